package html

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/templates"
)

// Entry is one notice in the list of all notices.
type Entry struct {
	ID        string     `json:"id,omitempty"` // of EntryID; empty: of a manifest that had none yet
	Path      string     `json:"path"`         // of its page from the list's folder: "zibo-2021-q1/notice.html"
	Title     string     `json:"title"`
	Issuer    string     `json:"issuer"`
	Number    string     `json:"number,omitempty"`    // 发文字号
	Period    string     `json:"period,omitempty"`    // short, for the axis of a picture: "2021年一季度"
	Signed    time.Time  `json:"signed,omitzero"`     // 成文日期; zero while a draft
	Published time.Time  `json:"published,omitzero"`  //
	Until     time.Time  `json:"until,omitzero"`      // last day of the period; zero: it has none
	Site      Site       `json:"site,omitzero"`       // where it is published
	URL       string     `json:"url,omitempty"`       // on the portal
	Summary   string     `json:"summary,omitempty"`   //
	Results   []Tally    `json:"results,omitempty"`   // what it found, a kind of objects each
	Downloads []Download `json:"downloads,omitempty"` // paths from the list's folder
	// Corrections are in order. A withdrawn notice has none, and no results.
	Corrections []Change `json:"corrections,omitempty"`
	Withdrawn   *Change  `json:"withdrawn,omitempty"` // nil: it stands
}

// Change is what became of a notice after it was published.
type Change struct {
	Date time.Time `json:"date"`
	Text string    `json:"text"`
}

// Site is the portal and the column a notice is published in.
type Site struct {
	Name   string `json:"name"`
	Domain string `json:"domain"`
	IDCode string `json:"idCode"`
	Column Column `json:"column"`
}

// Column is a column of a portal.
type Column struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Keywords    string `json:"keywords"`
	Type        string `json:"type"`
}

// SiteOf is where a notice is published.
func SiteOf(w document.Web) Site {
	return Site{w.SiteName, w.SiteDomain, w.SiteIDCode, Column(w.Column)}
}

// updated is when the entry was last changed.
func (e Entry) updated() time.Time {
	last := e.date()
	for _, c := range e.changes() {
		if c.Date.After(last) {
			last = c.Date
		}
	}
	return last
}

func (e Entry) changes() []Change {
	if e.Withdrawn != nil {
		return []Change{*e.Withdrawn}
	}
	return e.Corrections
}

// state is what a reader has to know of the entry first: 已更正, 已撤销, or nothing.
func (e Entry) state() string {
	switch {
	case e.Withdrawn != nil:
		return "已撤销"
	case len(e.Corrections) > 0:
		return "已更正"
	}
	return ""
}

// Tally is what a notice found for one kind of objects.
type Tally struct {
	Name    string `json:"name"`              // 政务新媒体
	Counter string `json:"counter"`           // 个
	Checked *int64 `json:"checked,omitempty"` // nil: not known
	Failed  *int64 `json:"failed,omitempty"`  //
	Rate    string `json:"rate,omitempty"`    // pass rate as the notice prints it: "93%"
}

// percent is the pass rate from 0 to 100, NaN when it is not known.
func (t Tally) percent() float64 {
	if t.Checked != nil && t.Failed != nil && *t.Checked > 0 && *t.Failed >= 0 && *t.Failed <= *t.Checked {
		return float64(*t.Checked-*t.Failed) / float64(*t.Checked) * 100
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(t.Rate, "%"), 64)
	if err != nil || !strings.HasSuffix(t.Rate, "%") || v < 0 || v > 100 {
		return math.NaN()
	}
	return v
}

func (t Tally) failures() float64 {
	if t.Failed == nil {
		return math.NaN()
	}
	return float64(*t.Failed)
}

func (t Tally) known() bool { return t.Checked != nil || t.Failed != nil || t.Rate != "" }

// rated reports that the notice says how many failed, or which part passed.
func (t Tally) rated() bool { return t.Failed != nil || t.Rate != "" }

// result is what the entry says of a kind of objects; nothing when it says nothing.
func (e Entry) result(name string) Tally {
	for _, t := range e.Results {
		if t.Name == name {
			return t
		}
	}
	return Tally{}
}

// date is the day an entry is sorted and filtered by.
func (e Entry) date() time.Time {
	if !e.Published.IsZero() {
		return e.Published
	}
	return e.Signed
}

// at is the day that a trend shows the entry at: the end of its period, or else its date.
func (e Entry) at() time.Time {
	if !e.Until.IsZero() {
		return e.Until
	}
	return e.date()
}

// year is the one an entry is filtered by; empty: it has no date.
func (e Entry) year() string {
	if e.date().IsZero() {
		return ""
	}
	return e.date().Format("2006")
}

type indexView struct {
	assets
	HeadTitle string
	Tags      []meta
	Site      Site
	Title     []titlePiece
	Years     []string
	Issuers   []string
	Entries   []entryView
	Trends    []issuerTrend
}

