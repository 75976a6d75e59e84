package proof

import (
	"cmp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

// The words of a count that a notice has one of: where they begin, their scope, and what may
// stand before the number.
const (
	opening     = `(?:^|[，。；、：（])(?:目前，?|其中，?|从|对)?`
	theTime     = `(?:本季度|本次|此次|本月|本期)`
	theSites    = `的?(?:政府)?网站`
	theAccounts = `的?(?:政务新媒体账号|政务新媒体|账号)`
	amounted    = `(?:总数|数量)?(?:共有|共计|共|有|为|是)?$`
	ofRate      = `的?(?:总体)?合格率` + amounts
	existing    = `(?:目前)?(?:正在运行|登记在册|在册|现有|共有|运行)?`
)

// namedCounts are the counts a notice has one of: the same name with another number is
// another number for one thing.
var namedCounts = []struct {
	name    string
	percent bool
	words   *pattern.Pattern
}{
	{"政府网站的总数", false, pattern.New(opening + theScope + existing + theSites + amounted)},
	{"政务新媒体账号的总数", false, pattern.New(opening + theScope + existing + theAccounts + amounted)},
	{"检查的网站数", false, pattern.New(opening + theTime + `共?` + inspections + `了?(?:` + theScope + `)?` + theSites + amounted)},
	{"检查的账号数", false, pattern.New(opening + theTime + `共?` + inspections + `了?(?:` + theScope + `)?` + theAccounts + amounted)},
	{"不合格的网站数", false, pattern.New(opening + `(?:` + theTime + `|` + theScope + `)共?` + foundFailed + theSites + amounted)},
	{"不合格的账号数", false, pattern.New(opening + `(?:` + theTime + `|` + theScope + `)共?` + foundFailed + theAccounts + amounted)},
	{"网站的合格率", true, pattern.New(opening + theTime + `?` + theScope + theSites + ofRate)},
	{"账号的合格率", true, pattern.New(opening + theTime + `?` + theScope + theAccounts + ofRate)},
	{"收到的留言数", false, pattern.New(opening + theTime + `?` + theScope + theTime + `?共?收到(?:网民|群众)?留言` + amounted)},
}

const foundFailed = `(?:` + inspections + `)?(?:发现)?不合格`

// another scope, time or estimate: the number is of something else
var otherScope = pattern.New(earlierPeriods + `|截至|年底|年末|年初|同比|环比|计划|目标|拟|将|力争|复查`)

// toldTwice finds one count that two places of the notice give with two numbers.
func toldTwice(p *paper) {
	type told struct {
		q  quantity
		at diag.Place
	}
	first := map[string]told{}
	for t := range p.in(numberSlots) {
		for _, s := range t.sentences() {
			for _, q := range s.numbers {
				name := countName(t, s, q)
				if name == "" {
					continue
				}
				key := name + q.unit
				old, again := first[key]
				if !again {
					first[key] = told{q, t.place(q.start)}
				} else if d := min(old.q.decimals(), q.decimals()); old.q.value().FloatString(d) != q.value().FloatString(d) {
					t.tell(q.start, codeToldTwice, "核对后改成一致；口径不同的，请写明。", "%s这里写的是%s%s，另一处（%s）写的是%s%s。",
						name, q.digits, q.unit, cmp.Or(old.at.String(), "前面"), old.q.digits, old.q.unit)
				}
			}
		}
	}
}

// countName is the name of a count that a notice has one of; empty: none is certain.
func countName(t *passage, s sentence, q quantity) string {
	if q.quoted || q.unit == "" || q.unit == pointUnit || q.limit || q.vague || q.cited {
		return ""
	}
	words := t.text[max(s.start, back(t.text, q.start, 2*near, "")):q.start]
	if !strings.ContainsAny(words, scopeMarks) {
		return ""
	}
	if wholeScope.MatchString(words) { // 全市61个政府网站
		words += objectBehind.FindString(t.text[q.unitEnd:])
	}
	if otherScope.MatchString(words) {
		return ""
	}
	for _, c := range namedCounts {
		if c.percent == (q.unit == "%") && c.words.MatchString(words) {
			return c.name
		}
	}
	if m := allOfScope.FindStringSubmatch(words); m != nil && q.counted() && !partial.MatchString(m[1]) {
		return m[1] + "的总数"
	}
	return ""
}

var (
	// all there are of anything: 全市镇街站点共45个
	allOfScope = pattern.New(opening + `(` + theScope + `\p{Han}{2,10}?)(?:总数|数量)?(?:共有|共计|共|总数为|合计)$`)
	// what happens to things is no number of them
	partial = pattern.New(`发现|检查|抽查|监测|收到|办结|新增|关停|注销|整改|完成|开展|组织|发布|合格|达标|存在|举办|约谈|通报|处理|受理|[了在]`)
)

// scopeMarks are characters of which each of namedCounts holds one.
const scopeMarks = "全本此"

// wholeScope is a scope right before a number.
var wholeScope = pattern.New(theScope + `(?:共有|现有|的)?$`)

// counters are the words that number the points of one sequence: 一是, 二要, 第三.
var counters = pattern.New(`(?:^|[。；：，])\s*([一二三四五六七八九十]{1,3})([是要])`)

// firstPoint is the first point of a sequence inside a clause.
var firstPoint = map[string]*pattern.Pattern{
	"是": pattern.New(`[^，。；：统第唯之每逐专任同]一是`), "要": pattern.New(`[^，。；：统第唯之每逐专任同]一要`),
}

// sequences finds points that are counted with a gap: 一是, 三是. One sequence may run on
// over the paragraphs of a section.
func sequences(p *paper) {
	last, section := map[string]int{}, ""
	for t := range p.in(sentenceSlots) {
		if t.slot == headingSlot || t.section != section {
			clear(last)
			section = t.section
		}
		for _, kind := range []string{"是", "要"} { // 各单位一要…，二要…
			if last[kind] == 0 && firstPoint[kind].MatchString(t.text) {
				last[kind] = 1
			}
		}
		for _, m := range counters.FindAllStringSubmatchIndex(t.text, -1) {
			word, kind := group(t.text, m, 1), group(t.text, m, 2)
			n, ok := wording.ParseNumeral(word)
			if !ok || t.isQuotation(m[2]) {
				continue
			}
			if n != 1 && n != last[kind]+1 {
				what := "前面没有“一" + kind + "”"
				if last[kind] > 0 {
					what = "前面一项是“" + wording.Numeral(last[kind]) + kind + "”"
				}
				t.tell(m[2], codeSequenceGap, "改成连续的；由程序编号的，写 {{一是}}。", "序号不连续：这里是“%s%s”，%s。", word, kind, what)
			}
			last[kind] = n
		}
	}
}
