package inspection_test

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// lines makes a sheet of lines whose cells are parted by blanks; _ is an empty cell, and
// the first line is the head.
func lines(text ...string) [][]string {
	out := make([][]string, len(text))
	for i, line := range text {
		for _, cell := range strings.Fields(line) {
			out[i] = append(out[i], strings.ReplaceAll(cell, "_", ""))
		}
	}
	return out
}

// TestDoubts holds what is told of data that cannot be, and that nothing is told of data
// that only look like it.
func TestDoubts(t *testing.T) {
	for name, c := range map[string]struct {
		want string
		rows [][]string
	}{
		"more answered than received": {"part-over-whole@C2", lines("单位 收到 答复", "甲局 3 5", "乙局 2 2")},
		"overdue are received, too":   {"part-over-whole@D3", lines("单位 受理件数 按期办结 超期未回复", "甲局 9 9 0", "乙局 2 2 3")},
		"in the total only":           {"total-mismatch@C3", lines("单位 收到件数 答复件数", "甲局 3 3", "合计 3 5")},
		"carried over":                {"", lines("单位 上期结转 收到 答复", "甲局 2 3 5", "乙局 0 2 2")},
		"more than was carried over":  {"part-over-whole@D2", lines("单位 上期结转 收到 答复", "甲局 1 3 5")},
		"due is no part":              {"", lines("单位 应答复 答复", "甲局 5 3", "乙局 4 4")},
		"how often and how fast":      {"", lines("单位 收到件数 回复次数 平均答复时长 答复满意度", "甲局 3 5 12.5 99")},
		"of another month":            {"", lines("单位 1月收到 1月答复 2月收到 2月答复", "甲局 3 3 9 8")},
		"more in one month":           {"part-over-whole@C2", lines("单位 1月收到 1月答复 2月收到 2月答复", "甲局 3 5 9 8")},
		"answers in words":            {"", lines("单位 收到 答复情况", "甲局 3 已答复")},
		"more failed than inspected":  {"part-over-whole@C2", lines("地区 检查网站数 不合格网站数", "东区 3 4")},
		"more inspected than exist":   {"part-over-whole@C2", lines("地区 账号总数 检查账号数", "东区 3 4")},
		"problems are no objects":     {"", lines("地区 检查网站数 问题数 不合格账号数", "东区 3 14 9")},
		"units are no accounts":       {"", lines("地区 检查单位数 不合格账号数", "东区 3 9")},
		"below zero":                  {"impossible-count@B2", lines("单位 件数", "甲局 -3", "乙局 4")},
		"half a message":              {"impossible-count@B3", lines("单位 办件（件）", "甲局 3", "乙局 4.5")},
		"no counts":                   {"", lines("单位 增加数 粉丝数（万） 平均分数 得分", "甲局 -3 4.5 90.5 88.5")},
		"a rate of no count":          {"impossible-rate@C2", lines("地区 检查数 合格率", "东区 40 90.87%", "西区 40 92.5%")},
		"a rate cut off":              {"", lines("地区 检查数 合格率", "东区 60 93.3%", "西区 3 66.6%", "南区 3 66.7%", "北区 3 0%")},
		"a rate over all":             {"impossible-rate@C2", lines("地区 网站数 合格率", "东区 40 102.5%")},
		"of one of two wholes":        {"", lines("地区 账号总数 检查账号数 合格率", "东区 41 40 92.5%")},
		"of what is not in the sheet": {"", lines("单位 超期件数 答复率 增长率", "甲局 2 90.91% 120%")},
		"on time, of those answered":  {"", lines("单位 收到 答复 按期答复率", "甲局 30 28 89.3%")},
		"numbers of nobody":           {"blank-unit@A3", lines("单位 收到 答复", "甲局 3 3", "_ 2 2", "丙局 4 4")},
		"a merged unit":               {"", lines("单位 渠道 收到 答复", "甲局 电话 3 3", "^ 网上 2 2", "丙局 网上 4 4")},
		"a unit twice":                {"repeated-unit@B4", lines("序号 单位 收到 答复", "1 甲局 3 3", "2 乙局 2 2", "3 甲局 4 4")},
		"a unit a month":              {"", lines("月份 单位 收到 答复", "1月 甲局 3 3", "2月 甲局 4 4")},
		"twice, its place beside":     {"repeated-unit@B4", lines("序号 单位 地区 收到 答复", "1 甲局 市直 3 3", "2 乙局 市直 2 2", "3 甲局 市直 4 4")},
		"its place before":            {"repeated-unit@B4", lines("地区 单位 收到 答复", "市直 甲局 3 3", "市直 乙局 2 2", "市直 甲局 4 4")},
		"with whom to call":           {"repeated-unit@A4", lines("单位 收到 答复 联系人 备注", "甲局 3 3 张三 _", "乙局 2 2 李四 _", "甲局 4 4 王五 补报")},
		"of one name in two places":   {"", lines("地区 单位 收到 答复", "东区 教育局 3 3", "西区 教育局 2 2")},
		"a unit a way in":             {"", lines("单位 地区 渠道 收到 答复", "甲局 市直 网站 3 3", "甲局 市直 电话 2 2")},
		"a unit a numbered month":     {"", lines("单位 月份 收到 答复", "甲局 1 3 3", "甲局 2 2 2")},
		"said in a remark":            {"", lines("单位 收到 答复 备注", "甲局 3 3 本级", "甲局 2 2 下属中心")},
		"a unit a finding":            {"", lines("单位 件数", "甲局 3", "甲局 4")},
		"the sum under another name":  {"looks-like-total@A5", lines("单位 收到 答复", "甲局 3 3", "乙局 4 4", "丙局 5 2", "云川 12 9")},
		"one sum of many":             {"looks-like-total@A6", lines("单位 件数", "甲局 3", "乙局 4", "丙局 5", "丁局 1", "云川 13")},
		"the sum comes first":         {"looks-like-total@A2", lines("单位 收到 答复", "云川 12 9", "甲局 3 3", "乙局 4 4", "丙局 5 2")},
		"fewer than none answered":    {"impossible-count@C2", lines("单位 收到 未答复", "甲局 3 -1", "乙局 4 4")},
		"a sum by chance":             {"", lines("单位 件数", "甲局 1", "乙局 1", "丙局 1", "丁局 3")},
		"not the sum":                 {"", lines("单位 收到 答复", "甲局 3 3", "乙局 4 4", "丙局 5 2", "丁局 12 8")},
		"more dealt with than asked":  {"part-over-whole@C2", lines("单位 诉求量 办理量", "甲局 3 5", "乙局 4 4")},
		"handed on and done":          {"part-over-whole@C2", lines("单位 转办件数 按时办结数", "甲局 3 5", "乙局 4 4")},
		"more rectified than found":   {"part-over-whole@C2", lines("单位 问题数 已整改", "甲局 3 5", "乙局 4 4")},
		"sites are no problems":       {"", lines("单位 问题网站数 已整改", "甲局 3 5", "乙局 4 4")},
		"more inspected than due":     {"part-over-whole@C2", lines("单位 应检查 已检查", "甲局 3 5", "乙局 4 4")},
		"more pass than there are":    {"part-over-whole@C2", lines("地区 网站数 合格网站数", "东区 3 5", "西区 4 4")},
		"more troubled than seen":     {"part-over-whole@C2", lines("地区 检查网站数 突出问题网站数", "东区 3 5", "西区 4 4")},
		"both together are too many":  {"part-over-whole@D2", lines("单位 收到 按期答复 超期答复", "甲局 5 4 3", "乙局 4 4 0")},
		"pass and fail are too many":  {"part-over-whole@D2", lines("地区 检查数 合格数 不合格数", "东区 22 20 3", "西区 22 21 1")},
		"late ones are answered, too": {"", lines("单位 收到 答复 超期答复", "甲局 5 4 3", "乙局 4 4 0")},
		"not rated are neither":       {"", lines("地区 检查数 合格数 不合格数", "东区 22 18 2", "西区 22 21 1", "南区 9 6 1")},
		"a rate against its counts":   {"rate-contradicts@D2", lines("地区 检查数 合格数 合格率", "东区 22 20 95.5%", "西区 22 21 95.4%")},
		"a rate of what is left":      {"rate-contradicts@D2", lines("地区 检查数 不合格数 合格率", "东区 22 2 95.5%", "西区 22 1 95.5%")},
		"not of three verdicts":       {"", lines("地区 检查数 基本合格数 不合格数 合格率", "东区 22 3 2 77.3%", "西区 22 1 1 90.9%")},
		"a rate without a sign":       {"rate-contradicts@D3", lines("单位 收到 办结 办结率", "甲局 22 20 90.9", "乙局 22 21 90.9")},
		"a fraction is no percentage": {"", lines("单位 收到 办结 办结率", "甲局 22 20 0.909", "乙局 22 21 0.95")},
		"of answered or received":     {"", lines("单位 收到 答复 按期答复 按期答复率", "甲局 30 28 25 89.3%", "乙局 30 28 27 90%")},
		"of another whole":            {"rate-contradicts@D2", lines("单位 留言数 公开数 公开率", "甲局 10 5 60%", "乙局 10 5 50%")},
		"in the row of totals":        {"rate-contradicts@D4", lines("地区 检查数 合格数 合格率", "东区 22 20 90.9%", "西区 22 21 95.5%", "合计 44 41 186.4%")},
		"its whole is elsewhere":      {"", lines("地区 抽查数 抽查率 合格数", "东区 20 50% 18", "西区 10 25% 10")},
		"by letter and by phone":      {"", lines("单位 来信件数 来电件数 办结件数", "甲局 3 10 13", "乙局 2 8 10")},
		"the rate of all ways":        {"", lines("单位 来信件数 来电件数 办结件数 办结率", "甲局 3 10 13 100%", "乙局 2 8 9 90%")},
		"more than by all ways":       {"part-over-whole@D2", lines("单位 投诉件数 咨询件数 办结件数", "甲局 3 10 14", "乙局 2 8 10")},
		"handed on are received, too": {"part-over-whole@D2", lines("单位 收到件数 转办件数 办结件数", "甲局 10 3 12", "乙局 8 2 8")},
		"signs here and there":        {"mixed-percent@B2", lines("单位 办结率", "甲局 0.956", "乙局 85.2%", "丙局 100%")},
		"a sentence under the table":  {"not-a-unit@A4", lines("单位 收到 答复", "甲局 3 3", "乙局 4 2", "数据由市信访局提供")},
		"a unit that gave no number":  {"", lines("单位 收到 答复", "甲局 3 3", "乙局 4 2", "丙局 — —")},
		"a row that compares":         {"not-a-unit@A4", lines("单位 收到 答复", "甲局 3 3", "乙局 4 2", "同比 5% 3%")},
		"rows that all compare":       {"", lines("单位 收到 答复", "本期 3 3", "上期 4 2", "去年同期 5 3")},
		"not one number":              {"", lines("主题 单位", "甲 乙局", "甲 丙局")},
	} {
		if got := codes(inspection.Doubts(table("汇总", c.rows))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestSwapped: codes where names are is one error, whatever the number of rows, and says
// nothing else of them.
func TestSwapped(t *testing.T) {
	for name, c := range map[string]struct {
		kind *inspection.Kind
		want string
		rows [][]string
	}{
		"codes for names":   {inspection.Site, "swapped-columns@A2", lines("网站名称 网站标识码 检查结果", "3799000001 甲网 合格", "3799000002 乙网 合格")},
		"codes for units":   {inspection.Site, "swapped-columns@C2", lines("网站名称 网站标识码 主办单位 检查结果", "甲网 甲局 3799000001 合格", "乙网 乙局 3799000002 合格")},
		"as they should be": {inspection.Site, "", lines("网站名称 网站标识码 检查结果", "甲网 3799000001 合格", "乙网 3799000002 合格")},
		"a wrong code":      {inspection.Site, "bad-site-code@B2", lines("网站名称 网站标识码 检查结果", "甲网 37990001 合格")},
		"one row":           {inspection.Site, "swapped-columns@A3", lines("网站名称 网站标识码 检查结果", "甲网 3799000001 合格", "3799000002 乙网 合格")},
		"platforms":         {inspection.Account, "swapped-columns@A2", lines("账号名称 平台 检查结果", "微信公众号 甲发布 合格", "抖音 乙发布 合格")},
		"called after one":  {inspection.Account, "", lines("账号名称 平台 检查结果", "抖音 抖音 合格")},
		"half a problem":    {inspection.Site, "impossible-count@C2", lines("网站名称 检查结果 发现问题数", "甲网 合格 1.5")},
	} {
		_, findings := judged(c.kind, table("名单", c.rows), inspection.ReadOptions{})
		if got := codes(findings); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestScoreScale: the rule set's scale is 0 to 100 and the bonus.
func TestScoreScale(t *testing.T) {
	rules := ruleset(t, "local-example")
	most := rules.Scoring.Base.Num().Int64()
	for _, i := range rules.Scoring.Indicators {
		if i.Bonus {
			most += i.Points.Num().Int64()
		}
	}
	if most <= 100 {
		t.Fatalf("no bonus: %d", most)
	}
	rows := lines("网站名称 检查结果 得分", "甲 合格 98.5", "乙 合格 105", "丙 合格 300", "丁 不合格 -1", "戊 未检查 _")
	for _, r := range []*inspection.Ruleset{rules, nil} {
		_, findings := judged(inspection.Site, table("网站", rows), inspection.ReadOptions{Rules: r})
		want := ""
		if r != nil {
			want = "score-outside@C4 score-outside@C5"
		}
		var got []string
		for _, f := range findings {
			if f.Code == "score-outside" {
				got = append(got, f.Code+"@"+f.Place.Cell)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q, want %q", s, want)
		}
	}
}
