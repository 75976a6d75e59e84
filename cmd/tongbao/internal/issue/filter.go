package issue

import (
	"fmt"
	"strings"
)

// Filter chooses rows: every Condition has to hold. The zero Filter takes all.
type Filter []Condition

// Condition compares one column with values, any of which fits. Column is empty
// for the verdict, as in "不合格".
type Condition struct {
	Text   string // as written
	Column string
	Not    bool // != instead of =
	Values []string
}

// parseCondition reads "不合格", "平台=新浪微博", "地区!=市直" or "平台=微博|抖音".
func parseCondition(s string) (Condition, error) {
	c := Condition{Text: s}
	column, value, compared := strings.Cut(strings.Replace(s, "＝", "=", 1), "=")
	if compared {
		column = strings.TrimSpace(column)
		c.Column, c.Not = strings.CutSuffix(strings.Replace(column, "！", "!", 1), "!")
		if c.Column = strings.TrimSpace(c.Column); c.Column == "" {
			return c, fmt.Errorf("条件“%s”的等号前缺少列名", s)
		}
	} else {
		value = s
	}
	for v := range strings.SplitSeq(value, "|") {
		c.Values = append(c.Values, strings.TrimSpace(v))
	}
	if !compared && c.Values[0] == "" {
		return c, fmt.Errorf("条件是空的")
	}
	return c, nil
}

// parseColumn reads "列名", "表头=列名" and "上层/下层=列名".
func parseColumn(s string) (ColumnSpec, error) {
	head, source, renamed := strings.Cut(s, "=")
	if !renamed {
		source = head
	}
	c := ColumnSpec{Name: strings.TrimSpace(head), Source: strings.TrimSpace(source)}
	if group, name, levels := strings.Cut(c.Name, "/"); levels {
		c.Group, c.Name = strings.TrimSpace(group), strings.TrimSpace(name)
	}
	if c.Name == "" || c.Source == "" {
		return c, fmt.Errorf("列“%s”缺少名称", s)
	}
	return c, nil
}
