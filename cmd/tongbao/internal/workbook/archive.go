package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// book is an opened xlsx file whose archive and directory have been checked.
type book struct {
	parts    map[string]*zip.File
	sheets   []sheetPart
	styles   []cellStyle // by the index of a cell's style
	strings  int         // shared strings there are
	date1904 bool
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
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &trouble{"工作簿不完整，打不开", "重新复制或下载，或用表格软件修复后另存为 .xlsx。"}
	}
	b := &book{}
	if b.parts, err = checkArchive(archive); err != nil {
		return nil, err
	}
	if b.parts["xl/workbook.xml"] == nil {
		return nil, &trouble{"这个压缩文件里没有工作簿", "请用表格软件打开，另存为 .xlsx。"}
	}
	if err := b.readDirectory(); err != nil {
		return nil, err
	}
	if b.styles, err = b.readStyles(); err != nil {
		return nil, err
	}
	if b.strings, err = b.countStrings(); err != nil {
		return nil, err
	}
	return b, nil
}

// checkArchive holds names, counts, sizes and ratios against the bounds and
// unpacks every part once, so that no later reader meets a lie of the directory.
func checkArchive(archive *zip.Reader) (map[string]*zip.File, error) {
	bomb := func(what string) error {
		return &trouble{"工作簿" + what + "，不像正常的表格，不读取", "请用表格软件打开，删去不用的内容，另存为 .xlsx。"}
	}
	if len(archive.File) > maxParts {
		return nil, bomb(fmt.Sprintf("有 %d 个部分", len(archive.File)))
	}
	parts := map[string]*zip.File{}
	var total uint64
	for _, f := range archive.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if parts[name] != nil {
			return nil, &trouble{"工作簿里有两个同名的部分 " + name, "请用表格软件打开，另存为新的 .xlsx 文件。"}
		}
		parts[name] = f
		total += f.UncompressedSize64
		switch {
		case f.UncompressedSize64 > maxPart || total > maxTotal || f.UncompressedSize64 > maxBooking && readWhole(name):
			return nil, bomb("展开后太大")
		case f.UncompressedSize64 > ratioFloor && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return nil, bomb("压缩得异常厉害")
		}
		if err := drain(f); err != nil {
			return nil, &trouble{"工作簿的 " + name + " 已损坏", "重新复制或下载，或用表格软件修复后另存为 .xlsx。"}
		}
	}
	return parts, nil
}

// readWhole reports whether the spreadsheet library builds a part in memory when
// it opens the file.
func readWhole(name string) bool {
	switch {
	case name == "xl/workbook.xml", name == "xl/styles.xml", name == "[Content_Types].xml":
		return true
	}
	return strings.HasSuffix(name, ".rels") || strings.HasPrefix(name, "xl/theme/") || strings.HasPrefix(name, "docProps/")
}

// drain unpacks a part to nowhere: its size and checksum have to be as stated.
func drain(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, io.LimitReader(r, int64(f.UncompressedSize64)+1))
	if err != nil {
		return err
	}
	if uint64(n) != f.UncompressedSize64 {
		return errors.New("size differs")
	}
	return nil
}

// errXML says that a part is not the XML it should be.
var errXML = errors.New("工作簿的内部格式已损坏")

// walk reads a part token by token and calls start for each opening tag, with
// the names of the elements around it, and chars for text. It checks that tags
// match, refuses document types and deep nesting, and does not resolve anything.
func (b *book) walk(part string, start func(e xml.StartElement, depth int) error, end func(name string) error,
	chars func([]byte) error) error {
	f := b.parts[part]
	if f == nil {
		return fmt.Errorf("%w：缺少 %s", errXML, part)
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w：%s", errXML, part)
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	var open []string
	for {
		token, err := d.RawToken()
		if err == io.EOF && len(open) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w：%s 不是完整的 XML", errXML, part)
		}
		switch t := token.(type) {
		case xml.Directive:
			return fmt.Errorf("%w：%s 里有不该有的 DOCTYPE", errXML, part)
		case xml.StartElement:
			if len(open) >= maxNesting {
				return fmt.Errorf("%w：%s 嵌套太深", errXML, part)
			}
			err = start(t, len(open))
			open = append(open, qualified(t.Name))
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != qualified(t.Name) {
				return fmt.Errorf("%w：%s 的标签不配对", errXML, part)
			}
			open = open[:len(open)-1]
			err = end(t.Name.Local)
		case xml.CharData:
			if chars != nil {
				err = chars(t)
			}
		}
		if err != nil {
			return err
		}
	}
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// maxNesting bounds open elements; sheets need six.
const maxNesting = 64

func attr(e xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

func noEnd(string) error { return nil }
