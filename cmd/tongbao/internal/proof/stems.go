package proof

import (
	"math/big"
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// a rate by the word it is of: 回收率, 可用率
	stemRate = pattern.New(`(\p{Han}{2,4})(?:率|比例)[为是达到约仅只有]*$`)
	// rates that are no part of anything counted beside them
	noShare = pattern.New(`增长|增加|上升|下降|降低|减少|提高|变化|平均|同比|环比|效|频|利|概|费|功|速|汇|税|几|比率`)
	// several objects, or several times, in one sentence
	several = pattern.New(`分别|累计|结转|往期|其中|各|每|整改[前后]|复查|再次`)
	few     = pattern.New(`^[^，。；、：（）\d]{0,8}[中里]，?[^，。；、：（）\d]{0,8}(?:率|比例)[为是达到约仅只有]*$`)
)

// ratesOfStems holds rates whose word is that of a count of their sentence, whatever it is,
// against that count and the others: 发放问卷200份，回收186份，回收率95%.
func ratesOfStems(t *passage) {
	for _, s := range t.sentences() {
		if several.MatchString(s.text) || comparison.MatchString(s.text) || !strings.ContainsAny(s.text, "率例") {
			continue
		}
		for k, q := range s.numbers {
			if q.unit != "%" || q.quoted || q.limit || q.vague || q.cited || roleOf(t, q) != noRole {
				continue
			}
			if k > 0 && few.MatchString(t.text[s.numbers[k-1].unitEnd:q.start]) && s.counts() == 1 {
				if whole := s.numbers[k-1]; whole.whole() && !whole.vague && whole.count > 0 && !possible(q, whole.count) {
					holdPossible(t, false, &q, whole)
				}
				continue
			}
			m := stemRate.FindStringSubmatch(t.label(q.start))
			if m == nil || noShare.MatchString(m[1]) {
				continue
			}
			holdStem(t, s, q, []rune(m[1]))
		}
	}
}

// countsIn is how many whole counts a sentence has.
func (s sentence) counts() int {
	n := 0
	for _, q := range s.numbers {
		if q.whole() {
			n++
		}
	}
	return n
}

// holdStem holds a rate against the one count of its sentence that is called by its word; the
// longest end of the word that names one counts.
func holdStem(t *passage, s sentence, rate quantity, stem []rune) {
	for ; len(stem) >= 2; stem = stem[1:] {
		named := regexp.MustCompile(`(?:^|[^未不没无])` + string(stem) + `(?:了|的|人数|数量|数|份数|件数|各类|问卷)*` + amounts)
		var part *quantity
		for k := range s.numbers {
			if q := &s.numbers[k]; q.whole() && !q.vague && !q.limit && named.MatchString(t.label(q.start)) {
				if part != nil {
					return
				}
				part = q
			}
		}
		if part != nil {
			holdShare(t, s, *part, rate)
			return
		}
	}
}

// holdShare tells of a rate that the part has in none of the counts of its sentence.
func holdShare(t *passage, s sentence, part, rate quantity) {
	var whole *quantity
	for k := range s.numbers {
		q := &s.numbers[k]
		if q.start == part.start || q.unit != part.unit || !q.whole() || q.count < part.count || q.count == 0 {
			continue
		}
		if rate.shows(big.NewRat(100*part.count, q.count)) {
			return
		}
		if whole == nil || q.start < part.start {
			whole = q
		}
	}
	if whole != nil && !whole.vague {
		exact := big.NewRat(100*part.count, whole.count)
		t.tellSure(false, rate.start, codeRateDiffers, "核对比例和个数；两处用同一组数据。", "按同一句中的%d÷%d应为%s%%，写的是%s%%。",
			part.count, whole.count, exact.FloatString(rate.decimals()), rate.digits)
	}
}

// wholly is the clause that says of all of something that it is done: 已全部整改到位.
var wholly = pattern.New(`(?:全部|均|都|全)已?(?:经)?(?:按期|按时|及时)?(?:完成)?` +
	`(合格|达标|整改|办结|答复|回复|办理|更新|完成|迁移|备案|修复|关停|注销)(?:到位|完毕|完成|了)?(?:[，。；（]|$)`)

// someOf are names of some of them: 乙市、丙市全部合格 says nothing of a rate of all.
var someOf = pattern.New(`、|\p{Han}{2}[市县区州旗局委厅镇乡]$`)

// whollyDone holds the words that all is done against a rate of the same word, of the same
// things, in the sentence.
func whollyDone(t *passage) {
	for _, s := range t.sentences() {
		m := wholly.FindStringSubmatchIndex(s.text)
		if m == nil || strings.Contains(s.text, "除") || several.MatchString(s.text) || comparison.MatchString(s.text) ||
			t.isQuotation(s.start+m[0]) {
			continue
		}
		word := regexp.MustCompile(s.text[m[2]:m[3]] + `(?:完成)?(?:率|比例)` + amounts)
		subject := t.text[t.clauseStart(s.start+m[0]) : s.start+m[0]]
		if someOf.MatchString(subject) && !strings.HasPrefix(subject, "全") {
			continue
		}
		of := objectOf(subject, "")
		for _, q := range s.numbers {
			label := t.label(q.start)
			other := objectOf(label, of) != of || strings.Contains(t.text[min(q.start, s.start+m[0]):max(q.start, s.start+m[0])], "；")
			if q.unit == "%" && !other && !q.quoted && !q.limit && !q.vague && word.MatchString(label) && !isFailRate(label) &&
				q.value().Cmp(big.NewRat(100, 1)) < 0 {
				t.tellSure(false, q.start, codeFullWithFailures, "核对后改正其中一处。", "写了“%s”，同一句里却是%s%%。",
					strings.TrimRight(s.text[m[0]:m[1]], "，。；（"), q.digits)
				break
			}
		}
	}
}

func isFailRate(label string) bool {
	return strings.Contains(label, "不合格") || strings.Contains(label, "不达标") || strings.Contains(label, "未")
}
