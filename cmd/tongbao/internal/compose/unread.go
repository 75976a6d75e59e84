package compose

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// unread is a mark of markdown that was not read as one, as a clerk's editor leaves it, and
// would be printed raw.
type unread struct {
	pattern *regexp.Regexp // of what is left of a line; its first group, or all of it, is named
	code    diag.Code
	text    string // with a %s for what is named
	hint    string
	eased   bool // it may be meant
}

// topic begins a line with a topic of a microblog, which is no heading: #云川发布#来了。
var topic = regexp.MustCompile(`^[ \t\x{3000}]*[#＃][^#＃\s\x{3000}]+[#＃][^#＃\s\x{3000}]`)

// lineBegin is the white space that may stand before a mark at the beginning of a line.
const lineBegin = `(?m)^[ \t\x{3000}]*`

// unreadInLines are marks that mean something at the beginning of a line only, or fill one.
var unreadInLines = []unread{
	{regexp.MustCompile(lineBegin + `([#＃][^\n]*)$`), codeMarkdownHeading, "“%s”像是标题，没有读成标题，会连同“#”照样印出来",
		"标题写半角的 #，前面不空格，后面空一格，最多四个：# 标题；要印“#”的，在前面加“\\”。", false},
	{regexp.MustCompile(lineBegin + `([=＝~\x{FF5E}*＊+#＃\-－_>]{1,})[ \t]*$`), codeMarkdownRule, "正文中有一行“%s”，会照样印出来", "公文正文没有分隔线，标题也不在下面画线；请删去这一行。", false},
	{regexp.MustCompile(lineBegin + `([-+－＋](?:[ \t\x{3000}]+\S|\p{Han})[^\n]*)$`), codeMarkdownList, "“%s”像是列表的一项，没有读成列表，会连同前面的记号照样印出来",
		"列表的记号写在行首，前面不空格，后面空一格：- 内容；要照样印的，在前面加“\\”。", false},
	{regexp.MustCompile(lineBegin + `(＞[ \t\x{3000}]*\p{Han}[^\n]*)$`), codeMarkdownQuote, "“%s”的行首用了“＞”，会照样印出来", "公文没有引用格式，请去掉行首的“＞”。", false},
	{regexp.MustCompile(lineBegin + `(\[[^\]\n]+\]:[ \t]*\S[^\n]*)$`), codeMarkdownMark, "“%s”是链接或脚注的写法，会照样印出来", "公文没有链接和脚注，请改写为文字，或写成（注：……）。", false},
	{regexp.MustCompile(lineBegin + `(\[[ xX√]?\])[ \t\x{3000}]`), codeMarkdownMark, "“%s”是任务列表的写法，会照样印出来", "请删去方括号；要印方框的，写“□”。", false},
}

// unreadAnywhere are marks that are raw wherever they stand.
var unreadAnywhere = []unread{
	{regexp.MustCompile(`~~`), codeMarkdownMark, "“%s”是删除线的写法，会照样印出来", "公文没有删除线：不要的文字请删去；要照样印的，在前面加“\\”。", false},
	{regexp.MustCompile(`==\S`), codeMarkdownMark, "“%s”是标亮的写法，会照样印出来", "要用黑体请写成 **文字**。", false},
	{regexp.MustCompile("`+"), codeMarkdownCode, "正文中有反引号“%s”，会照样印出来", "请去掉反引号。", false},
	{regexp.MustCompile(`\[\^[^\]\n]*\]`), codeMarkdownMark, "“%s”是脚注的写法，会照样印出来", "公文没有脚注，请写成（注：……）。", false},
	{regexp.MustCompile(`\[[^\[\]\n]+\](?:\[[^\[\]\n]*\]|[（(]https?:[^\n）)]*[）)]?)`), codeMarkdownMark, "“%s”是链接的写法，会照样印出来", "请把网址写在文字里，或去掉链接。", false},
	{regexp.MustCompile(`(?i)\[\[?toc\]\]?`), codeMarkdownMark, "“%s”是目录的写法，会照样印出来", "请删去。", false},
	{regexp.MustCompile(`＊＊[^\s＊]`), codeMarkdownMark, "“%s”用了全角的星号，会照样印出来", "要用黑体请写成半角的 **文字**。", false},
	{regexp.MustCompile(`\p{Han}(\*\*[\p{Han}“（《])`), codeMarkdownMark, "“%s”前面的“**”没有配对，会照样印出来", "要用黑体的，在这些字后面再写“**”；要印星号的，在前面加“\\”。", true},
	{regexp.MustCompile(`(?:^|[^*\p{Han}])(\*\*[\p{Han}“（《])`), codeMarkdownMark, "“%s”前面的“**”没有配对，会照样印出来", "要用黑体的，在这些字后面再写“**”；要印星号的，在前面加“\\”。", false},
	{regexp.MustCompile(`(?m)\\$`), codeMarkdownMark, "行末的“%s”是强行换行的写法，会照样印出来", "要分段的，空一行；不分段的，删去它。", false},
	{regexp.MustCompile(`(?i)<(?:/|!|\?|(?:br|p|div|span|font|img|table|u|b|center)\b)`), codeMarkdownHTML, "正文中有HTML标记“%s”，会照样印出来", "请改写为文字，或在尖括号前加“\\”。", false},
	{regexp.MustCompile(`\$\$|\$[^$\s]*[\\^_][^$\s]*\$`), codeMarkdownMark, "“%s”是公式的写法，会照样印出来", "请改写为文字。", false},
	{regexp.MustCompile(`(?:^|[^\w:]):[a-z][a-z_]{2,20}:`), codeMarkdownMark, "“%s”是表情的写法，会照样印出来", "请删去。", false},
	{regexp.MustCompile(`&[A-Za-z]{2,8};`), codeMarkdownMark, "“%s”不是认识的字符代码，会照样印出来", "请直接写这个字符。", false},
}

