package compose

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// strongParser reads ** and * as emphasis wherever a Chinese writer would.
// CommonMark's flanking rule looks for spaces around the mark, which Chinese
// text does not have: by it `**重点。**后文` is not strong. Here a run of stars
// opens when something other than white space follows it and closes when
// something other than white space stands before it.
type strongParser struct{}

func (strongParser) Trigger() []byte { return []byte{'*'} }

func (strongParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, starProcessor{})
	if node == nil {
		return nil
	}
	after := rune('\n')
	if rest := line[node.OriginalLength:]; len(rest) > 0 {
		after, _ = utf8.DecodeRune(rest)
	}
	node.CanOpen = !unicode.IsSpace(after)
	node.CanClose = !unicode.IsSpace(before)
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// starProcessor pairs runs of stars.
type starProcessor struct{}

func (starProcessor) IsDelimiter(b byte) bool { return b == '*' }

func (starProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (starProcessor) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
