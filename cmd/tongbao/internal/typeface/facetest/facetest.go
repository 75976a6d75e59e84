// Package facetest makes small TrueType faces for tests: boxes for glyphs, but
// real tables, so that no test needs a licensed face.
package facetest

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// Spec describes a face. Every character gets a box as wide as its advance.
type Spec struct {
	PostScript string // name id 6; may be empty
	Family     string // name ids 1 and 4 in English
	Chinese    string // the same in Chinese, as GBK bytes are not needed for tests
	Chars      []rune
	Empty      []rune        // mapped to glyphs without an outline
	Nested     []rune        // drawn by a composite of a composite glyph
	Alias      map[rune]rune // drawn by another character's glyph
	Advance    map[rune]int  // of 1000; 1000 when missing
	FsType     uint16        // embedding permission of OS/2
	PerEm      uint16        // units per em; 1000 when zero
	Variable   bool          // it has axes
}

// outline kinds
const (
	box = iota
	empty
	composite
)

type glyph struct {
	ch   rune
	kind int
	part uint16
}

// TrueType returns the face as a TTF file.
func TrueType(s Spec) []byte {
	if s.PerEm == 0 {
		s.PerEm = 1000
	}
	glyphs := []glyph{{ch: -1}, {ch: -1, kind: composite, part: 0}} // .notdef; a composite of it
	for _, ch := range s.Chars {
		glyphs = append(glyphs, glyph{ch: ch})
	}
	for _, ch := range s.Empty {
		glyphs = append(glyphs, glyph{ch: ch, kind: empty})
	}
	for _, ch := range s.Nested {
		glyphs = append(glyphs, glyph{ch: ch, kind: composite, part: 1})
	}
	glyf, loca, hmtx := s.outlines(glyphs)
	tables := map[string][]byte{
		"OS/2": words(48, map[int]uint16{0: 4, 4: s.FsType, 34: 880, 35: 0xFF88, 37: 880, 38: 120}),
		"cmap": cmap(glyphs, s.Alias),
		"glyf": glyf, "hmtx": hmtx, "loca": loca,
		"head": words(27, map[int]uint16{0: 1, 6: 0x5F0F, 7: 0x3CF5, 9: s.PerEm, 20: 1000, 21: 880, 25: 1}),
		"hhea": words(18, map[int]uint16{0: 1, 2: 880, 3: 0xFF88, 17: uint16(len(glyphs))}),
		"maxp": words(16, map[int]uint16{0: 1, 2: uint16(len(glyphs))}),
		"name": s.names(),
		"post": words(16, map[int]uint16{0: 3}),
	}
	if s.Variable {
		tables["fvar"] = words(8, map[int]uint16{0: 1, 2: 16, 3: 2, 5: 20})
	}
	return assemble(tables)
}

// words makes a table of n 16-bit words, zero but for those given.
func words(n int, set map[int]uint16) []byte {
	b := make([]byte, 2*n)
	for i, v := range set {
		binary.BigEndian.PutUint16(b[2*i:], v)
	}
	return b
}

