package vocabulary

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// Quote writes a name of the data so that a text reads it as that: in quotation marks where
// it has marks of the language, or is a word.
func Quote(name string) string {
	quoted := language.Quote(name)
	word := numbered.MatchString(name) || strings.HasPrefix(name, followPrefix) ||
		slices.ContainsFunc(words, func(w Word) bool { return w.Name == name }) ||
		slices.ContainsFunc(inspection.Kinds(), func(k *inspection.Kind) bool { return slices.Contains([]string{k.Word, k.Name, k.Title}, name) })
	if word && quoted == name {
		return language.Quoted(name)
	}
	return quoted
}

// manual is where the clerk finds all words.
const manual = "能写的词见 data/README.md 的词表。"

// Marks of arithmetic that in half width and without blanks are part of a name.
const (
	arithmetic     = "+-*/"
	arithmeticHint = "加减乘除请用全角的 ＋ － × ÷，或前后空一格；名称里有这些符号的，加引号。"
)

// unknownName is the error of a name nothing begins with.
func (s *speaker) unknownName(name string, at period) error {
	if at != now {
		return wrong("能与上期、去年同期比较的是"+strings.Join(s.kindWords(), "、")+"和工作表。", "“%s”没有上期、去年同期的数据", name)
	}
	if aside := s.Aside[name]; aside != nil {
		return aside
	}
	if w := wordNamed(name, setKind|figureKind|seriesKind|listKind); w != nil && w.Example != "" {
		return wrong("请写成 {{"+w.Example+"}} 的样子。", "“%s”前面没有写是什么的", name)
	}
	if len(s.items) > 0 {
		if line, ok := s.items[len(s.items)-1].(figures.Line); ok && line.Of().Has(name) {
			return wrong("“逐个”里面的列，请写成 {{本项."+language.Quote(name)+"}}。", "“%s”前面没有写是谁的", name)
		}
	}
	for _, t := range s.Sheets {
		if t.Has(name) {
			return wrong("请写成 {{"+language.Quote(t.Label())+"."+language.Quote(name)+"}} 的样子。", "“%s”是表“%s”的一列，前面没有写表的名称", name, t.Label())
		}
	}
	if strings.ContainsAny(name, arithmetic) {
		return wrong(arithmeticHint, "没有名为“%s”的数据", name)
	}
	data := slices.Concat(s.dataNames(), sortedNames(s.variables))
	hint := manual
	if len(data) > 0 {
		hint = "本通报的数据有：" + strings.Join(data, "、") + "；" + manual
	}
	near := nearest(name, slices.Concat(data, wordsOn(beginning)))
	if near == "" {
		return unheard{wrong(hint, "没有名为“%s”的数据", name)}
	}
	return wrong("是不是要写“"+near+"”？"+hint, "没有名为“%s”的数据", name)
}

// unheard is the error of a name that is like none there is: a sheet, perhaps, of a workbook
// that could not be read.
type unheard struct{ told error }

func (u unheard) Error() string { return u.told.Error() }
func (u unheard) Unwrap() error { return u.told }

// noPeriod is the error of a kind that nothing is known of in another period.
func noPeriod(k *inspection.Kind, name string, at period) error {
	word, key := "上期", "previous"
	if at == yearAgo {
		word, key = "去年同期", "last_year"
	}
	asked := name
	if at != now {
		asked = word + "." + name
	}
	return notThere("请在 [period] 用 "+key+" 写明"+word+"的文件夹，或写 ["+key+"."+k.Key+"]；可有可无的，用 {{如有 "+asked+"}} 跳过。",
		"本通报没有%s%s的数据", word, k.Title)
}

