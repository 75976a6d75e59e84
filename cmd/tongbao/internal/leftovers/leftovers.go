// Package leftovers holds a notice against those before it: a folder that was copied from
// last quarter and not changed throughout keeps that quarter's number, dates, workbook or
// words, or has lost a whole group of its rows. It reports and never mends; all reading is done by package survey.
package leftovers

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// Check tells what a notice has kept of an earlier one: of the periods it is compared
// with, and of the notices of the same organ beside it. What it shares with another notice
// of the same time is none: two may rest on one inspection; a number and an address are
// nobody else's all the same.
func Check(s *survey.Survey) diag.Findings {
	c := &check{Survey: s, now: s.Issue, others: others(s)}
	c.numbers()
	c.copies()
	c.period()
	c.dates()
	c.values()
	c.compared()
	c.skipped()
	c.texts()
	c.body()
	copied := c.books()
	c.rosters(copied)
	c.tables(copied)
	c.groupsGone()
	c.regionsLacking()
	return c.findings
}

type check struct {
	*survey.Survey
	now      *issue.Issue
	others   []other
	findings diag.Findings
}

// other is a notice of another folder.
type other struct {
	*issue.Issue
	folder string
	books  []survey.Hashed
	period *survey.Folder // read whole; nil of most that only lie beside this one
	when   issue.Order
	alike  bool // it tells of a time of the same length, or the notice is compared with it
}

// others are the notices this one may have been copied from: those it is compared with
// first, then the latest.
func others(s *survey.Survey) []other {
	var named, beside []other
	now := s.Issue.Period
	for _, e := range s.Earlier {
		if f := e.Folder; f != nil {
			o := other{f.Issue, f.Name, f.Inputs, f, f.Issue.Order(s.Issue), true}
			if _, _, known := f.Issue.Period.Bounds(); !known && f.Issue.Period.Label() != now.Label() {
				o.when = issue.Before // as the notice says
			}
			named = append(named, o)
		}
	}
	for _, b := range s.Beside {
		beside = append(beside, other{b.Issue, b.Name, b.Books, b.Folder, b.Issue.Order(s.Issue), b.Issue.Period.Kind == now.Kind})
	}
	slices.SortStableFunc(beside, func(a, b other) int {
		_, last, _ := a.Period.Bounds()
		_, to, _ := b.Period.Bounds()
		return cmp.Or(to.Compare(last), b.Notice.Signed.Compare(a.Notice.Signed), cmp.Compare(a.folder, b.folder))
	})
	return append(named, beside...)
}

// before yields the notices before this one that it may have been copied from as a whole.
func (c *check) before(yield func(other) bool) {
	for _, o := range c.others {
		if o.when == issue.Before && o.alike && !yield(o) {
			return
		}
	}
}

// called is how findings name a notice: its period and its folder.
func (o other) called() string { return o.Period.Label() + "通报（" + o.folder + "）" }

// keptNumber is what is of one paper alone.
type keptNumber struct {
	code       diag.Code
	name, hint string
	path       []any
	written    func(*issue.Issue) string
	compared   func(string) string
}

// keptNumbers are the document number, the address and the index.
func keptNumbers() []keptNumber {
	portal := func(i *issue.Issue) issue.Portal {
		if i.Portal == nil {
			return issue.Portal{}
		}
		return *i.Portal
	}
	return []keptNumber{
		{codeNumber, "发文字号", "请改为本通报的发文字号；还没有编号的，先删去这一行。", []any{"notice", "number"},
			func(i *issue.Issue) string { return i.Notice.Number }, numberOf},
		{CodeAddress, "网页地址", "请改为本通报的网页地址；还没有的，先删去这一行。", []any{"portal", "url"},
			func(i *issue.Issue) string { return portal(i).URL }, pageOf},
		{CodeAddress, "索引号", "请改为本通报的索引号；还没有的，先删去这一行。", []any{"portal", "index"},
			func(i *issue.Issue) string { return portal(i).Index }, sheet.Fold},
	}
}

// numbers tells of a document number, an address and an index that another notice has.
func (c *check) numbers() {
	for _, k := range keptNumbers() {
		own := k.compared(k.written(c.now))
		i := slices.IndexFunc(c.others, func(o other) bool { return own != "" && k.compared(k.written(o.Issue)) == own && c.isAnother(o) })
		if i >= 0 {
			c.findings.Tell(k.code, c.now.At(k.path...), k.hint, "%s“%s”是%s的", k.name, k.written(c.now), c.others[i].called())
		}
	}
}

// isAnother reports a notice that came before this one and is not a copy or a draft of it:
// of the same time it is told by what it is about, or by its title and its day.
func (c *check) isAnother(o other) bool {
	if o.when != issue.Meanwhile {
		return o.when == issue.Before
	}
	a, b := o.Notice, c.now.Notice
	if a.Signed.After(b.Signed) && !b.Signed.IsZero() {
		return false
	}
	return o.Period.Label() != c.now.Period.Label() || c.aboutOthers(o) ||
		a.Title != b.Title && !a.Signed.IsZero() && !b.Signed.IsZero() && !a.Signed.Equal(b.Signed)
}

// aboutOthers reports a notice about none of the kinds of objects that this one is about.
func (c *check) aboutOthers(o other) bool {
	return len(c.now.Rosters) > 0 && len(o.Rosters) > 0 && !o.SharesKinds(c.now)
}

var (
	openBrackets  = strings.NewReplacer("[", "〔", "【", "〔", "﹝", "〔", "]", "〕", "】", "〕", "﹞", "〕")
	serialOfPaper = regexp.MustCompile(`[\d一二三四五六七八九十百零〇]+号?$`)
)

// numberOf is a document number as it is compared, its brackets of one form; empty where the
// serial is still to be filled in.
func numberOf(s string) string {
	s = openBrackets.Replace(sheet.Fold(openBrackets.Replace(s)))
	if _, serial, ok := strings.Cut(s, "〕"); ok && !serialOfPaper.MatchString(serial) || !serialOfPaper.MatchString(s) {
		return ""
	}
	return s
}

// pageOf is the address of a page; empty of a site or a column, which all notices share.
func pageOf(url string) string {
	url = strings.TrimSpace(url)
	_, path, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://"), "/")
	if !strings.ContainsAny(path, "0123456789") {
		return ""
	}
	return url
}
