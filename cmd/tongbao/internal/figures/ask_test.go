package figures

import (
	"math/big"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// TestKeysAreExpressions holds that the parts of keys are read back by package language,
// whatever columns and values are called.
func TestKeysAreExpressions(t *testing.T) {
	for got, want := range map[string]string{
		ofColumn("合计", "件数"):                  "合计(件数)",
		ofColumn("合计", "件数（件）"):               "合计(“件数（件）”)",
		called("占", "网站[类别=甲].检查"):            "占(网站[类别=甲].检查)",
		called("名单", "3", "家单位"):              "名单(3，家单位)",
		splitBy("主办单位"):                       "按主办单位",
		splitBy("单位/名称"):                      "按单位/名称",
		splitBy("单位（全称）"):                     "按(“单位（全称）”)",
		inBrackets("平台", "=", "抖音", "快手"):     "[平台=抖音|快手]",
		inBrackets("“备注”", "≠", ""):           "[“““备注”””≠“”]",
		inBrackets("", "<", "90%"):            "[<90%]",
		inBrackets("得分", "≥", "90"):           "[得分≥90]",
		rowOf("甲局"):                           "[甲局]",
		rowOf("不合格"):                          "[“不合格”]",
		rowOf("甲|乙"):                          "[“甲|乙”]",
		rowOf("甲=乙"):                          "[“甲=乙”]",
		newSource(keyed("12345热线", "")).key(): "12345热线",
		newSource(keyed("重点 工作", "")).key():   "“重点 工作”",
		newSource(keyed("网站", "上期")).key():    "上期.网站",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
		src := "网站." + got
		if strings.HasPrefix(got, "[") {
			src = "网站" + got
		}
		if n, err := language.Parse(src); err != nil || n.String() != src {
			t.Errorf("%s is read as %v, %v", src, n, err)
		}
	}
}

func keyed(key, period string) *inspection.Listing {
	return &inspection.Listing{Key: key, Name: key, Period: period}
}

// TestScratch holds that what is asked of a scratch ledger leaves no trace: neither figures
// nor findings but those about what was asked.
func TestScratch(t *testing.T) {
	for name, c := range map[string]struct {
		ask     func(*Set)
		doubted bool
		kept    string
	}{
		"a count":            {func(s *Set) { s.Count() }, false, ""},
		"no denominator":     {func(s *Set) { s.Where("类别", "").PassRate() }, true, ""},
		"no number":          {func(s *Set) { s.Where("类别", "").Mean("得分") }, true, ""},
		"of other objects":   {func(s *Set) { s.ShareOf(NewSet(s.ledger, roster("网站", "甲 市直 微信 一局 1 合格"))) }, false, "错误 not-comparable"},
		"a row not there":    {func(s *Set) { s.Cell("无", "得分") }, false, "错误 no-such-row"},
		"a column not there": {func(s *Set) { s.Where("颜色", "红").Count() }, false, "错误 unknown-column"},
		"no such value":      {func(s *Set) { s.Where("平台", "微信号").Count() }, false, "警告 no-such-value"},
		"another limit":      {func(s *Set) { s.Limited("得分", "≥", "80%").Count() }, false, "错误 limit-percent"},
	} {
		l := NewLedger(Options{})
		s := NewSet(l, sample())
		scratch := l.Scratch()
		c.ask(s.On(scratch))
		if Doubted(scratch) != c.doubted || len(scratch.Figures()) == 0 {
			t.Errorf("%s: doubted %v, %d figures", name, Doubted(scratch), len(scratch.Figures()))
		}
		for range 2 { // asked twice it is told once
			Misuse(l, scratch)
		}
		if codes(l) != c.kept || len(l.Figures()) > 0 {
			t.Errorf("%s: %s, %d figures", name, codes(l), len(l.Figures()))
		}
		c.ask(s)
		if c.kept != "" && codes(l) != c.kept {
			t.Errorf("%s: told again: %s", name, codes(l))
		}
	}
	presumed := sample()
	presumed.Universe, presumed.Records = inspection.Sample, presumed.Records[:2]
	l := NewLedger(Options{})
	scratch := l.Scratch()
	f := NewSet(scratch, presumed).Count()
	if Misuse(l, scratch); f.Told() || !Doubted(scratch) || codes(l) != "" {
		t.Errorf("a presumed count: %+v, %s", f, codes(l))
	}
	stated := NewLedger(Options{Stated: []Stated{{Key: "新媒体.合格率", Text: "55%"}}, Decimals: []Decimals{{Key: "新媒体.检查率", N: 2}}}).Scratch()
	if s := NewSet(stated, sample()); s.PassRate().Text != "55%" || s.InspectedRate().Text != "83.33%" {
		t.Error("a scratch ledger has lost what the notice says of its figures")
	}
}

// TestCombine works with numbers of all kinds; what cannot be told is unknown and is told.
func TestCombine(t *testing.T) {
	at := diag.Place{File: "notice.toml", Line: 7}
	for _, c := range []struct {
		op   string
		a, b string // given numbers; with % rates, "?" nothing is known of, 月底 a word
		kind Kind
		text string // "—": unknown
		told string
	}{
		{"+", "12", "30", Count, "42", ""},
		{"-", "12", "30", Count, "-18", ""},
		{"*", "12", "0.5", Count, "6", ""},
		{"/", "12", "8", Decimal, "1.5", ""},
		{"/", "1", "3", Decimal, "0.33", ""},
		{"/", "12", "0", Decimal, "—", "警告 zero-denominator"},
		{"-", "93%", "90%", Decimal, "—", "错误 not-comparable"},
		{"+", "43%", "7%", Percent, "50%", ""},
		{"/", "90%", "45%", Count, "2", ""},
		{"*", "200", "90%", Count, "180", ""},
		{"+", "200", "90%", Decimal, "—", "错误 not-comparable"},
		{"-", "90%", "1", Decimal, "—", "错误 not-comparable"},
		{"+", "12", "?", Decimal, "—", "错误 figure-unknown"},
		{"*", "?", "12", Decimal, "—", "错误 figure-unknown"},
		{"+", "12", "月底", Decimal, "—", "错误 figure-unknown"},
		{"*", "900000000000000", "900000000000000", Decimal, "—", "错误 number-too-large"},
	} {
		l := NewLedger(Options{})
		given := func(key, text string) *Figure {
			switch {
			case text == "?":
				return &Figure{Key: key, Name: key, Text: "—", Den: 1, Unknown: true}
			case text == "月底":
				return &Figure{Key: key, Name: key, Text: text, Kind: Words, Den: 1}
			}
			f := Literal(text)
			f.Key, f.Name, f.Sources = key, key, []diag.Place{at}
			return f
		}
		f := Combine(l, c.op, given("甲", c.a), given("乙", c.b))
		if f.Kind != c.kind || f.Text != c.text || f.Unknown != (c.text == "—") || codes(l) != c.told {
			t.Errorf("%s %s %s: %+v, %s", c.a, c.op, c.b, f, codes(l))
		}
		mark := map[string]string{"+": "＋", "-": "－", "*": "×", "/": "÷"}[c.op]
		if f.Key != "甲"+mark+"乙" || !f.Unknown && (f.Formula != c.a+mark+c.b || !figurestest.Depends(f.Sources, at)) {
			t.Errorf("%s %s %s: %s (%s) from %v", c.a, c.op, c.b, f.Key, f.Formula, f.Sources)
		}
	}
}

// TestCombineCombined holds that keys and formulas of sums and products within others are
// read as they are computed.
func TestCombineCombined(t *testing.T) {
	l := NewLedger(Options{})
	n := func(text string) *Figure {
		f := Literal(text)
		f.Key = map[string]string{"2": "甲", "3": "乙", "7": "丙"}[text]
		return f
	}
	two, three, seven := n("2"), n("3"), n("7")
	for _, c := range []struct {
		f                  *Figure
		key, formula, text string
	}{
		{Combine(l, "/", Interim("/", seven, three), two), "丙÷乙÷甲", "7÷3÷2", "1.17"},
		{Combine(l, "/", seven, Interim("/", three, two)), "丙÷(乙÷甲)", "7÷（3÷2）", "4.67"},
		{Combine(l, "-", seven, Interim("-", three, two)), "丙－(乙－甲)", "7－（3－2）", "6"},
		{Combine(l, "*", Interim("-", seven, three), two), "(丙－乙)×甲", "（7－3）×2", "8"},
		{Combine(l, "+", Interim("*", seven, three), two), "丙×乙＋甲", "7×3＋2", "23"},
		{Combine(l, "+", two, Interim("*", seven, three)), "甲＋(丙×乙)", "2＋7×3", "23"},
		{Combine(l, "*", seven, Literal("0.5")), "丙×0.5", "7×0.5", "3.5"},
		{l.Reformat(Combine(l, "/", seven, three), 1), "(丙÷乙).1位小数", "7÷3", "2.3"},
		{Part(l, Combine(l, "-", seven, three), seven), "(丙－乙).占(丙)", "4÷7", "57%"},
	} {
		if c.f.Key != c.key || c.f.Formula != c.formula || c.f.Text != c.text {
			t.Errorf("%s = %s (%s), want %s = %s (%s)", c.f.Key, c.f.Text, c.f.Formula, c.key, c.text, c.formula)
		}
		if _, err := language.Parse(c.f.Key); err != nil {
			t.Errorf("%s: %v", c.f.Key, err)
		}
	}
	if got := codes(l); got != "" || len(l.Figures()) != 11 { // of what is computed on the way none
		t.Errorf("%s, %d figures", got, len(l.Figures()))
	}
	if f := Combine(l, "+", two, Interim("/", seven, Literal("0"))); !f.Unknown || codes(l) != "错误 figure-unknown" {
		t.Errorf("%+v, %s", f, codes(l))
	}
}

func TestLiteral(t *testing.T) {
	for text, want := range map[string]struct {
		kind  Kind
		value *big.Rat
	}{
		"3": {Count, big.NewRat(3, 1)}, "0.5": {Decimal, big.NewRat(1, 2)}, "90%": {Percent, big.NewRat(9, 10)},
		"100%": {Percent, big.NewRat(1, 1)},
	} {
		if f := Literal(text); f.Kind != want.kind || f.Value().Cmp(want.value) != 0 || f.Text != text || !f.Told() {
			t.Errorf("%s: %+v", text, f)
		}
	}
	if f := Literal("很多"); !f.Unknown || f.Told() {
		t.Errorf("%+v", f)
	}
}

// TestShareOfFigures takes the share of one number in another.
func TestShareOfFigures(t *testing.T) {
	unknown := &Figure{Key: "丁", Name: "丁", Text: "—", Den: 1, Unknown: true}
	for _, c := range []struct {
		part, whole *Figure
		text, told  string
		num, den    int64
	}{
		{Literal("8"), Literal("16"), "50%", "", 8, 16}, // as counted, not reduced
		{Literal("1.5"), Literal("4"), "38%", "", 3, 8},
		{Literal("0"), Literal("4"), "0%", "", 0, 4},
		{Literal("5"), Literal("4"), "125%", "错误 part-exceeds-whole", 5, 4},
		{Literal("0"), Literal("0"), "—", "警告 zero-denominator", 0, 1},
		{unknown, Literal("4"), "—", "错误 figure-unknown", 0, 1},
		{Literal("4"), unknown, "—", "错误 figure-unknown", 0, 1},
	} {
		l := NewLedger(Options{})
		f := Part(l, c.part, c.whole)
		if f.Text != c.text || f.Kind != Percent || codes(l) != c.told || f.Num != c.num || f.Den != c.den ||
			f.Key != c.part.Key+".占("+c.whole.Key+")" {
			t.Errorf("%s of %s: %+v, %s", c.part.Text, c.whole.Text, f, codes(l))
		}
	}
}

// TestLike chooses in another period as in this one, whichever place the columns have there.
func TestLike(t *testing.T) {
	l := NewLedger(Options{})
	before := lastPeriod("新媒体", "甲 市直 微信 一局 50 不合格 不更新", "乙 区县 微博 一局 70 合格", "丙 区县 微信 二局 80 合格", "丁 区县 微信 三局 40 不合格 互动差")
	before.Columns[0], before.Columns[1] = before.Columns[1], before.Columns[0]
	for _, r := range before.Records {
		r.Cells[0], r.Cells[1] = r.Cells[1], r.Cells[0]
	}
	before.Categories, before.Grades = sample().Categories, sample().Grades
	now, then := NewSet(l, sample()), NewSet(l, before)
	for _, c := range []struct {
		set       *Set
		key, text string
	}{
		{now.Like(then), "上期.新媒体.总数", "4"},
		{now.Where("类别", "区县").Like(then), "上期.新媒体[类别=区县].总数", "3"},
		{now.Where("类别", "区县").Where("平台", "微信").Failed().Like(then), "上期.新媒体[平台=微信][类别=区县].不合格数", "1"},
		{now.Not("平台", "微信").Like(then), "上期.新媒体[平台≠微信].总数", "1"},
		{now.Limited("得分", ">", "50").Like(then), "上期.新媒体[得分>50].总数", "2"},
		{now.Passed().Like(then), "上期.新媒体.合格数", "2"},
	} {
		if f := c.set.Count(); f.Key != c.key || f.Text != c.text {
			t.Errorf("%s = %s, want %s = %s", f.Key, f.Text, c.key, c.text)
		}
	}
	if got := codes(l); got != "" {
		t.Error(got)
	}
	if f := now.Problem("不更新").Like(then).Count(); f.Text != "1" {
		t.Errorf("%s = %s", f.Key, f.Text)
	}
	if !now.Failed().SameObjects(now) || now.SameObjects(then) {
		t.Error("a set does not know its objects")
	}
}

// TestNumeric tells columns of numbers from others.
func TestNumeric(t *testing.T) {
	column := func(cells ...string) *Set {
		rows := make([]string, len(cells))
		for i, c := range cells {
			rows[i] = "东 甲 " + c + " 1 _"
		}
		return NewSet(NewLedger(Options{}), inspection.SheetListing(free(rows...)))
	}
	for want, sets := range map[bool][]*Set{
		true: {column("3"), column("3", "1,200", "2.5"), column("3", "—", "_"), column("85%"), column("0", "0.5"), column("-3"),
			column("3", "^")},
		false: {column("三"), column("3", "约5"), column("—", "_"), column("_"), column("85%", "90%"), column("007", "12"),
			column("2026-03-10"), column("3", "2026年3月10日")},
	} {
		for _, s := range sets {
			if got := s.Numeric("检查数"); got != want {
				t.Errorf("%v: %v", s.Distinct("检查数").Items, got)
			}
			if blank := len(s.Distinct("检查数").Items) == 0; s.AwaitsNumbers("检查数") && !blank {
				t.Errorf("%v awaits its numbers", s.Distinct("检查数").Items)
			}
		}
	}
	if !column("_", "_").AwaitsNumbers("检查数") || column("—", "_").AwaitsNumbers("检查数") || column("_").AwaitsNumbers("单位") {
		t.Error("of a blank column not the head says what it is for")
	}
	s := NewSet(NewLedger(Options{}), inspection.SheetListing(free("东 甲 — 一 1%", "西 乙 3 — 2%", "西 丙 4 二 —")))
	for _, c := range []struct {
		set    *Set
		column string
		want   bool
	}{
		{s.Where("单位", "甲"), "检查数", true}, // by the other rows
		{s.Where("单位", "丁"), "检查数", true},
		{s.Where("单位", "乙"), "不合格数", false},
		{s.Where("单位", "丙"), "占比", true},
		{s.Where("单位", "乙"), "占比", true},
		{s, "占比", false},
		{s, "颜色", false},
	} {
		if got := c.set.Numeric(c.column); got != c.want {
			t.Errorf("%s of %s: %v", c.column, c.set.Label(), got)
		}
	}
}
