// Package templates holds what can be edited without compiling, and is the one
// way to read it: a file in the templates folder on disk wins over the one of the
// same name inside the program.
package templates

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"sync"
)

//go:embed notice.toml
var notice string

// Notice returns notice.toml with every key explained.
func Notice() string { return notice }

//go:embed findings html body rules proof slips
var embedded embed.FS

// Set is the templates of a folder on disk over those inside the program. The
// zero Set has only what is inside.
type Set struct {
	disk fs.FS
	used *record // nil of the zero Set
}

// Open is the set of a templates folder; nil: there is none.
func Open(disk fs.FS) Set { return Set{disk, &record{files: map[string][]byte{}}} }

// OnDisk reports whether there is a folder whose files win over those of the program.
func (s Set) OnDisk() bool { return s.disk != nil }

// record is the files that have been read from disk. It is safe for concurrent use.
type record struct {
	mutex sync.Mutex
	files map[string][]byte
}

// note keeps a file in mind.
func (r *record) note(name string, data []byte) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.files[name] = data
}

// Used is the files read from disk so far, by name: what a notice rests on beside the program.
func (s Set) Used() map[string][]byte {
	if s.used == nil {
		return nil
	}
	s.used.mutex.Lock()
	defer s.used.mutex.Unlock()
	return maps.Clone(s.used.files)
}

// Sum is the SHA-256 of a file of the folder on disk, in hexadecimal; empty where the folder
// has none of that name that can be read.
func (s Set) Sum(name string) string {
	if s.disk == nil || !fs.ValidPath(name) {
		return ""
	}
	if _, err := s.Read(name); err != nil {
		return ""
	}
	data, ok := s.Used()[name]
	if !ok {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Read returns a file by its name, folders with slashes: "html/page.css". A name
// that neither the disk nor the program has is fs.ErrNotExist. One that is on
// disk and cannot be read is the error of the disk: the one inside the program says
// something else and never stands in unnoticed.
func (s Set) Read(name string) ([]byte, error) {
	if s.disk == nil || !fs.ValidPath(name) {
		return fs.ReadFile(embedded, name)
	}
	data, err := fs.ReadFile(s.disk, name)
	if err == nil {
		s.used.note(name, data)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(embedded, name)
	}
	return data, err
}

// Names lists the files that match a pattern of path.Match, sorted, on disk and
// inside the program: "body/*.md". A file that cannot be read is among them.
func (s Set) Names(pattern string) []string {
	names, _ := fs.Glob(embedded, pattern) // no error but that of a pattern
	if s.disk != nil {
		more, _ := fs.Glob(s.disk, pattern)
		names = append(names, more...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
