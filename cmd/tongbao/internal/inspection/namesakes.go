package inspection

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// namesakes are the names, as sheet.Fold makes them, that objects of the rosters on several platforms share, with the
// cells that have them: such a name alone says of nobody who is meant.
func namesakes(rosters ...*Inspection) map[string][]diag.Place {
	first, shared := map[string]string{}, map[string]bool{}
	each := func(do func(name string, o *Object)) {
		for _, in := range rosters {
			if !in.Roster.Has(ColPlatform) {
				continue
			}
			for _, v := range in.everyone() {
				do(sheet.Fold(v.Object.Label()), v.Object)
			}
		}
	}
	each(func(name string, o *Object) {
		platform := spelled(o.Text(ColPlatform))
		if before, known := first[name]; !known {
			first[name] = platform
		} else if before != platform {
			shared[name] = true
		}
	})
	out := map[string][]diag.Place{}
	each(func(name string, o *Object) {
		if shared[name] {
			out[name] = append(append(out[name], o.labelPlaces()...), placeOf(o.Get(ColPlatform))...)
		}
	})
	return out
}
