package ofd

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	namespace   = `xmlns:ofd="http://www.ofdspec.org/2016"`

	folder  = "Doc_0/"
	fontDir = "Res"
	creator = "tongbao"
)

// sheet is the paper, as a box of the format.
func sheet() string {
	return "<ofd:PhysicalBox>" + string(appendMM(nil, 0, 0, gbt9704.PageWidth, gbt9704.PageHeight)) + "</ofd:PhysicalBox>"
}

// escaped is a text as it stands in XML.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return b.String()
}

// element is an element that holds a text, around one that holds others; of nothing they are nothing.
func element(name, text string) string { return around(name, escaped(text)) }

func around(name, inside string) string {
	if inside == "" {
		return ""
	}
	return "<ofd:" + name + ">" + inside + "</ofd:" + name + ">"
}

// custom is what the format has no element of its own for.
func custom(name, text string) string {
	if text == "" {
		return ""
	}
	return `<ofd:CustomData Name="` + name + `">` + escaped(text) + "</ofd:CustomData>"
}

// entry is OFD.xml: what the document is. Its identifier is made of all that it consists of.
func (w *writer) entry(m Meta) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<ofd:OFD %s Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>`, namespace)
	b.WriteString(element("DocID", w.pack.id(m)) + element("Title", m.Title) + element("Author", m.Author) + element("Subject", m.Kind))
	if !m.Date.IsZero() {
		date := m.Date.Format("2006-01-02")
		b.WriteString(element("CreationDate", date) + element("ModDate", date))
	}
	b.WriteString(element("DocUsage", "Normal"))
	keywords := ""
	for _, k := range m.Keywords {
		keywords += element("Keyword", k)
	}
	b.WriteString(around("Keywords", keywords) + element("Creator", creator) + around("CustomDatas", custom("发文字号", m.Number)+custom("文种", m.Kind)))
	b.WriteString("</ofd:DocInfo><ofd:DocRoot>" + folder + "Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
	return b.String()
}

// document adds Document.xml: the pages and the outline.
func (w *writer) document() error {
	var b strings.Builder
	fmt.Fprintf(&b, `<ofd:Document %s><ofd:CommonData><ofd:MaxUnitID>%d</ofd:MaxUnitID><ofd:PageArea>%s</ofd:PageArea>`, namespace, w.lastID, sheet())
	b.WriteString("<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>")
	for i := range w.layout.Pages {
		fmt.Fprintf(&b, `<ofd:Page ID="%d" BaseLoc="%s"/>`, i+1, pageFile(i))
	}
	b.WriteString("</ofd:Pages>")
	if len(w.layout.Outline) > 0 {
		b.WriteString("<ofd:Outlines>")
		if err := w.outline(&b, w.layout.Outline); err != nil {
			return err
		}
		b.WriteString("</ofd:Outlines><ofd:VPreferences><ofd:PageMode>UseOutlines</ofd:PageMode></ofd:VPreferences>")
	}
	b.WriteString("</ofd:Document>")
	w.add(folder+"Document.xml", b.String())
	return nil
}

func pageFile(i int) string { return fmt.Sprintf("Pages/Page_%d/Content.xml", i) }

// outline writes the bookmarks of one level with those below them.
func (w *writer) outline(b *strings.Builder, items []typeset.OutlineItem) error {
	for _, item := range items {
		to, err := w.goTo(item.Page, item.Y)
		if err != nil {
			return fmt.Errorf("bookmark %q: %w", item.Title, err)
		}
		fmt.Fprintf(b, `<ofd:OutlineElem Title="%s">%s`, escaped(item.Title), to)
		if err := w.outline(b, item.Kids); err != nil {
			return err
		}
		b.WriteString("</ofd:OutlineElem>")
	}
	return nil
}

// goTo is the action that leads to a height in mm on a page (from 1), at the zoom in use.
func (w *writer) goTo(page int, y float64) (string, error) {
	if page < 1 || page > len(w.layout.Pages) {
		return "", fmt.Errorf("page %d of %d", page, len(w.layout.Pages))
	}
	return fmt.Sprintf(`<ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto><ofd:Dest Type="XYZ" PageID="%d" Left="0" Top="%s" Zoom="0"/>`+
		`</ofd:Goto></ofd:Action></ofd:Actions>`, page, mm(y)), nil
}

// resources adds PublicRes.xml and the fonts it names: of each face no more than the glyphs shown.
func (w *writer) resources() error {
	var b strings.Builder
	fmt.Fprintf(&b, `<ofd:Res %s BaseLoc="%s"><ofd:Fonts>`, namespace, fontDir)
	for _, f := range w.fonts {
		data, err := f.face.Subset(slices.Collect(maps.Keys(f.chars)))
		if err != nil {
			return fmt.Errorf("font %s: %w", f.face.Name, err)
		}
		file := fmt.Sprintf("Font_%d.ttf", f.id)
		fmt.Fprintf(&b, `<ofd:Font ID="%d" FontName="%s" FamilyName="%s" Charset="unicode"><ofd:FontFile>%s</ofd:FontFile></ofd:Font>`,
			f.id, escaped(f.face.Name), escaped(w.faces.Family(f.face.Name)), file)
		w.pack.add(folder+fontDir+"/"+file, data)
	}
	b.WriteString("</ofd:Fonts></ofd:Res>")
	w.add(folder+"PublicRes.xml", b.String())
	return nil
}
