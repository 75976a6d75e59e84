package starter

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// sheetPlan is what becomes of a sheet in the next period.
type sheetPlan struct {
	grid    *sheet.Grid
	table   *sheet.Table
	kind    *inspection.Kind // nil: no roster
	rules   *inspection.Ruleset
	spec    *issue.Roster
	texts   map[string]string // cells with a new text; empty: the cell is emptied
	unmerge bool              // the rows go, and what was merged among them
	failed  []int             // rows, from 1, that are to be marked
	told    string            // what is said of it
	kept    string
}

// planner plans the sheets of a notice's folder.
type planner struct {
	*survey.Survey
	mover *mover
}

// plans are those of all sheets that the notice read, in the order of the folder.
func (p planner) plans() []*sheetPlan {
	var out []*sheetPlan
	for i := range p.Grids {
		g := &p.Grids[i]
		if s := p.rosterPlan(g); s != nil {
			out = append(out, s)
			continue
		}
		if isRecheck(g.Sheet) {
			continue // it is written anew where it is needed
		}
		for _, l := range p.Tables {
			if t := l.Sheet; t.File == g.File && t.Sheet == g.Sheet {
				out = append(out, p.freePlan(g, t))
			}
		}
	}
	return out
}

// rosterPlan is that of a sheet that is a roster; nil of another.
func (p planner) rosterPlan(g *sheet.Grid) *sheetPlan {
	for _, r := range p.Rosters {
		spec := p.Issue.Rosters[r.Kind.Key]
		if !isSheetOf(g, &r, spec) {
			continue
		}
		rules := p.Rules[spec.Rules]
		var columns []inspection.Mapping
		for _, m := range spec.Columns {
			columns = append(columns, inspection.Mapping(m))
		}
		t := inspection.Recognise(r.Kind, g, columns, rules)
		if t == nil {
			return nil
		}
		s := &sheetPlan{grid: g, table: t, kind: r.Kind, rules: rules, spec: spec, texts: map[string]string{}}
		if r.Now.Coverage == inspection.FailuresOnly {
			s.emptyRows()
			s.told = fmt.Sprintf("工作表“%s”：只列不合格的，%d行都是上期的，已清空；上期不合格的另列在工作表“%s”", g.Sheet, len(t.Rows), recheckSheet(r.Kind))
		} else {
			s.emptyResults()
			s.mark(r.Now)
		}
		p.moveAround(s)
		return s
	}
	return nil
}

// recheckSheet lists what failed last time, where the roster lists failures only.
func recheckSheet(k *inspection.Kind) string { return k.Word + "复查名单" }

func isRecheck(name string) bool {
	return slices.ContainsFunc(inspection.Kinds(), func(k *inspection.Kind) bool { return recheckSheet(k) == name })
}

// isSheetOf reports the sheet of a roster: the one its records stand in, or, where it has none, the one that
// is named or has a usual name.
func isSheetOf(g *sheet.Grid, r *survey.Roster, spec *issue.Roster) bool {
	if len(r.Now.Records) > 0 {
		at := r.Now.Records[0].Place
		return at.File == g.File && at.Sheet == g.Sheet
	}
	return g.Sheet == spec.Sheet || spec.Sheet == "" && slices.Contains(r.Kind.Sheets, g.Sheet)
}

// clear empties a cell.
func (s *sheetPlan) clear(v sheet.Value) {
	if !v.IsEmpty() && !v.Covered {
		s.texts[v.Place.Cell] = ""
	}
}

// emptyRows empties all rows.
func (s *sheetPlan) emptyRows() {
	s.unmerge = true
	for _, r := range s.table.All() {
		for _, v := range s.grid.Rows[r.Number-1].Values {
			s.clear(v)
		}
	}
}

// ownResults are words of an office's own columns that say what was found, and when.
var ownResults = regexp.MustCompile(`结果|情况|问题|得分|分数|率|日期|时间|整改|复查|备注|说明|连续|截图|等级|排名|名次|评价|原因|次数`)

// identity are words of numbers that name somebody.
var identity = regexp.MustCompile(`序号|编号|编码|代码|标识|电话|手机|号码|邮编|ID$`)

