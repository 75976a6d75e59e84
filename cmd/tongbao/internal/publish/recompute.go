package publish

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/version"
)

// findData looks for the folder of the notice's data: the one that is named, else one of the
// notice's name that has a notice.toml, beside the folder of outputs or below what stands
// beside it, or likewise where the command runs. Empty: there is none.
func (a *audit) findData(named string) string {
	if named != "" {
		return named
	}
	name := a.m.Notice
	if name == "" || name != filepath.Base(name) || !filepath.IsLocal(name) {
		return ""
	}
	abs, err := filepath.Abs(a.dir)
	if err != nil {
		return ""
	}
	for _, root := range []string{filepath.Dir(filepath.Dir(abs)), "."} {
		candidates := []string{filepath.Join(root, name)}
		entries, _ := intake.Open(root).List(intake.MaxBeside) // one that cannot be read has none
		for _, e := range entries {
			if e.IsDir() {
				candidates = append(candidates, filepath.Join(root, e.Name(), name))
			}
		}
		for _, c := range candidates {
			if info, err := os.Lstat(filepath.Join(c, issue.FileName)); err == nil && info.Mode().IsRegular() {
				return c
			}
		}
	}
	return ""
}

// recompute holds the data against the manifest and counts every figure once more. Where a
// file of the outputs is another, it returns all files as they are made of the data today.
func (a *audit) recompute() ([]outdir.File, error) {
	if a.data == "" && slices.Contains(a.sound, archiveName) && a.m.Older[archiveName] == "" {
		return nil, a.fromArchive()
	}
	if a.data == "" {
		a.note("原始数据不在：没有找到通报的文件夹“%s”，没有重新计算；在别处的，用 --folder 写明", shown(a.m.Notice))
		return nil, nil
	}
	o := *a.o
	o.Draft, o.Only, o.Layout = a.m.Draft, a.forms(), a.wrote(layoutName)
	set := o.templates(a.data)
	e, err := examine(a.data, set, &o)
	if err != nil {
		return nil, err
	}
	a.holdFiles("原始数据 "+a.data+" 里的", a.m.Inputs, e.folder.Inputs)
	if e.composed == nil {
		a.changed("原始数据 %s 现在有错误，不能重新计算", a.data)
		return nil, nil
	}
	a.holdFigures(e.result.Figures)
	if len(a.damaged) == 0 || e.stops() {
		return nil, nil
	}
	r, err := e.finish(a.data, set, &o)
	if err != nil {
		return nil, err
	}
	return r.files, nil
}

// wrote reports whether a file is among the outputs of the manifest.
func (a *audit) wrote(name string) bool {
	return slices.ContainsFunc(a.m.Outputs, func(o survey.Hashed) bool { return o.Name == name })
}

// forms are those the notice was written in.
func (a *audit) forms() []string {
	var out []string
	files := map[string]string{FormPDF: pdfName, FormOFD: ofdName, FormHTML: htmlName, FormMD: mdName, FormDocx: docxName}
	for _, form := range forms() {
		if a.wrote(files[form]) {
			out = append(out, form)
		}
	}
	return out
}

// holdFiles tells which of some files are others now, gone or new.
func (a *audit) holdFiles(whose string, was, is []survey.Hashed) {
	now := map[string]string{}
	for _, f := range is {
		now[f.Name] = f.SHA256
	}
	for _, f := range was {
		switch sum, there := now[f.Name]; {
		case !there:
			a.changed("%s %s 不在了", whose, shown(f.Name))
		case sum != f.SHA256:
			a.changed("%s %s 改过", whose, shown(f.Name))
		}
		delete(now, f.Name)
	}
	for _, f := range is {
		if now[f.Name] != "" {
			a.changed("%s %s 是新加的", whose, shown(f.Name))
		}
	}
}

// holdFigures tells which figures are counted otherwise today, with the cells they rest on.
func (a *audit) holdFigures(today []*figures.Figure) {
	now := map[string]*figures.Figure{}
	for _, f := range today {
		now[f.Key] = f
	}
	told := 0
	for _, f := range a.m.Figures {
		if f == nil {
			continue
		}
		is := now[f.Key]
		if is != nil && is.Text == f.Text {
			continue
		}
		if told++; told > shownFigures {
			continue
		}
		if is == nil {
			a.changed("数字 %s：印的是“%s”，现在通报里没有这个数字", shown(f.Key), shown(f.Text))
			continue
		}
		a.changed("数字 %s：印的是“%s”，现在算得“%s”（出处：%s）", shown(f.Key), shown(f.Text), is.Text, sources(is))
	}
	if told > shownFigures {
		a.changed("另有%d个数字与印的不同", told-shownFigures)
	}
}

// shownSources is how many places of a figure are told.
const shownSources = 6

func sources(f *figures.Figure) string {
	var places []string
	for _, p := range f.Sources {
		places = append(places, p.String())
	}
	more := ""
	if len(places) > shownSources {
		places, more = places[:shownSources], "等"
	}
	return strings.Join(places, "、") + more
}

// equipment holds templates, faces and the program's version against the manifest.
func (a *audit) equipment() error {
	near := cmp.Or(a.data, a.dir)
	if set := a.o.templates(near); len(a.m.Templates) > 0 && !set.OnDisk() {
		a.note("模板文件夹不在，没有核对%d个模板", len(a.m.Templates))
	} else {
		a.templatesAre(set.Sum)
	}
	if err := a.facesAre(near); err != nil {
		return err
	}
	if now := version.Program(); a.m.Program != "" && a.m.Program != now {
		a.note("生成时的程序是 %s，现在的是 %s", shown(a.m.Program), now)
	}
	return nil
}

// templatesAre holds the templates against what sum says of those on disk, empty where there is
// none.
func (a *audit) templatesAre(sum func(name string) string) {
	for _, t := range a.m.Templates {
		switch now := sum(t.Name); now {
		case t.SHA256:
		case "":
			a.changed("模板 %s 不在了", shown(t.Name))
		default:
			a.changed("模板 %s 改过", shown(t.Name))
		}
	}
}

// facesAre holds the faces of the PDF against those found today.
func (a *audit) facesAre(near string) error {
	if !slices.ContainsFunc(a.m.Faces, func(f FaceUse) bool { return f.SHA256 != "" }) {
		return nil
	}
	where := a.o.faces(near)
	if len(where.Dirs) == 0 && !where.System {
		a.note("字体文件夹不在，没有核对字体")
		return nil
	}
	faces, _, err := a.o.Shelf.Open(where)
	if err != nil {
		return err
	}
	for _, use := range a.m.Faces {
		if use.SHA256 == "" {
			continue
		}
		switch face := faces.Face(use.Name); {
		case face == nil || face.Sum() == "":
			a.changed("字体 %s（%s）不在了", shown(use.Name), shown(use.File))
		case face.Sum() != use.SHA256:
			a.changed("字体 %s（%s）换过", shown(use.Name), shown(use.File))
		}
	}
	return nil
}
