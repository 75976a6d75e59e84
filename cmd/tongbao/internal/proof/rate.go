package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
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
	words := t.text[t.labelStart(q.start):q.start]
	if q.unit == "%" {
		switch {
		case failRate.MatchString(words):
			return failRateRole
		case passRate.MatchString(words):
			return passRateRole
		}
		return noRole
	}
	switch {
	case !q.counted():
	case failedWords.MatchString(words):
		return failedRole
	case passedWords.MatchString(words):
		return passedRole
	case wholeWords.MatchString(words):
		return wholeRole
	}
	return noRole
}

// labelStart is where the words that name a number begin: behind the last mark
// or digit.
func (t *passage) labelStart(off int) int {
	for least := off - 2*near; off > max(0, least); {
		r, n := utf8.DecodeLastRuneInString(t.text[:off])
		if isDigit(r) || strings.ContainsRune("，。；：、！？（）\n", r) {
			break
		}
		off -= n
	}
	return off
}

// results are the numbers of a sentence by what they are; ok is false when one
// role is filled twice, so that nothing certain can be said.
type results map[role]quantity

func (t *passage) results(s [2]int) (results, bool) {
	out := results{}
	if beyond.MatchString(t.text[s[0]:s[1]]) {
		return nil, false
	}
	for _, q := range t.within(s) {
		r := t.roleOf(q)
		if r == noRole {
			continue
		}
		if _, twice := out[r]; twice {
			return nil, false
		}
		out[r] = q
	}
	return out, true
}

// rateOfCounts holds a pass rate, and 合格 with 不合格, against the counts that
// stand in the same sentence.
func rateOfCounts(p *paper, t *passage) diag.Findings {
	if t.slot != runningSlot && t.slot != headingSlot {
		return nil
	}
	var fs diag.Findings
	for _, s := range t.sentences() {
		r, ok := t.results(s)
		if !ok {
			continue
		}
		whole, passed, failed, known := r.complete()
		if sum, full := r.sum(); full && sum.Cmp(whole) != 0 {
			q := r[wholeRole]
			fs.Tell(codeResultsMissTotal, t.place(q.start), "核对三个数；还有别的结果的，请写明。",
				"合格%s个与不合格%s个相加是%s个，检查的是%s个。", r[passedRole].digits, r[failedRole].digits, sum.RatString(), q.digits)
			continue
		}
		if known {
			fs = append(fs, t.rate(r, passRateRole, passed, whole)...)
			fs = append(fs, t.rate(r, failRateRole, failed, whole)...)
		}
	}
	return fs
}

// rate holds the rate of one role, if the sentence has it, against part of whole.
func (t *passage) rate(r results, role role, part, whole *big.Rat) diag.Findings {
	var fs diag.Findings
	if q, ok := r[role]; ok && !follows(q, part, whole) {
		exact := new(big.Rat).Mul(new(big.Rat).Quo(part, whole), big.NewRat(100, 1))
		fs.Tell(codeRateDiffers, t.place(q.start), "核对比例和个数；两处用同一组数据。",
			"按同一句中的%s÷%s应为%s%%，写的是%s%%。", part.RatString(), whole.RatString(), exact.FloatString(q.decimals()), q.digits)
	}
	return fs
}

// sum is 合格 plus 不合格; full when both and the whole are given.
func (r results) sum() (sum *big.Rat, full bool) {
	p, okP := r[passedRole]
	f, okF := r[failedRole]
	_, okW := r[wholeRole]
	if !okP || !okF || !okW {
		return nil, false
	}
	return new(big.Rat).Add(p.value(), f.value()), true
}

// complete works out the whole and its two parts from any two of them.
func (r results) complete() (whole, passed, failed *big.Rat, known bool) {
	w, okW := r[wholeRole]
	p, okP := r[passedRole]
	f, okF := r[failedRole]
	switch {
	case okW && okP:
		whole, passed = w.value(), p.value()
		failed = new(big.Rat).Sub(whole, passed)
	case okW && okF:
		whole, failed = w.value(), f.value()
		passed = new(big.Rat).Sub(whole, failed)
	case okP && okF:
		passed, failed = p.value(), f.value()
		whole = new(big.Rat).Add(passed, failed)
	default:
		return nil, nil, nil, false
	}
	return whole, passed, failed, whole.Sign() > 0 && passed.Sign() >= 0 && failed.Sign() >= 0
}

// follows reports whether the printed rate is part/whole, rounded or cut off: the
// ledger tells of the manner of rounding.
func follows(q quantity, part, whole *big.Rat) bool {
	if f := q.figure; f != nil && f.Kind == figures.Percent && f.Den > 0 && big.NewRat(f.Num, f.Den).Cmp(new(big.Rat).Quo(part, whole)) == 0 {
		return true
	}
	exact := new(big.Rat).Mul(new(big.Rat).Quo(part, whole), big.NewRat(100, 1))
	difference := new(big.Rat).Sub(exact, q.value())
	step, _ := new(big.Rat).SetString(fmt.Sprintf("1e-%d", q.decimals()))
	return difference.Abs(difference).Cmp(step) < 0
}
