package leftovers

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeNumber = Codes.Error("leftover-number",
		"发文字号与另一份通报的相同，两份公文不能同号，多半是沿用了上期的。改为本通报的发文字号；还没有编号的，先删去这一行。", diag.Acknowledgeable)
	codeBook = Codes.Error("leftover-workbook",
		"工作簿与以前那份通报的一字不差，里面有不合格的，多半忘了换成本期的。换成本期的数据；两期确实相同的，核对后写 [[acknowledged]]。", diag.Acknowledgeable)
	codeSheet = Codes.Warning("leftover-sheet",
		"一张表的数据与以前那份通报的逐格相同，多半忘了换成本期的。换成本期的数据；两期确实相同的，核对后可以接受。")
	codeVerdicts = Codes.Warning("leftover-verdicts",
		"名单里每一行的检查结果都与以前那份通报的相同，没有改好的，多半这一列忘了改；名单有增减的，看两期都有的各行，几乎全部相同、不合格的主要问题或更新日期也一字不差时才提醒。核对这一列；确实没有变化的，可以接受。")
	codeGroupGone = Codes.Warning("group-gone",
		"上期有的一个地区、一类、一个平台或一个单位，本期一个对象也没有了，多半整理时漏了行。补上漏的行；确实都没有了的，可以接受。")
	codeRegionLacking = Codes.Info("region-lacking",
		"一张名单里有的地区，另一张一个也没有，别的地区却都有，多半漏了行。补上漏的行；本来没有的，不必改。")
	codeCopy = Codes.Info("leftover-copy",
		"旁边的文件夹里有一份通报，字号、网页地址或索引号与本通报的相同，期次也相同，其中有一份是复制的。备份的移到别处；要另写一份的，改成自己的期次、日期和字号。")
	codePeriod = Codes.Warning("leftover-period",
		"期次与以前那份通报的相同，字号和成文日期却是新的，多半 [period] 忘了改。改为本期的；同一期确实通报两次的，可以接受。")
	CodeDate = Codes.Warning("leftover-date",
		"日期与以前那份通报的相同，多半是沿用的。改为本通报的日期；确实是同一天的，可以接受。")
	CodeAddress = Codes.Warning("leftover-address",
		"网页地址或索引号与另一份通报的相同，两个页面会互相顶替。改为本通报的；还没有的，先删去这一行。")
	CodeCompared = Codes.Warning("leftover-compared",
		"对比用的往期与上一份通报写的相同，没有往后移一期，升降和整改情况就比错了。改为本期的上一期、去年同期。")
	codeText = Codes.Warning("leftover-text",
		"文字与以前那份通报的一样，里面手写的日期、数字或时间是那一期的。改为本期的，或用花括号从数据中取。")
)
