package sheet

import (
	"math"
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
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
		findings.Tell(codeNotCalculated, v.Origin, "请用表格软件打开并保存，让公式算出结果，或直接填写数值。",
			"%s这一格的公式没有保存结果。", column(name))
		return true
	}
	findings.Tell(CodeErrorValue, v.Origin, "请改正公式，或直接填写数值。", "%s这一格是错误值 %s。", column(name), v.Text)
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
	if !ok || percent || v.Kind == Bool || !v.Date.IsZero() {
		findings.Tell(CodeNotANumber, v.Origin, "请只填数字。", "%s应是数字，写成了“%s”。", column(name), v.Shown())
		return nil, false
	}
	if v.Percent {
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
	if !v.Date.IsZero() {
		d := PartialDate{Month: int(v.Date.Month())}
		if v.Parts&DateYear != 0 || v.Parts&DateDay == 0 {
			d.Year = v.Date.Year()
		}
		if v.Parts&DateDay != 0 || v.Parts&DateMonth == 0 {
			d.Day = v.Date.Day()
		}
		return d, true
	}
	text := v.Shown()
	if d, ok := serialDate(v); ok {
		findings.Tell(codeDateAsNumber, v.Origin, "请把这一格的格式设为日期。",
			"%s这一格的格式不是日期，数字 %s 当作日期序号，即%s。", column(name), v.Text, d)
		return d, true
	}
	d, ok := ParseDate(text)
	if !ok || v.Kind == Bool {
		findings.Tell(codeBadDate, v.Origin, "请写成 2021-01-26、2021年1月26日 或 2021年1月。", "%s应是日期，写成了“%s”。", column(name), text)
		return PartialDate{}, false
	}
	if _, fraction, _ := strings.Cut(text, "."); v.Kind == Numeric && d.Year == 0 && len(fraction) == 1 && d.Day <= 3 {
		findings.Tell(codeBadDate, v.Origin, "请把格式设为文本后重新输入。",
			"%s这一格是数字 %s，分不清是 %d月%d日还是 %d月%d0日。", column(name), text, d.Month, d.Day, d.Month, d.Day)
		return PartialDate{}, false
	}
	return d, true
}

// Serial numbers taken for dates: 2000-01-01 to 2049-12-31.
const (
	serialFrom = 36526
	serialTo   = 54788
)

// serialDate reads a day's serial number whose cell has lost its format.
func serialDate(v Value) (PartialDate, bool) {
	if v.Kind != Numeric || v.Percent || v.Number != math.Trunc(v.Number) || v.Number < serialFrom || v.Number > serialTo {
		return PartialDate{}, false
	}
	day := excelEpoch.AddDate(0, 0, int(v.Number))
	return PartialDate{day.Year(), int(day.Month()), day.Day()}, true
}
