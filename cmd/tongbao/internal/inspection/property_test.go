package inspection_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Columns of the random rosters.
const (
	colName = iota
	colLevel
	colPlatform
	colVerdict
	colDetail
)

var alphabets = map[int][]string{
	colLevel:    {"市直", "区县", "乡镇"},
	colPlatform: {"微信", "新浪微博", "抖音", "今日头条"},
	colVerdict:  {"合格", "不合格", "基本合格", "未检查", "单否", "正常"},
	colDetail:   {"", "监测时间点前2周内未更新", "未提供有效互动功能", "互动回应差；留言区有广告"},
}

// randomRoster makes a full roster with typed verdicts.
func randomRoster(r *rand.Rand) [][]string {
	rows := [][]string{{"账号名称", "类别", "平台", "检查结果", "主要问题"}}
	for i := range r.IntN(30) + 1 {
		row := []string{fmt.Sprintf("账号%d", i)}
		for c := colLevel; c <= colDetail; c++ {
			row = append(row, alphabets[c][r.IntN(len(alphabets[c]))])
		}
		rows = append(rows, row)
	}
	return rows
}

// selection is one count with its conditions, told twice: to the Set, and as plain
// tests of cell texts for the recount.
type selection struct {
	narrow func(*figures.Set) *figures.Set
	tests  map[int]func(string) bool // by column
}

func is(values ...string) func(string) bool {
	return func(s string) bool {
		for _, v := range values {
			if s == v {
				return true
			}
		}
		return false
	}
}

var selections = []selection{
	{func(s *figures.Set) *figures.Set { return s }, map[int]func(string) bool{colName: func(s string) bool { return s != "" }}},
	{func(s *figures.Set) *figures.Set { return s.Inspected() }, map[int]func(string) bool{colVerdict: is("合格", "不合格", "基本合格", "单否", "正常")}},
	{func(s *figures.Set) *figures.Set { return s.Passed() }, map[int]func(string) bool{colVerdict: is("合格", "基本合格", "正常")}},
	{func(s *figures.Set) *figures.Set { return s.Failed() }, map[int]func(string) bool{colVerdict: is("不合格", "单否")}},
	{func(s *figures.Set) *figures.Set { return s.Where("类别", "区县") }, map[int]func(string) bool{colLevel: is("区县")}},
	{func(s *figures.Set) *figures.Set { return s.Where("平台", "微信", "抖音").Failed() },
		map[int]func(string) bool{colPlatform: is("微信", "抖音"), colVerdict: is("不合格", "单否")}},
	{func(s *figures.Set) *figures.Set {
		return s.Where("类别", "市直").Where("平台", "新浪微博").Passed()
	},
		map[int]func(string) bool{colLevel: is("市直"), colPlatform: is("新浪微博"), colVerdict: is("合格", "基本合格", "正常")}},
	{func(s *figures.Set) *figures.Set { return s.Not("平台", "微信").Where("类别", "乡镇") },
		map[int]func(string) bool{colPlatform: is("新浪微博", "抖音", "今日头条"), colLevel: is("乡镇")}},
	{func(s *figures.Set) *figures.Set { return s.Problem("互动回应差").Failed() },
		map[int]func(string) bool{colDetail: is("未提供有效互动功能", "互动回应差；留言区有广告"), colVerdict: is("不合格", "单否")}},
	{func(s *figures.Set) *figures.Set { return s.Problem("互动回应差") },
		map[int]func(string) bool{colDetail: is("未提供有效互动功能", "互动回应差；留言区有广告"), colVerdict: is("合格", "不合格", "基本合格", "单否", "正常")}},
	{func(s *figures.Set) *figures.Set { return s.Not("问题类别", "").Where("类别", "区县") },
		map[int]func(string) bool{colDetail: func(s string) bool { return s != "" }, colLevel: is("区县"),
			colVerdict: is("合格", "不合格", "基本合格", "单否", "正常")}},
	{func(s *figures.Set) *figures.Set { return s.Where("检查结果", "不合格") }, map[int]func(string) bool{colVerdict: is("不合格", "单否")}},
	{func(s *figures.Set) *figures.Set { return s.Where("检查结果", "单否") }, map[int]func(string) bool{colVerdict: is("单否")}},
	{func(s *figures.Set) *figures.Set { return s.Not("检查结果", "合格", "不合格") }, map[int]func(string) bool{colVerdict: is("基本合格", "未检查")}},
}

// count runs the whole way from rows to figures.
func count(t *testing.T, rules *inspection.Ruleset, rows [][]string) (*figures.Set, []*figures.Figure) {
	t.Helper()
	in, findings := judgeAccounts(table("名册", rows), inspection.ReadOptions{Rules: rules})
	if findings.Errors() > 0 {
		t.Fatal(findings)
	}
	set := figures.NewSet(figures.NewLedger(figures.Options{Format: figures.Format{Decimals: 2}}), in.Listing(inspection.Full, nil))
	var out []*figures.Figure
	for _, s := range selections {
		out = append(out, s.narrow(set).Count())
	}
	return set, append(out, set.PassRate(), set.Where("平台", "微信").FailRate(), set.InspectedRate(), set.Failed().ShareOf(set),
		set.Failed().Different(), set.Different("平台"))
}

