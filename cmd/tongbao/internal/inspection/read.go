package inspection

import (
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// ReadOptions say how a roster is to be read.
type ReadOptions struct {
	Section string    // table of notice.toml that says where the columns stand, for hints
	Columns []Mapping // columns the sheet calls otherwise
	// Fill are columns whose blank cells mean what stands above them; FillAt is where notice.toml says so.
	Fill   []string
	FillAt diag.Place
	AsOf   time.Time // day of the inspection
	Rules  *Ruleset  // whose measures are columns, too; may be nil
	// Verdicts maps words of the sheet to grades of the rule set.
	Verdicts map[string]string
	// FailuresOnly says that the sheet lists failures: a row without a verdict failed.
	FailuresOnly bool
	// Judged says that the notice gives verdicts: that the sheet has no column of them is an error.
	Judged bool
	// Entries says that a row is a visit or a problem, of which an object may have several.
	Entries bool
	// Categories are names of kinds of problems that are known beside those of the rule set.
	Categories []string
}

// Mapping gives a column its header: Key is a key or usual name of ColumnsOf, Text
// the sheet's header, "名称", "组/名称", or "名称#2" for a repeated one.
type Mapping struct {
	Key, Text string
	Place     diag.Place
}

// Read finds the table in a sheet and reads it as a roster: one object a row, or,
// of accounts, a matrix with a column a platform, each followed by its verdict. It
// is nil when the table or a column it needs is not there.
func Read(k *Kind, g *sheet.Grid, o ReadOptions) (*Roster, diag.Findings) {
	findings := checkMappings(k, o)
	t, pairs, more := locate(k, g, o)
	findings = append(findings, more...)
	if t == nil || more.Errors() > 0 {
		return nil, findings
	}
	fillDown(t, k, o, &findings)
	r := &Roster{Kind: k, File: t.File, Sheet: t.Sheet, AsOf: o.AsOf, FailuresOnly: o.FailuresOnly, Judged: o.Judged, Entries: o.Entries,
		places: map[string]int{}, headers: t.Headers(), categories: o.Categories}
	if pairs != nil {
		r.readMatrix(t, pairs, &findings)
	} else {
		markedAsMarks(t, o)
		r.readRows(t)
		r.table = t
	}
	if !r.Has(ColName) {
		findings.Tell(sheet.CodeMissingColumn, t.Place(), "请加上这一列，或在 notice.toml 的 columns 写明。现有的表头："+strings.Join(t.Headers(), "、")+"。",
			"缺少“%s”这一列", usualName(k, ColName, ""))
		return nil, findings
	}
	r.findRechecks()
	r.nameDays(o.Rules)
	r.translate(o.Verdicts)
	r.check(&findings)
	checkTotals(t, r, &findings)
	return r, findings
}

// locate finds the table and, of a sheet with a column a platform, the pairs of
// columns. There a header of verdicts stands once for each platform; it is not
// looked for, so that it is not ambiguous.
func locate(k *Kind, g *sheet.Grid, o ReadOptions) (*sheet.Table, []matrixPair, diag.Findings) {
	wanted := o.wanted(k)
	t, findings := sheet.Locate(g, o.Section, wanted)
	if t == nil {
		return nil, nil, findings
	}
	pairs := matrixPairs(t, k)
	if pairs != nil {
		wanted = slices.DeleteFunc(wanted, func(w sheet.Wanted) bool { return w.Key == ColVerdict })
		t, findings = sheet.Locate(g, o.Section, wanted)
	}
	return t, pairs, findings
}

// wanted lists the columns of a roster with the headers they are mapped to.
func (o ReadOptions) wanted(k *Kind) []sheet.Wanted {
	columns := ColumnsOf(k, o.Rules)
	out := make([]sheet.Wanted, len(columns))
	for i, c := range columns {
		out[i] = sheet.Wanted{Key: c.Key, Title: c.Name, Names: c.Headers, Required: c.Required}
		if m := slices.IndexFunc(o.Columns, c.means); m >= 0 {
			out[i].Mapped, out[i].MappedAt = o.Columns[m].Text, o.Columns[m].Place
		}
	}
	return out
}

// means reports whether a mapping is about the column.
func (c Column) means(m Mapping) bool { return m.Key == c.Key || m.Key == c.Name }

// checkMappings reports mappings of columns that mean nothing.
func checkMappings(k *Kind, o ReadOptions) diag.Findings {
	var findings diag.Findings
	known := ColumnsOf(k, o.Rules)
	for _, m := range o.Columns {
		if slices.ContainsFunc(known, func(c Column) bool { return c.means(m) }) {
			continue
		}
		findings.Tell(codeUnknownColumnKey, m.Place, "可以写的有："+strings.Join(columnKeys(known), "、")+"。", "columns 里的“%s”不认识", m.Key)
	}
	return findings
}

// totalCount is how the last row of a sheet says how many objects there are: 60,
// 共60个. A longer number is a code.
var totalCount = regexp.MustCompile(`^(?:共|总计|合计)?([\d,]{1,9})(?:个|家)?$`)

// checkTotals holds a count in the total rows, under the names or the codes,
// against the rows: a difference means a row too few or too many. Closed objects may be left out.
func checkTotals(t *sheet.Table, r *Roster, findings *diag.Findings) {
	isCount := func(n *big.Rat) bool {
		there := slices.DeleteFunc(slices.Clone(r.Objects), (*Object).saysClosed)
		return n.Cmp(big.NewRat(int64(len(t.Rows)), 1)) == 0 || n.Cmp(big.NewRat(int64(len(t.Rows)-len(r.Objects)+len(there)), 1)) == 0
	}
	for _, total := range t.Totals {
		if slices.ContainsFunc(total.Values, func(v sheet.Value) bool { return strings.Contains(sheet.Fold(v.Text), "小计") }) {
			continue
		}
		for i, c := range t.Columns {
			if c.Key != ColName && c.Key != ColCode || i >= len(total.Values) {
				continue
			}
			m := totalCount.FindStringSubmatch(sheet.Fold(total.Values[i].Text))
			if m == nil {
				continue
			}
			if n, _, ok := sheet.Number(m[1]); ok && !isCount(n) {
				findings.Tell(codeTotalRow, total.Values[i].Place, "请核对是否漏了行或者多了行，再改合计。", "合计行写的是%s，表里有%d行", m[1], len(t.Rows))
			}
		}
	}
}

func keyOf(wanted []Column, name string) string {
	for _, c := range wanted {
		if c.Key == name || c.Name == name {
			return c.Key
		}
	}
	return ""
}

func columnKeys(wanted []Column) []string {
	var out []string
	for _, c := range wanted {
		if c.Key == c.Name {
			out = append(out, c.Key)
		} else {
			out = append(out, c.Key+"（"+c.Name+"）")
		}
	}
	return out
}

// addColumn appends a column to the roster; a repeated name gets #2, #3.
func (r *Roster) addColumn(key, name, header string) {
	base := name
	for n := 2; slices.ContainsFunc(r.Columns, func(c RosterColumn) bool { return c.Name == name }); n++ {
		name = fmt.Sprintf("%s#%d", base, n)
	}
	if key != "" {
		r.places[key] = len(r.Columns)
	}
	r.Columns = append(r.Columns, RosterColumn{Key: key, Name: name, Header: header})
}

// usualName is the name of a key's column in figures and templates.
func usualName(k *Kind, key, header string) string {
	for _, columns := range [][]Column{k.Columns, common} {
		for _, c := range columns {
			if c.Key == key {
				return c.Name
			}
		}
	}
	if key != "" {
		return key // a measure
	}
	return header
}

func (r *Roster) readRows(t *sheet.Table) {
	for i, c := range t.Columns {
		r.addColumn(c.Key, usualName(r.Kind, c.Key, r.headers[i]), r.headers[i])
	}
	for _, row := range t.Rows {
		o := &Object{Kind: r.Kind, Row: row.Number, Cells: make([]Cell, len(t.Columns)), roster: r}
		for i := range t.Columns {
			o.Cells[i] = newCell(row.At(i))
		}
		r.Objects = append(r.Objects, o)
	}
	for i, c := range r.Columns {
		if c.Key == "" {
			r.Columns[i].Values = scaleOf(c.Header, cellsOf(t.Rows, i))
		}
	}
}

// cellsOf are what the cells of a column show.
func cellsOf(rows []sheet.Row, column int) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.At(column).Shown()
	}
	return out
}

