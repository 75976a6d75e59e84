package typeface

import (
	"encoding/binary"
	"errors"
)

var errLoca = errors.New("轮廓索引表（loca）不完整，文件已损坏")

// outlines gives access to the glyf table.
type outlines struct {
	glyf, loca []byte
	long       bool // offsets of loca have four bytes, not two
	glyphs     int  // of the face
	em         int  // units
}

// newOutlines reads loca and checks that every outline lies inside glyf.
func newOutlines(data []byte, dir directory, numGlyphs int) (outlines, error) {
	head := dir.table(data, "head")
	o := outlines{
		glyf: dir.table(data, "glyf"), loca: dir.table(data, "loca"), long: binary.BigEndian.Uint16(head[50:]) != 0,
		glyphs: numGlyphs, em: int(binary.BigEndian.Uint16(head[18:])),
	}
	if size := 2 * (numGlyphs + 1); numGlyphs == 0 || len(o.loca) < size || o.long && len(o.loca) < 2*size {
		return o, errLoca
	}
	last := uint32(0)
	for i := range numGlyphs + 1 {
		at := o.offset(i)
		if at < last || at > uint32(len(o.glyf)) {
			return o, errLoca
		}
		last = at
	}
	return o, nil
}

// offset is where glyph i begins, and the one before it ends.
func (o *outlines) offset(i int) uint32 {
	if o.long {
		return binary.BigEndian.Uint32(o.loca[4*i:])
	}
	return 2 * uint32(binary.BigEndian.Uint16(o.loca[2*i:]))
}

func (o *outlines) glyph(gid uint16) []byte { return o.glyf[o.offset(int(gid)):o.offset(int(gid)+1)] }

// Flags of composite glyph components (OpenType, glyf).
const (
	argsAreWords   = 1 << 0
	haveScale      = 1 << 3
	moreComponents = 1 << 5
	haveXYScale    = 1 << 6
	haveTwoByTwo   = 1 << 7
)

// drawn reports whether the glyph puts ink on the page once embedded: its
// outline is not empty and whole, and if it is composed of others, these are simple
// glyphs: glyphs composed of each other would have no end.
func (o *outlines) drawn(gid uint16) bool {
	g := o.glyph(gid)
	if len(g) < 10 || !o.near(g) {
		return false
	}
	if int16(binary.BigEndian.Uint16(g)) >= 0 {
		return whole(g)
	}
	for g = g[10:]; ; {
		if len(g) < 4 {
			return false
		}
		flags, part := binary.BigEndian.Uint16(g), binary.BigEndian.Uint16(g[2:])
		if int(part) >= o.glyphs || o.isComposite(part) {
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

// near reports whether the box of a glyph lies around its cell: the widest dash has three em.
func (o *outlines) near(g []byte) bool {
	for _, at := range []int{2, 4, 6, 8} {
		if v := int(int16(binary.BigEndian.Uint16(g[at:]))); v < -2*o.em || v > 4*o.em {
			return false
		}
	}
	return true
}

// Flags of the points of simple glyphs (OpenType, glyf).
const (
	shortX = 1 << 1
	shortY = 1 << 2
	again  = 1 << 3
	sameX  = 1 << 4
	sameY  = 1 << 5
)

// whole reports whether a simple glyph has a contour and all its points lie within its bytes.
func whole(g []byte) bool {
	contours := int(binary.BigEndian.Uint16(g))
	head := 10 + 2*contours
	if contours == 0 || len(g) < head+2 {
		return false
	}
	last := 0
	for i := range contours {
		end := int(binary.BigEndian.Uint16(g[10+2*i:]))
		if end < last {
			return false
		}
		last = end
	}
	hints := int(binary.BigEndian.Uint16(g[head:]))
	return len(g) >= head+2+hints && pointsWithin(g[head+2+hints:], last+1)
}

// pointsWithin reports whether the flags and coordinates of n points lie within b.
func pointsWithin(b []byte, n int) bool {
	size := 0
	for n > 0 {
		if len(b) < 2 {
			return false
		}
		flag, times := b[0], 1
		if b = b[1:]; flag&again != 0 {
			times, b = 1+int(b[0]), b[1:]
		}
		size += times * (coordinate(flag, shortX, sameX) + coordinate(flag, shortY, sameY))
		n -= times
	}
	return n == 0 && size <= len(b)
}

// coordinate is the bytes one coordinate of a point takes.
func coordinate(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}

func (o *outlines) isComposite(gid uint16) bool {
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
