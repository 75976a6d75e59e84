package typeset

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeface"
)

// hostile are notices nobody means to write; each is laid out sensibly or
// refused with the finding named.
func hostile() map[string]struct {
	notice *document.Notice
	code   string // finding of severity error; empty: none
} {
	type c = struct {
		notice *document.Notice
		code   string
	}
	attach := func(tables ...document.Block) *document.Notice {
		return with(basic(), func(n *document.Notice) { n.Attachments[0].Blocks = tables })
	}
	cell := func(col int, s string) *document.Table {
		t := siteTable(6)
		t.Rows[2].Cells[col].Text = s
		return t
	}
	address := "http://www.yunchuan.gov.cn/" + strings.Repeat("abcdefghij", 20)
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprintf("列%d", i+1))
	}
	return map[string]c{
		"empty":             {&document.Notice{}, ""},
		"only a title":      {&document.Notice{Title: "通报"}, ""},
		"no body":           {with(basic(), func(n *document.Notice) { n.Body = nil }), ""},
		"long address":      {with(basic(), func(n *document.Notice) { n.Body = append(n.Body, para(address)) }), ""},
		"address in a cell": {attach(cell(4, address)), ""},
		"cell of two pages": {attach(cell(4, prose(4000))), ""},
		"narrow high cell":  {attach(cell(1, prose(1500))), ""},
		"merged, too high":  {attach(with2(cell(1, prose(3000)), func(t *document.Table) { mergeDown(t, 1, 2, 4) })), "cell-too-high"},
		"forty columns": {attach(document.NewTable(document.Table{Columns: columns(many...),
			Rows: []document.Row{row(document.DataRow, many...)}})), ""},
		"too many columns": {attach(document.NewTable(document.Table{Columns: columns(append(append(append(many, many...), many...), many...)...),
			Rows: []document.Row{row(document.DataRow, many...)}})), "table-too-wide"},
		"sixty columns": {attach(numbered(60, 3)), "table-too-wide"},
		"all cells long": {attach(with2(siteTable(3), func(t *document.Table) {
			for c := range t.Rows[1].Cells {
				t.Rows[1].Cells[c].Text = prose(250 * (c + 1))
			}
		})), ""},
		"long cells below each other": {attach(with2(problemList(0, 120), func(t *document.Table) {
			t.Rows = append(t.Rows, problemList(0, 150).Rows...)
		})), ""},
		"long cell beside merged ones": {attach(with2(cell(4, prose(3000)), func(t *document.Table) { mergeDown(t, 1, 1, 4) })), ""},
		"form of thirty columns":       {attach(form(40, many[:30]...)), ""},
		"form of sixty columns":        {attach(form(4, slices.Repeat(many[:30], 2)...)), "table-too-wide"},
		"form that asks for a book":    {attach(form(3, "单位", "事迹（不超过9000字）", "联系人")), ""},
		"form of one column":           {attach(form(1, "意见（不超过20字）")), ""},
		"form of many rows":            {attach(form(500, "序号", "单位", "问题")), ""},
		"rows of half a page":          {attach(with2(siteTable(9), func(t *document.Table) { t.RowHeight = 110 })), ""},
		"rows of a page":               {attach(with2(siteTable(9), func(t *document.Table) { t.RowHeight = 200 })), "row-too-high"},
		"a width of nothing": {attach(with2(siteTable(9), func(t *document.Table) {
			t.Widths = []float64{1, 1000, 1, 1, 1}
		})), "column-too-narrow"},
		"no columns": {attach(document.NewTable(document.Table{})), "table-no-columns"},
		"only a header": {attach(document.NewTable(document.Table{Columns: columns("甲", "乙"),
			Head: []document.Row{row(document.DataRow, "甲", "乙")}})), ""},
		"high header": {attach(with2(siteTable(60), func(t *document.Table) { t.Head[0].Cells[4].Text = prose(900) })), "table-head-too-high"},
		"long title":  {with(basic(), func(n *document.Notice) { n.Title = prose(500) }), ""},
		"long label":  {with(basic(), func(n *document.Notice) { n.Attachments[0].Label = prose(100) }), ""},
		"thirty organs": {with(basic(), func(n *document.Notice) {
			n.Head.Organs = strings.Split(strings.Repeat("云川市统计局,", 29)+"云川市财政局", ",")
		}), "mark-too-high"},
		"long organ":  {with(basic(), func(n *document.Notice) { n.Head.Organs = []string{strings.Repeat("云川市", 20)} }), ""},
		"long number": {with(basic(), func(n *document.Notice) { n.Head.Number = prose(40) }), "line-too-long"},
		"many copies": {with(basic(), func(n *document.Notice) {
			n.Imprint.CC = strings.Split(strings.Repeat("各区县人民政府、市政府各部门,", 80)+"完", ",")
		}), "imprint-too-high"},
		"long printer": {with(basic(), func(n *document.Notice) {
			n.Imprint.PrintedBy, n.Imprint.PrintedOn = strings.Repeat("云川市政府", 20), n.SignOff.Date
		}), ""},
		"nine long names": {with(joint(9), func(n *document.Notice) {
			for i := range n.SignOff.Signers {
				n.SignOff.Signers[i].Name = strings.Repeat("云川市人民政府", 8) + "办公室单位"
			}
		}), ""},
		"fifty attachments": {with(basic(), func(n *document.Notice) {
			a := n.Attachments[0]
			n.Attachments = nil
			for i := range 50 {
				a.Label, a.ID = fmt.Sprintf("附件%d", i+1), fmt.Sprintf("fj%d", i+1)
				n.Attachments = append(n.Attachments, a)
			}
		}), ""},
		"control characters": {with(basic(), func(n *document.Notice) { n.Body = append(n.Body, para("一\t二\n三\r\n四\u2028五")) }), ""},
		"name without text above": {with(short(1), func(n *document.Notice) {
			n.Title = strings.Repeat("关于政府网站和政务新媒体检查情况", 7) + "的通报"
		}), "sign-off-alone"},
		"empty parts": {with(basic(), func(n *document.Notice) {
			n.Body = append(n.Body, para(""), para("  "), &document.Heading{Level: 1, ID: "empty"})
			n.Attachments = append(n.Attachments, document.Attachment{ID: "fj2"})
		}), ""},
	}
}

