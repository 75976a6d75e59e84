package line

import (
	"math"
	"strings"
	"testing"
)

// seeds are texts that a notice may hold, and texts that it should not.
var seeds = []string{
	"",
	"按照《政府网站发展指引》（国办发〔2017〕47号）要求，市政府办公室对全市58个政府网站、493个政务新媒体开展了检查，合格率分别为93.1%和91.08%。",
	"检查发现：一是“空白栏目”超标——共5个；二是更新不及时……请于2026年4月30日前整改（详见附件1）。",
	"网址：https://www.yunchuan.gov.cn/zwgk/list.html?id=7&p=2，邮箱 xxb@yunchuan.cn，电话0533-3180150。",
	"》》》》》》》》（（（（（（（（",
	"，",
	"。。。。。。。。甲",
	"    \n\n \u3000\u3000甲 \n",
	"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
	"e\u0301\u0301\u0301\u200d\u200d甲\ufe00\u2060乙\u00a0丙\u200b丁\r\n戊",
	"———————………………～～～1～2～3—4—5∶6×7÷8",
	"\xff\xfe\x00\x01𠀀𰻝😀",
}

// alphabet gives fuzzed bytes a meaning that matters to line breaking.
var alphabet = []rune("甲乙丙的和年月日个号第，。、；：？！（）《》“”〔〕·—…～／∶￥％℃−１a b-/.:,%$()\"'@?&=0123\n\t\u3000\u200b\u00a0\u2060\u0301\u200d𠀀")

// fuzzText makes characters of s, now and then of another width; coded is a text
// whose bytes stand for characters of alphabet.
func fuzzText(s string, coded bool, odd uint8) []Char {
	if coded {
		var b strings.Builder
		for i := range len(s) {
			b.WriteRune(alphabet[int(s[i])%len(alphabet)])
		}
		s = b.String()
	}
	chars := text(s)
	for i := range chars {
		if odd > 0 && i%(int(odd)+1) == int(odd) {
			chars[i].Advance *= 0.71
		}
		chars[i].Tag = i
	}
	return chars
}

func FuzzBreak(f *testing.F) {
	for i, s := range seeds {
		for _, m := range []float64{156, 40, 6, 0} {
			f.Add(s, i%2 > 0, m, float64(i%3), 0.0, uint8(i%4), uint8(i%5))
		}
	}
	f.Fuzz(func(t *testing.T, s string, coded bool, measure, first, rest float64, align, odd uint8) {
		chars := fuzzText(s, coded, odd)
		o := Options{Measure: measure, First: first * testCell, Rest: rest * testCell, Cell: testCell, Align: Alignment(align % 4)}
		lines := Break(chars, o)
		checkWhole(t, chars, lines)
		for n, l := range lines {
			in := o.Rest
			if n == 0 {
				in = o.First
			}
			checkInk(t, l, in, o.Measure)
			if got := l.Last; got != (n == len(lines)-1) {
				t.Fatalf("line %d: last is %v", n+1, got)
			}
		}
		if p := newParagraph(chars, o); piecesFit(p) {
			checkKinsoku(t, lines)
			checkFlush(t, p, lines)
		}
	})
}

func FuzzTitle(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, false, 156.0, "政务新媒体", uint8(0))
		f.Add(s, true, 50.0, "", uint8(0))
	}
	f.Add("云川市人民政府办公室关于2026年第一季度政府网站和政务新媒体检查情况的通报", false, 156.0, "第一季度政府网站", uint8(0))
	f.Add("云川市人民政府办公室 东山区人民政府办公室关于检查情况的通报", false, 60.0, "", uint8(3))
	f.Fuzz(func(t *testing.T, s string, coded bool, measure float64, keep string, odd uint8) {
		chars := fuzzText(s, coded, odd)
		lines := Title(chars, measure, []string{keep})
		checkWhole(t, chars, lines)
		for _, l := range lines {
			checkInk(t, l, 0, measure)
		}
		if p := newParagraph(chars, Options{Measure: measure}); piecesFit(p) {
			checkKinsoku(t, lines)
		}
	})
}

func FuzzWrap(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, false, 40.0, uint8(0))
		f.Add(s, true, 9.0, uint8(2))
	}
	f.Fuzz(func(t *testing.T, s string, coded bool, measure float64, odd uint8) {
		chars := fuzzText(s, coded, odd)
		spans := Wrap(nil, chars, measure)
		if len(spans) == 0 {
			t.Fatal("no line")
		}
		var lines []Line
		for _, sp := range spans {
			lines = append(lines, Line{Start: sp.Start, End: sp.End, Width: sp.Width, Overfull: sp.Overfull,
				Chars:  sp.Place(nil, chars, measure, Center),
				Forced: classAt(chars, sp.End-1)&newline != 0})
		}
		checkWhole(t, chars, lines)
		for _, l := range lines {
			checkInk(t, l, 0, measure)
		}
		if MinWidth(chars) <= measure {
			checkKinsoku(t, lines)
		}
		cell := NewCell(chars)
		cell.Lines(measure / 2) // opens pieces that are whole for the measure
		if n := cell.Lines(measure); n != len(spans) {
			t.Fatalf("%d lines are counted, %d made", n, len(spans))
		}
		if w := NaturalWidth(chars); MinWidth(chars) > w+tolerance {
			t.Fatalf("least width %.3f, natural width %.3f", MinWidth(chars), w)
		}
	})
}

