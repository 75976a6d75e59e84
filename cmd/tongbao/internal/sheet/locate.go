package sheet

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// Wanted is a column the caller looks for.
type Wanted struct {
	Key      string     // the caller's name, which notice.toml maps: name
	Title    string     // its usual header, for messages: 网站名称
	Names    []string   // headers it is known by, best first; Title is one of them
	Required bool       // missing is an error
	Mapped   string     // header given in notice.toml; Names then do not count
	MappedAt diag.Place // where notice.toml gives it
}

// headerSearch is how many rows with content may stand above the header.
const headerSearch = 20

// Locate finds the table in a sheet: title rows, a header of one or two levels,
// data, total rows and notes. section is the table of notice.toml that maps the
// columns ("sites"), for the hints; with no wanted columns every column is taken
// as it is. The table is nil when the sheet has no header.
func Locate(g *Grid, section string, wanted []Wanted) (*Table, diag.Findings) {
	l := &locator{g: g, section: section, wanted: wanted}
	t := &Table{File: g.File, Sheet: g.Sheet}
	l.table = t
	h, ok := l.findHeader()
	if !ok {
		if len(contentRows(g)) == 0 {
			l.findings.Tell(codeSheetEmpty, t.Place(), "请核对工作表，或在 notice.toml 改用别的工作表。", "工作表是空的。")
		} else {
			l.findings.Tell(codeNoHeader, t.Place(), "第一行写列名，数据从第二行起。", "找不到表头。")
		}
		return nil, l.findings
	}
	if g.Hidden {
		l.findings = append(l.findings, TellHidden(g))
	}
	l.takeTitle(h)
	t.Head = slices.Clone(g.Rows[h.first : h.last+1])
	t.Columns = h.columns
	l.assign()
	l.takeRows(h)
	l.checkStray(h)
	l.narrow()
	l.takeMeans()
	l.takeSum()
	return t, l.findings
}

// TellHidden tells that a sheet is used though it is hidden.
func TellHidden(g *Grid) diag.Finding {
	return codeHiddenSheet.Found(diag.Place{File: g.File, Sheet: g.Sheet}, "请取消隐藏后核对。", "工作表是隐藏的，也当作数据读取。")
}

type locator struct {
	g        *Grid
	section  string
	wanted   []Wanted
	index    *wantedIndex // of wanted
	table    *Table
	findings diag.Findings
}

// header is a candidate: rows first to last of the grid.
type header struct {
	first, last int
	columns     []Column
	score       int
}

// findHeader chooses the rows that name most of the wanted columns. With none
// wanted, or none found, it is the first row that looks like names of columns.
func (l *locator) findHeader() (header, bool) {
	var best header
	for n, i := range contentRows(l.g) {
		if n >= headerSearch {
			break
		}
		candidates := []header{{first: i, last: i, columns: l.single(i)}}
		if i+1 < len(l.g.Rows) {
			if columns, ok := l.double(i); ok {
				candidates = append(candidates, header{first: i, last: i + 1, columns: columns})
			}
		}
		for _, h := range candidates {
			h.score = l.score(h.columns)
			if h.score > best.score || h.score == best.score && h.first == best.first && h.last > best.last {
				best = h
			}
		}
	}
	if best.score > 0 {
		return best, true
	}
	return l.firstHeader()
}

// firstHeader is the first row in which at least half of the sheet's columns
// hold a different short text each.
func (l *locator) firstHeader() (header, bool) {
	width, _ := l.g.size()
	for n, i := range contentRows(l.g) {
		if n >= headerSearch {
			break
		}
		h := header{first: i, last: i, columns: l.single(i)}
		if columns, ok := l.double(i); ok {
			h = header{first: i, last: i + 1, columns: columns}
		}
		if len(h.columns) >= max(1, (width+1)/2) && l.looksNamed(h.columns) && (len(h.columns) > 1 || width == 1) {
			return h, true
		}
	}
	return header{}, false
}

// maxHeader is the longest header in characters that a guess accepts.
const maxHeader = 40

func (l *locator) looksNamed(columns []Column) bool {
	for _, c := range columns {
		if len([]rune(c.Name)) > maxHeader || wordless(c.Name) || signed(Fold(c.Name)) {
			return false
		}
	}
	return true
}

