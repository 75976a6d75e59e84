package starter

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/wording"
)

// Last is the notice that a new one goes on from.
type Last struct {
	Issue *issue.Issue
	Kinds []string // keys of the tables of the kinds of objects: sites
	// Folder is the name of its folder, where that lies beside the new one, and YearAgo that of the folder
	// of the new period's year ago; empty: there is none.
	Folder, YearAgo string
}

// Answers are what only the clerk knows of the new notice, as notice.toml writes it; empty: not known yet.
type Answers struct {
	Number           string
	Signed, Deadline string // 2026-07-10
}

// ofOnePaper are the keys whose values are of one paper alone; those of every kind of objects are periodKeys.
var ofOnePaper = map[string][]string{
	"notice": {"signed", "published", "deadline", "number", "printed_on", "copy"},
	"portal": {"url", "index", "image"},
}

// periodKeys are the keys of a kind of objects that are of one period alone.
var periodKeys = []string{"as_of", "from", "to", "totals", "totals_by", "existing", "inspected", "passed", "failed"}

// notCopied are the sections that are about one paper alone; where the two periods compared with have a folder it
// is named, and stated results of them are of another period.
var notCopied = []string{"acknowledged", "corrections", "withdrawn", "stated", "previous", "last_year"}

// movedTexts are the keys of texts that may name the period, by their table.
var movedTexts = map[string][]string{
	"notice": {"title", "note"}, "portal": {"description", "keywords"}, "period": {"label"},
	"table": {"title", "period", "note"}, "attachment": {"title", "period", "note"},
}

// settings is a notice.toml that is moved on to the next period.
type settings struct {
	Last
	next    issue.Period
	answers Answers
	mover   *mover
	src     string
	entries []conf.Entry
	edits   []edit
	drop    map[int]bool     // lines that go, from 1
	blank   map[int]bool     // lines that become comments to fill in
	last    map[int]bool     // of those, the last ones of their values
	behind  map[int][]string // lines that come behind another
	notes   []Note           // by the lines of src
	report  *Report
}

// nextSettings is notice.toml moved on a period: of one paper alone it keeps no value but the answers, and
// where the file says something else it stays as it is.
func nextSettings(src string, last Last, a Answers, m *mover, r *Report) string {
	s := &settings{Last: last, next: m.next.Period, answers: a, mover: m, src: src, entries: conf.Entries(src), report: r,
		drop: map[int]bool{}, blank: map[int]bool{}, last: map[int]bool{}, behind: map[int][]string{}}
	s.sections()
	for _, e := range s.entries {
		if !e.Section && !s.drop[e.First] {
			s.key(e)
		}
	}
	s.period()
	s.texts()
	s.answer("number", quoted(a.Number))
	s.answer("signed", a.Signed)
	s.answer("deadline", a.Deadline)
	return s.written()
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return strconv.Quote(text)
}

// sections drops those that are not copied, with the comments right above them.
func (s *settings) sections() {
	lines := strings.Split(s.src, "\n")
	var heads []conf.Entry
	for _, e := range s.entries {
		if e.Section || len(e.Path) == 1 {
			heads = append(heads, e)
		}
	}
	for i, e := range heads {
		if !slices.Contains(notCopied, e.Path[0]) {
			continue
		}
		to := len(lines)
		if lines[to-1] == "" {
			to-- // the file ends with its last line
		}
		if i+1 < len(heads) {
			to = commentAbove(lines, heads[i+1].First) - 1
		}
		for line := commentAbove(lines, e.First); line <= to; line++ {
			s.drop[line] = true
		}
		if what := "[" + e.Path[0] + "]"; !slices.Contains(s.report.Dropped, what) {
			s.report.Dropped = append(s.report.Dropped, what)
		}
	}
}

// commentAbove is the line where the comments right above a line begin, or the line itself.
func commentAbove(lines []string, line int) int {
	for line > 1 && strings.HasPrefix(strings.TrimSpace(lines[line-2]), "#") {
		line--
	}
	return line
}

// key empties a key of one paper or period alone.
func (s *settings) key(e conf.Entry) {
	if len(e.Path) < 2 {
		return
	}
	table, key := e.Path[0], e.Path[1]
	switch {
	case len(e.Path) == 2 && slices.Contains(ofOnePaper[table], key),
		len(e.Path) == 2 && slices.Contains(s.Kinds, table) && slices.Contains(periodKeys, key),
		table == "period" && (key == "from" || key == "to") && s.Issue.Period.Kind != issue.Span:
		s.empty(e)
	case table == "values" && len(e.Path) == 2:
		s.value(e, key)
	}
}

// empty makes a key a comment to fill in; one within braces goes.
func (s *settings) empty(e conf.Entry) {
	if e.Depth == 0 {
		for line := e.First; line <= e.Last; line++ {
			s.blank[line] = true
		}
		s.last[e.Last] = true
		return
	}
	from, to := e.From, e.To
	if before := strings.TrimRight(s.src[:from], " \t\n"); strings.HasSuffix(before, ",") {
		from = len(before) - 1
	} else {
		to += len(commaBehind.FindString(s.src[to:]))
	}
	s.edits = append(s.edits, edit{leftovers.Spot{From: from, To: to}, ""})
}

