package compose

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/survey"
)

// runTemplate executes src over an Issue with a few values.
func runTemplate(t *testing.T, src string) ([]document.Block, string) {
	t.Helper()
	in := &counted{
		Kinds: inspection.Kinds(),
		Issue: &issue.Issue{
			Period: issue.Period{Year: 2026, Kind: issue.Quarterly, Number: 1},
			Notice: issue.Notice{Short: "市政府<办公室>*"},
			Values: []issue.Value{{Name: "天数", Kind: issue.CountValue, Count: 30, Place: place("notice.toml", 9)}},
		},
		Ledger: figures.NewLedger(figures.Options{}),
	}
	c := newComposer(in)
	out, m := c.run(survey.Text{Name: "body.md", Source: src})
	blocks, fs := parseMarkdown(out, m)
	blocks, more := numberHeadings(blocks, standard)
	var findings []string
	for _, f := range append(append(c.findings, fs...), more...) {
		findings = append(findings, f.Place.String()+" "+f.Text)
	}
	return blocks, strings.Join(findings, "\n")
}

func TestTemplate(t *testing.T) {
	cases := []struct{ name, src, want, findings string }{
		{"data is never markdown", "{{office}}发布\n", "市政府<办公室>*发布\n", ""},
		{"strong data", "**{{period}}**。\n", "⟦2026年第一季度⟧。\n", ""},
		{"figures", "不少于{{value \"天数\"}}天\n", "不少于30天\n", ""},
		{"absent parts leave nothing", "甲。\n\n{{if false}}# 空\n\n无。{{end}}\n\n乙。\n", "甲。\n乙。\n", ""},
		{"heading from data", "# {{season}}\n\n文\n", "# 第一季度\n文\n", ""},
		{"counted points", "有问题：{{also}}甲；{{also}}乙。\n\n有问题：{{also}}甲。\n", "有问题：一是甲；二是乙。\n有问题：甲。\n", ""},
		{"average", "平均{{average 0 (value \"天数\") (value \"天数\")}}\n", "平均1\n", ""},
		{"average of nothing", "{{average 0 (value \"天数\") nil}}\n", "", "body.md:1 没有函数 average 要用的数据"},
		{"unproved number", "共{{len \"abc\"}}个\n", "", "body.md:1 数字3没有出处，不能印进公文"},
		{"unknown function", "甲\n\n{{cuont .Sites}}\n", "", "body.md:3 模板中没有名为“cuont”的函数"},
		{"unknown field", "甲\n{{.Notice.Titel}}\n", "", "body.md:2 没有名为“Titel”的数据"},
		{"unknown value", "{{value \"天\"}}\n", "", "body.md:1 notice.toml 的 [values] 中没有“天”"},
		{"unclosed", "{{if true}}\n", "", "body.md:2 模板写法有误：到文件末尾还缺 {{end}}"},
		{"nothing to count", "{{count .Sites}}\n", "", "body.md:1 没有函数 count 要用的数据"},
		{"a pointer to nothing", "{{with .Sites}}{{count .Before}}{{end}}{{count .Accounts}}\n", "", "body.md:1 没有函数 count 要用的数据"},
		{"data of a part that is not there", "{{count .Sites.Failed}}\n", "", "body.md:1 {{.Sites.Failed}} 要用的数据没有"},
		{"wrong type", "{{names 3}}\n", "", "body.md:1 函数 names 用不上数"},
		{"too few arguments", "甲\n{{count}}\n", "", "body.md:2 {{count}} 不能计算：count 后面要写1项，写了0项"},
		{"Chinese quotes", "{{value “天数”}}\n", "", "body.md:1 模板写法有误：{{ }} 里用了中文引号"},
		{"full-width dot", "{{office．甲}}\n", "", "body.md:1 模板写法有误：{{ }} 里有不该有的字符“．”，也可能少了“}}”"},
		{"a count is no rate", "{{percent (value \"天数\")}}\n", "", "body.md:1 “天数”是个数，不是比例"},
		{"full-width braces", "甲\n\n｛｛office｝｝\n", "", "body.md:3 “｛｛office｝｝”不是 {{ }}，会照原样印出来"},
		{"single braces", "{office}\n", "", "body.md:1 “{office}”不是 {{ }}，会照原样印出来"},
		{"emit cannot be called", "{{_emit 1 2}}\n", "", "body.md:1 模板中没有名为“_emit”的函数"},
		{"private use", "甲\U000F0000乙\n", "", "body.md:1 文字中有私用区字符，别的电脑上显示不出来"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			blocks, findings := runTemplate(t, c.src)
			if d := cmp.Diff(c.want, sketch(blocks)); d != "" {
				t.Errorf("blocks (-want +got):\n%s", d)
			}
			if d := cmp.Diff(c.findings, findings); d != "" {
				t.Errorf("findings (-want +got):\n%s", d)
			}
		})
	}
}

