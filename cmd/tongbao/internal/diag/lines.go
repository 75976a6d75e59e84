package diag

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

const (
	listMark = "、" // between places and names
	// shownPlaces is how many places of findings that say the same are printed; the
	// JSON and the marked workbook have them all.
	shownPlaces = 8
	// shownApart is how many findings that differ by a name or number are printed each;
	// more are one line that names so many of them.
	shownApart = 3
)

// Lines are the findings as they are printed, in order: those that say the same of
// several places of a file are one line with all their places, and many that say it of
// several things in cells are one line that names the first of them.
func (fs Findings) Lines() []string {
	var out []string
	for _, g := range fs.Groups() {
		out = append(out, g.String())
	}
	return out
}

// Groups are the findings as Lines joins them.
func (fs Findings) Groups() []Group { return joined(same(fs)) }

// Group are findings that are told as one: that of the first place, and all places.
type Group struct {
	Finding
	Places []Place
	texts  []string // of each thing said, once
}

// sameLine is what findings of one line have in common.
type sameLine struct {
	Finding // without its text and its place's cell and line
	text    string
	inLines bool
}

func (f Finding) sameLine(text string) sameLine {
	k := sameLine{Finding: f, text: text, inLines: f.Place.Line > 0}
	k.Text, k.Place.Cell, k.Place.Line = "", "", 0
	return k
}

// same groups the findings that differ by their place in a file alone.
func same(fs Findings) []Group {
	at := map[sameLine]int{}
	var out []Group
	for _, f := range fs {
		k := f.sameLine(f.Text)
		i, seen := at[k]
		if !seen {
			i = len(out)
			at[k] = i
			out = append(out, Group{Finding: f, texts: []string{f.Text}})
		}
		out[i].Places = append(out[i].Places, f.Place)
	}
	return out
}

var (
	quoted = regexp.MustCompile(`“[^”]*”`)
	number = regexp.MustCompile(`\d+(\.\d+)?`)
)

// pattern is what a text says, whatever it says it of.
func pattern(text string) string {
	return number.ReplaceAllString(quoted.ReplaceAllString(text, "“”"), "0")
}

// joined joins the groups about cells that say the same of different things, when
// there are more than are printed each.
func joined(groups []Group) []Group {
	alike := map[sameLine][]int{}
	for i, g := range groups {
		if g.Place.Cell != "" {
			k := g.sameLine(pattern(g.Text))
			alike[k] = append(alike[k], i)
		}
	}
	var out []Group
	for i, g := range groups {
		members := alike[g.sameLine(pattern(g.Text))]
		switch {
		case g.Place.Cell == "" || len(members) <= shownApart:
			out = append(out, g)
		case members[0] == i:
			for _, m := range members[1:] {
				g.Places, g.texts = append(g.Places, groups[m].Places...), append(g.texts, groups[m].texts...)
			}
			out = append(out, g)
		}
	}
	return out
}

// String is the line that is printed.
func (g Group) String() string {
	f := g.Finding
	f.Text = g.said()
	return f.printed(g.Where())
}

// Where lists the places as they are printed: inspection.xlsx!网站!C3:C11、C13.
func (g Group) Where() string {
	at := g.Place
	if len(g.Places) == 1 {
		return at.String()
	}
	at.Cell, at.Line = "", 0
	return at.String() + placesText(g.Places)
}

// said is what is wrong at all of them.
func (g Group) said() string {
	if len(g.Places) == 1 {
		return g.Text
	}
	return manyText(g.texts)
}

// What says what is wrong at all of them, as it is printed, without a full stop.
func (g Group) What() string { return shownText(strings.TrimSuffix(g.said(), "。"), maxText) }

// Do says what to do, as it is printed.
func (g Group) Do() string { return shownText(g.Hint, maxHint) }

// placesText lists the cells or lines of a file: !C3:C11、C13 or :3、7.
func placesText(places []Place) string {
	var out []string
	mark := "!"
	for _, p := range CompactPlaces(places) {
		if p.Line > 0 {
			mark = ":"
			out = append(out, strconv.Itoa(p.Line))
		} else {
			out = append(out, p.Cell)
		}
	}
	ranges := len(out) < len(places)
	out = widened(out)
	text := mark + strings.Join(out[:min(len(out), shownPlaces)], listMark)
	switch {
	case len(out) > shownPlaces:
		text += fmt.Sprintf(manyPlaces, len(places))
	case ranges:
		text += fmt.Sprintf(allCells, len(places))
	}
	return text
}

// How many places a line stands for, where it does not show each: some are left out, or
// a range holds several.
const (
	manyPlaces = "等%d处"
	allCells   = " 共%d格"
)

// counted is what placesText may end with.
var counted = regexp.MustCompile(`(?:等\d+处| 共\d+格)$`)

// manyText says of several things what the texts say of one each. Texts that differ by
// one name name the first ones; others are as many as the first of them.
func manyText(texts []string) string {
	first := strings.TrimSuffix(texts[0], "。")
	if len(texts) == 1 {
		return first
	}
	names, at := differing(texts)
	if at < 0 {
		return fmt.Sprintf("%s；同样的共%d处", first, len(texts))
	}
	spans := quoted.FindAllStringIndex(first, -1)
	return first[:spans[at][0]] + strings.Join(names[:shownApart], "") + fmt.Sprintf("等%d个", len(names)) + first[spans[at][1]:]
}

// differing are the names in quotes by which the texts differ, and which of the quotes
// it is; -1 when they differ in more than one or in something else.
func differing(texts []string) (names []string, at int) {
	first := quoted.FindAllString(texts[0], -1)
	at = -1
	for _, text := range texts[1:] {
		for i, q := range quoted.FindAllString(text, -1) {
			if i >= len(first) || q != first[i] && at >= 0 && at != i {
				return nil, -1
			}
			if q != first[i] {
				at = i
			}
		}
	}
	named := map[string]bool{}
	for _, text := range texts {
		if at < 0 || quoted.ReplaceAllString(text, "“”") != quoted.ReplaceAllString(texts[0], "“”") {
			return nil, -1
		}
		if name := quoted.FindAllString(text, -1)[at]; !named[name] {
			named[name] = true
			names = append(names, name)
		}
	}
	return names, at
}
