package survey

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

// coverage tells what the rows of a sheet are; of one that is not judged, what they are
// unless one of them passed or none is given a verdict.
func coverage(r *issue.Roster, in *inspection.Inspection) inspection.Coverage {
	passes := func(v *inspection.Verdict) bool { return v.Outcome == inspection.Passed }
	passed := in != nil && (in.Unjudged || slices.ContainsFunc(in.Verdicts, passes))
	switch {
	case r.Kind == issue.RosterPart:
		return inspection.Partial
	case r.Kind == issue.RosterFailed, r.Kind == issue.RosterAuto && hasTotals(r) && !passed:
		return inspection.FailuresOnly
	}
	return inspection.Full
}

// hasTotals reports numbers beside which a sheet without a row that passed lists failures.
// That of the failures alone may stand beside a roster that rules judge.
func hasTotals(r *issue.Roster) bool {
	return len(r.Totals) > 0 || r.Examined != nil || len(r.Summaries) > 0 || r.Passed != nil || r.Failed != nil && r.Rules == ""
}

// statedOf are the keys of the [[stated]] figures that are asked of a kind of objects.
func (f *Folder) statedOf(kind *inspection.Kind) []*language.Node {
	var out []*language.Node
	names := []string{kind.Word, kind.Name, kind.Title}
	for _, s := range f.Issue.Stated {
		n, err := language.Parse(s.Key)
		if err != nil {
			continue // told where the key is used
		}
		if root, _ := language.Chain(n); root.Kind == language.Name && root != n && slices.Contains(names, root.Text) {
			out = append(out, n)
		}
	}
	return out
}

