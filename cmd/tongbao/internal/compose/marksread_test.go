package compose

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/survey"
)

// typedBody are the blocks of a text as a notice has them, with its findings.
func typedBody(t *testing.T, src string) ([]document.Block, diag.Findings) {
	t.Helper()
	c := newComposer(wordsNotice(t))
	c.settle()
	return c.blocks(survey.Text{Name: "body.md", Source: src}), c.findings
}

// TestTypedMarks holds what becomes of each mark of markdown that a clerk may type: it is
// read, or it is told with its line, and is never printed raw or dropped in silence.
func TestTypedMarks(t *testing.T) {
	cases := []struct{ name, src, told string }{
		{"cells beyond the head", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 | 三 |\n", "3 错误 typed-table"},
		{"an empty cell beyond", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 | |\n", ""},
		{"a row too short", "| 甲 | 乙 |\n|---|---|\n| 一 |\n", "3 错误 typed-table"},
		{"a head that does not match", "| 甲 | 乙 | 丙 |\n|---|---|\n| 一 | 二 | 三 |\n", "1 错误 typed-table"},
		{"a head too short", "| 甲 |\n|---|---|\n| 一 | 二 |\n", "1 错误 typed-table"},
		{"a rule below text", "文。\n|---|\n后文。\n", "1 错误 typed-table"},
		{"no rule", "文。\n\n| 甲 | 乙 |\n| 一 | 二 |\n", "3 错误 typed-table"},
		{"no head", "|---|---|\n| 一 | 二 |\n", "1 错误 typed-table"},
		{"wide bars", "｜甲｜乙｜\n｜---｜---｜\n｜一｜二｜\n", "1 错误 typed-table"},
		{"wide dashes", "| 甲 | 乙 |\n|－－|——|\n| 一 | 二 |\n", "1 错误 typed-table"},
		{"a rule twice", "| 甲 | 乙 |\n|---|---|\n|---|---|\n| 一 | 二 |\n", "3 错误 typed-table"},
		{"a line cut", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n| 三 | 四 |\n", "5 错误 typed-table"},
		{"text behind", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n后文。\n", "4 错误 typed-table"},
		{"text before", "前文：\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n", ""},
		{"bars inside only", "甲 | 乙\n--- | ---\n一 | 二\n", ""},
		{"an escaped bar", "| 甲 | 乙 |\n|---|---|\n| 一\\|二 | 三 |\n", ""},
		{"in a list", "- 项\n\n  | 甲 | 乙 |\n  |---|---|\n  | 一 | 二 |\n", ""},
		{"as an item", "- | 甲 | 乙 |\n  |---|---|\n  | 一 | 二 |\n", ""},
		{"the head again", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| 甲 | 乙 |\n| 三 | 四 |\n", "4 错误 typed-table"},
		{"a row again", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| 一 | 二 |\n", "4 警告 typed-table"},
		{"an empty row between", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n|  |  |\n| 三 | 四 |\n", "4 警告 typed-table"},
		{"a form to fill in", "| 甲 | 乙 |\n|---|---|\n|  |  |\n|  |  |\n", ""},
		{"no rows", "| 甲 | 乙 |\n|---|---|\n", "1 警告 empty-table"},
		{"pasted from a sheet", "甲\t乙\n一\t二\n", "1 错误 typed-table"},
		{"one tab", "甲\t乙\n", ""},

		{"a heading without a blank", "#总体\n\n文。\n", "1 错误 markdown-heading"},
		{"a wide mark", "文。\n\n＃ 总体\n\n文。\n", "3 错误 markdown-heading"},
		{"a wide mark without a blank", "＃＃总体\n\n文。\n", "1 错误 markdown-heading"},
		{"a wide blank", "#　总体\n\n文。\n", "1 错误 markdown-heading"},
		{"an indent", "　　# 总体\n\n文。\n", "1 错误 markdown-heading"},
		{"a heading below a line", "文。\n#总体\n", "2 错误 markdown-heading"},
		{"seven", "####### 总体\n\n文。\n", "1 错误 markdown-heading"},
		{"five", "##### 总体\n\n文。\n", "1 错误 heading-level"},
		{"in a list", "- # 总体\n\n文。\n", "1 错误 markdown-heading"},
		{"in a quotation", "> # 总体\n\n文。\n", "1 错误 markdown-quote"},
		{"closed", "# 总体 #\n\n文。\n", ""},
		{"closed without a blank", "# 总体#\n\n文。\n", "1 错误 markdown-heading"},
		{"closed wide", "# 总体＃\n\n文。\n", "1 错误 markdown-heading"},
		{"nothing but the mark", "#\n\n文。\n", "1 错误 markdown-heading"},
		{"underlined", "总体\n===\n\n文。\n", "2 错误 markdown-rule"},
		{"underlined with dashes", "总体\n---\n\n文。\n", "2 错误 markdown-rule"},
		{"a bold line", "**总体情况**\n\n文。\n", "1 提示 bold-heading"},
		{"a bold sentence", "**务必按时报送。**\n\n文。\n", ""},
		{"a topic", "#云川发布#发布了消息。\n", ""},
		{"an escaped mark", "\\#1号楼。\n", ""},

		{"a picture", "文![图](a.png)。\n", "1 错误 markdown-image"},
		{"a block of HTML", "<div>文</div>\n", "1 错误 markdown-html"},
		{"a comment", "文。\n\n<!-- 旁注 -->\n", "3 错误 markdown-html"},
		{"a tag", "前<br>后。\n", "1 错误 markdown-html"},
		{"half a tag", "前</p 后。\n", "1 错误 markdown-html"},
		{"less than", "前<60分，>90分。\n", ""},
		{"a link", "见[网站](http://a.cn)。\n", "1 警告 markdown-link"},
		{"a link elsewhere", "见[网站][1]。\n", "1 错误 markdown-mark"},
		{"a link in wide brackets", "见[网站]（http://a.cn）。\n", "1 错误 markdown-mark"},
		{"where a link goes", "文。\n\n[1]: http://a.cn\n", "3 错误 markdown-mark"},
		{"a footnote", "文[^1]。\n", "1 错误 markdown-mark"},
		{"a number in brackets", "云政办发[2026]3号文。\n", ""},
		{"a fence", "文。\n\n```\n码\n```\n", "3 错误 markdown-code"},
		{"code", "用`码`。\n", "1 错误 markdown-code"},
		{"half of code", "用`码。\n", "1 错误 markdown-code"},
		{"tasks", "- [ ] 甲\n- [x] 乙\n", "1 错误 markdown-mark；2 错误 markdown-mark"},
		{"with brackets", "1) 甲\n2) 乙\n", ""},
		{"no blank behind a dash", "-甲\n", "1 错误 markdown-list"},
		{"below zero", "-5℃以下。\n", ""},
		{"an indented dash", "　　- 甲\n", "1 错误 markdown-list"},
		{"nothing in an item", "文。\n\n-\n", "3 错误 markdown-rule"},
		{"three lists", "- 甲\n  - 乙\n    - 丙\n", "3 错误 markdown-list"},
		{"numbers that jump", "1. 甲\n3. 乙\n", "2 错误 markdown-list"},
		{"numbers left to count", "1. 甲\n1. 乙\n", ""},
		{"numbers that go on", "3. 甲\n4. 乙\n", ""},
		{"a rule", "文。\n\n---\n\n文。\n", "3 错误 markdown-rule"},
		{"a rule of others", "文。\n\n＝＝＝＝\n", "3 错误 markdown-rule"},
		{"struck out", "~~旧的~~新的。\n", "1 错误 markdown-mark"},
		{"marked", "==要紧==的。\n", "1 错误 markdown-mark"},
		{"bold not closed", "**要紧的。\n", "1 错误 markdown-mark"},
		{"bold not closed inside", "这是**要紧的。\n", "1 警告 markdown-mark"},
		{"wide bold", "＊＊要紧＊＊的。\n", "1 错误 markdown-mark"},
		{"a masked name", "写成“王**”。\n", ""},
		{"masked names", "写成“王**”“李**”。\n", "1 错误 markdown-mark"},
		{"a masked number", "如3703**********1234。\n", ""},
		{"a break", "前\\\n后。\n", "1 错误 markdown-mark"},
		{"blanks at the end", "前，  \n后。\n", ""},
		{"a backslash inside", "在C:\\表里。\n", ""},
		{"an address", "见<http://a.cn>。\n", ""},
		{"a known character", "甲&amp;乙。\n", ""},
		{"an unknown character", "甲&foo;乙。\n", "1 错误 markdown-mark"},
		{"a formula", "$x^2$。\n", "1 错误 markdown-mark"},
		{"contents", "[TOC]\n", "1 错误 markdown-mark"},
		{"a wide quotation", "＞ 引文。\n", "1 错误 markdown-quote"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, found := typedBody(t, c.src)
			var told []string
			for _, f := range found.Sorted() {
				if f.Code != "empty-section" && f.Code != "heading-order" {
					told = append(told, fmt.Sprintf("%d %s %s", f.Place.Line, f.Severity, f.Code))
				}
			}
			if got := strings.Join(told, "；"); got != c.told {
				t.Errorf("%q: %q, want %q\n%v", c.src, got, c.told, found)
			}
		})
	}
}

// TestNodeKinds holds that every kind of node the parser of markdown knows is either read,
// refused, or none that this parser makes.
func TestNodeKinds(t *testing.T) {
	const read, refused, never = "read", "refused", "never made"
	kinds := map[string]string{
		"Document": read, "TextBlock": read, "Paragraph": read, "Heading": read, "List": read, "ListItem": read,
		"Text": read, "Emphasis": read, "AutoLink": read, "Table": read, "TableRow": read, "TableHeader": read, "TableCell": read,
		"ThematicBreak": refused, "FencedCodeBlock": refused, "Blockquote": refused, "HTMLBlock": refused,
		"CodeSpan": refused, "Link": refused, "Image": refused, "RawHTML": refused,
		"String": never, "CodeBlock": never, "LinkReferenceDefinition": never, "DefinitionList": never, "DefinitionTerm": never,
		"DefinitionDescription": never, "FootnoteLink": never, "FootnoteBacklink": never, "Footnote": never, "FootnoteList": never,
		"Strikethrough": never, "TaskCheckBox": never,
	}
	for _, name := range allKinds() {
		if kinds[name] == "" && name != "" && name != "Delimiter" && name != "LinkLabelState" && name != "linkLabelState" {
			t.Errorf("what becomes of a %s?", name)
		}
	}
}

// allKinds are the names of the kinds of nodes that packages have registered.
func allKinds() (names []string) {
	defer func() { _ = recover() }() // there is no count of them
	for k := ast.NodeKind(0); ; k++ {
		names = append(names, k.String())
	}
}

// markdownMarks are what random texts are made of.
var markdownMarks = []string{"甲", "乙", "丙丁", "A", "7", "。", "，", "“", "”", " ", "　", "\n", "\n", "\n\n", "# ", "#", "##", "＃", "- ", "-", "* ", "1. ",
	"3. ", "1) ", "> ", "|", "| ", "｜", "|---|---|\n", "|---|", "---", "===", "**", "*", "~~", "`", "```\n", "[", "]", "(", ")", "[x](y)", "![x](y)", "[^1]", "[1]: u",
	"<b>", "</b>", "<", ">", "<!--", "-->", "&lt;", "&", ";", "\\", "\\*", "\t", "    ", "__", "_", "=="}

// TestNothingIsDropped holds of random texts that every character that can be seen stands in
// the notice, in the order of the text, or is a mark that was read, or that it is told.
func TestNothingIsDropped(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 9))
	tried := 0
	for range 10000 {
		var b strings.Builder
		for range 1 + random.IntN(14) {
			b.WriteString(markdownMarks[random.IntN(len(markdownMarks))])
		}
		src := b.String()
		m := &marks{origin: place("body.md", 0)}
		lines := strings.Split(src, "\n")
		literal := literalLines(src)
		marked := ""
		for i, l := range lines {
			if marked += l; literal[i+1] {
				marked += lineMark(i + 1)
			}
			marked += "\n"
		}
		blocks, found := parseMarkdown(marked, m)
		if found.Errors() > 0 {
			continue
		}
		tried++
		text := strings.Join(document.BlocksText(blocks), "\n")
		for _, f := range found {
			text += f.Text
		}
		if lost := lostOf(src, text); lost != "" {
			t.Fatalf("%q lost %q: %q", src, lost, text)
		}
		if slices.ContainsFunc(strings.Split(text, "\n"), topic.MatchString) {
			continue
		}
		if raw := rawOf(text); raw != "" && !strings.ContainsAny(src, "\\*") && len(found) == 0 {
			t.Fatalf("%q prints %q raw: %q", src, raw, text)
		}
	}
	if tried < 500 {
		t.Errorf("only %d texts without an error", tried)
	}
}

// lostOf is the first character of the text, no mark of markdown, that is found fewer times
// in what is printed or told.
func lostOf(src, text string) string {
	const mayBeMarks = "#-*+|>:=`~\\&;<!()[]._0123456789lt"
	for _, r := range src {
		if unicode.IsSpace(r) || strings.ContainsRune(mayBeMarks, r) {
			continue
		}
		if strings.Count(text, string(r)) < strings.Count(src, string(r)) {
			return string(r)
		}
	}
	return ""
}

// rawOf is a mark that is printed and cannot be meant.
func rawOf(text string) string {
	for _, raw := range []string{"~~", "`", "[^", "\n｜", "\n|", "\n#", "\n＃", "[x]("} {
		if strings.Contains("\n"+text, raw) {
			return raw
		}
	}
	return ""
}
