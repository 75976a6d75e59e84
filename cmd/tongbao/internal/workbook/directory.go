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

// readFormats reads the number formats of cell styles; that of a cell which shows its
// value as it is, is nil.
func (b *book) readFormats() ([]*numfmt.Format, error) {
	const part = "xl/styles.xml"
	if b.parts[part] == nil {
		return nil, nil
	}
	codes := map[string]string{}
	read := map[string]*numfmt.Format{}
	var formats []*numfmt.Format
	inCells := false
	err := b.walk(part, func(e xml.StartElement, _ int) error {
		switch e.Name.Local {
		case "numFmt":
			codes[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellXfs":
			inCells = true
		case "xf":
			if inCells {
				id := attr(e, "numFmtId")
				if _, known := read[id]; !known {
					read[id] = b.format(id, codes)
				}
				formats = append(formats, read[id])
			}
		}
		return nil
	}, func(name string) error {
		if name == "cellXfs" {
			inCells = false
		}
		return nil
	}, nil)
	return formats, err
}

// format reads one number format, given by its code or known by its number.
func (b *book) format(id string, codes map[string]string) *numfmt.Format {
	code, ok := codes[id]
	if !ok {
		n, err := strconv.Atoi(id)
		if err != nil {
			return nil
		}
		code = numfmt.Builtin(n)
	}
	if code == "General" || code == "@" {
		return nil
	}
	return numfmt.Parse(code, b.date1904)
}
