package html

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// pageView is what the page's templates show.
type pageView struct {
	assets
	HeadTitle    string // <title>
	Tags         []meta
	Canonical    string
	Data         report // JSON-LD
	Site, Column string
	Foot         footView
	OnPaper      *fact  // the date a print of the page bears
	Cards        []meta // of other sites that link here
	Facts        []fact // the table of an information-disclosure page
	Published    stamp
	Source       string
	Author       string
	QR           *qrView
	Summary      []summaryView
	Contents     []contentsEntry
	Downloads    []downloadView // of the notice as a whole
	Changes      []string       // what became of it since, a line each
	Modified     string         // when that was; empty: never

	Article articleView
}

// articleView is the formal text.
type articleView struct {
	Draft       bool
	Urgency     string
	Mark        []string // 发文机关标志, one organ a line
	MarkClass   string   // "joint": several organs; "long": a name that needs smaller type
	Form        document.Letterhead
	Number      string
	Leaders     string // 签发人 of an upward paper
	Title       []titlePiece
	Recipients  string
	Body        []blockView
	Note        string
	Listed      []listedView // 附件说明
	Signers     []string
	Signed      stamp
	Charts      []chartView // beside the text, before the attachments
	Attachments []attachmentView
}

type fact struct {
	Name, Text string
	Datetime   string
}

// stamp is a date or time with its machine-readable form.
type stamp struct{ Text, Datetime string }

type contentsEntry struct {
	ID   string
	Text []titlePiece
}

type blockView struct {
	Heading   *headingView
	Paragraph *paragraphView
	Table     *tableView
}

type headingView struct {
	Rank   int // 2 to 6, the n of <hn>
	ID     string
	Class  string // "lead": the text goes on behind the heading
	Number string
	Text   []piece
	RunIn  []piece
}

type paragraphView struct {
	ID    string
	Class string
	Text  []piece
}

// longMark is the number of characters that still fit the line of a phone, and of
// a printed page, in the usual size of the mark.
const longMark = 14

type listedView struct {
	Before, Title, ID, Class string
	Under                    bool // it stands below a line that bears the attachments' name
}

// listedClass says where a line of a 附件说明 of several lines begins, if not as its place in
// it says.
func listedClass(l document.Listed, i, lines int) string {
	class := "item"
	if l.First && i > 0 {
		class += " first"
	}
	if l.Lone && lines > 1 {
		class += " lone"
	}
	return class
}

type attachmentView struct {
	ID, Label, Title string
	Parts            []titlePiece // of the title
	Class            string       // "landscape" on paper
	Blocks           []blockView
	Downloads        []downloadView
}

// builder carries what is counted over the whole page.
type builder struct {
	ids     map[string]bool
	labels  map[string]int // accessible names of scrolling tables
	tables  int
	fs      diag.Findings
	targets []string          // anchors of the attachments
	plain   bool              // text only, for the fragment
	keys    bool              // figures carry what they are called, for the office itself
	sought  map[string]string // figures of the summary by key, and the anchor where each stands
}

func newBuilder(n *document.Notice) *builder {
	b := &builder{ids: map[string]bool{}, labels: map[string]int{}}
	for _, own := range []string{"main", "contents", "scan", "charts", "downloads", "summary"} {
		b.ids[own] = true // the page's own anchors
	}
	for i, a := range n.Attachments {
		b.targets = append(b.targets, b.anchor(a.ID, fmt.Sprintf("fj%d", i+1)))
	}
	return b
}

