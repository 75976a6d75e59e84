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
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// runText executes src over an Issue with a few values.
func runText(t *testing.T, src string) ([]document.Block, string) {
	t.Helper()
	in := &counted{Data: vocabulary.Data{
		Kinds: inspection.Kinds(),
		Issue: &issue.Issue{
			Period: issue.Period{Year: 2026, Kind: issue.Quarterly, Number: 1},
			Notice: issue.Notice{Short: "市政府<办公室>*"},
			Values: []issue.Value{{Name: "天数", Kind: issue.CountValue, Count: 30, Place: place("notice.toml", 9)}},
		},
		Ledger: figures.NewLedger(figures.Options{}),
	}}
	c := newComposer(in)
	out, m := c.run(survey.Text{Name: "body.md", Source: src})
	blocks, fs := parseMarkdown(out, m)
	blocks, more := numberHeadings(blocks, standard, []string{"。"})
	var findings []string
	for _, f := range append(append(c.findings, fs...), more...) {
		findings = append(findings, f.Place.String()+" "+f.Text)
	}
	return blocks, strings.Join(findings, "\n")
}

func TestSpoken(t *testing.T) {
	cases := []struct{ name, src, want, findings string }{
		{"data is never markdown", "{{本机关}}发布\n", "市政府<办公室>*发布\n", ""},
		{"strong data", "**{{期次}}**。\n", "⟦2026年第一季度⟧。\n", ""},
		{"figures", "不少于{{写明.天数}}天\n", "不少于30天\n", ""},
		{"absent parts leave nothing", "甲。\n\n{{如果 天数 > 30}}# 空\n\n无。{{完}}\n\n乙。\n", "甲。\n乙。\n", ""},
		{"heading from data", "# {{本期}}\n\n文\n", "# 第一季度\n文\n", ""},
		{"counted points", "有问题：{{一是}}甲；{{一是}}乙。\n\n有问题：{{一是}}甲。\n", "有问题：一是甲；二是乙。\n有问题：甲。\n", ""},
		{"quotient", "平均{{(天数÷天数).0位小数}}\n", "平均1\n", ""},
		{"quotient of nothing", "{{(天数÷网站.总数).0位小数}}\n", "", "body.md:1 本通报没有政府网站的数据"},
		{"unproved number", "共{{3}}个\n", "共个\n", "body.md:1 数字3没有出处，不能印进公文"},
		{"unknown word", "甲\n\n{{天数.合计(甲)}}\n", "甲\n", "body.md:3 “天数”是数，后面不能写“合计”"},
		{"unknown name", "甲\n{{发文机官}}\n", "甲\n", "body.md:2 没有名为“发文机官”的数据"},
		{"unknown value", "{{写明.天}}\n", "", "body.md:1 notice.toml 的 [values] 里没有“天”"},
		{"unclosed", "甲\n{{如果 天数 > 3}}\n", "", "body.md:2 这里开始的“如果”“逐个”或“片段”没有写完：到末尾还缺 {{完}}"},
		{"nothing to count", "{{网站.总数}}\n", "", "body.md:1 本通报没有政府网站的数据"},
		{"asked only if it is there", "{{如有 网站}}{{上期.网站.总数}}{{完}}{{新媒体.总数}}\n", "", "body.md:1 本通报没有政务新媒体的数据"},
		{"data of a part that is not there", "{{网站.不合格数}}\n", "", "body.md:1 本通报没有政府网站的数据"},
		{"wrong type", "{{天数.名单}}\n", "", "body.md:1 “天数”是数，后面不能写“名单”"},
		{"too few arguments", "甲\n{{天数.较()}}\n", "甲\n", "body.md:2 “较”的括号里要写另一个数，可以写单位，现在没有写"},
		{"Chinese quotes", "{{写明.“天数”}}\n", "30\n", ""},
		{"full-width dot", "{{写明．天数}}\n", "30\n", ""},
		{"a count is no rate", "{{天数.合格率}}\n", "", "body.md:1 “天数”是数，后面不能写“合格率”"},
		{"full-width braces", "甲\n\n｛｛本机关｝｝\n", "甲\n市政府<办公室>*\n", ""},
		{"single braces", "{本机关}\n", "{本机关}\n", "body.md:1 “{本机关}”不是 {{ }}，会照原样印出来"},
		{"only words can be called", "{{_emit(1，2)}}\n", "", "body.md:1 没有名为“_emit(1，2)”的数据"},
		{"private use", "甲\U000F0000乙\n", "", "body.md:1 文字中有私用区字符，别的电脑上显示不出来"},
		{"the notation of before", "甲\n{{count .Sites}}\n", "", "body.md:2 {{count .Sites}} 是以前的写法"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			blocks, findings := runText(t, c.src)
			if d := cmp.Diff(c.want, sketch(blocks)); d != "" {
				t.Errorf("blocks (-want +got):\n%s", d)
			}
			if d := cmp.Diff(c.findings, findings); d != "" {
				t.Errorf("findings (-want +got):\n%s", d)
			}
		})
	}
}

