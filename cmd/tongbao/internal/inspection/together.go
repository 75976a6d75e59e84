package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// done is how a header says that what it counts was dealt with.
type done int

const (
	doneAny  done = iota // 答复, in time or not
	doneTime             // 按期答复
	doneLate             // 超期答复
	doneNot              // 未答复, 不合格
)

var doneWords = [...][]string{
	doneTime: {"按期", "按时", "及时", "限时"},
	doneLate: {"超期", "逾期", "超时", "延期"},
	doneNot:  {"不", "未"},
}

// exclusive are the ways that exclude each other: their counts are parts of one whole together.
var exclusive = [][]done{{doneTime, doneLate, doneNot}, {doneAny, doneNot}}

// dealt is what a header counts without how it was done; a header that says two ways of
// doing it, as 超期未答复, says none.
func (h head) dealt() (stem string, how done) {
	stem = h.stem
	for d, words := range doneWords {
		for _, w := range words {
			before, after, ok := strings.Cut(stem, w)
			switch {
			case ok && how != doneAny:
				return h.stem, doneAny
			case ok:
				stem, how = before+after, done(d)
			}
		}
	}
	return stem, how
}

// together are columns of parts that exclude each other, and what is their whole.
type together struct {
	columns []int
	whole   func(head) bool
}

// exclusives are all columns of parts that exclude each other: 按期答复 and 超期答复, 合格 and 不合格.
func exclusives(heads []head) []together {
	var out []together
	for _, p := range partsOf {
		for i := range heads {
			for _, ways := range exclusive {
				if columns := alike(heads, i, p, ways); len(columns) > 1 {
					out = append(out, together{columns, p.whole})
				}
			}
		}
	}
	return out
}

// alike are column i and those behind it that count the same, done in other ways.
func alike(heads []head, i int, p pair, ways []done) []int {
	var out []int
	var seen []done
	first, _ := heads[i].dealt()
	for k := i; k < len(heads); k++ {
		stem, how := heads[k].dealt()
		if !p.part(heads[k]) || stem != first || heads[k].group != heads[i].group || !slices.Contains(ways, how) {
			continue
		}
		if slices.Contains(seen, how) {
			return nil
		}
		out, seen = append(out, k), append(seen, how)
	}
	return out
}

// tooMany tells of parts that exclude each other and are more than their whole, though none is alone, and
// whether it did.
func tooMany(d *doubts, r sheet.Row, t together) bool {
	last := t.columns[len(t.columns)-1]
	most, column, _ := d.wholes(r, last, t.whole)
	sum := new(big.Rat)
	var names []string
	for _, k := range t.columns {
		n, ok := counted(r.At(k))
		if !ok || n.Cmp(most) > 0 {
			return false
		}
		sum.Add(sum, n)
		names = append(names, "“"+d.table.Columns[k].Name+"”"+r.At(k).Shown())
	}
	if column < 0 || sum.Cmp(most) <= 0 || d.heads[last].catchesUp() && ofOther(d.headedTable) {
		return false
	}
	d.findings.Tell(codePartOverWhole, r.At(last).Origin(), d.heads[last].overHint(),
		"%s相加是%s，多于“%s”的%s", strings.Join(names, "、"), sum.RatString(), d.table.Columns[column].Name, r.At(column).Shown())
	return true
}
