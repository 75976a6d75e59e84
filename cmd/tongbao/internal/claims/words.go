package claims

// status is how far objects have come, as a sentence says it.
type status int

const (
	noStatus status = iota
	existing
	inspected
	passed
	failed
	failedLoosely // 存在突出问题: what an office calls so need not be what failed
	notInspected
)

// counts are what a status asks of objects to have them counted.
var counts = [...]string{noStatus: "", existing: "总数", inspected: "检查数", passed: "合格数", failed: "不合格数", failedLoosely: "不合格数"}

// Limits a number may be given as.
const (
	about = iota + 1
	above
	below
	least
	most
)

// What became of last period's failures.
const (
	reported = iota + 1 // 上季度通报的
	rectified
	stillFailing
)

// fixedWords are the words that mean the same in every notice. A word is neutral only if no
// office would narrow what it counts with it.
var fixedWords = []struct {
	kind  kind
	words []string
}{
	{neutral, []string{
		"共", "共有", "共计", "总共", "总计", "计", "有", "为", "是", "达", "达到", "了", "的", "在", "于", "对", "其", "该",
		"现", "现有", "目前", "截至", "截止", "正在", "开设", "开办", "登记", "纳入", "监管", "接受", "情况", "结果", "显示", "发现", "经",
		"检出", "整体", "总体", "总的来看", "总的看", "属", "属于", "仅", "仅有", "只有", "主办", "开展",
		"进行", "存在", "因", "由于", "由", "进行了", "开展了", "组织", "组织开展了", "组织开展", "从",
		"根据", "按照", "依据", "现将", "通报如下", "有关情况", "如下", "被", "里面", "网民", "群众",
		"高达", "多达", "比例", "比重", "一共", "已", "并", "且", "判定为", "判定", "认定为", "被判定为", "名单",
		"各类", "各级", "运维", "管理", "数", "一、", "二、", "三、", "四、", "基本情况", "工作", "统计", "存在的",
		"结果为", "共检出", "查出", "持平", "基本持平", "数量", "个数", "件数", "条数", "覆盖", "覆盖了", "办理", "我办", "我局", "我厅", "我委", "注", "备注", "说明",
		"按", "各单位", "各地各单位", "占多数", "占大多数", "占绝大多数", "居多", "针对", "鉴于", "暴露出的", "暴露的", "反映出的",
	}},
	{problems, []string{"问题", "等问题", "主要问题", "存在问题", "的问题", "突出的问题"}},
	{paper, []string{"本通报", "本次通报", "此次通报"}},
	{involved, []string{"涉及", "分布在", "来自", "涉及到", "集中在"}},
	{every, []string{"均", "都", "全部", "全都", "均为"}},
	{total, []string{
		"总数", "总量", "总数量", "总个数", "运行", "正在运行", "在运行", "实际运行", "在册", "登记在册", "在册登记",
	}},
	{unknown, []string{"较多", "较少", "较高", "较低", "较大", "较小", "较好", "较差", "更多", "更少", "偏低", "偏高", "偏少", "多数", "少数", "多次", "不少"}},
	{among, []string{"中", "中有", "里", "当中", "之中", "看", "来看", "方面", "而言", "来说"}},
	{ofWhich, []string{"其中"}},
	{and, []string{"和", "与", "及", "以及", "、", "同"}},
	{share, []string{"占", "占比", "所占比例", "占到", "占了", "约占"}},
	{respectively, []string{"分别", "依次", "分别为", "分别是", "分别有", "依次为"}},
	{extreme, []string{"最高", "最多", "最低", "最少", "最大", "最小", "居首", "居第一", "排名第一", "居首位", "位居第一", "位列第一", "排名最后", "垫底"}},
	{elsewhere, []string{
		"自查", "复查", "回头看", "互查", "专项", "第三方", "复核", "自评", "试点", "培训", "往年", "历年", "历史", "累计", "以来", "年均",
		"全国", "国务院", "国办", "国家", "省政府", "省办", "上级", "兄弟", "周边", "计划", "目标", "拟", "预计", "力争", "争取", "确保", "将", "如果", "若",
		"假如", "例如", "比如", "应", "应当", "须", "必须", "不得", "凡", "原则上", "每季度", "每月", "每年", "指标", "考核", "扣分", "加分",
		"初查", "首轮", "整改后", "整改前", "复检", "原计划", "全省", "省级", "国家级", "调研", "访谈", "问卷", "去年底", "年底", "年初", "去年末", "上年末",
		"去年", "上年", "今年", "明年", "前年", "上半年", "下半年", "月底", "季度末", "近年", "同期", "届时",
	}},
}

