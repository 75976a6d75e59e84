package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// solidText is s without white space.
func solidText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// wantText is the text a layout has to carry, in order: the document's, with
// the recipients moved.
func wantText(n *document.Notice, l *Layout) string {
	m := *n
	if l.RecipientsMoved {
		m.Imprint.Recipients, m.Recipients = m.Recipients, nil
	}
	var b strings.Builder
	for _, e := range m.Text() {
		if e.Name != "签名章" { // it is pressed on the print
			b.WriteString(e.Text)
		}
	}
	return solidText(b.String())
}

// realText is the text of all runs that are no artifacts, in drawing order.
func realText(l *Layout) string {
	var b strings.Builder
	for _, p := range l.Pages {
		artifact := false
		for _, m := range p.Marks {
			switch m := m.(type) {
			case Tag:
				artifact = m.ID < 0
			case TagEnd:
				artifact = false
			case Run:
				if artifact {
					continue
				}
				for _, g := range m.Glyphs {
					b.WriteRune(g.Rune)
				}
			}
		}
	}
	return solidText(b.String())
}

// checkLayout holds a layout to what is true of every one: nothing outside the
// type area, all text once and in order, tags closed, structure and content in
// step, links with a goal.
func checkLayout(t *testing.T, n *document.Notice, l *Layout) {
	t.Helper()
	got, want := realText(l), wantText(n, l)
	if hasSplitRow(l) { // its cells are read part by part
		got, want = sortedText(got), sortedText(want)
	}
	if got != want {
		t.Errorf("text differs from the document's:\n%s", textDifference(got, want))
	}
	for i := range l.Pages {
		checkPage(t, &l.Pages[i], n)
	}
	checkTree(t, l)
	names := map[string]bool{}
	for _, a := range l.Anchors {
		if names[a.Name] {
			t.Errorf("anchor %q twice", a.Name)
		}
		names[a.Name] = true
	}
	for _, p := range l.Pages {
		for _, m := range p.Marks {
			if k, ok := m.(Link); ok && !names[k.To] {
				t.Errorf("page %d: link to %q leads nowhere", p.Number, k.To)
			}
		}
	}
}

// hasSplitRow reports a cell whose text stands on two pages.
func hasSplitRow(l *Layout) bool {
	var walk func(s *Struct) bool
	walk = func(s *Struct) bool {
		if s.Role == "TD" && len(s.Content) > 0 && s.Content[0].Page != s.Content[len(s.Content)-1].Page {
			return true
		}
		return slices.ContainsFunc(s.Kids, walk)
	}
	return walk(l.Tree)
}

func sortedText(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

func textDifference(got, want string) string {
	g, w := []rune(got), []rune(want)
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			from := max(0, i-10)
			return fmt.Sprintf("at %d: got %q, want %q", i, string(g[from:min(i+20, len(g))]), string(w[from:min(i+20, len(w))]))
		}
	}
	return fmt.Sprintf("got %d characters, want %d", len(g), len(w))
}

const measured = 0.02 // mm, rounding of measurements

// checkPage: the em boxes of all glyphs and all rules lie in the type area, but
// for page numbers, the draft's watermark and the head of the letter format.
func checkPage(t *testing.T, p *Page, n *document.Notice) {
	t.Helper()
	depth, kind := 0, ""
	letterHead := p.Number == 1 && n.Head.Form == document.LetterheadLetter
	for _, m := range p.Marks {
		switch m := m.(type) {
		case Tag:
			depth++
			kind = m.Artifact
		case TagEnd:
			depth--
			kind = ""
		case Run:
			if depth != 1 {
				t.Fatalf("page %d: run at tag depth %d", p.Number, depth)
			}
			if kind == "Pagination" || kind == "Background" || letterHead && m.Color == Red || m.Invisible {
				continue
			}
			checkRun(t, p, m)
		case Rule:
			if letterHead && m.Color == Red {
				continue
			}
			half := m.Width/2 + measured
			checkBox(t, p, "rule", min(m.X1, m.X2), min(m.Y1, m.Y2), max(m.X1, m.X2), max(m.Y1, m.Y2), half)
		}
	}
	if depth != 0 {
		t.Errorf("page %d: tag depth %d at the end", p.Number, depth)
	}
}

