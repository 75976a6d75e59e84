package inspection

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// twice finds objects of a roster that are registered twice: under one identity, or, where one
// of two rows lacks its code, under one name or one address.
type twice struct {
	roster *Roster
	seen   map[string]*Object // by identity
	named  map[string]*Object // the first of a name, by the name folded
	short  map[string]*Object // likewise of a short name
	at     map[string]*Object // likewise of an address
}

func newTwice(r *Roster) *twice {
	return &twice{r, map[string]*Object{}, map[string]*Object{}, map[string]*Object{}, map[string]*Object{}}
}

// check holds an object against those before it; each is told once.
func (t *twice) check(o *Object, findings *diag.Findings) {
	name, short, at := sheet.Fold(o.Text(ColName)), sheet.Fold(o.Text(ColShort)), address(o.Text(ColURL))
	defer func() {
		keep(t.seen, o.identity(), o)
		if o.Kind.CodeForm != nil {
			keep(t.named, name, o)
			keep(t.short, short, o)
			keep(t.at, at, o)
		}
	}()
	if first := t.seen[o.identity()]; first != nil {
		if !t.roster.Entries {
			t.tell(o, first, "", findings)
		}
		return
	}
	if o.Kind.CodeForm == nil {
		return
	}
	first, same := t.named[name], "名称"
	if first == nil && t.at[at] != nil && !(o.coded() && t.at[at].coded()) {
		first, same = t.at[at], "网址"
	}
	switch {
	case first == nil:
		t.checkShort(o, short, findings)
	case o.coded() && first.coded():
		findings.Tell(codeSameName, o.place(), "请核对标识码；同一个网站登记了两次的，请删去一行。", "%s“%s”与第%d行同名，而标识码不同",
			o.Kind.One, o.Text(ColName), first.Row)
	case t.roster.Entries:
	case !differ(o, first, ColSponsor) && !differ(o, first, ColRegion):
		t.tell(o, first, "："+same+"相同，标识码有一个没有填", findings)
	default:
		findings.Tell(codeSameName, o.place(), "请补上标识码；同一个网站登记了两次的，请删去一行。", "%s“%s”与第%d行%s相同，标识码有一个没有填",
			o.Kind.One, o.Text(ColName), first.Row, same)
	}
}

// differ reports two objects that both say something in a column, and not the same.
func differ(a, b *Object, key string) bool {
	one, other := sheet.Fold(a.Text(key)), sheet.Fold(b.Text(key))
	return one != "" && other != "" && one != other
}

// keep remembers the first of a key.
func keep(of map[string]*Object, key string, o *Object) {
	if key != "" && of[key] == nil {
		of[key] = o
	}
}

// tell tells of an object that is registered twice, and how that shows.
func (t *twice) tell(o, first *Object, how string, findings *diag.Findings) {
	what, at := describe(o), o.idPlace()
	if how != "" {
		what, at = fmt.Sprintf("%s“%s”", o.Kind.One, o.Text(ColName)), o.place()
	}
	findings.Tell(duplicateOf(o.Kind), at, "请核对是否重复登记，重复的删去一行；一行是一次检查、一条问题的，在 notice.toml 写 counter = \"个次\"。",
		"%s与第%d行重复%s", what, first.Row, how)
}

// checkShort tells of two objects of one short name, which a list of names does not tell apart.
func (t *twice) checkShort(o *Object, short string, findings *diag.Findings) {
	if first := t.short[short]; first != nil && !t.roster.Entries {
		findings.Tell(codeSameName, o.Get(ColShort).Place, "请改正简称，名单里才分得清。", "%s“%s”与第%d行“%s”的简称都是“%s”",
			o.Kind.One, o.Text(ColName), first.Row, first.Text(ColName), o.Text(ColShort))
	}
}

// addressHead is what an address may have or lack before its host.
var addressHead = regexp.MustCompile(`^(?:https?:/*)?(?:www\.)?`)

// address is an address as it is compared: without its protocol, www. and the slash at its end.
func address(s string) string {
	s = sheet.Fold(s)
	if !strings.Contains(s, ".") || strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "" // 同上, 无独立域名
	}
	s = strings.TrimRight(addressHead.ReplaceAllString(s, ""), "/")
	return strings.TrimSuffix(strings.TrimSuffix(s, "/index.html"), "/index.htm")
}