// checkWhole holds that no character is lost, doubled or moved.
func checkWhole(t *testing.T, chars []Char, lines []Line) {
	t.Helper()
	next := 0
	for _, l := range lines {
		if l.Start != next || l.End < l.Start || l.End-l.Start != len(l.Chars) || l.End == l.Start && len(chars) > 0 {
			t.Fatalf("line is chars[%d:%d], want it to start at %d; %d placed", l.Start, l.End, next, len(l.Chars))
		}
		for i, c := range l.Chars {
			if c.Char != chars[l.Start+i] {
				t.Fatalf("character %d is %q, want %q", l.Start+i, c.Rune, chars[l.Start+i].Rune)
			}
		}
		next = l.End
	}
	if next != len(chars) {
		t.Fatalf("%d of %d characters", next, len(chars))
	}
}

// checkInk holds that ink stays between the edges and apart from its neighbours'.
func checkInk(t *testing.T, l Line, indent, measure float64) {
	t.Helper()
	const slack = 0.01 // mm
	end, ink := math.Inf(-1), 0
	for _, c := range l.Chars {
		cl := classOf(c.Rune)
		left, right, _ := blanks(c.Char, cl)
		if math.IsNaN(c.X) || math.IsInf(c.X, 0) && !math.IsInf(measure, 0) {
			t.Fatalf("%q at %v mm", c.Rune, c.X)
		}
		if cl&blank == 0 && c.X+left < end-slack {
			t.Fatalf("%q at %.4f mm overlaps its neighbour, which ends at %.4f", c.Rune, c.X+left, end)
		}
		if cl&blank == 0 {
			end = c.X + width(c.Char) - right
			ink++
		}
		if l.Overfull {
			continue
		}
		if c.X < indent-slack && measure > indent && cl&opening == 0 {
			t.Fatalf("%q at %.4f mm stands in the indent of %.4f", c.Rune, c.X, indent)
		}
		if cl&blank == 0 && width(c.Char) > 0 && end > measure+slack {
			t.Fatalf("%q ends at %.4f mm of %.4f", c.Rune, end, measure)
		}
	}
	if l.Overfull && ink > 1 && visible(l) > 1 {
		t.Fatalf("line of %d characters is too wide", ink)
	}
}

// visible counts the characters of a line that take room.
func visible(l Line) int {
	n := 0
	for _, c := range l.Chars {
		if classOf(c.Rune)&blank == 0 && width(c.Char) > 0 {
			n++
		}
	}
	return n
}

// piecesFit reports whether every piece that must be whole has room on a line.
func piecesFit(p *paragraph) bool {
	room := min(p.room(0), p.room(1))
	g := make([]gap, len(p.chars))
	gapsOf(g, p.chars)
	start := 0
	for i := 1; i <= len(g); i++ {
		if i < len(g) && g[i].cost == never {
			continue
		}
		if p.narrowest(start, i) > room+tolerance {
			return false
		}
		start = i
	}
	return true
}

// checkKinsoku holds that no line starts or ends with a mark that must not stand
// there, but at the start and the end of the paragraph and of its forced lines.
func checkKinsoku(t *testing.T, lines []Line) {
	t.Helper()
	for n, l := range lines {
		s := strings.TrimFunc(lineText(l), func(r rune) bool { return classOf(r)&blank != 0 })
		if s == "" {
			continue
		}
		forcedStart := n == 0 || lines[n-1].Forced
		runes := []rune(s)
		if first := classOf(runes[0]); !forcedStart && first&noStart != 0 && !isAddressPart(s) {
			t.Fatalf("line %d starts with %c: %s", n+1, runes[0], show(lines))
		}
		if last := classOf(runes[len(runes)-1]); n < len(lines)-1 && !l.Forced && last&noEnd != 0 && !isAddressPart(s) {
			t.Fatalf("line %d ends with %c: %s", n+1, runes[len(runes)-1], show(lines))
		}
	}
}

// isAddressPart reports whether a line holds a piece of an address, whose
// delimiters may end a line.
func isAddressPart(s string) bool { return strings.ContainsAny(s, "/.@:") }

// checkFlush holds that a full line of justified text is flush, unless it would be
// torn apart.
func checkFlush(t *testing.T, p *paragraph, lines []Line) {
	t.Helper()
	if p.o.Align != Justify {
		return
	}
	for n, l := range lines {
		room, e := p.room(l.Start), p.ink[l.End]
		if l.Last || l.Forced || e <= l.Start || math.Abs(l.Width-room) < 0.1 {
			continue
		}
		gaps := p.sums[e].stretch - p.sums[l.Start+1].stretch
		if lack := room - p.natural(l.Start, l.End); lack < maxGap*p.cell*float64(gaps)-1e-6 {
			t.Fatalf("line %d lacks %.3f mm with %d gaps: %s", n+1, lack, gaps, show(lines))
		}
	}
}
