package claims

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// 甲局网站存在空白栏目; 部门网站均没有空白栏目问题
	troubled = pattern.New(`^(.+?)(仍|还|也|均|都|全部|普遍)*(不存在|没有|未发现|未出现|没有出现|没有发现|存在|出现|发现|检出|有)(?:着|了)?` +
		`([^，。；\d]+?)(?:的|等)*(?:问题|现象|情况)?$`)
)

// troubles holds the problems that a group, or some objects, are said to have or not to have.
func (n stater) troubles(clause, _ string) []Named {
	if n.ofAnotherPeriod() || narrowed.MatchString(n.whole) || slices.ContainsFunc(n.headings, otherMatter.MatchString) {
		return nil
	}
	s, ok := n.troubleIn(clause)
	if !ok {
		return nil
	}
	var found []Named
	for _, object := range n.candidates(s.text) {
		problems, known := n.problemsOf(object, s.problems)
		subjects, missing, ok := n.subjects(s.text, object)
		if !known || !ok || len(missing) > 0 {
			continue
		}
		wrong := n.holdTroubles(s, subjects, problems)
		if wrong == nil {
			return nil
		}
		found = append(found, wrong...)
	}
	return found[:min(len(found), 1)]
}

// trouble is what a clause says of problems.
type trouble struct {
	text, problems string
	all, not       bool
}

// troubleIn reads a clause: with a verb, or a name with the problem right behind it.
func (n stater) troubleIn(clause string) (trouble, bool) {
	if m := troubled.FindStringSubmatch(clause); m != nil {
		all := m[2] == "均" || m[2] == "都" || m[2] == "全部"
		return trouble{text: m[1], problems: m[4], all: all, not: strings.ContainsAny(m[3], "不没未")}, true
	}
	for _, o := range n.lexicon.Objects {
		for _, v := range o.Values {
			if rest, ok := strings.CutSuffix(clause, v.Names[0]); ok && v.Column == problemColumn && len(n.refs(rest)) > 0 {
				return trouble{text: rest, problems: v.Names[0]}, true
			}
		}
	}
	return trouble{}, false
}

// problemsOf are the problems of an object that a list names; ok is false where one is not known.
func (n stater) problemsOf(object int, list string) (out []Value, ok bool) {
	values := n.lexicon.Objects[object].Values
	named := func(item string) int {
		return slices.IndexFunc(values, func(v Value) bool { return v.Column == problemColumn && slices.Contains(v.Names, item) })
	}
	items := []string{list}
	if named(list) < 0 {
		items = nameMarks.Split(list, -1)
	}
	for _, item := range items {
		k := named(strings.TrimSuffix(strings.TrimSuffix(item, "问题"), "的"))
		if k < 0 {
			return nil, false
		}
		out = append(out, values[k])
	}
	return out, true
}

// holdTroubles is what the data say against problems that subjects are said to have; nil: nothing.
func (n stater) holdTroubles(s trouble, subjects []subject, problems []Value) []Named {
	for _, of := range subjects {
		stem := n.lexicon.Objects[of.object].Expression + of.condition
		all, failing := n.value(stem+"."+counts[existing]), n.value(stem+"."+counts[failed])
		for _, v := range problems {
			has := n.value(stem + "[" + problemColumn + "=" + v.Quoted + "]." + counts[existing])
			if !has.ok || !all.ok || !failing.ok || all.figure.Num == 0 {
				return nil
			}
			with, problem := has.figure.Num, "“"+v.Names[0]+"”"
			switch {
			case s.not && with > 0:
				return []Named{{Is: "“" + of.name + "”有" + problem + "的" + has.figure.Text + "个", Figure: has.figure, Sure: true}}
			case s.not, with > 0 && (!s.all || with == all.figure.Num):
			case !v.Sorted && failing.figure.Num > 0, n.noted(stem, v, with):
			case with > 0:
				is := "“" + of.name + "”" + all.figure.Text + "个中有" + problem + "的" + has.figure.Text + "个"
				return []Named{{Is: is, Figure: has.figure, Sure: true}}
			case all.figure.Num == 1 && failing.figure.Num == 0:
				return []Named{{Is: "“" + of.name + "”没有" + problem + "，合格", Figure: all.figure, Sure: true}}
			default:
				return []Named{{Is: "“" + of.name + "”没有" + problem, Figure: all.figure, Sure: true}}
			}
		}
	}
	return nil
}

// noted reports a problem that cells beside the column of problems may be about: its measure, or
// what is said of more objects than those that have it there.
func (n stater) noted(stem string, problem Value, with int64) bool {
	for _, measure := range []string{problem.Quoted, unquoted(problem.Quoted) + "数"} {
		if a := n.value(stem + "." + measure); a.ok && a.figure.Num > 0 {
			return true
		}
	}
	a := n.value(stem + "[主要问题含“" + problem.Names[0] + "”]." + counts[existing])
	return a.ok && a.figure.Num > with
}
