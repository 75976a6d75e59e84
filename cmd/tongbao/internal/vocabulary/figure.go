package vocabulary

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// FigureOf is what a column of a summary says of a group: an expression without its
// beginning, 合格率, 平均(得分), [平台=抖音].总数, or a column of numbers, which is added up.
// The figure is nil when there is none; the findings, about at, say
// why, where others have not told it.
func FigureOf(d *Data, set *figures.Set, expression string, at diag.Place) (*figures.Figure, diag.Findings) {
	if set.Has(expression) {
		return set.Column(expression), nil
	}
	s := &speaker{Data: d, ledger: d.Ledger, items: []any{set}, total: true}
	src := "本项." + expression
	if strings.HasPrefix(expression, "[") || strings.HasPrefix(expression, "［") || strings.HasPrefix(expression, "【") {
		src = "本项" + expression
	}
	n, fault := language.Parse(src)
	if fault != nil {
		return nil, diag.Findings{codeExpression.Found(at, fault.Hint, "%s", fault.Text)}
	}
	v, err := s.eval(n, now)
	if f, ok := v.(*figures.Figure); ok && err == nil {
		return f, nil
	}
	if err == nil {
		err = wrong("请写一个数，如 合格率、平均(得分)、[平台=抖音].总数。", "“%s”是%s，不是数", expression, kindOf(v))
	}
	if fault, told := findingOf(err, at); !told {
		return nil, diag.Findings{fault}
	}
	return nil, nil
}
