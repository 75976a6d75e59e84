package deflate

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"io"
	"strconv"
	"testing"
)

// samples are streams of several kinds: nothing, what repeats, text, and what cannot be compressed.
func samples() [][]byte {
	var text, noise []byte
	for i := range 40_000 {
		text = strconv.AppendInt(append(text, "<a>单位"...), int64(i*i%977), 10)
		noise = append(noise, byte(i*i*31>>7^i*i*i>>11))
	}
	return [][]byte{nil, bytes.Repeat([]byte("0"), 300_000), text, noise, text[:100]}
}

// TestUsedBefore holds that what a Writer makes does not depend on what it made before, and that the standard
// library reads it.
func TestUsedBefore(t *testing.T) {
	for _, level := range []Level{Quick, Usual} {
		used := New(level)
		for range 3 {
			for i, data := range samples() {
				raw := bytes.Clone(used.Raw(data))
				if !bytes.Equal(raw, New(level).Raw(data)) {
					t.Errorf("level %d: stream %d differs after others", level, i)
				}
				if got, err := io.ReadAll(flate.NewReader(bytes.NewReader(raw))); err != nil || !bytes.Equal(got, data) {
					t.Errorf("level %d: stream %d is %d bytes, not %d; %v", level, i, len(got), len(data), err)
				}
				z, err := zlib.NewReader(bytes.NewReader(used.Zlib(data)))
				if err != nil {
					t.Fatal(err)
				}
				if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, data) {
					t.Errorf("level %d: stream %d with its sum is %d bytes, not %d; %v", level, i, len(got), len(data), err)
				}
			}
		}
	}
}

// TestArchive holds that the parts of an archive, which share a compressor, are what they were.
func TestArchive(t *testing.T) {
	var out bytes.Buffer
	w := NewArchive(&out, Usual)
	for i, data := range samples() {
		part, err := w.Create(strconv.Itoa(i))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, data := range samples() {
		part, err := r.Open(strconv.Itoa(i))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(part); err != nil || !bytes.Equal(got, data) {
			t.Errorf("part %d: %d bytes, not %d; %v", i, len(got), len(data), err)
		}
	}
}
