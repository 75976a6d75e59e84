package proof

import (
	"math/big"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/sheet"
)

// quantity is a number of a passage with its measure word.
type quantity struct {
	start   int    // byte offset of the digits
	digits  string // "93", "91.5"
	unit    string // 个, 家, %, 个百分点 … ; empty: none that is known
	unitEnd int    // byte offset behind the unit
	figure  *figures.Figure
	quoted  bool // stands in a name or a cell's own wording
}

// value is the exact number; percentages as printed, 93 for 93%.
func (q quantity) value() *big.Rat {
	r, _, ok := sheet.Number(q.digits)
	if !ok {
		return new(big.Rat)
	}
	return r
}

// decimals is how many digits stand behind the point.
func (q quantity) decimals() int { return sheet.Decimals(q.digits) }

// counted reports a number of things that can be counted, not a length of time.
func (q quantity) counted() bool {
	return q.unit != "" && q.unit != "%" && q.unit != pointUnit && !strings.ContainsAny(q.unit, "月日时季年周")
}

const pointUnit = "个百分点"

// units, longest first where one begins another. Lengths of time are here so
// that 10个工作日 is not read as ten things.
var units = []string{
	pointUnit, "个工作日", "个自然日", "个月", "个小时", "个季度", "个年度", "个周", "人次", "家次",
	"个", "家", "条", "件", "份", "次", "篇", "起", "处", "项", "名", "户", "%",
}

// longest number that is read; nothing counted in a notice has more digits.
const maxDigits = 15

var digitsPattern = regexp.MustCompile(`\d+(?:\.\d+)?`)

// quantities lists the numbers of a passage in order. Numbers that are part of a
// code (V2.0, IPv6, 2021-03) or longer than any count are left out.
func (t *passage) quantities() []quantity {
	t.analyse()
	return t.numbers
}

// within are the numbers between two byte offsets.
func (t *passage) within(s [2]int) []quantity {
	qs := t.quantities()
	from := sort.Search(len(qs), func(k int) bool { return qs[k].start >= s[0] })
	to := sort.Search(len(qs), func(k int) bool { return qs[k].start >= s[1] })
	return qs[from:to]
}

func (t *passage) readQuantities() []quantity {
	var out []quantity
	for _, m := range digitsPattern.FindAllStringIndex(t.text, -1) {
		if m[1]-m[0] > maxDigits || partOfCode(t.text, m[0], m[1]) {
			continue
		}
		q := quantity{start: m[0], digits: t.text[m[0]:m[1]], unitEnd: m[1]}
		for _, u := range units {
			if strings.HasPrefix(t.text[m[1]:], u) {
				q.unit, q.unitEnd = u, m[1]+len(u)
				break
			}
		}
		if s, ok := t.spanAt(m[0]); ok {
			q.quoted = s.quoted()
			if !q.quoted {
				q.figure = s.figure
			}
		}
		out = append(out, q)
	}
	return out
}

func partOfCode(s string, start, end int) bool {
	b, a := before(s, start), after(s, end)
	latin := func(r rune) bool { return r < unicode.MaxASCII && (unicode.IsLetter(r) || r == '_') }
	return latin(b) || latin(a) || b == '.' || b == '/' || b == '-' || a == '/'
}
