package claims

import (
	"slices"
	"strings"
)

// isOf reports an expression about an object.
func isOf(expression, object string) bool {
	for _, p := range asked {
		expression = strings.TrimPrefix(expression, p)
	}
	rest, ok := strings.CutPrefix(expression, object)
	return ok && (rest == "" || rest[0] == '[' || rest[0] == '.')
}

// changes are the readings of an amount by which a number changed: of the number its clause
// names, else of the one before it.
func (a *question) changes() []reading {
	word, stems := "增减数", a.counts
	switch {
	case a.q.Unit == pointsUnit:
		word, stems = "百分点", a.rates
	case a.q.Unit == "%":
		word = "增减率"
	}
	var named []reading
	switch {
	case a.q.Unit == pointsUnit && a.d.rate != "":
		named = a.now().ratesOf()
	case a.q.Unit != pointsUnit && (a.d.state != noStatus || a.d.total || len(a.d.objects) > 0 && a.d.rate == "" && a.fresh):
		named = a.now().countsOf()
	case a.q.Unit != pointsUnit && a.d.rate != "":
		return nil // % of a rate
	}
	if len(named) > 0 {
		stems = nil
		for _, r := range named {
			stems = append(stems, r.expression)
		}
	}
	bases := a.d.base
	if len(bases) == 0 {
		bases = a.base
	}
	if len(bases) == 0 {
		bases = []Period{Before, YearAgo}
	}
	var out []reading
	for _, b := range bases {
		for _, s := range stems {
			if b != Now && !strings.HasPrefix(s, asked[Before]) && !strings.HasPrefix(s, asked[YearAgo]) && !strings.Contains(s, "－") {
				out = append(out, reading{expression: s + ".较" + strings.TrimSuffix(asked[b], ".") + "." + word, up: a.d.up})
			}
		}
	}
	return out
}

// now is the question of what is compared.
func (a *question) now() *question {
	d := *a.d
	d.moved, d.comparing, d.base, d.periods = false, false, nil, []Period{Now}
	c := *a
	c.d = &d
	if c.q.Unit == "%" && d.rate == "" { // of a count
		c.q.Unit = "个"
	}
	return &c
}

// shares are the readings of a percentage of a whole: 不合格3个，占5.2%.
func (a *question) shares() []reading {
	o := &a.lexicon.Objects[a.object]
	if len(a.d.share.values) > 0 || len(a.d.share.nouns) > 0 {
		return nil
	}
	if o.Free {
		return a.columnShares()
	}
	part := a.d.state
	if part == noStatus {
		part = a.state
	}
	loose := part == failedLoosely
	if loose {
		part = failed
	}
	wholes := []status{inspected, existing}
	switch a.d.share.state {
	case noStatus:
		if a.d.share.total {
			wholes = []status{existing}
		}
		if part == failed || part == noStatus {
			wholes = append(wholes, failed)
		}
	case inspected, failed, passed:
		wholes = []status{a.d.share.state}
	default:
		return nil
	}
	var out []reading
	for _, whole := range wholes {
		for _, s := range a.scopes {
			out = append(out, shareOf(asked[Now]+o.Expression, s, part, whole)...)
		}
	}
	if !slices.Equal(a.times(), []Period{Now}) {
		return nil
	}
	for i := range out {
		out[i].loose = loose
	}
	return out
}

// shareOf is how the objects of a part in a state are asked for their share of all in another.
func shareOf(object string, s scope, part, whole status) []reading {
	adjective := func(st status) string {
		if st == noStatus || st == existing {
			return ""
		}
		return "." + strings.TrimSuffix(counts[st], "数")
	}
	all := object + adjective(whole)
	of := object + string(s)
	switch {
	case s == "" && part == whole || part == notInspected:
		return nil
	case s == "" && whole == inspected && part == failed:
		return endings([]string{object}, false, "不合格率")
	case s == "" && whole == inspected && part == passed:
		return endings([]string{object}, false, "合格率")
	case s == "" && whole == existing && part == inspected:
		return endings([]string{object}, false, "检查率")
	}
	out := endings([]string{of + adjective(part)}, false, "占("+all+")")
	if s != "" && (part == failed || part == passed) && whole == inspected {
		word := strings.TrimSuffix(counts[part], "数") + "率"
		out = append(out, endings([]string{of}, false, word)...)
	}
	if s != "" && part == noStatus && whole == failed {
		out = append(out, endings([]string{of + adjective(failed)}, false, "占("+all+")")...)
	}
	return out
}

// columnShares are the readings of the share of a column that the clause or the one before
// names.
func (a *question) columnShares() []reading {
	parts := columnsOf(a.d.columns, a.object)
	if len(parts) == 0 && a.column != nil && a.column.object == a.object {
		parts = []ref{*a.column}
	}
	if len(parts) != 1 || a.d.state != noStatus || a.d.share.state != noStatus {
		return nil
	}
	wholes := columnsOf(a.d.share.columns, a.object)
	out := a.sharesOf(a.of(), parts[0].column, wholes)
	for _, s := range a.scopes {
		if s != "" { // of a row: its part of the whole column
			out = append(out, reading{expression: a.lexicon.Objects[a.object].Expression + string(s) + "." + parts[0].column + ".占比"})
		}
	}
	return out
}
