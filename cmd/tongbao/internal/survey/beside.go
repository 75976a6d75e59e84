package survey

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/workbook"
)

// Beside is another notice of the same organ, whose folder lies beside this one. No more
// of it is read than its notice.toml and the hashes of workbooks that may be copies.
type Beside struct {
	Name  string // of the folder
	Issue *issue.Issue
	Books []Hashed
}

// besideReach is how many folders before this one, in the order of their names, and as
// many behind it are looked at: two years of monthly notices, while an archive of decades
// costs no more.
const besideReach = 24

// readBeside reads the notices beside the folder that are no period compared with. What
// is no notice, cannot be read, is of another organ or not signed yet is left alone.
func (f *Folder) readBeside(dir string) error {
	if f.Issue.Notice.Issuer == "" {
		return nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	parent := filepath.Dir(abs)
	entries, err := os.ReadDir(parent)
	if err != nil {
		return nil // a folder may be read where its parent may not
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	own, _ := slices.BinarySearch(names, f.Name) // os.ReadDir sorts
	for _, name := range names[max(own-besideReach, 0):min(own+besideReach+1, len(names))] {
		compared := func(e Earlier) bool { return e.Folder != nil && e.name == name }
		if name == f.Name || slices.ContainsFunc(f.Earlier, compared) {
			continue
		}
		if b := f.beside(filepath.Join(parent, name)); b != nil {
			f.Beside = append(f.Beside, *b)
		}
	}
	return nil
}

// beside reads a folder beside this one; nil when it holds no signed notice of the same organ.
func (f *Folder) beside(dir string) *Beside {
	i, _, err := issue.Read(dir, members(f.Kinds))
	if err != nil || i == nil || i.Notice.Issuer != f.Issue.Notice.Issuer {
		return nil
	}
	if i.Undated() {
		return nil
	}
	return &Beside{Name: filepath.Base(dir), Issue: i, Books: f.likeOurs(dir)}
}

// likeOurs hashes the workbooks of a folder that are as long as one of ours.
func (f *Folder) likeOurs(dir string) []Hashed {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []Hashed
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !e.Type().IsRegular() || !workbook.IsRead(e.Name()) ||
			!slices.ContainsFunc(f.Inputs, func(h Hashed) bool { return int64(h.Size) == info.Size() }) {
			continue
		}
		if data, err := os.ReadFile(filepath.Join(dir, e.Name())); err == nil {
			out = append(out, Hash(e.Name(), data))
		}
	}
	return out
}