// noFollow is the error of last period's failures of a kind where it is not known what
// became of them, or how many they were.
func (d *Data) noFollow(k *inspection.Kind) error {
	var lacks []string
	if d.Issue.Previous != nil && d.Issue.Previous.Results[k.Key] != nil {
		res := d.Issue.Previous.Results[k.Key]
		if res.Failed == nil {
			lacks = append(lacks, "failed（上期不合格）")
		}
		if res.Rectified == nil && res.StillFailing == nil {
			lacks = append(lacks, "rectified（其中已整改）或 still_failing（仍不合格）")
		}
	}
	asked := followPrefix + k.Word
	if len(lacks) == 0 {
		return notThere("请把本期的名单补进工作表；可有可无的，用 {{如有 "+asked+"}} 跳过。", "看不出上期不合格的%s这一期怎样了：本期没有逐个列出", k.Title)
	}
	return notThere("请在 [previous."+k.Key+"] 补上 "+strings.Join(lacks, "、")+"；可有可无的，用 {{如有 "+asked+"}} 跳过。",
		"看不出上期不合格的%s这一期怎样了：[previous.%s] 没有写全", k.Title, k.Key)
}

// dataNames are the names of the rosters, sheets and values of the notice.
func (d *Data) dataNames() []string {
	var out []string
	for _, r := range d.Rosters {
		out = append(out, r.Kind.Word)
	}
	return slices.Concat(out, d.SheetNames(), d.valueNames())
}

// taken reports a name that something else begins with.
func (d *Data) taken(name string) bool {
	return wordNamed(name, beginning) != nil || numbered.MatchString(name) || slices.Contains(d.dataNames(), name) ||
		slices.Contains(d.kindWords(), strings.TrimPrefix(name, followPrefix))
}

// unknownWord is the error of a word or column that cannot be asked of a value.
func unknownWord(c call) error {
	if set, ok := c.value.(*figures.Set); ok {
		return unknownOfSet(set, soFar(c.node), rawName(c.node))
	}
	name, k := c.node.Text, kindOf(c.value)
	if name == partWord {
		return wrong("请写成 留言[单位=甲局].收到.占比 或 留言.按单位.收到.占比.列出 的样子；占另一个数的，写 .占(另一个数)。", "“%s”后面写“占比”，看不出全部是什么", soFar(c.node))
	}
	there := wordsOn(k)
	if len(there) == 0 {
		return wrong("请删去“."+name+"”。", "“%s”已经是%s，后面不能再写“%s”", soFar(c.node), k, name)
	}
	return unknownOf("“"+soFar(c.node)+"”是"+k.String()+"，后面不能写“"+name+"”", name, there)
}

// soFar is what stands before the last step, as it was written.
func soFar(n *language.Node) string { return n.Of.String() }

// unknownOfSet is the error of a name that is neither a word nor a column of a set.
func unknownOfSet(set *figures.Set, before, name string) error {
	if set.Several(name) != nil {
		return noColumn(set, name)
	}
	if strings.ContainsAny(name, arithmetic) {
		return wrong(arithmeticHint, "“%s”后面没有“%s”这个词", before, name)
	}
	if word := measured(set, name); word != "" {
		return wrong("是不是要写 "+word+"？"+columnsHint(set), "“%s”后面没有“%s”这个词", before, name)
	}
	near, column := nearest(name, slices.Concat(set.Heads(), wordsOn(setKind))), nearest(name, set.Heads())
	word := near != "" && near != column && len([]rune(name)) > 2 // of two characters one is too little
	switch {
	case word:
		return wrong("是不是要写“"+near+"”？"+manual, "“%s”后面没有“%s”这个词", before, name)
	case column != "" || set.Free():
		return noColumn(set, name)
	}
	return wrong(columnsHint(set)+manual, "%s，也没有这个词", set.Lacks(name))
}

// measured is how the number is asked of a column that a name puts beside the word, as in
// 平均得分 and 得分平均; "" when it does not.
func measured(set *figures.Set, name string) string {
	for _, word := range []string{"合计", "平均", "最大", "最小"} {
		for _, cut := range []func(string, string) (string, bool){strings.CutPrefix, strings.CutSuffix} {
			if column, ok := cut(name, word); ok && set.Has(column) {
				return word + "(" + language.Quote(column) + ")"
			}
		}
	}
	return ""
}

