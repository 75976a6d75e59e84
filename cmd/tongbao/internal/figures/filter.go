package figures

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

type filterKind int

const (
	byColumn  filterKind = iota // a column's text, or its number when limit is set
	byGrade                     // 等级
	byProblem                   // 问题类别
)

// filter is one condition on a record.
type filter struct {
	kind      filterKind
	column    int    // index into source.Columns; -1: only stated groups know it
	name      string // canonical name of the column
	values    []string
	limit     *big.Rat
	limitText string
	negated   bool // none of the values; below the limit
}

// meets reports whether record i meets a filter, and the cells that say so.
func (s *source) meets(f filter, i int) (ok bool, cells []diag.Place) {
	r := &s.Records[i]
	switch f.kind {
	case byGrade:
		return slices.Contains(f.values, r.Grade), r.Decided
	case byProblem:
		return f.among(r.Problems), slices.Concat(r.Decided, r.Sorted)
	}
	if f.column < 0 || f.column >= len(r.Cells) {
		return false, nil
	}
	c := r.Cells[f.column]
	cells = s.places[i][f.column]
	if f.limit == nil {
		return slices.Contains(f.values, c.Text) != f.negated, cells
	}
	n, _, number := c.Number()
	return number && (n.Cmp(f.limit) < 0) == f.negated, cells
}

func (f filter) among(ps []inspection.Problem) bool {
	return slices.ContainsFunc(ps, func(p inspection.Problem) bool { return slices.Contains(f.values, p.Category) })
}

// String is the filter as it stands in keys: "平台=新浪微博|抖音".
func (f filter) String() string {
	values := slices.Sorted(slices.Values(f.values))
	text := strings.Join(values, "|")
	switch {
	case f.kind == byGrade:
		return "等级=" + text
	case f.kind == byProblem:
		return "问题=" + text
	case f.limit != nil && f.negated:
		return f.name + "<" + f.limitText
	case f.limit != nil:
		return f.name + "≥" + f.limitText
	case f.negated:
		return f.name + "≠" + text
	}
	return f.name + "=" + text
}

// phrase is the filter as it stands in names and formulas.
func (f filter) phrase() string {
	if f.kind == byColumn && f.limit == nil && !f.negated {
		return strings.Join(f.values, "或")
	}
	return f.String()
}
