package compose

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// tableBuilder makes document tables of what notice.toml asks for.
type tableBuilder struct {
	in       *counted
	findings diag.Findings
	whole    *figures.Set // all groups of the summary that is made
}

// build makes the table of a spec: an empty form, a sheet as it stands, a
// summary, or a list. nil when it cannot be made; the findings say why.
func (b *tableBuilder) build(spec issue.TableSpec) *document.Table {
	draft := b.draft(spec)
	if draft == nil {
		return nil
	}
	t := document.NewTable(*draft)
	b.widths(spec, t)
	return t
}

// widths gives the columns of a table what is asked for them, one number each.
func (b *tableBuilder) widths(spec issue.TableSpec, t *document.Table) {
	one := t
	if t.Whole != nil {
		one = t.Whole
	}
	switch given, want := len(spec.Widths), len(one.Columns); given {
	case 0:
	case want:
		t.Widths = slices.Repeat(spec.Widths, len(t.Columns)/want)
	default:
		b.findings.Tell(codeWidthsCount, spec.Place, "widths 一列写一个数，如 widths = [1, 3, 2]；不必定列宽的，删去 widths。",
			"widths 写了%d个数，而表有%d列。", given, want)
	}
}

// draft is the table with its spans as they are asked for.
func (b *tableBuilder) draft(spec issue.TableSpec) *document.Table {
	switch {
	case spec.Form:
		return b.form(spec)
	case spec.Sheet != "":
		return b.standing(spec)
	}
	src, ok := b.source(spec)
	if !ok {
		return nil
	}
	var t *document.Table
	if len(spec.By) > 0 {
		t = b.summary(spec, src.Set)
	} else {
		t = b.list(spec, src)
	}
	sideBySide(t, spec.Halves)
	return t
}

// frame is an empty draft with the head of the columns.
func (b *tableBuilder) frame(spec issue.TableSpec, cols []issue.ColumnSpec) *document.Table {
	t := document.Table{Period: spec.Period, Notes: spec.Notes, Form: spec.Form, RowHeight: spec.RowHeight, Place: spec.Place}
	if spec.Unit != "" {
		t.Unit = "单位：" + strings.TrimPrefix(spec.Unit, "单位：")
	}
	for _, c := range cols {
		name := c.Name
		if c.Group != "" {
			name = c.Group + "/" + c.Name
		}
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	if len(cols) > 0 { // a sheet as it stands brings its own head
		t.Head = headRows(cols)
	}
	return &t
}

// headRows makes one head row, or two when some column has a group: the group
// over its columns, every other head over both rows.
func headRows(cols []issue.ColumnSpec) []document.Row {
	top := document.Row{Cells: make([]document.Cell, len(cols))}
	low := document.Row{Cells: make([]document.Cell, len(cols))}
	group, two := 0, false
	for i, c := range cols {
		top.Cells[i] = document.Cell{Text: c.Name, RowSpan: 2, Place: c.Place}
		low.Cells[i] = document.Cell{Text: c.Name, Covered: c.Group == "", Place: c.Place}
		if c.Group == "" {
			continue
		}
		two = true
		top.Cells[i].Text, top.Cells[i].RowSpan = c.Group, 1
		if top.Cells[i].Covered = i > 0 && cols[i-1].Group == c.Group; !top.Cells[i].Covered {
			group = i
		}
		top.Cells[group].ColSpan = i - group + 1
	}
	if two {
		return []document.Row{top, low}
	}
	return []document.Row{top}
}

// form is an empty form: a head and rows to fill in, numbered where there is a
// column 序号.
func (b *tableBuilder) form(spec issue.TableSpec) *document.Table {
	if len(spec.Columns) == 0 {
		return nil // package issue has told
	}
	t := b.frame(spec, spec.Columns)
	for r := range max(spec.FormRows, 1) {
		row := document.Row{Cells: make([]document.Cell, len(spec.Columns))}
		for i, c := range spec.Columns {
			row.Cells[i] = document.Cell{Place: c.Place}
			if c.Source == serialName {
				row.Cells[i].Text = fmt.Sprint(r + 1)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// table is what the word 表 gives: a [[table]] by its key, or a sheet with all
// its columns. at is where the text calls it.
func (c *composer) table(name string, at diag.Place) (*document.Table, error) {
	spec, caption := issue.TableSpec{Rows: name}, ""
	for k := range c.in.Issue.Tables {
		if t := &c.in.Issue.Tables[k]; t.Key == name {
			if !c.tableWords("table", k) {
				return nil, vocabulary.ErrTold
			}
			spec, caption = t.TableSpec, t.Caption
			if spec.Rows == "" && spec.Sheet == "" && !spec.Form {
				spec.Rows = name
			}
		}
	}
	b := &tableBuilder{in: c.in}
	t := b.build(spec)
	for _, found := range b.findings {
		if found.Place.IsZero() { // a sheet named in the text has no place in notice.toml
			found.Place = at
		}
		c.findings = append(c.findings, found)
	}
	if t == nil {
		return nil, vocabulary.ErrTold
	}
	if len(t.Rows) == 0 && !t.Form && b.findings.Errors() == 0 && c.in.Ledger.Findings().Errors() == 0 {
		c.findings.Tell(codeEmptyTable, at, "请核对 where；本来就没有的，用 {{如有 …}} 略去。", "表“%s”只有表头，一行也没有", name)
	}
	t.Caption, t.Shown = caption, caption != ""
	return t, nil
}
