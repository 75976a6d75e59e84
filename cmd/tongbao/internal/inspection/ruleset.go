package inspection

import (
	"math/big"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Ruleset is a set of inspection indicators (检查指标) as data.
type Ruleset struct {
	Name       string // file name without its ending: "gov-2019"
	Title      string // 《政府网站与政务新媒体检查指标》
	Basis      string // document number
	Grades     []Grade
	Measures   []Measure
	Categories []Category
	Rules      []Rule
	Scoring    *Scoring
}

// Grade is one result an inspection may have. Grades stand from best to worst.
type Grade struct {
	Name      string
	Words     []string // words sheets use for it
	Passed    bool     // counts as 合格
	Rated     bool     // enters the pass rate
	Inspected bool     // false: the object was not inspected at all
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
	Object  Kind
	Name    string
	Headers []string // other headers it goes by
	Kind    MeasureKind
	Unit    string // 个, 天
	// Blank is what an empty cell means; nil: it was not measured, a finding.
	Blank *big.Rat
	Place diag.Place
}

// Category is a kind of problem, with the words that tell it in a typed text.
// Words may hold * for anything in between.
type Category struct {
	Object Kind
	Name   string
	Clause string
	Words  []string
	Place  diag.Place
	// pieces are the name and words as sheet.Fold makes them, parted at *.
	pieces [][]string
}

// Condition compares the sum of some measures with a threshold, or with another
// measure.
type Condition struct {
	Measures  []string
	Compare   Comparison
	Threshold *big.Rat
	Than      string // measure to compare with; empty: Threshold
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
	Object   Kind
	Clause   string // "单项否决指标4"
	Category string
	Grade    string
	When     []Condition
	Finding  string // wording; {measure} stands for the measured value
	Place    diag.Place
}

// Scoring is the part of a rule set that deducts and adds points.
type Scoring struct {
	Object     Kind
	Levels     []string // only objects whose 类别 holds one of these; empty: all
	Base       *big.Rat
	Pass       *big.Rat // below it the object fails
	BonusAbove *big.Rat // above it the bonus indicators are added
	// NoService is a yes-or-no measure: the object has no public service, its
	// service indicators are left out and the rest is multiplied by Factor.
	NoService  string
	Factor     *big.Rat
	Grade      string // of an object below Pass
	Clause     string
	Finding    string // {得分} stands for the score
	Indicators []Indicator
}

// Indicator is a scored indicator: deductions or additions inside it never exceed
// its points.
type Indicator struct {
	Name    string
	Points  *big.Rat
	Bonus   bool
	Service bool
	Items   []Item
}

// Item deducts (or adds) points when its conditions hold: once, or for each unit
// of its first measure.
type Item struct {
	Indicator string
	When      []Condition
	Points    *big.Rat
	Each      bool
	Finding   string
	Clause    string
	Place     diag.Place
}

// usualGrades are the grades when a rule set names none, and when verdicts are
// only taken as typed.
func usualGrades() []Grade {
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
		return usualGrades()
	}
	return rs.Grades
}

// grade finds a grade by its name or one of its words, compared as sheet.Fold makes
// them.
func (rs *Ruleset) grade(word string) (g Grade, ok bool) {
	word = sheet.Fold(word)
	for _, g := range rs.grades() {
		for _, w := range append([]string{g.Name}, g.Words...) {
			if sheet.Fold(w) == word {
				return g, true
			}
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

// gradeNames lists the grades from best to worst.
func (rs *Ruleset) gradeNames() []string {
	var out []string
	for _, g := range rs.grades() {
		out = append(out, g.Name)
	}
	return out
}

// categoryNames lists the categories of a kind of object, those that come from
// scores included; nil when the rule set has none.
func (rs *Ruleset) categoryNames(k Kind) []string {
	var out []string
	for _, c := range rs.Categories {
		if c.Object == k {
			out = append(out, c.Name)
		}
	}
	if s := rs.Scoring; s != nil && s.Object == k && out != nil {
		out = append(out, s.category())
	}
	return out
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
func (rs *Ruleset) measure(k Kind, name string) *Measure {
	for i := range rs.Measures {
		if m := &rs.Measures[i]; m.Object == k && m.Name == name {
			return m
		}
	}
	return nil
}
