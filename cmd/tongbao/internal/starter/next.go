// Package starter makes the folder of a new notice: from what an office says of itself, from the notice
// before it, or from a workbook. It decides what is carried over, what is emptied and what the clerk has to fill
// in, and writes nothing itself.
package starter

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/workbook"
)

// File is a file of the new folder.
type File struct {
	Name string
	Data []byte
}

// bodyName is the narrative, bookName the workbook that is written anew.
const (
	bodyName = "body.md"
	bookName = "inspection.xlsx"
)

// follower makes the folder that follows a notice's.
type follower struct {
	*survey.Survey
	last    Last
	answers Answers
	read    func(name string) ([]byte, error)
	mover   *mover
	report  *Report
	files   []File
}

// Next are the files of the notice behind s: its roster without results, its texts moved on a period. read
// reads a file of its folder; the error is of reading, or of a workbook that cannot be edited.
func Next(s *survey.Survey, last Last, a Answers, read func(name string) ([]byte, error)) ([]File, *Report, error) {
	last.Issue = s.Issue
	for _, k := range s.Kinds {
		last.Kinds = append(last.Kinds, k.Key)
	}
	f := &follower{Survey: s, last: last, answers: a, read: read, mover: newMover(s.Issue, s.Issue.Period.Next()), report: &Report{}}
	for _, step := range []func() error{f.settings, f.texts, f.workbooks} {
		if err := step(); err != nil {
			return nil, nil, err
		}
	}
	f.left()
	return f.files, f.report, nil
}

// rewritten adds a text file that changes by how.
func (f *follower) rewritten(name string, how func(src string) string) error {
	data, err := f.read(name)
	if err != nil {
		return err
	}
	src, _ := charset.Text(name, data) // it has been read already
	to := how(src)
	f.report.open(name, to)
	f.files = append(f.files, File{name, charset.Alike(data, to)})
	return nil
}

func (f *follower) settings() error {
	p := f.Issue.Period
	f.report.Carried = append(f.report.Carried, fmt.Sprintf("notice.toml：从%s改为%s", p.Label(), p.Next().Label()))
	if f.last.Folder == "" {
		f.report.Doubt = append(f.report.Doubt, Note{File: issue.FileName,
			Text: "上期的文件夹不在新文件夹旁边；要与上期对比的，把它复制过来，在 [period] 写 previous"})
	}
	if p.Kind == issue.Nth {
		f.report.Doubt = append(f.report.Doubt, Note{File: issue.FileName, Text: "第几次接着上期数；跨年的，请改 year 和 nth"})
	}
	if p.Kind == issue.Span && !wholeMonths(p) {
		f.report.Doubt = append(f.report.Doubt, Note{File: issue.FileName, Text: "[period] 的 from、to 接在上期后面，天数相同，请改成本期的"})
	}
	return f.rewritten(issue.FileName, func(src string) string { return nextSettings(src, f.last, f.answers, f.mover, f.report) })
}

