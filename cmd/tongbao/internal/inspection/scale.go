package inspection

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// scaleHeads head a column of verdicts or one of marks, such as A, B, C: its words tell.
var scaleHeads = []string{"等级", "评价", "评定结果", "评级", "档次", "星级"}

// scales are marks from best to worst, as sheet.Fold makes them.
var scales = [][]string{
	{"a+", "a", "a-", "b+", "b", "b-", "c+", "c", "c-", "d", "e"},
	{"优", "优秀", "良", "良好", "中", "中等", "一般", "较差", "差", "很差"},
	{"好", "较好", "一般", "较差", "差"},
	{"甲", "乙", "丙", "丁"}, {"甲等", "乙等", "丙等", "丁等"},
	{"一等", "二等", "三等"}, {"一级", "二级", "三级", "四级", "五级"}, {"一档", "二档", "三档", "四档"},
	{"五星", "四星", "三星", "二星", "一星"}, {"五星级", "四星级", "三星级", "二星级", "一星级"},
}

// isScaleHead reports a header that marks may stand under.
func isScaleHead(header string) bool {
	return slices.ContainsFunc(scaleHeads, func(h string) bool { return sheet.Fold(h) == sheet.Fold(header) })
}

// marks reports that the column of verdicts of a table holds marks and no verdicts: its head
// may mean either, notice.toml does not say what it is, and of its words some are no
// verdicts and none speaks of passing.
func marks(t *sheet.Table, column int, o ReadOptions) bool {
	mapped := slices.ContainsFunc(o.Columns, func(m Mapping) bool { return m.Key == ColVerdict || KeyOf(m.Key) == ColVerdict })
	if mapped || len(o.Verdicts) > 0 || !isScaleHead(t.Columns[column].Name) {
		return false
	}
	other := false
	for _, r := range t.Rows {
		word := sheet.Fold(r.At(column).Shown())
		_, verdict := o.Rules.grade(word)
		switch {
		case sheet.Nothing(word):
		case strings.Contains(word, "合格"), strings.Contains(word, "否决"), strings.Contains(word, "达标"), strings.Contains(word, "通过"):
			return false
		case !verdict:
			other = true
		}
	}
	return other
}

// markedAsMarks drops the meaning of a column of verdicts that holds marks.
func markedAsMarks(t *sheet.Table, o ReadOptions) {
	for i, c := range t.Columns {
		if c.Key == ColVerdict && marks(t, i, o) {
			t.Columns[i].Key = ""
		}
	}
}

// scaleOf are the marks of a column from best to worst, of those its cells hold; nil where
// its head or a cell is none.
func scaleOf(header string, cells []string) []string {
	if !isScaleHead(header) {
		return nil
	}
	for _, scale := range scales {
		var out []string
		known := !slices.ContainsFunc(cells, func(c string) bool { return !sheet.Nothing(c) && !slices.Contains(scale, sheet.Fold(c)) })
		for _, mark := range scale {
			if i := slices.IndexFunc(cells, func(c string) bool { return sheet.Fold(c) == mark }); known && i >= 0 {
				out = append(out, cells[i])
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
