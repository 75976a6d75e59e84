package claims

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// 不合格的政府网站是甲网、乙网; 不合格账号名单：甲号
	failedIs = pattern.New(`^(.*?)(不合格|不达标)(?:的)?([^，。；是为：]*?)(?:名单)?(?:分别|依次)?(?:是|为|有|：)([^，。；]+)$`)
	// 甲网不合格
	verdictOf = pattern.New(`^([^，。；]+?)(?:经|本次|本季度|此次|检查|抽查|监测|结果|被|评定|判定|认定|评为|为|均|都|是|的)*(不合格|不达标|未达标|合格|达标)(?:的)?$`)
	// 甲网存在空白栏目问题
	troubleOf = pattern.New(`^([^，。；]+?)(?:仍|还|也|均)?(?:存在|出现|有)(?:的)?([^，。；、\d]+?)(?:的|等)?问题$`)
	// 甲区没有不合格的账号
	noneFailed = pattern.New(`^([^，。；]+?)(?:没有|无|未发现|没有发现|未出现)(?:检查)?不合格的?([^，。；]*)$`)
	// 甲网连续两个季度不合格
	inARow   = pattern.New(`^([^，。；]+?)(?:已)?连续([两二三四五六七八九十]|\d{1,2})个?(?:季度|月|次|期)(?:检查)?(?:均|都|被评为|为)?不合格$`)
	sponsors = pattern.New(`主办单位|责任单位|单位`)
)

// failedList reads who failed.
func (n *namer) failedList(clause, _ string) []Named {
	m := failedIs.FindStringSubmatch(clause)
	if m == nil || isOpen(m[4]) || strings.Contains(m[3], "率") || strings.Contains(m[3], "原因") {
		return nil
	}
	d := n.describe(n.tokens(&Passage{Text: m[1] + m[3]}))
	object := n.only()
	if len(d.objects) == 1 {
		object = d.objects[0]
	}
	if object < 0 || len(d.objects) > 1 || d.unknown || d.other || d.ofWhich || len(d.values) > 0 || n.lexicon.Objects[object].Free ||
		len(d.periods) > 0 && !slices.Equal(d.periods, []Period{Now}) {
		return nil
	}
	o := &n.lexicon.Objects[object]
	column, quoted, unknown := n.list(m[4], object)
	if len(quoted) == 0 || sponsors.MatchString(m[3]) == (column == o.NameColumn) {
		return nil
	}
	failing, ok := n.failing(object, column)
	if !ok {
		return nil
	}
	is := strings.Join(failing, "、")
	for _, q := range quoted {
		if a := n.value(o.Expression + "[" + column + "=" + q + "].不合格数"); a.ok && a.figure.Num == 0 {
			return []Named{{Is: "不合格的是" + is, Figure: a.figure, Sure: len(unknown) == 0}}
		}
	}
	if len(unknown) > 0 && len(quoted)+len(unknown) > 1 && likeNames(unknown) || len(unknown) == 0 && len(quoted) < len(failing) {
		return told("不合格的是"+is, nil, false)
	}
	return nil
}

var nameLike = pattern.New(`^\p{Han}{2,16}(?:局|委|办|厅|室|院|会|中心|政府|网站|网|发布|账号)$`)

func likeNames(items []string) bool {
	return !slices.ContainsFunc(items, func(s string) bool { return !nameLike.MatchString(s) })
}

// failing are the names of a column of which any failed; ok is false when there are too many.
func (n *namer) failing(object int, column string) (out []string, ok bool) {
	o := &n.lexicon.Objects[object]
	values := o.Values
	if column == o.NameColumn {
		values = o.Members
	}
	asked := 0
	for _, v := range values {
		if v.Column != column {
			continue
		}
		if asked++; asked > mostGroups {
			return nil, false
		}
		a := n.value(o.Expression + "[" + v.Column + "=" + v.Quoted + "].不合格数")
		if !a.ok {
			return nil, false
		}
		if a.figure.Num > 0 {
			out = append(out, v.Names[0])
		}
	}
	return out, len(out) > 0
}

// verdict reads what a single name is said to be: passed, failed, with a problem, without a
// failure, failing for the second time.
func (n *namer) verdict(clause, _ string) []Named {
	if m := inARow.FindStringSubmatch(clause); m != nil {
		return n.holdRow(m[1], m[2])
	}
	if is, a, wrong := n.otherVerdict(clause); wrong {
		return []Named{{Is: is, Figure: a.figure, Sure: true}}
	}
	return nil
}

