package compose

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// hasSheet reports whether there is a free sheet of that name, for {{if}}.
func (f *functions) hasSheet(name string) bool { return f.in.table(name) != nil }

// hasValue reports whether [values] has an entry of that name, for {{if}}.
func (f *functions) hasValue(name string) bool {
	return slices.ContainsFunc(f.in.Issue.Values, func(v issue.Value) bool { return v.Name == name })
}

// see refers to the attachments of one kind in brackets, （见附件1、附件3）: those
// that list sites, accounts or what is of no kind. No text when there are none.
func (f *functions) see(kind string) (any, error) {
	kinds := f.in.kindKeys()
	if kind != "others" && !slices.Contains(kinds, kind) {
		hint := "可写"
		for _, k := range f.in.Kinds {
			hint += " " + k.Key + "（列" + k.Word + "的附件）、"
		}
		return nil, wrong("函数 see 不认识“"+kind+"”", hint+"others（其他附件）。")
	}
	as := f.in.Issue.Attachments
	var out phrase
	for i, a := range as {
		rows := a.Rows
		if !slices.Contains(kinds, rows) {
			rows = "others"
		}
		if rows != kind {
			continue
		}
		before := "、"
		if len(out) == 0 {
			before = "（见"
		}
		out = append(out, document.Inline{Text: before}, document.Inline{Text: attachmentLabel(i, len(as)), Attachment: i + 1})
	}
	if len(out) == 0 {
		return "", nil
	}
	return append(out, document.Inline{Text: "）"}), nil
}

// onceAColumn joins what the texts and the tables tell of one column that is not there:
// the first finding names the other places that ask for it.
func onceAColumn(findings diag.Findings) diag.Findings {
	const lacks = "这一列"
	var out diag.Findings
	first := map[string]int{}
	for _, f := range findings {
		column, _, found := strings.Cut(f.Text, lacks)
		if !f.Is(sheet.CodeUnknownColumn) || !found || strings.HasPrefix(f.Text, "表里") { // of a table that is not named
			out = append(out, f)
			continue
		}
		i, told := first[column]
		if !told {
			first[column] = len(out)
			out = append(out, f)
			continue
		}
		switch asked := f.Place.String(); {
		case f.Place == out[i].Place:
		case strings.Contains(out[i].Text, "也要用它"):
			out[i].Text = strings.Replace(out[i].Text, "也要用它", "、"+asked+"也要用它", 1)
		default:
			out[i].Text += "；" + asked + "也要用它"
		}
	}
	return out
}
