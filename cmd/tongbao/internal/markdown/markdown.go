// Package markdown writes a notice as markdown that reads as it is, in any
// reader of CommonMark with GFM tables, and that pandoc turns into a docx after
// GB/T 9704 with the reference document, filter and defaults in templates/.
//
// The dialect: one paragraph a line; headings with #; every element of the
// paper in a <div> whose custom-style names its Word style; pipe tables in which
// merged cells repeat their value behind a comment; metadata in a comment.
package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/docx/story"
)

// Tables is the form tables are written in.
type Tables int

const (
	Pipe   Tables = iota // pipe tables; merged cells need the filter
	Hybrid               // a preview for readers and the table's WordprocessingML: needs the reference document only
)

// Write returns the notice as markdown, UTF-8 with "\n" line ends. Its text has been
// proofread, as for a docx.
func Write(n *document.Notice, tables Tables) []byte {
	w := writer{hybrid: tables == Hybrid}
	items := story.Build(n)
	w.metadata(n, reference(n, items))
	for _, item := range items {
		w.item(item)
	}
	w.finish()
	return w.b.Bytes()
}

type writer struct {
	b         bytes.Buffer
	hybrid    bool
	landscape bool
	imprint   []*story.Paragraph // gathered: they share one frame
}

func (w *writer) item(item story.Item) {
	switch it := item.(type) {
	case story.Section:
		w.turn(it.Landscape)
	case *story.Table:
		if w.hybrid {
			w.hybridTable(it)
		} else {
			w.pipeTable(it)
		}
	case *story.JointMark:
		w.jointMark(it)
	case *story.NameRow:
		w.nameRow(it)
	case *story.Paragraph:
		switch {
		case w.hybrid && it.Frame == story.ImprintFrame:
			w.imprint = append(w.imprint, it)
		case w.hybrid && (it.Frame != story.NoFrame || !it.Format.IsZero()):
			w.raw([]*story.Paragraph{it}, docx.ParagraphXML(it))
		default:
			w.paragraph(it)
		}
	}
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.b, format, args...) }

// metadata writes what the filter makes document properties of. A YAML block
// would print in readers; a comment does not.
func (w *writer) metadata(n *document.Notice, reference string) {
	w.printf("<!-- 公文\n")
	field := func(key, value string) {
		if value = oneLine(value); value != "" {
			w.printf("%s：%s\n", key, value)
		}
	}
	field("文种", n.Kind)
	field("标题", n.Title)
	field("发文字号", n.Head.Number)
	field("签发人", strings.Join(n.Head.Leaders, "，"))
	field("主送机关", strings.Join(n.Recipients, "，"))
	field("发文机关署名", strings.Join(n.SignOff.NameTexts(), "，"))
	field("成文日期", n.SignOff.DateText())
	if w.hybrid {
		w.printf("转换：pandoc --reference-doc=templates/%s 本文件 -o notice.docx（表格以折叠的数据块为准，预览表只供阅读）\n-->\n\n", reference)
		return
	}
	choice := ""
	if reference != "reference.docx" {
		choice = " --reference-doc=templates/" + reference
	}
	w.printf("转换：pandoc -d templates/gongwen.yaml%s 本文件 -o notice.docx\n-->\n\n", choice)
}

// reference is the reference document that pandoc has to take: it ends every docx
// with the section of that document.
func reference(n *document.Notice, items []story.Item) string {
	landscape, turned := false, false
	for _, item := range items {
		if s, ok := item.(story.Section); ok {
			landscape, turned = s.Landscape, true
		}
	}
	switch {
	case landscape:
		return "reference-landscape-last.docx"
	case n.Head.Form == document.LetterheadLetter && !turned:
		return "reference-letter.docx"
	}
	return "reference.docx"
}

// oneLine makes a value safe inside a comment, which only --> would end.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(newlines.Replace(s)), " ")
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// paragraph writes one paragraph: plain text, a heading, or a styled division.
func (w *writer) paragraph(p *story.Paragraph) {
	text := inlines(p)
	switch {
	case p.Level > 0:
		w.printf("%s %s\n\n", strings.Repeat("#", p.Level), strings.ReplaceAll(text, "\\\n", " "))
	case p.Style == story.BodyText:
		if text != "" {
			w.printf("%s\n\n", text)
		}
	case p.Style == story.Title:
		w.division(p, "<h1 align=\"center\">\n\n"+text+"\n\n</h1>")
	case p.Style == story.AttachmentTitle:
		w.division(p, "<h2 align=\"center\">\n\n"+text+"\n\n</h2>")
	case readerStrong[p.Style] && text != "":
		w.division(p, "\n"+strong(text)+"\n")
	default:
		w.division(p, "\n"+text+"\n")
	}
}

// division writes a styled paragraph. An empty one keeps its line with a
// no-break space. Direct formatting beyond the style travels in data attributes
// that only the filter reads.
func (w *writer) division(p *story.Paragraph, body string) {
	if strings.TrimSpace(body) == "" {
		body = "\n&nbsp;\n"
	}
	id := ""
	if p.Anchor != "" {
		id = fmt.Sprintf(" id=\"%s\"", p.Anchor)
	}
	w.printf("<div%s custom-style=\"%s\"%s%s>\n%s\n</div>\n\n", id, p.Style, readerAligns[p.Style], attributes(p.Format)+top(p), body)
}

