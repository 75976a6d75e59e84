package typeset

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// Several organs stand below each other, equally wide, with 文件 in the middle of
// their height (7.2.4).
func TestJointMark(t *testing.T) {
	m := measureSample(t, joint(3))
	first, _ := m.run("云川市人民政府办公室")
	second, _ := m.run("云川市大数据局")
	third, _ := m.run("云川市委网信办")
	word, _ := m.run("文件")
	em := gbt9704.Em(first.Size)
	m.is("7.2.4 mark 35 mm below the type area's top", first.top(), gbt9704.TypeTop+35)
	for _, r := range []Run{second, third} {
		m.is("7.2.4 names flush left", r.X, first.X)
		m.is("7.2.4 names flush right", r.right(em*r.HScale), first.right(em*first.HScale))
	}
	m.is("7.2.4 文件 in the middle", (word.top()+word.bottom())/2, (first.top()+third.bottom())/2)
	m.is("7.2.4 centred", (first.X+word.right(gbt9704.Em(word.Size)*word.HScale))/2, gbt9704.TypeCenter)
}

// The forms of the head: what each draws in red, and where the title stands.
func TestFormsOfHead(t *testing.T) {
	title := func(m ruler) float64 { r, _ := m.run("云川市人民政府办公室关于"); return r.top() }
	file := measureSample(t, basic())
	for _, c := range []struct {
		form  document.Letterhead
		mark  string // red text
		rules int
		place float64 // top of the title, mm
	}{
		{document.LetterheadFile, "云川市人民政府办公室文件", 1, title(file)},
		{document.LetterheadName, "云川市人民政府办公室", 1, -1},
		{document.LetterheadPreprinted, "", 0, title(file)},
		{document.LetterheadNone, "", 0, gbt9704.TypeTop},
	} {
		m := measureSample(t, with(basic(), func(n *document.Notice) {
			n.Head.Form = c.form
			if c.form == document.LetterheadNone {
				n.Head.Number = ""
			}
		}))
		red := ""
		for _, k := range m.l.Pages[0].Marks {
			if r, ok := k.(Run); ok && r.Color == Red {
				red += r.text()
			}
		}
		if n := len(m.rules(1, Red)); red != c.mark || n != c.rules {
			t.Errorf("form %v: red %q and %d rules, want %q and %d", c.form, red, n, c.mark, c.rules)
		}
		if c.place >= 0 {
			m.is(fmt.Sprintf("form %v: title", c.form), title(m), c.place)
		}
	}
}

// Recipients that leave no text on page 1 stand in the imprint above 抄送, with no
// rule between them (7.3.2, 7.4.2).
func TestRecipientsMoved(t *testing.T) {
	for _, s := range samples() {
		if s.name != "many-recipients" {
			continue
		}
		m := measureSample(t, s.notice)
		if !m.l.RecipientsMoved {
			t.Fatal("not moved")
		}
		to, page := m.run("主送：")
		cc, _ := m.run("抄送：")
		if to.Y >= cc.Y || page.Number != len(m.l.Pages) {
			t.Errorf("主送 at %.1f on page %d, 抄送 at %.1f", to.Y, page.Number, cc.Y)
		}
		for _, r := range m.rules(page.Number, Black) {
			if r.Y1 > to.top() && r.Y1 < cc.top() {
				t.Errorf("a rule between them at %.1f", r.Y1)
			}
		}
		if text, first := m.run("根据"); first.Number != 1 {
			t.Errorf("%q on page %d", text.text(), first.Number)
		}
	}
}

// Further lines of a name in the 附件说明 begin below its first character (7.3.4).
func TestAttachmentNamesHang(t *testing.T) {
	m := measureSample(t, with(longTable(), func(n *document.Notice) {
		n.Attachments[1].Title = "第一季度政府网站和政务新媒体检查中发现的主要问题和整改要求一览表"
	}))
	name, page := m.run("第一季度政府网站和")
	hung := false
	for _, k := range page.Marks {
		if r, ok := k.(Run); ok && r.Y > name.Y+1 && r.Y < name.Y+1.5*pitch {
			m.is("7.3.4 hanging line", r.X, name.X)
			hung = true
		}
	}
	if !hung {
		t.Error("the name takes one line")
	}
}

// An imprint that an even last page has no room for goes two pages on, and
// neither the blank page nor its own carries a number (7.5).
func TestBlankPageBeforeImprint(t *testing.T) {
	seen := map[bool]int{}
	for rows := 6; rows < 30; rows += 4 {
		m := measureSample(t, imprinted(wide(rows)))
		last := len(m.l.Pages)
		if last%2 != 0 {
			t.Errorf("%d rows: imprint on page %d", rows, last)
		}
		blank := len(m.l.Pages[last-2].Marks) == 0
		seen[blank]++
		for _, p := range m.l.Pages[last-2:] {
			if p.Numbered == blank {
				t.Errorf("%d rows: page %d of %d, numbered %v, blank page %v", rows, p.Number, last, p.Numbered, blank)
			}
		}
	}
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("cases seen: %v", seen)
	}
}

// Hundreds of pages of attachments are laid out and hold the rules.
func TestHundredsOfPages(t *testing.T) {
	n := imprinted(basic())
	n.Attachments[0].Blocks = []document.Block{siteTable(9000), para(strings.Repeat(prose(300), 40))}
	l, findings := LayOut(n, fonts(t))
	if findings.Errors() > 0 || len(l.Pages) < 300 {
		t.Fatalf("%d pages, %v", len(l.Pages), findings)
	}
	checkLayout(t, n, l)
}

// The lines of a note below a table begin behind its number, and further notes behind the
// 注： of the first.
func TestNoteHangsBehindItsNumber(t *testing.T) {
	m := measureSample(t, with(longTable(), func(n *document.Notice) {
		table := *statistics()
		table.Notes = []string{"注：1." + strings.Repeat("网站数不含已经关停的网站，", 6), "2." + strings.Repeat("合格率按检查数计算，", 7)}
		n.Attachments = n.Attachments[:1]
		n.Attachments[0].Blocks = []document.Block{document.NewTable(table)}
	}))
	first, page := m.run("注：1.")
	second, _ := m.run("2.合格率")
	m.is("second note", second.X, first.X+2*gbt9704.Em(first.Size))
	const stretched = 0.5 // mm, at most, that the blanks of a full line move its third character
	behind := map[float64]float64{first.Y: first.X + first.Glyphs[4].Pen, second.Y: second.X + second.Glyphs[2].Pen}
	hung := 0
	for _, k := range page.Marks {
		r, ok := k.(Run)
		for y, x := range behind {
			if ok && r.Y > y+1 && r.Y < y+1.6*gbt9704.Em(first.Size)+1 && !strings.HasPrefix(r.text(), "2.") && r.Size == first.Size {
				if math.Abs(r.X-x) > stretched {
					t.Errorf("%s… hangs at %.2f mm, the text behind the number is at %.2f", r.text()[:9], r.X, x)
				}
				hung++
			}
		}
	}
	if hung < 2 {
		t.Errorf("%d hanging lines", hung)
	}
}
