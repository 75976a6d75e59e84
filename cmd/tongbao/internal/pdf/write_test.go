package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

func writeSample(t testing.TB) []byte {
	t.Helper()
	faces := openFaces(t)
	layout := sample(t, faces)
	out, err := Write(layout, layout.Fonts(faces), sampleMeta)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func save(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notice.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSameBytesOnEveryRun(t *testing.T) {
	first := writeSample(t)
	for range 3 {
		if !bytes.Equal(first, writeSample(t)) {
			t.Fatal("two runs differ")
		}
	}
}

// TestSideBySide: one set of faces serves many documents at a time.
func TestSideBySide(t *testing.T) {
	faces := openFaces(t)
	layout := sample(t, faces)
	var out [4][]byte
	var wg sync.WaitGroup
	for i := range out {
		wg.Go(func() {
			var err error
			if out[i], err = Write(layout, layout.Fonts(faces), sampleMeta); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, o := range out[1:] {
		if !bytes.Equal(o, out[0]) {
			t.Error("documents differ")
		}
	}
}

// gopdf gives a page the content it is asked for, whose place the page's own takes; an update of gopdf that ends this
// must be seen here.
func TestContentOfPage(t *testing.T) {
	faces := openFaces(t)
	s := &sheet{t: t, faces: faces, page: typeset.Page{Number: 1}}
	for _, r := range s.runs(typeface.FangSong, 16, 28, 42.5, 5.571, "通报") {
		s.page.Marks = append(s.page.Marks, r)
	}
	s.page.Marks = append(s.page.Marks, typeset.Rule{X1: 28, Y1: 50, X2: 184, Y2: 50, Width: 0.35, Color: typeset.Red})
	layout := &typeset.Layout{Pages: []typeset.Page{s.page}}
	w := newWriter(layout, layout.Fonts(faces))
	if err := w.page(0); err != nil {
		t.Fatal(err)
	}
	raw, err := w.compile()
	if err != nil {
		t.Fatal(err)
	}
	// The subset numbers its characters in their order: 报 is U+62A5, 通 U+901A.
	ops := "BT /F1 16 Tf 0 g 1 0 0 1 79.37 721.418 Tm [<0002>13<0001>] TJ ET\n" +
		"1 0.2 0.2 RG 0.992 w 79.37 700.158 m 521.575 700.158 l S\n"
	if want := "stream\n" + contentHead + contentTail + "endstream"; !bytes.Contains(raw, []byte(want)) {
		at := bytes.Index(raw, []byte(contentHead))
		t.Errorf("no\n%s\nbut\n%s", want, raw[max(at, 0):min(max(at, 0)+500, len(raw))])
	}
	w.compressor.end()
	z, err := zlib.NewReader(bytes.NewReader(w.contents[0].stream))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || string(got) != ops {
		t.Errorf("%s\nnot\n%s\n%v", got, ops, err)
	}
}

func TestMetadataWithoutDate(t *testing.T) {
	out, err := Write(&typeset.Layout{Pages: []typeset.Page{{Number: 1}}}, nil, Meta{Title: "稿"})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range strings.Fields("CreationDate CreateDate /Author dc:creator pdfuaid StructTreeRoot /Contents /Outlines") {
		if bytes.Contains(out, []byte(key)) {
			t.Errorf("an empty, untagged draft holds %s", key)
		}
	}
}

// PDF/UA is claimed only for what it holds of.
func TestAccessibilityIsClaimedWhereItHolds(t *testing.T) {
	if !bytes.Contains(writeSample(t), []byte("<pdfuaid:part>1</pdfuaid:part>")) {
		t.Error("not claimed for the sample")
	}
	faces := openFaces(t)
	layout := tableRows(t, faces, 30) // has no header cells
	out, err := Write(layout, layout.Fonts(faces), sampleMeta)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out, []byte("pdfuaid:part>1")) {
		t.Error("claimed for a table without header cells")
	}
}

func TestProducerNamesTheGopdfInUse(t *testing.T) {
	mod, err := os.ReadFile("../../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := strings.TrimPrefix(library, "gopdf ")
	if !strings.Contains(string(mod), "github.com/signintech/gopdf v"+version) {
		t.Errorf("producer says gopdf %s, go.mod does not", version)
	}
}

// What cannot be written faithfully is refused, with the page and the reason.
func TestRefusals(t *testing.T) {
	faces := openFaces(t)
	han := func(edit func(*typeset.Run)) typeset.Run {
		g, _ := faces.Glyph(typeface.FangSong, '通')
		r := typeset.Run{Face: g.Face.Name, Size: 16, X: 28, Y: 40, Glyphs: []typeset.Glyph{{Rune: '通', GID: g.GID}}}
		edit(&r)
		return r
	}
	p := typeset.Tag{Role: "P", ID: 0}
	end := typeset.TagEnd{}
	good := han(func(*typeset.Run) {})
	for _, tc := range []struct {
		name  string
		marks []typeset.Mark
		tree  *typeset.Struct // default: Document with content 0
		want  string
	}{
		{"face", []typeset.Mark{p, han(func(r *typeset.Run) { r.Face = "Arial" }), end}, nil, `no face "Arial"`},
		{"glyph of another character", []typeset.Mark{p, han(func(r *typeset.Run) { r.Glyphs[0].Rune = '报' }), end}, nil, "is not '报'"},
		{"no glyph", []typeset.Mark{p, han(func(r *typeset.Run) { r.Glyphs[0].GID = 0 }), end}, nil, "glyph 0"},
		{"size", []typeset.Mark{p, han(func(r *typeset.Run) { r.Size = 0 }), end}, nil, "run of 0 pt"},
		{"size that is no number", []typeset.Mark{p, han(func(r *typeset.Run) { r.Size = math.NaN() }), end}, nil, "NaN pt"},
		{"scale", []typeset.Mark{p, han(func(r *typeset.Run) { r.HScale = -1 }), end}, nil, "scaled -1"},
		{"place", []typeset.Mark{p, han(func(r *typeset.Run) { r.X = math.Inf(1) }), end}, nil, "+Inf mm"},
		{"pen", []typeset.Mark{p, han(func(r *typeset.Run) { r.Glyphs[0].Pen = math.NaN() }), end}, nil, "NaN mm"},
		{"colour", []typeset.Mark{p, han(func(r *typeset.Run) { r.Color = 9 }), end}, nil, "no colour 9"},
		{"rule", []typeset.Mark{typeset.Rule{X2: math.NaN()}, p, end}, nil, "NaN mm"},
		{"circle", []typeset.Mark{typeset.Circle{R: 1e9}, p, end}, nil, "1e+09 mm"},
		{"link", []typeset.Mark{p, end, typeset.Link{To: "nowhere"}}, nil, `unknown anchor "nowhere"`},
		{"anchor", []typeset.Mark{p, end, typeset.Link{To: "far"}}, nil, `anchor "far": page 7 of 1`},
		{"open tag", []typeset.Mark{p, good}, nil, "tag P is not closed"},
		{"tag end", []typeset.Mark{p, end, end}, nil, "without a tag"},
		{"untagged text", []typeset.Mark{good, p, end}, nil, `text "通" outside any tag`},
		{"role", []typeset.Mark{typeset.Tag{Role: "Paragraph"}, end}, nil, `unknown structure type "Paragraph"`},
		{"artifact", []typeset.Mark{p, end, typeset.Tag{ID: -1, Artifact: "Seal"}, end}, nil, `unknown artifact "Seal"`},
		{"artifact in content", []typeset.Mark{p, typeset.Tag{Role: "Artifact", ID: -1}, end, end}, nil, "do not nest"},
		{"number twice", []typeset.Mark{p, end, p, end}, nil, "occurs twice"},
		{"huge number", []typeset.Mark{typeset.Tag{Role: "P", ID: 1 << 30}, end}, nil, "too large"},
		{"content without element", []typeset.Mark{p, end, typeset.Tag{Role: "P", ID: 1}, end}, nil, "no structure element holds content 1"},
		{"element without content", nil, nil, "content 0, which page 1 does not mark"},
		{"content on no page", []typeset.Mark{p, end}, leaf("Document", typeset.Content{Page: 0}), "page 0 of 1"},
		{"two elements", []typeset.Mark{p, end}, leaf("Document", typeset.Content{Page: 1}, typeset.Content{Page: 1}), "two structure elements"},
		{"element role", []typeset.Mark{p, end}, &typeset.Struct{Role: "Notice"}, `unknown structure type "Notice"`},
		{"figure", []typeset.Mark{p, end}, leaf("Figure", typeset.Content{Page: 1}), "without a description"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tree := tc.tree
			if tree == nil {
				tree = leaf("Document", typeset.Content{Page: 1})
			}
			layout := &typeset.Layout{
				Pages: []typeset.Page{{Number: 1, Marks: tc.marks}}, Tree: tree,
				Anchors: []typeset.Anchor{{Name: "far", Page: 7}},
			}
			if _, err := Write(layout, layout.Fonts(faces), sampleMeta); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want %q", err, tc.want)
			}
		})
	}
	for name, layout := range map[string]*typeset.Layout{
		"tag without tree": {Pages: []typeset.Page{{Number: 1, Marks: []typeset.Mark{p, end}}}},
		"page number":      {Pages: []typeset.Page{{Number: 2}}},
		"bookmark":         {Pages: []typeset.Page{{Number: 1}}, Outline: []typeset.OutlineItem{{Title: "一", Page: 2}}},
		"no pages":         {},
	} {
		if _, err := Write(layout, layout.Fonts(faces), sampleMeta); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, m := range []Meta{{}, {Title: "a\x00b"}, {Title: "通报", Author: "\xff"}, {Title: "通报", Subject: "a\u007f"}} {
		if _, err := Write(&typeset.Layout{Pages: []typeset.Page{{Number: 1}}}, nil, m); err == nil {
			t.Errorf("%+v: no error", m)
		}
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 1: "1", -1: "-1", 0.5: "0.5", 595.276: "595.276", -0.0004: "0", 0.0005: "0.001", 12.3456: "12.346",
		-12.05: "-12.05", 1e9: "1000000000", 0.01: "0.01", 99.9996: "100",
	} {
		if got := string(appendNumber(nil, v, 3)); got != want {
			t.Errorf("%v is written %s, want %s", v, got, want)
		}
	}
}

// A paper whose structure is there claims the accessible levels, another one only that its
// text can be found.
func TestClaimedLevels(t *testing.T) {
	for accessible, want := range map[bool][]string{
		true:  {"<pdfaid:conformance>A<", "<pdfuaid:part>1<"},
		false: {"<pdfaid:conformance>U<"},
	} {
		got := string(xmp(sampleMeta, accessible, false))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("accessible %v: no %s", accessible, w)
			}
		}
		if !accessible && strings.Contains(got, "pdfuaid") {
			t.Error("claims PDF/UA without a structure")
		}
	}
}
