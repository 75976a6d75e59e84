package sheet

import (
	"math/big"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/numfmt"
)

// The readers below turn a cell into what its column needs. name is the column
// as the clerk knows it. An empty cell is neither a value nor a finding: whether
// it may be empty is for the caller to say. Any other cell that does not fit is
// an error with its cell, and ok is false.

// Faulty tells of a cell that holds an error value such as #REF!.
func Faulty(v Value, name string, findings *diag.Findings) bool {
	if v.Kind != Fault {
		return false
	}
	if v.Text == NotCalculated {
		findings.Tell(codeNotCalculated, v.Origin(), "请用表格软件打开并保存，让公式算出结果，或直接填写数值。",
			"%s这一格的公式没有保存结果。", column(name))
		return true
	}
	findings.Tell(CodeErrorValue, v.Origin(), "请改正公式，或直接填写数值。", "%s这一格是错误值 %s。", column(name), v.Text)
	return true
}

// IsFault reports a text that spreadsheet programs show for a formula that failed.
func IsFault(text string) bool {
	switch text {
	case NotCalculated, "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!":
		return true
	}
	return false
}

func column(name string) string {
	if name == "" {
		return ""
	}
	return "“" + name + "”"
}

// NumberOf reads a number with or without its unit: 5, "5个", "92.5分", 5%. A
// percentage counts as it is shown, 98.5 for 98.5%, typed or by the cell's format.
// A cell that says Nothing is like an empty one.
func NumberOf(v Value, name, unit string, findings *diag.Findings) (n *big.Rat, ok bool) {
	if Nothing(v.Text) || Faulty(v, name, findings) {
		return nil, false
	}
	text := v.Text
	if v.Kind == Text {
		text = strings.TrimSuffix(strings.TrimSpace(narrow(text)), narrow(unit))
	}
	n, percent, ok := Number(text)
	style := v.Style()
	if !ok || percent || v.Kind == Bool || style.Date != 0 {
		findings.Tell(CodeNotANumber, v.Origin(), "请只填数字。", "%s应是数字，写成了“%s”。", column(name), v.Shown())
		return nil, false
	}
	if style.Percent {
		n.Mul(n, big.NewRat(100, 1))
	}
	return n, true
}

// DateOf reads a date, stored as a date or typed as ParseDate allows. 4.21 is
// 21 April of an unknown year; 4.2 stored as a number may have been 4.20, so it
// is an error.
func DateOf(v Value, name string, findings *diag.Findings) (PartialDate, bool) {
	if v.IsEmpty() || Faulty(v, name, findings) {
		return PartialDate{}, false
	}
	if day, parts, ok := v.Date(); ok {
		return shownParts(day, parts), true
	}
	text := v.Shown()
	if d, ok := SerialDate(v); ok {
		findings.Tell(codeDateAsNumber, v.Origin(), "请把这一格的格式设为日期。",
			"%s这一格的格式不是日期，数字 %s 当作日期序号，即%s。", column(name), v.Text, d)
		return d, true
	}
	d, ok := ParseDate(text)
	if !ok || v.Kind == Bool {
		findings.Tell(CodeBadDate, v.Origin(), "请写成 2021-01-26、2021年1月26日 或 2021年1月。", "%s应是日期，写成了“%s”。", column(name), text)
		return PartialDate{}, false
	}
	if _, fraction, _ := strings.Cut(text, "."); v.Kind == Numeric && d.Year == 0 && len(fraction) == 1 && d.Day <= 3 {
		findings.Tell(CodeBadDate, v.Origin(), "请把格式设为文本后重新输入。",
			"%s这一格是数字 %s，分不清是 %d月%d日还是 %d月%d0日。", column(name), text, d.Month, d.Day, d.Month, d.Day)
		return PartialDate{}, false
	}
	return d, true
}

// shownParts keeps of a day what its cell shows.
func shownParts(day time.Time, parts numfmt.Parts) PartialDate {
	d := PartialDate{Month: int(day.Month())}
	if parts&numfmt.Year != 0 || parts&numfmt.Day == 0 {
		d.Year = day.Year()
	}
	if parts&numfmt.Day != 0 || parts&numfmt.Month == 0 {
		d.Day = day.Day()
	}
	return d
}

// Serial numbers taken for dates: 2000-01-01 to 2049-12-31.
const (
	serialFrom = 36526
	serialTo   = 54788
)

// SerialDate reads the serial number of a day, or of a time of it, in a column of dates
// whose cell has lost its format.
func SerialDate(v Value) (PartialDate, bool) {
	if style := v.Style(); v.Kind != Numeric || style.Percent || style.Date != 0 || v.Number < serialFrom || v.Number >= serialTo+1 {
		return PartialDate{}, false
	}
	day, ok := numfmt.DayOf(v.Number, false)
	return PartialDate{day.Year(), int(day.Month()), day.Day()}, ok
}
