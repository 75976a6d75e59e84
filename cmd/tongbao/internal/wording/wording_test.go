package wording

import (
	"slices"
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
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func on(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func TestDates(t *testing.T) {
	d := on(2026, 3, 5)
	for _, r := range []struct {
		from, to time.Time
		want     string
	}{
		{d, on(2026, 3, 8), "2026年3月5日至8日"},
		{on(2026, 2, 26), d, "2026年2月26日至3月5日"},
		{on(2025, 12, 30), d, "2025年12月30日至2026年3月5日"},
		{d, d, "2026年3月5日"},
	} {
		if got := DateRange(r.from, r.to); got != r.want {
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
		{ListEtc(List, names, 2, "家单位"), "甲局、乙局等4家单位"},
		{ListEtc(List, names, 4, "家单位"), "甲局、乙局、丙局、丁局"},
		{ListEtc(List, names, 0, "家单位"), "甲局、乙局、丙局、丁局"},
		{ListClosed(List, names[:2], "家单位"), "甲局、乙局等2家单位"},
		{ListClosed(List, names[:1], "家单位"), "甲局"},
		{Amounts(amounts, "件"), "市发展改革委4件、CCPIT 2件"},
		{Among(amounts, "件"), "其中，市发展改革委4件、CCPIT 2件"},
		{Among(nil, "件"), ""},
		{Respectively(amounts, "件"), "市发展改革委、CCPIT分别为4件、2件"},
		{Respectively(amounts[:1], "件"), "市发展改革委为4件"},
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
		{"→一是", "|一是|二是|||||||"},
	} {
		s := Scheme{Levels: strings.Split(c.scheme, "→")}
		if got := strings.Join(s.Numbers(levels), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.scheme, got, c.want)
		}
	}
	std := Scheme{Levels: []string{"一、", "（一）", "1.", "（1）"}}
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
	mixed := Scheme{Levels: []string{"", "第一，", "①"}}
	if got := strings.Join(mixed.Numbers([]int{1, 2, 3, 3, 2, 1}), "|"); got != "|第一，|①|②|第二，|" {
		t.Errorf("a scheme by level: %s", got)
	}
	if got := mixed.Numbers(append([]int{1, 2}, slices.Repeat([]int{3}, 21)...)); got[21] != "⑳" || got[22] != "（21）" {
		t.Errorf("circled numbers: %v", got)
	}
	std.NumberLone = true
	if got := strings.Join(std.Numbers([]int{1, 2}), "|"); got != "一、|（一）" {
		t.Errorf("lone headings numbered: %s", got)
	}
}

func FuzzNumeral(f *testing.F) {
	f.Add("二十一")
	f.Add("百零一")
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := ParseNumeral(s); ok && Numeral(n) != s {
			t.Errorf("numeral %q read as %d", s, n)
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
