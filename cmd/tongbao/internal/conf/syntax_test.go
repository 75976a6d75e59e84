package conf

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func TestSyntax(t *testing.T) {
	for _, tt := range []struct {
		line, text string
	}{
		{"title = “关于”", "引号是中文的"},
		{"title ＝ \"关于\"", "等号是全角的"},
		{"signed = 2026-09-31", "没有这个日期：2026-09-31"},
		{"signed = 2026-9-1", "要写两位"},
		{"signed = 2026年9月1日", "日期的写法不对"},
		{"signed = 2026.9.1", "日期的写法不对"},
		{"published = 2026-04-09T25:00:00", "没有这个日期"},
		{"title = \"关于", "引号没有配对"},
		{"title = '关于", "引号没有配对"},
		{"市直部门 = 48", "中文的键要放在引号里"},
		{"totals = { 市直部门 = 48 }", "中文的键要放在引号里"},
		{"[notice", "节的名称"},
		{"【notice】", "括号是全角的"},
		{"cc = [\"甲\"，\"乙\"]", "中文的逗号或顿号"},
		{"cc = [\"甲\" \"乙\"]", "方括号里的写法"},
		{"contact = { name = \"甲\"", "花括号里的写法"},
		{"title = 关于", "等号后面的值"},
		{"title =", "等号后面的值"},
		{"title", "不是“键 = 值”"},
		{"title = \"a\" \"b\"", "多余的内容"},
		{"year = 007", "多余的 0"},
		{"year = 99999999999999999999", "数字太大"},
		{"seal_diameter = 4.", "数字的写法"},
		{"title = \"C:\\通报\"", "反斜杠"},
		{"kind = \"a\"\nkind = \"b\"", "写了两次：period.kind"},
		{"\"甲\" = \"a\"\n\"甲\" = \"b\"", "写了两次：period.\"甲\""},
		{"contact.name = \"a\"\ncontact = { phone = \"1\" }", "写了两次"},
		{"title =　\"a\"", "全角空格"},
		{"a = " + strings.Repeat("[", 100000), "套得太深"},
	} {
		lines, findings := Read("a.toml", []byte("[period]\nyear = 2026\n"+tt.line+"\n"), "", &file1{})
		last := 3 + strings.Count(tt.line, "\n")
		if lines != nil || len(findings) != 1 || findings[0].Code != "toml-syntax" || !strings.Contains(findings[0].Text, tt.text) ||
			findings[0].Place != at(last) || findings[0].Hint == "" {
			t.Errorf("%.40q: %v", tt.line, findings)
		}
	}
}

// TestQuotesInsideText has what the explanations look for where it is right.
func TestQuotesInsideText(t *testing.T) {
	if _, findings := Read("a.toml", []byte("title = \"“关于”＝【x】，、　\" # 说明，“好”\n"), "", &file1{}); len(findings) > 0 {
		t.Error(findings)
	}
}

func TestEncodings(t *testing.T) {
	const head = "title = \"办公室\"\n"
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(head)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, data string
		read       bool
		want       string // of the one finding, "" for none
	}{
		{"bom", "\xEF\xBB\xBF" + head, true, ""},
		{"crlf", strings.ReplaceAll(head, "\n", "\r\n"), true, ""},
		{"utf-16", wide, true, "警告 a.toml：文件是 UTF-16 编码"},
		{"utf-16 without mark", wide[2:], false, "错误 a.toml:1："},
		{"zero bytes", "[notice]\nt\x00i\x00", false, "错误 a.toml:2：文件里有空字符"},
	} {
		var f file1
		lines, findings := Read("a.toml", []byte(tt.data), "", &f)
		if (lines != nil) != tt.read || (len(findings) > 0) != (tt.want != "") || tt.read && f.Title != "办公室" {
			t.Errorf("%s: %v, title %q", tt.name, findings, f.Title)
		}
		if tt.want != "" && !strings.HasPrefix(findings[0].String(), tt.want) {
			t.Errorf("%s: %v", tt.name, findings)
		}
	}
}
