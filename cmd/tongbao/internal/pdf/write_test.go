package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func writeSample(t testing.TB) []byte {
	t.Helper()
	faces := openFaces(t)
	out, err := Write(sample(t, faces), faces, sampleMeta)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func save(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notice.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if p := os.Getenv("PDF_KEEP"); p != "" {
		os.WriteFile(p, data, 0o644)
	}
	return path
}

func TestSameBytesOnEveryRun(t *testing.T) {
	first := writeSample(t)
	save(t, first)
	for range 3 {
		if !bytes.Equal(first, writeSample(t)) {
			t.Fatal("two runs differ")
		}
	}
}
