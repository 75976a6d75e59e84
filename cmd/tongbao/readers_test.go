package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// whole are the things a reader of the PDF searches for and copies. They never wrap but
// for those of wrapped.
var (
	whole   = regexp.MustCompile(`\d[\d,.]*\d[％%]?|\d[％%]`)
	wrapped = regexp.MustCompile(`\d{4}年\d+月\d+日|〔\d{4}〕\d+号|https?://[!-~]+|[\w.-]+@[\w.-]+\w|[a-z0-9-]+(\.[a-z0-9-]+)+|\d{7,}`)
	newline = regexp.MustCompile(`[\r\n\f]+`)
)

// TestReadersFindFigures holds that what reads a PDF in offices and browsers (pdfium, pdf.js,
// poppler, mupdf) finds each figure, date, code and address whole.
func TestReadersFindFigures(t *testing.T) {
	modules := os.Getenv("PDF_READERS")
	if modules == "" {
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatal("PDF_READERS does not name the folder of the npm packages @hyzyla/pdfium and pdfjs-dist")
		}
		t.Skip("PDF_READERS, the folder of the npm packages @hyzyla/pdfium and pdfjs-dist, is not named")
	}
	node, pdftotext, mutool := need(t, "node"), need(t, "pdftotext"), need(t, "mutool")
	args := []string{"testdata/pdfreaders.mjs", modules}
	dirs := samples(t)
	for _, dir := range dirs {
		args = append(args, filepath.Join(buildSample(t, dir), "notice.pdf"))
	}
	var texts []map[string]string
	if err := json.Unmarshal(outputOf(t, node, args...), &texts); err != nil || len(texts) != len(dirs) {
		t.Fatalf("%d texts of %d: %v", len(texts), len(dirs), err)
	}
	for i, dir := range dirs {
		file, said := args[i+2], ""
		for _, e := range composeSample(t, dir).Text() {
			said += e.Text + "\n"
		}
		texts[i]["poppler"] = string(outputOf(t, pdftotext, "-enc", "UTF-8", file, "-"))
		texts[i]["mupdf"] = string(outputOf(t, mutool, "draw", "-q", "-F", "txt", file))
		for reader, text := range texts[i] {
			findsAll(t, filepath.Base(dir)+", "+reader, text, said)
		}
	}
}

func outputOf(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(program, err)
	}
	return out
}

func findsAll(t *testing.T, where, text, said string) {
	found := map[string]int{}
	for _, s := range whole.FindAllString(text, -1) {
		found[s]++
	}
	wanted := map[string]int{}
	for _, s := range whole.FindAllString(said, -1) {
		wanted[s]++
	}
	joined := newline.ReplaceAllString(text, "")
	for s, n := range wanted {
		if found[s] < n && strings.Count(joined, s) < n {
			t.Errorf("%s: finds %q %d times of %d", where, s, found[s], n)
		}
	}
	for _, s := range wrapped.FindAllString(said, -1) {
		if !strings.Contains(joined, s) {
			t.Errorf("%s: does not find %q", where, s)
		}
	}
}
