package publish

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/typeset"
)

// tableLook is what a reader sees of how a table is fitted.
type tableLook struct {
	Sizes  []float64 // pt, of the type in its cells, each once
	Widths []float64 // of its columns, per cent
	Heads  []string  // the cells of the head, lines parted by "\n"
}

// TestWordLooksLikeThePrint measures the marks on the pages and holds the Word file to them:
// the same columns within half a per cent, the same sizes, the same lines of heads and titles,
// and the same pages.
func TestWordLooksLikeThePrint(t *testing.T) {
	dirs, err := filepath.Glob("../../../../data/*/notice.toml")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	pages := newWordPages(t)
	for _, file := range dirs {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			o := &Options{Shelf: shelf, Only: []string{FormMD}, Fonts: "../../../../fonts", Templates: "../../../../templates"}
			r, err := prepare(filepath.Dir(file), o)
			if err != nil {
				t.Fatal(err)
			}
			o.Only = nil
			paper, findings, err := settle(r.Notice, filepath.Dir(file), false, o)
			if err != nil || paper.layout == nil {
				t.Fatal(err, findings)
			}
			print := printed{paper.layout}
			pages.add(t, filepath.Base(filepath.Dir(file)), paper.notice, paper.layout)
			tables, titles := wordLooks(t, docx.Write(paper.notice))
			if d := cmp.Diff(print.tables(), tables, cmpopts.EquateApprox(0, 0.5)); d != "" {
				t.Errorf("tables (-print +Word):\n%s", d)
			}
			wanted := []string{r.Notice.Title}
			for _, a := range r.Notice.Attachments {
				wanted = append(wanted, a.Title)
			}
			if d := cmp.Diff(print.titles(wanted), titles); d != "" {
				t.Errorf("titles (-print +Word):\n%s", d)
			}
		})
	}
	n, layout := turnedRows(t)
	pages.add(t, "turned rows", n, layout)
	t.Run("pages", pages.check)
}

// printed measures a layout by its marks alone.
type printed struct{ *typeset.Layout }

// all are the elements of a role, in the order of the text.
func all(s *typeset.Struct, roles ...string) []*typeset.Struct {
	var out []*typeset.Struct
	if slices.Contains(roles, s.Role) {
		out = append(out, s)
	}
	for _, k := range s.Kids {
		out = append(out, all(k, roles...)...)
	}
	return out
}

// lines is the text of an element in its lines, and the sizes it is set in.
func (p printed) lines(el *typeset.Struct) (string, []float64) {
	var out strings.Builder
	var sizes []float64
	last := math.Inf(1)
	for _, content := range el.Content {
		inside := false
		for _, m := range p.Pages[content.Page-1].Marks {
			switch m := m.(type) {
			case typeset.Tag:
				inside = m.ID == content.ID
			case typeset.Run:
				if !inside {
					continue
				}
				at := m.Y
				if m.Turned {
					at = m.X
				}
				if at != last && !math.IsInf(last, 1) {
					out.WriteString("\n")
				}
				last = at
				out.WriteString(m.Text())
				sizes = append(sizes, m.Size)
			}
		}
	}
	return out.String(), sizes
}

func (p printed) titles(wanted []string) []string {
	var out []string
	for _, el := range all(p.Tree, "H1", "H2") {
		text, _ := p.lines(el)
		if len(wanted) > 0 && strings.ReplaceAll(text, "\n", "") == strings.Join(strings.Fields(wanted[0]), "") {
			out, wanted = append(out, text), wanted[1:]
		}
	}
	return out
}

func (p printed) tables() []tableLook {
	var out []tableLook
	for _, el := range all(p.Tree, "Table") {
		var look tableLook
		pages := map[int]bool{}
		for _, cell := range all(el, "TH", "TD") {
			text, sizes := p.lines(cell)
			if cell.Scope == "Column" {
				look.Heads = append(look.Heads, text)
			}
			look.Sizes = append(look.Sizes, sizes...)
			for _, c := range cell.Content {
				pages[c.Page] = true
			}
		}
		var edges []float64
		for page := range pages {
			edges = append(edges, p.columnRules(page)...)
		}
		look.Sizes, look.Widths = places(look.Sizes), shares(places(edges))
		out = append(out, look)
	}
	return out
}

