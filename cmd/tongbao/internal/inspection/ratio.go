package inspection

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// rate tells of a printed rate that no count of the whole gives, rounded or cut off.
func (d *doubts) rate(r sheet.Row, i int) {
	percent, decimals, ok := d.printedRate(r, i)
	most, column, all := d.wholes(r, i, d.heads[i].rate)
	if !ok || column < 0 || ofOther(d.headedTable) || slices.ContainsFunc(d.heads, func(h head) bool { return h.carried }) {
		return
	}
	if p, found := d.partOf(i); found && p.column == column {
		return // the whole is a column whose header is not known
	}
	if slices.ContainsFunc(all, func(n *big.Rat) bool {
		return n.Sign() <= 0 || !n.IsInt() || RateOf(n, percent, decimals) || d.fractions(i) && n.Cmp(big.NewRat(1, 1)) == 0
	}) {
		return
	}
	d.findings.Tell(codeImpossibleRate, r.At(i).Origin(), "请核对这一行的比例和个数。",
		"“%s”是%s，而“%s”是%s，没有一个个数算得出这个比例", d.table.Columns[i].Name, r.At(i).Shown(), d.table.Columns[column].Name, most.RatString())
}

// printedRate is a rate in percent, as its cell shows it, with its decimals. Without a sign
// it is one where its header has it, or where the numbers of its column can be nothing
// else; where none is above 1 it is taken for a fraction, 0.95.
func (d *headedTable) printedRate(r sheet.Row, i int) (percent *big.Rat, decimals int, ok bool) {
	v := r.At(i)
	n, sign, ok := sheet.Number(v.Shown())
	if !ok || sheet.Nothing(v.Shown()) {
		return nil, 0, false
	}
	decimals = sheet.Decimals(v.Shown())
	switch {
	case sign:
		n.Mul(n, big.NewRat(100, 1))
	case d.fractions(i):
		return n.Mul(n, big.NewRat(100, 1)), decimals - len("00"), true
	}
	return n, decimals, true
}

// fractions reports a column of rates without a percent sign of which none is above 1.
func (d *headedTable) fractions(i int) bool {
	if d.below == nil {
		d.below = make([]answer, len(d.table.Columns))
	}
	return d.below[i].of(func() bool {
		return !strings.Contains(sheet.Fold(d.table.Columns[i].Name), "%") &&
			!slices.ContainsFunc(d.table.Rows, func(r sheet.Row) bool { n, _, ok := r.At(i).Exact(); return ok && n.Cmp(big.NewRat(1, 1)) > 0 })
	})
}

// given reports whether a rate of column i is part of whole, also where what looks like a
// fraction is a small percentage.
func (d *headedTable) given(i int, part, whole, percent *big.Rat, decimals int) bool {
	return gives(part, whole, percent, decimals) ||
		d.fractions(i) && gives(part, whole, new(big.Rat).Quo(percent, big.NewRat(100, 1)), decimals+len("00"))
}

// RateOf reports whether some count of n, rounded or cut off to the decimals, is a rate in
// percent: 90.87 is none of 40.
func RateOf(n, percent *big.Rat, decimals int) bool {
	count := new(big.Rat).Mul(percent, n)
	count.Quo(count, big.NewRat(100, 1))
	low := new(big.Int).Quo(count.Num(), count.Denom())
	for step := range 2 { // the count below the rate, and the one above
		k := new(big.Rat).SetInt(new(big.Int).Add(low, big.NewInt(int64(step))))
		if gives(k, n, percent, decimals) && k.Cmp(n) <= 0 {
			return true
		}
	}
	return false
}

// gives reports whether part of whole, rounded or cut off to the decimals, is percent.
func gives(part, whole, percent *big.Rat, decimals int) bool {
	off := new(big.Rat).Mul(new(big.Rat).Quo(part, whole), big.NewRat(100, 1))
	off = inLast(off.Sub(off, percent), decimals)
	return off.Cmp(big.NewRat(-1, 2)) >= 0 && off.Cmp(big.NewRat(1, 1)) < 0
}

// What a header says besides what it counts: of how many things, and that they are done.
var (
	counters = regexp.MustCompile(`(总?数量?|总量|量|件数?|个数?|家数?|条数?|次数?)$`)
	things   = regexp.MustCompile(`政务新媒体|新媒体|网站|账号|留言|问题|信件|单位`)
	rates    = regexp.MustCompile(`(率|占比|比例|比重)$`)
)

// isRate reports a column of rates of counts.
func (h head) isRate() bool { return h.ofRates }

func (h head) namedRate() bool {
	return rates.MatchString(h.name) && !h.says([]string{"增", "同比", "环比"})
}

// stemOf is what a header counts, or what it is the rate of: 合格 of 合格网站数 and 网站合格率.
func stemOf(name string) string {
	s := counters.ReplaceAllString(rates.ReplaceAllString(name, ""), "")
	return strings.TrimPrefix(things.ReplaceAllString(s, ""), "已")
}

// part is a column whose count the rates of another one are of, or what is left of it: 合格率
// of 合格数, or of 不合格数.
type part struct {
	column int
	rest   bool
}

