package line

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// broken breaks s into lines of n characters.
func broken(s string, n float64, a Alignment) string {
	return show(Break(text(s), Options{Measure: n * testCell, Cell: testCell, Align: a}))
}

func TestBreakByRule(t *testing.T) {
	for _, c := range []struct {
		rule  string
		cells float64
		want  string
	}{
		{"a full line is a full line", 6, "甲乙丙丁戊己|庚辛壬癸"},
		{"the mark at the end gives half a cell, a bracket the rest", 8, "甲（乙）丙丁戊己，|庚辛壬癸"},
		{"no blank to give: a character goes over", 8, "甲乙丙丁戊己庚|辛，壬癸"},
		{"opening half goes over", 8, "甲乙丙丁戊己庚|（辛壬）癸"},
		{"破折号 whole, by preference not at the start", 28, "甲乙丙丁戊己庚辛壬癸子丑甲乙丙丁戊己庚辛壬癸子丑甲乙|寅——卯辰巳午"},
		{"省略号 whole", 14, "甲乙丙，丁戊己庚辛壬癸子……|丑寅卯"},
		{"number whole", 8, "甲乙丙丁戊己庚|12345壬癸"},
		{"percent with its number", 8, "甲乙丙丁戊己庚|93.1%壬癸"},
		{"counter with its number", 14, "甲乙丙丁戊己庚辛壬癸子丑寅|11个壬癸子"},
		{"date parts", 16, "甲乙丙丁戊己庚辛壬癸子丑寅卯|2026年3月5日子"},
		{"document number", 14, "甲乙丙丁戊己庚辛壬癸子丑|〔2019〕19号文"},
		{"孤字: one comes over with the last", 8, "甲乙丙丁戊己庚|辛壬"},
		{"孤字: the last is squeezed in", 8, "甲，乙丙，丁戊己庚"},
		{"孤字 with a mark", 8, "甲乙丙丁戊己庚|辛壬。"},
		{"two characters are no 孤字", 8, "甲乙丙丁戊己庚辛|壬癸"},
		{"a word wider than the line", 4, "甲乙丙AB|CDEFGHIJ|丁戊"},
		{"an address breaks after a delimiter rather than to tear a line apart", 14, "甲乙丙丁戊己庚辛壬癸子丑www.|yunchuan.gov.cn壬癸"},
		{"and anywhere where that does not do", 8, "甲乙丙www.yunchu|an.gov.cn丁"},
		{"an address behind a full line is whole", 14, "甲乙丙丁戊己庚辛壬癸子丑寅卯|www.yunchuan.gov.cn壬癸"},
		{"no letter of an address stands alone", 8, "甲乙丙丁戊己庚|gov.cn辛"},
		{"a document number breaks behind its year", 14, "甲乙丙丁戊己庚国发〔2019〕|1234号文"},
		{"a number never breaks by choice", 8, "甲乙丙丁戊|123456.78%己"},
		{"forced break", 8, "甲乙\n|丙丁"},
		{"forced break at the end", 8, "甲乙\n"},
		{"empty line", 8, "甲\n|\n|乙"},
		{"spaces hang", 4, "甲乙丙丁  |戊己"},
		{"only spaces", 2, "          "},
		{"nothing", 2, ""},
	} {
		in := strings.ReplaceAll(c.want, "|", "")
		if got := broken(in, c.cells, Justify); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.rule, got, c.want)
		}
	}
}

// Rigid marks keep their blank while others of the line give theirs.
func TestRigidMarks(t *testing.T) {
	chars := text("（二）政务，新媒体，情况")
	for i := range 3 {
		chars[i].Rigid = true
	}
	l := Break(chars, Options{Measure: 11 * testCell, Cell: testCell})
	if len(l) != 1 {
		t.Fatalf("%d lines: %s", len(l), show(l))
	}
	for i, want := range []float64{0, 1, 2, 3, 4} {
		if got := l[0].Chars[i].X / testCell; math.Abs(got-want) > 1e-6 {
			t.Errorf("character %d stands at %.2f cells, want %.0f", i+1, got, want)
		}
	}
}

// TestGrid: pure Chinese stands on the grid of 28 cells, exactly.
func TestGrid(t *testing.T) {
	s := strings.Repeat("各县区人民政府市直有关单位，", 11)
	s = strings.ReplaceAll(s, "，", "和")
	lines := Break(text(s), Options{Measure: 156, First: 2 * testCell, Cell: testCell})
	for n, l := range lines {
		first, count := 0, 28
		if n == 0 {
			first, count = 2, 26
		}
		if !l.Last && len(l.Chars) != count {
			t.Errorf("line %d has %d characters", n+1, len(l.Chars))
		}
		for k, c := range l.Chars {
			if want := float64(first+k) * testCell; math.Abs(c.X-want) > 1e-6 {
				t.Errorf("line %d, character %d at %.4f mm, want %.4f", n+1, k+1, c.X, want)
			}
		}
	}
	if len(lines) != 6 {
		t.Errorf("%d lines, want 6", len(lines))
	}
}

