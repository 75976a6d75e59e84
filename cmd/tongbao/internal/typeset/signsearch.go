package typeset

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// signSearch looks for pages on which name and date never stand without text
// (7.3.5.5), together with the 版记: the fewest sheets, then no page that is mostly
// blank, then what disturbs the text least. It reads set items and changes nothing.
type signSearch struct {
	items []item
	top   float64 // of the first item on page 1, mm
	tall  bool    // the sign-off is higher than a page: its parts may stand alone
	notes bool    // the 附件说明 may be parted, so its lines count as text
	tail  tail
}

// tail is what follows the main text.
type tail struct {
	pages   int     // of the attachments
	bottom  float64 // lowest ink of their last page, mm
	imprint float64 // height of the 版记, mm; 0: none
	letter  bool    // its 版记 asks for no even page
}

// pagesBeforeImprint says how many pages follow number, the last one with text, whose
// lowest ink is at bottom, up to and with the one of the 版记: none when that page is
// even and has room (7.4; GB/T 33476.2 7.3.1), else one; two, of which the first is
// blank, when it is even and has no room. A letter asks for no even page.
func (t tail) pagesBeforeImprint(number int, bottom float64) int {
	even := number%2 == 0
	switch fits := bottom+gbt9704.LinePitch+t.imprint <= gbt9704.TypeHeight+slack; {
	case t.imprint == 0, fits && (t.letter || even):
		return 0
	case even && !t.letter:
		return 2
	}
	return 1
}

// sheets is how many leaves the paper has, both sides printed.
func (t tail) sheets(pages []filledPage) int {
	n, bottom := max(1, len(pages))+t.pages, t.bottom
	if t.pages == 0 && len(pages) > 0 {
		bottom = pages[len(pages)-1].bottom
	}
	return (n + t.pagesBeforeImprint(n, bottom) + 1) / 2
}

// remedied is what one remedy comes to.
type remedied struct {
	pages  []filledPage
	remedy Remedy
	moved  int // text lines taken over from the page before
}

// worth is how good pages are, the most important first; less is better.
type worth struct {
	alone  bool // name or date without text
	sheets int
	blank  int // pages that are mostly blank
}

func (w worth) less(than worth) bool {
	if w.alone != than.alone {
		return than.alone
	}
	return cmp.Or(cmp.Compare(w.sheets, than.sheets), cmp.Compare(w.blank, than.blank)) < 0
}

// reason says what made other pages better than these; empty when nothing did.
func (w worth) reason(better worth) Reason {
	switch {
	case w.alone && !better.alone:
		return NamesAlone
	case w.sheets > better.sheets:
		return FewerSheets
	case w.blank > better.blank:
		return FullerPages
	}
	return ""
}

func (s *signSearch) worth(pages []filledPage) worth {
	return worth{alone: !s.good(pages), sheets: s.tail.sheets(pages), blank: s.blanks(pages)}
}

// What is mostly blank: a page that another follows and more than a third of which is
// empty, a last one of which less than a third is used.
const (
	usedBefore = 2.0 / 3
	usedLast   = 1.0 / 3
)

// blanks counts the pages that are mostly blank.
func (s *signSearch) blanks(pages []filledPage) int {
	n := 0
	for i, p := range pages {
		least := usedBefore
		if i == len(pages)-1 {
			least = usedLast
		}
		if p.bottom < least*gbt9704.TypeHeight {
			n++
		}
	}
	return n
}

// place breaks the paper into pages: as it is; with another line pitch near the
// end; with another pitch on all of a short paper; by ending the page before early;
// by parting a paragraph of few lines. When name and date stand alone whatever is
// done, a finding names the cheapest edit.
func (s *signSearch) place() ([]filledPage, SignOffPlace, diag.Findings) {
	var findings diag.Findings
	pages := fillPages(s.items, upright, pagePlan{first: s.top})
	usual := s.worth(pages)
	best, reached := s.best(&remedied{pages: pages, remedy: AsIs}, usual)
	if reached.alone {
		best.remedy = NoRemedy
		findings.Tell(codeSignOffAlone, diag.Place{}, s.cheapestEdit(), "署名和成文日期落在没有正文的一页上，调整行距和提前换页都不能解决。")
	}
	out := s.placeOn(best)
	out.Reason, out.Sheets, out.SheetsAsIs = usual.reason(reached), reached.sheets, usual.sheets
	return best.pages, out, findings
}

// best is the best way to break the paper that is usual as it is. Remedies come in the
// order in which they disturb the text; one that cannot be bettered ends the search.
func (s *signSearch) best(usual *remedied, worth worth) (*remedied, worth) {
	best, reached := usual, worth
	if s.signEnd() < 0 && s.tail.imprint == 0 {
		return best, reached
	}
	goal := s.goal(worth)
	for _, remedies := range []func([]filledPage) iter.Seq[*remedied]{s.byPitch, s.byPitchOfAll, s.byEarlyBreak, s.byParting} {
		if !goal.less(reached) {
			break
		}
		for r := range remedies(usual.pages) {
			if !hasText(r.pages[0].of(s.items)) && hasText(usual.pages[0].of(s.items)) {
				continue // page 1 shows text (7.3.3)
			}
			if w := s.worth(r.pages); w.less(reached) {
				if best, reached = r, w; !goal.less(reached) {
					break
				}
			}
		}
	}
	return best, reached
}

