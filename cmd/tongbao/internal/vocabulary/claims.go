package vocabulary

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Claims reads what is typed by hand over the data: by which words a sentence speaks of
// them, and what they come to. Nothing is told and no figure registered.
func Claims(d *Data) *claims.Reader {
	own := *d
	own.Sheets, own.SheetsBefore, own.SheetsYearAgo = nil, nil, nil
	for _, s := range d.Sheets {
		scratch := d.Ledger.Scratch()
		if s = s.On(scratch).Used(); figures.Untroubled(scratch) { // of a sheet that is in doubt nothing is certain
			own.Sheets = append(own.Sheets, s)
		}
	}
	l := claims.Lexicon{Action: d.Issue.Notice.Action, Whole: wholeWords(&d.Issue.Notice), Periods: periodNames(d),
		Office: []string{d.Issue.Notice.Issuer, d.Issue.Notice.Short}}
	l.First, l.Last = daysOf(d)
	for _, r := range d.Rosters {
		l.Objects = append(l.Objects, rosterSpoken(r))
	}
	for _, s := range own.Sheets {
		l.Objects = append(l.Objects, sheetSpoken(s))
	}
	return claims.New(l, own.ask)
}

// ask evaluates an expression with a ledger that is thrown away.
func (d *Data) ask(expression string) (f *figures.Figure, direction int, ok bool) {
	n, fault := language.Parse(expression)
	if fault != nil {
		return nil, 0, false
	}
	s := &speaker{Data: d, variables: map[string]any{}, ledger: d.Ledger.Scratch(), quiet: true}
	v, err := s.eval(n, now)
	if err != nil {
		return nil, 0, false
	}
	switch v := v.(type) {
	case *figures.Figure:
		f = v
	case amount:
		f, direction = v.Figure, v.direction
	default:
		return nil, 0, false
	}
	return f, direction, f.Told() && f.Kind != figures.Words && figures.Untroubled(s.ledger)
}

// wholeWords are the words for the area of all objects: 全市, 我市, 云川市.
func wholeWords(n *issue.Notice) []string {
	out := []string{n.Scope}
	if rest, ok := strings.CutPrefix(n.Scope, "全"); ok && utf8.RuneCountInString(rest) == 1 {
		out = append(out, "我"+rest, "本"+rest)
	}
	if place := placeName.FindString(n.Issuer); place != "" {
		out = append(out, place)
	}
	return out
}

// placeName is the place an issuer's name begins with.
var placeName = regexp.MustCompile(`^\p{Han}{2,7}?[省市县区州旗盟]`)

// daysOf are the first and the last day the data may be of.
func daysOf(d *Data) (first, last time.Time) {
	first, last, _ = d.Issue.Period.Bounds()
	for _, r := range d.Rosters {
		for _, day := range []time.Time{r.From, r.To, r.AsOf} {
			if !day.IsZero() && (first.IsZero() || day.Before(first)) {
				first = day
			}
			if day.After(last) {
				last = day
			}
		}
	}
	if day := d.Issue.Notice.Signed; day.After(last) {
		last = day
	}
	return first, last
}

