package conf

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"time"
)

// kind is a set of types a value may have in a file.
type kind uint16

const (
	text    kind = 1 << iota // a string
	list                     // an array of strings
	numbers                  // an array of numbers
	count                    // a whole number
	number                   // any number
	exact                    // any number, or a fraction as a string
	flag                     // true or false
	date                     // a day
	moment                   // a day and a time
	table                    // a table whose keys are fixed
	tables                   // an array of such tables
	entries                  // a table with free keys
	noKind                   // one past the last
)

// kindNames are the names of the tag and of messages: alone, and beside others.
var kindNames = [...]struct{ tag, alone, beside string }{
	{"text", "文字（写在引号里）", "文字"},
	{"list", "一组文字（[\"甲\", \"乙\"]）", "一组文字"},
	{"numbers", "一组数字（[1, 3, 2]）", "一组数字"},
	{"count", "整数（不加引号）", "整数"},
	{"number", "数字（不加引号）", "数字"},
	{"exact", "数字（不加引号，分数写成 \"4/3\"）", "数字"},
	{"flag", "true 或 false（不加引号）", " true、false"},
	{"date", "日期（2026-04-09，不加引号）", "日期"},
	{"moment", "日期和时间（2026-04-10T15:00:00，不加引号）", "日期和时间"},
	{"table", "一个表", ""},
	{"tables", "一组表（[[…]]）", ""},
	{"entries", "一个表", ""},
}

// String names the set for a clerk.
func (k kind) String() string {
	alone := ""
	var beside []string
	for i, n := range kindNames {
		if k&(1<<i) != 0 {
			alone, beside = n.alone, append(beside, n.beside)
		}
	}
	if last := len(beside) - 1; last > 0 {
		return strings.Join(beside[:last], "、") + "或" + beside[last]
	}
	return alone
}

// kindOf is the set of kinds a single value fits.
func kindOf(v any) kind {
	switch v := v.(type) {
	case string:
		return text | exact
	case int64:
		return count | number | exact
	case float64:
		return number | exact
	case bool:
		return flag
	case time.Time:
		switch layoutOf(v) {
		case time.DateOnly:
			return date
		case time.DateTime:
			return moment
		}
	}
	return 0
}

// maxCount bounds whole numbers that say no range of their own; the largest
// published notice has some 43 000 objects.
const maxCount = 10_000_000

// field is one key of a table: what it may hold and where that goes.
type field struct {
	key, name    string
	kinds        kind // what the key may hold
	required     bool
	usual        string
	choices      []string
	min, max     int // of numbers, when max > min
	example, doc string
	into         []target
	taker        bool    // the value of an entry that is a Taker
	fields       []field // of a table; the one for values of entries
}

// target is a field of a Go struct, for values of some kinds. key is the field of
// an entry for its key.
type target struct {
	index, key []int
	kinds      kind
	member     string // of a map of tables
}

// find returns the field called key, or nil.
func find(fields []field, key string) *field {
	i := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
	if i < 0 {
		return nil
	}
	return &fields[i]
}

// The keys of a struct that is an entry of a table with free keys.
const (
	entryKey   = "<key>"
	entryValue = "<value>"
)

// memberTables is the tag of a map that holds a table for each of a family of keys.
const memberTables = "{}"

// schemaOf reads the tags of a struct. Fields of embedded structs stand where the
// struct does; fields without a tag are none of the file's.
func schemaOf(t reflect.Type, members []Member) []field {
	var out []field
	for i := range t.NumField() {
		sf := t.Field(i)
		tag := sf.Tag.Get("toml")
		switch {
		case tag == memberTables:
			for _, m := range members {
				out = add(out, field{key: m.Key, name: m.Name, kinds: table, fields: schemaOf(structOf(sf.Type.Elem()), members),
					into: []target{{index: sf.Index, kinds: table, member: m.Key}}})
			}
		case tag != "" && tag[0] != '<':
			out = add(out, fieldOf(sf, members))
		case sf.Anonymous && sf.Type.Kind() == reflect.Struct:
			for _, f := range schemaOf(sf.Type, members) {
				for j := range f.into {
					f.into[j].index = append([]int{i}, f.into[j].index...)
				}
				out = add(out, f)
			}
		}
	}
	return out
}

