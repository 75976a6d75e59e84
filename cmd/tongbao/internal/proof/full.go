package proof

import (
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
)

// everyPassed finds a clause that says of all objects of the notice that they passed.
var everyPassed = pattern.New(`(?:^|[，。；：])(?:本次|此次|本季度|本月|本期|所|被|经|全[市省区县州]|` + inspections + `|的|政府|政务|` + objects +
	`|[共，]|\d+[个家])*((?:全部|均|都|全)为?(?:合格|达标))(?:[，。；]|$)`)

// allPassed finds a pass rate of 100%, or the words that all passed, beside failures, and
// shares printed as 100% that are less.
func allPassed(t *passage) {
	for _, a := range t.accounts() {
		bad, full := a.get(failedRole), a.get(passRateRole)
		if bad != nil && bad.count > 0 && full != nil && full.digits == "100" {
			t.tellSure(a.sure, full.start, codeFullWithFailures, "核对合格率和不合格的个数。",
				"合格率写为100%%，却有不合格%s%s。", bad.digits, bad.unit)
		}
	}
	holdEveryPassed(t)
	for _, s := range t.spans {
		if f := s.figure; f != nil && f.Kind == figures.Percent && !f.Unknown && f.Text == "100%" && f.Num < f.Den {
			t.tell(s.start, codeFullWithFailures, "写成比100%小的数，如99.9%。", "“%s”印作100%%，实际是%d÷%d。", f.Name, f.Num, f.Den)
		}
	}
}

// holdEveryPassed holds the words that all passed against failures in the same passage.
func holdEveryPassed(t *passage) {
	for _, m := range everyPassed.FindAllStringSubmatchIndex(t.text, -1) {
		if isRefuted(t, t.clauseStart(m[2]), m[3]) {
			continue
		}
		said := objectOf(t.text[back(t.text, m[2], reach, sentenceMarks):m[2]], "")
		for _, a := range t.accounts() {
			if strings.Contains(t.sentenceAround(m[2]), "除") || said != "" && a.object != "" && said != a.object || t.isQuotation(m[2]) {
				continue
			}
			if failures := a.failures(a.first <= m[2] && m[2] < forth(t.text, a.first, reach, sentenceMarks)); failures != "" {
				t.tellSure(false, m[2], codeFullWithFailures, "核对后改正其中一处。", "写了“%s”，同一段里却有%s。", t.text[m[2]:m[3]], failures)
				break
			}
		}
	}
}

// failures says what in an account is no passing of all: failures, and in the same sentence a
// rate below 100% or fewer that passed.
func (a *account) failures(same bool) string {
	bad, rate, passed, whole := a.get(failedRole), a.get(passRateRole), a.get(passedRole), a.get(wholeRole)
	switch {
	case bad != nil && bad.count > 0:
		return "不合格" + bad.digits + bad.unit
	case same && rate != nil && rate.value().Cmp(big.NewRat(100, 1)) < 0:
		return "合格率" + rate.digits + "%"
	case same && passed != nil && whole != nil && passed.count < whole.count:
		return "检查" + whole.digits + whole.unit + "、合格" + passed.digits + passed.unit
	}
	return ""
}
