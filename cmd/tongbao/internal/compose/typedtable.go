package compose

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"tongbao/cmd/tongbao/internal/document"
)

// table converts a pipe table typed into body.md.
func (c *converter) table(n *east.Table) {
	c.reachRow(n.FirstChild())
	t := document.Table{Place: c.place()}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, document.Column{Align: tableAlign(a)})
	}
	typed := c.typed(n)
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		var row document.Row
		c.reachRow(r)
		typed.check(r)
		for k := r.FirstChild(); k != nil; k = k.NextSibling() {
			in := trimInlines(c.inlines(k, c.unreadInCell))
			cell := document.Cell{Text: document.InlineText(in), Place: c.place()}
			if len(in) == 1 {
				cell.Figure = in[0].Figure
			}
			row.Cells = append(row.Cells, cell)
		}
		if _, ok := r.(*east.TableHeader); ok {
			t.Head = append(t.Head, row)
			for i := range t.Columns {
				t.Columns[i].Name = row.Cells[i].Text
			}
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 {
		c.findings.Tell(codeEmptyTable, t.Place, "请补上各行；本来就没有的，删去这张表。", "正文里手写的表只有表头，一行也没有")
	}
	c.blocks = append(c.blocks, document.NewTable(t))
}

// reachRow moves the known line on to a row of a table, which bears no mark itself.
func (c *converter) reachRow(row ast.Node) {
	if start, ok := rowStart(row); ok {
		c.line = c.lineAt(start)
	}
}

// rowStart is where the first cell of a row begins.
func rowStart(row ast.Node) (int, bool) {
	for k := row.FirstChild(); k != nil; k = k.NextSibling() {
		if k.Lines() != nil && k.Lines().Len() > 0 {
			return k.Lines().At(0).Start, true
		}
	}
	return 0, false
}

// lineAt is the line of a place without a mark of its own: as many lines below the last mark
// as there are ends of lines between them. It is counted on from the place asked for before, as a
// table has no mark from its first row to its last.
func (c *converter) lineAt(pos int) (line int) {
	above, lines := c.src[:max(pos, 0)], 0
	defer func() { c.asked.pos, c.asked.line = pos, line }()
	for len(above) > 0 {
		if c.asked.line > 0 && len(above) == c.asked.pos {
			return c.asked.line + lines
		}
		r, size := utf8.DecodeLastRune(above)
		if line, ok := c.lineOf(r); ok {
			return line + lines
		}
		if above = above[:len(above)-size]; r == '\n' {
			lines++
		}
	}
	return lines + 1
}

func tableAlign(a east.Alignment) document.Align {
	switch a {
	case east.AlignLeft:
		return document.AlignLeft
	case east.AlignRight:
		return document.AlignRight
	case east.AlignCenter:
		return document.AlignCenter
	}
	return document.AlignAuto
}

// typedTable holds the rows of a table typed into a text against its head: the parser drops
// the cells beyond it.
type typedTable struct {
	c     *converter
	head  []string
	width int  // cells of the rule below the head
	piped bool // its head begins with a bar
	rows  [][]string
	blank int // the line of a row in which nothing stands; 0: none so far
}

// typed is the table with its head, which the parser fills up to the cells of the rule below.
func (c *converter) typed(n *east.Table) *typedTable {
	line := c.rowLine(n.FirstChild())
	t := &typedTable{c: c, head: cellsOfLine(line), width: len(n.Alignments), piped: strings.HasPrefix(line, "|")}
	switch {
	case !strings.Contains(line, "|"):
		c.findings.Tell(codeTypedTable, c.place(), tableHint, "“%s”的下面是表的分隔线，而它不是表头", shortened(strings.Map(visible, line)))
	case len(t.head) != t.width:
		c.findings.Tell(codeTypedTable, c.place(), tableHint, "表头有%d格，下面的分隔线有%d格", len(t.head), t.width)
	}
	return t
}

// rowLine is what a row of a table takes of its line.
func (c *converter) rowLine(row ast.Node) string {
	start, ok := rowStart(row)
	if !ok {
		return ""
	}
	end := bytes.IndexByte(c.src[start:], '\n')
	if end < 0 {
		end = len(c.src) - start
	}
	if before := bytes.TrimRight(c.src[:start], " \t"); bytes.HasSuffix(before, []byte("|")) {
		start, end = len(before)-1, end+start-len(before)+1
	}
	return strings.TrimSpace(strings.Map(unmarked, string(c.src[start:start+end])))
}

// tableHint says how a table is typed.
const tableHint = "表头一行，下面一行 |---|---|，各行的格数都和表头相同；行之间不空行，表的前后各空一行，竖线用半角的“|”。"