// readerAligns place elements for readers of the markdown; the docx goes by the style.
var readerAligns = map[string]string{
	story.Mark: centred, story.LetterMarkStyle: centred, story.DocNumber: centred,
	story.Signer: flushRight, story.SignerLong: flushRight, story.Date: flushRight,
	story.Caption: centred, story.Centered: centred, story.Period: centred, story.Unit: flushRight,
}

// readerStrong are the elements readers show strong, as 小标宋 and 黑体 are in print.
var readerStrong = map[string]bool{
	story.Mark: true, story.LetterMarkStyle: true,
	story.SecurityMark: true, story.AttachmentLabel: true, story.Caption: true,
}

// strong marks text for readers with a tag: ** does not close between Chinese
// marks (CommonMark 6.2).
func strong(text string) string { return "<strong>" + text + "</strong>" }

const (
	centred    = ` align="center"`
	flushRight = ` align="right"`
)

func attributes(f story.Format) string {
	var b strings.Builder
	for _, a := range []struct {
		name  string
		value int
	}{{"before", f.Before}, {"after", f.After}, {"left", f.Left}, {"hang", f.Hang}, {"first", f.First}, {"right", f.Right},
		{"line", f.Line}, {"size", f.Size}, {"scale", f.Scale},
		{"norule", one(f.NoRule)}, {"toright", one(f.ToRight)}, {"toleft", one(f.ToLeft)}} {
		if a.value != 0 {
			fmt.Fprintf(&b, " data-%s=\"%d\"", a.name, a.value)
		}
	}
	return b.String()
}

// top is where the frame of a paragraph stands and how high it is.
func top(p *story.Paragraph) string {
	if p.Top == 0 {
		return ""
	}
	return fmt.Sprintf(" data-top=\"%d\" data-high=\"%d\"", p.Top, p.High)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// inlines writes the runs of a paragraph. Only the first one can open a block,
// and the last one's end is trimmed: a trailing backslash would be a break.
func inlines(p *story.Paragraph) string {
	runs := merged(p.Runs)
	var b strings.Builder
	for i, r := range runs {
		text := newlines.Replace(r.Text)
		if i == 0 {
			text = strings.TrimLeftFunc(text, unicode.IsSpace)
		}
		if i == len(runs)-1 {
			text = strings.TrimRightFunc(text, unicode.IsSpace)
		}
		lines := strings.Split(text, "\n")
		for k, l := range lines {
			lines[k] = inline(l)
			if p.Level == 0 && (k > 0 || i == 0) {
				lines[k] = opened(lines[k], k == len(lines)-1 && i < len(runs)-1)
			}
		}
		text = strings.Join(lines, "\\\n")
		if r.To != "" && text != "" {
			text = "[" + text + "](#" + r.To + ")"
		}
		switch {
		case text == "":
		case r.Style == "":
			b.WriteString(text)
		default: // a face of its own is strong for readers; pandoc leaves the tag out of a docx
			fmt.Fprintf(&b, "<span custom-style=\"%s\">%s</span>", r.Style, strong(text))
		}
	}
	return b.String()
}

// opened is opening of a line that goes on in a run of another kind, or does not.
func opened(line string, goesOn bool) string {
	if goesOn && line != "" && !strings.HasSuffix(line, " ") {
		return strings.TrimSuffix(opening(line+"\x00"), "\x00") // a "2." before a link opens no list
	}
	return opening(line)
}

// merged joins neighbouring runs of one style that lead to the same place: escapes depend on what stands
// next to a character.
func merged(runs []story.Run) []story.Run {
	var out []story.Run
	for _, r := range runs {
		if n := len(out); n > 0 && out[n-1].Style == r.Style && out[n-1].To == r.To {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}

// jointMark writes the names one below the other with 文件 behind the last; the
// filter sets 文件 to their right.
func (w *writer) jointMark(m *story.JointMark) {
	var names []string
	for _, s := range m.Names {
		names = append(names, paragraph(s))
	}
	if w.hybrid {
		w.printf("<pre>%s<br>%s</pre>\n\n", preview(strings.Join(m.Names, "\n")), m.Word)
		w.folded(docx.JointMarkXML(m))
		return
	}
	f := m.Format()
	f.Before = m.Before
	w.printf("<div custom-style=\"%s\" class=\"联合行文\"%s>\n\n%s<br>%s\n\n</div>\n\n",
		m.Style, attributes(f)+fmt.Sprintf(" data-names=\"%d\" data-word=\"%d\"", m.NamesWidth, m.WordWidth), strings.Join(names, "<br>"), m.Word)
}

// nameRow writes names that stand side by side one below the other; the filter sets them.
func (w *writer) nameRow(n *story.NameRow) {
	var names, widths []string
	for _, c := range n.Cells {
		widths = append(widths, fmt.Sprint(c.Width))
		if len(c.Lines) > 0 {
			names = append(names, strings.Join(c.Lines, "\n"))
		}
	}
	if w.hybrid {
		w.printf("<pre>%s</pre>\n\n", preview(strings.Join(names, "\n")))
		w.folded(docx.NameRowXML(n))
		return
	}
	for i, s := range names {
		names[i] = paragraph(s)
	}
	w.printf("<div custom-style=\"%s\"%s class=\"并列署名\" data-cells=\"%s\"%s>\n\n%s\n\n</div>\n\n", story.Signer, flushRight,
		strings.Join(widths, ","), attributes(story.Format{Before: n.Before}), strings.Join(names, "<br>\n"))
}
