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
		subset, err := f.Subset(chars)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		data := subset.Data
		again, _ := f.Subset(append(chars[3:], chars...))
		if !bytes.Equal(data, again.Data) {
			t.Errorf("%s: the same characters give other bytes", f.Name)
		}
		p, err := parseFile(data, 0)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		if n := p.outlines.glyphs; n > 3*len(chars) || n != subset.Glyphs() {
			t.Errorf("%s: %d glyphs for %d characters", f.Name, n, len(chars))
		}
		for _, ch := range chars {
			if p.chars.gid(ch) != subset.GID(f.GID(ch)) {
				t.Errorf("%s: %c is glyph %d of the subset, not %d", f.Name, ch, p.chars.gid(ch), subset.GID(f.GID(ch)))
			}
			sameGlyph(t, f, p, ch)
		}
		if p.chars.gid('不') != 0 {
			t.Errorf("%s: it has 不", f.Name)
		}
	}
	if _, err := set.faces[0].Subset([]rune{0x10FFFD}); err == nil {
		t.Error("a character that the face does not have is no error")
	}
}

func sameGlyph(t *testing.T, f *Face, p *parsed, ch rune) {
	t.Helper()
	old, gid := f.GID(ch), p.chars.gid(ch)
	if gid == 0 || int(p.advances.perMille(gid)) != f.PerMille(old) {
		t.Errorf("%s: %c is glyph %d, of %d per mille, want %d", f.Name, ch, gid, p.advances.perMille(gid), f.PerMille(old))
	}
	was, is := f.font.outlines, p.outlines
	if was.isComposite(old) {
		if !is.isComposite(gid) || !is.drawn(gid) {
			t.Errorf("%s: the parts of %c are not there", f.Name, ch)
		}
	} else if !bytes.HasPrefix(is.glyph(gid), was.glyph(old)) {
		t.Errorf("%s: %c has another outline", f.Name, ch)
	}
}
