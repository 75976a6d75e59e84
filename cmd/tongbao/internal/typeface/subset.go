package typeface

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Subset is a TrueType file of a face with no more than the glyphs of some characters, which it finds
// by a cmap of its own, and which it numbers anew.
type Subset struct {
	Data    []byte
	numbers []uint16 // by those of the face
	glyphs  int
}

// GID is the number of a glyph of the face in the subset, 0 for one it has not.
func (s *Subset) GID(gid uint16) uint16 { return s.numbers[gid] }

// Glyphs is how many glyphs the subset has.
func (s *Subset) Glyphs() int { return s.glyphs }

// Subset makes the subset of the face for some characters. Hints stay: some Chinese faces place their
// strokes by them. The same characters give the same bytes.
func (f *Face) Subset(chars []rune) (*Subset, error) {
	f.ask()
	if f.font.data == nil {
		return nil, fmt.Errorf("无法读取：%w", f.err)
	}
	data, dir := f.font.data, f.font.tables
	s := &subset{glyphs: f.font.outlines, number: make([]uint16, f.font.outlines.glyphs), old: []uint16{0}}
	codes, err := s.codes(f, chars)
	if err != nil {
		return nil, err
	}
	glyf, loca := s.outlines()
	return &Subset{assemble(s.tables(data, dir, codes, glyf, loca, f.Name)), s.number, len(s.old)}, nil
}

// subset is some glyphs of a face, numbered anew.
type subset struct {
	glyphs outlines
	number []uint16 // new numbers by old, 0 for those left out
	old    []uint16 // old numbers by new
}

// add gives a glyph its new number.
func (s *subset) add(gid uint16) uint16 {
	if s.number[gid] == 0 && gid != 0 {
		s.number[gid], s.old = uint16(len(s.old)), append(s.old, gid)
	}
	return s.number[gid]
}

// code is a character and its glyph's new number.
type code struct {
	char rune
	gid  uint16
}

// codes are the characters in their order, numbered in it, so that runs of characters are runs of
// glyphs.
func (s *subset) codes(f *Face, chars []rune) ([]code, error) {
	chars = slices.Compact(slices.Sorted(slices.Values(chars)))
	out := make([]code, len(chars))
	for i, ch := range chars {
		gid := f.GID(ch)
		if gid == 0 {
			return nil, fmt.Errorf("没有字符“%c”（U+%04X）", ch, ch)
		}
		out[i] = code{ch, s.add(gid)}
	}
	return out, nil
}

