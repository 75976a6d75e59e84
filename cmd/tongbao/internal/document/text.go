package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Element is one element of the paper with the text every output has to carry.
type Element struct {
	Name string // the standard's term: "标题", "正文", "附件1" …
	Text string
}

// Text returns the paper's text by element in the order of the printed paper:
// 发文机关标志 … 版记. It is the reference the outputs are held against, compared
// with all white space removed; page numbers, repeated header rows, 续 marks and
// repeated values of merged cells are not part of it.
func (n *Notice) Text() []Element {
	var es []Element
	add := func(name string, parts ...string) {
		if t := strings.Join(parts, "\n"); strings.TrimSpace(t) != "" {
			es = append(es, Element{name, t})
		}
	}
	add("份号", n.Head.Copy)
	add("密级", n.Head.Secrecy)
	add("紧急程度", n.Head.Urgency)
	add("发文机关标志", n.Head.MarkText())
	add("发文字号", n.Head.Number)
	add("签发人", n.Head.LeadersText())
	add("标题", n.Title)
	add("主送机关", RecipientsText(n.Recipients))
	add("正文", BlocksText(n.Body)...)
	var note []string
	for _, l := range n.Listing() {
		note = append(note, l.Before+l.Title)
	}
	add("附件说明", note...)
	n.SignOff.text(add)
	add("成文日期", n.SignOff.DateText())
	if n.Note != "" {
		add("附注", "（"+n.Note+"）")
	}
	for _, a := range n.Attachments {
		add(a.Label, append([]string{a.Label, a.Title}, BlocksText(a.Blocks)...)...)
	}
	add("版记", n.Imprint.text()...)
	return es
}

// text adds who signs: the name on a stamp is an element of its own, since it is not printed.
func (s SignOff) text(add func(name string, parts ...string)) {
	if !s.ByStamp() {
		add("发文机关署名", s.NameTexts()...)
		return
	}
	for _, g := range s.Signers {
		add("发文机关署名", g.PrintText())
		add("签名章", g.Stamp)
	}
}

// MarkText is the text of the organ's mark (发文机关标志), empty when none is drawn.
// A joint paper in letter format carries the lead organ's mark only (10.1).
func (h Head) MarkText() string {
	if len(h.Organs) == 0 {
		return ""
	}
	s := strings.Join(h.Organs, "\n")
	switch h.Form {
	case LetterheadFile:
		return s + "文件"
	case LetterheadLetter:
		return h.Organs[0]
	case LetterheadName:
		return s
	}
	return ""
}

// LeadersLabel stands before the names of the 签发人 (7.2.6).
const LeadersLabel = "签发人："

// LeadersText is 签发人 with the names, empty when there are none.
func (h Head) LeadersText() string {
	if len(h.Leaders) == 0 {
		return ""
	}
	return LeadersLabel + strings.Join(h.LeaderRows(), "\n")
}

// LeadersPerLine is how many names of 签发人 stand on a line (7.2.6, usual).
const LeadersPerLine = 2

// LeaderRows are the names of the 签发人, line by line, names of two characters as wide as
// those of three and all names of a column as wide as the widest.
func (h Head) LeaderRows() []string {
	widest := 0
	var names []string
	for _, n := range h.Leaders {
		names = append(names, SpacedName(n, h.Leaders))
		widest = max(widest, len([]rune(names[len(names)-1])))
	}
	var rows []string
	for i, n := range names {
		if i%LeadersPerLine == 0 {
			rows = append(rows, "")
		}
		if i%LeadersPerLine < LeadersPerLine-1 && i+1 < len(names) {
			n += strings.Repeat("\u3000", widest+1-len([]rune(n)))
		}
		rows[len(rows)-1] += n
	}
	return rows
}

// SpacedName is a name among others: one of two characters takes the room of three where
// another has more than two.
func SpacedName(name string, among []string) string {
	r := []rune(name)
	longer := slices.ContainsFunc(among, func(n string) bool { return len([]rune(n)) > 2 })
	if len(r) != 2 || !longer {
		return name
	}
	return string(r[0]) + "\u3000" + string(r[1])
}

// RecipientsText joins the groups of recipients with ， and ends with ： as 7.3.2 asks.
func RecipientsText(groups []string) string {
	if len(groups) == 0 {
		return ""
	}
	return strings.Join(groups, "，") + "："
}

// LabelOfAttachments is what attachments are called.
func (n *Notice) LabelOfAttachments() string { return cmp.Or(n.AttachmentLabel, "附件") }

// NameOfAttachment is what the k-th attachment is called, counted from 0.
func (n *Notice) NameOfAttachment(k int) string {
	return cmp.Or(n.Attachments[k].Name, n.LabelOfAttachments())
}

// NumberOfAttachment is the place of the k-th attachment among those of its name, from 1, and
// how many they are.
func (n *Notice) NumberOfAttachment(k int) (number, of int) {
	name := n.NameOfAttachment(k)
	for i := range n.Attachments {
		if n.NameOfAttachment(i) == name {
			if of++; i <= k {
				number = of
			}
		}
	}
	return number, of
}

