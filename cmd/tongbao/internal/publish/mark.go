package publish

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Fill colours of marked cells, by severity.
var markColours = [...]string{diag.Info: "DDEBF7", diag.Warning: "FFF2CC", diag.Error: "F8CBAD"}

// Bounds on what is marked. Placing a comment asks for the heights of all rows of its sheet, so
// the time of comments goes with their number times the rows.
const (
	markedRange    = 2_000   // cells of a range that is coloured whole; of a larger one the first is
	markedRow      = 200_000 // the last row that is coloured: no workbook with more is read
	markedComments = 500     // cells that carry what is found as a comment
)

// marked is what became of the findings of a notice's workbooks.
type marked struct {
	file        string            // the workbook that was copied; empty: none has a cell to mark
	cells       int               // coloured
	uncommented int               // of these without their comment
	others      map[string]int    // findings in cells of other files, by file
	unread      []string          // files with findings that name no cell, such as one that is damaged
	copied      *excelize.File    // the copy, not yet written
	tabs        map[string]string // its sheets, by their names without blanks at the ends
	fills       [len(markColours)]int
	styles      map[markStyle]int
}

// markStyle is the look of a cell before it was coloured, and in which colour it is to be.
type markStyle struct {
	of       int
	severity diag.Severity
}

// markWorkbook writes a copy of the notice's workbook in which every cell with a
// finding is coloured and carries the finding as a comment. With several
// workbooks it is the first one that has a finding; what it says is to be told.
func markWorkbook(dir, target string, findings diag.Findings) (told string, err error) {
	m := &marked{others: map[string]int{}, styles: map[markStyle]int{}}
	cells, byCell := m.choose(findings)
	if m.file == "" {
		return m.nothing(target)
	}
	if m.copied, err = openCopy(dir, m.file); err != nil {
		return "", err
	}
	defer m.copied.Close()
	if err := m.prepare(); err != nil {
		return "", unwritable(m.file, err)
	}
	for _, at := range cells {
		if err := m.mark(at, byCell[at]); err != nil {
			return "", unwritable(m.file, fmt.Errorf("%s：%w", at, err))
		}
	}
	data, err := sealMarked(m.copied)
	if err != nil {
		return "", unwritable(m.file, err)
	}
	if err := rewriteFile(target, data); err != nil {
		return "", err
	}
	return m.told(target), nil
}

// choose picks the workbook to mark and the findings of its cells, in their order.
func (m *marked) choose(findings diag.Findings) (cells []diag.Place, byCell map[diag.Place][]diag.Finding) {
	byCell = map[diag.Place][]diag.Finding{}
	for _, f := range findings {
		at := f.Place
		switch ext := strings.ToLower(filepath.Ext(at.File)); {
		case strings.Contains(at.File, "/") || ext != ".xlsx" && ext != ".xlsm" && ext != ".csv":
			continue
		case at.Cell == "" || at.Sheet == "" && ext != ".csv":
			if at.Sheet == "" && !slices.Contains(m.unread, at.File) {
				m.unread = append(m.unread, at.File)
			}
			continue
		case ext != ".xlsx" || m.file != "" && at.File != m.file:
			m.others[at.File]++
			continue
		}
		m.file = at.File
		if byCell[at] == nil {
			cells = append(cells, at)
		}
		byCell[at] = append(byCell[at], f)
	}
	return cells, byCell
}

// nothing says why no copy was written. It is an error where something was found that only a
// workbook of this kind could show.
func (m *marked) nothing(target string) (string, error) {
	if others := m.listed(); others != "" {
		return "", fmt.Errorf("--mark 只能给 .xlsx 工作簿涂色，没有写 %s；%s，请照检查结果里的位置改，或另存为 .xlsx 再标", target, others)
	}
	if len(m.unread) > 0 {
		return "", fmt.Errorf("%s 没有能标出的单元格，没有写 %s；请先按检查结果改好这个文件，再用 --mark", strings.Join(m.unread, "、"), target)
	}
	return fmt.Sprintf("工作簿里没有需要标出的单元格，没有写 %s", target), nil
}

// listed names the other files with findings in cells, and how many.
func (m *marked) listed() string {
	var parts []string
	for file, n := range m.others {
		parts = append(parts, fmt.Sprintf("%s 里有%d处", file, n))
	}
	slices.Sort(parts)
	return strings.Join(parts, "，")
}

