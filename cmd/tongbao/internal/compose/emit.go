package compose

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
)

// emit registers what an action puts out and returns its sentinel. Numbers that
// are no figures are refused: they could not be proved.
func (f *functions) emit(m *marks) func(line int, v any) (string, error) {
	return func(line int, v any) (string, error) {
		switch v := deref(v).(type) {
		case string:
			if v == "" {
				return "", nil
			}
			return m.inline(line, document.Inline{Text: v}), nil
		case *figures.Figure:
			if v != nil {
				f.stub(v.Text == "", m, line)
				return m.inline(line, figureInline(v)), nil
			}
		case phrase:
			f.stub(len(v) == 0, m, line)
			return m.inline(line, v...), nil
		case *figures.List:
			fig, err := nameList(v, nil)
			if err != nil {
				return "", err
			}
			f.stub(v.Len() == 0, m, line)
			return m.inline(line, figureInline(fig.(*figures.Figure))), nil
		case inspection.Cell:
			if v.Text == "" {
				return "", nil
			}
			return m.inline(line, document.Inline{Text: v.Text, Place: v.Place}), nil
		case counter:
			return m.add(entry{counter: true, line: line}), nil
		case *document.Table:
			return m.block(line, v), nil
		case *figures.Set:
			return "", wrong("这里写了一组对象，没有说要印什么", "请写 {{count …}}、{{names …}} 或 {{percent …}}。")
		case issue.Period:
			return m.inline(line, document.Inline{Text: v.Label()}), nil
		}
		return "", refuse(v)
	}
}

// stub reports a list of nobody: the sentence around it would name no one. Where the
// figures have told why, that is enough.
func (f *functions) stub(empty bool, m *marks, line int) {
	if empty && f.in.Ledger.Told() == m.told {
		f.findings.Tell(codeEmptyList, m.place(line),
			"请用 {{if}} 或 {{with}} 连同这句话一起略去，如 {{if .Sites.Failed.Names.Len}}…{{end}}。", "这里的名单是空的，前后的话会不完整")
	}
}

// refuse says why a value cannot be printed.
func refuse(v any) error {
	switch reflect.ValueOf(v).Kind() {
	case reflect.Int, reflect.Int64, reflect.Float64:
		return wrong(fmt.Sprintf("数字%v没有出处，不能印进公文", v), "请用 {{count …}}、{{percent …}} 等从数据中取数，或在 notice.toml 的 [values]中写明。")
	}
	if isNil(v) {
		return userError{text: "这里要印的数据没有", hint: "请核对名称，以及 notice.toml 有没有写这类数据；可有可无的用 {{if}} 跳过。", missing: true}
	}
	return wrong("这里写了"+kindOfValue(reflect.TypeOf(v).String())+"，不能直接印", "请写明要印什么，如 {{count …}}、{{names …}}、{{date …}}。")
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}

// fieldNames lists what a template may ask of a value of the named type; nil for
// a type that has nothing to ask.
func fieldNames(typeName string) []string {
	for _, v := range []any{
		&Roster{}, &figures.Set{}, figures.Line{}, &figures.List{}, &figures.Series{}, figures.Entry{},
		&figures.Figure{}, inspection.Record{}, issue.Notice{}, issue.Period{}, issue.Contact{},
	} {
		t := reflect.TypeOf(v)
		if t.String() != typeName && "*"+t.String() != typeName && t.String() != "*"+typeName {
			continue
		}
		var out []string
		for m := range t.NumMethod() {
			out = append(out, t.Method(m).Name)
		}
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		for i := range t.NumField() {
			if name := t.Field(i).Name; t.Field(i).IsExported() && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
		slices.Sort(out)
		return out
	}
	return nil
}
