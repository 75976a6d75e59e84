package proof

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

var (
	// 分别 and the words up to the first of its numbers
	eachOf = pattern.New(`分别(?:约?[为是占有达]|达到|上升|提高|增加|增长|下降|降低|减少|回落)了?约?$`)
	// what stands between two of its numbers
	eachNext = pattern.New(`^(?:、|和|及|，)$`)
	// words that make one name stand for several
	severalOf = pattern.New(`[两二三四五六七八九十各每]|均|都|等|依次`)
)

// respectively holds the numbers behind 分别为 against the names before it.
func respectively(t *passage) {
	for _, s := range t.sentences() {
		for k, q := range s.numbers {
			if q.unit == "" || !eachOf.MatchString(t.wordsBefore(q.start)) {
				continue
			}
			n := int64(1)
			for i := k + 1; i < len(s.numbers) && eachNext.MatchString(t.text[s.numbers[i-1].unitEnd:s.numbers[i].start]); i++ {
				n++
			}
			at := strings.LastIndex(t.text[:q.start], "分别")
			clause := strings.TrimSuffix(t.text[t.clauseStart(at):at], "，")
			if clause == "" || isDigit(after(clause, 0)) || severalOf.MatchString(clause) {
				continue
			}
			// 和 may join two names or stand inside one
			items, joins := listItems(clause)
			if n > 1 && items > 0 && items+joins > 1 && (n < items || n > items+joins) {
				t.tell(q.start, codeListDiffers, "核对名称和后面的数，一一对应。", "前面的名称有%d个，后面的数有%d个：%s。",
					items, n, t.shown(at, q.unitEnd))
			}
		}
	}
}

// announcer is between a number and the names it announces: 以下3个单位：甲局、乙局
var announcer = pattern.New(`^(?:单位|部门|地区|区县|县区|县|区|市|乡镇|街道)(?:，?(?:分别|依次|即)?[为是]|：|（|[^，。；：、（\d]{1,10}：)`)

// following is a number that says itself that its names follow, whatever they are.
var (
	following = pattern.New(`(?:以下|下列)$`)
	someNames = pattern.New(`^(?:含|包括|其中|主要|见|如)`)
	anyNoun   = pattern.New(`^[^，。；：、（\d]{0,14}：`)
	// 3家单位报送了材料，分别是甲局、乙局: behind what is said of them
	laterNames = pattern.New(`^(?:单位|部门|地区|区县|县区|县|区|市|乡镇|街道|网站|账号)[^，。；：、（\d]{0,16}，(?:分别|依次|即)[为是]`)
)

// announcedNames holds a number of hosts or places against the names typed behind it.
func announcedNames(t *passage) {
	for _, q := range append(numerals(t), t.quantities()...) {
		if !q.whole() || q.quoted || q.limit {
			continue
		}
		rest := t.text[q.unitEnd:forth(t.text, q.unitEnd, 2*near, sentenceMarks)]
		m := laterNames.FindString(rest)
		rest = rest[:forth(rest, 0, near, "")]
		if m == "" {
			m = announcer.FindString(rest)
		}
		if m == "" && following.MatchString(t.wordsBefore(q.start)) {
			m = anyNoun.FindString(rest)
		}
		if m == "" {
			continue
		}
		from := q.unitEnd + len(m)
		to := forth(t.text, from, reach, "，。；：！？）\n")
		if strings.Contains(t.text[from:to], "（") {
			to = forth(t.text, from, reach, "，。；：！？\n") // what stands in brackets is of the name
		}
		if holdsFigure(t, from, to) {
			continue // listAround looks at it
		}
		list := t.text[from:to]
		items, joins := listItems(list)
		open := strings.HasSuffix(list, "等") || someNames.MatchString(list) || strings.ContainsAny(outsideBrackets(list), "0123456789“”")
		goesOn := strings.HasPrefix(t.text[to:], "，")
		if items > 1 && !open && (q.count < items || !goesOn && q.count > items+joins) {
			t.tell(q.start, codeNameCount, "核对名单和个数。", "列出的名称有%d个，写的是%s：%s。", items, t.text[q.start:q.unitEnd], t.shown(q.start, q.unitEnd))
		}
	}
}

