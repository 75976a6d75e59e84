package migrate

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// Settings rewrites notice.toml, name being what it is called: the actions in its texts,
// the names of figures in [[stated]] and [percent], and the figures that summaries have in
// their columns. Nothing but what stands in quotation marks changes. The text is returned
// as it is when there are findings, and when there is nothing to rewrite.
func Settings(name, src string, k *Known) (string, diag.Findings) {
	s := &settings{Known: k, file: name, src: src, values: map[string]string{}}
	all := conf.Texts(src)
	for _, q := range all {
		if text, _, ok := conf.Unquote(src[q.From:q.To]); ok && !q.Key {
			s.values[strings.Join(q.Path, "/")] = text
		}
	}
	var b strings.Builder
	at := 0
	for _, q := range all {
		raw := src[q.From:q.To]
		if raw == "" || raw[0] != '"' && raw[0] != '\'' {
			continue
		}
		b.WriteString(src[at:q.From] + s.rewritten(q, raw))
		at = q.To
	}
	if len(s.findings) > 0 {
		return src, s.findings
	}
	return b.String() + src[at:], nil
}

// settings is a notice.toml that is rewritten.
type settings struct {
	*Known
	file     string
	src      string
	values   map[string]string // texts by their path
	findings diag.Findings
}

// rewritten is a text in quotation marks as it is to stand.
func (s *settings) rewritten(q conf.Quoted, raw string) string {
	path := slices.Clone(q.Path)
	top := path[0]
	last := path[len(path)-1]
	text, from, ok := conf.Unquote(raw)
	switch {
	case !ok || top == "acknowledged":
		return raw
	case q.Key && top == "percent" && len(path) == 3 && path[1] == "figures", !q.Key && top == "stated" && last == "key":
		return s.key(q, raw, text)
	case q.Key:
		return raw
	case (top == "table" || top == "attachment") && len(path) > 2 && path[2] == "where":
		if to := filter(text); to != text {
			return requoted(raw, to)
		}
	case (top == "table" || top == "attachment") && len(path) == 4 && path[2] == "columns" && s.summary(path):
		if to := s.source(path, text); to != text && !strings.Contains(text, opening) {
			return requoted(raw, to)
		}
	}
	if !strings.Contains(text, opening) {
		return raw
	}
	t := newTranslator(s.file, q.Line, text, s.Known)
	if !t.translate() {
		s.findings = append(s.findings, t.findings...)
		return raw
	}
	inner := t.text(func(p piece) string {
		if p.literal && p.from >= 0 {
			return raw[from[p.from]:from[p.from+len(p.text)]]
		}
		return escaped(raw, p.text)
	})
	return raw[:from[0]] + inner + raw[from[len(text)]:]
}

// escaped is a text as it stands within the quotation marks of raw.
func escaped(raw, text string) string {
	if raw[0] == '\'' {
		return text // what is written has no half-width quotation marks
	}
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text)
}

// requoted is another text in the quotation marks of raw.
func requoted(raw, text string) string {
	if raw[0] == '\'' && !strings.ContainsAny(text, "'\n") {
		return "'" + text + "'"
	}
	return `"` + escaped(`"`, text) + `"`
}

// key is the name of a figure.
func (s *settings) key(q conf.Quoted, raw, text string) string {
	to := FigureName(text)
	if _, err := language.Parse(to); err != nil || strings.Contains(to, ".各") {
		s.findings.Tell(codeNoCounterpart, diag.Place{File: s.file, Line: q.Line}, "请用 tongbao explain 查看新的名称。",
			"数字的名称“%s”在新写法里没有对应的", text)
		return raw
	}
	if to == text {
		return raw
	}
	return requoted(raw, to)
}

// filter is what a table chooses by, where the language cannot read it as it stands: a
// value with quotation marks in it is quoted.
func filter(text string) string {
	if _, err := language.ParseCondition(text); err == nil {
		return text
	}
	column, value, compared := strings.Cut(strings.Replace(text, "＝", "=", 1), "=")
	c := language.Condition{}
	if compared {
		bare, not := strings.CutSuffix(strings.Replace(strings.TrimSpace(column), "！", "!", 1), "!")
		c.Column, c.Op = strings.TrimSpace(bare), map[bool]string{false: "=", true: "≠"}[not]
	} else {
		value = text
	}
	for v := range strings.SplitSeq(value, "|") {
		c.Values = append(c.Values, strings.TrimSpace(v))
	}
	return c.String()
}

// summary reports the column of a table that sums up by a column.
func (s *settings) summary(path []string) bool {
	by := strings.Join(path[:2], "/") + "/by"
	return s.values[by] != "" || s.values[by+"/0"] != ""
}

// source is the column of a summary with its figure in the language.
func (s *settings) source(path []string, text string) string {
	head, source, renamed := strings.Cut(text, "=")
	if !renamed {
		source = head
	}
	bare := strings.TrimSpace(source)
	by := strings.Join(path[:2], "/") + "/by"
	if bare == "序号" || bare == "名次" || slices.Contains([]string{s.values[by], s.values[by+"/0"], s.values[by+"/1"]}, bare) {
		return text
	}
	rows := s.rows(s.values[strings.Join(path[:2], "/")+"/rows"])
	m := metricNamed(bare, rows)
	to := m.String()
	switch {
	case to == bare, strings.HasPrefix(bare, "["), m.alone() && (rows == nil || !rows.Has(bare)):
		return text // there is nothing to rewrite, or it has been
	case renamed:
		return head + "=" + to
	}
	return bare + "=" + to
}

// rows is the set that the rows of a table are.
func (s *settings) rows(rows string) *figures.Set {
	if set := s.Rosters[rows]; set != nil {
		return set
	}
	return s.Sheets[rows]
}
