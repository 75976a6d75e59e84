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
	// Columns maps a key (or usual name) of SiteColumns or AccountColumns to the
	// sheet's header: "名称", "组/名称", or "名称#2" for a repeated header.
	Columns map[string]string
	AsOf    time.Time // day of the inspection
	Rules   *Ruleset  // whose measures are columns, too; may be nil
	// Verdicts maps words of the sheet to grades of the rule set.
	Verdicts map[string]string
	// FailuresOnly says that the sheet lists failures: a row without a verdict failed.
	FailuresOnly bool
	// FillDown lists keys whose empty cells repeat the cell above: a csv file
	// cannot merge cells. Without it an empty cell is an empty cell.
	FillDown []string
}

// ReadSites reads a sheet of sites, one a row.
func ReadSites(t *sheet.Table, o ReadOptions) (*Roster, diag.Findings) { return read(t, Site, o) }

// ReadAccounts reads a sheet of accounts: one a row, or a matrix with a column a
// platform, each followed by its verdict.
func ReadAccounts(t *sheet.Table, o ReadOptions) (*Roster, diag.Findings) {
	return read(t, Account, o)
}

func read(t *sheet.Table, k Kind, o ReadOptions) (*Roster, diag.Findings) {
	var findings diag.Findings
	r := &Roster{Kind: k, File: t.File, Sheet: t.Sheet, AsOf: o.AsOf, FailuresOnly: o.FailuresOnly, places: map[string]int{}, headers: t.Headers()}
	keys := matchColumns(t, columnsOf(k, o.Rules), o.Columns, &findings)
	if pairs := matrixPairs(t, k, keys); pairs != nil {
		r.readMatrix(t, keys, pairs, &findings)
	} else {
		r.readRows(t, keys)
	}
	if !r.Has(ColName) {
		name := usualName(k, ColName, "")
		findings.Tell(codeMissingColumn, t.Place(), "请加上这一列，或在 notice.toml 的 columns 写明。现有的表头："+strings.Join(t.Headers(),
			"、")+"。", "缺少“%s”这一列", name)
		r.Objects = nil
		return r, findings
	}
	r.fillDown(o.FillDown)
	r.translate(o.Verdicts)
	r.check(&findings)
	checkTotals(t, keys, &findings)
	return r, findings
}

// totalCount is how the last row of a sheet says how many objects there are: 60,
// 共60个. A longer number is a code.
var totalCount = regexp.MustCompile(`^(?:共|总计|合计)?([\d,]{1,9})(?:个|家)?$`)

// checkTotals holds a count in the total rows, under the names or the codes,
// against the rows: a difference means a row too few or too many.
func checkTotals(t *sheet.Table, keys []string, findings *diag.Findings) {
	for _, total := range t.Totals {
		if slices.ContainsFunc(total.Values, func(v sheet.Value) bool { return strings.Contains(sheet.Fold(v.Text), "小计") }) {
			continue
		}
		for i, key := range keys {
			if key != ColName && key != ColCode || i >= len(total.Values) {
				continue
			}
			m := totalCount.FindStringSubmatch(sheet.Fold(total.Values[i].Text))
			if m == nil {
				continue
			}
			if n, _, ok := sheet.Number(m[1]); ok && n.Cmp(big.NewRat(int64(len(t.Rows)), 1)) != 0 {
				findings.Tell(codeTotalRow, total.Values[i].Place, "请核对是否漏了行或者多了行，再改合计。", "合计行写的是%s，表里有%d行", m[1], len(t.Rows))
			}
		}
	}
}

// matchColumns returns the key of each column of the table, "" for the office's
// own columns: the keys sheet.Locate found, or, for a table made in another way,
// what is mapped first and then for every meaning the first of its headers.
func matchColumns(t *sheet.Table, wanted []Column, mapped map[string]string, findings *diag.Findings) []string {
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = c.Key
	}
	if slices.ContainsFunc(keys, func(k string) bool { return k != "" }) {
		return keys
	}
	taken := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(mapped)) {
		header := mapped[name]
		key := keyOf(wanted, name)
		if key == "" {
			findings.Tell(codeUnknownColumnKey, t.Place(), "可写的有："+strings.Join(columnKeys(wanted), "、")+"。", "列对应里的“%s”不认识", name)
			continue
		}
		i := t.Column(header)
		if i < 0 {
			findings.Tell(codeUnknownColumn, t.Place(), "表里的列："+strings.Join(t.Headers(), "、")+"。", "表里没有“%s”这一列", header)
			continue
		}
		keys[i], taken[key] = key, true
	}
	for _, c := range wanted {
		if taken[c.Key] {
			continue
		}
		if i := firstHeader(t, c.Headers, keys); i >= 0 {
			keys[i] = c.Key
		}
	}
	return keys
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

