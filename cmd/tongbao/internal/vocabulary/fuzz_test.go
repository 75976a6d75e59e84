package vocabulary

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/diag"
)

// fuzzRows is a small sheet with a percent, a hole and a name twice.
var fuzzRows = []string{"单位 类别 收到 得分率 日期", "甲局 一 4 85.2% 2026-03-01", "乙局 二 — 30% —", "甲局 一 10 100% 2026-03-05"}

// FuzzSpeak runs any text over a small sheet: it ends, says the same twice, prints no
// brace that was opened, and what it could not say is told with its line.
func FuzzSpeak(f *testing.F) {
	for _, s := range []string{
		"共{{情况.行数}}行，收到{{情况.收到}}件。", "{{情况.按单位.收到.由高到低.排名(件)}}", "{{逐个 情况.按单位.收到}}{{本项.名称}}{{本项.数}}{{完}}",
		"{{如果 情况[单位=甲局].收到 < 15}}少{{否则}}不明{{完}}", "{{情况[得分率≥90%且类别=一].名单(3，“家”)}}",
		"{{情况.得分率.平均.2位小数}}、{{情况[收到<20].单位.列出}}", "{{设 甲 = 情况.收到}}{{甲 ÷ 2}}", "{{一是}}{{二是}}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 300 || strings.Count(src, "逐个") > 4 || !utf8.ValidString(src) {
			return
		}
		text, findings := said(dataOf(fuzzRows...), src)
		pieces, told, ok := Speak(dataOf(fuzzRows...), diag.Place{File: "body.md"}, src, false)
		if !ok && told.Errors() == 0 {
			t.Errorf("%q could not be said, and nothing tells why: %v", src, pieces)
		}
		if again, twice := said(dataOf(fuzzRows...), src); again != text || !reflect.DeepEqual(findings, twice) {
			t.Errorf("%q says %q, then %q", src, text, again)
		}
		lines := strings.Count(src, "\n") + 1
		for _, x := range told {
			if x.Text == "" || x.Place.File == "body.md" && (x.Place.Line < 1 || x.Place.Line > lines) {
				t.Errorf("%q: finding without place or text: %v", src, x)
			}
		}
		if ok && strings.Contains(text, "{{") && !strings.Contains(src, "{") && !strings.Contains(src, "｛") {
			t.Errorf("%q prints %q", src, text)
		}
	})
}

// FuzzClaims reads any sentence over a small sheet: a number that is said to be wrong has
// one of the data that is right, and that one, typed, is equal.
func FuzzClaims(f *testing.F) {
	for _, s := range []string{"甲局收到#14件，乙局#0件", "收到最多的是甲局，#10件", "得分率#85.2%，比上季度提高#3个百分点", "共#2家单位，其中一类#1家", "收到#14件"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 300 || !utf8.ValidString(src) {
			return
		}
		d := dataOf(fuzzRows...)
		p := passageOf(src)
		read := Claims(d).Read(p)
		if len(read) != len(p.Numbers) {
			t.Fatalf("%q: %d claims for %d numbers", src, len(read), len(p.Numbers))
		}
		for i, c := range read {
			if c.Verdict != claims.Unproved && (c.Figure == nil || c.Expression == "") {
				t.Errorf("%q: number %d is %v without a figure", src, i, c.Verdict)
			}
			if c.Verdict == claims.Contradicted && c.Figure.Text == p.Numbers[i].Digits {
				t.Errorf("%q: number %d contradicts itself: %s", src, i, c.Figure.Text)
			}
		}
		if again := Claims(d).Read(p); !reflect.DeepEqual(verdicts(read), verdicts(again)) {
			t.Errorf("%q is read in two ways", src)
		}
	})
}

func verdicts(list []claims.Claim) (out []claims.Verdict) {
	for _, c := range list {
		out = append(out, c.Verdict)
	}
	return out
}

// passageOf takes digits behind # as numbers typed by hand, with the character behind
// them as the unit.
func passageOf(src string) claims.Passage {
	p := claims.Passage{}
	var b strings.Builder
	for i, part := range strings.Split(src, "#") {
		if i == 0 {
			b.WriteString(part)
			continue
		}
		digits := part[:len(part)-len(strings.TrimLeft(part, "0123456789."))]
		if digits == "" || strings.Trim(digits, ".") != digits || strings.Count(digits, ".") > 1 {
			b.WriteString(part)
			continue
		}
		n := claims.Number{Start: b.Len(), Digits: digits, Typed: true}
		unit := ""
		for _, r := range part[len(digits):] {
			unit = string(r)
			break
		}
		if strings.HasPrefix(part[len(digits):], "个百分点") {
			unit = "个百分点"
		}
		n.Unit, n.End = unit, b.Len()+len(digits)+len(unit)
		p.Numbers = append(p.Numbers, n)
		b.WriteString(part)
	}
	p.Text = b.String()
	return p
}
