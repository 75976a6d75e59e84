package issue

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

const (
	// numberClause is where the standard gives the form of a document number.
	numberClause = "违反 GB/T 9704-2012 7.2.5"
	// tagClause is the rule behind the tags of the portal page.
	tagClause = "国办发〔2017〕47号附件“网页标签规范”"
)

var (
	codeAcknowledgedRefused = Codes.Warning("acknowledged-refused",
		"[[acknowledged]] 里写了一种不能接受的错误：不改正，通报就缺内容或无法证明。改正错误，再删去这一节。")
	codeAcknowledgedUnknown = Codes.Warning("acknowledged-unknown",
		"[[acknowledged]] 里写的代号不存在，多半是打错字，这一节不起作用。照检查结果末尾方括号里的代号改写。")
	codeAcknowledgedUnused = Codes.Warning("acknowledged-unused",
		"[[acknowledged]] 里的这一节没有对上任何检查结果：问题已经改好，或者代号、位置写错了。改好的删去，写错的照检查结果改。", diag.OfWhole)
	codeActionRefused = Codes.Error("action-refused",
		"这一项不能用 {{ }}：它在取数之前就要用到，或者是名称、编号，写法是定死的。直接写出内容；能用 {{ }} 的，是标题、注、单位、主送机关等印出来的文字。")
	CodeAddressDay = Codes.Warning("address-day",
		"网页地址里的日期或索引号里的年份与发布时间对不上，多半是上一份通报的，没有改完。核对后改正其中一处；确实如此的可以接受。")
	codeBadColumn = Codes.Error("bad-column",
		"columns 里这一项的写法不对，不知道取哪一列。写成“列名”，或“表头=列名”。")
	codeBadCondition = Codes.Error("bad-condition",
		"where 里的条件写法不对，不知道挑选哪些行。写成“不合格”或“列名=值”；不要条件就删去这一项。")
	codeBadFolder = Codes.Error("bad-folder",
		"这里只能写名称，不能写路径：文件和文件夹的位置是固定的。把文件放进本通报的文件夹，或把往期的文件夹放在一起，只写名称。")
	codeBadRange = Codes.Error("bad-range",
		"单元格区域的写法不对。写成 A1:G20 的样子，左上角在前，用半角冒号。")
	codeColumnTwice = Codes.Error("column-twice",
		"两项都对应同一个表头，不知道那一列究竟是什么。一个表头只对应一项；确有重名的列，后一列写“表头#2”。")
	codeCopyNumber = Codes.Warning("copy-number",
		"份号应是六位数字，前面补0。照提示改写；不是涉密公文可以不写份号。", diag.Under("GB/T 9704-2012 7.2.1"))
	codeSecretWithoutCopy = Codes.Warning("secret-without-copy",
		"写了密级而没有份号，涉密公文应当标注份号以便登记清点。补上 copy；不涉密的，删去密级。", diag.Under("违反 党政机关公文处理工作条例 第九条"))
	codeCorrectionDate = Codes.Warning("correction-date",
		"更正、撤销的日期早于发布时间，或者几次更正的先后颠倒，网页上的修改时间会是错的。核对两个日期；更正按日期先后写。")
	codeCorrectionHash = Codes.Warning("correction-hash",
		"[[corrections]] 的 was 不是 SHA-256，读者用它认不出更正以前的文件。生成时的提示里有，照抄；没有的可以不写。")
	codeDateAfterSigning = Codes.Error("date-after-signing",
		"数据截止或检查的日期晚于成文日期，通报不可能写到以后的事。核对两个日期，多半有一个打错了；原件确实如此的，写 [[acknowledged]]。", diag.Acknowledgeable)
	CodeDateOutsidePeriod = Codes.Warning("date-outside-period",
		"检查的起止日期、数据截止日期离 [period] 写的时间太远，或者 [period] 里的起止日期不在写明的季度、月份之内，多半是上一期留下的，或年份打错了。核对后改正其中一处；确实如此的可以写 [[acknowledged]]。")
	codeFieldWithoutSeal = Codes.Error("field-without-seal",
		"要在盖章的位置留电子签章域，而这份通报不盖章。删去 signature_field；要盖章的，不写 sealed = false、signature = false。")
	codeFarFromSigning = Codes.Warning("far-from-signing",
		"发布、印发的日期或整改期限比成文日期晚了一年左右，多半是年份打错了。核对两个日期；确实如此的可以写 [[acknowledged]]。")
	codeDeadlineBeforeSigned = Codes.Warning("deadline-before-signed",
		"整改期限早于成文日期，收到通报时期限已过。推迟期限，或改正成文日期。")
	codeDocumentNumber = Codes.Warning("document-number",
		"发文字号的写法不合规定，归档和引用时会出错。写成“云政办发〔2026〕2号”的样子：六角括号，年份四位，顺序号不编虚位、不加“第”。", diag.Under(numberClause))
	codeNumberToFill = Codes.Error("number-to-fill",
		"发文字号里还有没填的地方，如“〔2026〕__号”，定稿会照样印出来。填上编号；还没有编号的，删去这一行，或者先生成草稿。",
		diag.Pending, diag.Under(numberClause))
	codeNumberOpen = Codes.Info("number-open",
		"有红色版头的定稿没有填发文字号：写的是空的，或者这一行还写着“待填”。填上发文字号；本来不编号的，删去这一行。")
	codeDocumentNumberYear = Codes.Warning("document-number-year",
		"发文字号里的年份与成文日期的年份不同，多半是沿用了去年的字号。核对后改正其中一个。")
	codeMissingPublished = Codes.Warning("missing-published",
		"写了门户网站的标签而没有发布时间，网页会缺少必需的发布日期。在 [notice] 里补上 published。")
	codePeriodConflict = Codes.Error("period-conflict",
		"[period] 里的几项互相矛盾，不知道通报的是哪一段时间。每种只留一个：季度、月份或起止日期；往期有文件夹的，不再写数字。")
	CodePeriodLabel = Codes.Warning("period-label",
		"本期、上一期或去年同期的名称（label）与 [period] 对不上，多半是上次的没有改。核对后改正其中一处。")
	codePrintedBeforeSigned = Codes.Warning("printed-before-signed",
		"印发日期早于成文日期，公文不会在成文之前印发。核对两个日期。")
	codePublishedAfterDeadline = Codes.Warning("published-after-deadline",
		"发布时间晚于整改期限，公开时期限已过，被通报的单位来不及整改。推迟期限，或提前发布。")
	codePublishedBeforeSigned = Codes.Warning("published-before-signed",
		"发布时间早于成文日期，公文还没有签发。核对两个日期。")
	codeRepeatedName = Codes.Error("repeated-name",
		"同一个名称写了两次，后面用到它时不知道是哪一个。改一个名称，或删去一个。")
	codeScopeLevel = Codes.Warning("scope-level",
		"scope 写的范围与发文机关的级别不同，例如市里的机关写了“全省”，正文用到它的地方都会印错。改正其中一处；确实受托通报的可以接受。")
	codeSecrecy = Codes.Warning("secrecy",
		"密级的写法不合规定。写成“秘密★1年”的样子：密级是绝密、机密或秘密，期限写在星号后面。", diag.Under("GB/T 9704-2012 7.2.2"))
	codeSignedBeforePeriod = Codes.Error("signed-before-period",
		"成文日期（没有成文日期的看发布时间）早于通报所讲的时间，那时本期还没有开始。核对成文日期和 [period]，改正其中一处；原件确实如此的，写 [[acknowledged]]。",
		diag.Acknowledgeable)
	codeSignedFar = Codes.Warning("signed-far",
		"成文日期比本期或检查的日期晚了十个月以上，多半是年份打错了。核对后改正其中一处；确实如此的可以写 [[acknowledged]]。")
	codeSiteCode = Codes.Error("site-code",
		"网站标识码的位数不对，网页标签会对不上网站。十位数字，部门网站是 bm 加八位数字；照网站登记信息核对。")
	codeSiteDomain = Codes.Warning("site-domain",
		"网站域名的写法不对，网页标签通不过检查。只写域名，如 www.yunchuan.gov.cn，不写 http:// 和斜杠。", diag.Under("违反"+tagClause))
	codeSlipNumber = Codes.Error("slip-number",
		"[slips] 的编号里没有 {{序号}}，各份整改通知单的编号会相同。写成“云整改〔2026〕{{序号}}号”的样子。")
	codeTableConflict = Codes.Error("table-conflict",
		"一张表里写了不能同时用的几项，程序不知道照哪一项做。照提示留下一项，删去其余的。")
	codeTableEmpty = Codes.Error("table-empty",
		"这张表没有写内容从哪里来。写上 rows、sheet、form 或 text 中的一个。")
	codeTitleBreak = Codes.Error("title-break",
		"标题里有换行。写成一行，回行由程序来定；不能拆开的词写进 title_keep。")
	codeTotalsConflict = Codes.Error("totals-conflict",
		"写明的几个数互相矛盾，例如检查数比总数还多，算出的比例一定是错的。对照原始数据核对，改正其中一个。")
	codeMissingSection = Codes.Error("missing-section",
		"表里要列 sites 或 accounts，而文件里没有这一节，没有对象可列。补上 [sites] 或 [accounts]，或改写 rows。")
	codeUnknownFile = Codes.Error("unknown-file",
		"notice.toml 里写的工作簿，文件夹里没有，要用的表没有读取。把文件放进来，或照提示改正文件名。")
	codeUnknownSheet = Codes.Error("unknown-sheet",
		"notice.toml 里写的工作表，工作簿里没有。核对名称，照提示里列出的工作表改写。")
	codeUnsignedSigners = Codes.Error("unsigned-signers",
		"写了不署名，又写了落款机关，不知道印不印。留一样。")
	codeWindowConflict = Codes.Error("window-conflict",
		"检查的结束日期早于开始日期。核对两个日期，多半写反了。")
)
