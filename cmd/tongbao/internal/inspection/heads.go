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
	stem        string // what it counts, or is the rate of: 合格 of 合格网站数
	count       bool   // a number of things: neither negative nor with a fraction
	amount      bool   // a count, or says how much: 办理量
	serial      bool
	mean        bool            // not the sum of its parts: a rate, a mean, a rank
	carried     bool            // carried over from before
	unit        bool            // names units
	perMille    bool            // a rate of a thousand or more
	ofRates     bool            // a column of rates of counts
	rate        func(head) bool // of such a column: what they are rates of; nil: unknown
}

// Words in headers, as sheet.Fold makes them.
var (
	// notCounts are of numbers that may be negative, have a fraction or be no sum.
	notCounts = []string{"率", "比例", "比重", "占比", "平均", "均", "指数", "系数", "分数", "得分", "扣分", "总分", "评分", "增", "减", "变化", "差", "较", "同比", "环比",
		"名次", "排名", "位次", "金额", "元", "时长", "时间", "时限", "日期", "编号", "标识码", "代码", "天", "小时", "年份", "倍", "万", "亿", "折"}
	countEnds = []string{"数", "数量", "总量", "件", "个", "条", "次", "家", "篇"}
	countedIn = []string{"件", "个", "条", "次", "家", "篇", "项"} // in brackets

	receivedWords = []string{"收到", "受理", "收件", "接收", "接件", "应答复", "应回复", "应办", "已到期"}
	askedWords    = []string{"来件", "来信", "来电", "来访"}                         // one way or kind beside others
	numberedWords = []string{"转办", "交办", "诉求", "提问", "投诉", "咨询", "留言", "信件"} // where a number of them is meant
	answeredWords = []string{"答复", "回复", "办结", "办复", "已办"}
	dealtWords    = []string{"办理", "处理"} // where a number of them is meant
	rectifyWords  = []string{"整改"}
	dueStarts     = []string{"应", "需"}
	doneEnds      = []string{"整改完成", "完成整改", "整改到位"}
	problemWords  = []string{"问题"}
	inspectWords  = []string{"检查", "抽查", "检测", "监测", "普查", "抽检", "巡查", "核查", "实检", "已检", "受检", "被检", "实查", "已查", "参检"}
	dueWords      = []string{"应检", "应抽", "应查", "应普查", "应监测", "应核查", "应巡查"}
	ratedWords    = []string{"合格", "达标"}
	failedWords   = []string{"不合格", "未合格", "不达标", "未达标"}
	allWords      = []string{"总数", "实有", "运行", "登记", "备案"}
	carriedWords  = []string{"结转", "存量", "遗留", "滚存", "跨期", "往期", "历史"}
	unitWords     = []string{"单位", "地区", "区县", "县区", "部门", "乡镇", "街道", "主体", "市州"}
	objectWords   = []string{"网站", "账号", "新媒体", "栏目", "单位", "平台", "问题", "留言", "信件", "人"}
)

// Headers that say what is counted and not that it is counted, as 检查 and 合格 do over a column of
// numbers. Those that are sure are of numbers of objects wherever such numbers stand below them; the
// others are where one that is sure stands beside them, for a table of marks has them, too.
var (
	sureBare = regexp.MustCompile(`^(已|未|不|不予|基本)?(合格|达标)$|^(应|实|已|未|受|被|参)(检查?|抽查?|查|监测|检测|普查|核查|巡查|整改)$` +
		`|^需整改$|^(完成整改|整改完成|整改到位)$`)
	maybeBare = regexp.MustCompile(`^(检查|抽查|监测|检测|普查|抽检|核查|巡查|总|实有|运行|在运行|登记|备案|共|问题|存在问题|整改|优秀|良好|)$`)
)

// plainWholes are headers of a number that a pass rate beside it is of.
var plainWholes = regexp.MustCompile(`^(总|个|数量|家|网站|账号|政务新媒体|新媒体)(总)?数?$`)

// troubled are headers of the objects that have problems.
var troubled = regexp.MustCompile(`问题的?(政务)?(网站|账号|新媒体|单位)`)

// periods are the words of a header that say when.
var periods = regexp.MustCompile(`(\d+|[一二三四])(月|季度|年|周)|本[期月季年周]|[上去今][期月季年半周]`)

