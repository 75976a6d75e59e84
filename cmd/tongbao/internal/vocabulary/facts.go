package vocabulary

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/wording"
)

// fact makes a word of something notice.toml says in fields of [notice], whose own actions
// are run first.
func fact(of func(*issue.Issue) string, fields ...string) func(call) (any, error) {
	return func(c call) (any, error) {
		if c.Settle != nil && len(fields) > 0 {
			if err := c.Settle(fields...); err != nil {
				return nil, err
			}
		}
		return of(c.Issue), nil
	}
}

// given is a fact that notice.toml may leave out: key is what it is written as in [notice].
func given(of func(*issue.Issue) string, key string, fields ...string) func(call) (any, error) {
	said := fact(of, fields...)
	return func(c call) (any, error) {
		v, err := said(c)
		if v == "" {
			return nil, notThere("请在 notice.toml 的 [notice] 补上 "+key+"；可有可无的，用 {{如有 "+c.node.Text+"}} 跳过。", "“%s”没有写明，印不出来", c.node.Text)
		}
		return v, err
	}
}

// organ makes a word of the name of the issuer, which a notice that is not signed need not give.
func organ(of func(*issue.Issue) string, fields ...string) func(call) (any, error) {
	name := fact(of, fields...)
	return func(c call) (any, error) {
		v, err := name(c)
		if v == "" && !c.Issue.Notice.Signature {
			return nil, wrong("请在 notice.toml 的 [notice] 补上 issuer。", "notice.toml 没有写发文机关，“%s”印不出来", c.node.Text)
		}
		return v, err
	}
}

func periodShort(i *issue.Issue) string  { return i.Period.Short() }
func issuer(i *issue.Issue) string       { return i.Notice.Issuer }
func basis(i *issue.Issue) string        { return wording.List(i.Notice.Basis) }
func scope(i *issue.Issue) string        { return i.Notice.Scope }
func action(i *issue.Issue) string       { return i.Notice.Action }
func reportTo(i *issue.Issue) string     { return i.Notice.ReportTo }
func contactName(i *issue.Issue) string  { return i.Notice.Contact.Name }
func contactPhone(i *issue.Issue) string { return i.Notice.Contact.Phone }

// periodCalled is what the period is called: that of the notice, or an earlier one.
func periodCalled(c call) (any, error) {
	p, ok := c.value.(wholePeriod)
	if !ok {
		return c.Issue.Period.Label(), nil
	}
	kind := c.Kinds[0]
	for i, r := range c.Rosters {
		if i == 0 {
			kind = r.Kind
		}
		if r.in(period(p)) != nil {
			return map[period]string{before: r.BeforePeriod, yearAgo: r.YearAgoPeriod}[period(p)], nil
		}
	}
	return nil, noPeriod(kind, kind.Word, period(p))
}

func periodDates(c call) (any, error) {
	return span{c.Issue.Period.From, c.Issue.Period.To, "[period] 补上 from 和 to"}, nil
}

// office is how the text calls the issuer.
func office(i *issue.Issue) string {
	if i.Notice.Short != "" {
		return i.Notice.Short
	}
	return i.Notice.Issuer
}

func deadline(c call) (any, error) {
	return day{c.Issue.Notice.DeadlineAt, wording.DateFull, "[notice] 补上 deadline"}, nil
}

func signed(c call) (any, error) {
	return day{c.Issue.Notice.Signed, wording.DateFull, "[notice] 补上 signed"}, nil
}

// dated makes a word that prints a date in another form.
func dated(form string) func(call) (any, error) {
	layout := map[string]string{"月日": wording.DateMonthDay, "年月": wording.DateMonth}[form]
	return func(c call) (any, error) {
		d := c.value.(day)
		return day{d.Time, layout, d.given}, nil
	}
}

// rosterOf is the roster a set is of; nil for sheets.
func (c call) rosterOf() *Roster {
	set := c.value.(*figures.Set)
	i := slices.IndexFunc(c.Rosters, func(r *Roster) bool {
		return slices.ContainsFunc([]*figures.Set{r.Set, r.Before, r.YearAgo, r.Follow}, func(of *figures.Set) bool {
			return of != nil && of.SameObjects(set)
		})
	})
	if i < 0 {
		return nil
	}
	return c.Rosters[i]
}

// dated is the roster of a set of this period: of other sets nothing says of which days
// they are.
func (c call) dated() (*Roster, error) {
	if r := c.rosterOf(); r != nil && r.Set.SameObjects(c.value.(*figures.Set)) {
		return r, nil
	}
	return nil, wrong("只有本期的"+strings.Join(c.kindWords(), "、")+"有这个日期，别的请直接写出。", "%s没有写明“%s”", c.value.(*figures.Set).Label(), c.node.Text)
}

