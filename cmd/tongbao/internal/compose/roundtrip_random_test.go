package compose

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// oddNames are names that have to be quoted, or that words of the vocabulary have, too.
var oddNames = []string{
	"件数（件）", "甲.乙", "“甲”", "90%", "且", "A-1", "件／月", "甲 乙", "2026", "列[1]", "甲=乙", "甲|乙", "‘乙’", "收、发",
	"总数", "名单", "检查时间", "名称", "合格率", "不合格", "占", "按地区", "合计", "2位小数", "较上期", "上期", "网站数", "范围", "写明", "本项", "如有", "附件1", "数",
}

// oddValues are cells of text columns.
var oddValues = []string{"甲县", "甲 县", "乙（市）", "甲|乙", "丙]", "“丁”", "不合格", "前3", "=戊", "≥90%", "90%", "且", "己、庚", "辛，壬", "网站", ""}

// randomNotice makes a roster with its earlier periods, and free sheets, whose names and
// columns are odd. The same seed makes the same notice.
func randomNotice(t *testing.T, seed uint64) (*counted, []string) {
	t.Helper()
	r := rand.New(rand.NewPCG(11, seed))
	names := slices.Clone(oddNames)
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	texts, numbers, sheets, values := names[:3], names[3:6], names[6:8], names[8:11]
	l := figures.NewLedger(ledgerOptions(&issue.Issue{}))
	roster := &survey.Roster{Kind: inspection.Site, Now: randomListing(t, r, "", texts, numbers),
		Before:  &survey.Past{Listing: randomListing(t, r, "上期", texts, numbers), Name: "上一期"},
		YearAgo: &survey.Past{Listing: randomListing(t, r, "去年同期", texts, numbers), Name: "去年"}}
	in := &counted{Data: vocabulary.Data{Issue: &issue.Issue{}, Kinds: inspection.Kinds(), Ledger: l,
		Rosters: []*Roster{newRoster(l, roster)}}}
	for _, name := range sheets {
		g := randomGrid(r, name, append([]string{"单位", "地区"}, texts...), numbers)
		table := &sheet.Table{File: g.File, Sheet: name, Rows: g.Rows[1:]}
		for c, head := range g.Rows[0].Values {
			table.Columns = append(table.Columns, sheet.Column{Name: head.Text, Index: c})
		}
		in.Sheets = append(in.Sheets, figures.NewSet(l, inspection.SheetListing(table)))
	}
	for i, name := range values {
		v := issue.Value{Name: name, Kind: issue.CountValue, Count: i*7 + 3, Place: place("notice.toml", i+1)}
		in.Issue.Values = append(in.Issue.Values, v)
	}
	return in, randomExpressions(r, in, texts, numbers)
}

// randomGrid fills a sheet: columns of text, then columns of numbers.
func randomGrid(r *rand.Rand, name string, texts, numbers []string) sheet.Grid {
	g := sheet.Grid{File: "表.csv", Sheet: name}
	add := func(row int, cells []sheet.Value) {
		for c := range cells {
			at := diag.Place{File: g.File, Sheet: name, Cell: sheet.CellName(c, row)}
			cells[c].Place, cells[c].Rows, cells[c].Cols = at, 1, 1
		}
		g.Rows = append(g.Rows, sheet.Row{Number: row, Values: cells})
	}
	var head []sheet.Value
	for _, name := range slices.Concat(texts, numbers) {
		head = append(head, typed(name).value)
	}
	add(1, head)
	for n := range r.IntN(8) + 3 {
		var cells []sheet.Value
		for c, column := range texts {
			v := oddValues[r.IntN(len(oddValues))]
			switch {
			case c == 0:
				v = "甲乙丙丁戊己庚辛壬癸子丑"[n*3 : n*3+3]
			case column == "检查结果":
				v = []string{"合格", "不合格", "基本合格", "未检查"}[r.IntN(4)]
			case column == "问题类别":
				v = []string{"错别字", "链接不可用、错别字", "甲|乙", "“空”"}[r.IntN(4)]
			case column == "地区":
				v = []string{"甲县", "乙（市）", "丙|丁"}[r.IntN(3)]
			}
			cells = append(cells, typed(v).value)
		}
		for range numbers {
			cells = append(cells, typed(strconv.Itoa(r.IntN(50)+1)).value)
		}
		add(n+2, cells)
	}
	return g
}

