package inspection

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// closingWords say that an object is no more: 关停, 关停并注销. What moved to other software runs on, and what is going to
// be closed is there yet.
const closingWords = `(?:永久)?(?:注销|关停|关闭|停用|停办|停运|下线|下架|撤并|撤销|合并|归并|整合|停止运行|停止使用|停止运营)`

// closing is a cell, as sheet.Fold makes it, that says so and nothing else but when, of what and why: 2026年5月已关停(并入市政府网站).
var closing = regexp.MustCompile(`^(?:于?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?)?(?:该)?(?:网站|账号|公众号|客户端|小程序|号)?` +
	`(已经?|业已)?(` + closingWords + `(?:(?:并|、|和|后|及)?` + closingWords + `)*)(?:网站|账号|完毕|完成|了)?(?:[,，。;(].*)?$`)

// ClosedWords are the words that a new workbook offers for what is there no more.
func ClosedWords() []string { return []string{"已关停", FollowClosed} }

// closedAs is how a cell says that the object is closed, in words to print: 已关停; "" when it does not.
func closedAs(text string) string {
	if !strings.ContainsAny(text, "销停闭线架撤并") && !strings.Contains(text, "整合") { // a character that each of the words has
		return ""
	}
	m := closing.FindStringSubmatch(sheet.Fold(text))
	if m == nil || m[1] == "" && slices.Contains([]string{"关闭", "合并", "归并", "整合"}, m[2]) { // which may be what is to be done
		return ""
	}
	return "已" + m[2]
}

// closed is the word by which the sheet says that the object is there no more, and the cell that says it: its verdict,
// or, where nobody inspected it, what a recheck found. A word that notice.toml or the rules know as a verdict is one.
func (o *Object) closed(j *judge) (word string, at Cell) {
	typed := o.Get(ColVerdict)
	grade, known := j.grades[sheet.Fold(typed.Text)]
	if word = closedAs(typed.Text); word != "" && !known {
		return word, typed
	}
	switch {
	case typed.Text == "" && !o.roster.Has(ColVerdict) && len(j.measures) == 0, o.roster.Entries, j.listed:
		return "", Cell{} // a list of counts, of problems, of failures
	case typed.Text == "" && slices.ContainsFunc(j.measures, func(m *Measure) bool { return !m.blank(o.measureCell(m)) }):
		return "", Cell{} // it was looked at
	case typed.Text != "" && (!known || grade.Inspected):
		return "", Cell{}
	}
	if said, c := o.recheckSaid(true); closedAs(c.Text) != "" {
		return said, c
	}
	return "", Cell{}
}

// saysClosed reports that a cell of the object says so, whatever the others say.
func (o *Object) saysClosed() bool {
	return closedAs(o.Text(ColVerdict)) != "" || slices.ContainsFunc(o.recheckCells(), func(c Cell) bool { return closedAs(c.Text) != "" })
}

// Gone is an object that has a row and is there no more.
type Gone struct {
	Called string // in findings: 新浪微博“云川发布”
	Word   string // how the sheet says it: 已关停
	Place  diag.Place
}

// gone are the closed objects, and the cells that say so.
func (in *Inspection) gone() (all []Gone, cells []diag.Place) {
	for _, v := range in.Closed {
		all = append(all, Gone{v.Object.called(), v.Closed, v.Object.place()})
		cells = append(cells, v.Decided...)
	}
	return all, cells
}

// UntoldClosed tells of the closed objects that the text does not name among those that failed in the last period, followUp:
// nothing else shows that they are not counted. followUp may be nil.
func UntoldClosed(now, followUp *Listing) diag.Findings {
	var findings diag.Findings
	for _, g := range now.Closed {
		if followUp == nil || !slices.ContainsFunc(followUp.Records, func(r Record) bool {
			return slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Place == g.Place })
		}) {
			findings.Tell(codeClosedObject, g.Place, "总数里要有它的，检查结果写未检查。", "%s%s，没有计入总数", g.Called, g.Word)
		}
	}
	return findings
}

// everyone are the verdicts and behind them those that are closed.
func (in *Inspection) everyone() []*Verdict { return slices.Concat(in.Verdicts, in.Closed) }