// told says what was marked, and what was not.
func (m *marked) told(target string) string {
	says := fmt.Sprintf("%s：%s 里有问题的%d格已涂色", target, m.file, m.cells)
	if m.uncommented > 0 {
		says += fmt.Sprintf("，其中%d格没有批注，说明见检查结果", m.uncommented)
	}
	if others := m.listed(); others != "" {
		says += "；没有标的还有：" + others
	}
	return says
}

// openCopy opens a workbook of a folder as it is to be copied.
func openCopy(dir, file string) (*excelize.File, error) {
	data, err := intake.Open(dir).Read(file, intake.Workbook)
	if err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, unwritable(file, err)
	}
	return book, nil
}

// unwritable says that a workbook, which was read, cannot be marked. What the library says of it
// is English and nothing that a clerk could mend; the system's reasons are put into Chinese.
func unwritable(file string, err error) error {
	if system := systemReason(err); system != nil {
		return fmt.Errorf("%s 不能标注：%w", file, system)
	}
	return fmt.Errorf("%s 的写法程序不能改写，没有标注；请用Excel或WPS打开，另存为 .xlsx，再用 --mark", file)
}

// prepare adds the colours to the copy and lists its sheets.
func (m *marked) prepare() error {
	m.tabs = map[string]string{}
	for _, tab := range m.copied.GetSheetList() {
		m.tabs[strings.TrimSpace(tab)] = tab
	}
	for severity, colour := range markColours {
		style, err := m.copied.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}})
		if err != nil {
			return err
		}
		m.fills[severity] = style
	}
	return nil
}

// mark colours a cell or range, and puts what was found there into a comment.
func (m *marked) mark(at diag.Place, findings []diag.Finding) error {
	tab, here := m.tabs[at.Sheet]
	left, top, right, bottom, ok := sheet.ParseRange(at.Cell)
	if !here || !ok || top > markedRow {
		return nil
	}
	if (right-left+1)*(bottom-top+1) > markedRange || bottom > markedRow {
		right, bottom = left, top
	}
	worst := slices.MaxFunc(findings, func(a, b diag.Finding) int { return int(a.Severity) - int(b.Severity) }).Severity
	for row := top; row <= bottom; row++ {
		for col := left; col <= right; col++ {
			if err := m.colour(tab, sheet.CellName(col, row), worst); err != nil {
				return err
			}
			m.cells++
		}
	}
	if m.cells-m.uncommented > markedComments {
		m.uncommented++
		return nil
	}
	return m.comment(tab, sheet.CellName(left, top), at, findings)
}

// colour gives a cell its colour; its number format, borders and font stay, so that it shows what
// it showed before.
func (m *marked) colour(tab, cell string, severity diag.Severity) error {
	of, err := m.copied.GetCellStyle(tab, cell)
	if err != nil {
		return err
	}
	key := markStyle{of, severity}
	style, made := m.styles[key]
	if !made {
		formats := m.copied.Styles.CellXfs
		if of < 0 || of >= len(formats.Xf) {
			of = 0
		}
		xf := formats.Xf[of]
		yes := true
		xf.FillID, xf.ApplyFill = formats.Xf[m.fills[severity]].FillID, &yes
		style = len(formats.Xf)
		formats.Xf = append(formats.Xf, xf)
		formats.Count = len(formats.Xf)
		m.styles[key] = style
	}
	return m.copied.SetCellStyle(tab, cell, cell, style)
}

// comment tells in a cell what was found. A range larger than what is coloured is named; a comment
// that stands there stays, below.
func (m *marked) comment(tab, cell string, at diag.Place, findings []diag.Finding) error {
	var lines []string
	if at.Cell != cell {
		lines = append(lines, at.Cell+"：")
	}
	for _, f := range findings {
		lines = append(lines, f.Text+" "+f.Hint)
	}
	comment := excelize.Comment{Cell: cell, Author: "tongbao", Text: strings.Join(lines, "\n")}
	if m.copied.AddComment(tab, comment) == nil {
		return nil
	}
	before, err := m.copied.GetComments(tab)
	if err != nil {
		return err
	}
	for _, c := range before {
		if c.Cell == cell {
			comment.Text += "\n" + c.Text
			for _, run := range c.Paragraph {
				comment.Text += run.Text
			}
		}
	}
	if err := m.copied.DeleteComment(tab, cell); err != nil {
		return err
	}
	return m.copied.AddComment(tab, comment)
}
