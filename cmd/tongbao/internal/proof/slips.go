package proof

import (
	"cmp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/pattern"
)

// slip is wording that a pattern alone finds.
type slip struct {
	code    diag.Code
	pattern *pattern.Pattern // what its first group found is the slip; without a group all of it
	text    string           // {slip} is the slip, {around} the slip with its surroundings
	hint    string           // ${1} is what the first group found
	slots   slot             // the parts of the paper it is looked for in; 0: all prose
	once    bool             // one in a passage is enough
	data    bool             // looked for in names and cells too, whose wording is their owners'
	// right reports that the text between two offsets may stand; nil: it never may.
	right func(t *passage, from, to int) bool
}

// slips are the forms of words that are wrong wherever they stand.
var slips = []slip{
	// marks
	{code: codeStraightQuote, pattern: pattern.New(`\p{Han}(["'])|(["'])\p{Han}`), once: true,
		text: "用了直引号：{around}。", hint: "改成“”。"},
	{code: codeMarkBeforeDeng, pattern: pattern.New(`(?:^|[^，、；：。！？])(、等|，等(?:[\d一二三四五六七八九十]|多))`),
		text: "“等”前多了标点：{around}。", hint: "删去“等”前的标点。"},
	{code: CodeEmptyBrackets, pattern: pattern.New(`（）|《》|“”`),
		text: "“{slip}”里没有内容：{around}。", hint: "填上内容，或删去。"},
	{code: CodeDoubledMark, pattern: pattern.New(`[，、；：。！？][，、；：。]|[。；，][！？]`), right: dotsBegin,
		text: "两个标点连在一起：“{slip}”。", hint: "删去多余的一个。"},
	{code: CodeBrokenSentence, slots: runningSlot, right: othersWords, pattern: pattern.New(`^\s*([，。；、：！？])`),
		text: "一段话以“{slip}”开头：{around}。", hint: "补上前面的话，或连同整句略去。"},
	{code: CodeBrokenSentence, slots: sentenceSlots, right: othersWords, pattern: pattern.New(
		`(?:(?:率|[总个件]数|名单|网站|账号|单位|部门|地区|的|分别|依次)(?:为|是)|(?:不合格|仍不合格|没有更新|没有答复|达标|整改)的有|分别(?:为|是)|依次(?:为|是))[。；]`),
		text: "“{slip}”后面没有内容：{around}。", hint: "补上内容，或用条件连同整句略去。"},
	{code: codeEllipsis, pattern: pattern.New(`…+|\.{3,}|。{3,}`), right: sixDots,
		text: "省略号写成了“{slip}”。", hint: "省略号是六个点“……”。"},
	{code: codeListMark, pattern: pattern.New(`》、《|”、“`), once: true, right: askedOrSlips,
		text: "并列的书名号或引号之间用了顿号：{around}。", hint: "之间没有其他成分的，通常不用顿号。"},
	{code: codeStrayBlank, pattern: pattern.New(`[\p{Han}\d]([ \x{a0}\x{3000}])[\p{Han}\d]`), once: true, right: inTitle,
		slots: proseSlots &^ besideSlot, // forms leave room to fill in
		text:  "文字中间有空格：{around}。", hint: "删去空格。"},

	// days
	{code: codeDateForm, pattern: pattern.New(`\d{1,2}月\d{1,2}号`), right: noDate,
		text: "日期用了“号”：“{slip}”。", hint: "公文写“日”，如3月5日。"},
	{code: codeDateForm, pattern: pattern.New(`\d{4}年0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日`), right: noDate,
		text: "日期补了0：“{slip}”。", hint: "月、日不编虚位，写作2026年3月5日。"},
	{code: codeDateForm, pattern: pattern.New(`(?:^|\D)(\d{2}年(?:\d{1,2}月|第|上半年|下半年|[一二三四]季度))`), right: noDate,
		text: "年份不是四位：“{slip}”。", hint: "年份写全四位，如2026年。"},
	{code: codeDateForm, pattern: pattern.New(`(?:^|[^\d.\-/])(20\d{2}[.\-/]\d{1,2}[.\-/]\d{1,2})`), right: noDate,
		text: "日期用了点或连字符：“{slip}”。", hint: "正文写作2026年3月5日；表格中可以写2026-03-05。"},
	{code: codeDateForm, pattern: pattern.New(`[〇○零一二三四五六七八九]{4}年\d{1,2}月` +
		`|\d{4}年[一二三四五六七八九十]{1,2}月|\d{1,2}月[一二三四五六七八九十]{1,3}日`), right: noDate,
		text: "汉字和阿拉伯数字混用：“{slip}”。", hint: "日期全用阿拉伯数字。"},
	{code: codeRelativeTime, slots: sentenceSlots, pattern: pattern.New(`(?:^|[，。；：“（]|于|截至|截止|自|从)` +
		`(近日|日前|昨日|昨天|今天|明天|前天|上周|本周|下周|前几天|前段时间|前不久|不久前|这几天)`),
		text: "“{slip}”没有确切的日期。", hint: "写明年、月、日。"},

	// numbers
	{code: codeRange, pattern: pattern.New(`((\d{4})年?[-~～－–](\d{4})年)`), right: inCode,
		text: "起止年份没有用一字线：“{slip}”。", hint: "写作${2}—${3}年。"},
	{code: codeRange, pattern: pattern.New(`\d+(?:\.\d+)?%?[-~－–]\d+(?:\.\d+)?` +
		`(?:%|个|家|条|件|份|次|篇|处|项|起|户|天|日|周|月|年|万|亿|分|人|名)`), right: inCodeOrYears,
		text: "数值范围没有用“～”：“{slip}”。", hint: "写作“～”，月、日的起止写“—”或“至”。"},
	{code: codeRange, pattern: pattern.New(`\d+(?:\.\d+)?[—～]\d+(?:\.\d+)?%`), right: inCode,
		text: "百分比范围的前一个数没有写%：“{slip}”。", hint: "写作63%～68%。"},
	{code: codeRange, pattern: pattern.New(`\d[日月][-~－–]\d`), right: inCode,
		text: "起止日期用了短横：“{slip}”。", hint: "写作“至”，如3月2日至10日。"},
	{code: codeLeadingZero, pattern: pattern.New(`[^\d.…a-zA-Z/_-](\.\d+%?)`),
		text: "小数没有写个位的0：“{slip}”。", hint: "写作“0${1}”。"},
	{code: codeDoubleDoubt, data: true, pattern: pattern.New(
		`(?:大约|大概|约|近|将近|接近)[有为占达]?\d+(?:\.\d+)?[^，。；、\d]{0,4}(?:左右|上下|多[个家条件份次])` +
			`|(?:大约|大概|约|近|将近|接近|超过|逾)\d+(?:\.\d+)?[余多](?:[个家条件份次项名户篇]|万|%)` +
			`|(?:超过|不少于|不低于|至少|多于|高于|逾|大于)\d+(?:\.\d+)?[^，。；、\d]{0,6}(?:以上|左右|上下)` +
			`|(?:不超过|低于|少于|至多|最多|小于|不足|不到)\d+(?:\.\d+)?[^，。；、\d]{0,6}(?:以下|左右|上下)` +
			`|\d[余多][个家条件份次项]?(?:左右|上下)` +
			`|(?:大约|大概|约|近|将近)(?:[一二三四五六七八九十百两几]+)[个家条件份次项名天]?[^，。；、\d]{0,4}(?:左右|上下)`),
		text: "概数词重复：“{slip}”。", hint: "只留一个表示概数或界限的词。"},

	// how changes and periods are spoken of, as the bureaus of statistics use the words
	{code: codeTimesDown, pattern: pattern.New(`(?:减少|下降|降低|缩减|缩小|缩短|回落|减|降)[了近约]*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+|数)倍`),
		right: othersWords, text: "减少、下降用了倍数：“{slip}”。", hint: "写作减少百分之几，或减少到几分之几。"},
	{code: codePeriodWord, pattern: pattern.New(`环比[较比与]?(?:去年|上年)同?期?|(?:去年|上年)同期(?:相比)?，?环比` +
		`|同比[较比与]?(?:上季度|上一季度|上个?月|上期|上一期|上次)|(?:上季度|上一季度|上个?月|上期|上一期|上次)(?:相比)?，?同比`),
		right: othersWords, text: "同比、环比与写的时期不合：“{slip}”。", hint: "同比是与去年同期比，环比是与上一期比。"},
	{code: codeChangeDiffers, pattern: pattern.New(`(?:上升|提高|增加|增长|提升|上涨|下降|降低|减少|回落|下滑)[了为约]*` +
		`([-－−]\d+(?:\.\d+)?(?:%|个百分点|个|家|条|件|份|次)?)(?:[，。；、（]|$)`),
		right: othersWords, text: "升降的词后面是负数：“{slip}”。", hint: "写作“下降”和正数，或“上升”和正数。"},

	// what a figure prints itself and stands beside it once more: 上升{{…较上期}}, {{…合格率}}%
	{code: codeDoubledWord, slots: sentenceSlots, right: compound, pattern: pattern.New(
		`(?:上升|下降|增加|减少|增长|提高|提升|降低)(?:上升|下降|增加|减少|持平)` +
			`|%[%％]|百分点(?:个百分点|%)|%个百分点|\d(?:个个|家家|件件|条条|项项|期期|篇篇|分分|日日)`),
		text: "数字前后的词写了两遍：{around}。", hint: "数字自己会印出升降、%、个百分点和写明的单位，花括号外面不再写。"},

	// numbers of layers at the beginning of a paragraph
	{code: codeLayerForm, slots: runningSlot, pattern: pattern.New(`^\s*([（(][一二三四五六七八九十]{1,3}[）)][、.．，]` +
		`|[（(]\d{1,2}[）)][、.．，]|\d{1,2}[、．](?:\D|$)|[一二三四五六七八九十]{1,3}[.．，](?:\D|$)|\([一二三四五六七八九十\d]{1,3}\))`),
		text: "层次序数“{slip}”的写法不对。", hint: "依次写作“一、”“（一）”“1.”“（1）”，后面不再加标点。"},
	{code: codeBareHeading, slots: runningSlot, right: isLong, pattern: pattern.New(
		`^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）(?:[^、.．，。；]|$))[^。；]*$`),
		text: "“{slip}”像是标题，排成了正文。", hint: "是标题的，行首写 #，序号由程序来编。"},

	// what the portal page would make public, and what is never printed
	{code: codeIdentityNumber, slots: everySlot, data: true, right: inLongerNumber, pattern: pattern.New(
		`[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]`),
		text: "文中有身份证号码，会随通报公开。", hint: "删去或作脱敏处理。"},
	{code: codeMobileNumber, slots: everySlot, data: true, right: ownPhone, pattern: mobile,
		text: "“{slip}”是手机号码，会随通报公开。", hint: "公开的通报留办公电话，其他的删去或作脱敏处理。"},
	{code: codeNoTextHere, data: true, pattern: pattern.New(`此页无正文|本页无正文|（无正文）`),
		text: "写了“{slip}”。", hint: "删去；署名和成文日期由程序排在有正文的页上。"},
}

