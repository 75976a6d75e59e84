package typeface

import (
	"encoding/binary"
	"errors"
	"slices"
	"sort"
)

var errCmap = errors.New("没有可用的 Unicode 字符映射表（需要平台 3、编码 1、格式 4）")

// charMap finds the glyphs of code points in the subtables of a face, which are read as gopdf
// reads them when it embeds the face: (3,1) format 4 up to U+FFFF, (3,10) format 12
// above; so both always agree on a glyph.
type charMap struct {
	glyphs int      // of the face; numbers from there on are none
	ends   []uint16 // of the segments of format 4, each no less than those before it
	starts []byte   // of format 4, 16 bits a segment, as the next two
	deltas []byte
	ranges []byte // goes on to the end of the table
	groups []byte // of format 12, in ascending order, 12 bytes each
}

// parseCmap reads both subtables; glyph ids of numGlyphs and above are none.
func parseCmap(table []byte, numGlyphs int) (charMap, error) {
	m := charMap{glyphs: numGlyphs}
	sub4, sub12 := findSubtables(table)
	if sub4 == nil {
		return m, errCmap
	}
	if err := m.readFormat4(sub4); err != nil {
		return m, err
	}
	if sub12 != nil {
		m.groups = ascending(sub12)
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

// readFormat4 finds the parts of the subtable, and holds that all its segments lie in it.
func (m *charMap) readFormat4(sub []byte) error {
	segments := int(binary.BigEndian.Uint16(sub[6:])) / 2
	if segments == 0 || len(sub) < 16+8*segments {
		return errCmap
	}
	ends := sub[14:]
	m.starts, m.deltas, m.ranges = sub[16+2*segments:], sub[16+4*segments:], sub[16+6*segments:]
	m.ends = make([]uint16, segments)
	done := -1 // a code point belongs to the first segment that ends at or after it
	for i := range m.ends {
		end := int(word(ends, i))
		first, last := max(int(word(m.starts, i)), done+1), min(end, 0xFFFE)
		if offset := int(word(m.ranges, i)); offset != 0 && first <= last && m.index(i, offset, last)+2 > len(m.ranges) {
			return errCmap
		}
		done = max(done, end)
		m.ends[i] = uint16(done)
	}
	return nil
}

// word is number i of a table of 16-bit numbers.
func word(table []byte, i int) uint16 { return binary.BigEndian.Uint16(table[2*i:]) }

// index is where in ranges the glyph of a code point of segment i is, which lies at an offset from there.
func (m *charMap) index(i, offset, ch int) int { return 2*i + offset + 2*(ch-int(word(m.starts, i))) }

// groupSize is the bytes of a group of format 12: first and last code point, glyph of the first.
const groupSize = 12

// ascending is the groups of a subtable of format 12 up to one that is out of order or cut short.
func ascending(sub []byte) []byte {
	count, last := int64(binary.BigEndian.Uint32(sub[12:])), int64(-1)
	groups := sub[16:]
	for i := range count {
		if int64(len(groups)) < groupSize*(i+1) {
			return groups[:groupSize*i]
		}
		start, end, _ := group(groups, int(i))
		if start <= last || end < start || end > 0x10FFFF {
			return groups[:groupSize*i]
		}
		last = end
	}
	return groups[:groupSize*count]
}

func group(groups []byte, i int) (start, end, gid int64) {
	g := groups[groupSize*i:]
	return int64(binary.BigEndian.Uint32(g)), int64(binary.BigEndian.Uint32(g[4:])), int64(binary.BigEndian.Uint32(g[8:]))
}

// gid returns the glyph of a code point, 0 for none.
func (m *charMap) gid(ch rune) uint16 {
	gid := 0
	switch {
	case ch < 0, ch == 0xFFFF:
		return 0
	case ch < 0xFFFF:
		gid = m.low(int(ch))
	default:
		gid = m.high(int64(ch))
	}
	if gid >= m.glyphs {
		return 0
	}
	return uint16(gid)
}

// low looks a code point up in format 4.
func (m *charMap) low(ch int) int {
	i, _ := slices.BinarySearch(m.ends, uint16(ch))
	if i == len(m.ends) || ch < int(word(m.starts, i)) {
		return 0
	}
	gid := ch
	if offset := int(word(m.ranges, i)); offset != 0 {
		if gid = int(binary.BigEndian.Uint16(m.ranges[m.index(i, offset, ch):])); gid == 0 {
			return 0
		}
	}
	return (gid + int(word(m.deltas, i))) & 0xFFFF
}

// high looks a code point up in format 12.
func (m *charMap) high(ch int64) int {
	n := len(m.groups) / groupSize
	i := sort.Search(n, func(i int) bool { _, end, _ := group(m.groups, i); return end >= ch })
	if i == n {
		return 0
	}
	start, _, gid := group(m.groups, i)
	if ch < start {
		return 0
	}
	return int(gid + ch - start)
}
