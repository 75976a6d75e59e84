package proof

import (
	"regexp"

	"tongbao/cmd/tongbao/internal/diag"
)

var (
	yearRange   = regexp.MustCompile(`(\d{4})年?([-~～－–])(\d{4})年`)
	numberRange = regexp.MustCompile(`\d+(?:\.\d+)?(%?)([-~－–])\d+(?:\.\d+)?(%|个|家|条|件|份|次|篇|处|项|起|户|天|日|周|月|年|万|亿|分|人|名)`)
	percentOnce = regexp.MustCompile(`\d+(?:\.\d+)?[—～~-]\d+(?:\.\d+)?%`)
	dayRange    = regexp.MustCompile(`(\d[日月])([-~－–])(\d)`)
)

const numeralsClause = "GB/T 15835-2011"

// ranges finds spans of years, days and numbers with a dash they do not have.
func ranges(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	add := func(off, end int, text, hint string) {
		if t.quoted(off) || t.isQuotation(off) || isCode(before(t.text, off)) || before(t.text, off) == '-' {
			return
		}
		fs.Tell(codeRange, t.place(off), hint, "%s：“%s”。", text, t.text[off:end])
	}
	seen := map[int]bool{}
	for _, m := range yearRange.FindAllStringSubmatchIndex(t.text, -1) {
		seen[m[0]] = true
		add(m[0], m[1], "起止年份没有用一字线", "写作"+t.text[m[2]:m[3]]+"—"+t.text[m[6]:m[7]]+"年。")
	}
	for _, m := range numberRange.FindAllStringSubmatchIndex(t.text, -1) {
		if !seen[m[0]] {
			seen[m[0]] = true
			add(m[0], m[1], "数值范围没有用“～”", "写作“～”，月、日的起止写“—”或“至”。")
		}
	}
	for _, m := range percentOnce.FindAllStringIndex(t.text, -1) {
		if !seen[m[0]] {
			add(m[0], m[1], "百分比范围的前一个数没有写%", "写作63%～68%。")
		}
	}
	for _, m := range dayRange.FindAllStringSubmatchIndex(t.text, -1) {
		if !seen[m[0]] {
			add(m[0], m[1], "起止日期用了短横", "写作“至”，如3月2日至10日。")
		}
	}
	return fs
}

var doubts = []*regexp.Regexp{
	regexp.MustCompile(`(大约|约|近|将近)\d+(\.\d+)?[^，。；、\d]{0,4}(左右|上下|多[个家条件份次])`),
	regexp.MustCompile(`(超过|不少于|不低于|至少|多于|高于)\d+(\.\d+)?[^，。；、\d]{0,6}以上`),
	regexp.MustCompile(`(不超过|低于|少于|至多|最多)\d+(\.\d+)?[^，。；、\d]{0,6}以下`),
}

// approximations finds two words of doubt around one number.
func approximations(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for _, d := range doubts {
		for _, m := range d.FindAllStringIndex(t.text, -1) {
			fs.Tell(codeDoubleDoubt, t.place(m[0]), "只留一个表示概数或界限的词。", "概数词重复：“%s”。", t.text[m[0]:m[1]])
		}
	}
	return fs
}

var bareFraction = regexp.MustCompile(`[^\d.…a-zA-Z/_-](\.\d+%?)`)

// leadingZero finds a share below one without its 0.
func leadingZero(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for _, m := range bareFraction.FindAllStringSubmatchIndex(t.text, -1) {
		if !t.quoted(m[2]) {
			fs.Tell(codeLeadingZero, t.place(m[2]),
				"写作“0"+t.text[m[2]:m[3]]+"”。",
				"小数没有写个位的0：“%s”。", t.text[m[2]:m[3]])
		}
	}
	return fs
}

var emptyPage = regexp.MustCompile(`此页无正文|本页无正文|（无正文）`)

// noTextHere finds the phrase that is never printed: the layout has to be changed.
func noTextHere(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for _, m := range emptyPage.FindAllStringIndex(t.text, -1) {
		fs.Tell(codeNoTextHere, t.place(m[0]), "删去；署名和成文日期由程序排在有正文的页上。", "写了“%s”。", t.text[m[0]:m[1]])
	}
	return fs
}

var relative = regexp.MustCompile(`(?:^|[，。；：“（]|于|截至|截止|自|从)(近日|日前|昨日|昨天|今天|明天|前天|上周|本周|下周|前几天|前段时间|前不久|不久前|这几天)`)

// relativeTimes finds days that a reader of next month cannot tell.
func relativeTimes(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	if t.slot != runningSlot && t.slot != headingSlot {
		return nil
	}
	for _, m := range relative.FindAllStringSubmatchIndex(t.text, -1) {
		if !t.quoted(m[2]) {
			fs.Tell(codeRelativeTime, t.place(m[2]), "写明年、月、日。", "“%s”没有确切的日期。", t.text[m[2]:m[3]])
		}
	}
	return fs
}