func newCell(v sheet.Value) Cell {
	at := v.Origin()
	if at.IsZero() {
		at = v.Place
	}
	return Cell{Text: v.Shown(), Value: v, Place: at}
}

// nameDays prints as a day what is the serial number of one, in the columns of days: its
// cell has lost the format. Reading it tells so.
func (r *Roster) nameDays(rules *Ruleset) {
	if rules == nil {
		rules = &Ruleset{}
	}
	for i, c := range r.Columns {
		if m := rules.measure(r.Kind.Word, c.Key); c.Key != ColUpdated && (m == nil || m.Kind != DateMeasure) {
			continue
		}
		for _, o := range r.Objects {
			if day, ok := sheet.SerialDate(o.Cells[i].Value); ok {
				o.Cells[i].Text = day.String()
			}
		}
	}
}

// translate replaces the sheet's words for verdicts by those of the rule set.
func (r *Roster) translate(words map[string]string) {
	i, ok := r.places[ColVerdict]
	if !ok {
		return
	}
	for _, o := range r.Objects {
		for _, word := range slices.Sorted(maps.Keys(words)) {
			if sheet.Fold(word) == sheet.Fold(o.Cells[i].Text) {
				o.Cells[i].Text = words[word]
				break
			}
		}
	}
}

// damagedCode is a code a spreadsheet turned into a rounded number.
var damagedCode = regexp.MustCompile(`^\d(\.\d+)?[eE]\+\d+$`)

