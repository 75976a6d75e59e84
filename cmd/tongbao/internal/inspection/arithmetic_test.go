package inspection_test

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// located is the table that is found in lines.
func located(t *testing.T, text ...string) *sheet.Table {
	t.Helper()
	found, _ := sheet.Locate(gridOf(table("汇总", lines(text...))), "table", nil)
	if found == nil {
		t.Fatalf("no table: %q", text)
	}
	return found
}

// TestArithmetic holds small tables that add up, and the same that do not: of each rule the
// cell that is told, and what looks like it and is right.
func TestArithmetic(t *testing.T) {
	for name, c := range map[string]struct{ rows, want string }{
		// parts of a row
		"pass and fail are all":           {"地区 检查数 合格数 不合格数|东区 10 8 2|西区 7 7 0", ""},
		"pass and fail are less":          {"地区 检查数 合格数 不合格数|东区 10 8 1|西区 7 7 0", "parts-miss-whole@B2"},
		"one row is less":                 {"地区 检查数 合格数 不合格数|东区 10 8 1", "parts-miss-whole@B2"},
		"answered and not are less":       {"单位 收到 已答复 未答复|甲局 10 6 4|乙局 9 5 3|丙局 4 4 0", "parts-miss-whole@B3"},
		"answered and not are all":        {"单位 收到 已答复 未答复|甲局 10 6 4|乙局 9 5 4|丙局 4 4 0", ""},
		"in time, late and not are less":  {"单位 收到 按期答复 超期答复 未答复|甲局 10 6 2 2|乙局 9 5 1 1", "parts-miss-whole@B3"},
		"in time and late leave some":     {"单位 收到 按期答复 超期答复|甲局 10 6 2|乙局 9 5 1", ""},
		"some are still being dealt with": {"单位 收到 已答复 未答复 办理中|甲局 10 6 2 2|乙局 9 5 3 1", ""},
		"some are passable":               {"地区 检查数 合格数 基本合格数 不合格数|东区 10 6 3 1|西区 7 7 0 0", ""},
		"rectified and not are less":      {"单位 问题数 已整改数 未整改数|甲局 5 3 2|乙局 6 3 2", "parts-miss-whole@B3"},
		"carried over, answered and not":  {"单位 上期结转 收到 已答复 未答复|甲局 2 10 8 4|乙局 0 9 9 0", ""},
		"more failed than inspected":      {"地区 检查数 不合格数|东区 3 4|西区 9 1", "part-over-whole@C2"},
		"more closed than accepted":       {"单位 受理 办结|甲局 3 4|乙局 9 1", "part-over-whole@C2"},
		"more rectified than due":         {"单位 应整改 整改完成|甲局 3 4|乙局 9 1", "part-over-whole@C2"},
		"as many rectified as due":        {"单位 应整改 整改完成|甲局 4 4|乙局 9 1", ""},
		"more inspected than there are":   {"地区 总数 检查数|东区 3 4|西区 9 1", "part-over-whole@C2"},
		"times are no sites":              {"地区 网站数 检查家次|东区 3 4|西区 9 10", ""},
		"more among them than all":        {"地区 账号数 其中微博|东区 3 4|西区 9 1", "part-over-whole@C2"},
		"among them":                      {"地区 账号数 其中微博|东区 5 4|西区 9 1", ""},
		"the columns add up":              {"地区 微信 微博 抖音 合计|东区 3 4 5 12|西区 1 2 3 6|南区 2 2 2 6", ""},
		"a column that does not":          {"地区 微信 微博 抖音 合计|东区 3 4 5 12|西区 1 2 3 7|南区 2 2 2 6", "row-sum@E3"},
		"the sum stands first":            {"地区 合计 微信 微博 抖音|东区 12 3 4 5|西区 7 1 2 3|南区 6 2 2 2", "row-sum@B3"},
		"weighted points":                 {"单位 网站得分 新媒体得分 总分|甲局 90 80 86|乙局 70 90 78|丙局 60 70 64", ""},
		"points added up":                 {"单位 基础分 加分项 总分|甲局 90 3 93|乙局 70 9 79|丙局 60 7 68", "row-sum@D4"},
		"in several columns":              {"地区 空白栏目 不更新 合计|东区 3 4 6|西区 1 2 2|南区 2 2 3", ""},
		"a mean of columns":               {"单位 一月 二月 平均|甲局 90 80 85|乙局 70 90 80|丙局 60 70 66", "row-sum@D4"},
		"means of columns":                {"单位 一月 二月 平均|甲局 90 81 85.5|乙局 70 90 80|丙局 60 70 65", ""},
		"closed ones of before":           {"单位 收到 办结|甲局 3 4|乙局 9 1|注：办结数含上季度收到的。 _ _", ""},
		"since the year began":            {"单位 本月收到 累计收到 本月办结 累计办结|甲局 5 30 6 29|乙局 3 12 2 12", ""},
		"excellent, passed and failed":    {"地区 检查数 优秀数 合格数 不合格数|东区 8 2 5 1", ""},
		// parts of what a header counts without more
		"in time, more than done":    {"单位 收到 办结 按期办结|甲局 150 120 132|乙局 9 5 5", "part-over-whole@D2"},
		"in time, as many":           {"单位 收到 办结 按期办结|甲局 150 132 132|乙局 9 5 4", ""},
		"in time, numbers of":        {"单位 受理件数 办结件数 按时办结件数|甲局 150 120 132", "part-over-whole@D2"},
		"answered in time":           {"单位 收到 已答复 及时回复数|甲局 150 120 132", "part-over-whole@D2"},
		"late, more than done":       {"单位 办结 超期办结|甲局 120 132", "part-over-whole@C2"},
		"in time and late, too many": {"单位 收到 办结 按期办结 超期办结|甲局 150 120 100 30", "part-over-whole@E2"},
		"in time and late, all":      {"单位 收到 办结 按期办结 超期办结|甲局 150 120 100 20", ""},
		"late ones are not done yet": {"单位 收到 办结 超期未办结|甲局 150 20 130", ""},
		"this year of all years":     {"单位 当年公开信息数 累计公开信息数|甲局 15 12|乙局 3 9", "part-over-whole@B2"},
		"this month of the year":     {"单位 本月办结 本年累计办结|甲局 15 12|乙局 3 9", "part-over-whole@B2"},
		"this month, less":           {"单位 本月办结 今年累计办结|甲局 12 12|乙局 3 9", ""},
		"this month and the last":    {"单位 本月办结 上月办结|甲局 12 10|乙局 3 9", ""},
		"new ones of all":            {"单位 新增账号数 累计账号数|甲局 15 12|乙局 3 9", "part-over-whole@B2"},
		"in time, rates":             {"单位 收到 办结 按期办结率 办结率|甲局 10 9 100% 90%", ""},
		"of another period":          {"单位 1月办结 2月按期办结|甲局 10 12", ""},
		// heads that say what is counted and not that it is
		"bare heads":                 {"地区 检查 合格 不合格 合格率|东区 20 15 5 75%|西区 7 7 0 100%|合计 27 22 5 81.5%", ""},
		"a rate under bare heads":    {"地区 检查 合格 不合格 合格率|东区 20 15 5 57%|西区 7 7 0 100%", "rate-contradicts@E2"},
		"bare heads add up to less":  {"地区 检查 合格 不合格 合格率|东区 20 14 5 70%|西区 7 7 0 100%", "parts-miss-whole@B2"},
		"bare heads, changed places": {"地区 检查 合格 合格率|东区 15 20 75%|西区 7 7 100%", "part-over-whole@C2"},
		"bare heads, a wrong total":  {"地区 检查 合格 不合格|东区 20 15 5|西区 7 7 0|合计 28 22 6", "total-mismatch@B4 total-mismatch@D4"},
		"due and seen":               {"地区 应检 实检 达标 未达标 达标率|东区 20 21 15 6 71.4%|西区 7 7 7 0 100%", "part-over-whole@C2"},
		"up to the mark or not":      {"地区 实检 达标 未达标 达标率|东区 20 15 4 75%|西区 7 7 0 100%", "parts-miss-whole@B2"},
		"a rate up to the mark":      {"地区 总数 达标 达标率|东区 20 15 70%|西区 7 7 100%", "rate-contradicts@D2"},
		"how many":                   {"地区 家数 合格 合格率|东区 20 15 70%|西区 7 7 100%", "rate-contradicts@D2"},
		"so many, counted":           {"地区 个数 合格 合格率|东区 20 21 100%|西区 7 7 100%", "part-over-whole@C2"},
		"sites of the whole":         {"地区 网站 合格 不合格|东区 20 15 4|西区 7 7 0", "parts-miss-whole@B2"},
		"marks under bare heads":     {"单位 网站 新媒体 检查 总分|甲局 30 20 40 90|乙局 28 22 30 80|丙局 20 20 30 70", ""},
		"marks with a fraction":      {"单位 检查 整改 总分|甲局 9.5 10 19.5|乙局 8 9.5 17.5", ""},
		"good ones passed, too":      {"地区 检查 优秀 合格 不合格 合格率|东区 20 5 10 5 75%|西区 10 2 7 1 90%", ""},
		"passed with the passable":   {"地区 检查数 合格数 基本合格数 合格率|东区 20 12 3 75%|西区 10 9 0 90%", ""},
		"verdicts in words":          {"网站 合格 不合格|甲网 √ _|乙网 _ √", ""},
		// columns
		"the total is the sum":      {"单位 件数|甲局 3|乙局 4|合计 7", ""},
		"the total is not the sum":  {"单位 件数|甲局 3|乙局 4|合计 8", "total-mismatch@B4"},
		"a subtotal is not":         {"地区 单位 件数|东区 甲局 3|东区 乙局 4|小计 _ 7|西区 丙局 2|西区 丁局 2|小计 _ 5|合计 _ 11", "total-mismatch@C7"},
		"subtotals and the total":   {"地区 单位 件数|东区 甲局 3|东区 乙局 4|小计 _ 7|西区 丙局 2|西区 丁局 2|小计 _ 4|合计 _ 11", ""},
		"totals of groups":          {"单位 件数|甲县 3|乙县 4|区县合计 7|甲局 2|乙局 2|部门合计 4|总计 11", ""},
		"a total of a group is not": {"单位 件数|甲县 3|乙县 4|区县合计 7|甲局 2|乙局 2|部门合计 3|总计 11", "total-mismatch@B7"},
		"the total above":           {"单位 件数|合计 7|甲局 3|乙局 4", ""},
		"a wrong total above":       {"单位 件数|合计 9|甲局 3|乙局 4", "total-mismatch@B2"},
		"a total with a mean":       {"单位 件数 平均得分|甲局 3 90|乙局 4 80|合计 7 84.3", ""},
		"a mean above all":          {"单位 件数 平均得分|甲局 3 90|乙局 4 80|合计 7 94.3", "total-mismatch@C4"},
		"a row among another":       {"平台 账号数|微信 5|其中：公众号 3|微博 4|合计 9", ""},
		"a rate of a total":         {"单位 检查数 合格数 合格率|甲局 10 9 90%|乙局 10 8 80%|合计 20 17 85%", ""},
		"a rate of a total, wrong":  {"单位 检查数 合格数 合格率|甲局 10 9 90%|乙局 10 8 80%|合计 20 17 90%", "rate-contradicts@D4"},
		"amounts rounded each":      {"单位 金额（万元）|甲局 1.2|乙局 2.3|合计 3.6", "rounded-parts@B4"},
		"a stroke in the column":    {"单位 件数|甲局 3|乙局 —|丙局 4|合计 7", ""},
		"without repetitions":       {"问题类型 涉及网站|空白栏目 5|不更新 6|合计（去重） 9", ""},
		"less than one of them":     {"问题类型 涉及网站|空白栏目 5|不更新 6|合计（去重） 4", "total-mismatch@B4"},
		"the first equals others":   {"类别 检查 不合格|东区 8 1|南区 6 1|甲局 1 0|乙局 1 0|合计 16 2", ""},
		// rates
		"a rate of failures":               {"地区 检查数 不合格数 不合格率|东区 20 3 15%|西区 9 1 11.1%", ""},
		"a rate of failures, wrong":        {"地区 检查数 不合格数 不合格率|东区 20 3 85%|西区 9 1 11.1%", "rate-contradicts@D2"},
		"a fraction":                       {"地区 检查数 合格数 合格率|东区 20 17 0.85|西区 9 8 0.889", ""},
		"a wrong fraction":                 {"地区 检查数 合格数 合格率|东区 20 17 0.95|西区 9 8 0.889", "rate-contradicts@D2"},
		"97.3% of 5":                       {"地区 检查数 合格率|东区 5 97.3%|西区 9 88.9%", "impossible-rate@C2"},
		"80% of 5":                         {"地区 检查数 合格率|东区 5 80%|西区 9 88.9%", ""},
		"of the column it is called after": {"地区 账号数 备用数 停更数 占账号数比例|东区 20 3 5 25%|西区 9 1 3 33.3%|南区 8 1 1 13.5%", "rate-contradicts@E4"},
		"shares of the column":             {"平台 账号数 占比|微信 50 50%|微博 30 30%|抖音 20 20%", ""},
		"a wrong share":                    {"平台 账号数 占比|微信 50 50%|微博 30 33%|抖音 20 20%", "rate-contradicts@C3"},
		"shares rounded each":              {"平台 账号数 占比|微信 1 33.3%|微博 1 33.3%|抖音 1 33.3%", ""},
		"shares made to fit":               {"平台 账号数 占比|微信 1 33.4%|微博 1 33.3%|抖音 1 33.3%", "shares-forced@C2"},
		"shares that miss a tenth":         {"平台 占比|微信 50%|微博 30%|抖音 10%", "shares-sum@B2"},
		"shares that are too much":         {"平台 占比|微信 50%|微博 35%|抖音 20%", "shares-sum@B2"},
		"shares of all":                    {"平台 占比|微信 50.1%|微博 30.0%|抖音 20.0%", ""},
		"shares of problems":               {"问题类别 占比|不更新 60%|错别字 50%", ""},
		"half of them":                     {"平台 占比|微信 30%|微博 20%", ""},
		"basically passed count along":     {"地区 检查数 合格数 基本合格数 合格率|东区 8 6 1 87.5%|西区 6 5 1 100%", ""},
		"not even along with them":         {"地区 检查数 合格数 基本合格数 合格率|东区 8 6 1 90%|西区 6 5 1 100%", "rate-contradicts@E2"},
		"of those that are due":            {"单位 收到 已到期 已答复 答复率|甲局 20 16 16 100%|乙局 10 8 6 75%", ""},
		"of what no header says":           {"单位 来访人 已处理 处理率|甲局 4 4 100%|乙局 6 5 83%", ""},
		"per mille":                        {"网站 链接总数 错链数 错链率（‰）|甲网 12000 6 0.5|乙网 8000 16 2", ""},
		// ranks
		"ranks":                  {"单位 得分 排名|甲局 95 1|乙局 90 2|丙局 80 3", ""},
		"ranks not in order":     {"单位 得分 排名|甲局 95 1|乙局 80 2|丙局 90 3", "rank-contradicts@C3"},
		"two ranks":              {"单位 得分 排名|甲局 85 1|乙局 90 2", "rank-contradicts@C2"},
		"ranks shared":           {"单位 得分 名次|甲局 95 1|乙局 90 2|丙局 90 2|丁局 80 4", ""},
		"ranks shared, dense":    {"单位 得分 名次|甲局 95 1|乙局 90 2|丙局 90 2|丁局 80 3", ""},
		"ranks not shared":       {"单位 得分 名次|甲局 95 1|乙局 90 2|丙局 90 3|丁局 80 4", "rank-ties@C4"},
		"ranks shared by unlike": {"单位 得分 名次|甲局 95 1|乙局 90 2|丙局 88 2|丁局 80 4", "rank-contradicts@C4"},
		"ranked by more":         {"单位 得分 名次|甲局 95 1|乙局 90 2|丙局 88 4|丁局 85 3|注：单项否决的排在最后。 _ _", ""},
		"ties told apart":        {"单位 得分 名次|甲局 95 1|乙局 90 2|丙局 90 3|注：得分相同的，按互动得分排名。 _ _", ""},
		"ranks in groups":        {"类别 单位 得分 排名|区县 甲县 95 1|区县 乙县 90 2|部门 甲局 80 1|部门 乙局 70 2", ""},
		"ranks by a rate":        {"单位 得分 办结率 办结率排名|甲局 90 80% 2|乙局 80 90% 1", ""},
		"ranks of last time":     {"单位 得分 上期排名|甲局 90 2|乙局 80 1", ""},
		// running numbers
		"running numbers":          {"序号 单位|1 甲局|2 乙局|3 丙局|4 丁局|5 戊局", ""},
		"a number left out":        {"序号 单位|1 甲局|2 乙局|3 丙局|5 丁局|6 戊局", "serial-gap@A5"},
		"a number twice":           {"序号 单位|1 甲局|2 乙局|3 丙局|3 丁局|4 戊局", "serial-gap@A5"},
		"cut out of a longer list": {"序号 单位|3 甲局|7 乙局|12 丙局|20 丁局", ""},
		"numbers of groups":        {"序号 单位|1 甲局|2 乙局|1 丙局|2 丁局|3 戊局", ""},
		"a unit with two rows":     {"序号 单位 账号|1 甲局 甲号|2 乙局 乙号|2 乙局 丙号|3 丁局 丁号|4 戊局 戊号", ""},
		// what offices publish
		"letters still open":         {"单位 来信总数 已办结 办理中 办结率|甲局 10 8 2 80%|乙局 5 5 0 100%", ""},
		"failed of each platform":    {"平台 账号数 不合格数 占比|微信 40 2 5%|微博 10 1 10%|抖音 20 3 15%", ""},
		"failed of all failed":       {"平台 账号数 不合格数 占比|微信 40 2 33.3%|微博 10 1 16.7%|抖音 20 3 50%", ""},
		"a change that is none":      {"单位 一季度 二季度 增减|甲局 36 40 4|乙局 50 60 15", "row-difference@D3"},
		"changes, the later first":   {"单位 二季度 一季度 较上季度增减|甲局 40 36 4|乙局 60 50 10", ""},
		"changes of something else":  {"单位 一季度 二季度 增减|甲局 36 40 7|乙局 50 60 1", ""},
		"bare counts, one too many":  {"地区 运行 检查|东区 8 9|西区 6 6", "part-over-whole@C2"},
		"bare counts":                {"地区 运行 检查 合格 不合格|东区 8 8 7 1|西区 6 6 5 1", ""},
		"against the last quarter":   {"地区 本季度 上季度 增减 增幅|东区 10 8 2 25%|西区 5 10 -5 -50%", ""},
		"sent in and used":           {"单位 报送数 采用数 得分 排名|甲局 10 4 22 1|乙局 5 5 20 2|丙局 9 1 12 3", ""},
		"a hundred and points":       {"单位 网站得分 新媒体得分 加分 综合得分 名次|甲局 92 88 2 92.4 1|乙局 90 80 1 87 2", ""},
		"fewer points, better place": {"单位 扣分 排名|甲局 1 1|乙局 5 2|丙局 9 3", ""},
		"places from the lowest":     {"单位 得分 排名|甲局 80 3|乙局 90 2|丙局 95 1", ""},
		"a sample":                   {"地区 运行网站数 抽查网站数 合格网站数 不合格网站数 抽查合格率|东区 40 10 9 1 90%|西区 30 10 10 0 100%", ""},
		"problems of sites":          {"地区 检查网站数 发现问题数 问题网站数|东区 10 25 6|西区 9 3 2", ""},
		"several problems of one":    {"地区 不合格网站数 空白栏目 不更新|东区 3 2 3|西区 2 2 1", ""},
		"received by several ways":   {"单位 网上来信 电话来电 办结 办结率|甲局 10 5 15 100%|乙局 4 2 5 83.3%", ""},
		"time limits":                {"单位 受理数 平均办理时长 按时办结率|甲局 10 3.5 90%|乙局 4 2.1 100%|合计 14 3.1 92.9%", ""},
		"pleased among those asked":  {"单位 办结数 评价数 满意数 满意率|甲局 10 4 4 100%|乙局 20 5 3 60%", ""},
		"phones":                     {"单位 联系人 电话|甲局 张三 88112233|乙局 李四 88112234|合计 _ _", ""},
		"years":                      {"年份 网站数 合格率|2024 10 90%|2025 10 100%", ""},
		"two rates":                  {"地区 账号数 更新数 更新率 合格数 合格率|东区 10 9 90% 8 80%|西区 7 7 100% 7 100%", ""},
		// nothing
		"nothing to say": {"单位 收到 答复 答复率|甲局 — — —|乙局 3 3 100%|丙局 不适用 不适用 不适用", ""},
		"below nothing":  {"单位 件数|甲局 -3|乙局 4", "impossible-count@B2"},
	} {
		if got := codes(inspection.Doubts(located(t, strings.Split(c.rows, "|")...))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestTwoLevels holds heads of two levels, either of which may say what is counted.
func TestTwoLevels(t *testing.T) {
	for name, c := range map[string]struct{ group, head, rows, want string }{
		"objects above": {"_ 网站 网站 网站 新媒体 新媒体 新媒体", "地区 检查 合格 合格率 检查 合格 合格率", "东区 20 15 75% 8 6 75%|西区 7 7 100% 9 9 100%", ""},
		"a rate": {"_ 网站 网站 网站 新媒体 新媒体 新媒体", "地区 检查 合格 合格率 检查 合格 合格率",
			"东区 20 15 57% 8 6 75%|西区 7 7 100% 9 9 100%", "rate-contradicts@D2"},
		"the right of the two": {"_ 网站 网站 网站 新媒体 新媒体 新媒体", "地区 检查 合格 合格率 检查 合格 合格率",
			"东区 20 15 75% 8 6 57%|西区 7 7 100% 9 9 100%", "rate-contradicts@G2"},
		"counts above":          {"_ 检查数 检查数 合格数 合格数", "地区 网站 新媒体 网站 新媒体", "东区 20 8 15 6|西区 7 9 7 9", ""},
		"more pass, by objects": {"_ 检查数 检查数 合格数 合格数", "地区 网站 新媒体 网站 新媒体", "东区 20 8 15 9|西区 7 9 7 9", "part-over-whole@E2"},
		"bare counts above": {"_ 检查 检查 合格 合格 合格率 合格率", "地区 网站 账号 网站 账号 网站 账号",
			"东区 20 8 15 6 70% 75%|西区 7 9 7 9 100% 100%", "rate-contradicts@F2"},
	} {
		tab := located(t, append([]string{c.head}, strings.Split(c.rows, "|")...)...)
		for i, g := range strings.Fields(c.group) {
			tab.Columns[i].Group = strings.Trim(g, "_")
		}
		if got := codes(inspection.Doubts(tab)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestBreakdowns holds two sheets that break one thing down, and those that do not.
func TestBreakdowns(t *testing.T) {
	for name, c := range map[string]struct{ first, one, second, other, want string }{
		"by unit and by kind":     {"单位", "单位 条数|甲 4|乙 5", "类型", "类型 条数|咨询 6|投诉 4", "breakdowns-differ@B1"},
		"to the same total":       {"单位", "单位 条数|甲 4|乙 5", "类型", "类型 条数|咨询 6|投诉 3", ""},
		"of one subject":          {"留言分单位", "单位 收到件数|甲 4|乙 5", "留言（按渠道）", "渠道 收到件数|网站 6|电话 4", "breakdowns-differ@B1"},
		"of two subjects":         {"留言分单位", "单位 收到件数|甲 4|乙 5", "信箱分渠道", "渠道 收到件数|网站 6|电话 4", ""},
		"by the same":             {"留言", "单位 件数|甲 4|乙 5", "留言表", "单位 件数|甲 4|丙 4", ""},
		"of other numbers":        {"单位", "单位 收到件数|甲 4|乙 5", "类型", "类型 办结件数|咨询 6|投诉 4", ""},
		"rates are no totals":     {"按地区", "地区 合格率|东区 90%|西区 80%", "按平台", "平台 合格率|微信 70%|微博 80%", ""},
		"points are no totals":    {"按地区", "地区 得分|东区 90|西区 80", "按平台", "平台 得分|微信 70|微博 80", ""},
		"some units only":         {"留言前5单位", "单位 件数|甲 4|乙 5", "留言前5类型", "类型 件数|咨询 6|投诉 4", ""},
		"several problems of one": {"按地区", "地区 网站数|东区 4|西区 5", "按问题类别", "问题类别 网站数|不更新 6|错别字 5", ""},
		"month by month":          {"单位", "单位 件数|甲 4|乙 5", "月份", "月份 件数|1月 6|2月 5", ""},
		"another period":          {"1月留言按单位", "单位 件数|甲 4|乙 5", "2月留言按类型", "类型 件数|咨询 6|投诉 4", ""},
		"its total is wrong":      {"单位", "单位 条数|甲 4|乙 5|合计 10", "类型", "类型 条数|咨询 6|投诉 4", ""},
		"not all are numbers":     {"单位", "单位 条数|甲 4|乙 若干", "类型", "类型 条数|咨询 6|投诉 4", ""},
		"visits are no sites":     {"单位", "单位 家次|甲 4|乙 5", "类型", "类型 家次|门户 6|部门 4", ""},
	} {
		named := func(sheetName, rows string) *sheet.Table {
			tab := located(t, strings.Split(rows, "|")...)
			tab.Sheet = sheetName
			return tab
		}
		if got := codes(inspection.Breakdowns([]*sheet.Table{named(c.first, c.one), named(c.second, c.other)})); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestHoldTotals holds a summary against the list of the inspected objects.
func TestHoldTotals(t *testing.T) {
	count := func(n int64) *int64 { return &n }
	known := []inspection.Known{
		{Kind: inspection.Site, Existing: count(12), Inspected: count(10), Passed: count(8), Failed: count(2), Values: [][]string{{"东区", "西区"}}},
		{Kind: inspection.Account, Inspected: count(30), Failed: count(3), Values: [][]string{{"微信", "微博"}, {"东区", "西区"}}},
	}
	for name, c := range map[string]struct{ sheet, rows, want string }{
		"as the list":        {"网站分地区", "地区 总数 检查数 合格数 不合格数|东区 7 6 5 1|西区 5 4 3 1", ""},
		"one site less":      {"网站分地区", "地区 总数 检查数 合格数 不合格数|东区 7 6 5 1|西区 4 4 3 1", "table-against-list@B1"},
		"one more failed":    {"网站分地区", "地区 总数 检查数 合格数 不合格数|东区 7 6 5 1|西区 5 4 2 2", "table-against-list@D1 table-against-list@E1"},
		"the header says it": {"汇总", "地区 检查网站数 检查账号数|东区 6 20|西区 4 11", "table-against-list@C1"},
		"typed in a text":    {"", "地区 检查网站数|东区 6|西区 3", "table-against-list@B1"},
		"typed, and silent":  {"", "地区 检查数|东区 6|西区 3", ""},
		"under bare heads":   {"网站分地区", "地区 检查 合格 不合格|东区 6 5 1|西区 5 3 2", "table-against-list@B1 table-against-list@D1"},
		"as the list, bare":  {"网站分地区", "地区 实检 达标 未达标|东区 6 5 1|西区 4 3 1", ""},
		"in other words":     {"网站分地区", "地区 实检 达标 未达标|东区 6 5 1|西区 4 2 2", "table-against-list@C1 table-against-list@D1"},
		"nothing says it":    {"汇总", "地区 检查数 合格数|东区 6 6|西区 3 3", ""},
		"some of the list":   {"网站分地区", "地区 检查数 不合格数|东区 6 1|南区 2 0", ""},
		"other objects":      {"镇街新媒体", "镇街 账号数 检查数|东街 3 3|西街 2 2", ""},
		"departments only":   {"市直部门网站", "单位 检查数 合格数|甲局 2 2|乙局 3 3", ""},
		"with problems":      {"网站分地区", "地区 检查网站数 问题网站数|东区 6 4|西区 4 3", ""},
		"of last quarter":    {"网站分地区", "地区 上季度检查数 检查数|东区 6 6|西区 3 4", ""},
		"not known":          {"账号分地区", "地区 总数 检查数|东区 7 20|西区 5 10", ""},
		"the worst":          {"不合格网站分地区", "地区 检查网站数|东区 7|西区 2", ""},
	} {
		tab := located(t, strings.Split(c.rows, "|")...)
		tab.Sheet = c.sheet
		if got := codes(inspection.HoldTotals(tab, known)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestValues holds numbers that are stated one by one, and notes under a table.
func TestValues(t *testing.T) {
	for name, c := range map[string]struct{ rows, want string }{
		"more answered than received": {"留言收到 留言答复|10 12", "part-over-whole@B2"},
		"as many":                     {"留言收到 留言答复|10 10", ""},
		"two subjects":                {"留言收到 信访办结|10 12", ""},
		"less than all":               {"检查数 合格数 不合格数|10 7 2", "parts-miss-whole@A2"},
		"all":                         {"检查数 合格数 不合格数|10 7 3", ""},
		"sites and accounts":          {"网站检查数 账号不合格数|10 12", ""},
		"days":                        {"工作日 检查天数|15 20", ""},
		"a rate":                      {"收到 办结 办结率|20 18 95%", "rate-contradicts@C2"},
	} {
		if got := codes(inspection.DoubtsOfValues(located(t, strings.Split(c.rows, "|")...))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	of := located(t, "单位 收到 答复", "甲局 4 3", "乙局 3 3")
	of.Sheet = "留言"
	for rows, want := range map[string]string{"留言收到 留言答复|7 6": "", "留言收到件数 留言答复|8 6": "table-against-list@A1", "信箱收到|9": "", "收到|9": ""} {
		if got := codes(inspection.HoldValues(of, located(t, strings.Split(rows, "|")...))); got != want {
			t.Errorf("%s: %q, want %q", rows, got, want)
		}
	}
	for note, want := range map[string]string{
		"注：全市共收到9件，答复8件":   "note-differs@A9 note-differs@A9",
		"注：共收到留言9件，答复6件":   "note-differs@A9",
		"注：全市共收到7件，答复6件":   "",
		"注：其中网站收到3件":       "",
		"注：上季度共收到9件":       "",
		"注：共涉及12家单位":       "",
		"注：收到9件以上的单位共列出2家": "",
	} {
		tab := located(t, "单位 收到 答复", "甲局 4 3", "乙局 3 3")
		at := diag.Place{File: tab.File, Sheet: tab.Sheet, Cell: "A9"}
		tab.Notes = []sheet.Value{{Kind: sheet.Text, Text: note, Place: at}}
		if got := codes(inspection.DoubtsOfNotes(tab)); got != want {
			t.Errorf("%s: %q, want %q", note, got, want)
		}
	}
}