// TestMarkAtEndKeepsItsCell: without need nothing is squeezed.
func TestMarkAtEndKeepsItsCell(t *testing.T) {
	s := strings.Repeat("甲", 27) + "，" + strings.Repeat("乙", 10)
	l := Break(text(s), Options{Measure: 156, Cell: testCell})[0]
	if c := l.Chars[27]; c.Rune != '，' || math.Abs(c.X-27*testCell) > 1e-6 {
		t.Errorf("%c at %.4f mm, want %.4f", c.Rune, c.X, 27*testCell)
	}
}

// TestSqueezeOrder takes more and more out of one line: what has given, in
// cells by level, tells the order.
func TestSqueezeOrder(t *testing.T) {
	chars := text("甲》，乙（丙、丁。戊 己：庚”辛，壬！")
	for i := range chars {
		if chars[i].Rune == ' ' {
			chars[i].Advance = 16 * mmPerPoint / 2
		}
	}
	p := newParagraph(chars, Options{Measure: 1000, Cell: testCell})
	natural := p.natural(0, len(chars))
	// 》， gives half a cell as neighbours, the space a quarter em, （ ” half a cell each, ，、：， four halves, 。 half, the last ！ half at the end
	for _, c := range []struct{ over, end, adjacent, space, bracket, comma, stop float64 }{
		{0.4, 0.4, 0, 0, 0, 0, 0},
		{0.5, 0.5, 0, 0, 0, 0, 0},
		{0.8, 0.5, 0.3, 0, 0, 0, 0},
		{1.1, 0.5, 0.5, 0.1, 0, 0, 0},
		{1.8, 0.5, 0.5, 0.2533, 0.5467, 0, 0},
		{2.9, 0.5, 0.5, 0.2533, 1, 0.6467, 0},
		{4.5, 0.5, 0.5, 0.2533, 1, 2, 0.2467},
	} {
		p.o.Measure = natural - c.over*testCell
		l := Line{End: len(chars), Chars: make([]Placed, len(chars))}
		f, _ := p.squeeze(&l, c.over*testCell)
		got := func(k level) float64 { return f.cut[k] * p.sums[len(chars)].cuts[k] / testCell }
		have := fmt.Sprintf("%.4f %.4f %.4f %.4f %.4f", got(levelAdjacent), got(levelSpace), got(levelBracket), got(levelComma), got(levelStop))
		want := fmt.Sprintf("%.4f %.4f %.4f %.4f %.4f", c.adjacent, c.space, c.bracket, c.comma, c.stop)
		if have != want {
			t.Errorf("%.1f cells over: got %s, want %s", c.over, have, want)
		}
		p.place(&l)
		if e := l.Chars[len(chars)-1]; math.Abs(e.X+testCell*(1-c.end)-p.o.Measure) > 1e-6 {
			t.Errorf("%.1f cells over: the last mark ends at %.4f of %.4f mm", c.over, e.X+testCell*(1-c.end), p.o.Measure)
		}
	}
}

// TestSqueezedMarksInMM: an opening bracket moves to the left, what follows a stop
// or a closing bracket moves up to it.
func TestSqueezedMarksInMM(t *testing.T) {
	lines := Break(text("甲（乙）丙丁戊己，庚辛壬癸"), Options{Measure: 8 * testCell, Cell: testCell})
	// one cell too much: half of it out of ， at the end, a quarter out of each bracket
	want := []float64{0, 0.75, 1.75, 2.75, 3.5, 4.5, 5.5, 6.5, 7.5}
	for i, c := range lines[0].Chars {
		if math.Abs(c.X-want[i]*testCell) > 1e-6 {
			t.Errorf("%c at %.3f cells, want %.3f", c.Rune, c.X/testCell, want[i])
		}
	}
}

func TestStretchEvenly(t *testing.T) {
	l := Break(text("甲乙丙12.5%丁戊（己庚辛壬癸"), Options{Measure: 8 * testCell, Cell: testCell})[0]
	if lineText(l) != "甲乙丙12.5%丁戊" {
		t.Fatalf("line is %s", lineText(l))
	}
	gap := func(i int) float64 { return l.Chars[i].X - l.Chars[i-1].X - width(l.Chars[i-1].Char) }
	for i := 4; i < 8; i++ {
		if math.Abs(gap(i)) > 1e-9 {
			t.Errorf("the number is widened before %c", l.Chars[i].Rune)
		}
	}
	for _, i := range []int{2, 3, 8, 9} {
		if math.Abs(gap(i)-gap(1)) > 1e-9 || gap(i) <= 0 {
			t.Errorf("gap %d is %.4f mm, gap 1 %.4f", i, gap(i), gap(1))
		}
	}
}

