package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// sumsName is the file with the SHA-256 of all others, as sha256sum -c reads it.
const sumsName = "SHA256SUMS"

// file is a file of a release: its name with slashes, below the folder that a zip holds.
type file struct {
	name    string
	data    []byte
	program bool // may be run
}

// beijing is the time in which the zips tell when their files were made: a zip has no zone.
var beijing = time.FixedZone("CST", 8*60*60)

// pack is a zip with one folder that holds the files and their checksums.
func pack(folder string, files []file, at time.Time) ([]byte, error) {
	files = append(slices.Clone(files), file{name: sumsName, data: sums(files)})
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i, f := range files {
		if i > 0 && f.name == files[i-1].name {
			return nil, fmt.Errorf("%s is there twice", f.name)
		}
		head := &zip.FileHeader{Name: path.Join(folder, f.name), Method: zip.Deflate, Modified: at.In(beijing)}
		head.SetMode(f.mode())
		to, err := w.CreateHeader(head)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (f *file) mode() fs.FileMode {
	if f.program {
		return 0o755
	}
	return 0o644
}

// sums are the checksums of files, in order of their names.
func sums(files []file) []byte {
	var lines []string
	for _, f := range files {
		lines = append(lines, fmt.Sprintf("%x  %s\n", sha256.Sum256(f.data), f.name))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[2*sha256.Size:], b[2*sha256.Size:]) })
	return []byte(strings.Join(lines, ""))
}
