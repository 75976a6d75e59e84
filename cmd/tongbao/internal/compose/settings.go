package compose

import (
	"cmp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// phrase is text with figures in it.
type phrase []document.Inline

// settings are the texts of notice.toml. Their actions are run once, before the body
// is, or when what they stand in is asked for: an entry of [values], a table.
type settings struct {
	texts   []*issue.Text
	said    map[*issue.Text]phrase
	running map[*issue.Text]bool
	failed  map[*issue.Text]bool
	refused map[string]bool // what was written in texts that could not be run
}

func newSettings(texts []*issue.Text) settings {
	return settings{texts, map[*issue.Text]phrase{}, map[*issue.Text]bool{}, map[*issue.Text]bool{}, map[string]bool{}}
}

// under yields the texts of a part of notice.toml: under("table", 0).
func (s *settings) under(part ...any) []*issue.Text {
	var out []*issue.Text
	for _, t := range s.texts {
		if len(t.Path) >= len(part) && slices.Equal(t.Path[:len(part)], part) {
			out = append(out, t)
		}
	}
	return out
}

// later reports a text that is run when what it stands in is asked for.
func later(t *issue.Text) bool {
	switch t.Path[0] {
	case "values", "table":
		return true
	case "attachment":
		return t.Path[2] != "title"
	}
	return false
}

// settle runs the actions of all settings but those that are run later; what the earlier
// periods are called first, for that is part of the data.
func (c *composer) settle() {
	sampled := survey.Scope(c.in.Issue.Notice)
	for _, r := range c.in.Rosters {
		r.BeforePeriod = c.calledAs(r.BeforePeriod, "previous", "label")
		r.YearAgoPeriod = c.calledAs(r.YearAgoPeriod, "last_year", "label")
	}
	for _, t := range c.settings.texts {
		if !later(t) {
			c.runs(t)
		}
	}
	if now := survey.Scope(c.in.Issue.Notice); now != sampled {
		c.findings.Tell(codeActionHidden, c.in.Issue.At("notice", "action"), "请在 action 或标题里直接写出这个词。",
			"“%s”由 {{ }} 换出，程序判断检查了全部还是一部分时看不到它", now)
	}
}

// calledAs is what the text at a path says, where name is that text.
func (c *composer) calledAs(name string, path ...any) string {
	for _, t := range c.settings.under(path...) {
		if t.Written == name {
			c.runs(t)
			return document.InlineText(c.settings.said[t])
		}
	}
	return name
}

// runs runs the actions of a text; false when it could not be said, which is told.
func (c *composer) runs(t *issue.Text) bool {
	_, err := c.say(t)
	return err == nil
}

// say runs the actions of a text of notice.toml and returns what it says. The error is
// ErrTold. A text that is being run refers to itself.
func (c *composer) say(t *issue.Text) (phrase, error) {
	switch words, done := c.settings.said[t]; {
	case c.settings.running[t]:
		c.findings.Tell(codeSelfReference, t.Place, "请在其中一处直接写出内容。", "这里要用的一项又用到这一项自己，没有尽头")
		return nil, vocabulary.ErrTold
	case c.settings.failed[t]:
		return nil, vocabulary.ErrTold
	case done:
		return words, nil
	}
	words, err := c.words(t)
	if text := document.InlineText(words); err == nil && text != t.Written {
		if bad, ok := t.Set(text); !ok {
			c.findings = append(c.findings, bad)
			err = vocabulary.ErrTold
		}
	}
	if err != nil {
		c.settings.failed[t] = true
		t.Set(bare(t.Written)) // the rest of the notice is checked, and the action not told again
		return nil, err
	}
	c.settings.said[t] = words
	return words, nil
}

// words are those of a text with its actions run. What it uses is run first.
func (c *composer) words(t *issue.Text) (phrase, error) {
	if !strings.ContainsAny(t.Written, "{}｛｝") && !privateUse(t.Written) {
		return phrase{{Text: t.Written, Place: t.Place}}, nil
	}
	if c.settings.refused[t.Written] { // told where it was written first: the issuer signs, too
		return nil, vocabulary.ErrTold
	}
	c.settings.running[t] = true
	defer delete(c.settings.running, t)
	src, m := c.execute(t.Written, t.Place)
	if m.failed {
		c.settings.refused[t.Written] = true
		return nil, vocabulary.ErrTold
	}
	return c.plain(src, m)
}

// bare is what is left of a text whose actions cannot be run; never nothing.
func bare(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune("{}｛｝", r) || privateUse(string(r)) {
			return -1
		}
		return r
	}, withoutActions(language.HalfBraces(text)))
	return cmp.Or(strings.TrimSpace(text), "□")
}

// plain reads what was executed as a text without markdown.
func (c *composer) plain(src string, m *marks) (phrase, error) {
	out := phrase{}
	literal := func(s string) {
		if s != "" {
			out = append(out, document.Inline{Text: s, Place: m.origin})
		}
	}
	rest := 0
	for i, r := range src {
		e, ok := m.at(r)
		_, line := markedLine(r)
		if !ok && !line {
			continue
		}
		if e.block != nil || e.counter {
			c.findings.Tell(codeLineOnly, m.origin, "请写在正文里。", "这里只能写一行文字，不能放表格和“一是、二是”")
			return nil, vocabulary.ErrTold
		}
		literal(src[rest:i])
		out = append(out, e.inlines...)
		rest = i + len(string(r))
	}
	literal(src[rest:])
	return out, nil
}

// need runs the actions of fields of [notice] that are about to be used.
func (c *composer) need(fields ...string) error {
	for _, t := range c.settings.texts {
		parts := strings.Split(t.Field, ".")
		if parts[0] != "Notice" || !slices.Contains(fields, parts[1]) {
			continue
		}
		if _, err := c.say(t); err != nil {
			return err
		}
	}
	return nil
}

// say is what the text at a path of notice.toml says.
func (c *composer) sayAt(path ...any) (phrase, error) {
	for _, t := range c.settings.under(path...) {
		return c.say(t)
	}
	return nil, nil
}

// tableWords runs the actions in the words of a table or attachment; false when one
// cannot be run, which is told.
func (c *composer) tableWords(path ...any) bool {
	good := true
	for _, t := range c.settings.under(path...) {
		good = c.runs(t) && good
	}
	return good
}