// goal is what no plan betters: the sheets of the closest pitch from the first page on,
// and no page mostly blank.
func (s *signSearch) goal(usual worth) worth {
	closest := fillPages(s.items, upright, pagePlan{first: s.top, pitch: gbt9704.MinPitch})
	return worth{sheets: min(usual.sheets, s.tail.sheets(closest))}
}

// mostParted is how many lines before the sign-off are tried for a page to begin with: those of a dozen pages. What is parted
// farther away takes no other lines over to it.
const mostParted = 12 * gbt9704.LinesPerPage

// byParting takes the last lines of a text too short for any rule of page breaks
// over to the sign-off: a paragraph parted after its first line is the lesser
// fault.
func (s *signSearch) byParting(pages []filledPage) iter.Seq[*remedied] {
	return func(yield func(*remedied) bool) {
		last := s.signPage(pages)
		moved := 0
		for at := pages[last].from - 1; s.worth(pages).alone && at > 0 && moved < mostParted; at-- {
			if s.items[at].kind != textItem || s.items[at].table != nil {
				continue
			}
			moved++
			got := fillPages(s.items, upright, pagePlan{first: s.top, usual: pages, breakAt: at, part: true})
			if s.signPage(got) == last && !yield(&remedied{got, EarlyBreak, moved}) {
				return
			}
		}
	}
}

// good: every page with a part of the sign-off has text, unless the paper has
// none at all.
func (s *signSearch) good(pages []filledPage) bool {
	first := 0
	for first < len(s.items) && s.items[first].kind != signItem && s.items[first].kind != dateItem {
		first++
	}
	if first == len(s.items) || s.tall {
		return true
	}
	alone := false
	for _, p := range slices.Backward(pages) {
		if p.to <= first {
			break
		}
		text, sign := 0, 0
		for i := p.from; i < p.to; i++ {
			switch k := s.items[i].kind; {
			case s.isText(k):
				text++
			case k == signItem, k == dateItem:
				sign++
			}
		}
		alone = alone || sign > 0 && text == 0
	}
	for i := range s.items {
		if s.isText(s.items[i].kind) {
			return !alone
		}
	}
	return true
}

// isText reports what a page with the sign-off may show beside it.
func (s *signSearch) isText(k itemKind) bool { return k == textItem || k == noteItem && s.notes }

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
	for n, p := range slices.Backward(pages) {
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

// byPitch are the pitches of the pages near the end, the nearest to the usual one first.
func (s *signSearch) byPitch(pages []filledPage) iter.Seq[*remedied] {
	return s.pitches(pages, s.nearEnd(pages))
}

// byPitchOfAll are those of all pages.
func (s *signSearch) byPitchOfAll(pages []filledPage) iter.Seq[*remedied] {
	return s.pitches(pages, []window{{1, 2}, {0, 1}, {0, 2}, {1, len(pages)}, {0, len(pages)}})
}

// pitches are the pages that come of closer and wider pitches in the windows: closer
// ones bring the end back to the page before, wider ones take text over to it.
func (s *signSearch) pitches(pages []filledPage, windows []window) iter.Seq[*remedied] {
	last := s.signPage(pages)
	return func(yield func(*remedied) bool) {
		for _, w := range windows {
			for i := 1; i <= pitchSteps; i++ {
				if p := gbt9704.LinePitch + float64(i)*pitchStep; p <= gbt9704.MaxPitch && last > w.first {
					got := fillPages(s.items, upright, pagePlan{first: s.top, usual: pages, pitch: p, loose: max(last-1, w.first)})
					if !yield(&remedied{pages: got, remedy: Looser}) {
						return
					}
				}
				p := max(gbt9704.LinePitch-float64(i)*pitchStep, gbt9704.MinPitch)
				got := fillPages(s.items, upright, pagePlan{first: s.top, usual: pages, pitch: p, loose: max(last-w.back, w.first)})
				if !yield(&remedied{pages: got, remedy: Tighter}) {
					return
				}
			}
		}
	}
}

// byEarlyBreak lets the page before the sign-off end up to half a page early, first at
// the usual pitch, then with the pages filled up by the widest.
func (s *signSearch) byEarlyBreak(pages []filledPage) iter.Seq[*remedied] {
	return func(yield func(*remedied) bool) {
		last := s.signPage(pages)
		if last == 0 {
			return
		}
		end := pages[last].from
		for _, pitch := range []float64{0, gbt9704.MaxPitch} {
			for moved := 1; moved <= gbt9704.LinesPerPage/2 && end-moved > pages[last-1].from; moved++ {
				if !mayBreak(s.items, end-moved, false) {
					continue
				}
				got := fillPages(s.items, upright, pagePlan{first: s.top, usual: pages, breakAt: end - moved, pitch: pitch})
				if s.signPage(got) == last && !yield(&remedied{got, EarlyBreak, moved}) {
					return
				}
			}
		}
	}
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
	return other.good(fillPages(items, upright, pagePlan{first: s.top}))
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
