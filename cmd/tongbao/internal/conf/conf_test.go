package conf

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
)

// file1 has a field of every kind.
type file1 struct {
	Title   string    `toml:"title,required" name:"标题"`
	Words   []string  `toml:"words" name:"用语" choices:"|甲|乙" usual:"甲|乙"`
	Mode    mode      `toml:"mode" name:"方式" choices:"快|慢" usual:"慢"`
	Day     time.Time `toml:"day" name:"日期"`
	Moment  time.Time `toml:"moment" name:"时间" kind:"moment"`
	Open    bool      `toml:"open" name:"公开" usual:"true"`
	Number  int       `toml:"number" name:"数" range:"1..9" usual:"3"`
	Maybe   *int      `toml:"maybe" name:"或有"`
	Size    float64   `toml:"size" name:"大小" range:"30..60" usual:"45"`
	Parts   []float64 `toml:"parts" name:"各份" range:"1..9"`
	Share   *big.Rat  `toml:"share" name:"份额"`
	Rows    string    `toml:"rows" name:"行"`
	Count   int       `toml:"rows" range:"1..500"`
	Figure  string    `toml:"figure" name:"数字" kind:"text|number"`
	Pairs   []pair    `toml:"pairs" name:"对应"`
	Totals  []total   `toml:"totals" name:"检查数"`
	Free    []free    `toml:"free" name:"其他" kind:"text|number|date"`
	Where   []even    `toml:"where" name:"条件" kind:"text|list"`
	Contact contact   `toml:"contact" name:"联系人"`
	Portal  *contact  `toml:"portal" name:"门户"`
	Rules   []rule    `toml:"rule" name:"规则"`
	Place   diag.Place
}

type (
	mode  int
	total struct {
		Name  string `toml:"<key>"`
		Count int    `toml:"<value>"`
		Place diag.Place
	}
	pair struct {
		Key  string `toml:"<key>"`
		Text string `toml:"<value>"`
	}
	free struct {
		Name  string `toml:"<key>"`
		Text  string
		Place diag.Place
	}
	contact struct {
		Name string `toml:"name" name:"姓名" usual:"某"`
	}
	rule struct {
		Clause string `toml:"clause,required" name:"条款"`
		When   []when `toml:"when" name:"条件"`
		embedded
	}
	embedded struct {
		Note  string `toml:"note" name:"说明"`
		Place diag.Place
	}
	when struct {
		Measure string `toml:"measure,required" name:"测量项" example:"\"空白\"" doc:"测什么"`
		Place   diag.Place
	}
	// even is a text of an even number of bytes.
	even struct {
		Text  string
		Place diag.Place
	}
)

func (f *free) Take(v any) (diag.Finding, bool) {
	f.Text = fmt.Sprintf("%T %v", v, Plain(v))
	return diag.Finding{}, true
}

func (e *even) Take(v any) (diag.Finding, bool) {
	e.Text = v.(string)
	return CodeUnknownValue.Found(diag.Place{}, "", "“%s”是单数。", v), len(e.Text)%2 == 0
}

const sampleFile = `# 说明。

# 标题，
# 写全
title = "关于…"
#size = 45
# 一条一节
#[[rule]]
# 哪一条
#clause = "否决1"
`

func at(line int) diag.Place { return diag.Place{File: "a.toml", Line: line} }

func read(t *testing.T, src string) (file1, *Lines, []string) {
	t.Helper()
	var f file1
	lines, findings := Read("a.toml", []byte(src), sampleFile, &f)
	var told []string
	for _, finding := range findings.Sorted() {
		told = append(told, finding.String())
	}
	return f, lines, told
}

