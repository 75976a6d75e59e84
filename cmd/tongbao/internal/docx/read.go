package docx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"tongbao/cmd/tongbao/internal/opc"
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

// What is compared: a paper of 10,000 rows in tables has 150,000 cells and 2 MB of text.
const (
	mostParts = 1_000_000 // paragraphs and cells
	mostText  = 16 << 20  // bytes
)

const saveAgain = "在Word或WPS中另存为docx。"

// readBody reads the main text story of a docx. The error says in Chinese what the file is, and
// what to do.
func readBody(docx []byte) ([]readBlock, error) {
	if what := notDocx(opc.FormOf(docx)); what != "" {
		return nil, errors.New(what)
	}
	c, err := opc.Open(docx, "Word文件", saveAgain)
	if err != nil {
		return nil, worded(err)
	}
	main, err := mainPart(c)
	if err != nil {
		return nil, worded(err)
	}
	part, err := c.Part(main)
	if err != nil {
		return nil, errors.New("docx文件已损坏，" + err.Error() + "。请" + saveAgain)
	}
	defer part.Close()
	r := reader{decoder: xml.NewDecoder(part)}
	err = r.run()
	switch {
	case errors.Is(err, errTooMuch):
		return nil, fmt.Errorf("docx文件的正文太长，超过%d万个段落和单元格，或%dMiB文字，不能比较。请核对是不是放错了文件", mostParts/10_000, mostText>>20)
	case err != nil:
		return nil, errors.New("docx文件已损坏。请在Word或WPS中打开后重新保存")
	}
	return r.blocks, nil
}

// worded is a trouble of the container in one line.
func worded(err error) error {
	var t *opc.Trouble
	if errors.As(err, &t) {
		return errors.New(t.Text + "。" + strings.TrimSuffix(t.Hint, "。"))
	}
	return err
}

// notDocx says of a file that is no docx what it is; empty: it may be one.
func notDocx(form opc.Form) string {
	const again = "请在Word或WPS中打开，另存为docx"
	switch form {
	case opc.Packed:
		return ""
	case opc.Empty:
		return "文件是空的。请核对是否放错了文件"
	case opc.Encrypted:
		return "文件加了打开密码。请在Word或WPS中打开，去掉密码后保存"
	case opc.Binary:
		return "这是旧的doc或wps格式。" + again + "；只改扩展名没有用"
	case opc.PDF:
		return "这是PDF文件，不是docx。请用改过的Word文件来比较"
	case opc.Archive:
		return "这是压缩文件，不是docx。请先解压"
	case opc.Web, opc.XML, opc.RTF:
		return "这是网页、XML或RTF，不是docx。" + again
	case opc.Text:
		return "这是文本文件，不是docx。请用改过的Word文件来比较"
	}
	return "不认识的文件格式，不是docx。" + again
}

// mainPart finds the part that holds the text: what the container says is its document, else the
// usual name.
func mainPart(c *opc.Container) (string, error) {
	usual := opc.PartName("word", "document.xml")
	found := map[string]bool{}
	if c.Has("_rels/.rels") {
		part, err := c.Part("_rels/.rels")
		if err != nil {
			return "", &opc.Trouble{Text: "docx文件已损坏，" + err.Error(), Hint: "请" + saveAgain}
		}
		defer part.Close()
		for d := xml.NewDecoder(part); ; {
			token, err := d.Token()
			if err != nil { // its end, or broken: the usual name serves
				break
			}
			if e, ok := token.(xml.StartElement); ok && path.Base(attribute(e, "Type")) == "officeDocument" {
				found[opc.PartName("", attribute(e, "Target"))] = true
			}
		}
	}
	for main := range found {
		if len(found) == 1 && c.Has(main) {
			usual = main
		}
	}
	switch {
	case len(found) > 1:
		return "", &opc.Trouble{Text: "docx文件里有两份正文，不知道比较哪一份", Hint: "请" + saveAgain}
	case strings.HasPrefix(usual, "xl/"), strings.HasPrefix(usual, "ppt/"):
		return "", &opc.Trouble{Text: "这是表格或演示文稿，不是docx", Hint: "请用改过的Word文件来比较。"}
	case !c.Has(usual):
		return "", &opc.Trouble{Text: "这个压缩文件里没有Word的正文", Hint: "请" + saveAgain}
	}
	return usual, nil
}

// errTooMuch ends the reading of what has more paragraphs and cells than is compared.
var errTooMuch = errors.New("too many paragraphs and cells")

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
	met     int  // paragraphs and cells so far
	length  int  // bytes of text so far
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
			if name == "p" || name == "tc" {
				if r.met++; r.met > mostParts {
					return errTooMuch
				}
			}
			r.open(t)
		case xml.EndElement:
			r.path = r.path[:len(r.path)-1]
			r.close(t.Name.Local)
		case xml.CharData:
			if r.within("t") {
				if r.length += len(t); r.length > mostText {
					return errTooMuch
				}
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
