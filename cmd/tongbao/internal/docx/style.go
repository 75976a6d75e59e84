package docx

import (
	"fmt"
	"strings"
)

// style is one style of the reference document. pPr and rPr are the contents of
// its properties in any order; a later element overrides an earlier one.
type style struct {
	id, name    string
	kind        string // paragraph, character, table
	based, next string
	builtin     bool // Word's own style: not marked as custom
	byDefault   bool
	quick       bool // shown in the style gallery
	pPr, rPr    string
	table       string // properties of a table style, ready
}

func (s style) xml() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:style w:type="%s"`, s.kind)
	if s.byDefault {
		b.WriteString(` w:default="1"`)
	}
	if !s.builtin {
		b.WriteString(` w:customStyle="1"`)
	}
	fmt.Fprintf(&b, ` w:styleId="%s"><w:name w:val="%s"/>`, s.id, s.name)
	if s.based != "" {
		fmt.Fprintf(&b, `<w:basedOn w:val="%s"/>`, s.based)
	}
	if s.next != "" {
		fmt.Fprintf(&b, `<w:next w:val="%s"/>`, s.next)
	}
	if s.quick {
		b.WriteString(`<w:qFormat/>`)
	}
	if s.pPr != "" {
		b.WriteString(`<w:pPr>` + inOrder(s.pPr, paragraphOrder) + `</w:pPr>`)
	}
	if s.rPr != "" {
		b.WriteString(`<w:rPr>` + inOrder(s.rPr, runOrder) + `</w:rPr>`)
	}
	b.WriteString(s.table + "</w:style>\n")
	return b.String()
}

// Children of w:pPr and w:rPr are sequences in the schema (ECMA-376 part 1,
// 17.3.1.26 and 17.3.2.28): Word may call a file damaged that breaks the order.
const (
	paragraphOrder = "keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs overflowPunct autoSpaceDE autoSpaceDN snapToGrid " +
		"spacing ind jc outlineLvl"
	runOrder = "rFonts b bCs i iCs noProof color spacing w kern sz szCs vertAlign"
)

// inOrder sorts the top-level w: elements of x by the names of order, keeping the
// last of each name. An element that order lacks would be lost, so it panics:
// all input are constants of this package.
func inOrder(x, order string) string {
	last := map[string]string{}
	for len(x) > 0 {
		name, whole := firstElement(x)
		last[name] = whole
		x = x[len(whole):]
	}
	var b strings.Builder
	for name := range strings.FieldsSeq(order) {
		b.WriteString(last[name])
		delete(last, name)
	}
	if len(last) > 0 {
		panic(fmt.Sprintf("docx: style properties without a place in the schema order: %v", last))
	}
	return b.String()
}

// firstElement returns the name and text of the element x begins with.
func firstElement(x string) (name, whole string) {
	name = x[len("<w:"):strings.IndexAny(x, " />")]
	end := strings.Index(x, ">") + 1
	if x[end-2] != '/' {
		closing := "</w:" + name + ">"
		end = strings.Index(x, closing) + len(closing)
	}
	return name, x[:end]
}

func stylesXML() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles ` + namespaces + ">\n")
	b.WriteString(`<w:docDefaults><w:rPrDefault><w:rPr>` + fonts(fangSong) + size(32) +
		`<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` + "\n")
	for _, s := range styles() {
		b.WriteString(s.xml())
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}

// styleIDs gives the id of the style of a name.
var styleIDs = func() map[string]string {
	ids := map[string]string{}
	for _, s := range styles() {
		ids[s.name] = s.id
	}
	return ids
}()