// partOf finds the part that the rates of column i are of. What is left is not known where
// there are more verdicts than two.
func (d *headedTable) partOf(i int) (part, bool) {
	h, rest := d.heads[i], part{column: -1}
	for k, p := range d.heads {
		switch {
		case k == i || !h.beside(p) || p.isRate() || p.mean || p.stem == "":
		case p.stem == h.stem:
			return part{column: k}, true
		case slices.Contains([]string{"不" + h.stem, "未" + h.stem}, p.stem), h.stem == "不"+p.stem:
			rest = part{column: k, rest: true}
		}
	}
	several := slices.ContainsFunc(d.heads, func(h head) bool { return h.says([]string{"基本", "未检", "未评"}) })
	return rest, rest.column >= 0 && !several
}

// held tells of a rate that the counts of its row do not give, and whether there are such
// counts.
// Of a rate whose whole is not known the only other count of the row may be it: a warning.
func (d *doubts) held(r sheet.Row, i int) bool {
	h := d.heads[i]
	percent, decimals, ok := d.printedRate(r, i)
	p, found := d.partOf(i)
	n, known := counted(r.At(p.column))
	if !ok || !found || !known || ofOther(d.headedTable) || slices.ContainsFunc(d.heads, func(h head) bool { return h.carried }) {
		return false
	}
	higher := new(big.Rat).Add(n, d.higherThan(r, p.column))
	wholes, sum := d.wholesOf(r, i, p.column), new(big.Rat)
	fits := func(whole *big.Rat) bool {
		if p.rest {
			return d.given(i, new(big.Rat).Sub(whole, n), whole, percent, decimals)
		}
		return d.given(i, n, whole, percent, decimals) || d.given(i, higher, whole, percent, decimals)
	}
	for _, k := range wholes {
		whole, _ := counted(r.At(k))
		if fits(whole) || fits(sum.Add(sum, whole)) {
			return true
		}
	}
	if len(wholes) == 0 || h.rate == nil && (len(wholes) > 1 || !d.covers(wholes[0], p.column)) {
		return false
	}
	name := func(k int) string { return "“" + d.table.Columns[k].Name + "”" + r.At(k).Shown() }
	f := codeRateContradicts.Found(r.At(i).Origin(), "请核对这一行的比例和个数。", "“%s”是%s，与同一行的%s、%s对不上",
		d.table.Columns[i].Name, r.At(i).Shown(), name(p.column), name(wholes[0]))
	if h.rate == nil {
		f = f.Eased()
	}
	d.findings = append(d.findings, f)
	return true
}

// besides are the words of verdicts that a rate may count along with the one it is called
// after: 合格率 of 合格 and 基本合格, or of 优秀 and 合格.
var besides = []string{"基本", "优秀", "优良", "良好"}

// higherThan adds the numbers of a row that a rate may count along with its part.
func (d *headedTable) higherThan(r sheet.Row, part int) *big.Rat {
	sum := new(big.Rat)
	for k, h := range d.heads {
		along := h.says(besides) && !h.says([]string{"其中"}) && !h.isRate() && h.group == d.heads[part].group
		if n, ok := counted(r.At(k)); ok && k != part && along {
			sum.Add(sum, n)
		}
	}
	return sum
}

// wholesOf are the columns that the rate of column i may be a rate of, besides its part, and
// that have a number in the row.
func (d *headedTable) wholesOf(r sheet.Row, i, part int) []int {
	h := d.heads[i]
	var out []int
	for k, w := range d.heads {
		of := h.rate != nil && h.rate(w) || h.rate == nil && w.amount && !w.isRate()
		if n, ok := counted(r.At(k)); ok && n.Sign() > 0 && k != i && k != part && of && w.beside(h) {
			out = append(out, k)
		}
	}
	return out
}

// covers reports whether no number of a column is below that of another one.
func (d *headedTable) covers(whole, part int) bool {
	return !slices.ContainsFunc(d.table.Rows, func(r sheet.Row) bool {
		w, one := counted(r.At(whole))
		p, other := counted(r.At(part))
		return one && other && w.Cmp(p) < 0
	})
}

// mixed tells of a column of rates of which some have a percent sign and some do not: the
// ones are read as a big.NewRat(100, 1) times the others.
func (d *doubts) mixed() {
	for i, h := range d.heads {
		if !h.isRate() {
			continue
		}
		var signed, plain []sheet.Value
		for _, r := range d.table.Rows {
			v := r.At(i)
			n, percent, ok := v.Exact()
			switch {
			case !ok || n.Sign() == 0:
			case percent:
				signed = append(signed, v)
			default:
				plain = append(plain, v)
			}
		}
		if len(signed) > 0 && len(plain) > 0 {
			odd := plain[0]
			if len(signed) < len(plain) {
				odd = signed[0]
			}
			d.findings.Tell(codeMixedPercent, odd.Origin(), "请把这一列写成一样的。", "“%s”这一列有的有百分号，有的没有，如这一格是%s",
				d.table.Columns[i].Name, odd.Shown())
		}
	}
}
