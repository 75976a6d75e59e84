package opc

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/crc32"

	"tongbao/cmd/tongbao/internal/deflate"
)

// Packer makes a container, a part at a time: the same parts give the same bytes.
type Packer struct {
	out     bytes.Buffer
	zip     *zip.Writer
	deflate *deflate.Writer
	held    hash.Hash // of what the parts hold, however they are compressed
	err     error
}

// NewPacker begins a container.
func NewPacker() *Packer {
	p := &Packer{held: sha256.New(), deflate: deflate.New(deflate.Quick)}
	p.zip = zip.NewWriter(&p.out)
	return p
}

// Add adds a part with a fixed time (1 January 1980, the earliest a zip can hold) and no data
// descriptor, which some readers do not take.
func (p *Packer) Add(name string, data []byte) {
	if p.err != nil {
		return
	}
	part := p.deflate.Raw(data)
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(data), UncompressedSize64: uint64(len(data))}
	//lint:ignore SA1019 CreateRaw writes this field only, and Modified would add an extra one
	h.ModifiedDate, h.CompressedSize64 = 1<<5|1, uint64(len(part))
	h.SetMode(0o644)
	fmt.Fprintln(p.held, name, len(data), h.CRC32)
	w, err := p.zip.CreateRaw(h)
	if p.err = err; err == nil {
		_, p.err = w.Write(part)
	}
}

// ID is an identifier, 32 hexadecimal digits, of what has been added and something more.
func (p *Packer) ID(more []byte) string {
	p.held.Write(more)
	return hex.EncodeToString(p.held.Sum(nil)[:16])
}

// Bytes ends the container.
func (p *Packer) Bytes() ([]byte, error) {
	p.deflate.Release()
	if p.err == nil {
		p.err = p.zip.Close()
	}
	return p.out.Bytes(), p.err
}
