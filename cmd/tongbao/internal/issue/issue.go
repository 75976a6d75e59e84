// Package issue reads notice.toml, the file in which an office says who sends
// the notice, to whom, for which period and with which attachments. An Issue is
// plain data; every value can be traced to its line.
package issue

import (
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

// FileName is the file of a notice's folder that Read reads.
const FileName = diag.NoticeFile

// Issue is one notice.toml. Parts the file leaves out are nil or empty; single
// values it leaves out have the default the schema documents.
type Issue struct {
	Dir          string // the notice's folder
	Name         string // its base name, which is the output's name too
	Notice       Notice
	Signers      []Signer // in order; the issuer alone when the file names none
	Period       Period
	Previous     *Baseline // [previous]: stated results of the last period
	LastYear     *Baseline // [last_year]: stated results of the same period a year ago
	Portal       *Portal   // nil: the portal page goes without tags
	Sites        *Roster
	Accounts     *Roster
	Tables       []Table
	Attachments  []Attachment
	Stated       []Stated
	Values       []Value // [values], in file order
	Percent      Percent
	Headings     Headings
	Acknowledged []Acknowledgement

	lines map[string]int
}

// At returns the place of a value by its path in the file, for example
// At("notice", "signed") or At("attachment", "0", "where"). A path the file does
// not have gives the nearest part above it, in the end the file itself.
func (i *Issue) At(path ...string) diag.Place {
	for n := len(path); n > 0; n-- {
		if line, ok := i.lines[strings.Join(path[:n], pathSeparator)]; ok {
			return diag.Place{File: FileName, Line: line}
		}
	}
	return diag.Place{File: FileName}
}

// Notice is the table [notice].
type Notice struct {
	Kind       string   // 文种
	Title      string   // as written, {{period}} and other actions included
	TitleKeep  []string // phrases no line of the title may break
	Issuer     string   // 发文机关
	Short      string   // how the text calls the issuer
	Organs     []string // 发文机关标志, without 文件; the issuer alone by default
	Scope      string   // 全市, 全省, 全县: how the text calls the area
	Action     string   // 检查, 抽查, 普查, 监测
	Basis      []string // documents the inspection rests on, as printed
	Number     string   // 发文字号
	Recipients []string // 主送机关, one group an entry
	Signed     time.Time
	Published  time.Time // wall clock of the portal, to the minute
	Deadline   time.Time // 整改期限
	ReportTo   string    // the office that receives the reports
	Contact    Contact
	Note       string // 附注, without brackets
	CC         []string
	PrintedBy  string
	PrintedOn  time.Time // the day of signing by default
	Letterhead string    // 文件, 函, 名称, none or preprinted
	Sealed     bool
	Seal       float64 // diameter in mm
	Copy       string  // 份号, six digits
	Secrecy    string  // 密级和保密期限
	Urgency    string  // 紧急程度
	Leaders    []string
	StatedUse  Policy // for stated figures that say nothing of their own
	Template   string // the usual text a folder without body.md takes; empty: by the period
	Place      diag.Place
}

// Contact is who answers questions.
type Contact struct{ Name, Phone string }

// Signer is one organ of the sign-off, a table of [[signers]].
type Signer struct {
	Name   string
	Acting bool   // 代章
	Stamp  string // name on a signature stamp (签名章); empty: the organ's seal
	Post   string // post of the leader whose stamp it is
	Place  diag.Place
}

// Portal is the table [portal]: what the tags of the page need (国办发〔2017〕47号, annex).
type Portal struct {
	SiteName, SiteDomain, SiteIDCode              string
	ColumnName, ColumnDescription, ColumnKeywords string
	ColumnType                                    string
	Source, Author, Description, Image, URL       string
	Keywords                                      []string
	Index                                         string // 索引号
	Valid                                         string // 有效性
	Charts                                        bool
	Place                                         diag.Place
}

// RosterKind says which objects a sheet lists.
type RosterKind string

const (
	RosterAuto   RosterKind = "自动"  // failures when totals are stated and no row passed, else all
	RosterAll    RosterKind = "全部"  // every object inspected has a row
	RosterFailed RosterKind = "不合格" // only failures have a row
	RosterPart   RosterKind = "部分"  // every object of some groups has a row, of others only the number is known
)

// Roster is the table [sites] or [accounts].
type Roster struct {
	File      string // workbook or csv, needed only when two have the same sheet
	Sheet     string // empty: found by its usual names
	Kind      RosterKind
	AsOf      time.Time // cut-off of the register
	From, To  time.Time // window of the inspection
	Rules     string    // name of the rule set; empty: verdicts as typed
	Counter   string    // 个, 家: measure word
	Columns   []Mapping
	Totals    []Total   // inspected objects, stated group by group
	TotalsBy  string    // what the groups of Totals are: 类别, 平台, 地区
	Summaries []Summary // sheets that state numbers group by group
	Existing  *int      // objects that exist, when not all were inspected
	Examined  *int      // objects inspected, stated as one number
	Verdicts  []Mapping
	Place     diag.Place
}

// Mapping is one entry of a table of texts, such as columns or verdicts. In
// columns, Key is the program's name of the column and Text the header in the
// sheet: "名称", "组/名称" or, for a repeated header, "名称#2".
type Mapping struct {
	Key, Text string
	Place     diag.Place
}

// Summary says where a sheet states numbers group by group. By is its column of
// groups; Column is the roster's column of the same values, By where it is empty.
// The others are its columns of numbers, empty where it has none.
type Summary struct {
	Sheet, By, Column                   string
	Existing, Inspected, Passed, Failed string
	Place                               diag.Place
}

// Total is one entry of totals.
type Total struct {
	Name  string
	Count int
	Place diag.Place
}

// TableSpec says what a table shows: rows of a roster or sheet, a summary, a
// range as it stands or an empty form.
type TableSpec struct {
	Rows     string // "sites", "accounts", a sheet, or the key of a [[table]]
	Sheet    string // a sheet as it stands
	Range    string // part of Sheet, "A1:G20"
	File     string // workbook or csv of Sheet or Rows, needed only when two have the same sheet
	Where    Filter
	Columns  []ColumnSpec
	By       []string // summary: one row for each value of these one or two columns
	Merge    []string // columns whose equal neighbours become one cell
	Group    string   // column whose values become rows over the whole width
	Sort     string   // column of numbers to rank the rows by (排名), the largest first
	Halves   int      // parts of a long narrow list that stand side by side; 0: one
	Total    bool     // 合计 row
	Subtotal bool     // 小计 row after each group
	Form     bool     // an empty form
	FormRows int      // rows of the form
	Period   string   // line under the title: monitoring period
	Unit     string   // 单位：个
	Notes    []string // lines under the table
	Place    diag.Place
}

// ColumnSpec is one column of a table: its head of one or two levels, and the
// column or figure below it.
type ColumnSpec struct {
	Group, Name string // head
	Source      string // column of the sheet, or figure of a summary
	Place       diag.Place
}

// Table is a [[table]]: a table the text calls by its key.
type Table struct {
	Key     string
	Caption string
	TableSpec
}

// Attachment is an [[attachment]].
type Attachment struct {
	Title     string
	Landscape string // auto, yes or no
	Text      string // markdown file that is the attachment
	TableSpec
}

// Policy says what is printed where a stated and a computed figure differ.
type Policy string

const (
	PolicyPrint   Policy = "print"   // the stated figure
	PolicyCorrect Policy = "correct" // the computed figure
)

// Stated is a figure the office states itself, a [[stated]].
type Stated struct {
	Key    string
	Text   string // as written: "93%", "44"
	Policy Policy
	Place  diag.Place
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
	Name  string
	Kind  ValueKind
	Text  string // as written; numbers in shortest form, dates 2006-01-02
	Count int
	Float float64
	Date  time.Time
	Place diag.Place
}

// Percent is the table [percent]: how rates are printed.
type Percent struct {
	Decimals int
	Trim     bool   // 93.0% becomes 93%
	Zero     string // how an exact share of zero is printed: 0; empty: 0%
	Figures  []Total
}

// Headings is the table [headings].
type Headings struct {
	Scheme     []string // number of each level, by its first: 一、 （一） 1. （1） 一是, or empty for none
	NumberLone bool     // a heading without brothers is numbered too
}

// Baseline is a table [previous] or [last_year]: results of another period that
// has no folder here.
type Baseline struct {
	Label    string
	Sites    *Results
	Accounts *Results
	Place    diag.Place
}

// Results are stated counts; nil is not stated.
type Results struct {
	Existing, Inspected, Passed, Failed, StillFailing *int
	Place                                             diag.Place
}

// Acknowledgement is an [[acknowledged]]: a finding the office knows of.
type Acknowledgement struct {
	Code string
	At   string // place as printed; empty: anywhere
	Why  string
	// Place is the line of the entry itself.
	Place diag.Place
}

// pathSeparator joins the parts of a path; no TOML key can hold it unescaped in
// practice, and a clash could only mislead a line number.
const pathSeparator = "\x00"

func element(path []string, i int) []string {
	return append(append([]string{}, path...), strconv.Itoa(i))
}
