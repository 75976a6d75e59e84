package inspection

import "slices"

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
}

// headers both kinds of objects share, in the order they are looked for: where a
// sheet has two headers of one meaning the earlier one is taken.
var common = []Column{
	{Key: ColNumber, Name: "序号", Headers: []string{"序号", "编号"}},
	{Key: ColShort, Name: "简称", Headers: []string{"简称", "单位简称"}},
	{Key: ColFormer, Name: "原名称", Headers: []string{"原名称", "曾用名", "原名"}},
	{Key: ColLevel, Name: "类别", Headers: []string{"类别", "级别", "层级", "网站类别", "网站类型", "网站级别", "单位类别", "单位类型", "分类"}},
	{Key: ColRegion, Name: "地区", Headers: []string{"地区", "区域", "区县", "县区", "所属地区", "所属区域", "所属区县", "县（市、区）", "县市区", "区县（市）", "市州", "区划"}},
	{Key: ColVerdict, Name: "检查结果", Headers: []string{"检查结果", "结果", "是否合格", "检查情况", "结论", "检查结论", "评定结果", "检测结果", "普查结果", "抽查结果", "合格情况", "等级", "评价"}},
	{Key: ColDetail, Name: "主要问题", Headers: []string{"主要问题", "存在的主要问题", "存在的突出问题", "问题情况", "问题描述", "存在的问题", "存在问题", "突出问题", "具体问题", "问题", "不合格原因", "原因"}},
	{Key: ColCategory, Name: "问题类别", Headers: []string{"问题类别", "问题类型", "问题分类"}},
	{Key: ColScore, Name: "得分", Headers: []string{"得分", "总分", "最终得分", "总得分"}},
}

var siteOnly = []Column{
	{Key: ColName, Name: "网站名称", Required: true, Headers: []string{"网站名称", "名称", "站点名称", "网站", "政府网站名称"}},
	{Key: ColCode, Name: "网站标识码", Headers: []string{"网站标识码", "标识码", "政府网站标识码", "站点标识码"}},
	{Key: ColURL, Name: "网址", Headers: []string{"网址", "网站地址", "首页网址", "域名", "网站域名"}},
	{Key: ColSponsor, Name: "主办单位", Headers: []string{"主办单位", "主管单位", "责任单位", "开办单位", "承办单位", "单位名称", "单位"}},
	{Key: ColUpdated, Name: "首页最后更新日期", Headers: []string{"首页最后更新日期", "首页最后更新时间", "最后更新日期", "最后更新时间"}},
}

// accountOnly requires no name: a matrix has a column a platform instead.
var accountOnly = []Column{
	{Key: ColName, Name: "账号名称", Headers: []string{"账号名称", "新媒体名称", "政务新媒体名称", "服务名称", "账号", "账户名称", "名称"}},
	{Key: ColCode, Name: "账号标识", Headers: []string{"账号标识", "账号ID", "微信号", "账号编号"}},
	{Key: ColSponsor, Name: "主办单位", Headers: []string{"主办单位", "开设主体", "主管单位", "开办单位", "责任单位", "运营单位", "单位名称", "主体", "单位"}},
	{Key: ColPlatform, Name: "平台", Headers: []string{"平台", "新媒体类型", "账号类型", "平台类型", "所属平台", "平台名称", "渠道", "类型"}},
	{Key: ColUpdated, Name: "最后更新日期", Headers: []string{"最后更新日期", "最后更新时间", "最近更新日期", "最近更新时间", "更新日期", "更新时间"}},
}

// ColumnsOf returns the columns a sheet of the kind may have, the measures of the
// rule set included; rules may be nil.
func ColumnsOf(k Kind, rules *Ruleset) []Column {
	own := siteOnly
	if k == Account {
		own = accountOnly
	}
	out := slices.Concat(own, common)
	if rules == nil {
		return out
	}
	for _, m := range rules.Measures {
		if m.Object == k && !slices.ContainsFunc(out, func(c Column) bool { return c.Name == m.Name }) {
			out = append(out, Column{Key: m.Name, Name: m.Name, Headers: append([]string{m.Name}, m.Headers...)})
		}
	}
	return out
}
