package docx

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
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

// Digits and Latin letters take the face of the text around them, as in print.
func TestOneFaceForAllCharacters(t *testing.T) {
	for _, m := range regexp.MustCompile(`w:ascii="([^"]*)" w:hAnsi="([^"]*)" w:eastAsia="([^"]*)"`).FindAllStringSubmatch(stylesXML(), -1) {
		if m[1] != m[3] || m[2] != m[3] {
			t.Errorf("digits in %s, marks in %s, characters in %s", m[1], m[2], m[3])
		}
	}
}

// A hyphen inside a number never ends a line; in an address it may.
func TestHyphensOfNumbers(t *testing.T) {
	for text, want := range map[string]int{
		"电话0543-1234567。": 1, "B-12、1-2-3": 3, "www.a-1.cn": 0, "https://a.cn/b-1": 0, "a-1@b.cn": 0, "-5℃，甲-乙": 0,
	} {
		if got := len(atHyphens(text)) - 1; got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