type entryView struct {
	Href, Issuer, Number, Year string
	State                      string // 已更正, 已撤销
	Changes                    []Change
	Title                      []titlePiece
	Apart                      string // what tells it from another notice of its title; empty: there is none
	FullTitle                  string
	Date                       stamp
	Facts                      []tallyFact
	Downloads                  []downloadView
}

// issuerTrend is how one issuer's results went over the periods.
type issuerTrend struct {
	ID, Issuer string
	Kinds      []string // of objects, each with two columns of the table
	Pictures   []trendPicture
	Rows       []trendRow
}

// trendPicture shows the periods of one year of the filter, or of all.
type trendPicture struct {
	Year            string // empty: all
	Rates, Failures []trendView
	Cut             string // said of the picture of rates
}

type trendRow struct {
	Period, Year string
	Cells        []string // pass rate and failures, kind by kind
}

// indexTitle is the heading of the list.
const indexTitle = "政府网站和政务新媒体检查情况通报"

// Index renders output/index.html: all notices, newest first, with the trend of
// pass rates and failures of each issuer.
func Index(entries []Entry, from templates.Set) ([]byte, diag.Findings) {
	b := &builder{ids: map[string]bool{"main": true, "filter": true}, labels: map[string]int{}}
	sorted := newestFirst(entries)
	v := &indexView{Title: titlePieces(indexTitle, nil), HeadTitle: indexTitle, Site: siteOf(sorted)}
	if v.Tags = columnTags(v.Site); v.Site.Name != "" {
		v.HeadTitle += " - " + v.Site.Name
	}
	titled := map[string][]Entry{}
	for _, e := range sorted {
		titled[e.Title] = append(titled[e.Title], e)
	}
	for _, e := range sorted {
		v.Entries = append(v.Entries, b.entry(e, titled[e.Title]))
	}
	v.Years, v.Issuers = choices(v.Entries)
	for _, issuer := range v.Issuers {
		if t, ok := b.issuerTrend(issuer, sorted); ok {
			v.Trends = append(v.Trends, t)
		}
	}
	return render(from, b.fs, func(s *set) ([]byte, error) {
		v.assets = s.assets("index.js", "base.css", "index.css")
		return s.execute("index", v)
	})
}

// siteOf is the site and the column of the newest notice; none where the notices are of several sites.
func siteOf(sorted []Entry) Site {
	var out Site
	for _, e := range sorted {
		if out.IDCode == "" {
			out = e.Site
		}
		if e.Site.IDCode != "" && e.Site.IDCode != out.IDCode {
			return Site{}
		}
	}
	return out
}

func newestFirst(entries []Entry) []Entry {
	out := slices.Clone(entries)
	slices.SortStableFunc(out, func(a, b Entry) int {
		return cmp.Or(b.date().Compare(a.date()), cmp.Compare(a.Path, b.Path))
	})
	return out
}

// apart tells an entry from others of its title, by the first of its marks that they differ in.
func (e Entry) apart(namesakes []Entry) string {
	if len(namesakes) < 2 {
		return ""
	}
	marks := func(e Entry) []string {
		return []string{e.Number, e.Period, e.date().Format(time.DateOnly), e.folder()}
	}
	for i, mark := range marks(e) {
		same := func(other Entry) bool { return other.Path != e.Path && marks(other)[i] == mark }
		if mark != "" && !slices.ContainsFunc(namesakes, same) {
			return "（" + mark + "）"
		}
	}
	return ""
}

// entry is an entry of the list; namesakes are those of its title, itself among them.
func (b *builder) entry(e Entry, namesakes []Entry) entryView {
	v := entryView{
		Href: relativeHref(e.Path), Title: titlePieces(e.Title, nil), Issuer: e.Issuer, Number: e.Number,
		FullTitle: e.Title, Apart: e.apart(namesakes), State: e.state(), Changes: e.changes(),
	}
	if v.Href == "" {
		b.fs.Tell(codeIndexPath, diag.Place{}, "通报必须在输出文件夹之内。", "通报“%s”的路径“%s”不能用。", shown(e.Title), shown(e.Path))
	}
	if d := e.date(); !d.IsZero() {
		v.Date = stamp{d.Format(time.DateOnly), d.Format(time.DateOnly)}
	}
	v.Year = e.year()
	for _, t := range e.Results {
		if t.known() {
			v.Facts = append(v.Facts, t.fact())
		}
	}
	v.Downloads, _ = b.downloads(e.Downloads, 0)
	return v
}

// noVerdict is said of objects of which the notice does not say how many passed.
const noVerdict = "没有公布评定结果"

// tallyFact says a tally in words; no line breaks one of its parts.
type tallyFact struct {
	Name  string
	Parts []titlePiece
}