func with2(t *document.Table, change func(*document.Table)) *document.Table {
	change(t)
	return t
}

func TestHostile(t *testing.T) {
	set := fonts(t)
	for name, c := range hostile() {
		t.Run(name, func(t *testing.T) {
			l, findings := LayOut(c.notice, set)
			var codes []string
			for _, f := range findings {
				if f.Severity == diag.Error {
					codes = append(codes, f.Code)
					if f.Hint == "" || f.Text == "" {
						t.Errorf("finding %s does not say what to do", f.Code)
					}
				}
			}
			if c.code != "" {
				if len(codes) == 0 || codes[0] != c.code {
					t.Errorf("errors %v, want %s", codes, c.code)
				}
				return
			}
			if len(codes) > 0 {
				t.Fatalf("errors: %v", findings)
			}
			checkLayout(t, c.notice, l)
		})
	}
}

// Sizes of random notices: of some pages, and so small that many can be tried.
const (
	largeRows, largeText = 60, 400
	smallRows, smallText = 6, 60
)

// TestRandomNotices builds notices of some pages from random choices: whatever comes, the
// layout ends, and without an error it holds all rules.
func TestRandomNotices(t *testing.T) {
	set := fonts(t)
	for seed := range uint64(8) {
		checkRandom(t, randomNotice(rand.New(rand.NewPCG(seed, 1)), largeRows, largeText), set)
	}
}

// FuzzLayOut does the same with small notices.
func FuzzLayOut(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(seed)
	}
	set := fonts(f)
	f.Fuzz(func(t *testing.T, seed uint64) {
		checkRandom(t, randomNotice(rand.New(rand.NewPCG(seed, 1)), smallRows, smallText), set)
	})
}

func checkRandom(t *testing.T, n *document.Notice, set *typeface.Set) {
	t.Helper()
	l, findings := LayOut(n, set)
	if findings.Errors() == 0 {
		checkLayout(t, n, l)
	}
}

// randomNotice has tables of up to so many rows, and paragraphs of up to so many characters.
func randomNotice(r *rand.Rand, rows, text int) *document.Notice {
	n := basic()
	n.Head.Form = []document.Letterhead{document.LetterheadFile, document.LetterheadLetter, document.LetterheadName, document.LetterheadNone,
		document.LetterheadPreprinted}[r.IntN(5)]
	n.Title = prose(3 + r.IntN(60))
	n.Body = nil
	for range r.IntN(8) {
		switch r.IntN(4) {
		case 0:
			n.Body = append(n.Body, heading(1+r.IntN(4), "一、", prose(2+r.IntN(20)), ""))
		case 1:
			n.Body = append(n.Body, randomTable(r, rows, text))
		default:
			n.Body = append(n.Body, para(prose(1+r.IntN(text))))
		}
	}
	for i, b := range n.Body {
		if h, ok := b.(*document.Heading); ok {
			h.ID = fmt.Sprint("s", i)
		}
	}
	n.Attachments[0].Blocks = []document.Block{randomTable(r, rows, text), para(prose(1 + r.IntN(text/4))), randomTable(r, rows, text)}
	n.SignOff.Sealed = r.IntN(2) == 0
	for range r.IntN(4) {
		n.SignOff.Signers = append(n.SignOff.Signers, document.Signer{Name: strings.TrimSuffix(prose(2+r.IntN(30)), "。")})
	}
	if r.IntN(2) == 0 {
		n.Note = prose(1 + r.IntN(80))
	}
	if r.IntN(2) == 0 {
		imprinted(n)
	}
	return n
}

// randomTable has random cells, merged at random, in rows of all kinds.
func randomTable(r *rand.Rand, rows, text int) *document.Table {
	names := make([]string, 1+r.IntN(9))
	for i := range names {
		names[i] = prose(1 + r.IntN(8))
	}
	t := document.Table{Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}, Shown: r.IntN(2) == 0, Caption: "表"}
	long := 1 + r.IntN(text*3/10) // characters of a cell
	for range r.IntN(rows) {
		cells := make([]string, len(names))
		for i := range cells {
			switch r.IntN(3) {
			case 0:
				cells[i] = fmt.Sprint(r.IntN(1000))
			case 1:
				cells[i] = prose(1 + r.IntN(long))
			}
		}
		t.Rows = append(t.Rows, row(document.DataRow, cells...))
	}
	out := document.NewTable(t)
	for from := 0; from < len(t.Rows); {
		to := min(from+1+r.IntN(12), len(t.Rows))
		if r.IntN(2) == 0 {
			mergeDown(out, r.IntN(len(names)), from, to)
		}
		from = to
	}
	return out
}
