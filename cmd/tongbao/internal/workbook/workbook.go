// Package workbook reads the spreadsheets of a notice's folder, xlsx and csv,
// into grids of values that know their cells. Files come from anyone's desk, so
// nothing in them is trusted: sizes are bounded before a file is opened, and what
// cannot be read is a finding, never a shorter list.
package workbook

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/opc"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Bounds on what a workbook holds. The largest published notices have some 43 000
// objects. A cell takes some 350 bytes of memory, with what is read out of it.
const (
	maxUnpacked = 256 << 20 // bytes of the parts of all workbooks of a folder
	maxRow      = 200_000
	maxColumn   = 256
	maxCells    = 650_000   // of the rectangles that hold all values of the sheets of a folder
	maxText     = 32_767    // characters of a cell; Excel takes no more
	maxStrings  = 4_000_000 // elements of the shared strings
	maxFormats  = 1_000_000 // styles of cells; Excel keeps 65 490
)

// Extensions are the endings of the files read, in lower case.
var extensions = []string{".xlsx", ".xlsm", ".csv"}

// IsRead reports the name of a file that ReadDir reads.
func IsRead(name string) bool {
	return !leftAlone(name) && slices.Contains(extensions, extension(name))
}

// oldExtensions are the endings of workbooks in other formats, in lower case.
var oldExtensions = []string{".xls", ".xlt", ".xlsb", ".et", ".ett", ".ods", ".uos", ".numbers"}

// IsOld reports the name of a workbook in a format that is not read.
func IsOld(name string) bool {
	return !leftAlone(name) && slices.Contains(oldExtensions, extension(name))
}

func leftAlone(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

// ReadAll reads every workbook and csv file among the names of a folder, in their
// order. Hidden files and lock files of office programs (~$…) are left alone. A file with
// which they are more than can be held is told, and ends the reading.
func ReadAll(folder *intake.Folder, names []string) ([]sheet.Grid, diag.Findings) {
	var grids []sheet.Grid
	var findings diag.Findings
	cells, unpacked := 0, uint64(0)
	for _, name := range names {
		if leftAlone(name) {
			continue
		}
		at := diag.Place{File: name}
		if !IsRead(name) {
			continue
		}
		data, err := folder.Read(name, intake.Workbook)
		if err != nil {
			findings = append(findings, intake.Found(at, err))
			continue
		}
		const fewer = "请移走不用的工作簿和工作表。"
		if unpacked += opc.Unpacked(data); unpacked > maxUnpacked {
			findings.Tell(codeWorkbookTooLarge, at, fewer, "文件夹里的工作簿加起来太大，展开后超过 %d MiB，读到这个文件为止。", maxUnpacked>>20)
			break
		}
		g, f := parse(name, data)
		findings = append(findings, f...)
		if cells += cellsOf(g); cells > maxCells {
			findings.Tell(codeWorkbookTooLarge, at, fewer, "文件夹里的表格加起来超过 %d 万格，读到这个文件为止。", maxCells/10_000)
			break
		}
		grids = append(grids, g...)
	}
	return grids, findings
}

// cellsOf counts the cells of the rectangles that grids are.
func cellsOf(grids []sheet.Grid) int {
	n := 0
	for _, g := range grids {
		if len(g.Rows) > 0 {
			n += len(g.Rows) * len(g.Rows[0].Values)
		}
	}
	return n
}

// parse reads all sheets of an xlsx file, hidden ones too, or the one of a csv file in UTF-8,
// UTF-16 or GB18030. A file that cannot be read is a finding.
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
	var damaged *opc.Trouble
	switch {
	case errors.As(err, &t):
		return t.hint
	case errors.As(err, &damaged):
		return damaged.Hint
	}
	return "请用表格软件打开它，另存为新的 .xlsx 文件。"
}

// sniff looks at the first bytes, because the ending of a name proves nothing.
func sniff(data []byte, csv bool) *trouble {
	switch form := opc.FormOf(data); form {
	case opc.Empty:
		return &trouble{"文件是空的。", "请核对是否放错了文件。"}
	case opc.Packed:
		if csv {
			return &trouble{"扩展名是 .csv，内容是 Excel 工作簿或压缩文件。", "请把扩展名改成 .xlsx。"}
		}
		return nil
	case opc.Encrypted:
		return &trouble{"工作簿加了打开密码。", "请用表格软件打开，去掉密码后保存。"}
	case opc.Binary:
		return &trouble{"这是旧的 .xls 格式。", "请用表格软件打开，另存为 .xlsx；只改扩展名没有用。"}
	case opc.PDF:
		return &trouble{"这是 PDF 文件，不是表格。", "放入原来的表格文件。"}
	case opc.Archive:
		return &trouble{"这是压缩文件，不是表格。", "先解压。"}
	default:
		if csv {
			return nil
		}
		return asText(form)
	}
}

// asText says of a file that is no archive why it is no workbook.
func asText(form opc.Form) *trouble {
	const again = "请用表格软件打开，另存为 .xlsx。"
	switch form {
	case opc.Web:
		return &trouble{"内容是网页，不是 Excel 工作簿；从系统里导出的表常常这样。", again}
	case opc.XML:
		return &trouble{"内容是 XML，不是 .xlsx 工作簿。", again}
	case opc.Text, opc.RTF:
		return &trouble{"内容是文本，不是 Excel 工作簿。", "是逗号分隔的表，就把扩展名改成 .csv。"}
	}
	return &trouble{"不认识的文件格式，不是 .xlsx 工作簿。", again}
}
