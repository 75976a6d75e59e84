package proof

import (
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

// numeralCount is a count of things in Chinese numerals: 两家, 六十个.
var numeralCount = pattern.New(`([二两三四五六七八九十百]+)(个|家|件|条|项|名|户|份|篇|处)`)

// No count: 第二个, 每两家, 三五个, 十几个, 两个多月.
const (
	noCountBefore = "第每各几数上下前后近约逾超过余多零一之分〇隔另首末头再又某"
	noCountBehind = "月工小季年多余百以左上周星"
)

// numerals are the counts in Chinese numerals of a passage, where it is certain that they count
// something. They are no numbers of its sentences: few rules read them.
func numerals(t *passage) []quantity {
	if !strings.ContainsAny(t.text, "两二三四五六七八九十") {
		return nil
	}
	var out []quantity
	for _, m := range numeralCount.FindAllStringSubmatchIndex(t.text, -1) {
		word := strings.ReplaceAll(group(t.text, m, 1), "两", "二")
		n, ok := wording.ParseNumeral(word)
		if !ok || strings.ContainsRune(noCountBefore, before(t.text, m[0])) || isDigit(before(t.text, m[0])) ||
			strings.ContainsRune(noCountBehind, after(t.text, m[1])) || t.spanAt(m[0]).quoted() || t.isQuotation(m[0]) {
			continue
		}
		q := quantity{start: m[0], digits: strconv.Itoa(n), count: int64(n), unit: group(t.text, m, 2), unitEnd: m[1]}
		q.limit, q.vague = t.isLimit(q), isVague(t, q)
		out = append(out, q)
	}
	return out
}

var (
	// a count that announces its points: 三个方面的问题：一是
	announcesPoints = pattern.New(`^(?:方面|问题|特点|原因|环节|措施|要求|不足|短板|薄弱环节)[^。；]{0,12}(?:：|，|。)?(?:主要是?|即)?一是`)
	pointNumber     = pattern.New(`(?:^|[，。；：、])\s*([一二三四五六七八九十]{1,3})是`)
)

// pointsAnnounced holds 三个方面：一是…，二是… against the points that follow in the passage and
// in those behind it that go on counting.
func pointsAnnounced(p *paper) {
	for k, t := range p.passages {
		if t.slot&sentenceSlots == 0 || !strings.Contains(t.text, "一是") {
			continue
		}
		for _, q := range append(numerals(t), t.quantities()...) {
			if !q.whole() || q.vague || q.limit || !announcesPoints.MatchString(t.text[q.unitEnd:]) {
				continue
			}
			last := lastPoint(t.text[q.unitEnd:], 0)
			for _, next := range p.passages[k+1:] {
				n := lastPoint(next.text, last)
				if last < 0 || n == last {
					break
				}
				last = n
			}
			if last > 0 && last != q.count {
				t.tell(q.start, codeListDiffers, "核对个数和后面的各项。", "写的是%s，后面从“一是”数到“%s是”。",
					t.text[q.start:q.unitEnd], wording.Numeral(int(last)))
			}
		}
	}
}

// lastPoint is the last of the points that go on counting from one; negative where there is a
// gap, which sequences tells of.
func lastPoint(text string, from int64) int64 {
	for _, m := range pointNumber.FindAllStringSubmatch(text, -1) {
		n, ok := wording.ParseNumeral(m[1])
		switch {
		case ok && int64(n) == from+1:
			from++
		case ok && int64(n) > from:
			return -1
		}
	}
	return from
}

// namedTwice finds a name that stands twice in one list. Behind the last name more may be said.
func namedTwice(t *passage) {
	if !strings.Contains(t.text, "、") {
		return
	}
	for _, s := range t.sentences() {
		at := s.start
		for _, clause := range strings.FieldsFunc(s.text, func(r rune) bool { return strings.ContainsRune("，；：（）“”《》", r) }) {
			at += strings.Index(t.text[at:], clause)
			items := strings.Split(clause, "、")
			name := repeated(items)
			second := at + strings.LastIndex(clause, name)
			if len(items) > 2 && name != "" && !t.quoted(at) && !t.quoted(second) { // of names of the data the data are told of
				t.tell(second, codeNameCount, "删去一个，或改成漏掉的名称。", "“%s”在同一个名单里写了两遍。", name)
			}
		}
	}
}

// repeated is the name that stands twice among the items of a list; empty: none.
func repeated(items []string) string {
	seen := map[string]bool{}
	last := len(items) - 1
	for k, item := range items {
		for name := range seen {
			if rest, ok := strings.CutPrefix(item, name); ok && (rest == "" || k == last && saidOfList.MatchString(rest)) {
				return name
			}
		}
		if organName.MatchString(item) {
			seen[item] = true
		}
	}
	return ""
}

var (
	organName = pattern.New(`^\p{Han}{2,14}(?:局|区|县|市|委|办|厅|院|会|镇|乡|街道|州|旗|政府|办公室|中心|网站|发布)$`)
	// what is said of a list behind its last name: 的经验值得推广
	saidOfList = pattern.New(`^(?:的|等|均|都|也|已|共|在(?:本|全)|\d)`)
)
