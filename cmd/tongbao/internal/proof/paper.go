package proof

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
)

// slot is the part of the paper a passage stands in.
type slot int

const (
	titleSlot      slot = iota // 标题
	recipientSlot              // 主送机关, one group a passage
	copySlot                   // 抄送
	headingSlot                // 结构层次序数 and its heading, with the text run in
	runningSlot                // 正文
	attachmentSlot             // 附件 title
	besideSlot                 // what stands above and below a table; 附注
	cellSlot                   // one cell of a table
)

// paper is a notice cut into passages.
type paper struct {
	notice   *document.Notice
	issue    *issue.Issue
	figures  []*figures.Figure
	words    *Words
	passages []passage
}

// passage is text that is read in one go: a paragraph, a title, a cell.
type passage struct {
	slot    slot
	text    string
	spans   []span
	at      diag.Place
	column  string // name of the column, of cells
	section string // heading of the first level the passage stands under
}

// span is the part of a passage that one inline gave.
type span struct {
	start, end int // byte offsets
	figure     *figures.Figure
	at         diag.Place
}

// data reports a span that came out of a cell as it is.
func (s span) data() bool { return s.at.Cell != "" }

// quoted reports a span whose wording is the data's: names and cells.
func (s span) quoted() bool {
	return s.data() || s.figure != nil && s.figure.Kind == figures.Words
}

func newPaper(n *document.Notice, i *issue.Issue, figs []*figures.Figure, w *Words) *paper {
	p := &paper{notice: n, issue: i, figures: figs, words: w}
	p.add(titleSlot, n.Title, i.At("notice", "title"))
	for k, r := range n.Recipients {
		p.add(recipientSlot, r, i.At("notice", "recipients", strconv.Itoa(k)))
	}
	p.blocks(n.Body)
	for k, a := range n.Attachments {
		at := a.Place
		if at.IsZero() {
			at = i.At("attachment", strconv.Itoa(k), "title")
		}
		p.add(attachmentSlot, a.Title, at)
		p.blocks(a.Blocks)
	}
	p.add(besideSlot, n.Note, i.At("notice", "note"))
	for k, c := range n.Imprint.CC {
		p.add(copySlot, c, i.At("notice", "cc", strconv.Itoa(k)))
	}
	return p
}

// add adds a passage that is all of one piece.
func (p *paper) add(s slot, text string, at diag.Place) {
	if text != "" {
		p.passages = append(p.passages, passage{slot: s, text: text, at: at, spans: []span{{0, len(text), nil, at}}})
	}
}

func (p *paper) blocks(blocks []document.Block) {
	section := ""
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			if b.Level == 1 {
				section = document.InlineText(b.Text)
			}
			p.inlines(headingSlot, section, b.Place, b.Text, b.RunIn)
		case *document.Paragraph:
			p.inlines(runningSlot, section, b.Place, b.Text)
		case *document.Table:
			p.table(b)
		}
	}
}

func (p *paper) inlines(s slot, section string, at diag.Place, parts ...[]document.Inline) {
	t := passage{slot: s, section: section, at: at}
	var b strings.Builder
	for _, part := range parts {
		for _, in := range part {
			place := in.Place
			if place.IsZero() {
				place = at
			}
			t.spans = append(t.spans, span{b.Len(), b.Len() + len(in.Text), in.Figure, place})
			b.WriteString(in.Text)
		}
	}
	if t.text = b.String(); t.text != "" {
		p.passages = append(p.passages, t)
	}
}

func (p *paper) table(t *document.Table) {
	for _, s := range append([]string{t.Caption, t.Period, t.Unit}, t.Notes...) {
		p.add(besideSlot, s, t.Place)
	}
	for _, r := range t.Rows {
		for k, c := range r.Cells {
			if c.Covered || c.Text == "" {
				continue
			}
			at := c.Place
			if at.IsZero() {
				at = t.Place
			}
			cell := passage{slot: cellSlot, text: c.Text, at: at, spans: []span{{0, len(c.Text), c.Figure, at}}}
			if k < len(t.Columns) {
				cell.column = t.Columns[k].Name
			}
			p.passages = append(p.passages, cell)
		}
	}
}

// spanAt is the span that holds the byte at off.
func (t *passage) spanAt(off int) (span, bool) {
	for _, s := range t.spans {
		if s.start <= off && off < s.end {
			return s, true
		}
	}
	return span{}, false
}

// place is where the text at off has to be mended.
func (t *passage) place(off int) diag.Place {
	if s, ok := t.spanAt(off); ok {
		return s.at
	}
	return t.at
}

// quoted reports whether the text at off is the data's wording, such as a name.
func (t *passage) quoted(off int) bool {
	s, ok := t.spanAt(off)
	return ok && s.quoted()
}

// prose reports running text and what stands around it: everything a person
// wrote for this notice, save the cells of tables.
func (t *passage) prose() bool { return t.slot != cellSlot }

// sentences cuts a passage behind 。！？; each is a pair of byte offsets.
func (t *passage) sentences() [][2]int {
	var out [][2]int
	start := 0
	for i, r := range t.text {
		if strings.ContainsRune("。！？\n", r) {
			out = append(out, [2]int{start, i})
			start = i + utf8.RuneLen(r)
		}
	}
	if start < len(t.text) {
		out = append(out, [2]int{start, len(t.text)})
	}
	return out
}

// sentenceOf is the text of the sentence that holds off.
func (t *passage) sentenceOf(off int) string {
	for _, s := range t.sentences() {
		if s[0] <= off && off < s[1] {
			return t.text[s[0]:s[1]]
		}
	}
	return t.text
}

// shown cuts the text around start and end for a message.
func (t *passage) shown(start, end int) string {
	const around = 6 // characters on each side
	from, to := start, end
	for i := 0; i < around && from > 0; i++ {
		r, n := utf8.DecodeLastRuneInString(t.text[:from])
		if strings.ContainsRune("，。；：！？\n", r) {
			break
		}
		from -= n
	}
	for i := 0; i < around && to < len(t.text); i++ {
		r, n := utf8.DecodeRuneInString(t.text[to:])
		if strings.ContainsRune("，。；：！？\n", r) {
			break
		}
		to += n
	}
	return t.text[from:to]
}

// before and after are the characters next to an offset; 0 at the ends.
func before(s string, off int) rune {
	r, n := utf8.DecodeLastRuneInString(s[:off])
	if n == 0 {
		return 0
	}
	return r
}

func after(s string, off int) rune {
	r, n := utf8.DecodeRuneInString(s[off:])
	if n == 0 {
		return 0
	}
	return r
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
