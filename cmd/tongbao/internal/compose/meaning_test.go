package compose

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/numfmt"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// spelling is one way to fill a cell, with the values it means.
type spelling struct {
	value sheet.Value
	means []string
}

func typed(text string, means ...string) spelling {
	v := sheet.Value{Kind: sheet.Text, Text: strings.TrimSpace(text)}
	if v.Text == "" {
		v.Kind = sheet.Empty
	}
	return spelling{v, means}
}

func stored95(format string) spelling {
	return spelling{sheet.Value{Kind: sheet.Numeric, Text: "95", Number: 95, Format: numfmt.Parse(format, false)}, []string{"95"}}
}

// spellings are the ways to fill the columns of the random rosters, told without the
// program: what is blank means the empty value.
var spellings = []struct {
	column string
	ways   []spelling
}{
	{"检查结果", []spelling{typed("合格", "合格"), typed("达标", "合格"), typed("正 常", "合格"), typed("是", "合格"), typed("基本合格", "基本合格"),
		typed("不合格", "不合格"), typed("单项否决", "不合格"), typed("否", "不合格"), typed("未检查", "未检查"), typed("未抽查", "未检查")}},
	{"问题类别", []spelling{typed("错别字", "错别字"), typed("错别字、链接不可用", "错别字", "链接不可用"),
		typed("链接 不可用，错别字", "链接不可用", "错别字"),
		typed("链接不可用；首页不更新；链接不可用", "链接不可用", "首页不更新"), typed("首页不更新/错别字", "首页不更新", "错别字"),
		typed("首页不更新\n链接不可用", "首页不更新", "链接不可用"), typed("", ""), typed("无", "")}},
	{"地区", []spelling{typed("甲县", "甲县"), typed("甲 县", "甲县"), typed("Ａ区", "a区"), typed("a区", "a区"), typed("A区", "a区"),
		typed("乙（市）", "乙(市)"),
		typed("乙(市)", "乙(市)"), typed("", ""), typed("　", ""), typed("（未填）", "")}},
	{"评分", []spelling{stored95("General"), stored95("0.00"), typed("９５", "95"), typed("60", "60"), typed("007", "007"),
		typed("7", "7"), typed("", "")}},
}

// meaning is a random roster with what its cells mean: means[column][row].
type meaning struct {
	in    *counted
	means [][][]string
	words [][]string // labels of cells by column, as written, to ask by
}

// blankWord is the label of the group of blank cells.
const blankWord = "（未填）"

func randomMeaning(t *testing.T, r *rand.Rand) *meaning {
	t.Helper()
	m := &meaning{means: make([][][]string, len(spellings)), words: make([][]string, len(spellings))}
	at := func(c, row int) diag.Place {
		return diag.Place{File: "表.csv", Sheet: "网站", Cell: sheet.CellName(c, row)}
	}
	cell := func(v sheet.Value, c, row int) sheet.Value {
		v.Place, v.Rows, v.Cols = at(c, row), 1, 1
		return v
	}
	g := sheet.Grid{File: "表.csv", Sheet: "网站", Rows: []sheet.Row{{Number: 1, Values: []sheet.Value{cell(typed("网站名称").value, 0, 1)}}}}
	for c, s := range spellings {
		g.Rows[0].Values = append(g.Rows[0].Values, cell(typed(s.column).value, c+1, 1))
	}
	for n := range r.IntN(20) + 1 {
		row := sheet.Row{Number: n + 2, Values: []sheet.Value{cell(typed("网站"+strconv.Itoa(n)).value, 0, n+2)}}
		for c, s := range spellings {
			way := s.ways[r.IntN(len(s.ways))]
			row.Values = append(row.Values, cell(way.value, c+1, n+2))
			m.means[c] = append(m.means[c], way.means)
			if len(way.means) == 1 {
				m.words[c] = append(m.words[c], way.value.Shown())
			}
		}
		g.Rows = append(g.Rows, row)
	}
	roster, findings := inspection.Read(inspection.Site, &g, inspection.ReadOptions{Verdicts: map[string]string{"是": "合格", "否": "不合格"}})
	judged, more := inspection.Judge(roster, nil)
	if findings = append(findings, more...); findings.Errors() > 0 {
		t.Fatal(findings)
	}
	free := g
	free.Sheet = "汇总"
	table, findings := sheet.Locate(&free, "", nil)
	if table == nil {
		t.Fatal(findings)
	}
	l := figures.NewLedger(figures.Options{})
	m.in = &counted{Data: vocabulary.Data{Issue: &issue.Issue{}, Kinds: inspection.Kinds(), Ledger: l,
		Rosters: []*Roster{newRoster(l, &survey.Roster{Kind: inspection.Site, Now: judged.Listing(inspection.Full, nil)})},
		Sheets:  []*figures.Set{figures.NewSet(l, inspection.SheetListing(table))}}}
	return m
}

