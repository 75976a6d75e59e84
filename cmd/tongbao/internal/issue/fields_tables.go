package issue

func rosterFields(key, name, object, totals string) field {
	return field{key: key, name: name, kind: table, written: true,
		doc: object + "的检查结果在哪张表，怎么读",
		fields: []field{
			{key: "sheet", name: "工作表", kind: text, example: `"` + name + `"`, written: true,
				doc: "工作表的名称；CSV 文件写不带扩展名的文件名。不写就按常用名称找"},
			{key: "file", name: "文件", kind: text, example: `"inspection.xlsx"`, doc: "两个文件有同名工作表时才写"},
			{key: "list", name: "名单", kind: text, usual: string(RosterAuto), example: `"自动"`,
				choices: []string{string(RosterAuto), string(RosterAll), string(RosterFailed), string(RosterPart)},
				doc:     "表里列了谁：全部（检查的都有一行）、不合格（只列不合格的）、部分（有的类别逐个列出，有的只有数字，数字写在 totals）、自动（写了 totals、totals_from 或 inspected 而表里没有合格的，就是不合格；否则是全部）"},
			{key: "as_of", name: "截止日期", kind: date, example: "2026-03-03", doc: "数据截止日期"},
			{key: "from", name: "检查开始", kind: date, example: "2026-02-22", doc: "检查的起止日期"},
			{key: "to", name: "检查结束", kind: date, example: "2026-02-26", doc: "检查的截止日期"},
			{key: "rules", name: "规则", kind: text, example: `"gov-2019"`, doc: "用哪套检查指标；不写就只用表里写的结论"},
			{key: "counter", name: "量词", kind: text, usual: "个", example: `"个"`, doc: "量词：个、家"},
			{key: "columns", name: "列对应", kind: textTable, example: `{ name = "` + name + `名称" }`,
				doc: "表头与常用名称不同时才写：程序的列名 = 表里的表头。两层表头写“上层/下层”，重名的写“检查情况#2”"},
			{key: "totals", name: "检查数", kind: countTable, example: totals,
				doc: "表里只列不合格的时，写明各类检查了多少，按这里的顺序印；只有一个总数的写 inspected"},
			{key: "totals_by", name: "检查数分类", kind: text, example: `"类别"`, doc: "totals 按什么分：类别、平台、地区等列名"},
			{key: "totals_from", name: "汇总表", kind: tables,
				example: `[{ sheet = "` + name + `汇总", by = "单位", column = "类别", existing = "总数", inspected = "检查数", passed = "合格数", failed = "不合格数" }]`,
				doc:     "各类的数字已有一张汇总表时，写明是哪张表、各是哪一列；与 totals 只写一种", fields: summaryFields()},
			{key: "existing", name: "总数", kind: count, min: 0, max: maxCount, example: "60", doc: "实际运行的总数，没有全部检查时才写"},
			{key: "inspected", name: "检查总数", kind: count, min: 0, max: maxCount, example: "59", doc: "检查的总数，表里只列不合格的且没有 totals 时才写"},
			{key: "verdicts", name: "结论对应", kind: textTable, example: `{ "单否" = "不合格", "正常" = "合格" }`,
				doc: "表里的结论用语与规则不同时才写：表里的写法 = 规则的写法"},
		}}
}

func summaryFields() []field {
	return []field{
		{key: "sheet", name: "工作表", kind: text, required: true, example: `"网站汇总"`, doc: "汇总表的工作表名称"},
		{key: "by", name: "分类列", kind: text, required: true, example: `"单位"`, doc: "汇总表里写类别的列"},
		{key: "column", name: "对应的列", kind: text, example: `"类别"`, doc: "名单里同样内容的列，名称不同时才写"},
		{key: "existing", name: "总数列", kind: text, example: `"总数"`, doc: "实际运行数在哪一列"},
		{key: "inspected", name: "检查数列", kind: text, example: `"检查数"`, doc: "检查数在哪一列"},
		{key: "passed", name: "合格数列", kind: text, example: `"合格数"`, doc: "合格数在哪一列"},
		{key: "failed", name: "不合格数列", kind: text, example: `"不合格数"`, doc: "不合格数在哪一列"},
	}
}

// maxFormRows bounds an empty form, in rows.
const maxFormRows = 500

// maxHalves is how many parts of a list fit side by side on a page.
const maxHalves = 4

