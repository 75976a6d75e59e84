// Package issue reads notice.toml, the file in which an office says who sends which
// notice, to whom, for which period and with which attachments. An Issue is
// plain data; every value can be traced to its line. The tags of its fields are the
// whole of what the file may hold (see package conf); what a key is for stands in
// templates/notice.toml, where hints quote it from.
package issue

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// FileName is the file of a notice's folder that Read reads.
const FileName = diag.NoticeFile

// Issue is one notice.toml. Parts the file leaves out are nil or empty; single
// values it leaves out have their usual value.
type Issue struct {
	Notice       Notice             `toml:"notice,required" name:"通报"`
	Signers      []Signer           `toml:"signers" name:"落款机关"` // in order; the issuer alone when the file names none
	Period       Period             `toml:"period,required" name:"时间" actions:"refused"`
	Previous     *Baseline          `toml:"previous" name:"上一期结果"`   // stated results of the last period
	LastYear     *YearAgo           `toml:"last_year" name:"去年同期结果"` // stated results of the same period a year ago
	Portal       *Portal            `toml:"portal" name:"门户网站"`      // nil: the portal page goes without tags
	Rosters      map[string]*Roster `toml:"{}" actions:"refused"`    // by the key of their kind: "sites"
	Tables       []Table            `toml:"table" name:"表"`
	Attachments  []Attachment       `toml:"attachment" name:"附件"`
	Stated       []Stated           `toml:"stated" name:"写明的数字" actions:"refused"`
	Checks       []Check            `toml:"check" name:"要核对的数字" actions:"refused"`
	Values       []Value            `toml:"values" name:"其他数据" kind:"text|number|date"` // in file order
	Percent      Percent            `toml:"percent" name:"百分比" actions:"refused"`
	Mean         Mean               `toml:"mean" name:"平均数"`
	Headings     Headings           `toml:"headings" name:"标题层次"`
	Corrections  []Correction       `toml:"corrections" name:"更正"` // of what was published, in order
	Withdrawn    *Withdrawal        `toml:"withdrawn" name:"撤销"`   // nil: it stands
	Slips        Slips              `toml:"slips" name:"整改通知单"`
	Acknowledged []Acknowledgement  `toml:"acknowledged" name:"已知问题" actions:"ignored"`

	kinds []conf.Member // the kinds of objects there are
	lines *conf.Lines
}

// Undated reports a paper that will be signed and has no date (成文日期) yet: a draft.
func (i *Issue) Undated() bool { return i.Notice.Signature && i.Notice.Signed.IsZero() }

// At returns the place of a value by its path in the file, for example
// At("notice", "signed") or At("attachment", 0, "where"). A path the file does not
// have gives the nearest part above it, in the end the file itself.
func (i *Issue) At(path ...any) diag.Place {
	if i.lines == nil {
		return diag.Place{File: FileName}
	}
	return i.lines.At(path...)
}

