package publish

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/templates"
)

// columnsWord asks for the names of sheets and columns that are recognised.
const columnsWord = "列名"

// recognised are the sheets, columns, platforms and words of results that are recognised, as the
// manual has them, in markdown.
func recognised(set templates.Set) (string, error) {
	data, err := set.Read("rules/" + inspection.UsualRules + ".toml")
	if err != nil {
		return "", err
	}
	rules, findings := inspection.ParseRuleset(inspection.UsualRules, data, inspection.Kinds())
	if findings.Errors() > 0 {
		return "", fmt.Errorf("检查指标 %s 写得不对：%v", inspection.UsualRules, findings)
	}
	var b strings.Builder
	recognisedSheets(&b)
	var shared []inspection.Column
	for _, k := range inspection.Kinds() {
		columns := inspection.ColumnsOf(k, nil)
		shared = slices.DeleteFunc(slices.Clone(columns), func(c inspection.Column) bool { return !ofAllKinds(c) })
		recognisedColumns(&b, "“"+k.Word+"”的列", without(columns, shared))
		recognisedColumns(&b, "“"+k.Word+"”的检查指标（"+inspection.UsualRules+"）", without(inspection.ColumnsOf(k, rules), columns))
	}
	recognisedColumns(&b, "两种名单都有的列", shared)
	recognisedColumns(&b, "其他表也认得的列", inspection.ColumnsAnywhere())
	recognisedResults(&b)
	recognisedPlatforms(&b)
	return b.String(), nil
}

// ofAllKinds reports a column that rosters of every kind have, with the same heads.
func ofAllKinds(c inspection.Column) bool {
	return !slices.ContainsFunc(inspection.Kinds(), func(k *inspection.Kind) bool {
		return !slices.ContainsFunc(inspection.ColumnsOf(k, nil), func(o inspection.Column) bool {
			return o.Name == c.Name && slices.Equal(o.Headers, c.Headers)
		})
	})
}

// without are the columns whose names others have not.
func without(columns, others []inspection.Column) []inspection.Column {
	return slices.DeleteFunc(slices.Clone(columns), func(c inspection.Column) bool {
		return slices.ContainsFunc(others, func(o inspection.Column) bool { return o.Name == c.Name })
	})
}

func recognisedSheets(b *strings.Builder) {
	b.WriteString("\n### 工作表\n\n| 名单 | 认得的工作表名 |\n|---|---|\n")
	for _, k := range inspection.Kinds() {
		fmt.Fprintf(b, "| %s（`[%s]`） | %s |\n", k.Word, k.Key, strings.Join(k.Sheets, "、"))
	}
}

// recognisedColumns are columns with their keys and heads; nothing where there are none.
func recognisedColumns(b *strings.Builder, title string, columns []inspection.Column) {
	if len(columns) == 0 {
		return
	}
	fmt.Fprintf(b, "\n### %s\n\n| 列 | 怎么填 | 也认得的表头 | 键 |\n|---|---|---|---|\n", title)
	for _, c := range columns {
		key := ""
		if c.Key != "" {
			key = "`" + c.Key + "`"
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", c.Name, c.Fill, strings.Join(others(c.Headers, c.Name), "；"), key)
	}
}

// others are the names but one.
func others(names []string, but string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == but })
}

func recognisedResults(b *strings.Builder) {
	b.WriteString("\n### 检查结果的用语\n\n“是否合格”一列也可以填是、否或√、×。\n\n| 等级 | 也认得 | 算作 |\n|---|---|---|\n")
	for _, g := range inspection.UsualGrades() {
		fmt.Fprintf(b, "| %s | %s | %s |\n", g.Name, strings.Join(g.Words, "、"), countsAs(g))
	}
}

// countsAs says how an object of a grade is counted.
func countsAs(g inspection.Grade) string {
	switch {
	case !g.Inspected:
		return "没有检查"
	case !g.Rated:
		return "检查了，不计入合格率"
	case g.Passed:
		return "合格"
	}
	return "不合格"
}

func recognisedPlatforms(b *strings.Builder) {
	b.WriteString("\n### 平台\n\n| 平台 | 也认得 |\n|---|---|\n")
	for _, p := range inspection.Platforms() {
		fmt.Fprintf(b, "| %s | %s |\n", p, strings.Join(inspection.PlatformWords(p), "、"))
	}
	b.WriteString("\n登记系统没有的写“其他+名称”。\n\n")
}
