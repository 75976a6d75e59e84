package issue

import (
	"iter"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
)

// checker looks for what no single value shows: things that contradict each other,
// and forms the standard fixes.
type checker struct {
	*Issue
	diag.Findings
	asRead diag.Findings // what reading the file has told
}

func (i *Issue) validate(asRead diag.Findings, src string) diag.Findings {
	c := &checker{Issue: i, asRead: asRead}
	c.period()
	c.dates()
	scopeChecker{c}.scope()
	c.number()
	openNumber(c, src)
	c.form()
	c.portal()
	checkSlips(c)
	c.rosterTables()
	c.tables()
	c.names()
	return c.Findings
}

// tellIf adds a finding if something is wrong.
func (c *checker) tellIf(wrong bool, code diag.Code, at diag.Place, hint, format string, args ...any) {
	if wrong {
		c.Tell(code, at, hint, format, args...)
	}
}

func (i *Issue) has(path ...any) bool { return i.lines.Has(path...) }

// kindKeys are the keys of the kinds of objects there are.
func (i *Issue) kindKeys() []string {
	out := make([]string, len(i.kinds))
	for n, k := range i.kinds {
		out[n] = k.Key
	}
	return out
}

// rosters yields the rosters the file has, by their tables' names.
func (i *Issue) rosters() iter.Seq2[string, *Roster] {
	return func(yield func(string, *Roster) bool) {
		for _, k := range i.kinds {
			if r := i.Rosters[k.Key]; r != nil && !yield(k.Key, r) {
				return
			}
		}
	}
}

// period reports a period that is said twice or by halves.
func (c *checker) period() {
	if !c.has("period") {
		return
	}
	p := c.Period
	var units []string
	for _, u := range p.units.all() {
		if c.has("period", u.key) {
			units = append(units, u.key)
		}
	}
	if len(units) > 1 {
		c.Tell(codePeriodConflict, c.At("period", units[1]), "请只留一种。", "[period] 同时写了 %s。", strings.Join(units, " 和 "))
	}
	from, to := c.has("period", "from"), c.has("period", "to")
	c.tellIf(from && !to, codePeriodConflict, c.At("period", "from"), "请补上另一个，或删去。", "[period] 的 from 和 to 要一起写。")
	c.tellIf(to && !from, codePeriodConflict, c.At("period", "to"), "请补上另一个，或删去。", "[period] 的 from 和 to 要一起写。")
	c.tellIf(from && to && p.To.Before(p.From), codePeriodConflict, c.At("period", "to"), "请核对两个日期。", "[period] 的截止日期早于开始日期。")
	c.tellIf(!c.has("period", "year") && p.Kind != Span && p.Text == "", conf.CodeMissingKey, c.At("period"),
		"请补上 year = 2026。", "[period] 缺少年份（year）。")
	c.folder("previous", p.PreviousFolder)
	c.folder("last_year", p.LastYearFolder)
}

// folder reports a folder of another period that is no name of a folder, or
// that is given beside stated results of the same period.
func (c *checker) folder(key, folder string) {
	c.tellIf(isPath(folder) || folder == "." || folder == "..", codeBadFolder, c.At("period", key),
		"请只写文件夹的名称，它要与本文件夹放在一起。", "“%s”不是文件夹名。", folder)
	c.tellIf(folder != "" && c.has(key), codePeriodConflict, c.At(key), "请留一个：有文件夹就以文件夹为准。",
		"[period] 已写明 %s 的文件夹，又写了 [%s]。", key, key)
}
