package conf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// missing tells of a key that has to be given.
func (r *reader) missing(path []string, f *field) {
	example, doc := r.explain(path, f)
	what := f.key
	switch {
	case f.kinds == table:
		what = "[" + f.key + "] 一节"
	case example != "":
		what += " = " + example
	}
	if doc != "" {
		what += "：" + doc
	}
	r.findings.Tell(CodeMissingKey, r.lines.at(path), "请补上 "+what+"。", "%s缺少%s（%s）。", tableName(path), f.name, f.key)
}

// filled reports a text that is given and blank where it may not be. hint says what to do.
func (r *reader) filled(path []string, what string, v any, mayBeEmpty bool, hint string) bool {
	s, isText := v.(string)
	if !isText || mayBeEmpty || strings.TrimSpace(s) != "" {
		return true
	}
	r.findings.Tell(CodeEmptyValue, r.lines.at(path), hint, "%s是空的。", what)
	return false
}

func (r *reader) chosen(path []string, f *field, v any) bool {
	s, ok := v.(string)
	if !ok || f.choices == nil || slices.Contains(f.choices, s) {
		return true
	}
	listed := make([]string, 0, len(f.choices))
	for _, c := range f.choices {
		if c != "" {
			listed = append(listed, `"`+c+`"`)
		}
	}
	hint := "可以写 " + strings.Join(listed, "、") + "。"
	if near := Nearest(s, f.choices); near != "" {
		hint = fmt.Sprintf("是不是 \"%s\"？", near) + hint
	}
	r.findings.Tell(CodeUnknownValue, r.lines.at(path), hint, "%s（%s）不能写 \"%s\"。", f.name, f.key, s)
	return false
}

func (r *reader) inRange(path []string, f *field, v any) bool {
	var n float64
	switch v := v.(type) {
	case int64:
		n = float64(v)
	case float64:
		n = v
	default:
		return true
	}
	if f.max > f.min && !(n >= float64(f.min) && n <= float64(f.max)) { // a NaN is out of range too
		r.findings.Tell(codeOutOfRange, r.lines.at(path), fmt.Sprintf("应在 %d 到 %d 之间。", f.min, f.max),
			"%s（%s）写了 %v。", f.name, f.key, v)
		return false
	}
	return true
}

// wrongType tells of a value of another kind. It is false, as the value is.
func (r *reader) wrongType(path []string, f *field, v any) bool {
	key := path[len(path)-1]
	example, _ := r.explain(path[:len(path)-1], f)
	hint := "例如 " + f.key + " = " + example + "。"
	switch {
	case f.kinds == table, f.kinds == entries && example == "":
		hint = fmt.Sprintf("请写成 [%s] 一节。", f.key)
	case f.kinds == tables:
		key, hint = f.key, fmt.Sprintf("每个写成一节 [[%s]]。", f.key)
	case example != "":
	case f.kinds == text:
		hint = "值写在引号里。"
	case f.kinds == count:
		hint = "值写整数，不加引号。"
	default:
		hint = "文字写在引号里，数字和日期（2026-04-09）不加引号。"
	}
	r.findings.Tell(codeWrongType, r.lines.at(path), hint, "%s（%s）应是%s，写成了%s。", f.name, key, f.kinds, typeName(v))
	return false
}

func typeName(v any) string {
	switch v := v.(type) {
	case string:
		return "文字 \"" + v + "\""
	case int64, float64:
		return fmt.Sprintf("数字 %v", v)
	case bool:
		return fmt.Sprint(v)
	case time.Time:
		return map[string]string{time.DateOnly: "日期", time.TimeOnly: "时间", time.DateTime: "日期和时间"}[layoutOf(v)]
	case []any, []map[string]any:
		return "一组值"
	}
	return "一个表"
}

// maxSuggested is for how many unknown keys a likely one is looked for; a file
// with more is not one with slips.
const maxSuggested = 100

// unknown tells of a key the schema does not have, with the likeliest one meant: the
// one of this Chinese name, another spelling (SiteName for site_name) or a slip.
func (r *reader) unknown(path []string, fields []field) {
	key, near := path[len(path)-1], ""
	keys := make([]string, 0, len(fields))
	for _, f := range fields {
		keys = append(keys, f.key)
		if f.name == key {
			near = cmp.Or(near, f.key)
		}
	}
	hint := "可以写的键：" + strings.Join(keys, "、") + "。"
	if r.unknowns++; r.unknowns > maxSuggested {
		hint = "请删去，或改成正确的键。"
	} else if near = cmp.Or(near, Nearest(key, keys)); near != "" {
		hint = "是不是 " + near + "？"
	} else if home := homes(r.schema, key); home != "" {
		hint = "这个键属于 " + home + "，移到那一节。"
	}
	r.findings.Tell(codeUnknownKey, r.lines.at(path), hint, "%s没有“%s”这个键。", tableName(path[:len(path)-1]), key)
}

// homes names the tables of the schema that have the key.
func homes(schema []field, key string) string {
	var found []string
	for _, f := range schema {
		if find(f.fields, key) == nil {
			continue
		}
		if f.kinds == tables {
			found = append(found, "[["+f.key+"]]")
		} else {
			found = append(found, "["+f.key+"]")
		}
	}
	return strings.Join(found, "、")
}
