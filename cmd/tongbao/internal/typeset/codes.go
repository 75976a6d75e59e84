package typeset

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeCellTooHigh = Codes.Error("cell-too-high",
		"一格的文字太长，一页也放不下。缩短文字，或取消合并单元格。")
	codeColumnTooNarrow = Codes.Error("column-too-narrow",
		"写明的列宽（widths）太窄，用最小的字，这一列也有一个词或数排不下。把这一列的数改大，或删去 widths，由程序定列宽。")
	codeFirstPageWithoutBody = Codes.Warning("first-page-without-body",
		"首页必须显示正文，而标题、版头和主送机关占满了首页。缩短标题或版头，或精简主送机关。", diag.Under("GB/T 9704-2012 7.3.3"))
	codeImprintTooHigh = Codes.Error("imprint-too-high",
		"版记太高，一页放不下，多半是抄送机关太多。用统称缩短抄送机关。")
	codeLetterLeadOrgan = Codes.Info("letter-lead-organ",
		"联合行文用信函格式时，只印主办机关的标志，没有印别的机关。不需要处理；都要印的，改用“文件”版头。")
	codeLineTooLong = Codes.Error("line-too-long",
		"版头里有一项太长，超过一行的宽度，印不下。缩短这一项。")
	codeMarkTooHigh = Codes.Error("mark-too-high",
		"发文机关标志太高，首页放不下。减少版头里的机关，或只用主办机关。")
	CodeNoGlyph = Codes.Error("no-glyph",
		"字体里没有这个字，印出来会是空白，所以不生成。把含有这个字的字体放进 fonts/ext/，免费的有花园明朝（HanaMinA、HanaMinB）；姓名、地名不要换成别的字。")
	codeRecipientsMoved = Codes.Info("recipients-moved",
		"主送机关太多，首页排不下正文，已按规定移到版记。要留在首页的，用统称缩短主送机关。", diag.Under("GB/T 9704-2012 7.3.2"))
	codeRowTooHigh = Codes.Error("row-too-high",
		"写明的行高（row_height）超过半页，一页排不了两行。改小行高。")
	codeSignOffAlone = Codes.Error("sign-off-alone",
		"署名和成文日期落在没有正文的一页上，程序调整行距和提前换页都不能解决。照提示增减正文的文字。", diag.Under("GB/T 9704-2012 7.3.5.5"))
	codeSignOffHigh = Codes.Warning("sign-off-high",
		"联署机关太多，印章排不进一页，署名分在了几页。减少联署机关，或只由主办机关署名盖章。")
	codeTableHeadTooHigh = Codes.Error("table-head-too-high",
		"表头太高，超过半页，下面排不了几行。缩短表头里的文字。")
	codeTableNoColumns = Codes.Error("table-no-columns",
		"表格没有列，印不出来。补上表头和列，或删去这张表。")
	codeTooManyPages = Codes.Error("too-many-pages",
		"通报太长，印出来有几千页，多半是把全部名单都列成了附件。只列不合格的，或拆成几份。")
	codeTableTooWide = Codes.Error("table-too-wide",
		"表格的列太多，用最小的字也排不下。减少列，或拆成几张表。")
)
