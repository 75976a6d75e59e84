package line

import (
	"strings"
	"testing"
)

// showGaps marks where s may be broken: | freely, ¦ by preference not.
func showGaps(s string) string {
	chars := text(s)
	g := make([]gap, len(chars))
	gapsOf(g, chars)
	var b strings.Builder
	for i, c := range chars {
		switch {
		case i == 0 || g[i].cost == never:
		case g[i].cost > 0:
			b.WriteRune('¦')
		default:
			b.WriteRune('|')
		}
		b.WriteRune(c.Rune)
	}
	return b.String()
}

func TestWhereTextMayBreak(t *testing.T) {
	for _, c := range []struct{ rule, want string }{
		{"marks never start a line", "甲，|乙、|丙；|丁：|戊。|己？|庚！|辛"},
		{"closing halves never start a line", "甲”|乙’|丙）|丁》|戊〉|己】|庚〕|辛」|壬』|癸"},
		{"opening halves never end a line", "甲|“乙|‘丙|（丁|《戊|〈己|【庚|〔辛|「壬|『癸"},
		{"marks in a row", "甲|（见|《乙》）。”|丙"},
		{"doubled marks stay together", "甲！！|乙？！|丙"},
		{"interpunct not at the start", "阿·|米"},
		{"slash neither at the start nor at the end", "微|信/微|博|甲／乙"},
		{"一字线 not at the start", "甲—¦乙|丙"},
		{"破折号 whole, better not at the start", "甲¦——|乙"},
		{"省略号 whole, better not at the start", "甲¦……|乙¦…………|丙"},
		{"ASCII marks of Chinese text", "甲,|乙;|丙|(丁)|戊|[己]|庚"},
		{"ASCII commas between words and in numbers", "甲,|2¦个|乙;|App,|Web,|3,000|丙.|丁:|戊"},
		{"spaces in a number", "超|过 |5 ¦个|月|重 |10 ¦kg|止"},
		{"straight quotes in pairs", `甲|"乙"|丙|"丁"`},
		{"a straight quote left open ends with its line", "甲|\"乙\n|\"丙\"|丁"},
		{"hyphen between words", "甲-|乙"},

		{"number", "共|493¦个"},
		{"number and counter", "有|11¦个|县"},
		{"decimal", "占|93.1¦万"},
		{"thousands", "共|12,500¦元"},
		{"percent", "为|93.1%|和|6.9%。"},
		{"per mille, degrees", "约|3‰|至|25℃|止"},
		{"money", "花|￥500|与|$20¦元"},
		{"sign", "由|±5|到|−3|止"},
		{"range of numbers", "限|100～150|字"},
		{"range of percents", "从|63%～68%|升"},
		{"range of years", "自|2019—2025¦年"},
		{"range of dates", "3¦月¦1¦日～¦31¦日"},
		{"ratio", "按|1∶500|图"},
		{"product", "长|3×5¦米"},
		{"time", "于|15:00|前"},
		{"date", "至|2026¦年¦3¦月¦5¦日|止"},
		{"ISO date", "于|2026-03-05|止"},
		{"phone", "电|话|0533-3180150|转"},
		{"full-width digits", "共|１２|和|３％"},
		{"ordinal", "第¦2¦次"},
		{"attachment", "见|附¦件¦1）"},
		{"heading number", "1.¦关|于"},
		{"heading number after a colon", "附|件：|1.¦名|单"},

		{"document number", "国|办|秘|函¦〔2019〕¦19号|文"},
		{"document number in brackets", "法》|（国¦办¦秘¦函¦〔2019〕¦19号），|文"},
		{"brackets without a document number", "法》|（国|办|秘|函）|〔注〕"},
		{"document number with 第", "函¦〔2019〕¦第19号"},
		{"an ordinary number sign", "3¦号|楼"},

		{"Latin words", "新|增|IPv6|改|造|与|App |Store|版"},
		{"identifier", "码|bm12345678|止"},
		{"apostrophe, hyphen", "用|don't|或|e-mail|吧"},
		{"URL", "见|https://¦www.¦yunchuan.¦gov.¦cn/¦zwgk/¦list?¦id=¦7&¦p=¦2|止"},
		{"domain", "于|www.¦yunchuan.¦gov.¦cn|上"},
		{"mail", "寄|xxb@¦yunchuan.¦cn|收"},
		{"version is no domain", "用|v1.2.3|版"},

		{"break after spaces only", "甲  |乙 |丙"},
		{"kinsoku looks through spaces", "甲 ，|乙|（ 丙"},
		{"no-break space", "甲\u00a0乙|丙"},
		{"word joiner", "甲\u2060乙|丙"},
		{"zero width space", "ab\u200b|cd"},
		{"combining mark", "e\u0301a|甲\ufe00|乙"},
		{"forced break", "甲\n|乙\n|\n|，"},
	} {
		in := strings.NewReplacer("|", "", "¦", "").Replace(c.want)
		got := showGaps(in)
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.rule, got, c.want)
		}
	}
}
