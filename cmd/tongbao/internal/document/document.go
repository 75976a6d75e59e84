// Package document is the notice as plain data: what every output says, without
// fonts, millimetres or markup. Writers read it; nothing in it does I/O.
package document

import (
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
)

// Notice is one formal notice (通报), complete for any writer.
type Notice struct {
	Kind        string   // 文种: "通报"
	Title       string   // 标题, one line, no forced breaks
	TitleBreaks []string // phrases of this notice that no title line may break (词意完整)
	TitleLines  []string // Title as the print breaks it; none: not laid out
	Head        Head     // 版头
	Recipients  []string // 主送机关, one group an entry, joined by ，; empty: none
	Body        []Block  // 正文
	Attachments []Attachment
	// AttachmentLabel is what attachments are called; empty: 附件.
	AttachmentLabel string

	SignOff SignOff     // 发文机关署名, 成文日期
	Note    string      // 附注, without its brackets; empty: none
	Imprint Imprint     // 版记
	Web     Web         // what only the portal page needs
	Charts  []Chart     // pictures for the portal page; never part of the formal text
	Summary []Highlight // main figures, for the portal page; never part of the formal text
	Rosters []Roster    // open data beside those of the attachments; never part of the formal text
	Draft   bool        // 草稿: what is missing is left to be filled in, and the paper says so
}

// Letterhead is the form of the head (版头).
type Letterhead string

const (
	LetterheadFile       Letterhead = "文件" // the organ's name and 文件
	LetterheadLetter     Letterhead = "函"  // letter format (信函格式), GB/T 9704-2012 10.1
	LetterheadName       Letterhead = "名称" // the organ's name alone
	LetterheadNone       Letterhead = "none"
	LetterheadPreprinted Letterhead = "preprinted" // space kept, nothing drawn
)

// Head is what stands above the title (版头).
type Head struct {
	Form    Letterhead
	Organs  []string // 发文机关, the names of the mark, lead organ first, without 文件
	Number  string   // 发文字号 "益政务办发〔2021〕2号"; empty: its line stays blank
	Copy    string   // 份号, six digits
	Secrecy string   // 密级和保密期限 "秘密★1年"
	Urgency string   // 紧急程度 "特急", "加急"
	Leaders []string // 签发人, upward papers only
	Mark    *MarkFit // how the print sets the mark; nil: not laid out, or nothing is drawn
}

// Block is a part of the text: *Heading, *Paragraph or *Table.
type Block interface{ block() }

// Heading is a heading of level 1 to 4. Number is what the program made of its
// position: "一、", "（一）", "1.", "（1）"; empty for an unnumbered one. When RunIn
// is not empty the text goes on in the same paragraph behind the heading, and
// only Number and Text take the heading's face.
type Heading struct {
	Level  int
	Number string
	Text   []Inline
	RunIn  []Inline
	ID     string // stable anchor: "s1", "s1-2"
	Place  diag.Place
}

// ParagraphKind says what a paragraph is for.
type ParagraphKind int

const (
	Plain    ParagraphKind = iota // 自然段, two cells of indent
	Centered                      // a line of its own, centred: monitoring period of a table
	Flush                         // no indent
	Item                          // one item of a list, numbered in its text
)

// Paragraph is one natural paragraph (自然段).
type Paragraph struct {
	Kind  ParagraphKind
	Text  []Inline
	Place diag.Place
}

// Inline is a piece of running text that is all of one kind. At most one of
// Figure and Attachment is set.
type Inline struct {
	Text       string
	Strong     bool            // 黑体
	Figure     *figures.Figure // the figure Text is the printed form of
	Attachment int             // 1-based: Text refers to that attachment ("见附件1"); 0: none
	Place      diag.Place      // body.md line, or the cell a value came from
}

// Align is the horizontal alignment of a column, as body.md asks for it.
type Align int

const (
	AlignAuto   Align = iota // by content: numbers centred, short text centred, sentences left
	AlignLeft                //
	AlignCenter              //
	AlignRight               //
)

// RowKind is the role of a table row.
type RowKind int

const (
	DataRow     RowKind = iota
	GroupRow            // one cell over the whole width that names the rows below it
	SubtotalRow         // 小计
	TotalRow            // 合计
)

// Table is a table as a full grid: each row of Head and Rows has one Cell a
// column. A merged range is an anchor with RowSpan/ColSpan > 1 and cells marked
// Covered that repeat the anchor's text. NewTable makes it so: it is the only way
// to a Table that may be written.
type Table struct {
	Caption   string // what the table is, for its accessible name; not printed when Shown is false
	Shown     bool   // the caption is part of the text, on a line above the table
	Period    string // line under the caption: monitoring period (监测时间); empty: none
	Unit      string // 单位：个, right above the table; empty: none
	Columns   []Column
	Head      []Row
	Rows      []Row
	Notes     []string  // lines under the table
	Grouped   string    // what the group rows name, as the data call it: 地区; empty: unknown
	Form      bool      // an empty form to fill in: empty cells are meant to be empty
	Whole     *Table    // of a list whose parts stand side by side, the list as data; nil: the table itself
	Widths    []float64 // what its columns are asked to have of its width, in proportion; nil: by their text
	RowHeight float64   // mm, what a row below the head is asked to have at least; 0: by its text
	Fit       *Fit      // how the print sets it; nil: not laid out
	Place     diag.Place
	grid      [][]*Anchor // the owner of each square; see Grid
}

