package typeset

import (
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// A paper of the sweep: so many lines of text, 抄送 (none: no imprint), signers.
type swept struct {
	lines, cc, signers int
	attached           bool
}

func (w swept) String() string {
	return fmt.Sprintf("%d lines, %d cc, %d signers, attached %v", w.lines, w.cc, w.signers, w.attached)
}

// notice makes the paper: paragraphs of five lines, the last one shorter.
func (w swept) notice() *document.Notice {
	n := basic()
	n.Body, n.Attachments = nil, nil
	const fill = "各单位要压实主体责任，逐项核对本单位网站和账号的栏目、链接、互动，发现问题立即处理。"
	text := []rune(strings.Repeat(fill, 60))
	for left := w.lines; left > 0; {
		k := min(left, 5)
		chars := k*gbt9704.CellsPerLine - gbt9704.CellsPerLine/2
		n.Body = append(n.Body, para(string(text[:chars-1])+"。"))
		left -= k
	}
	n.SignOff.Signers = nil
	for i := range w.signers {
		n.SignOff.Signers = append(n.SignOff.Signers, document.Signer{Name: fmt.Sprintf("云川市第%d管理局", i+1)})
	}
	n.Imprint = document.Imprint{}
	if w.cc > 0 {
		n.Imprint = document.Imprint{PrintedBy: "云川市人民政府办公室", PrintedOn: n.SignOff.Date}
		for i := range w.cc {
			n.Imprint.CC = append(n.Imprint.CC, fmt.Sprintf("市委第%d部，市人大常委会第%d办公室", i+1, i+1))
		}
	}
	if w.attached {
		n.Attachments = basic().Attachments
	}
	return n
}

// TestSheetsOfEveryLength lays out texts of 1 to 60 lines with every kind of end: name and
// date stand with text, no plan of those tried here needs fewer sheets or has fewer pages
// that are mostly blank, and no paper has more sheets than one beside those its text needs.
func TestSheetsOfEveryLength(t *testing.T) {
	set := fonts(t)
	remedies := map[Remedy]int{}
	papers, saved := 0, 0
	for _, attached := range []bool{false, true} {
		for _, cc := range []int{0, 1, 4} {
			for _, signers := range []int{1, 3, 6} {
				for lines := 2; lines <= 60; lines++ { // one line cannot stand on page 1 and with a name on page 2
					w := swept{lines, cc, signers, attached}
					l, findings := LayOut(w.notice(), set)
					if len(findings) > 0 {
						t.Errorf("%s: %v", w, findings)
						continue
					}
					s := l.SignOff
					papers++
					remedies[s.Remedy]++
					if s.Sheets < s.SheetsAsIs {
						saved++
					}
					if got := (len(l.Pages) + 1) / 2; got != s.Sheets {
						t.Errorf("%s: %d sheets, the plan says %d", w, got, s.Sheets)
					}
					checkPlan(t, w, set)
				}
			}
		}
	}
	t.Logf("%d papers: %v, %d saved a sheet", papers, remedies, saved)
}

// checkPlan holds the plan found for a paper against every page break near its end, each with
// the closest, the usual and the widest pitch of every page on.
func checkPlan(t *testing.T, w swept, set *typeface.Set) {
	t.Helper()
	n := w.notice()
	c := &compositor{n, newTypist(set), newTableSetter(newTypist(set))}
	_, top := setHead(n.Head, c.typist)
	attachments, after := c.attachments(), tail{}
	for _, a := range attachments {
		after.pages, after.bottom = after.pages+len(a.pages), a.bottom()
	}
	main := c.mainText(top, after)
	s := signSearch{items: main.items, top: top, tail: main.tail}
	found := s.worth(main.pages)
	text := 0
	for _, it := range s.items {
		if it.kind == textItem {
			text++
		}
	}
	for _, pitch := range []float64{0, gbt9704.MinPitch, 10.2, gbt9704.MaxPitch} {
		for loose := range len(main.pages) + 1 {
			for at := range len(s.items) {
				if at > 0 && (at < len(s.items)-2*gbt9704.LinesPerPage || !mayBreak(s.items, at, false)) {
					continue
				}
				pages := fillPages(s.items, upright, pagePlan{first: top, pitch: pitch, loose: loose, breakAt: at})
				if got := s.worth(pages); got.less(found) && hasText(pages[0].of(s.items)) {
					t.Errorf("%s: %+v, but pitch %.2f from page %d, a break at %d of %d: %+v", w, found, pitch, loose, at, len(s.items), got)
					return
				}
			}
		}
	}
}
