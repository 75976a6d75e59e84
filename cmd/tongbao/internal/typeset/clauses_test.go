package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// ruler measures a layout.
type ruler struct {
	t *testing.T
	l *Layout
}

func measureSample(t *testing.T, n *document.Notice) ruler {
	t.Helper()
	l, findings := LayOut(n, fonts(t))
	if findings.Errors() > 0 {
		t.Fatal(findings)
	}
	return ruler{t, l}
}

// run finds the first run whose text begins with s.
func (m ruler) run(s string) (Run, *Page) {
	m.t.Helper()
	for i := range m.l.Pages {
		for _, k := range m.l.Pages[i].Marks {
			if r, ok := k.(Run); ok && strings.HasPrefix(r.text(), s) {
				return r, &m.l.Pages[i]
			}
		}
	}
	m.t.Fatalf("no run begins with %q", s)
	return Run{}, nil
}

func (r Run) text() string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

func (r Run) top() float64    { return r.Y - gbt9704.EmAscent*gbt9704.Em(r.Size) }
func (r Run) bottom() float64 { return r.Y + gbt9704.EmDescent*gbt9704.Em(r.Size) }

// right is the end of a run whose last character is full-width.
func (r Run) right(cell float64) float64 { return r.X + r.Glyphs[len(r.Glyphs)-1].Pen + cell }

// rules returns the rules of a page of one colour from top to bottom.
func (m ruler) rules(page int, c Color) []Rule {
	var out []Rule
	for _, k := range m.l.Pages[page-1].Marks {
		if r, ok := k.(Rule); ok && r.Color == c && r.Y1 == r.Y2 {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Rule) int {
		if a.Y1 < b.Y1 {
			return -1
		}
		return 1
	})
	return out
}

// is compares a measured length with what a clause asks for.
func (m ruler) is(clause string, got, want float64) {
	m.t.Helper()
	if math.Abs(got-want) > 0.1 {
		m.t.Errorf("%s: %.3f mm, want %.3f", clause, got, want)
	}
}

func (m ruler) set(clause string, r Run, role typeface.Role, size float64) {
	m.t.Helper()
	g, _ := fonts(m.t).Glyph(role, r.Glyphs[0].Rune)
	if r.Face != g.Face.Name || r.Size != size {
		m.t.Errorf("%s: %q in %s %v pt, want %s %v pt", clause, r.text(), r.Face, r.Size, g.Face.Name, size)
	}
}

const (
	em3   = gbt9704.Em3
	zi    = gbt9704.Cell // 一字
	pitch = gbt9704.LinePitch
)

func TestClausesHead(t *testing.T) {
	m := measureSample(t, with(basic(), func(n *document.Notice) {
		n.Head.Copy, n.Head.Secrecy, n.Head.Urgency = "000001", "秘密★1年", "特急"
	}))
	no, _ := m.run("000001")
	m.set("7.2.1 份号", no, typeface.FangSong, gbt9704.Size3)
	m.is("7.2.1 份号 on line 1", no.top(), gbt9704.TypeTop)
	m.is("7.2.1 份号 flush left", no.X, gbt9704.TypeLeft)
	secret, _ := m.run("秘密")
	m.set("7.2.2 密级", secret, typeface.HeiTi, gbt9704.Size3)
	m.is("7.2.2 密级 on line 2", secret.top()-no.top(), pitch)
	urgent, _ := m.run("特急")
	m.set("7.2.3 紧急程度", urgent, typeface.HeiTi, gbt9704.Size3)
	m.is("7.2.3 紧急程度 on its own line", urgent.top()-secret.top(), pitch)
	mark, _ := m.run("云川市人民政府办公室文件")
	m.is("7.2.4 mark 35 mm below the type area's top", mark.top(), gbt9704.TypeTop+35)
	m.is("7.2.4 mark centred", (mark.X+mark.right(gbt9704.Em(mark.Size)))/2, gbt9704.TypeCenter)
	number, _ := m.run("云政办发")
	m.is("7.2.5 number two blank lines below the mark", number.top()-mark.bottom(), 2*pitch)
	m.is("7.2.5 number centred", (number.X+number.right(zi))/2, gbt9704.TypeCenter)
	red := m.rules(1, Red)
	if len(red) != 1 {
		t.Fatalf("7.2.7: %d red rules", len(red))
	}
	m.is("7.2.7 rule 4 mm below the number", red[0].Y1-red[0].Width/2-number.bottom(), 4)
	m.is("7.2.7 rule's length", red[0].X2-red[0].X1, gbt9704.TypeWidth)
	title, _ := m.run("云川市人民政府办公室关于")
	m.set("7.3.1 标题", title, typeface.XiaoBiaoSong, gbt9704.Size2)
	m.is("7.3.1 title two blank lines below the rule", title.top()-red[0].Y1-red[0].Width/2, 2*pitch)
}

