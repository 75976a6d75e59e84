package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// rulesetFile is what the file of a rule set may hold.
type rulesetFile struct {
	Ruleset
	Indicators []Indicator `toml:"indicator" name:"评分指标"`
	Items      []Item      `toml:"item" name:"评分项"`
}

// ParseRuleset reads a rule set. name is the rule set's name, the file's name
// without .toml; kinds are the kinds of objects it may be about. Every wrong or unknown key is a finding with its line; the rule
// set is nil when the file cannot be used at all, and must not be used when a
// finding is an error; what it judges by is whole even then, so that a notice can be
// checked in the same run.
func ParseRuleset(name string, data []byte, kinds []*Kind) (*Ruleset, diag.Findings) {
	var file rulesetFile
	lines, findings := conf.Read(name+".toml", data, "", &file)
	if lines == nil {
		return nil, findings
	}
	rs := &file.Ruleset
	rs.Name = name
	c := &ruleCheck{rs, lines, findings}
	c.objects(kinds)
	c.grades()
	c.measures()
	c.categories()
	c.rules()
	c.scoring(file.Indicators, file.Items)
	return rs, c.findings
}

// ruleCheck holds what a rule set says in one place against what it says in others,
// and completes it.
type ruleCheck struct {
	*Ruleset
	lines    *conf.Lines
	findings diag.Findings
}

// tell reports something wrong with a key of the table at path.
func (c *ruleCheck) tell(code diag.Code, path []any, key, hint, format string, args ...any) {
	c.findings.Tell(code, c.lines.At(below(path, key)...), hint, conf.TableName(path...)+format, args...)
}

func below(path []any, part ...any) []any { return append(slices.Clip(path), part...) }

// objects reports tables about a kind of objects that there is none of.
func (c *ruleCheck) objects(kinds []*Kind) {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = k.Word
	}
	check := func(object string, path ...any) {
		if object != "" && !slices.Contains(words, object) {
			c.tell(conf.CodeUnknownValue, path, "object", "可写“"+strings.Join(words, "”“")+"”。", "的 object “%s”不认识", object)
		}
	}
	for i, m := range c.Measures {
		check(m.Object, "measure", i)
	}
	for i, t := range c.Categories {
		check(t.Object, "category", i)
	}
	for i, r := range c.Rules {
		check(r.Object, "rule", i)
	}
	if c.Scoring != nil {
		check(c.Scoring.Object, "scoring")
	}
}

func (c *ruleCheck) grades() {
	seen := map[string]bool{}
	for i, g := range c.Grades {
		path := []any{"grade", i}
		if g.Rated && !g.Inspected || g.Passed && !g.Rated {
			c.tell(codeGradeContradicts, path, "name", "没有检查的等级 rated 和 passed 都应为 false。",
				"“%s”的 passed、rated、inspected 自相矛盾", g.Name)
		}
		for _, w := range append([]string{g.Name}, g.Words...) {
			if seen[w] {
				c.tell(codeDuplicateWord, path, "words", "一个结论用语只能属于一个等级。", "的“%s”已属于别的等级", w)
			}
			seen[w] = true
		}
	}
	if len(c.Grades) > 0 && (c.bestGrade().Name == "" || c.failGrade().Name == "") {
		c.tell(codeGradeMissing, nil, "grade", "至少要有一个合格的等级和一个不合格的等级。", "的等级不全")
	}
}

func (c *ruleCheck) measures() {
	for i, m := range c.Measures {
		same := func(o Measure) bool { return o.Object == m.Object && o.Name == m.Name }
		c.once(slices.ContainsFunc(c.Measures[:i], same), []any{"measure", i}, m.Name)
	}
}

func (c *ruleCheck) categories() {
	for i := range c.Categories {
		t := &c.Categories[i]
		for _, w := range append([]string{t.Name}, t.Words...) {
			t.pieces = append(t.pieces, strings.Split(sheet.Fold(w), "*"))
		}
		same := func(o Category) bool { return o.Object == t.Object && o.Name == t.Name }
		c.once(slices.ContainsFunc(c.Categories[:i], same), []any{"category", i}, t.Name)
	}
}

// once reports a name that stands in a table before this one.
func (c *ruleCheck) once(repeated bool, path []any, name string) {
	if repeated {
		c.tell(codeDuplicateName, path, "name", "请改名或删去一个。", "的“%s”重复", name)
	}
}

func (rs *Ruleset) hasCategory(object, name string) bool {
	return slices.ContainsFunc(rs.Categories, func(c Category) bool { return c.Object == object && c.Name == name })
}

// rules checks the rules and leaves out those whose conditions cannot be judged.
func (c *ruleCheck) rules() {
	var good []Rule
	for i, r := range c.Rules {
		path := []any{"rule", i}
		usable := c.conditions(r.When, path, r.Object)
		if r.Category != "" && !c.hasCategory(r.Object, r.Category) {
			c.tell(conf.CodeUnknownValue, path, "category", "请先写 [[category]]。", "的 category “%s”没有定义", r.Category)
		}
		c.graded(&r.Grade, path)
		c.wording(r.Finding, path, r.Object)
		if usable {
			good = append(good, r)
		}
	}
	c.Rules = good
}

