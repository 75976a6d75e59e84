package language

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestParse holds how expressions are read: what a mark in full width means, what is
// quoted, what binds tighter. The right side is the form an expression is listed in.
func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"网站.总数":     "网站.总数",
		" 网站 。 总数　": "网站.总数",
		"网站［类别＝区县门户网站］．不合格数":      "网站[类别=区县门户网站].不合格数",
		"新媒体【平台＝抖音｜快手】.合格率":       "新媒体[平台=抖音|快手].合格率",
		"新媒体[平台 != 抖音].名单（3，家单位）": "新媒体[平台≠抖音].名单(3，家单位)",
		"网站[得分>=90].总数":           "网站[得分≥90].总数",
		"新媒体.按地区.合格率[＜90%].名单":    "新媒体.按地区.合格率[<90%].名单",
		"新媒体.按(地区).合格率[前3].排名":    "新媒体.按(地区).合格率[前3].排名",
		"留言.“件数（件）”":              "留言.“件数（件）”",
		"留言.\"件数\"":               "留言.“件数”",
		"留言.件数（件）":                "留言.件数(件)",
		"表[名称=“甲|乙”].件数":          "表[名称=“甲|乙”].件数",
		"表[名称=“甲””乙”].件数":         "表[名称=“甲””乙”].件数",
		"表[“名=称”=甲]":              "表[“名=称”=甲]",
		"网站[问题类别≠]":               "网站[问题类别≠“”]",
		"多次提醒[淄博发改].次数":           "多次提醒[淄博发改].次数",
		"甲÷乙－丙":                   "(甲÷乙)－丙",
		"甲 - 乙 * 5":               "甲－(乙×5)",
		"甲-乙":                     "甲-乙",
		"（甲＋乙）÷0.5":               "(甲＋乙)÷0.5",
		"网站 且 非 新媒体 或 甲 > 3":      "(网站 且 (非 新媒体)) 或 (甲>3)",
		"网站.合格率.2位小数":             "网站.合格率.2位小数",
		"网站.不合格.占(新媒体.不合格)":       "网站.不合格.占(新媒体.不合格)",
		"ＡＢ.９０％":                  "ＡＢ.90%",
		"12345政务热线.件数":            "12345政务热线.件数",
		"表[2026年第一季度].件数":         "表[2026年第一季度].件数",
		"没有 网站":                   "非 网站",
		"写明.甲.占(写明.“乙.丙”)":        "写明.甲.占(写明.“乙.丙”)",
		"表[备注=等待(重测)，完]":          "表[备注=等待(重测)，完]",
	} {
		n, err := Parse(in)
		if err != nil {
			t.Errorf("%s: %s %s", in, err.Text, err.Hint)
			continue
		}
		if n.String() != want {
			t.Errorf("%s: %s, want %s", in, n, want)
		}
		if again, err := Parse(n.String()); err != nil || again.String() != n.String() {
			t.Errorf("%s does not come back: %v %v", n, again, err)
		}
	}
}

// TestParseErrors holds that what cannot be read is said in words a clerk can act on.
func TestParseErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":           "空的",
		"网站.":        "“网站.”后面没有写要取什么",
		"网站 总数":      "“网站”和“总数”之间缺少“.”",
		"网站.名单(3":    "缺少右括号",
		"网站.名单)":     "多了一个右括号",
		"网站[类别=甲":    "缺少右方括号",
		"网站[]":       "方括号里是空的",
		"网站.“总数":     "引号没有配对",
		"网站，新媒体":     "几项数据请分开写",
		"网站 且":       "后面没有写完",
		"=甲":         "不能写在这里",
		"网站[甲=“乙”丙]": "引号后面还有",
	} {
		n, err := Parse(in)
		if err == nil {
			t.Errorf("%s is read as %s", in, n)
		} else if !strings.Contains(err.Text+err.Hint, want) {
			t.Errorf("%s: %s %s", in, err.Text, err.Hint)
		}
	}
}

// TestQuote holds that any name, quoted, is read back as itself.
func TestQuote(t *testing.T) {
	for _, name := range []string{"网站", "件数（件）", "甲.乙", "“甲”", "且", "90%", "A-1", "甲 乙", "[x]", "a\"b", "‘’", "甲-乙", "件／月", "2位小数"} {
		n, err := Parse("表." + Quote(name))
		if err != nil || n.Text != name {
			t.Errorf("%s: %v %v", Quote(name), n, err)
		}
	}
	for _, value := range []string{"", "甲|乙", "甲]", "“甲”", " 甲", "=", "a\"b", "是（否）", "甲，乙"} {
		c := Condition{Column: "列", Op: "=", Values: []string{value, "乙"}}
		back, err := ParseCondition(c.String())
		if err != nil || back.Values[0] != value || len(back.Values) != 2 {
			t.Errorf("%s: %v %v", c, back, err)
		}
	}
}

// FuzzParse holds that any text is read or refused, and that what is read comes back.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"网站[类别=甲|乙].不合格.名单(3，“家”)", "非 甲 且 乙>=3", "“”.“”", "甲÷(乙＋丙)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		n, err := Parse(src)
		if err != nil || len(src) > 500 || !utf8.ValidString(src) {
			return
		}
		again, err := Parse(n.String())
		if err != nil || again.String() != n.String() {
			t.Errorf("%q is listed as %q, which gives %v %v", src, n, again, err)
		}
	})
}
