package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
)

var everything = regexp.MustCompile(`合格率[为是达到均]*$`)

// allPassed finds a pass rate of 100% in a sentence that counts failures, and
// shares printed as 100% that are less.
func allPassed(t *passage) {
	for _, s := range t.sentences() {
		if beyond.MatchString(s.text) {
			continue
		}
		var full, failed *quantity
		for k := range s.numbers {
			q := &s.numbers[k]
			words := t.label(q.start)
			switch {
			case q.unit == "%" && q.digits == "100" && everything.MatchString(words) && !strings.Contains(words, "不合格率"):
				full = q
			case t.roleOf(*q) == failedRole && q.count > 0:
				failed = q
			}
		}
		if full != nil && failed != nil {
			t.tell(full.start, codeFullWithFailures, "核对合格率和不合格的个数。",
				"合格率写为100%%，同一句中却有不合格%s%s。", failed.digits, failed.unit)
		}
	}
	for _, s := range t.spans {
		if f := s.figure; f != nil && f.Kind == figures.Percent && !f.Unknown && f.Text == "100%" && f.Num < f.Den {
			t.tell(s.start, codeFullWithFailures, "写成比100%小的数，如99.9%。", "“%s”印作100%%，实际是%d÷%d。", f.Name, f.Num, f.Den)
		}
	}
}
