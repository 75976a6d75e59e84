package proof

import (
	"math/big"
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/sheet"
)

// shareWords say that percentages are parts of one whole.
var shareWords = regexp.MustCompile(`占|比重|构成`)

// rounded says why parts need not come to 100%.
const rounded = "四舍五入"

// shares are percentages that stand side by side.
type shares struct {
	sum      *big.Rat // of what is printed, in percent
	exact    *big.Rat // of the figures, 1 is all; nil where one is typed
	n        int
	decimals int
}

func newShares() shares { return shares{sum: new(big.Rat), exact: new(big.Rat)} }

func (s *shares) add(printed *big.Rat, decimals int, f *figures.Figure) {
	s.n, s.decimals = s.n+1, max(s.decimals, decimals)
	s.sum.Add(s.sum, printed)
	if f == nil || f.Kind != figures.Percent || f.AsCells {
		s.exact = nil
	} else if s.exact != nil {
		s.exact.Add(s.exact, f.Value())
	}
}

// off reports shares that come to all of a whole, and as they are printed to a little more
// or less. Those that are typed are taken for shares where a word says so.
func (s *shares) off(said bool) bool {
	const atLeast = 3 // typed ones: two are as likely of two wholes
	hundred := big.NewRat(100, 1)
	if s.n < 2 || s.sum.Cmp(hundred) == 0 {
		return false
	}
	if s.exact != nil {
		return s.exact.Cmp(big.NewRat(1, 1)) == 0
	}
	d := new(big.Rat).Sub(s.sum, hundred)
	d.Mul(d.Abs(d), new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(s.decimals)), nil)))
	return said && s.n >= atLeast && d.Cmp(big.NewRat(int64(s.n), 2)) <= 0
}

func (s *shares) text() string { return s.sum.FloatString(s.decimals) + "%" }

// roundedShares tells of parts of a whole that come to 99.9% or 100.1% because each is
// rounded: a reader who adds them up should not take it for a slip.
func roundedShares(t *passage) {
	for _, s := range t.sentences() {
		if strings.Contains(s.text, rounded) {
			continue
		}
		said := shareWords.MatchString(s.text)
		for i := 0; i < len(s.numbers); {
			run, first := newShares(), s.numbers[i]
			for ; i < len(s.numbers); i++ {
				q := s.numbers[i]
				if q.unit != "%" || q.quoted || run.n > 0 && !beside(t.text[s.numbers[i-1].unitEnd:q.start]) {
					break
				}
				run.add(q.percent(), q.decimals(), q.figure)
			}
			if run.off(said) {
				t.tell(first.start, codeRoundedShares, "没有算错，可以不改；要说明的，注明“因"+rounded+"，各项之和略有出入”。",
					"这里%d项比例相加是%s，不是100%%：各自%s的缘故。", run.n, run.text(), rounded)
			}
			if run.n == 0 {
				i++
			}
		}
	}
}

// beside reports what may stand between two parts of one whole.
func beside(between string) bool {
	return between == "、" || between == "和" || partName.MatchString(outsideBrackets(between))
}

// roundedColumns tells the same of the columns of a table.
func (p *paper) roundedColumns(t *document.Table) {
	if strings.Contains(strings.Join(t.Notes, ""), rounded) {
		return
	}
	if t.Whole != nil {
		t = t.Whole
	}
	for k, c := range t.Columns {
		column := newShares()
		for _, r := range t.Rows {
			cell := r.Cells[k]
			if r.Kind != document.DataRow || cell.Covered || sheet.Nothing(cell.Text) {
				continue
			}
			n, percent, ok := sheet.Number(cell.Text)
			if !ok || !percent {
				column.n = 0
				break
			}
			column.add(n.Mul(n, big.NewRat(100, 1)), sheet.Decimals(cell.Text), cell.Figure)
		}
		if column.off(shareWords.MatchString(c.Name)) {
			p.Tell(codeRoundedShares, t.Place, "没有算错，可以不改；要说明的，在表下注明“因"+rounded+"，各项之和略有出入”。",
				"“%s”一列各行相加是%s，不是100%%：各自%s的缘故。", c.Name, column.text(), rounded)
		}
	}
}
