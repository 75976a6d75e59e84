package publish

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
)

// aboutNumbers are the findings that hold numbers of the text against each other:
// they only repeat an error in the data behind them.
var aboutNumbers = []string{"name-count", "parts-exceed-total", "parts-miss-total", "rate-differs", "results-miss-total"}

// toldTwice are errors that reading notice.toml tells with their exact line, and
// the codes under which making the tables and the page meets them again.
var toldTwice = []struct{ told, again string }{
	{"unknown-sheet", "unknown-rows"},
	{"missing-key", "form-columns"},
	{"bad-range", "bad-range"},
	{"bad-folder", "missing-text"},
	{"missing-key", "portal-tag-missing"},
	{"site-code", "portal-site-code"},
	{"site-domain", "portal-domain"},
}

// withoutRepeated leaves out what has been told once, with a better place.
func withoutRepeated(findings diag.Findings) diag.Findings {
	told := map[string]bool{} // codes with a line of notice.toml
	for _, f := range findings {
		if f.Place.File == issue.FileName && f.Place.Sheet == "" {
			told[f.Code] = true
		}
	}
	wrong := map[diag.Place]bool{} // statements that do not agree
	for _, f := range findings {
		wrong[f.Place] = wrong[f.Place] || f.Code == "total-mismatch"
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f diag.Finding) bool {
		if f.Code == "part-exceeds-whole" && wrong[f.Place] {
			return true
		}
		for _, t := range toldTwice {
			if f.Code != t.again || !told[t.told] {
				continue
			}
			if inTable := f.Place.File == issue.FileName; inTable != (t.told == t.again) {
				return true
			}
		}
		return false
	})
}
