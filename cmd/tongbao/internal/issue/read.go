package issue

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/templates"
)

// Read reads the notice.toml of a folder. kinds are the kinds of objects a notice may be about, each
// with a table of its own. All findings of the file come at once; a file that
// cannot be read, or understood as TOML, has only that finding, and a nil Issue. With
// other errors the Issue holds what could be read, so that the workbook can be
// checked in the same run. The error is for a folder without the file.
func Read(folder *intake.Folder, kinds []conf.Member) (*Issue, diag.Findings, error) {
	data, err := folder.Read(FileName, intake.Settings)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("读不到 %s：文件夹 %s 里没有这个文件%s", FileName, folder.Path(), misnamed(folder))
	}
	if err != nil {
		return nil, diag.Findings{intake.Found(diag.Place{File: FileName}, err)}, nil
	}
	i, findings := Parse(data, kinds)
	return i, findings, nil
}

// Misnamed is the file of a folder that was meant to be its notice.toml, by its name; empty when none is.
func Misnamed(folder *intake.Folder) string {
	entries, err := folder.List(intake.MaxBeside)
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if !e.IsDir() && meantName.MatchString(e.Name()) {
			return e.Name()
		}
	}
	return ""
}

// meantName are names that editors and copying make of notice.toml.
var meantName = regexp.MustCompile(`(?i)^notice( ?- ?(副本|copy)| ?[(（]\d+[)）])?\.?(toml|tml|txt)(\.(toml|txt|bak))*$`)

// misnamed says which file was meant to be notice.toml, and what to do.
func misnamed(folder *intake.Folder) string {
	name := Misnamed(folder)
	if name == "" {
		return ""
	}
	return fmt.Sprintf("，而有 %s：请把它的名称改成 %s（看不到“.txt”的，先在文件夹的选项里显示扩展名）", name, FileName)
}

// Parse reads the content of a notice.toml, as Read does.
func Parse(data []byte, kinds []conf.Member) (*Issue, diag.Findings) {
	i := &Issue{kinds: kinds}
	lines, findings := conf.Read(FileName, data, templates.Notice(), i, kinds...)
	if lines == nil {
		return nil, findings
	}
	i.lines = lines
	findings = append(findings, i.refuseActions()...)
	i.complete()
	return i, append(findings, i.validate(findings, string(data))...)
}

// complete fills what the file leaves out and another of its keys implies.
func (i *Issue) complete() {
	n := &i.Notice
	if n.PrintedOn.IsZero() && n.PrintedBy != "" {
		n.PrintedOn = n.Signed
	}
	n.DeadlineAt = n.Deadline
	if y, m, d := n.Deadline.Date(); !n.Deadline.IsZero() {
		n.Deadline = time.Date(y, m, d, 0, 0, 0, 0, n.Deadline.Location())
	}
	if len(n.Organs) == 0 && n.Issuer != "" {
		n.Organs = []string{n.Issuer}
	}
	if len(n.Organs) == 0 {
		n.Letterhead = "none"
	}
	if len(i.Signers) == 0 && n.Issuer != "" && n.Signature {
		i.Signers = []Signer{{Name: n.Issuer, Place: i.At("notice", "issuer")}}
	}
	if i.Portal != nil && i.Portal.Source == "" {
		i.Portal.Source = n.Issuer
	}
	for k := range i.Stated {
		if s := &i.Stated[k]; s.Policy == "" {
			s.Policy = n.StatedUse
		}
	}
	i.Period.complete()
	i.trimSheets()
}

// trimSheets drops blanks at the ends of the names of sheets, as reading the workbooks
// does: nobody sees them on a tab.
func (i *Issue) trimSheets() {
	var names []*string
	for _, r := range i.rosters() {
		names = append(names, &r.Sheet)
		for k := range r.Summaries {
			names = append(names, &r.Summaries[k].Sheet)
		}
	}
	for _, s := range i.shown() {
		names = append(names, &s.Sheet, &s.Rows)
	}
	for _, name := range names {
		*name = strings.TrimSpace(*name)
	}
}
