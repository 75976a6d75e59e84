package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Headers of shares of all rows, as sheet.Fold makes them, and of what an object may have
// several of: their shares may come to more than all.
var (
	shareNames   = []string{"占比", "比重", "所占比例", "所占比重", "占总数比例", "占总数的比例", "占总量比例", "构成比", "占全部比例", "占总数"}
	severalOfOne = []string{"问题", "原因", "情形", "扣分"}
)

// isPortion reports a column of shares of the sum of another column.
func (h head) isPortion() bool {
	return slices.ContainsFunc(shareNames, func(n string) bool { return h.name == n || strings.HasSuffix(h.name, n) && !h.says(ratedWords) })
}

// portions holds each column of shares of a whole against the counts they are shares of,
// or, where there are none, against 100%.
func (d *doubts) portions() {
	for i, h := range d.heads {
		d.ratios(i)
		if !h.isPortion() || len(d.table.Rows) < 2 {
			continue
		}
		if k := d.portionsOf(i); k >= 0 {
			d.heldPortions(i, k)
		} else if !d.rowsHold(i) {
			d.sumOfPortions(i)
		}
	}
}

// rowsHold reports shares that are of numbers of their own rows.
func (d *headedTable) rowsHold(i int) bool {
	p, found := d.partOf(i)
	return found && slices.ContainsFunc(d.table.Rows, func(r sheet.Row) bool { return len(d.wholesOf(r, i, p.column)) > 0 })
}

// portionsOf is the column whose sum most shares of column i are of; -1 when there is none.
func (d *headedTable) portionsOf(i int) int {
	best, most := -1, 0
	for k, h := range d.heads {
		if k == i || h.serial || h.isRate() || h.group != d.heads[i].group {
			continue
		}
		sum, _, numeric := plainSum(d.table.Rows, k)
		if !numeric || sum.Sign() <= 0 {
			continue
		}
		fits, filled := 0, 0
		for _, r := range d.table.Rows {
			percent, decimals, ok := d.printedRate(r, i)
			n, known := counted(r.At(k))
			if !ok || !known {
				continue
			}
			if filled++; d.given(i, n, sum, percent, decimals) {
				fits++
			}
		}
		if fits > most && 2*fits > filled {
			best, most = k, fits
		}
	}
	return best
}

// heldPortions tells of the shares that are not those of column k. One that is a step of
// its last decimal off, in a column that comes to exactly 100%, was made to fit.
func (d *doubts) heldPortions(i, k int) {
	sum, _, _ := plainSum(d.table.Rows, k)
	printed, _ := d.printedSum(i)
	forced := printed.Cmp(big.NewRat(100, 1)) == 0
	for _, r := range d.table.Rows {
		percent, decimals, ok := d.printedRate(r, i)
		n, known := counted(r.At(k))
		if !ok || !known || n.Sign() < 0 {
			continue
		}
		exact := new(big.Rat).Mul(new(big.Rat).Quo(n, sum), big.NewRat(100, 1))
		off := inLast(new(big.Rat).Sub(exact, percent), decimals)
		name := "“" + d.table.Columns[i].Name + "”"
		switch {
		case off.Abs(off).Cmp(big.NewRat(1, 2)) <= 0, noted(d.table, rounded) && off.Cmp(big.NewRat(3, 2)) <= 0:
		case forced && off.Cmp(big.NewRat(3, 2)) <= 0:
			d.findings.Tell(codeSharesForced, r.At(i).Origin(), "请照四舍五入写，在表下注明“因四舍五入，各项之和略有出入”。",
				"%s是%s，按“%s”%s÷%s应是%s，凑成了正好100%%", name, r.At(i).Shown(), d.table.Columns[k].Name, r.At(k).Shown(), plainText(sum),
				exact.FloatString(max(decimals, 0))+"%")
		case !d.given(i, n, sum, percent, decimals):
			d.findings.Tell(codeRateContradicts, r.At(i).Origin(), "请核对这一行的比例和个数。", "%s是%s，按“%s”%s÷%s应是%s", name, r.At(i).Shown(),
				d.table.Columns[k].Name, r.At(k).Shown(), plainText(sum), exact.FloatString(max(decimals, 0))+"%")
		}
	}
}