func TestIndentsAndAlignment(t *testing.T) {
	const s = "甲乙丙丁戊己庚辛壬癸子丑寅"
	for _, c := range []struct {
		name string
		o    Options
		want string  // lines
		x    [2]int8 // cells before the first two lines
	}{
		{"2 cells", Options{Measure: 8, First: 2}, "甲乙丙丁戊己|庚辛壬癸子丑寅", [2]int8{2, 0}},
		{"hanging", Options{Measure: 8, First: 1, Rest: 2}, "甲乙丙丁戊己庚|辛壬癸子丑寅", [2]int8{1, 2}},
		{"left", Options{Measure: 8, Align: Left}, "甲乙丙丁戊己庚辛|壬癸子丑寅", [2]int8{0, 0}},
		{"centre", Options{Measure: 9, Align: Center}, "甲乙丙丁戊己庚辛壬|癸子丑寅", [2]int8{0, 2}},
		{"right", Options{Measure: 9, Align: Right}, "甲乙丙丁戊己庚辛壬|癸子丑寅", [2]int8{0, 5}},
	} {
		o := c.o
		o.Measure, o.First, o.Rest, o.Cell = o.Measure*testCell, o.First*testCell, o.Rest*testCell, testCell
		lines := Break(text(s), o)
		if got := show(lines); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
			continue
		}
		for n, cells := range c.x {
			shift := 0.0
			if c.o.Align == Center && n == 1 {
				shift = 0.5
			}
			if x := lines[n].Chars[0].X / testCell; math.Abs(x-float64(cells)-shift) > 1e-6 {
				t.Errorf("%s: line %d starts at %.2f cells", c.name, n+1, x)
			}
		}
	}
}

func TestMeasureTooSmall(t *testing.T) {
	for _, m := range []float64{0, -5, 2, math.Inf(-1)} {
		lines := Break(text("甲乙\n丙，"), Options{Measure: m, Cell: testCell})
		if got := show(lines); got != "甲|乙\n|丙|，" {
			t.Errorf("measure %v: %s", m, got)
		}
		for _, l := range lines {
			if !l.Overfull {
				t.Errorf("measure %v: line %s is not marked", m, lineText(l))
			}
		}
	}
}

// TestOptimum compares with all ways to break a short text.
func TestOptimum(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("甲乙丙丁戊，。、（）“”《》1234年月个%ab ——…")
	for range 3000 {
		s := make([]rune, 3+rnd.IntN(11))
		for i := range s {
			s[i] = alphabet[rnd.IntN(len(alphabet))]
		}
		o := Options{Measure: (2 + 4*rnd.Float64()) * testCell, First: rnd.Float64() * testCell, Cell: testCell, Align: Alignment(rnd.IntN(2))}
		p := newParagraph(text(string(s)), o)
		if got, want := p.total(p.breaks(0, len(s))), p.cheapestOfAll(0); got > want*(1+1e-9)+1e-9 {
			t.Fatalf("%q at %.2f mm: cost %.3f, possible %.3f", string(s), o.Measure, got, want)
		}
	}
}

// total is the cost of lines that end at ends.
func (p *paragraph) total(ends []int) float64 {
	sum, start := 0.0, 0
	for _, e := range ends {
		sum += p.costOf(start, e)
		start = e
	}
	return sum
}

// costOf is the cost of a line and of the break at its end.
func (p *paragraph) costOf(i, j int) float64 {
	last := j == len(p.chars)
	c := p.lineCost(i, j, last)
	if math.IsInf(c, 1) {
		for k := i + 1; k < j; k++ {
			if p.gaps[k].cost != never {
				return c
			}
		}
		c = costTooWide
	}
	if !last {
		c += float64(p.gaps[j].cost)
	}
	return c
}

// cheapestOfAll tries every way to break the text from i on.
func (p *paragraph) cheapestOfAll(i int) float64 {
	if i == len(p.chars) {
		return 0
	}
	best := math.Inf(1)
	for j := i + 1; j <= len(p.chars); j++ {
		if j == len(p.chars) || p.gaps[j].cost != never {
			best = min(best, p.costOf(i, j)+p.cheapestOfAll(j))
		}
	}
	return best
}
