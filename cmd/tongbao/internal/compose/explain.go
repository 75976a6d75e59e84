package compose

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"text/template"

	"tongbao/cmd/tongbao/internal/diag"
)

// userError is an error of one of our own template functions: already Chinese.
type userError struct {
	text, hint string
	missing    bool // it is about data that is not there
}

func (e userError) Error() string { return e.text }

// wrong is the error of a function used wrongly.
func wrong(text, hint string) error { return userError{text: text, hint: hint} }

var templatePlace = regexp.MustCompile(`^template: [^:]*:(\d+)(?::\d+)?: (?s:(.*))$`)

// finding turns a text/template error into a finding with its line and, for an
// unknown name, the names there are.
func (x *execution) finding(err error) diag.Finding {
	line, msg := 0, err.Error()
	if m := templatePlace.FindStringSubmatch(msg); m != nil {
		line, _ = strconv.Atoi(m[1])
		msg = m[2]
	}
	var u userError
	if !errors.As(err, &u) {
		u = explainTemplate(msg, x.funcs, x.view)
	}
	code := codeTemplate
	if u.missing {
		code = codeMissingData
	}
	return code.Found(x.marks.place(line), u.hint, "%s", u.text)
}

var (
	unknownFunc  = regexp.MustCompile(`function "([^"]+)" not defined`)
	unknownKey   = regexp.MustCompile(`map has no entry for key "([^"]+)"`)
	unknownField = regexp.MustCompile(`can't evaluate field (\S+) in type (\S+)`)
	executingAt  = regexp.MustCompile(`(?s)^executing "[^"]*" at <(.*?)>: (.*)$`)
)

// explainTemplate puts text/template's English into Chinese. What it does not
// know it passes over rather than print English.
func explainTemplate(msg string, funcs template.FuncMap, view map[string]any) userError {
	if m := unknownFunc.FindStringSubmatch(msg); m != nil {
		return userError{text: fmt.Sprintf("模板中没有名为“%s”的函数", m[1]), hint: "可用的函数：" + strings.Join(sortedKeys(funcs), "、") + "。"}
	}
	if m := unknownKey.FindStringSubmatch(msg); m != nil {
		return userError{text: fmt.Sprintf("没有名为“%s”的数据", m[1]), hint: "可用的名称：" + strings.Join(sortedKeys(view), "、") + "。"}
	}
	if m := unknownField.FindStringSubmatch(msg); m != nil {
		return userError{text: fmt.Sprintf("没有名为“%s”的数据", m[1]), hint: fieldHint(m[2])}
	}
	m := executingAt.FindStringSubmatch(msg)
	if m == nil {
		text, hint := inChinese(parseErrors, msg)
		return userError{text: "模板写法有误：" + text, hint: hint}
	}
	at := strings.TrimSuffix(strings.TrimPrefix(m[1], "{{"), "}}")
	if strings.Contains(m[2], "nil pointer") {
		return userError{text: fmt.Sprintf("{{%s}} 要用的数据没有", at), hint: "请核对 notice.toml 有没有写这类数据（[sites]、[accounts]、上期）；可有可无的用 {{if}} 跳过。",
			missing: true}
	}
	text, hint := inChinese(executeErrors, m[2])
	return userError{text: fmt.Sprintf("{{%s}} 不能计算：%s", at, text), hint: hint}
}

func fieldHint(typeName string) string {
	names := fieldNames(typeName)
	if names == nil && kindOfValue(typeName) == otherValue {
		return "请核对名称。"
	}
	if names == nil {
		return "这是" + kindOfValue(typeName) + "，后面不能再用“.”取数。"
	}
	return "可用的名称：" + strings.Join(names, "、") + "。"
}

// wordsOf is one error of text/template: a pattern of its English, and what is
// wrong and what to do. {1} is the first group of the pattern, [1] the same as
// the name of a Go type.
type wordsOf struct {
	pattern    *regexp.Regexp
	text, hint string
}

const closeBlock = "每个 {{if}}、{{range}}、{{with}} 都要有一个 {{end}}，请核对。"

var parseErrors = []wordsOf{
	{regexp.MustCompile(`unexpected EOF`), "到文件末尾还缺 {{end}}", closeBlock},
	{regexp.MustCompile(`unexpected \{\{end\}\}`), "多了一个 {{end}}", closeBlock},
	{regexp.MustCompile(`unexpected \{\{else`), "{{else}} 不在 {{if}}、{{range}} 里面", closeBlock},
	{regexp.MustCompile(`unclosed action`), "有“{{”而没有“}}”", "请在同一行补上“}}”。"},
	{regexp.MustCompile(`unclosed comment|comment ends before`), "注释没有写完", "注释写成 {{/* 文字 */}}。"},
	{regexp.MustCompile(`unterminated|unclosed quoted`), "引号没有配对", "请补上另一半半角引号。"},
	{regexp.MustCompile(`(?:unrecognized character in action|bad character):? U\+(?:201C|201D|2018|2019)`), "{{ }} 里用了中文引号", "请改成半角引号 \"\"。"},
	{regexp.MustCompile(`(?:unrecognized character in action|bad character):? U\+(?:3000|00A0)`), "{{ }} 里有全角空格", "请改成半角空格。"},
	{regexp.MustCompile(`(?:unrecognized character in action|bad character):? (U\+[0-9A-F]+)`), "{{ }} 里有不该有的字符“{1}”，也可能少了“}}”",
		"请核对：{{ }} 里的标点、空格都用半角，并成对写全。"},
	{regexp.MustCompile(`undefined variable "([^"]+)"`), "变量 {1} 没有定义", "请核对名称。"},
	{regexp.MustCompile(`unclosed left paren`), "缺少右括号", "请补上半角的“)”。"},
	{regexp.MustCompile(`unexpected right paren`), "多了一个右括号", "请删去。"},
	{regexp.MustCompile(`unexpected "([^"]+)"`), "{{ }} 里有不该有的“{1}”", "请核对括号和引号。"},
	{regexp.MustCompile(`(?:integer overflow|bad number syntax|illegal number syntax)[^"]*"([^"]*)"`), "数字“{1}”写得不对", "请核对。"},
	{regexp.MustCompile(`missing value for (\w+)`), "{{{1}}} 后面没有内容", "请写明条件或数据。"},
	{regexp.MustCompile(`\{\{(break|continue)\}\} outside`), "{{{1}}} 不在 {{range}} 里面", "请删去。"},
	{regexp.MustCompile(`multiple definition of template|unexpected \{\{define`), "{{define}} 的位置不对或重复", "请核对。"},
	{regexp.MustCompile(``), "{{ }} 里的写法认不出来", "请核对 {{ }} 是否成对、名称是否写对。"},
}

