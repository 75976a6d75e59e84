package sheet

import (
	"math/big"
	"slices"
	"strings"
)

// totalWords name a row of totals, as Fold makes them.
var totalWords = []string{"合计", "总计", "小计", "共计", "总数", "合计数", "总计数", "total", "σ", "∑"}

// totalEnds end the name of a row of totals: 全市合计. wholes name one when its numbers
// are the sums of those above.
var (
	totalEnds = []string{"合计", "总计", "小计", "共计"}
	wholes    = []string{"全市", "全省", "全区", "全县", "全州", "全国", "全部", "全系统", "本市", "总体", "总和", "汇总", "累计", "总", "计"}
)

// noteWords begin a note under a table, as Fold makes them. signWords end the label
// of a line that says who filled in a sheet, when and from where: 制表单位：市信访局.
var (
	noteWords = []string{"注:", "注1", "备注:", "说明:", "填表说明", "※", "*", "填表人", "填报人", "制表人", "审核人", "联系人", "填报单位", "填表日期",
		"填报日期", "数据来源", "以上数据", "以上为", "数据截", "截至", "截止", "(公章", "(盖章", "(签字", "(签章"}
	signWords = []string{"人", "单位", "日期", "时间", "电话", "领导", "来源", "制表", "复核", "审核", "校对", "审批", "填表", "填报", "签字", "签章", "盖章"}
)

// averages name a row of means; highest and lowest one of extremes.
var (
	averages = []string{"平均", "均值", "平均值", "平均数", "平均分", "平均得分"}
	highest  = []string{"最高", "最高值", "最高分", "最大", "最大值"}
	lowest   = []string{"最低", "最低值", "最低分", "最小", "最小值"}
)

// noteNames stand alone before a note in the next cell.
var noteNames = []string{"注", "备注", "说明", "附注"}

// serialHeaders head a column of running numbers.
var serialHeaders = []string{"序号", "no", "no."}

// takeRows sorts the rows below the header.
func (l *locator) takeRows(h header) {
	t := l.table
	end := l.endOfData(h)
	t.Rows = make([]Row, 0, end-h.last-1)
	names := headsOf(h.columns)
	var group *Value
	for _, r := range l.g.Rows[h.last+1 : end] {
		only, single := onlyValue(r)
		switch {
		case blank(r):
		case isTotal(r):
			t.Totals = append(t.Totals, r)
		case repeatsHeader(r, h, names):
			l.findings.Tell(codeRepeatedHeader, firstValue(r).Place, "不需要处理；删去更清楚。", "第 %d 行重复了表头，已跳过。", r.Number)
		case single && isNote(only):
			t.Notes = append(t.Notes, only)
		case single && l.isSerial(only):
			l.findings.Tell(codeSerialOnly, only.Place, "不要的行可以删去。", "第 %d 行只有序号，已跳过。", r.Number)
		case single && acrossTable(only, h):
			over := only
			group = &over
		default:
			r.Group = group
			t.Rows = append(t.Rows, r)
		}
	}
	for _, r := range l.g.Rows[end:] {
		for _, v := range r.Values {
			if !v.IsEmpty() && !v.Covered {
				t.Notes = append(t.Notes, v)
			}
		}
	}
}

// acrossTable reports whether a cell is merged over at least half of the table.
func acrossTable(v Value, h header) bool { return v.Cols > 1 && 2*int(v.Cols) >= len(h.columns) }

// isSerial reports whether a value is a running number in its column.
func (l *locator) isSerial(v Value) bool {
	if _, _, ok := Number(v.Text); !ok {
		return false
	}
	col, _, _ := ParseCell(v.Place.Cell)
	return slices.ContainsFunc(l.table.Columns, func(c Column) bool {
		return c.Index == col && slices.Contains(serialHeaders, Fold(c.Name))
	})
}

// noteLength is from how many characters a lone text under a table is taken for
// a sentence rather than a name.
const noteLength = 25

