package typeset

import (
	"slices"
	"sync"
	"unicode"

	"tongbao/cmd/tongbao/internal/typeface"
)

// Fonts are the faces of a layout as files embed them, by name.
type Fonts map[string]*Font

// Font is a face with no more than the characters of a layout: one subset for all files that are
// written of it, made when the first of them asks for it.
type Font struct {
	*typeface.Face
	Family string // by which a reader replaces the face
	Subset func() (*typeface.Subset, error)
}

// Fonts are the faces the layout is set in with the characters it has. One that is not in faces is
// left out, and so is a character that a face does not draw; the writers refuse a run with it.
func (l *Layout) Fonts(faces *typeface.Set) Fonts {
	out := Fonts{}
	for name, used := range l.characters() {
		face := faces.Face(name)
		if face == nil {
			continue
		}
		out[name] = &Font{face, faces.Family(name), sync.OnceValues(func() (*typeface.Subset, error) {
			return face.Subset(slices.DeleteFunc(used, func(ch rune) bool { return face.GID(ch) == 0 }))
		})}
	}
	return out
}

// characters are those of each face of the layout, once each.
func (l *Layout) characters() map[string][]rune {
	met := map[string]*charSet{}
	for i := range l.Pages {
		for _, m := range l.Pages[i].Marks {
			r, ok := m.(Run)
			if !ok {
				continue
			}
			set := met[r.Face]
			if set == nil {
				set = &charSet{}
				met[r.Face] = set
			}
			for _, g := range r.Glyphs {
				set.add(g.Rune)
			}
		}
	}
	out := map[string][]rune{}
	for face, set := range met {
		out[face] = set.list
	}
	return out
}

// charSet is characters, in the order they were first met in. Those of a block are noted when one of it is met.
type charSet struct {
	list []rune
	met  [unicode.MaxRune>>blockBits + 1]*[1 << blockBits]bool
}

// blockBits makes blocks of 256 characters, of which a notice has some 60.
const blockBits = 8

func (s *charSet) add(ch rune) {
	block := s.met[ch>>blockBits]
	if block == nil {
		block = &[1 << blockBits]bool{}
		s.met[ch>>blockBits] = block
	}
	if is := &block[ch&(1<<blockBits-1)]; !*is {
		*is, s.list = true, append(s.list, ch)
	}
}