func newPage(n *document.Notice, o Options) (*pageView, diag.Findings) {
	b := newBuilder(n)
	b.keys = o.Keys
	v := &pageView{
		HeadTitle: n.Title, Tags: pageTags(n), Canonical: webAddress(n.Web.URL),
		Site: n.Web.SiteName, Column: n.Web.Column.Name, Foot: newFoot(&n.Web), Cards: cards(n),
		Facts: facts(n), Published: timeStamp(n.Web.Published), Source: n.Web.Source, Author: n.Web.Author,
	}
	if v.Site != "" {
		v.HeadTitle += " - " + v.Site
	}
	if n.Web.IsWithdrawn() {
		v.HeadTitle = "已撤销：" + v.HeadTitle
	}
	if n.Draft {
		v.HeadTitle = "草稿：" + v.HeadTitle
	}
	b.seek(n)
	v.Changes, v.Modified = n.Web.ChangeTexts(), timeStamp(n.Web.Modified()).Datetime
	own, byAttachment := b.downloads(o.Downloads, len(n.Attachments))
	v.Downloads = own
	v.Article = b.article(n, byAttachment)
	v.Summary = b.summary(n)
	if n.Web.Charts {
		v.Article.Charts = b.charts(n.Charts)
	}
	v.Contents = contents(n, &v.Article)
	v.QR = b.qr(v.Canonical)
	v.OnPaper = paperDate(n)
	v.Data = newReport(n, v.Canonical, o.Downloads)
	return v, b.fs
}

// facts is the usual table of an information-disclosure page; empty ones are
// left out.
func facts(n *document.Notice) []fact {
	published := timeStamp(n.Web.Published)
	all := []fact{
		{Name: "索引号", Text: n.Web.Index},
		{Name: "发布机构", Text: strings.Join(signerNames(n), "、")},
		{Name: "文号", Text: n.Head.Number},
		{Name: "成文日期", Text: n.SignOff.DateText(), Datetime: signedStamp(n).Datetime},
		{Name: "发布日期", Text: published.Text, Datetime: published.Datetime},
		{Name: "有效性", Text: n.Web.Valid},
	}
	return slices.DeleteFunc(all, func(f fact) bool { return strings.TrimSpace(f.Text) == "" })
}

// paperDate is the day of publishing, or else of signing; nil of a draft without one.
func paperDate(n *document.Notice) *fact {
	if at := n.Web.Published; !at.IsZero() {
		return &fact{Name: "发布日期", Text: document.ChineseDate(at)}
	}
	if at := n.SignOff.Date; !at.IsZero() {
		return &fact{Name: "成文日期", Text: document.ChineseDate(at)}
	}
	return nil
}

func signerNames(n *document.Notice) []string {
	var out []string
	for _, s := range n.SignOff.Signers {
		out = append(out, s.Name)
	}
	if len(out) == 0 {
		return n.Head.Organs
	}
	return out
}

// chinaTime is the offset of every time a notice names: its times are the clock's
// in China, whatever zone the value was read in.
const chinaTime = "+08:00"

// InChina is the moment at which the clock in China shows what t shows; zero of zero.
func InChina(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.FixedZone("", 8*60*60))
}

func timeStamp(t time.Time) stamp {
	if t.IsZero() {
		return stamp{}
	}
	return stamp{t.Format("2006-01-02 15:04"), t.Format("2006-01-02T15:04") + chinaTime}
}

func signedStamp(n *document.Notice) stamp {
	s := stamp{Text: n.SignOff.DateText()}
	if !n.SignOff.Date.IsZero() {
		s.Datetime = n.SignOff.Date.Format(time.DateOnly)
	}
	return s
}

func (b *builder) article(n *document.Notice, downloads map[int][]downloadView) articleView {
	v := articleView{
		Draft: n.Draft, Urgency: n.Head.Urgency, Form: n.Head.Form, Number: n.Head.Number, Leaders: n.Head.LeadersText(),
		Title:      titleLines(n.Title, n.TitleLines, n.TitleBreaks),
		Recipients: document.RecipientsText(n.Recipients), Note: n.Note, Signed: signedStamp(n),
		Signers: n.SignOff.NameTexts(),
	}
	if mark := n.Head.MarkText(); mark != "" {
		v.Mark = n.Head.Organs
		if n.Head.Form == document.LetterheadLetter {
			v.Mark = v.Mark[:1] // the lead organ's alone, as in print
		}
		switch {
		case len(v.Mark) > 1:
			v.MarkClass = "joint"
		case utf8.RuneCountInString(mark) > longMark:
			v.MarkClass = "long"
		}
	}
	rank := 1
	v.Body = b.blocks(n.Body, &rank, n.Title)
	for i, l := range n.Listing() {
		v.Listed = append(v.Listed, listedView{l.Before, l.Title, b.targets[i], listedClass(l, i, len(n.Attachments)), !l.First})
	}
	for i, a := range n.Attachments {
		rank := 2
		av := attachmentView{
			ID: b.targets[i], Label: a.Label, Title: a.Title, Parts: titleLines(a.Title, a.TitleLines, n.TitleBreaks),
			Blocks: b.blocks(a.Blocks, &rank, a.Title), Downloads: downloads[i+1],
		}
		if a.Orientation == document.OrientationLandscape {
			av.Class = " landscape"
		}
		v.Attachments = append(v.Attachments, av)
	}
	return v
}

