package pdf

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeface/facetest"
	"tongbao/cmd/tongbao/internal/typeset"
)

// run runs an outside program on a file. Without the program the test is
// skipped, or fails where TONGBAO_STRICT says that everything is installed.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// layoutText is the text of a layout in the order of its marks.
func layoutText(layout *typeset.Layout) string {
	var b strings.Builder
	for _, p := range layout.Pages {
		for _, m := range p.Marks {
			if r, ok := m.(typeset.Run); ok {
				b.WriteString(text(r))
			}
		}
	}
	return squeeze(b.String())
}

func TestQpdfFindsNothing(t *testing.T) {
	out := run(t, "qpdf", "--check", save(t, writeSample(t)))
	if !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

// TestFacesAreEmbedded holds that a reader needs no face of its own.
func TestFacesAreEmbedded(t *testing.T) {
	faces := strings.Split(strings.TrimSpace(run(t, "pdffonts", save(t, writeSample(t)))), "\n")[2:] // below the head
	for _, f := range faces {
		if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `).MatchString(f) {
			t.Errorf("not embedded, not a subset or without its characters: %s", f)
		}
	}
	if len(faces) < 3 {
		t.Errorf("only %d faces", len(faces))
	}
}

func TestTextComesBackInOrder(t *testing.T) {
	faces := openFaces(t)
	got := squeeze(run(t, "pdftotext", "-raw", save(t, writeSample(t)), "-"))
	if want := layoutText(sample(t, faces)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// traced is a glyph as a renderer places it, in mm from the top left.
type traced struct {
	ch   rune
	x, y float64
	up   bool // the line runs up the page
}

var (
	reSpan  = regexp.MustCompile(`<span [^>]*trm="([^"]*)"`)
	reGlyph = regexp.MustCompile(`<g unicode="([^"]*)" glyph="[^"]*" x="([^"]*)" y="([^"]*)"`)
	reText  = regexp.MustCompile(`<(?:fill|ignore)_text [^>]*transform="([^"]*)"`)
)