// noColumn is the error of a name that should be a column of a set.
func noColumn(set *figures.Set, name string) error {
	if set.MayHave() {
		return ErrTold
	}
	if several := set.Several(name); several != nil {
		return noSuchColumn{&language.Error{Text: set.Lacks(name), Hint: "请写明是哪一列，第二列写“" + several[1] + "”。"}}
	}
	hint := columnsHint(set)
	if near := nearest(name, set.Heads()); near != "" {
		hint = "是不是要写“" + near + "”？" + hint
	}
	return noSuchColumn{&language.Error{Text: set.Lacks(name), Hint: hint}}
}

// columnsHint lists the columns of a set, as their heads are written.
func columnsHint(set *figures.Set) string {
	if heads := set.Heads(); len(heads) > 0 {
		return "可用的列：" + strings.Join(heads, "、") + "。"
	}
	return "这里没有列出逐个的数据，只有写明的数。"
}

// unknownOf says that a name is none of those there are, and which of them is nearest.
func unknownOf(text, name string, there []string) error {
	hint := "可以写：" + strings.Join(there, "、") + "。"
	if near := nearest(name, there); near != "" {
		hint = "是不是要写“" + near + "”？" + hint
	}
	if len(there) == 0 {
		hint = "请核对名称。"
	}
	return &language.Error{Text: text, Hint: hint}
}

// wordsOn are the words that may be asked of a kind of values.
func wordsOn(k kind) []string {
	var out []string
	for _, w := range words {
		if w.on&k != 0 {
			out = append(out, w.Name)
		}
	}
	return out
}

func sortedNames(m map[string]any) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// nearest is the name that takes the fewest changes of single characters to become one of
// those there are; "" when none is near: more than half of it would be changed.
func nearest(name string, there []string) string {
	best, least := "", len([]rune(name))/2+1
	for _, t := range there {
		if d := distance([]rune(name), []rune(t)); d < least {
			best, least = t, d
		}
	}
	return best
}

// distance is how many characters have to be put in, taken out or changed.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

// refuse says why a value cannot be printed.
func refuse(v any) error {
	switch v := v.(type) {
	case *figures.Set:
		if v.Free() {
			return wrong("请在后面写要印什么，如 .行数、.名单("+firstOf(v.Columns())+")；要放整张表，单独一行写 {{表("+language.Quote(v.Label())+")}}。",
				"这里写了一组对象，没有说要印什么")
		}
		return wrong("请在后面写要印什么，如 .总数、.名单、.合格率。", "这里写了一组对象，没有说要印什么")
	case wholePeriod:
		return wrong("请写成 {{上期.网站.合格率}} 的样子。", "这里只写了时期，没有说要印什么")
	case givenValues:
		return wrong("请写成 {{写明.名称}} 的样子，名称是 [values] 里的一项。", "“写明”后面没有写名称")
	case number:
		return wrong("直接写在正文里的数不用花括号；从数据来的，写 {{网站.总数}} 这样的名称，或在 notice.toml 的 [values] 中写明。", "数字%s没有出处，不能印进公文", v.text)
	case groups, series:
		return wrong("请在后面写 .列出、.其中、.分别（各类的数还可以写 .排名），或用 {{逐个 …}} 逐项写。", "这里写了%s，没有说怎么印", kindOf(v))
	case bool:
		return wrong("请写成 {{如果 …}}要印的文字{{完}} 的样子。", "这里写了条件，条件不能印出来")
	case row, figures.Line, figures.Entry:
		return wrong("请写明是哪一列，如 {{本项.单位}}。", "这里写了%s，没有说要印哪一列", kindOf(v))
	}
	return wrong("请写明要印什么。", "“%s”不能直接印", strings.TrimSpace(kindOf(v).String()))
}
