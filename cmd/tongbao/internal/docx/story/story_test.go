package story

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
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
			"关于2026年第一季度\n政府网站和政务新媒体检查情况的通报"},
		{strings.Repeat("A", 60), nil, strings.Repeat("A", 28) + "\n" + strings.Repeat("A", 32)}, // wider than a line
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
		if wording.Cells(l) > 2*imprintChars+2 { // a closing mark may hang
			t.Errorf("%s is too long", l)
		}
	}
}

func TestColumnWidths(t *testing.T) {
	src := document.Table{Columns: make([]document.Column, 3)}
	row := func(texts ...string) document.Row {
		var r document.Row
		for _, s := range texts {
			r.Cells = append(r.Cells, document.Cell{Text: s, RowSpan: 1, ColSpan: 1})
		}
		return r
	}
	src.Head = []document.Row{row("序号", "网站标识码", "主要问题")}
	src.Rows = []document.Row{row("1", "3403000001", strings.Repeat("首页超过两周未更新，", 20))}
	tab := newTable(document.NewTable(src), false)
	sum := 0
	widths := tab.ColumnWidths()
	for _, w := range widths {
		sum += w
	}
	if sum != TextWidth {
		t.Errorf("widths %v add up to %d, want %d", widths, sum, TextWidth)
	}
	if widths[1] < 10*emSmall/2+cellMargins {
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
	}{{4, Mark, 100}, {9, Mark, 96}, {11, Mark, 78}, {12, MarkMedium, 94}, {18, MarkSmall, 80}, {24, MarkSmall, 60}, {200, MarkSmall, 40}} {
		if style, scale := markStyle(c.chars); style != c.style || scale != c.scale {
			t.Errorf("%d characters: %s %d", c.chars, style, scale)
		}
	}
}

func TestJointlySealedNamesStandOverTheDate(t *testing.T) {
	const date = "2026年6月26日"
	var b builder
	b.jointlySealed([]document.Signer{{Name: "云川市人民政府办公室"}, {Name: "云川市政务公开领导小组办公室"}}, date)
	centre := func(p *Paragraph) int { return p.Format.Right + length(p.Text())/2 }
	first, second := b.items[0].(*Paragraph), b.items[1].(*Paragraph)
	if want := 4*CharWidth + length(date)/2; centre(first) != want || centre(second) < want {
		t.Errorf("centres %d and %d from the right, date at %d", centre(first), centre(second), want)
	}
	const seal = 2381 // 42 mm
	if second.Format.Before+Pitch < seal {
		t.Errorf("seals %d apart touch", second.Format.Before+Pitch)
	}
	if first.Format.Before+Pitch/2 < seal/2 {
		t.Error("the first seal covers the text above")
	}
}

func TestTableReadsAsInPrint(t *testing.T) {
	src := docTable("序号|单位|网站标识码|是否合格|主要问题",
		"1|云川市住房和城乡建设局|3799030034|不合格|监测时间点前2周内未更新（最后更新日期2026年2月19日）；没有提供有效的互动功能",
		"2|云川市文化和旅游局|3799030035|不合格|监测时间点前2周内未更新（最后更新日期2026年1月9日）")
	tab := newTable(src, false)
	widths := tab.ColumnWidths()
	for c, cells := range []int{2, 22, 10, 6} { // half-width cells that must stand on one line
		if room := widths[c] - cellMargins; room < cells*tab.em()/2 {
			t.Errorf("column %d has room for %d twips, needs %d", c, room, cells*tab.em()/2)
		}
	}
	for c, want := range []document.Align{document.AlignCenter, document.AlignCenter, document.AlignCenter, document.AlignCenter,
		document.AlignLeft} {
		if tab.Aligns[c] != want {
			t.Errorf("column %d is aligned %v, want %v", c, tab.Aligns[c], want)
		}
	}
}

func TestFormLeavesRoomWhereItIsFilledIn(t *testing.T) {
	src := docTable("序号|单位|整改措施", "1||", "2||")
	src.Form = true
	tab := newTable(src, false)
	w := tab.ColumnWidths()
	if !tab.Form || w[0] > 800 || w[1] < 3*w[0] || w[1]-w[2] > 20 || w[2]-w[1] > 20 {
		t.Errorf("widths %v", w)
	}
}

func TestWrappedLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int // quarters of an em
		want  int
	}{{"监测一周", 16, 1}, {"监测一周", 12, 2}, {"监测一周。", 16, 2}, {"3799030034", 20, 1}, {"3799030034", 12, 2}, {"甲\n乙", 40, 2}, {"", 40, 1},
		{"2周内", 11, 1}, {"周（内", 8, 2}} {
		if got := pieces(c.text).wrapped(c.width); got != c.want {
			t.Errorf("%q in %d: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
}

func TestNotesHang(t *testing.T) {
	notes := []string{"注：1.同一账号存在几个问题的，一并列出。", "2.更新日期以检查时间点为准。"}
	if f := noteFormat(0, notes); f.Left != 480 || f.Hang != 480 {
		t.Errorf("first note %+v", f)
	}
	if f := noteFormat(1, notes); f.Left != 480 || f.Hang != 0 {
		t.Errorf("second note %+v", f)
	}
	if f := noteFormat(0, []string{"填表人："}); !f.IsZero() {
		t.Errorf("line without mark %+v", f)
	}
}

// docTable is a table from lines with cells behind |, the first one the head.
func docTable(lines ...string) *document.Table {
	var rows []document.Row
	for _, l := range lines {
		var r document.Row
		for s := range strings.SplitSeq(l, "|") {
			r.Cells = append(r.Cells, document.Cell{Text: s, RowSpan: 1, ColSpan: 1})
		}
		rows = append(rows, r)
	}
	return document.NewTable(document.Table{Columns: make([]document.Column, len(rows[0].Cells)), Head: rows[:1], Rows: rows[1:]})
}

func TestHeadsBreakBetweenWords(t *testing.T) {
	for _, c := range []struct {
		text string
		em   int // width of the cell, characters
		want string
	}{{"是否合格", 3, "是否\n合格"}, {"是否合格", 4, "是否合格"}, {"最后更新时间", 3, "最后\n更新\n时间"}, {"三个工作日内办结", 5, "三个工作\n日内办结"},
		{"无法访问比例", 4, "无法\n访问比例"}, {"序号", 1, "序\n号"}, {"", 3, ""}} {
		if got := brokenHead(c.text, c.em*emSmall, emSmall); got != c.want {
			t.Errorf("%s on %d: %q, want %q", c.text, c.em, got, c.want)
		}
	}
}