// trace reads what mutool draws.
func trace(t *testing.T, path string) (out []traced) {
	matrix, trm := []float64{}, []float64{}
	for _, line := range strings.Split(run(t, "mutool", "trace", path), "\n") {
		if m := reText.FindStringSubmatch(line); m != nil {
			matrix = floats(t, m[1])
		} else if m := reSpan.FindStringSubmatch(line); m != nil {
			trm = floats(t, m[1])
		} else if m := reGlyph.FindStringSubmatch(line); m != nil {
			v := floats(t, m[2]+" "+m[3])
			ch := []rune(m[1])
			if strings.HasPrefix(m[1], "&#x") {
				n, err := strconv.ParseInt(strings.Trim(m[1], "&#x;"), 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				ch = []rune{rune(n)}
			}
			x := matrix[0]*v[0] + matrix[2]*v[1] + matrix[4]
			y := matrix[1]*v[0] + matrix[3]*v[1] + matrix[5]
			out = append(out, traced{ch[0], x * gbt9704.MMPerPoint, y * gbt9704.MMPerPoint, math.Abs(trm[0]) < 1e-6})
		}
	}
	return out
}

func floats(t *testing.T, s string) (out []float64) {
	for f := range strings.FieldsSeq(s) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func TestGlyphsStandWhereTheLayoutPutsThem(t *testing.T) {
	layout := sample(t, openFaces(t))
	got := trace(t, save(t, writeSample(t)))
	i := 0
	for n, p := range layout.Pages {
		for _, m := range p.Marks {
			r, ok := m.(typeset.Run)
			if !ok {
				continue
			}
			for _, g := range r.Glyphs {
				x, y := r.X+g.Pen, r.Y
				if r.Turned {
					x, y = r.X, r.Y-g.Pen
				}
				if i >= len(got) {
					t.Fatalf("only %d glyphs drawn", len(got))
				}
				d := got[i]
				if d.ch != g.Rune || math.Abs(d.x-x) > 0.01 || math.Abs(d.y-y) > 0.01 || d.up != r.Turned {
					t.Errorf("page %d: %c at %.3f, %.3f drawn as %c at %.3f, %.3f (up: %v)", n+1, g.Rune, x, y, d.ch, d.x, d.y, d.up)
				}
				i++
			}
		}
	}
	if i != len(got) {
		t.Errorf("%d glyphs drawn, %d laid out", len(got), i)
	}
}

// A character beyond the basic plane, and two characters on one glyph, survive
// copying out of the file.
func TestRareCharactersRoundTrip(t *testing.T) {
	dir := t.TempDir()
	face := facetest.TrueType(facetest.Spec{PostScript: "Rare", Family: "FangSong", Chars: []rune("𠮷一吉"), Alias: map[rune]rune{'⼀': '一'}})
	if err := os.MkdirAll(filepath.Join(dir, "user"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "user", "仿宋.ttf"), face, 0o644); err != nil {
		t.Fatal(err)
	}
	faces, findings, err := typeface.Open(typeface.Options{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err, findings)
	}
	s := &sheet{t: t, faces: faces, page: typeset.Page{Number: 1, Numbered: true}}
	want := "𠮷一吉一⼀吉一𠮷"
	runs := s.runs(typeface.FangSong, 16, 28, 40, 0, want)
	if len(runs) != 1 || runs[0].Face != "Rare" || runs[0].Glyphs[4].GID != runs[0].Glyphs[1].GID {
		t.Fatalf("the test's face does not share its glyph: %v", runs)
	}
	layout := &typeset.Layout{Tree: leaf("Document", s.tagged("P", marksOf(runs)...))}
	layout.Pages = []typeset.Page{s.page}
	out, err := Write(layout, layout.Fonts(faces), sampleMeta)
	if err != nil {
		t.Fatal(err)
	}
	if got := squeeze(run(t, "pdftotext", "-raw", save(t, out), "-")); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// qpdfFile is the part of qpdf's JSON this test reads.
type qpdfFile struct {
	Qpdf []json.RawMessage
}

// objects returns all objects of a file by reference, and the trailer.
func objects(t *testing.T, path string) map[string]map[string]any {
	var file qpdfFile
	if err := json.Unmarshal([]byte(run(t, "qpdf", "--json=2", path)), &file); err != nil {
		t.Fatal(err)
	}
	var all map[string]struct {
		Value  any
		Stream struct{ Dict map[string]any }
	}
	if err := json.Unmarshal(file.Qpdf[1], &all); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]any{}
	for key, o := range all {
		name := strings.TrimPrefix(key, "obj:")
		if d, ok := o.Value.(map[string]any); ok {
			out[name] = d
		} else if o.Stream.Dict != nil {
			out[name] = o.Stream.Dict
		}
	}
	return out
}

func TestOutlineLabelsAndViewing(t *testing.T) {
	all := objects(t, save(t, writeSample(t)))
	root := all[all["trailer"]["/Root"].(string)]
	var lines []string
	var walk func(ref any, depth int) (count int)
	walk = func(ref any, depth int) (count int) {
		var prev any
		for ; ref != nil; ref = all[ref.(string)]["/Next"] {
			item := all[ref.(string)]
			lines = append(lines, strings.Repeat("  ", depth)+strings.TrimPrefix(item["/Title"].(string), "u:"))
			if item["/Prev"] != prev {
				t.Errorf("%s: /Prev %v, want %v", ref, item["/Prev"], prev)
			}
			below := 0
			if item["/First"] != nil {
				below = walk(item["/First"], depth+1)
			}
			if c, _ := item["/Count"].(float64); int(c) != below {
				t.Errorf("%s: /Count %v, want %d", ref, item["/Count"], below)
			}
			count += 1 + below
			prev = ref
			if parent := all[item["/Parent"].(string)]; item["/Next"] == nil && parent["/Last"] != ref {
				t.Errorf("%s is last but not /Last of its parent", ref)
			}
		}
		return count
	}
	outline := all[root["/Outlines"].(string)]
	if n := walk(outline["/First"], 0); outline["/Count"].(float64) != float64(n) {
		t.Errorf("/Count %v, want %d", outline["/Count"], n)
	}
	want := "关于检查情况的通报\n  一、总体情况\n    （一）𬭚县\n附件 检查表"
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("outline\n%s\nwant\n%s", got, want)
	}
	for key, want := range map[string]string{
		"/PageLabels":        "map[/Nums:[0 map[/S:/D /St:1] 3 map[]]]",
		"/ViewerPreferences": "map[/DisplayDocTitle:true /Duplex:/DuplexFlipLongEdge /PrintScaling:/None]",
		"/Lang":              "u:zh-CN",
		"/MarkInfo":          "map[/Marked:true]",
		"/PageMode":          "/UseOutlines",
	} {
		if got := fmt.Sprint(root[key]); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	info := all[all["trailer"]["/Info"].(string)]
	for key, want := range map[string]string{
		"/Title": "u:" + sampleMeta.Title, "/Author": "u:" + sampleMeta.Author, "/Subject": "u:" + sampleMeta.Subject,
		"/Keywords": "u:" + sampleMeta.Keywords, "/Creator": "u:tongbao", "/CreationDate": "u:D:20260409000000+08'00'",
		"/Producer": "u:tongbao 1.0, " + library,
	} {
		if got := fmt.Sprint(info[key]); got != want {
			t.Errorf("Info %s is %s, want %s", key, got, want)
		}
	}
}

// Links lie where the layout says, on turned pages too, and lead to the page
// and height of their anchor.
func TestLinks(t *testing.T) {
	all := objects(t, save(t, writeSample(t)))
	root := all[all["trailer"]["/Root"].(string)]
	kids := all[root["/Pages"].(string)]["/Kids"].([]any)
	for i, want := range map[int][4]float64{0: {28, 165, 62, 181}, 2: {85, 170, 92, 200}} {
		page := all[kids[i].(string)]
		annots := page["/Annots"].([]any)
		if len(annots) != 1 || page["/Tabs"] != "/S" {
			t.Fatalf("page %d: annotations %v, tab order %v", i+1, annots, page["/Tabs"])
		}
		a := all[annots[0].(string)]
		r := a["/Rect"].([]any)
		got := [4]float64{r[0].(float64), sheetHeight - r[3].(float64), r[2].(float64), sheetHeight - r[1].(float64)}
		for k := range got {
			if math.Abs(got[k]*gbt9704.MMPerPoint-want[k]) > 0.001 {
				t.Errorf("page %d: rectangle %v pt, want %v mm", i+1, got, want)
			}
		}
		dest := a["/Dest"].([]any)
		if dest[0] != kids[2] || math.Abs(sheetHeight-dest[3].(float64)-40/gbt9704.MMPerPoint) > 0.001 {
			t.Errorf("page %d: leads to %v", i+1, dest)
		}
		if a["/F"] != float64(4) || a["/StructParent"] == nil {
			t.Errorf("page %d: link %v", i+1, a)
		}
	}
	broken := all[all[kids[0].(string)]["/Annots"].([]any)[0].(string)]
	if got := broken["/Contents"]; got != "u:附件：检查表" {
		t.Errorf("the link says %v", got)
	}
	if got := broken["/QuadPoints"].([]any); len(got) != 16 {
		t.Errorf("a reference on two lines has the areas %v", got)
	}
}

func TestStructureTree(t *testing.T) {
	out := run(t, "pdfinfo", "-struct-text", save(t, writeSample(t)))
	want := `Document
  P (block)
    "云川市人民政府文件"
  H1 (block)
    "关于检查情况的通报"
  H2 (block)
    "一、总体情况"
  P (block)
    "` + sampleLines[0] + `"
    "` + sampleLines[1] + `"
  P (block)
    Link (inline)
      "附件：检查表"
      Object
  Table (block)
    TR
      TH:
         /Scope /Column
        "单位"
      TH:
         /Scope /Column
        "网站"
    TR
      TD:
         /RowSpan 2
        "𬭚县政府"
      TD
        "门户网站"
    TR
      TD
        "政务新媒体"
  P (block)
    "抄送：各区县人民政府。"
  Link (inline)
    Object
`
	out = regexp.MustCompile(`Object \d+ 0`).ReplaceAllString(out, "Object")
	if strings.TrimSpace(out) != strings.TrimSpace(want) {
		t.Errorf("got\n%s", out)
	}
}

// A table too long for a plain file is written with object streams and still
// read by everyone.
func TestLongTable(t *testing.T) {
	faces := openFaces(t)
	layout := tableRows(t, faces, maxPlain/7+50)
	out, err := Write(layout, layout.Fonts(faces), sampleMeta)
	if err != nil {
		t.Fatal(err)
	}
	path := save(t, out)
	if !strings.Contains(string(out), "/ObjStm") {
		t.Error("no object streams")
	}
	if s := run(t, "qpdf", "--check", path); !strings.Contains(s, "No syntax or stream encoding errors") {
		t.Error(s)
	}
	if got := squeeze(run(t, "pdftotext", "-raw", path, "-")); got != layoutText(layout) {
		t.Error("text differs")
	}
	if rows := strings.Count(run(t, "pdfinfo", "-struct", path), "TR\n"); rows != maxPlain/7+50 {
		t.Errorf("%d rows in the structure tree", rows)
	}
}
