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

// asked reports whether an action of a notice's texts asks for a sheet of a period, an empty one
// being the notice's own.
func asked(f *Folder, name, period string) bool {
	return slices.ContainsFunc(append(slices.Clip(f.Texts), f.Body), func(t Text) bool {
		return slices.ContainsFunc(action.FindAllString(t.Source, -1), func(a string) bool {
			return strings.Contains(a, name) && strings.Contains(a, period)
		})
	})
}

// damagedInTexts tells of the damaged sheets that the texts ask for.
func (f *Folder) damagedInTexts() diag.Findings {
	var out diag.Findings
	for _, d := range f.damaged {
		if asked(f, sheetOfFinding(d), "") {
			out, f.BooksUnread = append(out, d), f.BooksUnread || !d.Acceptable
		}
	}
	return out
}

// damagedBefore tells of the damaged sheets of another period that the texts ask for.
func damagedBefore(f *Folder, e *Earlier) (out diag.Findings) {
	for _, d := range e.Folder.damaged {
		if asked(f, sheetOfFinding(d), e.Label) {
			out = append(out, d)
		}
	}
	return atFolder(out, e.name)
}