func asOf(c call) (any, error) {
	r, err := c.dated()
	if err != nil {
		return nil, err
	}
	return day{r.AsOf, wording.DateFull, "[" + r.Kind.Key + "] 补上 as_of"}, nil
}

func window(c call) (any, error) {
	r, err := c.dated()
	if err != nil {
		return nil, err
	}
	return span{r.From, r.To, "[" + r.Kind.Key + "] 补上 from 和 to"}, nil
}

func oneOf(c call) (any, error) {
	if r := c.rosterOf(); r != nil {
		return r.Kind.One, nil
	}
	return "", nil
}

// words of a date; a day that is not given is an error.
func (d day) words() (string, error) {
	if d.IsZero() {
		return "", notThere("请在 notice.toml 的 "+d.given+"；可有可无的，用 {{如有 …}} 跳过。", "这里要印的日期没有写明")
	}
	if d.layout == wording.DateMonth {
		return d.Format(d.layout), nil
	}
	return wording.Moment(d.Time, d.layout), nil
}

func (s span) words() (string, error) {
	if s.from.IsZero() || s.to.IsZero() {
		return "", notThere("请在 notice.toml 的 "+s.given+"；可有可无的，用 {{如有 …}} 跳过。", "这里要印的起止日期没有写全")
	}
	return wording.DateRange(s.from, s.to), nil
}

// givenValues is 写明 before the name of an entry.
type givenValues struct{}

// valueNamed is the entry of [values] of a name.
func (d *Data) valueNamed(name string) (issue.Value, bool) {
	i := slices.IndexFunc(d.Issue.Values, func(v issue.Value) bool { return v.Name == name })
	if i < 0 {
		return issue.Value{}, false
	}
	return d.Issue.Values[i], true
}

// valueCalled is what an entry of [values] gives; one that is not there is an error.
func (s *speaker) valueCalled(name string) (any, error) {
	v, ok := s.valueNamed(name)
	if !ok {
		hint := "请在 [values] 里补上这一项。"
		if near := nearest(name, s.valueNames()); near != "" {
			hint = "是不是要写“" + near + "”？没有写过的，请在 [values] 里补上。"
		}
		return nil, wrong(hint, "notice.toml 的 [values] 里没有“%s”", name)
	}
	return s.given(v)
}

func (d *Data) valueNames() []string {
	var out []string
	for _, v := range d.Issue.Values {
		out = append(out, v.Name)
	}
	return out
}

// givenKey begins the key of a figure that notice.toml gives.
const givenKey = "写明."

// given is an entry of [values]: numbers become figures.
func (s *speaker) given(v issue.Value) (any, error) {
	key := givenKey + language.Quote(v.Name)
	switch v.Kind {
	case issue.CountValue:
		return s.ledger.Given(key, v.Name, int64(v.Count), v.Place), nil
	case issue.NumberValue:
		return s.ledger.GivenDecimal(key, v.Name, v.Text, v.Place), nil
	case issue.DateValue:
		return placed(v.Date.Format(wording.DateFull), v.Place), nil
	}
	if v.Text == wording.ToFill { // a day or a number may come
		return nil, notThere("请在 notice.toml 的 [values] 填上“"+v.Name+"”。", "这里要印的“%s”还没有填", v.Name)
	}
	if s.Said == nil {
		return placed(v.Text, v.Place), nil
	}
	words, err := s.Said("values", v.Name)
	return phrase(words), err
}

// hasSheet is 有表. Of a hidden sheet, or of two of a name, it cannot say that there is none: the
// text would leave out what it says of it.
func hasSheet(c call) (any, error) {
	name := rawName(c.node.Args[0])
	if slices.Contains(c.Shut, name) {
		return nil, c.Aside[name]
	}
	return c.Sheet(name) != nil, nil
}

func hasValue(c call) (any, error) {
	_, ok := c.valueNamed(rawName(c.node.Args[0]))
	return ok, nil
}

func table(c call) (any, error) { return c.Table(rawName(c.node.Args[0]), c.line) }

// numbered is a word such as 附件1.
var numbered = regexp.MustCompile(`^附件(\d+)$`)

// attachment refers to an attachment by number or title: 附件1, or 附件 when there is only
// one.
func attachment(c call) (any, error) {
	return c.attachmentCalled(rawName(c.node.Args[0]))
}

