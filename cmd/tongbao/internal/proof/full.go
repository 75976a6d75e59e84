package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
)

var everything = regexp.MustCompile(`合格率[为是达到均]*$`)

// allPassed finds a pass rate of 100% in a sentence that counts failures.
func allPassed(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	if t.slot != runningSlot && t.slot != headingSlot {
		return nil
	}
	for _, s := range t.sentences() {
		if beyond.MatchString(t.text[s[0]:s[1]]) {
			continue
		}
		var full, failed *quantity
		for _, q := range t.within(s) {
			words := t.text[t.labelStart(q.start):q.start]
			switch {
			case q.unit == "%" && q.digits == "100" && everything.MatchString(words) && !strings.Contains(words, "不合格率"):
				full = &q
			case q.counted() && failedWords.MatchString(words) && q.value().Sign() > 0:
				failed = &q
			}
		}
		if full != nil && failed != nil {
			fs.Tell(codeFullWithFailures, t.place(full.start), "核对合格率和不合格的个数。",
				"合格率写为100%%，同一句中却有不合格%s%s。", failed.digits, failed.unit)
		}
	}
	return append(fs, fullFigures(t)...)
}

// fullFigures finds shares printed as 100% that are less.
func fullFigures(t *passage) diag.Findings {
	var fs diag.Findings
	for _, s := range t.spans {
		if f := s.figure; f != nil && f.Kind == figures.Percent && !f.Unknown && f.Text == "100%" && f.Num < f.Den {
			fs.Tell(codeFullWithFailures, s.at, "写成比100%小的数，如99.9%。", "“%s”印作100%%，实际是%d÷%d。", f.Name, f.Num, f.Den)
		}
	}
	return fs
}
