package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// between a total and the first of its parts: （网站, ，包括市级
	partsHead = pattern.New(`^[^，。；、：（）\d]{0,8}(?:（|，?(?:包括|包含|涵盖|分为|分成)|，含)((?:网站|账号)?[^，。；、：（）\d]{1,12})$`)
	// between a total and the names of parts whose numbers stand behind 分别
	respectiveHead = pattern.New(`^[^，。；、：（）\d]{0,8}，([^，。；：（）\d]{2,40}?)(?:分别|各)(?:[为是有占]|约)?$`)
	// names that are no part of the total but another number of it
	noPart = pattern.New(`收到|办结|答复|回复|合格|达标|检查|抽查|监测|整改|季度|同期|去年|上年|上期|本期|今年|上月|较|比|占|率|新增|增加|减少|` +
		`注销|关停|超期|逾期|按期|平均|最|其中|计划|目标|涉及|单位`)
)

// partition is a total with the parts that are said to be all of it.
type partition struct {
	total  quantity
	parts  []quantity
	how    string // as a finding names them
	closed bool   // they are meant to be all of it
}

// partitions holds totals against parts that stand in brackets behind them, or behind 包括 and
// 分别; 其中 has a rule of its own.
func partitions(t *passage) {
	if overlapping.MatchString(t.text) {
		return
	}
	for _, s := range t.sentences() {
		for k, total := range s.numbers {
			if !total.whole() || total.limit || total.vague || total.quoted || total.cited || k+2 >= len(s.numbers) {
				continue
			}
			if p, ok := partitionOf(t, total, s.numbers[k+1:]); ok {
				p.hold(t)
			}
		}
	}
}

// partitionOf reads the numbers behind a total as its parts.
func partitionOf(t *passage, total quantity, rest []quantity) (partition, bool) {
	gap := t.text[total.unitEnd:rest[0].start]
	m := partsHead.FindStringSubmatch(gap)
	if r := respectiveHead.FindStringSubmatch(gap); r != nil {
		names, joins := listItems(r[1])
		p := partition{total: total, parts: inARowOf(t, rest), how: "后面"}
		n := int64(len(p.parts))
		return p, n > 1 && names <= n && n <= names+joins && !noPart.MatchString(r[1]) && areParts(t, p, 0)
	}
	if m == nil || noPart.MatchString(m[1]) {
		return partition{}, false
	}
	p := partition{total: total, parts: addends(t, rest), how: "后面"}
	to := len(t.text)
	if strings.Contains(gap, "（") {
		p.how, p.closed = "括号里", true
		to = forth(t.text, rest[0].start, reach, "（）。\n")
	}
	for k, q := range p.parts {
		if q.start >= to {
			p.parts = p.parts[:k]
			break
		}
	}
	if len(p.parts) == 0 {
		return p, false
	}
	end := p.parts[len(p.parts)-1].unitEnd
	p.closed = p.closed && end == to // nothing stands behind the last one
	return p, areParts(t, p, total.unitEnd)
}

// inARowOf are numbers with nothing but 、 between them: 2份、8份.
func inARowOf(t *passage, numbers []quantity) []quantity {
	for k, q := range numbers {
		if !q.whole() || q.limit || q.vague || k > 0 && !eachNext.MatchString(t.text[numbers[k-1].unitEnd:q.start]) {
			return numbers[:k]
		}
	}
	return numbers
}

// areParts reports numbers that may be parts of the total: of its unit, none of them more than
// all, and with names that say nothing but what they are part of.
func areParts(t *passage, p partition, namedFrom int) bool {
	for _, q := range p.parts {
		if q.unit != p.total.unit || q.count > p.total.count || roleOf(t, q) != noRole ||
			namedFrom > 0 && noPart.MatchString(t.text[namedFrom:q.start]) {
			return false
		}
		if namedFrom > 0 {
			namedFrom = q.unitEnd
		}
	}
	return len(p.parts) > 1
}

func (p partition) hold(t *passage) {
	sum := int64(0)
	for _, q := range p.parts {
		sum += q.count
	}
	switch {
	case sum > p.total.count:
		t.tellSure(false, p.total.start, codePartsExceedTotal, "核对总数和各项；各项有重复计算的，请写明。",
			"%s%d项合计%d%s，多于总数%s%s。", p.how, len(p.parts), sum, p.total.unit, p.total.digits, p.total.unit)
	case p.closed && sum < p.total.count && 5*sum > 4*p.total.count: // so near that all of it is meant
		t.tellSure(false, p.total.start, codeSumDiffers, "核对总数和各项；只列几项的，在最后一项后面写“等”。",
			"%s%d项合计%d%s，总数写的是%s%s。", p.how, len(p.parts), sum, p.total.unit, p.total.digits, p.total.unit)
	}
}