// numberedWords are words of which there are several sorts.
var numberedWords = []struct {
	kind    kind
	n       int
	periods []Period
	words   []string
}{
	{state, int(passed), nil, []string{"合格", "达标", "合格的", "检查合格", "达到合格标准", "达到合格"}},
	{state, int(failed), nil, []string{"不合格", "不达标", "未达标", "检查不合格", "不合格的"}},
	{state, int(failedLoosely), nil, []string{"存在突出问题", "存在严重问题", "突出问题"}},
	{state, int(inspected), nil, []string{"受检", "被检查", "参检", "接受检查"}},
	{hedge, about, nil, []string{"约", "大约", "近", "将近", "接近", "约为", "左右", "上下"}},
	{hedge, above, nil, []string{"超过", "超", "高于", "超出", "突破", "多于", "大于", "超过了", "逾"}},
	{hedge, below, nil, []string{"不足", "低于", "不到", "少于", "小于", "未达到", "未超过"}},
	{hedge, least, nil, []string{"不低于", "至少", "不少于", "以上", "及以上", "≥"}},
	{hedge, most, nil, []string{"不超过", "至多", "最多为", "不高于", "以下", "以内", "及以下", "≤"}},
	{compare, 0, nil, []string{"较", "比", "相比", "相较", "比较", "对比", "相比较"}},
	{compare, 0, []Period{Before}, []string{"环比", "环比来看"}},
	{compare, 0, []Period{YearAgo}, []string{"同比"}},
	{change, 1, nil, []string{"提高", "上升", "提升", "增加", "增长", "上涨", "提高了", "上升了", "提升了", "增加了", "增长了", "高出", "增多", "多", "净增"}},
	{change, -1, nil, []string{"降低", "下降", "减少", "回落", "下滑", "降低了", "下降了", "减少了", "回落了", "下滑了", "少", "净减"}},
	{changed, 0, nil, []string{"提高到", "上升到", "提升到", "增加到", "增长到", "提高至", "上升至", "提升至", "增加至", "增长至", "升至", "增至", "达到了",
		"降低到", "下降到", "减少到", "回落到", "降至", "减至", "降到", "减到", "下降至", "减少至", "降低至", "回落至", "升到", "增到"}},
	{follow, rectified, nil, []string{"已整改", "整改到位", "已整改到位", "已经整改到位", "完成整改", "已完成整改", "整改完成", "整改完毕", "已整改合格", "整改合格",
		"已经整改", "已经完成整改"}},
	{follow, stillFailing, nil, []string{"仍不合格", "仍未整改", "未整改", "未整改到位", "没有整改", "没有整改到位", "尚未整改", "仍未整改到位", "没有改好", "依然不合格",
		"尚未整改到位", "未完成整改", "仍然不合格"}},
	{follow, reported, nil, []string{"通报的", "通报"}},
	{follow, 0, nil, []string{"仍", "仍有", "尚有", "还有"}},
}

// rateWords are the words for rates, by what a text asks them by.
var rateWords = []struct {
	asked string
	words []string
}{
	{"合格率", []string{"合格率", "达标率", "总合格率", "总体合格率", "整体合格率", "合格比例"}},
	{"不合格率", []string{"不合格率", "不达标率", "不合格比例"}},
	{"检查率", []string{"检查率", "检查比例", "检查覆盖率", "覆盖率"}},
	{rectifiedRate, []string{"整改率", "整改完成率", "问题整改率"}},
}

// rectifiedRate is the share of last period's failures that have been put right, of which
// there are two ways to count.
const rectifiedRate = "整改率"

// aggregateWords ask for one number of a column.
var aggregateWords = []struct{ asked, word string }{{"平均", "平均"}, {"平均", "平均每个"}, {"平均", "均值"}, {"合计", "合计"}}
