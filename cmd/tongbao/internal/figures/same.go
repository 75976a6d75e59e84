package figures

import (
	"math/big"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Same reports figures that are equal: but for what a spreadsheet program adds to the last of
// its digits, and where one is a cell that is typed, as far as that has decimals: 66.7 is 200÷3.
func Same(a, b *Figure) bool {
	return sheet.SameSum(a.value(), b.value()) || typedAs(a, b) || typedAs(b, a)
}

// typedAs reports a cell that holds another number rounded to its decimals.
func typedAs(cell, f *Figure) bool {
	typed, percent, ok := sheet.Number(cell.Text)
	if !cell.AsCells || !ok || typed.Cmp(cell.value()) != 0 || typed.Sign() != f.value().Sign() {
		return false
	}
	scale, decimals := big.NewRat(1, 1), sheet.Decimals(cell.Text)
	if percent {
		scale.SetInt64(100)
	}
	in := func(r *big.Rat) *big.Int { return scaled(new(big.Rat).Mul(r, scale), decimals, false) }
	return decimals > 0 && in(typed).Cmp(in(f.value())) == 0
}
