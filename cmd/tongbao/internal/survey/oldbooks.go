package survey

import (
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/workbook"
)

// oldBooks tells of workbooks in formats that are not read. One is an error where a sheet is missing that may be
// in it: that is the cause, and what is missing is not told beside it. names are all names in the folder.
func oldBooks(f *Folder, names []string) diag.Findings {
	old := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !workbook.IsOld(n) })
	missing := len(old) > 0 && lacksSheets(f, names)
	var findings diag.Findings
	for _, name := range old {
		code, hint := codeFileNotRead, "要用它的数据，就另存为 .xlsx。"
		if missing && !slices.Contains(names, converted(name)) {
			code, hint = codeOldBook, "请用 WPS 或 Excel 打开它，另存为 .xlsx（文件类型选“Excel 工作簿”），放在这个文件夹里；只改扩展名没有用。"
			f.BooksUnread = true
		}
		findings.Tell(code, diag.Place{File: name}, hint, "不读取 %s 格式的文件", strings.ToLower(filepath.Ext(name)))
	}
	return findings
}

// converted is the name that a workbook has once it is saved in the format that is read.
func converted(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ".xlsx" }

// lacksSheets reports a sheet or file that notice.toml asks for and the folder does not have.
func lacksSheets(f *Folder, names []string) bool {
	if len(f.Issue.CheckFiles(names)) > 0 || len(f.Issue.CheckSheets(f.sheetNames())) > 0 {
		return true
	}
	for _, kind := range f.Kinds {
		spec := f.Issue.Rosters[kind.Key]
		if spec == nil || spec.Sheet != "" || f.statedOnly(kind, spec) {
			continue
		}
		if !slices.ContainsFunc(f.Grids, func(g sheet.Grid) bool { return slices.Contains(kind.Sheets, g.Sheet) }) {
			return true
		}
	}
	return false
}
