package claims

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// 甲局得85.6分
	scoreOfName = pattern.New(`^(.+?)(?:的)?(?:考核|最终|综合|总)?(?:得分为?|得了?|获得?|总分为?)(\d+(?:\.\d+)?)分`)
	scoreColumn = pattern.New(`得分|总分|分数|成绩|评分`)
	// 有2个单位留言全部办结
	allOfGroup = pattern.New(`^(?:共)?有?(\d+)[个家](单位|地区|区县|县区|部门)的?(.*?)(?:全部|均已?|都已?)(?:已)?(.{2,4}?)(?:完毕)?$`)
	// 除甲局、乙局外，其他3个单位
	exception = pattern.New(`除了?([^，。；除]+?)(?:以|之)?外，(?:其他|其余|其它)(?:的)?(\d+)[个家](?:(?:有|收到)[^，。；\d]{2,6}的)?(单位|地区|区县|县区|部门)`)
	// 账号数量与上季度持平
	unchangedSince = pattern.New(`^(.+?)(?:与|和|同|较|比)([^，。；与和同较比]{2,6}?)(?:相比|的水平)?持平$`)
)

// scored holds points typed behind a name against the one column of points there is.
func (n *namer) scored(clause, _ string) []Named {
	m := scoreOfName.FindStringSubmatch(clause)
	if m == nil {
		return nil
	}
	var found []answer
	for _, ref := range n.refs(m[1]) {
		for _, c := range n.lexicon.Objects[ref.object].Columns {
			if slices.ContainsFunc(c.Names, scoreColumn.MatchString) {
				if a := n.of(ref, "."+c.Asked); a.ok {
					found = append(found, a)
				}
			}
		}
	}
	if len(found) != 1 || figures.CompareStated(found[0].figure, m[2]) != figures.Conflict {
		return nil
	}
	return []Named{{Is: m[1] + "得" + found[0].figure.Text + "分", Figure: found[0].figure, Sure: true}}
}

// wholeGroups holds the number of groups that are said to have done all.
func (n *namer) wholeGroups(clause, _ string) []Named {
	m := allOfGroup.FindStringSubmatch(clause)
	if m == nil {
		return nil
	}
	measured, ok := n.measured(m[3]+m[4]+"率", "")
	if !ok || !strings.Contains(measured.suffix, ".占(") {
		return nil
	}
	for _, noun := range n.lexicon.Objects[measured.object].Nouns {
		if noun.Word != m[2] {
			continue
		}
		all, ok := n.scores(measured, noun.Column)
		if !ok {
			return nil
		}
		full := slices.DeleteFunc(all, func(s scored) bool { return s.figure.Value().Cmp(big.NewRat(1, 1)) != 0 })
		if strconv.Itoa(len(full)) != m[1] && len(full) > 0 {
			return told(strconv.Itoa(len(full))+"个："+shown(full), full, true)
		}
	}
	return nil
}

// excepted holds 除甲局、乙局外，其他3个单位 against how many there are.
func (n *namer) excepted(s string, from int) []Named {
	at := exception.FindStringSubmatchIndex(s)
	if at == nil {
		return nil
	}
	m := exception.FindStringSubmatch(s)
	others, _ := strconv.Atoi(m[2])
	is := ""
	for i, o := range n.lexicon.Objects {
		column, quoted, unknown := n.list(m[1], i)
		if len(quoted) == 0 || len(unknown) > 0 || !slices.Contains(o.Nouns, Noun{m[3], column}) {
			continue
		}
		all := n.value(o.Expression + ".去重数(" + column + ")")
		if !all.ok || all.figure.Num == int64(others+len(quoted)) {
			return nil
		}
		is = o.Names[0] + "的" + m[3] + "共" + all.figure.Text + "个，其他的是" + strconv.FormatInt(all.figure.Num-int64(len(quoted)), 10) + "个"
	}
	if is == "" {
		return nil
	}
	return []Named{{Start: from + at[0], End: from + at[1], Is: is}}
}

// unchanged holds 与上季度持平 against the change there is.
func (n *namer) unchanged(clause, before string) []Named {
	m := unchangedSince.FindStringSubmatch(clause)
	if m == nil || strings.HasSuffix(m[2], "基本") || strings.HasSuffix(clause, "基本持平") {
		return nil
	}
	periods := n.lexicon.Periods[m[2]]
	measured, ok := n.measured(m[1], before)
	if !ok || len(periods) != 1 || periods[0] == Now {
		return nil
	}
	stem := n.lexicon.Objects[measured.object].Expression + measured.suffix + ".较" + strings.TrimSuffix(asked[periods[0]], ".")
	for _, word := range []string{".增减数", ".百分点"} {
		a := n.value(stem + word)
		if !a.ok || a.direction == 0 || strings.Trim(a.figure.Text, "0.个百分点") == "" {
			continue
		}
		way := "上升"
		if a.direction < 0 {
			way = "下降"
		}
		return []Named{{Is: way + a.figure.Text, Figure: a.figure, Sure: true}}
	}
	return nil
}