func randomListing(t *testing.T, r *rand.Rand, period string, texts, numbers []string) *inspection.Listing {
	t.Helper()
	g := randomGrid(r, "网站", append([]string{"网站名称", "检查结果", "问题类别", "地区", "主办单位"}, texts...), numbers)
	roster, findings := inspection.Read(inspection.Site, &g, inspection.ReadOptions{})
	judged, more := inspection.Judge(roster, nil)
	contradicts := func(f diag.Finding) bool { return f.Acceptable } // as numbers at random do
	if findings = slices.DeleteFunc(append(findings, more...), contradicts); findings.Errors() > 0 {
		t.Fatal(findings)
	}
	out := judged.Listing(inspection.Full, nil)
	out.Period = period
	return out
}

// asker makes random expressions over a notice.
type asker struct {
	*rand.Rand
	texts, numbers []string // columns of its sheets
}

func (a asker) pick(from ...string) string { return from[a.IntN(len(from))] }

func (a asker) text() string { return language.Quote(a.pick(a.texts...)) }

func (a asker) column() string { return language.Quote(a.pick(a.numbers...)) }

// member is a column of numbers as what is asked of a set: in quotation marks, as it may be
// a word.
func (a asker) member() string { return "“" + doubled(a.pick(a.numbers...)) + "”" }

func (a asker) filter(column string, values ...string) string {
	c := language.Condition{Column: column, Op: a.pick("=", "≠"), Values: []string{a.pick(values...)}}
	if a.IntN(3) == 0 {
		c.Values = append(c.Values, a.pick(values...))
	}
	return "[" + c.String() + "]"
}

func (a asker) filters(of string) string {
	for range a.IntN(3) {
		limit := "[" + a.column() + a.pick("≥", ">", "<", "≤") + strconv.Itoa(a.IntN(50)) + "]"
		of += a.pick(a.filter("地区", "甲县", "乙（市）", "丙|丁", ""), a.filter(a.pick(a.texts...), oddValues...), limit)
	}
	return of
}

// number asks a set for one, by words for the columns of numbers and others.
func (a asker) number(of string, others ...string) string {
	n := a.column()
	return of + a.pick(append(others, ".合计("+n+")", ".平均("+n+")", ".最大("+n+")", ".最小("+n+")", "."+a.member(), "."+a.member()+".占("+n+")")...)
}

var siteNumbers = []string{".总数", ".检查数", ".合格数", ".不合格数", ".合格率", ".不合格率", ".检查率", ".不合格.总数", ".检查.占(网站)",
	".合格率.2位小数", ".检查率.0位小数"}

func (a asker) sites() string {
	of := "网站"
	if a.IntN(3) == 0 {
		of += a.pick(".不合格", ".合格", ".检查", a.filter("问题", "错别字", "甲|乙", "“空”"), "[等级=基本合格]")
	}
	return a.filters(of)
}

// ofSites are numbers, changes, lists, groups and their figures, shares and sums of a
// random part of the roster.
func (a asker) ofSites() []string {
	of := a.sites()
	change := a.pick(".较上期", ".较去年同期", ".较上期(个)", ".较上期.增减数")
	first := "(" + strconv.Itoa(a.IntN(3)+1) + a.pick("", "，家单位", "，“个（家）”") + ")"
	marked := a.pick("", "(2，家单位)", "("+a.text()+"，"+a.text()+")") + a.pick(".加引号", ".加引号(顿号)")
	rate := a.pick(".合格率", ".合计("+a.column()+")") + a.pick("[≥30%]", "[<50%]", ".由高到低", "[前2]", ".由高到低[前1]")
	return []string{
		a.number(of, siteNumbers...), a.number(of, siteNumbers...) + change, of + ".占(网站)",
		of + ".名单", of + ".名单" + first, of + ".名单(" + a.text() + ")", of + ".名单" + marked,
		of + ".主办单位.个数", of + ".主办单位.名单(1，家)", of + ".归类", of + ".问题",
		of + ".按" + a.pick("问题", "检查结果", "主办单位") + a.pick("", ".合格率", ".不合格数", ".总数") + a.pick(".列出", ".其中(家)", ".分别"),
		of + ".按(地区)" + rate + a.pick(".名单", ".名单(2，个地区)", ".个数", ".排名"), of + ".按(" + a.text() + ").总数.列出",
		a.number(of, siteNumbers...) + a.pick("＋", "－", "×", "÷") + a.number(a.sites(), siteNumbers...),
		a.number(of, siteNumbers...) + ".占(" + a.number(a.sites(), siteNumbers...) + ")",
	}
}

