package proof

import (
	"cmp"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// between the last addend and the sum: 甲局3件、乙局4件，共计7件
	sumWords = pattern.New(`^[，、]?(?:以上|三项|两项|各项|全部)?(?:共计|合计|总计|共)(?:有|为|是|达)?(?:政府网站|网站|政务新媒体账号|政务新媒体|账号|留言|信件|问题)?$`)
	// what is counted together is not the things that were added
	otherThings = pattern.New(`^(?:单位|部门|地区|区县|县区|县|区|乡镇|街道|类|方面|环节|平台|人次)`)
	// what is done with others begins another list
	otherVerb = pattern.New(`涉及|收到|办结|` + inspections)
	// a colon that announces all parts of a total
	allParts = pattern.New(`^[^，。；、：\d]{0,8}：`)
)

// addends are the numbers from the first on that stand side by side in a list, all counts of
// one unit.
func addends(t *passage, numbers []quantity) []quantity {
	for k, q := range numbers {
		if !q.whole() || q.unit != numbers[0].unit || q.limit || q.vague || k > 0 && !besideLast(t, numbers[k-1], q) {
			return numbers[:k]
		}
	}
	return numbers
}

// besideLast reports a number that is the next of a list.
func besideLast(t *passage, last, q quantity) bool {
	gap := unbracketed(t.text[last.unitEnd:q.start])
	return len(gap) <= reach && !otherVerb.MatchString(gap) && !sumWords.MatchString(gap) &&
		beside(outsideBrackets(monthName.ReplaceAllString(gap, "")))
}

// unbracketed is what stands between two numbers in brackets: 甲局（3件）、乙局（4件）.
func unbracketed(gap string) string {
	rest, ok := strings.CutPrefix(gap, "）")
	if !ok {
		return gap
	}
	return strings.TrimSuffix(rest, "（")
}

var monthName = pattern.New(`\d{1,2}月份?`)

// things are the numbers of a sentence with a unit.
func (s sentence) things() []quantity {
	out := make([]quantity, 0, len(s.numbers))
	for _, q := range s.numbers {
		if q.unit != "" {
			out = append(out, q)
		}
	}
	return out
}

// sumsOfAddends holds 共计 and 合计 against the numbers right before, and the parts behind a
// colon against the total before it.
func sumsOfAddends(t *passage) {
	for _, s := range t.sentences() {
		things := s.things()
		for k := 0; k < len(things); k++ {
			run := addends(t, things[k:])
			end := k + len(run)
			if len(run) > 1 && end < len(things) && things[end].unit == run[0].unit && !things[end].quoted {
				holdSum(t, s, run, things[end])
			}
			if len(run) > 0 {
				holdAnnounced(t, things[k], things[k+1:])
			}
			k = max(k, end-1)
		}
	}
}

// holdSum holds a sum against the addends before it: all of them, or the last few.
func holdSum(t *passage, s sentence, run []quantity, sum quantity) {
	gap := unbracketed(t.text[run[len(run)-1].unitEnd:sum.start])
	if !sumWords.MatchString(outsideBrackets(gap)) || otherThings.MatchString(t.text[sum.unitEnd:]) || sum.vague {
		return
	}
	total := int64(0)
	for k := len(run) - 1; k >= 0; k-- {
		if total += run[k].count; k < len(run)-1 && total == sum.count {
			return
		}
	}
	if run[0].count == sum.count || overlapping.MatchString(s.text) {
		return // it repeats the total that stands before its parts
	}
	t.tellSure(!strings.Contains(t.text[run[0].unitEnd:sum.start], "，") || strings.Contains(gap, "计"), sum.start, codeSumDiffers,
		"核对各数和合计。", "前面%d项相加是%d%s，写的是%s%s。", len(run), total, sum.unit, sum.digits, sum.unit)
}

// holdAnnounced holds 共20件：甲局12件、乙局7件 against the parts.
func holdAnnounced(t *passage, total quantity, rest []quantity) {
	m := allParts.FindString(t.text[total.unitEnd:forth(t.text, total.unitEnd, near, sentenceMarks)])
	if m == "" || len(rest) < 2 || !total.whole() || total.limit || total.vague || overlapping.MatchString(t.text) {
		return
	}
	parts := addends(t, rest)
	if len(parts) < 2 || parts[0].unit != total.unit || !partName.MatchString(outsideBrackets(t.text[total.unitEnd+len(m):parts[0].start])) {
		return
	}
	sum := int64(0)
	for _, q := range parts {
		if next := after(t.text, q.unitEnd); next != 0 && !strings.ContainsRune("、，；。（", next) {
			return // 3个栏目: parts of something else
		}
		sum += q.count
	}
	end := parts[len(parts)-1].unitEnd
	if sum != total.count && (end == len(t.text) || strings.ContainsRune(sentenceMarks+"；", after(t.text, end))) {
		t.tellSure(false, total.start, codeSumDiffers, "核对总数和各项；只列几项的，在最后一项后面写“等”。",
			"冒号后面%d项相加是%d%s，写的总数是%s%s。", len(parts), sum, total.unit, total.digits, total.unit)
	}
}

