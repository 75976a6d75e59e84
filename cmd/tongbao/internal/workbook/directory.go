package workbook

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/numfmt"
	"tongbao/cmd/tongbao/internal/opc"
)

// related is where the parts lie that a part names, by id and by the last word of
// their type: worksheet, styles.
type related struct{ byID, byType map[string]string }

// relationships reads what a part is related to; "" is the whole archive. A part
// that is related to nothing has none.
func (b *book) relationships(part string) (related, error) {
	folder, name := path.Split(part)
	out := related{map[string]string{}, map[string]string{}}
	rels := folder + "_rels/" + name + ".rels"
	if !b.Has(rels) {
		return out, nil
	}
	return out, b.walk(rels, walker{start: func(e *element, _ int) error {
		target := attr(e, "Target")
		if unescaped, err := url.PathUnescape(target); err == nil && !b.Has(opc.PartName(folder, target)) {
			target = unescaped
		}
		if e.name == "Relationship" && attr(e, "TargetMode") != "External" {
			kind := path.Base(attr(e, "Type"))
			out.byID[kind+" "+attr(e, "Id")], out.byType[kind] = opc.PartName(folder, target), opc.PartName(folder, target)
		}
		return nil
	}})
}

// readDirectory finds the workbook, its worksheets and what they share.
func (b *book) readDirectory() error {
	root, err := b.relationships("")
	if err != nil {
		return err
	}
	main := cmp.Or(root.byType["officeDocument"], "xl/workbook.xml")
	if !b.Has(main) {
		return &trouble{"这个压缩文件里没有工作簿", "请用表格软件打开，另存为 .xlsx。"}
	}
	has, err := b.relationships(main)
	if err != nil {
		return err
	}
	if err := b.readSheetNames(main, has); err != nil {
		return err
	}
	folder := path.Dir(main)
	if err := b.readStyles(cmp.Or(has.byType["styles"], folder+"/styles.xml")); err != nil {
		return err
	}
	return b.readStrings(cmp.Or(has.byType["sharedStrings"], folder+"/sharedstrings.xml"))
}

