package proof

import (
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/sheet"
)

// shareWords say that percentages are parts of one whole.
var shareWords = pattern.New(`占|比重|构成`)

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
	d.Mul(d.Abs(d), new(big.Rat).SetInt(tenTo(s.decimals)))
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
				run.add(q.value(), q.decimals(), q.figure)
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

var (
	otherShare = pattern.New(`(?:其他|其余|另有|剩余)[^，。；、\d]{0,8}占?[^，。；、\d]{0,6}$`)
	ownShare   = pattern.New(`^[，（]?占(?:比|总数的|全部的)?(?:为|是|达)?$|^（占?$`)
	// objects may be in several of these
	manyFold = pattern.New(`问题|栏目|多选|原因|类型多`)
	// the problems themselves are taken apart, each of which has one type
	byType = pattern.New(`(?:从|按|以)?(?:发现的?|存在的?|各类)?问题(?:的?类型|的?类别|的?分类|的?性质|的?构成|的?分布)(?:来?看|划分|统计|分)?|的?问题占`)
)

// wholeShares holds shares of one whole that stand side by side against 100%: where the last
// is the share of the others they are all of it, and never are they more.
func wholeShares(t *passage) {
	if overlapping.MatchString(t.text) || manyFold.MatchString(byType.ReplaceAllString(t.text, "")) {
		return
	}
	for _, s := range t.sentences() {
		if !shareWords.MatchString(s.text) || beyondShares.MatchString(s.text) {
			continue
		}
		var percents []quantity
		for _, q := range s.numbers {
			if q.unit == "%" && !q.quoted {
				percents = append(percents, q)
			}
		}
		if len(percents) < 2 || !sharesOfOne(t, s, percents) {
			continue
		}
		run := newShares()
		for _, q := range percents {
			run.add(q.value(), q.decimals(), q.figure)
		}
		last := percents[len(percents)-1]
		complete := otherShare.MatchString(t.wordsBefore(last.start))
		d := new(big.Rat).Sub(run.sum, big.NewRat(100, 1))
		slack := new(big.Rat).SetFrac(big.NewInt(int64(run.n)), tenTo(run.decimals))
		if d.Cmp(slack) > 0 || complete && d.Cmp(slack.Neg(slack)) < 0 {
			t.tellSure(true, percents[0].start, codeSharesOver, "核对各项；一个对象算在几项里的，请写明。", "这里%d项比例相加是%s。", run.n, run.text())
		}
	}
}

var beyondShares = pattern.New(earlierPeriods + `|同比|环比|率`)

// sharesOfOne reports percentages that the text names as shares of one whole: 占 before the
// first, and nothing but names, counts and 占 between them.
func sharesOfOne(t *passage, s sentence, percents []quantity) bool {
	if !strings.Contains(t.text[s.start:percents[0].start], "占") {
		return false
	}
	for k, q := range percents[1:] {
		between := outsideBrackets(t.text[percents[k].unitEnd:q.start])
		if len(between) > reach || !shareGap.MatchString(between) || newSubject.MatchString(strings.TrimLeft(between, "；")) {
			return false
		}
	}
	return true
}

// shareGap is what stands between two shares: 、乙类20个，占
var shareGap = pattern.New(`^(?:[、，；和]|[、，；]?[^，。；、占\d～—至到-]{1,16}(?:\d+[个家件条名项]，?)?占?比?)$`)

// sharesOfCounts holds the share right behind a count against a total that stands before it:
// 50个，占41.7%. It is told where no number near it is such a total, nor all parts together.
func sharesOfCounts(t *passage) {
	numbers := t.quantities()
	for k := 1; k < len(numbers); k++ {
		part, share := numbers[k-1], numbers[k]
		if !isShareOf(t, part, share) || share.vague || part.vague || share.figure != nil || roleOf(t, share) != noRole || share.limit {
			continue
		}
		totals, fits, together := false, false, int64(0)
		for i := max(0, k-mostTotals); i < min(len(numbers), k+mostTotals) && !fits; i++ {
			q := numbers[i]
			switch {
			case q.unit != part.unit:
				continue
			case i+1 < len(numbers) && isShareOf(t, q, numbers[i+1]):
				together += q.count
				continue
			case q.count < part.count || q.count == 0:
				continue
			}
			totals = totals || i < k
			fits = share.shows(big.NewRat(100*part.count, q.count))
		}
		if totals && !fits && !(together > 0 && share.shows(big.NewRat(100*part.count, together))) {
			t.tell(share.start, codeRateDiffers, "核对比例和个数；两处用同一组数据。", "%s%s占%s%%，与前面的总数都对不上：%s。",
				part.digits, part.unit, share.digits, t.shown(part.start, share.unitEnd))
		}
	}
}

// isShareOf reports a percentage that is the share of the count right before it.
func isShareOf(t *passage, part, share quantity) bool {
	if share.unit != "%" || share.quoted || !part.whole() {
		return false
	}
	gap := t.text[part.unitEnd:share.start]
	return ownShare.MatchString(gap) && !(strings.HasSuffix(gap, "（") && !strings.HasPrefix(t.text[share.unitEnd:], "）"))
}

// mostTotals is how far, in numbers, the total of a share may stand.
const mostTotals = 40
