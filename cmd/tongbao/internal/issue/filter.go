package issue

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/language"
)

// Filter chooses rows: every Condition has to hold. The zero Filter takes all.
type Filter []Condition

// Condition is one condition as package language reads it: 平台=抖音|快手, 得分≥90. Without
// a column it is about the verdict, as in "不合格".
type Condition struct {
	Text string // as written
	language.Condition
}

// Take reads "不合格", "平台=新浪微博", "地区≠市直", "平台=微博|抖音" or "得分≥90".
func (c *Condition) Take(v any) (diag.Finding, bool) {
	*c = Condition{Text: v.(string)}
	w, err := language.ParseCondition(c.Text)
	refuse := func(format string, args ...any) (diag.Finding, bool) {
		return codeBadCondition.Found(diag.Place{}, "请写成 \"不合格\" 或 \"列名=值\" 的样子；不要条件就删去这一项。", format, args...), false
	}
	switch {
	case err != nil:
		return refuse("条件“%s”%s。", c.Text, err.Text)
	case w.Op != "" && w.Column == "":
		return refuse("条件“%s”的“%s”前缺少列名。", c.Text, w.Op)
	case slices.Contains([]string{"<", "≤", ">", "≥"}, w.Op) && len(w.Values) != 1:
		return refuse("条件“%s”里有几个数，大小只能与一个数比。", c.Text)
	}
	c.Condition = w
	return diag.Finding{}, true
}

// decimalsOf is how many decimals a column asks for: .2位小数. They are no part of its head.
var decimalsOf = regexp.MustCompile(`[.．。]\s*[0-9０-９]+位小数\s*$`)

// Take reads "列名", "表头=列名" and "上层/下层=列名".
func (c *ColumnSpec) Take(v any) (diag.Finding, bool) {
	head, source, renamed := strings.Cut(v.(string), "=")
	if strings.HasPrefix(head, "[") { // a condition before what is counted
		renamed, head = false, v.(string)
	}
	if !renamed {
		source = head
		head = strings.TrimSuffix(head, decimalsOf.FindString(head))
	}
	*c = ColumnSpec{Text: v.(string), Name: strings.TrimSpace(head), Source: strings.TrimSpace(source), Place: c.Place}
	if group, name, levels := strings.Cut(c.Name, "/"); levels {
		c.Group, c.Name = strings.TrimSpace(group), strings.TrimSpace(name)
	}
	if c.Name == "" || c.Source == "" {
		return codeBadColumn.Found(diag.Place{}, "请写成 \"列名\" 或 \"表头=列名\" 的样子。", "列“%s”缺少名称。", v), false
	}
	return diag.Finding{}, true
}

// Take reads a text, a number or a day.
func (f *Value) Take(v any) (diag.Finding, bool) {
	f.Text = conf.Plain(v)
	switch v := v.(type) {
	case int64:
		f.Kind, f.Count = CountValue, int(v)
	case float64:
		f.Kind = NumberValue
	case time.Time:
		f.Kind, f.Date, f.Text = DateValue, v, v.Format(time.DateOnly)
	}
	return diag.Finding{}, true
}