// graded makes the failing grade that of a rule that names none.
func (c *ruleCheck) graded(name *string, path []any) {
	if *name == "" {
		*name = c.failGrade().Name
	} else if g, ok := c.grade(*name); !ok || g.Name != *name {
		c.tell(conf.CodeUnknownValue, path, "grade", "请先写 [[grade]]。", "的 grade “%s”没有定义", *name)
	}
}

// conditions completes the conditions of a rule or item; false when one cannot be
// judged, which is told.
func (c *ruleCheck) conditions(when []Condition, path []any, object string) bool {
	usable := len(when) > 0
	for i := range when {
		usable = c.condition(&when[i], below(path, "when", i), object) && usable
	}
	if len(when) == 0 {
		c.tell(conf.CodeMissingKey, path, "when", `请写 when = [{ measure = "…", threshold = … }]。`, "没有条件")
	}
	return usable
}

func (c *ruleCheck) condition(cond *Condition, path []any, object string) bool {
	switch cond.Compare {
	case ">=":
		cond.Compare = AtLeast
	case "<=":
		cond.Compare = AtMost
	case "==":
		cond.Compare = Equal
	}
	if cond.Measure != "" {
		cond.Measures = append(cond.Measures, cond.Measure)
	}
	given := func(key string) bool { return c.lines.Has(below(path, key)...) }
	if !given("measure") && !given("measures") {
		c.tell(conf.CodeMissingKey, path, "measure", "请写 measure 或 measures。", "没有写测量项")
	}
	if given("threshold") == given("than") {
		c.tell(conf.CodeMissingKey, path, "threshold", "threshold 和 than 只写一个。", "应当有一个界限")
	}
	usable := len(cond.Measures) > 0 && (cond.Threshold != nil || cond.Than != "")
	for _, name := range append(slices.Clip(cond.Measures), cond.Than) {
		if name != "" && c.measure(object, name) == nil {
			c.tell(conf.CodeUnknownValue, path, "measure", "请先写 [[measure]]。", "的测量项“%s”没有定义", name)
			usable = false
		}
	}
	return usable
}

// wording reports {names} in a wording that are neither measures nor others it may hold.
func (c *ruleCheck) wording(text string, path []any, object string, others ...string) {
	for _, name := range placeholders(text) {
		if c.measure(object, name) == nil && !slices.Contains(others, name) {
			c.tell(conf.CodeUnknownValue, path, "finding", "花括号里只能写测量项的名称。", "的用语里“{%s}”不是测量项", name)
		}
	}
}

func placeholders(text string) []string {
	var out []string
	for {
		_, rest, open := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			return out
		}
		out, text = append(out, name), after
	}
}

// scoring checks the part that gives points, and puts the items into their
// indicators. What has no points is left out; without a base and a limit there is
// no scoring.
func (c *ruleCheck) scoring(indicators []Indicator, items []Item) {
	s, path := c.Scoring, []any{"scoring"}
	if s == nil {
		if len(indicators)+len(items) > 0 {
			c.tell(conf.CodeMissingKey, nil, "scoring", "请补上 [scoring]。", "有 [[indicator]] 或 [[item]]，但没有 [scoring]")
		}
		return
	}
	c.graded(&s.Grade, path)
	c.wording(s.Finding, path, s.Object, scoreWord, lostWord)
	if s.NoService != "" && (c.measure(s.Object, s.NoService) == nil || s.Factor == nil) {
		c.tell(conf.CodeMissingKey, path, "no_service", "请定义这个测量项，并写 factor。", "的 no_service 用不了")
		s.NoService = ""
	}
	for i, n := range indicators {
		path := []any{"indicator", i}
		c.once(slices.ContainsFunc(indicators[:i], func(o Indicator) bool { return o.Name == n.Name }), path, n.Name)
		if c.positive(n.Points, path) {
			s.Indicators = append(s.Indicators, n)
		}
	}
	for i, item := range items {
		c.item(s, item, []any{"item", i})
	}
	if s.Base == nil || s.Pass == nil {
		c.Scoring = nil
	}
}

func (c *ruleCheck) item(s *Scoring, item Item, path []any) {
	good := c.conditions(item.When, path, s.Object)
	good = c.positive(item.Points, path) && good
	c.wording(item.Finding, path, s.Object)
	at := slices.IndexFunc(s.Indicators, func(i Indicator) bool { return i.Name == item.Indicator })
	if at < 0 {
		c.tell(conf.CodeUnknownValue, path, "indicator", "请先写 [[indicator]]。", "的 indicator “%s”没有定义", item.Indicator)
	} else if good {
		s.Indicators[at].Items = append(s.Indicators[at].Items, item)
	}
}

// positive reports whether there are points; what is no number has been told.
func (c *ruleCheck) positive(points *big.Rat, path []any) bool {
	if points != nil && points.Sign() <= 0 {
		c.tell(codeWrongValue, path, "points", "分值应当大于0。", "的分值不对")
	}
	return points != nil && points.Sign() > 0
}

// fill puts measured values into a wording.
func fill(text string, values map[string]string) string {
	for _, name := range placeholders(text) {
		if v, ok := values[name]; ok {
			text = strings.ReplaceAll(text, "{"+name+"}", v)
		}
	}
	return text
}
