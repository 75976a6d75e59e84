package issue

import "cmp"

// Order says where the time of one notice lies from that of another one.
type Order int

const (
	Meanwhile Order = iota // they share days, or nobody can tell
	Before
	After
)

// Order tells where this notice lies from another one: by what they are about, and where that
// puts it behind, by the days they were signed on. A year typed wrong makes no notice a later one.
func (i *Issue) Order(other *Issue) Order {
	o := i.Period.order(other.Period)
	if a, b := i.Notice.Signed, other.Notice.Signed; o == After && !a.IsZero() && a.Before(b) {
		return Before
	}
	return o
}

func (p Period) order(other Period) Order {
	from, to, ok := p.Bounds()
	otherFrom, otherTo, known := other.Bounds()
	counted := func(p Period) bool { return p.Kind == Nth && p.Text == "" }
	switch {
	case ok && known && to.Before(otherFrom):
		return Before
	case ok && known && otherTo.Before(from):
		return After
	case !ok && !known && counted(p) && counted(other):
		return [...]Order{Before, Meanwhile, After}[1+cmp.Or(cmp.Compare(p.Year, other.Year), cmp.Compare(p.Number, other.Number))]
	}
	return Meanwhile
}

// SharesKinds reports a notice about one of the kinds of objects that another one is about.
func (i *Issue) SharesKinds(other *Issue) bool {
	for key := range i.Rosters {
		if other.Rosters[key] != nil {
			return true
		}
	}
	return false
}