// Column is one column of a table.
type Column struct {
	Name    string
	Align   Align
	Numbers bool // set by NewTable: its filled cells are numbers, and some marks for none
	Prose   bool // set by NewTable: a quarter of its filled cells, or more, are sentences
}

// Row is one row of a table.
type Row struct {
	Kind  RowKind
	Cells []Cell
}

// Content is what the text of a cell says.
type Content int

const (
	Words   Content = iota // anything else
	Number                 // a number and nothing beside it, as sheet.Number reads it
	Nothing                // blank, or a mark for nothing: —, 无
)

// Cell is one cell of the grid.
type Cell struct {
	Text    string
	Content Content // set by NewTable
	RowSpan int     // 1 or more; 1 for a covered cell
	ColSpan int
	Covered bool            // hidden behind the anchor above or to the left, whose text it repeats
	Figure  *figures.Figure // the figure Text is the printed form of, if any
	Stored  *Stored         // the number behind Text where a workbook shows another; nil: Text is all there is
	Place   diag.Place
}

// Stored is the exact number of a cell and the number format that makes its text of it.
type Stored struct {
	Number float64 // days are counted from 1900 on
	Format string
}

// Orientation says how an attachment is set.
type Orientation string

const (
	OrientationAuto      Orientation = "auto" // typeset decides by width
	OrientationPortrait  Orientation = "portrait"
	OrientationLandscape Orientation = "landscape"
)

// Attachment (附件) begins on a new page with its label and title.
type Attachment struct {
	Name        string // what it is called where the notice calls its attachments otherwise: 附表
	Label       string // "附件1", or "附件" when it is the only one of its name
	Title       string
	TitleLines  []string // Title as the print breaks it; none: not laid out
	Blocks      []Block
	Orientation Orientation
	ID          string // stable anchor: "fj1"
	Place       diag.Place
}

// SignOff is the signature part of the paper: organs and date.
type SignOff struct {
	Signers      []Signer
	Date         time.Time   // 成文日期; zero while a draft: Draft holds what is printed
	Draft        string      // "2026年 月 日"
	Sealed       bool        // 加盖印章
	SealDiameter float64     // mm; 0: none
	Fit          *SignOffFit // how the print sets it; nil: not laid out, or a signature stamp
	Fields       bool        // an empty signature field where each seal goes
}

// Signer is one organ that signs.
type Signer struct {
	Name   string
	Acting bool   // 代章
	Stamp  string // name of the leader for a signature stamp (签名章) and
	Post   string // the leader's post; both empty for an organ's seal
}

// Imprint (版记) stands at the foot of the last even page.
type Imprint struct {
	Recipients []string  // 主送 moved here by rule
	CC         []string  // 抄送
	PrintedBy  string    // 印发机关
	PrintedOn  time.Time // 印发日期
	// RecipientLines and CCLines are 主送 and 抄送 with their labels, as the print breaks them;
	// none: not laid out.
	RecipientLines, CCLines []string
}

// IsEmpty reports whether there is no imprint at all.
func (i Imprint) IsEmpty() bool { return len(i.CC) == 0 && i.PrintedBy == "" && len(i.Recipients) == 0 }

// Web is what the portal page says beside the notice (国办发〔2017〕47号, annex).
type Web struct {
	Portal      bool // [portal] was given; without it no tags are written
	SiteName    string
	SiteDomain  string
	SiteIDCode  string
	Column      WebColumn
	Source      string    // ContentSource
	Published   time.Time // PubDate, to the minute
	Author      string
	Description string
	Keywords    []string
	URL         string
	OFD         bool   // the page offers the pages as an OFD file too
	Files       string // address below which the files offered will lie; empty: beside the page
	Image       string // address of a picture in the text, hardly ever there
	Index       string // 索引号
	Valid       string // 有效性
	Temporal    string // the days the data are of, as ISO 8601 has it: "2026-04-01/2026-06-30"; empty: unknown
	Area        string // that the data are of: "云川市"
	License     string // of the open data: its address, or its name
	Charts      bool   // draw Charts
	Foot        WebFoot
	Corrections []Correction
	Withdrawn   Withdrawal
}

// WebFoot is what the foot of every page of a government's site says; what is empty is left out.
type WebFoot struct {
	Sponsor            string // 主办单位 of the site
	ICP, Police        string // 备案号: "鲁ICP备05000001号", "鲁公网安备37990002000001号"
	FindError, Sitemap string // addresses of 网站找错 and 站点地图
}

// WebColumn is the portal column the page belongs to.
type WebColumn struct{ Name, Description, Keywords, Type string }

// Highlight is a figure that the text or a table prints, for the summary of the portal page.
type Highlight struct {
	Name   string          // "政府网站合格率"
	Text   string          // as printed: "93.3%", "上升1.8个百分点"
	Figure *figures.Figure // that an inline or a cell of the notice is of
}

// Roster is a list of all objects of a kind, for the open data only.
type Roster struct {
	Title string // "政府网站检查名单"
	Table *Table
}

// Chart is one picture of the portal page with its data, which is also its text
// alternative: a bar a label. Values are percentages (0 to 100) or counts, as Unit says.
type Chart struct {
	Title  string
	Of     string // what the labels are: "地区", "时期"
	Unit   string // "%", "个"
	Labels []string
	Values []figures.Figure
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Table) block()     {}