// Notice is the table [notice].
type Notice struct {
	Kind       string    `toml:"kind" name:"文种" usual:"通报"`
	Title      string    `toml:"title,required" name:"标题"` // as written, {{期次}} and other actions included
	TitleKeep  []string  `toml:"title_keep" name:"标题不拆词"`  // phrases no line of the title may break
	Issuer     string    `toml:"issuer" name:"发文机关"`       // empty only where nothing is signed
	Signature  bool      `toml:"signature" name:"署名" usual:"true"`
	Short      string    `toml:"short" name:"简称"`               // how the text calls the issuer
	Organs     []string  `toml:"organs" name:"版头机关"`            // 发文机关标志, without 文件; the issuer alone by default
	Scope      string    `toml:"scope" name:"范围" usual:"全市"`    // 全市, 全省, 全县: how the text calls the area
	Action     string    `toml:"action" name:"工作方式" usual:"检查"` // 检查, 抽查, 普查, 监测
	Basis      []string  `toml:"basis" name:"依据"`               // documents the inspection rests on, as printed
	Recipients []string  `toml:"recipients" name:"主送机关"`        // one group an entry
	Signed     time.Time `toml:"signed" name:"成文日期"`
	Published  time.Time `toml:"published" name:"发布时间" kind:"moment"`     // wall clock of the portal, to the minute
	Deadline   time.Time `toml:"deadline" name:"整改期限" kind:"date|moment"` // the day; DeadlineAt has the hour
	DeadlineAt time.Time
	ReportTo   string  `toml:"report_to" name:"报送对象"` // the office that receives the reports
	Contact    Contact `toml:"contact" name:"联系人"`

	Number string `toml:"number" name:"发文字号" actions:"refused"`
	// AttachmentLabel is what attachments are called.
	AttachmentLabel string `toml:"attachment_label" name:"附件的叫法" usual:"附件" choices:"附件|附表|附图|附录"`

	Letterhead string  `toml:"letterhead" name:"版头" usual:"文件" choices:"文件|函|名称|none|preprinted"`
	Sealed     bool    `toml:"sealed" name:"盖章" usual:"true"`
	Seal       float64 `toml:"seal_diameter" name:"印章直径" usual:"45" range:"30..60"` // mm; 国发〔1999〕25号 has 42 to 50
	// SignatureField asks for an empty signature field in the PDF where each seal goes.
	SignatureField bool `toml:"signature_field" name:"电子签章"`

	Note      string    `toml:"note" name:"附注"` // without brackets
	CC        []string  `toml:"cc" name:"抄送"`
	PrintedBy string    `toml:"printed_by" name:"印发机关"`
	PrintedOn time.Time `toml:"printed_on" name:"印发日期"`              // the day of signing by default
	Copy      string    `toml:"copy" name:"份号" actions:"refused"`    // six digits
	Secrecy   string    `toml:"secrecy" name:"密级" actions:"refused"` // 密级和保密期限
	Urgency   string    `toml:"urgency" name:"紧急程度" choices:"|特急|加急"`
	Leaders   []string  `toml:"leaders" name:"签发人"`
	StatedUse Policy    `toml:"stated" name:"数字以谁为准" usual:"print" choices:"print|correct"` // of figures without a policy
	// Archive is what a second PDF for the archive carries; empty: there is none.
	Archive Archive `toml:"archive" name:"存档件附带" choices:"|数据|全部"`
	// OFD asks for the pages as an OFD file too, with every build of all forms.
	OFD bool `toml:"ofd" name:"生成OFD"`
	// Template is the usual text a folder without body.md takes; empty: by the period.
	Template string `toml:"template" name:"正文模板" actions:"refused"`
	Place    diag.Place
}

// Archive says what the PDF for the archive carries.
type Archive string

const (
	ArchiveData Archive = "数据" // notice.toml and the figures
	ArchiveAll  Archive = "全部" // all that the notice was made of, so that it can be made again
)

// Contact is who answers questions.
type Contact struct {
	Name  string `toml:"name" name:"联系人"` // a person or an office
	Phone string `toml:"phone" name:"电话"`
}

// Signer is one organ of the sign-off, a table of [[signers]].
type Signer struct {
	Name   string `toml:"name,required" name:"机关"`
	Acting bool   `toml:"acting" name:"代章"`
	Stamp  string `toml:"stamp" name:"签名章"` // name on a signature stamp; empty: the organ's seal
	Post   string `toml:"post" name:"职务"`   // post of the leader whose stamp it is
	Place  diag.Place
}

