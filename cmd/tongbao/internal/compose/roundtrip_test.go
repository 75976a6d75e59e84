package compose

import (
	"path/filepath"
	"slices"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

// TestNamesAreExpressions holds that every name explain lists, written into a text, prints
// what the notice prints, and is the same figure: nothing new is registered.
func TestNamesAreExpressions(t *testing.T) {
	notices, err := filepath.Glob("../../../../data/*/notice.toml")
	if err != nil || len(notices) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, n := range notices {
		dir := filepath.Dir(n)
		folder, _, err := survey.Read(dir, templates.Set{}, inspection.Kinds(), nil)
		if err != nil {
			t.Fatal(err)
		}
		s, _ := survey.Judge(folder)
		in := count(s, false)
		newComposer(in).notice(s.Body)
		figs := in.Ledger.Figures()
		for _, f := range figs {
			got, findings := spoken(in, "{{"+f.Key+"}}")
			findings = slices.DeleteFunc(findings, unsigned)
			if got != f.Text || len(findings) > 0 {
				t.Errorf("%s: {{%s}} prints %q, not %q %v", filepath.Base(dir), f.Key, got, f.Text, findings)
			}
		}
		if more := in.Ledger.Figures()[len(figs):]; len(more) > 0 {
			t.Errorf("%s: figures of other names: %s", filepath.Base(dir), more[0].Key)
		}
	}
}

// unsigned reports the warning that an amount by which a figure fell is printed without its
// direction: true of the name alone, and the text is the same.
func unsigned(f diag.Finding) bool { return f.Code == "unsigned-change" }
