package vocabulary

import (
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// arithmetical reports a sum, difference, product or quotient.
func arithmetical(n *language.Node) bool {
	return n.Kind == language.Binary && strings.Contains(arithmetic, n.Text)
}

// formula is what is to be computed of the columns of each row: names of columns are these,
// all else is a number that is the same for all rows.
func formula(s *speaker, set *figures.Set, n *language.Node) (*figures.Formula, error) {
	switch {
	case arithmetical(n):
		left, err := formula(s, set, n.Args[0])
		if err != nil {
			return nil, err
		}
		right, err := formula(s, set, n.Args[1])
		return &figures.Formula{Op: n.Text, Left: left, Right: right}, err
	case n.Kind == language.Name && set.Has(rawName(n)):
		return &figures.Formula{Column: rawName(n)}, nil
	case n.Kind == language.Name:
		return nil, noColumn(set, rawName(n))
	}
	f, err := s.figure(n)
	if err != nil {
		return nil, err
	}
	if f.Unknown {
		return nil, ErrTold
	}
	return &figures.Formula{Number: f}, nil
}
