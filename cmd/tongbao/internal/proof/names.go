package proof

import (
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// between a list and the number that closes it: 甲局、乙局等4个, 甲局、乙局共2个
	closing = pattern.New(`^(等|共|等共|共计|合计)?$`)
	// between a number and the list it announces: 3个单位：甲局…, 3个（甲局…
	announcing = pattern.New(`^(网站|单位|账号|部门|地区|区县|县区|政府网站|政务新媒体|政务新媒体账号)?(，?(分别|具体|即)?[是为]|：|（|，分别是：|（分别[是为])$`)
	// what a closed list of typed names is a list of
	closedNoun = pattern.New(`^(政府网站|网站|单位|账号|部门|地区|区县|县区|市区|市直|乡镇|街道|方面|平台|栏目|类)`)
	// words between names and a number that make it no number of the names
	verbTail = pattern.New(`(涉及|有|为|是|达|达到|存在|发现|检查|抽查|占|在|至|约|近)$`)
	// measure words of what names have, not of the names: 甲局3件
	ofTheirs = pattern.New(`^(件|条|次|篇|份|起|处|项|人次|条次)$`)
	// list of names that ends here, with its closing word
	listTail = pattern.New(`(等|共|等共|共计|合计)?$`)
)

// nameCounts holds the length of a list of names against the number right
// before or behind it.
func nameCounts(t *passage) {
	for _, q := range append(numerals(t), t.quantities()...) {
		if !q.whole() || q.quoted {
			continue
		}
		names, wrong := t.listAround(q)
		if !wrong {
			names, wrong = t.typedList(q)
		}
		if wrong {
			t.tell(q.start, codeNameCount, "核对名单和个数，两处用同一组数据：{{网站.不合格.名单}}{{网站.不合格数}}。",
				"列出的名称有%d个，写的是%s：%s。", names, t.text[q.start:q.unitEnd], t.shown(q.start, q.unitEnd))
		}
	}
}

// etcBehind is 等 that says there are more, and no number of how many: 等单位, 等没有更新.
var etcBehind = pattern.New(`^等(?:[^\d一二三四五六七八九十两几多级次于同待候]|$)`)

// etcOfOne finds 等 behind a list that has come to a single name: it names all there are. One
// finding a place is enough: a loop prints it again and again.
func etcOfOne(t *passage) {
	told := map[diag.Place]bool{}
	for _, s := range t.spans {
		if f := s.figure; f != nil && f.Kind == figures.Words && f.Num == 1 && !told[s.at] && etcBehind.MatchString(t.text[s.end:]) {
			told[s.at] = true
			t.tell(s.start, codeEtcOfOne, "名单全部列出的，不写“等”；让程序写的，在名单后面接 .名单(家单位)，有几个时才印“等几家单位”。",
				"名单只有1个名称，后面写了“等”：%s。", t.shown(s.start, s.end+len("等")))
		}
	}
}

// listAround finds a counted list next to q whose length is another; how many
// names it has.
func (t *passage) listAround(q quantity) (length int64, wrong bool) {
	for _, s := range t.near(q.start, q.unitEnd) {
		f := s.figure
		if f == nil || f.Kind != figures.Words || f.Num < 1 {
			continue
		}
		theirs := s.end == q.start && ofTheirs.MatchString(q.unit)
		if s.end <= q.start && closing.MatchString(t.text[s.end:q.start]) && q.count != f.Num && !theirs {
			return f.Num, true
		}
		// Names of hosts may be fewer than the things they host, never more.
		if q.unitEnd <= s.start && announcing.MatchString(t.text[q.unitEnd:s.start]) && q.count < f.Num {
			return f.Num, true
		}
	}
	return 0, false
}

// mostMissed is by how much a typed list and its number may differ to be taken for one
// another's: beyond it the number counts what the names own.
const mostMissed = 2

// typedList finds names typed before q (甲局、乙局、丙局4个单位) whose number is
// another. 等 may leave names out; 和 may join two or stand inside one.
func (t *passage) typedList(q quantity) (length int64, wrong bool) {
	if !closedNoun.MatchString(t.text[q.unitEnd:]) {
		return 0, false
	}
	closer := listTail.FindString(t.wordsBefore(q.start))
	end := q.start - len(closer)
	if verbTail.MatchString(t.wordsBefore(end)) {
		return 0, false
	}
	start := t.clauseStart(end)
	if strings.HasSuffix(t.text[start:end], "的") {
		return 0, false // 整改不力、排名靠后的3个单位: what they are like, no names
	}
	if strings.ContainsAny(outsideBrackets(t.text[start:end]), "0123456789") {
		return 0, false // 甲县3个、乙县2个、丙县1个网站: each has a number of its own
	}
	for _, s := range t.near(start, end) {
		if s.figure != nil && s.start < end && s.end > start {
			return 0, false // counted: listAround and the ledger see to it
		}
	}
	items, joins := listItems(t.text[start:end])
	open := strings.HasPrefix(closer, "等")
	more := q.count - items
	return items, items > 1 && (more < 0 || !open && more > joins && more <= mostMissed)
}

// clauseStart is where the clause that ends at off begins, brackets and quotation
// marks skipped.
func (t *passage) clauseStart(off int) int {
	depth := 0
	for range reach {
		r, n := utf8.DecodeLastRuneInString(t.text[:off])
		switch {
		case n == 0:
			return 0
		case strings.ContainsRune("）”》", r):
			depth++
		case strings.ContainsRune("（“《", r) && depth > 0:
			depth--
		case depth == 0 && strings.ContainsRune("，。；：！？（“《\n", r):
			return off
		}
		off -= n
	}
	return off
}

// listItems counts the names of a list and the 和 that may join two more. A text
// with a part that is too long or empty is no list.
func listItems(s string) (items, joins int64) {
	const longest = 24 // characters of a name; the first part may have words before it
	depth, length := 0, 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("（“《", r):
			depth++
		case strings.ContainsRune("）”》", r):
			depth--
		case depth == 0 && r == '、':
			if length == 0 {
				return 0, 0
			}
			items, length = items+1, -1
		case depth == 0 && strings.ContainsRune("和及与", r):
			joins++
		}
		length++
		if length > longest {
			return 0, 0
		}
	}
	if length == 0 {
		return 0, 0
	}
	return items + 1, joins
}
