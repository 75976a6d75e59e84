package issue

// Diameters of official seals in mm: 国发〔1999〕25号 has 42 to 50; the range
// leaves room for seals of bodies outside it.
const (
	sealUsual = 45
	sealMin   = 30
	sealMax   = 60
)

func noticeFields() field {
	return field{key: "notice", name: "通报", kind: table, required: true, written: true,
		doc: "谁发、发给谁、什么时候发",
		fields: append([]field{
			{key: "kind", name: "文种", kind: text, usual: "通报", example: `"通报"`, written: true,
				doc: "文种：通报、报告、通知、公布等"},
			{key: "title", name: "标题", kind: text, required: true, written: true,
				example: `"关于{{period}}政府网站和政务新媒体检查情况的通报"`,
				doc:     "标题。{{period}} 会换成 [period] 的名称；直接写出时间的，会与 [period] 核对"},
			{key: "title_keep", name: "标题不拆词", kind: texts, example: `["政务新媒体"]`,
				doc: "标题回行时不得拆开的词"},
			{key: "issuer", name: "发文机关", kind: text, required: true, written: true,
				example: `"云川市人民政府办公室"`,
				doc:     "发文机关，用于版头和落款；落款另有机关或不止一个的写 [[signers]]"},
			{key: "short", name: "简称", kind: text, example: `"市政府办公室"`, written: true,
				doc: "正文里对发文机关的称呼"},
			{key: "organs", name: "版头机关", kind: texts, example: `["云川市人民政府办公室"]`,
				doc: "发文机关标志，与 issuer 不同或联合发文时才写，不带“文件”二字，主办机关在前"},
			{key: "scope", name: "范围", kind: text, usual: "全市", example: `"全市"`,
				doc: "正文里对本地区的称呼：全市、全省、全区、全县"},
			{key: "action", name: "工作方式", kind: text, usual: "检查", example: `"检查"`,
				doc: "做了什么：检查、抽查、普查、监测等"},
			{key: "basis", name: "依据", kind: texts, example: `["《政府网站发展指引》（国办发〔2017〕47号）"]`,
				doc: "依据的文件，标题在前、文号在后，照印"},
			{key: "recipients", name: "主送机关", kind: texts, written: true,
				example: `["各区县人民政府", "市政府各部门、各直属机构"]`,
				doc:     "主送机关，一组一项，照印；没有就删去"},
			{key: "signed", name: "成文日期", kind: date, example: "2026-04-09",
				doc: "成文日期；起草时不写，印成“2026年 月 日”"},
			{key: "published", name: "发布时间", kind: moment, example: "2026-04-10T15:00:00",
				doc: "网页发布时间，北京时间"},
			{key: "deadline", name: "整改期限", kind: date, example: "2026-04-30",
				doc: "报送整改情况的期限"},
			{key: "report_to", name: "报送对象", kind: text, example: `"市政府办公室电子政务科"`,
				doc: "整改情况报给谁"},
			{key: "contact", name: "联系人", kind: table, example: `{ name = "", phone = "" }`,
				doc: "联系人（姓名或科室）和电话",
				fields: []field{
					{key: "name", name: "联系人", kind: text, doc: "姓名或科室"},
					{key: "phone", name: "电话", kind: text, doc: "办公电话"},
				}},
		}, formFields()...)}
}

