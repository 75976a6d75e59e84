package language

import (
	"fmt"
	"strings"
	"testing"
)

// outline writes blocks on one line.
func outline(blocks []Block) string {
	var b strings.Builder
	for _, x := range blocks {
		switch x.Kind {
		case Literal:
			fmt.Fprintf(&b, "%q", x.Text)
		case Say:
			fmt.Fprintf(&b, "<%s>", x.Expr)
		case Let:
			fmt.Fprintf(&b, "<%s:=%s>", x.Name, x.Expr)
		case Use:
			fmt.Fprintf(&b, "<use %s %v>", x.Name, x.Expr)
		default:
			fmt.Fprintf(&b, "(%s", x.Name)
			if x.Kind == Each {
				fmt.Fprintf(&b, "each %s%s", x.Expr, x.Between)
			}
			for _, br := range x.Branches {
				if br.Condition != nil {
					fmt.Fprintf(&b, "if %s", br.Condition)
				}
				fmt.Fprintf(&b, "{%s}", outline(br.Blocks))
			}
			fmt.Fprintf(&b, ")")
		}
	}
	return b.String()
}

func TestParseText(t *testing.T) {
	for in, want := range map[string]string{
		"共{{网站.总数}}个。":                                  `"共"<网站.总数>"个。"`,
		"共｛｛网站.总数｝｝个":                                   `"共"<网站.总数>"个"`,
		"{{如有 网站}}甲{{否则如果 乙>3}}乙{{否则}}丙{{完}}。":          `(if 网站{"甲"}if 乙>3{"乙"}{"丙"})"。"`,
		"{{如果没有 网站}}甲{{结束}}":                            `(if 非 网站{"甲"})`,
		"{{逐个 表[主题=甲] 隔以“；”}}{{本项.单位}}{{否则}}无{{完}}":     `(each 表[主题=甲]；{<本项.单位>}{"无"})`,
		"{{设 差 = 网站.不合格}}{{差.总数}}":                      `<差:=网站.不合格><差.总数>`,
		"甲{{注：这里要核对}}乙":                                 `"甲""乙"`,
		"一\n{{逐个 甲}}\n## {{本项}}\n{{完}}\n二":              `"一\n"(each 甲{"\n## "<本项>"\n"})"\n二"`,
		"{{片段 概况}}共{{本项.总数}}个{{完}}{{用 概况(网站)}}{{用 概况}}": `(概况{"共"<本项.总数>"个"})<use 概况 网站><use 概况 <nil>>`,
		"{{网站.总数}}\n个":                                  `<网站.总数>"\n个"`,
		"{{完成情况.件数}}{{注册数.合计}}":                         `<完成情况.件数><注册数.合计>`,
	} {
		blocks, faults := ParseText(in)
		if len(faults) > 0 {
			t.Errorf("%s: %v", in, faults[0].Text)
		}
		if got := outline(blocks); got != want {
			t.Errorf("%s:\n%s, want\n%s", in, got, want)
		}
	}
}

// TestParseTextFaults holds that all faults of a text come at once, each with its line.
func TestParseTextFaults(t *testing.T) {
	for in, want := range map[string]string{
		"甲\n{{网站.}}\n{{新媒体 总数}}":      "2 “网站.”后面没有写要取什么|3 “新媒体”和“总数”之间缺少“.”",
		"{{如有 甲}}\n乙":                 "1 这里开始的“如果”“逐个”或“片段”没有写完：到末尾还缺 {{完}}",
		"甲{{完}}":                      "1 {{完}} 前面没有“如果”“逐个”或“片段”",
		"甲\n\n乙{{网站.总数\n丙":            "3 有“{{”而没有“}}”：{{网站.总数",
		"{{如有 甲}}{{否则}}乙{{否则}}丙{{完}}": "1 {{否则}} 后面不能再有 {{否则}}",
		"{{如果}}甲{{完}}":                "1 “如果”后面没有写条件",
		"{{逐个}}甲{{完}}":                "1 “逐个”后面是空的",
		"{{设 甲}}":                     "1 “设”后面应当是名称、等号和数据，写了“甲”",
		"{{片段 甲(乙)}}丙{{完}}":           "1 “片段”后面应当是片段的名称，写了“甲(乙)”",
		"{{如有 甲}}{{片段 乙}}{{完}}{{完}}":  "1 片段“乙”写在“如果”“逐个”或别的片段里面",
		"{{甲{{乙}}":                    "1 有“{{”而没有“}}”：{{甲{{乙",
	} {
		_, faults := ParseText(in)
		var got []string
		for _, f := range faults {
			got = append(got, fmt.Sprintf("%d %s", f.Line, f.Text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s:\n%s, want\n%s", in, strings.Join(got, "|"), want)
		}
	}
}
