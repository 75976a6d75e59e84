package survey

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/workbook"
)

// twiceNamed tells of copies of the texts with a second ending, as editors save them where the first one is not
// shown: what was changed in them is not read.
func twiceNamed(names []string) diag.Findings {
	var findings diag.Findings
	for _, read := range []string{issue.FileName, bodyName} {
		copied := read + ".txt"
		if slices.Contains(names, read) && slices.Contains(names, copied) {
			findings.Tell(codeTwiceNamed, diag.Place{File: copied}, "改在这个文件里的，请用它替换 "+read+"，名称后面不要 .txt；不用的，请移走。",
				"另有 %s，程序读的是那一个，这个文件不读", read)
		}
	}
	return findings
}

// Unsaved tells of workbooks in a notice's folder that WPS, Excel or LibreOffice has open, by the files with
// which they lock them: what is not saved yet is not read.
func Unsaved(in *intake.Folder) diag.Findings {
	entries, err := in.List(intake.MaxFiles)
	if err != nil {
		return nil // told where the workbooks are read
	}
	names := namesOf(entries)
	var findings diag.Findings
	for _, name := range names {
		if book := lockedBy(name); workbook.IsRead(book) && slices.Contains(names, book) {
			findings.Tell(codeUnsaved, diag.Place{File: book}, "改过的，请先保存，再运行一次；没有打开的，请删去 "+name+"。",
				"像是正在 WPS 或 Excel 里打开，还没有保存的改动没有读进来")
		}
	}
	return findings
}

// lockedBy is the file that a lock file of an office program is about; empty: it is none.
func lockedBy(name string) string {
	if book, ok := strings.CutPrefix(name, ".~lock."); ok {
		return strings.TrimSuffix(book, "#")
	}
	for _, prefix := range []string{"~$", ".~"} {
		if book, ok := strings.CutPrefix(name, prefix); ok {
			return book
		}
	}
	return ""
}
