package conf

import (
	"fmt"
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

// reader holds decoded values against the schema and puts the good ones into a
// struct.
type reader struct {
	lines      *Lines
	schema     []field
	sampleText string
	explained  *sample // of sampleText, once a hint needs it
	findings   diag.Findings
	unknowns   int // unknown keys so far
}

// table fills a struct with the values of one table and tells what is unknown,
// missing or wrong.
func (r *reader) table(path []string, fields []field, values map[string]any, to reflect.Value) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if find(fields, key) == nil {
			r.unknown(below(path, key), fields)
		}
	}
	r.place(path, to)
	for i := range fields {
		f := &fields[i]
		v, given := values[f.key]
		if !given && f.required {
			r.missing(path, f)
		}
		if !given || !r.value(below(path, f.key), f, v, to) {
			r.absent(below(path, f.key), f, to)
		}
	}
}

// place sets the field called Place, if the struct has one.
func (r *reader) place(path []string, to reflect.Value) {
	if f := to.FieldByName("Place"); f.IsValid() && f.CanSet() && f.Type() == reflect.TypeFor[diag.Place]() {
		f.Set(reflect.ValueOf(r.lines.at(path)))
	}
}

// absent gives a field its usual value, and those of a table theirs.
func (r *reader) absent(path []string, f *field, to reflect.Value) {
	v := to.FieldByIndex(f.into[0].index)
	switch {
	case f.kinds == table && v.Kind() == reflect.Struct:
		r.place(path, v)
		for i := range f.fields {
			r.absent(below(path, f.fields[i].key), &f.fields[i], v)
		}
	case f.usual == "":
	case v.Kind() == reflect.Slice:
		v.Set(reflect.ValueOf(strings.Split(f.usual, "|")))
	default:
		f.set(v, f.usual)
	}
}

// value fills the field with a value and what lies below it; false when the value
// is wrong, which is told.
func (r *reader) value(path []string, f *field, v any, to reflect.Value) bool {
	switch {
	case f.kinds == table:
		m, ok := v.(map[string]any)
		if ok {
			r.table(path, f.fields, m, tableOf(&f.into[0], to))
		}
		return ok || r.wrongType(path, f, v)
	case f.kinds == tables:
		return r.tables(path, f, v, to.FieldByIndex(f.into[0].index))
	case f.kinds == entries:
		return r.entries(path, f, v, to.FieldByIndex(f.into[0].index))
	case f.kinds&list != 0:
		return r.list(path, f, v, to.FieldByIndex(f.into[0].index))
	}
	if f.kinds == numbers {
		return r.numbers(path, f, v, to.FieldByIndex(f.into[0].index))
	}
	return r.single(path, f, v, to)
}

// tableOf is the struct that a table fills: a field, what a field points to, or a
// member of a map.
func tableOf(t *target, to reflect.Value) reflect.Value {
	v := to.FieldByIndex(t.index)
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return v.Elem()
	case reflect.Map:
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
		e := reflect.New(v.Type().Elem().Elem())
		v.SetMapIndex(reflect.ValueOf(t.member), e)
		return e.Elem()
	}
	return v
}

// single fills the field with a value that is no table or array.
func (r *reader) single(path []string, f *field, v any, to reflect.Value) bool {
	if kindOf(v)&f.kinds == 0 {
		return r.wrongType(path, f, v)
	}
	if !r.filled(path, f.name, v, !f.required, "请填上内容。") || !r.chosen(path, f, v) || !r.inRange(path, f, v) {
		return false
	}
	if f.taker {
		return r.taken(path, to, v)
	}
	for _, t := range f.into {
		if kindOf(v)&t.kinds != 0 && !f.set(to.FieldByIndex(t.index), v) {
			return r.wrongType(path, f, v)
		}
	}
	return true
}

// tables fills a slice with the tables of an array.
func (r *reader) tables(path []string, f *field, v any, to reflect.Value) bool {
	list, ok := v.([]map[string]any)
	items, inline := v.([]any)
	if !ok && !inline {
		return r.wrongType(path, f, v)
	}
	for i, item := range items {
		m, isTable := item.(map[string]any)
		if !isTable {
			return r.wrongType(below(path, strconv.Itoa(i)), f, item)
		}
		list = append(list, m)
	}
	to.Set(reflect.MakeSlice(to.Type(), len(list), len(list)))
	for i, m := range list {
		r.table(below(path, strconv.Itoa(i)), f.fields, m, to.Index(i))
	}
	return true
}

// entries fills a slice with the entries of a table with free keys, in the order
// of the file. A wrong one is left out.
func (r *reader) entries(path []string, f *field, v any, to reflect.Value) bool {
	m, ok := v.(map[string]any)
	if !ok {
		return r.wrongType(path, f, v)
	}
	rank := func(key string) int { return r.lines.spots[join(below(path, key))].rank }
	for _, key := range slices.SortedFunc(maps.Keys(m), func(a, b string) int { return rank(a) - rank(b) }) {
		at, e := below(path, key), reflect.New(to.Type().Elem()).Elem()
		r.place(at, e)
		e.FieldByIndex(f.into[0].key).SetString(key)
		if r.single(at, &f.fields[0], m[key], e) {
			to.Set(reflect.Append(to, e))
		}
	}
	return true
}

