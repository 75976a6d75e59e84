package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Headers of ranks and of what they rank; the first of the scores that a sheet has is it.
var (
	rankEnds = []string{"排名", "名次", "位次", "排序"}
	overall  = []string{"综合得分", "总得分", "最终得分", "总分", "综合评分", "得分合计", "合计得分", "最后得分", "总成绩", "得分", "评分", "分数", "成绩", "分值", "平均分", "平均得分"}
)

// ranked is a row with its rank and the number it is ranked by.
type ranked struct {
	row   sheet.Row
	rank  int64
	score *big.Rat
}

// ranks holds each column of ranks against the scores that it ranks.
func (d *doubts) ranks() {
	if noted(d.table, ownOrder) {
		return
	}
	for i, h := range d.heads {
		for _, end := range rankEnds {
			stem, ok := strings.CutSuffix(h.name, end)
			if score := d.scoreOf(i, stem); ok && score >= 0 {
				d.heldRanks(i, score)
			}
		}
	}
}

// scoreOf is the column that the ranks of column i are by: the one they are called after,
// 办结率 of 办结率排名, or the overall score; -1 when it is not known.
func (d *headedTable) scoreOf(i int, stem string) int {
	find := func(name string) int {
		found := -1
		for k, h := range d.heads {
			if k != i && h.name == name && h.group == d.heads[i].group {
				if found >= 0 {
					return -1
				}
				found = k
			}
		}
		return found
	}
	stem = strings.TrimSuffix(stem, "得分")
	if stem != "" && stem != "综合" && stem != "总" {
		for _, name := range []string{stem, stem + "率", stem + "得分", stem + "数"} {
			if k := find(name); k >= 0 {
				return k
			}
		}
		return -1
	}
	for _, name := range overall {
		if k := find(name); k >= 0 {
			return k
		}
	}
	return -1
}

// heldRanks tells of the first rank that contradicts the scores, and the first that does
// not share what equal scores share.
func (d *doubts) heldRanks(rank, score int) {
	var best [][]ranked
	fewest := -1
	for _, parts := range d.rankParts(rank, score) {
		bad := 0
		for _, p := range parts {
			bad += disorder(p)
		}
		if fewest < 0 || bad < fewest {
			best, fewest = parts, bad
		}
	}
	name := func(r ranked, k int) string { return "“" + d.table.Columns[k].Name + "”" + r.row.At(k).Shown() }
	for _, p := range best {
		if a, b, ok := contradiction(p); ok {
			d.findings.Tell(codeRankContradicts, b.row.At(rank).Origin(), "请核对名次和分数；另有排名办法的，在表下注明。",
				"%s的%s，%s的%s，名次和分数对不上", name(a, score), name(a, rank), name(b, score), name(b, rank))
		} else if a, b, ok := untied(p); ok {
			d.findings.Tell(codeRankTies, b.row.At(rank).Origin(), "分数相同的应当并列；另有区分办法的，在表下注明。",
				"%s的有两个，一个是%s，一个是%s", name(b, score), name(a, rank), name(b, rank))
		}
	}
}

// rankParts are the ways in which the rows may be ranked: all together, or apart in groups
// that have a first each.
func (d *headedTable) rankParts(rank, score int) (out [][][]ranked) {
	all := d.rankedRows(rank, score)
	out = append(out, [][]ranked{all})
	by := func(label func(sheet.Row) string) {
		var order []string
		parts := map[string][]ranked{}
		for _, r := range all {
			l := label(r.row)
			if parts[l] == nil {
				order = append(order, l)
			}
			parts[l] = append(parts[l], r)
		}
		if len(order) < 2 || 2*len(order) > len(all) {
			return
		}
		var groups [][]ranked
		for _, l := range order {
			if !slices.ContainsFunc(parts[l], func(r ranked) bool { return r.rank == 1 }) {
				return
			}
			groups = append(groups, parts[l])
		}
		out = append(out, groups)
	}
	by(func(r sheet.Row) string {
		if r.Group == nil {
			return ""
		}
		return r.Group.Text
	})
	for k := range d.heads {
		if k != rank && k != score && !d.numeric(k) {
			by(func(r sheet.Row) string { return sheet.Fold(r.At(k).Text) })
		}
	}
	return out
}

// rankedRows are the rows that have a rank and a score.
func (d *headedTable) rankedRows(rank, score int) (out []ranked) {
	for _, r := range d.table.Rows {
		n, ok := rankOf(r.At(rank))
		s, _, scored := r.At(score).Exact()
		if ok && scored {
			out = append(out, ranked{r, n, s})
		}
	}
	return out
}

// rankOf reads a rank: 3, 第3名.
func rankOf(v sheet.Value) (int64, bool) {
	text := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(sheet.Fold(v.Shown()), "并列"), "第"), "名")
	n, percent, ok := sheet.Number(text)
	if !ok || percent || !n.IsInt() || !n.Num().IsInt64() || n.Sign() <= 0 {
		return 0, false
	}
	return n.Num().Int64(), true
}

// disorder counts the pairs of rows whose ranks contradict their scores, the best of which
// is the highest unless most of them say that it is the lowest.
func disorder(rows []ranked) int {
	up, down := pairsOf(rows)
	return min(up, down)
}

// pairsOf counts the pairs that contradict ranks with the highest score first, and with
// the lowest first. Rows that share a rank with unlike scores contradict both.
func pairsOf(rows []ranked) (highest, lowest int) {
	for i, a := range rows {
		for _, b := range rows[i+1:] {
			s, r := a.score.Cmp(b.score), a.rank-b.rank
			switch {
			case s == 0:
			case r == 0:
				highest, lowest = highest+1, lowest+1
			case (s > 0) == (r > 0):
				highest++
			default:
				lowest++
			}
		}
	}
	return highest, lowest
}

// contradiction is a pair of rows whose ranks contradict their scores.
func contradiction(rows []ranked) (a, b ranked, found bool) {
	highest, lowest := pairsOf(rows)
	if min(highest, lowest) == 0 && (highest == 0 || len(rows) > 2) {
		return a, b, false
	}
	down := highest <= lowest || len(rows) == 2
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b ranked) int {
		if down {
			return b.score.Cmp(a.score)
		}
		return a.score.Cmp(b.score)
	})
	for i := range sorted[1:] {
		a, b := sorted[i], sorted[i+1]
		if s := a.score.Cmp(b.score); s != 0 && a.rank >= b.rank {
			return a, b, true
		}
	}
	return a, b, false
}

// untied is a pair of rows of one score and two ranks.
func untied(rows []ranked) (a, b ranked, found bool) {
	for i, a := range rows {
		for _, b := range rows[i+1:] {
			if a.score.Cmp(b.score) == 0 && a.rank != b.rank {
				return a, b, true
			}
		}
	}
	return a, b, false
}
