package publish

import (
	"path/filepath"
	"testing"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// typedByHand is the body of a notice as if a clerk had typed every number, each with another
// last digit where they are changed.
func typedByHand(n *document.Notice, changed bool) *document.Notice {
	typed := func(inlines []document.Inline) []document.Inline {
		var out []document.Inline
		for _, in := range inlines {
			if in.Figure != nil && in.Figure.Kind != figures.Words {
				in.Figure = nil
				if changed {
					in.Text = otherNumber(in.Text)
				}
			}
			out = append(out, in)
		}
		return out
	}
	c := *n
	c.Body = nil
	for _, b := range n.Body {
		switch b := b.(type) {
		case *document.Heading:
			h := *b
			h.Text, h.RunIn = typed(b.Text), typed(b.RunIn)
			c.Body = append(c.Body, &h)
		case *document.Paragraph:
			p := *b
			p.Text = typed(b.Text)
			c.Body = append(c.Body, &p)
		}
	}
	return &c
}

// otherNumber changes the last digit of a number.
func otherNumber(text string) string {
	out := []byte(text)
	for i := len(out) - 1; i >= 0; i-- {
		if d := out[i]; d >= '0' && d <= '9' {
			out[i] = '0' + (d-'0'+3)%10
			break
		}
	}
	return string(out)
}

// TestSamplesTypedByHand holds that no sample is contradicted when all its numbers are typed,
// and tells how many are recognised, and how many of those are refuted when they are changed.
func TestSamplesTypedByHand(t *testing.T) {
	folders, err := filepath.Glob("../../../../data/*/notice.toml")
	if err != nil || len(folders) == 0 {
		t.Fatal(err)
	}
	words, _ := proof.Load(templates.Set{})
	all := map[string]int{}
	for _, file := range folders {
		folder, _, err := survey.Read(filepath.Dir(file), templates.Set{}, inspection.Kinds(), nil)
		if err != nil {
			t.Fatal(err)
		}
		found, _ := survey.Judge(folder)
		c, _ := compose.Compose(found, false)
		knowing := words.Knowing(vocabulary.Claims(c.Data))
		for _, f := range knowing.Check(typedByHand(c.Notice, false), c.Issue, true) {
			all[f.Code]++
			if f.Code == "typed-differs" {
				t.Errorf("%s: %v", folder.Name, f)
			}
		}
		for _, f := range knowing.Check(typedByHand(c.Notice, true), c.Issue, true) {
			all[f.Code+" changed"]++
		}
	}
	t.Logf("typed: %d recognised, %d not; changed: %d refuted, %d taken for others", all["typed-figure"], all["handwritten-number"],
		all["typed-differs changed"], all["typed-figure changed"])
}