// readSheetNames lists the worksheets. A blank at the end of a name is not seen by
// who writes the name elsewhere, and is dropped where no other sheet is so called.
func (b *book) readSheetNames(main string, has related) error {
	parts, names := map[string]bool{}, map[string]bool{}
	err := b.walk(main, walker{start: func(e *element, _ int) error {
		switch e.name {
		case "workbookPr":
			b.date1904 = isTrue(attr(e, "date1904"))
		case "sheet":
			part, worksheet := has.byID["worksheet "+relation(e)]
			if !worksheet { // a chart sheet
				return nil
			}
			if parts[part] {
				return fmt.Errorf("%w：两张工作表用同一个部分 %s", errXML, part)
			}
			name, state := attr(e, "name"), attr(e, "state")
			if short := strings.TrimSpace(name); !names[short] {
				name = short
			}
			parts[part], names[name] = true, true
			b.sheets = append(b.sheets, sheetPart{name: name, part: part, hidden: state == "hidden" || state == "veryHidden"})
		}
		return nil
	}})
	if err == nil && len(b.sheets) == 0 {
		return &trouble{"工作簿里没有工作表", "请核对是否放错了文件。"}
	}
	return err
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// readStrings reads the shared strings. Their phonetic guides are no text.
func (b *book) readStrings(part string) error {
	if !b.Has(part) {
		return nil
	}
	return b.stream(part, b.stringWalker)
}

// stringWalker reads the shared strings from their begin.
func (b *book) stringWalker() walker {
	b.strings, b.struck = nil, map[int]bool{}
	elements := 0
	var text richText
	return walker{start: func(e *element, depth int) error {
		if elements++; elements > maxStrings {
			return &trouble{"工作簿里的文字太多，不读取", "请删去不用的工作表，或分成几个文件。"}
		}
		if e.name == "si" && depth == 1 {
			text.reset()
		}
		text.run(e)
		return nil
	}, end: func(name string) error {
		text.end(name)
		if name == "si" {
			if text.struck {
				b.struck[len(b.strings)] = true
			}
			b.strings = append(b.strings, text.String())
		}
		return nil
	}, chars: text.chars}
}

// richText gathers the text of a string that may be in runs.
type richText struct {
	text     []byte
	inside   bool // of an element that holds text
	phonetic bool
	strike   bool // the run is struck through
	struck   bool // a run that holds text is
}

func (t *richText) reset() { *t = richText{text: t.text[:0]} }

// run takes an element of a text that may be in runs with faces of their own.
func (t *richText) run(e *element) {
	switch e.name {
	case "r":
		t.strike = false
	case "strike":
		t.strike = isOn(e)
	}
	t.start(e.name)
}

// isOn reports an element that switches something on, as it does without a value.
func isOn(e *element) bool {
	val := attr(e, "val")
	return val == "" || isTrue(val)
}

func (t *richText) start(name string) {
	switch name {
	case "rPh":
		t.phonetic = true
	case "t":
		t.inside = !t.phonetic
	}
}

func (t *richText) end(name string) {
	switch name {
	case "rPh":
		t.phonetic = false
	case "t":
		t.inside = false
	}
}

func (t *richText) chars(text []byte) {
	if t.inside {
		t.text = append(t.text, text...)
		t.struck = t.struck || t.strike && len(bytes.TrimSpace(text)) > 0
	}
}

// escapedRune is a character that XML cannot hold, as workbooks write it.
var escapedRune = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func (t *richText) String() string {
	if !bytes.Contains(t.text, []byte("_x")) {
		return string(t.text)
	}
	return escapedRune.ReplaceAllStringFunc(string(t.text), func(s string) string {
		n, _ := strconv.ParseUint(s[2:6], 16, 16) // the pattern holds four such digits
		return string(rune(n))
	})
}

// styleReader takes from the styles what decides how a cell shows its value.
type styleReader struct {
	book    *book
	codes   map[string]string         // of number formats, by their number
	formats map[string]*numfmt.Format // read, by their number
	sizes   []float64                 // of the faces, in points
	struck  []bool                    // which of the faces are struck through
	out     []cellStyle
	inFonts bool
	inCells bool
}

// readStyles reads the styles of cells.
func (b *book) readStyles(part string) error {
	if !b.Has(part) {
		return nil
	}
	s := &styleReader{book: b, codes: map[string]string{}, formats: map[string]*numfmt.Format{}}
	err := b.walk(part, walker{start: s.start, end: func(name string) error {
		s.inFonts, s.inCells = s.inFonts && name != "fonts", s.inCells && name != "cellXfs"
		return nil
	}})
	b.styles = s.out
	return err
}

func (s *styleReader) start(e *element, _ int) error {
	switch e.name {
	case "numFmt":
		s.codes[attr(e, "numFmtId")] = attr(e, "formatCode")
	case "fonts":
		s.inFonts = true
	case "font":
		if s.inFonts {
			s.sizes, s.struck = append(s.sizes, 0), append(s.struck, false)
		}
	case "strike":
		if s.inFonts && len(s.struck) > 0 {
			s.struck[len(s.struck)-1] = isOn(e)
		}
	case "sz":
		if s.inFonts && len(s.sizes) > 0 {
			s.sizes[len(s.sizes)-1], _ = strconv.ParseFloat(attr(e, "val"), 64)
		}
	case "cellXfs":
		s.inCells = true
	case "xf":
		if s.inCells {
			font := attr(e, "fontId")
			s.out = append(s.out, cellStyle{format: s.format(attr(e, "numFmtId")), size: s.size(font), struck: s.isStruck(font)})
			if len(s.out) > maxFormats {
				return &trouble{"工作簿里的样式太多，不读取", "请用表格软件打开，把数据复制到新的工作簿。"}
			}
		}
	case "alignment":
		if s.inCells && len(s.out) > 0 {
			s.out[len(s.out)-1].shrink = isTrue(attr(e, "shrinkToFit"))
		}
	}
	return nil
}

// isStruck reports a face that is struck through.
func (s *styleReader) isStruck(font string) bool {
	n, err := strconv.Atoi(font)
	return err == nil && n >= 0 && n < len(s.struck) && s.struck[n]
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

// hasPictures reports pictures that Excel placed in cells, where a program that does
// not know them shows #VALUE!.
func (b *book) hasPictures() bool { return b.Has("xl/richdata/richvaluerel.xml") }
