package proof

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/sheet"
)

// quantity is a number of a passage with its measure word.
type quantity struct {
	start   int    // byte offset of the digits
	digits  string // "93", "91.5"
	count   int64  // the same of a whole number
	unit    string // 个, 家, %, 个百分点 … ; empty: none that is known
	unitEnd int    // byte offset behind the unit
	figure  *figures.Figure
	quoted  bool // stands in a name or a cell's own wording
	limit   bool // 超过10个: no count
	vague   bool // 约10个, or told of against the data: it can be held against no other number
	cited   bool // stands in 《》 or “”
	// noneFailed: words that say that none failed
	noneFailed bool
}

// value is the exact number: 1234 for 1,234; of 93% it is 93.
func (q quantity) value() *big.Rat {
	if r, _, ok := sheet.Number(q.digits); ok {
		return r
	}
	return new(big.Rat)
}

// decimals is how many digits stand behind the point.
func (q quantity) decimals() int { return sheet.Decimals(q.digits) }

// counted reports a number of things that can be counted, not a length of time. What is
// measured in one of measures no data of a notice hold.
func (q quantity) counted() bool {
	return q.unit != "" && q.unit != "%" && q.unit != pointUnit && q.unit != timesUnit && !strings.ContainsAny(q.unit, "月日时季年周") &&
		!slices.Contains(measures, q.unit)
}

// whole reports a count that is no average such as 2.5个.
func (q quantity) whole() bool { return (q.counted() || q.unit == "人") && q.decimals() == 0 }

const (
	pointUnit = "个百分点"
	timesUnit = "倍"
)

// units, longest first where one begins another. Lengths of time are here so
// that 10个工作日 is not read as ten things.
var units = []string{
	pointUnit, "个工作日", "个自然日", "个月", "个小时", "个季度", "个年度", "个周", "人次", "家次", "个次", "条次",
	"个", "家", "条", "件", "份", "次", "篇", "起", "处", "项", "名", "户", "%", timesUnit,
}

// measures are units of what is not counted by the data, with what may not follow them: 5分类.
var measures = []string{"人", "天", "分钟", "小时", "元", "万元", "亿元", "分"}

// otherWord is how a word goes on that only begins like one of measures.
const otherWord = "之类钟别析布级数制管工大民员才内外"

// longest number that is read; nothing counted in a notice has more digits.
const maxDigits = 15

// digitsPattern takes thousands separators where a sheet shows them: 1,234.
var digitsPattern = pattern.New(`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`)

// readQuantities lists the numbers of a passage in order. Numbers that are part of a
// code (V2.0, IPv6, 2021-03) or longer than any count are left out.
func (t *passage) readQuantities() []quantity {
	var out []quantity
	for _, m := range digitsPattern.FindAllStringIndex(t.text, -1) {
		b, a := before(t.text, m[0]), after(t.text, m[1])
		if m[1]-m[0] > maxDigits || isCode(b) || isCode(a) || strings.ContainsRune("./-", b) || a == '/' {
			continue
		}
		q := quantity{start: m[0], digits: t.text[m[0]:m[1]], unitEnd: m[1]}
		q.count, _ = strconv.ParseInt(strings.ReplaceAll(q.digits, ",", ""), 10, 64)
		k := slices.IndexFunc(units, func(u string) bool { return strings.HasPrefix(t.text[m[1]:], u) })
		if k >= 0 {
			q.unit = units[k]
		} else if k := slices.IndexFunc(measures, func(u string) bool { return strings.HasPrefix(t.text[m[1]:], u) }); k >= 0 &&
			!strings.ContainsRune(otherWord, after(t.text, m[1]+len(measures[k]))) {
			q.unit = measures[k]
		}
		q.unitEnd += len(q.unit)
		s := t.spanAt(m[0])
		// a text of [values] that is nothing but a number is one: 92%
		isNumber := s.at.Cell == "" && s.start == m[0] && s.end == q.unitEnd
		if q.quoted = s.quoted() && !isNumber; !q.quoted {
			q.figure = s.figure
		}
		q.limit, q.vague, q.cited = t.isLimit(q), isVague(t, q), t.isQuotation(q.start)
		out = append(out, q)
	}
	return out
}
