package compose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/template"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/wording"
)

// functions are what a template may call beside the methods of its data.
type functions struct {
	in       *counted
	findings diag.Findings
	asked    map[string]bool // tables and values of notice.toml that a text asks for
	// Texts of notice.toml whose actions are run when they are asked for: one at a path,
	// fields of [notice], the words of a table.
	say        func(path ...any) (phrase, error)
	need       func(fields ...string) error
	tableWords func(path ...any) bool
}

// phrase is text with figures in it.
type phrase []document.Inline

// counter stands for 一是, 二是 … : the converter counts them paragraph by paragraph.
type counter struct{}

// funcMap binds the functions to the text that is executed.
func (f *functions) funcMap(m *marks) template.FuncMap {
	return template.FuncMap{
		// facts of notice.toml
		"period": func() string { return f.in.Issue.Period.Label() },
		"season": func() string { return f.in.Issue.Period.Short() },
		"basis":  f.basis,
		"office": f.office,
		"value":  f.value,
		"date":   date,
		"dates":  dates,
		// numbers
		"count":   f.count,
		"percent": f.percent,
		"share":   f.share,
		"sum":     f.sum,
		"change":  f.change,
		"average": f.average,
		// names
		"names":   f.names,
		"units":   f.units,
		"problem": f.problem,
		"ranks":   f.ranks,
		// phrases
		"amounts":      f.amounts,
		"among":        f.among,
		"respectively": f.respectively,
		"grouped":      f.grouped,
		"also":         func() counter { return counter{} },
		// tables and attachments
		"sheet":      f.sheet,
		"table":      func(name string) (*document.Table, error) { return f.table(name, m.asking()) },
		"attachment": f.attachment,
		"see":        f.see,
		// what there is
		"hasSheet": f.hasSheet,
		"hasValue": f.hasValue,
	}
}

func (f *functions) office() (string, error) {
	err := f.need("Short", "Issuer")
	return cmp.Or(f.in.Issue.Notice.Short, f.in.Issue.Notice.Issuer), err
}

func (f *functions) basis() (string, error) {
	err := f.need("Basis")
	return wording.List(f.in.Issue.Notice.Basis), err
}

// value puts out an entry of [values]; counts and numbers become figures.
func (f *functions) value(name string) (any, error) {
	i := slices.IndexFunc(f.in.Issue.Values, func(v issue.Value) bool { return v.Name == name })
	if i < 0 {
		var names []string
		for _, v := range f.in.Issue.Values {
			names = append(names, v.Name)
		}
		return nil, wrong(fmt.Sprintf("notice.toml 的 [values] 中没有“%s”", name), "现有："+orNone(names)+"。")
	}
	v := f.in.Issue.Values[i]
	f.asked[name] = true
	switch v.Kind {
	case issue.CountValue:
		return f.in.Ledger.Given("写明."+v.Name, v.Name, int64(v.Count), v.Place), nil
	case issue.NumberValue:
		return f.in.Ledger.GivenDecimal("写明."+v.Name, v.Name, v.Text, v.Place), nil
	case issue.DateValue:
		return placed(v.Date.Format(wording.DateFull), v.Place), nil
	}
	return f.say("values", name)
}

// date words a day: {{date .Sites.AsOf}} 2021年3月3日, {{date .Sites.AsOf "月日"}} 3月3日.
func date(t time.Time, form ...string) (string, error) {
	if t.IsZero() {
		return "", wrong("这里要印的日期没有写明", "请在 notice.toml 中补上这个日期。")
	}
	layout := wording.DateFull
	if len(form) > 0 {
		switch form[0] {
		case "月日":
			layout = wording.DateMonthDay
		case "年月":
			layout = wording.DateMonth
		default:
			return "", wrong(fmt.Sprintf("不认识的日期格式“%s”", form[0]), "可用：月日、年月；不写就是年月日。")
		}
	}
	return t.Format(layout), nil
}

// dates words a range of days: {{dates .Accounts}} or {{dates from to}}.
func dates(v any, to ...time.Time) (string, error) {
	var from, end time.Time
	switch v := v.(type) {
	case *Roster:
		from, end = v.From, v.To
	case time.Time:
		from = v
		if len(to) > 0 {
			end = to[0]
		}
	}
	if from.IsZero() || end.IsZero() {
		return "", wrong("这里要印的起止日期没有写全", "请在 notice.toml 中补上 from 和 to。")
	}
	return wording.DateRange(from, end), nil
}

// count is the number of a set or list.
func (f *functions) count(v any) (*figures.Figure, error) {
	switch v := deref(v).(type) {
	case *figures.Set:
		return v.Count(), nil
	case *figures.List:
		return v.Count(), nil
	case *figures.Figure:
		return v, nil
	}
	return nil, cannot("count", v)
}

