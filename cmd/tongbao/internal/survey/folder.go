// Package survey is what an office knows of its quarter: a notice's folder, read,
// and what its sheets come to once they are judged. All reading of a notice's
// files is here; nothing is counted and nothing worded.
//
//	folder, findings, err := survey.Read("data/zibo-2021-q1", templates.Open("templates"), inspection.Kinds(), nil)
//	found, more := survey.Judge(folder)
package survey

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
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
// notice.toml that is no TOML ends it, with a nil Issue. The error is for a folder
// without one. The archive, which may be nil, is that of a run that reads several.
func Read(dir string, t templates.Set, kinds []*inspection.Kind, a *Archive) (*Folder, diag.Findings, error) {
	in := intake.Open(dir)
	f, findings, err := readPeriod(in, t, kinds)
	if err != nil || f.Issue == nil {
		return f, findings, err
	}
	findings = slices.Concat(findings, f.readTexts(in, t), f.damagedInTexts())
	findings = append(append(findings, f.checkData()...), twiceNamed(namesIn(in))...)
	more, err := f.readEarlier(in, t)
	if err != nil {
		return nil, nil, err
	}
	return f, append(findings, more...), f.readBeside(in, t, a)
}

// readPeriod reads what the figures of one period are counted from: notice.toml,
// the workbooks and the rule sets.
func readPeriod(in *intake.Folder, t templates.Set, kinds []*inspection.Kind) (*Folder, diag.Findings, error) {
	i, findings, err := issue.Read(in, members(kinds))
	if err != nil {
		return nil, nil, err
	}
	abs, err := filepath.Abs(in.Path())
	if err != nil {
		return nil, nil, err
	}
	f := &Folder{Name: filepath.Base(abs), Kinds: kinds, Issue: i, Rules: map[string]*inspection.Ruleset{}}
	if i == nil {
		return f, findings, nil
	}
	entries, more := list(in, f.Name)
	f.BooksUnread = more.Leaving()
	findings = append(findings, more...)
	f.Grids, more = workbook.ReadAll(in, filesOf(entries))
	more = f.setAsideDamaged(more)
	f.BooksUnread = f.BooksUnread || more.Leaving()
	more = append(more, oldBooks(f, namesOf(entries))...)
	var missing diag.Findings
	if !f.BooksUnread { // else it is not known what there is
		missing = i.CheckFiles(namesOf(entries))
	}
	findings = append(append(findings, more...), missing...)
	f.BooksUnread = f.BooksUnread || len(missing) > 0
	if !f.BooksUnread { // else the sheets may be in the file that could not be read
		findings = append(findings, i.CheckSheets(f.sheetNames())...)
	}
	for _, kind := range f.Kinds {
		if r := i.Rosters[kind.Key]; r != nil {
			findings = append(findings, f.readRules(r, t)...)
		}
	}
	f.Inputs, more = hashFolder(in, entries, i)
	return f, append(findings, more...), nil
}

// list is what lies in the folder. A name that is no text names no file to the clerk: it is told
// and left out.
func list(in *intake.Folder, folder string) ([]fs.DirEntry, diag.Findings) {
	var findings diag.Findings
	entries, err := in.List(intake.MaxFiles)
	if err != nil {
		findings = append(findings, intake.Found(diag.Place{File: folder}, err))
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		if utf8.ValidString(e.Name()) {
			return false
		}
		if workbook.IsRead(e.Name()) || isMarkdown(e.Name()) {
			at := diag.Place{File: strings.ToValidUTF8(e.Name(), "�")}
			findings.Tell(intake.CodeFileName, at, "请改成正常的文件名；用不到的，请移走。", "文件名是乱码，没有读取")
		}
		return true
	}), findings
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
func namesIn(in *intake.Folder) []string {
	entries, err := in.List(intake.MaxBeside)
	if err != nil {
		return nil // told where its files were read
	}
	return namesOf(entries)
}

func namesOf(entries []fs.DirEntry) []string {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// filesOf are the names of what is no folder, and of folders called like a workbook: reading them
// says what they are.
func filesOf(entries []fs.DirEntry) []string {
	return namesOf(slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool {
		return e.IsDir() && !workbook.IsRead(e.Name())
	}))
}

// hashFolder lists the files of a folder with their hashes: of those that were read, of the very
// bytes. Another that cannot be read is told; one that has gone meanwhile is none of them.
func hashFolder(in *intake.Folder, entries []fs.DirEntry, i *issue.Issue) (out []Hashed, findings diag.Findings) {
	for _, e := range entries {
		linked := e.Type()&fs.ModeSymlink != 0
		if !linked && !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") {
			continue
		}
		switch sum, err := in.Sum(e.Name()); {
		case err == nil:
			out = append(out, Hashed{Name: e.Name(), Size: sum.Size, SHA256: hex.EncodeToString(sum.SHA256[:])})
		case linked, errors.Is(err, fs.ErrNotExist), isRead(e.Name(), i): // told where it is read, if it is
		default:
			at := diag.Place{File: e.Name()}
			findings.Tell(codeNotRecorded, at, intake.Hint(err), "%v；出处的清单里不记这个文件", err)
		}
	}
	slices.SortFunc(out, func(a, b Hashed) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	return out, findings
}

// MadeOf lists those of a folder's inputs that the notice is made of; an earlier period's bear its folder.
func MadeOf(f *Folder) []Hashed {
	seen := map[string]bool{} // a period may be both the last one and that of a year ago
	return slices.DeleteFunc(slices.Clone(f.Inputs), func(h Hashed) bool {
		name, twice := path.Base(h.Name), seen[h.Name]
		seen[h.Name] = true
		return twice || name != issue.FileName && !isRead(name, f.Issue) && (name == h.Name || !isMarkdown(name))
	})
}

// isRead reports a file of the folder that the notice is made of.
func isRead(name string, i *issue.Issue) bool {
	return workbook.IsRead(name) || name == bodyName ||
		slices.ContainsFunc(i.Attachments, func(a issue.Attachment) bool { return a.Text == name })
}
