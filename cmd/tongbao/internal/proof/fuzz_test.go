package proof

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/steptest"
	"tongbao/templates"
)

// everywhere puts a text into every slot of a notice.
func everywhere(s string) diag.Findings {
	n, i := sample()
	at := diag.Place{File: "body.md", Line: 7}
	cell := document.Cell{Text: s, RowSpan: 1, ColSpan: 1}
	n.Title, n.Note, n.Recipients = s, s, []string{s, s}
	n.Imprint.CC = []string{s}
	n.Body = []document.Block{
		&document.Heading{Level: 1, Number: "一、", Text: inlines(s), RunIn: inlines(s), Place: at},
		paragraph(s),
		document.NewTable(document.Table{Caption: s, Notes: []string{s}, Columns: []document.Column{{Name: "主要问题"}},
			Rows: []document.Row{{Cells: []document.Cell{cell, cell}}}, Place: at}),
	}
	n.Attachments = []document.Attachment{{Title: s, Blocks: []document.Block{paragraph(s)}}}
	i.Notice.Contact.Phone, i.Notice.Contact.Name, i.Notice.Issuer = s, s, s
	return check(n, i)
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{
		"检查网站{60}个，其中，甲类{11}个、乙类50个，合格率{93% 56/60}。", "{甲局、乙局|3}等4个", "（“《国办发[2017]第047号》",
		"截止26年3月5号,2026.3.5 ，。。、等…此页无正文", "13812345678 11010519491231002X", "帐号<甲>\xff\xfe６０％", "9999年99月99日前报送", "\n\n（1）)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, x := range everywhere(s) {
			if x.Text == "" || x.Hint == "" && x.Code != "wording" && x.Code != "wording-usage" || x.Code == "" {
				t.Errorf("finding without text or hint: %#v", x)
			}
			if utf8.ValidString(s) && !utf8.ValidString(x.Text) {
				t.Errorf("a character was cut: %q", x.Text)
			}
		}
	})
}

// TestHostileLength holds that reading a paragraph of twice the length is about twice
// the work, whatever it repeats.
func TestHostileLength(t *testing.T) {
	steptest.Linear(t, 8<<10, []string{
		"1个", "{1}个", "甲、", "（", "“1）", "。", "，其中1个", "国办发〔2017〕47号", "《", "2026年3月5日前报送", "合格1个，", "帐号", "93%", "(", "政", "较提高3%",
	}, func(unit string, bytes int) {
		n, i := sample()
		n.Body = []document.Block{paragraph(strings.Repeat(unit, bytes/len(unit)))}
		check(n, i)
	})
}

// FuzzWords takes any bytes for a list of words that an office keeps: a list or a finding
// with its place, and proofreading goes on with what is sound.
func FuzzWords(f *testing.F) {
	files := []string{lexiconFile, documentsFile, kindsFile}
	for i, s := range []string{
		"[[word]]\nwrong = \"松动\"\nright = \"松懈\"\nnext = \"。\"\nexcept = [\"不松动\"]\n",
		"[[document]]\nnumber = \"甲发〔2019〕1号\"\ntitle = \"关于甲事的通知\"\n",
		"[[kind]]\nname = \"通报\"\ndirection = \"公布\"\n",
	} {
		f.Add(uint8(i), []byte(s))
	}
	f.Add(uint8(0), []byte("[[word]]\nwrong = \"甲\"\nright = \"\"\nnext = \"(\""))
	dir := f.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "proof"), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		name := files[int(which)%len(files)]
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(path)
		w, findings := Load(templates.Open(os.DirFS(dir)))
		for _, x := range findings {
			if x.Place.File != "templates/"+name || x.Text == "" || x.Hint == "" {
				t.Errorf("finding without place, text or hint: %#v", x)
			}
		}
		if w == nil || len(w.kinds) == 0 && name != kindsFile {
			t.Fatal("nothing was loaded")
		}
		n, i := sample()
		n.Body = append(n.Body, paragraph("管理松动，甲事见《关于甲事的通知》（甲发〔2019〕1号）。"))
		w.Check(n, i, true)
	})
}