// Listed is a line of the 附件说明: an attachment with what stands before its title.
type Listed struct {
	Before string // 附件：1. or 2.
	Title  string
	First  bool // of the attachments of its name
	Lone   bool // the only one of its name, without a number
}

// Listing are the lines of the 附件说明: "附件：名" for one attachment, "附件：1.名", "2.名" …
// for several, no mark at the end (7.3.4). Attachments of another name, which stand together,
// begin anew.
func (n *Notice) Listing() []Listed {
	var out []Listed
	for i, a := range n.Attachments {
		number, of := n.NumberOfAttachment(i)
		l := Listed{Title: a.Title, First: i == 0 || n.NameOfAttachment(i) != n.NameOfAttachment(i-1), Lone: of == 1}
		if l.First {
			l.Before = n.NameOfAttachment(i) + "："
		}
		if !l.Lone {
			l.Before += fmt.Sprintf("%d.", number)
		}
		out = append(out, l)
	}
	return out
}

// NameText is the signer's name, with 代章 where another organ's seal is used. Of one who signs
// by stamp it is what is read once the stamp is there: post and name.
func (s Signer) NameText() string {
	if s.Stamp != "" {
		return s.Post + "\u3000" + s.Stamp
	}
	return s.PrintText()
}

// PrintText is what is printed of a signer: the stamp brings the name of one who signs by
// stamp, its place is free of text (GB/T 9704-2012 7.3.5.3).
func (s Signer) PrintText() string {
	if s.Stamp != "" {
		return s.Post
	}
	if s.Acting {
		return s.Name + "（代章）"
	}
	return s.Name
}

// NameTexts are the signers' printed names.
func (s SignOff) NameTexts() []string {
	var out []string
	for _, g := range s.Signers {
		out = append(out, g.NameText())
	}
	return out
}

// ByStamp reports whether leaders sign by stamp (签名章), in place of the organs' seals.
func (s SignOff) ByStamp() bool {
	return slices.ContainsFunc(s.Signers, func(g Signer) bool { return g.Stamp != "" })
}

// FieldCount is how many signature fields the paper has: where leaders sign by stamp one a
// stamp, else one an organ.
func (s SignOff) FieldCount() int {
	if !s.Fields || !s.Sealed && !s.ByStamp() {
		return 0
	}
	n := 0
	for _, g := range s.Signers {
		if g.Stamp != "" || !s.ByStamp() {
			n++
		}
	}
	return n
}

// DateText is the printed 成文日期, or the blank form of a draft.
func (s SignOff) DateText() string {
	if s.Date.IsZero() {
		return s.Draft
	}
	return ChineseDate(s.Date)
}

// ChineseDate prints a date as 7.3.5.4 asks: Arabic digits, no leading zeros.
func ChineseDate(t time.Time) string {
	return fmt.Sprintf("%d年%d月%d日", t.Year(), int(t.Month()), t.Day())
}

// What stands before the names of organs in the 版记 (7.4.2).
const (
	RecipientsLabel = "主送："
	CCLabel         = "抄送："
)

// NamesText joins names of organs in the 版记 (7.4.2).
func NamesText(names []string) string { return strings.Join(names, "，") + "。" }

func (i Imprint) text() []string {
	var out []string
	if len(i.Recipients) > 0 {
		out = append(out, RecipientsLabel+NamesText(i.Recipients))
	}
	if len(i.CC) > 0 {
		out = append(out, CCLabel+NamesText(i.CC))
	}
	if i.PrintedBy != "" {
		s := i.PrintedBy
		if !i.PrintedOn.IsZero() {
			s += ChineseDate(i.PrintedOn) + "印发"
		}
		out = append(out, s)
	}
	return out
}

// BlocksText returns the text of blocks, one entry a paragraph or table row;
// covered cells are left out.
func BlocksText(blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			out = append(out, b.Number+InlineText(b.Text)+InlineText(b.RunIn))
		case *Paragraph:
			out = append(out, InlineText(b.Text))
		case *Table:
			out = append(out, b.text()...)
		}
	}
	return out
}

// InlineText joins the text of inlines.
func InlineText(in []Inline) string {
	var b strings.Builder
	for _, i := range in {
		b.WriteString(i.Text)
	}
	return b.String()
}

func (t *Table) text() []string {
	var out []string
	if t.Shown {
		out = append(out, t.Caption)
	}
	for _, s := range []string{t.Period, t.Unit} {
		if s != "" {
			out = append(out, s)
		}
	}
	out = slices.Grow(out, len(t.Head)+len(t.Rows)+len(t.Notes))
	var cells []string
	for _, rows := range [][]Row{t.Head, t.Rows} {
		for _, r := range rows {
			cells = cells[:0]
			for c := range r.Cells {
				if !r.Cells[c].Covered {
					cells = append(cells, r.Cells[c].Text)
				}
			}
			out = append(out, strings.Join(cells, "\t"))
		}
	}
	return append(out, t.Notes...)
}
