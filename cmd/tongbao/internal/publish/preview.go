package publish

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/markdown"
	"tongbao/cmd/tongbao/internal/preview"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/svg"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/templates"
)

// Preview shows a notice in the browser and follows each save of its files, until ctx ends or the page is
// closed. It writes nothing. open is given the address.
func Preview(ctx context.Context, dir string, port int, open func(url string), o Options) (int, error) {
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	if err := distinct([]string{dir}); err != nil {
		return StatusFailure, err
	}
	if _, _, err := o.Shelf.Open(o.faces(dir)); err != nil {
		return StatusFailure, err
	}
	p := &previewing{dir: dir, o: &o}
	err := preview.Serve(ctx, preview.Options{Watch: p.watched(), Port: port, Ready: func(url string) {
		fmt.Fprintf(o.Out, "预览：%s\n", url)
		fmt.Fprintln(o.Err, "保存文件以后网页自动更新；关闭网页，或在这里按 Ctrl+C 结束。")
		open(url)
	}}, p.state)
	if err != nil {
		return StatusFailure, err
	}
	return StatusGood, nil
}

// previewing is what stays the same from one save to the next.
type previewing struct {
	dir string
	o   *Options
}

// watched are the folders whose files the notice is made of: its own, and the templates on disk.
func (p *previewing) watched() []string {
	out := []string{p.dir}
	folder := findFolder(p.o.Templates, p.dir, templatesFolder)
	if folder == "" {
		return out
	}
	for _, name := range []string{"body", "html", "rules", "proof"} {
		if sub := filepath.Join(folder, name); isDir(sub) {
			out = append(out, sub)
		}
	}
	return out
}

// state is what the folder comes to now.
func (p *previewing) state() *preview.State {
	set := p.o.templates(p.dir)
	e, err := drawUp(p.dir, set, p.o)
	if err != nil {
		return &preview.State{Name: filepath.Base(p.dir), Status: err.Error(), Texts: p.texts()}
	}
	out := &preview.State{Name: e.result.Name, Figures: figuresOf(e.result.Figures), Texts: p.texts(), Sheets: sheetsOf(e.folder)}
	if e.composed != nil {
		p.show(out, &e, set)
		e.told()
	}
	findings := e.result.Findings.Open()
	out.Findings, out.Sound = findingsOf(findings), findings.Errors() == 0
	if out.Status = findings.Counts(); out.Status == "" {
		out.Status = "没有发现问题"
	}
	return out
}

// show adds what the notice looks like in each form, and proofreads it meanwhile.
func (p *previewing) show(out *preview.State, e *examined, set templates.Set) {
	proofread := e.proofreading(set)
	defer func() { e.findings = append(e.findings, proofread()...) }()
	faces, _, err := p.o.Shelf.Open(p.o.faces(p.dir))
	if err != nil {
		return // as before the preview began
	}
	layout, told := typeset.LayOut(e.composed.Notice, faces)
	e.findings = slices.Concat(e.findings, told, faces.Findings())
	if told.Errors() > 0 {
		return
	}
	n := settled(e.composed.Notice, layout)
	var forms sync.WaitGroup
	forms.Go(func() { draw(out, layout, faces) })
	if n.Head.Secrecy == "" {
		page, told := html.Page(n, html.Options{Templates: set, Keys: true})
		out.Page, e.findings = page, append(e.findings, told...)
	}
	out.Markdown = markdown.Write(n, markdown.Pipe)
	forms.Wait()
}

// draw adds the printed pages. A face that cannot be read leaves them as they were.
func draw(out *preview.State, layout *typeset.Layout, faces *typeface.Set) {
	drawn, err := svg.Draw(layout, layout.Fonts(faces))
	if err != nil {
		return // the faces tell it
	}
	out.Paper, out.Fonts = drawn.Pages, map[string][]byte{}
	for _, f := range drawn.Fonts {
		out.Fonts[f.Family] = f.Data
	}
}

// texts are the text files of the folder, as a clerk edits them; one that cannot be read is a finding.
func (p *previewing) texts() []preview.Text {
	in := intake.Open(p.dir)
	entries, err := in.List(intake.MaxFiles)
	if err != nil {
		return nil
	}
	var out []preview.Text
	for _, e := range entries {
		kind := intake.Text
		switch {
		case e.Name() == issue.FileName:
			kind = intake.Settings
		case filepath.Ext(e.Name()) != ".md":
			continue
		}
		if data, err := in.Read(e.Name(), kind); err == nil {
			out = append(out, preview.Text{File: e.Name(), Text: strings.ToValidUTF8(string(data), "�")})
		}
	}
	return out
}

// sheetsOf are the sheets of the notice and of the periods it is compared with, as they show their cells.
func sheetsOf(f *survey.Folder) []preview.Sheet {
	var out []preview.Sheet
	folders := []*survey.Folder{f}
	for _, e := range f.Earlier {
		folders = append(folders, e.Folder)
	}
	for _, f := range folders {
		if f == nil {
			continue
		}
		for i := range f.Grids {
			out = append(out, sheetOf(&f.Grids[i]))
		}
	}
	return out
}

func sheetOf(g *sheet.Grid) preview.Sheet {
	out := preview.Sheet{File: g.File, Name: g.Sheet, Rows: make([][]string, len(g.Rows))}
	for r, row := range g.Rows {
		out.Rows[r] = make([]string, len(row.Values))
		for c, v := range row.Values {
			out.Rows[r][c] = v.Shown()
		}
	}
	return out
}

func findingsOf(fs diag.Findings) []preview.Finding {
	out := []preview.Finding{}
	for _, f := range fs {
		out = append(out, preview.Finding{Severity: f.Severity.String(), Text: f.Text, Hint: f.Hint, Code: f.Code, Place: shownAt(f.Place)})
	}
	return out
}

func figuresOf(fs []*figures.Figure) map[string]preview.Figure {
	out := map[string]preview.Figure{}
	for _, f := range fs {
		var from []preview.Place
		for _, p := range f.Sources {
			from = append(from, shownAt(p))
		}
		out[f.Key] = preview.Figure{Name: f.Name, Text: f.Text, Formula: f.Formula, Rounding: f.Rounding, Sources: from}
	}
	return out
}

func shownAt(p diag.Place) preview.Place {
	return preview.Place{Label: p.String(), File: p.File, Line: p.Line, Sheet: p.Sheet, Cell: p.Cell}
}
