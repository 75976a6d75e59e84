package vocabulary

import (
	"slices"

	"tongbao/cmd/tongbao/internal/language"
)

// itemWord is what a loop is at, or what a piece is about.
const itemWord = "本项"

// asksItem reports blocks that say something of 本项 outside of a loop of their own.
func asksItem(blocks []language.Block) bool {
	return slices.ContainsFunc(blocks, func(b language.Block) bool {
		if aboutItem(b.Expr) {
			return true
		}
		return b.Kind != language.Each && slices.ContainsFunc(b.Branches, func(br language.Branch) bool {
			return aboutItem(br.Condition) || asksItem(br.Blocks)
		})
	})
}

// aboutItem reports an expression with 本项 in it.
func aboutItem(n *language.Node) bool {
	return n != nil && (n.Kind == language.Name && n.Text == itemWord && !n.Quoted ||
		aboutItem(n.Of) || slices.ContainsFunc(n.Args, aboutItem))
}