// texts moves the narrative and the attachments that are texts on; where the usual text serves it serves again.
func (f *follower) texts() error {
	texts := f.Texts
	if f.Body.Name == bodyName {
		texts = append([]survey.Text{f.Body}, texts...)
	}
	for _, t := range texts {
		err := f.rewritten(t.Name, func(src string) string {
			to := f.mover.move(src)
			f.report.Carried = append(f.report.Carried, t.Name+movedWords(src, to))
			f.report.Doubt = append(f.report.Doubt, doubts(t.Name, 1, src, to)...)
			f.report.Doubt = append(f.report.Doubt, counted(t.Name, src)...)
			return to.Text
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// movedWords says which times of a text were moved.
func movedWords(src string, to moved) string {
	var words []string
	for _, s := range to.Moved {
		if w := src[s.From:s.To]; !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "：时间往后移了一期（原来的“" + strings.Join(words, "”“") + "”）"
}

// counted are the lines of a text with numbers typed by hand.
func counted(name, src string) (out []Note) {
	for i, line := range strings.Split(src, "\n") {
		if numbers := leftovers.CountsTyped(line); len(numbers) > 0 && !strings.HasPrefix(line, "#") {
			out = append(out, Note{name, i + 1, "手写的数“" + strings.Join(numbers, "”“") + "”是上期的还是固定的，请核对"})
		}
	}
	return out
}

// workbooks empties the workbooks, and adds the sheets that the next period needs.
func (f *follower) workbooks() error {
	plans := planner{f.Survey, f.mover}.plans()
	more := f.newSheets(plans)
	for _, in := range f.Inputs {
		if strings.Contains(in.Name, "/") || !workbook.IsRead(in.Name) {
			continue
		}
		data, err := f.read(in.Name)
		if err != nil {
			return err
		}
		own := slices.DeleteFunc(slices.Clone(plans), func(p *sheetPlan) bool { return p.grid.File != in.Name })
		if data, err = f.emptied(in.Name, data, own); err != nil {
			return fmt.Errorf("%s：%w", in.Name, err)
		}
		if !isCSV(in.Name) && len(more) > 0 {
			if data, err = added(data, more); err != nil {
				return fmt.Errorf("%s：%w", in.Name, err)
			}
			f.toFillSheets(in.Name, more)
			more = nil
		}
		f.files = append(f.files, File{in.Name, data})
		f.tellPlans(own)
	}
	if len(more) == 0 {
		return nil
	}
	data, err := newBook(more, nil, nil)
	f.files = append(f.files, File{f.freeName(), data})
	f.toFillSheets(f.freeName(), more)
	return err
}

// freeName is a name for a workbook that the folder has not.
func (f *follower) freeName() string {
	if slices.ContainsFunc(f.Inputs, func(h survey.Hashed) bool { return h.Name == bookName }) {
		return "复查.xlsx"
	}
	return bookName
}

func (f *follower) emptied(name string, data []byte, plans []*sheetPlan) ([]byte, error) {
	switch {
	case len(plans) == 0:
		return data, nil
	case isCSV(name):
		return nextCSV(plans[0])
	}
	return nextBook(data, plans, f.mayGrow)
}

// mayGrow reports a roster whose further columns are printed nowhere: every table of it says its columns.
func (f *follower) mayGrow(p *sheetPlan) bool {
	whole := func(t issue.TableSpec) bool {
		return t.Rows == p.kind.Key && len(t.Columns) == 0 || t.Sheet == p.grid.Sheet && t.Range == ""
	}
	for _, t := range f.Issue.Tables {
		if whole(t.TableSpec) {
			return false
		}
	}
	return !slices.ContainsFunc(f.Issue.Attachments, func(a issue.Attachment) bool { return whole(a.TableSpec) })
}

// newSheets are what failed, of rosters that list nothing else, and rosters where only numbers were stated.
func (f *follower) newSheets(plans []*sheetPlan) (out []*newSheet) {
	for _, r := range f.Rosters {
		spec := f.Issue.Rosters[r.Kind.Key]
		planned := slices.ContainsFunc(plans, func(p *sheetPlan) bool { return p.kind == r.Kind })
		switch {
		case planned && r.Now.Coverage == inspection.FailuresOnly && len(r.Now.Records) > 0:
			out = append(out, rechecked(r.Now, r.Kind))
		case !planned && len(spec.Summaries) == 0 && spec.Sheet == "":
			out = append(out, rosterSheet(r.Kind, nil))
		}
	}
	return out
}

func (f *follower) tellPlans(plans []*sheetPlan) {
	for _, p := range plans {
		if p.kept != "" {
			f.report.Carried = append(f.report.Carried, p.grid.File+" "+p.kept)
		}
		if len(p.failed) > 0 {
			f.report.Carried = append(f.report.Carried,
				fmt.Sprintf("%s 工作表“%s”：上期不合格的%d行，在“%s”一列标了“%s”", p.grid.File, p.grid.Sheet, len(p.failed), inspection.MarkHead, inspection.MarkText))
		}
		f.report.Emptied = append(f.report.Emptied, p.grid.File+" "+p.told)
		if p.left != "" {
			f.report.Emptied = append(f.report.Emptied, p.grid.File+" "+p.left)
		}
		if p.toDelete != "" {
			f.report.Doubt = append(f.report.Doubt, Note{File: p.grid.File + "!" + p.grid.Sheet, Text: "上期" + p.toDelete + "，合并的单元格管着下面几行，请自己删去这一行"})
		}
		f.report.Fill = append(f.report.Fill, Note{File: p.grid.File + "!" + p.grid.Sheet + "!" + p.from(), Text: "本期的数据"})
	}
}

// from is the first cell to fill in.
func (p *sheetPlan) from() string {
	head := p.table.Head[len(p.table.Head)-1].Number
	for _, c := range p.table.Columns {
		if p.kind != nil && !p.unmerge && !inspection.IsOfObject(c.Key) && c.Key != "" {
			return fmt.Sprintf("%s 起", cellBelow(c.Index, head))
		}
	}
	return fmt.Sprintf("%s 起", cellBelow(0, head))
}

func (f *follower) toFillSheets(file string, sheets []*newSheet) {
	for _, s := range sheets {
		if s.kind != nil {
			f.report.Fill = append(f.report.Fill, Note{File: file + "!" + s.name + "!A2 起",
				Text: "本期的名单；没有名单只有总数的，在 notice.toml 的 [" + s.kind.Key + "] 写 inspected、failed，删去这张表"})
		}
	}
}

// left tells which files of the folder are not copied.
func (f *follower) left() {
	var out []string
	for _, in := range f.Inputs {
		copied := slices.ContainsFunc(f.files, func(to File) bool { return to.Name == in.Name })
		if !copied && !strings.Contains(in.Name, "/") {
			out = append(out, in.Name)
		}
	}
	if len(out) > 0 {
		f.report.Emptied = append(f.report.Emptied, "没有复制的文件："+strings.Join(out, "、"))
	}
}