// ratios holds a column of rates whose header does not say which counts they are of against
// the two columns that give most of them, or the one it is called after (占检查数比例) and
// the one before it.
func (d *doubts) ratios(i int) {
	h := d.heads[i]
	if _, found := d.partOf(i); found || !h.isRate() || h.rate != nil {
		return
	}
	part, whole, most, wrong, sure := -1, -1, 0, []sheet.Row(nil), true
	for k := range d.heads {
		for w := range d.heads {
			if k == w || !d.maybePart(k, w, i) {
				continue
			}
			fits, misses := d.heldRatios(i, k, w)
			if fits > most && fits > len(misses) {
				part, whole, most, wrong, sure = k, w, fits, misses, true
			} else if most == 0 && fits == 0 && len(misses) < several && h.isPortion() && d.portionsOf(i) < 0 && known(d.heads[k], d.heads[w]) {
				part, whole, wrong, sure = k, w, misses, false
			}
		}
	}
	for _, r := range wrong {
		name := func(k int) string { return "“" + d.table.Columns[k].Name + "”" + r.At(k).Shown() }
		f := codeRateContradicts.Found(r.At(i).Origin(), "请核对这一行的比例和个数。", "“%s”是%s，与同一行的%s、%s对不上",
			d.table.Columns[i].Name, r.At(i).Shown(), name(part), name(whole))
		if !sure {
			f = f.Eased()
		}
		d.findings = append(d.findings, f)
	}
}

// known reports two counts of which headers say that one is part of the other.
func known(part, whole head) bool {
	return slices.ContainsFunc(partsOf[:], func(p pair) bool { return p.part(part) && p.whole(whole) })
}

// several rows that agree, or do not, are no chance.
const several = 3

// maybePart reports two columns of counts of which one may be part of the other, and column
// i their rate.
func (d *headedTable) maybePart(part, whole, i int) bool {
	p, w := d.heads[part], d.heads[whole]
	counts := p.count && w.amount && p.group == d.heads[i].group && w.group == p.group
	return counts && part != i && whole != i && d.covers(whole, part)
}

// heldRatios counts the rows in which a rate is that of two counts, neither none nor all,
// and gives those in which it is not.
func (d *headedTable) heldRatios(i, part, whole int) (fits int, misses []sheet.Row) {
	for _, r := range d.table.All() {
		percent, decimals, ok := d.printedRate(r, i)
		n, a := counted(r.At(part))
		all, b := counted(r.At(whole))
		switch {
		case !ok || !a || !b || all.Sign() <= 0:
		case !d.given(i, n, all, percent, decimals):
			misses = append(misses, r)
		case n.Sign() > 0 && n.Cmp(all) < 0:
			fits++
		}
	}
	return fits, misses
}

// inLast is a number in steps of the last decimal.
func inLast(n *big.Rat, decimals int) *big.Rat {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(decimals, -decimals))), nil))
	if decimals < 0 {
		return n.Quo(n, unit)
	}
	return n.Mul(n, unit)
}

// printedSum adds the shares of a column in percent; off is how much of it rounding may
// make.
func (d *headedTable) printedSum(i int) (sum, off *big.Rat) {
	sum, off = new(big.Rat), new(big.Rat)
	for _, r := range d.table.Rows {
		percent, decimals, ok := d.printedRate(r, i)
		if !ok {
			continue
		}
		sum.Add(sum, percent)
		off.Add(off, new(big.Rat).Quo(big.NewRat(1, 2), inLast(big.NewRat(1, 1), decimals)))
	}
	return sum, off
}

// sumOfPortions tells of shares of a whole that is not in the sheet, and that are nearly
// all of it, but no 100%.
func (d *doubts) sumOfPortions(i int) {
	const nearly = 15 // percent
	sum, rounding := d.printedSum(i)
	off := new(big.Rat).Sub(sum, big.NewRat(100, 1))
	if slices.ContainsFunc(d.heads, func(h head) bool { return h.says(severalOfOne) }) || off.Sign() == 0 || noted(d.table, rounded) {
		return
	}
	for _, r := range d.table.Rows {
		if _, _, ok := d.printedRate(r, i); !ok || ofAnother(r) {
			return // one that is not there may be the rest
		}
	}
	if off.Abs(off).Cmp(rounding) > 0 && off.Cmp(big.NewRat(nearly, 1)) <= 0 {
		first := d.table.Rows[0].At(i)
		d.findings.Tell(codeSharesSum, first.Origin(), "请核对这一列；只列了一部分的，在表下的注里说明。",
			"“%s”一列各行相加是%s%%，不是100%%，差得比四舍五入多", d.table.Columns[i].Name, plainText(sum))
	}
}