// count is how many rows mean a value, whose verdict is one of those given; all without.
func (m *meaning) count(column int, value string, verdicts ...string) int {
	n := 0
	for row, means := range m.means[column] {
		if slices.Contains(means, value) && (len(verdicts) == 0 || slices.Contains(verdicts, m.means[0][row][0])) {
			n++
		}
	}
	return n
}

// valueOf is what a label means.
func valueOf(column int, label string) string {
	if label == blankWord {
		return ""
	}
	for _, way := range spellings[column].ways {
		switch {
		case len(way.means) == 1 && way.value.Shown() == label:
			return way.means[0]
		case slices.Contains(way.means, sheet.Fold(label)): // one of several in a cell
			return sheet.Fold(label)
		}
	}
	return "?" + label
}

// text runs a few actions as the body of a notice.
func (m *meaning) text(t *testing.T, action string) string {
	t.Helper()
	k := &composer{in: m.in}
	out, marks := k.run(survey.Text{Name: "body.md", Source: "共" + action + "。\n"})
	blocks, fs := parseMarkdown(out, marks)
	if fs = append(fs, k.findings...); fs.Errors() > 0 {
		t.Fatal(action, fs)
	}
	return strings.TrimSuffix(strings.TrimPrefix(document.InlineText(blocks[0].(*document.Paragraph).Text), "共"), "。")
}

// set is what tables call rows, with its name in texts.
func (m *meaning) set(rows string) (*figures.Set, string) {
	if rows == "sites" {
		return m.in.Rosters[0].Set, "网站"
	}
	return m.in.Sheets[0], "汇总"
}

// number is what an expression prints, a count.
func (m *meaning) number(t *testing.T, expression string) int {
	t.Helper()
	n, err := strconv.Atoi(m.text(t, "{{"+expression+"}}"))
	if err != nil {
		t.Fatal(expression, err)
	}
	return n
}

// figureOf is what a column of a summary says.
func (m *meaning) figureOf(t *testing.T, set *figures.Set, source string) *figures.Figure {
	t.Helper()
	f, findings := vocabulary.FigureOf(&m.in.Data, set, set, source, diag.Place{})
	if f == nil {
		t.Fatal(source, findings)
	}
	return f
}

// onlyIf is n where a condition holds for some and does not for none.
func onlyIf(holds bool, n int) int {
	if holds == (n > 0) {
		return n
	}
	return -1
}

// labelled is the number behind a label: 甲=3;乙=4.
func labelled(text, label string) int {
	for part := range strings.SplitSeq(text, ";") {
		if name, n, ok := strings.Cut(part, "="); ok && name == label {
			out, _ := strconv.Atoi(n)
			return out
		}
	}
	return -1
}

// where is a condition as notice.toml writes it.
func where(t *testing.T, text string) issue.Filter {
	t.Helper()
	var c issue.Condition
	if f, ok := c.Take(text); !ok {
		t.Fatal(f)
	}
	return issue.Filter{c}
}