func cellAt(row, col int) diag.Place {
	return diag.Place{File: "名册.csv", Sheet: "名册", Cell: sheet.CellName(col, row+1)}
}

func TestCountsAgree(t *testing.T) {
	rules, r := national(t), rand.New(rand.NewPCG(7, 1))
	for range 60 {
		rows := randomRoster(r)
		set, _ := count(t, rules, rows)
		for _, part := range append(set.By("平台"), append(set.By("类别"), set)...) {
			n := func(s *figures.Set) int64 { return s.Count().Num }
			if n(part.Passed())+n(part.Failed()) != n(part.Inspected()) {
				t.Fatalf("%s: %d passed and %d failed of %d", part.Label(), n(part.Passed()), n(part.Failed()), n(part.Inspected()))
			}
			if f := part.PassRate(); !f.Unknown && (f.Num != n(part.Passed()) || f.Den != n(part.Inspected())) {
				t.Fatalf("%s: rate %d/%d", part.Label(), f.Num, f.Den)
			}
		}
		for _, column := range []string{"平台", "类别"} {
			if n := total(seriesOf(set, column, "不合格数", failures)); n != set.Failed().Count().Num {
				t.Fatalf("failures by %s are %d, in all %d", column, n, set.Failed().Count().Num)
			}
		}
	}
}

// TestFailureLists does the same for lists of failures with stated totals.
func TestFailureLists(t *testing.T) {
	rules, r := national(t), rand.New(rand.NewPCG(7, 5))
	for range 60 {
		rows := randomRoster(r)
		failures := map[string]int64{}
		for _, row := range rows[1:] {
			row[colVerdict] = [...]string{"不合格", "单否"}[r.IntN(2)]
			failures[row[colLevel]]++
		}
		var groups []inspection.Group
		var total int64
		for i, level := range alphabets[colLevel] {
			n := failures[level] + r.Int64N(50)
			total += n
			groups = append(groups, group("类别", level, n, i+1))
		}
		in, _ := judgeAccounts(table("名册", rows), inspection.ReadOptions{Rules: rules})
		l := figures.NewLedger(figures.Options{})
		set := figures.NewSet(l, in.Listing(inspection.FailuresOnly, groups))
		n := func(s *figures.Set) int64 { return s.Count().Num }
		if n(set) != total || n(set.Failed()) != int64(len(rows)-1) {
			t.Fatalf("%d failed of %d, want %d of %d", n(set.Failed()), n(set), len(rows)-1, total)
		}
		for _, part := range append(set.By("类别"), set) {
			if n(part.Passed())+n(part.Failed()) != n(part.Inspected()) {
				t.Fatalf("%s: %d passed and %d failed of %d", part.Label(), n(part.Passed()), n(part.Failed()), n(part.Inspected()))
			}
			if f := part.Passed().Count(); !figurestest.Depends(f.Sources, diag.Place{File: "notice.toml", Line: 1}) && part.Label() == "市直" {
				t.Fatalf("%s does not name its stated total", f.Key)
			}
		}
		if f := l.Findings(); len(f) > 0 {
			t.Fatal(f)
		}
	}
}

// TestRecount counts every figure again from the cells it names and no others.
func TestRecount(t *testing.T) {
	rules, r := national(t), rand.New(rand.NewPCG(7, 2))
	for range 40 {
		rows := randomRoster(r)
		_, counted := count(t, rules, rows)
		for i, s := range selections {
			var n int64
			for row := 1; row < len(rows); row++ {
				in := true
				for col, test := range s.tests {
					in = in && figurestest.Depends(counted[i].Sources, cellAt(row, col)) && test(rows[row][col])
				}
				if in {
					n++
				}
			}
			if n != counted[i].Num {
				t.Fatalf("%s is %d, recounted from its sources %d", counted[i].Key, counted[i].Num, n)
			}
		}
	}
}

// TestOneCell changes the cells of a roster one by one; of four where every test is
// asked for. A figure that changes has to name the cell; and a count that names a cell
// has to change for some value of it.
func TestOneCell(t *testing.T) {
	rules, r := national(t), rand.New(rand.NewPCG(7, 3))
	rosters := 1
	if os.Getenv("TONGBAO_FULL") != "" {
		rosters = 4
	}
	for range rosters {
		rows := randomRoster(r)
		_, before := count(t, rules, rows)
		for row := 1; row < len(rows); row++ {
			for col := colLevel; col <= colDetail; col++ {
				moved := map[int]bool{}
				old := rows[row][col]
				for _, value := range alphabets[col] {
					rows[row][col] = value
					_, after := count(t, rules, rows)
					for i, f := range after {
						if f.Num == before[i].Num && f.Den == before[i].Den {
							continue
						}
						moved[i] = true
						if !figurestest.Depends(before[i].Sources, cellAt(row, col)) {
							t.Fatalf("%s changed with %s, which it does not name", f.Key, cellAt(row, col))
						}
					}
				}
				rows[row][col] = old
				for i := range selections {
					if figurestest.Depends(before[i].Sources, cellAt(row, col)) && !moved[i] {
						t.Fatalf("%s names %s (%q of %v), and nothing there changes it", before[i].Key, cellAt(row, col), old, rows[row])
					}
				}
			}
		}
	}
}

