package inspection

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// narrower are words that make of what a header counts a part of it: 按期办结 of 办结, 本月办结 of
// 累计办结. Where wide is nil the whole is what the header counts without them.
var narrower = [...]struct{ narrow, wide *regexp.Regexp }{
	{regexp.MustCompile(`按期|按时|准时|及时|限时|如期|超期|逾期|超时|延期|有效|实名|公开|首次`), nil},
	{regexp.MustCompile(`[本当](月|季度|季|周|旬|期|日|天)|新增|今日`), regexp.MustCompile(`([本当今](年度?|月|季度?))?累计|全年|历年|[本当今]年度?`)},
	{regexp.MustCompile(`[本当今]年度?|上半年|下半年`), regexp.MustCompile(`累计|历年`)},
}

// alikeWords are spellings of one word in headers.
var alikeWords = strings.NewReplacer("回复", "答复", "办复", "答复", "完成", "", "的", "")

// counts is what a header counts, without how it is said.
func (h head) counts() string {
	return strings.TrimPrefix(counters.ReplaceAllString(alikeWords.Replace(h.name), ""), "已")
}

// partOfPlain reports that by its header a column is part of another one: both count the same, the one
// only what was done in time, late, or in a part of the time.
func (h head) partOfPlain(whole head) bool {
	if h.group != whole.group || !h.plain() || !whole.plain() || h.says([]string{"未", "不", "非"}) {
		return false
	}
	for _, n := range narrower {
		rest := n.narrow.ReplaceAllString(h.counts(), "")
		all, wide := whole.counts(), n.wide == nil
		if !wide {
			all = n.wide.ReplaceAllString(all, "")
			wide = all != whole.counts() && !n.wide.MatchString(n.narrow.ReplaceAllString(h.name, ""))
		}
		if rest != "" && rest != h.counts() && wide && rest == all {
			return true
		}
	}
	return false
}

// plain reports a header of numbers that may be parts of each other.
func (h head) plain() bool {
	rest, new := strings.CutPrefix(h.name, "新增") // a count, though others with 增 may be below zero
	mean := h.mean && !(new && !newHead(sheet.Column{Name: rest}).mean)
	return !mean && !h.serial && !h.carried && !h.isRate()
}

// moreThanPlain tells of a column that is more than column k, which it is part of by its header (below 0: none),
// and whether it did.
func moreThanPlain(d *doubts, r sheet.Row, i, k int) bool {
	n, ok := counted(r.At(i))
	if !ok || k < 0 {
		return false
	}
	whole, ok := counted(r.At(k))
	if !ok || n.Cmp(whole) <= 0 {
		return false
	}
	d.findings.Tell(codePartOverWhole, r.At(i).Origin(), "请核对这一行；两列填反了的，请对调。",
		"“%s”是%s，多于“%s”的%s", d.table.Columns[i].Name, r.At(i).Shown(), d.table.Columns[k].Name, r.At(k).Shown())
	return true
}

// relations are what the headers of a table say of its columns, the same for every row.
type relations struct {
	silent    bool     // of no column anything can be told by a row
	parts     [][]pair // by column: what it may be part of
	plain     []int    // by column: the one it is part of by its header; -1: none
	late      []lateAmong
	exclusive []together
}

// lateAmong are the columns of what was done in time and late, and of all that was done.
type lateAmong struct{ inTime, late, all int }

// relate reads the headers of a table.
func relate(heads []head) relations {
	rel := relations{exclusive: exclusives(heads)}
	rel.silent = len(rel.exclusive) == 0
	for i, h := range heads {
		rel.parts = append(rel.parts, slices.DeleteFunc(slices.Clone(partsOf[:]), func(p pair) bool { return !p.part(h) }))
		all := slices.IndexFunc(heads, h.partOfPlain)
		rel.plain = append(rel.plain, all)
		rel.silent = rel.silent && !h.count && len(rel.parts[i]) == 0 && all < 0 && !h.isRate() && !strings.HasPrefix(h.name, among)
		stem, how := h.dealt()
		late := slices.IndexFunc(heads, func(o head) bool { s, way := o.dealt(); return way == doneLate && s == stem && o.group == h.group })
		if how == doneTime && h.plain() && late >= 0 && all >= 0 && heads[late].partOfPlain(heads[all]) {
			rel.late = append(rel.late, lateAmong{i, late, all})
		}
	}
	return rel
}

// tooManyLate tells of what was done in time and what was late that are together more than all that
// was done, and whether it did.
func tooManyLate(d *doubts, r sheet.Row, l lateAmong) bool {
	inTime, one := counted(r.At(l.inTime))
	late, two := counted(r.At(l.late))
	whole, three := counted(r.At(l.all))
	if !one || !two || !three || new(big.Rat).Add(inTime, late).Cmp(whole) <= 0 {
		return false
	}
	d.findings.Tell(codePartOverWhole, r.At(l.late).Origin(), "请核对这一行。", "%s相加是%s，多于“%s”的%s",
		d.columnNames([]int{l.inTime, l.late}), plainText(new(big.Rat).Add(inTime, late)), d.table.Columns[l.all].Name, r.At(l.all).Shown())
	return true
}