// table builds a table and returns its rows, each without its last cell's figure.
func (m *meaning) table(t *testing.T, spec issue.TableSpec) []document.Row {
	t.Helper()
	b := &tableBuilder{in: m.in}
	out := b.build(spec)
	if out == nil || b.findings.Errors() > 0 {
		t.Fatal(spec, b.findings)
	}
	return out.Rows
}

// grouped counts the rows of a list under each of its group rows.
func grouped(rows []document.Row) map[string]int {
	out, group := map[string]int{}, ""
	for _, r := range rows {
		if r.Kind == document.GroupRow {
			group = r.Cells[0].Text
		} else {
			out[group]++
		}
	}
	return out
}

// asked is how many are in a group by each way there is to ask for it.
func (m *meaning) asked(t *testing.T, rows, column, word string) map[string]int {
	t.Helper()
	set, name := m.set(rows)
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatalf("%s is no count", text)
		}
		return n
	}
	condition := "[" + language.Condition{Column: column, Op: "=", Values: []string{word}}.String() + "]"
	others := "[" + language.Condition{Column: column, Op: "≠", Values: []string{word}}.String() + "]"
	chosen := name + condition
	one := set.Where(column, word)
	n := one.Count()
	out := map[string]int{"Where": int(n.Num), "Records": one.Len(), "Lines": len(one.Lines()),
		"explained":    int(kept(m.in.Ledger, n.Key).Num),
		"all but Not":  set.Len() - int(set.Not(column, word).Count().Num),
		"column":       int(m.figureOf(t, set, condition+".总数").Num),
		"text":         number(m.text(t, "{{"+chosen+".总数}}")),
		"all but ≠":    set.Len() - number(m.text(t, "{{"+name+others+".总数}}")),
		"loop":         strings.Count(m.text(t, "{{逐个 "+chosen+"}}次{{完}}"), "次"),
		"如有":           onlyIf(m.text(t, "{{如有 "+chosen+"}}有{{完}}") == "有", int(n.Num)),
		"如果":           number(m.text(t, fmt.Sprintf("{{如果 %s.总数 = %d 且 非 %s.总数 > %d}}%d{{否则}}-1{{完}}", chosen, n.Num, chosen, n.Num, n.Num))),
		"list":         len(m.table(t, issue.TableSpec{Rows: rows, Where: where(t, column+"="+word)})),
		"rest of list": set.Len() - len(m.table(t, issue.TableSpec{Rows: rows, Where: where(t, column+"!="+word)})),
	}
	total := m.table(t, issue.TableSpec{Rows: rows, By: []string{column}, Where: where(t, column+"="+word), Total: true,
		Columns: columns(column, "个数=总数", "其中="+condition+".总数")})
	last := total[len(total)-1].Cells
	out["total of summary"], out["column of summary"] = number(last[1].Text), number(last[2].Text)
	return out
}

// groups is how many are in each group by each way there is to ask for all of them.
func (m *meaning) groups(t *testing.T, rows, column string) map[string]map[string]int {
	t.Helper()
	set, name := m.set(rows)
	by, series, text, joined, summary := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, g := range set.By(column) {
		by[g.Label()] = int(g.Count().Num)
	}
	split := name + ".按(" + column + ")"
	read := func(into map[string]int, action string) {
		for part := range strings.SplitSeq(m.text(t, action), ";") {
			if label, n, ok := strings.Cut(part, "="); ok {
				into[label], _ = strconv.Atoi(n)
			}
		}
	}
	read(series, "{{逐个 "+split+".总数}}{{本项.名称}}={{本项.数}};{{完}}")
	read(text, "{{逐个 "+split+"}}{{本项.名称}}={{本项.总数}};{{完}}")
	read(joined, "{{逐个 "+name+".按"+column+".总数.由高到低}}{{本项.名称}}={{本项.对象.总数}};{{完}}")
	for _, r := range m.table(t, issue.TableSpec{Rows: rows, By: []string{column}, Columns: columns(column, "个数=总数")}) {
		summary[r.Cells[0].Text], _ = strconv.Atoi(r.Cells[1].Text)
	}
	list := grouped(m.table(t, issue.TableSpec{Rows: rows, Group: column}))
	return map[string]map[string]int{"By": by, "series": series, "text": text, "series by rank": joined, "summary": summary, "list": list}
}

