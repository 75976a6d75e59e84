// Package figurestest holds figures to their proofs in the tests of several
// packages.
package figurestest

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/diag"
)

// Depends reports whether a cell or line is among the sources of a figure; ranges
// among them hold the cells inside.
func Depends(sources []diag.Place, at diag.Place) bool {
	for _, p := range sources {
		if p == at || covers(p, at) {
			return true
		}
	}
	return false
}

// covers reports whether the range p of one column holds the cell at.
func covers(p, at diag.Place) bool {
	from, to, ranged := strings.Cut(p.Cell, ":")
	if !ranged || p.File != at.File || p.Sheet != at.Sheet || p.Line != at.Line {
		return false
	}
	column, first, err1 := excelize.CellNameToCoordinates(from)
	other, last, err2 := excelize.CellNameToCoordinates(to)
	its, row, err3 := excelize.CellNameToCoordinates(at.Cell)
	return err1 == nil && err2 == nil && err3 == nil && column == other && column == its && first <= row && row <= last
}
