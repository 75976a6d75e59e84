package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/publish"
)

// pasted is what testdata/editors.js counts in a text.
type pasted struct {
	Text                                   string
	Tables, Cells, Headings, Links, Merged int
}

// of says how many of what was pasted are there.
func (p *pasted) of(was *pasted) string {
	return fmt.Sprintf("tables %d/%d, cells %d/%d, merged %d/%d, headings %d/%d, links %d/%d", p.Tables, was.Tables, p.Cells, was.Cells,
		p.Merged, was.Merged, p.Headings, was.Headings, p.Links, was.Links)
}

// editorResult is what an editor has made of each text, or why it could not.
type editorResult struct {
	Found []struct{ Was, Is pasted }
	Error string
}

// TestEditorsKeepTheText puts the text of each sample's publishing package into the editors of
// content management systems, in a browser: what comes out says the same, with its tables, merged
// cells, headings and links. With -v it prints what was counted.
func TestEditorsKeepTheText(t *testing.T) {
	t.Parallel()
	modules := os.Getenv("EDITORS")
	if modules == "" {
		const what = "the folder of the npm packages ueditor, xss, ckeditor4, tinymce, @wangeditor/editor and kindeditor"
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatal("EDITORS does not name " + what)
		}
		t.Skip("EDITORS, " + what + ", is not named")
	}
	chromium := need(t, "chromium")
	var texts, names []string
	for _, dir := range samples(t) {
		data, err := os.ReadFile(filepath.Join(buildSample(t, dir, publish.FormHTML), "publish", "正文.html"))
		if err != nil {
			t.Fatal(err)
		}
		texts, names = append(texts, string(data)), append(names, filepath.Base(dir))
	}
	results := paste(t, chromium, modules, texts)
	for _, editor := range []string{"ueditor", "js-xss", "ckeditor4", "tinymce", "wangeditor", "kindeditor"} {
		r := results[editor]
		if r.Error != "" || len(r.Found) != len(texts) {
			t.Errorf("%s: %d texts of %d: %s", editor, len(r.Found), len(texts), r.Error)
		}
		for i, f := range r.Found {
			line := fmt.Sprintf("%-10s %-16s text equal %v, %s", editor, names[i], f.Was.Text == f.Is.Text, f.Is.of(&f.Was))
			if f.Was != f.Is || f.Was.Text == "" {
				t.Error(line)
			} else {
				t.Log(line)
			}
		}
	}
}

// paste runs testdata/editors.js in a browser.
func paste(t *testing.T, chromium, modules string, texts []string) map[string]editorResult {
	t.Helper()
	ctx, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	results := map[string]editorResult{}
	files := http.FileServer(http.Dir(modules))
	portal := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<!DOCTYPE html><meta charset="utf-8"><body><script src="/editors.js"></script>`)
		case "/editors.js":
			http.ServeFile(w, r, filepath.Join("testdata", "editors.js"))
		case "/texts":
			if err := json.NewEncoder(w).Encode(texts); err != nil {
				t.Error(err)
			}
		case "/done":
			var result editorResult
			if err := json.NewDecoder(r.Body).Decode(&result); err != nil {
				t.Error(err)
			}
			results[r.URL.RawQuery] = result
		case "/end":
			end()
		default:
			files.ServeHTTP(w, r)
		}
	}))
	defer portal.Close()
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(),
		"--remote-debugging-port=0", portal.URL)
	var told strings.Builder
	cmd.Stderr = &told
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); ctx.Err() != context.Canceled {
		t.Fatalf("%v\n%s", err, told.String())
	}
	return results
}
