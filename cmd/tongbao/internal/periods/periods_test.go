package periods

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/survey"
)

func count(key string, n int64, text string) *figures.Figure {
	return &figures.Figure{Key: key, Name: key, Num: n, Den: 1, Text: text}
}

func rate(key string, num, den int64, text string) *figures.Figure {
	return &figures.Figure{Key: key, Name: key, Kind: figures.Percent, Num: num, Den: den, Text: text}
}

// TestCompare: a figure of both periods with its change, as exact as the values are; what compares a period
// with one before, and the same number with other decimals, are none; what is not known has no change.
func TestCompare(t *testing.T) {
	before := Side{Folder: "一", Label: "第一季度", Figures: []*figures.Figure{count("网站.总数", 60, "60"), rate("网站.合格率", 299, 327, "91%"),
		count("网站[类别=甲].总数", 5, "5"), {Key: "名单", Name: "名单", Kind: figures.Words, Text: "甲、乙"},
		{Key: "留言.收到", Name: "留言.收到", Text: "—", Unknown: true}, count("旧", 1, "1"), count("旧[一]", 1, "1")}}
	now := Side{Folder: "二", Label: "第二季度", Figures: []*figures.Figure{count("网站.总数", 60, "60"), rate("网站.合格率", 290, 320, "91%"),
		count("网站[类别=甲].总数", 3, "3"), {Key: "名单", Name: "名单", Kind: figures.Words, Text: "甲、丙"},
		count("上期.网站.总数", 60, "60"), count("网站.总数.较上期.增减数", 0, "0"), count("留言.收到", 7, "7"), count("网站.总数", 60, "60"),
		{Key: "较上期", Kind: figures.Points, Text: "1个百分点", Den: 1}, count("新", 2, "2")}}
	at := func(cell string) diag.Place { return diag.Place{File: "二/a.xlsx", Sheet: "网站", Cell: cell} }
	moved := []survey.Moved{{Kind: inspection.Kinds()[0], Moves: []inspection.Move{
		{State: inspection.FollowGone, Name: "丁网", Before: diag.Place{File: "一/a.xlsx", Sheet: "网站", Cell: "A9"}},
		{State: inspection.FollowFixed, Unit: "乙局", Name: "乙局", Present: at("A2")},
		{State: inspection.MoveNew, Unit: "甲局", Name: "甲号", Platform: "微信", Why: []string{"未更新", "无互动"}, Present: at("A3")}}},
		{Kind: inspection.Kinds()[1], Untold: true}}
	c := Compare(before, now, moved, figures.NewLedger(figures.Options{}))
	want := `第一季度（一）→ 第二季度（二）
变化按没有取整的数计算。

总的数字：变化3个，不变1个
  网站.合格率：91% → 91%，下降1个百分点
  名单：甲、乙 → 甲、丙
  留言.收到：— → 7

网站
  新增不合格 1个
    甲局　甲号（微信）：未更新；无互动　二/a.xlsx!网站!A3
  已整改 1个
    乙局　二/a.xlsx!网站!A2
  不在本期名单 1个
    丁网　一/a.xlsx!网站!A9

政务新媒体
  有一期没有逐个列出检查结果，看不出哪些新增、哪些整改

分项的数字：变化1个，不变0个
  网站[类别=甲].总数：5 → 3，减少2

只有第一季度印出的数字：2个
  旧：1
  旧[一]：1

只有第二季度印出的数字：1个
  新：2
`
	if got := c.Text(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if none := Compare(before, before, []survey.Moved{{Kind: inspection.Kinds()[0]}}, figures.NewLedger(figures.Options{})); !strings.Contains(
		none.Text(), "两期都没有不合格的") || len(none.OnlyBefore)+len(none.OnlyNow) > 0 {
		t.Error(none.Text())
	}
}
