package figures

import (
	"fmt"
	"math/big"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
)

// mostDecimals is how many decimals of rates notice.toml allows.
const mostDecimals = 2

// bounded are figures that would round to 0 or 100% though they are neither, and are
// printed a step off. One setting is behind them, so that they are one finding.
type bounded struct {
	figures  []*Figure
	decimals int    // that would print the last of them as it rounds; over mostDecimals: none do
	text     string // of the finding there is
}

// registerRate registers a rate or a change of rates; off tells that its text is a step
// off what it rounds to.
func registerRate(l *Ledger, f Figure, off bool) *Figure {
	known := l.index[f.Key] != nil
	out := l.register(f)
	if off && !known && out.Text == f.Text { // else another text is stated
		b := &l.bounded
		if f.of != nil {
			b = &l.boundedHere
		}
		b.tell(&l.findings, out, decimalsToShow(f.Num, f.Den))
	}
	return out
}

// tell tells of a further figure, in the one finding there is.
func (b *bounded) tell(findings *diag.Findings, f *Figure, decimals int) {
	i := slices.IndexFunc(*findings, func(told diag.Finding) bool { return told.Is(codeBounded) && told.Text == b.text })
	if i < 0 {
		i = len(*findings)
		*findings = append(*findings, diag.Finding{})
	}
	b.figures, b.decimals = append(b.figures, f), max(b.decimals, decimals)
	told := &(*findings)[i]
	*told = b.found(told.Place, f.of != nil) // the place of who asked first
	b.text = told.Text
}

func (b *bounded) found(at diag.Place, here bool) diag.Finding {
	first := b.figures[0]
	hint := "两位小数也看不出来，请写个数，不写比例。"
	switch {
	case b.decimals <= mostDecimals && here:
		hint = fmt.Sprintf("请把这里的小数位写成 {{%s.%d位小数}}。", first.of.Key, b.decimals)
	case b.decimals <= mostDecimals:
		hint = fmt.Sprintf("请在 [percent] 写 decimals = %d，或单给一个数字写，如 figures = { \"%s\" = %d }。", b.decimals, first.Key, b.decimals)
	}
	text := fmt.Sprintf("“%s”印作%s，实际是%s", first.Name, first.Text, b.exact())
	if n := len(b.figures); n > 1 {
		text += fmt.Sprintf("；这样的数字共%d个", n)
	}
	return codeBounded.Found(at, hint, "%s，四舍五入会成为0或100%%，取了最近的一档", text)
}

// exact is the value of the first of them, longer than it is printed.
func (b *bounded) exact() string {
	first := b.figures[0]
	if first.Kind == Percent {
		return fmt.Sprintf("%d÷%d", first.Num, first.Den)
	}
	return exactText(new(big.Rat).Mul(first.value(), big.NewRat(100, 1)), maxDecimals) + pointsUnit
}

// decimalsToShow is the least decimals with which a share is printed as it rounds.
func decimalsToShow(num, den int64) int {
	for d := range mostDecimals + 1 {
		if _, _, off := percentText(num, den, Format{Decimals: d}); !off {
			return d
		}
	}
	return mostDecimals + 1
}