// fact says a tally in words: checked, failed, pass rate, as far as they are known.
func (t Tally) fact() tallyFact {
	var parts []string
	if t.Checked != nil {
		parts = append(parts, "检查"+strconv.FormatInt(*t.Checked, 10)+t.Counter)
	}
	if t.Failed != nil {
		parts = append(parts, "不合格"+strconv.FormatInt(*t.Failed, 10)+t.Counter)
	}
	if t.Rate != "" {
		parts = append(parts, "合格率"+t.Rate)
	} else if t.Failed != nil {
		parts = append(parts, "没有公布合格率")
	} else {
		parts = append(parts, noVerdict)
	}
	f := tallyFact{Name: t.Name}
	for i, p := range parts {
		if i < len(parts)-1 {
			p += "，"
		}
		f.Parts = append(f.Parts, titlePiece{Text: p, Keep: true})
	}
	return f
}

// choices are the values of the two filters: years newest first, issuers by name
// of first appearance.
func choices(entries []entryView) (years, issuers []string) {
	for _, e := range entries {
		if e.Year != "" && !slices.Contains(years, e.Year) {
			years = append(years, e.Year)
		}
		if e.Issuer != "" && !slices.Contains(issuers, e.Issuer) {
			issuers = append(issuers, e.Issuer)
		}
	}
	return years, issuers
}

// issuerTrend draws the periods of one issuer, oldest first, a line a kind of
// objects; one period alone is no trend.
func (b *builder) issuerTrend(issuer string, sorted []Entry) (issuerTrend, bool) {
	t := issuerTrend{Issuer: issuer}
	var shown []Entry
	for _, e := range sorted {
		if e.Issuer == issuer && slices.ContainsFunc(e.Results, Tally.rated) {
			shown = append(shown, e)
		}
	}
	if len(shown) < 2 {
		return t, false
	}
	slices.SortStableFunc(shown, func(a, b Entry) int { return a.at().Compare(b.at()) })
	t.ID, t.Kinds = b.anchor("", "trend"), kindNames(shown)
	byYear := map[string][]Entry{"": shown}
	for _, e := range shown {
		row := trendRow{Period: e.label(), Year: e.year()}
		for _, name := range t.Kinds {
			row.Cells = append(row.Cells, e.result(name).cells()...)
		}
		t.Rows = append(t.Rows, row)
		byYear[row.Year] = append(byYear[row.Year], e)
	}
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		if of := byYear[year]; len(of) > 1 {
			t.Pictures = append(t.Pictures, picture(year, t.Kinds, of))
		}
	}
	return t, true
}

// label is what a trend calls the entry.
func (e Entry) label() string { return cmp.Or(e.Period, e.date().Format("2006-01")) }

// picture draws the periods of a year, or of all.
func picture(year string, kinds []string, shown []Entry) trendPicture {
	rates, failures := make([]series, len(kinds)), make([]series, len(kinds))
	labels, times := make([]string, len(shown)), make([]time.Time, len(shown))
	for i, e := range shown {
		labels[i], times[i] = e.label(), e.at()
		for k, name := range kinds {
			r := e.result(name)
			cells := r.cells()
			rates[k].add(name, r.percent(), cells[0])
			failures[k].add(name, r.failures(), cells[1])
		}
	}
	rates = drawn(rates)
	return trendPicture{
		Year: year, Cut: cutNote(rates, "%"), Rates: trends("%", labels, times, rates),
		Failures: trends(counterOf(shown), labels, times, drawn(failures)),
	}
}

func (s *series) add(name string, value float64, text string) {
	s.Name, s.Values, s.Texts = name, append(s.Values, value), append(s.Texts, text)
}

// counterOf is the measure word that all results have in common, else the usual one.
func counterOf(entries []Entry) string {
	var words []string
	for _, e := range entries {
		for _, t := range e.Results {
			if !slices.Contains(words, t.Counter) {
				words = append(words, t.Counter)
			}
		}
	}
	if len(words) == 1 && words[0] != "" {
		return words[0]
	}
	return "个"
}

// kindNames are the kinds of objects the entries tell of; the one that most recent
// notices tell of first stands first.
func kindNames(entries []Entry) []string {
	var out []string
	for _, e := range slices.Backward(entries) {
		for _, t := range e.Results {
			if !slices.Contains(out, t.Name) {
				out = append(out, t.Name)
			}
		}
	}
	return out
}

// drawn leaves out a line without any point.
func drawn(lines []series) []series {
	return slices.DeleteFunc(lines, func(s series) bool {
		return !slices.ContainsFunc(s.Values, func(v float64) bool { return !math.IsNaN(v) })
	})
}

// cells are the pass rate and the failures for a table, as the notice prints them.
func (t Tally) cells() []string {
	failed := "—"
	if t.Failed != nil {
		failed = strconv.FormatInt(*t.Failed, 10)
	}
	return []string{cmp.Or(t.Rate, "—"), failed}
}