// endOfData returns the index of the first row of the notes under the table, or
// the number of rows. Notes begin after the last row with several values, at a
// row whose only value reads like a note, runs over several columns, or stands
// apart below an empty row. Other lone values are data with gaps.
func (l *locator) endOfData(h header) int {
	last := h.last
	for i := h.last + 1; i < len(l.g.Rows); i++ {
		r := l.g.Rows[i]
		_, single := onlyValue(r)
		if !blank(r) && (isTotal(r) || !single && !isNote(firstValue(r))) {
			last = i
		}
	}
	apart := false
	for i := last + 1; i < len(l.g.Rows); i++ {
		r := l.g.Rows[i]
		if blank(r) {
			apart = true
			continue
		}
		only, single := onlyValue(r)
		wide := len(h.columns) > 1
		if !single || isNote(only) ||
			wide && (apart || only.Cols > 1 || len([]rune(only.Text)) >= noteLength) && !l.isSerial(only) {
			return i
		}
	}
	return len(l.g.Rows)
}

// onlyValue returns the value of a row in which one cell, perhaps merged over
// several columns, is all there is. A cell that hangs down from a row above
// counts as a value of its own.
func onlyValue(r Row) (Value, bool) {
	var only Value
	n := 0
	for _, v := range r.Values {
		if v.IsEmpty() || n > 0 && v.Covered && v.Origin() == only.Origin() {
			continue
		}
		only = v
		n++
	}
	return only, n == 1
}

func firstValue(r Row) Value {
	for _, v := range r.Values {
		if !v.IsEmpty() {
			return v
		}
	}
	return Value{}
}

// isNote reports a text that begins as notes do, or says who filled in the sheet.
func isNote(v Value) bool {
	folded := Fold(v.Text)
	begins := func(w string) bool { return strings.HasPrefix(folded, w) }
	return v.Kind == Text && (signed(folded) || slices.Contains(noteNames, folded) || slices.ContainsFunc(noteWords, begins))
}

// signed reports a label of signWords with its colon, as Fold makes them: 填报单位:市信访局,
// 负责人(签字):.
func signed(folded string) bool {
	label, _, ok := strings.Cut(folded, ":")
	label, _, _ = strings.Cut(label, "(")
	return ok && slices.ContainsFunc(signWords, func(w string) bool { return strings.HasSuffix(label, w) })
}

// totalColumns is how far to the right the word of a total row may stand.
const totalColumns = 3

// isTotal reports whether one of the first cells is a word for totals, alone or
// with a unit behind it: 合计, 合 计, 总计（个）, 小计：.
func isTotal(r Row) bool {
	for _, v := range r.Values[:min(len(r.Values), totalColumns)] {
		if v.Kind != Text {
			continue
		}
		word, _, _ := strings.Cut(strings.TrimRight(Fold(v.Text), ":"), "(")
		if slices.Contains(totalWords, word) || slices.ContainsFunc(totalEnds, func(e string) bool { return strings.HasSuffix(word, e) }) {
			return true
		}
	}
	return false
}

// takeSum makes a last or first row a row of totals that is called after the whole and
// holds the sums of the other rows.
func (l *locator) takeSum() {
	t := l.table
	n := len(t.Rows) - 1
	switch {
	case n < 1:
	case t.isWhole(t.Rows[n], t.Rows[:n]):
		t.Rows, t.Totals = t.Rows[:n], append(t.Totals, t.Rows[n])
	case t.isWhole(t.Rows[0], t.Rows[1:]):
		t.Rows, t.Totals = t.Rows[1:], append(t.Totals, t.Rows[0])
	}
}

// takeMeans makes the last rows notes that are called after the mean or an extreme of the
// other rows and hold it: they are no records.
func (l *locator) takeMeans() {
	t := l.table
	end := len(t.Rows)
	for end > 0 && t.Rows[end-1].named(slices.Concat(averages, highest, lowest), averages) {
		end--
	}
	for _, r := range t.Rows[end:] {
		if end < sumRowsLeast || !t.holdsMean(r, t.Rows[:end]) {
			return
		}
	}
	for _, r := range t.Rows[end:] {
		t.Notes = append(t.Notes, slices.DeleteFunc(slices.Clone(r.Values), Value.IsEmpty)...)
	}
	t.Rows = t.Rows[:end]
}

// sumRowsLeast is of how many rows a mean is one.
const sumRowsLeast = 2

