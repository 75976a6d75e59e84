package opc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/crc32"
)

// level is that of compression: half the time of the usual one, for a twentieth more bytes.
const level = 2

// Packer makes a container, a part at a time: the same parts give the same bytes.
type Packer struct {
	out, part bytes.Buffer // part: the one being compressed
	zip       *zip.Writer
	deflate   *flate.Writer
	held      hash.Hash // of what the parts hold, however they are compressed
	err       error
}

// NewPacker begins a container.
func NewPacker() *Packer {
	p := &Packer{held: sha256.New()}
	p.zip = zip.NewWriter(&p.out)
	p.deflate, p.err = flate.NewWriter(&p.part, level)
	return p
}

// Add adds a part with a fixed time (1 January 1980, the earliest a zip can hold) and no data
// descriptor, which some readers do not take.
func (p *Packer) Add(name string, data []byte) {
	if p.err != nil {
		return
	}
	p.part.Reset()
	p.deflate.Reset(&p.part)
	if _, p.err = p.deflate.Write(data); p.err != nil {
		return
	}
	if p.err = p.deflate.Close(); p.err != nil {
		return
	}
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(data), UncompressedSize64: uint64(len(data))}
	//lint:ignore SA1019 CreateRaw writes this field only, and Modified would add an extra one
	h.ModifiedDate, h.CompressedSize64 = 1<<5|1, uint64(p.part.Len())
	h.SetMode(0o644)
	fmt.Fprintln(p.held, name, len(data), h.CRC32)
	w, err := p.zip.CreateRaw(h)
	if p.err = err; err == nil {
		_, p.err = w.Write(p.part.Bytes())
	}
}

// ID is an identifier, 32 hexadecimal digits, of what has been added and something more.
func (p *Packer) ID(more []byte) string {
	p.held.Write(more)
	return hex.EncodeToString(p.held.Sum(nil)[:16])
}

// Bytes ends the container.
func (p *Packer) Bytes() ([]byte, error) {
	if p.err == nil {
		p.err = p.zip.Close()
	}
	return p.out.Bytes(), p.err
}
