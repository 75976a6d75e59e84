package proof

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

const (
	// fillers are what a writer puts where digits or a name are to come: XX, ××, ___, 〇〇, **, ？？
	fillMarks = "XxＸｘ×✕╳_＿〇○◯●□■*＊?？"
	fillers   = `(?:[XxＸｘ]+(?:\.[XxＸｘ]+)?|[×✕╳]+(?:\.[×✕╳]+)?|[_＿]+|[〇○◯●]{2,}|[□■]{2,}|[*＊]{2,}|[?？]{2,})`
	fillable  = `(?:%|％|‰|个百分点|个|家|件|条|次|项|篇|分|名|户|起|期|天|日|月|年|号|季度|倍|万|亿|元|人|〕)`
	toCome    = `(?:待)(?:填写?|补充?|核[实对]?|定|确认|确定|更新|完善|统计|汇总|报送|提供)`
)

// gap is a form of what is still to be filled in. The first group, else all of it, is what was
// left there.
type gap struct {
	number  bool   // a number stands open, not a word
	needs   string // one of these characters is in whatever the pattern finds
	pattern *pattern.Pattern
	right   func(t *passage, from, to int) bool // what looks like one and may stand
}

// gaps, the surest first: of two in one place the former is told.
var gaps = []gap{
	{number: true, needs: fillMarks, pattern: pattern.New(`(?:` + fillers + fillable + `)+`), right: beginsWord},
	{number: true, needs: fillMarks, right: hiddenOnPurpose,
		pattern: pattern.New(`(?:[率数]为?|[为达约占共计至到升降加少]|不足|超过)(` + fillers + `)(?:[，。；、：）]|$)`)},
	// nothing at all before the unit: 合格率为%，下降个百分点。
	{number: true, needs: "%％百", pattern: pattern.New(`(?:率|比例|占比?|上升|下降|提高|降低|增长)(?:分别)?[为是约达了]?(%|％|个百分点)(?:[，。；、）]|$)`)},
	{number: true, needs: "〔【［[", pattern: pattern.New(`[〔【［\[]\s*(?:\p{Han}{0,6}?` + toCome +
		`|(?:此处|这里|请)\p{Han}{0,12})\s*[〕】］\]]`), right: yetToDo},
	{number: true, needs: "（(", pattern: pattern.New(`(?:[率数]为?|[为达约占共计])([（(]` + toCome + `[）)])`)},
	{needs: "（(", pattern: pattern.New(`[（(]\s*(?:\p{Han}{0,6}?` + toCome +
		`|(?:此处|这里|请)(?:填|补|插入|核[实对])\p{Han}{0,10}|[?？]+)\s*[）)]`), right: yetToDo},
	{needs: "待", pattern: pattern.New(`(?:^|[，。；：、])((?:(?:此处|数据|数字|日期|时间|文号|电话)` + toCome + `|待[填补核定]|待填写|待补充))(?:[，。；、]|$)`)},
	{needs: "TtFf", pattern: pattern.New(`\b(?i:TODO|TBD|FIXME)\b`)},
	{needs: "XxＸｘ×✕╳_＿〇○◯某", pattern: pattern.New(`[XxＸｘ]{2,}|[×✕╳]{2,}|[_＿]{2,}|[〇○◯]{2,}|某某+`), right: hiddenOnPurpose},
}

// gapMarks are the characters one of which is in whatever is still to be filled in.
var gapMarks = newRuneSet(needsOfGaps()...)

var (
	// words that begin as a measure word does: ××日报, ××人民政府, ××分局
	longerWord = pattern.New(`^(?:名[单称录]|日[报常]|月[刊报]|年[鉴报]|人[民社大员才力]|分[局公管院校部中]|条例|项目|家[园庄具电]|` +
		`号线|期刊|天[津府]|户外|次[数日]|件数|个[人体性]|万[达科])`)
	// a family name before marks that hide the rest of it: 王××, 李某某
	familyName = pattern.New(`[王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范` +
		`金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]$`)
	waits          = pattern.New(`[有尚亟还仍正急等需期]待`)
	zeroNeighbours = "〇零一二三四五六七八九十"
)

// placeholders finds what is still to be filled in. What is quoted, and what stands in names and
// cells, is others' wording.
func placeholders(t *passage) {
	if !gapMarks.in(t.text) {
		return
	}
	var found [][2]int
	for _, g := range gaps {
		if !strings.ContainsAny(t.text, g.needs) {
			continue
		}
		for _, m := range g.pattern.FindAllStringSubmatchIndex(t.text, -1) {
			from, to := m[0], m[1]
			if len(m) > 2 {
				from, to = m[2], m[3]
			}
			told := slices.ContainsFunc(found, func(f [2]int) bool { return from < f[1] && to > f[0] })
			if told || t.quoted(from) || t.isQuotation(from) || isDraftsOwn(t, from, to) || g.right != nil && g.right(t, from, to) {
				continue
			}
			found = append(found, [2]int{from, to})
			t.tellSure(g.number, from, codePlaceholder, "请填上；还不知道的，用 build --draft 先生成草稿。", "“%s”还没有填：%s。", t.text[from:to], t.shown(from, to))
		}
	}
}

// hiddenOnPurpose reports what is no gap: part of a code or address, 二〇〇八年, the room of a
// form, and a name or number of a person that is hidden.
func hiddenOnPurpose(t *passage, from, to int) bool {
	b, a := before(t.text, from), after(t.text, to)
	switch first := after(t.text, from); {
	case strings.ContainsRune("_＿□■", first):
		return mayBeForm(t) || isCode(b) || isCode(a)
	case strings.ContainsRune("〇○◯●", first):
		return strings.ContainsRune(zeroNeighbours, b) || strings.ContainsRune(zeroNeighbours, a)
	}
	return isCode(b) || isCode(a) || strings.ContainsAny(string([]rune{b, a}), ".-@/") || familyName.MatchString(t.wordsBefore(from))
}

// beginsWord reports fillers before what is no measure word, and those that are no fillers: the
// mark of ×号, the room of a form.
func beginsWord(t *passage, from, to int) bool {
	unit, _ := utf8.DecodeLastRuneInString(t.text[from:to])
	at := to - utf8.RuneLen(unit)
	b, first := before(t.text, from), after(t.text, from)
	switch {
	case strings.ContainsRune("_＿□■", first):
		return mayBeForm(t) || isCode(b)
	case isCode(b) && !isDigit(b), strings.ContainsRune("*＊", first) && isDigit(b):
		return true
	case strings.ContainsRune("〇○◯●", first) && strings.ContainsRune(zeroNeighbours, b):
		return true
	case unit == '号' && at-from == utf8.RuneLen(first) && !strings.ContainsRune("〕第", b):
		return true
	}
	return longerWord.MatchString(t.text[at:])
}

// yetToDo reports what an office has yet to do: （有待核实）, （尚待确定）.
func yetToDo(t *passage, from, to int) bool { return waits.MatchString(t.text[from:to]) }

// mayBeForm reports what stands in an attachment or around a table, where room is left to fill in.
func mayBeForm(t *passage) bool { return t.form || t.slot == besideSlot }

// isDraftsOwn reports what a draft prints itself for what is missing, which is told by itself.
func isDraftsOwn(t *passage, from, to int) bool {
	s := t.spanAt(from)
	return t.paper.notice.Draft && strings.Contains(t.text[from:to], wording.ToFill) &&
		(t.slot&sentenceSlots == 0 || s.figure != nil || t.text[s.start:s.end] == wording.ToFill)
}
