package story

// Names of the styles of the reference document. Body, headings and title keep
// the names that pandoc asks for; the others are the standard's own terms.
const (
	BodyText = "Body Text" // 正文: two characters of indent
	LastText = "正文末段"      // its last paragraph, kept with the sign-off
	Flush    = "正文顶格"
	Centered = "表格说明" // a centred line
	Title    = "Title"

	CopyNumber         = "份号"     // 3号仿宋 digits, first line of the type area
	SecurityMark       = "密级紧急程度" // 密级和保密期限, 紧急程度: 3号黑体
	Mark               = "发文机关标志"
	LetterMarkStyle    = "发文机关标志信函"
	LetterFootStyle    = "信函下双线"
	DocNumber          = "发文字号"  // with the red rule under it
	RedRule            = "红色分隔线" // the blank line of a missing number, with the rule
	Recipients         = "主送机关"
	AttachmentNote     = "附件说明"
	AttachmentNoteMore = "附件说明续"
	Signer             = "发文机关署名"
	SignerLong         = "发文机关署名长"
	Date               = "成文日期"
	Note               = "附注"
	AttachmentLabel    = "附件标签"
	AttachmentTitle    = "附件标题"

	Caption   = "表格标题"
	Period    = "表格期间"
	Unit      = "表格单位"
	TableNote = "表注"

	Imprint = "版记"

	Strong     = "黑体字符"  // character style of a strong inline
	LeaderName = "签发人姓名" // character style: 3号楷体 (7.2.6)
)

// headingStyles are pandoc's names of the four heading styles; runInStyles the
// character styles for headings that run into their paragraph.
var (
	headingStyles = [4]string{"heading 1", "heading 2", "heading 3", "heading 4"}
	runInStyles   = [4]string{"一级标题字符", "二级标题字符", "三级标题字符", "四级标题字符"}
)

// Paper and type area, twips. Top and bottom are the positions GB/T 33476.2
// gives for word processors, 34.58 and 32.58 mm: with 22 lines of 592 twips the
// ink then lies 37 and 35 mm from the edges, as GB/T 9704-2012 5.2.1 asks.
const (
	PageWidth    = 11906 // A4, 210 mm
	PageHeight   = 16838 // 297 mm
	MarginTop    = 1960  // 34.58 mm
	MarginBottom = 1847  // 32.58 mm
	MarginLeft   = 1588  // 订口 28 mm
	MarginRight  = 1474  // 26 mm
	Pitch        = 592   // 29.6 pt, one of 22 lines
	TextWidth    = PageWidth - MarginLeft - MarginRight
	TurnedWidth  = PageHeight - MarginTop - MarginBottom // text width of a landscape sheet
	CharWidth    = 315                                   // one 3号 character: 16 pt less 0.25 pt of spacing
	halfCell     = 155                                   // a half-width digit: 8 pt less 0.25 pt

)
