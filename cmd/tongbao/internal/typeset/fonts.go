package typeset

import (
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
// left out; the writers refuse a run in it.
func (l *Layout) Fonts(faces *typeface.Set) Fonts {
	out := Fonts{}
	for name, used := range l.characters() {
		face := faces.Face(name)
		if face == nil {
			continue
		}
		out[name] = &Font{face, faces.Family(name), sync.OnceValues(func() (*typeface.Subset, error) {
			return face.Subset(charactersOf(face, used))
		})}
	}
	return out
}

// characters are those of each face of the layout.
func (l *Layout) characters() map[string][]bool {
	out := map[string][]bool{}
	for i := range l.Pages {
		for _, m := range l.Pages[i].Marks {
			r, ok := m.(Run)
			if !ok {
				continue
			}
			used := out[r.Face]
			if used == nil {
				used = make([]bool, unicode.MaxRune+1)
				out[r.Face] = used
			}
			for _, g := range r.Glyphs {
				used[g.Rune] = true
			}
		}
	}
	return out
}

// charactersOf lists the characters that a face draws. The writers refuse a run with another.
func charactersOf(face *typeface.Face, used []bool) []rune {
	var out []rune
	for ch, is := range used {
		if is && face.GID(rune(ch)) != 0 {
			out = append(out, rune(ch))
		}
	}
	return out
}
