package proof

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
)

// slot is the part of the paper a passage stands in.
type slot int

const (
	titleSlot      slot = 1 << iota // 标题
	recipientSlot                   // 主送机关, one group a passage
	copySlot                        // 抄送
	headingSlot                     // 结构层次序数 and its heading, with the text run in
	runningSlot                     // 正文
	attachmentSlot                  // 附件 title
	besideSlot                      // what stands above and below a table; 附注
	cellSlot                        // one cell of a table
	webSlot                         // 摘要 of the page

	everySlot     = 2*cellSlot - 1
	proseSlots    = everySlot &^ cellSlot // what a person wrote for this notice
	sentenceSlots = headingSlot | runningSlot
	numberSlots   = sentenceSlots | titleSlot | attachmentSlot | besideSlot // where numbers are held against each other
)

// paper is a notice cut into passages, and what has been found in it.
type paper struct {
	notice   *document.Notice
	issue    *issue.Issue
	words    *Words
	passages []*passage
	worth    func(column, text string) bool // reports a cell that is to be read
	data     *claims.Reader                 // that what is typed is held against; nil: none, or not sound
	titled   map[string]bool                // document numbers that stand behind their titles
	diag.Findings
}

// in yields the passages of some parts of the paper.
func (p *paper) in(slots slot) iter.Seq[*passage] {
	return func(yield func(*passage) bool) {
		for _, t := range p.passages {
			if t.slot&slots != 0 && !yield(t) {
				return
			}
		}
	}
}

// passage is text that is read in one go: a paragraph, a title, a cell.
type passage struct {
	paper    *paper
	slot     slot
	text     string
	spans    []span
	at       diag.Place // of spans that have none of their own
	column   string     // name of the column, of cells
	form     bool       // it stands in an attachment, which may be a form with room to fill in
	section  string     // heading of the first level the passage stands under
	headings []string   // all it stands under, the outermost first

	like   *passage // a cell of the column that says the same before it; nil: none
	silent bool     // the rule that is run last found nothing in it

	read    bool // numbers and cut are there
	numbers []quantity
	cut     []sentence

	claimed bool // claim is there
	claim   []claims.Claim

	accounted bool // gathered is there
	gathered  []*account
	refuted   []int        // offsets of what the data contradicts
	roles     map[int]role // of the numbers that have been asked for, by their offset
}

// tell adds a finding about the text at off.
func (t *passage) tell(off int, c diag.Code, hint, format string, args ...any) {
	t.paper.Tell(c, t.place(off), hint, format, args...)
}

// tellSure tells the same, of a code that is an error only where every number was recognised
// with certainty.
func (t *passage) tellSure(sure bool, off int, c diag.Code, hint, format string, args ...any) {
	at := t.place(off)
	if t.paper.isGiven(at) {
		at = t.at // the sentence that two numbers meet in
	}
	f := c.Found(at, hint, format, args...)
	if !sure {
		f = f.Eased()
	}
	t.paper.Findings = append(t.paper.Findings, f)
}

// span is the part of a passage that one inline gave.
type span struct {
	start, end int // byte offsets
	figure     *figures.Figure
	at         diag.Place
}

// quoted reports a span whose wording is the data's: cells as they are, and names.
func (s span) quoted() bool {
	return s.at.Cell != "" || s.figure != nil && s.figure.Kind == figures.Words
}

// newPaper cuts a notice into passages. worth reports by its column and its text a cell that is to be read.
func newPaper(n *document.Notice, i *issue.Issue, w *Words, worth func(column, text string) bool) *paper {
	p := &paper{notice: n, issue: i, words: w, worth: worth}
	if w != nil {
		p.data = w.data
	}
	p.addText(titleSlot, n.Title, i.At("notice", "title"))
	for k, r := range n.Recipients {
		p.addText(recipientSlot, r, i.At("notice", "recipients", k))
	}
	p.blocks(n.Body, nil)
	for k, a := range n.Attachments {
		key := func(key ...any) diag.Place {
			if at := i.At(append([]any{"attachment", k}, key...)...); at.Line > 0 {
				return at
			}
			return a.Place
		}
		p.addText(attachmentSlot, a.Title, key("title"))
		p.blocks(a.Blocks, key)
	}
	p.addText(besideSlot, n.Note, i.At("notice", "note"))
	p.addText(webSlot, n.Web.Description, i.At("portal", "description"))
	for k, c := range n.Imprint.CC {
		p.addText(copySlot, c, i.At("notice", "cc", k))
	}
	return p
}

// add adds a passage that consists of some inlines.
func (p *paper) add(t passage, parts ...document.Inline) {
	var b strings.Builder
	t.spans = make([]span, 0, len(parts))
	for _, in := range parts {
		at := in.Place
		if at.IsZero() {
			at = t.at
		}
		if t.slot&sentenceSlots != 0 && p.isBasis(in) {
			at = p.issue.At("notice", "basis")
		}
		t.spans = append(t.spans, span{b.Len(), b.Len() + len(in.Text), in.Figure, at})
		b.WriteString(in.Text)
	}
	if t.paper, t.text = p, b.String(); t.text != "" {
		p.passages = append(p.passages, &t)
	}
}

// addText adds a passage that is all of one piece.
func (p *paper) addText(s slot, text string, at diag.Place) {
	p.add(passage{slot: s, at: at}, document.Inline{Text: text})
}

// placeOf is the place of a key of an attachment in notice.toml; nil for the body.
type placeOf func(key ...any) diag.Place

