package vocabulary

import (
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// lineCell is a cell of a line that is asked next what a number is asked: 本项.办结.占(收到).
type lineCell struct {
	line   figures.Line
	column string
}

// asksNumber reports two steps that ask a cell of a line what a number is asked.
func asksNumber(l figures.Line, cell, next *stepNode) bool {
	return next.Kind == language.Member && !next.Quoted && ofLine(l, cell) && figureWord(next)
}

// ofCell asks a cell of a line, which has to hold a number: what it is of another cell of
// the line, or of the column's total, else what any number is asked.
func ofCell(l lineCell, c call) (any, error) {
	part := l.line.Number(l.column)
	if c.node.Text == partWord {
		return figures.Part(c.ledger, part, l.line.Of().Column(l.column)), nil
	}
	percent := map[string]func(*figures.Ledger, *figures.Figure, *figures.Figure) *figures.Figure{
		shareWord: figures.Part, againstWord: figures.Against}[c.node.Text]
	if args := c.node.Args; percent != nil && len(args) == 1 && args[0].Kind == language.Name && l.line.Of().Has(rawName(args[0])) {
		return percent(c.ledger, part, l.line.Number(rawName(args[0]))), nil
	}
	c.value = part
	return c.ask(c)
}

// numberOfLine is the number in a cell of a line, 本项.得分, to be computed with; ok is false
// for what is no such cell.
func numberOfLine(s *speaker, n *language.Node) (f *figures.Figure, ok bool) {
	cell, ok := lineCellOf(s, n)
	if !ok {
		return nil, false
	}
	return cell.line.Number(cell.column), true
}

// lineCellOf is the cell of a line an expression is, 本项.得分; ok is false for others.
func lineCellOf(s *speaker, n *language.Node) (cell lineCell, ok bool) {
	root, steps := language.Chain(n)
	if len(steps) != 1 || steps[0].Kind != language.Member || root.Kind != language.Name {
		return cell, false
	}
	value := s.variables[root.Text]
	if n := len(s.items); root.Text == itemWord && n > 0 {
		value = s.items[n-1]
	}
	if l, line := value.(figures.Line); line && ofLine(l, n) {
		return lineCell{l, rawName(n)}, true
	}
	return cell, false
}

// ofLine reports a step that takes a cell of a line.
func ofLine(l figures.Line, step *stepNode) bool {
	column := rawName(step)
	return step.Kind == language.Member && l.Of().Has(column) &&
		(step.Quoted || ownColumn(l, column) || wordNamed(step.Text, rowKind) == nil)
}
