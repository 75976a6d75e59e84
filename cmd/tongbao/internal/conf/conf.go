// Package conf reads the TOML files an office writes: notice.toml, rule sets, word
// lists. What a file may hold is said once, by tags on the structs it fills; what
// a file holds against that is told in Chinese, with its line, all at once. Only a
// file that is no TOML has that as its one finding.
//
// Tags of a field:
//
//	toml:"key"           the key; "key,required" must be given and not be empty
//	name:"标题"           what messages call it
//	usual:"通报"          value when the key is absent; items of a list parted by |
//	choices:"甲|乙"       the only texts allowed; a whole number holds the place of the text
//	range:"1..4"         of numbers; a whole number without it is 0 to maxCount
//	kind:"text|list"     what the file may write, where it is not what the type says
//	example:"…" doc:"…"  for hints, where the sample has none
//
// Structs are tables, slices of structs arrays of tables; a pointer to a struct or
// an int is nil when the file has none. A struct with fields toml:"<key>" and
// toml:"<value>" is an entry of a table with free keys, in the order of the file.
// A map of pointers to structs with the tag toml:"{}" has a table for each member
// that the file gives. Two fields may share a key that may hold values of two types.
// A field called Place gets the place of its struct in the file.
package conf

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/diag"
)

// Lines says on which line each key and element of a file stands.
type Lines struct {
	file  string
	spots map[string]spot // by path
}

// At returns the place of a value by its path, for example At("notice", "signed")
// or At("rule", 0, "when", 1). A path the file does not have gives the nearest part
// above it, in the end the file itself.
func (l *Lines) At(path ...any) diag.Place { return l.at(parts(path)) }

// Has reports whether the file has a value at the path, of whatever type.
func (l *Lines) Has(path ...any) bool {
	_, ok := l.spots[join(parts(path))]
	return ok
}

func (l *Lines) at(path []string) diag.Place {
	for n := len(path); n > 0; n-- {
		if s, ok := l.spots[join(path[:n])]; ok {
			return diag.Place{File: l.file, Line: s.line}
		}
	}
	return diag.Place{File: l.file}
}

func parts(path []any) []string {
	out := make([]string, len(path))
	for i, p := range path {
		out[i] = fmt.Sprint(p)
	}
	return out
}

// Taker is a value that reads what the file writes in its own way. v is a string,
// int64, float64, bool or time.Time, of a kind the field allows. When ok is false,
// the value is left out and the finding, which needs no place, is told.
type Taker interface {
	Take(v any) (wrong diag.Finding, ok bool)
}

// Member is a key of the tables of a map, and what messages call it.
type Member struct{ Key, Name string }

// Read fills into, a pointer to a struct with tags, from the bytes of a file.
// Whatever has an error is left out and has its usual value. sample is an
// explained file of the same kind, whose comments and values hints quote: each key
// stands in it below a comment, as "key = value" or "#key = value"; it may be
// empty. members are the keys that maps of tables may have. A file that is no TOML has
// nil Lines and fills nothing.
func Read(file string, data []byte, sample string, into any, members ...Member) (*Lines, diag.Findings) {
	src, findings := charset.Text(file, data)
	if findings.Errors() > 0 {
		return nil, findings
	}
	s := scan(src)
	if s.tooDeep > 0 {
		findings.Tell(codeTomlSyntax, diag.Place{File: file, Line: s.tooDeep},
			"请检查是否多打了方括号、花括号或点。", "括号或带点的键套得太深，超过 %d 层。", maxDepth)
		return nil, findings
	}
	values := map[string]any{}
	if _, err := toml.Decode(src, &values); err != nil {
		return nil, append(findings, syntaxFinding(file, src, err))
	}
	if s.twice > 0 { // the decoder lets a table follow its own dotted keys, and drops them
		findings.Tell(codeTomlSyntax, diag.Place{File: file, Line: s.twice}, "请删去一个，或合成一节。", "同一个键写了两次。")
		return nil, findings
	}
	to := reflect.ValueOf(into).Elem()
	r := &reader{lines: &Lines{file, s.spots}, schema: schemaOf(to.Type(), members), sampleText: sample, findings: findings}
	r.table(nil, r.schema, values, to)
	return r.lines, r.findings
}

// TableName names a table for a message, with a blank behind it: "[sites] ",
// "第 2 个 [[attachment]] ", "第 4 个 [[rule]] 的第 1 个 [[when]] ".
func TableName(path ...any) string { return tableName(parts(path)) }

func tableName(path []string) string {
	if len(path) == 0 {
		return "文件里"
	}
	name, of, from := "", "", 0
	for i, p := range path {
		if i > from && isIndex(p) {
			n, _ := strconv.Atoi(p)
			name += fmt.Sprintf("%s第 %d 个 [[%s]] ", of, n+1, strings.Join(path[from:i], "."))
			of, from = "的", i+1
		}
	}
	if from == len(path) {
		return name
	}
	return name + strings.TrimPrefix(of+" [", " ") + strings.Join(path[from:], ".") + "] "
}

func isIndex(part string) bool { return part != "" && strings.Trim(part, "0123456789") == "" }
