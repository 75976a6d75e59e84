package workbook

import (
	"encoding/xml"
	"fmt"
	"strconv"

	"tongbao/cmd/tongbao/internal/sheet"
)

// survey is what the XML of a sheet says beside its values. The spreadsheet
// library gives values only, and gives a shorter list where a file is broken;
// the survey knows which cells there have to be.
type survey struct {
	rows          []surveyRow // rows with content or hidden, ascending
	width         int         // columns up to the last one with content
	merges        []merge
	hiddenColumns [maxColumn]bool    // by 0-based column
	widths        [maxColumn]float64 // in digits; 0: not given
}

type surveyRow struct {
	number int
	hidden bool
	cells  []surveyCell // ascending
}

type surveyCell struct {
	column  uint16
	style   uint32
	stored  storage
	formula bool
	valued  bool
}

// storage is a cell's t attribute.
type storage uint8

const (
	storedNumber storage = iota
	storedShared         // index of a shared string
	storedText           // in the cell, or a formula's text
	storedBool
	storedFault
)

var storages = map[string]storage{
	"": storedNumber, "n": storedNumber, "s": storedShared, "str": storedText,
	"inlineStr": storedText, "d": storedText, "b": storedBool, "e": storedFault,
}

// merge is a merged range, 0-based columns and 1-based rows, ends included.
type merge struct{ left, top, right, bottom int }

// surveyor walks one sheet.
type surveyor struct {
	book    *book
	out     *survey
	row     *surveyRow // the open one
	cell    surveyCell
	inCell  bool
	inValue bool
	lastRow int
	nextCol int
	tooFar  string // cell beyond the bounds
	shared  []byte // index of a shared string
}

// survey surveys a sheet. The error is in Chinese.
func (b *book) survey(part string) (*survey, error) {
	s := &surveyor{book: b, out: &survey{}}
	if err := b.walk(part, s.start, s.end, s.chars); err != nil {
		return nil, err
	}
	if s.tooFar != "" {
		return nil, &trouble{
			fmt.Sprintf("单元格 %s 有内容，超出第 %d 行或第 %d 列，整张表不读取", s.tooFar, maxRow, maxColumn),
			"请删去远处的内容，或把表分开。"}
	}
	return s.out, nil
}

func (s *surveyor) start(e xml.StartElement, depth int) error {
	switch e.Name.Local {
	case "worksheet":
		if depth != 0 {
			return fmt.Errorf("%w：工作表里又有工作表", errXML)
		}
	case "col":
		s.column(e)
	case "row":
		return s.startRow(e, depth)
	case "c":
		return s.startCell(e, depth)
	case "f":
		s.cell.formula = s.inCell
	case "v":
		s.inValue = s.inCell
		s.shared = s.shared[:0]
		// A formula whose result is the empty text has an empty value; one that was
		// never calculated has none.
		s.cell.valued = s.cell.valued || s.cell.stored == storedText
	case "is":
		s.cell.valued = s.cell.valued || s.inCell
	case "mergeCell":
		return s.merge(attr(e, "ref"))
	}
	return nil
}

func (s *surveyor) column(e xml.StartElement) {
	hidden := isTrue(attr(e, "hidden"))
	width, _ := strconv.ParseFloat(attr(e, "width"), 64)
	first, _ := strconv.Atoi(attr(e, "min"))
	last, _ := strconv.Atoi(attr(e, "max"))
	for c := max(first, 1); c <= min(last, maxColumn); c++ {
		s.out.hiddenColumns[c-1], s.out.widths[c-1] = hidden, width
	}
}

// Depths of rows and cells: worksheet, sheetData, row, c.
const (
	rowDepth  = 2
	cellDepth = 3
)

func (s *surveyor) startRow(e xml.StartElement, depth int) error {
	if depth != rowDepth {
		return fmt.Errorf("%w：行的位置不对", errXML)
	}
	number := s.lastRow + 1
	if r := attr(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < number {
			return fmt.Errorf("%w：第 %d 行之后的行号是“%s”", errXML, s.lastRow, r)
		}
		number = n
	}
	s.lastRow, s.nextCol = number, 0
	s.row = &surveyRow{number: number, hidden: isTrue(attr(e, "hidden"))}
	return nil
}

func (s *surveyor) startCell(e xml.StartElement, depth int) error {
	if depth != cellDepth || s.row == nil {
		return fmt.Errorf("%w：单元格的位置不对", errXML)
	}
	column := s.nextCol
	if r := attr(e, "r"); r != "" {
		col, row, ok := sheet.ParseCell(r)
		if !ok || row != s.lastRow || col < column {
			return fmt.Errorf("%w：第 %d 行有个单元格叫“%s”", errXML, s.lastRow, r)
		}
		column = col
	}
	s.nextCol = column + 1
	stored, ok := storages[attr(e, "t")]
	if !ok {
		return fmt.Errorf("%w：单元格 %s 的类型是“%s”", errXML, sheet.CellName(column, s.lastRow), attr(e, "t"))
	}
	style, _ := strconv.ParseUint(attr(e, "s"), 10, 32)
	s.cell = surveyCell{column: uint16(min(column, 1<<16-1)), style: uint32(style), stored: stored}
	s.inCell = true
	return nil
}

func (s *surveyor) chars(text []byte) error {
	if s.inValue {
		s.cell.valued = s.cell.valued || len(text) > 0
		if s.cell.stored == storedShared {
			s.shared = append(s.shared, text...)
		}
	}
	return nil
}

func (s *surveyor) end(name string) error {
	switch name {
	case "v":
		if s.inValue && s.cell.stored == storedShared && len(s.shared) > 0 {
			n, err := strconv.Atoi(string(s.shared))
			if err != nil || n < 0 || n >= s.book.strings {
				return fmt.Errorf("%w：单元格 %s 的文字不见了", errXML, sheet.CellName(int(s.cell.column), s.lastRow))
			}
		}
		s.inValue = false
	case "c":
		s.endCell()
	case "row":
		if s.row != nil && s.lastRow <= maxRow && (len(s.row.cells) > 0 || s.row.hidden) {
			s.out.rows = append(s.out.rows, *s.row)
		}
		s.row = nil
	}
	return nil
}

func (s *surveyor) endCell() {
	if s.inCell && (s.cell.valued || s.cell.formula) {
		column := int(s.cell.column)
		if column >= maxColumn || s.lastRow > maxRow {
			if s.tooFar == "" {
				s.tooFar = sheet.CellName(column, s.lastRow)
			}
		} else {
			s.row.cells = append(s.row.cells, s.cell)
			s.out.width = max(s.out.width, column+1)
		}
	}
	s.inCell = false
}

// maxMerges bounds merged ranges; each is expanded into cells.
const maxMerges = 100_000

func (s *surveyor) merge(ref string) error {
	left, top, right, bottom, ok := sheet.ParseRange(ref)
	if !ok || len(s.out.merges) >= maxMerges {
		return fmt.Errorf("%w：合并区域“%s”", errXML, ref)
	}
	s.out.merges = append(s.out.merges, merge{left, top, right, bottom})
	return nil
}
