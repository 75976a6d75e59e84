package issue

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// rosterTables reports counts that contradict each other and columns mapped
// twice or to nothing.
func (c *checker) rosterTables() {
	for key, r := range c.rosters() {
		c.counts(key, r)
		headers := map[string]bool{}
		for _, m := range r.Columns {
			switch {
			case strings.TrimSpace(m.Text) == "":
				c.Tell(conf.CodeEmptyValue, m.Place, "写上表里的表头，或删去这一项。", "[%s] 的列 %s 没有写表头。", key, m.Key)
			case headers[m.Text]:
				c.Tell(codeColumnTwice, m.Place, "一个表头只对应一列；重名的写“"+m.Text+"#2”。", "[%s] 有两列都对应表头“%s”。", key, m.Text)
			}
			headers[m.Text] = true
		}
	}
	for _, b := range []*Baseline{c.Previous, c.LastYear.Baseline()} {
		for _, key := range c.kindKeys() {
			if b != nil && b.Results[key] != nil {
				c.results(b.Results[key])
			}
		}
	}
}

func (c *checker) counts(key string, r *Roster) {
	sum := 0
	for _, t := range r.Totals {
		sum += t.Count
	}
	stated, summed := len(r.Totals) > 0, len(r.Summaries) > 0
	examined := sum
	if r.Examined != nil {
		examined = *r.Examined
		c.tellIf(stated && sum != examined, codeTotalsConflict, c.At(key, "inspected"), "请改正其中一个。",
			"[%s] 的 inspected 是 %d，totals 各项相加是 %d。", key, examined, sum)
	}
	if r.Existing != nil && examined > *r.Existing && !r.Entries() {
		c.Tell(codeTotalsConflict, c.At(key, "existing"), "请核对两个数。", "[%s] 检查了 %d，比总数 %d 还多。", key, examined, *r.Existing)
	}
	c.tellIf(stated && summed, codeTotalsConflict, c.At(key, "totals_from"), "请只留一种。", "[%s] 同时写了 totals 和 totals_from。", key)
	for _, s := range r.Summaries {
		c.tellIf(s.Existing == "" && s.Inspected == "" && s.PassRate == "", conf.CodeMissingKey, s.Place,
			"请补上 inspected 或 existing；只有比例的补上 pass_rate。", "汇总表“%s”没有写明哪一列是检查数。", s.Sheet)
	}
	if r.Kind == RosterPart && !stated && !summed {
		told := conf.CodeMissingKey.Found(c.At(key, "list"), "请补上 totals。", "[%s] 的表里只列了一部分，而没有写各类共有多少。", key)
		told.Pending = true // the numbers may come with the results
		c.Findings = append(c.Findings, told)
	}
}

// results reports stated results that do not add up.
func (c *checker) results(r *Results) {
	if r.Inspected != nil && r.Passed != nil && r.Failed != nil && *r.Passed+*r.Failed > *r.Inspected {
		c.Tell(codeTotalsConflict, r.Place, "请核对这几个数。", "合格 %d 加不合格 %d 多于检查数 %d。", *r.Passed, *r.Failed, *r.Inspected)
	}
	for _, p := range []struct {
		name  string
		count *int
		of    string
		whole *int
	}{
		{"检查数", r.Inspected, "总数", r.Existing}, {"合格", r.Passed, "检查数", r.Inspected}, {"不合格", r.Failed, "检查数", r.Inspected},
		{"已整改", r.Rectified, "不合格", r.Failed}, {"未整改", r.StillFailing, "不合格", r.Failed},
	} {
		if p.count != nil && p.whole != nil && *p.count > *p.whole {
			c.Tell(codeTotalsConflict, r.Place, "请核对这两个数。", "%s %d 多于%s %d。", p.name, *p.count, p.of, *p.whole)
		}
	}
	c.tellIf(r.Failed == nil && (r.Rectified != nil || r.StillFailing != nil), conf.CodeMissingKey, r.Place, "请补上 failed = 3：上期不合格数。",
		"写了整改的个数，而没有写上期不合格的有多少（failed）。")
	if r.Failed != nil && r.Rectified != nil && r.StillFailing != nil && *r.Rectified+*r.StillFailing > *r.Failed {
		c.Tell(codeTotalsConflict, r.Place, "请核对这几个数。", "已整改 %d 加未整改 %d 多于不合格 %d。", *r.Rectified, *r.StillFailing, *r.Failed)
	}
}

// shown is what a [[table]] or an [[attachment]] shows.
type shown struct {
	*TableSpec
	text string // file of a text attachment
	path []any  // of the table in the file
}

