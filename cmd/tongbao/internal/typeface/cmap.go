package typeface

import (
	"encoding/binary"
	"errors"
)

var errCmap = errors.New("没有可用的 Unicode 字符映射表（需要平台 3、编码 1、格式 4）")

// charMap maps code points to glyph ids. The same subtables are read as gopdf
// reads when it embeds the face: (3,1) format 4 up to U+FFFF, (3,10) format 12
// above; so both always agree on a glyph.
type charMap struct {
	bmp    []uint16 // by code point, 65,536 entries
	astral map[rune]uint16
}

// parseCmap reads both subtables; glyph ids of numGlyphs and above are dropped.
func parseCmap(table []byte, numGlyphs int) (charMap, error) {
	m := charMap{bmp: make([]uint16, 0x10000), astral: map[rune]uint16{}}
	sub4, sub12 := findSubtables(table)
	if sub4 == nil {
		return m, errCmap
	}
	if err := m.readFormat4(sub4, numGlyphs); err != nil {
		return m, err
	}
	if sub12 != nil {
		m.readFormat12(sub12, numGlyphs)
	}
	return m, nil
}

// findSubtables returns the bytes from the start of the wanted subtables to
// the end of the cmap table.
func findSubtables(table []byte) (format4, format12 []byte) {
	if len(table) < 4 {
		return nil, nil
	}
	for i := range int(binary.BigEndian.Uint16(table[2:])) {
		if len(table) < 4+8*(i+1) {
			break
		}
		rec := table[4+8*i:]
		offset := int64(binary.BigEndian.Uint32(rec[4:]))
		if binary.BigEndian.Uint16(rec) != 3 || offset+16 > int64(len(table)) {
			continue
		}
		sub := table[offset:]
		switch format := binary.BigEndian.Uint16(sub); {
		case binary.BigEndian.Uint16(rec[2:]) == 1 && format == 4:
			format4 = sub
		case binary.BigEndian.Uint16(rec[2:]) == 10 && format == 12 && format12 == nil:
			format12 = sub
		}
	}
	return format4, format12
}

// readFormat4 fills the map from segments of code points.
func (m *charMap) readFormat4(sub []byte, numGlyphs int) error {
	segments := int(binary.BigEndian.Uint16(sub[6:])) / 2
	if segments == 0 || len(sub) < 16+8*segments {
		return errCmap
	}
	ends, starts := sub[14:], sub[16+2*segments:]
	deltas, ranges := sub[16+4*segments:], sub[16+6*segments:]
	done := -1 // a code point belongs to the first segment that ends at or after it
	for i := range segments {
		start, end := int(binary.BigEndian.Uint16(starts[2*i:])), int(binary.BigEndian.Uint16(ends[2*i:]))
		delta, offset := int(binary.BigEndian.Uint16(deltas[2*i:])), int(binary.BigEndian.Uint16(ranges[2*i:]))
		for c := max(start, done+1); c <= end && c != 0xFFFF; c++ {
			gid := c
			if offset != 0 {
				at := 2*i + offset + 2*(c-start)
				if at+2 > len(ranges) {
					return errCmap
				}
				if gid = int(binary.BigEndian.Uint16(ranges[at:])); gid == 0 {
					continue
				}
			}
			if gid = (gid + delta) & 0xFFFF; gid < numGlyphs {
				m.bmp[c] = uint16(gid)
			}
		}
		done = max(done, end)
	}
	return nil
}

// readFormat12 fills the map above U+FFFF. Groups ascend, so the work is bound
// by the code space; groups out of order end the reading.
func (m *charMap) readFormat12(sub []byte, numGlyphs int) {
	count, last := int64(binary.BigEndian.Uint32(sub[12:])), int64(-1)
	for i := range count {
		if int64(len(sub)) < 16+12*(i+1) {
			return
		}
		group := sub[16+12*i:]
		start, end := int64(binary.BigEndian.Uint32(group)), int64(binary.BigEndian.Uint32(group[4:]))
		gid := int64(binary.BigEndian.Uint32(group[8:]))
		if start <= last || end < start || end > 0x10FFFF {
			return
		}
		last = end
		for c := max(start, 0x10000); c <= end && gid+c-start < int64(numGlyphs); c++ {
			if g := gid + c - start; g > 0 {
				m.astral[rune(c)] = uint16(g)
			}
		}
	}
}

// gid returns the glyph of a code point, 0 for none.
func (m *charMap) gid(ch rune) uint16 {
	switch {
	case ch < 0:
		return 0
	case ch <= 0xFFFF:
		return m.bmp[ch]
	}
	return m.astral[ch]
}
