package conf

import (
	"errors"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"tongbao/cmd/tongbao/internal/diag"
)

// syntaxFinding explains a decoder's error. The decoder speaks English and of
// runes; a clerk needs to know which line and what to type instead.
func syntaxFinding(file, src string, err error) diag.Finding {
	at, line, message := diag.Place{File: file}, "", err.Error()
	var parse toml.ParseError
	if errors.As(err, &parse) {
		message = parse.Message
		lines := strings.Split(src, "\n")
		at.Line = min(max(parse.Position.Line, 1), len(lines))
		// What never ends is noticed on the empty line after the one to mend.
		for at.Line > 1 && strings.TrimSpace(lines[at.Line-1]) == "" {
			at.Line--
		}
		line = lines[at.Line-1]
	}
	text, hint := explain(line, message)
	return codeTomlSyntax.Found(at, hint+"改正后再检查其余内容。", "%s", text)
}

// cause is why a file is no TOML: its sign in the line, without texts and comment,
// or in the decoder's message. ‹› in the text is what the message quotes.
type cause struct {
	inMessage  bool
	sign       *regexp.Regexp
	text, hint string
}

// causes, what the clerk typed before what the decoder makes of it.
var causes = []cause{
	{false, regexp.MustCompile(`=\s*\d{4}-(\d-\d{1,2}|\d{1,2}-\d)(\D|$)`), "日期的月和日要写两位。", "请写成 2026-04-09 的样子。"},
	{false, regexp.MustCompile(`=\s*\d{4}([./]\d|年)`), "日期的写法不对。", "请写成 2026-04-09，不加引号，也不写年月日。"},
	{true, regexp.MustCompile(`invalid datetime`), "没有这个日期：‹›。",
		"请核对年月日；日期写成 2026-04-09，时间写成 2026-04-10T15:00:00。"},
	{false, regexp.MustCompile(`＝`), "等号是全角的“＝”。", "请改成半角的 =。"},
	{false, regexp.MustCompile(`[“”‘’＂]`), "引号是中文的。", `改成半角的 "；引号里面的中文引号可以保留。`},
	{false, regexp.MustCompile(`[，、]`), "各项之间用了中文的逗号或顿号。", "请改成半角的逗号 ,。"},
	{false, regexp.MustCompile(`[【】［］｛｝]`), "括号是全角的。", "请改成半角的 [ ] 或 { }。"},
	{false, regexp.MustCompile(`　`), "行里有全角空格。", "请改成半角空格。"},
	{false, regexp.MustCompile(`^\s*\[{0,2}\s*[^\s"'=\[\]]*\p{Han}|[{,]\s*[^\s"'=,{}]*\p{Han}[^"'=,{}]*=`),
		"中文的键要放在引号里。", `写成 "市直部门" = 48 的样子。`},
	{true, regexp.MustCompile(`already (been defined|defined|created|exists)|duplicate`), "同一个键或同一节写了两次：‹›。",
		"请删去一个，或合成一节。"},
	{true, regexp.MustCompile(`invalid escape|hexadecimal|Escaped character`), `引号里的反斜杠 \ 有特殊含义。`, `写成 \\，或把双引号换成单引号。`},
	{true, regexp.MustCompile(`strings cannot contain newlines|expected ('"'|"'")|'"""'|"'''"`),
		"引号没有配对。", "文字的两头都要有引号，中间不能换行。"},
	{true, regexp.MustCompile(`inline table`), "花括号里的写法不对。", "请写成 { name = \"…\", phone = \"…\" }，各项用逗号分开，并补上 }。"},
	{true, regexp.MustCompile(`comma`), "方括号里的写法不对。", "各项用逗号分开，并补上 ]。"},
	{true, regexp.MustCompile(`out of (range|the safe)`), "数字太大。", "请核对这个数字。"},
	{true, regexp.MustCompile(`leading zeroes`), "数字前面有多余的 0。", "请去掉前面的 0；编号、代码要加引号。"},
	{true, regexp.MustCompile(`float|integer|digit`), "数字的写法不对。", "请写成 45 或 4.5 的样子；编号、代码要加引号。"},
	{true, regexp.MustCompile(`unexpected EOF`), "文件没有写完。", "请检查末尾是否缺了值、引号或括号。"},
	{true, regexp.MustCompile(`expected value`), "等号后面的值写法不对。", `文字要加引号，如 title = "…"；数字、日期、true、false 不加。`},
	{true, regexp.MustCompile(`key separator|'='|key name`), "这一行不是“键 = 值”的样子。", "请检查等号和引号。"},
	{true, regexp.MustCompile(`end of table|table name|table array`), "节的名称写法不对。", "请写成 [notice] 或 [[attachment]]。"},
	{true, regexp.MustCompile(`top-level item`), "值的后面还有多余的内容。", "一行只写一项；说明写在 # 后面。"},
	{true, regexp.MustCompile(``), "不合 TOML 的写法。", "请检查这一行的引号、括号和等号。"},
}

var (
	texts       = regexp.MustCompile(`"(\\.|[^"\\])*"|'[^']*'`)
	comment     = regexp.MustCompile(`#.*$`)
	inQuotation = regexp.MustCompile(`'([^']*)'|"([^"]*)"`)
)

// explain says in Chinese what is wrong with a line and what to do.
func explain(line, message string) (text, hint string) {
	bare := comment.ReplaceAllString(texts.ReplaceAllString(line, `""`), "")
	for _, c := range causes {
		where := bare
		if c.inMessage {
			where = message
		}
		if c.sign.MatchString(where) {
			text, hint = c.text, c.hint
			break
		}
	}
	if m := inQuotation.FindStringSubmatch(message); m != nil {
		message = m[1] + m[2]
	}
	return strings.ReplaceAll(text, "‹›", message), hint
}
