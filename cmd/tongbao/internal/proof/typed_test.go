package proof

import (
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// knowing are the words with data of 60 sites, 56 of which passed.
func knowing() *Words {
	cell := []diag.Place{{File: "inspection.xlsx", Sheet: "网站", Cell: "F3:F62"}}
	known := map[string]*figures.Figure{
		"网站.总数":   {Key: "网站.总数", Kind: figures.Count, Num: 60, Den: 1, Text: "60", Formula: "逐行计数：网站60个", Sources: cell},
		"网站.检查数":  {Key: "网站.检查数", Kind: figures.Count, Num: 60, Den: 1, Text: "60", Formula: "逐行计数：检查网站60个", Sources: cell},
		"网站.不合格数": {Key: "网站.不合格数", Kind: figures.Count, Num: 4, Den: 1, Text: "4", Formula: "逐行计数：不合格网站4个", Sources: cell},
		"网站.合格率":  {Key: "网站.合格率", Kind: figures.Percent, Num: 56, Den: 60, Text: "93.3%", Formula: "合格网站56个÷检查网站60个", Sources: cell},
	}
	words, _ := embedded()
	return words.Knowing(claims.New(
		claims.Lexicon{Action: "检查", Whole: []string{"全市"}, Objects: []claims.Object{{Expression: "网站", Names: []string{"政府网站", "网站"}}}},
		func(expression string) (*figures.Figure, int, bool) {
			f := known[expression]
			return f, 0, f != nil
		}))
}

// TestTyped holds typed numbers of every part of the paper against the data.
func TestTyped(t *testing.T) {
	for text, want := range map[string]string{
		"全市政府网站共60个，不合格5个。":    "typed-figure typed-differs",
		"全市政府网站共60个，合格率93.3%。": "typed-figure typed-figure",
		"全市政府网站合格率约为93%。":      "typed-figure",
		"全市政府网站合格率超过95%。":      "typed-differs",
		"全市政府网站合格率超过90%。":      "",
		"全市新建政府网站5个。":          "handwritten-number",
		"“全市政府网站共99个”的说法不实。":   "",
	} {
		n, i := sample()
		n.Body = []document.Block{paragraph(text)}
		var got []string
		for _, f := range knowing().Check(n, i, true) {
			got = append(got, f.Code)
		}
		if d := strings.Join(got, " "); d != want {
			t.Errorf("%s: %s, not %s", text, d, want)
		}
		for _, f := range knowing().Check(n, i, false) {
			if f.Code == "typed-differs" {
				t.Errorf("%s: the data are not sound: %v", text, f)
			}
		}
	}
	n, i := sample()
	n.Web.Description = "全市政府网站合格率95%。"
	n.Body = []document.Block{document.NewTable(document.Table{Caption: "全市政府网站不合格名单（3个）", Shown: true,
		Notes: []string{"注：1.检查网站59个。", "2.表中平均数60个。"}})}
	got := codes(knowing().Check(n, i, true))
	differs := slices.DeleteFunc(got, func(c string) bool { return !strings.HasPrefix(c, "typed-differs") })
	if len(differs) != 3 {
		t.Errorf("caption, note and 摘要 are held against the data: %v", knowing().Check(n, i, true))
	}
}
