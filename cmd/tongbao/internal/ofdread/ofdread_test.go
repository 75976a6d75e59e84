package ofdread

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/docxtest"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/ofd"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// papers are notices of every form: turned tables, a letter, several organs, drafts, a mark that is too
// long for the line.
func papers() map[string]*document.Notice {
	out := map[string]*document.Notice{}
	for _, c := range docxtest.Cases() {
		if c.Name == "hostile" || c.Name == "bare" {
			continue // what they hold is refused long before
		}
		out[c.Name] = c.Notice
	}
	draft := docxtest.Joint()
	draft.Draft = true
	out["draft"] = draft
	long := docxtest.Small()
	long.Head.Organs = []string{"云川市推进政府职能转变和放管服改革协调小组办公室"}
	out["long mark"] = long
	return out
}

func faces(t testing.TB) *typeface.Set {
	t.Helper()
	set, told, err := typeface.Open(typeface.Options{Dirs: []string{"../../../../fonts"}})
	if err != nil || told.Errors() > 0 {
		t.Fatal(err, told)
	}
	return set
}

var meta = ofd.Meta{Title: "关于<检查>情况的通报", Author: "云川市人民政府办公室", Kind: "通报", Number: "云政办函〔2026〕7号",
	Keywords: []string{"网站", "检查 & 通报"}, Date: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC)}

