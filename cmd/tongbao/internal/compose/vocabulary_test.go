package compose

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// wordsNotice reads the notice of testdata that the examples of the vocabulary are about.
func wordsNotice(t *testing.T) *counted {
	t.Helper()
	return count(wordsSurvey(t), false)
}

// wordsSurvey is that notice before it is counted.
func wordsSurvey(t *testing.T) *survey.Survey {
	t.Helper()
	folder, findings, err := survey.Read("testdata/words", templates.Set{}, inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, more := survey.Judge(folder)
	if findings = append(findings, more...); findings.Errors() > 0 {
		t.Fatal(findings)
	}
	return s
}

// spoken is what a text comes to, without places.
func spoken(in *counted, src string) (string, diag.Findings) {
	pieces, findings, _ := vocabulary.Speak(&in.Data, diag.Place{File: "body.md"}, src, false)
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Literal + document.InlineText(p.Inlines))
	}
	return b.String(), findings
}

// TestVocabulary holds that each example of the vocabulary prints what its entry says, that
// an example is read as it is written, and that every word that prints has one.
func TestVocabulary(t *testing.T) {
	for _, w := range vocabulary.Words() {
		if w.Example == "" {
			if w.Gives != "条件" && w.Gives != "表" && w.Gives != "序数" && !strings.Contains(w.Explain, "“逐个”里面") {
				t.Errorf("%s has no example", w.Name)
			}
			continue
		}
		if n, err := language.Parse(w.Example); err != nil || n.String() != w.Example {
			t.Errorf("%s: the example %s is listed as %v", w.Name, w.Example, n)
		}
		if !strings.Contains(w.Example, w.Name) && w.Name != "附件" {
			t.Errorf("%s: the example %s does not have it", w.Name, w.Example)
		}
		in := wordsNotice(t)
		got, findings := spoken(in, "{{"+w.Example+"}}")
		if got != w.Prints || len(findings) > 0 {
			t.Errorf("%s prints %q, not %q %v", w.Example, got, w.Prints, findings)
		}
		for _, f := range in.Ledger.Findings() {
			t.Errorf("%s: %v", w.Example, f)
		}
	}
}
