package publish

import (
	"os"
	"path/filepath"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

// Proofreading finds nothing in a sample notice that its office does not know of:
// a rule that cries wolf over good text is worse than none.
func TestSamplesAreProofread(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "data", "*", issue.FileName))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, f := range folders {
		dir := filepath.Dir(f)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			r, err := prepare(dir, &Options{Shelf: shelf, Fonts: filepath.Join("..", "..", "..", "..", "fonts"), Out: os.Stdout, Err: os.Stderr,
				Only: []string{FormMD}})
			if err != nil {
				t.Fatal(err)
			}
			if r.Notice == nil {
				t.Fatalf("not composed: %v", r.Findings)
			}
			f, _, err := survey.Read(dir, templates.Set{}, inspection.Kinds(), nil)
			if err != nil {
				t.Fatal(err)
			}
			i := f.Issue
			words, findings := proof.Load(templates.Set{})
			for _, found := range i.Acknowledge(append(findings, words.Check(r.Notice, i, true)...), codes().Names()) {
				if found.Acknowledged == "" && found.Code != "acknowledged-unused" {
					t.Errorf("%v", found)
				}
			}
		})
	}
}
