package compose

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// listDepth is how many levels of official numbering lists take: 1. and （1）.
const listDepth = 2

// list makes numbered paragraphs of a list: 1. 2. 3., the third level of official
// numbering, and （1）（2） for one in a list; a bulleted list is numbered too.
func (c *converter) list(n *ast.List) {
	c.lists++
	defer func() { c.lists-- }()
	number := 1
	if n.IsOrdered() && n.Start > 0 {
		number = n.Start
	}
	c.checkNumbers(n, number)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		for k := item.FirstChild(); k != nil; k = k.NextSibling() {
			switch k.(type) {
			case *ast.Paragraph, *ast.TextBlock:
				if k == item.FirstChild() {
					c.paragraph(k, listNumber(number, c.lists))
					if c.lists > listDepth {
						c.findings.Tell(codeMarkdownList, c.place(), "公文的序号到“1.”“（1）”为止，请改写成两层。", "列表套了%d层", c.lists)
					}
					continue
				}
			}
			c.node(k)
		}
		number++
	}
}

// typedNumber is the number of an item before its text.
var typedNumber = regexp.MustCompile(`(\d{1,9})[.)][ \t]*$`)

// checkNumbers reports a number typed in a list that is printed as another. Where all are
// typed as 1, as the items of a loop are, they are left to be counted.
func (c *converter) checkNumbers(n *ast.List, number int) {
	if !n.IsOrdered() {
		return
	}
	counted := true
	var wrong []func()
	for item := n.FirstChild(); item != nil; item, number = item.NextSibling(), number+1 {
		first := item.FirstChild()
		if first == nil || first.Lines() == nil || first.Lines().Len() == 0 {
			continue
		}
		start := first.Lines().At(0).Start
		m := typedNumber.FindSubmatch(c.src[bytes.LastIndexByte(c.src[:start], '\n')+1 : start])
		if m == nil {
			continue
		}
		typed, err := strconv.Atoi(string(m[1]))
		if err != nil || typed == number {
			counted = counted && typed <= 1
			continue
		}
		counted = counted && typed <= 1
		printed, at := number, c.marks.place(c.lineAt(start))
		if line, ok := c.firstMark(first); ok {
			at = c.marks.place(line)
		}
		wrong = append(wrong, func() {
			c.findings.Tell(codeMarkdownList, at, "请按顺序写；要照样印的，在点的前面加“\\”，前后各空一行。", "手写的序号“%d.”会印成“%d.”", typed, printed)
		})
	}
	if counted {
		return
	}
	for _, tell := range wrong[:min(len(wrong), 1)] {
		tell()
	}
}
