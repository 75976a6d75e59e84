package vocabulary

import (
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Words before the number of the groups that come first or last: [前3], [后3].
const (
	topWord    = "前"
	bottomWord = "后"
)

// choose applies a condition in square brackets.
func (s *speaker) choose(c call) (any, error) {
	switch v := c.value.(type) {
	case *figures.Set:
		return chooseObjects(v, c.node.Where)
	case series:
		return chooseGroups(v, c.node.Where)
	case groups:
		return nil, wrong("请先挑选再分类，如 网站[类别=区县门户网站].按主办单位；或先写一个数，如 网站.按类别.合格率[≥90%]。", "分类后面不能直接用方括号")
	}
	return nil, wrong("方括号写在网站、新媒体、工作表或各类的数后面。", "%s后面不能用方括号", kindOf(c.value))
}

// verdictWords are conditions without a column on objects that were judged.
var verdictWords = map[string]func(*figures.Set) *figures.Set{
	"合格": (*figures.Set).Passed, "不合格": (*figures.Set).Failed, "检查": (*figures.Set).Inspected,
}

// chooseObjects narrows a set.
func chooseObjects(set *figures.Set, w language.Condition) (any, error) {
	switch w.Op {
	case "":
		if narrow := verdictWords[w.Values[0]]; narrow != nil && !w.Quoted && len(w.Values) == 1 && !set.Free() {
			return narrow(set), nil
		}
		if len(w.Values) > 1 {
			return nil, wrong("请写明是哪一列，如 [平台=抖音|快手]。", "方括号里的“%s”没有写是哪一列", w)
		}
		return row{set, w.Values[0]}, nil
	case "=":
		return set.Having(w.Column, w.Values), nil
	case "≠":
		return set.Excluding(w.Column, w.Values), nil
	case language.Holds, language.HoldsNot:
		return set.Holding(w.Column, w.Values, w.Op == language.HoldsNot), nil
	}
	if len(w.Values) != 1 {
		return nil, wrong("大小只能与一个数比。", "“%s”里有几个数", w)
	}
	return set.Limited(w.Column, w.Op, w.Values[0]), nil
}

// chooseGroups narrows a series by the values of its groups or by rank.
func chooseGroups(v series, w language.Condition) (any, error) {
	if w.Column != "" || len(w.Values) != 1 {
		return nil, wrong("请写成 [≥90%]、[<90%] 或 [前3] 的样子；按列挑选的，写在“按…”前面。", "各类的数不能按“%s”挑选", w)
	}
	if w.Op != "" {
		return series{v.Limited(w.Op, w.Values[0]), v.of, v.path}, nil
	}
	for word, keep := range map[string]func(int) *figures.Series{topWord: v.Top, bottomWord: v.Bottom} {
		digits, ok := strings.CutPrefix(sheet.Fold(w.Values[0]), word)
		if n, err := strconv.Atoi(digits); ok && err == nil && n > 0 {
			if word == topWord && v.Ascending() {
				return nil, wrong("最大的几个写 ["+topWord+digits+"]，最小的几个写 ["+bottomWord+digits+"]，写在“由低到高”前面。", "“由低到高”后面的“%s”看不出是最大的还是最小的", w)
			}
			return series{keep(n), v.of, v.path}, nil
		}
	}
	return nil, wrong("请写成 [≥90%]、[<90%]、[前3] 或 [后3] 的样子。", "不认识“%s”", w)
}

// split splits a set by a column or by kind of problem.
func split(set *figures.Set, column string) (any, error) {
	if column == problemWord && !(set.Free() && set.Has(column)) {
		return groups{set, problemWord, set.SplitBy(problemWord), set.ByProblem()}, nil
	}
	if set.ColumnName(column) == "" {
		return nil, noColumn(set, column)
	}
	return groups{set, column, set.SplitBy(column), set.By(column)}, nil
}

// banded splits a set by limits of a number.
func banded(c call) (any, error) {
	set, column := c.value.(*figures.Set), rawName(c.node.Args[0])
	if !set.Has(column) {
		return nil, noColumn(set, column)
	}
	var limits []string
	for _, a := range c.node.Args[1:] {
		limits = append(limits, rawName(a))
	}
	sets, step := set.Bands(column, limits)
	if sets == nil {
		return nil, ErrTold
	}
	return groups{set, column, step, sets}, nil
}

// problemWord asks for the kinds of problem, which are no column.
const problemWord = "问题"
