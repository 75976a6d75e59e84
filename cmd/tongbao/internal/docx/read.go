package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readBlock is a paragraph or a table of a docx as it would print: tracked changes
// count as accepted.
type readBlock struct {
	text string
	rows [][]readCell // of a table
}

// readCell is one cell of a table; one that continues a merged cell has no text.
type readCell struct {
	text      string
	continued bool
}

// largestBody bounds what is unpacked: a document.xml of 10,000 rows has 20 MB.
const largestBody = 256 << 20

// readBody reads the main text story of a docx.
func readBody(docx []byte) ([]readBlock, error) {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, fmt.Errorf("不是Word的docx文件，请在Word或WPS中另存为docx格式：%w", err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		return nil, fmt.Errorf("docx文件中没有正文，请在Word或WPS中另存为docx格式：%w", err)
	}
	defer f.Close()
	limited := &io.LimitedReader{R: f, N: largestBody + 1}
	r := reader{decoder: xml.NewDecoder(limited)}
	err = r.run()
	if limited.N <= 0 {
		return nil, fmt.Errorf("docx文件的正文超过%dMB，不能比较", largestBody>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("docx文件已损坏，请在Word或WPS中打开后重新保存：%w", err)
	}
	return r.blocks, nil
}

// deepest is more than any word processor nests: a table cell is ten deep.
const deepest = 200

// reader walks the elements of document.xml once, without a tree.
type reader struct {
	decoder *xml.Decoder
	path    []string // names of the open elements
	blocks  []readBlock
	text    strings.Builder
	joined  bool // the paragraph's mark was deleted: the next one goes on in it
	tables  int  // open tables
	rows    [][]readCell
	row     []readCell
	cell    readCell
	gone    bool // the row was deleted
}

func (r *reader) run() error {
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) && len(r.path) == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if name == "del" {
				r.deletion()
			}
			if skipped(name) {
				if err := r.decoder.Skip(); err != nil {
					return err
				}
				continue
			}
			if r.path = append(r.path, name); len(r.path) > deepest {
				return errors.New("元素嵌套过深")
			}
			r.open(t)
		case xml.EndElement:
			r.path = r.path[:len(r.path)-1]
			r.close(t.Name.Local)
		case xml.CharData:
			if r.within("t") {
				r.text.Write(t)
			}
		}
	}
}

// skipped are elements whose text does not print: what was deleted or moved away,
// and the second form of a drawing.
func skipped(name string) bool {
	return name == "del" || name == "moveFrom" || name == "Fallback"
}

// within reports whether the innermost open element has that name.
func (r *reader) within(name string) bool {
	return len(r.path) > 0 && r.path[len(r.path)-1] == name
}

// deletion notes a w:del that marks its parent: a table row in its properties, a
// paragraph mark in those of the mark.
func (r *reader) deletion() {
	n := len(r.path)
	switch {
	case r.within("trPr"):
		r.gone = true
	case r.within("rPr") && n > 1 && r.path[n-2] == "pPr":
		r.joined = true
	}
}

func (r *reader) open(t xml.StartElement) {
	switch t.Name.Local {
	case "tab":
		if r.within("tab") && len(r.path) > 1 && r.path[len(r.path)-2] == "r" { // not a tab stop
			r.text.WriteByte('\t')
		}
	case "br", "cr":
		r.text.WriteByte('\n')
	case "noBreakHyphen":
		r.text.WriteByte('-')
	case "tbl":
		r.tables++
		if r.tables == 1 {
			r.rows = nil
		}
	case "tr":
		if r.tables == 1 {
			r.row, r.gone = nil, false
		}
	case "tc":
		if r.tables == 1 {
			r.cell = readCell{}
			r.text.Reset()
		}
	case "vMerge":
		r.cell.continued = attribute(t, "val") != "restart"
	case "p":
		if r.tables == 0 && !r.joined && r.depth("p") == 1 {
			r.text.Reset()
		}
	}
}

func (r *reader) close(name string) {
	switch name {
	case "p":
		switch {
		case r.depth("p") > 0: // of a text box inside a paragraph
			r.text.WriteByte('\n')
		case r.tables > 0:
			r.text.WriteByte('\n')
		case !r.joined:
			r.blocks = append(r.blocks, readBlock{text: strings.TrimSpace(r.text.String())})
			r.text.Reset()
		}
		r.joined = false
	case "tc":
		if r.tables == 1 {
			r.cell.text = strings.TrimSpace(r.text.String())
			r.row = append(r.row, r.cell)
		}
	case "tr":
		if r.tables == 1 && !r.gone {
			r.rows = append(r.rows, r.row)
		}
	case "tbl":
		r.tables--
		if r.tables == 0 {
			r.blocks = append(r.blocks, readBlock{rows: r.rows})
		}
	}
}

// depth counts the open elements of a name.
func (r *reader) depth(name string) int {
	n := 0
	for _, p := range r.path {
		if p == name {
			n++
		}
	}
	return n
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