// unreadInTitles are marks around the text of a heading.
var unreadInTitles = []unread{
	{regexp.MustCompile(`^[ \t\x{3000}]*([#＃|｜>].*)$`), codeMarkdownHeading, "标题“%s”开头的记号会照样印出来", "标题前面只写半角的 #，最多四个，后面空一格。", false},
	{regexp.MustCompile(`^(.*[^\s#＃][ \t\x{3000}]*[#＃]*(?:[^ \t#]#+|＃))[ \t\x{3000}]*$`), codeMarkdownHeading, "标题“%s”末尾的“#”会照样印出来", "标题后面不写 #，请删去；要印“#”的，在前面加“\\”。", false},
}

// escapedMark is a mark the clerk wants printed.
var escapedMark = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)

// tellUnread tells of the marks in the literal text of a block that no parser took for marks.
// Escaped ones are meant to be printed. raw keeps its line marks; inlines that were read
// stand in it as U+0000.
func (c *converter) tellUnread(raw string, lists ...[]unread) {
	before := len(c.findings)
	lines := strings.Split(raw, "\n")
	at := c.linesOf(lines)
	for i, l := range lines {
		l = escapedMark.ReplaceAllString(strings.Map(unmarked, l), readMark+readMark)
		l = string(util.ResolveEntityNames([]byte(l)))
		for _, list := range lists {
			for _, u := range list {
				m := u.pattern.FindStringSubmatch(l)
				if m == nil || u.code == codeMarkdownHeading && topic.MatchString(l) || len(c.findings) > before && c.findings[len(c.findings)-1].Place == c.marks.place(at[i]) {
					continue
				}
				f := u.code.Found(c.marks.place(at[i]), u.hint, u.text, shortened(strings.Trim(m[len(m)-1], readMark+" \t")))
				if u.eased {
					f = f.Eased()
				}
				c.findings = append(c.findings, f)
			}
		}
	}
}

// readMark stands in literal text for a mark that was read.
const readMark = "\x00"

func (c *converter) unreadInText(literal string) {
	c.tellUnread(literal, unreadInLines, unreadAnywhere)
}

func (c *converter) unreadInHeading(literal string) {
	c.tellUnread(literal, unreadInTitles, unreadAnywhere)
}

func (c *converter) unreadInCell(literal string) { c.tellUnread(literal, unreadAnywhere) }

// closing are the marks that may end a heading.
var closing = regexp.MustCompile(`(?:^|[ \t]+)#+[ \t]*$`)

// withoutClosing is the text of a heading without the marks that end it, which the line mark
// behind them keeps from the parser.
func withoutClosing(in []document.Inline) []document.Inline {
	if len(in) > 0 && in[len(in)-1].Figure == nil {
		in[len(in)-1].Text = closing.ReplaceAllString(in[len(in)-1].Text, "")
	}
	return trimInlines(in)
}

// boldTitle is how many characters a line of bold text has at most that is a heading.
const boldTitle = 30

// boldHeading tells of a paragraph that is set bold to look like a heading.
func (c *converter) boldHeading(in []document.Inline) {
	text := document.InlineText(in)
	for _, i := range in {
		if !i.Strong {
			return
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(text); utf8.RuneCountInString(text) <= boldTitle && !strings.ContainsRune("。；：，！？、”）", last) {
		c.findings.Tell(codeBoldHeading, in[0].Place, "是标题的，行首写 #，字体和序号由程序来定。", "“%s”单独一段，全部是黑体，像是标题，排成了正文", text)
	}
}

// unmarked drops line marks.
func unmarked(r rune) rune {
	if _, ok := markedLine(r); ok {
		return -1
	}
	return r
}

// linesOf gives each line of a block the line of the template it stands in: its own mark says
// so, or else the one before it is one line above.
func (c *converter) linesOf(lines []string) []int {
	out := make([]int, len(lines))
	for i, l := range lines {
		for _, r := range l {
			if line, ok := c.lineOf(r); ok {
				out[i] = line
			}
		}
	}
	first := 0
	for first < len(out) && out[first] == 0 {
		first++
	}
	for i := range out {
		switch {
		case out[i] > 0:
		case first == len(out):
			out[i] = c.line + i
		case i < first:
			out[i] = max(out[first]-(first-i), 1)
		default:
			out[i] = out[i-1] + 1
		}
	}
	return out
}

// shownUnread is how many characters of a line a message shows.
const shownUnread = 30

func shortened(s string) string {
	if utf8.RuneCountInString(s) <= shownUnread {
		return s
	}
	return string([]rune(s)[:shownUnread]) + "…"
}
