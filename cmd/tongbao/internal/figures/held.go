package figures

import (
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// InUse is the free sheet whose rows the set selects from, where the notice uses it; nil
// otherwise.
func (s *Set) InUse() *sheet.Table {
	if !s.source.free() || !s.source.used {
		return nil
	}
	return s.source.Sheet
}

// Counts are those of the objects of the objects, for other tables to be held against. Nothing is told
// and nothing registered. Of rows that are visits none is known.
func (s *Set) Counts(kind *inspection.Kind) inspection.Known {
	k := inspection.Known{Kind: kind}
	if s.source.Entries {
		return k
	}
	k.Inspected, k.Passed, k.Failed = s.standing(inspected), s.standing(passed), s.standing(failed)
	if s.source.Universe != inspection.Presumed {
		k.Existing = s.standing(existing)
	}
	return k
}