// blocks turns blocks into views. rank is the rank of the last heading: a page
// never leaves a rank out, even where the text does. near names a table without
// a caption of its own.
func (b *builder) blocks(blocks []document.Block, rank *int, near string) []blockView {
	base := *rank
	var out []blockView
	for _, bl := range blocks {
		switch bl := bl.(type) {
		case *document.Heading:
			*rank = max(base+1, min(*rank+1, base+bl.Level, 6))
			near = document.InlineText(bl.Text)
			h := &headingView{
				Rank: *rank, Number: bl.Number, Text: b.pieces(bl.Text), RunIn: b.pieces(bl.RunIn),
				ID: b.anchor(bl.ID, fmt.Sprintf("h%d", len(b.ids)+1)),
			}
			b.place(h.ID, slices.Concat(bl.Text, bl.RunIn)...)
			if len(h.RunIn) > 0 {
				h.Class = "lead"
			}
			out = append(out, blockView{Heading: h})
		case *document.Paragraph:
			class := map[document.ParagraphKind]string{document.Centered: "centered", document.Flush: "flush"}[bl.Kind]
			out = append(out, blockView{Paragraph: &paragraphView{b.place("", bl.Text...), class, b.pieces(bl.Text)}})
		case *document.Table:
			out = append(out, blockView{Table: b.table(bl, near)})
		}
	}
	return out
}

// longestAnchor is the most characters of an anchor behind its first letter.
const longestAnchor = 60

// isAnchor reports a text that may be an anchor: a letter, and behind it letters, digits, Han, _ and -.
func isAnchor(id string) bool {
	n := 0
	for i, r := range id {
		letter := r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
		if !letter && (i == 0 || r != '_' && r != '-' && (r < '0' || r > '9') && !unicode.Is(unicode.Han, r)) {
			return false
		}
		n++
	}
	return n > 0 && n <= 1+longestAnchor
}

// anchor returns id when it can be one and is still free, and otherwise the
// fallback with the first free number.
func (b *builder) anchor(id, fallback string) string {
	if !isAnchor(id) || b.ids[id] {
		id = fallback
	}
	for i := 2; b.ids[id]; i++ {
		id = fmt.Sprintf("%s-%d", fallback, i)
	}
	b.ids[id] = true
	return id
}

// longText is the length of a body, in characters, from which a reader is better
// served with a list of contents: about two printed pages of 22 lines and 28 cells.
const longText = 2 * 22 * 28

// contents lists the headings of the highest rank and the attachments of a long
// notice; a short one has none.
func contents(n *document.Notice, a *articleView) []contentsEntry {
	length := 0
	for _, s := range document.BlocksText(n.Body) {
		length += utf8.RuneCountInString(s)
	}
	var out []contentsEntry
	for _, bl := range a.Body {
		if h := bl.Heading; h != nil && h.Rank == 2 {
			out = append(out, contentsEntry{h.ID, titlePieces(strings.TrimRight(h.Number+pieceText(h.Text), "。："), n.TitleBreaks)})
		}
	}
	if len(a.Charts) > 0 {
		out = append(out, contentsEntry{"charts", titlePieces("数据图示", nil)})
	}
	for _, at := range a.Attachments {
		out = append(out, contentsEntry{at.ID, titlePieces(at.Label+" "+at.Title, n.TitleBreaks)})
	}
	if length < longText || len(out) < 3 {
		return nil
	}
	return out
}
