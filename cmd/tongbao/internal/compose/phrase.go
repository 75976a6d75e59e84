package compose

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// markBase begins the characters that hold the places of figures while package
// wording puts a phrase together; they never leave this file.
const markBase = rune(0xE000)

// mark holds the place of the i-th figure of a phrase.
func mark(i int) string { return string(markBase + rune(i)) }

// phrase turns a text with marks into inlines with their figures.
func (f *functions) phrase(text string, figs ...*figures.Figure) phrase {
	var out phrase
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			out = append(out, document.Inline{Text: plain.String()})
			plain.Reset()
		}
	}
	for _, r := range text {
		i := int(r - markBase)
		if i < 0 || i >= len(figs) {
			plain.WriteRune(r)
			continue
		}
		flush()
		out = append(out, figureInline(figs[i]))
	}
	flush()
	return out
}

func figureInline(fig *figures.Figure) document.Inline {
	return document.Inline{Text: fig.Text, Figure: fig}
}

func placed(text string, at diag.Place) phrase {
	return phrase{{Text: text, Place: at}}
}

// labelled is a name with its figure.
type labelled struct {
	label string
	fig   *figures.Figure
}

// parts takes labels and figures out of what amounts, among and respectively are
// given: the groups of a set, or a series. Groups of nobody are left out.
func parts(name string, v any) ([]labelled, string, error) {
	var out []labelled
	unit := ""
	switch v := deref(v).(type) {
	case []*figures.Set:
		for _, s := range v {
			unit = s.Counter()
			if fig := s.Count(); fig.Num != 0 {
				out = append(out, labelled{s.Label(), fig})
			}
		}
	case *figures.Series:
		for _, e := range v.Entries() {
			out = append(out, labelled{e.Label, e.Figure})
		}
	default:
		return nil, "", cannot(name, v)
	}
	return out, unit, nil
}

// listed passes labels and marks for the figures through one of wording's lists.
func (f *functions) listed(name string, v any, units []string, say func([]wording.Amount, string) string) (phrase, error) {
	ps, unit, err := parts(name, v)
	if err != nil {
		return nil, err
	}
	if len(units) > 0 {
		unit = units[0]
	}
	if len(ps) > 0 && strings.HasSuffix(ps[0].fig.Text, "%") && len(units) == 0 {
		unit = ""
	}
	if len(ps) > int(0xF8FF-markBase) {
		return nil, wrong(fmt.Sprintf("一句话里要列%d项，太多了", len(ps)), "请改为附表。")
	}
	amounts := make([]wording.Amount, len(ps))
	figs := make([]*figures.Figure, len(ps))
	for i, p := range ps {
		if privateUse(p.label) { // it would be taken for the mark of a figure
			return nil, wrong(fmt.Sprintf("“%s”里有私用区字符，别的电脑上显示不出来", p.label), "请在表里换成通用的字。")
		}
		amounts[i] = wording.Amount{Name: p.label, Number: mark(i)}
		figs[i] = p.fig
	}
	return f.phrase(say(amounts, unit), figs...), nil
}

// amounts says how much belongs to each: 市教育局2件、市外办13件.
func (f *functions) amounts(v any, unit ...string) (phrase, error) {
	return f.listed("amounts", v, unit, wording.Amounts)
}

// among says 其中，… .
func (f *functions) among(v any, unit ...string) (phrase, error) {
	return f.listed("among", v, unit, wording.Among)
}

// respectively says 甲、乙分别为1个、2个.
func (f *functions) respectively(v any, unit ...string) (phrase, error) {
	return f.listed("respectively", v, unit, wording.Respectively)
}

// grouped names the objects of a set under what is wrong with them, problem by
// problem: 甲局、乙局空白栏目超标；丙局首页不更新.
func (f *functions) grouped(v any) (phrase, error) {
	set, err := setOf("grouped", v)
	if err != nil {
		return nil, err
	}
	var clauses []string
	var figs []*figures.Figure
	for _, p := range set.ByProblem() {
		names, err := nameList(p.Names(), nil)
		if err != nil {
			return nil, err
		}
		clauses = append(clauses, mark(len(figs))+p.Label())
		figs = append(figs, names.(*figures.Figure))
	}
	return f.phrase(strings.Join(clauses, "；"), figs...), nil
}

// sheet is a free sheet by its name.
func (f *functions) sheet(name string) (*figures.Set, error) {
	if t := f.in.table(name); t != nil {
		if slices.ContainsFunc(f.in.Tables, func(other *figures.Set) bool { return other != t && other.Label() == name }) {
			return nil, wrong("两个文件里都有工作表“"+name+"”，不知道用哪一个", "请移走多余的副本，或给其中一张改名。")
		}
		return t.Used(), nil
	}
	if slices.Contains(f.in.Issue.Sheets(), name) && !slices.ContainsFunc(f.in.Grids, func(g sheet.Grid) bool { return g.Sheet == name }) {
		return nil, errTold // with the key of notice.toml that names it
	}
	return nil, userError{text: fmt.Sprintf("没有名为“%s”的工作表", name), hint: "现有的其他工作表：" + orNone(f.in.tableNames()) + "。", missing: true}
}

func (in *counted) table(name string) *figures.Set {
	i := slices.IndexFunc(in.Tables, func(t *figures.Set) bool { return t.Label() == name })
	if i < 0 {
		return nil
	}
	return in.Tables[i]
}

func (in *counted) tableNames() []string {
	var out []string
	for _, t := range in.Tables {
		out = append(out, t.Label())
	}
	return out
}

// attachment refers to an attachment by number or title: 附件1, or 附件 when there
// is only one.
func (f *functions) attachment(which any) (phrase, error) {
	as := f.in.Issue.Attachments
	n := -1
	switch w := which.(type) {
	case int:
		n = w - 1
	case string:
		for i := range as {
			if _, err := f.say("attachment", i, "title"); err != nil {
				return nil, err
			}
			if as[i].Title == w {
				n = i
			}
		}
	}
	if n < 0 || n >= len(as) {
		return nil, wrong(fmt.Sprintf("没有附件“%v”", which), fmt.Sprintf("notice.toml 中共有%d个附件，请写序号或附件的完整标题。", len(as)))
	}
	return phrase{{Text: attachmentLabel(n, len(as)), Attachment: n + 1}}, nil
}

// attachmentLabel is 附件 for the only attachment, else 附件 with its number.
func attachmentLabel(i, of int) string {
	if of == 1 {
		return "附件"
	}
	return fmt.Sprintf("附件%d", i+1)
}
