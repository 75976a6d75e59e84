package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// TestDraw: the pages are well formed and say what the layout says, in its order, upright and turned; what is
// drawn in a font is in its subset.
func TestDraw(t *testing.T) {
	faces, _, err := typeface.Open(typeface.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wide := make([]document.Cell, 30)
	for i := range wide {
		wide[i].Text = "甲<&乙"
	}
	n := &document.Notice{Kind: "通报", Title: "关于检查情况的通报", Draft: true,
		Head: document.Head{Form: document.LetterheadFile, Organs: []string{"云川市人民政府办公室"}},
		Body: []document.Block{&document.Paragraph{Text: []document.Inline{{Text: "共检查网站3个，合格率100%。"}}}},
		Attachments: []document.Attachment{{Label: "附件", Title: "名单", ID: "fj1", Orientation: document.OrientationLandscape,
			Blocks: []document.Block{document.NewTable(document.Table{Rows: []document.Row{{Cells: wide[:6]}}})}}}}
	layout, told := typeset.LayOut(n, faces)
	if told.Errors() > 0 {
		t.Fatal(told)
	}
	drawn, err := Draw(layout, layout.Fonts(faces))
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Draw(layout, layout.Fonts(faces))
	for i, page := range drawn.Pages {
		want := ""
		for _, m := range layout.Pages[i].Marks {
			if r, ok := m.(typeset.Run); ok && !r.Invisible {
				want += r.Text()
			}
		}
		if got := textOf(t, page); got != want || want == "" {
			t.Errorf("page %d: %s, want %s", i+1, got, want)
		}
		if !bytes.Equal(page, again.Pages[i]) {
			t.Errorf("page %d is not the same twice", i+1)
		}
	}
	for _, want := range []string{"rotate(-90)", `fill="#f33"`, `fill="#d9d9d9"`, `stroke-width="`} {
		if !bytes.Contains(bytes.Join(drawn.Pages, nil), []byte(want)) {
			t.Errorf("no page has %s", want)
		}
	}
	for _, f := range drawn.Fonts {
		if !bytes.HasPrefix(f.Data, []byte{0, 1, 0, 0}) || !bytes.Contains(bytes.Join(drawn.Pages, nil), []byte(`"`+f.Family+`"`)) {
			t.Errorf("%s is no font, or nothing is drawn in it", f.Family)
		}
	}
}

// textOf is the text of a page, which must be well formed.
func textOf(t *testing.T, page []byte) string {
	t.Helper()
	var out strings.Builder
	d := xml.NewDecoder(bytes.NewReader(page))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			out.Write(text)
		}
	}
}