// TestNoEnglish holds that no error of text/template reaches a clerk as it is.
func TestNoEnglish(t *testing.T) {
	english := regexp.MustCompile(`[a-z]{3,} [a-z]{2,}|\*?[a-z]+\.[A-Z]|0x`)
	for _, src := range []string{
		"{{", "{{}}", "{{if}}{{end}}", "{{end}}", "{{else}}", "{{range .Sites}}", "{{(office}}", "{{office)}}", "{{\"x}}", "{{`x}}", "{{'x}}",
		"{{$x}}", "{{$x := }}", "{{break}}", "{{/* x}}", "{{.}}", "{{nil}}", "{{99999999999999999999}}", "{{1.2.3}}", "{{office office office}}",
		"{{template \"x\"}}", "{{define}}", "{{block}}", "{{range 3.5}}{{end}}", "{{range .Notice}}{{end}}", "{{index .Notice 0}}",
		"{{slice \"a\" 5}}",
		"{{len 3}}", "{{eq .Notice 1}}", "{{lt 1 \"a\"}}", "{{call office}}", "{{date \"x\"}}", "{{percent \"x\" 1}}", "{{change 1 2}}",
		"{{ranks office}}",
		"{{average \"x\"}}", "{{.Notice.Title.Foo}}", "{{.Period.Label 3}}", "{{value 3}}", "{{office | value}}", "{{count | }}",
		"{{with}}", "{{x y z",
	} {
		in := &counted{Kinds: inspection.Kinds(), Issue: &issue.Issue{}, Ledger: figures.NewLedger(figures.Options{})}
		c := newComposer(in)
		c.run(survey.Text{Name: "body.md", Source: src})
		for _, f := range c.findings {
			if english.MatchString(actionPattern.ReplaceAllString(f.Text+f.Hint, "")) || f.Place.Line != 1 {
				t.Errorf("%s: %v", src, f)
			}
		}
	}
}

// TestPlaces holds that text knows its line of the template, also behind actions
// and loops, and that a figure stays one.
func TestPlaces(t *testing.T) {
	_, findings := runTemplate(t, "# 甲\n\n首段\n续行{{period}}。\n\n{{range (list2)}}{{end}}末段{{value \"天数\"}}天\n")
	if findings == "" {
		t.Fatal("list2 is not a function")
	}
	blocks, findings := runTemplate(t, "# 甲\n\n首段\n续行{{period}}。\n\n{{if true}}\n末段{{value \"天数\"}}天\n{{end}}\n")
	if findings != "" {
		t.Fatal(findings)
	}
	var got []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			got = append(got, b.Place.String())
		case *document.Paragraph:
			for _, i := range b.Text {
				s := i.Text + "@" + i.Place.String()
				if i.Figure != nil {
					s += "=" + i.Figure.Key
				}
				got = append(got, s)
			}
		}
	}
	want := []string{
		"body.md:1", "首段续行@body.md:4", "2026年第一季度@body.md:4", "。@body.md:4",
		"末段@body.md:7", "30@body.md:7=写明.天数", "天@body.md:7",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("places (-want +got):\n%s", d)
	}
}

func TestReferences(t *testing.T) {
	c := &composer{in: &counted{}}
	n := &document.Notice{
		Body:        []document.Block{&document.Paragraph{Text: []document.Inline{{Text: "名单见附件1和附件3。"}}}},
		Attachments: []document.Attachment{{Label: "附件1"}, {Label: "附件2", Title: "乙"}},
	}
	c.references(n)
	var got []string
	for _, i := range n.Body[0].(*document.Paragraph).Text {
		got = append(got, i.Text+strings.Repeat("*", i.Attachment))
	}
	if d := cmp.Diff([]string{"名单见", "附件1*", "和附件3。"}, got); d != "" {
		t.Error(d)
	}
	if got := codes(c.findings); got != "attachment-missing attachment-unmentioned" {
		t.Error(got)
	}
}

func place(file string, line int) diag.Place { return diag.Place{File: file, Line: line} }
