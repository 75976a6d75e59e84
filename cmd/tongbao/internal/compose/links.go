package compose

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// linksInBlock bounds the brackets of a paragraph that are read as links. A link that is not closed
// is read to the end of its paragraph, so that their time goes with the square of their number.
const linksInBlock = 300

// linkParser reads links, which no paper prints, to tell of them; beyond the bound brackets are text.
type linkParser struct {
	parser.InlineParser
	read  int
	block ast.Node // whose brackets were counted
	tell  func()
}

func newLinkParser(c *converter) *linkParser {
	return &linkParser{InlineParser: parser.NewLinkParser(), tell: func() {
		c.findings.Tell(codeMarkdownLink, c.place(), "请把网址写在文字里，或去掉方括号。", "一段里的方括号和链接超过%d处，后面的照原样印出", linksInBlock)
	}}
}

func (p *linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if parent != p.block {
		p.block, p.read = parent, 0
	}
	if line, _ := block.PeekLine(); len(line) > 1 && line[0] == ']' && line[1] == '(' {
		if p.read++; p.read == linksInBlock+1 {
			p.tell()
		}
		if p.read > linksInBlock {
			return nil
		}
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock makes text of the brackets that are left open.
func (p *linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if closer, ok := p.InlineParser.(parser.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
}
