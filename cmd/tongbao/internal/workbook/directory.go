package workbook

import (
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
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

// format is what a cell's number format says about its value.
type format struct {
	parts    sheet.DateParts // of a date; zero for other formats
	percent  bool
	decimals int8 // digits after the point that are always shown; -1: General
}

// readFormats reads the number formats of cell styles.
func (b *book) readFormats() ([]format, error) {
	const part = "xl/styles.xml"
	if b.parts[part] == nil {
		return nil, nil
	}
	codes := map[string]string{}
	var formats []format
	inCells := false
	err := b.walk(part, func(e xml.StartElement, _ int) error {
		switch e.Name.Local {
		case "numFmt":
			codes[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellXfs":
			inCells = true
		case "xf":
			if inCells {
				formats = append(formats, formatOf(attr(e, "numFmtId"), codes))
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

const (
	day   = sheet.DateYear | sheet.DateMonth | sheet.DateDay
	clock = sheet.DateTime
)

// builtin are the number formats a file uses by number alone (ECMA-376 part 1,
// 18.8.30, with the dates of Chinese locales).
var builtin = map[int]format{
	0: {decimals: -1}, 1: {}, 2: {decimals: 2}, 3: {}, 4: {decimals: 2},
	9: {percent: true}, 10: {percent: true, decimals: 2},
	14: {parts: day}, 15: {parts: day}, 16: {parts: sheet.DateMonth | sheet.DateDay}, 17: {parts: sheet.DateYear | sheet.DateMonth},
	18: {parts: clock}, 19: {parts: clock}, 20: {parts: clock}, 21: {parts: clock}, 22: {parts: day | clock},
	27: {parts: sheet.DateYear | sheet.DateMonth}, 28: {parts: sheet.DateMonth | sheet.DateDay}, 29: {parts: sheet.DateMonth | sheet.DateDay},
	30: {parts: day}, 31: {parts: day}, 32: {parts: clock}, 33: {parts: clock}, 34: {parts: clock}, 35: {parts: clock},
	36: {parts: sheet.DateYear | sheet.DateMonth}, 45: {parts: clock}, 46: {parts: clock}, 47: {parts: clock},
	50: {parts: sheet.DateYear | sheet.DateMonth}, 51: {parts: sheet.DateMonth | sheet.DateDay}, 52: {parts: sheet.DateYear | sheet.DateMonth},
	53: {parts: sheet.DateMonth | sheet.DateDay}, 54: {parts: sheet.DateMonth | sheet.DateDay}, 55: {parts: sheet.DateYear | sheet.DateMonth},
	56: {parts: sheet.DateMonth | sheet.DateDay}, 57: {parts: sheet.DateYear | sheet.DateMonth}, 58: {parts: sheet.DateMonth | sheet.DateDay},
}

func formatOf(id string, codes map[string]string) format {
	if code, ok := codes[id]; ok {
		return parseFormat(code)
	}
	n, err := strconv.Atoi(id)
	if f, ok := builtin[n]; ok && err == nil {
		return f
	}
	return format{decimals: -1}
}

// parseFormat reads a number format such as yyyy"年"m"月" or 0.00%. Only the
// first section counts; it is the one for positive numbers.
func parseFormat(code string) format {
	plain := strings.ToLower(bareFormat(code))
	if plain == "general" || plain == "@" || plain == "" {
		return format{decimals: -1}
	}
	f := format{}
	has := func(chars string) bool { return strings.ContainsAny(plain, chars) }
	if has("yd") || has("m") || has("hs") {
		if has("ye") {
			f.parts |= sheet.DateYear
		}
		if has("d") {
			f.parts |= sheet.DateDay
		}
		if has("m") && (has("yd") || !has("hs")) {
			f.parts |= sheet.DateMonth
		}
		if has("hs") {
			f.parts |= sheet.DateTime
		}
		return f
	}
	f.percent = has("%")
	if _, fraction, ok := strings.Cut(plain, "."); ok {
		f.decimals = int8(min(len(fraction)-len(strings.TrimLeft(fraction, "0")), 30))
	}
	return f
}

// bareFormat drops what stands for itself: quoted text, escaped characters,
// padding, and brackets other than those of elapsed time.
func bareFormat(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return b.String()
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return b.String()
			}
			if inner := strings.ToLower(code[i+1 : i+end]); inner != "" && strings.Trim(inner, "hms") == "" {
				b.WriteString(inner)
			}
			i += end
		case ';':
			return b.String()
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
