package wording

import (
	"strings"
	"testing"
	"time"
)

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 12: "十二", 20: "二十", 21: "二十一", 99: "九十九", 0: "0", 100: "100", -3: "-3"} {
		if got := Numeral(n); got != want {
			t.Errorf("Numeral(%d) = %s, want %s", n, got, want)
		}
	}
	for n := 1; n <= maxNumeral; n++ {
		if back, ok := ParseNumeral(Numeral(n)); !ok || back != n {
			t.Errorf("%s read back as %d, %v", Numeral(n), back, ok)
		}
	}
	for _, s := range []string{"", "十十", "一十", "零", "二二", "100", "〇"} {
		if n, ok := ParseNumeral(s); ok {
			t.Errorf("ParseNumeral(%q) = %d, want a refusal", s, n)
		}
	}
	for got, want := range map[string]string{
		Quarter(3): "第三季度", Half(1): "上半年", Half(2): "下半年", Nth(5, "次"): "第五次",
		Months(10, 0): "10月", Months(3, 4): "3—4月",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func on(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func TestDates(t *testing.T) {
	d := on(2026, 3, 5)
	for form, want := range map[DateForm]string{
		DateFull: "2026年3月5日", DateMonthDay: "3月5日", DateMonth: "2026年3月",
		DateISO: "2026-03-05", DateDotted: "2026.3.5",
	} {
		if got := Date(d, form); got != want {
			t.Errorf("form %d: %s, want %s", form, got, want)
		}
	}
	ranges := []struct {
		from, to time.Time
		year     bool
		want     string
	}{
		{d, on(2026, 3, 8), false, "3月5日至8日"},
		{d, on(2026, 3, 8), true, "2026年3月5日至8日"},
		{on(2026, 2, 26), d, false, "2月26日至3月5日"},
		{on(2025, 12, 30), d, false, "2025年12月30日至2026年3月5日"},
		{d, d, true, "2026年3月5日"},
	}
	for _, r := range ranges {
		if got := DateRange(r.from, r.to, r.year); got != r.want {
			t.Errorf("got %s, want %s", got, r.want)
		}
	}
}

func TestLists(t *testing.T) {
	names := []string{"甲局", "乙局", "丙局", "丁局"}
	amounts := []Amount{{"市发展改革委", "4"}, {"CCPIT", "2"}}
	for _, c := range []struct{ got, want string }{
		{List(nil), ""},
		{List(names[:2]), "甲局、乙局"},
		{List([]string{"《甲》", "《乙》", "丙", "“丁”", "“戊”"}), "《甲》《乙》、丙、“丁”“戊”"},
		{List([]string{"《甲》（1号）", "《乙》"}), "《甲》（1号）、《乙》"},
		{ListEtc(names, 2, "家单位"), "甲局、乙局等4家单位"},
		{ListEtc(names, 4, "家单位"), "甲局、乙局、丙局、丁局"},
		{ListEtc(names, 0, "家单位"), "甲局、乙局、丙局、丁局"},
		{ListClosed(names[:2], "家单位"), "甲局、乙局等2家单位"},
		{ListClosed(names[:1], "家单位"), "甲局"},
		{Amounts(amounts, "件"), "市发展改革委4件、CCPIT 2件"},
		{Among(amounts, "件"), "其中，市发展改革委4件、CCPIT 2件"},
		{Among(nil, "件"), ""},
		{Respectively(amounts, "件"), "市发展改革委、CCPIT分别为4件、2件"},
		{Respectively(amounts[:1], "件"), "市发展改革委为4件"},
		{ByProblem([]ProblemGroup{{"空白栏目超标", names[:2]}, {"无人", nil}, {"首页不更新", names[2:3]}}), "甲局、乙局空白栏目超标；丙局首页不更新"},
		{ChangeWords(1, "0.9个百分点", "上升", "下降"), "上升0.9个百分点"},
		{ChangeWords(-1, "3%", "上升", "下降"), "下降3%"},
		{ChangeWords(0, "0", "上升", "下降"), "持平"},
		{ChangeWords(1, "5个", "增加", "减少"), "增加5个"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestSchemes(t *testing.T) {
	levels := []int{1, 2, 2, 3, 3, 4, 4, 1, 2, 1}
	for _, c := range []struct{ scheme, want string }{
		{"一、→（一）→1.→（1）", "一、|（一）|（二）|1.|2.|（1）|（2）|二、||三、"},
		{"一、→1.", "一、|1.|2.|||||二、||三、"},
		{"一、", "一、|||||||二、||三、"},
		{"一、→（一）", "一、|（一）|（二）|||||二、||三、"},
		{"一是", "一是|||||||二是||三是"},
		{"无", "|||||||||"},
		{"无→一是", "|一是|二是|||||||"},
	} {
		s, ok := NewScheme(strings.Split(c.scheme, "→"))
		if !ok {
			t.Fatalf("scheme %s was refused", c.scheme)
		}
		if got := strings.Join(s.Numbers(levels), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.scheme, got, c.want)
		}
	}
	std, _ := NewScheme([]string{"一、", "（一）", "1.", "（1）"})
	for _, c := range []struct {
		levels []int
		want   string
	}{
		{[]int{1}, ""},                 // a lone heading
		{[]int{1, 3, 3}, "|（一）|（二）"},   // a level left out does not count
		{[]int{2, 1, 1, 2}, "|一、|二、|"}, // a child before any parent
		{nil, ""},
	} {
		if got := strings.Join(std.Numbers(c.levels), "|"); got != c.want {
			t.Errorf("%v: %s, want %s", c.levels, got, c.want)
		}
	}
	mixed, ok := NewScheme([]string{"", "第一，", "①"})
	if got := strings.Join(mixed.Numbers([]int{1, 2, 3, 3, 2, 1}), "|"); !ok || got != "|第一，|①|②|第二，|" {
		t.Errorf("a scheme by level: %s %v", got, ok)
	}
	if _, ok := NewScheme([]string{"一、（一）"}); ok {
		t.Error("two forms in one level were taken")
	}
	std.NumberLone = true
	if got := strings.Join(std.Numbers([]int{1, 2}), "|"); got != "一、|（一）" {
		t.Errorf("lone headings numbered: %s", got)
	}
	for _, s := range []string{"A.", "一、→甲", "一、→（一）甲"} {
		if _, ok := NewScheme(strings.Split(s, "→")); ok {
			t.Errorf("scheme %q was taken", s)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"二十一", "一、→1.", "百零一", "→"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := ParseNumeral(s); ok && Numeral(n) != s {
			t.Errorf("numeral %q read as %d", s, n)
		}
		if scheme, ok := NewScheme(strings.Split(s, "→")); ok && strings.Join(scheme.Numbers([]int{1, 1}), "") != scheme.Number(1, 1)+scheme.Number(1, 2) {
			t.Errorf("scheme %q numbers two headings wrongly", s)
		}
	})
}

func TestCells(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "合格率93%": 9, "“甲”—①": 10, "长\n更长的\na": 6, "×°é": 3} {
		if got := Cells(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