func TestRead(t *testing.T) {
	got, lines, told := read(t, `title = "题"
words = ["乙", ""]
mode = "快"
day = 2026-04-09
moment = 2026-04-10T07:00:00Z
open = false
number = 9
maybe = 0
size = 30.5
share = "4/3"
rows = 10
figure = 91.50
pairs = { b = "x", a = "y" }
where = ["偶a", "奇数", "abcd"]
contact.name = "李"
[totals]
"乙" = 2
"甲" = 1
[free]
n = 1
f = 2.50
d = 2026-01-02
[[rule]]
clause = "一"
note = "n"
when = [
  { measure = "m" },
  { measure = "n" }]
[[rule]]
clause = "二"
`)
	zero := 0
	want := file1{Title: "题", Words: []string{"乙", ""}, Day: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC),
		Moment: time.Date(2026, 4, 10, 15, 0, 0, 0, time.UTC), Number: 9, Maybe: &zero, Size: 30.5, Share: big.NewRat(4, 3),
		Count: 10, Figure: "91.5", Pairs: []pair{{"b", "x"}, {"a", "y"}}, Where: []even{{"偶a", at(14)}, {"奇数", at(14)}, {"abcd", at(14)}},
		Contact: contact{"李"}, Totals: []total{{"乙", 2, at(17)}, {"甲", 1, at(18)}},
		Free: []free{{"n", "int64 1", at(20)}, {"f", "float64 2.5", at(21)}, {"d", "time.Time 2026-01-02 00:00:00 +0000 UTC", at(22)}},
		Rules: []rule{{Clause: "一", When: []when{{"m", at(27)}, {"n", at(28)}}, embedded: embedded{"n", at(23)}},
			{Clause: "二", embedded: embedded{Place: at(29)}}},
		Place: at(0)}
	rats := cmp.Comparer(func(a, b *big.Rat) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 })
	if d := cmp.Diff(want, got, cmp.AllowUnexported(file1{}, rule{}), rats); d != "" {
		t.Error(d)
	}
	if told != nil {
		t.Error(told)
	}
	if p := lines.At("rule", 0, "when", 1, "measure"); p != at(28) || !lines.Has("rule", 1) || lines.Has("rule", 1, "when") {
		t.Error(p)
	}
	if p := lines.At("rule", 1, "when", 3); p != at(29) {
		t.Error(p)
	}
	usual, _, _ := read(t, "title = \"x\"\n")
	want = file1{Title: "x", Words: []string{"甲", "乙"}, Mode: 1, Open: true, Number: 3, Size: 45, Contact: contact{"某"}, Place: at(0)}
	if d := cmp.Diff(want, usual, cmp.AllowUnexported(file1{}), rats); d != "" {
		t.Error(d)
	}
}

