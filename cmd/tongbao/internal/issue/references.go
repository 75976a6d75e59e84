package issue

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
)

// CheckFiles reports the workbooks that the file names and the folder does not have. files
// are the names of all files there.
func (i *Issue) CheckFiles(files []string) diag.Findings {
	var findings diag.Findings
	report := func(at diag.Place, name string) {
		if name == "" || slices.Contains(files, name) {
			return
		}
		hint := "请把文件放进通报的文件夹，或改正文件名。"
		if near := conf.NearestFile(name, files); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		findings.Tell(codeUnknownFile, at, hint, "通报的文件夹里没有“%s”这个文件。", name)
	}
	for key, r := range i.rosters() {
		report(i.At(key, "file"), r.File)
	}
	for _, s := range i.shown() {
		report(i.At(s.key("file")...), s.File)
	}
	return findings
}

// CheckSheets reports the sheets that the file names and the workbooks do not
// have. sheets are the names of all sheets read.
func (i *Issue) CheckSheets(sheets []string) diag.Findings {
	var findings diag.Findings
	report := func(at diag.Place, name string, also ...string) {
		if name == "" || slices.Contains(sheets, name) || slices.Contains(also, name) {
			return
		}
		hint := "文件夹里没有能读的工作簿（.xlsx、.xlsm、.csv），请把检查数据放进来。"
		if len(sheets) > 0 {
			hint = "现有的工作表：" + strings.Join(sheets, "、") + "。"
		}
		if near := conf.Nearest(name, append(slices.Clone(sheets), also...)); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		findings.Tell(codeUnknownSheet, at, hint, "没有“%s”这张工作表。", name)
	}
	for key, r := range i.rosters() {
		report(i.At(key, "sheet"), r.Sheet)
		for _, s := range r.Summaries {
			report(s.Place, s.Sheet)
		}
	}
	for _, s := range i.shown() {
		report(i.At(s.key("sheet")...), s.Sheet)
		report(i.At(s.key("rows")...), s.Rows, i.kindKeys()...)
	}
	return findings
}

// Sheets lists the sheets that the file names.
func (i *Issue) Sheets() []string {
	var out []string
	for _, r := range i.rosters() {
		out = append(out, r.Sheet)
		for _, s := range r.Summaries {
			out = append(out, s.Sheet)
		}
	}
	for _, s := range i.shown() {
		out = append(out, s.Sheet, s.Rows)
	}
	for _, c := range i.Checks {
		out = append(out, c.Rows)
	}
	return out
}

// Acknowledge returns the findings with the office's reasons set on those that
// [[acknowledged]] names, and a warning for each entry that names none, or an
// error that has to be mended. codes are the names of all codes there are.
func (i *Issue) Acknowledge(findings diag.Findings, codes []string) diag.Findings {
	out := slices.Clone(findings)
	of := map[string][]int{} // findings by code
	printed := make([]diag.Printed, len(out))
	for k, f := range out {
		of[f.Code] = append(of[f.Code], k)
		printed[k] = f.Place.Print()
	}
	for _, a := range i.Acknowledged {
		used, refused := false, false
		written := diag.ReadPlaces(a.At)
		for _, k := range of[a.Code] {
			if !written.Has(printed[k]) {
				continue
			}
			used = true
			if out[k].Severity == diag.Error && !out[k].Acceptable {
				refused = true
				continue
			}
			out[k].Acknowledged = a.Why
		}
		switch {
		case refused:
			out.Tell(codeAcknowledgedRefused, a.Place, "请改正错误，再删去这一节。", "%s 这种错误不改正，通报就不完整，不能写在 [[acknowledged]] 里。", a.Code)
		case !used && !slices.Contains(codes, a.Code):
			hint := "代号是检查结果末尾方括号里的，用 tongbao help 代号 列出全部。"
			if near := conf.Nearest(a.Code, codes); near != "" {
				hint = "是不是“" + near + "”？" + hint
			}
			out.Tell(codeAcknowledgedUnknown, a.Place, hint, "没有“%s”这个代号。", a.Code)
		case !used:
			out.Tell(codeAcknowledgedUnused, a.Place, "问题已不存在的，删去这一节；位置写错的，照检查结果改。",
				"[[acknowledged]] 的 %s 没有对上任何检查结果。", a.Code)
		}
	}
	return out
}
