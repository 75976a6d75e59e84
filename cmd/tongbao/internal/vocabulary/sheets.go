package vocabulary

import (
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// sheetCalled is a free sheet of a period. What is doubtful in that of another was that
// notice's business.
func sheetCalled(s *speaker, name string, at period) (*figures.Set, error) {
	set := s.sheetIn(name, at)
	switch {
	case set == nil && s.asideIn(name, at) != nil:
		return nil, inPeriodOf(at, s.asideIn(name, at))
	case set == nil:
		return nil, s.noSheetThen(name, at)
	case at == now:
		set.Used()
	}
	return s.on(set), nil
}

// noSheetThen is the error of a sheet that the folder of another period does not have.
func (d *Data) noSheetThen(name string, at period) error {
	word, key, folder := "上期", "previous", d.Issue.Period.PreviousFolder
	if at == yearAgo {
		word, key, folder = "去年同期", "last_year", d.Issue.Period.LastYearFolder
	}
	skip := "；可有可无的，用 {{如有 " + word + "." + Quote(name) + "}} 跳过。"
	if folder == "" {
		return notThere("请在 [period] 用 "+key+" 写明"+word+"的文件夹，里面要有工作表“"+name+"”"+skip, "没有%s的“%s”", word, name)
	}
	return notThere("请把"+word+"的表放进那个文件夹，表名写“"+name+"”；只有合计的，写进 [values]，用 .较(写明.名称) 比较"+skip,
		"%s的文件夹 %s 里没有工作表“%s”", word, folder, name)
}

// inPeriodOf is an error about a sheet with the period whose sheet it is.
func inPeriodOf(at period, e *language.Error) error {
	for word, p := range periodWords {
		if p == at {
			return wrong(e.Hint, "%s的%s", word, e.Text)
		}
	}
	return e
}