// holdsFigure reports text that holds a number or names of ours.
func holdsFigure(t *passage, from, to int) bool {
	return slices.ContainsFunc(t.near(from, to), func(s span) bool { return s.figure != nil && s.start < to && s.end > from })
}

// ranked is a pattern that ends in a rank, whose numeral is its last group: 第三名（95分）.
func ranked(before, after string) *pattern.Pattern {
	return pattern.New(before + `第([一二三四五六七八九十]+|[0-9]{1,2})(?:名|位)?(?:（[^（）]*）)?` + after)
}

var (
	rankOf = ranked(`^([^，。；、：\d]{2,16}?)(?:得分|成绩)?(?:排名|排在|排|位列|位居|列|居)?(?:全[市省区县])?(并列)?`, `$`)
	// 甲区得分90分，排名第1位: the rank of a place or an organ
	placeOfName = ranked(`^(?:其中，?)?\p{Han}{1,12}(?:局|区|县|市|委|办|厅|镇|街道|州|旗|政府)(?:[^、]*[^、并列])?`+
		`(?:排名|排在|排|位列|位居|列|居)(?:全[市省区县])?`, `$`)
	otherRanking = pattern.New(`类|方面|网站|新媒体|账号|率|中，|项|并列|上季度|上期|去年|本季度`)
	tied         = ranked(`(?:并列)(?:排名|位列|位居|列|居)?(?:全[市省区县])?`, "")
	rankWords    = ranked("", "")
	joined       = pattern.New(`[、和与及同跟]|以上|上述|两|几|各|等|\d|均|都`)
	// 排名前三的是…, 前3名为…; and 甲区、乙区、丙区位列前三
	topOf  = pattern.New(`前([二三四五六七八九十两]|\d{1,2})(?:名|位)?的?(?:单位|部门|地区|区县|县区|网站|账号)?(?:分别|依次)?(?:是|为|有|：)`)
	topEnd = pattern.New(`(?:分列|分别位列|位列|位居|列|居|排名|排在|排)(?:全[市省区县])?前([二三四五六七八九十两]|\d{1,2})(?:名|位)?(?:[，。；]|$)`)
)

// ranks holds ranks in the text against each other: one name that is 并列, two names of one
// rank that are not, and the length of a list of the first few.
func ranks(t *passage) {
	for _, s := range t.sentences() {
		if !strings.ContainsAny(s.text, "第前") {
			continue
		}
		rankTwice(t, s)
		tiedAlone(t, s)
		firstFew(t, s)
	}
}

// rankTwice finds two names of one list with the same rank.
func rankTwice(t *passage, s sentence) {
	for _, marks := range []string{"，；：", "；", "，"} {
		seen := map[string]bool{}
		for _, part := range strings.FieldsFunc(s.text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
			items := []string{part}
			if len(marks) > len("；") {
				clear(seen)
				items = strings.Split(part, "、")
			}
			for _, item := range items {
				rank := rankIn(item, len(marks) > len("；"))
				if rank != "" && seen[rank] {
					at := s.start + strings.LastIndex(s.text, item)
					t.tell(at, codeRankTwice, "核对名次；名次相同的写“并列”。", "两个名称都是第%s：%s。", rank, t.shown(at, at+len(item)))
					return
				}
				seen[rank] = true
			}
		}
	}
}

// rankIn is the rank that an item of a list gives one name; empty: none, or it is 并列.
func rankIn(item string, listed bool) string {
	if m := rankOf.FindStringSubmatch(item); listed && m != nil && m[2] == "" {
		return m[3]
	} else if m := placeOfName.FindStringSubmatch(item); !listed && m != nil && !otherRanking.MatchString(item) {
		return m[1]
	}
	return ""
}

