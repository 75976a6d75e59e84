package vocabulary

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/document"
)

// What the texts of one notice may take, all together. Loops within loops multiply: four over a
// hundred websites are a hundred million steps.
const (
	maxSteps  = 500_000 // blocks run and rounds of loops; a list of all 43 000 objects of the largest roster takes 300 000
	maxOutput = 4 << 20 // bytes of text; a paper of 500 pages has 1 MiB
	maxCells  = 650_000 // of tables, as many as a workbook may have
)

// Effort is what running the texts of a notice has taken so far.
type Effort struct {
	steps, output, cells int
	told                 bool
}

// excess says what texts have taken more of than they may; empty: of nothing.
func (e *Effort) excess() string {
	switch {
	case e.steps > maxSteps:
		return fmt.Sprintf("“逐个”重复的遍数太多，超过 %d 步", maxSteps)
	case e.output > maxOutput:
		return fmt.Sprintf("印出的文字超过 %d MiB", maxOutput>>20)
	case e.cells > maxCells:
		return fmt.Sprintf("印出的表格超过 %d 格", maxCells)
	}
	return ""
}

// proceed counts a step and reports whether the text may go on. That it may not is told once of a
// notice.
func (t *text) proceed(line int) bool {
	t.effort.steps++
	what := t.effort.excess()
	if what == "" {
		return true
	}
	if t.failed = true; !t.effort.told {
		t.effort.told = true
		t.findings.Tell(codeTooMuch, t.place(line), "请去掉“逐个”里面的“逐个”；要列很多行的，请用表格。", "写到这里停下了：各处正文加起来，%s", what)
	}
	return false
}

// counted adds what a piece puts out.
func (e *Effort) counted(p Piece) {
	e.output += len(p.Literal) + len(document.InlineText(p.Inlines))
	if p.Table != nil {
		e.cells += len(p.Table.Rows) * len(p.Table.Columns)
	}
}
