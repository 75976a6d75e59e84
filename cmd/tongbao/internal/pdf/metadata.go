package pdf

import (
	"encoding/xml"
	"strings"
	"time"
)

const (
	creator  = "tongbao"
	producer = "tongbao, gopdf 0.33.0"
)

// addMetadata writes the information dictionary and, with the same values, the
// XMP packet; it returns the dictionary's number. It also sets how viewers and
// printers should treat the paper: title in the window, true size, two-sided
// as GB/T 9704-2012 6.3 asks.
func (d *document) addMetadata(m Meta) (info int) {
	o := dict{}
	for _, e := range []entry{
		{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject},
		{"Keywords", m.Keywords}, {"Creator", creator}, {"Producer", producer},
	} {
		if e.value != "" {
			o.set(e.key, textString(e.value))
		}
	}
	if !m.Date.IsZero() {
		o.set("CreationDate", dateString(m.Date))
		o.set("ModDate", dateString(m.Date))
	}
	packet := d.add(&object{
		dict:   dict{{"Type", "/Metadata"}, {"Subtype", "/XML"}},
		stream: []byte(xmp(m, d.tree != nil && d.tree.tablesHaveHeads())), hasData: true,
	})
	d.setRoot("Metadata", ref(packet))
	d.setRoot("ViewerPreferences", "<< /DisplayDocTitle true /PrintScaling /None /Duplex /DuplexFlipLongEdge >>")
	return d.add(&object{dict: o})
}

// xmp writes the metadata packet. It claims PDF/A-2u, and PDF/UA-1 when the
// structure is there.
func xmp(m Meta, accessible bool) string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + "\n" +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	describe := func(prefix, uri string, properties ...string) {
		b.WriteString(`<rdf:Description rdf:about="" xmlns:` + prefix + `="` + uri + `">` + "\n")
		for _, p := range properties {
			if p != "" {
				b.WriteString(p + "\n")
			}
		}
		b.WriteString("</rdf:Description>\n")
	}
	describe("pdfaid", "http://www.aiim.org/pdfa/ns/id/", property("pdfaid:part", "2"), property("pdfaid:conformance", "U"))
	describe("dc", "http://purl.org/dc/elements/1.1/", property("dc:format", "application/pdf"),
		list("dc:title", "Alt", ` xml:lang="x-default"`, m.Title), list("dc:creator", "Seq", "", m.Author),
		list("dc:description", "Alt", ` xml:lang="x-default"`, m.Subject), list("dc:language", "Bag", "", "zh-CN"))
	describe("xmp", "http://ns.adobe.com/xap/1.0/", property("xmp:CreatorTool", creator),
		property("xmp:CreateDate", xmpDate(m.Date)), property("xmp:ModifyDate", xmpDate(m.Date)))
	describe("pdf", "http://ns.adobe.com/pdf/1.3/", property("pdf:Producer", producer), property("pdf:Keywords", m.Keywords))
	if accessible {
		describe("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", property("pdfuaid:part", "1"))
		b.WriteString(uaSchema)
	}
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}

// property writes a simple property, nothing for an empty value.
func property(name, value string) string {
	if value == "" {
		return ""
	}
	return "<" + name + ">" + escape(value) + "</" + name + ">"
}

// list writes a property that is an array with one item.
func list(name, kind, attributes, value string) string {
	if value == "" {
		return ""
	}
	return "<" + name + "><rdf:" + kind + "><rdf:li" + attributes + ">" + escape(value) + "</rdf:li></rdf:" + kind + "></" + name + ">"
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

func xmpDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05-07:00")
}

// uaSchema describes the PDF/UA property, which PDF/A-2 does not predefine (ISO
// 19005-2, 6.6.2.3.3).
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
