package ofdread

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// tinyFont draws 通 and 报, one em wide; it has no outlines, which nothing here reads.
func tinyFont() []byte {
	put := func(b []byte, at int, v uint16) []byte {
		binary.BigEndian.PutUint16(b[at:], v)
		return b
	}
	cmap := []byte{0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10, 0, 0, 0, 20, 0, 12, 0, 0}
	for _, v := range []uint32{40, 0, 2, 0x62A5, 0x62A5, 2, 0x901A, 0x901A, 1} {
		cmap = binary.BigEndian.AppendUint32(cmap, v)
	}
	hmtx := []byte{3, 0xE8, 0, 0, 3, 0xE8, 0, 0, 3, 0xE8, 0, 0}
	out := []byte{0, 1, 0, 0, 0, 4, 0, 64, 0, 2, 0, 0}
	var body []byte
	for _, t := range []struct {
		tag  string
		data []byte
	}{{"cmap", cmap}, {"head", put(make([]byte, 54), 18, 1000)}, {"hhea", put(make([]byte, 36), 34, 3)}, {"hmtx", hmtx}} {
		out = append(out, t.tag...)
		for _, v := range []int{0, 12 + 4*16 + len(body), len(t.data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		body = append(body, t.data...)
	}
	return append(out, body...)
}

// packed is a file of one page and its links.
func packed(t testing.TB, page, links string) []byte {
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	return zipped(t, [][2]string{
		{"OFD.xml", head + `<ofd:OFD><ofd:DocBody>` +
			`<ofd:DocInfo><ofd:Title>通报</ofd:Title></ofd:DocInfo><ofd:DocRoot>D/D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`},
		{"D/D.xml", head + `<ofd:Document><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>` +
			`<ofd:PublicRes>R.xml</ofd:PublicRes><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>` +
			`<ofd:Annotations>A/A.xml</ofd:Annotations></ofd:Document>`},
		{"D/A/A.xml", `<ofd:Annotations><ofd:Page PageID="1"><ofd:FileLoc>L.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`},
		{"D/A/L.xml", links},
		{"D/R.xml", head + `<ofd:Res BaseLoc="R"><ofd:Font ID="2" FontName="A"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Res>`},
		{"D/R/f.ttf", string(tinyFont())}, {"D/P.xml", page},
	})
}

func zipped(t testing.TB, parts [][2]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	drawnText = `<ofd:TextObject ID="4" Boundary="30 40 20 7" Font="2" Size="5.6">` +
		`<ofd:TextCode X="0.5" Y="5" DeltaX="5.6">通报</ofd:TextCode></ofd:TextObject>`
	drawnLine = `<ofd:PathObject ID="5" Boundary="30 60 20 1" LineWidth="0.4">` +
		`<ofd:AbbreviatedData>M 0 0.5 L 20 0.5</ofd:AbbreviatedData></ofd:PathObject>`
	aLink = `<ofd:PageAnnot><ofd:Annot ID="6" Type="Link" NoZoom="true" NoRotate="true" ReadOnly="true">` +
		`<ofd:Appearance Boundary="30 60 20 1"><ofd:PathObject ID="7" Boundary="0 0 20 1">` +
		`<ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto><ofd:Dest Type="XYZ" PageID="1" Top="9"/></ofd:Goto></ofd:Action></ofd:Actions>` +
		`<ofd:AbbreviatedData>M 0 0</ofd:AbbreviatedData></ofd:PathObject></ofd:Appearance></ofd:Annot></ofd:PageAnnot>`
)

func onPage(objects string) string {
	return `<ofd:Page><ofd:Content><ofd:Layer ID="3" Type="Body">` + objects + `</ofd:Layer></ofd:Content></ofd:Page>`
}

// Whatever a page draws, it is read or an error; what was read lies on the page, each character with
// its place.
func FuzzPage(f *testing.F) {
	f.Add(onPage(drawnText + drawnLine))
	f.Add(onPage(strings.Replace(drawnText, ` Size`, ` CTM="0 -1 1 0 0 7" HScale="0.8" Size`, 1)))
	f.Add(onPage(strings.Replace(drawnText, `DeltaX="5.6">通报`, `DeltaX="g 3 5.6">通报通报`, 1)))
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) < 1<<13 {
			sound(t, packed(t, page, aLink))
		}
	})
}

