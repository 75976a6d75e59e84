package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
)

// blank is an object whose cell of a column is blank though it is needed.
type blank struct {
	object *Object
	what   string // what is amiss, behind the object's name
}

// blankColumn are the blanks of a column.
type blankColumn struct {
	code   diag.Code
	header string
	cell   func(*Object) Cell
	blanks []blank
	hint   string // what to do with one of them
	why    string // what follows from a blank column, with the mark before it
	orElse string // what to do with a blank column, beside hint
	single bool   // a column that is blank is not at fault, only these cells are
}

// dropColumn is what to do with a blank column of what nobody has to have.
const dropColumn = "本来没有的，请删去这一列。"

// column is a column by its key, without blanks.
func (r *Roster) column(key string, code diag.Code, hint string) blankColumn {
	b := blankColumn{code: code, hint: hint, cell: func(o *Object) Cell { return o.Get(key) }}
	if i, ok := r.places[key]; ok {
		b.header = r.Columns[i].Header
	}
	return b
}

// tellBlanks tells of blanks one by one, but once where the whole column is blank: then it is
// the column that is missing, not a cell of each row.
func (r *Roster) tellBlanks(c blankColumn, findings *diag.Findings) {
	filled := func(o *Object) bool { return c.cell(o).Text != "" }
	if len(c.blanks) > 1 && !c.single && !slices.ContainsFunc(r.Objects, filled) {
		findings.Tell(c.code, diag.Span(c.cell(r.Objects[0]).Place, c.cell(r.Objects[len(r.Objects)-1]).Place), c.hint+c.orElse,
			"“%s”一列%d行全空着%s", c.header, len(r.Objects), c.why)
		return
	}
	for _, b := range c.blanks {
		findings.Tell(c.code, c.cell(b.object).Place, c.hint, "“%s”%s", b.object.Label(), b.what)
	}
}

// checkBlanks tells of what every object has to have in the columns that are there.
func (r *Roster) checkBlanks(findings *diag.Findings) {
	for _, c := range []struct {
		key        string
		code       diag.Code
		hint, what string
	}{
		{ColSponsor, codeEmptySponsor, "请补上；与上一行同一单位的，请合并单元格。", "没有填主办单位"},
		{ColCode, codeBadSiteCode, "请补上，上下两期按标识码对应。", "没有填" + usualName(r.Kind, ColCode, "")},
		{ColPlatform, codeEmptyPlatform, "请补上平台。", "没有填平台"},
	} {
		if !r.Kind.has(c.key) || !r.Has(c.key) || c.key == ColCode && r.Kind.CodeForm == nil {
			continue
		}
		column := r.column(c.key, c.code, c.hint)
		column.orElse = dropColumn
		for _, o := range r.Objects {
			if o.Text(c.key) == "" {
				column.blanks = append(column.blanks, blank{o, c.what})
			}
		}
		if c.key == ColSponsor && r.filledOnce(column) {
			r.tellFilledOnce(column, findings)
			continue
		}
		r.tellBlanks(column, findings)
	}
}
