package docx

import (
	"fmt"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/document"
)

// properties are the document properties Word shows under 文件 > 信息.
type properties struct {
	title, kind, author string
	date                time.Time // zero: none, there is no clock in a build
	fields              []field   // custom properties
}

type field struct{ name, value string }

func propertiesOf(n *document.Notice) properties {
	var signers []string
	for _, s := range n.SignOff.Signers {
		signers = append(signers, s.NameText())
	}
	p := properties{title: n.Title, kind: n.Kind, author: strings.Join(signers, "，"), date: n.SignOff.Date}
	for _, f := range []field{
		{"文种", n.Kind},
		{"发文字号", n.Head.Number},
		{"签发人", strings.Join(n.Head.Leaders, "，")},
		{"主送机关", strings.Join(n.Recipients, "，")},
		{"发文机关署名", p.author},
		{"成文日期", n.SignOff.DateText()},
	} {
		if f.value != "" {
			p.fields = append(p.fields, f)
		}
	}
	return p
}

func (p properties) core() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range []field{{"dc:title", p.title}, {"dc:creator", p.author}, {"cp:category", p.kind}} {
		if e.value != "" {
			fmt.Fprintf(&b, "<%s>%s</%s>", e.name, escape(e.value), e.name)
		}
	}
	b.WriteString(`<dc:language>zh-CN</dc:language>`)
	if !p.date.IsZero() {
		iso := p.date.Format("2006-01-02") + "T00:00:00Z"
		fmt.Fprintf(&b, `<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`+
			`<dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified>`, iso, iso)
	}
	b.WriteString(`</cp:coreProperties>`)
	return b.String()
}

// custom returns docProps/custom.xml; ids begin at 2 (ECMA-376 part 1, 22.3.2.2).
func (p properties) custom() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ` +
		`xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, f := range p.fields {
		fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, i+2,
			escape(f.name), escape(f.value))
	}
	b.WriteString(`</Properties>`)
	return b.String()
}
