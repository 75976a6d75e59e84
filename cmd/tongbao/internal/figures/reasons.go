package figures

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// Reasons lists the objects of the set with what is wrong with each: 甲局（5个空白栏目）.
// Of a set narrowed by Problem only the findings of those categories are told;
// objects of one and the same finding stand together: 甲局、乙局（5个空白栏目）.
func (s *Set) Reasons() *List {
	s.needVerdicts()
	var texts []string
	names, apart := map[string][]string{}, s.apart()
	list := &List{ledger: s.ledger, key: s.stateKey() + ".问题", name: s.name(s.state) + "的问题", sources: diag.Gather(s.source.Chosen...)}
	for i := range s.source.Records {
		r := &s.source.Records[i]
		if !s.member(i, list.sources) {
			continue
		}
		platform, cells := apart.of(r)
		for _, of := range [][]diag.Place{{r.Place}, r.Named, r.Sorted, cells} {
			list.sources.Add(of...)
		}
		text := s.reason(r)
		if platform != "" {
			text = strings.TrimSuffix(platform+"，"+text, "，")
		}
		if len(names[text]) == 0 {
			texts = append(texts, text)
		}
		names[text] = append(names[text], r.Name)
	}
	for _, text := range texts {
		list.Items = append(list.Items, strings.Join(names[text], "、")+behind(text))
		list.notes = append(list.notes, text)
	}
	return list
}

// reason joins the findings of one object that the set is about.
func (s *Set) reason(r *inspection.Record) string {
	var out []string
	for _, p := range r.Problems {
		wanted := !slices.ContainsFunc(s.filters, func(f filter) bool {
			return f.kind == byProblem && f.words != nil && !f.negated && !f.wants([]string{f.words.fold(p.Category)})
		})
		if wanted && p.Text != "" && !slices.Contains(out, p.Text) {
			out = append(out, p.Text)
		}
	}
	return strings.Join(out, "，")
}
