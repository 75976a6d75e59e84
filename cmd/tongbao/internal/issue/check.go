package issue

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

// reader holds decoded values against the schema. After check every value left
// in the maps has the type its field says; what does not is removed, so that
// filling the Issue cannot fail.
type reader struct {
	index    *index
	schema   []field
	findings *diag.Findings
	unknowns int             // unknown keys so far
	wrong    map[string]bool // paths whose value was removed: given, so not missing
}

func (r *reader) at(path []string) diag.Place {
	i := Issue{lines: r.index.lines}
	return i.At(path...)
}

// check reports unknown and missing keys and wrong values of one table.
func (r *reader) check(path []string, fields []field, values map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		at := append(slices.Clip(path), key)
		f := find(fields, key)
		if f == nil {
			r.unknown(at, fields)
			delete(values, key)
			continue
		}
		if !r.checkValue(at, f, values[key]) {
			delete(values, key)
			r.wrong[strings.Join(at, pathSeparator)] = true
		}
	}
	for _, f := range fields {
		_, given := values[f.key]
		if f.required && !given && !r.wrong[strings.Join(append(slices.Clip(path), f.key), pathSeparator)] {
			r.findings.Tell(codeMissingKey, r.at(path),
				fmt.Sprintf("请补上 %s：%s。", missingExample(f), f.doc), "%s缺少%s（%s）。", tableName(path), f.name, f.key)
		}
	}
}

func missingExample(f field) string {
	if f.kind == table {
		return "[" + f.key + "] 一节"
	}
	return f.key + " = " + f.example
}

// tableName names a table for a message: [sites], 第 2 个 [[attachment]].
func tableName(path []string) string {
	if len(path) == 0 {
		return "文件里"
	}
	last := path[len(path)-1]
	if n := len(path) - 1; n > 0 && strings.Trim(last, "0123456789") == "" {
		var i int
		fmt.Sscan(last, &i)
		return fmt.Sprintf("第 %d 个 [[%s]] ", i+1, strings.Join(path[:n], "."))
	}
	return "[" + strings.Join(path, ".") + "] "
}

// checkValue reports whether the value has the field's type; it goes into
// tables and reports everything below.
func (r *reader) checkValue(path []string, f *field, v any) bool {
	switch f.kind {
	case table:
		m, ok := v.(map[string]any)
		if !ok {
			return r.wrongType(path, f, v)
		}
		r.check(path, f.fields, m)
		return true
	case tables:
		return r.checkTables(path, f, v)
	case textTable, countTable, valueTable:
		return r.checkEntries(path, f, v)
	case texts:
		return r.checkTexts(path, f, v)
	case textOrTexts:
		if _, many := v.([]any); many {
			return r.checkTexts(path, f, v)
		}
	}
	if !hasKind(f.kind, v) {
		return r.wrongType(path, f, v)
	}
	return r.checkFilled(path, f.name, v, !f.required) && r.checkChoice(path, f, v) && r.checkRange(path, f, v)
}

// checkFilled reports a text that is given and blank where it may not be.
func (r *reader) checkFilled(path []string, what string, v any, mayBeEmpty bool) bool {
	s, isText := v.(string)
	if !isText || mayBeEmpty || strings.TrimSpace(s) != "" {
		return true
	}
	r.findings.Tell(codeEmptyValue, r.at(path), "请填上内容，或删去这一项。", "%s是空的。", what)
	return false
}

// hasKind reports whether a single value fits a kind.
func hasKind(k kind, v any) bool {
	switch v := v.(type) {
	case string:
		return k == text || k == textOrTexts || k == textOrCount || k == textOrNumber || k == textOrFlag || k == valueTable || k == textTable
	case int64:
		return k == count || k == number || k == textOrCount || k == textOrNumber || k == valueTable || k == countTable
	case float64:
		return k == number || k == textOrNumber || k == valueTable
	case bool:
		return k == flag || k == textOrFlag
	case time.Time:
		switch layoutOf(v) {
		case time.DateOnly:
			return k == date || k == valueTable
		case time.DateTime:
			return k == moment
		}
	}
	return false
}

// layoutOf tells a day, a day with time and a mere time apart; the decoder marks
// local values by the name of their zone.
func layoutOf(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return time.DateOnly
	case "time-local":
		return time.TimeOnly
	}
	return time.DateTime
}

func (r *reader) checkTables(path []string, f *field, v any) bool {
	list, ok := v.([]map[string]any)
	if !ok {
		// An array of inline tables comes as []any.
		items, isList := v.([]any)
		if !isList {
			return r.wrongType(path, f, v)
		}
		for i, item := range items {
			m, isTable := item.(map[string]any)
			if !isTable {
				return r.wrongType(element(path, i), f, v)
			}
			list = append(list, m)
		}
	}
	for i, m := range list {
		r.check(element(path, i), f.fields, m)
	}
	return true
}

