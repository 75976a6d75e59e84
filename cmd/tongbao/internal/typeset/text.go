package typeset

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteText writes the layout as text that people and other writers can read.
// All lengths are millimetres from the top left corner of the sheet with three
// decimals, sizes are points. One mark a line, in drawing order, indented below
// its page; words in brackets are left out where they do not apply:
//
//	sign-off page P remedy R pitch MM moved N text-lines N free MM
//	seal NAME page P at X Y diameter MM "ORGAN"
//	stamp NAME page P at X Y size MM MM "ORGAN"
//	page N [unnumbered]
//	  tag ROLE ID | artifact KIND | end
//	  run FACE SIZE at X Y [turned] [red|gray] [scale S] [invisible] "TEXT" steps STEPS
//	  rule from X Y to X Y width MM [red|gray] [dashed]
//	  circle at X Y radius MM width MM
//	  link from X Y to X Y to ANCHOR
//	anchor NAME page P at X Y
//	outline LEVEL page P y Y "TITLE"
//	struct DEPTH ROLE [scope S] [rows N] [columns N] [alt "TEXT"] [content PAGE/ID …] [field page P from X Y to X Y "TEXT"]
//
// at is the origin of a run's first glyph on its baseline; a turned run goes up
// the page. STEPS are the distances from each glyph's origin to the next one's
// along the writing direction, equal neighbours as MM*COUNT; a run of one glyph
// has none. With the face's own character map this is all a writer needs.
func (l *Layout) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	if s := l.SignOff; s.Page > 0 {
		fmt.Fprintf(b, "sign-off page %d remedy %s pitch %s moved %d text-lines %d free %s\n",
			s.Page, s.Remedy, mm(s.Pitch), s.Moved, s.TextLines, mm(s.Free))
		for _, x := range s.Seals {
			if x.Diameter == 0 {
				fmt.Fprintf(b, "stamp %s page %d at %s %s size %s %s %q\n", x.Anchor, x.Page, mm(x.X), mm(x.Y), mm(x.Width), mm(x.Height), x.Organ)
				continue
			}
			fmt.Fprintf(b, "seal %s page %d at %s %s diameter %s %q\n", x.Anchor, x.Page, mm(x.X), mm(x.Y), mm(x.Diameter), x.Organ)
		}
	}
	for _, p := range l.Pages {
		fmt.Fprintf(b, "page %d", p.Number)
		if !p.Numbered {
			b.WriteString(" unnumbered")
		}
		b.WriteByte('\n')
		for _, m := range p.Marks {
			b.WriteString("  " + markText(m) + "\n")
		}
	}
	for _, a := range l.Anchors {
		fmt.Fprintf(b, "anchor %s page %d at %s %s\n", a.Name, a.Page, mm(a.X), mm(a.Y))
	}
	outlineText(b, l.Outline, 1)
	if l.Tree != nil {
		structText(b, l.Tree, 0)
	}
	return b.Flush()
}

// mm prints a length to a thousandth of a millimetre, never "-0".
func mm(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	if s = strings.TrimRight(strings.TrimRight(s, "0"), "."); s == "-0" {
		return "0"
	}
	return s
}

func markText(m Mark) string {
	switch m := m.(type) {
	case Run:
		return runText(m)
	case Rule:
		s := fmt.Sprintf("rule from %s %s to %s %s width %s%s", mm(m.X1), mm(m.Y1), mm(m.X2), mm(m.Y2), mm(m.Width), colorText(m.Color))
		if m.Dashed {
			s += " dashed"
		}
		return s
	case Circle:
		return fmt.Sprintf("circle at %s %s radius %s width %s", mm(m.X), mm(m.Y), mm(m.R), mm(m.Width))
	case Link:
		return fmt.Sprintf("link from %s %s to %s %s to %s", mm(m.X1), mm(m.Y1), mm(m.X2), mm(m.Y2), m.To)
	case Tag:
		if m.ID < 0 {
			return "artifact " + m.Artifact
		}
		return fmt.Sprintf("tag %s %d", m.Role, m.ID)
	case TagEnd:
		return "end"
	}
	return fmt.Sprintf("unknown %T", m)
}

func runText(r Run) string {
	var b strings.Builder
	fmt.Fprintf(&b, "run %s %s at %s %s", r.Face, mm(r.Size), mm(r.X), mm(r.Y))
	if r.Turned {
		b.WriteString(" turned")
	}
	b.WriteString(colorText(r.Color))
	if r.HScale != 0 && r.HScale != 1 {
		b.WriteString(" scale " + mm(r.HScale))
	}
	if r.Invisible {
		b.WriteString(" invisible")
	}
	b.WriteString(" " + strconv.Quote(r.Text()))
	if len(r.Glyphs) > 1 {
		b.WriteString(" steps" + stepsText(r.Glyphs))
	}
	return b.String()
}

// stepsText writes the distances between glyphs, equal neighbours counted.
func stepsText(gs []Glyph) string {
	var b strings.Builder
	for i := 1; i < len(gs); {
		s, n := mm(gs[i].Pen-gs[i-1].Pen), 1
		for i+n < len(gs) && mm(gs[i+n].Pen-gs[i+n-1].Pen) == s {
			n++
		}
		b.WriteString(" " + s)
		if n > 1 {
			fmt.Fprintf(&b, "*%d", n)
		}
		i += n
	}
	return b.String()
}

func colorText(c Color) string { return [...]string{"", " red", " gray"}[c] }

func outlineText(b *bufio.Writer, items []OutlineItem, level int) {
	for _, it := range items {
		fmt.Fprintf(b, "outline %d page %d y %s %q\n", level, it.Page, mm(it.Y), it.Title)
		outlineText(b, it.Kids, level+1)
	}
}

func structText(b *bufio.Writer, s *Struct, depth int) {
	fmt.Fprintf(b, "struct %d %s", depth, s.Role)
	if s.Scope != "" {
		b.WriteString(" scope " + s.Scope)
	}
	if s.RowSpan > 1 {
		fmt.Fprintf(b, " rows %d", s.RowSpan)
	}
	if s.ColSpan > 1 {
		fmt.Fprintf(b, " columns %d", s.ColSpan)
	}
	if s.Alt != "" {
		fmt.Fprintf(b, " alt %q", s.Alt)
	}
	if len(s.Content) > 0 {
		b.WriteString(" content")
		for _, c := range s.Content {
			fmt.Fprintf(b, " %d/%d", c.Page, c.ID)
		}
	}
	if f := s.Field; f != nil {
		fmt.Fprintf(b, " field page %d from %s %s to %s %s %q", f.Page, mm(f.X1), mm(f.Y1), mm(f.X2), mm(f.Y2), f.Text)
	}
	b.WriteByte('\n')
	for _, k := range s.Kids {
		structText(b, k, depth+1)
	}
}
