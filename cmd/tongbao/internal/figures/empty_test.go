package figures

import (
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// TestNothingToGroup holds that groups of failures that are nowhere listed, or of no kind,
// are told, and that it is withdrawn where the text says something else.
func TestNothingToGroup(t *testing.T) {
	n := func(n int64) *inspection.Number { return &inspection.Number{N: n} }
	columns := []inspection.RosterColumn{{Name: "网站名称"}, {Name: "地区"}}
	stated := &inspection.Listing{Key: "网站", Name: "网站", Columns: columns, Coverage: inspection.StatedOnly,
		Groups: []inspection.Group{{Inspected: n(60), Failed: n(5)}}}
	listed := &inspection.Listing{Key: "网站", Name: "网站", Columns: columns,
		Records: []inspection.Record{{Name: "甲", Outcome: inspection.Failed, Cells: make([]inspection.Cell, 2)}, {Name: "乙",
			Outcome: inspection.Passed, Cells: make([]inspection.Cell, 2)}}}
	sorted := *listed
	sorted.Categories = []string{"首页不更新"} // what single rows lack is told with the row
	for name, c := range map[string]struct {
		src  *inspection.Listing
		ask  func(*Set) int
		want string
	}{
		"a number without names":      {stated, func(s *Set) int { return len(s.Failed().By("地区")) }, "警告 nothing-to-group"},
		"its problems":                {stated, func(s *Set) int { return len(s.Failed().ByProblem()) }, "警告 nothing-to-group"},
		"all that exist":              {stated, func(s *Set) int { return len(s.By("地区")) }, ""},
		"no kinds":                    {listed, func(s *Set) int { return len(s.Failed().ByProblem()) }, "警告 nothing-to-group"},
		"who passed":                  {listed, func(s *Set) int { return len(s.Passed().ByProblem()) }, ""},
		"rules that sort":             {&sorted, func(s *Set) int { return len(s.Failed().ByProblem()) }, ""},
		"one kind that nobody can be": {listed, func(s *Set) int { return s.Failed().Problem("首页不更新").Len() }, "错误 unknown-column"},
	} {
		l := NewLedger(Options{})
		s := NewSet(l, c.src)
		told := l.Told()
		if got := c.ask(s); got != 0 || codes(l) != c.want {
			t.Errorf("%s: %d groups, %q, want %q", name, got, codes(l), c.want)
		}
		if Answered(l, told); c.want == "警告 nothing-to-group" && l.Told() != told {
			t.Errorf("%s: %s", name, codes(l))
		}
	}
	if got := NewSet(NewLedger(Options{}), listed).Unsorted().Items; len(got) != 1 || got[0] != "甲" {
		t.Errorf("without a kind: %s", got)
	}
}
