// Package survey is what an office knows of its quarter: a notice's folder, read,
// and what its sheets come to once they are judged. All reading of a notice's
// files is here; nothing is counted and nothing worded.
//
//	folder, findings, err := survey.Read("data/zibo-2021-q1", templates.Open("templates"), inspection.Kinds())
//	found, more := survey.Judge(folder)
package survey

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/workbook"
	"tongbao/templates"
)

// Folder is a notice's folder, read: nothing in it is judged or counted yet.
type Folder struct {
	Name        string                         // of the folder, which is the output's name too
	Kinds       []*inspection.Kind             // the kinds of objects it may be about
	Issue       *issue.Issue                   // nil: notice.toml is no TOML, and nothing else was read
	Grids       []sheet.Grid                   // every sheet of every workbook
	Rules       map[string]*inspection.Ruleset // by name, those the notice uses
	Body        Text                           // the narrative; without a name there is none
	Texts       []Text                         // attachments that are a text
	Pieces      []Text                         // pieces that texts may use; of two of a name the later counts
	Earlier     []Earlier                      // the periods compared with
	Beside      []Beside                       // other notices of the same organ
	Inputs      []Hashed                       // the regular files of the folder and of the earlier periods'
	BooksUnread bool                           // a workbook could not be read: what it holds is not known
	damaged     diag.Findings                  // of sheets that notice.toml does not use; a text may
}

// Text is a text with actions: body.md, a usual text, an attachment.
type Text struct{ Name, Source string }

// Hashed is a file with its SHA-256.
type Hashed struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// Hash is a file's name, size in bytes and SHA-256.
func Hash(name string, data []byte) Hashed {
	sum := sha256.Sum256(data)
	return Hashed{Name: name, Size: len(data), SHA256: hex.EncodeToString(sum[:])}
}

// Read reads the folder of a notice. A finding of severity error leaves out what
// could not be read and goes on, so that all findings come in one run; only a
// notice.toml that is no TOML ends it, with a nil Issue. The error is for files
// that cannot be opened.
func Read(dir string, t templates.Set, kinds []*inspection.Kind) (*Folder, diag.Findings, error) {
	f, findings, err := readPeriod(dir, t, kinds)
	if err != nil || f.Issue == nil {
		return f, findings, err
	}
	more, err := f.readTexts(dir, t)
	if err != nil {
		return nil, nil, err
	}
	findings = append(append(findings, more...), f.damagedInTexts()...)
	findings = append(findings, f.checkData()...)
	more, err = f.readEarlier(dir, t)
	if err != nil {
		return nil, nil, err
	}
	return f, append(findings, more...), f.readBeside(dir, t)
}

// readPeriod reads what the figures of one period are counted from: notice.toml,
// the workbooks and the rule sets.
func readPeriod(dir string, t templates.Set, kinds []*inspection.Kind) (*Folder, diag.Findings, error) {
	i, findings, err := issue.Read(dir, members(kinds))
	if err != nil {
		return nil, nil, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, err
	}
	f := &Folder{Name: filepath.Base(abs), Kinds: kinds, Issue: i, Rules: map[string]*inspection.Ruleset{}}
	if i == nil {
		return f, findings, nil
	}
	grids, more, err := workbook.ReadDir(dir)
	if err != nil {
		return nil, nil, err
	}
	f.Grids = grids
	more = f.setAsideDamaged(more)
	missing := i.CheckFiles(namesIn(dir))
	findings = append(append(findings, more...), missing...)
	f.BooksUnread = more.Leaving() || len(missing) > 0
	if !f.BooksUnread { // else the sheets may be in the file that could not be read
		findings = append(findings, i.CheckSheets(f.sheetNames())...)
	}
	for _, kind := range f.Kinds {
		if r := i.Rosters[kind.Key]; r != nil {
			findings = append(findings, f.readRules(r, t)...)
		}
	}
	f.Inputs, err = hashFolder(dir)
	return f, findings, err
}

// members are the tables that notice.toml may have for the kinds of objects.
func members(kinds []*inspection.Kind) []conf.Member {
	out := make([]conf.Member, len(kinds))
	for i, k := range kinds {
		out[i] = conf.Member{Key: k.Key, Name: k.Word}
	}
	return out
}

// sheetNames lists the sheets of the folder.
func (f *Folder) sheetNames() []string {
	out := make([]string, len(f.Grids))
	for i, g := range f.Grids {
		out[i] = g.Sheet
	}
	return out
}

// namesIn lists what lies in a folder that has been read.
func namesIn(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // told where its files were read
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// hashFolder lists the files of a folder with their hashes.
func hashFolder(dir string) ([]Hashed, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []Hashed
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, Hash(e.Name(), data))
	}
	slices.SortFunc(out, func(a, b Hashed) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	return out, nil
}
