package document

import (
	"iter"

	"tongbao/cmd/tongbao/internal/diag"
)

// Printed is one text of a notice that an output shows.
type Printed struct {
	What  string // its term, for a message: "标题", "单元格"
	Text  string
	Place diag.Place // of the text, or of the block that holds it
}

// Texts lists every text any output may show, piece by piece: those of the paper, of
// the tags of the page and of its pictures. What has no place of its own comes from
// notice.toml.
func (n *Notice) Texts() iter.Seq[Printed] {
	return func(yield func(Printed) bool) { (&printer{yield: yield}).notice(n) }
}

// printer hands on the texts of a notice, until no more are wanted.
type printer struct {
	yield func(Printed) bool
	done  bool
}

func (p *printer) one(what, text string, at diag.Place) {
	if !p.done {
		p.done = !p.yield(Printed{what, text, at})
	}
}

// add hands on those of some texts that are there.
func (p *printer) add(what string, at diag.Place, texts ...string) {
	for _, s := range texts {
		if s != "" {
			p.one(what, s, at)
		}
	}
}

func (p *printer) notice(n *Notice) {
	top := diag.Place{File: diag.NoticeFile}
	p.add("标题", top, n.Title)
	p.add("发文字号", top, n.Head.Number)
	p.add("份号", top, n.Head.Copy)
	p.add("密级", top, n.Head.Secrecy)
	p.add("紧急程度", top, n.Head.Urgency)
	p.add("附注", top, n.Note)
	p.add("文种", top, n.Kind)
	p.add("附件的叫法", top, n.AttachmentLabel)
	p.add("机关名称", top, n.Head.Organs...)
	p.add("机关名称", top, n.Recipients...)
	p.add("签发人", top, n.Head.Leaders...)
	p.add("署名", top, append(n.SignOff.NameTexts(), n.SignOff.Draft)...)
	p.add("版记", top, append(append([]string{n.Imprint.PrintedBy}, n.Imprint.Recipients...), n.Imprint.CC...)...)
	w := n.Web
	p.add("[portal] 的值", top, w.SiteName, w.SiteDomain, w.SiteIDCode, w.Column.Name, w.Column.Description, w.Column.Keywords,
		w.Column.Type, w.Source, w.Author, w.Description, w.URL, w.Files, w.Index, w.Valid, w.Image, w.Area, w.License,
		w.Foot.Sponsor, w.Foot.ICP, w.Foot.Police, w.Foot.FindError, w.Foot.Sitemap)
	p.add("[portal] 的值", top, w.Keywords...)
	for _, c := range w.Corrections {
		p.add("更正", top, c.What, c.Why, c.Was)
	}
	p.add("撤销的原因", top, w.Withdrawn.Why)
	for _, c := range n.Charts {
		p.add("图示", diag.Place{}, append([]string{c.Title, c.Of, c.Unit}, c.Labels...)...)
	}
	for _, h := range n.Summary {
		p.add("要点", diag.Place{}, h.Name, h.Text)
	}
	p.blocks(n.Body)
	for _, a := range n.Attachments {
		p.add("附件的叫法", a.Place, a.Name)
		p.add("附件标题", a.Place, a.Label+a.Title)
		p.blocks(a.Blocks)
	}
	for _, r := range n.Rosters {
		p.table(r.Table)
		p.one("名单", r.Title, r.Table.Place)
	}
}

func (p *printer) blocks(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			p.one("小标题", b.Number, b.Place)
			p.inlines("小标题", b.Place, b.Text)
			p.inlines("正文", b.Place, b.RunIn)
		case *Paragraph:
			p.inlines("正文", b.Place, b.Text)
		case *Table:
			p.table(b)
		}
	}
}

func (p *printer) table(t *Table) {
	for _, s := range append([]string{t.Caption, t.Period, t.Unit}, t.Notes...) {
		p.one("表格说明", s, t.Place)
	}
	for _, rows := range [][]Row{t.Head, t.Rows} {
		for _, r := range rows {
			for k := range r.Cells {
				if c := &r.Cells[k]; !c.Covered {
					p.one("单元格", c.Text, c.Place)
				}
			}
		}
	}
}

func (p *printer) inlines(what string, at diag.Place, in []Inline) {
	for i := range in {
		if in[i].Place.IsZero() {
			p.one(what, in[i].Text, at)
		} else {
			p.one(what, in[i].Text, in[i].Place)
		}
	}
}
