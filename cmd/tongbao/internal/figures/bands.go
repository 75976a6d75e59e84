package figures

import (
	"math/big"
	"regexp"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

// bandsWord splits objects by limits of a number.
const bandsWord = "分段"

// leadingNumber is the limit of 90分, 90%: a unit may stand behind it.
var leadingNumber = regexp.MustCompile(`^\d+(?:\.\d+)?%?`)

// Bands splits the set by the numbers of a column, from the highest down: 90分及以上, 60分及以上
// 不足90分, 不足60分. A limit belongs to what is above it. Objects without a number are in none.
// step is how the split is written.
func (s *Set) Bands(column string, limits []string) (sets []*Set, step string) {
	type limit struct {
		text   string
		number string
		value  *big.Rat
	}
	var ls []limit
	args := []string{language.Quote(column)}
	for _, text := range limits {
		number := leadingNumber.FindString(text)
		value, _, ok := sheet.Number(number)
		if !ok {
			s.ledger.report(text, sheet.CodeNotANumber.Found(diag.Place{}, "请写数字，如 60、60分 或 90%。", "界限“%s”不是数字", text))
			return nil, called(bandsWord, args...)
		}
		ls, args = append(ls, limit{text, number, value}), append(args, text)
	}
	slices.SortStableFunc(ls, func(a, b limit) int { return b.value.Cmp(a.value) })
	above := s
	for i, l := range ls {
		band := above.Limited(column, "≥", l.number)
		band.label = l.text + "及以上"
		if i > 0 {
			band.label += "不足" + ls[i-1].text
		}
		sets = append(sets, band)
		above = s.Limited(column, "<", l.number)
	}
	above.label = "不足" + ls[len(ls)-1].text
	return append(sets, above), called(bandsWord, args...)
}
