package typeface

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
)

// Shelf keeps the sets that were opened, so that the notices of one process read each face once. The zero Shelf is
// empty; it is safe for concurrent use.
type Shelf struct {
	lock  sync.Mutex
	begun bool                // to read ahead
	sets  map[string]*shelved // by where their faces were looked for
}

// shelved is a set nobody has asked for a glyph, and the files as they were when it was opened.
type shelved struct {
	stamp string
	set   *Set
}

// Open is the function Open. A set that is on the shelf is taken from there, unless a file of its folders has changed. A nil
// shelf keeps none.
func (s *Shelf) Open(o Options) (*Set, diag.Findings, error) {
	if s == nil {
		return Open(o)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	key, stamp := fmt.Sprintf("%q %v", o.Dirs, o.System), o.stamp()
	kept := s.sets[key]
	if kept == nil || kept.stamp != stamp {
		set, _, err := Open(o)
		if err != nil {
			return nil, nil, err
		}
		if s.sets == nil {
			s.sets = map[string]*shelved{}
		}
		kept = &shelved{stamp, set}
		s.sets[key] = kept
	}
	out := kept.set.another()
	return out, out.findings, nil
}

// ReadAhead puts a set on an empty shelf and begins to read the faces that every notice has, on processors that are free,
// while the caller goes on. A nil shelf keeps none.
func (s *Shelf) ReadAhead(o Options) {
	if s == nil {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.begun {
		return
	}
	s.begun = true
	go func() {
		if set, _, err := s.Open(o); err == nil { // else it is told where the set is needed
			set.readAhead()
		}
	}()
}

// another is a set of the same faces that knows which of them it is asked for itself.
func (s *Set) another() *Set {
	out := &Set{byName: make(map[string]*Face, len(s.byName)), findings: append(diag.Findings{}, s.findings...)}
	for _, f := range s.faces {
		same := &Face{Name: f.Name, File: f.File, Origin: f.Origin, source: f.source}
		same.asked.Store(f.asked.Load())
		out.faces, out.byName[f.Name] = append(out.faces, same), same
	}
	for r, c := range s.chains {
		for _, f := range c.faces {
			out.chains[r].faces = append(out.chains[r].faces, out.byName[f.Name])
		}
	}
	return out
}

// stamp says of each font file in the folders when it was changed and how long it is. Files of the system stay as they
// are while the program runs.
func (o Options) stamp() string {
	var b strings.Builder
	for _, dir := range o.Dirs {
		for _, below := range []string{"", "user", "gpl", "ext"} {
			in := intake.Open(filepath.Join(dir, below))
			entries, _ := in.List(intake.MaxFiles) // what cannot be listed Open tells
			for _, e := range entries {
				stampFile(&b, in, filepath.Join(below, e.Name()), e)
			}
		}
	}
	return b.String()
}

func stampFile(b *strings.Builder, in *intake.Folder, name string, e fs.DirEntry) {
	if !isFontFile(e.Name()) {
		return
	}
	if info, err := in.Stat(e.Name()); err == nil {
		fmt.Fprintln(b, name, info.Size(), info.ModTime().UnixNano())
	}
}
