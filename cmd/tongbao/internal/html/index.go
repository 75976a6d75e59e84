package html

import (
	"cmp"
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

type indexView struct {
	assets
	Title   []titlePiece
	Years   []string
	Issuers []string
	Entries []entryView
	Trends  []issuerTrend
}

type entryView struct {
	Href, Issuer, Number, Year string
	State                      string // 已更正, 已撤销
	Changes                    []Change
	Title                      []titlePiece
	Date                       stamp
	Facts                      []tallyFact
	Downloads                  []downloadView
}

// issuerTrend is how one issuer's results went over the periods.
type issuerTrend struct {
	ID, Issuer      string
	Kinds           []string // of objects, each with two columns of the table
	Rates, Failures []trendView
	Cut             string // said of the picture of rates
	Rows            []trendRow
}

type trendRow struct {
	Period string
	Cells  []string // pass rate and failures, kind by kind
}

// indexTitle is the heading of the list.
const indexTitle = "政府网站和政务新媒体检查情况通报"

// Index renders output/index.html: all notices, newest first, with the trend of
// pass rates and failures of each issuer.
func Index(entries []Entry, from templates.Set) ([]byte, diag.Findings) {
	b := &builder{ids: map[string]bool{"main": true, "filter": true}, labels: map[string]int{}}
	v := &indexView{Title: titlePieces(indexTitle, nil)}
	sorted := newestFirst(entries)
	for _, e := range sorted {
		v.Entries = append(v.Entries, b.entry(e))
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

func newestFirst(entries []Entry) []Entry {
	out := slices.Clone(entries)
	slices.SortStableFunc(out, func(a, b Entry) int {
		return cmp.Or(b.date().Compare(a.date()), cmp.Compare(a.Path, b.Path))
	})
	return out
}

func (b *builder) entry(e Entry) entryView {
	v := entryView{
		Href: relativeHref(e.Path), Title: titlePieces(e.Title, nil), Issuer: e.Issuer, Number: e.Number,
		State: e.state(), Changes: e.changes(),
	}
	if v.Href == "" {
		b.fs.Tell(codeIndexPath, diag.Place{}, "通报必须在输出文件夹之内。", "通报“%s”的路径“%s”不能用。", shown(e.Title), shown(e.Path))
	}
	if d := e.date(); !d.IsZero() {
		v.Date = stamp{d.Format("2006-01-02"), d.Format(time.DateOnly)}
		v.Year = d.Format("2006")
	}
	for _, t := range e.Results {
		if t.known() {
			v.Facts = append(v.Facts, t.fact())
		}
	}
	v.Downloads, _ = b.downloads(e.Downloads, 0)
	return v
}

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
		if e.Issuer == issuer && slices.ContainsFunc(e.Results, Tally.known) {
			shown = append(shown, e)
		}
	}
	slices.SortStableFunc(shown, func(a, b Entry) int { return a.at().Compare(b.at()) })
	if len(shown) < 2 {
		return t, false
	}
	t.Kinds = kindNames(shown)
	rates, failures := make([]series, len(t.Kinds)), make([]series, len(t.Kinds))
	labels, times := make([]string, len(shown)), make([]time.Time, len(shown))
	for i, e := range shown {
		times[i] = e.at()
		labels[i] = cmp.Or(e.Period, e.date().Format("2006-01"))
		row := trendRow{Period: labels[i]}
		for k, name := range t.Kinds {
			r := e.result(name)
			rates[k].Name, rates[k].Values = name, append(rates[k].Values, r.percent())
			failures[k].Name, failures[k].Values = name, append(failures[k].Values, r.failures())
			cells := r.cells()
			rates[k].Texts, failures[k].Texts = append(rates[k].Texts, cells[0]), append(failures[k].Texts, cells[1])
			row.Cells = append(row.Cells, cells...)
		}
		t.Rows = append(t.Rows, row)
	}
	t.ID, t.Cut = b.anchor("", "trend"), cutNote(drawn(slices.Clone(rates)), "%")
	t.Rates = trends("%", labels, times, drawn(rates))
	t.Failures = trends(counterOf(shown), labels, times, drawn(failures))
	return t, true
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

// cells are the pass rate and the failures for a table.
func (t Tally) cells() []string {
	rate, failed := t.Rate, "—"
	if rate == "" {
		rate = "—"
		if p := t.percent(); !math.IsNaN(p) {
			rate = strconv.FormatFloat(math.Round(p*10)/10, 'f', -1, 64) + "%"
		}
	}
	if t.Failed != nil {
		failed = strconv.FormatInt(*t.Failed, 10)
	}
	return []string{rate, failed}
}
