// Package docx writes a notice as a Word document after GB/T 9704, and the
// reference documents pandoc takes the same styles and pages from. It also reads
// back what was changed in Word.
//
// Everything is written with the standard library, so that the same notice gives
// the same bytes.
package docx

import (
	"fmt"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/story"
)

// Write returns the notice as a docx. Its text has been proofread: characters that
// XML cannot hold make a file that does not open.
func Write(n *document.Notice) []byte {
	w := writer{b: []byte(documentHead), letter: n.Head.Form == document.LetterheadLetter}
	for _, item := range story.Build(n) {
		w.item(item)
	}
	w.end()
	w.add(sectionProperties(w.landscape, "", w.firstWithout()), documentFoot)
	return assemble(w.b, propertiesOf(n))
}

// writer gathers document.xml.
type writer struct {
	b         []byte
	letter    bool // no number on the first page (10.1)
	landscape bool // orientation of the section now open
	sections  int  // closed so far
	framed    bool // the last paragraph stands in the imprint's frame
	inTable   bool // the last item is a table
	controls  int  // content controls so far
	bookmarks int  // so far
}

func (w *writer) add(parts ...string) {
	for _, p := range parts {
		w.b = append(w.b, p...)
	}
}

func (w *writer) item(item story.Item) {
	w.inTable = false
	switch it := item.(type) {
	case story.Section:
		w.add(sectionBreak(w.landscape, w.firstWithout()), "\n")
		w.landscape = it.Landscape
		w.sections++
	case *story.Table:
		w.b = append(appendTable(w.b, it), '\n')
		w.inTable = true
	case *story.JointMark:
		w.add(jointMarkXML(it, w.control))
	case *story.NameRow:
		w.add(nameRowXML(it, w.control))
	case *story.Paragraph:
		w.add(w.anchored(it.Anchor, paragraphXML(it, w.control)))
		w.framed = it.Frame == story.ImprintFrame
	}
}

func (w *writer) firstWithout() bool { return w.letter && w.sections == 0 }

// end adds the paragraph that a body must have behind a table, and that the
// imprint's frame hangs on.
func (w *writer) end() {
	if w.framed || w.inTable {
		w.add(hairParagraph, "\n")
	}
}

// anchored puts a bookmark around a paragraph that links lead to.
func (w *writer) anchored(anchor, xml string) string {
	if anchor == "" {
		return xml
	}
	w.bookmarks++
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%[1]d"/>`+"\n", w.bookmarks, escape(anchor), xml)
}

// control wraps runs in a content control (内容控件) that names the element of the
// paper, so that people and programs find it whatever the styles have become.
func (w *writer) control(element, runs string) string {
	w.controls++
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/><w:id w:val="%d"/></w:sdtPr>`+
		`<w:sdtContent>%s</w:sdtContent></w:sdt>`,
		escape(element), escape(controlTag(element)), w.controls, runs)
}

// controlTag is the element's name for programs.
func controlTag(element string) string {
	if tag, ok := controlTags[element]; ok {
		return tag
	}
	label, isTitle := strings.CutSuffix(element, "标题")
	number := strings.TrimLeftFunc(label, unicode.IsLetter)
	if isTitle {
		return "attachment-title" + number
	}
	return "attachment" + number
}

var controlTags = map[string]string{
	"份号": "copy-number", "密级": "secrecy", "紧急程度": "urgency", "发文机关标志": "organ-mark", "发文字号": "document-number",
	"标题": "title", "主送机关": "recipients", "附件说明": "attachment-note", "发文机关署名": "signer", "成文日期": "issue-date",
	"附注": "note", "版记": "imprint",
}

// Reference returns a reference document for pandoc: its styles, page, page
// numbers and settings. pandoc ends every docx with the reference's section, so a
// notice whose last attachment lies across needs landscapeLast.
func Reference(landscapeLast bool) []byte {
	return reference(sectionProperties(landscapeLast, "", false))
}

// ReferenceLetter returns the reference document of the letter format, whose
// first page has no number (10.1).
func ReferenceLetter() []byte { return reference(sectionProperties(false, "", true)) }

func reference(section string) []byte {
	b := []byte(documentHead)
	for _, s := range styles() {
		if s.kind == "paragraph" {
			b = fmt.Appendf(b, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`+"\n", s.id, escape(s.name))
		}
	}
	return assemble(append(append(b, section...), documentFoot...), properties{title: "公文参考文档", kind: "模板"})
}
