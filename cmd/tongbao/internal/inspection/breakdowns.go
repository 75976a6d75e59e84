package inspection

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Words in the names of sheets, as sheet.Fold makes them.
var (
	// dimensions are what totals are broken down by.
	dimensions = regexp.MustCompile(`单位|地区|区县|县区|县市区|区域|平台|类型|类别|部门|渠道|主题|层级|级别|主体|市州|街道|乡镇|来源|方式|途径|种类|领域`)
	// fillers say nothing of what is counted.
	fillers = regexp.MustCompile(`按照|按|分|各|情况|统计|汇总|数据|明细|分布|办理|构成|一览|登记|附?表\d*|本期|本季度|全市|全省|全县|全区|全州|[-_—.·、:()\s]`)
	// inspections are what the list of an inspection is called besides its objects.
	inspections = regexp.MustCompile(`政府|政务|检查|抽查|普查|监测|结果|和`)
	// someOnly are of tables that do not list all.
	someOnly = regexp.MustCompile(`前[\d一二三四五六七八九十]|后[\d一二三四五六七八九十]|部分|主要|突出|重点|不合格|不达标|排名|排行|典型|举例|较多|较少|较差|靠前|靠后|优秀|超期|未`)
	// overTime are headers of periods.
	overTime = regexp.MustCompile(`月|季度|年|日期|时间|期次|批次|时段|上期|去年`)
)

// breakdown is a table that breaks totals down by the values of one column.
type breakdown struct {
	*headedTable
	by      string // header of that column
	subject string // what the name of the sheet says besides
}

// newBreakdown reads a table as one; false when it lists some only, or may count one thing
// in several rows.
func newBreakdown(t *sheet.Table) (breakdown, bool) {
	b := breakdown{headedTable: newDoubts(t).headedTable}
	key := slices.IndexFunc(b.heads, func(h head) bool { return !h.serial })
	if key < 0 || b.numeric(key) || len(t.Rows) < 2 || slices.ContainsFunc(t.Rows, ofAnother) {
		return b, false
	}
	b.by = strings.TrimSuffix(b.heads[key].name, "名称")
	several := func(w string) bool { return strings.Contains(b.by, w) }
	if overTime.MatchString(b.by) || slices.ContainsFunc(severalOfOne, several) {
		return b, false
	}
	name := sheet.Fold(t.Sheet)
	b.subject = dimensions.ReplaceAllString(fillers.ReplaceAllString(strings.ReplaceAll(name, b.by, ""), ""), "")
	for _, title := range t.Title {
		name += sheet.Fold(title.Text)
	}
	return b, !someOnly.MatchString(name)
}

// total is the sum of a column of counts; false where a row of totals says another one, which
// is told, or not all of it is numbers.
func (b breakdown) total(i int) (*big.Rat, bool) {
	if h := b.heads[i]; !h.count || h.says([]string{"次"}) || b.table.Sheet == "" && h.objects() == "" {
		return nil, false // of a table that is typed in a text only the header says what it is about
	}
	sum, _, numeric := plainSum(b.table.Rows, i)
	for _, t := range b.table.Totals {
		if n, ok := counted(t.At(i)); ok && numeric && n.Cmp(sum) != 0 && !named(t, "小计") {
			return nil, false
		}
	}
	return sum, numeric
}

// Breakdowns holds tables that break the same total down in two ways against each other:
// 留言 by 单位 and by 类型. They are about the same where the names of their sheets say so.
func Breakdowns(tables []*sheet.Table) diag.Findings {
	var all []breakdown
	var findings diag.Findings
	for _, t := range tables {
		b, ok := newBreakdown(t)
		if !ok {
			continue
		}
		for _, a := range all {
			if a.subject == b.subject && a.by != b.by {
				a.heldAgainst(b, &findings)
			}
		}
		all = append(all, b)
	}
	return findings
}

// heldAgainst tells of the columns of one name that do not come to one total.
func (b breakdown) heldAgainst(other breakdown, findings *diag.Findings) {
	for i, h := range b.heads {
		k := slices.IndexFunc(other.heads, func(o head) bool { return o.name == h.name && o.group == h.group })
		if k < 0 {
			continue
		}
		mine, one := b.total(i)
		theirs, two := other.total(k)
		if one && two && mine.Cmp(theirs) != 0 {
			at := other.table.Columns[k].Place
			findings.Tell(codeBreakdownsDiffer, at, "请核对两张表；不是同一个总数的，把表名或列名写清楚。",
				"“%s”一列，按%s各行相加是%s（%s），按%s各行相加是%s", b.table.Columns[i].Name, b.by, plainText(mine), b.table.Columns[i].Place,
				other.by, plainText(theirs))
		}
	}
}

// Known are the counts of a kind of objects that the notice gives; nil where it gives none.
type Known struct {
	Kind                                *Kind
	Existing, Inspected, Passed, Failed *int64
	// Values are those of each column of the list, or those that numbers are stated of; a
	// table is held against them only where it has a row for each value of one column.
	Values [][]string
}

// HoldTotals holds the totals of a table that breaks the objects of the kinds down against
// what is known of them.
func HoldTotals(t *sheet.Table, all []Known) diag.Findings {
	b, ok := newBreakdown(t)
	if !ok {
		return nil
	}
	var findings diag.Findings
	for i := range b.heads {
		sum, ok := b.total(i)
		k := b.kindOf(i, all)
		if !ok || k < 0 || !all[k].spreads(b) && !all[k].wholeIn(b, all) {
			continue
		}
		if b.maybeSome(i, sum, all[k]) {
			continue
		}
		if n, name := all[k].count(b.heads[i]); n != nil && sum.Cmp(big.NewRat(*n, 1)) != 0 {
			f := codeTableAgainstList.Found(t.Columns[i].Place, "请核对这张表和名单；范围不同的，把表名或列名写清楚。",
				"“%s”一列各行相加是%s，而本期%s的%s是%d", t.Columns[i].Name, plainText(sum), all[k].Kind.Title, name, *n)
			if t.Sheet == "" {
				f = f.Eased() // it may be of another period, as the text says
			}
			findings = append(findings, f)
		}
	}
	return findings
}

