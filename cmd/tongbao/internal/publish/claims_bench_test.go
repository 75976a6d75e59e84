package publish

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// BenchmarkTypedFigures reads a body of two hundred paragraphs.
func BenchmarkTypedFigures(b *testing.B) {
	c := claimsNotice(b)
	var lines []string
	for cases := claimCases(b); len(lines) < 200; {
		lines = append(lines, cases[len(lines)%len(cases)].text)
	}
	text := strings.Join(lines, "¶")
	words, _ := proof.Load(templates.Set{})
	for b.Loop() {
		proofreadText(c, words.Knowing(vocabulary.Claims(c.Data)), text)
	}
}