// outlines are glyf and loca of the subset. Parts of composite glyphs come behind the others. The glyph of
// no character has not been looked at when the face was read: where its parts are not there, or are composed themselves, it is empty.
func (s *subset) outlines() (glyf, loca []byte) {
	size := padding
	for _, gid := range s.old {
		size += padded(len(s.glyphs.glyph(gid)))
	}
	glyf, loca = make([]byte, 0, size), make([]byte, 4, 4*len(s.old)+4)
	for i := 0; i < len(s.old); i++ {
		composite, from := s.glyphs.isComposite(s.old[i]), len(glyf)
		if !composite || s.glyphs.drawn(s.old[i]) {
			glyf = append(glyf, s.glyphs.glyph(s.old[i])...)
			if composite {
				s.renumber(glyf[from:])
			}
		}
		glyf = pad(glyf)
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	return glyf, loca
}

// renumber gives the parts of a composite glyph their new numbers.
func (s *subset) renumber(g []byte) {
	for at, more := 10, true; more; {
		flags, part := binary.BigEndian.Uint16(g[at:]), binary.BigEndian.Uint16(g[at+2:])
		binary.BigEndian.PutUint16(g[at+2:], s.add(part))
		at, more = at+componentSize(flags), flags&moreComponents != 0
	}
}

// tables are the tables of the subset's file.
func (s *subset) tables(data []byte, dir directory, codes []code, glyf, loca []byte, name string) []part {
	const long = 1 // offsets of loca have four bytes
	number := func(tag string, at, value int) []byte {
		t := slices.Clone(dir.table(data, tag))
		binary.BigEndian.PutUint16(t[at:], uint16(value))
		return t
	}
	made := map[string][]byte{
		"cmap": cmapTable(codes), "glyf": glyf, "loca": loca, "hmtx": s.metrics(data, dir),
		"head": number("head", 50, long), "hhea": number("hhea", 34, len(s.old)), "maxp": number("maxp", 4, len(s.old)),
		"name": nameTable(name, nameFamily, nameFull, namePostScript), "post": postTable(dir.table(data, "post")),
	}
	var out []part
	for _, tag := range embeddable {
		t, ok := made[tag]
		if !ok {
			t = dir.table(data, tag)
		}
		if t != nil {
			out = append(out, part{tag, t})
		}
	}
	return out
}

// metrics are the widths of the glyphs.
func (s *subset) metrics(data []byte, dir directory) []byte {
	count := int(binary.BigEndian.Uint16(dir.table(data, "hhea")[34:]))
	hmtx := dir.table(data, "hmtx")
	out := make([]byte, 0, 4*len(s.old))
	for _, old := range s.old {
		gid := int(old)
		bearing := 4*gid + 2
		if gid >= count {
			bearing = 4*count + 2*(gid-count)
		}
		out = append(out, hmtx[4*min(gid, count-1):][:2]...)
		if bearing+2 <= len(hmtx) {
			out = append(out, hmtx[bearing:][:2]...)
		} else {
			out = append(out, 0, 0)
		}
	}
	return out
}

// postTable is a post table without names of glyphs.
func postTable(was []byte) []byte {
	out := make([]byte, 32)
	copy(out, was)
	binary.BigEndian.PutUint32(out, 0x00030000)
	return out
}

// cmapTable maps characters to glyphs: up to U+FFFF by format 4, all by format 12.
func cmapTable(codes []code) []byte {
	segments := segmentsOf(codes)
	low := slices.Clone(segments)
	if i := slices.IndexFunc(low, func(s segment) bool { return s.first > 0xFFFF }); i >= 0 {
		low = low[:i]
	}
	format4 := subtable4(low)
	out := []byte{0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10}
	out = binary.BigEndian.AppendUint32(out, uint32(20+len(format4)))
	return append(append(out, format4...), subtable12(segments)...)
}

// segment is characters that follow each other, with glyphs that do.
type segment struct {
	first, last rune
	gid         uint16 // of the first
}

func segmentsOf(codes []code) []segment {
	var out []segment
	for _, c := range codes {
		if n := len(out) - 1; n >= 0 && out[n].follows(c) {
			out[n].last = c.char
			continue
		}
		out = append(out, segment{c.char, c.char, c.gid})
	}
	return out
}

// follows reports whether a character goes on with a segment; one above U+FFFF never with one below.
func (s segment) follows(c code) bool {
	return c.char == s.last+1 && int(c.gid) == int(s.gid)+int(c.char-s.first) && c.char != 0x10000
}

// maxSegments is what the length of a subtable of format 4 leaves room for.
const maxSegments = 0xFFFF/8 - 3

func subtable4(segments []segment) []byte {
	segments = append(segments[:min(len(segments), maxSegments)], segment{0xFFFF, 0xFFFF, 0})
	n := len(segments)
	selector := 0
	for 2<<selector <= n {
		selector++
	}
	out := make([]byte, 0, 16+8*n)
	add := func(v int) { out = binary.BigEndian.AppendUint16(out, uint16(v)) }
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, 2 << selector, selector, 2*n - 2<<selector} {
		add(v)
	}
	for _, s := range segments {
		add(int(s.last))
	}
	add(0)
	for _, s := range segments {
		add(int(s.first))
	}
	for _, s := range segments {
		add(int(s.gid) - int(s.first))
	}
	return append(out, make([]byte, 2*n)...)
}

func subtable12(segments []segment) []byte {
	out := append(make([]byte, 0, 16+12*len(segments)), 0, 12, 0, 0)
	for _, v := range []int{16 + 12*len(segments), 0, len(segments)} {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	for _, s := range segments {
		for _, v := range []uint32{uint32(s.first), uint32(s.last), uint32(s.gid)} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
	}
	return out
}
