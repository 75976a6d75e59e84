// Package opendata writes the tables behind a notice's attachments as files that
// other programs can use: a workbook that looks like the printed table, with its
// merged cells, and a CSV file in which every row says everything.
package opendata

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/document"
)

// Media types of the files.
const (
	XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	CSV  = "text/csv"
)

// File is one file of open data.
type File struct {
	Name       string // without a folder, safe on every system: "附件1-名单.xlsx"
	Title      string // what it holds: "附件1 名单"
	MediaType  string
	Bytes      []byte
	Attachment int // 1-based
}

// Size is the length in bytes.
func (f File) Size() int64 { return int64(len(f.Bytes)) }

// Files returns two files for each table of the attachments, in the order of the
// notice. Same notice, same bytes. An error means that a workbook cannot hold the
// table: too many rows or columns, or a cell of more than 32 767 characters.
func Files(n *document.Notice) ([]File, error) {
	var out []File
	used := map[string]bool{}
	for i, a := range n.Attachments {
		for j, t := range tablesOf(a) {
			title := a.Label + " " + a.Title
			stem := uniqueStem(used, fileStem(a.Label, cmp.Or(a.Title, t.Caption), j))
			s := newSheet(t, a.Label+"　"+a.Title)
			book, err := workbook(s, n)
			if err != nil {
				return nil, fmt.Errorf("%s“%s”不能写成表格文件：%w", a.Label, a.Title, err)
			}
			text, err := table(s)
			if err != nil {
				return nil, fmt.Errorf("%s“%s”不能写成 CSV 文件：%w", a.Label, a.Title, err)
			}
			out = append(out,
				File{stem + ".xlsx", title, XLSX, book, i + 1},
				File{stem + ".csv", title, CSV, text, i + 1})
		}
	}
	return out, nil
}

func tablesOf(a document.Attachment) []*document.Table {
	var out []*document.Table
	for _, b := range a.Blocks {
		if t, ok := b.(*document.Table); ok && len(t.Columns) > 0 {
			if t.Whole != nil { // halves side by side are for the page
				t = t.Whole
			}
			out = append(out, t)
		}
	}
	return out
}

// stemBytes keeps a name with its ending below the 255 bytes a file system allows.
const stemBytes = 200

// fileStem is "附件1-名单", and "附件1-名单-2" for the second table of an attachment.
// What Windows or a web server would not take becomes _.
func fileStem(label, title string, index int) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|%#&;`+"`$'", r), unicode.IsSpace(r):
			return '_'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, strings.Trim(label+"-"+title, "- "))
	for len(s) > stemBytes {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	s = strings.Trim(s, ". _-")
	if s == "" {
		s = "附件"
	}
	if index > 0 {
		s = fmt.Sprintf("%s-%d", s, index+1)
	}
	return s
}

// uniqueStem tells equal names apart, also where a file system ignores case.
func uniqueStem(used map[string]bool, stem string) string {
	name := stem
	for i := 2; used[strings.ToLower(name)]; i++ {
		name = fmt.Sprintf("%s(%d)", stem, i)
	}
	used[strings.ToLower(name)] = true
	return name
}