// check reports cells that name no object, name one twice or name it wrongly.
func (r *Roster) check(findings *diag.Findings) {
	double, written := newTwice(r), map[string][]string{}
	r.checkSwapped(findings)
	r.checkCounts(findings)
	r.checkBlanks(findings)
	r.checkFaults(findings)
	for _, o := range r.Objects {
		r.checkName(o, findings)
		r.checkCode(o, findings)
		if r.Kind.has(ColPlatform) {
			r.checkPlatform(o, findings)
			r.checkSpelling(o, written, findings)
		}
		double.check(o, findings)
	}
}

// swapped is the key of the column whose cell looks swapped with the object's code, or, of
// what is known by platform and name, with its platform; "" when none does.
func (o *Object) swapped() string {
	code, platform := sheet.Fold(o.Text(ColCode)), o.Text(ColPlatform)
	form := o.Kind.CodeForm
	switch {
	case form != nil && code != "" && !form.MatchString(code):
		for _, key := range []string{ColName, ColShort, ColSponsor, ColURL} {
			if form.MatchString(sheet.Fold(o.Text(key))) {
				return key
			}
		}
	case o.Kind.has(ColPlatform) && platform != "" && !knownPlatform(platform) && knownPlatform(o.Text(ColName)):
		return ColName
	}
	return ""
}

// checkSwapped reports once, at the first of them, the objects that look swapped.
func (r *Roster) checkSwapped(findings *diag.Findings) {
	var first *Object
	n := 0
	for _, o := range r.Objects {
		if o.swapped() != "" {
			if n++; first == nil {
				first = o
			}
		}
	}
	if first == nil {
		return
	}
	key, other := first.swapped(), ColCode
	if r.Kind.CodeForm == nil {
		other = ColPlatform
	}
	findings.Tell(codeSwappedColumns, first.Get(key).Place, "请核对这两列，把表头或数据对调；也可以在 notice.toml 的 columns 里写明。",
		"“%s”和“%s”两列像是填反了，共%d行，如这一行的“%s”是“%s”", first.columnName(key), first.columnName(other), n, first.columnName(key), first.Text(key))
}

// checkCounts reports numbers in the office's own columns of counts that are none.
func (r *Roster) checkCounts(findings *diag.Findings) {
	for i, c := range r.Columns {
		group, name, two := strings.Cut(c.Header, "/")
		if !two {
			group, name = "", c.Header
		}
		if c.Key != "" || !newHead(sheet.Column{Group: group, Name: name}).count {
			continue
		}
		for _, o := range r.Objects {
			if i < len(o.Cells) {
				checkCount(o.Cells[i].Value, c.Name, findings)
			}
		}
	}
}