// wholeIn reports a table whose own number of objects that exist or were inspected is that of the
// list: it is of all of them, however it parts them.
func (k Known) wholeIn(b breakdown, all []Known) bool {
	for i := range b.heads {
		sum, ok := b.total(i)
		if of := b.kindOf(i, all); !ok || of < 0 || all[of].Kind != k.Kind {
			continue
		}
		n, _ := k.count(b.heads[i])
		if n != nil && (n == k.Existing || n == k.Inspected) && *n > 0 && sum.Cmp(big.NewRat(*n, 1)) == 0 {
			return true
		}
	}
	return false
}

// spreads reports a table with a row for each value of a column of the list: another one
// tells of some objects only, or of others. Where the list knows none of its values, the table
// is of all when its name says that it parts them, or when it is typed in the text.
func (k Known) spreads(b breakdown) bool {
	labels := map[string]bool{}
	for _, r := range b.table.Rows {
		for _, v := range r.Values {
			if _, _, number := v.Exact(); !number {
				labels[sheet.Fold(v.Text)] = true
			}
		}
	}
	labelled := func(v string) bool { return labels[sheet.Fold(v)] }
	met := false
	for _, values := range k.Values {
		if !slices.ContainsFunc(values, func(v string) bool { return !labelled(v) }) {
			return true
		}
		met = met || slices.ContainsFunc(values, labelled)
	}
	name := sheet.Fold(b.table.Sheet)
	return !met && (name == "" || strings.Contains(name, "分"+b.by) || strings.Contains(name, "按"+b.by))
}

// fewOff is by what part of all objects the sum of a column may be off that only says what it
// counts: one that is further off counts others.
var fewOff = big.NewRat(1, 5)

// maybeSome reports a column that only says what it counts, 账号数, and may be of those
// inspected, of some places only, or of others: of platforms a table has all there are.
func (b breakdown) maybeSome(i int, sum *big.Rat, k Known) bool {
	h := b.heads[i]
	if h.existing() || !h.there() {
		return false
	}
	if k.Existing == nil {
		return true
	}
	is := func(n *int64) bool { return n != nil && sum.Cmp(big.NewRat(*n, 1)) == 0 }
	all := big.NewRat(*k.Existing, 1)
	off := new(big.Rat).Sub(sum, all)
	far := new(big.Rat).Abs(off).Cmp(new(big.Rat).Mul(all, fewOff)) > 0
	return is(k.Inspected) || is(k.Failed) || is(k.Passed) || off.Sign() < 0 && b.by != "平台" || far
}

// HoldValues holds the totals of a table against the numbers that an office states one by
// one, a table of one row, and calls after its sheet and column: 留言收到.
func HoldValues(t, values *sheet.Table) diag.Findings {
	b, ok := newBreakdown(t)
	if !ok {
		return nil
	}
	var findings diag.Findings
	for i, h := range b.heads {
		sum, ok := b.total(i)
		for k, v := range values.Columns {
			n, number := counted(values.Rows[0].At(k))
			same := counters.ReplaceAllString(sheet.Fold(v.Name), "") == sheet.Fold(t.Sheet)+counters.ReplaceAllString(h.name, "")
			if ok && number && same && n.Cmp(sum) != 0 {
				findings.Tell(codeTableAgainstList, v.Place, "请核对这个数和表；范围不同的，把名称写清楚。",
					"写明的“%s”是%s，而表“%s”的“%s”一列各行相加是%s", v.Name, plainText(n), t.Sheet, t.Columns[i].Name, plainText(sum))
			}
		}
	}
	return findings
}

// count is what is known of what a column counts.
func (k Known) count(h head) (n *int64, name string) {
	switch {
	case h.says([]string{"基本", "突出", "问题", "应", "优", "良"}):
		return nil, ""
	case h.failed():
		return k.Failed, "不合格数"
	case h.says([]string{"未"}):
		return nil, ""
	case h.existing() || h.there() && k.Existing != nil:
		return k.Existing, "总数"
	case h.inspected():
		return k.Inspected, "检查数"
	case h.there() && k.Existing != nil && (k.Inspected == nil || *k.Inspected == *k.Existing):
		return k.Existing, "总数" // the header says no more than what is counted
	case h.passed():
		return k.Passed, "合格数"
	}
	return nil, ""
}

// kindOf is the kind of objects that column i counts, all of them; -1 when nothing says so.
func (b breakdown) kindOf(i int, all []Known) int {
	rest := b.subject
	found := -1
	for k, known := range all {
		for _, word := range []string{known.Kind.Title, known.Kind.Word, known.Kind.One} {
			if strings.Contains(b.subject, word) {
				rest = strings.ReplaceAll(rest, word, "")
			}
		}
		said := func(s string) bool {
			return strings.Contains(s, known.Kind.Word) || strings.Contains(s, known.Kind.One)
		}
		switch h := b.heads[i]; {
		case said(h.name + h.group):
			found = k
		case h.objects() == "" && found < 0 && said(b.subject):
			found = k
		}
	}
	if inspections.ReplaceAllString(rest, "") != "" || b.heads[i].periods() {
		return -1
	}
	return found
}

// periods reports a header that says when.
func (h head) periods() bool { return periods.MatchString(h.name + h.group) }
