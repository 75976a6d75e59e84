package vocabulary

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// Expression reports a column that asks for something to be counted, which a list of objects
// cannot: 平均(得分), 合格率.
func Expression(column string) bool {
	n, fault := language.Parse("本项." + column)
	return fault == nil && (n.Kind != language.Member || n.Of.Kind != language.Name || n.Called || wordNamed(n.Text, setKind) != nil)
}

// FigureOf is what a column of a summary says of a group: an expression without its
// beginning, 合格率, 平均(得分), [平台=抖音].总数, or a column of numbers, which is added up.
// The figure is nil when there is none; the findings, about at, say
// why, where others have not told it. whole are the objects of all groups, which 占比 is of.
func FigureOf(d *Data, set, whole *figures.Set, expression string, at diag.Place) (*figures.Figure, diag.Findings) {
	if set.Has(expression) {
		if set.OnlyWords(expression) {
			return nil, diag.Findings{codeExpression.Found(at, "汇总表的列写数，如 合格率、平均(得分)；要按“"+expression+"”分行的，写 by = \""+expression+"\"。",
				"“%s”一列是文字，不能相加", expression)}
		}
		return set.Column(expression), nil
	}
	s := &speaker{Data: d, ledger: d.Ledger, items: []any{set}, whole: whole}
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
	if _, unsigned := v.(amount); unsigned && err == nil {
		err = wrong("请把两期的数各写一列；升降由正文写，如 {{网站.合格率.较上期}}。", "“%s”没有升降，列在表里看不出是增是减", expression)
	}
	if err == nil {
		err = wrong("请写一个数，如 合格率、平均(得分)、[平台=抖音].总数。", "“%s”是%s，不是数", expression, kindOf(v))
	}
	if fault, told := findingOf(err, at); !told {
		return nil, diag.Findings{fault}
	}
	return nil, nil
}
