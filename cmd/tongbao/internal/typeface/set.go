// Package typeface finds the faces an official document is set in: for each
// role a chain of faces, of which the first that draws a character is used.
package typeface

import (
	"tongbao/cmd/tongbao/internal/diag"
)

// Options say where to look for faces besides the binary.
type Options struct {
	// Dirs are font folders laid out like the project's fonts/: default faces at
	// the top and in gpl/, an office's own faces in user/ (or at the top), more
	// characters in ext/. They win over the embedded faces, earlier ones first.
	Dirs []string
	// System looks for licensed faces in the folders of the operating system too.
	System bool
}

// Set holds the faces of all roles. It is safe for concurrent use.
type Set struct {
	faces    []*Face
	byName   map[string]*Face
	chains   [len(roles)]chain
	findings diag.Findings // found by Open
}

// chain is the order in which faces are tried for a role.
type chain struct {
	faces []*Face
}

// Glyph is a character as a face draws it.
type Glyph struct {
	Face *Face
	GID  uint16
	// Advance is the width in em: 1 for Chinese characters and for every CJK
	// punctuation mark, whatever the face says.
	Advance float64
	// Shift moves the outline to the right inside the advance, in em: faces
	// that draw a punctuation mark narrower than its cell. Usually 0.
	Shift float64
}

// Glyph returns the glyph of ch in the first face of the role's chain that has
// one. It reports false when no face does; the caller knows the place.
func (s *Set) Glyph(r Role, ch rune) (Glyph, bool) {
	for _, f := range s.chains[r].faces {
		if gid := f.GID(ch); gid != 0 {
			return f.glyph(ch, gid), true
		}
	}
	return Glyph{}, false
}

// readAhead reads and hashes the faces that every notice has, side by side. Faces that are asked for nothing are told of
// by no finding.
func (s *Set) readAhead() {
	for _, r := range []Role{XiaoBiaoSong, HeiTi, SongTi, FangSong} {
		if c := s.chains[r].faces; len(c) > 0 {
			go func() {
				c[0].load.Do(c[0].read)
				c[0].font.sum()
			}()
		}
	}
}

// glyph gives CJK punctuation its full cell.
func (f *Face) glyph(ch rune, gid uint16) Glyph {
	g := Glyph{Face: f, GID: gid, Advance: f.Advance(gid)}
	place := cellOf(ch)
	if place == natural || g.Advance == 1 {
		return g
	}
	spare := 1 - g.Advance
	g.Advance = 1
	switch place {
	case right:
		g.Shift = spare
	case centre:
		g.Shift = spare / 2
	}
	return g
}

// Face returns the face with a PostScript name, nil when the set has none.
func (s *Set) Face(name string) *Face { return s.byName[name] }

// Family is the family that offices have installed for the role a face is the first choice for;
// of others, its own name.
func (s *Set) Family(name string) string {
	for _, r := range roles {
		if c := s.chains[r].faces; len(c) > 0 && c[0].Name == name {
			return r.Family()
		}
	}
	return name
}

// Findings returns what Open found and what reading the faces has shown since:
// a default face on disk is read only when a character needs it.
func (s *Set) Findings() diag.Findings {
	out := append(diag.Findings{}, s.findings...)
	for _, f := range s.faces {
		out = append(out, f.problems()...)
	}
	return out
}

// problems reports why a face read by now was passed over, if it was, or what is wrong with it.
// The others were read by Open, which reported them.
func (f *Face) problems() diag.Findings {
	switch {
	case !f.asked.Load():
	case f.Origin == FromProject && f.embedded.Data != nil && f.err == nil:
		return f.font.flaws().tell(f.path)
	case f.Origin == FromProject && f.embedded.Data != nil, f.Origin == FromExtra && f.err != nil:
		return diag.Findings{unusable(f.path, f.err)}
	}
	return nil
}
