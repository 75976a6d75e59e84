package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Keys of the columns a roster may have, as notice.toml maps them.
const (
	ColNumber   = "number"
	ColName     = "name"
	ColShort    = "short"
	ColFormer   = "former"
	ColCode     = "code"
	ColURL      = "url"
	ColSponsor  = "sponsor"
	ColLevel    = "level"
	ColRegion   = "region"
	ColPlatform = "platform"
	ColVerdict  = "verdict"
	ColDetail   = "detail"
	ColCategory = "category"
	ColUpdated  = "updated"
	ColScore    = "score"
)

// Column is a meaning a column may have: its key in notice.toml, its usual name,
// and the headers it goes by in sheets, the usual name among them.
type Column struct {
	Key      string
	Name     string
	Headers  []string
	Required bool
	Fill     string // what a clerk writes in it, a few words of Chinese
}

// common are the columns that all kinds of objects share, in the order they are looked for: where a
// sheet has two headers of one meaning the earlier one is taken.
var common = []Column{
	{Key: ColNumber, Name: "序号", Fill: "1、2、3……", Headers: []string{"序号", "编号"}},
	{Key: ColShort, Name: "简称", Fill: "正文里怎么称呼，没有就不填", Headers: []string{"简称", "单位简称"}},
	{Key: ColFormer, Name: "原名称", Fill: "改过名的，写上期的名称", Headers: []string{"原名称", "曾用名", "原名"}},
	{Key: ColLevel, Name: "类别", Fill: "门户网站、部门网站等，用来分类", Headers: []string{"类别", "级别", "层级", "网站类别", "网站类型", "网站级别", "单位类别", "单位类型", "分类"}},
	{Key: ColRegion, Name: "地区", Fill: "所在的区县，用来分类",
		Headers: []string{"地区", "区域", "区县", "县区", "所属地区", "所属区域", "所属区县", "县（市、区）", "县市区", "区县（市）", "市州", "区划"}},
	{Key: ColVerdict, Name: "检查结果", Fill: "合格、不合格等，从下拉的几种里选",
		Headers: []string{"检查结果", "结果", "是否合格", "检查情况", "结论", "检查结论", "评定结果", "检测结果", "普查结果", "抽查结果", "合格情况",
			"等级", "评价"}},
	{Key: ColDetail, Name: "主要问题", Fill: "发现的问题，照印在名单里；合格的不填",
		Headers: []string{"主要问题", "存在的主要问题", "存在的突出问题", "问题情况", "问题描述", "存在的问题", "存在问题", "突出问题", "具体问题", "问题",
			"不合格原因", "原因"}},
	{Key: ColCategory, Name: "问题类别", Fill: "问题属于哪一类，几类的用顿号隔开；合格的不填", Headers: []string{"问题类别", "问题类型", "问题分类"}},
	{Key: ColScore, Name: "得分", Fill: "分数", Headers: []string{"得分", "总分", "最终得分", "总得分"}},
}

// ColumnsOf returns the columns a sheet of the kind may have, the measures of the
// rule set included; rules may be nil.
func ColumnsOf(k *Kind, rules *Ruleset) []Column {
	out := slices.Concat(k.Columns, common)
	if rules == nil {
		return out
	}
	for _, m := range rules.Measures {
		if m.Object == k.Word && !slices.ContainsFunc(out, func(c Column) bool { return c.Name == m.Name }) {
			out = append(out, Column{Key: m.Name, Name: m.Name, Fill: m.fill(),
				Headers: append([]string{m.Name}, m.Headers...)})
		}
	}
	return out
}

// KeyOf is the key of the column, of those that all kinds share, that a header means; ""
// for any other header.
func KeyOf(header string) string { return commonKeys[sheet.Fold(header)] }

// commonKeys are the keys of the common columns by their headers, as sheet.Fold makes them.
var commonKeys = keysByHeader(common)

func keysByHeader(columns []Column) map[string]string {
	out := map[string]string{}
	for _, c := range columns {
		for _, h := range c.Headers {
			if folded := sheet.Fold(h); out[folded] == "" {
				out[folded] = c.Key
			}
		}
	}
	return out
}

// Recognise finds the table of a kind of objects in a sheet, as Read does: its columns with their keys,
// those of a column a platform with the key of what they hold. The table is nil when the sheet has none.
func Recognise(k *Kind, g *sheet.Grid, columns []Mapping, rules *Ruleset) *sheet.Table {
	t, pairs, _ := locate(k, g, ReadOptions{Section: k.Key, Columns: columns, Rules: rules})
	for _, p := range pairs {
		t.Columns[p.account].Key = ColName
		if p.verdict >= 0 {
			t.Columns[p.verdict].Key = ColVerdict
		}
	}
	return t
}

// IsOfObject reports the key of a column that says what the object is; the others say what an inspection
// found.
func IsOfObject(key string) bool {
	return slices.Contains([]string{ColNumber, ColName, ColShort, ColFormer, ColCode, ColURL, ColSponsor,
		ColLevel, ColRegion, ColPlatform}, key)
}

// GuideSheet is the sheet that explains the others to who fills them in. It holds no data, and nobody reads it.
const GuideSheet = "填写说明"