// Portal is the table [portal]: what the tags of the page need (国办发〔2017〕47号, annex).
type Portal struct {
	SiteName          string   `toml:"site_name,required" name:"网站名称"`
	SiteDomain        string   `toml:"site_domain,required" name:"网站域名" actions:"refused"`
	SiteIDCode        string   `toml:"site_id_code,required" name:"网站标识码" actions:"refused"`
	ColumnName        string   `toml:"column_name,required" name:"栏目名称"`
	ColumnDescription string   `toml:"column_description,required" name:"栏目描述"`
	ColumnKeywords    string   `toml:"column_keywords,required" name:"栏目关键词"`
	ColumnType        string   `toml:"column_type,required" name:"栏目类别"`
	Source            string   `toml:"source" name:"来源"` // the issuer by default
	Author            string   `toml:"author" name:"作者"`
	Description       string   `toml:"description" name:"摘要"`
	Keywords          []string `toml:"keywords" name:"关键词"`
	Image             string   `toml:"image" name:"图片"`
	URL               string   `toml:"url" name:"地址"`
	Files             string   `toml:"files" name:"文件地址" actions:"refused"` // where the PDF and the tables are uploaded to
	OFD               bool     `toml:"ofd" name:"提供OFD"`                    // the page offers the OFD, which is written then
	Index             string   `toml:"index" name:"索引号"`
	Valid             string   `toml:"valid" name:"有效性"`
	Charts            bool     `toml:"charts" name:"图表"`
	Area              string   `toml:"area" name:"数据范围"`    // region the open data are of
	License           string   `toml:"license" name:"数据许可"` // address or name
	Roster            bool     `toml:"roster" name:"公开名单"`  // open data of all that were inspected
	Summary           bool     `toml:"summary" name:"要点"`   // a box of the main figures
	Sponsor           string   `toml:"sponsor" name:"主办单位"` // of the site, not of the notice
	ICP               string   `toml:"icp" name:"ICP备案号" actions:"refused"`
	Police            string   `toml:"police" name:"公安备案号" actions:"refused"`
	FindError         string   `toml:"find_error" name:"找错地址" actions:"refused"` // where readers report errors of the site
	Sitemap           string   `toml:"sitemap" name:"站点地图地址" actions:"refused"`
	Place             diag.Place
}

// RosterKind says which objects a sheet lists.
type RosterKind string

const (
	RosterAuto   RosterKind = "自动"  // failures when totals are stated and no row passed, else all
	RosterAll    RosterKind = "全部"  // every object inspected has a row
	RosterFailed RosterKind = "不合格" // only failures have a row
	RosterPart   RosterKind = "部分"  // every object of some groups has a row, of others only the number is known
)

// Roster is the table of a kind of objects, such as [sites].
type Roster struct {
	Sheet     string     `toml:"sheet" name:"工作表"` // empty: found by its usual names
	File      string     `toml:"file" name:"文件"`   // workbook or csv, needed only when two have the same sheet
	Kind      RosterKind `toml:"list" name:"名单" usual:"自动" choices:"自动|全部|不合格|部分"`
	AsOf      time.Time  `toml:"as_of" name:"截止日期"` // cut-off of the register
	From      time.Time  `toml:"from" name:"检查开始"`  // window of the inspection
	To        time.Time  `toml:"to" name:"检查结束"`
	Rules     string     `toml:"rules" name:"规则"`             // name of the rule set; empty: verdicts as typed
	Counter   string     `toml:"counter" name:"量词" usual:"个"` // measure word: 个, 家
	Columns   []Mapping  `toml:"columns" name:"列对应"`
	Fill      []string   `toml:"fill" name:"照上一行" kind:"text|list"` // columns whose blank cells mean what stands above them
	Totals    []Total    `toml:"totals" name:"检查数"`                 // inspected objects, stated group by group
	TotalsBy  string     `toml:"totals_by" name:"检查数分类"`            // what the groups of Totals are: 类别, 平台, 地区
	Summaries []Summary  `toml:"totals_from" name:"汇总表"`            // sheets that state numbers group by group
	Existing  *int       `toml:"existing" name:"总数"`                // objects that exist, when not all were inspected
	Examined  *int       `toml:"inspected" name:"检查总数"`             // objects inspected, stated as one number
	Passed    *int       `toml:"passed" name:"合格数"`                 // stated as plain numbers, where no row says who
	Failed    *int       `toml:"failed" name:"不合格数"`
	Verdicts  []Mapping  `toml:"verdicts" name:"结论对应"`
	Place     diag.Place
}

// Entries reports that a row is an entry, as the measure word says (家次, 条次): an object
// may have several.
func (r *Roster) Entries() bool { return strings.HasSuffix(r.Counter, "次") }

// Sums reports a sheet that states numbers group by group.
func (r *Roster) Sums(sheet string) bool {
	return slices.ContainsFunc(r.Summaries, func(s Summary) bool { return s.Sheet == sheet })
}