// holdsMean reports a row that holds in some column the mean of the others, rounded as it
// shows it, or their extreme.
func (t *Table) holdsMean(row Row, others []Row) bool {
	for i := range t.Columns {
		n, _, ok := row.At(i).Exact()
		if !ok {
			continue
		}
		low, high, sum, count := new(big.Rat), new(big.Rat), new(big.Rat), int64(0)
		for _, r := range others {
			if v, _, ok := r.At(i).Exact(); ok {
				if count == 0 || v.Cmp(low) < 0 {
					low = v
				}
				if count == 0 || v.Cmp(high) > 0 {
					high = v
				}
				sum, count = sum.Add(sum, v), count+1
			}
		}
		switch {
		case count < sumRowsLeast:
		case row.named(highest, nil) && n.Cmp(high) == 0, row.named(lowest, nil) && n.Cmp(low) == 0:
			return true
		case row.named(averages, averages) && row.At(i).rounds(sum.Quo(sum, big.NewRat(count, 1))):
			return true
		}
	}
	return false
}

// named reports whether one of the first cells is one of the words, or ends with one of
// ends: 平均, 全市平均.
func (r Row) named(words, ends []string) bool {
	return slices.ContainsFunc(r.Values[:min(len(r.Values), totalColumns)], func(v Value) bool {
		folded := Fold(v.Text)
		ended := func(e string) bool { return strings.HasSuffix(folded, e) }
		return v.Kind == Text && (slices.Contains(words, folded) || slices.ContainsFunc(ends, ended))
	})
}

// rounds reports whether the number of a cell is exact to the last decimal it is given
// with, rounded or cut off.
func (v Value) rounds(exact *big.Rat) bool {
	n, percent, ok := v.Exact()
	decimals := Decimals(v.Text)
	if shown := Decimals(v.Shown()); percent || shown < decimals {
		decimals = shown
		if percent {
			decimals += len("00")
		}
	}
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	off := new(big.Rat).Sub(n, exact)
	return ok && off.Abs(off).Cmp(unit) < 0
}

func (t *Table) isWhole(row Row, others []Row) bool {
	named := func(v Value) bool { return v.Kind == Text && slices.Contains(wholes, Fold(v.Text)) }
	if !slices.ContainsFunc(row.Values[:min(len(row.Values), totalColumns)], named) {
		return false
	}
	for i := range t.Columns {
		if total, _, ok := row.At(i).Exact(); ok && t.sumsTo(others, i, total) {
			return true
		}
	}
	return false
}

// sumsTo reports a column whose numbers, that are not all 0, add up to total.
func (t *Table) sumsTo(rows []Row, column int, total *big.Rat) bool {
	sum := new(big.Rat)
	for _, r := range rows {
		if n, percent, ok := r.At(column).Exact(); ok && !percent {
			sum.Add(sum, n)
		}
	}
	return sum.Sign() != 0 && sum.Cmp(total) == 0
}

// repeatsHeader reports whether a row is the header again, with its folded names, as lists pasted
// together have it.
func repeatsHeader(r Row, h header, names heads) bool {
	if len(h.columns) < 2 {
		return false
	}
	for i, c := range h.columns {
		if Fold(r.Values[c.Index].Text) != names[i].name {
			return false
		}
	}
	return true
}

// checkStray reports content in columns that have no header; it belongs to no
// column and would be lost.
func (l *locator) checkStray(h header) {
	width, _ := l.g.size()
	done := make([]bool, width) // columns with a header, and those told of
	for _, c := range h.columns {
		done[c.Index] = true
	}
	for _, rows := range [][]Row{l.table.Rows, l.table.Totals} {
		for _, r := range rows {
			for i := range r.Values {
				v := &r.Values[i]
				if done[i] || v.IsEmpty() || v.Covered {
					continue
				}
				done[i] = true
				l.findings.Tell(codeStrayValue, v.Place, "给这一列加上表头，或删去这一格。", "“%s”所在的列没有表头，不会读取。", v.Shown())
			}
		}
	}
}

// narrow keeps of each row the values of the columns, in their order: those of the grid where all of the
// first columns are kept, which nobody changes.
func (l *locator) narrow() {
	t := l.table
	whole := true
	for k, c := range t.Columns {
		whole = whole && c.Index == k
	}
	for _, rows := range [][]Row{t.Rows, t.Totals} {
		for i := range rows {
			if whole {
				rows[i].Values = rows[i].Values[:len(t.Columns):len(t.Columns)]
				continue
			}
			values := make([]Value, len(t.Columns))
			for k, c := range t.Columns {
				values[k] = rows[i].Values[c.Index]
			}
			rows[i].Values = values
		}
	}
}
