package issue

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// checkRosters reports counts that contradict each other and columns mapped
// twice or to nothing.
func (i *Issue) checkRosters(findings *diag.Findings) {
	for key, r := range i.rosters() {
		i.checkCounts(key, r, findings)
		headers := map[string]bool{}
		for _, m := range r.Columns {
			switch {
			case strings.TrimSpace(m.Text) == "":
				findings.Tell(conf.CodeEmptyValue, m.Place, "写上表里的表头，或删去这一项。", "[%s] 的列 %s 没有写表头。", key, m.Key)
			case headers[m.Text]:
				findings.Tell(codeColumnTwice, m.Place, "一个表头只对应一列；重名的写“"+m.Text+"#2”。", "[%s] 有两列都对应表头“%s”。", key, m.Text)
			}
			headers[m.Text] = true
		}
	}
	for _, b := range []*Baseline{i.Previous, i.LastYear} {
		if b != nil {
			for _, key := range i.kindKeys() {
				b.Results[key].check(findings)
			}
		}
	}
}

func (i *Issue) checkCounts(key string, r *Roster, findings *diag.Findings) {
	sum := 0
	for _, t := range r.Totals {
		sum += t.Count
	}
	examined := sum
	if r.Examined != nil {
		examined = *r.Examined
		if len(r.Totals) > 0 && sum != examined {
			findings.Tell(codeTotalsConflict, i.At(key, "inspected"), "请改正其中一个。",
				"[%s] 的 inspected 是 %d，totals 各项相加是 %d。", key, examined, sum)
		}
	}
	if r.Existing != nil && examined > *r.Existing {
		findings.Tell(codeTotalsConflict, i.At(key, "existing"), "请核对两个数。",
			"[%s] 检查了 %d，比总数 %d 还多。", key, examined, *r.Existing)
	}
	if len(r.Totals) > 0 && len(r.Summaries) > 0 {
		findings.Tell(codeTotalsConflict, i.At(key, "totals_from"), "请只留一种。", "[%s] 同时写了 totals 和 totals_from。", key)
	}
	for _, s := range r.Summaries {
		if s.Existing == "" && s.Inspected == "" {
			findings.Tell(conf.CodeMissingKey, s.Place, "请补上 inspected 或 existing。", "汇总表“%s”没有写明哪一列是检查数。", s.Sheet)
		}
	}
	if r.Kind == RosterPart && len(r.Totals) == 0 && len(r.Summaries) == 0 {
		findings.Tell(conf.CodeMissingKey, i.At(key, "list"), "请补上 totals。", "[%s] 的表里只列了一部分，而没有写各类共有多少。", key)
	}
	if r.Kind == RosterFailed && examined == 0 && len(r.Summaries) == 0 {
		findings.Tell(conf.CodeMissingKey, i.At(key, "list"), "请补上 totals 或 inspected。", "[%s] 只列不合格的，而没有写检查了多少。", key)
	}
}

// check reports stated results that do not add up.
func (r *Results) check(findings *diag.Findings) {
	if r == nil {
		return
	}
	if r.Inspected != nil && r.Passed != nil && r.Failed != nil && *r.Passed+*r.Failed > *r.Inspected {
		findings.Tell(codeTotalsConflict, r.Place, "请核对这几个数。", "合格 %d 加不合格 %d 多于检查数 %d。", *r.Passed, *r.Failed, *r.Inspected)
	}
	if r.Failed != nil && r.StillFailing != nil && *r.StillFailing > *r.Failed {
		findings.Tell(codeTotalsConflict, r.Place, "请核对这两个数。", "未整改 %d 多于不合格 %d。", *r.StillFailing, *r.Failed)
	}
}