// Mapping is one entry of a table of texts, such as columns or verdicts. In
// columns, Key is the program's name of the column and Text the header in the
// sheet: "名称", "组/名称" or, for a repeated header, "名称#2".
type Mapping struct {
	Key   string `toml:"<key>"`
	Text  string `toml:"<value>"`
	Place diag.Place
}

// Summary says where a sheet states numbers group by group: its columns of groups
// and of numbers, empty where it has none.
type Summary struct {
	Sheet     string `toml:"sheet,required" name:"工作表" example:"\"网站汇总\"" doc:"汇总表的工作表名称"`
	By        string `toml:"by,required" name:"分类列" example:"\"单位\"" doc:"汇总表里写类别的列"`
	Column    string `toml:"column" name:"对应的列" example:"\"类别\""` // the roster's column of the same values; empty: By
	Existing  string `toml:"existing" name:"总数列" example:"\"总数\""`
	Inspected string `toml:"inspected" name:"检查数列" example:"\"检查数\""`
	Passed    string `toml:"passed" name:"合格数列" example:"\"合格数\""`
	Failed    string `toml:"failed" name:"不合格数列" example:"\"不合格数\""`
	PassRate  string `toml:"pass_rate" name:"合格率列" example:"\"合格率\""` // rates as the sheet shows them, with counts or alone
	Place     diag.Place
}

// Total is one entry of totals.
type Total struct {
	Name  string `toml:"<key>"`
	Count int    `toml:"<value>"`
	Place diag.Place
}

// TableSpec says what a table shows: rows of a roster or sheet, a summary, a
// range as it stands or an empty form.
type TableSpec struct {
	Rows     string       `toml:"rows" name:"行" actions:"refused"` // "sites", "accounts", a sheet, or the key of a [[table]]
	FormRows int          `toml:"rows" range:"1..500"`             // rows of an empty form
	Where    Filter       `toml:"where" name:"条件" kind:"text|list"`
	Columns  []ColumnSpec `toml:"columns" name:"列"`
	By       []string     `toml:"by" name:"汇总" kind:"text|list"`      // summary: one row for each value of these one or two columns
	Merge    []string     `toml:"merge" name:"合并"`                    // columns whose equal neighbours become one cell
	Group    string       `toml:"group" name:"分组"`                    // column whose values become rows over the whole width
	Sort     string       `toml:"sort" name:"排名"`                     // column of numbers to rank the rows by (排名), the largest first
	Halves   int          `toml:"halves" name:"并排" range:"2..4"`      // parts of a long narrow list that stand side by side; 0: one
	Total    bool         `toml:"total" name:"合计"`                    // 合计 row
	Subtotal bool         `toml:"subtotal" name:"小计"`                 // 小计 row after each group
	Sheet    string       `toml:"sheet" name:"工作表" actions:"refused"` // a sheet as it stands
	Range    string       `toml:"range" name:"区域" actions:"refused"`  // part of Sheet, "A1:G20"
	File     string       `toml:"file" name:"文件" actions:"refused"`   // workbook or csv of Sheet or Rows, when two have the sheet
	Form     bool         `toml:"form" name:"空表"`                     // an empty form
	Period   string       `toml:"period" name:"监测时间"`                 // line under the title: monitoring period
	Unit     string       `toml:"unit" name:"单位"`                     // 单位：个
	Notes    []string     `toml:"note" name:"注" kind:"text|list"`     // lines under the table
	Widths   []float64    `toml:"widths" name:"列宽" range:"1..1000"`   // of the columns of one part, in proportion
	// RowHeight is the least height of a row below the head, mm, up to half a page; 0: by its text.
	RowHeight float64 `toml:"row_height" name:"行高" range:"5..110"`
	Place     diag.Place
}

// ColumnSpec is one column of a table: its head of one or two levels, and the
// column or figure below it.
type ColumnSpec struct {
	Text        string // as written
	Group, Name string // head
	Source      string // column of the sheet, or figure of a summary
	Place       diag.Place
}

