package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// standard are the numbers of headings that GB/T 9704-2012 gives.
var standard = wording.Scheme{Levels: []string{"一、", "（一）", "1.", "（1）"}}

// sketch writes blocks so that a test can be read: heading levels as #, strong
// as ⟦…⟧, run-in text behind a bar, a table as its rows.
func sketch(blocks []document.Block) string {
	var b strings.Builder
	inl := func(in []document.Inline) string {
		var s strings.Builder
		for _, i := range in {
			if i.Strong {
				fmt.Fprintf(&s, "⟦%s⟧", i.Text)
			} else {
				s.WriteString(i.Text)
			}
		}
		return s.String()
	}
	for _, blk := range blocks {
		switch k := blk.(type) {
		case *document.Heading:
			fmt.Fprintf(&b, "%s %s%s", strings.Repeat("#", k.Level), k.Number, inl(k.Text))
			if len(k.RunIn) > 0 {
				b.WriteString(" | " + inl(k.RunIn))
			}
		case *document.Paragraph:
			b.WriteString(inl(k.Text))
		case *document.Table:
			for i, r := range append(append([]document.Row{}, k.Head...), k.Rows...) {
				if i > 0 {
					b.WriteString("\n")
				}
				for _, c := range r.Cells {
					b.WriteString("[" + c.Text + "]")
				}
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func codes(fs diag.Findings) string {
	var out []string
	for _, f := range fs.Sorted() {
		out = append(out, f.Code)
	}
	return strings.Join(out, " ")
}

func TestMarkdown(t *testing.T) {
	cases := []struct{ name, src, want, findings string }{
		{"headings and run-in", "# 总体情况\n\n## 网站。\n\n共有若干。\n\n## 账号。\n\n另有若干。\n\n# 要求\n\n照办。\n",
			"# 一、总体情况\n## （一）网站。 | 共有若干。\n## （二）账号。 | 另有若干。\n# 二、要求\n照办。\n", ""},
		{"a lone child takes no number", "# 甲\n\n## 子。\n\n文。\n\n# 乙\n\n文。\n", "# 一、甲\n## 子。 | 文。\n# 二、乙\n文。\n", ""},
		{"strong beside Chinese marks", "**重点。**后文，**“引号”**，前**中**后。\n", "⟦重点。⟧后文，⟦“引号”⟧，前⟦中⟧后。\n", ""},
		{"line ends", "前一行，\n后一行 with\nLatin words\n", "前一行，后一行 with Latin words\n", ""},
		{"hand-made indents", "　　首行空两格。\n\n    四个空格。\n", "首行空两格。\n四个空格。\n", ""},
		{"lists are numbered", "- 甲\n- 乙\n\n3. 丙\n4. 丁\n", "1.甲\n2.乙\n3.丙\n4.丁\n", ""},
		{"escapes and entities", `\*不是强调\*，a\_b，&lt;标签&gt;` + "\n", "*不是强调*，a_b，<标签>\n", ""},
		{"table", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "[甲][乙]\n[1][2]\n", ""},
		{"italic", "*斜体*字\n", "斜体字\n", "markdown-italic"},
		{"what paper cannot carry", "> 引\n\n---\n\n```\n码\n```\n\n<div>\n\n![图](a.png)\n\n`码`\n\n<b>粗</b>\n", "粗\n",
			"markdown-quote markdown-rule markdown-code markdown-code markdown-html markdown-html markdown-html markdown-image"},
		{"level skipped", "# 甲\n\n### 乙\n\n文\n", "# 甲\n### 乙\n文\n", "heading-order"},
		{"too deep", "##### 深\n\n文\n", "##### 深\n文\n", "heading-level heading-order"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			blocks, fs := parseMarkdown(c.src, &marks{origin: place("body.md", 0)})
			blocks, more := numberHeadings(blocks, standard, []string{"。"})
			if d := cmp.Diff(c.want, sketch(blocks)); d != "" {
				t.Errorf("blocks (-want +got):\n%s", d)
			}
			if got := codes(append(fs, more...)); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

func TestAnchors(t *testing.T) {
	blocks, _ := parseMarkdown("# 甲\n\n## 子\n\n文\n\n## 丑\n\n文\n\n# 乙\n\n文\n", &marks{})
	blocks, _ = numberHeadings(blocks, standard, []string{"。"})
	var ids []string
	for _, h := range headings(blocks) {
		ids = append(ids, h.ID)
	}
	if d := cmp.Diff([]string{"s1", "s1-1", "s1-2", "s2"}, ids); d != "" {
		t.Error(d)
	}
}

// FuzzMarkdown holds that no text is lost without a finding and nothing panics.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# 甲。\n\n乙", "**甲**乙*丙", "| a |\n|---|\n| b |", "1. a\n   - b", "[x]: y\n[x]", "<a", "&#0;", "\x00", "****",
		"> - # x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if privateUse(src) {
			return
		}
		blocks, fs := parseMarkdown(src, &marks{origin: place("body.md", 0)})
		blocks, _ = numberHeadings(blocks, standard, []string{"。"})
		if len(fs) > 0 {
			return
		}
		text := strings.Join(document.BlocksText(blocks), "")
		for _, r := range src {
			if r >= 0x4E00 && r <= 0x9FFF && !strings.ContainsRune(text, r) && !strings.Contains(src, "[") && !strings.Contains(src, "|") {
				t.Fatalf("%q lost %q", src, r)
			}
		}
	})
}
