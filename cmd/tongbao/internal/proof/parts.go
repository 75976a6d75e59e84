package proof

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// several parts may hold the same object
	overlapping = pattern.New(`多类|多个问题|多种|同时|重复|交叉|一并`)
	// between two parts of one total: 、 or ， and a name
	partName = pattern.New(`^(网站|账号)?[、，；]?[^，。；、：\d]{1,24}$`)
	// words that begin another count
	newSubject = pattern.New(`；|检查|抽查|普查|监测|共|合计|全部|收到`)
	// behind a number that has parts itself
	newTotal = pattern.New(`^[^，。；、\d]{0,8}[，（]其中`)
	brackets = pattern.New(`（[^（）]*）`)
	ofWhich  = "其中"
	// behind 其中, that what follows is not all
	notAll = pattern.New(`其中，?(主要|突出|较为|部分|包括)`)
)

// partsOfTotal holds the numbers behind 其中 against the number before it.
func partsOfTotal(t *passage) {
	if overlapping.MatchString(t.text) {
		return
	}
	for _, s := range t.sentences() {
		i := strings.Index(s.text, ofWhich)
		if i < 0 {
			continue
		}
		if !monthsAgree(monthsIn(t, s)) {
			continue // monthsOfQuarter tells
		}
		total, parts := t.split(s.numbers, s.start+i)
		sum, most := int64(0), int64(0)
		for _, q := range parts {
			sum, most = sum+q.count, max(most, q.count)
		}
		switch {
		case len(parts) == 0 || total.vague || slices.ContainsFunc(parts, func(q quantity) bool { return q.vague }) ||
			areHeld(roleOf(t, total), roleOf(t, parts[0])): // rateOfCounts tells
		case sum > total.count: // unless one alone is more, an object may be in several
			t.tellSure(most > total.count, total.start, codePartsExceedTotal, "核对总数和各项；各项有重复计算的，请写明。",
				"“其中”各项合计%d%s，多于总数%s%s。", sum, total.unit, total.digits, total.unit)
		case t.someOf(s, parts): // said to be some of them
		case len(parts) > 1 && sum < total.count && theRest.MatchString(t.wordsBefore(parts[len(parts)-1].start)):
			t.tellSure(false, total.start, codeSumDiffers, "核对总数和各项。",
				"“其中”各项连同其他合计%d%s，总数写的是%s%s。", sum, total.unit, total.digits, total.unit)
		case len(parts) > 1 && sum < total.count && 5*sum > 4*total.count: // so near that all of it is meant
			t.tell(total.start, codePartsMissTotal, "各项应当是全部的，请核对；只举其中几项的，在最后一项后面写“等”。",
				"“其中”各项合计%d%s，少于总数%s%s。", sum, total.unit, total.digits, total.unit)
		}
	}
}

// theRest names the last of all parts: 、其他4条
var theRest = pattern.New(`[，、；和及](?:其他|其余|其它|剩余)[^，。；、\d]{0,8}$`)

// areHeld reports a part of a whole that is one of portions, or two numbers of results of which
// neither is a part of the other.
func areHeld(whole, part role) bool {
	return whole != noRole && part != noRole && !(whole == answeredRole && part == onTimeRole)
}

// someOf reports parts that the text says are not all: 其中主要是…, 甲60个、乙58个等.
func (t *passage) someOf(s sentence, parts []quantity) bool {
	last := parts[len(parts)-1].unitEnd
	return strings.HasPrefix(t.text[last:], "等") || notAll.MatchString(t.text[s.start:last])
}

var (
	// groupNoun stands behind a number of groups: 4个平台, 3类问题
	groupNoun = pattern.New(`^(?:不同的?|各类|主要)?(?:平台|类|种|方面|领域|渠道|层级|板块|环节|批|档|等级|分数段)`)
	// spread stands before a number of those that something is spread over: 涉及6个地区, 分布在5个单位
	spread = pattern.New(`(?:涉及到?|分布[在于]|分属于?|覆盖|来自|归属于?|属于|隶属于?|分为|涵盖|包括)(?:全[市省区县州])?[共了的]*$`)
)

// isGroups reports a number of groups, of which what 其中 lists may be no parts.
func isGroups(t *passage, q quantity) bool {
	return groupNoun.MatchString(t.text[q.unitEnd:]) || spread.MatchString(t.label(q.start))
}

// split finds the total before 其中 (at) and the parts behind it. A number of groups,
// 账号30个，涉及4个平台，其中微信公众号12个…, is passed over for the number before it, but where the
// parts come to just that; without one the sentence names no total.
func (t *passage) split(numbers []quantity, at int) (total quantity, parts []quantity) {
	for _, q := range slices.Backward(numbers) {
		if q.start >= at || !q.whole() || q.limit {
			continue
		}
		sum := int64(0)
		parts = partsOf(t, q, numbers, at)
		for _, part := range parts {
			sum += part.count
		}
		if sum == q.count || !isGroups(t, q) {
			return q, parts
		}
	}
	return quantity{}, nil
}

// partsOf finds the parts of a total behind 其中 (at): a row of name and number, all of the
// total's unit.
func partsOf(t *passage, total quantity, numbers []quantity, at int) (parts []quantity) {
	if total.unit == "" || strings.ContainsAny(t.text[total.unitEnd:at], "。；") {
		return nil
	}
	end, sum := at+len(ofWhich), int64(0)
	depth, read := 0, end
	for _, q := range numbers {
		if q.start < end || q.unit == "" && strings.ContainsAny(string(after(t.text, q.unitEnd)), "月年日") {
			continue
		}
		depth += strings.Count(t.text[read:q.start], "（") - strings.Count(t.text[read:q.start], "）")
		read = q.start
		if depth > 0 {
			continue // parts of a part
		} else if depth < 0 {
			break
		}
		name := outsideBrackets(monthName.ReplaceAllString(t.text[end:q.start], "月"))
		if q.unit != total.unit || !partName.MatchString(strings.TrimLeft(name, "，：")) || newSubject.MatchString(name) || q.limit {
			break
		}
		if newTotal.MatchString(t.text[q.unitEnd:]) || strings.Contains(name, "，") && (q.count > total.count || sum == total.count) {
			break // the next subject with parts of its own, or what is said of all parts together
		}
		if len(parts) > 0 && (roleOf(t, q) == noRole) != (roleOf(t, parts[0]) == noRole) {
			break // what became of the parts
		}
		parts = append(parts, q)
		sum += q.count
		end = q.unitEnd
		if strings.HasPrefix(t.text[end:], "：") {
			break // what follows are the parts of this one
		}
	}
	return parts
}

// outsideBrackets leaves out what stands in brackets, two deep at most: 县（市）区.
func outsideBrackets(s string) string {
	for range 2 {
		s = brackets.ReplaceAllString(s, "")
	}
	return s
}
