// Package templates holds what can be edited without compiling, and is the one
// way to read it: a file in the templates folder on disk wins over the one of the
// same name inside the program.
package templates

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

//go:embed notice.toml
var notice string

// Notice returns notice.toml with every key explained.
func Notice() string { return notice }

//go:embed html body rules proof
var embedded embed.FS

// Set is the templates of a folder on disk over those inside the program. The
// zero Set has only what is inside.
type Set struct{ dir string }

// Open is the set of a templates folder; dir may be empty, there is none then.
func Open(dir string) Set { return Set{dir} }

// Read returns a file by its name, folders with slashes: "html/page.css". A name
// that neither the disk nor the program has is fs.ErrNotExist. One that is on
// disk and cannot be read is another error, in Chinese and with its path: the one
// inside the program says something else and never stands in unnoticed.
func (s Set) Read(name string) ([]byte, error) {
	if s.dir == "" || !fs.ValidPath(name) {
		return fs.ReadFile(embedded, name)
	}
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	data, err := os.ReadFile(path)
	if err == nil {
		return data, nil
	}
	info, missing := os.Lstat(path)
	switch {
	case errors.Is(missing, fs.ErrNotExist):
		return fs.ReadFile(embedded, name)
	case missing == nil && info.IsDir():
		return nil, fmt.Errorf("读不到 %s：这是文件夹，不是文件", path)
	case missing == nil && info.Mode()&fs.ModeSymlink != 0:
		return nil, fmt.Errorf("读不到 %s：这是链接，它指的文件不在或者不能读", path)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("读不到 %s：没有权限", path)
	}
	return nil, fmt.Errorf("读不到 %s：%w", path, err)
}

// Names lists the files that match a pattern of path.Match, sorted, on disk and
// inside the program: "body/*.md". A file that cannot be read is among them.
func (s Set) Names(pattern string) []string {
	names, _ := fs.Glob(embedded, pattern) // no error but that of a pattern
	if s.dir != "" {
		more, _ := fs.Glob(os.DirFS(s.dir), pattern)
		names = append(names, more...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
