package docx

// pair names an element of the old and one of the new sequence that belong
// together; -1 stands for none: removed or added.
type pair struct{ old, new int }

// align pairs two sequences: equal keys first (the longest common subsequence),
// then, between those, elements that are alike.
func align(old, new []string, alike func(i, j int) float64) []pair {
	var out []pair
	i, j := 0, 0
	gap := func(toOld, toNew int) {
		out = append(out, pairGap(i, toOld, j, toNew, alike)...)
	}
	for _, m := range commonSubsequence(old, new) {
		gap(m.old, m.new)
		out = append(out, m)
		i, j = m.old+1, m.new+1
	}
	gap(len(old), len(new))
	return out
}

// mostEdits bounds the search for a common subsequence: its cost grows with the
// square of the number of differences.
const mostEdits = 2000

// commonSubsequence is Myers' greedy search for the shortest edit script. With
// more than mostEdits differences it returns what is equal at both ends only.
func commonSubsequence(old, new []string) []pair {
	start := 0
	for start < len(old) && start < len(new) && old[start] == new[start] {
		start++
	}
	endOld, endNew := len(old), len(new)
	for endOld > start && endNew > start && old[endOld-1] == new[endNew-1] {
		endOld, endNew = endOld-1, endNew-1
	}
	var out []pair
	for k := range start {
		out = append(out, pair{k, k})
	}
	for _, p := range shortestEdit(old[start:endOld], new[start:endNew]) {
		out = append(out, pair{p.old + start, p.new + start})
	}
	for k := range len(old) - endOld {
		out = append(out, pair{endOld + k, endNew + k})
	}
	return out
}

// shortestEdit returns the equal elements on a shortest way through the edit
// graph, nil when it takes more than mostEdits steps.
func shortestEdit(old, new []string) []pair {
	n, m := len(old), len(new)
	most := min(n+m, mostEdits)
	furthest := map[int]int{1: 0} // by diagonal: the furthest x reached
	var trace []map[int]int
	for d := 0; d <= most; d++ {
		now := make(map[int]int, d+1)
		for k := -d; k <= d; k += 2 {
			x := furthest[k-1] + 1
			if k == -d || k != d && furthest[k-1] < furthest[k+1] {
				x = furthest[k+1]
			}
			for x < n && x-k < m && x-k >= 0 && old[x] == new[x-k] {
				x++
			}
			now[k] = x
			if x >= n && x-k >= m {
				return backtrack(append(trace, now), n, m)
			}
		}
		trace = append(trace, now)
		furthest = now
	}
	return nil
}

func backtrack(trace []map[int]int, x, y int) []pair {
	var back []pair
	for d := len(trace) - 1; d >= 0; d-- {
		k := x - y
		var px int
		if d > 0 {
			before := trace[d-1]
			pk := k - 1
			if k == -d || k != d && before[k-1] < before[k+1] {
				pk = k + 1
			}
			px = before[pk]
			py := px - pk
			for x > px && y > py {
				x, y = x-1, y-1
				back = append(back, pair{x, y})
			}
			x, y = px, py
			continue
		}
		for x > 0 && y > 0 {
			x, y = x-1, y-1
			back = append(back, pair{x, y})
		}
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}

const (
	leastAlike = 0.3       // two elements less alike than that are one removed and one added
	widestGap  = 1_000_000 // comparisons; a wider gap is paired in order
)

// pairGap pairs the elements of old[i0:i1] and new[j0:j1], which have none in
// common, so that the sum of likenesses is greatest.
func pairGap(i0, i1, j0, j1 int, alike func(i, j int) float64) []pair {
	n, m := i1-i0, j1-j0
	var out []pair
	if n*m > widestGap {
		for k := range max(n, m) {
			p := pair{-1, -1}
			if k < n {
				p.old = i0 + k
			}
			if k < m {
				p.new = j0 + k
			}
			out = append(out, p)
		}
		return out
	}
	best := make([][]float64, n+1) // best[i][j]: of the elements from i, j on
	like := make([][]float64, n)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		like[i] = make([]float64, m)
		for j := m - 1; j >= 0; j-- {
			like[i][j] = alike(i0+i, j0+j)
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like[i][j] >= leastAlike {
				best[i][j] = max(best[i][j], best[i+1][j+1]+like[i][j])
			}
		}
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && like[i][j] >= leastAlike && best[i][j] == best[i+1][j+1]+like[i][j]:
			out = append(out, pair{i0 + i, j0 + j})
			i, j = i+1, j+1
		case i < n && (j == m || best[i][j] == best[i+1][j]):
			out = append(out, pair{i0 + i, -1})
			i++
		default:
			out = append(out, pair{-1, j0 + j})
			j++
		}
	}
	return out
}

// likeness of two texts: the share of common pairs of neighbouring characters
// (Dice), 0 to 1.
func likeness(a, b string) float64 {
	grams := func(s string) map[[2]rune]int {
		g := map[[2]rune]int{}
		last := rune(0)
		for _, r := range s {
			g[[2]rune{last, r}]++
			last = r
		}
		return g
	}
	ga, gb := grams(a), grams(b)
	common, total := 0, 0
	for k, n := range ga {
		common += min(n, gb[k])
		total += n
	}
	for _, n := range gb {
		total += n
	}
	if total == 0 {
		return 1
	}
	return 2 * float64(common) / float64(total)
}