func TestClausesUpwardHead(t *testing.T) {
	m := measureSample(t, with(basic(), func(n *document.Notice) { n.Head.Leaders = []string{"王丽", "李建国", "赵明"} }))
	number, _ := m.run("云政办发")
	label, _ := m.run("签发人：")
	second, _ := m.run("李建国")
	third, _ := m.run("赵\u3000明")
	first, _ := m.run("王\u3000丽") // as wide as a name of three
	m.set("7.2.6 签发人", second, typeface.KaiTi, gbt9704.Size3)
	m.is("7.2.6 right inset of one cell", second.right(zi), gbt9704.TypeRight-zi)
	m.is("7.2.6 names on the label's line", second.Y, label.Y)
	m.is("7.2.6 further names below the first", third.X, first.X)
	m.is("7.2.5 number on the line of the last 签发人", number.Y, third.Y)
	m.is("7.2.5 number one cell in", number.X, gbt9704.TypeLeft+zi)
}

func TestClausesText(t *testing.T) {
	m := measureSample(t, with(longTable(), func(n *document.Notice) { n.Note = "联系人：王丽" }))
	to, first := m.run("各区县人民政府")
	last, _ := m.run("检查情况的通报")
	m.is("7.3.2 主送机关 one blank line below the title", to.top()-last.bottom(), pitch)
	m.is("7.3.2 主送机关 flush left", to.X, gbt9704.TypeLeft)
	para, _ := m.run("根据")
	m.is("7.3.3 indent of two cells", para.X, gbt9704.TypeLeft+2*zi)
	if first.Number != 1 {
		t.Error("7.3.3: no text on page 1")
	}
	for text, role := range map[string]typeface.Role{"一、": typeface.HeiTi, "（一）": typeface.KaiTi, "1.": typeface.FangSong,
		"（1）": typeface.FangSong} {
		h, _ := m.run(text)
		m.set("7.3.3 "+text, h, role, gbt9704.Size3)
	}
	one, _ := m.run("附件：1.")
	two, _ := m.run("2.")
	m.is("7.3.4 附件说明 two cells in", one.X, gbt9704.TypeLeft+2*zi)
	m.is("7.3.4 second name below the first", two.X, one.X+3*zi)
	date, _ := m.run("2026年4月9日")
	note, _ := m.run("（联系人")
	m.is("7.3.6 附注 on the line below the date", note.Y-date.Y, pitch)
	m.is("7.3.6 附注 two cells in", note.X, gbt9704.TypeLeft+2*zi)
}

// A full page has 22 lines, the first on the type area's top, the last on its bottom.
func TestClausesGrid(t *testing.T) {
	m := measureSample(t, short(2000))
	var lines []Run
	for _, k := range m.l.Pages[1].Marks {
		if r, ok := k.(Run); ok && r.Size == gbt9704.Size3 {
			lines = append(lines, r)
		}
	}
	if len(lines) != gbt9704.LinesPerPage {
		t.Fatalf("5.2.3: %d lines", len(lines))
	}
	m.is("5.2.3 first line on the top", lines[0].top(), gbt9704.TypeTop)
	m.is("5.2.3 22nd line on the bottom", lines[21].bottom(), gbt9704.TypeBottom)
	flush := 0
	for _, r := range lines {
		m.is("5.2.3 left edge", r.X, gbt9704.TypeLeft)
		if last := r.Glyphs[len(r.Glyphs)-1].Rune; unicode.Is(unicode.Han, last) {
			m.is("5.2.3 right edge", r.right(zi), gbt9704.TypeRight)
			flush++
		}
	}
	if flush < 10 {
		t.Errorf("5.2.3: %d lines end in a character of full width", flush)
	}
}