// holdRow holds 甲网连续两个季度不合格.
func (n *namer) holdRow(name, times string) []Named {
	ref, ok := n.member(name)
	if !ok {
		return nil
	}
	o := &n.lexicon.Objects[ref.object]
	for _, p := range []Period{Now, Before} {
		a := n.value(asked[p] + o.Expression + "[" + ref.column + "=" + ref.quoted + "]." + counts[failed])
		if a.ok && a.figure.Num == 0 {
			return []Named{{Is: map[Period]string{Now: "本期", Before: "上期"}[p] + "没有不合格", Figure: a.figure, Sure: true}}
		}
	}
	if k := numeral(times); k > len([]Period{Now, Before}) {
		return told("只有本期和上期的结果，更早的核对不了", nil, false)
	}
	return nil
}

// otherVerdict is what the data say against a clause.
func (n *namer) otherVerdict(clause string) (is string, a answer, wrong bool) {
	if m := noneFailed.FindStringSubmatch(clause); m != nil {
		return n.holdNone(m[1], m[2])
	}
	if m := verdictOf.FindStringSubmatch(clause); m != nil {
		ref, ok := n.member(m[1])
		if !ok {
			return "", answer{}, false
		}
		word, other := counts[passed], "不合格"
		if strings.ContainsAny(m[2], "不未") {
			word, other = counts[failed], "合格"
		}
		said, against := n.of(ref, "."+word), n.of(ref, "."+other+"数")
		return "“" + unquoted(ref.quoted) + "”" + other, against, said.ok && against.ok && said.figure.Num == 0 && against.figure.Num > 0
	}
	if m := troubleOf.FindStringSubmatch(clause); m != nil {
		return n.holdTrouble(m[1], m[2])
	}
	return "", answer{}, false
}

// holdNone holds 甲区没有不合格的账号.
func (n *namer) holdNone(name, what string) (is string, a answer, wrong bool) {
	d := n.describe(n.tokens(&Passage{Text: what}))
	if d.unknown || len(d.objects) != 1 || len(d.values) > 0 {
		return "", answer{}, false
	}
	for _, ref := range n.refs(name) {
		if ref.object == d.objects[0] {
			a = n.of(ref, "."+counts[failed])
			return "“" + name + "”有" + a.text() + "个不合格", a, a.ok && a.figure.Num > 0
		}
	}
	return "", answer{}, false
}

func (a answer) text() string {
	if a.figure == nil {
		return ""
	}
	return a.figure.Text
}

// holdTrouble holds 甲网存在空白栏目问题: another problem is known of it.
func (n *namer) holdTrouble(name, problem string) (is string, a answer, wrong bool) {
	ref, ok := n.member(name)
	if !ok {
		return "", answer{}, false
	}
	o := &n.lexicon.Objects[ref.object]
	known := slices.IndexFunc(o.Values, func(v Value) bool { return v.Column == problemColumn && slices.Contains(v.Names, problem) })
	if known < 0 {
		return "", answer{}, false
	}
	if has := n.of(ref, "["+problemColumn+"="+o.Values[known].Quoted+"]."+counts[existing]); !has.ok || has.figure.Num > 0 {
		return "", answer{}, false
	}
	for _, v := range o.Values {
		if v.Column != problemColumn {
			continue
		}
		if a = n.of(ref, "["+problemColumn+"="+v.Quoted+"]."+counts[existing]); a.ok && a.figure.Num > 0 {
			return "“" + name + "”的问题是" + v.Names[0], a, true
		}
	}
	a = n.of(ref, "."+counts[passed])
	return "“" + name + "”合格", a, a.ok && a.figure.Num > 0
}

// member is the one object that a text names.
func (n *namer) member(text string) (nameRef, bool) {
	found := slices.DeleteFunc(slices.Clone(n.refs(text)), func(ref nameRef) bool { return !ref.member })
	if len(found) != 1 {
		return nameRef{}, false
	}
	return found[0], true
}

// of asks a number of what a name stands for.
func (n *namer) of(ref nameRef, suffix string) answer {
	return n.value(n.lexicon.Objects[ref.object].Expression + "[" + ref.column + "=" + ref.quoted + "]" + suffix)
}

func unquoted(s string) string { return strings.Trim(s, "“”\"") }
