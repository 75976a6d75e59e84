package proof

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
)

// mixedDecimals finds percentages with other decimals than the rest of the
// notice. An exact 0 and 100% carry none by custom. An office that trims zeros or
// sets the decimals of single figures wants them mixed.
func mixedDecimals(p *paper) diag.Findings {
	if p.issue.Percent.Trim || len(p.issue.Percent.Figures) > 0 {
		return nil
	}
	type printed struct {
		text string
		at   diag.Place
	}
	byDecimals := map[int][]printed{}
	for k := range p.passages {
		t := &p.passages[k]
		if t.slot == cellSlot && t.spans[0].figure == nil {
			continue // a sheet as it stands
		}
		for _, q := range t.quantities() {
			if q.unit != "%" || q.quoted || t.isLimit(q) || t.isQuotation(q.start) || t.isWholeOfFull(q) || !t.isRate(q) {
				continue
			}
			byDecimals[q.decimals()] = append(byDecimals[q.decimals()], printed{t.text[q.start:q.unitEnd], t.place(q.start)})
		}
	}
	var most int
	for d, ps := range byDecimals {
		if n := len(byDecimals[most]); len(ps) > n || len(ps) == n && d < most {
			most = d
		}
	}
	var fs diag.Findings
	for d := range 10 {
		ps := byDecimals[d]
		if d == most || len(ps) == 0 {
			continue
		}
		fs.Tell(codeMixedDecimals, ps[0].at, "在 [percent] 中统一小数位；确需不同的，在 [percent] 的 figures 中写明。",
			"百分比%s（共%d处）与其余%d处的小数位不一致。", ps[0].text, len(ps), len(byDecimals[most]))
	}
	return fs
}

// isRate reports a percentage that carries decimals: neither nothing nor all.
func (t *passage) isRate(q quantity) bool {
	if f := q.figure; f != nil {
		return f.Kind == figures.Percent && !f.Unknown && f.Num != 0 && f.Num != f.Den
	}
	v := q.value()
	return v.Sign() != 0 && v.Cmp(big.NewRat(100, 1)) != 0
}

// rises are the words before the amount of a change.
var rises = []string{"提高", "上升", "下降", "降低", "增加", "增长", "减少", "回落", "提升"}

var comparers = []string{"较", "比", "同比", "环比", "与"}

// percentagePoints finds a difference of two rates printed with %: it has to be
// 个百分点, for 93% is 3 percentage points over 90% and 3.3% more.
func percentagePoints(p *paper, t *passage) diag.Findings {
	if t.slot != runningSlot && t.slot != headingSlot {
		return nil
	}
	var fs diag.Findings
	for _, q := range t.quantities() {
		if q.unit != "%" || q.quoted || t.isLimit(q) {
			continue
		}
		words := strings.TrimRight(label(t.text, q.start), "了约")
		if !slices.ContainsFunc(rises, func(r string) bool { return strings.HasSuffix(words, r) }) || !t.rateRises(q.start) {
			continue
		}
		fs.Tell(codePercentForPoints, t.place(q.start), "比例之差写作“"+q.digits+"个百分点”；用 {{change …}} 由程序来写。",
			"比例的增减用了“%%”：%s。", t.shown(q.start, q.unitEnd))
	}
	return fs
}

// rateRises reports whether what rises or falls before off is a rate: the subject
// of the clause, or of the clause before when this one only compares.
func (t *passage) rateRises(off int) bool {
	start := t.clauseStart(off)
	subject := t.text[start:off]
	compared := len(subject)
	for _, c := range comparers {
		if i := strings.Index(subject, c); i >= 0 && i < compared {
			compared = i
		}
	}
	subject = subject[:compared]
	if subject == "" && start > 0 && strings.HasSuffix(t.text[:start], "，") {
		end := start - len("，")
		subject = t.text[t.clauseStart(end):end]
	}
	return strings.Contains(subject, "率") || strings.Contains(subject, "占比") || strings.Contains(subject, "比例")
}
