package compose

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/cmd/tongbao/internal/wording"
)

// Composed is a notice put together.
type Composed struct {
	Notice  *document.Notice
	Issue   *issue.Issue      // notice.toml with its actions run
	Figures []*figures.Figure // in the order the text asks for them
	Results []Result          // what was found, a kind of objects each
	Data    *vocabulary.Data  // that its texts asked
}

// Result is what a notice found for one kind of objects, whether its text says so or
// not.
type Result struct {
	Name, Counter string // 政务新媒体, 个
	figures.Standing
}

// Compose counts what a survey found and makes the notice of it: the texts are
// executed over the figures, read as markdown and put into the slots of the official
// form. The findings name the line of a text or of notice.toml, or the cell, to
// mend. Without a body there is no notice.
func Compose(s *survey.Survey, draft bool) (*Composed, diag.Findings) {
	in := count(s, draft)
	if s.Body.Name == "" {
		return &Composed{}, nil
	}
	c := newComposer(in)
	n := c.notice(s.Body)
	for _, check := range in.Issue.Checks {
		c.findings = append(c.findings, vocabulary.Hold(&in.Data, check.That, check.Rows, check.Place)...)
	}
	findings := slices.Concat(c.findings, in.arithmetic(n), in.Ledger.Findings(), c.unused(s.Body))
	return &Composed{Notice: n, Issue: in.Issue, Figures: in.Ledger.Figures(), Results: in.results(), Data: &in.Data}, onceAColumn(findings)
}

// results are what the rosters come to.
func (in *counted) results() []Result {
	var out []Result
	for _, r := range in.Rosters {
		out = append(out, Result{Name: r.Kind.Name, Counter: r.Counter(), Standing: r.Standing()})
	}
	return out
}

// notice fills the slots of the official form.
func (c *composer) notice(body survey.Text) *document.Notice {
	c.settle()
	omitEmpty(c)
	n := &document.Notice{Draft: c.in.Draft}
	c.form(n)
	n.Title = oneLine(c.in.Issue.Notice.Title)
	named(c, n.Title, "notice", "title")
	n.TitleBreaks = c.keep()
	n.Body = c.textBlocks(body, "请写上正文")
	n.Attachments = c.attachments()
	n.Rosters = rosters(c)
	c.signOff(n)
	c.web(n)
	changes(&n.Web, c.in.Issue)
	n.Charts = c.charts()
	n.Summary = highlights(c, n)
	if len(n.Body) > 0 { // without a body its references would only repeat why there is none
		c.references(n)
	}
	return n
}

type composer struct {
	in       *counted
	settings settings
	findings diag.Findings
}

// newComposer makes a composer that runs the actions of notice.toml in a copy of it.
func newComposer(in *counted) *composer {
	own, texts := in.Issue.Texts()
	in.Issue = own
	return &composer{in: in, settings: newSettings(texts)}
}

// form fills what notice.toml says of the paper as a whole.
func (c *composer) form(n *document.Notice) {
	i := c.in.Issue.Notice
	n.Kind, n.AttachmentLabel = i.Kind, i.AttachmentLabel
	n.Head = document.Head{
		Form: document.Letterhead(i.Letterhead), Organs: i.Organs, Number: i.Number,
		Copy: i.Copy, Secrecy: i.Secrecy, Urgency: i.Urgency, Leaders: i.Leaders,
	}
	n.Recipients = i.Recipients
	n.Note = i.Note
	n.Imprint = document.Imprint{CC: i.CC}
	switch {
	case i.PrintedBy == "":
	case n.Head.Form == document.LetterheadLetter:
		c.findings.Tell(codeLetterImprint, c.in.Issue.At("notice", "printed_by"),
			"如需印发机关和印发日期，请改用“文件”版头。",
			"信函格式的版记不印印发机关和印发日期，已略去")
	default:
		n.Imprint.PrintedBy, n.Imprint.PrintedOn = i.PrintedBy, i.PrintedOn
	}
}

// oneLine is a title without the line ends in it, which package issue has told of.
func oneLine(title string) string { return strings.NewReplacer("\r", "", "\n", "").Replace(title) }