// SaysNumber reports a header of counts, amounts or rates: a word below it is a slip.
func SaysNumber(header string) bool {
	h := newHead(sheet.Column{Name: header})
	return h.count || h.amount || h.isRate()
}

// bareCounts are headers that count things where numbers stand below them, and say what was
// done or found where words do.
var bareCounts = []string{"运行", "在运行", "检查", "抽查", "普查", "监测", "合格", "不合格", "达标", "不达标", "登记", "备案", "实有", "在册", "已整改", "未整改"}

// countHead is the head of a column of whole numbers under a header of bareCounts: 检查 is 检查数.
func countHead(d *headedTable, i int) head {
	c := d.table.Columns[i]
	h := newHead(c)
	if !slices.Contains(bareCounts, h.name) || !d.numeric(i) {
		return h
	}
	for _, r := range d.table.Rows {
		if n, ok := counted(r.At(i)); ok && !n.IsInt() {
			return h
		}
	}
	c.Name += "数"
	return newHead(c)
}

func newHead(c sheet.Column) head {
	name, bracket, _ := strings.Cut(sheet.Fold(c.Name), "(")
	h := head{name: name, stem: stemOf(name), group: sheet.Fold(c.Group), serial: name == "序号" || name == "编号"}
	h.mean = h.says(notCounts) || strings.HasSuffix(name, "电话") || strings.ContainsAny(bracket, "万亿%分元天")
	h.perMille = strings.ContainsAny(bracket, "‰‱") || strings.Contains(name+bracket, "千分") || strings.Contains(name+bracket, "万分")
	h.ofRates = h.namedRate() && !h.perMille
	ends := func(e string) bool { return strings.HasSuffix(name, e) }
	begins := func(b string) bool { return strings.HasPrefix(name, b) }
	h.count = !h.mean && !h.serial && (slices.ContainsFunc(countEnds, ends) || slices.Contains(countedIn, strings.TrimSuffix(bracket, ")")))
	h.amount = h.count || !h.mean && ends("量")
	h.carried = h.says(carriedWords)
	h.count = h.count || h.received() || h.answered()
	h.count = h.count || !h.mean && h.says(inspectWords) && (strings.HasPrefix(name, "应") || strings.HasPrefix(name, "已"))
	h.count = h.count || !h.mean && h.says(rectifyWords) && (slices.ContainsFunc(dueStarts, begins) || slices.ContainsFunc(doneEnds, ends))
	h.unit = h.says(unitWords) && !h.count
	if strings.HasSuffix(name, "率") {
		switch {
		case h.says(ratedWords):
			h.rate = func(w head) bool { return w.inspected() || w.there() }
		case h.says(answeredWords), h.says(dealtWords):
			h.rate = func(w head) bool { return w.received() || w.answered() }
		case h.says(rectifyWords):
			h.rate = head.problems
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
	in := h.says(receivedWords) || h.asked()
	out := h.says(answeredWords) || h.says(dealtWords)
	return in && !h.mean && !h.carried && !h.says([]string{"未", "不", "次", "后"}) && (!out || strings.HasPrefix(h.name, "应"))
}

// asked counts what came in by one way, or of one kind; with others they are the whole.
func (h head) asked() bool {
	return !h.says(receivedWords) && (h.says(askedWords) || h.amount && h.says(numberedWords))
}

func (h head) answered() bool {
	out := h.says(answeredWords) || h.says(dealtWords) && (h.amount || strings.HasPrefix(h.name, "已"))
	return out && !h.mean && !h.carried && !h.says(receivedWords) && !h.says([]string{"次", "应", "期限", "情况", "内容", "满意"})
}

// problems counts what was found wrong, or is to be rectified; rectified what of it is, or
// is not.
func (h head) problems() bool {
	return h.count && (h.says([]string{"应整改", "需整改"}) || h.says(problemWords) && !h.says(rectifyWords) && h.objects() == "问题")
}

func (h head) rectified() bool {
	number := h.count || strings.HasPrefix(h.name, "已整改") || strings.HasPrefix(h.name, "未整改")
	return number && !h.mean && h.says(rectifyWords) && !h.says([]string{"次", "应", "需", "待", "率", "通知", "情况"})
}

// inspected counts who was inspected, and verdicts who passed or failed.
func (h head) inspected() bool {
	return h.count && h.says(inspectWords) && !h.says(ratedWords) && !h.says([]string{"未", "问题", "次"}) && !h.says(dueWords)
}

func (h head) verdicts() bool {
	return h.count && (troubled.MatchString(h.name) || h.says(ratedWords) && !h.says(problemWords)) && !h.says([]string{"次", "率"})
}

// existing counts who there is, or who was to be inspected; there also where a header says no
// more than what is counted.
func (h head) existing() bool {
	if h.says([]string{"未", "问题", "次"}) || h.says(ratedWords) {
		return false
	}
	return h.count && (h.says(allWords) && !h.says(inspectWords) || h.says(dueWords))
}

// passed counts who passed, and failed who did not.
func (h head) passed() bool {
	return h.verdicts() && h.says([]string{"合格", "达标"}) && !h.failed()
}

func (h head) failed() bool { return h.verdicts() && h.says(failedWords) }

func (h head) there() bool { return h.existing() || h.count && plainWholes.MatchString(h.name) }

// whole counts all of what the other columns of its group count; member one of them.
func (h head) whole() bool {
	return h.group != "" && slices.Contains([]string{"合计", "总计", "小计", "共计", "总数"}, h.name)
}

func (h head) member() bool { return h.group != "" && !h.mean && !h.carried && !h.whole() }

// beside reports whether one column may be part of another: they stand in one group of
// the head, and do not speak of other things or of another period.
func (h head) beside(part head) bool {
	a, b := h.objects(), part.objects()
	if a != b && (a != "" && b != "" || strings.Contains(a+b, "单位")) {
		return false
	}
	return h.group == part.group && slices.Equal(periods.FindAllString(h.name, -1), periods.FindAllString(part.name, -1))
}

// objects are what a header counts; of objects with problems, the objects.
func (h head) objects() string {
	if troubled.MatchString(h.name) {
		h.name = strings.Replace(h.name, "问题", "", 1)
	}
	return h.words(objectWords)
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
	{head.verdicts, head.there},
	{head.inspected, head.there},
	{head.rectified, head.problems},
	{head.member, head.whole},
}

// bare is what a header says besides its objects, where it is no number of things by itself.
func (h head) bare() (words string, ok bool) {
	words = things.ReplaceAllString(strings.ReplaceAll(h.name, "政府网站", ""), "")
	return strings.TrimSuffix(words, "的"), !h.count && !h.mean && !h.serial && !h.isRate()
}

// countBare makes numbers of things of the columns of whole numbers whose headers say what is counted
// and not that it is: 检查, 合格 and 不合格 under 政府网站.
func countBare(d *headedTable) {
	sure := func(group string) bool {
		return slices.ContainsFunc(d.heads, func(h head) bool {
			words, plain := h.bare()
			return h.group == group && (plain && sureBare.MatchString(words) || h.verdicts() || h.isRate() && h.says(ratedWords))
		})
	}
	alone := func(h *head) bool { // of two that name their objects only, neither says that it is all of them
		n := 0
		for _, other := range d.heads {
			if words, plain := other.bare(); plain && words == "" && other.group == h.group {
				n++
			}
		}
		return n == 1
	}
	for i := range d.heads {
		h := &d.heads[i]
		words, plain := h.bare()
		if words == "" && !alone(h) {
			continue
		}
		if plain && (sureBare.MatchString(words) || maybeBare.MatchString(words) && sure(h.group)) && wholeNumbers(d, i) {
			h.count, h.amount, h.unit = true, true, false
		}
	}
}

// turnHeads exchanges the levels of heads of which the upper says what is counted, and the lower of
// what: 检查数 over 网站 and 新媒体.
func turnHeads(d *headedTable) {
	for i := range d.heads {
		h := &d.heads[i]
		words, _ := h.bare()
		over := newHead(sheet.Column{Name: h.group})
		of, plain := over.bare()
		if h.group != "" && words == "" && (over.verdicts() || over.inspected() || over.existing() || over.isRate() ||
			plain && of != "" && (sureBare.MatchString(of) || maybeBare.MatchString(of))) {
			object := h.name
			*h = over
			h.group = object
		}
	}
}

// wholeNumbers reports a column of whole numbers that are no days and no percentages.
func wholeNumbers(d *headedTable, i int) bool {
	filled := false
	for _, r := range d.table.All() {
		v := r.At(i)
		if sheet.Nothing(v.Text) {
			continue
		}
		if n, ok := counted(v); !ok || !n.IsInt() || n.Sign() < 0 {
			return false
		}
		filled = true
	}
	return filled
}
