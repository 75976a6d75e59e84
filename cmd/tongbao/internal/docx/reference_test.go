package docx

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files and the reference documents anew")

const templates = "../../../../templates"

func TestReferenceDocuments(t *testing.T) {
	for name, got := range map[string][]byte{
		"reference.docx": Reference(false), "reference-landscape-last.docx": Reference(true), "reference-letter.docx": ReferenceLetter(),
	} {
		file := filepath.Join(templates, name)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("templates/%s is not what the program generates; run the test with -update", name)
		}
	}
}
