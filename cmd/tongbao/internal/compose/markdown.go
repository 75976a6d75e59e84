package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// parseMarkdown reads the executed template as markdown and returns the blocks
// of the text, headings not yet numbered. What an official paper cannot carry
// (images, code, raw HTML, quotations, rules) is a finding; nothing is dropped
// silently.
//
// Setext headings and indented code are not read as such: a line of dashes and
// a line indented by hand mean neither in a Chinese text.
func parseMarkdown(src string, m *marks) ([]document.Block, diag.Findings) {
	c := &converter{src: []byte(src), marks: m}
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(newLinkParser(c), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(strongParser{}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)
	root := p.Parse(text.NewReader(c.src))
	c.countPoints(root)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		c.node(n)
	}
	return c.blocks, c.findings
}

// paragraphParser takes lines indented by four and more spaces for text, too.
type paragraphParser struct{ parser.BlockParser }

func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// converter turns goldmark's tree into document blocks.
type converter struct {
	src      []byte
	marks    *marks
	blocks   []document.Block
	findings diag.Findings
	counted  map[ast.Node]int        // the number of the point a paragraph is
	line     int                     // the last line of the template known to have been reached
	lists    int                     // that the block stands in
	asked    struct{ pos, line int } // the place that lineAt was asked for last, and its line
}

func (c *converter) place() diag.Place { return c.marks.place(c.line) }

// node converts one block.
func (c *converter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		c.paragraph(n, "")
	case *ast.List:
		c.list(n)
	case *east.Table:
		c.table(n)
	case *ast.Blockquote:
		c.refuse(codeMarkdownQuote, "正文中用了“>”引用格式", "公文没有引用格式，请去掉行首的“>”。", n)
	case *ast.ThematicBreak:
		c.line = c.lineAt(n.Pos())
		c.refuse(codeMarkdownRule, "正文中有一行“---”分隔线", "公文正文没有分隔线，请删去这一行。", n)
	case *ast.FencedCodeBlock:
		c.line = c.lineAt(n.Pos())
		c.findings.Tell(codeMarkdownCode, c.place(), "公文不能放代码，请改写为文字。", "正文中有代码块（```）")
	case *ast.HTMLBlock:
		c.refuse(codeMarkdownHTML, "正文中有HTML标记", "请改写为文字，或在尖括号前加“\\”。", n)
	default:
		c.refuse(codeMarkdownUnknown, "正文中有程序不认识的格式", "请改写为普通段落。", n)
	}
}

// refuse reports a block that no output can carry.
func (c *converter) refuse(code diag.Code, textMsg, hint string, n ast.Node) {
	c.reach(n)
	c.findings.Tell(code, c.place(), hint, "%s", textMsg)
}

// reach moves the known line on to the first one marked inside n.
func (c *converter) reach(n ast.Node) {
	if line, ok := c.firstMark(n); ok {
		c.line = line
	}
}

// firstMark is the first line marked inside n.
func (c *converter) firstMark(n ast.Node) (line int, ok bool) {
	_ = ast.Walk(n, func(k ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || k.Type() != ast.TypeBlock || k.Lines() == nil {
			return ast.WalkContinue, nil
		}
		for _, r := range string(k.Lines().Value(c.src)) {
			if line, ok = c.lineOf(r); ok {
				return ast.WalkStop, nil
			}
		}
		return ast.WalkContinue, nil
	})
	return line, ok
}

// lineOf returns the template line a sentinel or line mark stands for.
func (c *converter) lineOf(r rune) (int, bool) {
	if line, ok := markedLine(r); ok {
		return line, true
	}
	if e, ok := c.marks.at(r); ok && e.line > 0 {
		return e.line, true
	}
	return 0, false
}

func (c *converter) heading(n *ast.Heading) {
	c.reach(n)
	in := withoutClosing(trimInlines(c.inlines(n, c.unreadInHeading)))
	if len(in) == 0 {
		return // its text was an absent part
	}
	if c.lists > 0 {
		c.findings.Tell(codeMarkdownHeading, c.place(), "请把标题写在行首，前后各空一行。", "标题“%s”写在列表里", shortened(document.InlineText(in)))
	}
	if n.Level > 4 {
		c.findings.Tell(codeHeadingLevel, c.place(), "标题最多四级，请改用 # 至 ####。", "第%d级标题超出了公文的标题层次", n.Level)
	}
	c.blocks = append(c.blocks, &document.Heading{Level: n.Level, Text: in, Place: in[0].Place})
}

