package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
)

// Text reads the bytes of a text file: UTF-8 with line ends \n, without characters
// nobody sees. Another encoding and each line with such a character are findings.
// With an error there is no text.
func Text(file string, data []byte) (string, diag.Findings) {
	var findings diag.Findings
	whole := diag.Place{File: file}
	const hint = "请用编辑器另存为 UTF-8 编码。"
	text, encoding, err := Decode(data)
	if err != nil {
		whole.Line = LineOf(err)
		findings.Tell(CodeEncoding, whole, hint, "%s。", err)
		return "", findings
	}
	if line := lineOf(text, 0); line > 0 {
		findings.Tell(CodeEncoding, diag.Place{File: file, Line: line}, hint, "文件里有空字符，不是文本，或是没有标记的 UTF-16。")
		return "", findings
	}
	if encoding == GB18030 || encoding == UTF16 {
		findings.Tell(codeConverted, whole, hint, "文件是 %s 编码，已转换后读取。", encoding)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if strings.IndexFunc(text, Invisible) < 0 {
		return text, findings
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if at := strings.IndexFunc(line, Invisible); at >= 0 {
			bad, _ := utf8.DecodeRuneInString(line[at:])
			findings.Tell(CodeControlCharacter, diag.Place{File: file, Line: i + 1}, "请删去后重新输入。", "有看不见的字符 %U，读取时已去掉。", bad)
			lines[i] = strings.Map(drop, line)
		}
	}
	return strings.Join(lines, "\n"), findings
}

func drop(r rune) rune {
	if Invisible(r) {
		return -1
	}
	return r
}

// Invisible reports control and format characters other than line end and tab,
// and what stands for a byte that could not be read.
func Invisible(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
}
