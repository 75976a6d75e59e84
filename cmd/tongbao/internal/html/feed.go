package html

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
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
	ID        string        `xml:"id"`
	Title     string        `xml:"title"`
	Link      atomLink      `xml:"link"`
	Updated   string        `xml:"updated"`
	Published string        `xml:"published"`
	Author    string        `xml:"author>name"`
	Summary   string        `xml:"summary,omitempty"`
	Category  *atomCategory `xml:"category"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// Feed renders output/feed.xml, an Atom feed of all dated notices, newest first. A
// draft has no date yet and no place in a feed.
func Feed(entries []Entry) []byte {
	f := atomFeed{
		Lang: "zh-CN", Title: indexTitle, ID: urn("notices"), Updated: atomTime(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)),
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: "feed.xml"},
			{Rel: "alternate", Type: "text/html", Href: "index.html"},
		},
	}
	sorted := newestFirst(entries)
	ids := entryIDs(sorted)
	for i, e := range sorted {
		if e.date().IsZero() || e.href() == "" {
			continue
		}
		f.ID = urn("notices from " + cmp.Or(e.Site.IDCode, e.Site.Domain, e.folder())) // of the oldest: it stays when notices are added
		entry := e.atom(ids[i])
		if f.Updated < entry.Updated {
			f.Updated = entry.Updated
		}
		f.Entries = append(f.Entries, entry)
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

// href is where the notice is read.
func (e Entry) href() string { return cmp.Or(webAddress(e.URL), relativeHref(e.Path)) }

// folder is the name of the notice's folder.
func (e Entry) folder() string { return path.Dir(e.Path) }

func (e Entry) atom(id string) atomEntry {
	a := atomEntry{
		ID: id, Title: document.Visible(e.Title), Link: atomLink{Rel: "alternate", Type: "text/html", Href: e.href()},
		Updated: atomTime(e.updated()), Published: atomTime(e.date()), Author: document.Visible(e.Issuer), Summary: document.Visible(e.Summary),
	}
	if state := e.state(); state != "" {
		changes := e.changes()
		a.Title += "（" + state + "）"
		a.Category = &atomCategory{state}
		a.Summary = document.Visible(changes[len(changes)-1].Text)
	}
	return a
}

// EntryID names a notice for ever: by the code of the site and the number of the paper, else by the
// domain and the folder. Once it is given, no correction changes it.
func EntryID(s Site, number, folder string) string {
	if s.IDCode == "" || number == "" {
		return urn(s.Domain + "/" + folder)
	}
	return urn(s.IDCode + " " + number)
}

// entryIDs are the names of the entries; of two with one number, the older has it.
func entryIDs(sorted []Entry) []string {
	out := make([]string, len(sorted))
	given := map[string]bool{}
	for i, e := range slices.Backward(sorted) {
		id := cmp.Or(e.ID, EntryID(e.Site, e.Number, e.folder()))
		if given[id] {
			id = EntryID(e.Site, "", e.folder())
		}
		given[id], out[i] = true, id
	}
	return out
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
