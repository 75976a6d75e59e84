package publish

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/readback"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/cmd/tongbao/internal/version"
	"tongbao/templates"
)

// archiveName is the PDF that carries what the notice was made of. It is for the archive: neither the
// page nor the list of notices offers it, and notice.pdf carries nothing.
const archiveName = "notice.archive.pdf"

// figuresName is the file in it that holds the figures.
const figuresName = "figures.json"

// archived is figures.json: the figures as the manifest has them, and what is needed to count them
// once more. It has no hash of an output in it.
type archived struct {
	Program string   `json:"program"`
	Notice  string   `json:"notice"` // name of the folder
	Title   string   `json:"title"`
	Draft   bool     `json:"draft,omitempty"`
	All     bool     `json:"all"`     // all that the notice was made of is there
	Printed []string `json:"printed"` // keys of the figures that stand in the text
	Figures recorded `json:"figures"`
}

// archiveFiles are the files that go into the PDF for the archive, without the figures; none where
// notice.toml asks for none. They are read once more, and must be what the notice was made of.
func (e *examined) archiveFiles(dir string, set templates.Set) ([]pdf.Attached, error) {
	what := e.folder.Issue.Notice.Archive
	if what == "" {
		return nil, nil
	}
	var out []pdf.Attached
	for _, in := range survey.MadeOf(e.folder) {
		if what == issue.ArchiveData && in.Name != issue.FileName {
			continue
		}
		from, name := intake.Open(dir), path.Base(in.Name)
		if name != in.Name {
			from = from.Beside(path.Dir(in.Name))
		}
		data, err := from.Read(name, intake.Other)
		if err != nil {
			return nil, err
		}
		if survey.Hash(in.Name, data) != in {
			return nil, fmt.Errorf("%s 在生成时改动过，请再运行一次", in.Name)
		}
		out = append(out, source(in.Name, "通报的"+kindOfInput(name), data))
	}
	if what == issue.ArchiveAll {
		out = append(out, attachedTemplates(set.Used())...)
	}
	return out, nil
}

// attachedTemplates are the office's own texts, rules and words the notice was made with.
func attachedTemplates(used map[string][]byte) []pdf.Attached {
	var out []pdf.Attached
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if !strings.HasPrefix(name, "html/") {
			out = append(out, source(templatesFolder+"/"+name, "模板", used[name]))
		}
	}
	return out
}

// source is a file the paper was made of.
func source(name, text string, data []byte) pdf.Attached {
	return pdf.Attached{Name: name, MediaType: mediaType(path.Base(name)), Relationship: "Source", Text: text, Data: data}
}

// mediaType is what a file is by its ending.
func mediaType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".toml":
		return "application/toml"
	case ".md":
		return "text/markdown"
	case ".csv":
		return "text/csv"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".xlsm":
		return "application/vnd.ms-excel.sheet.macroEnabled.12"
	}
	return "application/octet-stream"
}

func kindOfInput(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".toml":
		return "要素"
	case ".md":
		return "正文"
	}
	return "数据"
}