// check looks at a row below the head.
func (t *typedTable) check(row ast.Node) {
	if _, ok := row.(*east.TableHeader); ok {
		return
	}
	c, line := t.c, t.c.rowLine(row)
	cells := cellsOfLine(line)
	named := shortened(strings.TrimSpace(strings.Map(visible, line)))
	tell := func(format string, args ...any) {
		c.findings.Tell(codeTypedTable, c.place(), tableHint, format, args...)
	}
	empty := strings.Trim(strings.Join(cells, ""), " \u3000") == ""
	beyond := slices.Clone(cells[min(len(cells), t.width):])
	switch {
	case empty:
		t.blank = c.line
		return
	case t.blank > 0:
		c.findings = append(c.findings, codeTypedTable.Found(c.marks.place(t.blank), "不要的行请删去。", "表的中间有一行空的").Eased())
		t.blank = 0
	}
	switch {
	case t.piped && !strings.HasPrefix(line, "|"):
		tell("“%s”紧接在表的下面，会排成表里的一行", named)
	case tableRule.MatchString(line):
		tell("表的中间又有一行分隔线“%s”", named)
	case strings.Trim(strings.Join(beyond, ""), " \u3000") != "":
		tell("这一行有%d格，表头有%d格，多出的“%s”印不出来", len(cells), t.width, strings.Map(visible, strings.Join(beyond, "”“")))
	case len(cells) < t.width:
		tell("这一行有%d格，表头有%d格：%s", len(cells), t.width, named)
	case slices.Equal(cells, t.head):
		tell("表的中间又有一行表头“%s”", named)
	case slices.ContainsFunc(t.rows, func(r []string) bool { return slices.Equal(r, cells) }):
		c.findings = append(c.findings, codeTypedTable.Found(c.place(), "重复的请删去。", "这一行与前面的一行完全相同：%s", named).Eased())
	}
	t.rows = append(t.rows, cells)
}

// visible drops line marks and shows what an action puts out as a dot.
func visible(r rune) rune {
	if r = unmarked(r); r >= inlineBase && r <= inlineMax {
		return '…'
	}
	return r
}

// tableRule is the line below the head of a table.
var tableRule = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)

// cellsOfLine are the cells of a row as the parser parts them.
func cellsOfLine(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	var out []string
	begin := 0
	for i := range line {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			out, begin = append(out, strings.TrimSpace(line[begin:i])), i+1
		}
	}
	return append(out, strings.TrimSpace(line[begin:]))
}

// bars begin a row of a table, as they are typed.
const bars = "|｜"

// unreadTable reports a paragraph with lines that are meant as rows of a table and were not
// read as one, and tells why.
func (c *converter) unreadTable(n ast.Node) bool {
	lines := strings.Split(strings.TrimRight(string(n.Lines().Value(c.src)), "\n"), "\n")
	begins := func(l string) bool {
		l = strings.TrimLeft(strings.Map(unmarked, l), " \t\u3000")
		return l != "" && strings.ContainsAny(string([]rune(l)[:1]), bars) || strings.Contains(l, "|") && tableRule.MatchString(l)
	}
	first := slices.IndexFunc(lines, begins)
	if first < 0 {
		return c.pastedTable(n, lines)
	}
	at := c.lineAt(n.Lines().At(first).Start)
	c.findings.Tell(codeTypedTable, c.marks.place(at), tableHint, "“%s”像是表的一行，没有读成表，会照样印出来：%s",
		shortened(strings.TrimSpace(strings.Map(visible, lines[first]))), c.whyNoTable(lines))
	return true
}

// pastedTable reports lines that were pasted from a sheet: their cells stand between tabs,
// which would run into one another.
func (c *converter) pastedTable(n ast.Node, lines []string) bool {
	tabs := func(l string) int { return strings.Count(strings.TrimSpace(strings.Map(unmarked, l)), "\t") }
	for i := 1; i < len(lines); i++ {
		if cells := tabs(lines[i]); cells > 0 && cells == tabs(lines[i-1]) {
			c.line = c.lineAt(n.Lines().At(i - 1).Start)
			c.findings.Tell(codeTypedTable, c.place(), tableHint, "“%s”像是从表格里粘贴来的，不会排成表",
				shortened(strings.Join(strings.Fields(strings.Map(visible, lines[i-1])), " ")))
			return true
		}
	}
	return false
}

// whyNoTable is why lines are no table.
func (c *converter) whyNoTable(lines []string) string {
	wide := strings.NewReplacer("｜", "|", "－", "-", "—", "-", "：", ":")
	for i, l := range lines {
		plain := strings.TrimSpace(strings.Map(unmarked, l))
		if rule := wide.Replace(plain); !strings.Contains(rule, "|") || !tableRule.MatchString(rule) {
			continue
		} else if rule != plain {
			return "竖线和横线要用半角的“|”“-”"
		}
		if i == 0 {
			return "分隔线的上面没有表头"
		}
		head, rule := cellsOfLine(strings.Map(unmarked, lines[i-1])), cellsOfLine(plain)
		if len(head) != len(rule) {
			return fmt.Sprintf("表头有%d格，下面的分隔线有%d格", len(head), len(rule))
		}
		return "表不能写在列表里，也不能缩进"
	}
	if strings.Contains(strings.Join(lines, ""), "｜") {
		return "竖线要用半角的“|”"
	}
	return "表头下面没有一行 |---|---|，或者表的中间空了一行"
}
