package document

import "tongbao/cmd/tongbao/internal/diag"

// Printed is one text of a notice that an output shows.
type Printed struct {
	What  string // its term, for a message: "标题", "单元格"
	Text  string
	Place diag.Place // of the text, or of the block that holds it
}

// Texts lists every text any output may show, piece by piece: those of the paper, of
// the tags of the page and of its pictures. What has no place of its own comes from
// notice.toml.
func (n *Notice) Texts() []Printed {
	var out []Printed
	add := func(what string, at diag.Place, texts ...string) {
		for _, s := range texts {
			if s != "" {
				out = append(out, Printed{what, s, at})
			}
		}
	}
	top := diag.Place{File: diag.NoticeFile}
	add("标题", top, n.Title)
	add("发文字号", top, n.Head.Number)
	add("份号", top, n.Head.Copy)
	add("密级", top, n.Head.Secrecy)
	add("紧急程度", top, n.Head.Urgency)
	add("附注", top, n.Note)
	add("文种", top, n.Kind)
	add("附件的叫法", top, n.AttachmentLabel)
	add("机关名称", top, n.Head.Organs...)
	add("机关名称", top, n.Recipients...)
	add("签发人", top, n.Head.Leaders...)
	add("署名", top, append(n.SignOff.NameTexts(), n.SignOff.Draft)...)
	add("版记", top, append(append([]string{n.Imprint.PrintedBy}, n.Imprint.Recipients...), n.Imprint.CC...)...)
	w := n.Web
	add("[portal] 的值", top, w.SiteName, w.SiteDomain, w.SiteIDCode, w.Column.Name, w.Column.Description, w.Column.Keywords,
		w.Column.Type, w.Source, w.Author, w.Description, w.URL, w.Files, w.Index, w.Valid, w.Image, w.Area, w.License,
		w.Foot.Sponsor, w.Foot.ICP, w.Foot.Police, w.Foot.FindError, w.Foot.Sitemap)
	add("[portal] 的值", top, w.Keywords...)
	for _, c := range w.Corrections {
		add("更正", top, c.What, c.Why, c.Was)
	}
	add("撤销的原因", top, w.Withdrawn.Why)
	for _, c := range n.Charts {
		add("图示", diag.Place{}, append([]string{c.Title, c.Of, c.Unit}, c.Labels...)...)
	}
	for _, h := range n.Summary {
		add("要点", diag.Place{}, h.Name, h.Text)
	}
	out = appendBlocks(out, n.Body)
	for _, a := range n.Attachments {
		add("附件的叫法", a.Place, a.Name)
		add("附件标题", a.Place, a.Label+a.Title)
		out = appendBlocks(out, a.Blocks)
	}
	for _, r := range n.Rosters {
		out = append(appendBlocks(out, []Block{r.Table}), Printed{"名单", r.Title, r.Table.Place})
	}
	return out
}

func appendBlocks(out []Printed, blocks []Block) []Printed {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			out = append(out, Printed{"小标题", b.Number, b.Place})
			out = appendInlines(out, "小标题", b.Place, b.Text)
			out = appendInlines(out, "正文", b.Place, b.RunIn)
		case *Paragraph:
			out = appendInlines(out, "正文", b.Place, b.Text)
		case *Table:
			for _, s := range append([]string{b.Caption, b.Period, b.Unit}, b.Notes...) {
				out = append(out, Printed{"表格说明", s, b.Place})
			}
			for _, rows := range [][]Row{b.Head, b.Rows} {
				for _, r := range rows {
					for _, c := range r.Cells {
						if !c.Covered {
							out = append(out, Printed{"单元格", c.Text, c.Place})
						}
					}
				}
			}
		}
	}
	return out
}

func appendInlines(out []Printed, what string, at diag.Place, in []Inline) []Printed {
	for _, i := range in {
		p := Printed{what, i.Text, i.Place}
		if p.Place.IsZero() {
			p.Place = at
		}
		out = append(out, p)
	}
	return out
}
