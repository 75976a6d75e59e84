package starter

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Found is the sheet of a kind of objects in a workbook, as far as it is recognised.
type Found struct {
	Kind  *inspection.Kind
	Sheet string
	table *sheet.Table
	guess map[string]string // header by key, of columns that are only like one
	loose []string          // headers that mean nothing to the program
	rules string            // name of the rules whose measures it has; empty: it has none
}

// fewestColumns is from how many columns on that a kind of objects has a sheet is taken for its roster.
const fewestColumns = 2

// fewestMeasures is from how many measures on that a sheet is taken to be judged by the rules.
const fewestMeasures = 2

// FindSheets finds the rosters in the sheets of a workbook; rules are those whose measures may be columns.
func FindSheets(grids []sheet.Grid, rules *inspection.Ruleset) (out []Found) {
	taken := map[string]bool{}
	for _, k := range inspection.Kinds() {
		var best *Found
		most := fewestColumns - 1
		for i := range grids {
			g := &grids[i]
			if g.Hidden || taken[g.Sheet] || g.Sheet == inspection.GuideSheet {
				continue
			}
			if f, n := find(k, g, rules); f != nil && n > most {
				best, most = f, n
			}
		}
		if best != nil {
			taken[best.Sheet] = true
			out = append(out, *best)
		}
	}
	return out
}

// find is a sheet as the roster of a kind, and how much speaks for it; nil where it has no names, or those of
// another kind.
func find(k *inspection.Kind, g *sheet.Grid, rules *inspection.Ruleset) (*Found, int) {
	t := inspection.Recognise(k, g, nil, rules)
	if t == nil {
		return nil, 0
	}
	f := &Found{Kind: k, Sheet: g.Sheet, table: t, guess: map[string]string{}, rules: measured(k, t, rules)}
	n := 0
	own := map[string]bool{}
	for _, c := range t.Columns {
		own[c.Key] = c.Key != ""
	}
	for i, c := range t.Columns {
		if c.Key != "" {
			n++
			continue
		}
		header := t.Headers()[i]
		if key := f.like(c.Name); key != "" && !own[key] {
			own[key], f.guess[key] = true, header
			n++
			continue
		}
		f.loose = append(f.loose, header)
	}
	if slices.Contains(k.Sheets, g.Sheet) {
		n += 2 * fewestColumns
	}
	if speaksOfAnother(k, g, own) || !own[inspection.ColName] {
		return nil, 0
	}
	return f, n
}

// measured is the name of the rules whose measures a table has; empty: it has none or few.
func measured(k *inspection.Kind, t *sheet.Table, rules *inspection.Ruleset) string {
	n := 0
	for _, m := range rules.Measures {
		if m.Object == k.Word && t.Find(m.Name) >= 0 {
			n++
		}
	}
	if n < fewestMeasures {
		return ""
	}
	return rules.Name
}

// speaksOfAnother reports a sheet that is rather another kind's: by its name, or a column only that has.
func speaksOfAnother(k *inspection.Kind, g *sheet.Grid, own map[string]bool) bool {
	if k.CodeForm != nil {
		return slices.ContainsFunc([]string{"新媒体", "账号"}, func(w string) bool { return strings.Contains(g.Sheet, w) })
	}
	return !own[inspection.ColPlatform] && !strings.Contains(g.Sheet, k.Word) && !strings.Contains(g.Sheet, k.One)
}

// like is the key of the one column whose header a header holds, or is part of; "" where none or several are.
func (f *Found) like(header string) string {
	h := sheet.Fold(header)
	var keys []string
	for _, c := range inspection.ColumnsOf(f.Kind, nil) {
		if c.Key == inspection.ColNumber {
			continue
		}
		if slices.ContainsFunc(c.Headers, func(own string) bool { return len([]rune(own)) > 2 && strings.Contains(h, sheet.Fold(own)) }) {
			keys = append(keys, c.Key)
		}
	}
	if len(keys) != 1 {
		return ""
	}
	return keys[0]
}

// mappings are the columns as notice.toml maps them; empty where all go by their usual names.
func (f Found) mappings() string {
	var out []string
	for _, c := range inspection.ColumnsOf(f.Kind, nil) {
		if header := f.guess[c.Key]; header != "" {
			out = append(out, c.Key+" = "+quoted(header))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "{ " + strings.Join(out, ", ") + " }"
}

// OfWorkbook are the files of a notice whose data lie in a workbook already; it is copied as it is. grids are its
// sheets, found the rosters among them.
func OfWorkbook(b Brief, o *Office, book File, grids []sheet.Grid, found []Found, body string) ([]File, *Report, error) {
	b = b.about(found)
	files, r, err := Fresh(b, o, found, body, nil, nil)
	r.Carried = append(r.Carried, book.Name+"：照原样复制")
	for _, f := range found {
		r.Carried = append(r.Carried, fmt.Sprintf("%s 工作表“%s”当作%s的名单，认得的列：%s", book.Name, f.Sheet, f.Kind.Name, f.known()))
		if f.rules != "" {
			r.Doubt = append(r.Doubt, Note{File: book.Name + "!" + f.Sheet, Text: "有各项指标的列，按 " + f.rules + " 判定；只照填写的结果的，删去 notice.toml 里的 rules"})
		}
		for _, header := range f.guess {
			r.Doubt = append(r.Doubt, Note{File: book.Name + "!" + f.Sheet, Text: "“" + header + "”在 notice.toml 的 columns 里对应了，请核对"})
		}
		if len(f.loose) > 0 {
			r.Doubt = append(r.Doubt, Note{File: book.Name + "!" + f.Sheet,
				Text: "没有认出的列：" + strings.Join(f.loose, "、") + "；要用的在 columns 里对应，否则当作本单位自己的列"})
		}
	}
	for _, g := range grids {
		if g.Sheet != inspection.GuideSheet && !slices.ContainsFunc(found, func(f Found) bool { return f.Sheet == g.Sheet }) {
			r.Doubt = append(r.Doubt, Note{File: book.Name + "!" + g.Sheet, Text: "没有认出是名单，正文里可以按表名引用"})
		}
	}
	slices.SortFunc(r.Doubt, func(a, b Note) int { return strings.Compare(a.File+a.Text, b.File+b.Text) })
	return append(files, book), r, err
}

// about is the brief about the kinds that a workbook lists.
func (b Brief) about(found []Found) Brief {
	out := Brief{}
	for k, v := range b {
		out[k] = v
	}
	if len(found) == 1 {
		out[keyKinds] = found[0].Kind.Word
	}
	return out
}

// known lists the headers that are recognised by their usual names.
func (f Found) known() string {
	var out []string
	for _, c := range f.table.Columns {
		if c.Key != "" {
			out = append(out, c.Name)
		}
	}
	return strings.Join(out, "、")
}