// add appends a field, or makes it one with the field of the same key.
func add(fields []field, f field) []field {
	same := find(fields, f.key)
	if same == nil {
		return append(fields, f)
	}
	same.kinds |= f.kinds
	same.into = append(same.into, f.into...)
	if f.max > f.min {
		same.min, same.max = f.min, f.max
	}
	return fields
}

func fieldOf(sf reflect.StructField, members []Member) field {
	tag := sf.Tag.Get
	key, option, _ := strings.Cut(tag("toml"), ",")
	f := field{key: key, name: tag("name"), required: option == "required", usual: tag("usual"), example: tag("example"), doc: tag("doc"),
		kinds: kindOfType(sf.Type)}
	into := target{index: sf.Index}
	if choices := tag("choices"); choices != "" {
		f.choices = strings.Split(choices, "|")
	}
	switch {
	case f.kinds == count && f.choices != nil:
		f.kinds = text
	case f.kinds&(table|tables) != 0:
		f.fields = schemaOf(structOf(sf.Type), members)
	case f.kinds == entries:
		entry := structOf(sf.Type)
		name, _ := entryField(entry, entryKey)
		into.key = name.Index
		var value field
		if v, ok := entryField(entry, entryValue); ok {
			value = fieldOf(v, members)
		} else {
			value = field{kinds: kindsOfTag(tag("kind")), taker: true}
		}
		value.key, value.name = f.key, f.name
		f.fields = []field{value}
	default:
		if said := tag("kind"); said != "" {
			f.kinds = kindsOfTag(said)
		}
		f.min, f.max = rangeOf(f.kinds, tag("range"))
	}
	into.kinds = f.kinds
	f.into = []target{into}
	return f
}

// structOf is the struct of a table or of the tables of an array.
func structOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// entryField returns the field of an entry with the tag.
func entryField(t reflect.Type, tag string) (reflect.StructField, bool) {
	if t.Kind() != reflect.Struct {
		return reflect.StructField{}, false
	}
	return t.FieldByNameFunc(func(name string) bool {
		f, _ := t.FieldByName(name)
		return f.Tag.Get("toml") == tag
	})
}

// kindOfType is what a file writes for a Go type.
func kindOfType(t reflect.Type) kind {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return date
	case t == reflect.TypeFor[*big.Rat]():
		return exact
	}
	switch t.Kind() {
	case reflect.String:
		return text
	case reflect.Bool:
		return flag
	case reflect.Int:
		return count
	case reflect.Float64:
		return number
	case reflect.Struct:
		return table
	case reflect.Pointer:
		return kindOfType(t.Elem())
	case reflect.Slice:
		_, free := entryField(t.Elem(), entryKey)
		switch {
		case free:
			return entries
		case t.Elem().Kind() == reflect.String || isTaker(t.Elem()):
			return list
		case t.Elem().Kind() == reflect.Float64:
			return numbers
		}
		return tables
	}
	panic("conf: no kind for " + t.String())
}

func isTaker(t reflect.Type) bool { return reflect.PointerTo(t).Implements(reflect.TypeFor[Taker]()) }

// kindsOfTag reads a set of kinds: "text|list".
func kindsOfTag(tag string) kind {
	var k kind
	for name := range strings.SplitSeq(tag, "|") {
		i := slices.IndexFunc(kindNames[:], func(n struct{ tag, alone, beside string }) bool { return n.tag == name })
		if i < 0 {
			panic("conf: no kind " + name)
		}
		k |= 1 << i
	}
	return k
}

// rangeOf reads "1..4"; counts without a range go from 0 to maxCount.
func rangeOf(k kind, tag string) (low, high int) {
	if tag == "" && k == count {
		return 0, maxCount
	}
	if _, err := fmt.Sscanf(tag, "%d..%d", &low, &high); err != nil && tag != "" {
		panic("conf: no range " + tag)
	}
	return low, high
}