func TestClausesSignOff(t *testing.T) {
	date := func(m ruler) Run { r, _ := m.run("2026年4月9日"); return r }
	m := measureSample(t, short(500))
	d := date(m)
	m.is("7.3.5.1 date ends four cells in", d.right(zi), gbt9704.TypeRight-4*zi)
	name := m.l.SignOff.Names[0]
	m.is("7.3.5.1 name centred on the date", (name.X1+name.X2)/2, (d.X+d.right(zi))/2)
	m.is("7.3.5.1 name on the line above", d.top()-name.Y1, m.l.SignOff.Pitch)
	m.is("7.3.5.1 seal on the axis of the date", m.l.SignOff.Seals[0].X, (d.X+d.right(zi))/2)

	m = measureSample(t, with(short(500), func(n *document.Notice) { n.SignOff.Sealed = false }))
	name, d = m.l.SignOff.Names[0], date(m)
	m.is("7.3.5.2 name ends two cells in", name.X2, gbt9704.TypeRight-2*zi)
	m.is("7.3.5.2 date two cells right of the name's first character", d.X, name.X1+2*zi)

	m = measureSample(t, with(short(500), func(n *document.Notice) {
		n.SignOff.Sealed, n.SignOff.Signers = false, []document.Signer{{Name: "市政府办"}}
	}))
	name, d = m.l.SignOff.Names[0], date(m)
	m.is("7.3.5.2 longer date ends two cells in", d.right(zi), gbt9704.TypeRight-2*zi)
	m.is("7.3.5.2 name two cells left of it", name.X1, d.X-2*zi)

	m = measureSample(t, with(short(500), func(n *document.Notice) {
		n.SignOff.Signers = []document.Signer{{Name: "云川市人民政府", Post: "市长", Stamp: "王丽"}}
	}))
	d = date(m)
	stamp := m.l.SignOff.Seals[0]
	post, _ := m.run("市长")
	m.is("7.3.5.3 stamp ends four cells in", stamp.X+stamp.Width/2, gbt9704.TypeRight-4*zi)
	m.is("7.3.5.3 post two cells left of it", post.right(zi), stamp.X-stamp.Width/2-2*zi)
	m.is("7.3.5.3 post on the stamp's axis", post.Y-gbt9704.EmAscent*gbt9704.Em3+gbt9704.Em3/2, stamp.Y)
	m.is("7.3.5.3 date one blank line below", d.Y-post.Y, 2*m.l.SignOff.Pitch)
	for _, mark := range m.l.Pages[stamp.Page-1].Marks {
		if r, ok := mark.(Run); ok && !r.Invisible && r.X+zi > stamp.X-stamp.Width/2 && math.Abs(r.Y-stamp.Y) < stamp.Height/2 {
			t.Errorf("%q stands where the stamp goes", r.Text())
		}
	}
	m.is("7.3.5.3 date ends four cells in", d.right(zi), gbt9704.TypeRight-4*zi)
}

