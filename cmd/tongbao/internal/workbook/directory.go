package workbook

import (
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/numfmt"
)

// readDirectory finds the worksheets and their parts.
func (b *book) readDirectory() error {
	targets := map[string]string{}
	err := b.walk("xl/_rels/workbook.xml.rels", func(e xml.StartElement, _ int) error {
		if e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), "/worksheet") {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = "/xl/" + target
			}
			targets[attr(e, "Id")] = strings.TrimPrefix(path.Clean(target), "/")
		}
		return nil
	}, noEnd, nil)
	if err != nil {
		return err
	}
	err = b.walk("xl/workbook.xml", func(e xml.StartElement, _ int) error {
		switch e.Name.Local {
		case "workbookPr":
			b.date1904 = isTrue(attr(e, "date1904"))
		case "sheet":
			part, worksheet := targets[attr(e, "id")]
			if !worksheet { // a chart sheet
				return nil
			}
			if b.parts[part] == nil {
				return fmt.Errorf("%w：缺少工作表“%s”", errXML, attr(e, "name"))
			}
			state := attr(e, "state")
			b.sheets = append(b.sheets, sheetPart{name: attr(e, "name"), part: part, hidden: state == "hidden" || state == "veryHidden"})
		}
		return nil
	}, noEnd, nil)
	if err == nil && len(b.sheets) == 0 {
		return &trouble{"工作簿里没有工作表", "请核对是否放错了文件。"}
	}
	return err
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// countStrings counts the shared strings, so that a cell pointing past their end
// is found; the spreadsheet library reads such a cell as a number.
func (b *book) countStrings() (int, error) {
	const part = "xl/sharedStrings.xml"
	if b.parts[part] == nil {
		return 0, nil
	}
	n, elements := 0, 0
	err := b.walk(part, func(e xml.StartElement, depth int) error {
		if elements++; elements > maxStrings {
			return &trouble{"工作簿里的文字太多，不读取", "请删去不用的工作表，或分成几个文件。"}
		}
		if e.Name.Local == "si" && depth == 1 {
			n++
		}
		return nil
	}, noEnd, nil)
	return n, err
}

// styleReader takes from the styles what decides how a cell shows its value.
type styleReader struct {
	book    *book
	codes   map[string]string         // of number formats, by their number
	formats map[string]*numfmt.Format // read, by their number
	sizes   []float64                 // of the faces, in points
	out     []cellStyle
	inFonts bool
	inCells bool
}

// readStyles reads the styles of cells.
func (b *book) readStyles() ([]cellStyle, error) {
	const part = "xl/styles.xml"
	if b.parts[part] == nil {
		return nil, nil
	}
	s := &styleReader{book: b, codes: map[string]string{}, formats: map[string]*numfmt.Format{}}
	err := b.walk(part, s.start, func(name string) error {
		s.inFonts, s.inCells = s.inFonts && name != "fonts", s.inCells && name != "cellXfs"
		return nil
	}, nil)
	return s.out, err
}

func (s *styleReader) start(e xml.StartElement, _ int) error {
	switch e.Name.Local {
	case "numFmt":
		s.codes[attr(e, "numFmtId")] = attr(e, "formatCode")
	case "fonts":
		s.inFonts = true
	case "font":
		if s.inFonts {
			s.sizes = append(s.sizes, 0)
		}
	case "sz":
		if s.inFonts && len(s.sizes) > 0 {
			s.sizes[len(s.sizes)-1], _ = strconv.ParseFloat(attr(e, "val"), 64)
		}
	case "cellXfs":
		s.inCells = true
	case "xf":
		if s.inCells {
			s.out = append(s.out, cellStyle{format: s.format(attr(e, "numFmtId")), size: s.size(attr(e, "fontId"))})
		}
	case "alignment":
		if s.inCells && len(s.out) > 0 {
			s.out[len(s.out)-1].shrink = isTrue(attr(e, "shrinkToFit"))
		}
	}
	return nil
}

// size is that of a face as a multiple of the first one's, which columns are measured by.
func (s *styleReader) size(font string) float64 {
	n, err := strconv.Atoi(font)
	if err != nil || n < 0 || n >= len(s.sizes) || s.sizes[n] <= 0 || s.sizes[0] <= 0 {
		return 1
	}
	return s.sizes[n] / s.sizes[0]
}

// format is a number format, given by its code or known by its number; nil where it shows
// values as they are.
func (s *styleReader) format(id string) *numfmt.Format {
	if f, read := s.formats[id]; read {
		return f
	}
	code, given := s.codes[id]
	if !given {
		n, err := strconv.Atoi(id)
		if err != nil {
			n = 0 // General
		}
		code = numfmt.Builtin(n)
	}
	var f *numfmt.Format
	if code != "General" && code != "@" {
		f = numfmt.Parse(code, s.book.date1904)
	}
	s.formats[id] = f
	return f
}
