package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Ruleset is a set of inspection indicators (检查指标) as data. The tags are what a
// file may hold (see package conf).
type Ruleset struct {
	Name       string     // file name without its ending: "gov-2019"
	Title      string     `toml:"title,required" name:"名称"` // 《政府网站与政务新媒体检查指标》
	Basis      string     `toml:"basis" name:"依据"`          // document number
	Grades     []Grade    `toml:"grade" name:"等级"`
	Measures   []Measure  `toml:"measure" name:"测量项"`
	Categories []Category `toml:"category" name:"问题类别"`
	Rules      []Rule     `toml:"rule" name:"规则"`
	Scoring    *Scoring   `toml:"scoring" name:"评分"`
}

// Grade is one result an inspection may have. Grades stand from best to worst.
type Grade struct {
	Name      string   `toml:"name,required" name:"名称"`
	Words     []string `toml:"words" name:"用语"`                   // words sheets use for it
	Passed    bool     `toml:"passed" name:"合格"`                  // counts as 合格
	Rated     bool     `toml:"rated" name:"计入合格率" usual:"true"`   // enters the pass rate
	Inspected bool     `toml:"inspected" name:"已检查" usual:"true"` // false: the object was not inspected at all
}

// MeasureKind is how a measure is written in a cell.
type MeasureKind int

const (
	CountMeasure MeasureKind = iota // a number
	YesNoMeasure                    // 是 or 否, taken as 1 or 0
	DateMeasure                     // a date, taken as the days from it to the inspection
)

// Measure is one thing that is measured of each object, a column of the sheet.
type Measure struct {
	Object  string      `toml:"object,required" name:"对象"`
	Name    string      `toml:"name,required" name:"名称"`
	Headers []string    `toml:"headers" name:"表头"` // other headers it goes by
	Kind    MeasureKind `toml:"kind" name:"写法" choices:"数|是否|日期"`
	Unit    string      `toml:"unit" name:"单位"`  // 个, 天
	Blank   *big.Rat    `toml:"blank" name:"空格"` // what an empty cell means; nil: it was not measured, a finding
}

// fill is what a clerk writes in the measure's column.
func (m Measure) fill() string {
	switch {
	case m.Kind == YesNoMeasure:
		return "是或否"
	case m.Kind == DateMeasure:
		return dayFill
	case m.Unit != "":
		return "数，单位：" + m.Unit + "；没有的填0"
	}
	return "数；没有的填0"
}

// Category is a kind of problem, with the words that tell it in a typed text.
// Words may hold * for anything in between.
type Category struct {
	Object string   `toml:"object,required" name:"对象"`
	Name   string   `toml:"name,required" name:"名称"`
	Clause string   `toml:"clause" name:"条款"`
	Words  []string `toml:"words" name:"用语"`
	// pieces are the name and words as sheet.Fold makes them, parted at *.
	pieces [][]string
}

// Condition compares the sum of some measures with a threshold, or with another
// measure.
type Condition struct {
	Measure   string     `toml:"measure" name:"测量项"` // one of Measures
	Measures  []string   `toml:"measures" name:"测量项"`
	Compare   Comparison `toml:"compare" name:"比较" usual:"≥" choices:">=|≥|>|<=|≤|<|=|=="`
	Threshold *big.Rat   `toml:"threshold" name:"界限"`
	Than      string     `toml:"than" name:"相比的测量项"` // empty: Threshold
}

// Comparison is how a measured value is compared.
type Comparison string

const (
	AtLeast  Comparison = "≥" // 超过（含）
	MoreThan Comparison = ">"
	AtMost   Comparison = "≤"
	LessThan Comparison = "<"
	Equal    Comparison = "="
)

// holds reports whether a compared with b fulfils the comparison.
func (c Comparison) holds(a, b *big.Rat) bool {
	switch d := a.Cmp(b); c {
	case AtLeast:
		return d >= 0
	case MoreThan:
		return d > 0
	case AtMost:
		return d <= 0
	case LessThan:
		return d < 0
	default:
		return d == 0
	}
}

// Rule is a veto (单项否决): when all its conditions hold, the object gets Grade.
type Rule struct {
	Object   string      `toml:"object,required" name:"对象"`
	Clause   string      `toml:"clause,required" name:"条款"` // "单项否决指标4"
	Category string      `toml:"category,required" name:"问题类别"`
	Grade    string      `toml:"grade" name:"等级"`
	When     []Condition `toml:"when" name:"条件"`
	Finding  string      `toml:"finding,required" name:"用语"` // {measure} stands for the measured value
}

// Scoring is the part of a rule set that deducts and adds points.
type Scoring struct {
	Object     string   `toml:"object,required" name:"对象"`
	Levels     []string `toml:"levels" name:"类别"` // only objects whose 类别 holds one of these; empty: all
	Base       *big.Rat `toml:"base,required" name:"基础分"`
	Pass       *big.Rat `toml:"pass,required" name:"合格分"` // below it the object fails
	BonusAbove *big.Rat `toml:"bonus_above" name:"加分线"`   // above it the bonus indicators are added
	// NoService is a yes-or-no measure: the object has no public service, its
	// service indicators are left out and the rest is multiplied by Factor.
	NoService  string   `toml:"no_service" name:"无服务的测量项"`
	Factor     *big.Rat `toml:"factor" name:"系数"`
	Grade      string   `toml:"grade" name:"等级"` // of an object below Pass
	Clause     string   `toml:"clause" name:"条款"`
	Finding    string   `toml:"finding,required" name:"用语"` // {得分} stands for the score, {扣分} for what was deducted
	Indicators []Indicator
}