// TestOneMeaning holds, over random rosters and the same rows as a free sheet, that a value
// is asked for with one answer in every way there is, and that the answer is what the cells
// mean: words for verdicts, cells that name several categories, problems of objects that
// passed, blank cells, values written in several ways, numbers with several decimals.
func TestOneMeaning(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 3))
	for range 15 {
		m := randomMeaning(t, r)
		for c, s := range spellings {
			for _, rows := range []string{"sites", "汇总"} {
				if rows != "sites" && s.column == "检查结果" {
					continue // rows of a free sheet have no verdicts
				}
				for way, groups := range m.groups(t, rows, s.column) {
					seen := map[string]bool{}
					for label, n := range groups {
						value := valueOf(c, label)
						if want := m.count(c, value); n != want || seen[value] {
							t.Fatalf("%s %s of %s has %d under %q, want %d: %v", way, s.column, rows, n, label, want, m.means[c])
						}
						seen[value] = true
					}
					for _, means := range m.means[c] {
						if slices.ContainsFunc(means, func(v string) bool { return !seen[v] }) {
							t.Fatalf("%s %s of %s has no group for %v", way, s.column, rows, means)
						}
					}
					for label := range groups {
						m.checkAsked(t, rows, c, label)
					}
				}
			}
		}
		m.checkVerdicts(t)
		m.checkProblems(t)
		for _, f := range m.in.Ledger.Findings() {
			if !slices.Contains([]string{"empty-cell", "no-such-value", "zero-denominator"}, f.Code) {
				t.Fatal(f)
			}
		}
	}
}