func be16(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func (s Spec) outlines(glyphs []glyph) (glyf, loca, hmtx []byte) {
	for _, g := range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		advance := 1000
		if a, ok := s.Advance[g.ch]; ok {
			advance = a
		}
		advance = advance * int(s.PerEm) / 1000
		hmtx = be16(hmtx, advance, 0)
		switch g.kind {
		case box: // one contour of four points, coordinates as words
			glyf = be16(glyf, 1, 0, 0, advance, 700, 3, 0)
			glyf = append(glyf, 1, 1, 1, 1)
			glyf = be16(glyf, 0, 0, advance, 0, 0, 700, 0, -700)
		case composite: // one component, moved by nothing
			glyf = be16(glyf, -1, 0, 0, advance, 700, 2, int(g.part))
			glyf = append(glyf, 0, 0)
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), hmtx
}

// cmap writes subtables (3,1) format 4 and (3,10) format 12 with one segment or
// group a character.
func cmap(glyphs []glyph, alias map[rune]rune) []byte {
	type pair struct {
		ch  rune
		gid int
	}
	var pairs []pair
	for gid, g := range glyphs {
		if g.ch >= 0 {
			pairs = append(pairs, pair{g.ch, gid})
		}
		for other, ch := range alias {
			if ch == g.ch {
				pairs = append(pairs, pair{other, gid})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return int(a.ch - b.ch) })
	var ends, starts, deltas, ranges []byte
	groups := []byte{}
	for _, p := range pairs {
		if p.ch <= 0xFFFF {
			ends, starts = be16(ends, int(p.ch)), be16(starts, int(p.ch))
			deltas, ranges = be16(deltas, p.gid-int(p.ch)), be16(ranges, 0)
		}
		for _, v := range []int{int(p.ch), int(p.ch), p.gid} {
			groups = binary.BigEndian.AppendUint32(groups, uint32(v))
		}
	}
	ends, starts, deltas, ranges = be16(ends, 0xFFFF), be16(starts, 0xFFFF), be16(deltas, 1), be16(ranges, 0)
	four := be16(nil, 4, 14+2+4*len(ends), 0, len(ends), 0, 0, 0)
	four = slices.Concat(four, ends, []byte{0, 0}, starts, deltas, ranges)
	out := be16(nil, 0, 2, 3, 1)
	out = binary.BigEndian.AppendUint32(out, 20)
	out = be16(out, 3, 10)
	out = binary.BigEndian.AppendUint32(out, uint32(20+len(four)))
	out = append(out, four...)
	out = be16(out, 12, 0)
	for _, v := range []int{16 + len(groups), 0, len(groups) / 12} {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	return append(out, groups...)
}

func (s Spec) names() []byte {
	type record struct {
		language, id int
		text         string
	}
	var records []record
	for _, r := range []record{{0x409, 1, s.Family}, {0x409, 4, s.Family}, {0x409, 6, s.PostScript}, {0x804, 1, s.Chinese},
		{0x804, 4, s.Chinese}} {
		if r.text != "" {
			records = append(records, r)
		}
	}
	head := be16(nil, 0, len(records), 6+12*len(records))
	var texts []byte
	for _, r := range records {
		units := utf16.Encode([]rune(r.text))
		head = be16(head, 3, 1, r.language, r.id, 2*len(units), len(texts))
		for _, u := range units {
			texts = be16(texts, int(u))
		}
	}
	return append(head, texts...)
}

// assemble writes a font file of the tables given.
func assemble(tables map[string][]byte) []byte {
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	out := be16(nil, 1, 0, len(tags), 0, 0, 0)
	offset := 12 + 16*len(tags)
	var data []byte
	for _, tag := range tags {
		out = append(out, tag...)
		for _, v := range []int{0, offset + len(data), len(tables[tag])} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		data = append(data, tables[tag]...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	return append(out, data...)
}

// Collection joins TTF files into a TTC file.
func Collection(faces ...[]byte) []byte {
	out := append([]byte("ttcf"), 0, 1, 0, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(len(faces)))
	start := 12 + 4*len(faces)
	for _, f := range faces {
		out = binary.BigEndian.AppendUint32(out, uint32(start))
		start += len(f)
	}
	base := 12 + 4*len(faces)
	for _, f := range faces {
		f = slices.Clone(f)
		for i := range int(binary.BigEndian.Uint16(f[4:])) { // table offsets count from the file's start
			at := f[12+16*i+8:]
			binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+uint32(base))
		}
		out = append(out, f...)
		base += len(f)
	}
	return out
}

// CFF returns the beginning of an OpenType face with CFF outlines.
func CFF() []byte {
	f := assemble(map[string][]byte{"CFF ": make([]byte, 8)})
	return append([]byte("OTTO"), f[4:]...)
}

// Edit returns a copy of a TTF file with a table changed.
func Edit(file []byte, tag string, change func(table []byte)) []byte {
	file = slices.Clone(file)
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		if entry := file[12+16*i:]; string(entry[:4]) == tag {
			from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			change(file[from : from+size])
		}
	}
	return file
}
