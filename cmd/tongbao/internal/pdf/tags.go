package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/typeset"
)

// structureTypes are the standard structure types a layout may use (ISO
// 32000-1, 14.8.4).
var structureTypes = strings.Fields(`Document Part Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6
	L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Figure Formula Form`)

// artifactTypes are the kinds of content outside the logical structure.
var artifactTypes = []string{"Pagination", "Layout", "Page", "Background"}

func isStructureType(role string) bool { return slices.Contains(structureTypes, role) }

// tag opens a marked-content sequence.
func (c *content) tag(t typeset.Tag) error {
	if n := len(c.open); n > 0 && (c.open[n-1].ID < 0) != (t.ID < 0) {
		return fmt.Errorf("tag %s inside tag %s: artifacts and content do not nest", t.Role, c.open[n-1].Role)
	}
	if t.ID < 0 {
		if t.Artifact != "" && !slices.Contains(artifactTypes, t.Artifact) {
			return fmt.Errorf("unknown artifact %q", t.Artifact)
		}
		c.openArtifact(t.Artifact)
	} else {
		if c.layout.Tree == nil {
			return fmt.Errorf("tag %s without a structure tree", t.Role)
		}
		if !isStructureType(t.Role) {
			return fmt.Errorf("unknown structure type %q", t.Role)
		}
		if _, twice := c.tags[c.page][t.ID]; twice {
			return fmt.Errorf("marked content %d occurs twice", t.ID)
		}
		c.tags[c.page][t.ID] = t.Role
		c.ops = append(append(append(c.ops, '/'), t.Role...), " <</MCID "...)
		c.ops = append(strconv.AppendInt(c.ops, int64(t.ID), 10), ">> BDC\n"...)
	}
	c.open = append(c.open, t)
	return nil
}

func (c *content) openArtifact(kind string) {
	if kind == "" {
		c.ops = append(c.ops, "/Artifact BMC\n"...)
		return
	}
	c.ops = append(append(append(c.ops, "/Artifact <</Type /"...), kind...), ">> BDC\n"...)
}

func (c *content) tagEnd() error {
	if len(c.open) == 0 {
		return fmt.Errorf("tag end without a tag")
	}
	c.open = c.open[:len(c.open)-1]
	c.ops = append(c.ops, "EMC\n"...)
	return nil
}

// artifact marks a rule or circle outside any tag as what it is, page
// decoration; the function it returns closes the mark.
func (c *content) artifact() (end func()) {
	if c.layout.Tree == nil || len(c.open) > 0 {
		return func() {}
	}
	c.openArtifact("Layout")
	return func() { c.ops = append(c.ops, "EMC\n"...) }
}
