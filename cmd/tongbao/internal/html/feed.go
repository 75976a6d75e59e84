package html

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"time"

	"tongbao/cmd/tongbao/internal/document"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Link      atomLink `xml:"link"`
	Updated   string   `xml:"updated"`
	Published string   `xml:"published"`
	Author    string   `xml:"author>name"`
	Summary   string   `xml:"summary,omitempty"`
}

// Feed renders output/feed.xml, an Atom feed of all dated notices, newest first. A
// draft has no date yet and no place in a feed.
func Feed(entries []Entry) []byte {
	f := atomFeed{
		Lang: "zh-CN", Title: indexTitle, ID: urn("notices"),
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: "feed.xml"},
			{Rel: "alternate", Type: "text/html", Href: "index.html"},
		},
	}
	for _, e := range newestFirst(entries) {
		href := cmp.Or(webAddress(e.URL), relativeHref(e.Path))
		if e.date().IsZero() || href == "" {
			continue
		}
		f.ID = urn("notices from " + e.Path) // of the oldest: it stays when notices are added
		f.Entries = append(f.Entries, atomEntry{
			ID: urn(e.Path), Title: document.Visible(e.Title), Link: atomLink{Rel: "alternate", Type: "text/html", Href: href},
			Updated: atomTime(e.date()), Published: atomTime(e.date()), Author: document.Visible(e.Issuer), Summary: document.Visible(e.Summary),
		})
	}
	f.Updated = atomTime(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(f); err != nil {
		panic(err) // strings without control characters always encode
	}
	b.WriteByte('\n')
	return b.Bytes()
}

func atomTime(t time.Time) string { return t.Format("2006-01-02T15:04:05") + chinaTime }

// urn is a name-based UUID (RFC 9562, version 5) in the URL name space.
func urn(name string) string {
	space := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	h := sha1.Sum(append(space, "tongbao:"+name...))
	h[6] = h[6]&0x0f | 0x50
	h[8] = h[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}
