package inspection

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// maxRuleset bounds the size of a rule file in bytes; the national one has some
// 10 KB.
const maxRuleset = 1 << 20

// ParseRuleset reads a rule set. name is the rule set's name, the file's name
// without .toml. Every wrong or unknown key is a finding with its line; the rule
// set is nil when the file cannot be used at all, and must not be used when a
// finding is an error.
func ParseRuleset(name string, data []byte) (*Ruleset, diag.Findings) {
	var findings diag.Findings
	file := diag.Place{File: name + ".toml"}
	if len(data) > maxRuleset {
		findings.Tell(codeRulesetTooLarge, file, "规则文件不应超过1MB。", "规则文件过大")
		return nil, findings
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		findings.Tell(codeNotUtf8, file, "请用 UTF-8 编码保存。", "规则文件不是 UTF-8 编码")
		return nil, findings
	}
	var values map[string]any
	if _, err := toml.Decode(string(data), &values); err != nil {
		findings.Tell(codeTomlSyntax, syntaxPlace(file, err), "请检查这一行的引号、括号和等号。", "规则文件的写法有错：%s", plainError(err))
		return nil, findings
	}
	root := &node{values: values, title: "规则文件", lines: indexLines(string(data)), file: file.File, findings: &findings}
	rs := &Ruleset{Name: name, Title: root.text("title", true), Basis: root.text("basis", false)}
	rs.readGrades(root)
	rs.readMeasures(root)
	rs.readCategories(root)
	rs.readRules(root)
	rs.readScoring(root)
	root.done()
	return rs, findings
}

func syntaxPlace(file diag.Place, err error) diag.Place {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		file.Line = parse.Position.Line
	}
	return file
}

func plainError(err error) string {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return parse.Message
	}
	return err.Error()
}

func (rs *Ruleset) readGrades(root *node) {
	seen := map[string]bool{}
	for _, n := range root.tables("grade", "[[grade]]") {
		g := Grade{Name: n.text("name", true), Words: n.texts("words", false), Passed: n.flag("passed", false), Rated: n.flag("rated", true), Inspected: n.flag("inspected", true)}
		n.done()
		if g.Rated && !g.Inspected || g.Passed && !g.Rated {
			n.wrong(codeGradeContradicts, "name", "没有检查的等级 rated 和 passed 都应为 false。", "“%s”的 passed、rated、inspected 自相矛盾", g.Name)
		}
		for _, w := range append([]string{g.Name}, g.Words...) {
			if seen[w] {
				n.wrong(codeDuplicateWord, "words", "一个结论用语只能属于一个等级。", "的“%s”已属于别的等级", w)
			}
			seen[w] = true
		}
		rs.Grades = append(rs.Grades, g)
	}
	if len(rs.Grades) > 0 && (rs.bestGrade().Name == "" || rs.failGrade().Name == "") {
		root.wrong(codeGradeMissing, "grade", "至少要有一个合格的等级和一个不合格的等级。", "的等级不全")
	}
}

func (rs *Ruleset) readMeasures(root *node) {
	for _, n := range root.tables("measure", "[[measure]]") {
		m := Measure{Object: n.kind("object"), Name: n.text("name", true), Headers: n.texts("headers", false),
			Unit: n.text("unit", false), Blank: n.number("blank", false), Place: n.at("name")}
		switch kind := n.text("kind", false); kind {
		case "", "数":
		case "是否":
			m.Kind = YesNoMeasure
		case "日期":
			m.Kind = DateMeasure
		default:
			n.wrong(codeUnknownValue, "kind", "可写“数”“是否”“日期”。", "的 kind “%s”不认识", kind)
		}
		if rs.measure(m.Object, m.Name) != nil {
			n.wrong(codeDuplicateName, "name", "请改名或删去一个。", "的“%s”重复", m.Name)
		}
		n.done()
		rs.Measures = append(rs.Measures, m)
	}
}

func (rs *Ruleset) readCategories(root *node) {
	for _, n := range root.tables("category", "[[category]]") {
		c := Category{Object: n.kind("object"), Name: n.text("name", true), Clause: n.text("clause", false), Words: n.texts("words", false), Place: n.at("name")}
		n.done()
		for _, w := range append([]string{c.Name}, c.Words...) {
			c.pieces = append(c.pieces, strings.Split(sheet.Fold(w), "*"))
		}
		if rs.hasCategory(c.Object, c.Name) {
			n.wrong(codeDuplicateName, "name", "请改名或删去一个。", "的“%s”重复", c.Name)
		}
		rs.Categories = append(rs.Categories, c)
	}
}

func (rs *Ruleset) hasCategory(k Kind, name string) bool {
	return slices.ContainsFunc(rs.Categories, func(c Category) bool { return c.Object == k && c.Name == name })
}

func (rs *Ruleset) readRules(root *node) {
	for _, n := range root.tables("rule", "[[rule]]") {
		r := Rule{Object: n.kind("object"), Clause: n.text("clause", true), Category: n.text("category", true),
			Grade: n.text("grade", false), Finding: n.text("finding", true), Place: n.at("")}
		r.When = rs.readConditions(n, r.Object)
		n.done()
		if r.Category != "" && !rs.hasCategory(r.Object, r.Category) {
			n.wrong(codeUnknownValue, "category", "请先写 [[category]]。", "的 category “%s”没有定义", r.Category)
		}
		r.Grade = rs.checkGrade(n, r.Grade)
		rs.checkPlaceholders(n, r.Finding, r.Object)
		rs.Rules = append(rs.Rules, r)
	}
}

