package story

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
)

// TestSignOffIsThePrints holds names and date to the places of the print.
func TestSignOffIsThePrints(t *testing.T) {
	const mm = 1440 / 25.4
	of := func(fit document.SignOffFit) (out []*Paragraph) {
		var b builder
		b.signOff(document.SignOff{Fit: &fit})
		for _, it := range b.items {
			out = append(out, it.(*Paragraph))
		}
		return out
	}
	date := document.SignerFit{Lines: []string{"2026年4月9日"}, Left: 156 - (4*CharWidth+length2026)/mm, Centred: true}
	name := document.SignerFit{Lines: []string{"云川市", "政务公开办公室"}, Left: 100, Above: 20, Centred: true}
	ps := of(document.SignOffFit{Names: []document.SignerFit{name}, Date: date})
	axis := twips(100) + 7*CharWidth/2
	if f := ps[0].Format; ps[0].Text() != "云川市\n政务公开办公室" || (f.Left+TextWidth)/2 != axis || f.Before != 1134 {
		t.Errorf("sealed name: %q %+v, axis %d", ps[0].Text(), f, axis)
	}
	if ps[1].Format != (Format{}) {
		t.Errorf("sealed date: %+v", ps[1].Format)
	}
	beside := document.SignerFit{Lines: []string{"乙局"}, Left: 140, Above: -10, Centred: true}
	name.Lines = []string{"甲局"}
	beside.Lines = []string{"乙局", "办"}
	var b builder
	b.printedNames(&document.SignOffFit{Names: []document.SignerFit{name, beside}})
	want := &NameRow{Before: twips(20) - Pitch, Cells: []NameCell{
		{Width: twips(100) + CharWidth - twips(40)/2}, {Width: twips(40) / 2 * 2, Lines: name.Lines},
		{Width: twips(40) / 2 * 2, Lines: beside.Lines}}}
	if d := cmp.Diff([]Item{want}, b.items); d != "" {
		t.Errorf("a row of seals: %s", d)
	}
	name.Centred, date.Centred, date.Left = false, false, 111
	ps = of(document.SignOffFit{Names: []document.SignerFit{name}, Date: date})
	if ps[0].Format.Left != twips(100) || TextWidth-ps[1].Format.Right-length2026 != twips(111) {
		t.Errorf("unsealed: name %+v, date %+v", ps[0].Format, ps[1].Format)
	}
}

const length2026 = 3*CharWidth + 6*halfCell // of 2026年4月9日

// TestImprintLines holds that 抄送 is broken as in print and hangs by the style; with 主送
// above it in one paragraph the labels stand below each other.
func TestImprintLines(t *testing.T) {
	of := func(im document.Imprint) (string, Format) {
		var b builder
		b.imprint(&document.Notice{Imprint: im})
		p := b.items[0].(*Paragraph)
		return p.Text(), p.Format
	}
	cc := document.Imprint{CC: []string{"甲", "乙"}}
	if text, f := of(cc); text != "抄送：甲，乙。" || f != (Format{After: imprintTail}) {
		t.Errorf("not laid out: %q %+v", text, f)
	}
	cc.CCLines = []string{"抄送：甲，", "乙。"}
	if text, f := of(cc); text != "抄送：甲，\n乙。" || f.Left != 0 {
		t.Errorf("laid out: %q %+v", text, f)
	}
	cc.Recipients = []string{"丙"}
	if text, f := of(cc); text != "主送：丙。\n抄送：甲，\n\u3000\u3000\u3000乙。" || f.Left != ImprintInset || f.Hang != ImprintInset {
		t.Errorf("with 主送: %q %+v", text, f)
	}
}

// TestMarkIsThePrints holds that the mark has the size, width and lines of the print.
func TestMarkIsThePrints(t *testing.T) {
	of := func(form document.Letterhead, fit *document.MarkFit, organs ...string) Item {
		var b builder
		b.head(&document.Notice{Head: document.Head{Form: form, Organs: organs, Mark: fit}})
		return b.items[0]
	}
	plain := &Paragraph{Style: Mark, Element: "发文机关标志", Runs: []Run{{Text: "甲局文件"}}}
	if d := cmp.Diff(plain, of(document.LetterheadFile, nil, "甲局")); d != "" {
		t.Errorf("not laid out: %s", d)
	}
	fit := &document.MarkFit{Size: 36, Scale: 0.704, Lines: []string{"甲市人民政府", "乙局文件"}}
	want := Format{Size: 72, Line: 920, Scale: 70}
	if p := of(document.LetterheadFile, fit, "甲市人民政府乙局").(*Paragraph); p.Text() != "甲市人民政府\n乙局文件" || p.Format != want {
		t.Errorf("one organ: %q %+v", p.Text(), p.Format)
	}
	if p := of(document.LetterheadName, fit, "甲", "乙").(*Paragraph); p.Text() != "甲市人民政府\n乙局文件" {
		t.Errorf("names: %q", p.Text())
	}
	fit.Width = 100
	joint := &JointMark{Style: Mark, Names: []string{"甲", "乙"}, Word: "文件", Before: MarkBefore, Size: 72, Scale: 70, NamesWidth: 5795,
		WordWidth: 1140}
	if d := cmp.Diff(joint, of(document.LetterheadFile, fit, "甲", "乙")); d != "" {
		t.Errorf("several: %s", d)
	}
}

