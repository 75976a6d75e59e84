package pdf

import (
	"bytes"
	_ "embed"
	"strings"
	"text/template"
)

const (
	creator = "tongbao"
	library = "gopdf 0.33.0"
)

// producer is what wrote the file.
func (m *Meta) producer() string {
	return strings.TrimSpace(creator+" "+m.Program) + ", " + library
}

// addMetadata writes the information dictionary and, with the same values, the
// XMP packet; it returns the dictionary's number. It also sets how viewers and
// printers should treat the paper: title in the window, true size, two-sided
// as GB/T 9704-2012 6.3 asks.
func (d *document) addMetadata(m Meta) (info int) {
	o := dict{}
	for _, e := range []entry{
		{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject},
		{"Keywords", m.Keywords}, {"Creator", creator}, {"Producer", m.producer()},
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
		stream: xmp(m, d.tree != nil && d.tree.tablesHaveHeads(), len(d.writer.attached) > 0),
	})
	d.setRoot("Metadata", ref(packet))
	d.setRoot("ViewerPreferences", "<< /DisplayDocTitle true /PrintScaling /None /Duplex /DuplexFlipLongEdge >>")
	return d.add(&object{dict: o})
}

//go:embed xmp.tmpl
var xmpTemplate string

// xmp writes the metadata packet. It claims PDF/A-2u, and PDF/A-2a and PDF/UA-1 when the
// structure is there; PDF/A-3 when files are attached.
func xmp(m Meta, accessible, attached bool) []byte {
	part := 2
	if attached {
		part = 3
	}
	var b bytes.Buffer
	err := template.Must(template.New("xmp").Parse(xmpTemplate)).Execute(&b, map[string]any{
		"Meta": m, "Creator": creator, "Producer": m.producer(), "Accessible": accessible, "Part": part,
	})
	if err != nil {
		panic(err) // the template asks for nothing that is not there
	}
	return b.Bytes()
}