// wordless reports figures and their marks only, such as a number, a code, a day
// or a range of them: data that names no column.
func wordless(s string) bool { return s != "" && strings.Trim(Fold(s), "0123456789.,%-") == "" }

// score counts the wanted columns a header names; required ones count double.
func (l *locator) score(columns []Column) int {
	if l.index == nil {
		l.index = indexOf(l.wanted)
	}
	found, n := make([]bool, len(l.wanted)), 0
	take := func(wanted []int) {
		for _, w := range wanted {
			if found[w] {
				continue
			}
			found[w] = true
			if n++; l.wanted[w].Required {
				n++
			}
		}
	}
	heads := headsOf(columns)
	for _, h := range heads {
		take(l.index.names[h.name])
		if h.grouped != "" {
			take(l.index.names[h.grouped])
		}
		if h.before != "" {
			take(l.index.names[h.before])
		}
	}
	for name, wanted := range l.index.numbered {
		if len(heads.named(name)) > 0 {
			take(wanted)
		}
	}
	return n
}

// wantedIndex is which of the wanted columns a header names.
type wantedIndex struct {
	names    map[string][]int // by the name as Fold makes it
	numbered map[string][]int // by a name as it is that may say which of several headers: 名称#2
}

func indexOf(wanted []Wanted) *wantedIndex {
	x := &wantedIndex{names: map[string][]int{}, numbered: map[string][]int{}}
	for i, w := range wanted {
		for _, name := range w.names() {
			folded := Fold(name)
			x.names[folded] = append(x.names[folded], i)
			if strings.Contains(name, "#") {
				x.numbered[name] = append(x.numbered[name], i)
			}
		}
	}
	return x
}

func (w Wanted) names() []string {
	if w.Mapped != "" {
		return []string{w.Mapped}
	}
	return w.Names
}

// single reads one row as a header. A cell over several columns names the first.
func (l *locator) single(i int) []Column {
	var out []Column
	for c, v := range l.g.Rows[i].Values {
		if !v.IsEmpty() && !v.Covered && v.Kind != Fault {
			out = append(out, Column{Name: headerText(v), Index: c, Place: v.Place})
		}
	}
	return out
}

// double reads rows i and i+1 as a header of two levels: somewhere in the upper
// row one name stands over several in the lower one. Merged cells show that; in
// csv files an empty cell after the upper name does.
func (l *locator) double(i int) ([]Column, bool) {
	if i+1 >= len(l.g.Rows) {
		return nil, false
	}
	upper, lower := l.g.Rows[i].Values, l.g.Rows[i+1].Values
	var out []Column
	var group Value
	levels := levelCount{}
	for c := range upper {
		u, d := upper[c], lower[c]
		if d.Covered && d.Origin() == u.Origin() { // one cell over both rows
			d = Value{}
		}
		if !u.IsEmpty() {
			group = u
		}
		switch {
		case d.IsEmpty() && (u.IsEmpty() || u.Covered):
		case d.IsEmpty():
			out = append(out, Column{Name: headerText(u), Index: c, Place: u.Place})
			levels.alone++
			levels.tall = levels.tall || u.Rows > 1
		case d.Kind != Text || wordless(d.Text):
			return nil, false
		case d.Covered:
		case group.IsEmpty():
			out = append(out, Column{Name: headerText(d), Index: c, Place: d.Place})
		default:
			out = append(out, Column{Group: headerText(group), Name: headerText(d), Index: c, Place: d.Place})
			levels.add(group, d)
			levels.numbers = levels.numbers || l.numberBelow(i+2, c)
		}
		levels.merged = levels.merged || u.Cols > 1
	}
	return out, levels.plausible()
}

// levelCount is the evidence for a header of two levels.
type levelCount struct {
	alone   int            // columns with a name in the upper row only
	members map[string]int // lower names of each upper cell
	names   map[string]int // how often each lower name stands there
	merged  bool           // an upper cell runs over several columns
	tall    bool           // a name stands in a cell over both rows
	numbers bool           // a number stands below a lower name
}

func (l *locator) numberBelow(i, c int) bool {
	return i < len(l.g.Rows) && wordless(l.g.Rows[i].Values[c].Text)
}