func write(t testing.TB, layout *typeset.Layout, set *typeface.Set) []byte {
	t.Helper()
	data, err := ofd.Write(layout, layout.Fonts(set), meta)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestMarksAreTheLayouts holds every mark that is read against the layout that was written, in mm.
func TestMarksAreTheLayouts(t *testing.T) {
	set, seen := faces(t), map[string]bool{}
	for name, n := range papers() {
		t.Run(name, func(t *testing.T) {
			layout, told := typeset.LayOut(n, set)
			if told.Errors() > 0 {
				t.Fatal(told)
			}
			data := write(t, layout, set)
			if !bytes.Equal(data, write(t, layout, set)) {
				t.Error("not the same bytes twice")
			}
			doc, err := Read(data)
			if err != nil {
				t.Fatal(err)
			}
			if len(doc.Pages) != len(layout.Pages) {
				t.Fatalf("%d pages, want %d", len(doc.Pages), len(layout.Pages))
			}
			for i, p := range layout.Pages {
				samePage(t, doc.Pages[i], p, layout, seen)
			}
			sameOutline(t, doc.Outline, layout.Outline)
		})
	}
	for _, kind := range []string{"turned", "condensed", "circle", "red", "gray", "link", "rule"} {
		if !seen[kind] {
			t.Errorf("no paper has a mark that is: %s", kind)
		}
	}
}

// near reports lengths that are the same within what nobody sees; two places may be rounded.
func near(a, b float64) bool { return math.Abs(a-b) < 0.006 }

// layerOf is the layer a mark has to stand on.
func layerOf(tag typeset.Tag, text bool) string {
	switch {
	case tag.Artifact == "Background":
		return "Background"
	case tag.ID < 0 && text:
		return "Foreground"
	}
	return "Body"
}

func samePage(t *testing.T, got Page, want typeset.Page, layout *typeset.Layout, seen map[string]bool) {
	t.Helper()
	texts, lines, links := map[string][]Text{}, got.Lines, got.Links
	for _, x := range got.Texts {
		texts[x.Layer] = append(texts[x.Layer], x)
	}
	var rules []typeset.Rule // those drawn alike are one object, so that their order is another
	var tag typeset.Tag
	for _, m := range want.Marks {
		switch m := m.(type) {
		case typeset.Tag:
			tag = m
		case typeset.Run:
			if m.Invisible || strings.TrimSpace(m.Text()) == "" {
				continue
			}
			l := layerOf(tag, true)
			if len(texts[l]) == 0 {
				t.Fatalf("page %d: no %q", want.Number, m.Text())
			}
			sameRun(t, texts[l][0], m, seen)
			texts[l] = texts[l][1:]
		case typeset.Rule:
			rules, seen["rule"] = append(rules, m), true
		case typeset.Circle:
			i := slices.IndexFunc(lines, func(l Line) bool { return l.Round && l.Dashed && near(l.X1, m.X-m.R) && near(l.Y1, m.Y-m.R) })
			if i < 0 || !near(lines[i].X2, m.X+m.R) || !near(lines[i].Y2, m.Y+m.R) {
				t.Fatalf("page %d: no %+v", want.Number, m)
			}
			lines, seen["circle"] = slices.Delete(lines, i, i+1), true
		case typeset.Link:
			sameLink(t, links[0], m, layout)
			links, seen["link"] = links[1:], true
		}
	}
	lines = sameRules(t, want.Number, lines, rules, seen)
	if left := len(texts["Body"]) + len(texts["Foreground"]) + len(texts["Background"]) + len(lines) + len(links); left > 0 {
		t.Errorf("page %d: %d marks more than the layout has", want.Number, left)
	}
}

// sameRules finds each rule among lines and returns what is left of them.
func sameRules(t *testing.T, page int, lines []Line, rules []typeset.Rule, seen map[string]bool) []Line {
	t.Helper()
	for _, m := range rules {
		i := slices.IndexFunc(lines, func(l Line) bool {
			return near(l.X1, min(m.X1, m.X2)) && near(l.Y1, min(m.Y1, m.Y2)) && near(l.X2, max(m.X1, m.X2)) && near(l.Y2, max(m.Y1, m.Y2)) &&
				near(l.Width, m.Width) && l.Dashed == m.Dashed && !l.Round && l.Color == colorOf(m.Color, seen)
		})
		if i < 0 {
			t.Errorf("page %d: no %+v", page, m)
			continue
		}
		lines = slices.Delete(lines, i, i+1)
	}
	return lines
}

func sameRun(t *testing.T, got Text, want typeset.Run, seen map[string]bool) {
	t.Helper()
	glyphs := want.Glyphs
	for strings.TrimSpace(string(glyphs[0].Rune)) == "" {
		glyphs = glyphs[1:]
	}
	if got.Text != strings.TrimSpace(want.Text()) || got.Font != want.Face || !near(got.Size, gbt9704.Em(want.Size)) ||
		got.Turned != want.Turned || math.Abs(got.HScale-cmp.Or(want.HScale, 1)) > 1e-5 || got.Color != colorOf(want.Color, seen) {
		t.Errorf("%+v, want %+v", got, want)
		return
	}
	for i, pen := range got.Pens {
		x, y, wantX, wantY := got.X+pen, got.Y, want.X+glyphs[i].Pen, want.Y
		if want.Turned {
			x, y, wantX, wantY = got.X, got.Y-pen, want.X, want.Y-glyphs[i].Pen
		}
		if !near(x, wantX) || !near(y, wantY) {
			t.Errorf("%q: character %d at %.4f %.4f, want %.4f %.4f", got.Text, i, x, y, wantX, wantY)
			return
		}
	}
	seen["turned"] = seen["turned"] || want.Turned
	seen["condensed"] = seen["condensed"] || got.HScale < 1
}

func colorOf(c typeset.Color, seen map[string]bool) string {
	switch c {
	case typeset.Red:
		seen["red"] = true
		return "255 51 51"
	case typeset.Gray:
		seen["gray"] = true
		return "217 217 217"
	}
	return "0 0 0"
}

func sameLink(t *testing.T, got Link, want typeset.Link, layout *typeset.Layout) {
	t.Helper()
	i := slices.IndexFunc(layout.Anchors, func(a typeset.Anchor) bool { return a.Name == want.To })
	to := layout.Anchors[i]
	if !near(got.X1, want.X1) || !near(got.Y1, want.Y1) || !near(got.X2, want.X2) || !near(got.Y2, want.Y2) ||
		got.To.Page != to.Page-1 || !near(got.To.Y, to.Y) {
		t.Errorf("%+v, want %+v to %+v", got, want, to)
	}
}

func sameOutline(t *testing.T, got []Bookmark, want []typeset.OutlineItem) {
	t.Helper()
	var is []string
	for _, b := range got {
		is = append(is, fmt.Sprintf("%d %s %d %.2f", b.Depth, b.Title, b.To.Page+1, b.To.Y))
	}
	if should := outline(want, 0); !slices.Equal(is, should) {
		t.Errorf("bookmarks %q, want %q", is, should)
	}
}

func outline(items []typeset.OutlineItem, depth int) (out []string) {
	for _, i := range items {
		out = append(append(out, fmt.Sprintf("%d %s %d %.2f", depth, i.Title, i.Page, i.Y)), outline(i.Kids, depth+1)...)
	}
	return out
}

// TestInformation holds what a file says of itself.
func TestInformation(t *testing.T) {
	set := faces(t)
	layout, _ := typeset.LayOut(docxtest.Small(), set)
	doc, err := Read(write(t, layout, set))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range doc.Info {
		if i[0] != "DocID" {
			got = append(got, i[0]+" "+i[1])
		}
	}
	want := []string{"Title 关于<检查>情况的通报", "Author 云川市人民政府办公室", "Subject 通报", "CreationDate 2026-04-09", "ModDate 2026-04-09",
		"DocUsage Normal", "Keyword 网站", "Keyword 检查 & 通报", "Creator tongbao", "发文字号 云政办函〔2026〕7号", "文种 通报"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// BenchmarkWrite is long tables, beside BenchmarkRows of package pdf.
func BenchmarkWrite(b *testing.B) {
	set, n := faces(b), docxtest.Small()
	n.Body = append(n.Body, docxtest.Failures(10_000))
	layout, told := typeset.LayOut(n, set)
	if told.Errors() > 0 {
		b.Fatal(told)
	}
	for b.Loop() {
		write(b, layout, set)
	}
}
