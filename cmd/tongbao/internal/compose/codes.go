package compose

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAttachmentMissing = Codes.Error("attachment-missing",
		"正文提到的附件没有。改正附件的序号，或在 notice.toml 里补上这个附件。")
	codeAttachmentUnmentioned = Codes.Warning("attachment-unmentioned",
		"有一个附件正文没有提到，读的人不知道它说明什么。在正文相应处写上“见附件”。", diag.OfWhole)
	codeActionHidden = Codes.Error("action-hidden",
		"action 或标题里的“抽查”“普查”是由花括号换出来的，程序判断检查了全部还是一部分时看不到它。直接写出这个词。")
	// CodeBraces: what stands in single braces, wherever else it may look wrong.
	CodeBraces = Codes.Error("braces",
		"花括号只写了一半，或者用了一个，会照原样印出来。改成两个花括号：{{ }}。")
	codeBoldHeading = Codes.Info("bold-heading",
		"单独一段短句全部用了黑体，像是标题，程序把它排成了正文。是标题的，行首写 #，序号由程序来编；本来是正文的不必处理。")
	codeEmptySection = Codes.Warning("empty-section",
		"标题下面没有内容，会印出一个空的小节。补上内容，或用条件连同标题一起略去。", diag.OfWhole)
	codeEmptySheet = Codes.Error("empty-sheet",
		"要照样搬来的工作表或区域里没有内容，印不出表。核对工作表和区域。")
	codeEmptyTable = Codes.Warning("empty-table",
		"表只有表头，一行也没有。核对挑选的条件；本来就没有的，略去这张表或这个附件。", diag.OfWhole)
	codeEmptyText = Codes.Error("empty-text",
		"正文或文字附件里什么也没有，或者换出来什么也没有，印不出通报。写上内容；用不着的附件，删去这一节。", diag.OfWhole)
	codeRosterNotWhole = Codes.Warning("roster-not-whole",
		"要公开检查的全部名单，而表里只列了不合格的或一部分，写不出来。列出全部，或去掉 [portal] 的 roster。")
	codeEmptyTitle = Codes.Error("empty-title",
		"标题里的花括号换出来什么也没有，印不出标题。核对花括号里的条件，或直接写出标题。")
	codeHeadingLevel = Codes.Error("heading-level",
		"公文的标题最多四级。改用 # 至 ####，或并入上一级。")
	codeHeadingOrder = Codes.Warning("heading-order",
		"标题跳过了一级，层次序数会缺一层。按 #、##、###、#### 逐级使用。", diag.Under("GB/T 9704-2012 7.3.3"))
	codeLetterImprint = Codes.Info("letter-imprint",
		"信函格式的版记不印印发机关和印发日期，已经略去。要印的，改用“文件”版头。", diag.Under("GB/T 9704-2012 10.1"))
	codeLineOnly = Codes.Error("line-only",
		"这里只能写一行文字，而花括号换出来的是表格或“一是、二是”。把它写到正文里。")
	codeListAgainstTitle = Codes.Warning("list-against-title",
		"附件标题说是不合格的，列出的却有合格的、没有检查的，或者相反，多半漏写或写错了 where。改正 where 或标题。")
	codeMarkdownCode = Codes.Error("markdown-code",
		"正文里有代码格式（反引号），公文不能这样印。去掉反引号，改写为文字。")
	codeMarkdownHeading = Codes.Error("markdown-heading",
		"像是标题的一行没有读成标题，“#”会照样印出来，多半是后面没有空格、用了全角的“＃”，或写在了列表里。写成 # 标题，前后各空一行；要印“#”的，在前面加“\\”。")
	codeMarkdownHTML = Codes.Error("markdown-html",
		"正文里有网页标记，公文不能这样印。改写为文字；要印尖括号的，在前面加“\\”。")
	codeMarkdownImage = Codes.Error("markdown-image",
		"公文正文不放图片，没有印出。删去图片；要附图的，另作附件。")
	codeMarkdownItalic = Codes.Warning("markdown-italic",
		"一对单星号之间的文字会被当作斜体，公文没有斜体。要用黑体写成 **文字**；要印星号的，在前面加“\\”。")
	codeMarkdownLink = Codes.Warning("markdown-link",
		"链接在公文里只印文字，不印网址。把网址写在文字里，或去掉链接。")
	codeMarkdownList = Codes.Error("markdown-list",
		"列表的记号没有读成列表，会照样印出来；或者手写的序号不连续，印出来会变；或者列表套得太深。记号后面空一格，序号按顺序写，最多两层。")
	codeMarkdownMark = Codes.Error("markdown-mark",
		"正文里有脚注、删除线、链接、没有配对的“**”一类的记号，公文没有这种格式，会照样印出来。照提示改写；要照样印的，在记号前面加“\\”。")
	codeMarkdownQuote = Codes.Error("markdown-quote",
		"行首的“>”是引用格式，公文没有这种格式。去掉行首的“>”。")
	codeMarkdownRule = Codes.Error("markdown-rule",
		"一行“---”会被当作分隔线，公文正文没有分隔线。删去这一行。")
	codeMarkdownUnknown = Codes.Error("markdown-unknown",
		"正文里有程序不认识的格式，印不出来。改写为普通段落。")
	codeNotInFile = Codes.Error("not-in-file",
		"写明的文件里没有这张工作表，而别的文件里有。核对 file，或删去它。")
	codePrivateUse = Codes.Error("private-use",
		"文字里有自造字或图标字体的字符，别的电脑上显示不出来。换成通用的字。")
	codeSheetInTwoFiles = Codes.Error("sheet-in-two-files",
		"两个文件里有同名的工作表，多半是留下了副本，不知道用哪一个。用 file 写明，或移走多余的文件。")
	codeSelfReference = Codes.Error("self-reference",
		"notice.toml 里的一项文字用到了自己，或者两项互相用到，没有尽头。在其中一处直接写出内容。")
	codeTableInline = Codes.Error("table-inline",
		"表格夹在一段文字中间，印不出来。单独放一行，前后各空一行。")
	codeTooManyValues = Codes.Error("too-many-values",
		"正文里由数据填入的内容太多，读起来不像正文。把长名单改为附表。")
	codeTableUnused = Codes.Warning("table-unused",
		"notice.toml 里的一张 [[table]] 没有一处用到，印出的通报里没有它，多半是名称写错了。在正文写上这张表，或删去这一节。", diag.OfWhole)
	codeTotalNothing = Codes.Warning("total-nothing",
		"要加合计，而表里没有一列能相加，合计行里会没有数。去掉 total；要相加的列，每一格只填数字，没有的留空或写“—”。")
	codeValueUnused = Codes.Info("value-unused",
		"[values] 里的一项没有一处用到，多半是名称写错了，或者正文已经不再需要。在正文用上它，或删去这一项。", diag.OfWhole)
	codeTypedTable = Codes.Error("typed-table",
		"正文里手写的表，格数与表头不同、没有读成表，或夹着空行、表头、别的话，有的内容会印不出来或印错地方。表头下面一行 |---|---|，各行格数相同，表的前后各空一行；只是有空行、重复的行的，是警告。")
	codeUnknownRows = Codes.Error("unknown-rows",
		"要列的表没有数据：名称写错了，工作表是隐藏的，或它已经用作网站、新媒体的名单。照提示里列出的改写。")
	codeWidthsCount = Codes.Error("widths-count",
		"widths 给每一列写一个数，说明各列宽度的比例，现在数的个数和列数不同。照列数改正；并排的表（halves）只写一份的列。")
)