var (
	ofMonth = pattern.New(`(?:^|\D)(\d{1,2})月份?[^，。；、\d]{0,10}$`)
	// a period of several months, and how many it has
	longPeriods = []struct {
		words  *pattern.Pattern
		months int
	}{
		{pattern.New(`季度[^，。；、\d]{0,12}$|三个月[^，。；、\d]{0,12}$`), 3},
		{pattern.New(`[上下]半年[^，。；、\d]{0,12}$`), 6},
		{pattern.New(`全年[^，。；、\d]{0,12}$`), 12},
	}
	eachMonth = pattern.New(`月均|平均|占|较|比|环比|同比`)
)

// monthsOfQuarter holds the counts of all months of a quarter, half-year or year against the
// count of the whole.
func monthsOfQuarter(t *passage) {
	for _, s := range t.sentences() {
		if months, total, of := monthsIn(t, s); !monthsAgree(months, total, of) {
			t.tell(total.start, codeSumDiffers, "核对各月的数和合计。", "%d个月相加与写的%s%s不同。", of, total.digits, total.unit)
		}
	}
}

// monthsIn are the counts of single months in a sentence, and that of the whole of so many.
func monthsIn(t *passage, s sentence) (months map[string]quantity, total quantity, of int) {
	if !strings.Contains(s.text, "月") || eachMonth.MatchString(s.text) || overlapping.MatchString(s.text) {
		return nil, quantity{}, 0
	}
	months = map[string]quantity{}
	end := s.start
	for _, q := range s.things() {
		words := t.text[end:q.start]
		end = q.unitEnd
		if !q.whole() || q.vague {
			continue
		}
		if m := ofMonth.FindStringSubmatch(words); m != nil {
			if _, again := months[m[1]]; again {
				return nil, quantity{}, 0
			}
			months[m[1]] = q
			continue
		}
		for _, p := range longPeriods {
			if !p.words.MatchString(words) {
				continue
			}
			if of > 0 {
				return nil, quantity{}, 0
			}
			total, of = q, p.months
		}
	}
	return months, total, of
}

// monthsAgree reports months that are not all there, or come to their total.
func monthsAgree(months map[string]quantity, total quantity, of int) bool {
	if of == 0 || len(months) != of {
		return true
	}
	sum := int64(0)
	for _, q := range months {
		if q.unit != total.unit {
			return true
		}
		sum += q.count
	}
	return sum == total.count
}

// scoreOf finds a number of points: 85.6分.
var (
	scoreOf   = pattern.New(`(\d+(?:\.\d+)?)分(?:[^钟之析类别数制布]|$)`)
	fullScore = pattern.New(`满分(?:为|是|：|共)?(\d+(?:\.\d+)?)分|(百)分制|总分(?:为|是|：|共)?(1\d0|200|1000)分`)
	partScore = pattern.New(`(?:单项|每项|各项|分项|小项)[^，。；]{0,6}满分|总分[^总]*总分`)
	bonus     = pattern.New(`加分|附加|奖励|加权|超过满分`)
	sums      = pattern.New(`(?:合计|累计|共|总计|相加)[^，。；]{0,6}$`)
)

// fullScores holds the points of a passage against the full score it names.
func fullScores(t *passage) {
	full := fullScore.FindStringSubmatchIndex(t.text)
	if full == nil || bonus.MatchString(t.text) || partScore.MatchString(t.text) {
		return
	}
	said := cmp.Or(group(t.text, full, 1), group(t.text, full, 3), "100")
	most := quantity{digits: said}.value()
	for _, m := range scoreOf.FindAllStringSubmatchIndex(t.text, -1) {
		q := quantity{digits: t.text[m[2]:m[3]]}
		if m[2] >= full[0] && m[2] < full[1] || len(q.digits) > maxDigits || isCode(before(t.text, m[2])) ||
			sums.MatchString(t.wordsBefore(m[2])) {
			continue
		}
		if q.value().Cmp(most) > 0 {
			t.tell(m[2], codeScoreOver, "核对得分和满分；有加分的，请写明。", "满分是%s分，写的是%s分：%s。",
				said, q.digits, t.shown(m[2], m[3]))
		}
	}
}

// extremeWords name the mean, the highest and the lowest of one measure.
var extremeWords = pattern.New(`(平均|最高|最低)(?:得?分|值|数)?(?:的(?:是|为)[^，。；、\d]{1,16}[，（]?(?:为|得|达)?|的?(?:为|是|达|得|有)?)` +
	`(\d+(?:\.\d+)?)(分|%|条|个|天)`)

// extremes holds a mean against the highest and the lowest of its sentence.
func extremes(t *passage) {
	for _, s := range t.sentences() {
		by := map[string]quantity{}
		for _, m := range extremeWords.FindAllStringSubmatchIndex(s.text, -1) {
			word := group(s.text, m, 1)
			if _, again := by[word]; again || m[5]-m[4] > maxDigits {
				by = nil
				break
			}
			by[word] = quantity{start: s.start + m[4], digits: group(s.text, m, 2), unit: group(s.text, m, 3)}
		}
		for _, pair := range [][2]string{{"平均", "最高"}, {"最低", "平均"}, {"最低", "最高"}} {
			low, okLow := by[pair[0]]
			high, okHigh := by[pair[1]]
			if okLow && okHigh && low.unit == high.unit && low.value().Cmp(high.value()) > 0 {
				t.tell(low.start, codeMeanOutside, "核对这几个数。", "%s的%s%s比%s的%s%s还高。",
					pair[0], low.digits, low.unit, pair[1], high.digits, high.unit)
				break
			}
		}
	}
}
