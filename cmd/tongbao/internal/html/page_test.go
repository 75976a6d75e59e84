package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

var fixtures = []struct {
	name   string
	notice func() *document.Notice
}{{"small", small}, {"tables", tables}, {"long", long}, {"bare", bare}, {"hostile", hostile}}

// offered are the downloads of the golden pages.
func offered() []Download {
	return []Download{
		{Path: "notice.pdf", Type: "application/pdf", Size: 1432100, Name: "通报正式文本"},
		{Path: "attachments/附件-名单 1.xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Size: 8123, Attachment: 1},
		{Path: "attachments/附件-名单 1.csv", Type: "text/csv", Size: 812, Attachment: 1},
	}
}

func TestGolden(t *testing.T) {
	for _, f := range fixtures {
		if f.name == "long" {
			continue // too long to be read
		}
		t.Run(f.name, func(t *testing.T) {
			page, _ := Page(f.notice(), Options{Downloads: offered()})
			fragment, _ := Fragment(f.notice(), Options{Downloads: offered()}, false)
			golden(t, f.name+".html", page)
			golden(t, f.name+".fragment.html", fragment)
		})
	}
}

// styled is what a page holds of the style sheets and the script, with the hashes of
// the policy; TestStyleAndScript looks at it.
var styled = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>|sha256-.*?=`)

// golden compares a page with its golden file, which leaves out the style sheets and
// the script: a change there is no change of the page.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	got = styled.ReplaceAll(got, nil)
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: (-want +got)\n%s", name, cmp.Diff(string(want), string(got)))
	}
}

// A page holds the style sheets and the script as they lie in the templates, and its
// policy allows nothing else.
func TestStyleAndScript(t *testing.T) {
	page, _ := Page(small(), Options{})
	list, _ := Index(entries(), templates.Set{})
	for _, tt := range []struct {
		page          []byte
		style, script []string
	}{
		{page, []string{"base.css", "page.css", "print.css"}, []string{"page.js"}},
		{list, []string{"base.css", "index.css"}, []string{"index.js"}},
	} {
		for tag, names := range map[string][]string{"style": tt.style, "script": tt.script} {
			var want []byte
			for _, name := range names {
				data, err := templates.Set{}.Read(folder + "/" + name)
				if err != nil {
					t.Fatal(err)
				}
				want = append(want, data...)
			}
			element := fmt.Sprintf("<%s>%s</%s>", tag, want, tag)
			if bytes.Count(tt.page, []byte(element)) != 1 || bytes.Count(tt.page, []byte("<"+tag+">")) != 1 {
				t.Errorf("%v are not the only %s", names, tag)
			}
			sum := sha256.Sum256(want)
			allowed := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
			if !strings.Contains(html.UnescapeString(string(tt.page)), allowed) {
				t.Errorf("the policy does not allow %v", names)
			}
		}
	}
}

// A withdrawn notice has nothing left on the web but its head and why it is gone.
func TestWithdrawnPage(t *testing.T) {
	for _, f := range fixtures {
		n := f.notice()
		n.Web.Corrections = []document.Correction{{Date: time.Date(2026, 4, 20, 0, 0, 0, 0, time.UTC), What: "甲"}}
		n.Web.Withdrawn = document.Withdrawal{Date: time.Date(2026, 5, 6, 0, 0, 0, 0, time.UTC), Why: "检查数据有误"}
		page, _ := Page(n, Options{})
		fragment, _ := Fragment(n, Options{}, false)
		for name, data := range map[string][]byte{"page": page, "fragment": fragment} {
			if !bytes.Contains(data, []byte("本通报已于2026年5月6日撤销。原因：检查数据有误。")) {
				t.Errorf("%s: the %s does not say so", f.name, name)
			}
			if bytes.Contains(data, []byte("<table")) || bytes.Contains(data, []byte("更正：甲")) || bytes.Contains(data, []byte(" download")) {
				t.Errorf("%s: the %s still has what is withdrawn", f.name, name)
			}
		}
		want := plain(n.Head.Urgency + n.Head.MarkText() + n.Head.Number + n.Head.LeadersText() + n.Title)
		if got := plain(articleText(t, page)); got != want {
			t.Errorf("%s: the page still says more: %s", f.name, firstDifference(want, got))
		}
	}
}

func BenchmarkPage(b *testing.B) {
	for _, f := range fixtures {
		n := f.notice()
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				if page, _ := Page(n, Options{}); page == nil {
					b.Fatal("no page")
				}
			}
		})
	}
}