// Called reports that a name is the column's: its head as it is written, the lower level of it, or what
// it takes.
func (c ColumnSpec) Called(name string) bool {
	head := c.Name
	if c.Group != "" {
		head = c.Group + "/" + c.Name
	}
	return slices.ContainsFunc([]string{head, c.Name, c.Source, c.Text}, func(own string) bool { return sheet.Fold(own) == sheet.Fold(name) })
}

// Table is a [[table]]: a table the text calls by its key.
type Table struct {
	Key     string `toml:"key,required" name:"名称" actions:"refused"`
	Caption string `toml:"title" name:"表题"`
	TableSpec
}

// Attachment is an [[attachment]].
type Attachment struct {
	Title     string `toml:"title,required" name:"标题"`
	Label     string `toml:"attachment_label" name:"附件的叫法" choices:"附件|附表|附图|附录"`              // where it is not called as the others are
	Landscape string `toml:"landscape" name:"横排" usual:"auto" choices:"auto" kind:"text|flag"` // auto, true or false
	Text      string `toml:"text" name:"文字附件" actions:"refused"`                               // markdown file that is the attachment
	Empty     Empty  `toml:"empty" name:"没有内容时" usual:"自动" choices:"自动|写明|略去"`
	TableSpec
	Omitted bool // it has nothing to list in this notice, and Empty says that it is left out then
}

// Empty says what becomes of an attachment whose list has no row.
type Empty string

const (
	EmptyAuto Empty = "自动" // it says so where nothing failed, else that is a finding
	EmptySaid Empty = "写明" // it says so
	EmptyLeft Empty = "略去" // it is left out, and the others are numbered without it
)

// Printed are the attachments that are not left out, as they are printed, by their places in
// the file from 0: those of one name together, each name where its first one stands. So the
// 附件说明 says each name once, before all that it numbers (GB/T 9704-2012 7.3.4), and the
// attachments follow in its order (7.3.7).
func (i *Issue) Printed() []int {
	var out []int
	first := map[string]int{}
	name := func(k int) string { return cmp.Or(i.Attachments[k].Label, i.Notice.AttachmentLabel) }
	for k, a := range i.Attachments {
		if a.Omitted {
			continue
		}
		if _, known := first[name(k)]; !known {
			first[name(k)] = k
		}
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(a, b int) int { return first[name(a)] - first[name(b)] })
	return out
}

// Shown is the number of an attachment of the notice as it is printed, from 1, and how many
// are printed; k counts those of the file from 0.
func (i *Issue) Shown(k int) (number, all int) {
	printed := i.Printed()
	return slices.Index(printed, k) + 1, len(printed)
}

// Policy says what is printed where a stated and a computed figure differ.
type Policy string

const (
	PolicyPrint   Policy = "print"   // the stated figure
	PolicyCorrect Policy = "correct" // the computed figure
)

// Stated is a figure the office states itself, a [[stated]].
type Stated struct {
	Key    string `toml:"key,required" name:"名称"`
	Text   string `toml:"value,required" name:"数值" kind:"text|number"` // as written: "93%", "44"
	Policy Policy `toml:"policy" name:"以谁为准" choices:"print|correct"`
	Place  diag.Place
}

// Check is a [[check]]: what has to hold between figures, 写明.接收＋写明.转办 = 留言.收到.
type Check struct {
	That  string `toml:"that,required" name:"关系"`
	Rows  string `toml:"rows" name:"逐行"` // what it is to hold of each row of; empty: of the whole
	Place diag.Place
}

// ValueKind is how a free value was written.
type ValueKind int

const (
	TextValue ValueKind = iota
	CountValue
	NumberValue
	DateValue
)

// Value is one entry of [values]: a fact the text needs and no sheet holds.
type Value struct {
	Name  string `toml:"<key>"`
	Kind  ValueKind
	Text  string // as written; numbers in shortest form, dates 2006-01-02
	Count int
	Date  time.Time
	Place diag.Place
}

