package inspection

import (
	"index/suffixarray"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// naming is a cell that names what rows are grouped by.
type naming struct {
	sort  string // places and units, kinds of problems …: names of one sort are held against each other
	text  string // as sheet.Fold makes it
	shown string
	place diag.Place
	known bool // what it should be is checked elsewhere: it only tells what others may be
}

// Sorts of names; units stand in columns of places, and the other way round.
const (
	unitNames    = "单位和地区"
	levelNames   = "类别"
	problemNames = "问题类别"
	mediaNames   = "平台"
)

// Misspelt tells of the names of regions, units, kinds and platforms that stand in one cell only and
// are one character off a name that others have: 南平县 beside 南屏县, which would be a group of its
// own. One that something else in the data has in it, now or in the periods before, is a name.
func Misspelt(now, before []*Listing) diag.Findings {
	all := slices.Concat(now, before)
	texts := sync.OnceValue(func() cellTexts { return newCellTexts(all) })
	names := gather(all)
	near := map[uint64][]int{} // names that one may be meant for, by what is left of them without one character
	for k, n := range names {
		if n.often == 1 && n.sort == unitNames {
			continue // one that stands in one cell is no group
		}
		for _, rest := range n.shortened() {
			near[rest] = append(near[rest], k)
		}
	}
	var findings diag.Findings
	told := make([]bool, len(names))
	for k, n := range names {
		if n.known || n.often > 1 {
			continue
		}
		for _, rest := range n.shortened() {
			for _, other := range near[rest] {
				o := names[other]
				if told[k] || told[other] || n.sort != o.sort {
					continue
				}
				if oneOff(n.text, o.text) && texts().occurs(n.core(o.text)) < 2 {
					told[k] = true
					findings.Tell(codeMisspeltName, n.place, "请核对，是同一个的改成一样，否则分类时会分成两类；确实是两个的可以接受。",
						"“%s”只有这一处，与%s的“%s”（共%d处）只差一个字", n.shown, o.place, o.shown, o.often)
				}
			}
		}
	}
	return findings
}

// called is a name with the cell it stands in first, and in how many it stands.
type called struct {
	naming
	often int
}

// gather are the names of all listings in the order in which they come.
func gather(all []*Listing) []called {
	type key struct{ sort, text string }
	var out []called
	at := map[key]int{}
	for _, l := range all {
		for n := range namings(l) {
			k := key{n.sort, n.text}
			i, known := at[k]
			if !known {
				i = len(out)
				at[k], out = i, append(out, called{naming: n})
			}
			out[i].often++
		}
	}
	return out
}

// longestName bounds the names that are held against each other, in characters: what is longer is
// text. The longest name of an office has some 40.
const longestName = 60

// shortened are hashes of the name whole, and without one of its characters: two names that are one character
// off have one of them in common.
func (n naming) shortened() []uint64 {
	const prime = 0x100000001B3 // of FNV
	runes := []rune(n.text)
	before, whole := make([]uint64, len(runes)), uint64(0) // the characters before each, and all
	for i, r := range runes {
		before[i], whole = whole, whole*prime+uint64(r)
	}
	out := append(make([]uint64, 0, len(runes)+1), whole)
	if len(runes) > longestName {
		return out
	}
	behind, power := uint64(0), uint64(1) // the characters behind, and what those before them are multiplied by
	for i := len(runes) - 1; i >= 0; i-- {
		out = append(out, before[i]*power+behind)
		behind, power = behind+uint64(runes[i])*power, power*prime
	}
	slices.Reverse(out[1:])
	return slices.Compact(out)
}

// ofPlace is behind the name of a place.
var ofPlace = regexp.MustCompile(`(省|市|县|区|乡|镇|街道|村)?(人民政府)?(办公室|办事处|办)?$`)

// core is the name of a place without what it is, where that has the character in which it differs
// from another: 新甸 of 新甸镇人民政府.
func (n naming) core(other string) string {
	core := ofPlace.ReplaceAllString(n.text, "")
	if len([]rune(core)) < 2 || strings.HasPrefix(other, core) {
		return n.text
	}
	return core
}

// cellTexts are the folded texts of all cells, joined so that what they have in them is found at once.
type cellTexts struct {
	index  *suffixarray.Index
	starts []int // of the text of each cell
	places []diag.Place
}

func newCellTexts(all []*Listing) cellTexts {
	var c cellTexts
	var joined []byte
	for _, l := range all {
		for _, r := range l.Records {
			for _, cell := range r.Cells {
				c.starts, c.places = append(c.starts, len(joined)), append(c.places, cell.Place)
				joined = append(append(joined, sheet.Fold(cell.Text)...), '\n')
			}
		}
	}
	c.index = suffixarray.New(joined)
	return c
}

// occurs counts the cells that have a text in them.
func (c cellTexts) occurs(part string) int {
	found := map[diag.Place]bool{}
	for _, at := range c.index.Lookup([]byte(part), -1) {
		cell, exact := slices.BinarySearch(c.starts, at)
		if !exact {
			cell--
		}
		found[c.places[cell]] = true
	}
	return len(found)
}

// namings are the cells of a listing that name what its rows are grouped by.
func namings(l *Listing) iter.Seq[naming] {
	return func(yield func(naming) bool) {
		seen := cellsSeen{cells: map[string]bool{}, others: map[diag.Place]bool{}}
		for i, c := range l.Columns {
			sort := c.names(l.Sheet != nil)
			known := l.Sheet == nil && (sort == mediaNames || sort == problemNames && len(l.Categories) > 0)
			for k := range l.Records {
				if sort == "" || i >= len(l.Records[k].Cells) {
					continue
				}
				cell := &l.Records[k].Cells[i]
				if sheet.Nothing(cell.Text) || seen.before(&cell.Place) {
					continue
				}
				for _, p := range cell.named(sort) {
					if !yield(naming{sort: sort, text: sheet.Fold(p), shown: p, place: cell.Place, known: known}) {
						return
					}
				}
			}
		}
	}
}

// cellsSeen are cells that have been looked at, most of one sheet.
type cellsSeen struct {
	sheet  diag.Place      // of the first cell
	cells  map[string]bool // of that sheet
	others map[diag.Place]bool
}

// before reports that a cell has been seen before.
func (s *cellsSeen) before(p *diag.Place) bool {
	if len(s.cells)+len(s.others) == 0 {
		s.sheet = *p
	}
	if p.File != s.sheet.File || p.Sheet != s.sheet.Sheet || p.Line != s.sheet.Line {
		seen := s.others[*p]
		s.others[*p] = true
		return seen
	}
	seen := s.cells[p.Cell]
	s.cells[p.Cell] = true
	return seen
}

// named are the names of a sort in a cell.
func (c *Cell) named(sort string) []string {
	if sort == problemNames {
		return Categories(c.Text)
	}
	return []string{c.Text}
}

// names is the sort of names in a column; empty when it has none.
func (c RosterColumn) names(free bool) string {
	key := c.Key
	if free {
		key = KeyOf(c.Name)
	}
	switch h := newHead(sheet.Column{Name: c.Name}); {
	case key == ColRegion, key == ColSponsor, key == "" && h.unit && !h.says([]string{"数", "率", "类"}):
		return unitNames
	case key == ColLevel:
		return levelNames
	case key == ColCategory:
		return problemNames
	case key == ColPlatform, key == "" && h.name == "平台":
		return mediaNames
	}
	return ""
}

const (
	// distinguishing are characters in which names differ that are not the same: numerals, directions.
	distinguishing = "〇零一二三四五六七八九十百千两壹贰叁东西南北中上下左右前后内外甲乙丙丁戊己庚辛壬癸大小新老旧总分副省市县区乡镇村州盟旗"
	// endings make another name of one: 办 of an office, 站 of a site.
	endings = "办局处科室站所队网群号校院部委会版社"
)

// oneOff reports that a name is another one with one character that is typed or read for the right
// one, left out, too many, or in the place of its neighbour.
func oneOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	const least, most = 3, 20 // characters of a name; of fewer one makes another name
	if a == b || len(x) < least || len(y) < least || len(x) > most || len(y) > most {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	at := 0
	for at < len(x) && x[at] == y[at] {
		at++
	}
	switch {
	case len(x) == len(y) && string(x[at+1:]) == string(y[at+1:]):
		return !(tellsApart(x[at]) && tellsApart(y[at])) && confused(x[at], y[at])
	case len(x) == len(y):
		swapped := at+1 < len(x) && x[at] == y[at+1] && x[at+1] == y[at] && string(x[at+2:]) == string(y[at+2:])
		return swapped && !(tellsApart(x[at]) && tellsApart(y[at]))
	case len(y) == len(x)+1 && string(x[at:]) == string(y[at+1:]) && at > 0:
		last := at == len(x)
		return !tellsApart(y[at]) && len(x) > least && !(last && strings.ContainsRune(endings, y[at]))
	}
	return false
}

// tellsApart reports a character that tells two names apart.
func tellsApart(r rune) bool {
	return r < 0x80 || strings.ContainsRune(distinguishing, r)
}
