package story

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
)

func TestTitleLines(t *testing.T) {
	for _, c := range []struct {
		title string
		keep  []string
		want  string
	}{
		{"关于网站检查情况的通报", nil, "关于网站检查情况的通报"},
		{"云川市人民政府办公室关于2026年第一季度全市政府网站和政务新媒体检查情况的通报", []string{"第一季度", "政府网站", "政务新媒体"},
			"云川市人民政府办公室关于2026年第一季度\n全市政府网站和政务新媒体\n检查情况的通报"},
		{"关于2026年第一季度政府网站和政务新媒体检查情况的通报", []string{"政府网站", "政务新媒体"},
			"关于2026年第一季度政府网站和政务新媒体\n检查情况的通报"},
		{strings.Repeat("A", 60), nil, strings.Repeat("A", 24) + "\n" + strings.Repeat("A", 36)}, // wider than a line
		{"", nil, ""},
	} {
		if got := strings.Join(titleLines(c.title, c.keep), "\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.title, got, c.want)
		}
	}
}

func TestUnsealedSignOff(t *testing.T) {
	place := func(name, date string) (nameLeft, nameRight, dateLeft, dateRight int) {
		var b builder
		b.unsealed([]document.Signer{{Name: name}}, date)
		n, d := b.items[0].(*Paragraph), b.items[1].(*Paragraph)
		nameRight, dateRight = n.Format.Right, d.Format.Right
		return nameRight + length(name), nameRight, dateRight + length(date), dateRight
	}
	// name longer than the date: the name two characters in, the date begins two further right
	left, right, dateLeft, _ := place("云川市人民政府办公室", "2026年4月9日")
	if right != 2*CharWidth || left-dateLeft != 2*CharWidth {
		t.Errorf("long name: %d from the right, date %d further", right, left-dateLeft)
	}
	// date longer: it takes the two characters, the name moves left
	left, _, dateLeft, dateRight := place("云川市局", "2026年12月19日")
	if dateRight != 2*CharWidth || left-dateLeft != 2*CharWidth {
		t.Errorf("short name: date %d from the right, %d further", dateRight, left-dateLeft)
	}
}

func TestSealedNameIsCentredOnTheDate(t *testing.T) {
	var b builder
	b.sealed("云川市政府", "2026年12月19日")
	name := b.items[0].(*Paragraph)
	centre := (name.Format.Left + TextWidth) / 2
	if want := TextWidth - 4*CharWidth - length("2026年12月19日")/2; centre-want > 1 || want-centre > 1 {
		t.Errorf("centre at %d, want %d", centre, want)
	}
}

func TestImprintLines(t *testing.T) {
	got := listLines("抄送：", []string{"市委各部门", "市人大常委会办公室", "市政协办公室", "市监委", "市中级人民法院"})
	want := []string{"抄送：市委各部门，市人大常委会办公室，市政协办公室，", "\u3000\u3000\u3000市监委，市中级人民法院。"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, l := range listLines("抄送：", []string{strings.Repeat("很长的机关", 30)}) {
		if runeWidth(l) > 2*imprintChars+2 { // a closing mark may hang
			t.Errorf("%s is too long", l)
		}
	}
}

func TestColumnWidths(t *testing.T) {
	src := &document.Table{Columns: make([]document.Column, 3)}
	row := func(texts ...string) document.Row {
		var r document.Row
		for _, s := range texts {
			r.Cells = append(r.Cells, document.Cell{Text: s, RowSpan: 1, ColSpan: 1})
		}
		return r
	}
	src.Head = []document.Row{row("序号", "网站标识码", "主要问题")}
	src.Rows = []document.Row{row("1", "3403000001", strings.Repeat("首页超过两周未更新，", 20))}
	tab := newTable(src, false)
	sum := 0
	widths := tab.ColumnWidths()
	for _, w := range widths {
		sum += w
	}
	if sum != TextWidth {
		t.Errorf("widths %v add up to %d, want %d", widths, sum, TextWidth)
	}
	if widths[1] < 10*halfSmall+cellMargins {
		t.Errorf("the code breaks in %d", widths[1])
	}
	if widths[2] < 3*widths[1] {
		t.Errorf("the sentences get %d of %v", widths[2], widths)
	}
}

func TestMarkSizes(t *testing.T) {
	for _, c := range []struct {
		chars int
		style string
		scale int
	}{{11, Mark, 0}, {12, MarkMedium, 0}, {18, MarkSmall, 0}, {24, MarkSmall, 60}, {200, MarkSmall, 40}} {
		if style, scale := markStyle(c.chars); style != c.style || scale != c.scale {
			t.Errorf("%d characters: %s %d", c.chars, style, scale)
		}
	}
}
