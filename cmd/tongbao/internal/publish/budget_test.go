package publish

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

// Sizes between which the bytes of a row are counted, in rows: what a notice of any size takes falls out.
const (
	budgetFrom = 500
	budgetTo   = 1500
)

// budgetSlack is how far what a stage allocates may be from its budget, as a share.
const budgetSlack = 0.05

const budgetFile = "testdata/budget.txt"

// TestBudget holds the bytes that each stage allocates for a row of accounts to a budget, on one core, where the number is
// the same on every run: a machine's mood cannot break it, and work that is done twice does. A stage that has become
// better by more than the slack asks for a new budget, too: -update writes it.
func TestBudget(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	small, large := halfway(t, budgetFrom), halfway(t, budgetTo)
	budget := readBudget(t)
	var b strings.Builder
	for _, s := range stagesToMeasure() {
		row := (allocated(t, s, large) - allocated(t, s, small)) / (budgetTo - budgetFrom)
		fmt.Fprintf(&b, "%s %.0f\n", s.name, row)
		if was := budget[s.name]; !*update && !(math.Abs(row-was) <= budgetSlack*was) {
			t.Errorf("%s allocates %.0f bytes a row, its budget is %.0f", s.name, row, was)
		}
	}
	if *update {
		if err := os.WriteFile(budgetFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// budgetRuns is how often a stage is run: the first fills pools and what is made once, and a pool may lose what it has.
const budgetRuns = 4

// allocated is how many bytes a stage allocates at least, without the collector, which empties pools.
func allocated(t *testing.T, s measured, a *at) float64 {
	t.Helper()
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	least := uint64(math.MaxUint64)
	var before, after runtime.MemStats
	for range budgetRuns {
		runtime.ReadMemStats(&before)
		if err := s.run(a); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return float64(least)
}

// readBudget is the budget of each stage, in bytes a row.
func readBudget(t *testing.T) map[string]float64 {
	t.Helper()
	data, err := os.ReadFile(budgetFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	budget := map[string]float64{}
	for line := range strings.Lines(string(data)) {
		var stage string
		var bytes float64
		if _, err := fmt.Sscan(line, &stage, &bytes); err != nil {
			t.Fatalf("%s: %q: %v", budgetFile, line, err)
		}
		budget[stage] = bytes
	}
	return budget
}