func checkRun(t *testing.T, p *Page, r Run) {
	t.Helper()
	em := gbt9704.Em(r.Size)
	for i, g := range r.Glyphs {
		w := em * 0.3 // the narrowest anything is drawn
		if i+1 < len(r.Glyphs) {
			if w = r.Glyphs[i+1].Pen - g.Pen; w < 0 {
				t.Errorf("page %d: %q goes back", p.Number, g.Rune)
			}
		} else if unicode.Is(unicode.Han, g.Rune) {
			w = gbt9704.Cell * r.Size / gbt9704.Size3
			if r.HScale > 0 {
				w = em * r.HScale
			}
		}
		if i+1 < len(r.Glyphs) && inWord(g.Rune) && inWord(r.Glyphs[i+1].Rune) {
			natural := fonts(t).Face(r.Face).Advance(g.GID) * em
			if r.HScale > 0 {
				natural *= r.HScale
			}
			if w > natural+measured {
				t.Errorf("page %d: a hole of %.2f mm after %q in %q", p.Number, w-natural, g.Rune, r.Text())
			}
		}
		if unicode.IsSpace(g.Rune) {
			continue // draws nothing
		}
		x1, y1, x2, y2 := r.X+g.Pen, r.Y-gbt9704.EmAscent*em, r.X+g.Pen+w, r.Y+gbt9704.EmDescent*em
		if r.Turned {
			x1, y1, x2, y2 = r.X-gbt9704.EmAscent*em, r.Y-g.Pen-w, r.X+gbt9704.EmDescent*em, r.Y-g.Pen
		}
		checkBox(t, p, string(g.Rune), x1, y1, x2, y2, measured)
	}
}

// inWord reports what numbers, words and addresses are written with: no hole may stand
// between two of them, or a reader of the PDF finds two words.
func inWord(r rune) bool { return r > ' ' && r < 0x7F }

func checkBox(t *testing.T, p *Page, what string, x1, y1, x2, y2, tol float64) {
	t.Helper()
	if x1 < gbt9704.TypeLeft-tol || x2 > gbt9704.TypeRight+tol || y1 < gbt9704.TypeTop-tol || y2 > gbt9704.TypeBottom+tol {
		t.Errorf("page %d: %s at %.2f %.2f – %.2f %.2f is outside the type area", p.Number, what, x1, y1, x2, y2)
	}
}

// checkTree: each marked content of a page belongs to exactly one element of
// the same role.
func checkTree(t *testing.T, l *Layout) {
	t.Helper()
	owner := map[Content]string{}
	var walk func(s *Struct)
	walk = func(s *Struct) {
		if len(s.Kids) == 0 && len(s.Content) == 0 && s.Role != "TD" && s.Role != "TH" && s != l.Tree {
			t.Errorf("empty element %s", s.Role)
		}
		for _, c := range s.Content {
			if owner[c] != "" {
				t.Errorf("content %v belongs to two elements", c)
			}
			owner[c] = s.Role
		}
		for _, k := range s.Kids {
			walk(k)
		}
	}
	walk(l.Tree)
	for _, p := range l.Pages {
		for _, m := range p.Marks {
			if g, ok := m.(Tag); ok && g.ID >= 0 {
				c := Content{p.Number, g.ID}
				if owner[c] != g.Role {
					t.Errorf("content %v is tagged %s, its element is %q", c, g.Role, owner[c])
				}
				delete(owner, c)
			}
		}
	}
	for c := range owner {
		t.Errorf("content %v is on no page", c)
	}
}

func TestSamplesHoldTheRules(t *testing.T) {
	set := fonts(t)
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			l, findings := LayOut(s.notice, set)
			if findings.Errors() > 0 {
				t.Fatalf("findings: %v", findings)
			}
			checkLayout(t, s.notice, l)
		})
	}
}

// TestTwoLinesOfTextArePartedForTheSignOff: with a 附件说明 that fills the rest of
// page 1 the second line of a text of two goes over with name and date.
func TestTwoLinesOfTextArePartedForTheSignOff(t *testing.T) {
	n := short(40)
	for len(n.Attachments) < 5 {
		a := basic().Attachments[0]
		a.ID, a.Label = fmt.Sprint("fj", len(n.Attachments)+1), fmt.Sprint("附件", len(n.Attachments)+1)
		n.Attachments = append(n.Attachments, a)
	}
	l, findings := LayOut(n, fonts(t))
	if findings.Errors() > 0 {
		t.Fatal(findings)
	}
	s := l.SignOff
	if s.Remedy != EarlyBreak || s.Moved != 1 || s.TextLines != 1 || s.Page != 2 {
		t.Errorf("sign-off %+v, want one line of text above it on page 2", s)
	}
	checkLayout(t, n, l)
}