// statedParts are the groups of objects that figures are stated of, 新媒体[地区=甲县].合格率, by
// columns nothing else is stated by: no count is known of them.
func (f *Folder) statedParts(kind *inspection.Kind, groups []inspection.Group) (out []inspection.Group) {
	for _, n := range f.statedOf(kind) {
		_, steps := language.Chain(n)
		w := steps[0].Where
		if len(steps) < 2 || steps[0].Kind != language.Select || w.Op != "=" || len(w.Values) != 1 || steps[1].Kind == language.Select {
			continue
		}
		same := func(g inspection.Group) bool { return g.Column == w.Column }
		part := inspection.Group{Column: w.Column, Value: w.Values[0]}
		if w.Column != "" && w.Values[0] != "" && !slices.ContainsFunc(groups, same) && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

// statedGroups turns the totals of notice.toml, and of the sheets it names for
// them, into stated groups; unread tells that one of those could not be read.
func statedGroups(p *period, r *issue.Roster) (out []inspection.Group, unread bool, findings diag.Findings) {
	for _, t := range r.Totals {
		by := r.TotalsBy
		if by == "" {
			by = "类别"
		}
		out = append(out, inspection.Group{Column: by, Value: t.Name, Inspected: &inspection.Number{N: int64(t.Count), Place: t.Place}})
	}
	for _, s := range r.Summaries {
		i := slices.IndexFunc(p.tables, func(t *sheet.Table) bool { return t.Sheet == s.Sheet })
		if i < 0 { // which has been reported
			unread, findings = true, append(findings, p.whyUnread(s)...)
			continue
		}
		groups, more := summaryGroups(p.tables[i], s)
		out, findings, unread = append(out, groups...), append(findings, more...), unread || more.Errors() > 0
	}
	whole := inspection.Group{Existing: number(r.Existing, r.Place), Inspected: number(r.Examined, r.Place),
		Passed: number(r.Passed, r.Place), Failed: number(r.Failed, r.Place)}
	if whole.Existing != nil || whole.Inspected != nil || whole.Passed != nil || whole.Failed != nil {
		out = append(out, whole)
	}
	return out, unread, findings
}

// whyUnread tells why the sheet of a summary is not among the tables; nothing where there is
// no such sheet, which has been told.
func (p *period) whyUnread(s issue.Summary) diag.Findings {
	i := slices.IndexFunc(p.aside, func(a Aside) bool { return a.Sheet == s.Sheet })
	if i < 0 {
		return nil
	}
	switch a := p.aside[i]; {
	case a.Twins != "":
		return diag.Findings{codeTwoSheets.Found(s.Place, "请移走多余的文件，或给其中一张工作表改名。", "%s", a.Twins)}
	case a.Kind != nil:
		return diag.Findings{codeTotalsUnread.Found(s.Place, "请写另一张汇总的表。", "工作表“%s”是%s的名单，不是汇总表", s.Sheet, a.Kind.Title)}
	case a.Hidden:
		return diag.Findings{codeTotalsUnread.Found(s.Place, "请在工作簿里取消隐藏，核对后再用。", "工作表“%s”是隐藏的，没有读取", s.Sheet)}
	}
	return diag.Findings{codeTotalsUnread.Found(s.Place, "请在第一行写列名，数据从第二行起。", "工作表“%s”里找不到表头，没有读取", s.Sheet)}
}

func number(n *int, at diag.Place) *inspection.Number {
	if n == nil {
		return nil
	}
	return &inspection.Number{N: int64(*n), Place: at}
}

// summaryGroups reads a sheet that states numbers group by group. Rows without a
// group or a number state nothing.
func summaryGroups(t *sheet.Table, s issue.Summary) ([]inspection.Group, diag.Findings) {
	var findings diag.Findings
	columns := map[string]int{}
	for _, name := range []string{s.By, s.Existing, s.Inspected, s.Passed, s.Failed, s.PassRate} {
		columns[name] = t.Column(name)
		if several := t.ColumnsNamed(name); name != "" && len(several) > 1 {
			findings.Tell(sheet.CodeUnknownColumn, t.Place(), "第一列写“"+name+"#1”，第二列写“"+name+"#2”。",
				"表“%s”有%d列都叫“%s”，要写明是哪一列", t.Sheet, len(several), name)
		} else if name != "" && columns[name] < 0 {
			findings.Tell(sheet.CodeUnknownColumn, t.Place(), "可用的列："+strings.Join(t.Headers(), "、")+"。", "表“%s”没有“%s”这一列", t.Sheet, name)
		}
	}
	as := s.Column
	if as == "" {
		as = s.By
	}
	var out []inspection.Group
	for _, r := range t.Rows {
		label := r.At(columns[s.By]).Shown()
		if label == "" {
			continue
		}
		count := func(column string) *inspection.Number {
			n, more := statedCount(r.At(columns[column]), column)
			findings = append(findings, more...)
			return n
		}
		rate, more := statedRate(t, columns[s.PassRate], r)
		findings = append(findings, more...)
		out = append(out, inspection.Group{Column: as, Value: label, PassRate: rate,
			Existing: count(s.Existing), Inspected: count(s.Inspected), Passed: count(s.Passed), Failed: count(s.Failed)})
	}
	whole, more := wholeRate(t, columns[s.PassRate])
	return append(out, whole...), append(findings, more...)
}

// wholeRate is the rate in the row of totals, which is no sum of those above it.
func wholeRate(t *sheet.Table, column int) ([]inspection.Group, diag.Findings) {
	totals := slices.DeleteFunc(slices.Clone(t.Totals), func(r sheet.Row) bool {
		return slices.ContainsFunc(r.Values, func(v sheet.Value) bool { return strings.Contains(sheet.Fold(v.Text), "小计") })
	})
	if len(totals) != 1 {
		return nil, nil
	}
	rate, findings := statedRate(t, column, totals[0])
	if rate == nil {
		return nil, findings
	}
	return []inspection.Group{{PassRate: rate}}, findings
}

// statedRate reads a rate of a summary as its cell shows it; nil when it states none. A rate
// without a percent sign is one where its head has it.
func statedRate(t *sheet.Table, column int, r sheet.Row) (*inspection.Rate, diag.Findings) {
	v := r.At(column)
	text := v.Shown()
	if column < 0 || sheet.Nothing(text) {
		return nil, nil
	}
	n, percent, ok := sheet.Number(text)
	head := t.Columns[column].Name
	switch {
	case !ok:
		return nil, diag.Findings{sheet.CodeNotANumber.Found(v.Origin(), "请只填数字，说明另写一列。", "“%s”不是数字", text)}
	case percent:
	case strings.Contains(sheet.Fold(head), "%"):
		n.Quo(n, big.NewRat(100, 1))
		text += "%"
	default:
		return nil, diag.Findings{codeNotARate.Found(v.Origin(), "请把这一列的数设成百分比，或在表头写上“%”。", "“%s”应是比例，没有写百分号", head)}
	}
	if n.Sign() < 0 || n.Cmp(big.NewRat(1, 1)) > 0 {
		return nil, diag.Findings{codeNotARate.Found(v.Origin(), "请核对这个数。", "“%s”是%s，合格率应在0到100%%之间", head, text)}
	}
	return &inspection.Rate{Text: text, Place: v.Origin()}, nil
}

// statedCount reads a count of a summary; nil when the cell states none.
func statedCount(v sheet.Value, column string) (*inspection.Number, diag.Findings) {
	if sheet.Nothing(v.Text) {
		return nil, nil
	}
	n, _, ok := sheet.Number(v.Text)
	switch {
	case !ok:
		return nil, diag.Findings{sheet.CodeNotANumber.Found(v.Origin(), "请只填数字，说明另写一列。", "“%s”不是数字", v.Text)}
	case !n.IsInt() || !n.Num().IsInt64() || n.Sign() < 0:
		return nil, diag.Findings{sheet.CodeNotACount.Found(v.Origin(), "请核对这个数。", "“%s”应是个数，写成了“%s”", column, v.Text)}
	}
	return &inspection.Number{N: n.Num().Int64(), Place: v.Origin()}, nil
}
