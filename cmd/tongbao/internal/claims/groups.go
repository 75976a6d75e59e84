package claims

import "slices"

// limit is a percentage that says which groups are counted: 合格率低于90%的地区有2个.
type limit struct {
	q Number
	d *desc
}

// operators write a limit in square brackets.
var operators = map[int]string{above: ">", below: "<", least: "≥", most: "≤"}

// limited finds, of two numbers of a clause, the percentage that is a condition on what the
// other counts: the first, behind which stands 的, or the second behind a count of groups.
func (w *walk) limited(numbers []Number, ds []desc) {
	if len(ds) != 2 || (numbers[0].Unit == "%") == (numbers[1].Unit == "%") {
		return
	}
	count, percent := 0, 1
	if numbers[0].Unit == "%" {
		count, percent = 1, 0
	}
	nouns := len(ds[0].nouns)+len(ds[1].nouns) > 0
	if nouns && (percent == 1 || ds[0].condition) {
		ds[count].limit = &limit{numbers[percent], &ds[percent]}
		ds[count].nouns = slices.Concat(ds[0].nouns, ds[1].nouns)
		ds[percent].condition = true
		ds[count].unknown = ds[0].unknown || ds[1].unknown
	}
}

// counted are the columns whose different texts the words count.
func (a *question) counted() []string {
	var columns []string
	for _, n := range a.d.nouns {
		if n.object == a.object && !slices.Contains(columns, n.column) {
			columns = append(columns, n.column)
		}
	}
	return columns
}

// meeting are the readings of a count of the groups whose rate meets a limit.
func (a *question) meeting(l *limit) []reading {
	op := "≥"
	switch {
	case len(l.d.limits) == 1 && operators[l.d.limits[0]] != "":
		op = operators[l.d.limits[0]]
	case len(l.d.limits) > 0 || !slices.Contains([]string{"100", "100.0", "100.00"}, l.q.Digits):
		return nil // 约; a rate that is met by chance only
	}
	columns := a.counted()
	if len(columns) != 1 || a.d.state != noStatus || !slices.Equal(a.times(), []Period{Now}) || len(a.d.values)+len(l.d.values) > 0 {
		return nil
	}
	of := a.lexicon.Objects[a.object].Expression + ".按" + columns[0]
	var rates []reading
	switch parts := columnsOf(l.d.rateOf, a.object); {
	case len(parts) == 1:
		for _, c := range a.lexicon.Objects[a.object].Columns {
			if c.Whole && c.Asked != parts[0].column {
				rates = append(rates, reading{expression: of + "." + parts[0].column + ".占(" + c.Named + ")"})
			}
		}
	case l.d.rate != "" && l.d.rate != rectifiedRate && !a.lexicon.Objects[a.object].Free:
		rates = append(rates, reading{expression: of + "." + l.d.rate})
	}
	for i := range rates {
		rates[i].expression += "[" + op + l.q.Digits + "%].个数"
	}
	return rates
}
