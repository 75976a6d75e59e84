package proof

import (
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
)

// mixedDecimals finds percentages with other decimals than the rest of the
// notice. An exact 0 and 100% carry none by custom. An office that trims zeros or
// sets the decimals of single figures wants them mixed.
func mixedDecimals(p *paper) {
	if p.issue.Percent.Trim || len(p.issue.Percent.Figures) > 0 {
		return
	}
	type printed struct {
		text string
		at   diag.Place
	}
	var byDecimals [maxDigits][]printed
	for t := range p.in(everySlot) {
		if t.slot == cellSlot && t.spans[0].figure == nil {
			continue // a sheet as it stands
		}
		for _, q := range t.quantities() {
			if q.unit == "%" && !q.quoted && !isNoCount(t, q) && q.isRate() {
				d := q.decimals()
				byDecimals[d] = append(byDecimals[d], printed{t.text[q.start:q.unitEnd], t.place(q.start)})
			}
		}
	}
	most := 0
	for d, ps := range byDecimals {
		if len(ps) > len(byDecimals[most]) {
			most = d
		}
	}
	for d, ps := range byDecimals {
		if d != most && len(ps) > 0 {
			p.Tell(codeMixedDecimals, ps[0].at, "在 [percent] 中统一小数位；确需不同的，在 [percent] 的 figures 中写明。",
				"百分比%s（共%d处）与其余%d处的小数位不一致。", ps[0].text, len(ps), len(byDecimals[most]))
		}
	}
}

// isRate reports a percentage that carries decimals of ours: neither nothing nor all,
// nor copied from cells, nor with the decimals its place asks for.
func (q quantity) isRate() bool {
	if f := q.figure; f != nil {
		return f.Kind == figures.Percent && !f.AsCells && !f.Unknown && !f.Reformatted() && f.Num != 0 && f.Num != f.Den
	}
	v := q.value()
	return v.Sign() != 0 && v.Cmp(big.NewRat(100, 1)) != 0
}

var (
	// the words before the amount of a change
	rises     = pattern.New(`(提高|上升|下降|降低|增加|增长|减少|回落|提升|上涨|下滑)[了约近]*$`)
	comparers = pattern.New(`[较比与]|同比|环比`)
	rate      = pattern.New(`率|占比|比例`)
	// the end of words that name a count and no rate
	countWord = pattern.New(`(?:数|数量|总数|总量|个数|件数|网站|账号|留言|留言量|信息量|发布量|浏览量|访问量)$`)
)

// percentagePoints finds a difference of two rates printed with %: it has to be
// 个百分点, for 93% is 3 percentage points over 90% and 3.3% more.
func percentagePoints(t *passage) {
	for _, q := range t.quantities() {
		if q.unit == "%" && !q.quoted && !q.limit && rises.MatchString(t.wordsBefore(q.start)) && t.rateRises(q.start) {
			t.tell(q.start, codePercentForPoints, "比例之差写作“"+q.digits+"个百分点”；由程序来写的，用 {{网站.合格率.较上期}}。",
				"比例的增减用了“%%”：%s。", t.shown(q.start, q.unitEnd))
		}
	}
}

// pointsOfCounts finds the change of a count in 个百分点, which are the difference of rates.
func pointsOfCounts(t *passage) {
	for _, q := range t.quantities() {
		if q.unit != pointUnit || q.figure != nil || q.limit || !rises.MatchString(t.wordsBefore(q.start)) {
			continue
		}
		subject := rises.ReplaceAllString(comparers.Split(t.text[t.clauseStart(q.start):q.start], 2)[0], "")
		if countWord.MatchString(subject) && !rate.MatchString(subject) {
			t.tell(q.start, codePointsForPercent, "个数的增减写“%”或几个；比例的增减写明是什么率。",
				"个数的增减用了“个百分点”：%s。", t.shown(q.start, q.unitEnd))
		}
	}
}

// rateRises reports whether what rises or falls before off is a rate: the subject
// of the clause, or of the clause before when this one only compares.
func (t *passage) rateRises(off int) bool {
	start := t.clauseStart(off)
	subject := rises.ReplaceAllString(comparers.Split(t.text[start:off], 2)[0], "")
	if before, ok := strings.CutSuffix(t.text[:start], "，"); ok && subject == "" {
		subject = before[t.clauseStart(len(before)):]
	}
	return rate.MatchString(subject)
}
