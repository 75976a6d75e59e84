package docx

import "slices"

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
		px, py := 0, 0 // where step d began
		if d > 0 {
			before, from := trace[d-1], x-y-1
			if x-y == -d || x-y != d && before[x-y-1] < before[x-y+1] {
				from = x - y + 1
			}
			px, py = before[from], before[from]-from
		}
		for x > px && y > py {
			x, y = x-1, y-1
			back = append(back, pair{x, y})
		}
		x, y = px, py
	}
	slices.Reverse(back)
	return back
}

const (
	leastAlike = 0.3     // two elements less alike than that are one removed and one added
	widestGap  = 250_000 // comparisons; a wider gap is paired in order
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

// profile is the sorted pairs of neighbouring characters of a text.
type profile []uint64

// profiled is how much of a text counts for its likeness, in characters.
const profiled = 400

func profileOf(s string) profile {
	p := make(profile, 0, min(len(s), profiled))
	last := uint64(0)
	for _, r := range s {
		if len(p) == profiled {
			break
		}
		p = append(p, last<<32|uint64(r))
		last = uint64(r)
	}
	slices.Sort(p)
	return p
}

// likeness is the share of pairs that two texts have in common (Dice), 0 to 1.
func (p profile) likeness(q profile) float64 {
	if len(p)+len(q) == 0 {
		return 1
	}
	common := 0
	for i, j := 0, 0; i < len(p) && j < len(q); {
		switch {
		case p[i] < q[j]:
			i++
		case p[i] > q[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return 2 * float64(common) / float64(len(p)+len(q))
}

// byLikeness compares texts of two lists, making each one's profile once.
func byLikeness(old, new []string) func(i, j int) float64 {
	oldProfiles, newProfiles := make([]profile, len(old)), make([]profile, len(new))
	get := func(cache []profile, texts []string, i int) profile {
		if cache[i] == nil {
			cache[i] = profileOf(texts[i])
		}
		return cache[i]
	}
	return func(i, j int) float64 {
		return get(oldProfiles, old, i).likeness(get(newProfiles, new, j))
	}
}