// wordingSlips finds the slips of all kinds.
func wordingSlips(t *passage) {
	for _, s := range slips {
		if slots := cmp.Or(s.slots, proseSlots); slots&t.slot == 0 {
			continue
		}
		for _, m := range s.pattern.FindAllStringSubmatchIndex(t.text, -1) {
			from, to := m[0], m[1]
			if k := slices.IndexFunc(m[2:], func(off int) bool { return off >= 0 }); k >= 0 {
				from, to = m[2+k], m[3+k]
			}
			if !s.data && t.quoted(from) && t.quoted(to-1) || s.right != nil && s.right(t, from, to) {
				continue
			}
			words := strings.NewReplacer("{slip}", t.text[from:to], "{around}", t.shown(from, to)).Replace(s.text)
			t.tell(from, s.code, string(s.pattern.ExpandString(nil, s.hint, t.text, m)), "%s", words)
			if s.once {
				break
			}
		}
	}
}

// othersWords reports what stands in a quotation or a title.
func othersWords(t *passage, from, _ int) bool { return t.isQuotation(from) }

// dotsBegin reports 。。。, which is an ellipsis with the wrong dots.
func dotsBegin(t *passage, from, _ int) bool { return strings.HasPrefix(t.text[from:], "。。。") }

// sixDots reports the only form of 省略号.
func sixDots(t *passage, from, to int) bool { return t.text[from:to] == "……" }