// tableFields are the keys that say what a table shows.
func tableFields() []field {
	return []field{
		{key: "rows", name: "行", kind: textOrCount, min: 1, max: maxFormRows, example: `"sites"`,
			doc: "列哪些行：sites、accounts，或某张工作表；空表（form = true）写行数"},
		{key: "where", name: "条件", kind: textOrTexts, example: `"不合格"`,
			doc: "只列符合条件的行：结论（不合格），或“列名=值”“列名!=值”“列名=甲|乙”；几个条件都要符合的写成一组"},
		{key: "columns", name: "列", kind: texts, example: `["序号", "主管单位", "网站名称", "网站标识码", "主要问题"]`,
			doc: "列出哪些列。表头另起名的写“表头=列名”，两层表头写“上层/下层=列名”"},
		{key: "by", name: "汇总", kind: textOrTexts, example: `"类别"`, doc: "汇总表：按哪一列（或哪两列）汇总，一个值一行"},
		{key: "merge", name: "合并", kind: texts, example: `["主管单位"]`, doc: "上下相同的合成一格的列"},
		{key: "group", name: "分组", kind: text, example: `"地区"`, doc: "按哪一列分组，组名占一整行"},
		{key: "sort", name: "排名", kind: text, example: `"合格率"`,
			doc: "按哪一列的数从大到小排；columns 里可以写“名次”，数相同的名次相同，有 group 的各组分别排"},
		{key: "halves", name: "并排", kind: count, min: 2, max: maxHalves, example: "2", doc: "列少行多的名单分成几半并排，先左后右"},
		{key: "total", name: "合计", kind: flag, example: "true", doc: "末行加合计"},
		{key: "subtotal", name: "小计", kind: flag, example: "false", doc: "每组后加小计"},
		{key: "sheet", name: "工作表", kind: text, example: `"附表"`, doc: "把一张工作表照样搬来，连同合并的格"},
		{key: "range", name: "区域", kind: text, example: `"A1:G20"`, doc: "只搬工作表的这一块"},
		{key: "file", name: "文件", kind: text, example: `"inspection.xlsx"`, doc: "两个文件有同名工作表时才写"},
		{key: "form", name: "空表", kind: flag, example: "false", doc: "供填写的空表，列由 columns 定"},
		{key: "period", name: "监测时间", kind: text, example: `"监测时间：2026年2月22日至26日"`, doc: "标题下面一行"},
		{key: "unit", name: "单位", kind: text, example: `"个"`, doc: "表右上方的“单位：个”"},
		{key: "note", name: "注", kind: textOrTexts, example: `"注：数据截至3月3日。"`, doc: "表下面的说明，一条一项"},
	}
}

func tablesField() field {
	return field{key: "table", name: "表", kind: tables,
		doc: "正文里要用的其他表，一张一节，正文里按 key 引用",
		fields: append([]field{
			{key: "key", name: "名称", kind: text, required: true, example: `"留言超期"`, doc: "正文引用时的名称"},
			{key: "title", name: "表题", kind: text, example: `"留言超期未答复情况"`, doc: "表题；不写就不印"},
		}, tableFields()...)}
}

func attachmentsField() field {
	return field{key: "attachment", name: "附件", kind: tables,
		doc: "附件，一个一节，按顺序编号",
		fields: append([]field{
			{key: "title", name: "标题", kind: text, required: true, example: `"第一季度政府网站检查不合格名单"`, doc: "附件标题"},
			{key: "landscape", name: "横排", kind: textOrFlag, usual: "auto", choices: []string{"auto"}, example: `"auto"`,
				doc: "是否横排：auto（放不下才横排）、true、false"},
			{key: "text", name: "文字附件", kind: text, example: `"附件3.md"`, doc: "附件是一篇文字时，写它的 markdown 文件名"},
		}, tableFields()...)}
}

func statedField() field {
	return field{key: "stated", name: "写明的数字", kind: tables,
		doc: "单位自己给出的数字，与算出的核对；数字的名称用 tongbao explain 查看",
		fields: []field{
			{key: "key", name: "名称", kind: text, required: true, example: `"网站.合格率"`, doc: "哪个数字"},
			{key: "value", name: "数值", kind: textOrNumber, required: true, example: `"93%"`, doc: "写明的数，照印的样子写"},
			{key: "policy", name: "以谁为准", kind: text, choices: []string{string(PolicyPrint), string(PolicyCorrect)}, example: `"print"`,
				doc: "不一致时印谁的：print 写明的，correct 算出的；不写就按 notice.stated"},
		}}
}

func percentFields() field {
	return field{key: "percent", name: "百分比", kind: table,
		doc: "百分比怎么印",
		fields: []field{
			{key: "decimals", name: "小数位", kind: count, min: 0, max: 2, usual: int64(1), example: "1", doc: "小数位数，0 到 2，四舍五入"},
			{key: "trim", name: "去零", kind: flag, example: "false", doc: "是否去掉末尾的零：93.0% 印成 93%"},
			{key: "zero", name: "零", kind: text, example: `"0%"`, doc: "恰好为零的比例怎么印：0% 或 0，不写就是 0%"},
			{key: "figures", name: "个别数字", kind: countTable, example: `{ "网站.合格率" = 2 }`, doc: "个别数字的小数位数"},
		}}
}

func headingFields() field {
	return field{key: "headings", name: "标题层次", kind: table,
		doc: "正文各级标题怎么编号",
		fields: []field{
			{key: "scheme", name: "序号", kind: texts, usual: []string{"一、", "（一）", "1.", "（1）"},
				example: `["一、", "（一）", "1.", "（1）"]`,
				choices: []string{"", "一、", "（一）", "1.", "（1）", "一是", "第一，", "①"},
				doc:     "从一级标题起各级序号的样子，可选 一、 （一） 1. （1） 一是 第一， ①，空的不编号；全不编号写 []"},
			{key: "number_lone", name: "独条编号", kind: flag, example: "false", doc: "同级只有一个标题时是否也编号"},
		}}
}

func acknowledgedField() field {
	return field{key: "acknowledged", name: "已知问题", kind: tables,
		doc: "单位知道并接受的检查发现，一条一节；仍记在 manifest.json 里",
		fields: []field{
			{key: "code", name: "代号", kind: text, required: true, example: `"date-after-signing"`, doc: "检查结果末尾方括号里的代号"},
			{key: "place", name: "位置", kind: text, example: `"inspection.xlsx!网站!D7"`, doc: "检查结果里的位置，也可以只写到文件或工作表；不写就是所有位置"},
			{key: "why", name: "理由", kind: text, required: true, example: `"原件如此"`, doc: "为什么接受"},
		}}
}