var executeErrors = []wordsOf{
	{regexp.MustCompile(`wrong number of args for (\w+): want at least (\d+) got (\d+)`), "{1} 后面至少要写{2}项，写了{3}项", "请参照写法的说明补上。"},
	{regexp.MustCompile(`wrong number of args for (\w+): want (\d+) got (\d+)`), "{1} 后面要写{2}项，写了{3}项", "请核对项数。"},
	{regexp.MustCompile(`range can't iterate over`), "这些数据不能逐项列", "请写 .ByProblem、(.By \"列\")、.Records 或 .Lines。"},
	{regexp.MustCompile(`wrong type for value; expected (\S+); got (\S+)`), "这里要的是[1]，给的是[2]", "请核对括号里的写法。"},
	{regexp.MustCompile(`can't handle .* for arg of type (\S+)`), "这里要的是[1]", "请核对括号里的写法。"},
	{regexp.MustCompile(`expected (\w+); found (.*)`), "这里要的是[1]，写成了 {2}", "请核对括号里的写法。"},
	{regexp.MustCompile(`template "([^"]+)" not defined`), "没有名为“{1}”的模板", "请核对名称。"},
	{regexp.MustCompile(`can't give argument to non-function (\S+)|(\S+) is not a method but has arguments`), "{1}{2} 后面不能再写东西", "请核对括号。"},
	{regexp.MustCompile(`incompatible types for comparison|non-comparable|invalid type for comparison`), "两个不同类的数据不能比较",
		"数字的大小请在正文中用 {{if}} 判断有无，不要比较。"},
	{regexp.MustCompile(`index out of range|out of range|index of`), "超出了范围", "请核对序号。"},
	{regexp.MustCompile(``), "用法不对", "请核对括号里的写法。"},
}

// inChinese looks an English message up.
func inChinese(known []wordsOf, msg string) (text, hint string) {
	for _, w := range known {
		m := w.pattern.FindStringSubmatch(msg)
		if m == nil {
			continue
		}
		text = w.text
		for i, group := range m[1:] {
			n := strconv.Itoa(i + 1)
			if code, err := strconv.ParseInt(strings.TrimPrefix(group, "U+"), 16, 32); err == nil && strings.HasPrefix(group, "U+") {
				group = string(rune(code))
			}
			text = strings.ReplaceAll(text, "{"+n+"}", group)
			text = strings.ReplaceAll(text, "["+n+"]", kindOfValue(group))
		}
		return text, w.hint
	}
	return "", ""
}

// kindOfValue names a Go type for a clerk.
func kindOfValue(goType string) string {
	switch t := strings.TrimRight(strings.TrimLeft(goType, "*"), ";,."); t {
	case "string":
		return "文字"
	case "int", "integer", "int64", "number", "float", "float64":
		return "数"
	case "bool", "boolean":
		return "是或否"
	case "time.Time":
		return "日期"
	case "figures.Set", "compose.Roster":
		return "一组对象"
	case "[]*figures.Set", "[]figures.Set":
		return "分好的几组对象"
	case "figures.Series":
		return "各类的数字"
	case "figures.Figure":
		return "一个数字"
	case "figures.List":
		return "名单"
	case "inspection.Cell":
		return "单元格"
	case "[]figures.Line":
		return "表里的几行"
	case "compose.phrase":
		return "一段文字"
	}
	return otherValue
}

// otherValue is a value no template is meant to handle.
const otherValue = "别的数据"

// isNil reports a value that is nothing, also a pointer of some type to nothing.
func isNil(v any) bool {
	r := reflect.ValueOf(v)
	return v == nil || r.Kind() == reflect.Pointer && r.IsNil()
}

// cannot is the error of a function given something it has no use for.
func cannot(name string, v any) error {
	if isNil(v) {
		return userError{text: fmt.Sprintf("没有函数 %s 要用的数据", name), hint: "请核对名称，以及 notice.toml 有没有写这类数据；可有可无的用 {{if}} 跳过。", missing: true}
	}
	return userError{text: fmt.Sprintf("函数 %s 用不上%s", name, kindOfValue(reflect.TypeOf(v).String())), hint: "请核对括号里的写法。"}
}
