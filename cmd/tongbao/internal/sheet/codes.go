package sheet

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAmbiguousColumn = Codes.Error("ambiguous-column",
		"有几列的表头都像是要找的那一列，程序不敢替您选。在 notice.toml 的 columns 里写明用哪一列；可有可无的列只作警告，先不读取。")
	CodeBadDate = Codes.Error("bad-date",
		"这一格应当是日期，程序读不出，或分不清是哪一天。按 2021-01-26 的样子重填；结论已经填写、判定用不到它的，只作警告。")
	codeDateAsNumber = Codes.Warning("date-as-number",
		"单元格里是一个数字，格式不是日期，程序把它当作表格软件的日期序号读成了日期。核对读出的日期，并把格式设为日期。")
	CodeErrorValue = Codes.Error("error-value",
		"单元格里是公式算错后显示的 #REF!、#N/A 一类，不能当作数据。改正公式，或直接填写内容；判定用不到它的，只作警告。")
	codeHiddenSheet = Codes.Warning("hidden-sheet",
		"工作表是隐藏的，程序仍然读取了它，容易算进看不见的数据。取消隐藏，核对是不是要用的那一张。")
	CodeMissingColumn = Codes.Error("missing-column",
		"表里找不到必须有的一列，后面的统计都做不了。给表加上这一列，或在 notice.toml 的 columns 里写明它现在叫什么。")
	codeNoHeader = Codes.Error("no-header",
		"工作表里认不出表头，不知道每一列是什么。第一行写列名，数据从第二行起；表头上面可以有标题。")
	CodeNotACount = Codes.Error("not-a-count",
		"这里应当是个数，写成了小数、百分数或文字。改成不带单位的整数。")
	CodeNotANumber = Codes.Error("not-a-number",
		"这里要用数字，写的却不是数字，算不出来。只填数字，说明另写一列；结论已经填写、判定用不到它的，只作警告。")
	CodeNoSuchDate = Codes.Error("no-such-date",
		"日历上没有这个日期或期次，如9月31日、第五季度、2022年季度。核对后改正；notice.toml 以外的文字和单元格只作警告，原文确实如此的可以写 [[acknowledged]]。",
		diag.Acknowledgeable)
	codeNotCalculated = Codes.Error("not-calculated",
		"公式没有保存算好的结果，程序读不到数。用表格软件打开，重新保存一次，或直接填写数值；判定用不到它的，只作警告。")
	codeRangeOutside = Codes.Error("range-outside",
		"写的单元格区域整个在表格之外，什么也取不到。对照工作表核对区域的起止。")
	codeRangeBeyond = Codes.Warning("range-beyond",
		"写的单元格区域比表格大，程序只取到表格为止。核对是不是写多了，或表里少了行。")
	codeRepeatedHeader = Codes.Info("repeated-header",
		"表的中间又出现了一次表头，多半是几张表粘在一起的，这一行没有当作数据。不需要处理，删去更清楚。")
	codeSerialOnly = Codes.Info("serial-only",
		"这一行只有序号，没有别的内容，没有当作数据。核对是不是漏填；不要的行可以删去。")
	codeSheetEmpty = Codes.Error("sheet-empty",
		"要用的工作表里什么也没有。核对数据是不是写在别的工作表，再在 notice.toml 里改。")
	codeStrayValue = Codes.Warning("stray-value",
		"单元格所在的列没有表头，这一格不会读取，里面的内容也不会印出。加上表头，或删去这一格。")
	CodeUnknownColumn = Codes.Error("unknown-column",
		"写了一个表里没有的列名，可能是打错字，也可能是表头改过；或者有几列同名，没有写明是哪一列。照提示里列出的列名改写，第二列写“列名#2”。")
)
