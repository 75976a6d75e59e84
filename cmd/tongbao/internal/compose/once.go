package compose

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

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
