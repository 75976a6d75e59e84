package survey

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeBodyName = Codes.Error("body-name",
		"没有 body.md，而有像是正文的文件，名称或格式不对，程序不读它。存为纯文本，改名为 body.md；要用现成的正文的，移走它。")
	codeEmptyRoster = Codes.Warning("empty-roster",
		"工作表只有表头，没有一行数据，各项数字都会是0。填上数据；名单本来就是空的，在 notice.toml 里写明检查总数。")
	codeInspectedOn = Codes.Warning("inspected-on",
		"名单里检查日期一列的日期不在检查的时间之内，离本期太远，或者晚于成文日期，多半是上一期的表没有改，或打错了字。核对后改正；确实如此的可以接受。")
	codeMissingBody = Codes.Error("missing-body",
		"没有 body.md，写明的现成正文也没有，通报无法成文。照提示选一个现成的正文，或自己写一份 body.md。")
	codeMissingPeriod = Codes.Error("missing-period",
		"写明的往期文件夹找不到，同比、环比算不出来。核对文件夹名，它应与本通报的文件夹放在一起。")
	codeMissingSheet = Codes.Error("missing-sheet",
		"没有找到名单的工作表。在 notice.toml 里用 sheet 写明是哪一张。")
	codeMissingText = Codes.Error("missing-text",
		"文字附件的文件找不到。把文件放进本通报的文件夹，或改正文件名。")
	codeNoData = Codes.Error("no-data",
		"正文说检查了，而通报没有数据：没有工作簿，也没有写明一个数，印出来的检查没有依据。放进检查数据，或写明各数；本来没有数据的通报可以接受。",
		diag.Acknowledgeable)
	codeNotRecorded = Codes.Warning("not-recorded",
		"文件夹里有一个通报用不到的文件读不出来，或太大，manifest.json 里没有记它。移走它，或修改它的权限。")
	codeNotARate = Codes.Error("not-a-rate",
		"汇总表里的合格率没有写百分号，或者不在0到100%之间，不知道是多少。把这一列设成百分比，或在表头写上“%”，并核对这个数。")
	codeOnlyFailures = Codes.Error("only-failures",
		"表里列的全部不合格，不知道一共检查了多少，合格率算不出来。写明检查总数；不说检查了多少的，写 list = \"不合格\"；确实全部不合格的，写 list = \"全部\"。")
	codePeriodItself = Codes.Error("period-itself",
		"往期的文件夹写成了本通报自己，比较没有意义。改写为往期通报的文件夹。")
	codePeriodOrder = Codes.Error("period-order",
		"写明的往期不在本期之前，比较会颠倒。核对文件夹名和两份通报的时间。")
	codeTemplateUnreadable = Codes.Error("template-unreadable",
		"放在 templates 里的文件读不出来，程序不会悄悄改用自带的。改正它，关掉打开着它的程序，或删去它。")
	codeTemplateUnused = Codes.Info("template-unused",
		"notice.toml 写了用哪一份现成的正文，而文件夹里有 body.md，印的是 body.md。删去其中一个。")
	codeFileNotRead = Codes.Warning("file-not-read",
		"文件夹里有旧格式或别的格式的表格，程序不读它，里面的数据不在通报里。要用的另存为 .xlsx，不用的可以不管。")
	codeOldBook = Codes.Error("old-workbook",
		"找不到要用的工作表，而文件夹里有旧的格式（.xls、.et、.ods 等）的工作簿，程序不读它，数据多半在里面。用 WPS 或 Excel 打开，另存为 .xlsx。")
	codeTotalsUnread = Codes.Error("totals-unread",
		"totals_from 写明的汇总表没有读取：它是隐藏的，认不出表头，或者就是名单，各类的数因此都不知道。取消隐藏、补上表头，或改写另一张表。")
	codeTwiceNamed = Codes.Warning("twice-named",
		"文件夹里另有一个名称后面多了 .txt 的 notice.toml 或 body.md，程序不读它，改在那里的没有起作用。用它替换原来的，或移走它。")
	codeTwoSheets = Codes.Error("two-sheets",
		"两个文件里有同名的工作表，不知道用哪一张。在 notice.toml 里用 file 写明，或移走不用的文件。")
	codeUnsaved = Codes.Info("unsaved-changes",
		"工作簿像是正在 WPS 或 Excel 里打开，程序读的是上次保存的内容，还没有保存的改动没有读进来。保存以后再运行一次。")
	codeUnknownRules = Codes.Error("unknown-rules",
		"没有这个名称的检查规则，无法判定。照提示里列出的规则改写。")
)
