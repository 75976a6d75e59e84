package proof

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/templates"
)

// inlines reads a paragraph written for a test: {60} is a counted figure, {93%
// 56/60} a rate, {甲局、乙局|2} a list of two names, <甲局(本级)> the text of a
// cell. What stands behind ¦ is on line 8 of body.md, all before it on line 7.
func inlines(s string) []document.Inline {
	var out []document.Inline
	line := 7
	put := func(text string, f *figures.Figure, cell string) {
		if text != "" {
			at := diag.Place{File: "body.md", Line: line}
			if cell != "" {
				at = diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: cell}
			}
			out = append(out, document.Inline{Text: text, Figure: f, Place: at})
		}
	}
	for s != "" {
		i := strings.IndexAny(s, "{<¦")
		if i < 0 {
			put(s, nil, "")
			break
		}
		put(s[:i], nil, "")
		mark, rest := s[i], s[i+1:]
		switch mark {
		case '{':
			text, after, _ := strings.Cut(rest, "}")
			f := figure(text)
			put(f.Text, f, "")
			s = after
		case '<':
			text, after, _ := strings.Cut(rest, ">")
			put(text, nil, "F17")
			s = after
		default:
			line = 8
			s = s[i+len("¦"):]
		}
	}
	return out
}

func figure(s string) *figures.Figure {
	if names, n, ok := strings.Cut(s, "|"); ok {
		num, _ := strconv.ParseInt(n, 10, 64)
		return &figures.Figure{Key: "网站.不合格名单", Kind: figures.Words, Text: names, Num: num, Den: 1}
	}
	text, exact, _ := strings.Cut(s, " ")
	if strings.HasSuffix(text, "%") {
		f := &figures.Figure{Key: "网站.合格率", Name: "合格率", Kind: figures.Percent, Text: text, Den: 1}
		fmt.Sscanf(exact, "%d/%d", &f.Num, &f.Den)
		return f
	}
	num, _ := strconv.ParseInt(text, 10, 64)
	return &figures.Figure{Key: "网站.总数" + exact, Kind: figures.Count, Text: text, Num: num, Den: 1}
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// sample is a notice nothing is wrong with.
func sample() (*document.Notice, *issue.Issue) {
	n := &document.Notice{
		Kind:       "通报",
		Title:      "关于2026年第一季度全市政府网站和政务新媒体检查情况的通报",
		Head:       document.Head{Organs: []string{"云川市人民政府办公室"}, Number: "云政办发〔2026〕7号"},
		Recipients: []string{"各区县人民政府", "市政府各部门、各直属机构"},
		SignOff:    document.SignOff{Signers: []document.Signer{{Name: "云川市人民政府办公室"}}, Date: day(2026, 4, 9)},
	}
	i := &issue.Issue{
		Notice: issue.Notice{Kind: "通报", Issuer: "云川市人民政府办公室", Signed: n.SignOff.Date, Deadline: day(2026, 4, 20)},
		Period: issue.Period{Year: 2026, Kind: issue.Quarterly, Number: 1},
	}
	return n, i
}

func paragraph(text string) document.Block {
	return &document.Paragraph{Text: inlines(text), Place: diag.Place{File: "body.md", Line: 7}}
}

// codes are the findings as code@place.
func codes(fs diag.Findings) []string {
	out := []string{}
	for _, f := range fs.Sorted() {
		out = append(out, f.Code+"@"+f.Place.String())
	}
	return out
}

// proofread checks the sample with the given paragraphs.
func proofread(paragraphs ...string) diag.Findings {
	n, i := sample()
	for _, p := range paragraphs {
		n.Body = append(n.Body, paragraph(p))
	}
	return check(n, i)
}

// textCase is one rule on one paragraph: bad has the slip behind ¦, and nothing
// but the slip; good is near it and right.
type textCase struct {
	code string
	bad  []string
	good []string
}

func checkTexts(t *testing.T, cases []textCase) {
	t.Helper()
	for _, c := range cases {
		for _, s := range c.bad {
			if !strings.Contains(s, "¦") {
				t.Errorf("%s: no place is marked in %s", c.code, s)
			}
			fs := proofread(s)
			if len(fs) != 1 || fs[0].Code != c.code || fs[0].Place.String() != "body.md:8" {
				t.Errorf("%s: want one finding at body.md:8 in %s, got %v", c.code, s, fs)
			}
		}
		for _, s := range c.good {
			if fs := proofread(s); len(fs) != 0 {
				t.Errorf("%s: nothing is wrong in %s, got %v", c.code, s, fs)
			}
		}
	}
}

func sortedCopy(s []string) []string {
	out := slices.Clone(s)
	slices.Sort(out)
	return out
}

// embedded are the words the program comes with, read once.
var embedded = sync.OnceValues(func() (*Words, diag.Findings) { return Load(templates.Set{}) })

// check proofreads with the words the program comes with.
func check(n *document.Notice, i *issue.Issue) diag.Findings {
	words, findings := embedded()
	return append(slices.Clone(findings), words.Check(n, i, true)...)
}