// compound reports a second character that begins another word: 3家家电企业, 3月2日日常监测.
func compound(t *passage, from, to int) bool {
	return strings.ContainsRune("庭电长具别布析类常均前体", after(t.text, to))
}

// askedOrSlips reports marks that the text asks the data for, and quoted slips side by side,
// “登陆”应为“登录”、“帐号”应为“账号”: there the mark stands between clauses.
func askedOrSlips(t *passage, from, _ int) bool {
	return t.spanAt(from).quoted() || slipNamed.MatchString(t.sentenceAround(from))
}

// noDate reports others' words, and numbers of houses, lines and papers: 3月5号楼.
func noDate(t *passage, from, to int) bool {
	return t.isQuotation(from) || strings.ContainsRune("楼厅院线机窗文", after(t.text, to))
}

// inCode reports others' words, and what is part of a code or a telephone number.
func inCode(t *passage, from, _ int) bool {
	b := before(t.text, from)
	return t.isQuotation(from) || isCode(b) || b == '-'
}

// inCodeOrYears reports the same and a range of years, which has its own slip.
func inCodeOrYears(t *passage, from, to int) bool {
	return inCode(t, from, to) || yearRange.MatchString(t.text[from:to])
}

var yearRange = pattern.New(`^\d{4}[-~－–]\d{4}年$`)

// isLong reports a paragraph of more than 25 characters, too long for a heading.
func isLong(_ *passage, from, to int) bool { return to-from > len("一")*25 }

func inLongerNumber(t *passage, from, to int) bool {
	return isCode(before(t.text, from)) || isCode(after(t.text, to))
}

// ownPhone reports the number of [notice] contact, which contactForm looks at.
func ownPhone(t *passage, from, to int) bool {
	return inLongerNumber(t, from, to) || t.text[from:to] == t.paper.issue.Notice.Contact.Phone
}

// inTitle reports a blank in the title of a paper, which may have parts: 《信息安全技术 网络安全要求》.
func inTitle(t *passage, from, _ int) bool {
	words := t.text[back(t.text, from, reach, ""):from]
	return strings.LastIndex(words, "《") > strings.LastIndex(words, "》")
}