// ofSheet are those of a random part of a sheet, and a cell of it.
func (a asker) ofSheet(label string) []string {
	whole := "“" + doubled(label) + "”"
	of := a.filters(whole)
	groups := a.pick("合计("+a.column()+")", "行数") + a.pick(".列出", "[前2].名单", ".排名(件)")
	return []string{
		a.number(of, ".行数"), of + ".名单(" + a.text() + "，2，个单位)", of + "." + a.text() + ".个数", of + ".按(地区)." + groups,
		of + a.filter("地区", "甲县", "乙（市）") + "." + a.member() + ".占比", of + "[" + a.pick("甲", "乙", "丙") + "]." + a.column(),
		a.number(of, ".行数") + a.pick("＋", "÷") + a.number(of, ".行数"), of + ".占(" + whole + ")",
		"(" + a.number(of, ".行数") + "÷" + a.number(of, ".行数") + ").2位小数",
	}
}

// randomExpressions asks for figures in every way: metrics, filters, groups, shares,
// changes, lists, decimals.
func randomExpressions(r *rand.Rand, in *counted, texts, numbers []string) []string {
	a := asker{r, texts, numbers}
	var out []string
	for range 20 {
		out = append(out, a.ofSites()...)
		for _, sheet := range in.Sheets {
			out = append(out, a.ofSheet(sheet.Label())...)
		}
		var given []string
		for _, v := range in.Issue.Values {
			given = append(given, "写明."+language.Quote(v.Name))
		}
		out = append(out, a.pick(given...), given[0]+a.pick("＋", "÷")+given[1], given[1]+".占("+given[2]+")")
	}
	return out
}

// doubled is a name as it stands between quotation marks.
func doubled(name string) string {
	quoted := []rune(language.Quote(name + "（"))
	return string(quoted[1 : len(quoted)-2])
}

// TestRandomNamesAreExpressions holds the same of random rosters and sheets: whatever a
// text asked for, the name it is listed by prints the same text in another run.
func TestRandomNamesAreExpressions(t *testing.T) {
	for seed := range uint64(12) {
		in, asked := randomNotice(t, seed)
		printed := 0
		for _, expression := range asked {
			if _, findings := spoken(in, "{{"+expression+"}}"); findings.Errors() == 0 {
				printed++
			} else if testing.Verbose() {
				t.Log(expression, findings)
			}
		}
		if printed*10 < len(asked)*9 {
			t.Errorf("seed %d: of %d expressions %d are printed", seed, len(asked), printed)
		}
		figs := in.Ledger.Figures()
		again, _ := randomNotice(t, seed)
		for _, f := range figs {
			before := len(again.Ledger.Figures())
			got, findings := spoken(again, "{{"+f.Key+"}}")
			findings = slices.DeleteFunc(findings, func(f diag.Finding) bool { return unsigned(f) || f.Code == "empty-list" })
			if got != f.Text || len(findings) > 0 {
				t.Errorf("seed %d: {{%s}} prints %q, not %q %v", seed, f.Key, got, f.Text, findings)
			}
			more := again.Ledger.Figures()[before:]
			if !slices.ContainsFunc(again.Ledger.Figures(), func(g *figures.Figure) bool { return g.Key == f.Key }) {
				t.Errorf("seed %d: {{%s}} is listed as %s", seed, f.Key, keysOf(more))
			}
		}
		if t.Failed() {
			return
		}
	}
}

func keysOf(figs []*figures.Figure) string {
	out := ""
	for _, f := range figs {
		out += fmt.Sprintf("{{%s}}", f.Key)
	}
	return out
}
