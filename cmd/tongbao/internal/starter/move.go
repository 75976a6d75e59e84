package starter

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/wording"
)

// mover moves the periods typed in the texts of a notice on to the next one.
type mover struct {
	last, next *issue.Issue // next says no more than its period
	names      map[string]string
	pattern    *regexp.Regexp
}

// newMover makes one for a notice and the period of the next.
func newMover(last *issue.Issue, to issue.Period) *mover {
	m := &mover{last: last, next: &issue.Issue{Period: to}, names: map[string]string{}}
	from := last.Period
	from.Text = "" // which the office words; its texts may name the quarter all the same
	m.add(dated(from), dated(to))
	m.add(bare(from), bare(to))
	if len(bare(from)) > 0 { // else what came before has no name that is surely its own
		m.add(dated(from.Before()), dated(from))
		m.add(dated(from.YearAgo()), dated(to.YearAgo()))
	}
	var all []string
	for name := range m.names {
		all = append(all, regexp.QuoteMeta(name))
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	if len(all) > 0 {
		m.pattern = regexp.MustCompile(strings.Join(all, "|"))
	}
	return m
}

// add pairs names with those they become; the first of two that are the same counts.
func (m *mover) add(from, to []string) {
	for i, name := range from {
		if _, known := m.names[name]; !known && i < len(to) {
			m.names[name] = to[i]
		}
	}
}

// dashes stand between two months.
var dashes = []string{"—", "–", "-", "－", "~", "～", "至", "到"}

// bare are the names of a period without its year, in a fixed order. A year, inspections by number and
// days have none that means nothing else.
func bare(p issue.Period) []string {
	first, last, ok := p.Bounds()
	if !ok || p.Text != "" || p.Kind == issue.Yearly || p.Kind == issue.Span && !wholeMonths(p) {
		return nil
	}
	var out []string
	switch p.Kind {
	case issue.Quarterly:
		for _, n := range []string{wording.Numeral(p.Number), fmt.Sprint(p.Number)} {
			out = append(out, "第"+n+"季度", n+"季度")
		}
	case issue.HalfYearly:
		out = append(out, wording.Half(p.Number))
	}
	if first.Year() != last.Year() {
		return out
	}
	if first.Month() == last.Month() {
		return append(out, fmt.Sprintf("%d月", first.Month()))
	}
	for _, dash := range dashes {
		out = append(out, fmt.Sprintf("%d%s%d月", first.Month(), dash, last.Month()))
	}
	return out
}

func wholeMonths(p issue.Period) bool {
	return p.From.Day() == 1 && p.To.AddDate(0, 0, 1).Day() == 1
}

// dated are the names of a period with its year.
func dated(p issue.Period) []string {
	year := fmt.Sprintf("%d年", p.Year)
	switch {
	case p.Text != "":
		return nil
	case p.Kind == issue.Yearly:
		return []string{year + "度", year}
	case p.Kind == issue.Nth:
		return []string{year + wording.Nth(p.Number, "次"), fmt.Sprintf("%s第%d次", year, p.Number)}
	}
	out := bare(p)
	for i := range out {
		out[i] = year + out[i]
	}
	return out
}

// moved is a text moved on, and what is to be told of it.
type moved struct {
	Text    string
	Moved   []leftovers.Spot // periods that were changed, in the text of before
	Blanked []leftovers.Spot // days of the last period, which are to be filled in
	Doubt   []leftovers.Spot // other times it names, which may stand
}

// edit is a piece of a text that becomes another.
type edit struct {
	leftovers.Spot
	to string
}

// move moves a text on.
func (m *mover) move(text string) moved {
	var out moved
	var edits []edit
	for _, d := range leftovers.DaysTyped(m.last, m.next, text) {
		edits = append(edits, edit{d, wording.ToFill})
	}
	edits = joined(text, edits)
	for _, e := range edits {
		out.Blanked = append(out.Blanked, e.Spot)
	}
	seen := leftovers.Typed(text)
	for _, spot := range m.periods(seen) {
		if !overlaps(edits, spot) {
			out.Moved = append(out.Moved, spot)
			edits = append(edits, edit{spot, m.names[text[spot.From:spot.To]]})
		}
	}
	for _, s := range otherTimes.FindAllStringIndex(seen, -1) {
		spot := leftovers.Spot{From: s[0], To: s[1]}
		if !overlaps(edits, spot) && leftovers.StandsAlone(text[s[0]:s[1]], seen[:s[0]], "") && !dayAfter.MatchString(seen[s[1]:]) {
			out.Doubt = append(out.Doubt, spot)
		}
	}
	out.Text = applied(text, edits)
	return out
}

// otherTimes are times a text may name.
var otherTimes = regexp.MustCompile(`(?:\d{4}年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}[—–\-－~～至到]\d{1,2}月)|\d{4}年\d{1,2}月`)

// dayAfter makes a month a day of it.
var dayAfter = regexp.MustCompile(`^\d{1,2}[日号]`)

// periods are where a text, without its actions, names the last period, or those before it with their year.
func (m *mover) periods(seen string) (out []leftovers.Spot) {
	if m.pattern == nil {
		return nil
	}
	for _, at := range m.pattern.FindAllStringIndex(seen, -1) {
		before, after := seen[:at[0]], seen[at[1]:]
		if leftovers.StandsAlone(seen[at[0]:at[1]], before, after) && !strings.HasSuffix(before, "年") && !ofLongerTime(seen[at[0]:at[1]], after) {
			out = append(out, leftovers.Spot{From: at[0], To: at[1]})
		}
	}
	return out
}

// longerTime follows a year that is only the beginning of a time.
var longerTime = regexp.MustCompile(`^(第?[一二三四五六七八九十]|[上下]半年|\d|\x00)`)

// ofLongerTime reports a bare year that something follows.
func ofLongerTime(name, after string) bool {
	return strings.HasSuffix(name, "年") && longerTime.MatchString(after)
}

// joined makes one of days that a range joins, 3月2日至10日, so that no half of it is left.
func joined(text string, edits []edit) (out []edit) {
	for _, e := range edits {
		if rest := rangeEnd.FindString(text[e.To:]); rest != "" {
			e.To += len(rest)
		}
		if n := len(out); n > 0 && e.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, e.To)
			continue
		}
		out = append(out, e)
	}
	return out
}

// rangeEnd is the rest of a range behind its first day.
var rangeEnd = regexp.MustCompile(`^[—–\-－~～至到](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]`)

func overlaps(edits []edit, s leftovers.Spot) bool {
	return slices.ContainsFunc(edits, func(e edit) bool { return s.From < e.To && s.To > e.From })
}

// applied is a text with its edits, in whatever order they are given.
func applied(text string, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return a.From - b.From })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		from := max(e.From, at) // two may take the same comma away
		b.WriteString(text[at:from] + e.to)
		at = max(e.To, at)
	}
	return b.String() + text[at:]
}
