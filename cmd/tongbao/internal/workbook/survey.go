package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// survey is what the XML of a sheet says.
type survey struct {
	rows          []surveyRow // rows with content or hidden, ascending
	height        int         // number of the last row with content
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
	picture bool
	struck  bool   // part of its text is struck through
	text    string // as stored
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
	faults  *faults
	out     *survey
	row     *surveyRow
	cell    surveyCell
	inCell  bool
	text    richText
	formula richText
	lastRow int
	nextCol int
}

// survey surveys a sheet. Cells that cannot be read go to faults; the error, in
// Chinese, is for a part that cannot be followed.
func (b *book) survey(part string, f *faults) (*survey, error) {
	var s *surveyor
	err := b.stream(part, func() walker {
		*f, s = faults{}, &surveyor{book: b, faults: f, out: &survey{}}
		return walker{start: s.start, end: s.end, chars: s.chars}
	})
	return s.out, err
}

func (s *surveyor) start(e *element, depth int) error {
	switch e.name {
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
		s.cell.formula, s.formula.inside = s.inCell, s.inCell
	case "v":
		// A formula whose result is the empty text has an empty value; one that was
		// never calculated has none.
		s.cell.valued = s.cell.valued || s.inCell && s.cell.stored == storedText
		s.text.start("t")
	case "is":
		s.cell.valued = s.cell.valued || s.inCell
	case "mergeCell":
		s.merge(attr(e, "ref"))
	default:
		s.text.run(e)
	}
	return nil
}

func (s *surveyor) chars(text []byte) {
	if s.inCell {
		s.text.chars(text)
		s.formula.chars(text)
	}
}

func (s *surveyor) column(e *element) {
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

func (s *surveyor) startRow(e *element, depth int) error {
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
	s.row = &surveyRow{number: number, hidden: isTrue(attr(e, "hidden")), cells: make([]surveyCell, 0, s.out.width)}
	return nil
}

func (s *surveyor) startCell(e *element, depth int) error {
	if depth != cellDepth || s.row == nil {
		return fmt.Errorf("%w：单元格的位置不对", errXML)
	}
	column := s.nextCol
	if r := e.value("r"); len(r) > 0 {
		col, row, ok := parseCell(r)
		if !ok || row != s.lastRow || col < column {
			return fmt.Errorf("%w：第 %d 行有个单元格叫“%s”", errXML, s.lastRow, r)
		}
		column = col
	}
	s.nextCol = column + 1
	stored, ok := storages[string(e.value("t"))]
	if !ok {
		s.faults.add("单元格 %s 的类型不明", sheet.CellName(column, s.lastRow))
	}
	style := uint64(0) // where there is none, or an empty one
	if id := e.value("s"); len(id) > 0 {
		style, _ = strconv.ParseUint(string(id), 10, 32)
	}
	s.cell = surveyCell{column: uint16(min(column, 1<<16-1)), style: uint32(style), stored: stored,
		picture: stored == storedFault && len(e.value("vm")) > 0 && s.book.hasPictures()}
	s.inCell = true
	s.text.reset()
	s.formula.reset()
	return nil
}

// parseCell reads the name of a cell: as most are, of one capital letter and its row, or any other.
func parseCell(name []byte) (column, row int, ok bool) {
	if len(name) < 2 || len(name) > 7 || name[0] < 'A' || name[0] > 'Z' || name[1] < '1' || name[1] > '9' {
		return sheet.ParseCell(strings.ToUpper(string(name)))
	}
	for _, c := range name[1:] {
		if c < '0' || c > '9' {
			return sheet.ParseCell(strings.ToUpper(string(name)))
		}
		row = row*10 + int(c-'0')
	}
	return int(name[0] - 'A'), row, true
}

func (s *surveyor) end(name string) error {
	switch name {
	case "v":
		s.text.end("t")
	case "f":
		s.formula.inside = false
	case "c":
		if s.inCell {
			s.endCell()
		}
		s.inCell = false
	case "row":
		if s.row != nil && s.lastRow <= maxRow && (len(s.row.cells) > 0 || s.row.hidden) {
			s.out.rows = append(s.out.rows, *s.row)
		}
		s.row = nil
	default:
		s.text.end(name)
	}
	return nil
}

// pictureFormulas put a picture into the cell: that of WPS, which Excel keeps and
// cannot calculate, and that of Excel.
var pictureFormulas = []string{"DISPIMG(", "_xlfn.IMAGE("}

func (s *surveyor) endCell() {
	column, text := int(s.cell.column), s.text.text
	s.cell.valued = s.cell.valued || len(text) > 0
	if !s.cell.valued && !s.cell.formula {
		return
	}
	if column >= maxColumn || s.lastRow > maxRow {
		s.faults.add(tooFar, sheet.CellName(column, s.lastRow))
		return
	}
	switch s.cell.stored {
	case storedShared:
		n, err := strconv.Atoi(strings.TrimSpace(string(text)))
		if err != nil || n < 0 || n >= len(s.book.strings) {
			s.faults.add("单元格 %s 的文字不见了", sheet.CellName(column, s.lastRow))
			return
		}
		s.cell.text, s.cell.struck = s.book.strings[n], s.book.struck[n]
	case storedText:
		s.cell.text, s.cell.struck = s.text.String(), s.text.struck
	default:
		s.cell.text = string(text)
	}
	for _, f := range pictureFormulas {
		s.cell.picture = s.cell.picture || len(s.formula.text) > 0 && strings.Contains(string(s.formula.text), f)
	}
	s.row.cells = append(s.row.cells, s.cell)
	s.out.width, s.out.height = max(s.out.width, column+1), s.lastRow
}

// maxMerges bounds merged ranges; each is expanded into cells.
const maxMerges = 100_000

// merge takes a merged range; A:C and 1:3 are whole columns and rows.
func (s *surveyor) merge(ref string) {
	left, top, right, bottom, ok := sheet.ParseRange(ref)
	if first, last, two := strings.Cut(ref, ":"); !ok && two {
		left, top, right, bottom, ok = sheet.ParseRange(first + "1:" + last + strconv.Itoa(maxRow))
		if !ok {
			left, top, right, bottom, ok = sheet.ParseRange("A" + first + ":" + sheet.ColumnName(maxColumn-1) + last)
		}
	}
	if !ok || len(s.out.merges) >= maxMerges {
		s.faults.add("合并区域 %s 不对，或合并区域太多", "“"+ref+"”")
		return
	}
	s.out.merges = append(s.out.merges, merge{left, top, right, bottom})
}
