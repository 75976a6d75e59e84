package proof

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

const (
	rising  = `(?:上升|提高|增加|增长|提升|上涨|扩大|扩充|延长|增|升|涨)`
	falling = `(?:下降|降低|减少|回落|下滑|缩减|缩小|缩短|压缩|压减|精简|减|降)`
	moving  = `(?:` + rising + `|` + falling + `)`
)

// change is what a sentence says of one quantity at two times.
type change struct {
	from, to quantity
	verb     string    // 上升, 减少 … between the two; empty: none
	by       *quantity // how much it is said to have changed; nil: not said
	byVerb   string
	said     bool // the time of before is said: 由去年同期的50件
	sure     bool // no other number of the sentence could be meant
}

var (
	fromWords = pattern.New(`(?:由|从|自)[^，。；、由从]*$`)
	toWords   = pattern.New(`^[^，。；、\d]{0,8}?，?(` + moving + `)了?(?:到|至|为|成)[^，。；、\d]{0,6}$`)
	byWords   = pattern.New(`^[^，。；、\d]{0,6}[，、（]?(?:同比|环比|净|实际|共|数量|总数|总量|幅度|比例)*(` + moving + `)(?:了|约|幅度为?|率为?|幅为?|比例为?)*$`)
	baseWords = pattern.New(`(?:较|比|与|同)[^，。；、\d]{1,16}$|[，；（](?:而)?(?:` + earlierPeriods + `)[^，。；、\d较比]{0,8}$`)
	// between the number of before and the change: 比上季度的57个增加2个, 较上季度（91.5%）上升1.8
	fromBase = pattern.New(`^[）)]?[^，。；、\d]{0,6}?(?:相比)?，?(` + moving + `)(?:了|约)*$`)
	becoming = pattern.New(`^(` + moving + `)了?(?:到|至|为)$`)
	// amounts of change from another time than the one before them
	otherTime = pattern.New(`较|比[^例]|同比|环比|去年|上年|上季度|上个?月`)
	sameTime  = pattern.New(`^[，、]?(?:同比|环比)[^较比]*$`)
	earlier   = pattern.New(`(?:` + earlierPeriods + `|第[一二三四1-4]季度|\d{1,2}月份?)[^，。；、较比\d]{0,12}$`)
	present   = pattern.New(`^[^，。；、\d]{0,4}[，；、](?:本季度|本月|本期|本次|今年|目前|现)[^，。；、\d]{0,12}$`)
	vagueHead = pattern.New(`(?:约|近|大约|接近|超过|逾|不足|不到|上百|数)$`)
	vagueEnd  = pattern.New(`^(?:多|余|左右|上下|以上|以下|～|—|-)`)
	doubling  = pattern.New(`^[^，。；\d]{0,4}[，（]?[^，。；\d近约]{0,6}翻了?([一两二三])番`)
)

// isBase reports words before a number that is compared with, and not by how much: 比去年同期多96条.
func isBase(gap string) bool { return baseWords.MatchString(gap) && !byHowMuch.MatchString(gap) }

var byHowMuch = pattern.New(`(?:多|少|高|低|多出|高出|低出|超出|提前|缩短|延长|` + moving + `)(?:了|约|近)*$`)

// changesOf lists what a sentence says of quantities at two times.
func changesOf(t *passage, s sentence) []change {
	if strings.Contains(s.text, "分别") {
		return nil
	}
	numbers := slices.DeleteFunc(slices.Clone(s.numbers), func(q quantity) bool {
		return q.unit == "" || q.quoted || before(t.text, q.start) == '第' // 由第5名降至第9名
	})
	var out []change
	compared := map[int]bool{} // numbers of another time, and amounts of change
	for k := range numbers {
		gap := func(i int) string {
			from := s.start
			if i > 0 {
				from = numbers[i-1].unitEnd
			}
			if i >= len(numbers) {
				return ""
			}
			return t.text[from:numbers[i].start]
		}
		if k+1 == len(numbers) || numbers[k].vague || strings.Contains(gap(k), "每") {
			continue
		}
		q, next := numbers[k], numbers[k+1]
		if next.vague {
			continue
		}
		switch {
		case next.unit == q.unit && (fromWords.MatchString(gap(k)) && toWords.MatchString(gap(k+1)) || becoming.MatchString(gap(k+1))):
			c := change{from: q, to: next, verb: group(gap(k+1), toWords.FindStringSubmatchIndex(gap(k+1)), 1), sure: true}
			c.said = otherTime.MatchString(gap(k))
			if c.amount(t, numbers, k+2, gap(k+2)) && c.fault() == "" {
				out = append(out, c) // a second amount: 减少9个，下降22%
				c.by = nil
				compared[k+3] = c.amount(t, numbers, k+3, gap(k+3))
			}
			out = append(out, c)
			compared[k], compared[k+2] = true, true
		case next.unit == q.unit && earlier.MatchString(gap(k)) && !isBase(gap(k)) && present.MatchString(gap(k+1)):
			c := change{from: q, to: next}
			if c.amount(t, numbers, k+2, gap(k+2)) {
				out = append(out, c)
				compared[k], compared[k+2] = true, true
			}
		case isBase(gap(k)) && fromBase.MatchString(gap(k+1)):
			compared[k], compared[k+1] = true, true
			if c := sinceBase(t, numbers, compared, k); c != nil {
				out = append(out, *c)
			}
		}
	}
	return out
}