// tiedAlone finds 并列 that is said of one name.
func tiedAlone(t *passage, s sentence) {
	seen := map[string]int{}
	all := tied.FindAllStringSubmatchIndex(s.text, -1)
	every := rankWords.FindAllStringIndex(s.text, -1)
	for _, m := range all {
		seen[group(s.text, m, 1)]++
	}
	last := 0
	for _, m := range all {
		for ; len(every) > 0 && every[0][1] <= m[0]; every = every[1:] {
			last = every[0][1]
		}
		from := max(last, back(s.text, m[0], reach, "，；：")) // one name behind the last rank
		name := strings.TrimLeft(s.text[from:m[0]], "、")
		if seen[group(s.text, m, 1)] > 1 || joined.MatchString(name) || name == "" || strings.HasPrefix(s.text[m[1]:], "的") {
			continue
		}
		at := s.start + m[0]
		t.tell(at, codeRankTwice, "补上并列的另一个，或删去“并列”。", "“并列”前面只有一个名称：%s。", t.shown(at, s.start+m[1]))
	}
}

// firstFew holds 前三 against the names of its list; those with equal numbers may be more.
func firstFew(t *passage, s sentence) {
	if strings.Contains(s.text, "并列") {
		return
	}
	for _, m := range topOf.FindAllStringSubmatchIndex(s.text, -1) {
		from := s.start + m[1]
		to := clauseEnd(t, from)
		holdFirst(t, numeralOf(group(s.text, m, 1)), s.start+m[2], from, to)
	}
	for _, m := range topEnd.FindAllStringSubmatchIndex(s.text, -1) {
		to := s.start + m[0]
		for _, word := range []string{"均", "都", "分别", "依次"} {
			to = s.start + len(strings.TrimSuffix(s.text[:to-s.start], word))
		}
		holdFirst(t, numeralOf(group(s.text, m, 1)), s.start+m[2], t.clauseStart(to), to)
	}
}

func holdFirst(t *passage, n int64, at, from, to int) {
	list := t.text[from:to]
	if holdsFigure(t, from, to) || strings.ContainsAny(list, "0123456789") || strings.HasSuffix(list, "等") || severalOf.MatchString(list) {
		return
	}
	if items, joins := listItems(list); items > 1 && (n < items || n > items+joins) {
		t.tell(at, codeListDiffers, "核对名次和名称；有并列的，写“并列”。", "写的是前%d，列出的名称有%d个：%s。", n, items, t.shown(at, at))
	}
}

// clauseEnd is where the clause that begins at off ends.
func clauseEnd(t *passage, off int) int { return forth(t.text, off, reach, clauseMarks) }

// numeralOf reads 三, 两 and 3.
func numeralOf(s string) int64 {
	if s == "两" {
		return 2
	}
	if n, ok := wording.ParseNumeral(s); ok {
		return int64(n)
	}
	return quantity{digits: s}.value().Num().Int64()
}

var (
	// 连续两个月（2月、3月）, 2月、3月连续两个月
	inARow  = pattern.New(`连续([两二三四五六七八九十]|\d{1,2})个?(?:月|季度|次|期)(?:（([^（）]*)）)?`)
	oneTime = pattern.New(`(?:\d{1,2}月份?|第?[一二三四1-4]季度)`)
	spanned = pattern.New(`[至到—～-]`)
	rowTail = pattern.New(`((?:(?:\d{1,2}月份?|第?[一二三四1-4]季度)[、和]?)+)$`)
)

// consecutive holds 连续两个月 against the months that stand beside it.
func consecutive(t *passage) {
	for _, m := range inARow.FindAllStringSubmatchIndex(t.text, -1) {
		n, named := numeralOf(group(t.text, m, 1)), group(t.text, m, 2)
		if named == "" {
			named = rowTail.FindString(t.wordsBefore(m[0]))
		}
		times := int64(len(oneTime.FindAllString(named, -1)))
		if times == 0 || spanned.MatchString(named) || times == n || t.isQuotation(m[0]) {
			continue
		}
		t.tell(m[0], codeListDiffers, "核对次数和写明的月、季度。", "写的是连续%s，写明的只有“%s”。",
			strings.TrimPrefix(t.text[m[0]:m[3]], "连续")+"个", named)
	}
}