func (r *reader) checkEntries(path []string, f *field, v any) bool {
	m, ok := v.(map[string]any)
	if !ok {
		return r.wrongType(path, f, v)
	}
	entry := *f
	entry.min, entry.max = 0, maxCount
	for _, key := range slices.Sorted(maps.Keys(m)) {
		at := append(slices.Clip(path), key)
		switch {
		case !hasKind(f.kind, m[key]):
			r.wrongType(at, f, m[key])
			delete(m, key)
		case f.kind == countTable && !r.checkRange(at, &entry, m[key]):
			delete(m, key)
		}
	}
	return true
}

func (r *reader) checkTexts(path []string, f *field, v any) bool {
	list, ok := v.([]any)
	if !ok {
		return r.wrongType(path, f, v)
	}
	good := true
	for i, item := range list {
		at := element(path, i)
		if _, ok := item.(string); !ok {
			r.findings.Tell(codeWrongType, r.at(at), "每一项都写在引号里。",
				"%s（%s）的第 %d 项应是文字，写成了%s。", f.name, f.key, i+1, typeName(item))
			good = false
			continue
		}
		filled := r.checkFilled(at, fmt.Sprintf("%s（%s）的第 %d 项", f.name, f.key, i+1), item, slices.Contains(f.choices, ""))
		good = filled && r.checkChoice(at, f, item) && good
	}
	return good
}

func (r *reader) checkChoice(path []string, f *field, v any) bool {
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
	if near := nearest(s, f.choices); near != "" {
		hint = fmt.Sprintf("是不是 \"%s\"？", near) + hint
	}
	r.findings.Tell(codeUnknownValue, r.at(path), hint, "%s（%s）不能写 \"%s\"。", f.name, f.key, s)
	return false
}

func (r *reader) checkRange(path []string, f *field, v any) bool {
	var n float64
	switch v := v.(type) {
	case int64:
		n = float64(v)
	case float64:
		n = v
	default:
		return true
	}
	if f.max > f.min && !(n >= f.min && n <= f.max) { // a NaN is out of range too
		r.findings.Tell(codeOutOfRange, r.at(path), fmt.Sprintf("应在 %v 到 %v 之间。", int(f.min), int(f.max)),
			"%s（%s）写了 %v。", f.name, f.key, v)
		return false
	}
	return true
}

func (r *reader) wrongType(path []string, f *field, v any) bool {
	hint := ""
	if f.example != "" && f.kind != table && f.kind != tables {
		hint = "例如 " + f.key + " = " + f.example + "。"
	}
	switch {
	case f.kind == table || f.kind == tables:
		hint = fmt.Sprintf("请写成 [%s] 一节。", f.key)
		if f.kind == tables {
			hint = fmt.Sprintf("每个写成一节 [[%s]]。", f.key)
		}
	case f.kind == countTable:
		hint = "值写整数，不加引号。"
	case f.kind == valueTable:
		hint = "文字写在引号里，数字和日期（2026-04-09）不加引号。"
	case f.kind == textTable:
		hint = "值写在引号里。"
	}
	r.findings.Tell(codeWrongType, r.at(path), hint, "%s（%s）应是%s，写成了%s。",
		f.name, path[len(path)-1], expected(f.kind), typeName(v))
	return false
}

// expected names what one value of a kind must be.
func expected(k kind) string {
	switch k {
	case textTable:
		return text.String()
	case countTable:
		return count.String()
	case valueTable:
		return "文字、数字或日期"
	}
	return k.String()
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
// with more is not a notice.toml with slips.
const maxSuggested = 100

// unknown reports a key the schema does not have, with the likeliest one meant.
func (r *reader) unknown(path []string, fields []field) {
	key := path[len(path)-1]
	keys := make([]string, 0, len(fields))
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	hint := "可以写的键：" + strings.Join(keys, "、") + "。"
	if r.unknowns++; r.unknowns > maxSuggested {
		hint = "请删去，或改成正确的键。"
	} else if near := nearestKey(key, fields); near != "" {
		hint = "是不是 " + near + "？"
	} else if home := homes(r.schema, key); home != "" {
		hint = "这个键属于 " + home + "，移到那一节。"
	}
	r.findings.Tell(codeUnknownKey, r.at(path), hint, "%s没有“%s”这个键。", tableName(path[:len(path)-1]), key)
}

// homes names the tables of the schema that have the key.
func homes(schema []field, key string) string {
	var found []string
	for _, f := range schema {
		if find(f.fields, key) == nil {
			continue
		}
		if f.kind == tables {
			found = append(found, "[["+f.key+"]]")
		} else {
			found = append(found, "["+f.key+"]")
		}
	}
	return strings.Join(found, "、")
}