// amount reads the number k as the amount of the change, where the gap before it says so.
func (c *change) amount(t *passage, numbers []quantity, k int, gap string) bool {
	if k >= len(numbers) || numbers[k].vague || !byWords.MatchString(gap) || strings.ContainsAny(gap, "到至") {
		return false
	}
	if otherTime.MatchString(gap) && !(c.said && sameTime.MatchString(gap)) {
		return false // 较去年同期提高1个百分点: from another base
	}
	c.by, c.byVerb = &numbers[k], group(gap, byWords.FindStringSubmatchIndex(gap), 1)
	return true
}

// sinceBase is the change of the last number before number k by the one behind it. Where
// several may be meant, it is the last unless another one agrees.
func sinceBase(t *passage, numbers []quantity, compared map[int]bool, k int) *change {
	const most = 6 // numbers of a sentence that may be meant
	base, by := numbers[k], numbers[k+1]
	verb := fromBase.FindStringSubmatch(t.text[base.unitEnd:by.start])[1]
	var last *change
	candidates := 0
	for i := k - 1; i >= max(0, k-most); i-- {
		if compared[i] || numbers[i].unit != base.unit {
			continue
		}
		c := change{from: base, to: numbers[i], by: &numbers[k+1], byVerb: verb}
		if c.fault() == "" {
			return nil
		}
		if candidates++; last == nil {
			last = &c
		}
	}
	if last != nil {
		last.sure = candidates == 1
	}
	return last
}

// isVague reports an approximation: it can be held against nothing.
func isVague(t *passage, q quantity) bool {
	return vagueHead.MatchString(t.wordsBefore(q.start)) || vagueEnd.MatchString(t.text[q.start+len(q.digits):]) ||
		vagueEnd.MatchString(t.text[q.unitEnd:])
}

func isFall(verb string) bool { return strings.ContainsAny(verb, "降减回滑缩压") }

// fault says what does not agree in a change; empty: it agrees.
func (c change) fault() string {
	d := new(big.Rat).Sub(c.to.value(), c.from.value())
	for _, verb := range []string{c.verb, c.byVerb} {
		if verb != "" && (d.Sign() > 0 && isFall(verb) || d.Sign() < 0 && !isFall(verb) || d.Sign() == 0 && verb == c.verb) {
			return fmt.Sprintf("从%s%s到%s%s不是“%s”", c.from.digits, c.from.unit, c.to.digits, c.to.unit, verb)
		}
	}
	if c.by == nil {
		return ""
	}
	if want, ok := c.amountOf(d.Abs(d)); !ok {
		return fmt.Sprintf("从%s%s到%s%s%s%s，写的是%s%s",
			c.from.digits, c.from.unit, c.to.digits, c.to.unit, c.byVerb, want, c.by.digits, c.by.unit)
	}
	return ""
}

// amountOf is what a difference d comes to in the unit of the amount, and whether the amount
// that is written agrees.
func (c change) amountOf(d *big.Rat) (want string, ok bool) {
	by, decimals := *c.by, max(c.from.decimals(), c.to.decimals())
	switch {
	case c.from.unit == "%" && by.unit == pointUnit:
		off := new(big.Rat).Sub(d, by.value())
		// each of the three may be rounded by itself; pointsOfRates looks at ours
		slack := new(big.Rat).SetFrac64(1, 1)
		for range min(decimals, by.decimals()) {
			slack.Mul(slack, big.NewRat(1, 10))
		}
		return d.FloatString(decimals) + pointUnit, off.Abs(off).Cmp(slack) <= 0
	case c.from.unit == "%":
		return "", true // percentagePoints tells of it
	case by.unit == c.from.unit:
		return d.FloatString(decimals) + by.unit, d.Cmp(by.value()) == 0
	case c.from.value().Sign() == 0:
		return "", true
	case by.unit == "%":
		growth := d.Mul(d, big.NewRat(100, 1)).Quo(d, c.from.value())
		return growth.FloatString(by.decimals()) + "%", by.shows(growth)
	case by.unit == timesUnit:
		times := d.Quo(d, c.from.value())
		return times.FloatString(max(1, by.decimals())) + timesUnit, rounds(times, by.value(), by.decimals())
	}
	return "", true
}

