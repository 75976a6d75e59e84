package compose

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// numberHeadings gives each heading its number and anchor and lets a heading
// that ends in one of the marks run into the paragraph behind it.
func numberHeadings(blocks []document.Block, scheme wording.Scheme, marks []string) ([]document.Block, diag.Findings) {
	var fs diag.Findings
	heads := headings(blocks)
	levels := make([]int, len(heads))
	for i, h := range heads {
		levels[i] = min(h.Level, 4)
	}
	numbers := scheme.Numbers(levels)
	var count [5]int
	level := 0
	for i, h := range heads {
		l := levels[i]
		if l > level+1 && !scheme.ByLevel {
			fs.Tell(codeHeadingOrder, h.Place, "请按 #、##、###、#### 逐级使用标题；本来就跳级的，在 [headings] 写 by_level = true。",
				"标题“%s”跳过了一级", document.InlineText(h.Text))
		}
		level = l
		count[l]++
		for k := l + 1; k < len(count); k++ {
			count[k] = 0
		}
		h.ID = anchor(count[1 : l+1])
		h.Number = numbers[i]
	}
	return runIn(blocks, marks), fs
}

func headings(blocks []document.Block) []*document.Heading {
	var out []*document.Heading
	for _, b := range blocks {
		if h, ok := b.(*document.Heading); ok {
			out = append(out, h)
		}
	}
	return out
}

// anchor makes a stable id of a heading's position: s2, s2-1.
func anchor(path []int) string {
	parts := make([]string, len(path))
	for i, n := range path {
		parts[i] = strconv.Itoa(n)
	}
	return "s" + strings.Join(parts, "-")
}

// listNumber is the number of an item of a list: the third level of official
// numbering, a half-width dot and no space.
func listNumber(n, level int) string {
	if level > 1 {
		return "（" + strconv.Itoa(n) + "）"
	}
	return strconv.Itoa(n) + "."
}

func endsIn(text string, marks []string) bool {
	return slices.ContainsFunc(marks, func(m string) bool { return strings.HasSuffix(text, m) })
}

// runIn merges a heading that ends in one of the marks with the paragraph behind it.
func runIn(blocks []document.Block, marks []string) []document.Block {
	var out []document.Block
	for i := 0; i < len(blocks); i++ {
		out = append(out, blocks[i])
		h, ok := blocks[i].(*document.Heading)
		if !ok || !endsIn(document.InlineText(h.Text), marks) || i+1 == len(blocks) {
			continue
		}
		if p, ok := blocks[i+1].(*document.Paragraph); ok && p.Kind == document.Plain {
			h.RunIn = p.Text
			i++
		}
	}
	return out
}