// paragraph converts a paragraph; prefix is the number of a list item. A
// paragraph that holds nothing but a block's sentinel is that block.
func (c *converter) paragraph(n ast.Node, prefix string) {
	c.reach(n)
	if e, ok := c.soleBlock(n); ok {
		c.line = e.line
		c.blocks = append(c.blocks, e.block)
		return
	}
	if c.unreadTable(n) {
		return
	}
	in := trimInlines(c.inlines(n, c.unreadInText))
	if len(in) == 0 {
		return // it held only actions that put out nothing
	}
	c.boldHeading(in)
	kind := document.Plain
	if prefix != "" {
		kind = document.Item
		in = append([]document.Inline{{Text: prefix, Place: in[0].Place}}, in...)
	}
	c.blocks = append(c.blocks, &document.Paragraph{Kind: kind, Text: in, Place: in[0].Place})
}

// soleBlock returns the block whose sentinel is all that a paragraph holds.
func (c *converter) soleBlock(n ast.Node) (entry, bool) {
	var found entry
	for _, r := range string(n.Lines().Value(c.src)) {
		if _, ok := markedLine(r); ok || unicode.IsSpace(r) {
			continue
		}
		e, ok := c.marks.at(r)
		if !ok || e.block == nil || found.block != nil {
			return entry{}, false
		}
		found = e
	}
	return found, found.block != nil
}

// inlines converts the running text of a block; check looks at what of it no parser took for
// a mark.
func (c *converter) inlines(n ast.Node, check func(literal string)) []document.Inline {
	b := &inlineBuilder{c: c}
	told := len(c.findings)
	b.walk(n, false)
	b.flush(false)
	if len(c.findings) == told {
		check(b.raw.String())
	}
	if len(b.counters) == 1 { // one point alone is not counted, but for one of several in a paragraph each
		at := b.counters[0]
		if number := c.counted[n]; number > 0 {
			b.out[at].Text = wording.Numeral(number) + "是"
		} else {
			b.out = slices.Delete(b.out, at, at+1)
		}
	}
	return b.out
}

// countPoints numbers the points that one loop puts out as a paragraph each: neighbours with
// one 一是 of the same loop, up to the next heading.
func (c *converter) countPoints(root ast.Node) {
	c.counted = map[ast.Node]int{}
	var run []ast.Node
	loop := 0
	end := func() {
		for i, n := range run {
			if len(run) > 1 {
				c.counted[n] = i + 1
			}
		}
		run, loop = nil, 0
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindParagraph {
			end()
			continue
		}
		at := c.loneCounter(n)
		if at == 0 || at != loop {
			end()
		}
		if at > 0 {
			run, loop = append(run, n), at
		}
	}
	end()
}

// loneCounter is the loop that put out the only 一是 of a paragraph; 0 where there is none, or
// several.
func (c *converter) loneCounter(n ast.Node) int {
	loop, counters := 0, 0
	for _, r := range string(n.Lines().Value(c.src)) {
		if e, ok := c.marks.at(r); ok && e.counter {
			loop, counters = e.loop, counters+1
		}
	}
	if counters != 1 {
		return 0
	}
	return loop
}

// inlineBuilder collects running text; consecutive text of one kind is one inline.
type inlineBuilder struct {
	c    *converter
	out  []document.Inline
	text strings.Builder
	raw  strings.Builder // the literal text as it is written, its marks that were read as readMark
	soft bool            // a line ended here: a space is needed only between Latin words

	counters []int // positions in out of 一是, 二是 …
}