// changesAgree holds amounts of change, and the words for them, against the two numbers.
func changesAgree(t *passage) {
	for _, s := range t.sentences() {
		for _, c := range changesOf(t, s) {
			at := c.to
			if c.by != nil {
				at = *c.by
			}
			if fault := c.fault(); fault != "" && !(c.by != nil && c.by.figure != nil && c.by.unit == pointUnit && c.verb == "") {
				t.tellSure(c.sure, at.start, codeChangeDiffers, "核对两个数和增减的数、说法。", "%s。", fault)
			}
			if c.by != nil && c.from.unit == "%" && c.by.unit == "%" && !t.rateRises(at.start) {
				t.tell(at.start, codePercentForPoints, "比例之差写作“"+at.digits+"个百分点”。", "比例的增减用了“%%”：%s。", t.shown(at.start, at.unitEnd))
			}
			c.holdDoubling(t)
		}
	}
}

// holdDoubling holds 翻一番 against the two numbers.
func (c change) holdDoubling(t *passage) {
	rest := t.text[c.to.unitEnd:forth(t.text, c.to.unitEnd, near, sentenceMarks)]
	m := doubling.FindStringSubmatch(rest)
	if m == nil || c.from.value().Sign() == 0 {
		return
	}
	times := map[string]int64{"一": 2, "两": 4, "二": 4, "三": 8}[m[1]]
	if ratio := new(big.Rat).Quo(c.to.value(), c.from.value()); !isAbout(ratio, times) {
		t.tellSure(false, c.to.start, codeChangeDiffers, "核对两个数；翻一番是2倍，翻两番是4倍。",
			"从%s%s到%s%s是%s倍，不是翻%s番。", c.from.digits, c.from.unit, c.to.digits, c.to.unit, ratio.FloatString(1), m[1])
	}
}

// isAbout reports a ratio that may be called so many times: a tenth off at most.
func isAbout(ratio *big.Rat, times int64) bool {
	d := new(big.Rat).Sub(ratio, big.NewRat(times, 1))
	return d.Abs(d).Cmp(big.NewRat(times, 10)) <= 0
}

var overAll = pattern.New(falling + `(?:了|约|近|幅度为|率为|幅为|幅达)*$`)

// bounded are rates that are never more than all.
var bounded = pattern.New(`(?:合格|达标|` + answering + `|整改|` + inspections + `|覆盖|更新|回应)(?:率|比例)[为是达到约仅]*$|占比?[^，。；、\d]{0,12}$`)

// overHundred finds falls by more than all there was, and rates of more than all there is.
func overHundred(t *passage) {
	hundred := big.NewRat(100, 1)
	counted := map[int]bool{} // rates that are held against their counts
	for _, a := range t.accounts() {
		for _, p := range portions {
			if rate := a.get(p.partRate); rate != nil && a.get(p.whole) != nil && a.get(p.part) != nil {
				counted[rate.start] = true
			}
		}
	}
	for _, q := range t.quantities() {
		if q.unit != "%" || q.quoted || counted[q.start] || q.value().Cmp(hundred) <= 0 ||
			elsewhere.MatchString(t.label(q.start)) || q.cited {
			continue
		}
		words := t.label(q.start)
		switch {
		case overAll.MatchString(words):
			t.tell(q.start, codeRateImpossible, "核对增减的数。", "下降不会多于100%%，写的是%s%%：%s。", q.digits, t.shown(q.start, q.unitEnd))
		case q.figure != nil && q.figure.Kind == figures.Percent: // told of the counts it is of
		case bounded.MatchString(words) && !q.limit && !moves.MatchString(words):
			t.tell(q.start, codeRateImpossible, "核对比例和它的两个数。", "这个比例不会多于100%%，写的是%s%%：%s。", q.digits, t.shown(q.start, q.unitEnd))
		}
	}
}

var elsewhere = pattern.New(`占[地用据线]`)

var moves = pattern.New(moving)

// comparedPeriod is a period that words name, and the figures that are of it.
type comparedPeriod struct {
	words *pattern.Pattern
	keys  []string // parts of the keys of figures, and how they begin
	kinds []issue.PeriodKind
	is    string
}

var everyKind = []issue.PeriodKind{issue.Quarterly, issue.Monthly, issue.HalfYearly}

// comparedPeriods: 同比 is to the same period of last year, 环比 to the period just before, as
// the bureaus of statistics use the words.
var comparedPeriods = []comparedPeriod{
	{pattern.New(`去年同期|上年同期|同比`), []string{".较去年同期", "去年同期."}, everyKind, "去年同期"},
	{pattern.New(`上期|上一期|环比`), []string{".较上期", "上期."}, everyKind, "上期"},
	{pattern.New(`上季度|上一季度`), []string{".较上期", "上期."}, []issue.PeriodKind{issue.Quarterly}, "上期"},
	{pattern.New(`上个?月`), []string{".较上期", "上期."}, []issue.PeriodKind{issue.Monthly}, "上期"},
}