// figuresFile is figures.json of a notice whose printed form is paper.
func (r *Result) figuresFile(paper []byte) (pdf.Attached, error) {
	a := archived{Program: version.Program(), Notice: r.Name, Title: r.Notice.Title, Draft: r.Draft, Figures: r.Figures,
		All: r.issue.Notice.Archive == issue.ArchiveAll}
	gone := readback.Gone(pdfName, paper, textsOf(r.Figures))
	for _, f := range r.Figures {
		if !slices.Contains(gone, f.Key+" = "+f.Text) {
			a.Printed = append(a.Printed, f.Key)
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(a)
	return pdf.Attached{Name: figuresName, MediaType: "application/json", Relationship: "Data", Text: "通报的数字", Data: b.Bytes()}, err
}

func textsOf(list []*figures.Figure) [][2]string {
	var out [][2]string
	for _, f := range list {
		out = append(out, [2]string{f.Key, f.Text})
	}
	return out
}

// archive adds the PDF for the archive beside paper, the printed form.
func (w *writing) archive(p *paper, fonts typeset.Fonts, meta pdf.Meta, paper []byte) error {
	list, err := p.result.figuresFile(paper)
	if err != nil {
		return err
	}
	data, err := pdf.WriteArchive(p.layout, fonts, meta, append(p.archive, list))
	if err != nil {
		return fmt.Errorf("%s: %w", archiveName, err)
	}
	w.add(archiveName, data, nil)
	return nil
}

// verifyArchive holds a PDF for the archive against what it carries. It reports whether anything has
// changed.
func (o *Options) verifyArchive(file string) (bool, error) {
	data, err := intake.File(file, intake.Other)
	if err != nil {
		return false, err
	}
	a := &audit{dir: file, o: o}
	if err := a.holdArchive(data, file); err != nil {
		return false, fmt.Errorf("%s：%w", file, err)
	}
	a.m.Outputs = []survey.Hashed{{Name: file}} // one file was held
	return a.report(o.Out), nil
}

// fromArchive counts the figures of a folder once more from the PDF for the archive in it.
func (a *audit) fromArchive() error {
	data, err := a.read(archiveName)
	if err != nil {
		return err
	}
	of := &audit{dir: a.dir, o: a.o}
	if err := of.holdArchive(data, a.dir); err != nil {
		return err
	}
	a.note("原始数据不在，用 %s 附带的数据核对", archiveName)
	a.changes, a.notes = append(a.changes, of.changes...), append(a.notes, of.notes...)
	return nil
}

// holdArchive holds the text of a PDF for the archive against the figures it carries, and counts
// them once more from the data in it. near is where fonts are looked for.
func (a *audit) holdArchive(data []byte, near string) error {
	files, err := readback.Attached(data)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(files, func(f readback.File) bool { return f.Name == figuresName })
	var told archived
	if i < 0 || json.Unmarshal(files[i].Data, &told) != nil || !isName(told.Notice) {
		return fmt.Errorf("里面没有附带通报的数据；存档用的是 %s，怎样生成见说明书", archiveName)
	}
	a.m.Notice, a.m.Draft, a.m.Figures, a.m.Program = told.Notice, told.Draft, told.Figures, told.Program
	var printed [][2]string
	for _, f := range told.Figures {
		if f != nil && slices.Contains(told.Printed, f.Key) {
			printed = append(printed, [2]string{f.Key, f.Text})
		}
	}
	for _, gone := range readback.Gone(archiveName, data, printed) {
		a.changed("印出的文字里没有附带的这个数字：%s", shown(gone))
	}
	if !told.All {
		a.note("只附带了 %s 和数字，没有附带工作簿，没有重新计算", issue.FileName)
		return nil
	}
	unpacked, err := placed(files, told.Notice)
	if err != nil {
		return err
	}
	return outdir.Unpacked(unpacked, func(dir string) error { return a.recomputeIn(dir, near, data) })
}

// isName reports a name that is one of a folder.
func isName(name string) bool {
	return filepath.IsLocal(name) && name != "." && !strings.ContainsAny(name, `/\:`) && name != templatesFolder
}

// placed are the embedded files where the notice finds them: its own in a folder of its name, with
// earlier periods and templates beside it.
func placed(files []readback.File, notice string) ([]outdir.File, error) {
	out := []outdir.File{{Name: templatesFolder + "/README"}} // so that no other templates serve
	for _, f := range files {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) || strings.ContainsAny(f.Name, `\:`) {
			return nil, fmt.Errorf("附带的文件“%s”名称不对", shown(f.Name))
		}
		switch {
		case f.Name == figuresName:
			continue
		case !strings.Contains(f.Name, "/"):
			f.Name = notice + "/" + f.Name
		}
		out = append(out, outdir.File(f))
	}
	return out, nil
}

// recomputeIn counts every figure once more from the files unpacked into a folder, makes the paper
// again and holds its text against the one there is.
func (a *audit) recomputeIn(dir, near string, data []byte) error {
	o, notice := *a.o, filepath.Join(dir, a.m.Notice)
	o.Templates, o.Draft, o.Only, o.Layout = filepath.Join(dir, templatesFolder), a.m.Draft, []string{FormPDF}, false
	o.Fonts = findFolder(o.Fonts, near, fontsFolder)
	set := o.templates(notice)
	e, err := examine(notice, set, &o)
	if err != nil {
		return err
	}
	if e.composed == nil || e.stops() {
		a.changed("附带的数据有错误，不能重新计算")
		return nil
	}
	a.holdFigures(e.result.Figures)
	r, err := e.finish(notice, set, &o)
	if err != nil {
		return err
	}
	for _, f := range r.files {
		if f.Name != archiveName || bytes.Equal(f.Data, data) {
			continue
		}
		if how := readback.Changed(readback.File(f), readback.File{Name: archiveName, Data: data}); how != "" {
			a.changed("%s", shown(how))
		}
	}
	return nil
}
