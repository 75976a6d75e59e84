package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/templates"
)

// What the program writes of rows is what the templates say of them.
func TestRowsAreAsInTemplates(t *testing.T) {
	hostile := `<a href="x">'甲'+&\乙` + "\n丙\x00"
	body := struct{ Rows []rowView }{[]rowView{
		{ID: "r1", Class: "sum total", Under: hostile, Cells: []cellView{
			{Text: hostile, Header: true, Scope: "row", ID: "t1", RowSpan: 2, ColSpan: 3, Class: "l k", Label: hostile},
			{Text: "93%", Value: "0.93", Key: hostile, over: "a", beside: "b", Class: "r"},
			{Text: "x", Value: "1", RowSpan: 1, ColSpan: 1},
		}},
		{Cells: []cellView{
			{Text: hostile, Parts: []titlePiece{{Text: hostile}, {Text: "网站", Keep: true}, {
				Line: []titlePiece{{Text: "<b>"}, {Text: "c", Keep: true}},
			}}},
			{Text: "名称", Header: true, Scope: "rowgroup"}, {},
		}},
	}}
	s, err := parse(templates.Set{})
	if err != nil {
		t.Fatal(err)
	}
	const rows = `{{define "page-rows"}}{{range .Rows}}
{{template "row" .}}{{end}}{{end}}
{{define "fragment-rows"}}{{range .Rows}}{{$sum := .Class}}
<tr>{{range .Cells}}{{if and .Header $sum}}{{template "fragment-head-cell" .}}{{else}}
{{- template "fragment-cell" .}}{{end}}{{end}}</tr>{{end}}{{end}}`
	if _, err := s.tree.New("rows").Parse(rows); err != nil {
		t.Fatal(err)
	}
	var page, fragment markup
	for i := range body.Rows {
		page.add("\n")
		page.row(&body.Rows[i])
		fragment.add("\n")
		fragment.plainRow(&body.Rows[i])
	}
	for name, got := range map[string]string{"page-rows": string(page.out), "fragment-rows": string(fragment.out)} {
		var want strings.Builder
		if err := s.tree.ExecuteTemplate(&want, name, body); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want.String(), got); d != "" {
			t.Errorf("%s (-templates +program):\n%s", name, d)
		}
	}
}
