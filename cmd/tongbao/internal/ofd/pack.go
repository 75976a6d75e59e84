package ofd

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// pack is the parts of the file, compressed as they come.
type pack struct {
	parts   []part
	deflate *flate.Writer
	err     error
}

// part is one file of the package.
type part struct {
	name string
	sum  uint32 // CRC-32 of what it holds
	size int    // of what it holds
	data []byte // compressed
}

func (p *pack) add(name string, data []byte) {
	var b bytes.Buffer
	if p.deflate == nil {
		p.deflate, p.err = flate.NewWriter(&b, flate.DefaultCompression)
	}
	if p.err != nil {
		return
	}
	p.deflate.Reset(&b)
	if _, p.err = p.deflate.Write(data); p.err == nil {
		p.err = p.deflate.Close()
	}
	p.parts = append(p.parts, part{name, crc32.ChecksumIEEE(data), len(data), b.Bytes()})
}

// sums stands for what the parts hold, however they are compressed.
func (p *pack) sums() []byte {
	var out []byte
	for _, f := range p.parts {
		out = binary.BigEndian.AppendUint32(append(out, f.name...), f.sum)
		out = binary.BigEndian.AppendUint32(out, uint32(f.size))
	}
	return out
}

// bytes is the file: the parts, the last first, because a reader begins with it, with a fixed time
// (1 January 1980, the earliest a zip can hold) and no data descriptors.
func (p *pack) bytes() ([]byte, error) {
	if p.err != nil {
		return nil, p.err
	}
	slices.Reverse(p.parts)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range p.parts {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, CRC32: f.sum}
		//lint:ignore SA1019 CreateRaw writes this field only, and Modified would add an extra one
		h.ModifiedDate = 1<<5 | 1
		h.CompressedSize64, h.UncompressedSize64 = uint64(len(f.data)), uint64(f.size)
		h.SetMode(0o644)
		w, err := z.CreateRaw(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