func TestFindings(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"", `错误 a.toml：文件里缺少标题（title）。请补上 title = "关于…"：标题，写全。[missing-key]`},
		{"title = \" \"", "错误 a.toml:1：标题是空的。请填上内容。[empty-value]"},
		{"title = 3", "错误 a.toml:1：标题（title）应是文字（写在引号里），写成了数字 3。例如 title = \"关于…\"。[wrong-type]"},
		{"words = [\"甲\",\n \"丙\"]", "错误 a.toml:3：用语（words）不能写 \"丙\"。是不是 \"甲\"？可以写 \"甲\"、\"乙\"。[unknown-value]"},
		{"words = \"甲\"", "错误 a.toml:2：用语（words）应是一组文字（[\"甲\", \"乙\"]），写成了文字 \"甲\"。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"words = [1]", "错误 a.toml:2：用语（words）的第 1 项应是文字，写成了数字 1。每一项都写在引号里。[wrong-type]"},
		{"mode = \"急\"", "错误 a.toml:2：方式（mode）不能写 \"急\"。是不是 \"快\"？可以写 \"快\"、\"慢\"。[unknown-value]"},
		{"day = 2026-04-09T10:00:00", "错误 a.toml:2：日期（day）应是日期（2026-04-09，不加引号），写成了日期和时间。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"moment = 10:00:00", "错误 a.toml:2：时间（moment）应是日期和时间（2026-04-10T15:00:00，不加引号），写成了时间。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"open = \"是\"", "错误 a.toml:2：公开（open）应是true 或 false（不加引号），写成了文字 \"是\"。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"number = 10", "错误 a.toml:2：数（number）写了 10。应在 1 到 9 之间。[out-of-range]"},
		{"maybe = -1", "错误 a.toml:2：或有（maybe）写了 -1。应在 0 到 10000000 之间。[out-of-range]"},
		{"size = nan", "错误 a.toml:2：大小（size）写了 NaN。应在 30 到 60 之间。[out-of-range]"},
		{"size = \"a\"", "错误 a.toml:2：大小（size）应是数字（不加引号），写成了文字 \"a\"。例如 size = 45。[wrong-type]"},
		{"share = \"1/0\"", "错误 a.toml:2：份额（share）应是数字（不加引号，分数写成 \"4/3\"），写成了文字 \"1/0\"。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"share = 1e300", "错误 a.toml:2：份额（share）应是数字（不加引号，分数写成 \"4/3\"），写成了数字 1e+300。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"parts = [1, 2.5]", ""},
		{"parts = [1, \"2\"]", "错误 a.toml:2：各份（parts）应是一组数字（[1, 3, 2]），写成了文字 \"2\"。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"parts = []", "错误 a.toml:2：各份（parts）应是一组数字（[1, 3, 2]），写成了一组值。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"parts = [1, 10]", "错误 a.toml:2：各份（parts）写了 10。应在 1 到 9 之间。[out-of-range]"},
		{"rows = true", "错误 a.toml:2：行（rows）应是文字或整数，写成了true。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"rows = 501", "错误 a.toml:2：行（rows）写了 501。应在 1 到 500 之间。[out-of-range]"},
		{"pairs = 3", "错误 a.toml:2：对应（pairs）应是一个表，写成了数字 3。请写成 [pairs] 一节。[wrong-type]"},
		{"pairs = { a = 1 }", "错误 a.toml:2：对应（a）应是文字（写在引号里），写成了数字 1。值写在引号里。[wrong-type]"},
		{"totals = { a = \"1\" }", "错误 a.toml:2：检查数（a）应是整数（不加引号），写成了文字 \"1\"。值写整数，不加引号。[wrong-type]"},
		{"free = { a = true }", "错误 a.toml:2：其他（a）应是文字、数字或日期，写成了true。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"where = [\n \"abc\"]", "错误 a.toml:3：“abc”是单数。[unknown-value]"},
		{"where = \"abc\"", "错误 a.toml:2：“abc”是单数。[unknown-value]"},
		{"where = 1", "错误 a.toml:2：条件（where）应是文字或一组文字，写成了数字 1。文字写在引号里，数字和日期（2026-04-09）不加引号。[wrong-type]"},
		{"contact = \"a\"", "错误 a.toml:2：联系人（contact）应是一个表，写成了文字 \"a\"。请写成 [contact] 一节。[wrong-type]"},
		{"portal = []", "错误 a.toml:2：门户（portal）应是一个表，写成了一组值。请写成 [portal] 一节。[wrong-type]"},
		{"[rule]", "错误 a.toml:2：规则（rule）应是一组表（[[…]]），写成了一个表。每个写成一节 [[rule]]。[wrong-type]"},
		{"rule = [{ clause = \"一\" }, 3]", "错误 a.toml:2：规则（rule）应是一组表（[[…]]），写成了数字 3。每个写成一节 [[rule]]。[wrong-type]"},
		{"[[rule]]\nnote = \"x\"", "错误 a.toml:2：第 1 个 [[rule]] 缺少条款（clause）。请补上 clause = \"否决1\"：哪一条。[missing-key]"},
		{"[[rule]]\nclause = \"x\"\nwhen = [{},\n{}]", "错误 a.toml:4：第 1 个 [[rule]] 的第 1 个 [[when]] 缺少测量项（measure）。请补上 measure = \"空白\"：测什么。" +
			"[missing-key]\n" +
			"错误 a.toml:5：第 1 个 [[rule]] 的第 2 个 [[when]] 缺少测量项（measure）。请补上 measure = \"空白\"：测什么。[missing-key]"},
		{"Title = \"x\"", "错误 a.toml:2：文件里没有“Title”这个键。是不是 title？[unknown-key]"},
		{"\"用语\" = []", "错误 a.toml:2：文件里没有“用语”这个键。是不是 words？[unknown-key]"},
		{"clause = \"x\"", "错误 a.toml:2：文件里没有“clause”这个键。这个键属于 [[rule]]，移到那一节。[unknown-key]"},
		{"[contact]\nphone = \"x\"", "错误 a.toml:3：[contact] 没有“phone”这个键。可以写的键：name。[unknown-key]"},
		{"title.a = 1", "错误 a.toml:2：同一个键或同一节写了两次：title。请删去一个，或合成一节。改正后再检查其余内容。[toml-syntax]"},
	} {
		src := tt.src
		if !strings.HasPrefix(src, "title =") && src != "" {
			src = "title = \"x\"\n" + src
		}
		_, _, told := read(t, src)
		if d := cmp.Diff(tt.want, strings.Join(told, "\n")); d != "" {
			t.Errorf("%s\n%s", src, d)
		}
	}
}

func TestUnknownTables(t *testing.T) {
	for path, want := range map[string][]any{
		"文件里": {}, "[previous.sites] ": {"previous", "sites"}, "第 2 个 [[rule]] 的第 1 个 [[when]] ": {"rule", 1, "when", 0},
		"第 3 个 [[a.b]] 的 [c] ": {"a", "b", 2, "c"},
	} {
		if got := TableName(want...); got != path {
			t.Errorf("%q, want %q", got, path)
		}
	}
}

func TestSchemaPanics(t *testing.T) {
	for name, into := range map[string]any{
		"kind": &struct {
			A string `toml:"a" kind:"word"`
		}{},
		"range": &struct {
			A int `toml:"a" range:"1..x"`
		}{},
		"type": &struct {
			A map[string]int `toml:"a"`
		}{},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a wrong %s was taken", name)
				}
			}()
			Read("a.toml", nil, "", into)
		}()
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sampleFile))
	f.Add([]byte("[[rule]]\nb.c = {d = [1, '''x''', \"\\u4e00\"]}\nwhen = [{measure=1},\n{}]\nwords=[\"甲\"]\nfree={a=1979-05-27 07:32:00}"))
	f.Add([]byte("\xff\xfe[\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var file file1
		lines, findings := Read("a.toml", data, sampleFile, &file)
		if lines == nil && findings.Errors() == 0 {
			t.Error("not read, and no reason why")
		}
		if findings.Errors() == 0 && strings.TrimSpace(file.Title) == "" {
			t.Error("the title is missing, and no finding")
		}
		for _, f := range findings {
			if f.Place.File != "a.toml" || f.Text == "" {
				t.Errorf("finding without place or text: %v", f)
			}
		}
	})
}