// columnRules are the places of the rules of a page that run along columns; nothing else
// on a page does.
func (p printed) columnRules(page int) []float64 {
	turned := slices.ContainsFunc(p.Pages[page-1].Marks, func(m typeset.Mark) bool { r, ok := m.(typeset.Run); return ok && r.Turned })
	var out []float64
	for _, m := range p.Pages[page-1].Marks {
		if r, ok := m.(typeset.Rule); ok && r.Color == typeset.Black {
			switch {
			case !turned && r.X1 == r.X2:
				out = append(out, r.X1)
			case turned && r.Y1 == r.Y2:
				out = append(out, -r.Y1)
			}
		}
	}
	return out
}

func places(v []float64) []float64 {
	slices.Sort(v)
	return slices.CompactFunc(v, func(a, b float64) bool { return math.Abs(a-b) < 0.01 })
}

// shares are the distances of edges, per cent of the whole.
func shares(edges []float64) []float64 {
	var out []float64
	for i := 1; i < len(edges); i++ {
		out = append(out, 100*(edges[i]-edges[i-1])/(edges[len(edges)-1]-edges[0]))
	}
	return out
}

var (
	wordTable = regexp.MustCompile(`(?s)<w:tbl><w:tblPr><w:tblStyle w:val="Table"/>.*?</w:tbl>`)
	wordWidth = regexp.MustCompile(`<w:gridCol w:w="(\d+)"/>`)
	wordCell  = regexp.MustCompile(`(?s)<w:tc>.*?</w:tc>`)
	wordStyle = regexp.MustCompile(`<w:pStyle w:val="(Table(?:Head|Text|Center|Number)\w*)"/>`)
	wordTitle = regexp.MustCompile(`(?s)<w:pStyle w:val="(?:Attachment)?Title"/>.*?</w:p>`)
	wordText  = regexp.MustCompile(`(?s)<w:t[ >][^<]*|<w:br/>`)
)

// wordLooks reads the tables and titles of a Word file without the packages that write it.
func wordLooks(t *testing.T, data []byte) (tables []tableLook, titles []string) {
	body, styles := wordPart(t, data, "word/document.xml"), wordPart(t, data, "word/styles.xml")
	for _, tbl := range wordTable.FindAllString(body, -1) {
		var look tableLook
		edges := []float64{0}
		for _, m := range wordWidth.FindAllStringSubmatch(tbl, -1) {
			edges = append(edges, edges[len(edges)-1]+number(m[1]))
		}
		for _, m := range wordStyle.FindAllStringSubmatch(tbl, -1) {
			look.Sizes = append(look.Sizes, styleSize(styles, m[1])/2)
		}
		for _, tc := range wordCell.FindAllString(tbl, -1) {
			if strings.Contains(tc, `"TableHead`) && !strings.Contains(tc, "<w:vMerge/>") {
				look.Heads = append(look.Heads, plainText(tc))
			}
		}
		look.Sizes, look.Widths = places(look.Sizes), shares(edges)
		tables = append(tables, look)
	}
	for _, p := range wordTitle.FindAllString(body, -1) {
		titles = append(titles, plainText(p))
	}
	return tables, titles
}

// styleSize is the size of type of a style, half points, its own or that of the style it is based on.
func styleSize(styles, id string) float64 {
	_, style, _ := strings.Cut(styles, `w:styleId="`+id+`"`)
	style, _, _ = strings.Cut(style, "</w:style>")
	if m := regexp.MustCompile(`<w:sz w:val="(\d+)"/>`).FindStringSubmatch(style); m != nil {
		return number(m[1])
	}
	if m := regexp.MustCompile(`<w:basedOn w:val="(\w+)"/>`).FindStringSubmatch(style); m != nil {
		return styleSize(styles, m[1])
	}
	return 0
}

func plainText(xml string) string {
	var b strings.Builder
	for _, s := range wordText.FindAllString(xml, -1) {
		if _, text, found := strings.Cut(s, ">"); found && text != "" {
			b.WriteString(text)
		} else {
			b.WriteString("\n")
		}
	}
	return b.String()
}

func number(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // digits only
	return f
}

func wordPart(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