// emptyResults empties what an inspection found; what an object is stays.
func (s *sheetPlan) emptyResults() {
	var kept, emptied []string
	for i, c := range s.table.Columns {
		if s.staysOfRoster(i) {
			kept = append(kept, c.Name)
			continue
		}
		emptied = append(emptied, c.Name)
		for _, r := range s.table.Rows {
			s.clear(r.At(i))
		}
	}
	s.kept = fmt.Sprintf("工作表“%s”的%d行：%s", s.grid.Sheet, len(s.table.Rows), strings.Join(kept, "、"))
	s.told = fmt.Sprintf("工作表“%s”：%s", s.grid.Sheet, strings.Join(emptied, "、"))
}

// staysOfRoster reports a column that says what the objects are.
func (s *sheetPlan) staysOfRoster(i int) bool {
	c := s.table.Columns[i]
	if c.Key != "" {
		return inspection.IsOfObject(c.Key)
	}
	return identity.MatchString(c.Name) || !ownResults.MatchString(c.Group+c.Name) && !isNumbers(s.table, i)
}

// isNumbers reports a column that holds numbers and no words.
func isNumbers(t *sheet.Table, i int) bool {
	numbers := 0
	for _, r := range t.Rows {
		text := r.At(i).Text
		if sheet.Nothing(text) {
			continue
		}
		if _, _, ok := sheet.Number(text); !ok {
			return false
		}
		numbers++
	}
	return numbers > 0
}

// mark notes the rows of what failed.
func (s *sheetPlan) mark(l *inspection.Listing) {
	for _, rec := range l.Records {
		if row := rowOf(rec.Place.Cell); rec.Outcome == inspection.Failed && row > 0 && !slices.Contains(s.failed, row) {
			s.failed = append(s.failed, row)
		}
	}
}

// rowOf is the row of a cell's name; 0 of what is none.
func rowOf(cell string) int {
	n, err := strconv.Atoi(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil {
		return 0
	}
	return n
}

// freePlan is that of another sheet: its numbers go; of one that only tells, all rows.
func (p planner) freePlan(g *sheet.Grid, t *sheet.Table) *sheetPlan {
	s := &sheetPlan{grid: g, table: t, texts: map[string]string{}}
	counts := func(i int) bool { return isNumbers(t, i) && !identity.MatchString(t.Columns[i].Name) }
	counted := false
	for i := range t.Columns {
		counted = counted || counts(i)
	}
	if !counted {
		s.emptyRows()
		s.told = fmt.Sprintf("工作表“%s”的%d行", g.Sheet, len(t.Rows))
		p.moveAround(s)
		return s
	}
	for i, c := range t.Columns {
		if !counts(i) && !ownResults.MatchString(c.Name) {
			p.moveMonths(s, i)
			continue
		}
		for _, r := range t.All() {
			s.clear(r.At(i))
		}
	}
	s.told = fmt.Sprintf("工作表“%s”的数字；行没有动，请核对", g.Sheet)
	p.moveAround(s)
	return s
}

// moveMonths moves the cells of a column that name a month of the last period, and nothing else.
func (p planner) moveMonths(s *sheetPlan, i int) {
	last, next := p.Issue.Period, p.mover.next.Period
	from, _, ok := last.Bounds()
	to, _, known := next.Bounds()
	if !ok || !known || last.Kind == issue.Yearly {
		return
	}
	by := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	for _, r := range s.table.Rows {
		v := r.At(i)
		if m := monthAlone.FindStringSubmatch(v.Text); m != nil && !v.Covered {
			n, _ := strconv.Atoi(m[1]) // the pattern has digits
			s.texts[v.Place.Cell] = fmt.Sprintf("%d月%s", (n-1+by)%12+1, m[2])
		}
	}
}

var monthAlone = regexp.MustCompile(`^([1-9]|1[0-2])月(份?)$`)

// moveAround moves the texts above and below the table on.
func (p planner) moveAround(s *sheetPlan) {
	for _, v := range slices.Concat(s.table.Title, s.table.Notes) {
		if v.Kind == sheet.Text {
			if to := p.mover.move(v.Text).Text; to != v.Text {
				s.texts[v.Place.Cell] = to
			}
		}
	}
}

// cellBelow is the cell of a column below a head's last row.
func cellBelow(col, head int) string { return sheet.CellName(col, head+1) }