// Indicator is a scored indicator: deductions or additions inside it never exceed
// its points.
type Indicator struct {
	Name    string   `toml:"name,required" name:"名称"`
	Points  *big.Rat `toml:"points,required" name:"分值"`
	Bonus   bool     `toml:"bonus" name:"加分"`
	Service bool     `toml:"service" name:"办事服务"`
	Items   []Item
}

// Item deducts (or adds) points when its conditions hold: once, or for each unit
// of its first measure.
type Item struct {
	Indicator string      `toml:"indicator,required" name:"评分指标"`
	Points    *big.Rat    `toml:"points,required" name:"分值"`
	Each      bool        `toml:"each" name:"逐个"`
	When      []Condition `toml:"when" name:"条件"`
	Finding   string      `toml:"finding,required" name:"用语"`
	Clause    string      `toml:"clause" name:"条款"`
}

// UsualGrades are the grades when a rule set names none, and when verdicts are
// only taken as typed.
func UsualGrades() []Grade {
	return []Grade{
		{Name: "合格", Words: []string{"正常", "通过", "达标", "优秀", "良好"}, Passed: true, Rated: true, Inspected: true},
		{Name: "基本合格", Passed: true, Rated: true, Inspected: true},
		{Name: "不合格", Words: []string{"单项否决", "单否", "突出问题", "存在突出问题", "不通过", "不达标", "未达标"}, Rated: true, Inspected: true},
		{Name: "未检查", Words: []string{"未检测", "未抽查", "免检"}},
	}
}

// grades returns the grades of the rule set, or the usual ones.
func (rs *Ruleset) grades() []Grade {
	if rs == nil || len(rs.Grades) == 0 {
		return UsualGrades()
	}
	return rs.Grades
}

// grade finds a grade by its name or one of its words, compared as sheet.Fold makes
// them.
func (rs *Ruleset) grade(word string) (g Grade, ok bool) {
	g, ok = rs.gradesByWord()[sheet.Fold(word)]
	return g, ok
}

// gradesByWord are the grades by all their words as sheet.Fold makes them; of a word of two the better one.
func (rs *Ruleset) gradesByWord() map[string]Grade {
	out := map[string]Grade{}
	for _, g := range slices.Backward(rs.grades()) {
		for _, w := range append([]string{g.Name}, g.Words...) {
			out[sheet.Fold(w)] = g
		}
	}
	return out
}

// answer is the best grade for 是, and for 否 the first one that does not pass.
func (rs *Ruleset) answer(word string) (Grade, bool) {
	yes, ok := answered(word)
	for _, g := range rs.grades() {
		if ok && g.Inspected && g.Rated && g.Passed == yes {
			return g, true
		}
	}
	return Grade{}, false
}

// gradeWords lists every word a verdict may be typed with.
func (rs *Ruleset) gradeWords() []string {
	var out []string
	for _, g := range rs.grades() {
		out = append(append(out, g.Name), g.Words...)
	}
	return out
}

// GradeNames lists the grades from best to worst.
func (rs *Ruleset) GradeNames() []string {
	var out []string
	for _, g := range rs.grades() {
		out = append(out, g.Name)
	}
	return out
}

// UsualRules are the rules whose words a new workbook offers.
const UsualRules = "gov-2019"

// CategoryNames lists the categories of a kind of object, those that come from
// scores included; nil when the rule set has none.
func (rs *Ruleset) CategoryNames(object string) []string {
	var out []string
	if rs == nil {
		return nil
	}
	for _, c := range rs.Categories {
		if c.Object == object {
			out = append(out, c.Name)
		}
	}
	if s := rs.Scoring; s != nil && s.Object == object && out != nil {
		out = append(out, s.category())
	}
	return out
}

// cited is what findings call the rule set: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）.
func (rs *Ruleset) cited() string {
	name := "《" + strings.Trim(rs.Title, "《》") + "》"
	if rs.Basis != "" {
		name += "（" + rs.Basis + "）"
	}
	return name
}

// categoriesWithClauses are CategoryNames for a hint, each with its clause.
func (rs *Ruleset) categoriesWithClauses(object string) string {
	out := rs.CategoryNames(object)
	for i, name := range out {
		at := slices.IndexFunc(rs.Categories, func(c Category) bool { return c.Object == object && c.Name == name })
		if at >= 0 && rs.Categories[at].Clause != "" {
			out[i] += "（" + rs.Categories[at].Clause + "）"
		}
	}
	return strings.Join(out, "、")
}

// category is the category of an object whose score is too low.
func (s *Scoring) category() string { return "得分低于" + points(s.Pass) + "分" }

// rank orders grades from best (0) to worst.
func (rs *Ruleset) rank(name string) int {
	for i, g := range rs.grades() {
		if g.Name == name {
			return i
		}
	}
	return -1
}

// bestGrade is the grade of an object nothing was found at.
func (rs *Ruleset) bestGrade() Grade {
	for _, g := range rs.grades() {
		if g.Passed {
			return g
		}
	}
	return Grade{}
}

// failGrade is the grade of an object on a list of failures.
func (rs *Ruleset) failGrade() Grade {
	for _, g := range rs.grades() {
		if !g.Passed && g.Rated {
			return g
		}
	}
	return Grade{}
}

// measure finds a measure of a kind of object by name.
func (rs *Ruleset) measure(object, name string) *Measure {
	for i := range rs.Measures {
		if m := &rs.Measures[i]; m.Object == object && m.Name == name {
			return m
		}
	}
	return nil
}
