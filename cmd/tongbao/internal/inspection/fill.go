package inspection

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// fillDown gives the blank cells of the columns that the notice fills what stands above them, as if they
// were merged with that cell. The sheet itself stays as it is.
func fillDown(t *sheet.Table, k *Kind, o ReadOptions, findings *diag.Findings) {
	for _, name := range o.Fill {
		i := t.Column(name)
		if i < 0 {
			i = t.Find(keyNamed(ColumnsOf(k, o.Rules), name))
		}
		if i < 0 {
			findings.Tell(sheet.CodeUnknownColumn, o.FillAt, "请写表里的列名："+strings.Join(t.Headers(), "、")+"。", "fill 里的“%s”不是表里的列", name)
			continue
		}
		fillColumn(t.Rows, i)
	}
}

// keyNamed is the key of the column with a usual name; without one it is the name, which no column is found for.
func keyNamed(columns []Column, name string) string {
	if i := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name }); i >= 0 {
		return columns[i].Key
	}
	return name
}

func fillColumn(rows []sheet.Row, i int) {
	var above sheet.Value
	var origin *diag.Place // of it
	for n := range rows {
		v := rows[n].At(i)
		switch {
		case !v.IsEmpty():
			at := v.Origin()
			above, origin = v, &at
		case !above.IsEmpty() && i < len(rows[n].Values):
			filled := above
			filled.Place, filled.Anchor, filled.Covered, filled.Rows = v.Place, origin, true, 1
			rows[n].Values = slices.Clone(rows[n].Values)
			rows[n].Values[i] = filled
		}
	}
}

// filledOnce reports a column in which several rows of one unit have it in the first of them alone, as merged
// cells that were taken apart look: it begins with one, and no two rows with the same one touch.
func (r *Roster) filledOnce(c blankColumn) bool {
	if len(c.blanks) < 2 || c.cell(r.Objects[0]).Text == "" {
		return false
	}
	for i, o := range r.Objects[1:] {
		if text := c.cell(o).Text; text != "" && text == c.cell(r.Objects[i]).Text {
			return false
		}
	}
	return true
}

// tellFilledOnce tells of the blanks of such a column, and how they are filled.
func (r *Roster) tellFilledOnce(c blankColumn, findings *diag.Findings) {
	for _, b := range c.blanks {
		findings.Tell(c.code, c.cell(b.object).Place, "空着的是上一行的单位，就在 notice.toml 的 ["+r.Kind.Key+"] 写 fill = [\""+c.header+"\"]；不是的，请补上。",
			"“%s”只填在几行的第一行，下面空着", c.header)
	}
}
