package docx

import (
	"fmt"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/opc"
)

const (
	relationshipBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contentTypeBase  = "application/vnd.openxmlformats-officedocument."
	wordType         = contentTypeBase + "wordprocessingml."
)

// target is a part that document.xml refers to.
type target struct{ id, kind, file, contentType, data string }

// targets returns the parts beside document.xml. Headers and footers have the ids
// rId9 to rId14, headers first, on purpose: pandoc up to 3.6 renumbers those of a
// reference document that way, later ones keep them, and the section breaks
// written by the filter need to know them.
func targets() []target {
	return []target{
		{"rId1", "numbering", "numbering.xml", wordType + "numbering+xml", xmlHead + `<w:numbering ` + namespaces + `/>`},
		{"rId2", "styles", "styles.xml", wordType + "styles+xml", stylesXML()},
		{"rId3", "settings", "settings.xml", wordType + "settings+xml", settingsXML()},
		{"rId4", "webSettings", "webSettings.xml", wordType + "webSettings+xml", xmlHead + `<w:webSettings ` + namespaces + `/>`},
		{"rId5", "fontTable", "fontTable.xml", wordType + "fontTable+xml", fontTableXML()},
		{"rId6", "theme", "theme/theme1.xml", contentTypeBase + "theme+xml", themeXML()},
		{"rId7", "footnotes", "footnotes.xml", wordType + "footnotes+xml", footnotesXML},
		{"rId9", "header", "header1.xml", wordType + "header+xml", blank("hdr", "Header")},
		{"rId10", "header", "header2.xml", wordType + "header+xml", sideNumber("right")},
		{"rId11", "header", "header3.xml", wordType + "header+xml", sideNumber("left")},
		{"rId12", "footer", "footer1.xml", wordType + "footer+xml", footNumber("right")},
		{"rId13", "footer", "footer2.xml", wordType + "footer+xml", footNumber("left")},
		{"rId14", "footer", "footer3.xml", wordType + "footer+xml", blank("ftr", "Footer")},
	}
}

const footnotesXML = xmlHead + `<w:footnotes ` + namespaces +
	`><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
	`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>`

// What stands in document.xml before the body, and behind its last section.
const (
	documentHead = xmlHead + `<w:document ` + namespaces + "><w:body>\n"
	documentFoot = `</w:body></w:document>`
)

// usualTargets are the same in every document.
var usualTargets = sync.OnceValue(targets)

// assemble returns the whole package for document.xml and its properties.
func assemble(document []byte, p properties) []byte {
	ts := usualTargets()
	var types, rels strings.Builder
	for _, t := range ts {
		fmt.Fprintf(&types, `<Override PartName="/word/%s" ContentType="%s"/>`, t.file, t.contentType)
		fmt.Fprintf(&rels, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, t.id, relationshipBase, t.kind, t.file)
	}
	const xmlns = `xmlns="http://schemas.openxmlformats.org/package/2006/`
	pack := opc.NewPacker()
	add(pack, []part{
		{"[Content_Types].xml", xmlHead + `<Types ` + xmlns + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` + types.String() +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
			`<Override PartName="/docProps/app.xml" ContentType="` + contentTypeBase + `extended-properties+xml"/>` +
			`<Override PartName="/docProps/custom.xml" ContentType="` + contentTypeBase + `custom-properties+xml"/></Types>`},
		{"_rels/.rels", xmlHead + `<Relationships ` + xmlns + `relationships"><Relationship Id="rId1" Type="` + relationshipBase +
			`officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" ` +
			`Target="docProps/core.xml"/>` +
			`<Relationship Id="rId3" Type="` + relationshipBase + `extended-properties" Target="docProps/app.xml"/>` +
			`<Relationship Id="rId4" Type="` + relationshipBase + `custom-properties" Target="docProps/custom.xml"/></Relationships>`},
		{"docProps/core.xml", p.core()},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
			`<Application>tongbao</Application></Properties>`},
		{"docProps/custom.xml", p.custom()},
	})
	pack.Add("word/document.xml", document)
	add(pack, []part{
		{"word/_rels/document.xml.rels", xmlHead + `<Relationships ` + xmlns + `relationships">` + rels.String() + `</Relationships>`},
	})
	for _, t := range ts {
		add(pack, []part{{"word/" + t.file, t.data}})
	}
	return packed(pack)
}
