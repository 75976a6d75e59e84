package ofdread

import (
	"encoding/binary"
	"errors"
)

var errFont = errors.New("字体文件已损坏")

// font is what is known of an embedded face.
type font struct {
	name   string
	glyphs map[rune]int // by character
	widths []int        // by glyph, units
	em     int          // units
}

// advance is the width of a character in em; false: the font does not draw it.
func (f *font) advance(ch rune) (float64, bool) {
	gid := f.glyphs[ch]
	if gid == 0 || gid >= len(f.widths) {
		return 0, false
	}
	return float64(f.widths[gid]) / float64(f.em), true
}

// table finds a table of a TrueType file, with at least some bytes.
func table(data []byte, tag string, least int) ([]byte, error) {
	for at := 12; at+16 <= len(data) && at < 12+16*64; at += 16 {
		if string(data[at:at+4]) != tag {
			continue
		}
		from, size := int64(binary.BigEndian.Uint32(data[at+8:])), int64(binary.BigEndian.Uint32(data[at+12:]))
		if size < int64(least) || from+size > int64(len(data)) {
			return nil, errFont
		}
		return data[from : from+size], nil
	}
	return nil, errFont
}

// readFont reads which characters a font draws and how wide.
func readFont(name string, data []byte) (*font, error) {
	f := &font{name: name, glyphs: map[rune]int{}}
	head, err := table(data, "head", 54)
	hhea, err2 := table(data, "hhea", 36)
	hmtx, err3 := table(data, "hmtx", 4)
	cmap, err4 := table(data, "cmap", 20)
	if err := errors.Join(err, err2, err3, err4); err != nil {
		return nil, errFont
	}
	f.em = int(binary.BigEndian.Uint16(head[18:]))
	count := int(binary.BigEndian.Uint16(hhea[34:]))
	if f.em == 0 || len(hmtx) < 4*count {
		return nil, errFont
	}
	for i := range count {
		f.widths = append(f.widths, int(binary.BigEndian.Uint16(hmtx[4*i:])))
	}
	return f, f.characters(cmap)
}

// characters reads the subtable of format 12, which has them all.
func (f *font) characters(cmap []byte) error {
	at := int64(binary.BigEndian.Uint32(cmap[16:]))
	if at+16 > int64(len(cmap)) || cmap[at+1] != 12 {
		return errFont
	}
	sub := cmap[at:]
	for i := range int64(binary.BigEndian.Uint32(sub[12:])) {
		if 16+12*(i+1) > int64(len(sub)) {
			return errFont
		}
		group := sub[16+12*i:]
		first, last, gid := binary.BigEndian.Uint32(group), binary.BigEndian.Uint32(group[4:]), binary.BigEndian.Uint32(group[8:])
		if last < first || last > 0x10FFFF || last-first >= uint32(len(f.widths)) || gid > 0xFFFF {
			return errFont
		}
		for c := first; c <= last; c++ {
			f.glyphs[rune(c)] = int(gid + c - first)
		}
	}
	return nil
}