// list fills a slice with the texts of an array, or the only text. One that is no
// good text spoils all; one that a Taker refuses is left out.
func (r *reader) list(path []string, f *field, v any, to reflect.Value) bool {
	items, many := v.([]any)
	at := func(i int) []string { return below(path, strconv.Itoa(i)) }
	if !many {
		if kindOf(v)&f.kinds == 0 {
			return r.wrongType(path, f, v)
		}
		items, at = []any{v}, func(int) []string { return path }
	}
	good := true
	for i, item := range items {
		what := fmt.Sprintf("%s（%s）的第 %d 项", f.name, f.key, i+1)
		if _, ok := item.(string); !ok {
			r.findings.Tell(codeWrongType, r.lines.at(at(i)), "每一项都写在引号里。", "%s应是文字，写成了%s。", what, typeName(item))
			good = false
			continue
		}
		good = r.filled(at(i), what, item, !many || slices.Contains(f.choices, ""), "请填上内容，或删去这一项。") && r.chosen(at(i), f, item) && good
	}
	if !good {
		return false
	}
	to.Set(reflect.MakeSlice(to.Type(), 0, len(items)))
	for i, item := range items {
		e := reflect.New(to.Type().Elem()).Elem()
		if e.Kind() == reflect.String {
			e.SetString(item.(string))
		} else if r.place(at(i), e); !r.taken(at(i), e, item) {
			continue
		}
		to.Set(reflect.Append(to, e))
	}
	return true
}

// numbers fills a slice with the numbers of an array. One that is none, or out of range, spoils all.
func (r *reader) numbers(path []string, f *field, v any, to reflect.Value) bool {
	items, ok := v.([]any)
	if !ok || len(items) == 0 {
		return r.wrongType(path, f, v)
	}
	out := make([]float64, len(items))
	for i, item := range items {
		at := below(path, strconv.Itoa(i))
		if kindOf(item)&number == 0 {
			return r.wrongType(path, f, item)
		}
		if !r.inRange(at, f, item) {
			return false
		}
		out[i], _ = strconv.ParseFloat(Plain(item), 64)
	}
	to.Set(reflect.ValueOf(out))
	return true
}

// taken lets a Taker read a value, and tells what it finds.
func (r *reader) taken(path []string, to reflect.Value, v any) bool {
	if t, ok := v.(time.Time); ok {
		v = wallClock(t)
	}
	wrong, ok := to.Addr().Interface().(Taker).Take(v)
	if !ok {
		wrong.Place = r.lines.at(path)
		r.findings = append(r.findings, wrong)
	}
	return ok
}

// set puts a single value of the right kind, or its usual one as the tag writes it,
// into a field; false when a number written as a text is none.
func (f *field) set(to reflect.Value, v any) bool {
	switch p := to.Addr().Interface().(type) {
	case *time.Time:
		*p = wallClock(v.(time.Time))
		return true
	case **big.Rat:
		*p = ratio(v)
		return *p != nil
	}
	switch s := Plain(v); to.Kind() {
	case reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		return f.set(to.Elem(), v)
	case reflect.String:
		to.SetString(s)
	case reflect.Bool:
		to.SetBool(s == "true")
	case reflect.Float64:
		n, _ := strconv.ParseFloat(s, 64)
		to.SetFloat(n)
	case reflect.Int:
		n := slices.Index(f.choices, s)
		if f.choices == nil {
			n, _ = strconv.Atoi(s)
		}
		to.SetInt(int64(n))
	}
	return true
}

// Plain writes a value as text, a number in its shortest form without exponent.
func Plain(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// maxBits bounds exact numbers; real ones have three digits.
const maxBits = 48

// ratio reads a number exactly as it is written, or a fraction "4/3"; nil when it
// is none or too large.
func ratio(v any) *big.Rat {
	s := Plain(v)
	if _, isText := v.(string); isText {
		num, den, found := strings.Cut(s, "/")
		if !found || !isShortNumber(num) || !isShortNumber(den) {
			return nil
		}
	}
	n, ok := new(big.Rat).SetString(s)
	if !ok || n.Num().BitLen() > maxBits || n.Denom().BitLen() > maxBits {
		return nil
	}
	return n
}

// isShortNumber reports up to nine digits that are not all zero.
func isShortNumber(s string) bool { return isIndex(s) && len(s) <= 9 && strings.Trim(s, "0") != "" }

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

// wallClock is a day or a time as the clock in China shows it, in UTC so that it never shifts.
func wallClock(t time.Time) time.Time {
	if !strings.HasSuffix(t.Location().String(), "-local") { // written with its offset
		t = t.In(time.FixedZone("UTC+8", 8*60*60))
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}
