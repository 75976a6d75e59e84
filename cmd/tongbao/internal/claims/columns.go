package claims

import "slices"

// rowsOf are the readings of a count over a sheet: a column of numbers, or its rows.
func (a *question) rowsOf() []reading {
	stems := a.of()
	cols := columnsOf(a.d.columns, a.object)
	if a.d.state != noStatus || a.d.rate != "" || a.d.fate() > 0 || slices.Contains(a.times(), Before) || len(cols) > 1 {
		return nil
	}
	if len(cols) == 0 && len(a.d.values) > 0 && a.column != nil && a.column.object == a.object {
		cols = []ref{*a.column}
	}
	if len(cols) == 0 {
		var out []reading
		for _, c := range a.lexicon.Objects[a.object].Columns {
			if c.Whole {
				out = append(out, endings(stems, true, c.Asked)...)
			}
		}
		return out
	}
	c := cols[0]
	switch {
	case a.d.aggregate != "":
		return endings(stems, false, a.d.aggregate+"("+c.named+")")
	case a.d.extreme && len(a.d.values) == 0:
		return endings(stems, true, "最大("+c.named+")", "最小("+c.named+")")
	}
	return endings(stems, false, c.column)
}

func columnsOf(refs []ref, object int) []ref {
	var out []ref
	for _, r := range refs {
		if r.object == object && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// columnRates are the readings of the share of a column: 办结率.
func (a *question) columnRates(stems []string) []reading {
	if a.d.extreme && len(a.d.values) == 0 || a.d.aggregate != "" || len(a.d.nouns) > 0 && len(a.d.values) == 0 {
		return nil
	}
	if named := columnsOf(a.d.columns, a.object); len(named) == 1 && len(a.d.rateOf) == 0 { // a column of percentages
		return endings(stems, false, named[0].column)
	}
	parts := columnsOf(a.d.rateOf, a.object)
	if len(parts) != 1 {
		return nil
	}
	return a.sharesOf(stems, parts[0].column, nil)
}

// sharesOf are the shares of a column in those that are a whole.
func (a *question) sharesOf(stems []string, part string, wholes []ref) []reading {
	var out []reading
	for _, s := range stems {
		for _, o := range a.lexicon.Objects {
			for _, c := range o.Columns {
				named := len(wholes) == 0 && c.Whole || slices.ContainsFunc(wholes, func(r ref) bool { return r.column == c.Asked })
				if named && c.Asked != part && isOf(s, o.Expression) {
					out = append(out, reading{expression: s + "." + part + ".占(" + c.Named + ")"})
				}
			}
		}
	}
	return out
}
