package language

// Mentions collects every name that a text's actions have, whatever it turns out to be:
// beginnings, what is asked of them, arguments. A text that cannot be read mentions what
// could be.
func Mentions(src string) map[string]bool {
	blocks, _ := ParseText(src)
	out := map[string]bool{}
	mentionBlocks(blocks, out)
	return out
}

func mentionBlocks(blocks []Block, out map[string]bool) {
	for _, b := range blocks {
		mention(b.Expr, out)
		for _, br := range b.Branches {
			mention(br.Condition, out)
			mentionBlocks(br.Blocks, out)
		}
	}
}

func mention(n *Node, out map[string]bool) {
	if n == nil {
		return
	}
	if n.Kind == Name || n.Kind == Member {
		out[n.Text] = true
		if n.Called {
			out[Step(n)] = true // brackets may belong to a name
		}
	}
	mention(n.Of, out)
	for _, a := range n.Args {
		mention(a, out)
	}
}
