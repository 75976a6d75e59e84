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
	named := map[string]bool{} // columns with a place that asks for them
	for _, f := range findings {
		column, _, found := strings.Cut(f.Text, lacks)
		if !f.Is(sheet.CodeUnknownColumn) || !found || strings.HasPrefix(f.Text, "表里") { // of a table that is not named
			out = append(out, f)
			continue
		}
		asked := f.Place.String()
		if named[column+asked] {
			continue
		}
		named[column+asked] = true
		i, told := first[column]
		if !told {
			first[column] = len(out)
			out = append(out, f)
			continue
		}
		const too = "也要用它"
		if strings.Contains(out[i].Text, too) {
			out[i].Text = strings.Replace(out[i].Text, too, "、"+asked+too, 1)
		} else {
			out[i].Text += "；" + asked + too
		}
	}
	return out
}