var commaBehind = regexp.MustCompile(`^\s*,\s*`)

// value empties a day of the last period among the free values. Numbers may be limits and stay.
func (s *settings) value(e conf.Entry, name string) {
	i := slices.IndexFunc(s.Issue.Values, func(v issue.Value) bool { return v.Name == name })
	if i < 0 {
		return
	}
	switch v := s.Issue.Values[i]; {
	case v.Kind == issue.TextValue:
	case v.Kind == issue.DateValue && !leftovers.Standing(name) && leftovers.IsDayOf(s.Issue, s.mover.next, v.Date):
		s.set(e, quoted(wording.ToFill))
	default:
		s.report.Kept = append(s.report.Kept, name+"（"+s.src[e.Value:e.To]+"）")
	}
}

func (s *settings) set(e conf.Entry, value string) {
	s.edits = append(s.edits, edit{leftovers.Spot{From: e.Value, To: e.To}, value})
}

// find is the entry of a path.
func (s *settings) find(path ...string) (conf.Entry, bool) {
	i := slices.IndexFunc(s.entries, func(e conf.Entry) bool { return !e.Section && slices.Equal(e.Path, path) })
	if i < 0 {
		return conf.Entry{}, false
	}
	return s.entries[i], true
}

// period moves [period] on, with the folders compared with.
func (s *settings) period() {
	for key, value := range map[string]string{
		"year": fmt.Sprint(s.next.Year), "quarter": fmt.Sprint(s.next.Number), "month": fmt.Sprint(s.next.Number),
		"half": fmt.Sprint(s.next.Number), "nth": fmt.Sprint(s.next.Number),
		"from": s.next.From.Format(time.DateOnly), "to": s.next.To.Format(time.DateOnly),
	} {
		e, ok := s.find("period", key)
		if ok && !s.blank[e.First] && !(s.Issue.Period.Kind != issue.Span && (key == "from" || key == "to")) {
			s.set(e, value)
		}
	}
	s.folder("previous", s.Folder)
	s.folder("last_year", s.YearAgo)
}

// folder writes the folder of another period, or takes that of the last notice away.
func (s *settings) folder(key, name string) {
	e, there := s.find("period", key)
	switch {
	case there && name != "":
		s.set(e, quoted(name))
	case there:
		s.empty(e)
	case name != "":
		s.insert("period", key, quoted(name))
	}
}

// insert writes a key that the table has not, behind its last one.
func (s *settings) insert(table, key, value string) {
	for _, e := range slices.Backward(s.entries) {
		if e.Path[0] != table || len(e.Path) != 2 && !(e.Section && len(e.Path) == 1) {
			continue
		}
		if e.Depth > 0 && strings.HasPrefix(key, "#") {
			return // no comment can stand there
		}
		if e.Depth > 0 {
			s.edits = append(s.edits, edit{leftovers.Spot{From: e.To, To: e.To}, ", " + key + " = " + value})
			return
		}
		s.behind[e.Last] = append(s.behind[e.Last], s.aligned(table, key)+value)
		return
	}
}

// aligned is a key with its equals sign, as wide as its neighbours' where the table is aligned.
func (s *settings) aligned(table, key string) string {
	for _, e := range s.entries {
		if !e.Section && e.Path[0] == table && e.Depth == 0 {
			if own := s.src[e.From:e.Value]; len(own) >= len(key)+3 {
				return key + strings.Repeat(" ", len(own)-len(key)-2) + "= "
			}
		}
	}
	return key + " = "
}

// answer writes what the clerk has said; of the date without it, where to write it.
func (s *settings) answer(key, value string) {
	e, there := s.find("notice", key)
	open := regexp.MustCompile(`(?m)^#\s*` + key + `\s*=`).FindStringIndex(s.src)
	switch {
	case value == "" && key == "signed" && !there && open == nil:
		s.insert("notice", "#"+key, dateOpen(s.next)+toFillMark)
	case value == "":
	case there:
		for line := e.First; line <= e.Last; line++ {
			s.blank[line] = false
		}
		s.set(e, value)
	case open != nil:
		line := 1 + strings.Count(s.src[:open[0]], "\n")
		s.drop[line] = true
		s.behind[line] = append(s.behind[line], s.aligned("notice", key)+value)
	default:
		s.insert("notice", key, value)
	}
}

// texts moves the texts that may name the period on.
func (s *settings) texts() {
	for _, q := range conf.Texts(s.src) {
		key := q.Path[len(q.Path)-1]
		if n, err := strconv.Atoi(key); err == nil && n >= 0 && len(q.Path) > 2 {
			key = q.Path[len(q.Path)-2]
		}
		if q.Key || s.drop[q.Line] || !slices.Contains(movedTexts[q.Path[0]], key) && q.Path[0] != "values" {
			continue
		}
		text := s.src[q.From:q.To]
		to := s.mover.move(text)
		if key == "label" && to.Text == text { // the words are the office's own
			to.Text = quoted(wording.ToFill)
		}
		s.notes = append(s.notes, doubts(issue.FileName, q.Line, text, to)...)
		if to.Text != text {
			s.edits = append(s.edits, edit{leftovers.Spot{From: q.From, To: q.To}, to.Text})
		}
	}
}
