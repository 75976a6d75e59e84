package migrate

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/language"
)

// FigureName is the name of a figure in the language, in the form it is listed in, for the
// name it had: 留言.收到件数合计 is 留言.合计(收到件数). A name that is the same in both is
// returned as it is.
func FigureName(key string) string {
	key, _, _ = strings.Cut(key, "#") // a list that was worded a second way
	if value, ok := strings.CutPrefix(key, givenWord+"."); ok && !strings.Contains(value, ".") {
		return listed(givenWord + "." + language.Quote(value))
	}
	if root, dividers, ok := strings.Cut(key, ".平均÷"); ok {
		return listed(root + "÷" + dividers)
	}
	parts := steps(key)
	parts[0] = conditions(parts[0])
	for i := 1; i < len(parts); i++ {
		parts[i] = step(parts[i], i == len(parts)-1)
	}
	return listed(joinSteps(parts))
}

// listed is an expression in the form it is listed in; what is none stays.
func listed(text string) string {
	n, err := language.Parse(text)
	if err != nil {
		return text
	}
	return n.String()
}

// steps cuts a name at its points, which stand neither in brackets nor between digits, and
// before the part that names another figure: 占新媒体.不合格, 较上期….
func steps(key string) []string {
	var out []string
	from, depth := 0, 0
	for i, r := range key {
		switch {
		case r == '[' || r == '（' || r == '(':
			depth++
		case r == ']' || r == '）' || r == ')':
			depth--
		case r == '.' && depth == 0 && !betweenDigits(key, i):
			out = append(out, key[from:i])
			from = i + 1
			if strings.HasPrefix(key[from:], "占") || figureChange.MatchString(key[from:]) {
				return append(out, key[from:])
			}
		}
	}
	return append(out, key[from:])
}

func betweenDigits(s string, at int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return digit(at-1) && digit(at+1)
}

func joinSteps(parts []string) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 && !strings.HasPrefix(p, "[") {
			b.WriteByte('.')
		}
		b.WriteString(p)
	}
	return b.String()
}

// changes are what became of a figure, behind the period or figure it was compared with.
const changes = "百分点|增减率|增减数"

var (
	periodChange = regexp.MustCompile(`^较(上期|去年同期)(` + changes + `)$`)
	figureChange = regexp.MustCompile(`^较([^(].*[^.])(` + changes + `)$`)
	top          = regexp.MustCompile(`^前(\d+)名$`)
	ofGroups     = regexp.MustCompile(`^各(.+?)(总数|检查数|合格数|不合格数|合格率|不合格率|检查率)$`)
)

// step is one step of a name.
func step(p string, last bool) string {
	if m := periodChange.FindStringSubmatch(p); m != nil {
		return "较" + m[1] + "." + m[2]
	}
	if m := figureChange.FindStringSubmatch(p); m != nil {
		return "较(" + FigureName(m[1]) + ")." + m[2]
	}
	if m := ofGroups.FindStringSubmatch(p); m != nil && !strings.Contains(m[1], "÷") {
		return grouping(m[1]) + "." + m[2]
	}
	if m := top.FindStringSubmatch(p); m != nil {
		return "[前" + m[1] + "]"
	}
	if limit, ok := strings.CutPrefix(p, "不低于"); ok {
		return "[≥" + limit + "]"
	}
	if limit, ok := strings.CutPrefix(p, "低于"); ok {
		return "[<" + limit + "]"
	}
	if of, ok := strings.CutPrefix(p, "占"); ok && of != "" && !strings.HasPrefix(of, "(") {
		return "占(" + FigureName(of) + ")"
	}
	switch {
	case p == "名单数":
		return "名单.个数"
	case !last || slices.Contains(counts, p) || strings.HasSuffix(p, ")"):
		return conditions(p)
	}
	if m := metricNamed(p, nil); m.whole != "" || m.word != "" && m.column != "" {
		return m.String()
	}
	return conditions(p)
}

func grouping(column string) string {
	if word := byWord + column; language.Quote(word) == word {
		return word
	}
	return byWord + "(" + language.Quote(column) + ")"
}

// conditions is a step with its conditions as they are listed: nothing is “”.
func conditions(p string) string { return strings.ReplaceAll(p, "≠]", "≠“”]") }