func (b *inlineBuilder) walk(n ast.Node, strong bool) {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if k.Kind() != ast.KindText {
			b.raw.WriteString(readMark)
		}
		switch k := k.(type) {
		case *ast.Text:
			b.raw.Write(k.Segment.Value(b.c.src))
			b.literal(string(resolve(k.Segment.Value(b.c.src))), strong)
			if k.SoftLineBreak() || k.HardLineBreak() {
				b.soft = true
				b.raw.WriteByte('\n')
			}
		case *ast.String:
			b.literal(string(k.Value), strong)
		case *ast.Emphasis:
			b.flush(strong)
			if k.Level == 1 {
				b.c.findings.Tell(codeMarkdownItalic, b.c.place(), "公文没有斜体；要用黑体请写成 **文字**，要印星号请写成 \\*。", "一对单星号之间的文字不能印成斜体")
			}
			if masked(k, b.c.src) {
				b.c.findings.Tell(codeMarkdownMark, b.c.place(), "要印星号的，在每个星号前面加“\\”。", "两处星号之间的文字会印成黑体，星号不印，像是姓名、号码里的星号")
			}
			b.walk(k, strong || k.Level == 2)
			b.flush(strong || k.Level == 2)
			b.raw.WriteString(readMark)
		case *ast.Link:
			b.c.findings.Tell(codeMarkdownLink, b.c.place(), "请把网址写在文字里，或去掉链接。", "公文中的链接不会印出网址“%s”", titled(k.Destination, k.Title))
			b.walk(k, strong)
		case *ast.AutoLink:
			b.literal(string(k.URL(b.c.src)), strong)
		case *ast.Image:
			b.c.findings.Tell(codeMarkdownImage, b.c.place(), "请删去图片。", "公文正文不能放图片“%s”", titled(k.Destination, k.Title))
		case *ast.CodeSpan:
			b.c.findings.Tell(codeMarkdownCode, b.c.place(), "请去掉反引号。", "正文中有代码格式（`…`）")
		case *ast.RawHTML:
			b.c.findings.Tell(codeMarkdownHTML, b.c.place(), "请改写为文字，或在尖括号前加“\\”。", "正文中有HTML标记“%s”", k.Segments.Value(b.c.src))
		default:
			b.walk(k, strong)
		}
	}
}

// literal adds text of the template, putting back what sentinels stand for.
func (b *inlineBuilder) literal(s string, strong bool) {
	for _, r := range s {
		if line, ok := markedLine(r); ok {
			b.c.line = line
			b.endLine()
			continue
		}
		e, ok := b.c.marks.at(r)
		if !ok {
			b.join(r)
			b.text.WriteRune(r)
			continue
		}
		if e.line > 0 {
			b.c.line = e.line
		}
		if e.block != nil {
			b.flush(strong)
			b.c.findings.Tell(codeTableInline, b.c.place(), "请把它单独放一行，前后各空一行。", "表格夹在了一段文字中间")
			continue
		}
		if e.counter {
			b.flush(strong)
			b.counters = append(b.counters, len(b.out))
			e.inlines = []document.Inline{{Text: wording.Numeral(len(b.counters)) + "是", Place: b.c.place()}}
		}
		first, _ := utf8.DecodeRuneInString(e.inlines[0].Text)
		b.join(first)
		b.flush(strong)
		for _, in := range e.inlines {
			in.Strong = in.Strong || strong
			b.out = append(b.out, in)
		}
	}
}

// masked reports emphasis that begins with what ends a phrase: the stars stand for letters,
// as in “张**、李**”.
func masked(n ast.Node, src []byte) bool {
	k, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return false
	}
	first, _ := utf8.DecodeRune(k.Segment.Value(src))
	return strings.ContainsRune("、，。；：！？”’）》】", first)
}

// endLine drops the blanks at the end of a line.
func (b *inlineBuilder) endLine() {
	if text := b.text.String(); strings.HasSuffix(text, " ") || strings.HasSuffix(text, "\t") {
		b.text.Reset()
		b.text.WriteString(strings.TrimRight(text, " \t"))
	}
}

// titled is where a link points, with its title.
func titled(destination, title []byte) string {
	return strings.TrimSpace(string(destination) + " " + string(title))
}

// join puts a space where a line ended between two Latin words; between Chinese
// characters a line end is nothing.
func (b *inlineBuilder) join(next rune) {
	if !b.soft {
		return
	}
	b.soft = false
	last := b.text.String()
	if last == "" && len(b.out) > 0 {
		last = b.out[len(b.out)-1].Text
	}
	prev, _ := utf8.DecodeLastRuneInString(last)
	if isLatin(prev) && isLatin(next) {
		b.text.WriteByte(' ')
	}
}

func isLatin(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// flush ends the current literal inline.
func (b *inlineBuilder) flush(strong bool) {
	if b.text.Len() == 0 {
		return
	}
	b.out = append(b.out, document.Inline{Text: b.text.String(), Strong: strong, Place: b.c.place()})
	b.text.Reset()
}

// resolve undoes backslash escapes and character references.
func resolve(raw []byte) []byte {
	return util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(raw)))
}

// trimInlines removes white space (U+3000 too: the indent is the program's) at
// both ends and drops what is then empty.
func trimInlines(in []document.Inline) []document.Inline {
	for len(in) > 0 {
		in[0].Text = strings.TrimLeftFunc(in[0].Text, unicode.IsSpace)
		if in[0].Text != "" {
			break
		}
		in = in[1:]
	}
	for len(in) > 0 {
		last := &in[len(in)-1]
		last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace)
		if last.Text != "" {
			break
		}
		in = in[:len(in)-1]
	}
	return in
}
