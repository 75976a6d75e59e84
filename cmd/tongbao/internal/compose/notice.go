package compose

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

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
	return &Composed{Notice: n, Issue: in.Issue, Figures: in.Ledger.Figures(), Results: in.results()}, onceAColumn(findings)
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
	n := &document.Notice{Draft: c.in.Draft}
	c.form(n)
	n.Title = oneLine(c.in.Issue.Notice.Title)
	n.TitleBreaks = c.keep()
	n.Body = c.blocks(body)
	n.Attachments = c.attachments()
	c.signOff(n)
	c.web(n)
	n.Charts = c.charts()
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

// attachments makes the attachments in order.
func (c *composer) attachments() []document.Attachment {
	var out []document.Attachment
	specs := c.in.Issue.Attachments
	for i, spec := range specs {
		a := document.Attachment{
			Label: vocabulary.AttachmentLabel(c.in.Issue, i), Title: oneLine(spec.Title), ID: "fj" + strconv.Itoa(i+1),
			Orientation: orientation(spec.Landscape), Place: spec.Place,
		}
		if !c.tableWords("attachment", i) {
			out = append(out, a)
			continue
		}
		if spec = specs[i]; spec.Text != "" {
			a.Blocks = c.textBlocks(spec)
		} else {
			b := &tableBuilder{in: c.in}
			told := c.in.Ledger.Told()
			before := c.in.Ledger.Findings().Errors()
			if t := b.build(spec.TableSpec); t != nil {
				if t.Caption == "" {
					t.Caption = a.Title
				}
				a.Blocks = []document.Block{t}
				if len(t.Rows) == 0 && !t.Form && b.findings.Errors() == 0 && c.in.Ledger.Findings().Errors() == before {
					c.findings.Tell(codeEmptyTable, spec.Place, "请核对 where；本来就没有的，删去这个附件。", "%s《%s》只有表头，一行也没有", a.Label, a.Title)
				}
			}
			c.in.Ledger.AskedAt(spec.Place, told)
			c.findings = append(c.findings, b.findings...)
		}
		out = append(out, a)
	}
	return out
}

func (c *composer) textBlocks(spec issue.Attachment) []document.Block {
	for _, t := range c.in.Texts {
		if t.Name == spec.Text {
			return c.blocks(t)
		}
	}
	return nil // told when the folder was read
}

func orientation(s string) document.Orientation {
	switch s {
	case "true":
		return document.OrientationLandscape
	case "false":
		return document.OrientationPortrait
	}
	return document.OrientationAuto
}

// signOff fills the organs that sign and the date.
func (c *composer) signOff(n *document.Notice) {
	i := c.in.Issue
	if !i.Notice.Signature {
		return
	}
	n.SignOff = document.SignOff{Date: i.Notice.Signed, Sealed: i.Notice.Sealed, SealDiameter: i.Notice.Seal}
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
		Keywords: p.Keywords, Image: p.Image, URL: p.URL, Index: p.Index, Valid: p.Valid, Charts: p.Charts,
	}
}

// references links each 附件N of the text to its attachment and holds the two
// against each other: a mention without attachment is an error, an attachment
// that the text never mentions a warning.
func (c *composer) references(n *document.Notice) {
	label := n.LabelOfAttachments()
	m := mentions{label: label, number: regexp.MustCompile(regexp.QuoteMeta(label) + `(\d+)`), count: len(n.Attachments), of: map[int]bool{}}
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
			c.findings.Tell(codeAttachmentUnmentioned, a.Place, "请在正文相应处写上（见{{附件"+strconv.Itoa(i+1)+"}}）。",
				"正文没有提到%s《%s》", a.Label, a.Title)
		}
	}
}

// mentions are those of attachments in the text.
type mentions struct {
	label  string         // what attachments are called
	number *regexp.Regexp // a mention with its number
	count  int            // attachments there are
	of     map[int]bool   // attachments mentioned
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
			k, _ := strconv.Atoi(x.Text[m[2]:m[3]])
			if k < 1 || k > mentions.count {
				c.findings.Tell(codeAttachmentMissing, x.Place, "请改正附件序号，或在 notice.toml 中补上附件。", "正文提到%s，但只有%d个附件", x.Text[m[0]:m[1]], mentions.count)
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
	if mentions.count == 1 && slices.ContainsFunc(out, func(x document.Inline) bool { return strings.Contains(x.Text, mentions.label) }) {
		mentions.of[1] = true
	}
	return out
}
