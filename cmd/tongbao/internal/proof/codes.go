package proof

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

const (
	marksClause    = "GB/T 15834-2011"
	numeralsClause = "GB/T 15835-2011"
	// numberClause is where the standard gives the form of a document number; for
	// one that is only cited it is the model, not a must.
	numberClause = "GB/T 9704-2012 7.2.5"
)

var (
	codeAttachmentCount = Codes.Warning("attachment-count",
		"写的附件个数与本通报的不同，或附件标题里的个数与列出的行数不同。核对后改成一致。")
	codeAttachmentDiffers = Codes.Warning("attachment-differs",
		"正文说的是网站，指的附件却是新媒体的，或者相反；附件标题说的与列出的不是一类；或说的时期不同。核对附件的序号、标题和 rows。")
	codeAttachmentBrackets = Codes.Warning("attachment-brackets",
		"附件名称自带书名号，附件说明里不用。去掉书名号。")
	codeAttachmentLabel = Codes.Warning("attachment-label",
		"附件名称以“附件”或序号开头，会与程序加的重复。只写名称。")
	codeAttachmentMark = Codes.Warning("attachment-mark",
		"附件名称后面不加标点符号。删去末尾的标点。", diag.Under("违反 GB/T 9704-2012 7.3.4"))
	codeAttachmentTwice = Codes.Warning("attachment-twice",
		"两个附件名称相同，正文引用时分不清。改正其中一个名称。")
	codeBareHeading = Codes.Info("bare-heading",
		"这一行以层次序数开头，像是标题，却排成了正文。是标题的，行首写 #，序号由程序来编；不是的，不必改。")
	CodeBrokenSentence = Codes.Warning("broken-sentence",
		"一句话不完整：以标点开头，或者“不合格的是”“办结率为”后面什么也没有，多半是名单或数没有印出来。改正，或用条件连同整句略去。", diag.OfWhole)
	codeCiteTitleFirst = Codes.Warning("cite-title-first",
		"引用公文应当先引标题，后引发文字号。写作《标题》（发文字号）；前文引过全称的，用“以下简称”。")
	codeCitedNumber = Codes.Warning("cited-number",
		"引用的发文字号写法不合规定。照提示改写：六角括号，年份四位，顺序号不编虚位、不加“第”。", diag.Under(numberClause))
	codeCitedPair = Codes.Warning("cited-pair",
		"引用的文件名称与发文字号对不上，多半有一个抄错了。对照原文核对。")
	codeChangeDiffers = Codes.Error("change-differs",
		"增减的数或升降的说法与前后两个数对不上，如“由50件增至60件，增长25%”“由60个下降到65个”。按原来的数计算，核对三个数。确实没有错的，用 [[acknowledged]] 接受。", diag.Acknowledgeable)
	codeComparedPeriod = Codes.Error("compared-period",
		"写的是与上期比，数字却是与去年同期比的，或者反过来。同比是与去年同期比，环比是与上期比；改正文字，或改用另一期的数。", diag.Acknowledgeable)
	codeCitedLater = Codes.Warning("cited-later",
		"引用的文件，发文字号的年份晚于本通报成文，那时还没有这份文件。核对文号。")
	codeContactPhone = Codes.Warning("contact-phone",
		"联系电话的位数或写法不像电话号码，打不通。核对区号和号码。")
	codeContactWithoutPhone = Codes.Info("contact-without-phone",
		"写了联系人，没有电话，被通报的单位无法联系。补上 phone；不公开电话的，可以不管。")
	codeDateForm = Codes.Warning("date-form",
		"日期的写法不合公文的习惯。写作2026年3月5日：用阿拉伯数字，年份四位，月、日不补0。")
	codeDeadlineWeekend = Codes.Info("deadline-weekend",
		"整改期限落在星期六或星期日，当天可能不上班，不便报送。核对这一天是否上班，需要的改到工作日。")
	codeDoubleDoubt = Codes.Warning("double-doubt",
		"表示大约或界限的词用了两个，例如“约……左右”“不少于……以上”。只留一个。")
	codeDoubledWord = Codes.Warning("doubled-word",
		"数字自己印出的词，正文在花括号外面又写了一遍，印成“上升上升3个百分点”“93%%”“5个个”。删去花括号外面的。")
	// CodeDoubledMark, CodeEmptyBrackets, CodeBrokenSentence: what a sentence is left with
	// where something in it came to nothing.
	CodeDoubledMark = Codes.Warning("doubled-mark",
		"两个标点连在一起，多半是改稿时留下的。删去多余的一个。", diag.OfWhole)
	codeEllipsis = Codes.Warning("ellipsis",
		"省略号写法不对。省略号是六个点“……”，不用句号或圆点凑。", diag.Under(marksClause))
	CodeEmptyBrackets = Codes.Warning("empty-brackets",
		"括号、书名号或引号里没有内容，多半是忘了填。填上内容，或删去。", diag.OfWhole)
	codeEtcOfOne = Codes.Warning("etc-of-one",
		"程序列出的名单只有一个名称，后面还写着“等”，看的人以为还有别的。删去“等”；要随名单变的，写名单带单位，如 网站.不合格.主办单位.名单(家单位)。")
	codeFullWidthLetter = Codes.Warning("full-width-letter",
		"数字或字母用了全角的，字距会不一样。改成半角。")
	codeFullWithFailures = Codes.Error("full-with-failures",
		"写了100%或全部合格，却还有不合格的，前后矛盾。核对合格率和不合格的个数；四舍五入成100%的，多留一位小数。", diag.Acknowledgeable)
	codeHalfWidthMark = Codes.Warning("half-width-mark",
		"汉字之间用了半角标点，字距会不一样。改成全角标点。", diag.Under(marksClause))
	codeHandwrittenNumber = Codes.Warning("handwritten-number",
		"正文里手写的数字没有数据可以核对，数据改了它不会跟着改。改用从数据取数的写法；表中没有的，写进 notice.toml 的 [values]。")
	codeHeadingMark = Codes.Warning("heading-mark",
		"标题末尾有标点。独立成行的标题不加标点；与正文接排的，以句号结尾。")
	codeHeadingStop = Codes.Info("heading-stop",
		"标题独立成行，末尾的句号多余。删去句号；要与正文接排的，下面紧接着写正文。")
	codeHeadingNumber = Codes.Warning("heading-number",
		"标题里手写了序号，与程序编的重复，会印成“一、一、”。删去手写的序号。")
	codeTypedNumber = Codes.Info("typed-number",
		"标题里手写了序号，增删标题时不会跟着改。删去手写的；要编号的，在 notice.toml 的 [headings] 里写明 scheme。")
	codeIdentityNumber = Codes.Warning("identity-number",
		"文中有身份证号码，公开通报会泄露个人信息。删去，或只留首尾几位。")
	codeInvisibleCharacter = Codes.Error("invisible-character",
		"文字里有看不见的字符，会打乱文字或把词语拆开，多半是从网页或别的文件粘贴来的。在原处删去这个字符。")
	codeLayerForm = Codes.Warning("layer-form",
		"层次序数的写法不合规定。依次写作“一、”“（一）”“1.”“（1）”，带括号的后面不再加标点。", diag.Under("GB/T 9704-2012 7.3.3"))
	codeLeadingZero = Codes.Warning("leading-zero",
		"小数没有写个位的0，容易看错。写作“0.5”的样子。", diag.Under(numeralsClause))
	CodeLookalike = Codes.Error("lookalike-character",
		"有一个字符不是通用的汉字，而是部首、兼容字或旧系统自造的字，多半是从 PDF 复制来的；看着一样，查找和核对却找不到。删去它，用输入法重新输入。")
	codeListDiffers = Codes.Warning("list-differs",
		"名称的个数与“分别”后面的数、“前三”一类的名次或“连续两个月”写的个数不同。核对后改成一致。")
	codeListMark = Codes.Info("list-mark",
		"并列的书名号或引号之间，没有别的成分的，通常不用顿号。可以删去；要分开的，不必改。", diag.Under(marksClause+" 4.5.3.5"))
	codeMarkBeforeDeng = Codes.Warning("mark-before-deng",
		"列举末尾的“等”前面多了标点。删去“等”前的标点。")
	codeMeanOutside = Codes.Error("mean-outside",
		"平均数比最高的还高，或比最低的还低，不会有这样的数。核对这几个数。", diag.Acknowledgeable)
	codeMixedDecimals = Codes.Warning("mixed-decimals",
		"百分比的小数位不一致，读起来不齐，也容易误会精度。在 [percent] 里统一；确需不同的，在 figures 里写明。")
	codeMobileNumber = Codes.Warning("mobile-number",
		"文中有手机号码，会随通报公开。公开的通报留办公电话，别的删去或遮去中间几位。")
	codeMoreThanAll = Codes.Error("more-than-all",
		"一部分比全部还多：检查的多于实有的，合格的多于检查的，答复的多于收到的。核对两个数；口径不同的，在文中写明。", diag.Acknowledgeable)
	codeNameCount = Codes.Warning("name-count",
		"列出的名称个数与写的个数不符，多半是漏了或多了一个。核对名单和个数，两处用同一组数据。")
	codeNameDiffers = Codes.Error("name-differs",
		"写到的名称与数据不符：名次、最高和最低、界限以内的名单、合格与不合格的名单，或者单个对象的结果。改正名称，或改正数据；有并列而没有写全的，也会提示。",
		diag.Acknowledgeable)
	codeNoTextHere = Codes.Warning("no-text-here",
		"规定不得用“此页无正文”补救署名落单。删去这句话；署名和成文日期由程序排在有正文的页上。", diag.Under("GB/T 9704-2012 7.3.5.5"))
	codeNoteBrackets = Codes.Warning("note-brackets",
		"附注自带括号，与程序加的重复。只写括号里的话。")
	codeNoteMark = Codes.Info("note-mark",
		"附注末尾的标点多余。删去。")
	codePartsExceedTotal = Codes.Error("parts-exceed-total",
		"“其中”一项或各项相加比总数还多，前后矛盾。核对总数和各项；各项有重复计算的，在文中写明。", diag.Acknowledgeable)
	codePartsMissTotal = Codes.Info("parts-miss-total",
		"“其中”各项相加比总数少一点，像是漏了一项。核对；只举其中几项的，在后面写“等”，或写“其中主要是”，就不再提示。")
	codePercentForPoints = Codes.Warning("percent-for-points",
		"两个比例相减的差写成了百分比，意思变了。写作“个百分点”。")
	codePeriodWord = Codes.Warning("period-word",
		"同比是与去年同期比，环比是与上一期比，两个词与写的时期不合。改正其中一处。", diag.Under("统计用语"))
	codePointsForPercent = Codes.Warning("points-for-percent",
		"个数的增减用了“个百分点”，那是两个比例相减的单位。个数写“%”或几个；比例写明是什么率。")
	codeRoundedShares = Codes.Info("rounded-shares",
		"几项比例各占整体的一部分，各自四舍五入后相加是99.9%或100.1%，没有算错。可以不改，或在文中、表下注明。")
	codeProofWords = Codes.Warning("proof-words",
		"templates 里的校对词表有一处写法有误，这一处没有用上，或改用了程序自带的。照提示改正文件，或删去它。")
	codeProofWordsUnreadable = Codes.Error("proof-words-unreadable",
		"templates 里的校对词表读不出来，程序不会悄悄改用自带的。改正文件，关掉打开着它的程序，或删去它。")
	codePlaceholder = Codes.Error("placeholder",
		"文中还有没填的地方，如“合格率XX%”“___个”“〔待填〕”“（待核）”。数没有填是错误，文字没有填是警告；填上，还不知道的先生成草稿。确实要这样印的，可以接受。",
		diag.Pending, diag.Acknowledgeable)
	codePointsOfPrinted = Codes.Warning("points-of-printed",
		"百分点与同一句里印出的两个比例相减不同，因为取了不同的小数位，看的人会以为算错。比较的比例照句中的样子写小数位，如 {{网站.合格率.2位小数.较上期}}。")
	codeRange = Codes.Warning("range",
		"表示起止和范围的写法不合规定，容易看错。照提示改写，如“2025—2026年”“3～5个”“63%～68%”“3月2日至10日”。", diag.Under(numeralsClause))
	codeRankTwice = Codes.Warning("rank-twice",
		"并列只写了一个名称，或者两个名称名次相同而没有写“并列”。核对名次。")
	codeRawData = Codes.Error("raw-data",
		"表里有代码、错误值或没有换出来的花括号，会照原样印进公文。改成读者看得懂的话；检查中发现的原文确实要印的，写 [[acknowledged]]。", diag.Acknowledgeable)
	// CodeRawText: what no reader may see, whatever left it there.
	CodeRawText = Codes.Error("raw-text",
		"要印的文字里还有没有换成数据的花括号、错误值或程序内部的字样，不能印进公文。照提示的位置改正。")
	codeRateDiffers = Codes.Error("rate-differs",
		"比例与前后的两个数对不上，印出来就是错的。核对比例和个数，两处用同一组数据。", diag.Acknowledgeable)
	codeRateImpossible = Codes.Error("rate-impossible",
		"这个比例不会出现：几个里面有几个都得不出它，或者超过了全部。核对比例和个数。", diag.Acknowledgeable)
	codeRecipientMark = Codes.Warning("recipient-mark",
		"主送机关末尾的标点会与程序加的冒号重复。删去末尾的标点。", diag.Under("违反 GB/T 9704-2012 7.3.2"))
	codeCCMark = Codes.Warning("cc-mark",
		"抄送机关末尾的标点会与程序加的句号重复。删去末尾的标点。", diag.Under("违反 GB/T 9704-2012 7.4.2"))
	codeRecipientOpen = Codes.Warning("recipient-open",
		"主送或抄送机关用“等”省略，收文的范围不清楚。写全名称、规范化简称或同类型机关统称。", diag.Under("党政机关公文处理工作条例 第九条（八）"))
	codeRecipientSuperior = Codes.Warning("recipient-superior",
		"下行文（通报、通知一类）不主送上级机关。移到抄送，或删去；往上报的，kind 写“报告”一类的文种。")
	codeRecipientUpward = Codes.Warning("recipient-upward",
		"上行文原则上主送一个上级机关，同时要报的用抄送。留一个主送机关，或补上。", diag.Under("党政机关公文处理工作条例 第十五条（一）"))
	codeRecipientPublic = Codes.Warning("recipient-public",
		"公告、通告一类公开发布的公文没有主送机关。删去 recipients；发给机关的，换一个文种。")
	codeCCLower = Codes.Warning("cc-lower",
		"上行文不抄送下级机关。删去，另外行文。", diag.Under("党政机关公文处理工作条例 第十五条（一）"))
	codeLeadersDownward = Codes.Warning("leaders-downward",
		"签发人只用于上行文，如报告、请示；通报、通知一类不标注。删去 leaders，或改正 kind。", diag.Under("GB/T 9704-2012 7.2.6"))
	codeLeadersMissing = Codes.Warning("leaders-missing",
		"上行文应当标注签发人姓名。在 [notice] 里补上 leaders。", diag.Under("违反 党政机关公文处理工作条例 第九条（六）"))
	codeRecipientTwice = Codes.Warning("recipient-twice",
		"同一个机关在主送、抄送里写了两次。只留一处。")
	codeRelativeTime = Codes.Info("relative-time",
		"“近日”“昨天”一类的说法没有确切的日期，过一段时间就不知道是哪一天。写明年、月、日。")
	codeResultsMissTotal = Codes.Error("results-miss-total",
		"合格与不合格相加不等于检查的个数，前后矛盾。核对三个数；还有别的结果的，在文中写明。", diag.Acknowledgeable)
	codeScoreOver = Codes.Error("score-over",
		"得分比满分还高。核对得分和满分；有加分的，在文中写明。", diag.Acknowledgeable)
	codeSequenceGap = Codes.Warning("sequence-gap",
		"“一是、二是、三是”一类的序号不连续，多半删了一项或排错了。改成连续的；由程序编号的，写 {{一是}}。")
	codeSharesOver = Codes.Warning("shares-over",
		"各占整体一部分的几项比例，相加明显不是100%。核对各项；一个对象算在几项里的，在文中写明。")
	codeShortName = Codes.Warning("short-name",
		"前面写明了以下简称什么，后面用的却是另一个名称，读的人不知道是不是同一份文件。用写明的简称，或写全称。")
	codeStraightQuote = Codes.Warning("straight-quote",
		"用了直引号，分不出前后。改成弯引号“”。", diag.Under(marksClause))
	codeStrayBlank = Codes.Warning("stray-blank",
		"汉字中间有空格，多半是粘贴带来的。删去空格。")
	codeSumDiffers = Codes.Error("sum-differs",
		"几个数相加与写的合计不同，或几个月相加与季度的不同。核对各数和合计。", diag.Acknowledgeable)
	codeTimesDown = Codes.Warning("times-down",
		"减少、下降不用倍数：减少一倍就没有了。写作减少百分之几，或者减少到几分之几。", diag.Under("统计用语"))
	codeToldTwice = Codes.Warning("told-twice",
		"同一个数在两处写得不一样，如前面全市网站60个，后面61个。核对后改成一致；口径不同的，在文中写明。")
	codeTextDateAfterSigned = Codes.Warning("text-date-after-signed",
		"正文里有一个日期晚于成文日期，而它不是期限，也不是以后的安排。核对这个日期和成文日期。")
	codeOtherContact = Codes.Warning("other-contact",
		"正文里手写的联系电话与 notice.toml 的 contact 不同，有一处打错了，或者没有换。改正其中一处；正文写 {{联系电话}} 就不会不一致，另有一个号码的，写明是谁的。")
	codeTextDeadline = Codes.Warning("text-deadline",
		"正文里手写的整改情况报送期限与 notice.toml 的 deadline 不同。改正其中一处；正文写 {{整改期限}} 就不会不一致，另有一个期限的，写明是谁的、为什么。")
	codeTextDeadlineBeforeSigned = Codes.Warning("text-deadline-before-signed",
		"正文要求办理的期限早于成文日期，收到时已经过期。改期限，或写进 notice.toml 的 deadline，正文从那里取。")
	codeTextDeadlineFar = Codes.Warning("text-deadline-far",
		"正文里报送的期限在成文一年以后，多半是年份打错了。核对期限和成文日期；确实如此的可以写 [[acknowledged]]。")
	codeTextPeriod = Codes.Warning("text-period",
		"开头、表的标题和时间、网页的摘要或关键词写的是另一个时期，多半是沿用了上期的稿子。改为本期的；写 {{期次}} 就不会不一致。")
	codeTextWindow = Codes.Error("text-window",
		"正文里手写的检查时间或截止日期与 notice.toml 写的不同，或离本期太远。改正其中一处；正文写 {{网站.检查时间}}、{{网站.截至}} 就不会不一致。"+
			"写明是检查开始、结束的日期而不在检查时间以内的，是错误；可能另有所指的，只是警告。", diag.Acknowledgeable)
	codeTitleAbout = Codes.Info("title-about",
		"标题里有两个“关于”，读起来重复。只留一个，如《……通知》的通报。")
	codeTitleKind = Codes.Warning("title-kind",
		"标题末尾没有写文种，或与 kind 不同。补上文种，或改正 kind。", diag.Under("党政机关公文处理工作条例 第九条（七）"))
	codeTitleMarks = Codes.Warning("title-marks",
		"标题里除书名号、引号、括号和顿号外，一般不用标点，末尾也不加。删去或改写。")
	codeTitleOrgan = Codes.Warning("title-organ",
		"标题里的发文机关与署名不同。核对后改成一致。")
	codeTitlePeriod = Codes.Warning("title-period",
		"标题或附件标题里写的时间与 [period] 不同，多半是沿用了上期的稿子。改正其中一处；标题里写 {{期次}} 就不会不一致。")
	codeTitleSpace = Codes.Warning("title-space",
		"标题里有换行或连着的空格，标题会断开。删去，断行由程序处理。")
	codeTitleStacked = Codes.Info("title-stacked",
		"标题末尾叠用了文种，如“……的通知的通报”，没有用书名号标明转发的是哪份文件。只写一个文种，或给原文件的标题加书名号。")
	codeTypedDiffers = Codes.Error("typed-differs",
		"手写的数字与数据不符：同一对象、同一分类、同一指标、同一时期，数据是另一个数。照提示改成从数据取数的写法；手写的对的，改正数据。",
		diag.Acknowledgeable)
	codeTypedFigure = Codes.Info("typed-figure",
		"手写的数字与数据一致，但数据改了它不会跟着改。照提示写成花括号里的名称。")
	codeUnbalanced = Codes.Warning("unbalanced",
		"括号、书名号或引号没有配对。补上另一半，或删去。")
	codeWordingUsage = Codes.Info("wording-usage",
		"用字有更规范的写法，不算错。照提示改写；引用原文的，不必改。")
	codeWording = Codes.Warning("wording",
		"用字有误，或用错了词。照提示改写；确实没有错的，可以用 [[acknowledged]] 接受。")
)
