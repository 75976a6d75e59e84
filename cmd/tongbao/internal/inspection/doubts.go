package inspection

import (
	"math/big"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Doubts holds a free sheet against itself and tells what no count can be: a part that is
// more than its whole, a count below zero or with a fraction, a rate that no count gives,
// a unit that stands there twice, a row that repeats the sum of the others, a day no calendar has. What
// a column counts is read from its header; of a header that is not known nothing is told.
func Doubts(t *sheet.Table) diag.Findings {
	d := newDoubts(t)
	d.totals()
	d.eachRow()
	d.repeated()
	d.tail()
	if len(t.Rows) > sumRowsSeveral && !slices.ContainsFunc(t.Totals, wholeTotal) {
		d.sums()
	}
	d.together()
	unnamed(d)
	for _, r := range t.Rows {
		for _, v := range r.Values {
			sheet.TellNoDates(v, &d.findings)
		}
	}
	return append(d.findings, DoubtsOfNotes(t)...)
}

// Doubts holds the office's own columns of a roster against each other, and its rows of
// totals against its rows. What the program reads itself is checked where it is read.
func (r *Roster) Doubts() diag.Findings {
	if r.table == nil {
		return nil
	}
	d := newDoubts(r.table)
	for i, c := range r.table.Columns {
		if c.Key != "" && c.Key != ColScore {
			h := head{name: d.heads[i].name, stem: d.heads[i].stem, group: d.heads[i].group, serial: true}
			h.ofRates = h.namedRate()
			d.heads[i] = h
		}
	}
	d.totals()
	d.eachRow()
	d.together()
	return slices.DeleteFunc(d.findings, func(f diag.Finding) bool { return f.Is(codeImpossibleCount) }) // told of all its columns
}

func newDoubts(t *sheet.Table) *doubts {
	d := &doubts{headedTable: &headedTable{table: t}}
	for i := range t.Columns {
		d.heads = append(d.heads, countHead(d.headedTable, i))
	}
	turnHeads(d.headedTable)
	countBare(d.headedTable)
	return d
}

// together holds whole columns against each other.
func (d *doubts) together() {
	d.mixed()
	d.addends()
	differences(d)
	d.complete()
	d.portions()
	d.ranks()
	d.serials()
}

// eachRow tells what cannot be in one row.
func (d *doubts) eachRow() {
	t := d.table
	told := toldOf(d.findings, func(f diag.Finding) bool { return f.Is(CodeTotalMismatch) })
	rel := relate(d.heads)
	if rel.silent {
		return
	}
	for _, rows := range [][]sheet.Row{t.Rows, t.Totals} {
		before := len(d.findings)
		for _, r := range rows {
			if !told.inRow(r) {
				d.row(r, rel)
			}
		}
		if len(d.findings) > before {
			break // what is wrong in a row is wrong in its total
		}
	}
}

// toldCells are cells of which something has been told.
type toldCells map[diag.Place]bool

// toldOf are the cells of findings of one sort.
func toldOf(findings diag.Findings, is func(diag.Finding) bool) toldCells {
	out := toldCells{}
	for _, f := range findings {
		if is(f) {
			out[f.Place] = true
		}
	}
	return out
}

// inRow reports whether one of the cells stands in a row.
func (t toldCells) inRow(r sheet.Row) bool {
	return len(t) > 0 && slices.ContainsFunc(r.Values, func(v sheet.Value) bool { return t[v.Origin()] })
}

// headedTable is a table with what its columns count.
type headedTable struct {
	table *sheet.Table
	heads []head // of each column
	// by column, once they have been asked: whether it is numeric, and has fractions
	plain, below []answer
}

// answer is what was asked of all rows of a column, which is found out once.
type answer struct{ known, yes bool }

func (a *answer) of(find func() bool) bool {
	if !a.known {
		a.known, a.yes = true, find()
	}
	return a.yes
}

// doubts are what is told of a table.
type doubts struct {
	*headedTable
	findings diag.Findings
}

// row tells what cannot be in one row.
func (d *doubts) row(r sheet.Row, rel relations) {
	over, told := make([]bool, len(d.heads)), false // columns that are told of: their rates are wrong for that
	for i, h := range d.heads {
		if h.count {
			checkCount(r.At(i), d.table.Columns[i].Name, &d.findings)
		}
		isPart := func(p pair) bool { return d.part(r, i, p.whole) }
		over[i] = slices.ContainsFunc(rel.parts[i], isPart) || moreThanPlain(d, r, i, rel.plain[i])
		told = told || over[i]
	}
	for i, h := range d.heads {
		if !h.isRate() {
			continue
		}
		if p, found := d.partOf(i); found && over[p.column] {
			continue
		}
		if !d.held(r, i) && h.rate != nil {
			d.rate(r, i)
		}
	}
	d.amongThem(r)
	told = told || slices.ContainsFunc(rel.late, func(l lateAmong) bool { return tooManyLate(d, r, l) })
	for k := 0; !told && k < len(rel.exclusive); k++ {
		told = tooMany(d, r, rel.exclusive[k])
	}
}

// checkCount tells of a number that counts nothing: below zero, or with a fraction.
func checkCount(v sheet.Value, column string, findings *diag.Findings) {
	if n, ok := counted(v); ok && (n.Sign() < 0 || !n.IsInt()) {
		findings.Tell(codeImpossibleCount, v.Origin(), "请核对这一格。", "“%s”应是个数，写成了“%s”", column, v.Shown())
	}
}

// wholes are the largest number of a row that column i may be a part of, or the sum of those
// that came in by several ways, what was carried over from before included, and its
// column; -1 when the row has none.
func (d *headedTable) wholes(r sheet.Row, i int, is func(head) bool) (most *big.Rat, column int, all []*big.Rat) {
	column, most = -1, new(big.Rat)
	carried, ways, byWays := new(big.Rat), new(big.Rat), true
	for k, h := range d.heads {
		n, ok := counted(r.At(k))
		switch {
		case !ok || k == i:
		case h.carried:
			carried.Add(carried, n)
		case is(h) && h.beside(d.heads[i]):
			all = append(all, n)
			ways.Add(ways, n)
			byWays = byWays && h.asked()
			if column < 0 || n.Cmp(most) > 0 {
				most, column = n, k
			}
		}
	}
	if byWays {
		most = ways
	}
	return new(big.Rat).Add(most, carried), column, all
}

// part tells of a part that is more than its whole, and whether it did.
func (d *doubts) part(r sheet.Row, i int, whole func(head) bool) bool {
	n, ok := counted(r.At(i))
	most, column, _ := d.wholes(r, i, whole)
	if !ok || column < 0 || n.Cmp(most) <= 0 || d.heads[i].catchesUp() && ofOther(d.headedTable) {
		return false
	}
	d.findings.Tell(codePartOverWhole, r.At(i).Origin(), d.heads[i].overHint(),
		"“%s”是%s，多于“%s”的%s", d.table.Columns[i].Name, r.At(i).Shown(), d.table.Columns[column].Name, r.At(column).Shown())
	return true
}

// catchesUp reports a count of what was done, maybe to what was there before.
func (h head) catchesUp() bool { return h.answered() || h.rectified() }

// overHint says what to do about a part that is more than its whole.
func (h head) overHint() string {
	if h.answered() {
		return "请核对这一行；办的是以前结转来的，请加一列“上期结转”，或在表下的注里说明。"
	}
	return "请核对这一行。"
}

// has reports whether the sheet has a part with its whole.
func (d *headedTable) has(p pair) bool {
	return slices.ContainsFunc(d.heads, p.part) && slices.ContainsFunc(d.heads, p.whole)
}

// numeric reports a column that holds numbers and nothing else.
func (d *headedTable) numeric(i int) bool {
	if d.plain == nil {
		d.plain = make([]answer, len(d.table.Columns))
	}
	return d.plain[i].of(func() bool { return d.holdsNumbers(i) })
}

func (d *headedTable) holdsNumbers(i int) bool {
	filled := false
	for k := range d.table.Rows {
		if v := d.table.Rows[k].At(i); !sheet.Nothing(v.Text) {
			if _, _, ok := v.Exact(); !ok {
				return false
			}
			filled = true
		}
	}
	return filled
}

// Evidence that a row is a total and not equal by chance: other rows, fewer where several
// columns are sums, and the size of a single sum.
const (
	sumRows        = 4
	sumRowsSeveral = 3
	sumSize        = 10
)

// sums tells of a last or first row that holds the sums of the others: it would be added
// again.
func (d *doubts) sums() {
	rows := d.table.Rows
	n := len(rows) - 1
	for _, c := range []struct {
		which  string
		row    sheet.Row
		others []sheet.Row
	}{{"最后一行", rows[n], rows[:n]}, {"第一行", rows[0], rows[1:]}} {
		if d.isSum(c.row, c.others) {
			at := slices.IndexFunc(c.row.Values, func(v sheet.Value) bool { return !v.IsEmpty() })
			d.findings.Tell(codeLooksLikeTotal, c.row.At(at).Origin(), "是合计行的，请把名称改为“合计”；不是的，请核对这一行的数。",
				"%s“%s”的数正好是其他各行相加，像是合计行，现在按普通的一行计算", c.which, c.row.At(at).Text)
			return
		}
	}
}

// wholeTotal reports a row of totals that is no subtotal.
func wholeTotal(r sheet.Row) bool { return !named(r, "小计") }

// isSum reports a row every number of which is the sum of the others', too many or too
// large to be so by chance.
func (d *headedTable) isSum(row sheet.Row, others []sheet.Row) bool {
	equal, large := 0, false
	for i, h := range d.heads {
		whole, ok := counted(row.At(i))
		if h.serial || h.mean || !d.numeric(i) || !ok || whole.Sign() == 0 {
			continue
		}
		total := new(big.Rat)
		for _, r := range others {
			if v, ok := counted(r.At(i)); ok {
				total.Add(total, v)
			}
		}
		if total.Cmp(whole) != 0 {
			return false
		}
		equal, large = equal+1, large || whole.Cmp(big.NewRat(sumSize, 1)) >= 0
	}
	return equal > 1 || equal == 1 && len(others) >= sumRows && large
}

// counted is the number a cell holds, which is neither a percentage nor a day.
func counted(v sheet.Value) (*big.Rat, bool) {
	n, percent, ok := v.Exact()
	return n, ok && !percent && v.Style().Date == 0
}
