package vocabulary

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Hold holds two figures against each other as a [[check]] of notice.toml says, such as
// 写明.接收＋写明.转办 = 留言.收到. What does not hold is a finding about at that gives both
// sides; why a side cannot be told goes to the ledger, with that place. With rows the check is
// of each of them, 本项.得分 = 本项.条数×5, and a finding about the cell.
func Hold(d *Data, src, rows string, at diag.Place) diag.Findings {
	s := &speaker{Data: d, variables: map[string]any{}, ledger: d.Ledger}
	t := &text{speaker: s, origin: at, file: at.File, told: d.Ledger.Told()}
	n, fault := language.Parse(src)
	switch {
	case fault != nil:
		t.tell(at.Line, fault)
		return t.findings
	case n.Kind != language.Binary || stands(n.Text, 0) == nil:
		t.tell(at.Line, wrong("请写成 \"写明.甲＋写明.乙 = 网站.总数\" 的样子。", "“%s”没有写两边是什么关系", src))
		return t.findings
	}
	if rows == "" {
		t.hold(n, at)
		return t.findings
	}
	set, err := t.rows(rows)
	if err != nil {
		t.tell(at.Line, err)
		return t.findings
	}
	scratch := d.Ledger.Scratch() // what each row comes to is no figure of the notice
	s.ledger, s.quiet = scratch, true
	for _, l := range set.Lines() {
		t.items = []any{l.On(scratch)}
		if !t.hold(n, at) {
			break
		}
	}
	figures.Misuse(d.Ledger, scratch)
	return t.findings
}

// rows are the objects or rows a check is of, as a loop names them.
func (t *text) rows(src string) (*figures.Set, error) {
	n, fault := language.Parse(src)
	if fault != nil {
		return nil, fault
	}
	v, err := t.eval(n, now)
	set, ok := v.(*figures.Set)
	if err == nil && !ok {
		err = wrong("请写 网站、新媒体 或工作表的名称，如 rows = \"留言\"。", "“%s”是%s，不能逐行核对", src, kindOf(v))
	}
	return set, err
}

// hold holds the two sides of a relation against each other; false when it cannot be read.
// A line with a mark of nothing in a cell it is about is passed over.
func (t *text) hold(n *language.Node, at diag.Place) bool {
	cells := t.cellsOf(n)
	if slices.ContainsFunc(cells, func(c inspection.Cell) bool { return c.Text != "" && sheet.Nothing(c.Text) }) {
		return true
	}
	a, errA := t.figure(n.Args[0])
	b, errB := t.figure(n.Args[1])
	if !t.quiet {
		t.located(at.Line)
	}
	for _, err := range []error{errA, errB} {
		if err != nil {
			t.tell(at.Line, err)
		}
	}
	if t.failed {
		return false
	}
	if len(cells) > 0 {
		at = cells[0].Place
	}
	plain := n.Args[0].Kind != language.Binary && n.Args[1].Kind != language.Binary
	if plain && rateOf(a) != rateOf(b) && a.Value().Sign() != 0 && b.Value().Sign() != 0 {
		t.tell(at.Line, oneIsRate(asWritten(n.Args[0])+" "+n.Text+" "+asWritten(n.Args[1])))
		return false
	}
	src := asWritten(n.Args[0]) + " " + n.Text + " " + asWritten(n.Args[1])
	if a.Unknown || b.Unknown {
		for _, c := range cells {
			if _, _, number := c.Number(); c.Text == "" {
				t.findings.Tell(codeDoesNotHold, c.Place, "请填上数；没有的填“—”。", "“%s”无法核对：这一格没有数", src)
			} else if !number {
				return true // told
			}
		}
		return true
	}
	d := a.Value().Cmp(b.Value())
	if figures.Same(a, b) {
		d = 0
	}
	if *stands(n.Text, d) {
		return true
	}
	t.findings.Tell(codeDoesNotHold, at, "请核对两边的数。", "“%s”不成立：“%s”是%s，“%s”是%s",
		src, asWritten(n.Args[0]), a.Text, asWritten(n.Args[1]), b.Text)
	return true
}

// asWritten is a side of a relation as the office wrote it.
func asWritten(n *language.Node) string {
	if n.Kind == language.Binary {
		return n.Source
	}
	return n.String()
}

// cellsOf are the cells of the line that an expression is about.
func (t *text) cellsOf(n *language.Node) []inspection.Cell {
	var out []inspection.Cell
	if cell, ok := lineCellOf(t.speaker, n); ok {
		return append(out, cell.line.Cell(cell.column))
	}
	if n.Of != nil {
		out = t.cellsOf(n.Of)
	}
	for _, a := range n.Args {
		out = append(out, t.cellsOf(a)...)
	}
	return out
}
