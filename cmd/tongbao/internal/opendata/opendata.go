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
	// CSVMetadata is that of descriptions of CSV files (Model for Tabular Data and Metadata on the Web, 6.3).
	CSVMetadata = "application/csvm+json"
)

// File is one file of open data.
type File struct {
	Name       string // without a folder, safe on every system: "附件1-名单.xlsx"
	Title      string // what it holds: "附件1 名单"
	MediaType  string
	Bytes      []byte
	Attachment int // 1-based; 0: of all
}

// Size is the length in bytes.
func (f File) Size() int64 { return int64(len(f.Bytes)) }

// Files returns the open data of a notice: for each table of its attachments a workbook and, unless it is a
// form to fill in, a CSV file, one more for the rows that add up others, and the description of all CSV files.
// Same notice, same bytes. An error means that a workbook cannot hold the
// table: too many rows or columns, or a cell of more than 32 767 characters.
func Files(n *document.Notice) ([]File, error) {
	var out []File
	var described []csvTable
	used := map[string]bool{}
	for _, t := range tablesOf(n) {
		stem := fileStem(t.label, cmp.Or(t.title, t.Caption), t.index)
		s := newSheet(t.Table, strings.TrimLeft(t.label+"　"+t.title, "　"))
		files, tables, err := s.files(n, uniqueStem(used, stem), uniqueStem(used, stem+totalsEnd))
		if err != nil {
			return nil, fmt.Errorf("%s“%s”：%w", t.label, t.title, err)
		}
		for _, f := range files {
			f.Attachment, f.Title = t.attachment, strings.TrimSpace(t.label+" "+t.title+f.Title)
			out = append(out, f)
		}
		described = append(described, tables...)
	}
	if len(described) == 0 {
		return out, nil
	}
	about, err := describe(n, described)
	return append(out, File{Name: MetadataName, Title: "数据说明", MediaType: CSVMetadata, Bytes: about}), err
}

// totalsEnd is behind the names of the rows that add up others.
const totalsEnd = "-合计"

// files are those of one sheet under the name stem, and totals for the rows that add up others; their titles are
// what follows the attachment's.
func (s *sheet) files(n *document.Notice, stem, totals string) ([]File, []csvTable, error) {
	book, err := workbook(s, n)
	if err != nil {
		return nil, nil, fmt.Errorf("不能写成表格文件：%w", err)
	}
	out := []File{{Name: stem + ".xlsx", MediaType: XLSX, Bytes: book}}
	if s.form {
		return out, nil, nil
	}
	d := newDataset(s)
	var tables []csvTable
	for _, part := range []struct {
		name, title string
		rows        [][]string
	}{{stem + ".csv", "", d.rows}, {totals + ".csv", " 合计", d.totals}} {
		if part.title != "" && len(part.rows) == 0 {
			continue
		}
		text, err := table(d.columns, part.rows)
		if err != nil {
			return nil, nil, fmt.Errorf("不能写成 CSV 文件：%w", err)
		}
		out = append(out, File{Name: part.name, Title: part.title, MediaType: CSV, Bytes: text})
		tables = append(tables, csvTable{part.name, s.title + part.title, d.columns, s.notes})
	}
	return out, tables, nil
}

// dataTable is a table of an attachment, or a roster.
type dataTable struct {
	*document.Table
	label, title string // of the attachment; the label of a roster is empty
	attachment   int    // 1-based; 0: none
	index        int    // among those of the attachment
}

// tablesOf are the tables of a notice that are written.
func tablesOf(n *document.Notice) []dataTable {
	var out []dataTable
	for i, a := range n.Attachments {
		index := 0
		for _, b := range a.Blocks {
			if t, ok := b.(*document.Table); ok && len(t.Columns) > 0 {
				out = append(out, dataTable{cmp.Or(t.Whole, t), a.Label, a.Title, i + 1, index}) // halves side by side are for the page
				index++
			}
		}
	}
	for _, r := range n.Rosters {
		out = append(out, dataTable{Table: r.Table, title: r.Title})
	}
	return out
}

// stemBytes keeps a name with its ending below the 255 bytes a file system allows.
const stemBytes = 200

// fileStem is "附件1-名单", and "附件1-名单-2" for the second table of an attachment.
func fileStem(label, title string, index int) string {
	s := cmp.Or(SafeStem(label+"-"+title, stemBytes), "附件")
	if index > 0 {
		s = fmt.Sprintf("%s-%d", s, index+1)
	}
	return s
}

// SafeStem is a text as the name of a file without its ending, at most so many bytes long; empty
// where nothing of it can be. What Windows or a web server would not take becomes _.
func SafeStem(text string, limit int) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|%#&;`+"`$'", r), unicode.IsSpace(r):
			return '_'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, strings.Trim(text, "- "))
	for len(s) > limit {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return strings.Trim(s, ". _-")
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
