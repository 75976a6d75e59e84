package typeface

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Errors of font files an office may well drop in; their texts go to the user.
var (
	errCFF  = errors.New("是 OpenType/CFF 轮廓，只能使用 TrueType（glyf）轮廓的字体")
	errWeb  = errors.New("是网页字体（WOFF），请改用 TTF 或 TTC 文件")
	errFont = errors.New("不是 TrueType 字体文件")
)

const (
	tagTrueType   = 0x00010000
	tagAppleTrue  = 0x74727565 // "true"
	tagCollection = 0x74746366 // "ttcf"
	tagOpenType   = 0x4F54544F // "OTTO"
	tagWOFF       = 0x774F4646
	tagWOFF2      = 0x774F4632

	maxTables = 64      // OpenType registers about 50 tags
	maxFaces  = 64      // the largest collections in use hold about 30
	maxNames  = 1 << 20 // bytes of a name table; the longest licences make 50 KB
)

// span is where a table lies in its file.
type span struct{ offset, length uint32 }

// directory is the table directory of one face.
type directory map[string]span

// faceOffsets returns where the faces of a file begin: one for a TTF, several
// for a collection (TTC).
func faceOffsets(r io.ReaderAt) ([]uint32, error) {
	var head [12]byte
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return nil, errFont
	}
	switch binary.BigEndian.Uint32(head[:]) {
	case tagTrueType, tagAppleTrue:
		return []uint32{0}, nil
	case tagOpenType:
		return nil, errCFF
	case tagWOFF, tagWOFF2:
		return nil, errWeb
	case tagCollection:
	default:
		return nil, errFont
	}
	n := binary.BigEndian.Uint32(head[8:])
	if n == 0 || n > maxFaces {
		return nil, fmt.Errorf("字体集合声明含 %d 个字体，文件已损坏", n)
	}
	raw := make([]byte, 4*n)
	if _, err := r.ReadAt(raw, 12); err != nil {
		return nil, errFont
	}
	offsets := make([]uint32, n)
	for i := range offsets {
		offsets[i] = binary.BigEndian.Uint32(raw[4*i:])
	}
	return offsets, nil
}

// readDirectory reads the table directory at offset and checks that every
// table lies within the file.
func readDirectory(r io.ReaderAt, size int64, offset uint32) (directory, error) {
	var head [12]byte
	if _, err := r.ReadAt(head[:], int64(offset)); err != nil {
		return nil, errFont
	}
	switch binary.BigEndian.Uint32(head[:]) {
	case tagTrueType, tagAppleTrue:
	case tagOpenType:
		return nil, errCFF
	default:
		return nil, errFont
	}
	n := int(binary.BigEndian.Uint16(head[4:]))
	if n == 0 || n > maxTables {
		return nil, errFont
	}
	raw := make([]byte, 16*n)
	if _, err := r.ReadAt(raw, int64(offset)+12); err != nil {
		return nil, errFont
	}
	dir := directory{}
	for i := range n {
		entry := raw[16*i:]
		s := span{binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])}
		if int64(s.offset)+int64(s.length) > size {
			return nil, fmt.Errorf("表 %q 超出文件末尾，文件已损坏", entry[:4])
		}
		dir[string(entry[:4])] = s
	}
	return dir, nil
}

// table returns the bytes of a table, nil when the face has none.
func (d directory) table(data []byte, tag string) []byte {
	s, ok := d[tag]
	if !ok {
		return nil
	}
	return data[s.offset : s.offset+s.length]
}

// embeddable are the tables a file that embeds a face has any use for.
var embeddable = [...]string{"OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}

// part is a table of a file that is made.
type part struct {
	tag  string
	data []byte
}

// assemble makes a TrueType file of tables in the order of their tags.
func assemble(parts []part) []byte {
	selector := 0
	for 2<<selector <= len(parts) {
		selector++
	}
	offset := 12 + 16*len(parts)
	size := offset + padding
	for _, p := range parts {
		size += padded(len(p.data))
	}
	out := binary.BigEndian.AppendUint32(make([]byte, 0, size), tagTrueType)
	for _, v := range []int{len(parts), 16 << selector, selector, 16*len(parts) - 16<<selector} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	for _, p := range parts {
		out = append(out, p.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(p.data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(p.data)))
		offset += padded(len(p.data))
	}
	for _, p := range parts {
		out = pad(append(out, p.data...))
	}
	return out
}

func padded(n int) int { return (n + 3) &^ 3 }

// padding is the most bytes a table is filled up with.
const padding = 3

// pad fills up a table that begins at a multiple of four.
func pad(b []byte) []byte { return append(b, make([]byte, padding)...)[:padded(len(b))] }

// checksum is the sum of a table's big-endian 32-bit words.
func checksum(table []byte) uint32 {
	var sum uint32
	for len(table) >= 4 {
		sum += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	if len(table) > 0 {
		var last [4]byte
		copy(last[:], table)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
