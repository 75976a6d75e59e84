package typeset

import (
	"fmt"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// signSearch looks for pages on which name and date never stand without text
// (7.3.5.5). It reads set items and changes nothing.
type signSearch struct {
	items []item
	top   float64 // of the first item on page 1, mm
	tall  bool    // the sign-off is higher than a page: its parts may stand alone
	notes bool    // the 附件说明 may be parted, so its lines count as text
}

// remedied is what one remedy comes to.
type remedied struct {
	pages  []filledPage
	remedy Remedy
	moved  int // text lines taken over from the page before
}

// place breaks the paper into pages: as it is; with another line pitch near the
// end; by ending the page before early; with another pitch on all of a short
// paper; by parting a paragraph of few lines. When nothing helps, a finding names
// the cheapest edit.
func (s *signSearch) place() ([]filledPage, SignOffPlace, diag.Findings) {
	var findings diag.Findings
	pages, ok := s.try(pagePlan{first: s.top})
	best := &remedied{pages: pages, remedy: AsIs}
	if !ok {
		if best = s.firstRemedy(pages); best == nil {
			best = &remedied{pages: pages, remedy: NoRemedy}
			findings.Tell(codeSignOffAlone, diag.Place{}, s.cheapestEdit(), "署名和成文日期落在没有正文的一页上，调整行距和提前换页都不能解决。")
		}
	}
	return best.pages, s.placeOn(best), findings
}

// firstRemedy returns the first remedy that helps, nil when none does.
func (s *signSearch) firstRemedy(pages []filledPage) *remedied {
	if r := s.byPitch(pages, s.nearEnd(pages)); r != nil {
		return r
	}
	if r := s.byEarlyBreak(pages); r != nil {
		return r
	}
	if r := s.byPitch(pages, []window{{1, 2}, {0, 1}, {0, 2}}); r != nil {
		return r
	}
	return s.byParting(pages)
}

// byParting takes the last lines of a text too short for any rule of page breaks
// over to the sign-off: a paragraph parted after its first line is the lesser
// fault.
func (s *signSearch) byParting(pages []filledPage) *remedied {
	last := s.signPage(pages)
	moved := 0
	for at := pages[last].from - 1; at > 0; at-- {
		if s.items[at].kind != textItem || s.items[at].table != nil {
			continue
		}
		moved++
		got, ok := s.try(pagePlan{first: s.top, breakAt: at, part: true})
		if ok && hasText(got[0].of(s.items)) && s.signPage(got) == last {
			return &remedied{got, EarlyBreak, moved}
		}
	}
	return nil
}

// try fills pages by a plan and reports whether the sign-off stands with text.
func (s *signSearch) try(pl pagePlan) ([]filledPage, bool) {
	pages := fillPages(s.items, upright, pl)
	return pages, s.good(pages)
}

// good: every page with a part of the sign-off has text, unless the paper has
// none at all.
func (s *signSearch) good(pages []filledPage) bool {
	hasText, alone := false, false
	for _, p := range pages {
		text, sign := 0, 0
		for _, it := range p.of(s.items) {
			switch it.kind {
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

// signEnd is the index of the item that closes the sign-off, mostly the date;
// -1 for a paper without a sign-off.
func (s *signSearch) signEnd() int {
	i := len(s.items) - 1
	for i >= 0 && s.items[i].kind != signItem && s.items[i].kind != dateItem {
		i--
	}
	return i
}

// signPage is the index of the page on which the sign-off ends.
func (s *signSearch) signPage(pages []filledPage) int {
	end := s.signEnd()
	for n, p := range pages {
		if p.from <= end && end < p.to {
			return n
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
func (s *signSearch) nearEnd(pages []filledPage) []window {
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
func (s *signSearch) byPitch(pages []filledPage, windows []window) *remedied {
	last := s.signPage(pages)
	for _, w := range windows {
		for i := 1; i <= pitchSteps; i++ {
			if p := gbt9704.LinePitch + float64(i)*pitchStep; p <= gbt9704.MaxPitch && last > w.first {
				pl := pagePlan{first: s.top, pitch: p, loose: max(last-1, w.first)}
				if got, ok := s.try(pl); ok && s.signPage(got) == last {
					return &remedied{pages: got, remedy: Looser}
				}
			}
			p := max(gbt9704.LinePitch-float64(i)*pitchStep, gbt9704.MinPitch)
			pl := pagePlan{first: s.top, pitch: p, loose: max(last-w.back, w.first)}
			if got, ok := s.try(pl); ok && s.signPage(got) == last-1 {
				return &remedied{pages: got, remedy: Tighter}
			}
		}
	}
	return nil
}

// byEarlyBreak lets the page before the sign-off end up to half a page early.
func (s *signSearch) byEarlyBreak(pages []filledPage) *remedied {
	last := s.signPage(pages)
	if last == 0 {
		return nil
	}
	end := pages[last].from
	for moved := 1; moved <= gbt9704.LinesPerPage/2 && end-moved > pages[last-1].from; moved++ {
		at := end - moved
		if !mayBreak(s.items, at, false) {
			continue
		}
		got, ok := s.try(pagePlan{first: s.top, breakAt: at})
		if ok && hasText(got[0].of(s.items)) && s.signPage(got) == last {
			return &remedied{got, EarlyBreak, moved}
		}
	}
	return nil
}

// placeOn says where the sign-off stands on the pages of a remedy.
func (s *signSearch) placeOn(r *remedied) SignOffPlace {
	end := s.signEnd()
	if end < 0 {
		return SignOffPlace{}
	}
	n := s.signPage(r.pages)
	p := r.pages[n]
	out := SignOffPlace{Page: n + 1, Remedy: r.remedy, Pitch: p.pitch, Moved: r.moved}
	for _, it := range p.of(s.items) {
		if it.kind == textItem {
			out.TextLines++
		}
	}
	out.Free = gbt9704.TypeHeight - p.tops[end-p.from] - s.items[end].ink
	return out
}

// cheapestEdit says how many lines of text less or more would do.
func (s *signSearch) cheapestEdit() string {
	fewer, more := s.shorten(), s.lengthen()
	switch {
	case fewer > 0 && (more == 0 || fewer <= more):
		return fmt.Sprintf("最省的改法：正文减少%d行（约%d字）。", fewer, fewer*gbt9704.CellsPerLine)
	case more > 0:
		return fmt.Sprintf("最省的改法：正文增加%d行（约%d字）。", more, more*gbt9704.CellsPerLine)
	}
	return "请增减正文的行数。"
}

// shorten returns how many text lines less would do, 0 when a page less is not
// enough or no text would be left.
func (s *signSearch) shorten() int {
	items := slices.Clone(s.items)
	for n := 1; n <= gbt9704.LinesPerPage; n++ {
		last := lastLine(items)
		if last < 0 {
			return 0
		}
		if items = slices.Delete(items, last, last+1); !hasText(items) {
			return 0
		}
		if s.worksFor(items) {
			return n
		}
	}
	return 0
}

// lengthen returns how many text lines more would do, 0 when a page more is not
// enough.
func (s *signSearch) lengthen() int {
	items, last := slices.Clone(s.items), lastLine(s.items)
	if last < 0 {
		return 0
	}
	for n := 1; n <= gbt9704.LinesPerPage; n++ {
		if items = slices.Insert(items, last, textLine(textItem)); s.worksFor(items) {
			return n
		}
	}
	return 0
}

// worksFor reports whether other items need no remedy.
func (s *signSearch) worksFor(items []item) bool {
	other := signSearch{items: items, top: s.top}
	_, ok := other.try(pagePlan{first: s.top})
	return ok
}

// lastLine is the index of the last line of the text that is no row of a table.
func lastLine(items []item) int {
	i := len(items) - 1
	for i >= 0 && (items[i].kind != textItem || items[i].table != nil) {
		i--
	}
	return i
}

func hasText(items []item) bool {
	return slices.ContainsFunc(items, func(it item) bool { return it.kind == textItem })
}
