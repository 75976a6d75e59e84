package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
)

// part is one file of the package.
type part struct{ name, data string }

// pack zips parts in their order, stored and with a fixed time (1 January 1980,
// the earliest a zip can hold): the same bytes on every run, machine and Go
// version. No data descriptors, which some readers of docx do not take.
func pack(parts []part) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Store}
		//lint:ignore SA1019 CreateRaw writes this field only, and Modified would add an extra one
		h.ModifiedDate = 1<<5 | 1
		h.CRC32 = crc32.ChecksumIEEE([]byte(p.data))
		h.CompressedSize64, h.UncompressedSize64 = uint64(len(p.data)), uint64(len(p.data))
		h.SetMode(0o644)
		w, err := z.CreateRaw(h)
		if err == nil {
			_, err = w.Write([]byte(p.data))
		}
		if err != nil { // a bytes.Buffer takes everything, and names are constants
			panic(fmt.Sprintf("docx: %s: %v", p.name, err))
		}
	}
	if err := z.Close(); err != nil {
		panic(fmt.Sprintf("docx: %v", err))
	}
	return b.Bytes()
}
