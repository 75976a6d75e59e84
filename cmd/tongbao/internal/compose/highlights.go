package compose

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/wording"
)

// highlights are the main figures of each kind of objects, for the summary of the portal page: the
// pass rate, what became of it since last period, and the failures. Only those that the notice prints
// itself, as it prints them; nothing is counted for them. nil unless notice.toml asks for them.
func highlights(c *composer, n *document.Notice) []document.Highlight {
	if p := c.in.Issue.Portal; p == nil || !p.Summary {
		return nil
	}
	printed := printedFigures(n)
	var out []document.Highlight
	add := func(name, key string, text func(*figures.Figure) string) {
		if f := standsAs(c, printed, key); f != nil && text(f) != "" {
			out = append(out, document.Highlight{Name: name, Text: text(f), Figure: f})
		}
	}
	for _, r := range c.in.Rosters {
		k := r.Kind
		add(k.Title+passRate, k.Word+"."+passRate, asPrinted)
		add(k.Title+passRate+"比"+r.BeforePeriod, k.Word+"."+passRate+".较上期.百分点", asChange)
		add("不合格"+k.Title, k.Word+".不合格数", func(f *figures.Figure) string { return f.Text + r.Counter() })
	}
	return out
}

func asPrinted(f *figures.Figure) string { return f.Text }

// asChange says which way a rate went; nothing where the two rates do not tell.
func asChange(f *figures.Figure) string {
	if f.Direction() == 0 {
		return ""
	}
	return wording.ChangeWords(f.Direction(), f.Text, "上升", "下降")
}

// standsAs is the first printed figure that is the registered one of a key, whatever its decimals; nil
// where none is, or nothing is known of it.
func standsAs(c *composer, printed []*figures.Figure, key string) *figures.Figure {
	all := c.in.Ledger.Figures()
	of := slices.IndexFunc(all, func(f *figures.Figure) bool { return f.Key == key && !f.Unknown })
	if of < 0 {
		return nil
	}
	at := slices.IndexFunc(printed, all[of].Same)
	if at < 0 {
		return nil
	}
	return printed[at]
}

// printedFigures are those of the text and of the attachments, in order.
func printedFigures(n *document.Notice) []*figures.Figure {
	out := figuresOf(nil, n.Body)
	for _, a := range n.Attachments {
		out = figuresOf(out, a.Blocks)
	}
	return out
}

func figuresOf(out []*figures.Figure, blocks []document.Block) []*figures.Figure {
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			out = inlineFigures(out, slices.Concat(b.Text, b.RunIn))
		case *document.Paragraph:
			out = inlineFigures(out, b.Text)
		case *document.Table:
			out = cellFigures(out, b)
		}
	}
	return out
}

func inlineFigures(out []*figures.Figure, in []document.Inline) []*figures.Figure {
	for _, i := range in {
		if i.Figure != nil {
			out = append(out, i.Figure)
		}
	}
	return out
}

func cellFigures(out []*figures.Figure, t *document.Table) []*figures.Figure {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Figure != nil && !c.Covered {
				out = append(out, c.Figure)
			}
		}
	}
	return out
}