// formFields are the keys of [notice] about the printed form.
func formFields() []field {
	return []field{
		{key: "number", name: "发文字号", kind: text, example: `"云政办发〔2026〕2号"`,
			doc: "发文字号，年份用六角括号〔〕；没有就不写，红线上方留空行"},
		{key: "letterhead", name: "版头", kind: text, usual: "文件", example: `"文件"`,
			choices: []string{"文件", "函", "名称", "none", "preprinted"},
			doc:     "版头：文件（机关名称加“文件”）、函（信函格式）、名称（只有机关名称）、none（没有）、preprinted（用印好的纸，只留空）"},
		{key: "sealed", name: "盖章", kind: flag, usual: true, example: "true",
			doc: "落款是否盖章，决定署名和日期的位置"},
		{key: "seal_diameter", name: "印章直径", kind: number, usual: float64(sealUsual), min: sealMin, max: sealMax,
			example: "45", doc: "印章直径，毫米：42、45 或 50"},
		{key: "note", name: "附注", kind: text, example: `"此件公开发布"`, doc: "附注，不带括号"},
		{key: "cc", name: "抄送", kind: texts, example: `["市委办公室", "市人大常委会办公室"]`, doc: "抄送机关，一组一项"},
		{key: "printed_by", name: "印发机关", kind: text, example: `"云川市人民政府办公室"`,
			doc: "印发机关；不写就没有版记"},
		{key: "printed_on", name: "印发日期", kind: date, example: "2026-04-09", doc: "印发日期，不写就是成文日期"},
		{key: "copy", name: "份号", kind: text, example: `"000001"`, doc: "份号，六位数字，涉密公文才有"},
		{key: "secrecy", name: "密级", kind: text, example: `"秘密★1年"`, doc: "密级和保密期限；网页不显示"},
		{key: "urgency", name: "紧急程度", kind: text, choices: []string{"", "特急", "加急"}, example: `"加急"`,
			doc: "紧急程度：特急或加急"},
		{key: "leaders", name: "签发人", kind: texts, example: `["张三"]`, doc: "签发人，只有上行文才写；通报是下行文，不写"},
		{key: "stated", name: "数字以谁为准", kind: text, usual: string(PolicyPrint),
			choices: []string{string(PolicyPrint), string(PolicyCorrect)}, example: `"print"`,
			doc: "[[stated]] 的数字与算出的不一致时：print 照写的印，correct 改用算出的；都会报告"},
		{key: "template", name: "正文模板", kind: text, example: `"good-practice"`,
			doc: "没有 body.md 时用哪一份现成的正文：quarterly（季度）、monthly（月度）、follow-up（整改复查）、good-practice（典型做法）、short（县区短通报），或 templates/body 里自己写的；不写就按 [period] 选"},
	}
}

func signersField() field {
	return field{key: "signers", name: "落款机关", kind: tables,
		doc: "落款机关，与 issuer 不同或不止一个时才写，一个机关一节，主办机关在前",
		fields: []field{
			{key: "name", name: "机关", kind: text, required: true, example: `"云川市人民政府办公室"`, doc: "机关名称"},
			{key: "acting", name: "代章", kind: flag, example: "false", doc: "是否代章，是的在名称后印“（代章）”"},
			{key: "stamp", name: "签名章", kind: text, example: `"张三"`, doc: "用领导签名章时，领导的姓名"},
			{key: "post", name: "职务", kind: text, example: `"市长"`, doc: "用领导签名章时，领导的职务"},
		}}
}

func periodFields() field {
	return field{key: "period", name: "时间", kind: table, required: true, written: true,
		doc: "通报的是哪一段时间。month、quarter、half、nth 和 from/to 只写一种，都不写就是全年",
		fields: []field{
			{key: "year", name: "年份", kind: count, min: 1990, max: 2999, example: "2026", written: true,
				doc: "年份，四位；写了 from 和 to 的可以不写"},
			{key: "quarter", name: "季度", kind: count, min: 1, max: 4, example: "1", written: true, doc: "第几季度，1 到 4"},
			{key: "month", name: "月份", kind: count, min: 1, max: 12, example: "10", doc: "月份，1 到 12"},
			{key: "half", name: "半年", kind: count, min: 1, max: 2, example: "1", doc: "1 上半年，2 下半年"},
			{key: "nth", name: "次数", kind: count, min: 1, max: 99, example: "5", doc: "当年第几次检查"},
			{key: "from", name: "起", kind: date, example: "2026-03-01", doc: "起止日期；与月份、季度等同写时，只说明检查的起止"},
			{key: "to", name: "止", kind: date, example: "2026-04-30", doc: "截止日期"},
			{key: "label", name: "名称", kind: text, example: `"2026年第一季度第二批"`,
				doc: "上面几种都说不清时，写明这段时间怎么称呼"},
			{key: "previous", name: "上一期", kind: text, example: `"example-2025-q4"`,
				doc: "上一期通报的文件夹名，与本文件夹放在一起，用于对比和整改复查"},
			{key: "last_year", name: "去年同期", kind: text, example: `"example-2025-q1"`,
				doc: "去年同期通报的文件夹名，用于同比"},
		}}
}

