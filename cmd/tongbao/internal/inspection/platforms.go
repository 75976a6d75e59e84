package inspection

import (
	"maps"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// platforms are the kinds of account the national register knows (全国政务新媒体信息
// 报送系统, under 国办发〔2018〕123号), each with the names it goes by in sheets.
var platforms = map[string][]string{
	"微信公众号": {"微信", "公众号", "订阅号", "服务号", "微信订阅号", "微信服务号", "微信公众平台", "政务微信", "企业微信"},
	"微信小程序": {"小程序", "支付宝小程序", "百度小程序"},
	"微信视频号": {"视频号"},
	"新浪微博":  {"微博", "政务微博", "腾讯微博"},
	"移动客户端": {"app", "客户端", "移动客户端（app）", "政务客户端", "移动应用"},
	"今日头条":  {"头条", "头条号", "今日头条号", "政务头条号"},
	"抖音":    {"抖音号", "抖音短视频", "政务抖音号"},
	"快手":    {"快手号", "快手短视频"},
	"小红书":   {},
	"哔哩哔哩":  {"bilibili", "b站"},
	"百家号":   {"百度百家号"},
	"百度贴吧":  {"贴吧"},
	"企鹅号":   {"腾讯企鹅号"},
	"大鱼号":   {},
	"微视":    {"腾讯微视"},
	"其他":    {"其它", "其他平台"},
}

// spellings are the names that are but another way to write a platform; 订阅号 and
// 微信公众号, or two makers' 微博, an office may well count apart.
var spellings = map[string]string{
	"微信": "微信公众号", "公众号": "微信公众号", "微信公众平台": "微信公众号", "小程序": "微信小程序", "视频号": "微信视频号",
	"微博": "新浪微博", "app": "移动客户端", "客户端": "移动客户端", "移动客户端（app）": "移动客户端",
	"头条": "今日头条", "头条号": "今日头条", "今日头条号": "今日头条", "抖音号": "抖音", "快手号": "快手", "b站": "哔哩哔哩", "bilibili": "哔哩哔哩",
}

// spelled is a platform's one name for all the ways to write it.
func spelled(s string) string {
	s = sheet.Fold(s)
	if name, ok := spellings[s]; ok {
		return sheet.Fold(name)
	}
	return s
}

// knownPlatform reports whether a platform as written is on the list. Names joined
// with + are looked up one by one, and what follows 其他 may be anything.
func knownPlatform(s string) bool {
	for i, part := range strings.Split(strings.ReplaceAll(s, "＋", "+"), "+") {
		p := platformOf(part)
		if p == "" {
			return false
		}
		if i == 0 && p == "其他" {
			return true
		}
	}
	return true
}

// platformOf returns the registered name of a platform, or "".
func platformOf(s string) string {
	return platformNames[sheet.Fold(s)]
}

// platformNames gives the registered name for every name a platform goes by, as
// sheet.Fold makes them.
var platformNames = func() map[string]string {
	out := map[string]string{}
	for name, others := range platforms {
		out[sheet.Fold(name)] = name
		for _, o := range others {
			out[sheet.Fold(o)] = name
		}
	}
	return out
}()

// Platforms are the registered names, the one for all others last.
func Platforms() []string {
	out := slices.Sorted(maps.Keys(platforms))
	rest := slices.Index(out, "其他")
	return append(slices.Delete(out, rest, rest+1), "其他")
}
