package issue

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
)

// content is what a table is made of; keys that ask for something else do nothing there.
type content int

const (
	listContent    content = iota // rows of a roster or sheet
	summaryContent                // by
	sheetContent                  // a sheet as it stands
	formContent                   // an empty form
	textContent                   // an attachment that is a text
)

// contents are the names of the contents, and how a table gets or drops them.
var contents = [...]struct{ name, instead string }{
	listContent:    {"逐行的名单", "要汇总的，补上 by"},
	summaryContent: {"汇总表", "要逐行列出的，删去 by"},
	sheetContent:   {"照样搬来的工作表", "要挑选、汇总的，把 sheet 改成 rows"},
	formContent:    {"空表", "要列出数据的，写 rows，并删去 form"},
	textContent:    {"文字附件", "要列表的，写 rows、sheet 或 form，并删去 text"},
}

// content is what the table is made of, by the first of its keys that says so.
func (s shown) content() content {
	switch {
	case s.text != "":
		return textContent
	case s.Form:
		return formContent
	case s.Sheet != "":
		return sheetContent
	case len(s.By) > 0:
		return summaryContent
	}
	return listContent
}

// tableKeys says which contents a key of a table does something for; those that say the
// content are not among them.
var tableKeys = []struct {
	key      string
	given    func(*TableSpec) bool
	contents []content
}{
	{"where", func(t *TableSpec) bool { return len(t.Where) > 0 }, []content{listContent, summaryContent}},
	{"columns", func(t *TableSpec) bool { return len(t.Columns) > 0 }, []content{listContent, summaryContent, formContent}},
	{"by", func(t *TableSpec) bool { return len(t.By) > 0 }, []content{summaryContent}},
	{"merge", func(t *TableSpec) bool { return len(t.Merge) > 0 }, []content{listContent}},
	{"group", func(t *TableSpec) bool { return t.Group != "" }, []content{listContent, summaryContent}},
	{"sort", func(t *TableSpec) bool { return t.Sort != "" }, []content{listContent, summaryContent}},
	{"halves", func(t *TableSpec) bool { return t.Halves > 1 }, []content{listContent, summaryContent}},
	{"total", func(t *TableSpec) bool { return t.Total }, []content{listContent, summaryContent}},
	{"subtotal", func(t *TableSpec) bool { return t.Subtotal }, []content{listContent, summaryContent}},
	{"file", func(t *TableSpec) bool { return t.File != "" }, []content{listContent, summaryContent, sheetContent}},
	{"period", func(t *TableSpec) bool { return t.Period != "" }, []content{listContent, summaryContent, sheetContent, formContent}},
	{"unit", func(t *TableSpec) bool { return t.Unit != "" }, []content{listContent, summaryContent, sheetContent, formContent}},
	{"widths", func(t *TableSpec) bool { return len(t.Widths) > 0 }, []content{listContent, summaryContent, sheetContent, formContent}},
	{"row_height", func(t *TableSpec) bool { return t.RowHeight > 0 }, []content{listContent, summaryContent, sheetContent, formContent}},
	{"note", func(t *TableSpec) bool { return len(t.Notes) > 0 }, []content{listContent, summaryContent, sheetContent, formContent}},
}

// keys tells of keys that do nothing for the content of the table.
func (c *checker) keys(s shown) {
	of := s.content()
	for _, k := range tableKeys {
		c.tellIf(k.given(s.TableSpec) && !slices.Contains(k.contents, of), codeTableConflict, c.At(s.key(k.key)...),
			"请删去 "+k.key+"；"+contents[of].instead+"。", "%s是%s，%s 不起作用。", conf.TableName(s.path...), contents[of].name, k.key)
	}
}

// empties tells of attachments that say what to do without rows, and are no list.
func (c *checker) empties() {
	for k, a := range c.Attachments {
		s := shown{&a.TableSpec, a.Text, []any{"attachment", k}}
		of := s.content()
		c.tellIf(a.Empty != EmptyAuto && of != listContent && of != summaryContent, codeTableConflict, c.At("attachment", k, "empty"),
			"请删去 empty；"+contents[of].instead+"。", "%s是%s，empty 不起作用。", conf.TableName("attachment", k), contents[of].name)
	}
}

// together tells of keys that exclude each other in a list or a summary.
func (c *checker) together(s shown) {
	wrongIf := func(wrong bool, key, hint, format string, args ...any) {
		c.tellIf(wrong, codeTableConflict, c.At(s.key(key)...), hint, format, args...)
	}
	wrongIf(len(s.By) > 2, "by", "最多写两列。", "汇总写了 %d 列。", len(s.By))
	wrongIf(s.Subtotal && s.Group == "" && len(s.By) < 2, "subtotal", "请补上 group，或删去 subtotal。", "要小计而没有写分组。")
	wrongIf(s.Sort != "" && len(s.By) > 1, "sort", "请删去 sort；要排名的，by 只写一列，另一列写在 group 里。", "按两列汇总的表不能排名。")
	wrongIf(slices.Equal(s.Merge, []string{serialColumn}), "merge", "请写上要合并的列；序号跟着它合并。", "只写序号，没有可合并的。")
	if s.Halves < 2 {
		return
	}
	var with []string
	for _, k := range []struct {
		key   string
		given bool
	}{{"merge", len(s.Merge) > 0}, {"by", len(s.By) > 1}} {
		if k.given {
			with = append(with, k.key)
		}
	}
	wrongIf(len(with) > 0, "halves", "请删去 halves；要并排的，删去 "+strings.Join(with, "、")+"，by 只写一列。",
		"合并和按两列汇总的表不能并排。")
}

// serialColumn numbers the rows of a table.
const serialColumn = "序号"