// checkGrade returns the grade a rule gives, the failing one when it names none.
func (rs *Ruleset) checkGrade(n *node, name string) string {
	if name == "" {
		return rs.failGrade().Name
	}
	if g, ok := rs.grade(name); !ok || g.Name != name {
		n.wrong(codeUnknownValue, "grade", "请先写 [[grade]]。", "的 grade “%s”没有定义", name)
	}
	return name
}

var comparisons = map[string]Comparison{
	"": AtLeast, ">=": AtLeast, "≥": AtLeast, ">": MoreThan, "<=": AtMost, "≤": AtMost, "<": LessThan, "=": Equal, "==": Equal,
}

func (rs *Ruleset) readConditions(n *node, k Kind) []Condition {
	var out []Condition
	for _, c := range n.tables("when", "when 条件") {
		c.title, c.lines = n.title+"的"+c.title, n.lines
		c.lines[c.path] = n.at("when").Line
		one := c.text("measure", false)
		cond := Condition{Measures: c.texts("measures", false), Threshold: c.number("threshold", false), Than: c.text("than", false)}
		if one != "" {
			cond.Measures = append(cond.Measures, one)
		}
		compare := c.text("compare", false)
		known := false
		if cond.Compare, known = comparisons[compare]; !known {
			c.wrong(codeUnknownValue, "compare", "可写 >= > <= < =。", "的 compare “%s”不认识", compare)
		}
		c.done()
		rs.checkCondition(c, cond, k)
		out = append(out, cond)
	}
	if len(out) == 0 {
		n.wrong(codeMissingKey, "when", `请写 when = [{ measure = "…", threshold = … }]。`, "没有条件")
	}
	return out
}

func (rs *Ruleset) checkCondition(c *node, cond Condition, k Kind) {
	if len(cond.Measures) == 0 {
		c.wrong(codeMissingKey, "measure", "请写 measure 或 measures。", "没有写测量项")
	}
	if (cond.Threshold == nil) == (cond.Than == "") {
		c.wrong(codeMissingKey, "threshold", "threshold 和 than 只写一个。", "应当有一个界限")
	}
	names := cond.Measures
	if cond.Than != "" {
		names = append(slices.Clone(names), cond.Than)
	}
	for _, name := range names {
		if rs.measure(k, name) == nil {
			c.wrong(codeUnknownValue, "measure", "请先写 [[measure]]。", "的测量项“%s”没有定义", name)
		}
	}
}

// checkPlaceholders reports {names} in a wording that no measure has.
func (rs *Ruleset) checkPlaceholders(n *node, text string, k Kind) {
	for _, name := range placeholders(text) {
		if rs.measure(k, name) == nil && name != "得分" {
			n.wrong(codeUnknownValue, "finding", "花括号里只能写测量项的名称。", "的用语里“{%s}”不是测量项", name)
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

func (rs *Ruleset) readScoring(root *node) {
	indicators := root.tables("indicator", "[[indicator]]")
	items := root.tables("item", "[[item]]")
	n := root.table("scoring")
	if n == nil {
		if len(indicators)+len(items) > 0 {
			root.wrong(codeMissingKey, "scoring", "请补上 [scoring]。", "有 [[indicator]] 或 [[item]]，但没有 [scoring]")
		}
		return
	}
	s := &Scoring{Object: n.kind("object"), Levels: n.texts("levels", false), Base: n.number("base", true), Pass: n.number("pass", true),
		BonusAbove: n.number("bonus_above", false), NoService: n.text("no_service", false), Factor: n.number("factor", false),
		Grade: n.text("grade", false), Clause: n.text("clause", false), Finding: n.text("finding", true)}
	n.done()
	s.Grade = rs.checkGrade(n, s.Grade)
	rs.checkPlaceholders(n, s.Finding, s.Object)
	if s.NoService != "" && (rs.measure(s.Object, s.NoService) == nil || s.Factor == nil) {
		n.wrong(codeMissingKey, "no_service", "请定义这个测量项，并写 factor。", "的 no_service 用不了")
	}
	s.readIndicators(indicators)
	rs.readItems(s, items)
	if s.Base != nil && s.Pass != nil {
		rs.Scoring = s
	}
}

func (s *Scoring) readIndicators(nodes []*node) {
	for _, n := range nodes {
		i := Indicator{Name: n.text("name", true), Points: n.number("points", true), Bonus: n.flag("bonus", false), Service: n.flag("service", false)}
		n.done()
		if i.Points == nil {
			continue
		}
		if i.Points.Sign() <= 0 {
			n.wrong(codeWrongValue, "points", "分值应当大于0。", "的分值不对")
		}
		if slices.ContainsFunc(s.Indicators, func(o Indicator) bool { return o.Name == i.Name }) {
			n.wrong(codeDuplicateName, "name", "请改名或删去一个。", "的“%s”重复", i.Name)
			continue
		}
		s.Indicators = append(s.Indicators, i)
	}
}

func (rs *Ruleset) readItems(s *Scoring, nodes []*node) {
	for _, n := range nodes {
		item := Item{Indicator: n.text("indicator", true), Points: n.number("points", true), Each: n.flag("each", false),
			Finding: n.text("finding", true), Clause: n.text("clause", false), Place: n.at("")}
		item.When = rs.readConditions(n, s.Object)
		n.done()
		rs.checkPlaceholders(n, item.Finding, s.Object)
		at := slices.IndexFunc(s.Indicators, func(i Indicator) bool { return i.Name == item.Indicator })
		if at < 0 {
			n.wrong(codeUnknownValue, "indicator", "请先写 [[indicator]]。", "的 indicator “%s”没有定义", item.Indicator)
			continue
		}
		if item.Points == nil || item.Points.Sign() <= 0 {
			n.wrong(codeWrongValue, "points", "分值应当大于0。", "的分值不对")
			continue
		}
		s.Indicators[at].Items = append(s.Indicators[at].Items, item)
	}
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
