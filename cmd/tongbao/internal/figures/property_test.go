package figures

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// What a cell of a random sheet may hold, by column: 地区 单位 检查数 不合格数 占比. A
// name may stand in several columns.
var sheetAlphabets = [][]string{{"东", "西", "_"}, {"甲", "乙", "东", "_"}, {"0", "3", "12", "1,200", "—"}, {"0", "1", "2.5", "_"}, {"甲", "一"}}

// randomSheet makes rows for free; some cells are merged with the one above, and there
// may be a total row.
func randomSheet(r *rand.Rand) [][]string {
	var rows [][]string
	for i := range r.IntN(6) + 2 {
		var row []string
		for _, values := range sheetAlphabets {
			if i > 0 && r.IntN(5) == 0 {
				row = append(row, "^")
			} else {
				row = append(row, values[r.IntN(len(values))])
			}
		}
		rows = append(rows, row)
	}
	if r.IntN(2) == 0 {
		rows = append(rows, []string{"合计", "_", "3", "1", "_"})
	}
	return rows
}

func sheetOf(rows [][]string) *sheet.Table {
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(row, " ")
	}
	return free(lines...)
}

// sheetSelections narrow the rows of a sheet; each is told again as a plain test.
var sheetSelections = []struct {
	narrow func(*Set) *Set
	test   func(region, unit, inspected string) bool
}{
	{func(s *Set) *Set { return s }, func(_, _, _ string) bool { return true }},
	{func(s *Set) *Set { return s.Where("地区", "东") }, func(region, _, _ string) bool { return region == "东" }},
	{func(s *Set) *Set { return s.Where("单位", "甲", "东") }, func(_, unit, _ string) bool { return unit == "甲" || unit == "东" }},
	{func(s *Set) *Set { return s.Not("地区", "西").Where("单位", "乙") },
		func(region, unit, _ string) bool { return region != "西" && unit == "乙" }},
	{func(s *Set) *Set { return s.Limited("检查数", "≥", "10") }, func(_, _, n string) bool { return n == "12" || n == "1,200" }},
	{func(s *Set) *Set { return s.Where("地区", "").Limited("检查数", "<", "5") },
		func(region, _, n string) bool { return region == "" && (n == "0" || n == "3") }},
}

// sheetFigures asks a sheet for everything that can be asked; all figures by key.
func sheetFigures(rows [][]string) map[string]*Figure {
	l := NewLedger(Options{Format: Format{Decimals: 2}})
	s := NewSet(l, inspection.SheetListing(sheetOf(rows)))
	for _, c := range sheetSelections {
		part := c.narrow(s)
		part.Count()
		part.Sum("检查数")
		part.Mean("检查数")
		part.Max("不合格数")
		part.Min("不合格数")
		part.Share("不合格数", "检查数")
		part.ShareOf(s)
		part.Different("单位")
		part.Different("单位", "地区")
		part.SumOf(&Formula{Op: "+", Left: &Formula{Column: "检查数"}, Right: &Formula{Column: "不合格数"}})
		part.MaxOf(&Formula{Op: "*", Left: &Formula{Column: "检查数"}, Right: &Formula{Column: "不合格数"}})
		part.Having("单位", []string{"乙"}).Count()
		part.Cell("甲", "检查数")
		part.Cell("合计", "不合格数")
		names := part.Names("单位")
		names.Count()
		names.Figure(strings.Join(names.Items, "、"), "", "")
		seriesOf(part, "单位", "检查数").Sorted().Top(1).Labels().Count()
		seriesOf(part, "地区", "不合格数.占(检查数)")
	}
	for _, group := range s.By("地区") {
		seriesOf(group, "单位", "行数")
		seriesOf(group, "单位", "平均(检查数)")
		seriesOf(group, "单位", "不合格数.占(检查数)")
	}
	out := map[string]*Figure{}
	for _, f := range l.Figures() {
		out[f.Key] = f
	}
	return out
}

// movedFigures lists the keys whose figure is another, or was or is only now there. One
// that nothing is known of, of a group that comes or goes, has no value to prove.
func movedFigures(before, after map[string]*Figure) []string {
	var out []string
	for key, f := range before {
		g := after[key]
		if g == nil && !f.Unknown || g != nil && (f.Text != g.Text || f.value().Cmp(g.value()) != 0) {
			out = append(out, key)
		}
	}
	for key, f := range after {
		if before[key] == nil && !f.Unknown {
			out = append(out, key)
		}
	}
	return out
}

// TestSheetRecount counts and adds up again, from the texts of the cells.
func TestSheetRecount(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	for range 60 {
		rows := randomSheet(r)
		tab := sheetOf(rows)
		l := NewLedger(Options{})
		s := NewSet(l, inspection.SheetListing(tab))
		for _, c := range sheetSelections {
			n, total, seen := int64(0), new(big.Rat), map[diag.Place]bool{}
			for _, row := range tab.Rows {
				if v := row.Values; c.test(v[0].Text, v[1].Text, v[2].Text) {
					n++
					if x, ok := new(big.Rat).SetString(strings.ReplaceAll(v[2].Text, ",", "")); ok && !seen[v[2].Origin()] {
						total.Add(total, x)
					}
					seen[v[2].Origin()] = true
				}
			}
			part := c.narrow(s)
			if f, g := part.Count(), part.Sum("检查数"); f.Num != n || g.value().Cmp(total) != 0 {
				t.Fatalf("%s is %d and %s, recounted %d and %s: %v", f.Key, f.Num, g.Text, n, total.RatString(), rows)
			}
		}
	}
}

// TestSheetOneCell changes single cells of a sheet. A figure that changes has named the
// cell; and a count of a part that names a cell changes for some value of it.
func TestSheetOneCell(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	moved, values := 0, slices.Compact(slices.Sorted(slices.Values(append(slices.Concat(sheetAlphabets...), "合计x"))))
	for range 6 {
		rows := randomSheet(r)
		before := sheetFigures(rows)
		for i, row := range rows {
			for k, old := range row {
				if old == "^" || old == "合计" {
					continue
				}
				at := diag.Place{File: "甲.xlsx", Sheet: "汇总", Cell: sheet.CellName(k, i+2)}
				counts := map[string]bool{} // that name the cell and have not moved; of no two conditions on one column
				for key, f := range before {
					if strings.HasSuffix(key, "].行数") && strings.Count(key, "单位") < 2 && figurestest.Depends(f.Sources, at) {
						counts[key] = true
					}
				}
				for _, value := range values {
					row[k] = value
					after := sheetFigures(rows)
					for _, key := range movedFigures(before, after) {
						moved++
						delete(counts, key)
						proof := before[key]
						// a list of a series' groups names the cells of those that are in it
						if proof == nil || proof.Unknown || strings.Contains(key, ".按") && !figurestest.Depends(proof.Sources, at) {
							proof = after[key]
						}
						if proof == nil || !figurestest.Depends(proof.Sources, at) {
							t.Fatalf("%s moved from %+v to %+v with %s=%s, which it does not name: %v", key, before[key], after[key], at.Cell, value, rows)
						}
					}
				}
				row[k] = old
				for key := range counts {
					t.Fatalf("%s names %s, and nothing there changes it: %v", key, at.Cell, rows)
				}
			}
		}
	}
	if moved < 1000 {
		t.Errorf("only %d figures changed; the sheets do not try much", moved)
	}
}