// TestOneMeasure does the same for verdicts that the rules give.
func TestOneMeasure(t *testing.T) {
	rules, r := national(t), rand.New(rand.NewPCG(7, 4))
	header := []string{"账号名称", "平台", "检查结果", "严重问题", "最后更新日期", "有有效互动功能"}
	values := [][]string{nil, {"微信", "抖音"}, {"", "合格", "不合格"}, {"否", "是"}, {"2026-03-01", "2026-01-05"}, {"是", "否"}}
	build := func(rows [][]string) []*figures.Figure {
		in, findings := judgeAccounts(table("名册", rows), inspection.ReadOptions{Rules: rules, AsOf: date(2026, 3, 5)})
		if findings.Errors() > 0 {
			t.Fatal(findings)
		}
		s := figures.NewSet(figures.NewLedger(figures.Options{}), in.Listing(inspection.Full, nil))
		return []*figures.Figure{s.Failed().Count(), s.Passed().Count(), s.PassRate(), s.Where("平台", "微信").Failed().Count(),
			s.Failed().Problem("内容不更新").Count(), s.Graded("合格").Count()}
	}
	for range 12 {
		rows := [][]string{header}
		for i := range r.IntN(6) + 2 {
			row := []string{fmt.Sprintf("账号%d", i)}
			for _, v := range values[1:] {
				row = append(row, v[r.IntN(len(v))])
			}
			rows = append(rows, row)
		}
		before := build(rows)
		for row := 1; row < len(rows); row++ {
			for col := 1; col < len(header); col++ {
				old := rows[row][col]
				for _, value := range values[col] {
					rows[row][col] = value
					for i, f := range build(rows) {
						if (f.Num != before[i].Num || f.Den != before[i].Den) && !figurestest.Depends(before[i].Sources, cellAt(row, col)) {
							t.Fatalf("%s changed with %s (%s to %s), which it does not name: %v", f.Key, cellAt(row, col), old, value, rows[row])
						}
					}
				}
				rows[row][col] = old
			}
		}
	}
}

// TestOneCategory does the same for kinds of problems that are typed, or left to the text.
func TestOneCategory(t *testing.T) {
	rules, r := national(t), rand.New(rand.NewPCG(7, 6))
	header := []string{"账号名称", "平台", "检查结果", "主要问题", "问题类别"}
	values := [][]string{nil, {"微信", " 微信", "抖音"}, alphabets[colVerdict], alphabets[colDetail], {"", "无", "商业广告", "商业广告、互动 回应差", "内容不更新/商业广告"}}
	build := func(rows [][]string) map[string]*figures.Figure {
		in, findings := judgeAccounts(table("名册", rows), inspection.ReadOptions{Rules: rules})
		if findings.Errors() > 0 {
			t.Fatal(findings)
		}
		l := figures.NewLedger(figures.Options{})
		s := figures.NewSet(l, in.Listing(inspection.Full, nil))
		for _, p := range append(s.ByProblem(), s, s.Problem("互动回应差").Passed(), s.Where("问题类别", ""), s.Not("问题类别", "商业广告"), s.Failed()) {
			p.Count()
			seriesOf(p, "问题类别", "不合格数", failures)
		}
		out := map[string]*figures.Figure{}
		for _, f := range l.Figures() {
			out[f.Key] = f
		}
		return out
	}
	for range 6 {
		rows := [][]string{header}
		for i := range r.IntN(5) + 2 {
			row := []string{fmt.Sprintf("账号%d", i)}
			for _, v := range values[1:] {
				row = append(row, v[r.IntN(len(v))])
			}
			rows = append(rows, row)
		}
		before := build(rows)
		for row := 1; row < len(rows); row++ {
			for col := 1; col < len(header); col++ {
				old := rows[row][col]
				for _, value := range values[col] {
					rows[row][col] = value
					after := build(rows)
					for key, f := range before {
						if g := after[key]; g != nil && f.Num != g.Num && !figurestest.Depends(f.Sources, cellAt(row, col)) {
							t.Fatalf("%s changed with %s (%s to %s), which it does not name: %v", key, cellAt(row, col), old, value, rows[row])
						}
					}
				}
				rows[row][col] = old
			}
		}
	}
}
