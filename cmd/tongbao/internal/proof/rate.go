package proof

import (
	"fmt"
	"math/big"
	"regexp"

	"tongbao/cmd/tongbao/internal/figures"
)

// role is what a number of a sentence about results is.
type role int

const (
	noRole role = iota
	wholeRole
	passedRole
	failedRole
	passRateRole
	failRateRole
)

var (
	wholeWords  = regexp.MustCompile(`(检查|抽查|普查|监测|检测|核查|巡查)[^，。；、]*$`)
	failedWords = regexp.MustCompile(`(不合格|不达标|存在(突出|严重)问题)[^，。；、率]*$`)
	passedWords = regexp.MustCompile(`(合格|达标)[^，。；、率]*$`)
	failRate    = regexp.MustCompile(`(不合格率|不达标率)[为是达到约]*$`)
	passRate    = regexp.MustCompile(`(合格率|达标率)[为是达到约]*$`)
	// sentences with more grades than two, several periods or several groups
	beyond = regexp.MustCompile(`基本合格|较|比上|同比|环比|分别|上季度|上月|上次|上年|去年|整改|均为`)
)

// roleOf tells from the words before a number what it counts.
func (t *passage) roleOf(q quantity) role {
	words := t.label(q.start)
	switch {
	case q.unit == "%" && failRate.MatchString(words):
		return failRateRole
	case q.unit == "%" && passRate.MatchString(words):
		return passRateRole
	case !q.whole():
	case failedWords.MatchString(words):
		return failedRole
	case passedWords.MatchString(words):
		return passedRole
	case wholeWords.MatchString(words):
		return wholeRole
	}
	return noRole
}

// results are the numbers of a sentence by what they are; nil when one role is filled
// twice, so that nothing certain can be said.
func (t *passage) results(s sentence) map[role]*quantity {
	out := map[role]*quantity{}
	if beyond.MatchString(s.text) {
		return nil
	}
	for k := range s.numbers {
		r := t.roleOf(s.numbers[k])
		if out[r] != nil && r != noRole {
			return nil
		}
		out[r] = &s.numbers[k]
	}
	return out
}

// rateOfCounts holds a pass rate, and 合格 with 不合格, against the counts that
// stand in the same sentence.
func rateOfCounts(t *passage) {
	for _, s := range t.sentences() {
		r := t.results(s)
		whole, passed, failed := r[wholeRole], r[passedRole], r[failedRole]
		switch {
		case whole != nil && passed != nil && failed != nil && passed.count+failed.count != whole.count:
			t.tell(whole.start, codeResultsMissTotal, "核对三个数；还有别的结果的，请写明。",
				"合格%s个与不合格%s个相加是%d个，检查的是%s个。",
				passed.digits, failed.digits, passed.count+failed.count, whole.digits)
		case whole != nil && passed != nil:
			t.checkRates(r, passed.count, whole.count-passed.count)
		case whole != nil && failed != nil:
			t.checkRates(r, whole.count-failed.count, failed.count)
		case passed != nil && failed != nil:
			t.checkRates(r, passed.count, failed.count)
		}
	}
}

// checkRates holds the rates of a sentence against its counts.
func (t *passage) checkRates(r map[role]*quantity, passed, failed int64) {
	if passed < 0 || failed < 0 || passed+failed == 0 {
		return
	}
	check := func(rate *quantity, part int64) {
		whole := passed + failed
		exact := big.NewRat(100*part, whole)
		if rate != nil && !rate.rounds(exact) {
			t.tell(rate.start, codeRateDiffers, "核对比例和个数；两处用同一组数据。", "按同一句中的%d÷%d应为%s%%，写的是%s%%。",
				part, whole, exact.FloatString(rate.decimals()), rate.digits)
		}
	}
	check(r[passRateRole], passed)
	check(r[failRateRole], failed)
}

// rounds reports whether a printed percentage is the exact one, rounded or cut off: the
// ledger tells of the manner of rounding.
func (q quantity) rounds(exact *big.Rat) bool {
	if f := q.figure; f != nil && f.Kind == figures.Percent && f.Den > 0 && big.NewRat(100*f.Num, f.Den).Cmp(exact) == 0 {
		return true
	}
	difference := new(big.Rat).Sub(exact, q.percent())
	step, _ := new(big.Rat).SetString(fmt.Sprintf("1e-%d", q.decimals()))
	return difference.Abs(difference).Cmp(step) < 0
}
