package inspection

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// node is one table of a rule file while it is read. Every key that is asked for
// is remembered, so that what nobody asked for can be reported.
type node struct {
	values   map[string]any
	path     string // "rule.3", for the line index
	title    string // how messages call the table: "第4个[[rule]]"
	known    []string
	lines    lineIndex
	file     string
	findings *diag.Findings
}

// at is the line of a key, or of the table itself.
func (n *node) at(key string) diag.Place {
	line, ok := n.lines[n.path+"."+key]
	if !ok {
		line = n.lines[n.path]
	}
	return diag.Place{File: n.file, Line: line}
}

func (n *node) wrong(code diag.Code, key, hint, format string, args ...any) {
	n.findings.Tell(code, n.at(key), hint, n.title+format, args...)
}

// get returns the value of a key and remembers that it is known.
func (n *node) get(key string, required bool) (any, bool) {
	n.known = append(n.known, key)
	v, ok := n.values[key]
	if !ok && required {
		n.wrong(codeMissingKey, "", "请补上。", "缺少 %s", key)
	}
	return v, ok
}

func (n *node) text(key string, required bool) string {
	v, ok := n.get(key, required)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		n.wrong(codeWrongType, key, "请写成带引号的文字。", "的 %s 应当是文字", key)
		return ""
	}
	s = strings.TrimSpace(s)
	if required && s == "" {
		n.wrong(codeEmptyValue, key, "请补上。", "的 %s 是空的", key)
	}
	return s
}

func (n *node) texts(key string, required bool) []string {
	v, ok := n.get(key, required)
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	var out []string
	for _, e := range list {
		s, isText := e.(string)
		if ok = ok && isText && strings.TrimSpace(s) != ""; ok {
			out = append(out, strings.TrimSpace(s))
		}
	}
	if !ok {
		n.wrong(codeWrongType, key, `请写成 ["甲", "乙"] 的形式。`, "的 %s 应当是一组文字", key)
		return nil
	}
	return out
}

func (n *node) flag(key string, usual bool) bool {
	v, ok := n.get(key, false)
	if !ok {
		return usual
	}
	b, ok := v.(bool)
	if !ok {
		n.wrong(codeWrongType, key, "请写 true 或 false，不带引号。", "的 %s 应当是 true 或 false", key)
	}
	return b
}

// number reads a number exactly as it is written; fractions are text: "4/3". It
// returns nil for an absent or wrong one.
func (n *node) number(key string, required bool) *big.Rat {
	v, ok := n.get(key, required)
	if !ok {
		return nil
	}
	var r *big.Rat
	switch v := v.(type) {
	case int64:
		r = big.NewRat(v, 1)
	case float64:
		r, _ = new(big.Rat).SetString(strconv.FormatFloat(v, 'f', -1, 64))
	case string:
		if num, den, found := strings.Cut(v, "/"); found && shortNumber(num) && shortNumber(den) {
			r, _ = new(big.Rat).SetString(v)
		}
	}
	if r == nil || r.Num().BitLen() > maxBits || r.Denom().BitLen() > maxBits {
		n.wrong(codeWrongType, key, "请写数字，不带引号；分数写成 \"4/3\"。", "的 %s 应当是数字", key)
		return nil
	}
	return r
}

// maxBits bounds the size of a threshold or a number of points; real ones have
// three digits.
const maxBits = 48

func shortNumber(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) > 0 && len(s) <= 9 && strings.Trim(s, "0") != ""
}

// kind reads the object a table is about.
func (n *node) kind(key string) Kind {
	switch s := n.text(key, true); s {
	case "网站":
		return Site
	case "新媒体":
		return Account
	default:
		if s != "" {
			n.wrong(codeUnknownValue, key, "可写“网站”或“新媒体”。", "的 %s “%s”不认识", key, s)
		}
		return Site
	}
}

// tables reads an array of tables.
func (n *node) tables(key, title string) []*node {
	v, ok := n.get(key, false)
	if !ok {
		return nil
	}
	var out []*node
	list, isList := asTables(v)
	if !isList {
		n.wrong(codeWrongType, key, "请写成 [["+key+"]]。", "的 %s 应当是一组表", key)
		return nil
	}
	for i, t := range list {
		out = append(out, &node{values: t, path: join(n.path, key, i), title: fmt.Sprintf("第%d个%s", i+1, title),
			lines: n.lines, file: n.file, findings: n.findings})
	}
	return out
}

func join(path, key string, i int) string {
	if path != "" {
		key = path + "." + key
	}
	return fmt.Sprintf("%s.%d", key, i)
}

func asTables(v any) ([]map[string]any, bool) {
	switch v := v.(type) {
	case []map[string]any:
		return v, true
	case []any:
		var out []map[string]any
		for _, e := range v {
			t, ok := e.(map[string]any)
			if !ok {
				return nil, false
			}
			out = append(out, t)
		}
		return out, true
	}
	return nil, false
}

// table reads a single table; nil when it is absent.
func (n *node) table(key string) *node {
	v, ok := n.get(key, false)
	if !ok {
		return nil
	}
	t, ok := v.(map[string]any)
	if !ok {
		n.wrong(codeWrongType, key, "请写成 ["+key+"]。", "的 %s 应当是一个表", key)
		return nil
	}
	return &node{values: t, path: key, title: "[" + key + "]", lines: n.lines, file: n.file, findings: n.findings}
}

// done reports the keys nobody asked for.
func (n *node) done() {
	for _, key := range slices.Sorted(maps.Keys(n.values)) {
		if !slices.Contains(n.known, key) {
			n.wrong(codeUnknownKey, key, "可写的有："+strings.Join(n.known, "、")+"。", "有不认识的 %s", key)
		}
	}
}

// lineIndex gives the line of a table ("rule.3") or of a key in it ("rule.3.when").
type lineIndex map[string]int

// indexLines finds the lines of tables and keys in a TOML text. It looks only at
// the beginnings of lines, which is where a file written by people has them; a
// miss costs a line number and nothing else.
func indexLines(text string) lineIndex {
	lines := lineIndex{}
	counts := map[string]int{}
	path := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "[["):
			name, _, _ := strings.Cut(strings.TrimPrefix(line, "[["), "]]")
			path = fmt.Sprintf("%s.%d", strings.TrimSpace(name), counts[name])
			counts[name]++
			lines[path] = i + 1
		case strings.HasPrefix(line, "["):
			name, _, _ := strings.Cut(strings.TrimPrefix(line, "["), "]")
			path = strings.TrimSpace(name)
			lines[path] = i + 1
		default:
			key, _, found := strings.Cut(line, "=")
			if found && !strings.HasPrefix(key, "#") && !strings.HasPrefix(key, "{") {
				lines[path+"."+strings.TrimSpace(key)] = i + 1
			}
		}
	}
	return lines
}
