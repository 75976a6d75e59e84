// Package workbook reads the spreadsheets of a notice's folder, xlsx and csv,
// into grids of values that know their cells. Files come from anyone's desk, so
// nothing in them is trusted: sizes are bounded before a file is opened, and what
// cannot be read is a finding, never a shorter list.
package workbook

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Bounds on a file. The largest published notices have some 43 000 objects; a
// sheet of 100 000 rows and ten columns is 4 MB packed and 45 MB unpacked.
const (
	maxPart    = 96 << 20  // bytes of one unpacked part
	maxTotal   = 128 << 20 // bytes of all unpacked parts
	maxParts   = 4000      // entries of the archive
	maxRatio   = 200       // unpacked to packed, for parts above ratioFloor; real sheets stay below 60, styles that a program made do not
	ratioFloor = 1 << 20
	maxRow     = 200_000
	maxColumn  = 256
	maxCells   = 2_000_000 // of the rectangle that holds all values
	maxTables  = 4_000_000 // of all such rectangles of a workbook
	maxStrings = 4_000_000 // elements of the shared strings
	maxFormats = 1_000_000 // styles of cells; Excel keeps 65 490
)

// Extensions are the endings of the files read, in lower case.
var extensions = []string{".xlsx", ".xlsm", ".csv"}

// IsRead reports the name of a file that ReadDir reads.
func IsRead(name string) bool {
	return !leftAlone(name) && slices.Contains(extensions, extension(name))
}

func leftAlone(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

// ReadAll reads every workbook and csv file among the names of a folder, in their
// order. Hidden files and lock files of office programs (~$…) are left alone.
func ReadAll(folder *intake.Folder, names []string) ([]sheet.Grid, diag.Findings) {
	var grids []sheet.Grid
	var findings diag.Findings
	for _, name := range names {
		if leftAlone(name) {
			continue
		}
		if ext := extension(name); ext == ".xls" || ext == ".et" {
			findings.Tell(codeFileNotRead, diag.Place{File: name}, "要用它的数据，就另存为 .xlsx。", "不读取 %s 格式的文件。", ext)
		}
		if !IsRead(name) {
			continue
		}
		g, f := Read(folder, name)
		grids, findings = append(grids, g...), append(findings, f...)
	}
	return grids, findings
}

// Read reads all sheets of an xlsx file, hidden ones too, or the one of a csv
// file in UTF-8, UTF-16 or GB18030. A file that cannot be read is a finding.
func Read(folder *intake.Folder, name string) ([]sheet.Grid, diag.Findings) {
	data, err := folder.Read(name, intake.Workbook)
	if err != nil {
		return nil, diag.Findings{intake.Found(diag.Place{File: name}, err)}
	}
	return parse(name, data)
}

// parse reads the content of a file called name.
func parse(name string, data []byte) ([]sheet.Grid, diag.Findings) {
	var findings diag.Findings
	file := diag.Place{File: name}
	csv := strings.EqualFold(filepath.Ext(name), ".csv")
	if trouble := sniff(data, csv); trouble != nil {
		findings.Tell(codeFileFormat, file, trouble.hint, "%s", trouble.text)
		return nil, findings
	}
	if csv {
		return parseCSV(name, data)
	}
	book, err := openBook(data)
	if err != nil {
		findings.Tell(codeFileDamaged, file, hintOf(err), "%s。", err)
		return nil, findings
	}
	return readSheets(name, book)
}

// trouble is a reason not to read a file, in words for a clerk.
type trouble struct{ text, hint string }

func (t *trouble) Error() string { return t.text }

func hintOf(err error) string {
	var t *trouble
	if errors.As(err, &t) {
		return t.hint
	}
	return "请用表格软件打开它，另存为新的 .xlsx 文件。"
}

// sniff looks at the first bytes, because the ending of a name proves nothing.
func sniff(data []byte, csv bool) *trouble {
	head := data[:min(len(data), 512)]
	has := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return &trouble{"文件是空的。", "请核对是否放错了文件。"}
	case has("PK\x03\x04") && csv:
		return &trouble{"扩展名是 .csv，内容是 Excel 工作簿或压缩文件。", "请把扩展名改成 .xlsx。"}
	case has("PK\x03\x04"):
		return nil
	case has("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return &trouble{"工作簿加了打开密码。", "请用表格软件打开，去掉密码后保存。"}
		}
		return &trouble{"这是旧的 .xls 格式。", "请用表格软件打开，另存为 .xlsx；只改扩展名没有用。"}
	case has("%PDF"):
		return &trouble{"这是 PDF 文件，不是表格。", "放入原来的表格文件。"}
	case has("Rar!"), has("7z\xBC\xAF"), has("\x1F\x8B"):
		return &trouble{"这是压缩文件，不是表格。", "先解压。"}
	case csv:
		return nil
	}
	text := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))))
	switch {
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"), strings.Contains(text, "<table"),
		strings.HasPrefix(text, "mime-version"):
		return &trouble{"内容是网页，不是 Excel 工作簿；从系统里导出的表常常这样。", "请用表格软件打开，另存为 .xlsx。"}
	case strings.HasPrefix(text, "<?xml"):
		return &trouble{"内容是 XML，不是 .xlsx 工作簿。", "请用表格软件打开，另存为 .xlsx。"}
	case bytes.IndexByte(head, 0) < 0:
		return &trouble{"内容是文本，不是 Excel 工作簿。", "是逗号分隔的表，就把扩展名改成 .csv。"}
	}
	return &trouble{"不认识的文件格式，不是 .xlsx 工作簿。", "请用表格软件打开，另存为 .xlsx。"}
}