// firstHeader finds the first of some headers among the columns without a key.
func firstHeader(t *sheet.Table, names, keys []string) int {
	for _, n := range names {
		if i := t.Column(n); i >= 0 && keys[i] == "" {
			return i
		}
	}
	return -1
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
func usualName(k Kind, key, header string) string {
	for _, c := range columnsOf(k, nil) {
		if c.Key == key {
			return c.Name
		}
	}
	if key != "" {
		return key // a measure
	}
	return header
}

func (r *Roster) readRows(t *sheet.Table, keys []string) {
	for i := range t.Columns {
		r.addColumn(keys[i], usualName(r.Kind, keys[i], r.headers[i]), r.headers[i])
	}
	for _, row := range t.Rows {
		o := &Object{Kind: r.Kind, Row: row.Number, Hidden: row.Hidden, roster: r}
		for i := range t.Columns {
			if i < len(row.Values) {
				o.Cells = append(o.Cells, newCell(row.Values[i]))
			} else {
				o.Cells = append(o.Cells, Cell{})
			}
		}
		r.Objects = append(r.Objects, o)
	}
}

func newCell(v sheet.Value) Cell {
	at := v.Origin
	if at.IsZero() {
		at = v.Place
	}
	c := Cell{Text: v.Text, Value: v, Place: at}
	if !v.Date.IsZero() || v.Percent {
		c.Text = v.Shown()
	}
	return c
}

// fillDown repeats the cell above into empty cells of the given columns.
func (r *Roster) fillDown(keys []string) {
	for _, key := range keys {
		i, ok := r.places[key]
		if !ok {
			continue
		}
		var last Cell
		for _, o := range r.Objects {
			if o.Cells[i].Text == "" {
				o.Cells[i] = last
			}
			last = o.Cells[i]
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
		if to, ok := words[o.Cells[i].Text]; ok {
			o.Cells[i].Text = to
		}
	}
}

// siteCode is the form of a site's code (网站标识码): six digits of the area and
// four of the site, or bm and eight digits for bodies of the State Council.
var siteCode = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)

// damagedCode is a code a spreadsheet turned into a rounded number.
var damagedCode = regexp.MustCompile(`^\d(\.\d+)?[eE]\+\d+$`)

// check reports cells that name no object, name one twice or name it wrongly.
func (r *Roster) check(findings *diag.Findings) {
	seen, named, written := map[string]*Object{}, map[string]*Object{}, map[string][]string{}
	for _, o := range r.Objects {
		r.checkSameName(o, named, findings)
		r.checkFaults(o, findings)
		r.checkName(o, findings)
		r.checkCode(o, findings)
		if r.Kind == Account {
			r.checkPlatform(o, findings)
			r.checkSpelling(o, written, findings)
		}
		if id := o.identity(); id != "" {
			if first := seen[id]; first != nil {
				findings.Tell(duplicateCode(r.Kind), o.idPlace(), "请核对是否重复登记，重复的删去一行。",
					"%s与第%d行重复", describe(o), first.Row)
			} else {
				seen[id] = o
			}
		}
	}
}

// checkSameName reports two sites of one name with two codes: one of the codes is
// likely mistyped.
func (r *Roster) checkSameName(o *Object, named map[string]*Object, findings *diag.Findings) {
	name := o.Text(ColName)
	if r.Kind != Site || name == "" || o.Text(ColCode) == "" {
		return
	}
	first := named[name]
	if first == nil {
		named[name] = o
	} else if sheet.Fold(first.Text(ColCode)) != sheet.Fold(o.Text(ColCode)) {
		findings.Tell(codeSameName, o.place(), "请核对标识码；同一个网站登记了两次的，请删去一行。", "网站“%s”与第%d行同名，而标识码不同", name, first.Row)
	}
}

// checkFaults reports the cells that hold the error of a formula; those of
// measures, scores and days are told where they are read.
func (r *Roster) checkFaults(o *Object, findings *diag.Findings) {
	texts := columnsOf(r.Kind, nil)
	for i, c := range r.Columns {
		read := c.Key == ColScore || c.Key == ColUpdated || c.Key != "" && keyOf(texts, c.Key) == ""
		if i < len(o.Cells) && o.Cells[i].Value.Kind == sheet.Fault && !read {
			sheet.TextOf(o.Cells[i].Value, c.Name, findings)
		}
	}
}

func duplicateCode(k Kind) diag.Code {
	if k == Account {
		return codeDuplicateAccount
	}
	return codeDuplicateSite
}

func describe(o *Object) string {
	if o.Kind == Account {
		return fmt.Sprintf("%s账号“%s”", o.Text(ColPlatform), o.Text(ColName))
	}
	if code := o.Text(ColCode); code != "" {
		return fmt.Sprintf("网站标识码“%s”", code)
	}
	return fmt.Sprintf("网站“%s”", o.Text(ColName))
}

// idPlace is the cell that makes the object what it is.
func (o *Object) idPlace() diag.Place {
	if o.Kind == Site && o.Text(ColCode) != "" {
		return o.Get(ColCode).Place
	}
	return o.place()
}

func (r *Roster) checkName(o *Object, findings *diag.Findings) {
	if o.Text(ColName) == "" {
		findings.Tell(codeEmptyName, o.place(), "请补上名称；这一行作废的，请删去整行。", "第%d行没有%s名称，仍按一个%s计数", o.Row, o.Kind.Name(), o.Kind.Name())
	}
	if r.Has(ColSponsor) && o.Text(ColSponsor) == "" {
		findings.Tell(codeEmptySponsor, o.Get(ColSponsor).Place, "请补上；与上一行同一单位的，请合并单元格。", "“%s”没有填主办单位", o.Label())
	}
}

func (r *Roster) checkCode(o *Object, findings *diag.Findings) {
	if r.Kind != Site || !r.Has(ColCode) {
		return
	}
	c := o.Get(ColCode)
	i := r.places[ColCode]
	o.Cells[i].Text = sheet.Fold(c.Text)
	switch code := o.Cells[i].Text; {
	case code == "":
		findings.Tell(codeBadSiteCode, c.Place, "请补上，上下两期按标识码对应。", "“%s”没有填网站标识码", o.Label())
	case damagedCode.MatchString(code):
		findings.Tell(codeDamagedCode, c.Place, "请把这一列设为文本格式，重新填写。", "网站标识码“%s”已被表格软件改成了数值", code)
	case !siteCode.MatchString(code):
		findings.Tell(codeBadSiteCode, c.Place, "网站标识码是10位数字，或 bm 加8位数字。", "“%s”的网站标识码“%s”位数不对", o.Label(), code)
	}
}

func (r *Roster) checkPlatform(o *Object, findings *diag.Findings) {
	c := o.Get(ColPlatform)
	switch {
	case !r.Has(ColPlatform):
	case c.Text == "":
		findings.Tell(codeEmptyPlatform, c.Place, "请补上平台。", "“%s”没有填平台", o.Label())
	case !knownPlatform(c.Text):
		findings.Tell(codeUnknownPlatform, c.Place, "请核对；登记系统没有的平台写“其他+名称”。", "平台“%s”不在政务新媒体报送系统的平台之列", c.Text)
	}
}

// identity is what makes an object one and the same: a site's code, else its
// name; an account's platform and name.
func (o *Object) identity() string {
	if o.Kind == Site {
		if code := o.Text(ColCode); code != "" {
			return "code\x00" + code
		}
	}
	if o.Text(ColName) == "" {
		return ""
	}
	return spelled(o.Text(ColPlatform)) + "\x00" + o.Text(ColName)
}

// checkSpelling reports the first cell that writes a platform in a second way:
// groups by platform would come apart.
func (r *Roster) checkSpelling(o *Object, written map[string][]string, findings *diag.Findings) {
	c := o.Get(ColPlatform)
	name := spelled(c.Text)
	if c.Text == "" || slices.Contains(written[name], c.Text) {
		return
	}
	if len(written[name]) > 0 {
		findings.Tell(codePlatformSpelling, c.Place, "请统一写法，否则按平台分类时会分成两类。", "平台“%s”与前面的“%s”是同一个平台", c.Text, written[name][0])
	}
	written[name] = append(written[name], c.Text)
}