// run executes a text of the notice.
func (c *composer) run(t survey.Text) (string, *marks) {
	return c.execute(t.Source, diag.Place{File: t.Name})
}

// blocks executes a template and returns its blocks with numbered headings.
func (c *composer) blocks(t survey.Text) []document.Block {
	src, m := c.run(t)
	blocks, fs := parseMarkdown(src, m)
	c.findings = append(c.findings, fs...)
	h := c.in.Issue.Headings
	blocks, fs = numberHeadings(blocks, wording.Scheme{Levels: h.Scheme, NumberLone: h.NumberLone, ByLevel: h.ByLevel}, h.RunIn)
	c.findings = append(c.findings, fs...)
	c.emptySections(blocks)
	return blocks
}

// emptySections reports headings with nothing under them.
func (c *composer) emptySections(blocks []document.Block) {
	for i, b := range blocks {
		h, ok := b.(*document.Heading)
		if !ok || len(h.RunIn) > 0 {
			continue
		}
		next, more := document.Block(nil), i+1 < len(blocks)
		if more {
			next = blocks[i+1]
		}
		if k, head := next.(*document.Heading); !more || head && k.Level <= h.Level {
			c.findings.Tell(codeEmptySection, h.Place, "请补上内容，或用 {{如有 …}} 连同标题一起略去。", "标题“%s”下面没有内容", document.InlineText(h.Text))
		}
	}
}

// keep lists the phrases of this notice that no line of the title may break.
func (c *composer) keep() []string {
	i := c.in.Issue
	keep := slices.Clone(i.Notice.TitleKeep)
	for _, s := range []string{i.Notice.Issuer, i.Period.Label(), i.Period.Short(), i.Notice.Scope} {
		if s != "" && !slices.Contains(keep, s) {
			keep = append(keep, s)
		}
	}
	return keep
}

// signOff fills the organs that sign and the date.
func (c *composer) signOff(n *document.Notice) {
	i := c.in.Issue
	if !i.Notice.Signature {
		return
	}
	n.SignOff = document.SignOff{Date: i.Notice.Signed, Sealed: i.Notice.Sealed, SealDiameter: i.Notice.Seal, Fields: i.Notice.SignatureField}
	if i.Notice.Signed.IsZero() {
		n.SignOff.Draft = fmt.Sprintf("%d年 月 日", i.Period.Year)
	}
	for _, s := range i.Signers {
		n.SignOff.Signers = append(n.SignOff.Signers, document.Signer{Name: s.Name, Acting: s.Acting, Stamp: s.Stamp, Post: s.Post})
	}
}

// web fills what only the portal page says.
func (c *composer) web(n *document.Notice) {
	i, p := c.in.Issue, c.in.Issue.Portal
	n.Web.Published = i.Notice.Published
	n.Web.Source = i.Notice.Issuer
	if p == nil {
		return
	}
	n.Web = document.Web{
		Portal: true, SiteName: p.SiteName, SiteDomain: p.SiteDomain, SiteIDCode: p.SiteIDCode,
		Column: document.WebColumn{Name: p.ColumnName, Description: p.ColumnDescription, Keywords: p.ColumnKeywords, Type: p.ColumnType},
		Source: p.Source, Published: i.Notice.Published, Author: p.Author, Description: p.Description,
		Keywords: p.Keywords, Image: p.Image, URL: p.URL, Files: p.Files, OFD: p.OFD, Index: p.Index, Valid: p.Valid, Charts: p.Charts,
		Area: p.Area, License: p.License,
		Foot: document.WebFoot{Sponsor: p.Sponsor, ICP: p.ICP, Police: p.Police, FindError: p.FindError, Sitemap: p.Sitemap},
	}
	if from, to, ok := i.Period.Bounds(); ok {
		n.Web.Temporal = from.Format(time.DateOnly) + "/" + to.Format(time.DateOnly)
	}
}

// changes fills what became of the notice after it was published.
func changes(web *document.Web, i *issue.Issue) {
	for _, r := range i.Corrections {
		web.Corrections = append(web.Corrections, document.Correction{Date: r.Date, What: r.What, Why: r.Why, Was: r.Was})
	}
	if w := i.Withdrawn; w != nil {
		web.Withdrawn = document.Withdrawal{Date: w.Date, Why: w.Why}
	}
}

