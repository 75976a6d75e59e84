package docx

import (
	"strings"
)

// xmlHead opens every part; namespaces are those of ECMA-376 transitional.
const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// escape makes text safe in XML content and attributes. What XML 1.0 cannot hold
// has been found by proofreading.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace

// lineEnds makes every line end a "\n", as XML parsers do.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace

// textRuns returns w:r elements for text; "\n" is a line break, "\t" a tab. rPr is the
// content of the run properties.
func textRuns(text, rPr string) string {
	if rPr != "" {
		rPr = "<w:rPr>" + rPr + "</w:rPr>"
	}
	var b strings.Builder
	for i, line := range strings.Split(lineEnds(text), "\n") {
		if i > 0 {
			b.WriteString("<w:r>" + rPr + "<w:br/></w:r>")
		}
		for k, piece := range strings.Split(line, "\t") {
			if k > 0 {
				b.WriteString("<w:r>" + rPr + "<w:tab/></w:r>")
			}
			if piece != "" {
				b.WriteString("<w:r>" + rPr + `<w:t xml:space="preserve">` + escape(piece) + "</w:t></w:r>")
			}
		}
	}
	return b.String()
}