// TestSignOffAlwaysFindsAPlace runs the search over texts of every length: name
// and date stand with text, and every remedy is needed somewhere.
func TestSignOffAlwaysFindsAPlace(t *testing.T) {
	set := fonts(t)
	seen := map[Remedy]int{}
	for _, attached := range []bool{false, true} {
		for n := 150; n < 1500; n += 14 {
			notice := short(n)
			if attached {
				notice.Attachments = basic().Attachments
			}
			l, findings := LayOut(notice, set)
			if len(findings) > 0 {
				t.Fatalf("%d characters: %v", n, findings)
			}
			s := l.SignOff
			seen[s.Remedy]++
			if s.TextLines == 0 || s.Page == 0 {
				t.Fatalf("%d characters: no text above the sign-off: %+v", n, s)
			}
			if s.Pitch < gbt9704.MinPitch-1e-9 || s.Pitch > gbt9704.MaxPitch+1e-9 {
				t.Errorf("%d characters: pitch %.3f mm", n, s.Pitch)
			}
			checkLayout(t, notice, l)
			checkSeals(t, l)
		}
	}
	for _, r := range []Remedy{AsIs, Tighter, Looser, EarlyBreak} {
		if seen[r] == 0 {
			t.Errorf("remedy %s never used: %v", r, seen)
		}
	}
	t.Log(seen)
}

// checkSeals: each seal within one line of the text, over name and date, inside
// the type area, none touching another (7.3.5.1).
func checkSeals(t *testing.T, l *Layout) {
	t.Helper()
	s := l.SignOff
	for i, a := range s.Seals {
		r := a.Diameter / 2
		checkBox(t, &l.Pages[a.Page-1], "seal", a.X-r, a.Y-r, a.X+r, a.Y+r, measured)
		for _, b := range s.Seals[:i] {
			dx, dy := a.X-b.X, a.Y-b.Y
			if a.Page == b.Page && dx*dx+dy*dy <= a.Diameter*a.Diameter {
				t.Errorf("%s and %s touch", a.Anchor, b.Anchor)
			}
		}
	}
	if len(s.Seals) == 0 {
		return
	}
	last, text := s.Seals[len(s.Seals)-1], 0.0
	for _, m := range l.Pages[s.Seals[0].Page-1].Marks {
		if r, ok := m.(Run); ok && r.Y < s.Names[0].Y1-1 && !r.Turned {
			text = max(text, r.Y+gbt9704.EmDescent*gbt9704.Em(r.Size))
		}
	}
	if gap := s.Seals[0].Y - s.Seals[0].Diameter/2 - text; gap <= 0 || gap > gbt9704.SealTopGap {
		t.Errorf("seal's top %.2f mm below the text, want within (0, %v]", gap, gbt9704.SealTopGap)
	}
	if d := s.Date; last.Page != d.Page || d.Y2 > last.Y+last.Diameter/2 || d.Y1 < last.Y {
		t.Errorf("seal at %.2f does not press the date %.2f–%.2f from above its middle", last.Y, d.Y1, d.Y2)
	}
}

// TestSealsOfJointPapers: two to nine organs.
func TestSealsOfJointPapers(t *testing.T) {
	set := fonts(t)
	for signers := 2; signers <= 9; signers++ {
		for _, diameter := range []float64{42, gbt9704.SealCity, 50} {
			n := joint(signers)
			n.SignOff.SealDiameter = diameter
			l, _ := LayOut(n, set)
			if len(l.SignOff.Seals) != signers || len(l.SignOff.Names) != signers {
				t.Fatalf("%d signers: %d seals, %d names", signers, len(l.SignOff.Seals), len(l.SignOff.Names))
			}
			checkLayout(t, n, l)
			checkSeals(t, l)
		}
	}
}

// TestMissingGlyph: a character no face has is an error with its place.
func TestMissingGlyph(t *testing.T) {
	set := fonts(t)
	n := basic()
	at := diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: "B4"}
	table := n.Attachments[0].Blocks[0].(*document.Table)
	table.Rows[1].Cells[1].Text = "云川\U000F0000局"
	table.Rows[1].Cells[1].Place = at
	_, findings := LayOut(n, set)
	if len(findings) != 1 || findings[0].Code != "no-glyph" || findings[0].Place != at || !strings.Contains(findings[0].Text, "U+F0000") {
		t.Errorf("findings: %v", findings)
	}
}

// A character that no face has is told of in each cell that has it, though the cells say the same.
func TestMissingGlyphInEachCell(t *testing.T) {
	if _, findings := LayOut(attachedTables(missingTable(200)), fonts(t)); len(findings) != 200 {
		t.Errorf("%d findings of 200", len(findings))
	}
}

// TestDeterministic: the same notice gives the same layout.
func TestDeterministic(t *testing.T) {
	set := fonts(t)
	a, fa := LayOut(longTable(), set)
	b, fb := LayOut(longTable(), set)
	if dump(t, a, fa) != dump(t, b, fb) {
		t.Error("two layouts of one notice differ")
	}
}