// references links each 附件N of the text to its attachment and holds the two
// against each other: a mention without attachment is an error, an attachment
// that the text never mentions a warning.
func (c *composer) references(n *document.Notice) {
	m := newMentions(n)
	each := func(in []document.Inline) []document.Inline { return c.link(in, &m) }
	for _, b := range n.Body {
		switch b := b.(type) {
		case *document.Heading:
			b.Text, b.RunIn = each(b.Text), each(b.RunIn)
		case *document.Paragraph:
			b.Text = each(b.Text)
		}
	}
	for i, a := range n.Attachments {
		if !m.of[i+1] {
			word := "附件" + strconv.Itoa(i+1)
			if len(m.names) > 1 {
				word = a.Label
			}
			c.findings.Tell(codeAttachmentUnmentioned, a.Place, "请在正文相应处写上（见{{"+word+"}}）。",
				"正文没有提到%s《%s》", a.Label, a.Title)
		}
	}
}

// mentions are those of attachments in the text.
type mentions struct {
	notice *document.Notice
	names  []string       // what attachments are called
	number *regexp.Regexp // a mention with its number
	of     map[int]bool   // attachments mentioned
}

func newMentions(n *document.Notice) mentions {
	m := mentions{notice: n, of: map[int]bool{}}
	for k := range n.Attachments {
		if name := n.NameOfAttachment(k); !slices.Contains(m.names, name) {
			m.names = append(m.names, name)
		}
	}
	if len(m.names) == 0 {
		m.names = []string{n.LabelOfAttachments()}
	}
	m.number = regexp.MustCompile(`(` + strings.Join(m.names, "|") + `)(\d+)`)
	return m
}

// mentioned is the place of the attachment of a name and number, from 1; 0 for none. count is
// how many have the name.
func (m *mentions) mentioned(name string, number int) (place, count int) {
	for k := range m.notice.Attachments {
		if n, of := m.notice.NumberOfAttachment(k); m.notice.NameOfAttachment(k) == name {
			if count = of; n == number {
				place = k + 1
			}
		}
	}
	return place, count
}

// alone marks the attachments that a text mentions without a number: the only ones of their
// name.
func (m *mentions) alone(in []document.Inline) {
	for k := range m.notice.Attachments {
		name := m.notice.NameOfAttachment(k)
		if _, of := m.notice.NumberOfAttachment(k); of == 1 &&
			slices.ContainsFunc(in, func(x document.Inline) bool { return strings.Contains(x.Text, name) && x.Attachment == 0 }) {
			m.of[k+1] = true
		}
	}
}

// link splits 附件N out of plain text.
func (c *composer) link(in []document.Inline, mentions *mentions) []document.Inline {
	var out []document.Inline
	for _, x := range in {
		if x.Attachment > 0 {
			mentions.of[x.Attachment] = true
		}
		if x.Attachment > 0 || x.Figure != nil {
			out = append(out, x)
			continue
		}
		rest := x
		for _, m := range mentions.number.FindAllStringSubmatchIndex(x.Text, -1) {
			name := x.Text[m[2]:m[3]]
			number, _ := strconv.Atoi(x.Text[m[4]:m[5]])
			k, count := mentions.mentioned(name, number)
			if k == 0 {
				if len(mentions.names) == 1 {
					name = "附件"
				}
				c.findings.Tell(codeAttachmentMissing, x.Place, "请改正附件序号，或在 notice.toml 中补上附件。", "正文提到%s，但只有%d个%s", x.Text[m[0]:m[1]], count, name)
				continue
			}
			mentions.of[k] = true
			cut := len(x.Text) - len(rest.Text)
			before, link := rest, x
			before.Text, link.Text, link.Attachment = rest.Text[:m[0]-cut], x.Text[m[0]:m[1]], k
			if before.Text != "" {
				out = append(out, before)
			}
			out = append(out, link)
			rest.Text = x.Text[m[1]:]
		}
		if rest.Text != "" {
			out = append(out, rest)
		}
	}
	mentions.alone(out)
	return out
}
