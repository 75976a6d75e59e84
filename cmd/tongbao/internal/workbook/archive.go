package workbook

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"tongbao/cmd/tongbao/internal/opc"
)

// book is an opened xlsx file whose archive and directory have been checked.
type book struct {
	*opc.Container
	sheets   []sheetPart
	styles   []cellStyle  // by the index of a cell's style
	strings  []string     // shared strings
	struck   map[int]bool // those that are struck through in part
	date1904 bool
	cells    int // of the rectangles laid so far
}

// sheetPart is one worksheet.
type sheetPart struct {
	name   string
	part   string
	hidden bool
}

// openBook checks the archive and reads the directory of the workbook. The error
// is in Chinese.
func openBook(data []byte) (*book, error) {
	container, err := opc.Open(data, "工作簿", "用表格软件另存为 .xlsx。")
	if err != nil {
		return nil, err
	}
	b := &book{Container: container, struck: map[int]bool{}}
	return b, b.readDirectory()
}

// errXML says that a part is not the XML it should be.
var errXML = errors.New("工作簿的内部格式已损坏")

// walker is told of what a part holds. Elements of other vocabularies, such as
// those of a drawing, are passed over: depth counts them all.
type walker struct {
	start func(e *element, depth int) error
	end   func(name string) error // nil: nothing to do
	chars func([]byte)            // nil: nothing to do
}

// element is the beginning of an element, for as long as the walker looks at it.
type element struct {
	name  string // without its vocabulary
	attrs []attribute
}

// attribute is one of an element; space is its vocabulary, or the prefix of it.
type attribute struct{ space, name, value []byte }

func elementOf(t xml.StartElement) *element {
	e := &element{name: t.Name.Local}
	for _, a := range t.Attr {
		e.attrs = append(e.attrs, attribute{[]byte(a.Name.Space), []byte(a.Name.Local), []byte(a.Value)})
	}
	return e
}

// stream reads a large part as walk does: by a scanner where it is written as usual, else from its begin anew.
// Each reading has a walker of its own.
func (b *book) stream(part string, begin func() walker) error {
	r, err := b.Part(part)
	if err != nil {
		return b.walk(part, begin())
	}
	err = scan(r, begin())
	r.Close() // it was read, or is read again
	if err == errUnusual {
		return b.walk(part, begin())
	}
	return err
}

// walk reads a part token by token. It checks that it is whole, refuses document
// types and deep nesting, and does not resolve anything.
func (b *book) walk(part string, w walker) error {
	r, err := b.Part(part)
	if err != nil {
		return fmt.Errorf("%w：%w", errXML, err)
	}
	defer r.Close()
	return walkTokens(r, part, w)
}

func walkTokens(r io.Reader, part string, w walker) error {
	d := decoder(r)
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w：%s 不是完整的 XML", errXML, part)
		}
		switch t := token.(type) {
		case xml.Directive:
			return fmt.Errorf("%w：%s 里有不该有的 DOCTYPE", errXML, part)
		case xml.StartElement:
			if depth >= maxNesting {
				return fmt.Errorf("%w：%s 嵌套太深", errXML, part)
			}
			if ours(t.Name) {
				err = w.start(elementOf(t), depth)
			}
			depth++
		case xml.EndElement:
			if depth--; w.end != nil && ours(t.Name) {
				err = w.end(t.Name.Local)
			}
		case xml.CharData:
			if w.chars != nil {
				w.chars(t)
			}
		}
		if err != nil {
			return err
		}
	}
}

// decoder reads XML in UTF-8, UTF-16 and GB18030: what programs write.
func decoder(r io.Reader) *xml.Decoder {
	in := bufio.NewReader(r)
	head, _ := in.Peek(2) // a shorter part is no XML, which the decoder finds
	var text io.Reader = in
	switch string(head) {
	case "\xFF\xFE", "\xFE\xFF", "<\x00":
		text = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(in)
	case "\x00<":
		text = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Reader(in)
	}
	d := xml.NewDecoder(text)
	d.CharsetReader = func(label string, rest io.Reader) (io.Reader, error) {
		switch label = strings.ToLower(label); {
		case strings.HasPrefix(label, "utf-16") && text != io.Reader(in), label == "us-ascii":
			return rest, nil
		case strings.HasPrefix(label, "gb"):
			return simplifiedchinese.GB18030.NewDecoder().Reader(rest), nil
		}
		return nil, fmt.Errorf("unknown encoding %s", label)
	}
	return d
}

// vocabularies are the namespaces of workbooks, sheets and their relationships,
// transitional and strict, without what is common to them.
var vocabularies = []string{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
	"http://purl.oclc.org/ooxml/spreadsheetml/main",
	"http://schemas.openxmlformats.org/package/2006/relationships",
	"", // a program that writes no namespace means these
}

func ours(n xml.Name) bool { return slices.Contains(vocabularies, n.Space) }

// maxNesting bounds open elements; sheets need six.
const maxNesting = 64

// attr is an attribute of the element's own vocabulary.
func attr(e *element, name string) string { return string(e.value(name)) }

func (e *element) value(name string) []byte {
	for i := range e.attrs {
		if a := &e.attrs[i]; len(a.space) == 0 && string(a.name) == name {
			return a.value
		}
	}
	return nil
}

// relation is the id of the relationship by which an element names a part.
func relation(e *element) string {
	for _, a := range e.attrs {
		if string(a.name) == "id" && (string(a.space) == "r" || bytes.HasSuffix(a.space, []byte("/relationships"))) {
			return string(a.value)
		}
	}
	return ""
}
