package markdown

import "tongbao/cmd/tongbao/internal/docx"

// turn begins a part of the other orientation: in the readable dialect a
// division that the filter makes a section of.
func (w *writer) turn(landscape bool) {
	switch {
	case w.hybrid:
		w.folded(docx.SectionBreak(w.landscape))
	case landscape:
		w.printf("<div class=\"横排\">\n\n")
	default:
		w.printf("</div>\n\n")
	}
	w.landscape = landscape
}

// finish closes a landscape part that is the last, and writes the imprint.
func (w *writer) finish() {
	if w.landscape && !w.hybrid {
		w.printf("</div>\n\n")
	}
	if len(w.imprint) > 0 {
		w.raw(w.imprint, docx.ImprintXML(w.imprint))
	}
}