// percent is a pass rate or any other rate; decimals for this place only.
func (f *functions) percent(v any, decimals ...int) (*figures.Figure, error) {
	var fig *figures.Figure
	switch v := deref(v).(type) {
	case *figures.Set:
		fig = v.PassRate()
	case *figures.Figure:
		if v.Kind != figures.Percent && !v.Unknown {
			return nil, wrong(fmt.Sprintf("“%s”是个数，不是比例", v.Name), "比例请写 {{percent .Sites}}、{{share 部分 全部}}；个数请写 {{count …}}。")
		}
		fig = v
	default:
		return nil, cannot("percent", v)
	}
	if len(decimals) > 0 {
		if decimals[0] < 0 || decimals[0] > maxDecimals {
			return nil, wrong(fmt.Sprintf("小数位数写了%d", decimals[0]), "请写 0、1 或 2。")
		}
		fig = f.in.Ledger.Reformat(fig, decimals[0])
	}
	return fig, nil
}

// maxDecimals is how many decimals a percentage may have; [percent] has the same.
const maxDecimals = 2

// share is the part of a set in another: {{share .Sites.Failed .Sites}}.
func (f *functions) share(part, whole any) (*figures.Figure, error) {
	p, err := setOf("share", part)
	if err != nil {
		return nil, err
	}
	w, err := setOf("share", whole)
	if err != nil {
		return nil, err
	}
	return p.ShareOf(w), nil
}

// sum adds up a column of a set.
func (f *functions) sum(v any, column string) (*figures.Figure, error) {
	s, err := setOf("sum", v)
	if err != nil {
		return nil, err
	}
	return s.Sum(column), nil
}

// change says how a figure moved: 上升0.9个百分点. Counts move in 个 with
// {{change a b "个"}}, by percent without a unit.
func (f *functions) change(now, before *figures.Figure, unit ...string) (any, error) {
	if now == nil || before == nil {
		return nil, cannot("change", nil)
	}
	c, up, down := f.in.Ledger.Change(now, before), "上升", "下降"
	suffix := ""
	if len(unit) > 0 {
		c, up, down, suffix = f.in.Ledger.Difference(now, before), "增加", "减少", unit[0]
	}
	return f.phrase(wording.ChangeWords(c.Direction, mark(0)+suffix, up, down), c.Figure), nil
}

// average divides a figure by others in turn: {{average 0 items units columns}},
// with the given decimals.
func (f *functions) average(decimals int, total *figures.Figure, over ...*figures.Figure) (*figures.Figure, error) {
	if total == nil || slices.Contains(over, nil) {
		return nil, cannot("average", nil)
	}
	return f.in.Ledger.Average(decimals, total, over...), nil
}

// names lists the names of a set or list: all, or the first n and 等N个.
func (f *functions) names(v any, limit ...any) (any, error) {
	l, err := list(v)
	if err != nil {
		return nil, err
	}
	if i := slices.Index(limit, any(ownCounter)); i >= 0 {
		limit = slices.Clone(limit)
		limit[i] = ""
		if s, ok := deref(v).(*figures.Set); ok {
			limit[i] = s.Counter()
		}
	}
	return nameList(l, limit)
}

// units lists the sponsoring units of a set, optionally of one kind of problem.
func (f *functions) units(v any, args ...any) (any, error) {
	s, err := setOf("units", v)
	if err != nil {
		return nil, err
	}
	if len(args) > 0 {
		if p, ok := args[0].(string); ok {
			s, args = s.Problem(p), args[1:]
		}
	}
	return nameList(s.Units(), args)
}

// problem keeps the objects with one of the kinds of problems.
func (f *functions) problem(v any, categories ...string) (*figures.Set, error) {
	s, err := setOf("problem", v)
	if err != nil {
		return nil, err
	}
	return s.Problem(categories...), nil
}

func list(v any) (*figures.List, error) {
	switch v := deref(v).(type) {
	case *figures.Set:
		return v.Names(), nil
	case *figures.List:
		return v, nil
	}
	return nil, cannot("names", v)
}

// nameList words a list; limit is how many names are shown and the unit behind
// 等N, as in {{names .Sites.Failed 3 "个网站"}}.
func nameList(l *figures.List, limit []any) (any, error) {
	shown, unit := 0, ""
	for i, a := range limit {
		switch a := a.(type) {
		case int:
			if i > 0 || a < 1 {
				return nil, wrong(fmt.Sprintf("名单后面写了%d", a), "只列前几个的，在名单后面先写个数（1 以上），再写单位，如 2 \"个网站\"。")
			}
			shown = a
		case string:
			if unit != "" {
				return nil, wrong(fmt.Sprintf("名单后面写了“%s”和“%s”两个单位", unit, a), "请只留一个。")
			}
			unit = a
		default:
			return nil, cannot("names", a)
		}
	}
	text := wording.List(l.Items)
	switch {
	case shown > 0:
		text = wording.ListEtc(l.Items, shown, unit)
	case unit != "":
		text = wording.ListClosed(l.Items, unit)
	}
	return l.Figure(text), nil
}

// deref takes the set out of a roster and makes a pointer to nothing nothing.
func deref(v any) any {
	if isNil(v) {
		return nil
	}
	if r, ok := v.(*Roster); ok {
		return r.Set
	}
	return v
}

// setOf is the set that the named function is given.
func setOf(name string, v any) (*figures.Set, error) {
	if s, ok := deref(v).(*figures.Set); ok {
		return s, nil
	}
	return nil, cannot(name, v)
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "无"
	}
	return strings.Join(names, "、")
}