// FuzzLinks tries the annotations of a page.
func FuzzLinks(f *testing.F) {
	f.Add(aLink)
	f.Fuzz(func(t *testing.T, links string) {
		if len(links) < 1<<13 {
			sound(t, packed(t, onPage(drawnText), links))
		}
	})
}

// FuzzRead tries whole files.
func FuzzRead(f *testing.F) {
	f.Add(packed(f, onPage(drawnText), aLink))
	f.Add(zipped(f, [][2]string{{"OFD.xml", "<ofd:OFD/>"}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<13 {
			sound(t, data)
		}
	})
}

func sound(t *testing.T, data []byte) {
	doc, err := Read(data)
	if err != nil {
		return
	}
	for i, p := range doc.Pages {
		for _, x := range p.Texts {
			if x.Text == "" || len(x.Pens) != len([]rune(x.Text)) {
				t.Errorf("page %d: %q with %d places", i+1, x.Text, len(x.Pens))
			}
		}
		for _, l := range p.Links {
			if l.X1 < -1 || l.X2 > p.Width+1 || l.To.Page >= len(doc.Pages) {
				t.Errorf("page %d: link %+v", i+1, l)
			}
		}
	}
}

// TestBrokenFilesAreErrors holds what is told of files that are not as they were written.
func TestBrokenFilesAreErrors(t *testing.T) {
	if doc, err := Read(packed(t, onPage(drawnText+drawnLine), aLink)); err != nil || len(doc.Pages[0].Links) != 1 {
		t.Fatal(doc, err)
	}
	for _, c := range []struct{ old, by, want string }{
		{`ID="5"`, `ID="4"`, "第1页：PathObject 的标识“4”不对，或者用了两次"},
		{`ID="5"`, `ID="99"`, "第1页：PathObject 的标识“99”不对，或者用了两次"},
		{`Font="2"`, `Font="7"`, "第1页：对象4的字体没有着落"},
		{`"30 40 20 7"`, `"195 40 20 7"`, "第1页：对象4（195 40 20 7）在纸外"},
		{`>通报<`, `>通告<`, "第1页：字体 A 里没有“告”"},
		{`>通报<`, `>通<`, "第1页：“通”的字数与间距数不符"},
		{`L 20 0.5`, `L 25 0.5`, "第1页：图形“M 0 0.5 L 25 0.5”在自己的范围以外"},
		{`</ofd:Layer>`, ``, "第1页：XML已损坏"},
		{`DeltaX="5.6"`, `DeltaX="g 99999 5.6"`, "第1页：间距“g 99999 5.6”不对"},
		{`<ofd:Content>`, `<ofd:Area/><ofd:Content>`, "第1页：页面自己有 Area"},
		{`<ofd:Content>`, `<ofd:Actions/><ofd:Content>`, "第1页：页面自己有 Actions"},
		{`PageID="1"`, `PageID="2"`, "D/A/A.xml：第1页：链接没有着落"},
		{`"30 60 20 1"><ofd:PathObject`, `"200 60 20 1"><ofd:PathObject`, "D/A/A.xml：第1页：链接（200 60 20 1）在纸外"},
		{`Type="Link"`, `Type="Stamp"`, "D/A/A.xml：第1页：有注释不是固定的链接"},
		{`ReadOnly="true"`, `ReadOnly="false"`, "D/A/A.xml：第1页：有注释不是固定的链接"},
	} {
		page, links := strings.Replace(onPage(drawnText+drawnLine), c.old, c.by, 1), strings.Replace(aLink, c.old, c.by, 1)
		if _, err := Read(packed(t, page, links)); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.by, err, c.want)
		}
	}
	if _, err := Read([]byte("PK")); err == nil || err.Error() != "不是完整的OFD文件" {
		t.Error(err)
	}
}
