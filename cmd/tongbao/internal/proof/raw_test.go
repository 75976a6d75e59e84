package proof

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
)

// leftover stands for the language of the texts.
func leftover(text string) []int {
	if i := strings.Index(text, "{{"); i >= 0 {
		return []int{i, len(text)}
	}
	return nil
}

// TestRaw holds what no reader may see against what only looks like it.
func TestRaw(t *testing.T) {
	for _, raw := range []string{
		"甲{{period}}", "见#REF!处", "#N/A", "占#DIV/0!", "%!d(string=甲)", "%!f(MISSING)", "%!(EXTRA int=1)", "<nil>", "<no value>", "NaN%", "约+Inf",
		"map[甲:1]", "[object Object]", "0xc000123456", "甲\U000F0001", "甲\U0010F234", "甲\ue001",
	} {
		n, i := sample()
		n.Body = append(n.Body, &document.Paragraph{Text: inlinesOf(raw), Place: diag.Place{File: "body.md", Line: 30}})
		want := []string{"raw-text@body.md:30"}
		if raw == "#N/A" {
			want = nil // told as the error of a cell
		}
		if got := codes(Raw(n, i, leftover)); !slices.Equal(got, want) {
			t.Errorf("%s: %s", raw, got)
		}
	}
	for _, text := range []string{"NaNo", "Roadmap", "C#", "#1", "5%!", "nil", "map", "info", "{}", "甲{乙}", "NAME?", "0x1F"} {
		n, i := sample()
		n.Body = append(n.Body, &document.Paragraph{Text: inlinesOf(text)})
		if got := Raw(n, i, leftover); len(got) > 0 {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func inlinesOf(text string) []document.Inline {
	return []document.Inline{{Text: text, Place: diag.Place{File: "body.md", Line: 30}}}
}

// TestRawIsWhole holds that a brace cut in two by bold face is seen, that a cell is told by
// its own name and may be acknowledged, and that one place is told once.
func TestRawIsWhole(t *testing.T) {
	n, i := sample()
	at := diag.Place{File: "a.xlsx", Sheet: "网站", Cell: "E4"}
	n.Body = []document.Block{
		&document.Paragraph{Text: []document.Inline{{Text: "甲{", Place: diag.Place{File: "body.md", Line: 3}},
			{Text: "{office}}", Place: diag.Place{File: "body.md", Line: 3}, Strong: true}}},
		document.NewTable(document.Table{Columns: []document.Column{{Name: "列"}}, Head: []document.Row{{Cells: []document.Cell{{Text: "列"}}}},
			Rows: []document.Row{{Cells: []document.Cell{{Text: "页面出现{{title}}", Place: at}}}}}),
	}
	got := Raw(n, i, leftover)
	if c := codes(got); !slices.Equal(c, []string{"raw-data@a.xlsx!网站!E4", "raw-text@body.md:3"}) {
		t.Fatal(c)
	}
	for _, f := range got {
		if f.Acceptable != (f.Code == "raw-data") {
			t.Errorf("%v: acceptable is %v", f, f.Acceptable)
		}
	}
}

// TestRawIsEverywhere puts an action into one text of the notice after the other.
func TestRawIsEverywhere(t *testing.T) {
	n, _ := sample()
	n.Note, n.Imprint, n.Charts = "此件公开发布", document.Imprint{CC: []string{"市委办公室"}, PrintedBy: "市政府办公室"},
		[]document.Chart{{Title: "图", Unit: "个"}}
	n.Web = document.Web{SiteName: "甲", Column: document.WebColumn{Keywords: "乙"},
		Description: "丙", Keywords: []string{"丁"}, URL: "https://a.cn/"}
	n.Attachments = []document.Attachment{{Title: "名单", Blocks: []document.Block{document.NewTable(document.Table{
		Caption: "表", Shown: true, Period: "时间", Unit: "单位：个", Notes: []string{"注"}, Columns: []document.Column{{Name: "列"}},
		Head: []document.Row{{Cells: []document.Cell{{Text: "列"}}}}, Rows: []document.Row{{Cells: []document.Cell{{Text: "格"}}}}})}}}
	texts := 0
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for k := range v.Len() {
				walk(v.Index(k))
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[document.Inline]() {
				v = v.FieldByName("Text")
				walk(v)
				return
			}
			for k := range v.NumField() {
				if f := v.Type().Field(k); f.IsExported() && !slices.Contains(unprinted, f.Name) {
					walk(v.Field(k))
				}
			}
		case reflect.String:
			old := v.String()
			if old == "" {
				return
			}
			v.SetString(old + "{{x}}")
			if fs := Raw(n, &issue.Issue{}, leftover); len(fs) != 1 {
				t.Errorf("%q: %v", v.String(), fs)
			}
			v.SetString(old)
			texts++
		}
	}
	walk(reflect.ValueOf(n))
	if texts < 23 {
		t.Errorf("only %d texts", texts)
	}
}

var unprinted = []string{"TitleBreaks", "TitleLines", "Fit", "Form", "Orientation", "ID", "Place", "Columns", "Covered",
	"Figure", "Stored", "Kind", "Values"}
