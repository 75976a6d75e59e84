package compose

import (
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// omitEmpty marks the attachments that have nothing to list and are left out then: the
// body, which mentions them by number, comes after.
func omitEmpty(c *composer) {
	specs := c.in.Issue.Attachments
	for i := range specs {
		if specs[i].Empty != issue.EmptyLeft || specs[i].Rows == "" || !c.tableWords("attachment", i) {
			continue
		}
		told := c.in.Ledger.Told()
		b := &tableBuilder{in: c.in} // what it tells, building the table tells again
		src, ok := b.source(specs[i].TableSpec)
		c.in.Ledger.AskedAt(specs[i].Place, told)
		specs[i].Omitted = ok && len(src.rows) == 0
	}
}

// attachments makes the attachments in the order they are printed in.
func (c *composer) attachments() []document.Attachment {
	var out []document.Attachment
	specs := c.in.Issue.Attachments
	for n, i := range c.in.Issue.Printed() {
		spec := specs[i]
		a := document.Attachment{
			Name: spec.Label, Label: vocabulary.AttachmentLabel(c.in.Issue, i), Title: oneLine(spec.Title), ID: "fj" + strconv.Itoa(n+1),
			Orientation: orientation(spec.Landscape), Place: spec.Place,
		}
		named(c, a.Title, "attachment", i, "title")
		if !c.tableWords("attachment", i) {
			out = append(out, a)
			continue
		}
		if spec = specs[i]; spec.Text != "" {
			a.Blocks = textAttachment(c, spec)
		} else if t := tableAttachment(c, spec, a); t != nil {
			a.Blocks = []document.Block{t}
		}
		out = append(out, a)
	}
	return out
}

// tableAttachment is the table of an attachment; nil when it cannot be made.
func tableAttachment(c *composer, spec issue.Attachment, a document.Attachment) *document.Table {
	b := &tableBuilder{in: c.in}
	told := c.in.Ledger.Told()
	before := c.in.Ledger.Findings().Errors()
	t := b.build(spec.TableSpec)
	if t != nil {
		if t.Caption == "" {
			t.Caption = a.Title
		}
		holdListed(c, spec, a.Title)
		if len(t.Rows) == 0 && !t.Form && b.findings.Errors() == 0 && c.in.Ledger.Findings().Errors() == before {
			emptyTable(c, t, spec, a)
		}
	}
	c.in.Ledger.AskedAt(spec.Place, told)
	c.findings = append(c.findings, b.findings...)
	return t
}

// failedWord is the condition that lists what failed.
const failedWord = "不合格"

// emptyTable says below a table without rows that there are none, or tells of it.
func emptyTable(c *composer, t *document.Table, spec issue.Attachment, a document.Attachment) {
	r := c.in.Roster(spec.Rows)
	passed := false // nothing failed: a list of failures has to be empty
	if r != nil {
		failed := r.Set.Standing().Failed
		passed = failed != nil && *failed == 0
	}
	failures := len(spec.Where) == 1 && spec.Where[0].Text == failedWord
	switch {
	case failures && r != nil && r.Set.AwaitsResults(): // which is told of the roster
	case passed && failures:
		t.Notes = append(t.Notes, document.NoteLabel+"本期没有"+failedWord+"的"+r.Kind.Name+"。")
	case passed && len(spec.Where) > 0, spec.Empty == issue.EmptySaid:
		t.Notes = append(t.Notes, document.NoteLabel+"本期没有应列入本表的内容。")
	default:
		c.findings.Tell(codeEmptyTable, spec.Place, "请核对 where；本来就没有的，删去这个附件，或写 empty = \"写明\"、empty = \"略去\"。",
			"%s《%s》只有表头，一行也没有", a.Label, a.Title)
	}
}

// named reports a title of which nothing is left once its actions are run; path is where
// notice.toml has it.
func named(c *composer, title string, path ...any) {
	for _, t := range c.settings.under(path...) {
		if strings.TrimSpace(title) == "" && strings.TrimSpace(t.Written) != "" {
			c.findings.Tell(codeEmptyTitle, t.Place, "请核对 {{ }} 里的条件，或直接写出标题。", "标题换出来是空的")
		}
	}
}

func textAttachment(c *composer, spec issue.Attachment) []document.Block {
	for _, t := range c.in.Texts {
		if t.Name == spec.Text {
			return c.textBlocks(t, "请写上内容，或在 notice.toml 删去这个附件")
		}
	}
	return nil // told when the folder was read
}

// textBlocks are the blocks of a text that may not be empty; where it is, that is told
// with the hint.
func (c *composer) textBlocks(t survey.Text, hint string) []document.Block {
	told := c.findings.Errors()
	blocks := c.blocks(t)
	if len(blocks) == 0 && c.findings.Errors() == told {
		c.findings.Tell(codeEmptyText, diag.Place{File: t.Name}, hint, "里面没有要印的内容，或者换出来什么也没有")
	}
	return blocks
}

func orientation(s string) document.Orientation {
	switch s {
	case "true":
		return document.OrientationLandscape
	case "false":
		return document.OrientationPortrait
	}
	return document.OrientationAuto
}