// Percent is the table [percent]: how rates are printed.
type Percent struct {
	Decimals   int              `toml:"decimals" name:"小数位" usual:"1" range:"0..2"`
	Trim       bool             `toml:"trim" name:"去零"`          // 93.0% becomes 93%
	Zero       string           `toml:"zero" name:"零"`           // how an exact share of zero is printed: 0; empty: 0%
	ZeroOfZero string           `toml:"zero_of_zero" name:"零比零"` // how 0 of 0 is printed; empty: —, and a finding tells
	Figures    []FigureDecimals `toml:"figures" name:"个别数字"`
}

// FigureDecimals are the decimals of one figure, a percentage or not.
type FigureDecimals struct {
	Name     string `toml:"<key>"`
	Decimals int    `toml:"<value>" range:"0..6"`
	Place    diag.Place
}

// Mean is the table [mean]: how means, and sums of cells that differ in their decimals, are
// printed.
type Mean struct {
	Decimals *int `toml:"decimals" name:"小数位" range:"0..6"` // nil: as many as they need, two at most
}

// Headings is the table [headings].
type Headings struct {
	// Scheme is the number of each level, by its first; empty for none.
	Scheme     []string `toml:"scheme" name:"序号" usual:"一、|（一）|1.|（1）" choices:"|一、|（一）|1.|1、|（1）|一是|第一，|①"`
	ByLevel    bool     `toml:"by_level" name:"按级编号"`                       // a level may be skipped: ### has the third number below #
	RunIn      []string `toml:"run_in" name:"接排标点" usual:"。" choices:"。|："` // marks that end a heading whose text goes on behind
	NumberLone bool     `toml:"number_lone" name:"独条编号"`                    // a heading without brothers is numbered too
}

// Baseline is the table [previous]: results of the last period, which has no folder here.
type Baseline struct {
	Label   string              `toml:"label" name:"名称"`
	Results map[string]*Results `toml:"{}"` // by the key of their kind
	Place   diag.Place
}

// YearAgo is the table [last_year]: the same of a year ago, whose failures nobody follows.
type YearAgo struct {
	Label   string             `toml:"label" name:"名称"`
	Results map[string]*Counts `toml:"{}"`
	Place   diag.Place
}

// Baseline is [last_year] as [previous] would have it; nil when there is none.
func (y *YearAgo) Baseline() *Baseline {
	if y == nil {
		return nil
	}
	b := &Baseline{Label: y.Label, Results: map[string]*Results{}, Place: y.Place}
	for key, c := range y.Results {
		b.Results[key] = &Results{Counts: *c}
	}
	return b
}

// Counts are stated; nil is not stated.
type Counts struct {
	Existing  *int `toml:"existing" name:"总数"`
	Inspected *int `toml:"inspected" name:"检查数"`
	Passed    *int `toml:"passed" name:"合格数"`
	Failed    *int `toml:"failed" name:"不合格数"`
	Place     diag.Place
}

// Results are stated counts, with what became of the failures.
type Results struct {
	Counts
	Rectified    *int `toml:"rectified" name:"已整改数"`
	StillFailing *int `toml:"still_failing" name:"未整改数"`
}

// Correction is a [[corrections]]: what was put right after the page was published.
type Correction struct {
	Date  time.Time `toml:"date,required" name:"更正日期" kind:"date|moment"`
	What  string    `toml:"what,required" name:"更正内容"`
	Why   string    `toml:"why" name:"更正原因"`
	Was   string    `toml:"was" name:"更正以前的校验码" actions:"refused"` // SHA-256 of the PDF before it, in hexadecimal
	Place diag.Place
}

// Withdrawal is the table [withdrawn].
type Withdrawal struct {
	Date  time.Time `toml:"date,required" name:"撤销日期" kind:"date|moment"`
	Why   string    `toml:"why,required" name:"撤销原因"`
	Place diag.Place
}

// Acknowledgement is an [[acknowledged]]: a finding the office knows of.
type Acknowledgement struct {
	Code string `toml:"code,required" name:"代号"`
	At   string `toml:"place" name:"位置"` // as printed; empty: anywhere
	Why  string `toml:"why,required" name:"理由"`
	// Place is the line of the entry itself.
	Place diag.Place
}
