package leftovers

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// wholeGroups are the columns whose groups do not go as a whole from one period to the next, with how
// many objects a group has to have had: a single account is closed soon, a unit has few.
var wholeGroups = [...]struct {
	key   string
	least int
}{
	{inspection.ColRegion, 2}, {inspection.ColLevel, 3}, {inspection.ColPlatform, 4}, {inspection.ColSponsor, 5},
}

// fewGroups is from how many groups on one that is missing stands out.
const fewGroups = 3

// groupsGone tells of groups of the last period of whose objects not one is there any more: rows that
// were lost when the sheet was put together.
func (c *check) groupsGone() {
	for _, r := range c.Rosters {
		past := listing(r.Before)
		if past == nil || !isWhole(r.Now) || !isWhole(past) {
			continue
		}
		gone := map[string]bool{} // objects that have been told of
		for _, g := range wholeGroups {
			c.groupsGoneOf(r.Now, past, g.key, g.least, gone)
		}
	}
}

// isWhole reports a roster that has a row for every object there is.
func isWhole(l *inspection.Listing) bool {
	return len(l.Records) > 0 && l.Coverage == inspection.Full && l.Universe != inspection.Sample && !l.Entries
}

func (c *check) groupsGoneOf(now, past *inspection.Listing, key string, least int, told map[string]bool) {
	if columnOf(now, key) < 0 || columnOf(past, key) < 0 {
		return
	}
	there, objects := groupsOf(now, key), map[string]bool{}
	for i := range now.Records {
		objects[keyOf(now, &now.Records[i])] = true
	}
	before := groupsOf(past, key)
	var gone []group
	for _, g := range before {
		if !slices.ContainsFunc(there, func(other group) bool { return other.folded == g.folded }) {
			gone = append(gone, g)
		}
	}
	if len(before) < fewGroups || len(gone) > len(before)/fewGroups { // another scope
		return
	}
	for _, g := range gone {
		renamed := slices.ContainsFunc(g.objects, func(id string) bool { return objects[id] || told[id] })
		if len(g.objects) < least || renamed {
			continue
		}
		for _, id := range g.objects {
			told[id] = true
		}
		at := now.Records[0].Place
		c.findings.Tell(codeGroupGone, diag.Place{File: at.File, Sheet: at.Sheet},
			"请核对是不是漏了这些行；确实都没有了的，核对后可以接受。",
			"上期%s有%d%s%s，本期一%s也没有", g.name, len(g.objects), past.Counter, past.Name, past.Counter)
	}
}

// group is the objects with one text in a column.
type group struct {
	name, folded string
	objects      []string // keys
}

// groupsOf are the groups of a column, in order.
func groupsOf(l *inspection.Listing, key string) []group {
	var out []group
	for i := range l.Records {
		rec := &l.Records[i]
		text := cellText(l, rec, key)
		if sheet.Nothing(text) {
			continue
		}
		k := slices.IndexFunc(out, func(g group) bool { return g.folded == sheet.Fold(text) })
		if k < 0 {
			k = len(out)
			out = append(out, group{name: text, folded: sheet.Fold(text)})
		}
		out[k].objects = append(out[k].objects, keyOf(l, rec))
	}
	return out
}

// regionsLacking tells of a region that one roster of the notice has and another one, which has all
// the others, lacks. Where there is a last period it says what there was.
func (c *check) regionsLacking() {
	for _, a := range c.Rosters {
		for _, b := range c.Rosters {
			if a.Kind == b.Kind || b.Before != nil || !isWhole(a.Now) || !isWhole(b.Now) {
				continue
			}
			have, lacking := groupsOf(a.Now, inspection.ColRegion), groupsOf(b.Now, inspection.ColRegion)
			var gone []group
			for _, g := range have {
				if !slices.ContainsFunc(lacking, func(other group) bool { return other.folded == g.folded }) {
					gone = append(gone, g)
				}
			}
			if len(gone) != 1 || len(have) < fewGroups || len(lacking) < len(have)-1 {
				continue
			}
			at, there := b.Now.Records[0].Place, a.Now.Records[0].Place
			c.findings.Tell(codeRegionLacking, diag.Place{File: at.File, Sheet: at.Sheet}, "请核对是不是漏了行；本来没有的，不必改。",
				"工作表“%s”有%s，这里一%s也没有", there.Sheet, gone[0].name, b.Now.Counter)
		}
	}
}
