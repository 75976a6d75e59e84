package language

import "strings"

// BlockKind is what a Block does.
type BlockKind int

const (
	Literal BlockKind = iota // Text is printed
	Say                      // the value of Expr is printed
	If                       // the first branch whose condition holds
	Each                     // the first branch once an item of Expr; the second when there is none
	Let                      // Name stands for Expr from here on
	Piece                    // the first branch is called Name
	Use                      // the piece Name is printed, about Expr where there is one
)

// Block is a piece of a text.
type Block struct {
	Kind     BlockKind
	Line     int // 1-based, of its first character
	End      int // of the action that ends If, Each and Piece
	Text     string
	Name     string
	Expr     *Node
	Between  string // printed between the items of Each
	Branches []Branch
}

// Branch is a part of If or Each. Without a condition it is what 否则 stands before.
type Branch struct {
	Line      int
	Condition *Node
	Blocks    []Block
}

// Fault is an Error with the line of the text it is in.
type Fault struct {
	Line int
	*Error
}

// piece is literal text or one action.
type piece struct {
	line    int
	literal bool
	text    string
}

// braces, in half width.
const (
	opening = "{{"
	closing = "}}"
)

// halfBraces turns full-width braces that stand in pairs into half-width ones; the
// text keeps its lines.
var halfBraces = strings.NewReplacer("｛｛", opening, "｝｝", closing, "{｛", opening, "｛{", opening, "}｝", closing, "｝}", closing)

// HalfBraces is src with the braces of its actions in half width. It has the same lines.
func HalfBraces(src string) string { return halfBraces.Replace(src) }

// What a text may hold: real ones have less than 200 actions, three deep.
const (
	maxActions = 10_000
	maxBlocks  = 100 // within each other
)

// ParseText reads a text with actions. All faults come at once.
func ParseText(src string) ([]Block, []Fault) {
	pieces, faults := cut(src)
	if len(pieces) > 2*maxActions {
		return nil, []Fault{{pieces[2*maxActions].line, fault("要列很多行的，请用循环或表格。", "正文里的花括号太多，超过 %d 对", maxActions)}}
	}
	t := &textParser{pieces: pieces, faults: faults}
	blocks := t.blocks(nil)
	return blocks, t.faults
}

// cut separates actions from what stands between them.
func cut(src string) (pieces []piece, faults []Fault) {
	src = halfBraces.Replace(src)
	line := 1
	literal := func(text string) {
		if text != "" {
			pieces = append(pieces, piece{line: line, literal: true, text: text})
			line += strings.Count(text, "\n")
		}
	}
	for {
		before, rest, found := strings.Cut(src, opening)
		literal(before)
		if !found {
			return pieces, faults
		}
		inner, after, closed := strings.Cut(rest, closing)
		if again := strings.Index(inner, opening); !closed || again >= 0 {
			shown, _, _ := strings.Cut(inner, "\n")
			faults = append(faults, Fault{line, fault("请在同一行补上“}}”。", "有“{{”而没有“}}”：%s", shorten(opening+shown))})
			if !closed {
				return pieces, faults
			}
			inner = inner[:again]
			after = rest[again:]
			line += strings.Count(inner, "\n")
			src = after
			continue
		}
		pieces = append(pieces, piece{line: line, text: inner})
		line += strings.Count(inner, "\n")
		src = after
	}
}

// shownRunes is how much of a faulty text a message repeats.
const shownRunes = 30

func shorten(s string) string {
	if r := []rune(s); len(r) > shownRunes {
		return string(r[:shownRunes]) + "…"
	}
	return s
}

// textParser nests blocks.
type textParser struct {
	pieces []piece
	faults []Fault
	depth  int // of the block that is read
}

func (t *textParser) tell(line int, err *Error) { t.faults = append(t.faults, Fault{line, err}) }

const closeHint = "每个“如果”“逐个”“片段”都要有一个 {{完}}，请核对。"

// blocks reads up to the end of the text or, in a branch, to the action that ends it,
// which is left for the caller. in is the block whose branch is read.
func (t *textParser) blocks(in *Block) []Block {
	var out []Block
	for len(t.pieces) > 0 {
		p := t.pieces[0]
		if p.literal {
			t.pieces = t.pieces[1:]
			out = append(out, Block{Kind: Literal, Line: p.line, Text: p.text})
			continue
		}
		a, err := parseAction(p.text)
		if err != nil {
			t.tell(p.line, err)
		}
		if a.kind == elseAction || a.kind == elseIfAction || a.kind == endAction {
			if in != nil {
				return out
			}
			t.tell(p.line, fault(closeHint, "{{%s}} 前面没有“如果”“逐个”或“片段”", strings.TrimSpace(p.text)))
		}
		t.pieces = t.pieces[1:]
		b := Block{Line: p.line, Expr: a.expr, Name: a.name, Between: a.between}
		switch a.kind {
		case ifAction, eachAction, pieceAction:
			b.Kind = map[actionKind]BlockKind{ifAction: If, eachAction: Each, pieceAction: Piece}[a.kind]
			if b.Kind == If {
				b.Expr = nil
			}
			if b.Kind == Piece && in != nil {
				t.tell(p.line, fault("请移到外面。", "片段“%s”写在“如果”“逐个”或别的片段里面", a.name))
			}
			if t.depth == maxBlocks {
				t.tell(p.line, fault(closeHint, "条件和循环套得太深，超过 %d 层", maxBlocks))
				t.pieces = nil
				return out
			}
			t.depth++
			t.branches(&b, p, a)
			t.depth--
		case letAction:
			b.Kind = Let
		case useAction:
			b.Kind = Use
		case sayAction:
			b.Kind = Say
		default:
			continue
		}
		if err == nil {
			out = append(out, b)
		}
	}
	if in != nil {
		t.tell(in.Line, fault(closeHint, "这里开始的“如果”“逐个”或“片段”没有写完：到末尾还缺 {{完}}"))
	}
	return out
}

// branches reads the branches of a block up to its end. p is the action that opens it.
func (t *textParser) branches(b *Block, p piece, a action) {
	for {
		branch := Branch{Line: p.line, Condition: a.expr}
		if b.Kind != If {
			branch.Condition = nil
		}
		branch.Blocks = t.blocks(b)
		b.Branches = append(b.Branches, branch)
		if len(t.pieces) == 0 {
			return
		}
		p = t.pieces[0]
		t.pieces = t.pieces[1:]
		a, _ = parseAction(p.text) // a fault has been told when the piece was looked at
		switch last := b.Branches[len(b.Branches)-1]; {
		case a.kind == endAction:
			b.End = p.line
			return
		case b.Kind == Each && (a.kind == elseIfAction || len(b.Branches) > 1):
			t.tell(p.line, fault(closeHint, "“逐个”里面只能有一个 {{否则}}，写了 {{%s}}", strings.TrimSpace(p.text)))
		case b.Kind == Piece:
			t.tell(p.line, fault(closeHint, "“片段”里面的 {{%s}} 前面没有“如果”", strings.TrimSpace(p.text)))
		case b.Kind == If && len(b.Branches) > 1 && last.Condition == nil:
			t.tell(p.line, fault(closeHint, "{{否则}} 后面不能再有 {{%s}}", strings.TrimSpace(p.text)))
		}
	}
}