// shown lists the tables, then the attachments.
func (i *Issue) shown() []shown {
	var out []shown
	for k := range i.Tables {
		out = append(out, shown{&i.Tables[k].TableSpec, "", []any{"table", k}})
	}
	for k := range i.Attachments {
		a := &i.Attachments[k]
		out = append(out, shown{&a.TableSpec, a.Text, []any{"attachment", k}})
	}
	return out
}

// key is the path of a key of the table.
func (s shown) key(name string) []any { return append(slices.Clip(s.path), name) }

// tables reports tables that say too little, or two things at once.
func (c *checker) tables() {
	for _, s := range c.shown() {
		if c.source(s) {
			c.keys(s)
		}
		c.options(s)
		c.together(s)
		c.tellIf(isPath(s.text), codeBadFolder, c.At(s.key("text")...), "请把文件放进本文件夹，只写文件名。", "“%s”不是文件名。", s.text)
	}
	c.empties()
}

// source checks that the content comes from one place, and that there is one; false when it
// comes from several.
func (c *checker) source(s shown) bool {
	var given []string
	for _, from := range []struct {
		key   string
		given bool
	}{{"rows", s.Rows != ""}, {"sheet", s.Sheet != ""}, {"form", s.Form}, {"text", s.text != ""}} {
		if from.given {
			given = append(given, from.key)
		}
	}
	switch {
	case len(given) > 1:
		c.Tell(codeTableConflict, c.At(s.key(given[1])...), "请只留一个。", "%s同时写了 %s。",
			conf.TableName(s.path...), strings.Join(given, "、"))
	case len(given) == 0 && !c.has(s.key("rows")...):
		c.Tell(codeTableEmpty, s.Place, "写上 rows、sheet、form 或 text 中的一个。", "%s没有写内容从哪里来。", conf.TableName(s.path...))
	}
	c.tellIf(slices.Contains(c.kindKeys(), s.Rows) && c.Rosters[s.Rows] == nil, codeMissingSection, c.At(s.key("rows")...),
		"请补上 ["+s.Rows+"] 一节，或改写 rows。", "rows 写了 %s，而文件里没有 [%s]。", s.Rows, s.Rows)
	return len(given) < 2
}

// options checks what depends on something else in the same table.
func (c *checker) options(s shown) {
	wrongIf := func(wrong bool, code diag.Code, key, hint, format string, args ...any) {
		c.tellIf(wrong, code, c.At(s.key(key)...), hint, format, args...)
	}
	wrongIf(s.Form && len(s.Columns) == 0, conf.CodeMissingKey, "form", "请补上 columns = [\"序号\", \"单位\"]。", "空表没有写列（columns）。")
	wrongIf(s.FormRows > 0 && !s.Form, codeTableConflict, "rows",
		"供填写的空表补上 form = true；否则写 \""+strings.Join(c.kindKeys(), "\"、\"")+"\" 或工作表名称。", "rows 写了行数，而这不是空表。")
	wrongIf(s.Range != "" && s.Sheet == "", codeTableConflict, "range", "请补上 sheet，或删去 range。", "写了区域而没有写工作表。")
	wrongIf(s.Range != "" && s.Sheet != "" && !sheet.ValidRange(s.Range), codeBadRange, "range", "请写成 A1:G20 的样子，左上角在前。",
		"“%s”不是单元格区域。", s.Range)
	wrongIf(s.content() == summaryContent && len(s.Columns) == 0, conf.CodeMissingKey, "by",
		"请补上 columns = [\""+strings.Join(s.By, "\", \"")+"\", \"总数\"]。", "汇总表没有写列（columns）。")
	wrongIf(s.File != "" && slices.Contains(c.kindKeys(), s.Rows), codeTableConflict, "file", "请删去 file；名单的文件写在 ["+s.Rows+"] 里。",
		"%s 的名单已由 [%s] 指定。", s.Rows, s.Rows)
}

// names reports keys that have to be the only ones of their name.
func (c *checker) names() {
	seen := map[string]diag.Place{}
	once := func(what, name string, at diag.Place) {
		if first, ok := seen[what+name]; ok && name != "" {
			c.Tell(codeRepeatedName, at, "请改一个名称，或删去一个。", "%s“%s”已在第 %d 行写过。", what, name, first.Line)
			return
		}
		seen[what+name] = at
	}
	for k, t := range c.Tables {
		once("表", t.Key, c.At("table", k, "key"))
	}
	for k, s := range c.Stated {
		once("数字", s.Key, c.At("stated", k, "key"))
	}
}
