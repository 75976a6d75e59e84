package proof

import (
	"sort"
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
	words    *Words
	passages []passage
	titled   map[string]bool // document numbers that stand behind their titles
}

// passage is text that is read in one go: a paragraph, a title, a cell.
type passage struct {
	slot    slot
	text    string
	spans   []span
	at      diag.Place
	column  string // name of the column, of cells
	section string // heading of the first level the passage stands under

	numbers   []quantity // read once, by quantities
	sentenced [][2]int   // cut once, by sentences
	read      bool
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

func newPaper(n *document.Notice, i *issue.Issue, w *Words) *paper {
	p := &paper{notice: n, issue: i, words: w}
	p.add(titleSlot, n.Title, i.At("notice", "title"))
	for k, r := range n.Recipients {
		p.add(recipientSlot, r, i.At("notice", "recipients", k))
	}
	p.blocks(n.Body, nil)
	for k, a := range n.Attachments {
		key := func(key ...any) diag.Place {
			if at := i.At(append([]any{"attachment", k}, key...)...); at.Line > 0 {
				return at
			}
			return a.Place
		}
		p.add(attachmentSlot, a.Title, key("title"))
		p.blocks(a.Blocks, key)
	}
	p.add(besideSlot, n.Note, i.At("notice", "note"))
	for k, c := range n.Imprint.CC {
		p.add(copySlot, c, i.At("notice", "cc", k))
	}
	return p
}

// add adds a passage that is all of one piece.
func (p *paper) add(s slot, text string, at diag.Place) {
	if text != "" {
		p.passages = append(p.passages, passage{slot: s, text: text, at: at, spans: []span{{0, len(text), nil, at}}})
	}
}

// placeOf is the place of a key of an attachment in notice.toml; nil for the body.
type placeOf func(key ...any) diag.Place

func (p *paper) blocks(blocks []document.Block, key placeOf) {
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
			p.table(b, key)
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
			if p.isBasis(in) {
				place = p.issue.At("notice", "basis")
			}
			t.spans = append(t.spans, span{b.Len(), b.Len() + len(in.Text), in.Figure, place})
			b.WriteString(in.Text)
		}
	}
	t.text = b.String()
	for len(t.text) > longest {
		var first passage
		first, t = t.cut()
		p.passages = append(p.passages, first)
	}
	if t.text != "" {
		p.passages = append(p.passages, t)
	}
}

// isBasis reports the documents the inspection rests on, which body.md only asks
// notice.toml for.
func (p *paper) isBasis(in document.Inline) bool {
	for _, b := range p.issue.Notice.Basis {
		if b != "" && in.Figure == nil && strings.HasPrefix(in.Text, b) {
			return true
		}
	}
	return false
}

// longest is the length in bytes up to which a paragraph is read in one piece;
// paragraphs of notices have a tenth of it.
const longest = 16 << 10

// cut takes the first piece off a passage that is too long, behind a sentence if
// there is one.
func (t passage) cut() (first, rest passage) {
	at := longest
	for !utf8.RuneStart(t.text[at]) {
		at--
	}
	if i := strings.LastIndex(t.text[:at], "。"); i > 0 {
		at = i + len("。")
	}
	first, rest = t, t
	first.text, rest.text = t.text[:at], t.text[at:]
	first.spans, rest.spans = nil, nil
	for _, s := range t.spans {
		if s.start < at {
			head := s
			head.end = min(s.end, at)
			first.spans = append(first.spans, head)
		}
		if s.end > at {
			s.start, s.end = max(s.start, at)-at, s.end-at
			rest.spans = append(rest.spans, s)
		}
	}
	return first, rest
}

func (p *paper) table(t *document.Table, key placeOf) {
	if key == nil {
		key = func(...any) diag.Place { return t.Place }
	}
	if t.Shown { // otherwise it is the attachment's title once more
		p.add(besideSlot, t.Caption, t.Place)
	}
	p.add(besideSlot, t.Period, key("period"))
	p.add(besideSlot, t.Unit, key("unit"))
	for k, s := range t.Notes {
		p.add(besideSlot, s, key("note", k))
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
			p.passages = append(p.passages, passage{slot: cellSlot, text: c.Text, at: at, column: t.Columns[k].Name,
				spans: []span{{0, len(c.Text), c.Figure, at}}})
		}
	}
}

// spanAt is the span that holds the byte at off.
func (t *passage) spanAt(off int) (span, bool) {
	k := sort.Search(len(t.spans), func(k int) bool { return t.spans[k].end > off })
	if k == len(t.spans) || t.spans[k].start > off {
		return span{}, false
	}
	return t.spans[k], true
}

// near are the spans within reach of a part of the text.
func (t *passage) near(from, to int) []span {
	first := sort.Search(len(t.spans), func(k int) bool { return t.spans[k].end >= from-reach })
	last := sort.Search(len(t.spans), func(k int) bool { return t.spans[k].start > to+reach })
	return t.spans[first:last]
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

// analyse reads the numbers of a passage and cuts it into sentences, once.
func (t *passage) analyse() {
	if !t.read {
		t.read, t.numbers, t.sentenced = true, t.readQuantities(), cutSentences(t.text)
	}
}

// sentences are the parts that 。！？ end; each is a pair of byte offsets.
func (t *passage) sentences() [][2]int {
	t.analyse()
	return t.sentenced
}

func cutSentences(s string) [][2]int {
	var out [][2]int
	start := 0
	for i, r := range s {
		if strings.ContainsRune("。！？\n", r) {
			out = append(out, [2]int{start, i})
			start = i + utf8.RuneLen(r)
		}
	}
	if start < len(s) {
		out = append(out, [2]int{start, len(s)})
	}
	return out
}

// sentenceOf is the text of the sentence that holds off, at most reach on each
// side.
func (t *passage) sentenceOf(off int) string {
	ss := t.sentences()
	k := sort.Search(len(ss), func(k int) bool { return ss[k][1] > off })
	if k == len(ss) || ss[k][0] > off {
		return ""
	}
	from, to := max(ss[k][0], off-reach), min(ss[k][1], off+reach)
	return strings.ToValidUTF8(t.text[from:to], "")
}

// reach is how far around a number its sentence is read, in bytes: 300 characters.
const reach = 900

// ahead and behind are the text on either side of an offset, at most reach long,
// so that no crafted paragraph takes long to read.
func ahead(s string, off int) string {
	return strings.ToValidUTF8(s[off:min(len(s), off+reach)], "")
}

func behind(s string, off int) string {
	return strings.ToValidUTF8(s[max(0, off-reach):off], "")
}

// near is how far before a number the words that belong to it are looked for, in
// bytes: 20 characters.
const near = 60

// label is the end of the text before off, near characters of it.
func label(s string, off int) string {
	return strings.ToValidUTF8(s[max(0, off-near):off], "")
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
