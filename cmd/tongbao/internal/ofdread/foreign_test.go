package ofdread

import (
	"context"
	_ "embed"
	"encoding/json"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"tongbao/cmd/tongbao/internal/typeset"
)

// drawn is a character that the other reader has drawn, mm from the top left corner of its page.
type drawn struct {
	Text string
	X, Y float64
}

// apart is how far, in mm, a character may be from its place in the PDF, which is the layout's.
const apart = 0.05

// TestForeignReader lets a reader that others wrote, ofd.js, show papers in a browser: each character
// is where the layout has it. OFD_JS is the folder of the npm package ofd.js.
func TestForeignReader(t *testing.T) {
	modules := os.Getenv("OFD_JS")
	if modules == "" {
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatal("OFD_JS does not name the folder of the npm package ofd.js")
		}
		t.Skip("OFD_JS, the folder of the npm package ofd.js, is not named")
	}
	script, err := os.ReadFile(filepath.Join(modules, "ofd.js", "lib", "ofd.umd.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	set, all := faces(t), papers()
	var layouts []*typeset.Layout
	var files [][]byte
	for _, name := range []string{"draft", "letter", "long mark", "landscape-middle"} {
		layout, told := typeset.LayOut(all[name], set)
		if told.Errors() > 0 {
			t.Fatal(told)
		}
		layouts, files = append(layouts, layout), append(files, write(t, layout, set))
	}
	for i, pages := range shown(t, script, files) {
		if len(pages) != len(layouts[i].Pages) {
			t.Fatalf("%d pages, want %d", len(pages), len(layouts[i].Pages))
		}
		for j, page := range pages {
			inPlace(t, page, layouts[i].Pages[j])
		}
	}
}

//go:embed testdata/foreign.html
var foreignPage []byte

// shown are the characters of each page of each file as the reader draws them.
func shown(t *testing.T, script []byte, files [][]byte) (out [][][]drawn) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/ofd.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(script)
		case "/files":
			if err := json.NewEncoder(w).Encode(files); err != nil {
				t.Error(err)
			}
		case "/done":
			if err := json.NewDecoder(r.Body).Decode(&out); err != nil {
				t.Error(err)
			}
			end()
		default:
			w.Write(foreignPage)
		}
	}))
	defer server.Close()
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
		"--disable-background-networking", "--disable-component-update", "--user-data-dir="+t.TempDir(), "--remote-debugging-port=0", server.URL)
	var told strings.Builder
	cmd.Stderr, cmd.WaitDelay = &told, time.Second
	if err := cmd.Run(); ctx.Err() != context.Canceled {
		t.Fatalf("%v\n%s", err, told.String())
	}
	return out
}

// inPlace holds the characters that are seen of a page against those the reader has drawn.
func inPlace(t *testing.T, got []drawn, want typeset.Page) {
	t.Helper()
	left := map[string][]drawn{}
	for _, d := range got {
		if strings.TrimSpace(d.Text) != "" {
			left[d.Text] = append(left[d.Text], d)
		}
	}
	for _, m := range want.Marks {
		r, ok := m.(typeset.Run)
		if !ok || r.Invisible {
			continue
		}
		for _, g := range r.Glyphs {
			x, y := r.X+g.Pen, r.Y
			if r.Turned {
				x, y = r.X, r.Y-g.Pen
			}
			if !unicode.IsSpace(g.Rune) && !take(left, string(g.Rune), x, y) {
				t.Errorf("page %d: no %c at %.3f %.3f", want.Number, g.Rune, x, y)
			}
		}
	}
	for _, d := range left {
		if len(d) > 0 {
			t.Errorf("page %d: more of %q than the layout has", want.Number, d[0].Text)
		}
	}
}

// take takes out a character that stands at a place, if there is one.
func take(left map[string][]drawn, text string, x, y float64) bool {
	list := left[text]
	for i, d := range list {
		if math.Abs(d.X-x) < apart && math.Abs(d.Y-y) < apart {
			list[i] = list[len(list)-1]
			left[text] = list[:len(list)-1]
			return true
		}
	}
	return false
}