// checkTables reports tables that say too little, or two things at once.
func (i *Issue) checkTables(findings *diag.Findings) {
	for k := range i.Tables {
		c := tableCheck{i, []any{"table", k}, &i.Tables[k].TableSpec, findings}
		c.source("")
		c.options()
	}
	for k := range i.Attachments {
		a := &i.Attachments[k]
		c := tableCheck{i, []any{"attachment", k}, &a.TableSpec, findings}
		c.source(a.Text)
		c.options()
		if strings.ContainsAny(a.Text, `/\`) {
			findings.Tell(codeBadFolder, c.at("text"), "请把文件放进本文件夹，只写文件名。", "“%s”不是文件名。", a.Text)
		}
	}
}

// tableCheck checks one table of the file.
type tableCheck struct {
	issue    *Issue
	path     []any
	spec     *TableSpec
	findings *diag.Findings
}

func (c tableCheck) at(key string) diag.Place { return c.issue.At(append(slices.Clip(c.path), key)...) }

// source checks that the content comes from one place, and that there is one.
func (c tableCheck) source(text string) {
	t := c.spec
	var given []string
	for _, s := range []struct {
		key   string
		given bool
	}{{"rows", t.Rows != ""}, {"sheet", t.Sheet != ""}, {"form", t.Form}, {"text", text != ""}} {
		if s.given {
			given = append(given, s.key)
		}
	}
	switch {
	case len(given) > 1:
		c.findings.Tell(codeTableConflict, c.at(given[1]), "请只留一个。", "%s同时写了 %s。", conf.TableName(c.path...), strings.Join(given, "、"))
	case len(given) == 0 && !c.issue.has(append(slices.Clip(c.path), "rows")...):
		c.findings.Tell(codeTableEmpty, t.Place, "写上 rows、sheet、form 或 text 中的一个。", "%s没有写内容从哪里来。", conf.TableName(c.path...))
	}
	if slices.Contains(c.issue.kindKeys(), t.Rows) && c.issue.Rosters[t.Rows] == nil {
		c.findings.Tell(codeMissingSection, c.at("rows"), "请补上 ["+t.Rows+"] 一节，或改写 rows。", "rows 写了 %s，而文件里没有 [%s]。", t.Rows, t.Rows)
	}
}

// options checks what depends on something else in the same table.
func (c tableCheck) options() {
	t := c.spec
	report := func(bad bool, code diag.Code, key, hint, text string) {
		if bad {
			c.findings.Tell(code, c.at(key), hint, "%s", text)
		}
	}
	report(t.Form && len(t.Columns) == 0, conf.CodeMissingKey, "form", "请补上 columns = [\"序号\", \"单位\"]。", "空表没有写列（columns）。")
	report(t.FormRows > 0 && !t.Form, codeTableConflict, "rows",
		"供填写的空表补上 form = true；否则写 \""+strings.Join(c.issue.kindKeys(), "\"、\"")+"\" 或工作表名称。", "rows 写了行数，而这不是空表。")
	report(t.Range != "" && t.Sheet == "", codeTableConflict, "range", "请补上 sheet，或删去 range。", "写了区域而没有写工作表。")
	report(t.Range != "" && t.Sheet != "" && !sheet.ValidRange(t.Range), codeBadRange, "range",
		"请写成 A1:G20 的样子，左上角在前。", "“"+t.Range+"”不是单元格区域。")
	report(len(t.By) > 2, codeTableConflict, "by", "最多写两列。", fmt.Sprintf("汇总写了 %d 列。", len(t.By)))
	report(t.Subtotal && t.Group == "" && len(t.By) < 2, codeTableConflict, "subtotal", "请补上 group，或删去 subtotal。", "要小计而没有写分组。")
	report(t.Sort != "" && (t.Sheet != "" || t.Form), codeTableConflict, "sort", "要排名就写 rows，并删去 sheet 或 form。", "空表和照样搬来的工作表不能排名。")
	report(t.Sort != "" && len(t.By) > 1, codeTableConflict, "sort", "要排名就只按一列汇总。", "按两列汇总的表不能排名。")
	report(t.Halves > 1 && (t.Sheet != "" || t.Form || t.Total || len(t.By)+len(t.Merge) > 0 || t.Group != ""), codeTableConflict, "halves",
		"并排的只能是逐行的名单，请删去 by、merge、group、total、sheet 或 form。", "这样的表不能并排。")
	report(t.Sheet != "" && len(t.Where) > 0, codeTableConflict, "where", "要挑选行就把 sheet 改成 rows。", "照样搬来的工作表不能挑选行。")
	report(t.Sheet != "" && len(t.Columns) > 0, codeTableConflict, "columns", "要挑选列就把 sheet 改成 rows。", "照样搬来的工作表不能挑选列。")
}

// checkRepeated reports keys that have to be the only ones of their name.
func (i *Issue) checkRepeated(findings *diag.Findings) {
	seen := map[string]diag.Place{}
	once := func(what, name string, at diag.Place) {
		if first, ok := seen[what+name]; ok && name != "" {
			findings.Tell(codeRepeatedName, at, "请改一个名称，或删去一个。", "%s“%s”已在第 %d 行写过。", what, name, first.Line)
			return
		}
		seen[what+name] = at
	}
	for k, t := range i.Tables {
		once("表", t.Key, i.At("table", k, "key"))
	}
	for k, s := range i.Stated {
		once("数字", s.Key, i.At("stated", k, "key"))
	}
}
