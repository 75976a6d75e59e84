package inspection

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// head is what the header of a free sheet's column says that it counts.
type head struct {
	name, group string // as sheet.Fold makes them, the name without its bracket
	count       bool   // a number of things: neither negative nor with a fraction
	serial      bool
	mean        bool            // not the sum of its parts: a rate, a mean, a rank
	carried     bool            // carried over from before
	unit        bool            // names units
	rate        func(head) bool // of a column of rates: what they are rates of; nil: unknown
}

// Words in headers, as sheet.Fold makes them.
var (
	// notCounts are of numbers that may be negative, have a fraction or be no sum.
	notCounts = []string{"率", "比例", "比重", "占比", "平均", "均", "指数", "系数", "分数", "得分", "扣分", "总分", "评分", "增", "减", "变化", "差", "较", "同比", "环比",
		"名次", "排名", "位次", "金额", "元", "时长", "时间", "时限", "日期", "电话", "编号", "标识码", "代码", "天", "小时", "年份", "倍", "万", "亿", "折"}
	countEnds = []string{"数", "数量", "总量", "件", "个", "条", "次", "家", "篇"}
	countedIn = []string{"件", "个", "条", "次", "家", "篇", "项"} // in brackets

	receivedWords = []string{"收到", "受理", "收件", "来件", "来信", "接收", "接件", "应答复", "应回复", "应办"}
	answeredWords = []string{"答复", "回复", "办结", "办复", "已办"}
	inspectWords  = []string{"检查", "抽查", "检测", "监测", "普查"}
	ratedWords    = []string{"合格", "达标"}
	allWords      = []string{"总数", "实有", "运行", "登记", "备案"}
	carriedWords  = []string{"结转", "存量", "遗留", "滚存", "跨期", "往期", "历史"}
	unitWords     = []string{"单位", "地区", "区县", "县区", "部门", "乡镇", "街道", "主体", "市州"}
	objectWords   = []string{"网站", "账号", "新媒体", "栏目", "单位", "平台", "问题", "留言", "信件", "人"}
)

// plainWholes are headers of a number that a pass rate beside it is of.
var plainWholes = regexp.MustCompile(`^(总|个|数量|家|网站|账号|政务新媒体|新媒体)(总)?数?$`)

// periods are the words of a header that say when.
var periods = regexp.MustCompile(`(\d+|[一二三四])(月|季度|年|周)|本[期月季年周]|[上去今][期月季年半周]`)

func newHead(c sheet.Column) head {
	name, bracket, _ := strings.Cut(sheet.Fold(c.Name), "(")
	h := head{name: name, group: sheet.Fold(c.Group), serial: name == "序号" || name == "编号"}
	h.mean = h.says(notCounts) || strings.ContainsAny(bracket, "万亿%分元天")
	ends := func(e string) bool { return strings.HasSuffix(name, e) }
	h.count = !h.mean && !h.serial && (slices.ContainsFunc(countEnds, ends) || slices.Contains(countedIn, strings.TrimSuffix(bracket, ")")))
	h.carried = h.says(carriedWords)
	h.count = h.count || h.received() || h.answered()
	h.unit = h.says(unitWords) && !h.count
	if strings.HasSuffix(name, "率") {
		switch {
		case h.says(ratedWords):
			h.rate = func(w head) bool { return w.inspected() || w.existing() || w.count && plainWholes.MatchString(w.name) }
		case h.says(answeredWords):
			h.rate = func(w head) bool { return w.received() || w.answered() }
		}
	}
	return h
}

func (h head) says(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(h.name, w) })
}

// received counts what came in; answered what of it was dealt with. A header that says
// both, or how often, is neither.
func (h head) received() bool {
	return !h.mean && !h.carried && h.says(receivedWords) && !h.says([]string{"未", "不", "次", "后"}) &&
		(!h.says(answeredWords) || strings.HasPrefix(h.name, "应"))
}

func (h head) answered() bool {
	return !h.mean && !h.carried && h.says(answeredWords) && !h.says(receivedWords) && !h.says([]string{"次", "应", "期限", "情况", "内容", "满意"})
}

// inspected counts who was inspected, and verdicts who passed or failed.
func (h head) inspected() bool {
	return h.count && h.says(inspectWords) && !h.says(ratedWords) && !h.says([]string{"未", "问题", "次"})
}

func (h head) verdicts() bool {
	return h.count && h.says(ratedWords) && !h.says([]string{"问题", "次", "率"})
}

// existing counts who there is.
func (h head) existing() bool {
	return h.count && h.says(allWords) && !h.says([]string{"未", "问题", "次"}) && !h.says(ratedWords) && !h.says(inspectWords)
}

// beside reports whether one column may be part of another: they stand in one group of
// the head, and do not speak of other things or of another period.
func (h head) beside(part head) bool {
	a, b := h.words(objectWords), part.words(objectWords)
	if a != b && (a != "" && b != "" || strings.Contains(a+b, "单位")) {
		return false
	}
	return h.group == part.group && slices.Equal(periods.FindAllString(h.name, -1), periods.FindAllString(part.name, -1))
}

// words joins those of the words that the header has.
func (h head) words(words []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.Contains(h.name, w) }), " ")
}

// pair is two counts of which the one is part of the other.
type pair struct{ part, whole func(head) bool }

var partsOf = [...]pair{
	{head.answered, head.received},
	{head.verdicts, head.inspected},
	{head.inspected, head.existing},
}