func TestClausesImprintAndPageNumber(t *testing.T) {
	m := measureSample(t, imprinted(basic()))
	last := len(m.l.Pages)
	if last%2 != 0 {
		t.Errorf("GB/T 33476.2 7.3.1: imprint on page %d", last)
	}
	var full []Rule
	for _, r := range m.rules(last, Black) {
		if r.X2-r.X1 == gbt9704.TypeWidth {
			full = append(full, r)
		}
	}
	if len(full) != 3 {
		t.Fatalf("7.4.1: %d rules", len(full))
	}
	for i, w := range []float64{0.35, 0.25, 0.35} {
		m.is("7.4.1 weight", full[i].Width, w)
	}
	m.is("7.4.1 last rule on the type area's bottom", full[2].Y1+full[2].Width/2, gbt9704.TypeBottom)
	cc, _ := m.run("抄送：")
	m.set("7.4.2 抄送", cc, typeface.FangSong, gbt9704.Size4)
	em4 := gbt9704.Em(gbt9704.Size4)
	m.is("7.4.2 抄送 one character in", cc.X, gbt9704.TypeLeft+em4)
	printed, _ := m.run("2026年4月9日印发")
	m.is("7.4.3 印发日期 one character in", printed.right(em4), gbt9704.TypeRight-em4)

	odd, _ := m.run("— 1 —")
	even, _ := m.run("— 2 —")
	m.set("7.5 page number", odd, typeface.SongTi, gbt9704.Size4)
	m.is("7.5 dash 7 mm below the type area", odd.Y-0.35*em4, gbt9704.TypeBottom+7)
	m.is("7.5 odd page right, one character in", odd.right(em4), gbt9704.TypeRight-em4)
	m.is("7.5 even page left, one character in", even.X, gbt9704.TypeLeft+em4)
}

func TestClausesAttachment(t *testing.T) {
	m := measureSample(t, longTable())
	label, page := m.run("附件2")
	m.set("7.3.7 label", label, typeface.HeiTi, gbt9704.Size3)
	m.is("7.3.7 label on line 1", label.top(), gbt9704.TypeTop)
	title, _ := m.run("第一季度政府网站检查问题清单")
	for _, k := range page.Marks {
		if r, ok := k.(Run); ok && r.Size == gbt9704.Size2 {
			title = r
		}
	}
	m.is("7.3.7 title on line 3", title.top(), gbt9704.TypeTop+2*pitch)
	m.is("7.3.7 title centred", (title.X+title.right(gbt9704.Em(gbt9704.Size2)))/2, gbt9704.TypeCenter)
}

func TestClausesLetter(t *testing.T) {
	m := measureSample(t, letter())
	mark, page := m.run("云川市人民政府办公室")
	m.is("10.1 mark 30 mm below the paper's top", mark.top(), 30)
	red := m.rules(1, Red)
	if len(red) != 4 {
		t.Fatalf("10.1: %d red rules", len(red))
	}
	m.is("10.1 rule 4 mm below the mark", red[0].Y1-red[0].Width/2-mark.bottom(), 4)
	m.is("10.1 rule 20 mm above the paper's bottom", gbt9704.PageHeight-red[3].Y1-red[3].Width/2, 20)
	for _, r := range red {
		m.is("10.1 length", r.X2-r.X1, 170)
	}
	if red[0].Width <= red[1].Width || red[2].Width >= red[3].Width {
		t.Error("10.1: thick over thin above, thin over thick below")
	}
	number, _ := m.run("云政办函")
	m.is("10.1 number flush right", number.right(zi), gbt9704.TypeRight)
	m.is("10.1 number below the rule", number.top()-red[1].Y1-red[1].Width/2, gbt9704.LetterGap)
	title, _ := m.run("云川市人民政府办公室关于")
	urgent, _ := m.run("特急")
	m.is("10.1 title two lines below the last element", title.top()-urgent.bottom(), 2*pitch)
	if page.Numbered {
		t.Error("10.1: page 1 carries a number")
	}
}

// Chapter 8: content turned counter-clockwise, its top at the sheet's left, the
// page number where portrait pages have it.
func TestClausesLandscape(t *testing.T) {
	m := measureSample(t, wide(12))
	label, page := m.run("附件")
	for i := range m.l.Pages {
		for _, k := range m.l.Pages[i].Marks {
			if r, ok := k.(Run); ok && r.text() == "附件" {
				label, page = r, &m.l.Pages[i]
			}
		}
	}
	if !label.Turned {
		t.Fatal("8: not turned")
	}
	m.is("8 its line 1 at the type area's left", label.X-gbt9704.EmAscent*em3, gbt9704.TypeLeft)
	m.is("8 flush with the type area's bottom", label.Y, gbt9704.TypeBottom)
	number, _ := m.run("— " + string(rune('0'+page.Number)) + " —")
	if number.Turned {
		t.Error("8: page number turned")
	}
}