var periodWord = pattern.New(`去年同期|上年同期|同比|上期|上一期|环比|上季度|上一季度|上个?月`)

// comparedWith holds the words before a comparison against the period its figure is of.
func comparedWith(t *passage) {
	kind := t.paper.issue.Period.Kind
	if !slices.Contains(everyKind, kind) {
		return
	}
	for _, s := range t.spans {
		if s.figure == nil || s.quoted() {
			continue
		}
		words := t.text[back(t.text, s.start, near, "，。；：！？\n"):s.start]
		said, of := periodSaid(words), periodOf(s.figure.Key)
		holdNamedQuarter(t, s, of)
		if said == "" || of == "" {
			continue
		}
		if !slices.ContainsFunc(comparedPeriods, func(p comparedPeriod) bool {
			return p.is == of && p.words.MatchString(said) && slices.Contains(p.kinds, kind)
		}) {
			t.tell(s.start, codeComparedPeriod, "改正文字，或改用另一期的数：环比、较上期写 .较上期，同比写 .较去年同期。",
				"前面写的是“%s”，数字“%s”是与%s比的。", said, s.figure.Text, of)
		}
	}
}

// namedQuarter is a quarter by its year that something is compared with.
var namedQuarter = pattern.New(`(?:与|较|比|同)(\d{4}年第?[一二三四]季度)(?:相比|比较|的)?[^。；]*$`)

// holdNamedQuarter holds a quarter that is named against the one that a figure is compared with.
func holdNamedQuarter(t *passage, s span, of string) {
	is := map[string]claims.Period{"上期": claims.Before, "去年同期": claims.YearAgo}
	if of == "" || t.paper.data == nil || t.paper.issue.Period.Kind != issue.Quarterly {
		return
	}
	m := namedQuarter.FindStringSubmatch(t.text[back(t.text, s.start, 2*near, sentenceMarks+"；"):s.start])
	if m == nil || slices.Contains(t.paper.data.Times(m[1]), is[of]) {
		return
	}
	p := t.paper.issue.Period
	year, quarter := p.Year-1, p.Number
	if of == "上期" {
		if year, quarter = p.Year, p.Number-1; quarter == 0 {
			year, quarter = p.Year-1, 4
		}
	}
	usual := fmt.Sprintf("%d年%s", year, wording.Quarter(quarter))
	if !slices.Contains(t.paper.data.Times(usual), is[of]) {
		return // it is compared with another one
	}
	t.tell(s.start, codeComparedPeriod, "改正文字，或改用另一期的数。", "前面写的是“%s”，数字“%s”是与%s（%s）比的。", m[1], s.figure.Text, of, usual)
}

// halfYear begins a sentence of half a year.
var halfYear = pattern.New(`^(?:今年|\d{4}年)?[上下]半年，`)

// halfOfQuarter finds a rate of this quarter in a sentence of half a year.
func halfOfQuarter(t *passage) {
	if t.paper.issue.Period.Kind != issue.Quarterly {
		return
	}
	for _, s := range t.sentences() {
		word := halfYear.FindString(s.text)
		if word == "" {
			continue
		}
		for _, q := range s.numbers {
			if f := q.figure; f != nil && f.Kind == figures.Percent && periodOf(f.Key) == "" && quarterRate.MatchString(f.Key) {
				t.tell(s.start, codeTextPeriod, "请改为本期的；写 {{期次}} 就不会不一致。", "写的是“%s”，数字“%s”是%s的。",
					strings.TrimSuffix(word, "，"), f.Text, t.paper.issue.Period.Label())
				break
			}
		}
	}
}

// quarterRate is the key of a rate of what was inspected.
var quarterRate = pattern.New(`\.(?:不?合格率|检查率)(?:\.\d位小数)?$`)

// periodSaid is the word for a period that stands last before a figure; none where words for
// two periods stand there: 较上季度和去年同期分别….
func periodSaid(words string) string {
	found := periodWord.FindAllString(words, -1)
	if len(found) == 0 {
		return ""
	}
	lastYear := comparedPeriods[0].words
	said := found[len(found)-1]
	if slices.ContainsFunc(found, func(w string) bool { return lastYear.MatchString(w) != lastYear.MatchString(said) }) {
		return ""
	}
	return said
}

// periodOf is the period that a figure by its key is of or is compared with; empty: this one.
func periodOf(key string) string {
	for _, p := range comparedPeriods {
		if strings.Contains(key, p.keys[0]) || strings.HasPrefix(key, p.keys[1]) {
			return p.is
		}
	}
	return ""
}