func (d *Data) attachmentCalled(which string) (any, error) {
	as := d.Issue.Attachments
	n, err := strconv.Atoi(which)
	if err != nil {
		n = 1 + slices.IndexFunc(as, func(a issue.Attachment) bool { return a.Title == which })
	}
	if n < 1 || n > len(as) {
		return nil, wrong(fmt.Sprintf("notice.toml 中共有%d个附件，请写序号或附件的完整标题。", len(as)), "没有附件“%s”", which)
	}
	if as[n-1].Omitted {
		return nil, wrong("请改写成 {{见附件(网站)}} 的样子，没有这个附件时它什么也不印；或放进 {{如有 网站.不合格}}…{{完}}。",
			"附件“%s”这一期没有内容，照 empty = \"略去\" 略去了，这里却提到它", as[n-1].Title)
	}
	number, _ := d.Issue.Shown(n - 1)
	return phrase{{Text: AttachmentLabel(d.Issue, n-1), Attachment: number}}, nil
}

// attachmentNamed is the place of the attachment a word such as 附件1 or 附表 means, from 1: of
// those that are called so the one of that number, else of all. Data of that name go before
// other words than 附件1.
func (d *Data) attachmentNamed(name string) (place string, ok bool) {
	n := called(d.Issue, d.Issue.Attachments)
	own := slices.Contains(d.dataNames(), name)
	of, numbers := map[string]int{}, map[string]int{} // of the attachments that are called so, all and so far
	for k := range n.Attachments {
		of[n.NameOfAttachment(k)]++
	}
	for k := range n.Attachments {
		word := n.NameOfAttachment(k)
		numbers[word]++
		if !strings.HasPrefix(name, word) {
			continue
		}
		number := numbers[word]
		if name == word+strconv.Itoa(number) && !(own && !numbered.MatchString(name)) || name == word && of[word] == 1 && !own {
			return strconv.Itoa(k + 1), true
		}
	}
	if m := numbered.FindStringSubmatch(name); m != nil {
		return m[1], true
	}
	number, ok := strings.CutPrefix(name, n.LabelOfAttachments())
	_, err := strconv.ParseUint(number, 10, 16)
	return number, ok && err == nil && !own
}

// called are attachments of a notice with what they are called.
func called(i *issue.Issue, as []issue.Attachment) *document.Notice {
	n := &document.Notice{AttachmentLabel: i.Notice.AttachmentLabel}
	for _, a := range as {
		n.Attachments = append(n.Attachments, document.Attachment{Name: a.Label})
	}
	return n
}

// AttachmentLabel is 附件, or what the attachment is called, for the only one of its name that
// is not left out, else with its number. k counts those of notice.toml from 0.
func AttachmentLabel(i *issue.Issue, k int) string {
	var as []issue.Attachment
	for _, p := range i.Printed() {
		as = append(as, i.Attachments[p])
	}
	n := called(i, as)
	place, _ := i.Shown(k)
	number, of := n.NumberOfAttachment(place - 1)
	if of == 1 {
		return n.NameOfAttachment(place - 1)
	}
	return fmt.Sprintf("%s%d", n.NameOfAttachment(place-1), number)
}

// otherAttachments is what 见附件 calls attachments that list no objects.
const otherAttachments = "其他"

// see refers to the attachments of one kind in brackets, （见附件1、附件3）. No text when
// there are none.
func see(c call) (any, error) {
	which, key := rawName(c.node.Args[0]), ""
	if v, err := c.eval(c.node.Args[0], now); err == nil && kindOf(v) == setKind { // 本项
		c.value = v
		if r := c.rosterOf(); r != nil {
			which = r.Kind.Word
		}
	}
	keys := map[string]bool{}
	for _, k := range c.Kinds {
		keys[k.Key] = true
		if which == k.Word || which == k.Name || which == k.Title {
			key = k.Key
		}
	}
	if key == "" && which != otherAttachments {
		return nil, wrong("请写成 见附件(网站)、见附件(新媒体) 或 见附件(其他)。", "“见附件”不认识“%s”", which)
	}
	as := c.Issue.Attachments
	var out phrase
	for _, i := range c.Issue.Printed() {
		rows := as[i].Rows
		if !keys[rows] {
			rows = ""
		}
		if rows != key {
			continue
		}
		before := "、"
		if len(out) == 0 {
			before = "（见"
		}
		number, _ := c.Issue.Shown(i)
		out = append(out, document.Inline{Text: before}, document.Inline{Text: AttachmentLabel(c.Issue, i), Attachment: number})
	}
	if len(out) == 0 {
		return "", nil
	}
	return append(out, document.Inline{Text: "）"}), nil
}
