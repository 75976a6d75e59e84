package markdown

import (
	"html"
	"strings"

	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/docx/story"
)

// The hybrid form is for an office that has pandoc and the reference document
// only. Each part that markdown cannot say stands there twice from one source: as
// HTML in <pre>, which readers show and pandoc leaves out of a docx, and as
// WordprocessingML in a code block that pandoc copies, folded away from readers.

// folded writes WordprocessingML behind a fold.
func (w *writer) folded(xml string) {
	w.printf("<details>\n\n```{=openxml}\n%s\n```\n\n</details>\n\n", strings.TrimSpace(xml))
}

func (w *writer) hybridTable(t *story.Table) {
	w.printf("<pre><table>\n")
	w.htmlRows(t, "thead", "th", 0, t.HeadRows)
	w.htmlRows(t, "tbody", "td", t.HeadRows, len(t.Grid))
	w.printf("</table></pre>\n\n")
	w.folded(docx.TableXML(t))
}

func (w *writer) htmlRows(t *story.Table, group, tag string, from, to int) {
	if from == to {
		return
	}
	w.printf("<%s>\n", group)
	for _, row := range t.Grid[from:to] {
		w.printf("<tr>")
		for _, c := range row {
			if c.Merge != story.Own {
				continue
			}
			w.printf("<%s", tag)
			if c.RowSpan > 1 {
				w.printf(" rowspan=\"%d\"", c.RowSpan)
			}
			if c.ColSpan > 1 {
				w.printf(" colspan=\"%d\"", c.ColSpan)
			}
			w.printf(">%s</%s>", preview(c.Text), tag)
		}
		w.printf("</tr>\n")
	}
	w.printf("</%s>\n", group)
}

// preview escapes text for the HTML that readers show. A blank line would end
// the HTML block.
func preview(s string) string { return byLine(s, "<br>", html.EscapeString) }

// raw writes paragraphs whose place or indents no style has.
func (w *writer) raw(ps []*story.Paragraph, xml string) {
	for _, p := range ps {
		if text := preview(strings.ReplaceAll(p.Text(), "\t", "    ")); text != "" {
			w.printf("<pre>%s</pre>\n\n", text)
		}
	}
	w.folded(xml)
}
