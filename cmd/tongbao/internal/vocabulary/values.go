package vocabulary

import (
	"time"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
)

// The values an expression may have, beside sets, lists, figures, cells and texts.
type (
	// groups are the parts of a set by a column, or by kind of problem.
	groups struct {
		of     *figures.Set
		column string
		step   string // as it is written: 按类别
		sets   []*figures.Set
	}
	// series is one figure a group.
	series struct {
		*figures.Series
		of   groups
		path []*stepNode // what each group was asked, to ask on
	}
	// row is the object or row that has a cell of the text.
	row struct {
		set  *figures.Set
		text string
	}
	// change is a figure beside an earlier one.
	change struct{ now, before *figures.Figure }
	// amount is how much a figure changed, without a sign, and which way.
	amount struct {
		*figures.Figure
		direction int
	}
	// day is a date and how it is to be printed, with its hour where it has one; given names
	// where it is written.
	day struct {
		time.Time
		layout, given string
	}
	// span is a range of days.
	span struct {
		from, to time.Time
		given    string
	}
	// number is a number of the text itself.
	number struct{ text string }
	// wholePeriod is 上期 or 去年同期 before it is said of what.
	wholePeriod period
	// counter stands for 一是, 二是 …, counted paragraph by paragraph.
	counter struct{}
	// item is a name out of a list.
	item string
)

// kind is what sort of value an expression has; each word belongs to the kinds it may be
// asked of.
type kind int

const (
	beginning     kind = 1 << iota // nothing: the word begins an expression
	setKind                        // objects of a roster or rows of a sheet
	groupsKind                     // 分类
	seriesKind                     // 各类的数
	listKind                       // 名单
	figureKind                     // 数
	rowKind                        // 一行
	changeKind                     // 变化
	dayKind                        // 日期
	spanKind                       // 起止日期
	textKind                       // 文字
	entryKind                      // 逐个写的一类
	conditionKind                  // 是否
	tableKind                      // 表
	periodKind                     // 上期、去年同期
	otherKind
)

// kindOf is the kind of a value.
func kindOf(v any) kind {
	switch v.(type) {
	case *figures.Set:
		return setKind
	case groups:
		return groupsKind
	case series:
		return seriesKind
	case *figures.List, wordedList:
		return listKind
	case *figures.Figure, number, share, lineCell, amount:
		return figureKind
	case row, figures.Line:
		return rowKind
	case change:
		return changeKind
	case day:
		return dayKind
	case span:
		return spanKind
	case string, phrase, inspection.Cell, item:
		return textKind
	case figures.Entry:
		return entryKind
	case bool:
		return conditionKind
	case *document.Table:
		return tableKind
	case wholePeriod:
		return periodKind
	}
	return otherKind
}

// Beginning is what Word.On calls the place of words that begin an expression.
const Beginning = "开头"

// kindNames are the kinds in messages and in the manual.
var kindNames = map[kind]string{
	beginning: Beginning, setKind: "对象", groupsKind: "分类", seriesKind: "各类的数", listKind: "名单", figureKind: "数", rowKind: "一行",
	changeKind: "变化", dayKind: "日期", spanKind: "起止日期", textKind: "文字", entryKind: "一类",
	conditionKind: "条件", tableKind: "表", periodKind: "时期", otherKind: "数据",
}

func (k kind) String() string { return kindNames[k] }
