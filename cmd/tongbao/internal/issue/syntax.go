package issue

import (
	"errors"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"tongbao/cmd/tongbao/internal/diag"
)

// syntaxFinding explains a decoder's error. The decoder speaks English and of
// runes; a clerk needs to know which line and what to type instead.
func syntaxFinding(src string, err error) diag.Finding {
	at := diag.Place{File: FileName}
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return codeTomlSyntax.Found(at, "改正后再检查其余内容。", "文件不合 TOML 语法：%v。", err)
	}
	at.Line = max(parse.Position.Line, 1)
	line := lineText(src, at.Line)
	// What never ends is noticed on the empty line after the one to mend.
	for at.Line > 1 && strings.TrimSpace(line) == "" {
		at.Line--
		line = lineText(src, at.Line)
	}
	text, hint := explain(line, parse.Message)
	return codeTomlSyntax.Found(at, hint+"改正后再检查其余内容。", "%s", text)
}

func lineText(src string, n int) string {
	lines := strings.Split(src, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return strings.TrimRight(lines[n-1], "\r")
}

var (
	quoted  = regexp.MustCompile(`"(\\.|[^"\\])*"|'[^']*'`)
	comment = regexp.MustCompile(`#.*$`)
	bareKey = regexp.MustCompile(`^\s*\[{0,2}\s*[^\s"'=\[\]]*\p{Han}|[{,]\s*[^\s"'=,{}]*\p{Han}[^"'=,{}]*=`)
	padless = regexp.MustCompile(`=\s*\d{4}-(\d-\d{1,2}|\d{1,2}-\d)(\D|$)`)
	spoken  = regexp.MustCompile(`=\s*\d{4}([./]\d|年)`)
)

// explain says in Chinese what is wrong with a line and what to do.
func explain(line, message string) (text, hint string) {
	bare := comment.ReplaceAllString(quoted.ReplaceAllString(line, `""`), "")
	switch {
	case padless.MatchString(bare):
		return "日期的月和日要写两位。", "请写成 2026-04-09 的样子。"
	case spoken.MatchString(bare):
		return "日期的写法不对。", "请写成 2026-04-09，不加引号，也不写年月日。"
	case strings.Contains(message, "invalid datetime"):
		return "没有这个日期：" + between(message, `"`) + "。", "请核对年月日；日期写成 2026-04-09，时间写成 2026-04-10T15:00:00。"
	case strings.ContainsAny(bare, "＝"):
		return "等号是全角的“＝”。", "请改成半角的 =。"
	case strings.ContainsAny(bare, "“”‘’＂"):
		return "引号是中文的。", `改成半角的 "；引号里面的中文引号可以保留。`
	case strings.ContainsAny(bare, "，、"):
		return "各项之间用了中文的逗号或顿号。", "请改成半角的逗号 ,。"
	case strings.ContainsAny(bare, "【】［］｛｝"):
		return "括号是全角的。", "请改成半角的 [ ] 或 { }。"
	case strings.Contains(bare, "　"):
		return "行里有全角空格。", "请改成半角空格。"
	case bareKey.MatchString(bare):
		return "中文的键要放在引号里。", `写成 "市直部门" = 48 的样子。`
	}
	return explainMessage(message)
}

// explainMessage turns the decoder's message into Chinese by its kind.
func explainMessage(message string) (text, hint string) {
	has := func(part string) bool { return strings.Contains(message, part) }
	switch {
	case has("already been defined"), has("already defined"), has("already created"), has("already exists"), has("duplicate"):
		return "同一个键或同一节写了两次：" + between(message, `'`) + "。", "请删去一个，或合成一节。"
	case has("invalid escape"), has("hexadecimal"), has("Escaped character"):
		return `引号里的反斜杠 \ 有特殊含义。`, `写成 \\，或把双引号换成单引号。`
	case has("strings cannot contain newlines"), has(`expected '"'`), has(`expected "'"`), has(`'"""'`), has(`"'''"`):
		return "引号没有配对。", "文字的两头都要有引号，中间不能换行。"
	case has("inline table"):
		return "花括号里的写法不对。", "请写成 { name = \"…\", phone = \"…\" }，各项用逗号分开，并补上 }。"
	case has("comma"):
		return "方括号里的写法不对。", "各项用逗号分开，并补上 ]。"
	case has("out of range"), has("out of the safe"):
		return "数字太大。", "请核对这个数字。"
	case has("leading zeroes"):
		return "数字前面有多余的 0。", "请去掉前面的 0；编号、代码要加引号。"
	case has("float"), has("integer"), has("digit"):
		return "数字的写法不对。", "请写成 45 或 4.5 的样子；编号、代码要加引号。"
	case has("unexpected EOF"):
		return "文件没有写完。", "请检查末尾是否缺了值、引号或括号。"
	case has("expected value"):
		return "等号后面的值写法不对。", `文字要加引号，如 title = "…"；数字、日期、true、false 不加。`
	case has("key separator"), has("'.' or '='"), has("'='"), has("key name"):
		return "这一行不是“键 = 值”的样子。", "请检查等号和引号。"
	case has("end of table"), has("table name"), has("end table name"), has("table array"):
		return "节的名称写法不对。", "请写成 [notice] 或 [[attachment]]。"
	case has("top-level item"):
		return "值的后面还有多余的内容。", "一行只写一项；说明写在 # 后面。"
	}
	return "不合 TOML 语法：" + message + "。", ""
}

// between returns what stands between the first two quotes of a message, or the
// whole message.
func between(message, quote string) string {
	if _, rest, ok := strings.Cut(message, quote); ok {
		if inner, _, ok := strings.Cut(rest, quote); ok {
			return inner
		}
	}
	return message
}