func baselineFields(key, name, doc string) field {
	results := func(key, name string) field {
		return field{key: key, name: name, kind: table, doc: name + "的结果，不知道的不写",
			fields: []field{
				{key: "existing", name: "总数", kind: count, min: 0, max: maxCount, example: "60", doc: "实际运行数"},
				{key: "inspected", name: "检查数", kind: count, min: 0, max: maxCount, example: "60", doc: "检查数"},
				{key: "passed", name: "合格数", kind: count, min: 0, max: maxCount, example: "57", doc: "合格数"},
				{key: "failed", name: "不合格数", kind: count, min: 0, max: maxCount, example: "3", doc: "不合格数"},
				{key: "still_failing", name: "未整改数", kind: count, min: 0, max: maxCount, example: "0", doc: "其中本期仍不合格的"},
			}}
	}
	return field{key: key, name: name, kind: table, doc: doc,
		fields: []field{
			{key: "label", name: "名称", kind: text, example: `"2025年第四季度"`, doc: "那一期怎么称呼"},
			results("sites", "网站"),
			results("accounts", "政务新媒体"),
		}}
}

// maxCount bounds counts; the largest published notice has some 43 000 objects.
const maxCount = 10_000_000

func portalFields() field {
	return field{key: "portal", name: "门户网站", kind: table,
		doc: "门户网站页面标签（国办发〔2017〕47号附件）；整节不写，页面就不带标签",
		fields: []field{
			{key: "site_name", name: "网站名称", kind: text, required: true, example: `"云川市人民政府门户网站"`, doc: "SiteName，网站登记的名称"},
			{key: "site_domain", name: "网站域名", kind: text, required: true, example: `"www.yunchuan.gov.cn"`, doc: "SiteDomain，英文域名"},
			{key: "site_id_code", name: "网站标识码", kind: text, required: true, example: `"3799000001"`, doc: "SiteIDCode，十位数字，或 bm 加八位数字"},
			{key: "column_name", name: "栏目名称", kind: text, required: true, example: `"网站管理"`, doc: "ColumnName"},
			{key: "column_description", name: "栏目描述", kind: text, required: true, example: `"政府网站和政务新媒体的检查与管理"`, doc: "ColumnDescription，栏目的设置目的和主要内容"},
			{key: "column_keywords", name: "栏目关键词", kind: text, required: true, example: `"政府网站,检查,通报"`, doc: "ColumnKeywords，用逗号分开"},
			{key: "column_type", name: "栏目类别", kind: text, required: true, example: `"工作动态"`, doc: "ColumnType，如工作动态、政策文件、数据发布"},
			{key: "source", name: "来源", kind: text, example: `"云川市人民政府办公室"`, doc: "ContentSource，不写就是 issuer"},
			{key: "author", name: "作者", kind: text, example: `"李四"`, doc: "Author，作者或责任编辑"},
			{key: "description", name: "摘要", kind: text, example: `"2026年第一季度检查情况"`, doc: "Description，内容摘要"},
			{key: "keywords", name: "关键词", kind: texts, example: `["政府网站", "政务新媒体"]`, doc: "Keywords"},
			{key: "image", name: "图片", kind: text, example: `"https://www.yunchuan.gov.cn/a.png"`, doc: "Image，正文图片的地址"},
			{key: "url", name: "地址", kind: text, example: `"https://www.yunchuan.gov.cn/2026/0410/1.html"`, doc: "Url，本页的地址"},
			{key: "index", name: "索引号", kind: text, example: `"YC-2026-0001"`, doc: "信息公开索引号"},
			{key: "valid", name: "有效性", kind: text, example: `"有效"`, doc: "信息公开有效性"},
			{key: "charts", name: "图表", kind: flag, example: "false", doc: "页面上是否加统计图；不是正文的一部分"},
		}}
}
