package ofdread

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/typeset"
)

// TestArchive holds the files against what GB/T 42133-2022 asks of an OFD that is kept, but for what
// only the archive sets: the type OFD-A, its own metadata and marks.
func TestArchive(t *testing.T) {
	set := faces(t)
	for name, n := range papers() {
		layout, told := typeset.LayOut(n, set)
		if told.Errors() > 0 {
			t.Fatal(told)
		}
		data := write(t, layout, set)
		in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		a := &archived{t, name, in, map[string]bool{}}
		a.part("OFD.xml")
		for _, f := range in.File {
			if !a.met[f.Name] {
				t.Errorf("%s: nothing leads to %s (6.1, 6.2.1 e)", name, f.Name)
			}
		}
	}
}

// archived is a file whose parts are looked at, each with those it leads to.
type archived struct {
	t    *testing.T
	name string
	in   *zip.Reader
	met  map[string]bool
}

// allowed are the elements of a part with those they may stand in. What is not there is not allowed:
// Permissions, VPreferences and Extensions (6.2.2 a, b, e), a second DocBody's means (6.2.1 c), actions
// but Goto and those of page objects (6.2.2 c, 6.2.3 c, 6.2.5 a, 6.3.3 b), PageBlock (6.2.3 e), pictures,
// sound and video (6.2.6 e to g), colour spaces (6.3.1), clips (6.3.2), attachments (6.15), an Area of a
// page that is the document's (6.2.3 b).
var allowed = map[string]string{
	"OFD": "OFD DocBody DocInfo DocID Title Author Subject CreationDate ModDate DocUsage Keywords Keyword Creator " +
		"CustomDatas CustomData DocRoot",
	"Document": "Document CommonData MaxUnitID PageArea PhysicalBox PublicRes Pages Page Outlines OutlineElem Actions " +
		"Action Goto Dest Annotations",
	"Res":         "Res Fonts Font FontFile", // fonts are public (6.2.6 a)
	"Page":        "Page Content Layer TextObject FillColor TextCode PathObject StrokeColor AbbreviatedData",
	"Annotations": "Annotations Page FileLoc",
	"PageAnnot":   "PageAnnot Annot Appearance PathObject Actions Action Goto Dest AbbreviatedData",
}

// part looks at a part and those it leads to.
func (a *archived) part(name string) {
	a.met[name] = true
	data, err := a.in.Open(name)
	if err != nil {
		a.t.Fatal(err)
	}
	defer data.Close()
	d, dir, elements := xml.NewDecoder(data), path.Dir(name), []string(nil)
	var last xml.StartElement
	layers := map[string]int{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			a.t.Fatal(name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			last = e.Copy()
			elements = append(elements, e.Name.Local)
			layers[e.Name.Local+attribute(e, "Type")]++
			a.element(name, e)
			if e.Name.Local == "Res" {
				dir = path.Join(dir, attribute(e, "BaseLoc"))
			}
			if e.Name.Local == "Page" && attribute(e, "BaseLoc") != "" {
				a.part(path.Join(dir, attribute(e, "BaseLoc")))
			}
		case xml.CharData:
			switch last.Name.Local {
			case "DocRoot", "PublicRes", "Annotations", "FileLoc":
				a.part(path.Join(dir, string(e)))
			case "FontFile":
				a.font(path.Join(dir, string(e)))
			}
		case xml.EndElement:
			last = xml.StartElement{}
		}
	}
	for _, e := range slices.Sorted(maps.Keys(layers)) {
		if layers[e] > 1 && (strings.HasPrefix(e, "Layer") || e == "DocBody") {
			a.t.Errorf("%s: %s has %s %d times (6.2.1 c, 6.2.3 d)", a.name, name, e, layers[e])
		}
	}
	for _, e := range elements {
		if !slices.Contains(strings.Fields(allowed[elements[0]]), e) {
			a.t.Errorf("%s: %s has %s", a.name, name, e)
		}
	}
}

// element looks at attributes.
func (a *archived) element(part string, e xml.StartElement) {
	missing := false
	switch e.Name.Local {
	case "OFD":
		missing = attribute(e, "DocType") != "OFD" // OFD-A is for the archive to say; seals still have to be set
	case "TextObject": // 6.6 c and d
		ctm := attribute(e, "CTM")
		missing = attribute(e, "Size") == "" || ctm != "" && !strings.HasPrefix(ctm, "0 -1 1 0 0 ")
	case "PathObject": // 6.3.3 c
		missing = attribute(e, "Stroke") == "false" && attribute(e, "LineWidth") != ""
	case "Annot": // 6.10.1 a
		missing = attribute(e, "ReadOnly") != "true" || attribute(e, "NoZoom") != "true" || attribute(e, "NoRotate") != "true"
	}
	if missing {
		a.t.Errorf("%s: %s: %v", a.name, part, e)
	}
}

// font looks for the tables a subset keeps (6.2.6 c).
func (a *archived) font(name string) {
	a.met[name] = true
	f, err := a.in.Open(name)
	if err != nil {
		a.t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		a.t.Fatal(err)
	}
	for tag := range strings.FieldsSeq("cmap loca glyf head hhea hmtx maxp name OS/2 post") {
		if _, err := table(data, tag, 4); err != nil {
			a.t.Errorf("%s: %s has no %s", a.name, name, tag)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
