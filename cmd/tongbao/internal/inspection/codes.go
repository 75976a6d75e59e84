package inspection

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAmbiguousMatch = Codes.Warning("ambiguous-match",
		"本期有两个对象都与上期的同一个对象对得上，程序取了前一个，整改情况可能对错。核对标识码、名称和原名称。")
	codeBadSiteCode = Codes.Warning("bad-site-code",
		"网站标识码没有填或位数不对，上下两期对应网站时会认错。照网站登记信息补上：十位数字，或 bm 加八位数字。")
	codeClosedObject = Codes.Info("closed-object",
		"检查结果或复查结果写着已关停、已注销一类的，不算在运行、在册的里面，各数都不计入。总数里要有它的，检查结果写“未检查”，复查结果不写。")
	codeDamagedCode = Codes.Error("damaged-code",
		"网站标识码被表格软件改成了数值，前面的0或后面的数位已经丢失。把这一列设为文本格式，重新填写；原件如此的可以接受。", diag.Acknowledgeable)
	codeDateAfterInspection = Codes.Error("date-after-inspection",
		"最后更新日期晚于检查日期，检查时不可能看到以后的更新。核对日期，或改正 notice.toml 的 as_of；结论已经填写的，只作警告。")
	codeDateImprecise = Codes.Error("date-imprecise",
		"日期只到月份，按天数判定的指标判不出来。补上日期，或在检查结果一列写明结论。")
	codeDuplicateName = Codes.Error("duplicate-name",
		"规则文件里同一个名称写了两次，判定时不知道用哪一个。改一个名称，或删去一个。")
	codeDuplicateWord = Codes.Error("duplicate-word",
		"规则文件里同一个结论用语归了两个等级，结论会判错。一个用语只归一个等级。")
	codeDuplicateAccount = Codes.Error("duplicate-account",
		"同一个新媒体账号登记了两次，总数会多算。核对后删去一行；原件如此的可以接受。", diag.Acknowledgeable)
	codeDuplicateSite = Codes.Error("duplicate-site",
		"同一个网站登记了两次，总数会多算：标识码相同，或者有一行没有填标识码而名称、网址与另一行相同。核对后删去一行；原件如此的可以接受。", diag.Acknowledgeable)
	codeEmptyMeasure = Codes.Error("empty-measure",
		"判定要用的一格没有填，不能当作没有问题。没有问题的填0或“否”，没有检查的写明结论。", diag.Pending)
	codeEmptyName = Codes.Error("empty-name",
		"这一行没有名称，仍按一个对象计数，名单里会缺它的名字。补上名称；作废的删去整行；原件如此的可以接受。", diag.Acknowledgeable)
	codeEmptyPlatform = Codes.Warning("empty-platform",
		"新媒体账号没有填平台，按平台分类时归不到任何一个平台。补上平台。")
	codeEmptySponsor = Codes.Warning("empty-sponsor",
		"没有填主办单位，按单位统计和列名单时会缺它。补上；与上一行同一单位的，合并单元格，或在 notice.toml 写 fill。")
	codeGradeContradicts = Codes.Error("grade-contradicts",
		"规则文件里一个等级的几项设定自相矛盾。没有检查的等级，既不算评定过，也不算合格。")
	codeGradeMissing = Codes.Error("grade-missing",
		"规则文件里的等级不全，无法分出合格与不合格。至少写一个合格的等级和一个不合格的等级。")
	codeImpossibleCount = Codes.Error("impossible-count",
		"个数写成了负数或小数。核对这一格；确实如此的可以接受。", diag.Acknowledgeable)
	codeImpossibleRate = Codes.Error("impossible-rate",
		"表里写的比例，按同一行的总数，没有一个整数的个数算得出来，总数和比例总有一个不对。核对这一行；原件如此的可以接受。", diag.Acknowledgeable)
	codeLooksLikeTotal = Codes.Error("looks-like-total",
		"最后一行或第一行的数正好是其他各行相加，多半是合计行，再加一次就成了两倍。把它的名称改为“合计”；确实是普通的一行的可以接受。", diag.Acknowledgeable)
	codePartOverWhole = Codes.Error("part-over-whole",
		"一部分比全部还多，如答复的比收到的多、不合格的比检查的多，比例会超过100%。核对这一行；有结转的加一列“上期结转”；原件如此的可以接受。",
		diag.Acknowledgeable)
	codePartsMissWhole = Codes.Error("parts-miss-whole",
		"几部分相加少于全部，如合格的、不合格的相加少于检查的，而表里没有别的部分。核对这一行；还有未评定、办理中一类的，加一列写明；原件如此的可以接受。", diag.Acknowledgeable)
	codeRowDifference = Codes.Error("row-difference",
		"增减一列在别的行里都是前面两期的差，这一行不是。核对这一行的三个数；原件如此的可以接受。", diag.Acknowledgeable)
	codeLateDate = Codes.Warning("late-date",
		"表里已经做过的事，日期却在成文以后，或者年份相差很远，多半是填错了。核对这个日期。")
	codePassedVetoed = Codes.Warning("passed-vetoed",
		"这个对象填的是合格，问题里却写着单项否决、判定为不合格。核对结论和问题，改正其中一处。")
	codeRowSum = Codes.Error("row-sum",
		"一列在别的行里都是旁边几列相加，或几列的平均，这一行不是。核对这一行；原件如此的可以接受。", diag.Acknowledgeable)
	// CodeRoundedParts is told of totals computed here and in sheets.
	CodeRoundedParts = Codes.Warning("rounded-parts",
		"各行和合计各自四舍五入后显示，看的人把各行相加，得不出合计。把这一列的小数位设得多一些，或在表下注明。")
	// CodeTotalMismatch is told of totals that are stated, in notice.toml and in sheets.
	CodeTotalMismatch = Codes.Error("total-mismatch",
		"写明的数字与表中算出的不符，合格率和合计都会跟着错。核对漏行、多行和写明的数字；原件如此的可以接受。", diag.Acknowledgeable)
	codeSharesSum = Codes.Warning("shares-sum",
		"一列占比相加不是100%，差得比四舍五入多，多半漏了一行或抄错了一格。核对这一列；只列了一部分的，在表下的注里说明。")
	codeSharesForced = Codes.Warning("shares-forced",
		"占比凑成了正好100%，有一格不是四舍五入的结果，与同一行的个数对不上。照四舍五入写，在表下注明“因四舍五入，各项之和略有出入”。")
	codeRankContradicts = Codes.Error("rank-contradicts",
		"名次与分数对不上：分数高的名次反而靠后，或者分数不同而名次相同。核对名次和分数；另有排名办法的可以接受。", diag.Acknowledgeable)
	codeRankTies = Codes.Warning("rank-ties",
		"分数相同而名次不同。分数相同的应当并列；另有区分办法的，在表下注明。")
	codeSerialGap = Codes.Warning("serial-gap",
		"序号不连续或者重复，可能漏了行、多了行。核对后重排序号。")
	codeBreakdownsDiffer = Codes.Error("breakdowns-differ",
		"同一个总数按两种办法分开，如按地区和按平台，两张表相加却不一样，总有一张漏了或多了。核对两张表；不是同一个总数的，把表名或列名写清楚，或接受。", diag.Acknowledgeable)
	codeTableAgainstList = Codes.Error("table-against-list",
		"汇总表各行相加，与本期名单或写明的数不同，通报里同一个数会有两个说法。核对两处；范围不同的，把表名或列名写清楚，或接受。", diag.Acknowledgeable)
	codeNoteDiffers = Codes.Warning("note-differs",
		"表下的注里写的总数与表里各行相加不同，读的人会看到两个数。核对注和表；说的不是同一个数的，把注写清楚，或接受。")
	codeMovedCode = Codes.Warning("moved-code",
		"名称相同的网站，本期的标识码与上期不同，多半有一期填错了。核对两期；确实换了标识码的可以接受。")
	codeMixedPercent = Codes.Error("mixed-percent",
		"一列比例里，有的写了百分号，有的没有，读出来相差一百倍，比较和排名都会错。把这一列写成一样的；原件如此的可以接受。", diag.Acknowledgeable)
	codeNotAUnit = Codes.Error("not-a-unit",
		"表的最后一行不像一个单位，如同比、平均或一句说明，却会当作一个单位计数。删去它，或写成表下的注；确实是一个单位的可以接受。", diag.Acknowledgeable)
	codeRateContradicts = Codes.Error("rate-contradicts",
		"表里写的比例，与同一行的两个个数对不上，不是舍入的差别，三个数里总有一个不对。核对这一行；原件如此的可以接受。", diag.Acknowledgeable)
	codeBlankUnit = Codes.Warning("blank-unit",
		"一个单位一行的表里，有一行有数而没有写单位，合计里算它，按单位列出、取数时不知道是谁的。补上单位；是合计的写“合计”。")
	codeRepeatedUnit = Codes.Error("repeated-unit",
		"一个单位一行的表里，同一个单位有两行，数会重复计算。合成一行；两行不是一回事的，加一列写明区别；原件如此的可以接受。", diag.Acknowledgeable)
	codeScoreOutside = Codes.Error("score-outside",
		"得分低于0分，或高于检查指标连同加分的满分，一定有错。核对这一格；另有评分办法的可以接受。", diag.Acknowledgeable)
	codeSwappedColumns = Codes.Error("swapped-columns",
		"两列像是填反了，如名称一列是标识码、标识码一列是名称，印出的名单全是错的。对调表头或数据；确实如此的可以接受。", diag.Acknowledgeable)
	codeNegativeMeasure = Codes.Error("negative-measure",
		"测量值写成了负数，天数和个数不会小于0。核对这一格；结论已经填写的，只作警告。")
	codeNoCategory = Codes.Warning("no-category",
		"这个对象不合格，但没有填问题类别，正文按类别写问题时会漏掉它。填上类别。")
	codeNoInspectionDate = Codes.Error("no-inspection-date",
		"不知道检查日期，算不出多少天没有更新。在 notice.toml 里写明 as_of；结论已经填写的，只作警告。", diag.Pending)
	codeNoReason = Codes.Warning("no-reason",
		"这个对象不合格，但没有写明问题，被通报的单位不知道要改什么。在问题一列写明。")
	codeNoVerdict = Codes.Error("no-verdict",
		"这个对象没有检查结果，也没有可以判定的数据，检查数、合格数和合格率都算不出来。填上检查结果，或补上检查数据。", diag.Pending)
	codeNotYesOrNo = Codes.Error("not-yes-or-no",
		"这一格应当填“是”或“否”。改写后再判定；结论已经填写的，只作警告。")
	codePassedWithProblem = Codes.Warning("passed-with-problem",
		"一个合格的填了问题，而别的合格的都没有填，多半是检查结果或问题填错了行。核对这一行；合格而有轻微问题的可以接受。")
	codeMisspeltName = Codes.Warning("misspelt-name",
		"一个地区、单位、类别或平台只出现一次，与多次出现的另一个只差一个字，多半是写错了，分类时会成为单独的一类。核对后改成一样；确实是两个的可以接受。")
	codePlatformSpelling = Codes.Warning("platform-spelling",
		"同一个平台用了两种写法，按平台分类时会分成两类。统一写法。")
	codeRenamed = Codes.Warning("renamed",
		"标识相同的对象，两期的名称不同：更名了，或者有一期填错了标识码。核对两期；确实更名的，在“原名称”一列写明上期的名称。")
	codeRowWithoutAccount = Codes.Warning("row-without-account",
		"这一行的单位一个账号也没有，没有计数。没有账号的单位各平台写“/”，或删去这一行。")
	codeRuleWithoutData = Codes.Warning("rule-without-data",
		"表里缺少规则要用的列，有关的指标一律没有判定，可能放过不合格的。补上这些列，或在检查结果一列写明结论。")
	codeSameName = Codes.Warning("same-name",
		"两行的网站名称相同而标识码不同，或者有一行没有填标识码而主办单位不同，可能是同一个网站登记了两次。核对标识码；重复的删去一行。简称相同的，名单里分不清，改正简称。")
	codeTotalRow = Codes.Warning("total-row",
		"合计行写的个数与表里的行数不符，可能漏了行或多了行。先核对各行，再改合计。")
	codeUnjudgedList = Codes.Info("unjudged-list",
		"名单没有检查结果，如监测、评分、排名，总数、名单、合计、平均、排名照样可以用，合格数、合格率不能用。要说合格、不合格的，加上“检查结果”一列，或写 rules。")
	codeUnknownCategory = Codes.Warning("unknown-category",
		"问题类别不在检查指标里，分类统计时对不上。照提示里列出的类别填写。")
	codeUnknownColumnKey = Codes.Error("unknown-column-key",
		"columns 里左边的名称不认识，这一项不起作用。照提示里列出的名称改写。")
	codeUnknownPlatform = Codes.Warning("unknown-platform",
		"平台不在政务新媒体报送系统的平台之列，多半是打错字。核对；系统没有的平台写“其他+名称”。")
	codeUnknownProblem = Codes.Warning("unknown-problem",
		"问题的文字归不到任何一类，按类别统计时会漏掉它。加一列“问题类别”，或改用指标的用语。")
	codeUnknownRecheck = Codes.Warning("unknown-recheck",
		"上期不合格的对象本期没有再检查，复查结果一列的文字看不出是否整改到位，没有计作已整改。填“已整改”“未整改”等，说明另写一列。")
	codeRecheckContradicts = Codes.Warning("recheck-contradicts",
		"上期不合格的对象本期检查了，复查结果一列写的与检查结果不一致，通报以检查结果为准。核对这一行；上期的问题已整改、本期另有问题一类的可以接受。")
	codeUnreadMark = Codes.Warning("unread-mark",
		"“复查”一列是程序标的，写着“上期不合格”；写在这里的别的文字，看不出是整改的什么结果，没有用到。写成已整改、未整改、已关停一类，或加一列“复查结果”。")
	codeUnknownVerdict = Codes.Error("unknown-verdict",
		"检查结果的用语不认识，这个对象按未检查计，合格率会受影响。改用提示里的用语，或在 notice.toml 的 verdicts 里写明它的意思。")
	codeUnsortedProblem = Codes.Info("unsorted-problem",
		"几个问题中有的没有归类，不影响结论。需要分类统计时，加一列“问题类别”。")
	codeVerdictDiffers = Codes.Warning("verdict-differs",
		"填写的结论与按指标判定的不同，通报以填写的为准。核对这个对象；填错的改正结论，数据错的改正数据。")
	codeWrongValue = Codes.Error("wrong-value",
		"规则文件里的分值不对，扣分会算错。分值应当大于0。")
)
