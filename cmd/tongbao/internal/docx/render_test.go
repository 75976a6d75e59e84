package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"tongbao/cmd/tongbao/internal/docx/docxtest"
)

// word is a word of pdftotext -bbox: its upper edge and text.
var word = regexp.MustCompile(`<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">([^<]*)</word>`)

// The imprint has to stand at the foot of the type area of its page (7.4), all of
// it: an office suite that does not take its paragraphs for one frame puts them
// into the text.
func TestImprintStandsAtTheFoot(t *testing.T) {
	soffice, pdftotext := need(t, "soffice"), need(t, "pdftotext")
	dir := t.TempDir()
	file := filepath.Join(dir, "imprint.docx")
	if err := os.WriteFile(file, Write(docxtest.Imprint()), 0o644); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf",
		"--outdir", dir, file)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	page, err := exec.Command(pdftotext, "-bbox", filepath.Join(dir, "imprint.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	const foot = (297 - 35 - 45) * 72 / 25.4 // points from the paper's top: within 45 mm of the type area's foot
	found := 0
	for _, m := range word.FindAllSubmatch(page, -1) {
		if text := string(m[2]); regexp.MustCompile(`^(主送：|抄送：|.*印发$)`).MatchString(text) {
			found++
			if y, _ := strconv.ParseFloat(string(m[1]), 64); y < foot {
				t.Errorf("%s stands %.0f points from the top, not at the foot", text, y)
			}
		}
	}
	if found < 2 {
		t.Errorf("only %d lines of the imprint in\n%s", found, page)
	}
}