// TestNoEnglish holds that whatever is written between braces, a clerk is told in Chinese,
// with its line.
func TestNoEnglish(t *testing.T) {
	english := regexp.MustCompile(`[a-z]{3,} [a-z]{2,}|\*?[a-z]+\.[A-Z]|0x`)
	for _, src := range []string{
		"{{", "{{}}", "{{如果}}{{完}}", "{{完}}", "{{否则}}", "{{逐个 网站}}", "{{(本机关}}", "{{本机关)}}", "{{\"x}}", "{{`x}}", "{{'x}}",
		"{{$x}}", "{{设 x = }}", "{{break}}", "{{/* x}}", "{{.}}", "{{nil}}", "{{99999999999999999999}}", "{{1.2.3}}", "{{本机关 本机关 本机关}}",
		"{{用 x}}", "{{片段}}", "{{片段 x}}", "{{逐个 3.5}}{{完}}", "{{逐个 写明}}{{完}}", "{{写明.0}}", "{{写明}}", "{{上期}}", "{{附件9}}",
		"{{\"a\".名单(5)}}", "{{3.个数}}", "{{写明 = 1}}", "{{1 < “a”}}", "{{call office}}", "{{整改期限}}", "{{本机关.2位小数}}", "{{1.较(2)}}",
		"{{本机关.排名}}", "{{“x”}}",
		"{{本机关.Title.Foo}}", "{{期次(3)}}", "{{写明(3)}}", "{{本机关 | 写明}}", "{{count | }}", "{{1÷0}}", "{{新媒体[}}",
		"{{如有}}", "{{x y z", "{{本项}}", "{{表(x)}}", "{{见附件()}}", "{{非 本机关}}", "{{1 = 1}}", "{{上期.x}}", "{{本机关[1]}}", "{{本机关.上期}}",
		"{{count .Sites}}", "{{if}}{{end}}", "{{range .Sites}}", "{{$x := }}", "{{template \"x\"}}",
		"{{printf \"x\"}}", "{{len 3}}", "{{.Notice.Title.Foo}}",
	} {
		in := &counted{Data: vocabulary.Data{Kinds: inspection.Kinds(), Issue: &issue.Issue{}, Ledger: figures.NewLedger(figures.Options{})}}
		c := newComposer(in)
		c.run(survey.Text{Name: "body.md", Source: src})
		findings := append(c.findings, in.Ledger.Findings()...)
		if len(findings) == 0 {
			t.Errorf("%s is no fault", src)
		}
		for _, f := range findings {
			said := strings.ReplaceAll(actionPattern.ReplaceAllString(f.Text+f.Hint, ""), "tongbao migrate", "")
			if english.MatchString(said) || f.Place.Line != 1 {
				t.Errorf("%s: %v", src, f)
			}
		}
	}
}

// TestBraces holds that what was meant as an action is told however its braces are
// written, and braces that mean nothing else may stand.
func TestBraces(t *testing.T) {
	for _, text := range []string{
		"{网站.总数}", "{ 网站.总数 }", "{范围}", "{(网站.总数)}", "｛网站.总数｝", "{ {本机关} }", "｛网站。总数｝", "｛网站［类别＝甲］｝", "{如有 网站}", "{完}",
		"{网站.总数}}", "{网站.总数", "{{网站.总数}", "甲}}乙", "网站.总数}}", "{注：甲}", "{期次}印发", "{留言.收到}", "{附件1}", "{逐个 网站}", "{否则}",
		"{count .Sites}", "{ count .Sites }", "{.Notice.Scope}", "{$s}", "{(count .Sites)}", "｛count .Sites｝", "｛｛count .Sites｝｝", "{｛office｝}",
		"{ {office} }", "｛ｃｏｕｎｔ　．Ｓｉｔｅｓ｝", "｛．Ｓｉｔｅｓ｝", "{Count .Sites}", "{if .Sites}", "{end}", "{count .Sites}}", "{count .Sites",
		"count .Sites}", "网站.总数}", "names .Sites.Failed 2 \"个\"}}", "{/* 注 */}", "{-office}", "｛period｝印发",
	} {
		if _, findings := runText(t, text+"\n"); findings == "" {
			t.Errorf("%s is printed", text)
		}
	}
	for _, text := range []string{
		"{}", "{甲}", "｛甲、乙｝", "{1}", "{name}", "{counter}", "甲{", "乙}", "a}b", "{{注：} 略}}甲", "{{天数}}", "｛｛天数｝｝", "{｛天数}｝",
	} {
		if _, findings := runText(t, text+"\n"); findings != "" {
			t.Errorf("%s: %s", text, findings)
		}
	}
}

// TestPlaces holds that text knows its line of the file, also behind actions
// and loops, and that a figure stays one.
func TestPlaces(t *testing.T) {
	_, findings := runText(t, "# 甲\n\n首段\n续行{{期次}}。\n\n{{逐个 list2}}{{完}}末段{{天数}}天\n")
	if findings == "" {
		t.Fatal("list2 is nothing to go through")
	}
	blocks, findings := runText(t, "# 甲\n\n首段\n续行{{期次}}。\n\n{{如果 天数 = 30}}\n末段{{写明.天数}}天\n{{完}}\n")
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
