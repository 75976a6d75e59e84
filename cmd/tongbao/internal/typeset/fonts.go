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
	out, met := map[string][]rune{}, map[string][]bool{}
	for i := range l.Pages {
		for _, m := range l.Pages[i].Marks {
			r, ok := m.(Run)
			if !ok {
				continue
			}
			if met[r.Face] == nil {
				met[r.Face] = make([]bool, unicode.MaxRune+1)
			}
			for _, g := range r.Glyphs {
				if is := &met[r.Face][g.Rune]; !*is {
					*is, out[r.Face] = true, append(out[r.Face], g.Rune)
				}
			}
		}
	}
	return out
}
