package compose

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// practice is a notice with a free sheet of two themes.
func practice() *counted {
	t := &sheet.Table{File: "甲.xlsx", Sheet: "做法", Columns: []sheet.Column{{Name: "主题"}, {Name: "单位"}}}
	for i, row := range [][2]string{{"互动", "一局*"}, {"服务", "二局"}, {"互动", ""}} {
		r := sheet.Row{Number: i + 2}
		for c, text := range row {
			at := diag.Place{File: "甲.xlsx", Sheet: "做法", Cell: sheet.CellName(c, i+2)}
			r.Values = append(r.Values, sheet.Value{Text: text, Place: at, Origin: at})
		}
		t.Rows = append(t.Rows, r)
	}
	l := figures.NewLedger(figures.Options{})
	return &counted{
		Kinds:  inspection.Kinds(),
		Issue:  &issue.Issue{Values: []issue.Value{{Name: "字数", Kind: issue.CountValue, Count: 150, Place: place("notice.toml", 9)}}},
		Ledger: l, Tables: []*figures.Set{figures.NewSet(l, inspection.SheetListing(t))},
	}
}

// TestLines holds that a cell's text is never markdown and knows its cell, and
// that an empty cell prints nothing.
func TestLines(t *testing.T) {
	in := practice()
	c := newComposer(in)
	blocks := c.blocks(survey.Text{Name: "body.md", Source: "{{range $i, $r := ((sheet \"做法\").Where \"主题\" \"互动\").Lines}}{{if $i}}；" +
		"{{end}}{{$r.Cell \"单位\"}}{{end}}。共{{count ((sheet \"做法\").Where \"主题\" \"互动\")}}条。\n"})
	if len(c.findings) > 0 {
		t.Fatal(c.findings)
	}
	if d := cmp.Diff("一局*；。共2条。\n", sketch(blocks)); d != "" {
		t.Error(d)
	}
	var at []string
	for _, x := range blocks[0].(*document.Paragraph).Text {
		if x.Place.Sheet != "" {
			at = append(at, x.Text+"@"+x.Place.Cell)
		}
	}
	if d := cmp.Diff([]string{"一局*@B2"}, at); d != "" {
		t.Error(d)
	}
}

// TestTableWords holds that heads, notes and the lines above a table are
// templates, and that the spec itself stays as read.
func TestTableWords(t *testing.T) {
	c := newComposer(practice())
	spec := issue.TableSpec{
		Form: true, FormRows: 1, Period: "共{{value \"字数\"}}字", Notes: []string{"不超过{{value \"字数\"}}字", "照原样"},
		Columns: []issue.ColumnSpec{{Name: "做法（{{value \"字数\"}}字）", Source: "做法（{{value \"字数\"}}字）"}},
		Place:   place("notice.toml", 20),
	}
	got := c.tableWords(spec)
	if d := cmp.Diff([]string{"共150字", "不超过150字", "照原样", "做法（150字）"},
		append(append([]string{got.Period}, got.Notes...), got.Columns[0].Name)); d != "" {
		t.Error(d)
	}
	if spec.Notes[0] == got.Notes[0] || spec.Columns[0].Name == got.Columns[0].Name {
		t.Error("the spec was changed")
	}
	spec.Notes = []string{"{{value \"没有\"}}"}
	c.tableWords(spec)
	if len(c.findings) != 1 || c.findings[0].Place != spec.Place {
		t.Errorf("an unknown value in a note: %v", c.findings)
	}
}

// TestAbsent holds what texts for any notice ask and say of parts that may not
// be there.
func TestAbsent(t *testing.T) {
	attachments := []issue.Attachment{
		{TableSpec: issue.TableSpec{Rows: "sites"}}, {TableSpec: issue.TableSpec{Form: true}}, {TableSpec: issue.TableSpec{Rows: "sites"}},
	}
	for _, c := range []struct {
		attachments    []issue.Attachment
		src, want, bad string
	}{
		{attachments, "甲{{see \"sites\"}}乙{{see \"accounts\"}}丙{{see \"others\"}}", "甲（见附件1、附件3）乙丙（见附件2）\n", ""},
		{attachments[:1], "甲{{see \"sites\"}}", "甲（见附件）\n", ""},
		{nil, "甲{{if see \"sites\"}}乙{{end}}", "甲\n", ""},
		{nil, "{{see \"site\"}}", "", "函数 see 不认识“site”"},
		{nil, "{{if hasSheet \"做法\"}}甲{{end}}{{if hasSheet \"留言\"}}乙{{end}}{{if hasValue \"字数\"}}丙{{end}}{{if hasValue \"天数\"}}丁{{end}}",
			"甲丙\n", ""},
	} {
		in := practice()
		in.Issue.Attachments = c.attachments
		m := newComposer(in)
		got := sketch(m.blocks(survey.Text{Name: "body.md", Source: c.src + "\n"}))
		bad := ""
		if len(m.findings) > 0 {
			bad = m.findings[0].Text
		}
		if got != c.want || bad != c.bad {
			t.Errorf("%s: %q, %q", c.src, got, bad)
		}
	}
}

// TestStub holds that a list of nobody is told with its line, whatever words it.
func TestStub(t *testing.T) {
	for src, want := range map[string]string{
		"{{names .Accounts.Failed}}": "", "{{ranks (.Accounts.Series \"地区\" \"合格率\")}}": "", "{{.Accounts.Failed.Names}}": "",
		"{{names $none}}": "body.md:2", "{{$none.Names}}": "body.md:2", "{{units $none 2 \"家单位\"}}": "body.md:2",
		"{{amounts $none.ByProblem}}": "body.md:2", "{{grouped $none}}": "body.md:2", "{{ranks ($none.Series \"地区\" \"合格率\")}}": "body.md:2",
		"{{if $none.Names.Len}}{{names $none}}{{end}}": "", "{{see \"sites\"}}": "",
	} {
		c := newComposer(chartInput(false))
		c.blocks(survey.Text{Name: "body.md", Source: "{{$none := .Accounts.Failed.Where \"地区\" \"丙县\"}}\n" + src + "\n"})
		got := ""
		for _, f := range c.functions.findings {
			got += f.Code + " " + f.Place.String()
		}
		if want != "" {
			want = "empty-list " + want
		}
		if got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}
