package readback

import (
	"archive/zip"
	"bytes"
	"io"
)

// Signed reports an OFD that has been signed: every part that it was written with is there, byte for
// byte, but the first, which now names the signatures. Whether these are valid is not looked at.
func Signed(was, is []byte) bool {
	before, err := zip.NewReader(bytes.NewReader(was), int64(len(was)))
	if err != nil {
		return false
	}
	now, err := zip.NewReader(bytes.NewReader(is), int64(len(is)))
	if err != nil {
		return false
	}
	parts := map[string]*zip.File{}
	for _, f := range now.File {
		if parts[f.Name] != nil {
			return false
		}
		parts[f.Name] = f
	}
	for _, f := range before.File {
		if !holds(f, parts[f.Name]) {
			return false
		}
	}
	return true
}

// maxEntry bounds the first part of a signed file.
const maxEntry = 1 << 20

// holds reports whether a part is as it was or, the first, names signatures.
func holds(was, is *zip.File) bool {
	entry := was.Name == "OFD.xml"
	if is == nil || is.UncompressedSize64 > max(was.UncompressedSize64, maxEntry) {
		return false
	}
	before, err := contentOf(was)
	now, err2 := contentOf(is)
	if err != nil || err2 != nil {
		return false
	}
	return bytes.Equal(before, now) && !entry || entry && bytes.Contains(now, []byte("Signatures>")) && rootOf(before) == rootOf(now)
}

func contentOf(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, int64(f.UncompressedSize64)+1))
}

// rootOf is the part that the first one leads to.
func rootOf(entry []byte) string {
	_, rest, _ := bytes.Cut(entry, []byte("DocRoot>"))
	root, _, _ := bytes.Cut(rest, []byte("<"))
	return string(root)
}
