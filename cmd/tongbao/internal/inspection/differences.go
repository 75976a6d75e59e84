package inspection

import (
	"math/big"
	"regexp"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// changeHead is the header of a column that says by how much a number changed, as sheet.Fold
// makes it.
var changeHead = regexp.MustCompile(`^(较.{2,6}|同比|环比|比.{2,6})?(增减|增加|变化|增长|净增|增减变化)(数|量|数量|值|件数|个数|情况)?$|^(差额|差值|增量)$`)

// differences holds a column of changes against the two columns of periods before it, of
// which the later one may stand first.
func differences(d *doubts) {
	for i := 2; i < len(d.heads); i++ {
		a, b := i-2, i-1
		if !changeHead.MatchString(d.heads[i].name) || !d.numeric(i) || !d.numeric(a) || !d.numeric(b) ||
			!overTime.MatchString(d.heads[a].name) && !overTime.MatchString(d.heads[b].name) {
			continue
		}
		wrong, fits := notDifference(d.table.Rows, i, b, a)
		if other, more := notDifference(d.table.Rows, i, a, b); more > fits {
			wrong, fits, a, b = other, more, b, a
		}
		if fits < len(wrong) || fits == 0 {
			continue
		}
		for _, r := range wrong {
			later, _ := counted(r.At(b))
			sooner, _ := counted(r.At(a))
			d.findings.Tell(codeRowDifference, r.At(i).Origin(), "请核对这一行的三个数。", "“%s”是%s，而“%s”%s减“%s”%s是%s", d.table.Columns[i].Name,
				r.At(i).Shown(), d.table.Columns[b].Name, r.At(b).Shown(), d.table.Columns[a].Name, r.At(a).Shown(),
				plainText(new(big.Rat).Sub(later, sooner)))
		}
	}
}

// notDifference are the rows in which column i is not later less sooner, and how many others
// there are in which it is.
func notDifference(rows []sheet.Row, i, later, sooner int) (wrong []sheet.Row, fits int) {
	for _, r := range rows {
		change, ok := counted(r.At(i))
		to, known := counted(r.At(later))
		from, both := counted(r.At(sooner))
		switch {
		case !ok || !known || !both:
		case new(big.Rat).Sub(to, from).Cmp(change) == 0:
			fits++
		default:
			wrong = append(wrong, r)
		}
	}
	return wrong, fits
}

var (
	dayHead = regexp.MustCompile(`日期|时间`)
	// doneHead is of days that lie behind, plannedHead of those that may lie far ahead
	doneHead    = regexp.MustCompile(`更新|检查|监测|抽查|普查|答复|回复|办结|发布|注销|关停|发现|受理|收到`)
	plannedHead = regexp.MustCompile(`期限|有效|到期|截止|计划|预计|拟|规划|目标|完成`)
)

// LateDates tells of days in a sheet that cannot be: what was done after the notice was
// signed, and a day years from then.
func LateDates(t *sheet.Table, signed time.Time) diag.Findings {
	var findings diag.Findings
	for i, c := range t.Columns {
		name := sheet.Fold(c.Name)
		if signed.IsZero() || !dayHead.MatchString(name) || plannedHead.MatchString(name) {
			continue
		}
		for _, r := range t.Rows {
			v := r.At(i)
			d, ok := sheet.ParseDate(v.Shown())
			if !ok || d.Year == 0 || d.Month == 0 || d.Day == 0 || strings.TrimLeft(v.Shown(), "0123456789") == "" {
				continue
			}
			day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
			if d.Year > signed.Year()+1 || doneHead.MatchString(name) && day.After(signed) {
				findings.Tell(codeLateDate, v.Origin(), "请核对这个日期。", "“%s”是%s，在成文日期以后", c.Name, v.Shown())
			}
		}
	}
	return findings
}
