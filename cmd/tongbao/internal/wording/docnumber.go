package wording

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// DocNumber is a document number (发文字号): the organ's code, the year, the serial.
type DocNumber struct {
	Organ  string // 发文机关代字 "益政务办发"
	Year   int
	Serial int
}

// String prints the number as GB/T 9704-2012, 7.2.5 asks: 益政务办发〔2021〕2号.
func (d DocNumber) String() string { return fmt.Sprintf("%s〔%d〕%d号", d.Organ, d.Year, d.Serial) }

// docNumber accepts every bracket met in the wild so that CheckDocNumber can say
// which one is wrong.
var docNumber = regexp.MustCompile(`^(.*?)\s*([〔﹝\[［(（【])\s*(\d+)\s*(年?)([〕﹞\]］)）】])\s*(第?)(\d+)\s*(号?)$`)

// ParseDocNumber reads a well-formed or nearly well-formed number (wrong brackets,
// 第, leading zeros); CheckDocNumber tells what is wrong with it.
func ParseDocNumber(s string) (DocNumber, bool) {
	m := docNumber.FindStringSubmatch(strings.TrimSpace(asciiDigits(s)))
	if m == nil || m[1] == "" {
		return DocNumber{}, false
	}
	year, errYear := strconv.Atoi(m[3])
	serial, errSerial := strconv.Atoi(m[7])
	if errYear != nil || errSerial != nil || serial == 0 {
		return DocNumber{}, false
	}
	return DocNumber{m[1], year, serial}, true
}

// CheckDocNumber returns what is wrong with a document number, one Chinese
// sentence each without its full stop; nil when the form is right. The basis is
// GB/T 9704-2012, 7.2.5.
func CheckDocNumber(s string) []string {
	m := docNumber.FindStringSubmatch(strings.TrimSpace(asciiDigits(s)))
	d, ok := ParseDocNumber(s)
	if !ok {
		return []string{fmt.Sprintf("发文字号“%s”不是“机关代字〔年份〕序号号”的形式", s)}
	}
	var out []string
	wrong := func(bad bool, text string) {
		if bad {
			out = append(out, text)
		}
	}
	wrong(m[2] != "〔" || m[5] != "〕", "年份应当用六角括号“〔〕”括入")
	wrong(len(m[3]) != 4 || d.Year < 1949 || m[4] != "", "年份应当标全称四位数字，不加“年”字")
	wrong(m[6] != "", "序号前不加“第”字")
	wrong(strings.HasPrefix(m[7], "0"), "序号不编虚位，1不编为01")
	wrong(m[8] == "", "序号后应当加“号”字")
	wrong(len(out) == 0 && d.String() != s, "发文字号中不应有空格和全角数字")
	return out
}