func (n *levelCount) add(group, name Value) {
	if n.members == nil {
		n.members, n.names = map[string]int{}, map[string]int{}
	}
	n.members[group.Origin().Cell]++
	n.names[Fold(name.Text)]++
}

// plausible tells a second level from data below a header and from a header
// below title cells: some upper name has several lower ones; without merged cells
// none has just one; and either some columns have no lower name, or lower names
// repeat from group to group. In a merged head the columns without a lower name
// are merged too; where they are not, only numbers below tell names from data.
func (n *levelCount) plausible() bool {
	several, single, repeated := false, false, false
	for _, m := range n.members {
		several, single = several || m > 1, single || m == 1
	}
	for _, m := range n.names {
		repeated = repeated || m > 1
	}
	if n.merged && n.alone > 0 && !n.tall && !n.numbers {
		return false
	}
	return several && (n.merged || !single) && (n.alone > 0 || repeated && len(n.members) > 1)
}

// headerText is a header on one line.
func headerText(v Value) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(v.Shown(), "\n", "")), " ")
}

// contentRows returns the indexes of rows that hold anything.
func contentRows(g *Grid) []int {
	var out []int
	for i, r := range g.Rows {
		if !blank(r) {
			out = append(out, i)
		}
	}
	return out
}

func blank(r Row) bool {
	for _, v := range r.Values {
		if !v.IsEmpty() {
			return false
		}
	}
	return true
}

// takeTitle keeps what stands above the header.
func (l *locator) takeTitle(h header) {
	for _, r := range l.g.Rows[:h.first] {
		for _, v := range r.Values {
			if !v.IsEmpty() && !v.Covered {
				l.table.Title = append(l.table.Title, v)
			}
		}
	}
}

// assign finds a column for each wanted one: mapped ones first, then by name,
// then by name without what stands in brackets, as 网站数（个）.
func (l *locator) assign() {
	t := l.table
	heads := headsOf(t.Columns)
	taken := map[int]string{}
	found := map[string]bool{}
	give := func(w Wanted, columns []int) bool {
		columns = slices.DeleteFunc(slices.Clone(columns), func(i int) bool { return taken[i] != "" })
		if len(columns) == 0 {
			return false
		}
		found[w.Key] = true
		if len(columns) > 1 {
			l.ambiguous(w, columns)
			return true
		}
		taken[columns[0]], t.Columns[columns[0]].Key = w.Key, w.Key
		return true
	}
	for _, match := range []func(string) []int{heads.named, heads.unbracketed} {
		for _, mapped := range []bool{true, false} {
			for _, w := range l.wanted {
				if found[w.Key] || (w.Mapped != "") != mapped {
					continue
				}
				for _, name := range w.names() {
					if give(w, match(name)) {
						break
					}
				}
			}
		}
	}
	for _, w := range l.wanted {
		if !found[w.Key] {
			l.missing(w)
		}
	}
}

func (l *locator) ambiguous(w Wanted, columns []int) {
	headers := l.table.Headers()
	var names []string
	for _, i := range columns {
		names = append(names, headers[i])
	}
	first := l.table.Columns[columns[0]]
	if len(columns) > 1 && first.Group == "" {
		names[0] = headers[columns[0]] + "#1"
	}
	f := codeAmbiguousColumn.Found(l.table.Columns[columns[1]].Place, l.mapHint(w, names[0]),
		"有 %d 列都可能是“%s”：%s。", len(columns), w.Title, strings.Join(names, "、"))
	if !w.Required {
		f = f.Eased()
	}
	l.findings = append(l.findings, f)
}

func (l *locator) mapHint(w Wanted, header string) string {
	return fmt.Sprintf("在 notice.toml 的 [%s] 写明 columns = { %s = \"%s\" }。", l.section, w.Key, header)
}

func (l *locator) missing(w Wanted) {
	headers := strings.Join(l.table.Headers(), "、")
	if w.Mapped != "" {
		l.findings.Tell(CodeMissingColumn, w.MappedAt, "现有的表头："+headers+"。",
			"工作表“%s”没有表头“%s”（%s）。", l.g.Sheet, w.Mapped, w.Key)
		return
	}
	if w.Required {
		l.findings.Tell(CodeMissingColumn, l.table.Place(), l.mapHint(w, "表里的表头")+"现有的表头："+headers+"。",
			"缺少“%s”这一列。", w.Title)
	}
}
