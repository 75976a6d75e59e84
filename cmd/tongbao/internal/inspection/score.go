package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Score is how an object's points came about.
type Score struct {
	Total      *big.Rat // after deductions, factor and bonus
	Deductions []Entry
	Bonus      []Entry // empty when the deduction part is not above the line
	NoService  bool    // service indicators left out, the rest multiplied
}

// Entry is one item that was deducted or added. What an indicator took beyond its
// points is not in Points.
type Entry struct {
	Indicator string
	Text      string
	Clause    string
	Points    *big.Rat
	Measured  []Measured
}

// score deducts and adds points for an object without a veto, where the rule set
// scores objects of its level.
func (j *judge) score(v *Verdict) {
	s := j.rules.Scoring
	if g := j.grades[sheet.Fold(v.ByRules)]; s == nil || s.Object != v.Object.Kind.Word || !g.Passed || !s.applies(v.Object) {
		return
	}
	sc := &Score{NoService: j.noService(v.Object)}
	base := new(big.Rat).Set(s.Base)
	for _, i := range s.Indicators {
		if i.Bonus {
			continue
		}
		if sc.NoService && i.Service {
			base.Sub(base, i.Points)
			continue
		}
		entries := j.entries(v.Object, i)
		sc.Deductions = append(sc.Deductions, entries...)
		base.Sub(base, total(entries))
	}
	if sc.NoService {
		base.Mul(base, s.Factor)
	}
	if s.BonusAbove != nil && base.Cmp(s.BonusAbove) > 0 {
		for _, i := range s.Indicators {
			if i.Bonus && !(sc.NoService && i.Service) {
				entries := j.entries(v.Object, i)
				sc.Bonus = append(sc.Bonus, entries...)
				base.Add(base, total(entries))
			}
		}
	}
	sc.Total = base
	v.Score = sc
	if base.Cmp(s.Pass) < 0 {
		v.Reasons = append(v.Reasons, j.scoreReason(sc))
		v.worsen(j.rules, s.Grade)
	}
}

func (j *judge) scoreReason(sc *Score) Reason {
	s := j.rules.Scoring
	r := Reason{Clause: s.Clause, Category: s.category(), Grade: s.Grade,
		Text: fill(s.Finding, map[string]string{scoreWord: points(sc.Total), lostWord: sc.lost()})}
	for _, e := range sc.Deductions {
		r.Measured = append(r.Measured, e.Measured...)
	}
	return r
}

// Names that the finding of a score may hold in braces, beside measures.
const (
	scoreWord = "得分" // the points
	lostWord  = "扣分" // what they were deducted for
)

// lost says what points were deducted for: 发布解读：3件政策文件没有解读，扣9分（解读2）.
func (s *Score) lost() string {
	out := make([]string, len(s.Deductions))
	for i, e := range s.Deductions {
		out[i] = e.Indicator + "：" + e.Text + "，扣" + points(e.Points) + "分"
		if e.Clause != "" {
			out[i] += "（" + e.Clause + "）"
		}
	}
	return strings.Join(out, "；")
}

// checkScore reports a typed score that is not on the scale of the rule set: from 0 to the
// base with every bonus.
func (j *judge) checkScore(o *Object) {
	if j.rules == nil || j.rules.Scoring == nil || j.rules.Scoring.Object != o.Kind.Word {
		return
	}
	c, most := o.Get(ColScore), new(big.Rat).Set(j.rules.Scoring.Base)
	for _, i := range j.rules.Scoring.Indicators {
		if i.Bonus {
			most.Add(most, i.Points)
		}
	}
	if n, _, ok := c.Value.Exact(); ok && (n.Sign() < 0 || n.Cmp(most) > 0) {
		j.findings.Tell(codeScoreOutside, c.Place, "请核对这一格。", "“%s”的得分是%s，而检查指标连同加分是0至%s分", o.Label(), c.Text, points(most))
	}
}

func (s *Scoring) applies(o *Object) bool {
	return len(s.Levels) == 0 || slices.Contains(s.Levels, o.Text(ColLevel))
}

func (j *judge) noService(o *Object) bool {
	s := j.rules.Scoring
	if s.NoService == "" {
		return false
	}
	r, _ := o.measured(j.rules.measure(o.Kind.Word, s.NoService))
	return r != nil && r.low.Sign() > 0
}

// entries are the items of an indicator that hold, cut so that their sum does not
// exceed the indicator's points.
func (j *judge) entries(o *Object, i Indicator) []Entry {
	var out []Entry
	left := new(big.Rat).Set(i.Points)
	for _, item := range i.Items {
		holds, _, _, used := o.evaluate(j.rules, item.When)
		if !holds || left.Sign() == 0 {
			continue
		}
		p := new(big.Rat).Set(item.Points)
		if item.Each {
			if r, _ := o.measured(j.rules.measure(o.Kind.Word, item.When[0].Measures[0])); r != nil {
				p.Mul(p, r.low)
			}
		}
		if p.Cmp(left) > 0 {
			p.Set(left)
		}
		left.Sub(left, p)
		out = append(out, Entry{Indicator: i.Name, Text: fill(item.Finding, values(used)), Clause: item.Clause, Points: p, Measured: used})
	}
	return out
}

func total(entries []Entry) *big.Rat {
	t := new(big.Rat)
	for _, e := range entries {
		t.Add(t, e.Points)
	}
	return t
}
