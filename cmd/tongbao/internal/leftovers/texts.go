package leftovers

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
)

var (
	action    = regexp.MustCompile(`(?s)[{｛]{2}.*?[}｝]{2}`)
	quotation = regexp.MustCompile(`《[^》]*》|“[^”]*”`)
	dayTyped  = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]`)
	// standing are the words of a day that does not move on with the notices: of a rule.
	standing = regexp.MustCompile(`施行|实施|印发|修订|发布|公布|通过|生效|上线|成立|会议|召开`)
	// everyTime stands before a day of any year; since behind one that only begins a time.
	everyTime = regexp.MustCompile(`(每年|每月|每季度|逐年|次年|翌年)[^，。；]{0,6}$`)
	since     = regexp.MustCompile(`^(起|以来|开始|之后|以后)`)

	countTyped = regexp.MustCompile(`\d[\d,，]*(?:\.\d+)?(?:%|％|个百分点|个|家|条|件|篇|人次|家次)`)
	// A number that is a limit, a measure or a time is the same in every notice.
	limitBefore = regexp.MustCompile(`(超过|超出|不少于|不超过|多于|不低于|低于|高于|少于|大于|小于|不足|不到|至少|最多|最少|达到|连续|满|每|各|前|第|一式|≥|≤|>|<|＞|＜)(了|约)?$`)
	limitAfter  = regexp.MustCompile(`^(工作日|自然日|小时|月|季度|年|以上|以下|以内|之内|内|（含|\(含|/|方面|环节)`)
	limitWords  = regexp.MustCompile(`指标|单项否决|扣分|标准|按规定|要求`)
	orderHeads  = regexp.MustCompile(`要求|下一步|计划|措施|安排|建议`)
	clauseEnds  = "，。；：！？\n"
)

// typed is a text without its actions and without what it quotes: the bytes that are left
// stand where they stood.
func typed(text string) string {
	blank := func(s string) string { return strings.Repeat("\x00", len(s)) }
	return quotation.ReplaceAllStringFunc(action.ReplaceAllStringFunc(text, blank), blank)
}

// body tells of the lines of body.md that an earlier one has too, with days typed in them
// that lie in that time; and, where the texts do not differ at all, with numbers.
func (c *check) body() {
	for o := range c.before {
		if o.period == nil || o.period.Body.Name != c.Body.Name {
			continue
		}
		old := map[string]bool{}
		for line := range strings.Lines(o.period.Body.Source) {
			old[strings.TrimSpace(line)] = true
		}
		same, orders, opening := c.Body.Source == o.period.Body.Source, false, true
		for k, line := range strings.Split(c.Body.Source, "\n") {
			if strings.HasPrefix(line, "# ") {
				orders = orderHeads.MatchString(line)
			}
			opening = opening && !strings.HasPrefix(line, "#")
			if !old[strings.TrimSpace(line)] {
				continue
			}
			kept := c.daysOf(o, line)
			if !(opening && inspecting.MatchString(line)) { // which package proof reads
				kept = append(kept, c.periodOf(o, line)...)
			}
			if same && !orders {
				kept = append(kept, countsOf(line)...)
			}
			c.tellKept(o, diag.Place{File: c.Body.Name, Line: k + 1}, kept)
		}
	}
}

// texts tells of texts of notice.toml that an earlier notice has at the same key, with a
// day typed in them that lies in that time, and of values that name its period.
func (c *check) texts() {
	_, own := c.now.Texts()
	for o := range c.before {
		_, texts := o.Texts()
		old := map[string]bool{}
		for _, t := range texts {
			old[t.Field+"\x00"+t.Written] = true
		}
		for _, t := range own {
			if !old[t.Field+"\x00"+t.Written] || t.Field == "Notice.Basis" {
				continue
			}
			kept := c.daysOf(o, t.Written)
			if t.Path[0] == "values" || slices.Contains(t.Path, any("note")) {
				kept = append(kept, c.periodOf(o, t.Written)...)
			}
			c.tellKept(o, t.Place, kept)
		}
	}
}

func (c *check) tellKept(o other, at diag.Place, kept []string) {
	told := map[string]bool{} // the same words twice are one thing to mend
	for _, words := range kept {
		if !told[words] {
			told[words] = true
			c.findings.Tell(codeText, at, "请改为本期的。", "这段文字与%s的一样，“%s”是手写的，没有换成本期的", o.called(), words)
		}
	}
}

// daysOf are the days typed into a text that lie in the time of another notice.
func (c *check) daysOf(o other, text string) []string {
	var out []string
	for _, d := range c.daysIn(o, text) {
		out = append(out, text[d.From:d.To])
	}
	return out
}

// daysIn are where they stand.
func (c *check) daysIn(o other, text string) []Spot {
	var out []Spot
	text = typed(text)
	for _, m := range dayTyped.FindAllStringSubmatchIndex(text, -1) {
		before, after := text[:m[0]], text[m[1]:]
		if before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' || everyTime.MatchString(before) ||
			since.MatchString(after) || standing.MatchString(clause(after)) {
			continue
		}
		year := ""
		if m[2] >= 0 {
			year = text[m[2]:m[3]]
		}
		if c.anyInTimeOf(o, year, text[m[4]:m[5]], text[m[6]:m[7]]) {
			out = append(out, Spot{m[0], m[1]})
		}
	}
	return out
}

// anyInTimeOf reports a day that lies in the time of another notice; without a year, in a
// year of that time.
func (c *check) anyInTimeOf(o other, year, month, day string) bool {
	years := []string{year}
	if year == "" {
		from, to, _ := o.Period.Bounds()
		signed := o.Notice.Signed
		years = nil
		for _, t := range []time.Time{from, to, signed.AddDate(-1, 0, 0), signed} {
			years = append(years, strconv.Itoa(t.Year()))
		}
	}
	for _, y := range years {
		if d, err := time.Parse("2006-1-2", y+"-"+strings.TrimLeft(month, "0")+"-"+strings.TrimLeft(day, "0")); err == nil && c.inTimeOf(o, d) {
			return true
		}
	}
	return false
}

// clause is the text up to the end of its clause.
func clause(text string) string {
	if i := strings.IndexAny(text, clauseEnds); i >= 0 {
		return text[:i]
	}
	return text
}

// countsOf are the counts and rates typed into a text that are neither limits nor measures,
// nor what an action of it asks for: [≥90%].
func countsOf(text string) []string {
	var out []string
	asked := strings.Join(action.FindAllString(text, -1), "\n")
	text = typed(text)
	for _, m := range countTyped.FindAllStringIndex(text, -1) {
		before, after := text[:m[0]], text[m[1]:]
		start := strings.LastIndexAny(before, clauseEnds)
		if limitBefore.MatchString(before) || limitAfter.MatchString(after) || limitWords.MatchString(before[start+1:]+clause(after)) ||
			strings.Contains(asked, strings.TrimRight(text[m[0]:m[1]], "个家条件篇人次")) {
			continue
		}
		out = append(out, text[m[0]:m[1]])
	}
	return out
}

var (
	inspecting  = regexp.MustCompile(`检查|抽查|普查|监测|检测|巡查`)
	rangeBefore = regexp.MustCompile(`[\d前、至到和与及—–\-～~]$`)
	digitAfter  = regexp.MustCompile(`^[\d—–\-～~至]`)
)

// periodOf is the period of another notice as a text of its own names it; nothing where the
// text names this one's as well.
func (c *check) periodOf(o other, text string) []string {
	name, own := nameOf(o.Period), nameOf(c.now.Period)
	text = typed(text)
	if name == "" || own != "" && strings.Contains(text, own) {
		return nil
	}
	before, after, found := strings.Cut(text, name)
	if !found || everyTime.MatchString(before) {
		return nil
	}
	if before, found = strings.CutSuffix(before, "第"); found {
		name = "第" + name
	}
	if rangeBefore.MatchString(before) || digitAfter.MatchString(after) {
		return nil
	}
	return []string{name}
}

// nameOf is what a text calls a period, the year apart: 三季度, 9月, 上半年. A whole year has
// no such name, and 第一次 has other meanings.
func nameOf(p issue.Period) string {
	if p.Kind == issue.Yearly || p.Kind == issue.Span || p.Kind == issue.Nth {
		return ""
	}
	return strings.TrimPrefix(p.Short(), "第")
}
