package inspection

import (
	"regexp"
	"slices"
)

// Kind is a sort of objects that are inspected. All that is said of one kind and not
// of another is said here: a further kind is a further entry of Kinds.
type Kind struct {
	Key    string   // table of notice.toml, and what its tables call the rows: "sites"
	Word   string   // in keys of figures and in rule sets: "新媒体"
	Name   string   // in sentences: "政务新媒体"
	Title  string   // in titles of pictures: "政府网站"
	One    string   // one of them, before its name: "账号"
	Sheets []string // names its sheet goes by when notice.toml names none
	// Columns it may have beside those all kinds share.
	Columns []Column
	// CodeForm is the form of the code that an object is registered under and known by,
	// and CodeHint how to write one; nil: objects are known by platform and name.
	CodeForm *regexp.Regexp
	CodeHint string
	// Compared are the columns whose groups the portal page compares in pictures.
	Compared []string
}

// siteCode is the form of a site's code (网站标识码): six digits of the area and
// four of the site, or bm and eight digits for bodies of the State Council.
var siteCode = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)

// Site is the kind of the government's sites (政府网站).
var Site = &Kind{
	Key: "sites", Word: "网站", Name: "网站", Title: "政府网站", One: "网站",
	Sheets:   []string{"网站", "政府网站", "网站名单", "网站检查", "网站检查情况"},
	CodeForm: siteCode, CodeHint: "网站标识码是10位数字，或 bm 加8位数字。", Compared: []string{"类别"},
	Columns: []Column{
		{Key: ColName, Name: "网站名称", Fill: "网站的全称", Required: true, Headers: []string{"网站名称", "名称", "站点名称", "网站", "政府网站名称"}},
		{Key: ColCode, Name: "网站标识码", Fill: "10位数字，或 bm 加8位数字；这一列设成文本", Headers: []string{"网站标识码", "标识码", "政府网站标识码", "站点标识码"}},
		{Key: ColURL, Name: "网址", Fill: "首页的网址", Headers: []string{"网址", "网站地址", "首页网址", "域名", "网站域名"}},
		{Key: ColSponsor, Name: "主办单位", Fill: "主办单位的名称", Headers: []string{"主办单位", "主管单位", "责任单位", "开办单位", "承办单位", "单位名称", "单位"}},
		{Key: ColUpdated, Name: "首页最后更新日期", Fill: dayFill, Headers: []string{"首页最后更新日期", "首页最后更新时间", "最后更新日期", "最后更新时间"}},
	},
}

// Account is the kind of accounts in new media (政务新媒体). No name is required of it: a
// sheet with a column a platform has names under the platforms.
var Account = &Kind{
	Key: "accounts", Word: "新媒体", Name: "政务新媒体", Title: "政务新媒体", One: "账号",
	Sheets:   []string{"新媒体", "政务新媒体", "账号", "新媒体名单", "政务新媒体账号", "新媒体检查情况"},
	Compared: []string{"地区", "平台"},
	Columns: []Column{
		{Key: ColName, Name: "账号名称", Fill: "账号的名称", Headers: []string{"账号名称", "新媒体名称", "政务新媒体名称", "服务名称", "账号", "账户名称", "名称"}},
		{Key: ColCode, Name: "账号标识", Fill: "微信号等，没有就不填", Headers: []string{"账号标识", "账号ID", "微信号", "账号编号"}},
		{Key: ColSponsor, Name: "主办单位", Fill: "主办单位的名称", Headers: []string{"主办单位", "开设主体", "主管单位", "开办单位", "责任单位", "运营单位", "单位名称", "主体", "单位"}},
		{Key: ColPlatform, Name: "平台", Fill: "微信公众号、新浪微博等，从下拉的几种里选；登记系统没有的写“其他+名称”",
			Headers: []string{"平台", "新媒体类型", "账号类型", "平台类型", "所属平台", "平台名称", "渠道", "类型"}},
		{Key: ColUpdated, Name: "最后更新日期", Fill: dayFill, Headers: []string{"最后更新日期", "最后更新时间", "最近更新日期", "最近更新时间", "更新日期", "更新时间"}},
	},
}

// dayFill is how a day is written.
const dayFill = "日期，写成 2026-03-05"

// Kinds are the kinds of objects there are, in the order of the official name.
func Kinds() []*Kind { return []*Kind{Site, Account} }

// has reports whether objects of the kind may have a column of that key of their own.
func (k *Kind) has(key string) bool {
	return slices.ContainsFunc(k.Columns, func(c Column) bool { return c.Key == key })
}
