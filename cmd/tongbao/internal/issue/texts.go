package issue

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
)

// Actions {{…}} are run in every text of the file, unless the tag actions of its field,
// or of a table it stands in, says otherwise:
//
//	actions:"refused"  it is read before anything is counted, or is a name or code
//	actions:"ignored"  nobody but the program reads it
//
// A closed list of choices holds none. So a key that is added has them run.
const actionsTag = "actions"

const (
	actionsRefused = "refused"
	actionsIgnored = "ignored"
)

// Text is one text of the file in which actions are run.
type Text struct {
	Written string // with its actions
	Place   diag.Place
	Path    []any  // of the key: "table", 0, "note", 1
	Field   string // of the Issue: "Notice.Contact.Phone"

	value reflect.Value // a string, or a conf.Taker
}

// Set puts what the text says once its actions are run. When it says nothing the key can
// hold, the finding tells why and ok is false.
func (t *Text) Set(text string) (wrong diag.Finding, ok bool) {
	if t.value.Kind() == reflect.String {
		t.value.SetString(text)
		return diag.Finding{}, true
	}
	wrong, ok = t.value.Addr().Interface().(conf.Taker).Take(text)
	wrong.Place = t.Place
	return wrong, ok
}

// Texts returns a copy of the issue and every text of the copy in which actions are run,
// in the order of the schema. Setting one leaves the issue itself as it was read.
func (i *Issue) Texts() (*Issue, []*Text) {
	copied := reflect.New(reflect.TypeFor[Issue]()).Elem()
	copied.Set(reflect.ValueOf(i).Elem())
	unshare(copied)
	out := copied.Addr().Interface().(*Issue)
	w := &textWalk{issue: out}
	w.table(nil, "", "", copied)
	return out, w.run
}

// refuseActions tells of actions in texts that cannot have any.
func (i *Issue) refuseActions() diag.Findings {
	w := &textWalk{issue: i}
	w.table(nil, "", "", reflect.ValueOf(i).Elem())
	return w.refused
}

// textWalk goes through the texts of an issue.
type textWalk struct {
	issue   *Issue
	run     []*Text
	refused diag.Findings
}

// table walks the fields of a struct that the schema names. how is the tag actions of
// what holds it.
func (w *textWalk) table(path []any, field, how string, v reflect.Value) {
	for k := range v.NumField() {
		sf := v.Type().Field(k)
		key, _, _ := strings.Cut(sf.Tag.Get("toml"), ",")
		of, name := how, strings.TrimPrefix(field+"."+sf.Name, ".")
		if tag := sf.Tag.Get(actionsTag); tag != "" {
			of = tag
		}
		switch {
		case !sf.IsExported() || sf.Tag.Get("choices") != "":
		case key == "<key>":
			w.entry(path, name, of, v.Field(k))
		case key == "<value>":
			w.any(path, name, of, v.Field(k))
		case key == "{}":
			for _, kind := range w.issue.kinds {
				if e := v.Field(k).MapIndex(reflect.ValueOf(kind.Key)); e.IsValid() {
					w.any(with(path, kind.Key), name, of, e)
				}
			}
		case key != "":
			w.any(with(path, key), name, of, v.Field(k))
		case sf.Anonymous:
			w.table(path, field, of, v.Field(k))
		}
	}
}

func with(path []any, key any) []any { return append(slices.Clip(path), key) }

// any walks a value of the file, of whatever type.
func (w *textWalk) any(path []any, field, how string, v reflect.Value) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		w.any(path, field, how, v.Elem())
	case v.Kind() == reflect.String:
		w.text(path, field, how, v.String(), v)
	case v.Kind() == reflect.Slice:
		for k := range v.Len() {
			at := with(path, k)
			if key := entryKey(v.Index(k)); key.IsValid() {
				at = with(path, key.String())
			}
			w.any(at, field, how, v.Index(k))
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
		if _, taker := v.Addr().Interface().(conf.Taker); taker {
			w.text(path, field, how, v.FieldByName("Text").String(), v)
		}
		w.table(path, field, how, v)
	}
}

// entryKey is the key of an entry of a table with free keys; invalid of any other value.
func entryKey(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Struct && v.Type().Field(0).Tag.Get("toml") == "<key>" {
		return v.Field(0)
	}
	return reflect.Value{}
}

// entry walks the key of an entry: a name, whatever its value is.
func (w *textWalk) entry(path []any, field, how string, key reflect.Value) {
	if how != actionsIgnored {
		w.text(path, field, actionsRefused, key.String(), key)
	}
}

func (w *textWalk) text(path []any, field, how, text string, v reflect.Value) {
	switch {
	case how == "":
		w.run = append(w.run, &Text{Written: text, Place: w.issue.At(path...), Path: path, Field: field, value: v})
	case how == actionsRefused && (strings.Contains(text, "{{") || strings.Contains(text, "}}")):
		w.refused.Tell(codeActionRefused, w.issue.At(path...), "请直接写出内容。", "%s的 %v 不能用 {{ }}：“%s”。",
			conf.TableName(path[:len(path)-1]...), path[len(path)-1], text)
		if v.Kind() == reflect.String { // one cause is told once
			v.SetString("")
		}
	}
}

// unshare gives a copied value its own slices, maps and pointers, down to the last.
func unshare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			own := reflect.New(v.Type().Elem())
			own.Elem().Set(v.Elem())
			unshare(own.Elem())
			v.Set(own)
		}
	case reflect.Slice:
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		for k := range own.Len() {
			unshare(own.Index(k))
		}
		v.Set(own)
	case reflect.Map:
		own := reflect.MakeMap(v.Type())
		for _, key := range v.MapKeys() {
			e := reflect.New(v.Type().Elem()).Elem()
			e.Set(v.MapIndex(key))
			unshare(e)
			own.SetMapIndex(key, e)
		}
		v.Set(own)
	case reflect.Struct:
		for k := range v.NumField() {
			if v.Field(k).CanSet() {
				unshare(v.Field(k))
			}
		}
	}
}
