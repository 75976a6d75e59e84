package figures

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAmbiguousCell = Codes.Error("ambiguous-cell",
		"正文按名称取一格的数，而表里不止一行有这个名称，取哪一行都可能不对。先选定一行再取，或相加；原件如此、取第一行的可以接受。", diag.Acknowledgeable)
	codeBlankRecheck = Codes.Warning("blank-recheck",
		"不合格的对象没有填复查结果，而正文把它算在“未整改”以外，等于说它已经整改。补上复查结果。")
	codeBlankNumber = Codes.Error("blank-number",
		"算比例要用的一格没有填，不知道是0还是漏填，不能当作0。没有的填0，漏填的补上；确实都按0算的可以接受。", diag.Acknowledgeable, diag.Pending)
	codeBounded = Codes.Warning("rounds-to-none-or-all",
		"比例不是0也不是全部，按写明的小数位四舍五入却会成为0或100%，所以取了最近的一档，如99%，与看的人自己算的不同。增加小数位。")
	codeEmptyListCell = Codes.Error("empty-list-cell",
		"名单要列的一格没有填，这个对象列不进名单，名单与个数会不符。补上这一格。", diag.Pending)
	codeEmptyCell = Codes.Warning("empty-cell",
		"分类用的一格没有填，这一行归入“（未填）”一类，分类的结果会多出一项。补上这一格。")
	codeFigureClash = Codes.Error("figure-clash",
		"两个不同的数字会用同一个名称，正文和表里就分不清是哪一个，多半是表里有“件数”又有“件数合计”这样的列。给其中一列改名。")
	codeFigureUnknown = Codes.Error("figure-unknown",
		"正文要用的数字算不出来，缺少数据或除数是0，印不出来。补上数据，或在 notice.toml 的 totals 或 [[stated]] 里写明。", diag.Pending)
	codeGroupNotStated = Codes.Error("group-not-stated",
		"表里有一个类别没有写明总数，这一类的合格率算不出来。在 totals 里补上，或改正打错的类别。")
	codeLimitPercent = Codes.Error("limit-percent",
		"界限带“%”而要比的数不带，或者相反，如办结率一列写的是85.2，界限写90%，这样比出来的不对。把界限写成和表里的数一样，或把表里的数设成百分比。")
	codeMergedNumber = Codes.Error("merged-number",
		"一个数的单元格合并了几行，而这几行属于不同的单位或类别，按单位、类别取数时每个都会算到这一个数。取消合并，把数分到各行；分不开的，把这几行并成一行；确实每行都是这个数的可以接受。", diag.Acknowledgeable)
	codeNameless = Codes.Error("nameless",
		"写明的个数比表里有名称的多，名单列不全，读的人会以为只有这些。把名单补进工作表；不列名单的，正文里只写个数；原件如此的可以接受。", diag.Acknowledgeable, diag.Pending)
	codeNoValues = Codes.Warning("no-values",
		"没有一个可以计算的数，印成“—”。核对数据；本来就没有的，用条件略去这句话。", diag.OfWhole)
	codeNoVerdicts = Codes.Error("no-verdicts",
		"留言、典型做法等其他工作表的行没有检查结果，问不出合格数、合格率、等级和问题。按列取数；要检查结果的，用网站、新媒体的名单。")
	codeUnjudged = Codes.Error("no-verdicts-listed",
		"网站、新媒体的名单没有“检查结果”一列，也没有写 rules，问不出合格数、合格率、等级和问题。表里加上这一列，或不问这些。")
	codeNotADay = Codes.Error("not-a-day",
		"要与一个日期比先后，而这一格的日期没有写全，不知道在它之前还是之后。写成 2026-03-05 的样子。")
	codeNothingToGroup = Codes.Warning("nothing-to-group",
		"正文要按问题或某一列分着写，而不合格的分不出类，这里什么也不会印，名称就漏掉了。表里加一列“问题类别”，或在 notice.toml 写 rules；本来就不分的，用 {{否则}} 写别的话。", diag.OfWhole)
	codeNotAFailure = Codes.Error("not-a-failure",
		"不合格名单里有一行不是不合格，没有计入。列了全部对象的，写 list = \"全部\"；多余的删去；原件如此的可以接受。", diag.Acknowledgeable)
	codeNotComparable = Codes.Error("not-comparable",
		"两个数字不是同一种，不能比较或相除。改用同一类对象、同一种数字，并核对两期数据是否齐全。")
	codeNumberTooLarge = Codes.Error("number-too-large",
		"算出的数大得不合理，印不出来，多半是表里有编号混进了数字列。核对表中的数字。")
	codePartExceedsWhole = Codes.Error("part-exceeds-whole",
		"一部分的个数比全部还多，比例会超过100%。核对写明的总数和表中的行；原件如此的可以接受。", diag.Acknowledgeable)
	codeRateOfPart = Codes.Warning("rate-of-part",
		"上期不合格的有一部分本期没有再检查，比例只按再检查的计算，读的人会以为是全部。在正文写明按哪些计算，照提示换一种写法。")
	codePresumed = Codes.Warning("presumed",
		"要印的个数没有写明，是按别的数推定的：抽查的不知道一共有多少，不再不合格的不一定都已整改。照提示写明，或改印已知的数。")
	codePercentUnused = Codes.Warning("percent-unused",
		"给一个数字单独写了小数位，而本通报没有这个数字，或者它是个数、名单，没有小数位。用 tongbao explain 查看数字的名称，改正或删去。", diag.OfWhole)
	codePointsOfRounded = Codes.Info("points-of-rounded",
		"百分点按实际比例相减，与印出的两个百分比相减不同，差在四舍五入，没有算错。需要看起来一致时，增加小数位，或在 [[stated]] 里写明相减的数。")
	codeRepeatedGroup = Codes.Error("repeated-group",
		"totals_from 的汇总表里，同一类写了两行，总数会重复计算，按名称取数时不知道取哪一行。合成一行，或改正名称；原件如此的可以接受。",
		diag.Acknowledgeable)
	codeStatedConflict = Codes.Error("stated-conflict",
		"写明的数字与算出的不同，而要印的是写明的，印出的数没有数据可以证明。核对数据和写明的数字；确有出处的可以接受。", diag.Acknowledgeable)
	codeStatedOverruled = Codes.Warning("stated-overruled",
		"写明的数字与算出的不同，印的是算出的。核对数据和写明的数字，多半有一个没有更新。")
	codeStatedDiffers = Codes.Warning("stated-differs",
		"写明的数字与算出的只差在舍入或截尾。核对用哪一种；原件如此的可以接受。")
	codeStatedImpossible = Codes.Error("stated-impossible",
		"写明的比例，按检查的个数，没有一个整数的合格数算得出来，两个数总有一个不对。核对后改正；确有出处的可以接受。", diag.Acknowledgeable)
	codeStatedNotANumber = Codes.Error("stated-not-a-number",
		"写明的不是一个数字，无法印出和核对。照印出的样子写，如 93% 或 44。")
	codeStatedTwice = Codes.Error("stated-twice",
		"同一个数字写明了两次，以前一次为准。只留一处。")
	codeStatedUnused = Codes.Warning("stated-unused",
		"写明的数字在正文里没有用到，也就没有核对。用 tongbao explain 查看本通报的数字名称，改正或删去。", diag.OfWhole)
	codeNoSuchResult = Codes.Error("no-such-result",
		"正文里写了一种没有的结论或问题类别，多半是打错字，算出来会是0。照提示里列出的改写。")
	codeSeveralValues = Codes.Error("several-values",
		"条件里几个值之间用了顿号、逗号，按一个值去找，找不到，算出来会是0。几个值任一个都算的，之间用“|”。")
	codeGoneUnexplained = Codes.Warning("gone-unexplained",
		"上期不合格的对象本期名单里没有，整改情况里只能写“不在本期名单”，看不出是关停、改名还是漏列。保留它的一行写“已关停”，或写“原名称”，漏列的补上；确实说不清的可以接受。")
	codeNoSuchRow = Codes.Error("no-such-row",
		"正文按名称取一行的数，而表里没有这个名称，多半是写错了。照表里的写法改正。")
	// CodeNoSuchValue: nobody is found by a value, and the sentence that names them may be broken.
	CodeNoSuchValue = Codes.Warning("no-such-value",
		"正文或条件里写的值，表里这一列没有，算出来会是0。核对有没有打错字；本期确实没有的，可以不管。")
	codeZeroDenominator = Codes.Warning("zero-denominator",
		"比例的分母是0，算不出来，印成“—”。核对数据；确实没有检查对象的，正文里不写这个比例。", diag.OfWhole)
	codeTooManyGroups = Codes.Error("too-many-groups",
		"按一列分组，组数乘行数太大，逐组计算要很久。多半是选错了列；换一个分组少的列，要逐个列出的，写成不分组的名单或表格。")
)