// checkAsked asks for a group by its label and by the words of cells that are in it.
func (m *meaning) checkAsked(t *testing.T, rows string, column int, label string) {
	t.Helper()
	words := []string{label}
	if spellings[column].column != "检查结果" { // there another word asks for the word
		for _, w := range m.words[column] {
			if valueOf(column, w) == valueOf(column, label) && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	for _, word := range words {
		for way, n := range m.asked(t, rows, spellings[column].column, word) {
			if want := m.count(column, valueOf(column, label)); n != want {
				t.Fatalf("%s: %s of %s=%q is %d, want %d: %v", way, rows, spellings[column].column, word, n, want, m.means[column])
			}
		}
	}
}

// checkVerdicts asks for what came of the inspection: outcomes, grades and the sheet's own
// words.
func (m *meaning) checkVerdicts(t *testing.T) {
	t.Helper()
	s := m.in.Rosters[0].Set
	rows := func(where issue.Filter) int { return len(m.table(t, issue.TableSpec{Rows: "sites", Where: where})) }
	for _, c := range []struct {
		what string
		got  int
		want int
	}{
		{"failed", int(s.Failed().Count().Num), m.count(0, "不合格")},
		{"list of failures", rows(where(t, "不合格")), m.count(0, "不合格")},
		{"passed", int(s.Passed().Count().Num), m.count(0, "合格") + m.count(0, "基本合格")},
		{"list of the passed", rows(where(t, "合格")), m.count(0, "合格") + m.count(0, "基本合格")},
		{"list of the rated", rows(where(t, "合格|不合格")), int(s.Inspected().Count().Num)},
		{"list of the others", rows(where(t, "未检查")), m.count(0, "未检查")},
		{"graded", int(s.Graded("基本合格").Count().Num), m.count(0, "基本合格")},
		{"a grade in a column", int(m.figureOf(t, s, "[等级=不合格].总数").Num), m.count(0, "不合格")},
		{"failures by a word", int(s.Where("检查结果", "不合格", "单项否决").Count().Num), m.count(0, "不合格")},
		{"who was not inspected", int(s.Not("检查结果", "合格", "基本合格", "不合格").Count().Num), m.count(0, "未检查")},
		{"failed in a text", m.number(t, "网站.不合格数"), m.count(0, "不合格")},
		{"chosen by the verdict", m.number(t, "网站[不合格].总数"), m.count(0, "不合格")},
		{"passed in a text", m.number(t, "网站.合格.总数"), m.count(0, "合格") + m.count(0, "基本合格")},
		{"graded in a text", m.number(t, "网站[等级=基本合格].总数"), m.count(0, "基本合格")},
		{"failures by a word in a text", m.number(t, "网站[检查结果=不合格|单项否决].总数"), m.count(0, "不合格")},
		{"who was not inspected in a text", m.number(t, "网站[检查结果≠合格|基本合格|不合格].总数"), m.count(0, "未检查")},
	} {
		if c.got != c.want {
			t.Fatalf("%s: %d, want %d: %v", c.what, c.got, c.want, m.means[0])
		}
	}
	for _, word := range []string{"单项否决", "达标", "正常", "是", "否", "未抽查"} {
		want := 0
		for _, w := range m.words[0] {
			if sheet.Fold(w) == word {
				want++
			}
		}
		for way, got := range map[string]int{"Where": int(s.Where("检查结果", word).Count().Num), "text": m.number(t, "网站[检查结果="+word+"].总数")} {
			if got != want {
				t.Fatalf("%s: rows that say %s: %d, want %d: %v", way, word, got, want, m.words[0])
			}
		}
	}
}

// checkProblems asks for problems of all objects, of those that failed and of those that
// passed.
func (m *meaning) checkProblems(t *testing.T) {
	t.Helper()
	s := m.in.Rosters[0].Set
	if got, want := int(s.Not("问题类别", "").Count().Num), s.Len()-m.count(1, ""); got != want {
		t.Fatalf("with a problem %d, want %d: %v", got, want, m.means[1])
	}
	if got, want := m.number(t, "网站[问题类别≠].总数"), s.Len()-m.count(1, ""); got != want {
		t.Fatalf("in a text with a problem %d, want %d: %v", got, want, m.means[1])
	}
	for _, part := range []struct {
		set      *figures.Set
		name     string
		verdicts []string
	}{{s, "网站", nil}, {s.Failed(), "网站.不合格", []string{"不合格"}}, {s.Passed(), "网站.合格", []string{"合格", "基本合格"}}} {
		groups := m.text(t, "{{逐个 "+part.name+".按问题}}{{本项.名称}}={{本项.总数}};{{完}}")
		series := m.text(t, "{{逐个 "+part.name+".按问题.总数[≥1]}}{{本项.名称}}={{本项.数}};{{完}}")
		for _, p := range part.set.ByProblem() {
			value := valueOf(1, p.Label())
			want := m.count(1, value, part.verdicts...)
			for way, got := range map[string]int{"ByProblem": int(p.Count().Num), "Problem": int(part.set.Problem(p.Label()).Count().Num),
				"Where": part.set.Where("问题类别", value).Len(), "names": part.set.Problem(value).Names().Len(),
				"text":           m.number(t, part.name+"[问题="+p.Label()+"].总数"),
				"text by column": m.number(t, part.name+"[问题类别="+value+"].总数"),
				"list":           m.number(t, part.name+"[问题="+value+"].名单.个数"),
				"groups":         labelled(groups, p.Label()),
				"series":         labelled(series, p.Label()),
			} {
				if got != want {
					t.Fatalf("%s of %v: %d of %s, want %d: %v", way, part.verdicts, got, p.Label(), want, m.means[1])
				}
			}
		}
	}
}

// kept is the figure of the ledger with a key.
func kept(l *figures.Ledger, key string) *figures.Figure {
	all := l.Figures()
	return all[slices.IndexFunc(all, func(f *figures.Figure) bool { return f.Key == key })]
}