// TestLetterNumberStandsBesideTheFirstLine: with a 份号 the number is pinned to its line,
// without one it is a line of its own.
func TestLetterNumberStandsBesideTheFirstLine(t *testing.T) {
	h := document.Head{Form: document.LetterheadLetter, Organs: []string{"甲局"}, Number: "甲函〔2026〕2号"}
	number := func() *Paragraph {
		var b builder
		b.head(&document.Notice{Head: h})
		i := slices.IndexFunc(b.items, func(it Item) bool { return it.(*Paragraph).Element == "发文字号" })
		return b.items[i].(*Paragraph)
	}
	if p := number(); p.Frame != NoFrame {
		t.Errorf("alone it is framed: %+v", p)
	}
	h.Copy = "000001"
	if p := number(); p.Frame != LetterNumber || p.Top != LetterMarkTop+760+letterRule+letterGap {
		t.Errorf("beside the 份号: %+v", p)
	}
}

// TestNotesHang holds that notes align: all begin behind the 注： of the first one, and the
// lines of each stand behind its number.
func TestNotesHang(t *testing.T) {
	for _, c := range []struct {
		notes []string
		want  []Format
	}{
		{[]string{"注：1.同一账号存在几个问题的，一并列出。", "2.更新日期以检查时间点为准。", "10.略。", "略。"},
			[]Format{{Left: 720, Hang: 720, Before: 96}, {Left: 720, Hang: 240}, {Left: 840, Hang: 360}, {Left: 480}}},
		{[]string{"注：2.5分以下的不列。", "数据截至3月底。"}, []Format{{Left: 480, Hang: 480, Before: 96}, {Left: 480}}},
		{[]string{"①甲。", "（2）乙。"}, []Format{{Left: 240, Hang: 240, Before: 96}, {Left: 600, Hang: 600}}},
		{[]string{"填表人："}, []Format{{Before: 96}}},
	} {
		marks := document.NewTable(document.Table{Notes: c.notes}).NoteMarks()
		for i, want := range c.want {
			if f := noteFormat(i, marks, SizeLittle4); f != want {
				t.Errorf("%s: %+v, want %+v", c.notes[i], f, want)
			}
		}
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

// What the print has decided is copied: lines, size, widths.
func TestDecisionsAreThePrints(t *testing.T) {
	src := docTable("序号|是否合格", "1|合格")
	plain := newTable(src, false)
	if w := plain.ColumnWidths(); plain.Size != SizeLittle4 || w[0] != w[1] || plain.Grid[0][1].Text != "是否合格" {
		t.Errorf("not laid out: %d half points, widths %v, head %q", plain.Size, w, plain.Grid[0][1].Text)
	}
	src.Fit = &document.Fit{Size: 10.5, Widths: []float64{52.02, 103.98}, Heads: [][]string{{"序号", "是否\n合格"}},
		Rows: []document.RowFit{{Height: 9.9, Kept: true}, {Height: 20, Parted: true}}}
	tab := newTable(src, false)
	if d := cmp.Diff([]int{2948, 5896}, tab.ColumnWidths()); d != "" || tab.Size != Size5 || tab.Grid[0][1].Text != "是否\n合格" {
		t.Errorf("laid out: %d half points, head %q, widths %s", tab.Size, tab.Grid[0][1].Text, d)
	}
	if d := cmp.Diff([]Row{{Height: 561, Kept: true}, {Height: Pitch, Parted: true}}, tab.Rows); d != "" {
		t.Errorf("rows: %s", d)
	}
	for want, lines := range map[string][]string{"关于检查的通报": nil, "关于检查\n的通报": {"关于检查", "的通报"}} {
		if got := titleText("关于检查的通报", lines); got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	}
}
