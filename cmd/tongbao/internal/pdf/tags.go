package pdf

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/typeset"
)

// artifactTypes are the kinds of content outside the logical structure.
var artifactTypes = []string{"Pagination", "Layout", "Page", "Background"}

// structureTypes are the standard structure types that a layout may use (ISO
// 32000-1, 14.8.4).
var structureTypes = setOf(`Document Part Sect Div BlockQuote Caption TOC TOCI Index
	P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
	Span Quote Note Reference BibEntry Code Link Figure Formula Form`)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}

// maxMarks bounds the marked-content numbers of a page, which index slices.
const maxMarks = 1 << 16

// tag opens a marked-content sequence.
func (c *content) tag(t typeset.Tag) {
	c.endDecoration()
	if n := len(c.open); n > 0 && (c.open[n-1].ID < 0) != (t.ID < 0) {
		c.refuse("tag %s inside tag %s: artifacts and content do not nest", t.Role, c.open[n-1].Role)
	}
	if t.ID < 0 {
		if t.Artifact != "" && !slices.Contains(artifactTypes, t.Artifact) {
			c.refuse("unknown artifact %q", t.Artifact)
		}
		c.openArtifact(t.Artifact)
	} else {
		c.claim(t)
		c.ops = append(append(append(c.ops, '/'), t.Role...), " <</MCID "...)
		c.ops = append(strconv.AppendInt(c.ops, int64(t.ID), 10), ">> BDC\n"...)
	}
	c.open = append(c.open, t)
}

// claim notes a tag's number, which must be new on the page.
func (c *content) claim(t typeset.Tag) {
	tags := c.tags[c.page]
	switch {
	case c.layout.Tree == nil:
		c.refuse("tag %s without a structure tree", t.Role)
	case !structureTypes[t.Role]:
		c.refuse("unknown structure type %q", t.Role)
	case t.ID >= maxMarks:
		c.refuse("marked content number %d is too large", t.ID)
	case t.ID < len(tags) && tags[t.ID] != "":
		c.refuse("marked content %d occurs twice", t.ID)
	default:
		for len(tags) <= t.ID {
			tags = append(tags, "")
		}
		tags[t.ID] = t.Role
		c.tags[c.page] = tags
	}
}

func (c *content) openArtifact(kind string) {
	if kind == "" {
		c.ops = append(c.ops, "/Artifact BMC\n"...)
		return
	}
	c.ops = append(append(append(c.ops, "/Artifact <</Type /"...), kind...), ">> BDC\n"...)
}

func (c *content) tagEnd() {
	if len(c.open) == 0 {
		c.refuse("tag end without a tag")
		return
	}
	c.open = c.open[:len(c.open)-1]
	c.ops = append(c.ops, "EMC\n"...)
}

// decoration makes rules and circles outside any tag what they are, an artifact
// of the layout. Neighbours share one; endDecoration closes it.
func (c *content) decoration() {
	if c.layout.Tree != nil && len(c.open) == 0 && !c.decorating {
		c.openArtifact("Layout")
		c.decorating = true
	}
}

func (c *content) endDecoration() {
	if c.decorating {
		c.ops = append(c.ops, "EMC\n"...)
		c.decorating = false
	}
}
