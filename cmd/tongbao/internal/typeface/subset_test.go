package typeface

import (
	"bytes"
	"testing"
)

// TestSubset holds the glyphs of a subset against the face's, found by the subset's own cmap: their
// outlines, parts and widths.
func TestSubset(t *testing.T) {
	set, told, err := Open(Options{Dirs: []string{"../../../../fonts"}})
	if err != nil || told.Errors() > 0 {
		t.Fatal(err, told)
	}
	for _, f := range set.faces {
		if f.GID('通') == 0 {
			continue
		}
		var chars []rune
		for _, ch := range "通报一⼀（0123456789）Aé，㕮𠮷" {
			if f.GID(ch) != 0 {
				chars = append(chars, ch)
			}
		}
		data, err := f.Subset(chars)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		again, _ := f.Subset(append(chars[3:], chars...))
		if !bytes.Equal(data, again) {
			t.Errorf("%s: the same characters give other bytes", f.Name)
		}
		p, err := parseFile(data, 0, f.Name)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		if len(p.advances) > 3*len(chars) {
			t.Errorf("%s: %d glyphs for %d characters", f.Name, len(p.advances), len(chars))
		}
		for _, ch := range chars {
			sameGlyph(t, f, data, p, ch)
		}
		if p.chars.gid('不') != 0 {
			t.Errorf("%s: it has 不", f.Name)
		}
	}
	if _, err := set.faces[0].Subset([]rune{0x10FFFD}); err == nil {
		t.Error("a character that the face does not have is no error")
	}
}

func sameGlyph(t *testing.T, f *Face, data []byte, p parsed, ch rune) {
	t.Helper()
	old, gid := f.GID(ch), p.chars.gid(ch)
	if gid == 0 || int(p.advances[gid]) != f.PerMille(old) {
		t.Errorf("%s: %c is glyph %d, of %d per mille, want %d", f.Name, ch, gid, p.advances[gid], f.PerMille(old))
	}
	was, is := outlinesOf(t, f.font.file()), outlinesOf(t, data)
	if was.isComposite(old) {
		if !is.isComposite(gid) || !is.drawn(gid) {
			t.Errorf("%s: the parts of %c are not there", f.Name, ch)
		}
	} else if !bytes.HasPrefix(is.glyph(gid), was.glyph(old)) {
		t.Errorf("%s: %c has another outline", f.Name, ch)
	}
}

func outlinesOf(t *testing.T, data []byte) outlines {
	t.Helper()
	r := bytes.NewReader(data)
	dir, err := readDirectory(r, int64(len(data)), 0)
	if err != nil {
		t.Fatal(err)
	}
	o, err := newOutlines(data, dir, int(data[dir["maxp"].offset+4])<<8|int(data[dir["maxp"].offset+5]))
	if err != nil {
		t.Fatal(err)
	}
	return o
}
