package proof

import (
	"math/big"
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

var (
	// several parts may hold the same object
	overlapping = regexp.MustCompile(`多类|多个问题|多种|同时|重复|交叉|一并`)
	// between two parts of one total: 、 or ， and a name
	partName = regexp.MustCompile(`^(网站|账号)?[、，；]?[^，。；、：\d]{1,24}$`)
	// words that begin another count
	newSubject = regexp.MustCompile(`；|检查|抽查|普查|监测|共|合计|全部|收到`)
	// behind a number that has parts itself
	newTotal = regexp.MustCompile(`^[^，。；、\d]{0,8}[，（]其中`)
	brackets = regexp.MustCompile(`（[^（）]*）`)
	ofWhich  = "其中"
)

// nearly is the share of a total from which on parts are taken to be meant as
// all of it.
var nearly = big.NewRat(4, 5)

// partsOfTotal holds the numbers behind 其中 against the number before it.
func partsOfTotal(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	if t.slot != runningSlot && t.slot != headingSlot || overlapping.MatchString(t.text) {
		return nil
	}
	for _, s := range t.sentences() {
		i := strings.Index(t.text[s[0]:s[1]], ofWhich)
		if i < 0 {
			continue
		}
		at := s[0] + i
		total, parts := splitParts(t, t.within(s), at)
		if total == nil || len(parts) == 0 {
			continue
		}
		sum := new(big.Rat)
		for _, q := range parts {
			sum.Add(sum, q.value())
		}
		whole := total.value()
		least := new(big.Rat).Mul(whole, nearly)
		switch c := sum.Cmp(whole); {
		case c > 0:
			fs.Tell(codePartsExceedTotal, t.place(total.start), "核对总数和各项；各项有重复计算的，请写明。",
				"“其中”各项合计%s%s，多于总数%s%s。", sum.RatString(), total.unit, total.digits, total.unit)
		case c < 0 && len(parts) > 1 && sum.Cmp(least) > 0:
			fs.Tell(codePartsMissTotal, t.place(total.start), "各项应当是全部的，请核对；只举其中几项的，不必改。",
				"“其中”各项合计%s%s，少于总数%s%s。", sum.RatString(), total.unit, total.digits, total.unit)
		}
	}
	return fs
}

// splitParts finds the total before 其中 (at) and the parts behind it: a row of
// name and number, all of the total's unit.
func splitParts(t *passage, qs []quantity, at int) (total *quantity, parts []quantity) {
	for k := range qs {
		if q := &qs[k]; q.start < at && q.counted() && !t.isLimit(*q) {
			total = q
		}
	}
	if total == nil || strings.ContainsAny(t.text[total.unitEnd:at], "。；") {
		return nil, nil
	}
	end, whole, sum := at+len(ofWhich), total.value(), new(big.Rat)
	for _, q := range qs {
		if q.start < end {
			continue
		}
		if depth := bracketDepth(t.text[at:q.start]); depth > 0 {
			continue // parts of a part
		} else if depth < 0 {
			break
		}
		name := outsideBrackets(t.text[end:q.start])
		if q.unit != total.unit || !partName.MatchString(strings.TrimLeft(name, "，：")) || newSubject.MatchString(name) || t.isLimit(q) {
			break
		}
		if newTotal.MatchString(t.text[q.unitEnd:]) || strings.Contains(name, "，") && (q.value().Cmp(whole) > 0 || sum.Cmp(whole) == 0) {
			break // the next subject with parts of its own, or what is said of all parts together
		}
		parts = append(parts, q)
		sum.Add(sum, q.value())
		end = q.unitEnd
	}
	return total, parts
}

func bracketDepth(s string) int { return strings.Count(s, "（") - strings.Count(s, "）") }

// outsideBrackets leaves out what stands in brackets, two deep at most: 县（市）区.
func outsideBrackets(s string) string {
	for range 2 {
		s = brackets.ReplaceAllString(s, "")
	}
	return s
}