// checkFaults reports the cells that hold the error of a formula; those of
// measures, scores and days are told where they are read.
func (r *Roster) checkFaults(findings *diag.Findings) {
	texts := ColumnsOf(r.Kind, nil)
	for i, c := range r.Columns {
		if c.Key == ColScore || c.Key == ColUpdated || c.Key != "" && keyOf(texts, c.Key) == "" {
			continue
		}
		for _, o := range r.Objects {
			if i < len(o.Cells) {
				sheet.Faulty(o.Cells[i].Value, c.Name, findings)
			}
		}
	}
}

// duplicateOf is the code of an object that is registered twice: under one code, or
// under one name.
func duplicateOf(k *Kind) diag.Code {
	if k.CodeForm != nil {
		return codeDuplicateSite
	}
	return codeDuplicateAccount
}

func describe(o *Object) string {
	if o.coded() {
		return fmt.Sprintf("%s“%s”", usualName(o.Kind, ColCode, ""), o.Text(ColCode))
	}
	return fmt.Sprintf("%s%s“%s”", o.Text(ColPlatform), o.Kind.One, o.Text(ColName))
}

// coded reports an object that is known by its code.
func (o *Object) coded() bool { return o.Kind.CodeForm != nil && o.Text(ColCode) != "" }

// idPlace is the cell that makes the object what it is.
func (o *Object) idPlace() diag.Place {
	if o.coded() {
		return o.Get(ColCode).Place
	}
	return o.place()
}

func (r *Roster) checkName(o *Object, findings *diag.Findings) {
	if o.Text(ColName) == "" {
		findings.Tell(codeEmptyName, o.place(), "请补上名称；这一行作废的，请删去整行。", "第%d行没有%s名称，仍按一个%s计数", o.Row, o.Kind.Name, o.Kind.Name)
	}
}

func (r *Roster) checkCode(o *Object, findings *diag.Findings) {
	if r.Kind.CodeForm == nil || !r.Has(ColCode) {
		return
	}
	c := o.Get(ColCode)
	i, what := r.places[ColCode], usualName(r.Kind, ColCode, "")
	o.Cells[i].Text = sheet.Fold(c.Text)
	switch code := o.Cells[i].Text; {
	case o.swapped() != "", code == "": // told
	case c.Value.LostDigits(): // told where the cell was read
	case damagedCode.MatchString(code):
		findings.Tell(codeDamagedCode, c.Place, "请把这一列设为文本格式，重新填写。", "%s“%s”已被表格软件改成了数值", what, code)
	case !r.Kind.CodeForm.MatchString(code):
		findings.Tell(codeBadSiteCode, c.Place, r.Kind.CodeHint, "“%s”的%s“%s”位数不对", o.Label(), what, code)
	}
}

func (r *Roster) checkPlatform(o *Object, findings *diag.Findings) {
	c := o.Get(ColPlatform)
	switch {
	case !r.Has(ColPlatform), o.swapped() != "", c.Text == "": // told
	case !knownPlatform(c.Text):
		findings.Tell(codeUnknownPlatform, c.Place, "请核对；登记系统没有的平台写“其他+名称”。", "平台“%s”不在政务新媒体报送系统的平台之列", c.Text)
	}
}

// identity is what makes an object one and the same: a site's code, else its
// name; an account's platform and name.
func (o *Object) identity() string {
	if o.coded() {
		return "code\x00" + o.Text(ColCode)
	}
	if o.Text(ColName) == "" {
		return ""
	}
	return spelled(o.Text(ColPlatform)) + "\x00" + sheet.Fold(o.Text(ColName))
}

// checkSpelling reports the first cell that writes a platform in a second way:
// groups by platform would come apart.
func (r *Roster) checkSpelling(o *Object, written map[string][]string, findings *diag.Findings) {
	c := o.Get(ColPlatform)
	name := spelled(c.Text)
	same := func(other string) bool { return sheet.Fold(other) == sheet.Fold(c.Text) } // and one group
	if c.Text == "" || slices.ContainsFunc(written[name], same) {
		return
	}
	if len(written[name]) > 0 {
		findings.Tell(codePlatformSpelling, c.Place, "请统一写法，否则按平台分类时会分成两类。", "平台“%s”与前面的“%s”是同一个平台", c.Text, written[name][0])
	}
	written[name] = append(written[name], c.Text)
}
