package typeset

import (
	"fmt"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// placeSignOff breaks the paper into pages so that name and date never stand on
// a page without text (7.3.5.5): as it is; with another line pitch near the end;
// by ending the page before early; with another pitch on all of a short paper; by
// parting a paragraph of few lines.
// When nothing helps, a finding names the cheapest edit.
func (l *layouter) placeSignOff(items []item, top float64) []filled {
	s := search{items: items, top: top, tall: l.tallSignOff, notes: len(l.n.Attachments) > longNote}
	out := &l.out.SignOff
	pages, ok := s.try(plan{first: top})
	if ok {
		out.Remedy = AsIs
	} else if better := s.remedy(pages, out); better != nil {
		pages = better
	} else {
		out.Remedy = NoRemedy
		l.reportAlone(&s)
	}
	l.describe(items, pages)
	return pages
}

// remedy returns the pages after the first remedy that helps, nil when none does.
func (s *search) remedy(pages []filled, out *SignOffPlace) []filled {
	if better := s.byPitch(pages, s.nearEnd(pages)); better != nil {
		out.Remedy = pitchRemedy(better)
		return better
	}
	if better, moved := s.byEarlyBreak(pages); better != nil {
		out.Remedy, out.Moved = EarlyBreak, moved
		return better
	}
	if better := s.byPitch(pages, []window{{1, 2}, {0, 1}, {0, 2}}); better != nil {
		out.Remedy = pitchRemedy(better)
		return better
	}
	if better, moved := s.byParting(pages); better != nil {
		out.Remedy, out.Moved = EarlyBreak, moved
		return better
	}
	return nil
}

// byParting takes the last lines of a text too short for any rule of page breaks
// over to the sign-off: a paragraph parted after its first line is the lesser
// fault.
func (s *search) byParting(pages []filled) ([]filled, int) {
	last := s.signPage(pages)
	moved := 0
	for at := pages[last].from - 1; at > 0; at-- {
		if s.items[at].kind != textItem || s.items[at].table != nil {
			continue
		}
		moved++
		got, ok := s.try(plan{first: s.top, breakAt: at, part: true})
		if ok && s.textOn(got[0]) && s.signPage(got) == last {
			return got, moved
		}
	}
	return nil, 0
}

// pitchRemedy names what has been done to the last page's pitch.
func pitchRemedy(pages []filled) Remedy {
	if pages[len(pages)-1].pitch < gbt9704.LinePitch {
		return Tighter
	}
	return Looser
}

// search tries plans for one list of items.
type search struct {
	items []item
	top   float64
	tall  bool // the sign-off is higher than a page: its parts may stand alone
	notes bool // the 附件说明 may be parted, so its lines count as text
}

// try fills pages by a plan and reports whether the sign-off stands with text.
func (s *search) try(pl plan) ([]filled, bool) {
	pages := fill(s.items, upright, pl)
	return pages, s.good(pages)
}

// good: every page with a part of the sign-off has text, unless the paper has
// none at all.
func (s *search) good(pages []filled) bool {
	hasText, alone := false, false
	for _, p := range pages {
		text, sign := 0, 0
		for i := p.from; i < p.to; i++ {
			switch s.items[i].kind {
			case textItem:
				text++
			case noteItem:
				if s.notes {
					text++
				}
			case signItem, dateItem:
				sign++
			}
		}
		hasText = hasText || text > 0
		alone = alone || sign > 0 && text == 0
	}
	return !alone || !hasText || s.tall
}

// signPage is the index of the page that carries the date.
func (s *search) signPage(pages []filled) int {
	for n, p := range pages {
		for i := p.from; i < p.to; i++ {
			if s.items[i].kind == dateItem {
				return n
			}
		}
	}
	return len(pages) - 1
}

// The search for a line pitch goes in steps of a hundredth of a millimetre down
// to gbt9704.MinPitch.
const (
	pitchStep  = 0.01
	pitchSteps = 52 // (LinePitch − MinPitch) / pitchStep, rounded up
)

// window says which pages may change their pitch: none before first, and when
// the sign-off comes back, that many pages up to the one it comes back to.
type window struct{ first, back int }

// nearEnd are the windows that leave the paper its usual pitch: page 1, where
// the head leaves few lines to gain from, keeps it, and at least one page more
// when two change.
func (s *search) nearEnd(pages []filled) []window {
	switch last := s.signPage(pages); {
	case last <= 1:
		return []window{{0, 1}}
	case last <= 3:
		return []window{{1, 1}}
	}
	return []window{{1, 1}, {1, 2}}
}

// byPitch looks for the pitch nearest to the usual one that lets the sign-off
// come back to the page before (tighter) or takes text over to it (looser).
func (s *search) byPitch(pages []filled, windows []window) []filled {
	last := s.signPage(pages)
	for _, w := range windows {
		for i := 1; i <= pitchSteps; i++ {
			if p := gbt9704.LinePitch + float64(i)*pitchStep; p <= gbt9704.MaxPitch && last > w.first {
				pl := plan{first: s.top, pitch: p, loose: max(last-1, w.first)}
				if got, ok := s.try(pl); ok && s.signPage(got) == last {
					return got
				}
			}
			p := max(gbt9704.LinePitch-float64(i)*pitchStep, gbt9704.MinPitch)
			pl := plan{first: s.top, pitch: p, loose: max(last-w.back, w.first)}
			if got, ok := s.try(pl); ok && s.signPage(got) == last-1 {
				return got
			}
		}
	}
	return nil
}

// byEarlyBreak lets the page before the sign-off end up to half a page early.
func (s *search) byEarlyBreak(pages []filled) ([]filled, int) {
	last := s.signPage(pages)
	if last == 0 {
		return nil, 0
	}
	end := pages[last].from
	for moved := 1; moved <= gbt9704.LinesPerPage/2 && end-moved > pages[last-1].from; moved++ {
		at := end - moved
		if !mayBreak(s.items, at, false) {
			continue
		}
		got, ok := s.try(plan{first: s.top, breakAt: at})
		if ok && s.textOn(got[0]) && s.signPage(got) == last {
			return got, moved
		}
	}
	return nil, 0
}

// textOn reports whether a page has body text.
func (s *search) textOn(p filled) bool {
	for i := p.from; i < p.to; i++ {
		if s.items[i].kind == textItem {
			return true
		}
	}
	return false
}

// describe records what the search came to.
func (l *layouter) describe(items []item, pages []filled) {
	s := search{items: items}
	n := s.signPage(pages)
	if n < 0 {
		return
	}
	p, out := pages[n], &l.out.SignOff
	out.Page, out.Pitch = n+1, p.pitch
	has := false
	for i := p.from; i < p.to; i++ {
		switch items[i].kind {
		case textItem:
			out.TextLines++
		case dateItem:
			has = true
			out.Free = gbt9704.TypeHeight - p.tops[i-p.from] - items[i].ink
		}
	}
	if !has {
		*out = SignOffPlace{}
	}
}

// reportAlone reports a sign-off no remedy can place and the cheapest edit.
func (l *layouter) reportAlone(s *search) {
	fewer, more := s.shorten(), s.lengthen()
	hint := "请增减正文的行数。"
	switch {
	case fewer > 0 && (more == 0 || fewer <= more):
		hint = fmt.Sprintf("最省的改法：正文减少%d行（约%d字）。", fewer, fewer*gbt9704.CellsPerLine)
	case more > 0:
		hint = fmt.Sprintf("最省的改法：正文增加%d行（约%d字）。", more, more*gbt9704.CellsPerLine)
	}
	l.findings.Tell(codeSignOffAlone, diag.Place{}, hint, "署名和成文日期落在没有正文的一页上，调整行距和提前换页都不能解决。")
}

// shorten returns how many text lines less would do, 0 when a page less is not enough.
func (s *search) shorten() int {
	for n := 1; n <= gbt9704.LinesPerPage; n++ {
		var kept []item
		dropped := 0
		for i := len(s.items) - 1; i >= 0; i-- {
			if s.items[i].kind == textItem && s.items[i].table == nil && dropped < n {
				dropped++
				continue
			}
			kept = append(kept, s.items[i])
		}
		if dropped < n {
			return 0
		}
		if !hasText(kept) {
			return 0 // a paper without text is no remedy
		}
		reverse(kept)
		t := search{items: kept, top: s.top}
		if _, ok := t.try(plan{first: s.top}); ok {
			return n
		}
	}
	return 0
}

func hasText(items []item) bool {
	return slices.ContainsFunc(items, func(it item) bool { return it.kind == textItem })
}

// lengthen returns how many text lines more would do.
func (s *search) lengthen() int {
	last := -1
	for i, it := range s.items {
		if it.kind == textItem && it.table == nil {
			last = i
		}
	}
	if last < 0 {
		return 0
	}
	extra := item{kind: textItem, ink: gbt9704.Em3, lines: 1}
	for n := 1; n <= gbt9704.LinesPerPage; n++ {
		longer := append([]item{}, s.items[:last]...)
		for range n {
			longer = append(longer, extra)
		}
		t := search{items: append(longer, s.items[last:]...), top: s.top}
		if _, ok := t.try(plan{first: s.top}); ok {
			return n
		}
	}
	return 0
}

func reverse(items []item) {
	for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
		items[i], items[j] = items[j], items[i]
	}
}

// recordSigned notes the em boxes of names and date for those who look for the
// place of the seal.
func (l *layouter) recordSigned(p piece, k kind, top float64) {
	for _, r := range p.runs {
		last := r.Glyphs[len(r.Glyphs)-1]
		b := Box{Page: l.press.page.Number}
		for _, g := range r.Glyphs {
			b.Text += string(g.Rune)
		}
		b.X1, b.Y1 = l.press.f.at(r.X, top+r.Y-gbt9704.EmAscent*gbt9704.Em3)
		b.X2, b.Y2 = l.press.f.at(r.X+last.Pen+gbt9704.Cell, top+r.Y+gbt9704.EmDescent*gbt9704.Em3)
		if k == dateItem && l.n.SignOff.DateText() != "" {
			l.out.SignOff.Date = b
		} else {
			l.out.SignOff.Names = append(l.out.SignOff.Names, b)
		}
	}
}