func rosterSpoken(r *Roster) claims.Object {
	k := r.Kind
	o := claims.Object{Expression: k.Word, Counters: []string{r.Counter(), "个", "家"}}
	if r.Follow != nil {
		o.FollowUp = followPrefix + k.Word
	}
	for _, name := range []string{k.Title, k.Name, k.Word, k.Title + k.One, k.Name + k.One, k.Word + k.One, k.One} {
		if !slices.Contains(o.Names, name) {
			o.Names = append(o.Names, name)
		}
	}
	o.Graded = slices.ContainsFunc(r.Records(), func(one *inspection.Record) bool {
		return one.Grade != "" && one.Grade != "合格" && one.Grade != "不合格"
	})
	columns := r.StatedColumns()
	for _, column := range r.Columns() {
		if !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	for _, column := range columns {
		key := cmp.Or(r.Key(column), inspection.KeyOf(column))
		if key == inspection.ColName {
			o.NameColumn = language.Quote(column)
			for _, name := range r.Texts(column) {
				o.Members = append(o.Members, claims.Value{Column: o.NameColumn, Quoted: language.Quote(name), Names: []string{name}})
			}
		}
		if slices.Contains(unspoken, key) || slices.Contains(derived, column) {
			continue
		}
		named := language.Quote(column)
		if key == inspection.ColCategory {
			named = problemWord
		}
		texts := r.Texts(column)
		for _, text := range texts {
			values := valuesSpoken(named, text)
			sorted := named == problemWord && len(texts) <= spokenKinds && sortedUnder(r, column, text)
			for k := range values {
				values[k].Sorted = sorted
			}
			o.Values = append(o.Values, values...)
		}
		o.Nouns = append(o.Nouns, nounsOf(column, key)...)
	}
	return o
}

// spokenKinds bounds the kinds of problems that a sentence may name for the number of all that have
// it: where there are more, each row has its own words for one.
const spokenKinds = 200

// sortedUnder reports a kind of problems that the roster's own column gives every object
// that has it: each finding is sorted, and none of another kind has the word.
func sortedUnder(r *Roster, column, category string) bool {
	detail := slices.IndexFunc(r.Columns(), func(c string) bool { return r.Key(c) == inspection.ColDetail })
	sorted := slices.Index(r.Columns(), column)
	if sorted < 0 || r.Key(column) != inspection.ColCategory {
		return false
	}
	return !slices.ContainsFunc(r.Records(), func(one *inspection.Record) bool {
		said, under := "", one.Cells[sorted].Text
		if detail >= 0 {
			said = one.Cells[detail].Text
		}
		return !sheet.Nothing(said) && sheet.Nothing(under) || !strings.Contains(under, category) && strings.Contains(said, category)
	})
}

// unspoken are the columns whose texts no sentence groups by.
var unspoken = []string{
	inspection.ColNumber, inspection.ColName, inspection.ColShort, inspection.ColFormer, inspection.ColCode, inspection.ColURL,
	inspection.ColDetail, inspection.ColUpdated, inspection.ColScore, inspection.ColVerdict,
}

// derived are columns of what became of the objects, which have words of their own.
var derived = []string{inspection.ColumnBefore, inspection.ColumnBeforeAs, inspection.ColumnNowNamed, inspection.ColumnFollowUp}

// nounsOf are the words that count the different texts of a column.
func nounsOf(column, key string) []claims.Noun {
	words := map[string][]string{
		inspection.ColSponsor:  {"单位", "主办单位", "责任单位"},
		inspection.ColRegion:   {"地区", "区县", "县区", "县市区"},
		inspection.ColPlatform: {"平台"},
		inspection.ColCategory: nil,
	}
	of, known := words[key]
	if !known {
		of = []string{column}
	}
	out := make([]claims.Noun, len(of))
	for i, w := range of {
		out[i] = claims.Noun{Word: w, Column: language.Quote(column)}
	}
	return out
}

// longestValue bounds, in characters, the texts of cells that a sentence may group by.
const longestValue = 20

func valuesSpoken(column, text string) []claims.Value {
	if n := utf8.RuneCountInString(text); n < 2 || n > longestValue || strings.ContainsFunc(text, unicode.IsSpace) || sheet.Nothing(text) ||
		slices.Contains([]string{"其他", "其它", "综合", "合计", "总计", "全部", "一般", "正常", "重点", "已注销"}, text) {
		return nil
	}
	if _, _, number := sheet.Number(text); number {
		return nil
	}
	return []claims.Value{{Column: column, Quoted: language.Quote(text), Names: []string{text}}}
}

func sheetSpoken(s *figures.Set) claims.Object {
	name := s.Label()
	o := claims.Object{Expression: Quote(name), Free: true, Names: []string{name}}
	for _, suffix := range []string{"办理情况", "情况", "统计", "统计表", "汇总", "汇总表", "明细", "表", "清单"} {
		if short, ok := strings.CutSuffix(name, suffix); ok && utf8.RuneCountInString(short) > 1 {
			o.Names = append(o.Names, short)
		}
	}
	for _, column := range s.Columns() {
		if !s.OnlyWords(column) {
			o.Columns = append(o.Columns, columnSpoken(column))
			continue
		}
		for _, text := range s.Texts(column) {
			o.Values = append(o.Values, valuesSpoken(language.Quote(column), text)...)
		}
		o.Nouns = append(o.Nouns, claims.Noun{Word: column, Column: language.Quote(column)})
	}
	return o
}

var (
	columnUnit = regexp.MustCompile(`[（(][^（）()]*[）)]$`)
	columnTail = regexp.MustCompile(`(总件数|件数|条数|数量|总数|次数|总量|数|量)$`)
	// columns that others are a part of
	wholeColumn = regexp.MustCompile(`收到|受理|接收|总数|总量|合计|转办|应办|应答复|交办|登记`)
)

// columnSpoken is a column of numbers with the words of it: 收到 of 收到件数.
func columnSpoken(column string) claims.Column {
	c := claims.Column{Asked: language.Quote(column), Named: language.Quote(column), Whole: wholeColumn.MatchString(column)}
	plain := columnUnit.ReplaceAllString(column, "")
	for _, w := range []string{plain, columnTail.ReplaceAllString(plain, "")} {
		if utf8.RuneCountInString(w) > 1 && !slices.Contains(c.Names, w) {
			c.Names = append(c.Names, w)
			if rest, ok := strings.CutPrefix(w, "未"); ok {
				c.Names = append(c.Names, "尚"+w, "没有"+rest)
			}
		}
	}
	return c
}

// periodNames are the words for the periods of the data.
func periodNames(d *Data) map[string][]claims.Period {
	out := map[string][]claims.Period{}
	add := func(p claims.Period, names ...string) {
		for _, name := range names {
			if name != "" && !slices.Contains(out[name], p) {
				out[name] = append(out[name], p)
			}
		}
	}
	p := d.Issue.Period
	units := map[issue.PeriodKind][]string{
		issue.Quarterly: {"季度"}, issue.Monthly: {"月"}, issue.HalfYearly: {"半年"}, issue.Yearly: {"年", "年度"},
	}[p.Kind]
	add(claims.Now, "本期", "本次", "这次", "此次")
	add(claims.Before, "上期", "上次", "上一期", "上一次")
	add(claims.YearAgo, "去年同期", "上年同期")
	for _, u := range units {
		add(claims.Now, "本"+u)
		add(claims.Before, "上"+u, "上个"+u, "上一"+u, "上一个"+u)
		add(claims.YearAgo, "去年同"+u, "上年同"+u, "去年本"+u)
	}
	if p.Kind == issue.HalfYearly {
		delete(out, "上半年") // the first half, whichever this is
	}
	add(claims.Now, namesOf(p.Label(), p.Year)...)
	for _, r := range d.Rosters {
		add(claims.Before, namesOf(r.BeforePeriod, p.Year)...)
		add(claims.YearAgo, namesOf(r.YearAgoPeriod, p.Year)...)
	}
	for name, of := range out { // a name without its year is that of now
		if slices.Contains(of, claims.Now) {
			out[name] = []claims.Period{claims.Now}
		}
	}
	return out
}

var yearOfPeriod = regexp.MustCompile(`^(\d{4})年(.+)$`)

// namesOf are the ways to write the name of a period: 2025年第四季度, 去年四季度.
func namesOf(name string, year int) []string {
	m := yearOfPeriod.FindStringSubmatch(name)
	if m == nil {
		return []string{name}
	}
	var out []string
	years := []string{m[1] + "年", ""}
	switch m[1] {
	case strconv.Itoa(year):
		years = append(years, "今年", "本年", "本年度")
	case strconv.Itoa(year - 1):
		years = append(years, "去年", "上年")
	}
	rest := []string{m[2]}
	if short, ok := strings.CutPrefix(m[2], "第"); ok {
		rest = append(rest, short)
	}
	if strings.HasSuffix(m[2], "月") {
		rest = append(rest, m[2]+"份")
	}
	for _, y := range years {
		for _, r := range rest {
			out = append(out, y+r)
		}
	}
	return out
}
