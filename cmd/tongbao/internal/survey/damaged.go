package survey

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// setAsideDamaged returns the findings without the errors of sheets that notice.toml
// does not use: those can stop nothing. Where no sheet could be read at all they are the data.
func (f *Folder) setAsideDamaged(findings diag.Findings) diag.Findings {
	if len(f.Grids) == 0 {
		return findings
	}
	used := f.Issue.Sheets()
	for _, kind := range f.Kinds {
		if spec := f.Issue.Rosters[kind.Key]; spec != nil && spec.Sheet == "" {
			used = append(used, kind.Sheets...)
		}
	}
	return slices.DeleteFunc(findings, func(d diag.Finding) bool {
		name := sheetOfFinding(d)
		if d.Severity != diag.Error || name == "" || slices.Contains(used, name) {
			return false
		}
		f.damaged = append(f.damaged, d)
		return true
	})
}

// sheetOfFinding is the sheet a finding is about: that of a csv file is the file.
// None means a whole workbook.
func sheetOfFinding(d diag.Finding) string {
	if ext := filepath.Ext(d.Place.File); strings.EqualFold(ext, ".csv") {
		return strings.TrimSuffix(d.Place.File, ext)
	}
	return d.Place.Sheet
}

// action is what stands between double braces in a text.
var action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// damagedInTexts tells of the damaged sheets that the texts ask for.
func (f *Folder) damagedInTexts() diag.Findings {
	var actions strings.Builder
	for _, t := range append(slices.Clip(f.Texts), f.Body) {
		for _, a := range action.FindAllString(t.Source, -1) {
			actions.WriteString(a)
		}
	}
	var out diag.Findings
	for _, d := range f.damaged {
		if strings.Contains(actions.String(), sheetOfFinding(d)) {
			out, f.BooksUnread = append(out, d), f.BooksUnread || !d.Acceptable
		}
	}
	return out
}
