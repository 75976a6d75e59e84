package typeface

import (
	"encoding/binary"
	"errors"
)

var errLoca = errors.New("轮廓索引表（loca）不完整，文件已损坏")

// outlines gives access to the glyf table.
type outlines struct {
	glyf    []byte
	offsets []uint32 // numGlyphs+1, ascending
}

// newOutlines reads loca and checks that every outline lies inside glyf.
func newOutlines(data []byte, dir directory, numGlyphs int) (outlines, error) {
	o := outlines{glyf: dir.table(data, "glyf"), offsets: make([]uint32, numGlyphs+1)}
	loca := dir.table(data, "loca")
	long := binary.BigEndian.Uint16(dir.table(data, "head")[50:]) != 0
	if size := 2 * (numGlyphs + 1); len(loca) < size || long && len(loca) < 2*size {
		return o, errLoca
	}
	last := uint32(0)
	for i := range o.offsets {
		if long {
			o.offsets[i] = binary.BigEndian.Uint32(loca[4*i:])
		} else {
			o.offsets[i] = 2 * uint32(binary.BigEndian.Uint16(loca[2*i:]))
		}
		if o.offsets[i] < last || o.offsets[i] > uint32(len(o.glyf)) {
			return o, errLoca
		}
		last = o.offsets[i]
	}
	return o, nil
}

func (o outlines) glyph(gid uint16) []byte { return o.glyf[o.offsets[gid]:o.offsets[gid+1]] }

// Flags of composite glyph components (OpenType, glyf).
const (
	argsAreWords   = 1 << 0
	haveScale      = 1 << 3
	moreComponents = 1 << 5
	haveXYScale    = 1 << 6
	haveTwoByTwo   = 1 << 7
)

// drawn reports whether the glyph puts ink on the page once embedded: its
// outline is not empty, and if it is composed of others, these are simple
// glyphs. gopdf's subsets keep components one level deep only, so a glyph
// nested deeper would lose parts.
func (o outlines) drawn(gid uint16) bool {
	g := o.glyph(gid)
	if len(g) < 10 {
		return false
	}
	if int16(binary.BigEndian.Uint16(g)) >= 0 {
		return binary.BigEndian.Uint16(g) > 0
	}
	for g = g[10:]; ; {
		if len(g) < 4 {
			return false
		}
		flags, part := binary.BigEndian.Uint16(g), binary.BigEndian.Uint16(g[2:])
		if int(part)+1 >= len(o.offsets) || o.isComposite(part) {
			return false
		}
		size := componentSize(flags)
		if len(g) < size {
			return false
		}
		if g = g[size:]; flags&moreComponents == 0 {
			return true
		}
	}
}

func (o outlines) isComposite(gid uint16) bool {
	g := o.glyph(gid)
	return len(g) >= 2 && int16(binary.BigEndian.Uint16(g)) < 0
}

func componentSize(flags uint16) int {
	size := 6
	if flags&argsAreWords != 0 {
		size = 8
	}
	switch {
	case flags&haveTwoByTwo != 0:
		size += 8
	case flags&haveXYScale != 0:
		size += 4
	case flags&haveScale != 0:
		size += 2
	}
	return size
}
