package workbook

import (
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// parseCSV reads a csv file into one grid named after the file. All values are
// texts; row numbers are those a spreadsheet program shows.
func parseCSV(name string, data []byte) ([]sheet.Grid, diag.Findings) {
	var findings diag.Findings
	file := diag.Place{File: name}
	text, err := decodeCSV(file, data, &findings)
	if err != nil {
		file.Line = charset.LineOf(err)
		findings.Tell(charset.CodeEncoding, file, "请用表格软件另存为 CSV UTF-8。", "%s。", err)
		return nil, findings
	}
	if zero := strings.IndexByte(text, 0); zero >= 0 {
		file.Line = 1 + strings.Count(text[:zero], "\n")
		findings.Tell(charset.CodeEncoding, file, "请用表格软件另存为 CSV UTF-8。", "文件里有空字符，不是文本。")
		return nil, findings
	}
	if !strings.Contains(text, "\n") { // line ends of old Macintosh programs
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	text, comma, skipped := separator(text)
	records, err := readRecords(unwrapTexts(text, comma), comma)
	if err != nil {
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			file.Line = parse.StartLine + skipped
		}
		t := csvTrouble(err)
		findings.Tell(codeCSVSyntax, file, t.hint, "%s。", t.text)
		return nil, findings
	}
	g := sheet.Grid{File: name, Sheet: strings.TrimSuffix(name, filepath.Ext(name))}
	r := &reader{findings: &findings, at: diag.Place{File: name, Sheet: g.Sheet}}
	if !r.records(&g, records) {
		return nil, findings
	}
	r.tellPictures()
	r.tellLost(&g)
	if first, _, _ := strings.Cut(text, "\n"); len(g.Rows) > 0 && len(g.Rows[0].Values) == 1 && strings.ContainsAny(first, "|｜，；") {
		findings.Tell(codeCSVSeparator, file, "请另存为逗号分隔的 CSV。", "只有一列，像是用竖线或全角标点分隔的。")
	}
	return []sheet.Grid{g}, findings
}

// decodeCSV returns the text of a csv file. Lists that were put together from files
// of two encodings are read line by line, which is told.
func decodeCSV(file diag.Place, data []byte, findings *diag.Findings) (string, error) {
	if text, lines := charset.Mixed(data); len(lines) > 0 {
		file.Line = lines[0]
		findings.Tell(codeCSVMixed, file, "请核对这些行，并另存为 CSV UTF-8。", "文件里有两种编码：%d 行是 GB18030，其余是 UTF-8，已分别读取。", len(lines))
		return text, nil
	}
	text, _, err := charset.Decode(data)
	return text, err
}

// separator finds what the fields are separated by: what a line "sep=;" at the
// beginning says, which is no row; or else what the first line with any has, a comma
// before a tab before a semicolon. skipped counts the lines taken away.
func separator(text string) (rest string, comma rune, skipped int) {
	first, rest, _ := strings.Cut(text, "\n")
	said := strings.Trim(strings.TrimRight(first, "\r"), `"`)
	if mark := strings.TrimPrefix(said, "sep="); mark != said && (mark == "\t" || len(mark) == 1 && mark[0] > ' ' && mark != `"`) {
		return rest, rune(mark[0]), 1
	}
	for line := range strings.Lines(text) {
		quoted, counts := false, map[rune]int{}
		for _, r := range line {
			if r == '"' {
				quoted = !quoted
			} else if !quoted {
				counts[r]++
			}
		}
		for _, r := range ",\t;" {
			if counts[r] > 0 && (r != ',' || counts['\t'] <= counts[r]) {
				return text, r, 0
			}
		}
	}
	return text, ',', 0
}

// unwrapTexts takes the sign from ="0001" at the beginning of a field, by which
// programs keep a spreadsheet from taking a text for a number.
func unwrapTexts(text string, comma rune) string {
	if !strings.Contains(text, `="`) {
		return text
	}
	var b strings.Builder
	quoted, begins := false, true
	for i, r := range text {
		switch {
		case begins && r == '=' && strings.HasPrefix(text[i:], `="`):
			continue
		case r == '"' && (quoted || begins):
			quoted = !quoted
		}
		begins = !quoted && (r == comma || r == '\n')
		b.WriteRune(r)
	}
	return b.String()
}

// unwrap takes the signs from a field that was ="0001" in quotes.
func unwrap(field string) string {
	inner, wrapped := strings.CutPrefix(field, `="`)
	inner, ended := strings.CutSuffix(inner, `"`)
	if !wrapped || !ended || strings.Contains(strings.ReplaceAll(inner, `""`, ""), `"`) {
		return field
	}
	return strings.ReplaceAll(inner, `""`, `"`)
}

// record is one row of a csv file with its number.
type record struct {
	number int
	fields []string
}

// errTooMany stops reading at the bounds.
var errTooMany = errors.New("too many rows or columns")

func readRecords(text string, comma rune) ([]record, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord, reader.Comma = -1, comma
	var out []record
	inner := 0 // line ends inside fields, which do not begin rows
	for {
		fields, err := reader.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		number := line - inner
		for _, f := range fields {
			inner += strings.Count(f, "\n")
		}
		if number > maxRow || len(fields) > maxColumn {
			return nil, errTooMany
		}
		out = append(out, record{number, fields})
	}
}

func csvTrouble(err error) *trouble {
	const again = "请用表格软件打开，另存为 CSV UTF-8。"
	switch {
	case errors.Is(err, errTooMany):
		return &trouble{"行或列太多，不读取", "请把表分开，每张不超过 20 万行、256 列。"}
	case errors.Is(err, csv.ErrQuote):
		return &trouble{"引号没有配对，或引号后面还有内容", again}
	case errors.Is(err, csv.ErrBareQuote):
		return &trouble{"没有用引号括起的内容里有引号", again}
	}
	return &trouble{"不合 CSV 格式：" + err.Error(), again}
}

// records lays the records out as a rectangle.
func (r *reader) records(g *sheet.Grid, records []record) bool {
	s := &survey{}
	height := 0
	for _, rec := range records {
		for c, f := range rec.fields {
			if strings.TrimSpace(unwrap(f)) != "" {
				s.width, height = max(s.width, c+1), max(height, rec.number)
			}
		}
	}
	if height*s.width > maxCells {
		r.findings.Tell(codeWorkbookTooLarge, r.at, "请把表分开。", "表格有 %d 行 %d 列，太大，不读取。", height, s.width)
		return false
	}
	r.lay(g, s, height)
	for _, rec := range records {
		if rec.number > height {
			break
		}
		for c, f := range rec.fields[:min(len(rec.fields), s.width)] {
			v := &g.Rows[rec.number-1].Values[c]
			r.text(v, unwrap(f))
			if sheet.IsFault(v.Text) {
				v.Kind = sheet.Fault
			}
		}
	}
	return true
}