func (p *paper) blocks(blocks []document.Block, key placeOf) {
	section := ""
	var under []string // headings by level
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			text := document.InlineText(b.Text)
			if b.Level == 1 {
				section = text
			}
			under = append(slices.Clone(under[:min(len(under), b.Level-1)]), text)
			p.add(passage{slot: headingSlot, section: section, headings: under[:len(under)-1], form: key != nil, at: b.Place},
				slices.Concat(b.Text, b.RunIn)...)
		case *document.Paragraph:
			p.add(passage{slot: runningSlot, section: section, headings: under, form: key != nil, at: b.Place}, b.Text...)
		case *document.Table:
			p.table(b, key)
		}
	}
}

// isBasis reports the documents the inspection rests on, which body.md only asks
// notice.toml for.
func (p *paper) isBasis(in document.Inline) bool {
	return in.Figure == nil && slices.ContainsFunc(p.issue.Notice.Basis, func(b string) bool {
		return b != "" && strings.HasPrefix(in.Text, b)
	})
}

func (p *paper) table(t *document.Table, key placeOf) {
	form := key != nil
	if !form {
		key = func(...any) diag.Place { return t.Place }
	}
	if t.Shown { // otherwise it is the attachment's title once more
		p.addText(besideSlot, t.Caption, t.Place)
	}
	p.addText(besideSlot, t.Period, key("period"))
	p.addText(besideSlot, t.Unit, key("unit"))
	for k, s := range t.Notes {
		p.addText(besideSlot, s, key("note", k))
	}
	p.roundedColumns(t)
	p.cells(t, form)
}

// spanAt is the span that holds the byte at off.
func (t *passage) spanAt(off int) span {
	k := sort.Search(len(t.spans), func(k int) bool { return t.spans[k].end > off })
	if k == len(t.spans) {
		return span{at: t.at}
	}
	return t.spans[k]
}

// near are the spans within reach of a part of the text.
func (t *passage) near(from, to int) []span {
	most := reach * len("字")
	first := sort.Search(len(t.spans), func(k int) bool { return t.spans[k].end >= from-most })
	last := sort.Search(len(t.spans), func(k int) bool { return t.spans[k].start > to+most })
	return t.spans[first:last]
}

// place is where the text at off has to be mended.
func (t *passage) place(off int) diag.Place { return t.spanAt(off).at }

// quoted reports whether the text at off is the data's wording, such as a name.
func (t *passage) quoted(off int) bool { return t.spanAt(off).quoted() }

// sentence is a part of a passage that 。！？ end.
type sentence struct {
	start   int // byte offset
	text    string
	numbers []quantity
}

const sentenceMarks = "。！？\n"

var sentencePattern = pattern.New("[^" + sentenceMarks + "]+")

// quantities are the numbers of a passage, in order.
func (t *passage) quantities() []quantity {
	t.analyse()
	return t.numbers
}

func (t *passage) sentences() []sentence {
	t.analyse()
	return t.cut
}

// analyse reads the numbers of a passage and cuts it into sentences, once.
func (t *passage) analyse() {
	if t.read {
		return
	}
	t.read, t.numbers = true, t.readQuantities()
	rest := t.numbers
	for _, m := range sentencePattern.FindAllStringIndex(t.text, -1) {
		n := 0
		for n < len(rest) && rest[n].start < m[1] {
			n++
		}
		t.cut = append(t.cut, sentence{m[0], t.text[m[0]:m[1]], rest[:n]})
		rest = rest[n:]
	}
}

// How far around a number words are looked for, in characters.
const (
	reach = 300 // its sentence; a crafted one may be as long as the paragraph
	near  = 20  // the words that belong to it
)

// back is where the text before off begins that has none of the marks, most
// characters of it at most; forth is where such text behind off ends.
func back(s string, off, most int, marks string) int {
	for ; most > 0; most-- {
		r, n := utf8.DecodeLastRuneInString(s[:off])
		if n == 0 || strings.ContainsRune(marks, r) {
			break
		}
		off -= n
	}
	return off
}

func forth(s string, off, most int, marks string) int {
	for ; most > 0; most-- {
		r, n := utf8.DecodeRuneInString(s[off:])
		if n == 0 || strings.ContainsRune(marks, r) {
			break
		}
		off += n
	}
	return off
}

const clauseMarks = "，。；：！？\n"

// shown cuts the text around start and end for a message, six characters on each side.
func (t *passage) shown(start, end int) string {
	return t.text[back(t.text, start, 6, clauseMarks):forth(t.text, end, 6, clauseMarks)]
}

// sentenceAround is the text of the sentence that holds off.
func (t *passage) sentenceAround(off int) string {
	return t.text[back(t.text, off, reach, sentenceMarks):forth(t.text, off, reach, sentenceMarks)]
}

// wordsBefore is the end of the text before off.
func (t *passage) wordsBefore(off int) string { return t.text[back(t.text, off, near, ""):off] }

// label are the words before off that name a number: behind the last mark or digit.
func (t *passage) label(off int) string {
	return t.text[back(t.text, off, 2*near, "，。；：、！？（）\n0123456789"):off]
}

// group is what a group of a pattern found; empty when it found nothing.
func group(s string, m []int, k int) string {
	if m[2*k] < 0 {
		return ""
	}
	return s[m[2*k]:m[2*k+1]]
}

// before and after are the characters next to an offset; 0 at the ends.
func before(s string, off int) rune {
	if off == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:off])
	return r
}

func after(s string, off int) rune {
	if off == len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[off:])
	return r
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isCode reports a character that makes a number beside it part of a longer one.
func isCode(r rune) bool {
	return isDigit(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
}
