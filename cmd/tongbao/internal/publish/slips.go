package publish

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/opendata"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/slips"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/templates"
)

// What the folder of the letters holds, beside one PDF and one docx a unit.
const (
	slipsSuffix  = "-整改通知单"
	slipsAll     = "全部整改通知单.pdf" // the list and all letters, for printing in one go
	slipsCover   = "发放清单.docx"
	slipsRecords = "清单.json"
)

// Slips writes for each unit with failures the letter that tells it what to put right (整改通知单), as PDF
// and docx, all of them as one PDF to print, and the list of them, into a folder beside the notice's.
// Status 1: the notice or a letter has errors; nothing is written then.
func Slips(dir string, o Options) (int, error) {
	if err := o.check(); err != nil {
		return StatusFailure, err
	}
	if err := distinct([]string{dir}); err != nil {
		return StatusFailure, err
	}
	if err := o.findOutput([]string{dir}); err != nil {
		return StatusFailure, err
	}
	if err := apart([]string{dir}, o.Output, true); err != nil {
		return StatusFailure, err
	}
	set := o.templates(dir)
	e, err := examine(dir, set, &o)
	if err != nil {
		return StatusFailure, err
	}
	if r := e.told(); e.composed == nil || r.Findings.Errors() > 0 {
		report(&o, reporting{o.Err, "", 1}, r)
		return StatusFindings, nil
	}
	units := slips.Units(e.survey)
	if len(units) == 0 {
		fmt.Fprintln(o.Out, "没有逐个列出的不合格的网站和账号，不需要整改通知单")
		return StatusGood, nil
	}
	files, findings, err := e.slips(units, dir, set, &o)
	if err != nil {
		return StatusFailure, err
	}
	for _, line := range onceAPlace(findings).Sorted().Lines() {
		fmt.Fprintln(o.Err, line)
	}
	if findings.Errors() > 0 {
		return StatusFindings, nil
	}
	return StatusGood, e.putSlips(files, len(units), &o)
}

// slips makes the files of all letters.
func (e *examined) slips(units []slips.Unit, dir string, set templates.Set, o *Options) ([]outdir.File, diag.Findings, error) {
	texts, findings := slipTexts(set)
	faces, told, err := o.Shelf.Open(o.faces(dir))
	if findings = append(findings, told...); err != nil || findings.Errors() > 0 {
		return nil, findings, err
	}
	s := &slipping{faces: faces, findings: findings, draft: e.result.Draft}
	s.add(slipsCover[:len(slipsCover)-len(".docx")], slips.Cover(e.folder.Issue, units), nil)
	for n, u := range units {
		composed, told := compose.Compose(slips.Of(e.survey, u, n, texts), e.result.Draft)
		s.tell(told, u)
		if told.Errors() == 0 && composed.Notice != nil {
			stem := fmt.Sprintf("%0*d-%s", len(fmt.Sprint(len(units))), n+1, cmp.Or(opendata.SafeStem(u.Name, titleBytes), "单位"))
			slips.ToFill(composed.Notice)
			s.add(stem, composed.Notice, composed.Figures)
		}
	}
	if s.err != nil || s.findings.Errors() > 0 {
		return nil, s.findings, s.err
	}
	s.joined()
	return s.files, s.findings, s.err
}

// slipTexts are the texts of the letters.
func slipTexts(set templates.Set) (slips.Texts, diag.Findings) {
	var findings diag.Findings
	read := func(name string) survey.Text {
		data, err := set.Read(name)
		if err != nil {
			findings = append(findings, intake.Found(diag.Place{File: "templates/" + name}, err))
			return survey.Text{}
		}
		text, told := charset.Text("templates/"+name, data)
		findings = append(findings, told...)
		return survey.Text{Name: "templates/" + name, Source: text}
	}
	return slips.Texts{Slip: read(slips.SlipText), Reply: read(slips.ReplyText)}, findings
}

// tell keeps the errors of a letter with the unit it is for, those of its text once for all letters; its
// warnings are the notice's, which are told where that is checked.
func (s *slipping) tell(told diag.Findings, u slips.Unit) {
	for _, f := range told {
		ofText := strings.HasPrefix(f.Place.File, "templates/")
		same := func(other diag.Finding) bool { return other.Place == f.Place && other.Code == f.Code }
		if f.Severity != diag.Error || ofText && slices.ContainsFunc(s.findings, same) {
			continue
		}
		if !ofText {
			f.Text = u.Name + "的整改通知单：" + f.Text
		}
		s.findings = append(s.findings, f)
	}
}

// slipping is the letters written so far.
type slipping struct {
	faces    *typeface.Set
	draft    bool
	titles   []string
	layouts  []*typeset.Layout
	files    []outdir.File
	findings diag.Findings
	err      error
}

// add lays a letter out, writes it as PDF and docx and reads it back.
func (s *slipping) add(stem string, n *document.Notice, ledger []*figures.Figure) {
	n.Draft = s.draft
	layout, told := typeset.LayOut(n, s.faces)
	told = append(told, s.faces.Findings()...)
	s.findings = append(s.findings, slices.DeleteFunc(told, func(f diag.Finding) bool { return f.Severity != diag.Error })...)
	if told.Errors() > 0 || s.err != nil {
		return
	}
	settled := settled(n, layout)
	meta := pdf.Meta{Title: n.Title, Author: strings.Join(n.Head.Organs, "、"), Subject: n.Kind, Date: n.SignOff.Date}
	data, err := pdf.Write(layout, layout.Fonts(s.faces), meta)
	if s.err = err; err != nil {
		return
	}
	word := docx.Write(settled)
	s.findings = append(s.findings, readBack([]outdir.File{{Name: pdfName, Data: data}, {Name: docxName, Data: word}}, settled, ledger)...)
	if ledger != nil { // the list of them is part of the whole
		s.files = append(s.files, outdir.File{Name: stem + ".pdf", Data: data})
	}
	s.files = append(s.files, outdir.File{Name: stem + ".docx", Data: word})
	s.titles, s.layouts = append(s.titles, stem), append(s.layouts, layout)
}

// joined adds the one PDF for printing.
func (s *slipping) joined() {
	title := strings.TrimSuffix(slipsAll, ".pdf")
	all := typeset.Join(s.titles, s.layouts)
	data, err := pdf.Write(all, all.Fonts(s.faces), pdf.Meta{Title: title, Subject: "通知单"})
	s.files, s.err = append(s.files, outdir.File{Name: slipsAll, Data: data}), err
}

// putSlips replaces the folder of the letters and says where they are. What people changed in it is kept.
func (e *examined) putSlips(files []outdir.File, letters int, o *Options) error {
	dir := filepath.Join(o.Output, e.result.Name+slipsSuffix)
	if e.result.Draft {
		dir += draftSuffix
	}
	record, err := slipRecords(files)
	if err != nil {
		return err
	}
	files = append(files, record)
	var told diag.Findings
	err = outdir.Open(o.Output).Alone(func(t *outdir.Turn) error {
		kept, err := t.ReplaceFolder(filepath.Base(dir), files, knownSlips(dir))
		for _, k := range kept {
			tellKept(&told, dir, k)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, line := range told.Sorted().Lines() {
		fmt.Fprintln(o.Err, line)
	}
	fmt.Fprintf(o.Err, "%s：整改通知单%d份；一次打印全部的用 %s\n", e.result.Name, letters, slipsAll)
	_, err = fmt.Fprintln(o.Out, dir)
	return err
}

// slipRecords is the file that knows what has been written, with its hashes.
func slipRecords(files []outdir.File) (outdir.File, error) {
	var list []survey.Hashed
	for _, f := range files {
		list = append(list, survey.Hash(f.Name, f.Data))
	}
	data, err := json.MarshalIndent(list, "", "  ")
	return outdir.File{Name: slipsRecords, Data: append(data, '\n')}, err
}

// knownSlips are the hashes of what has been written into the folder before.
func knownSlips(dir string) map[string]string {
	path := filepath.Join(dir, slipsRecords)
	data, err := intake.File(path, intake.Manifest)
	if err != nil {
		return nil
	}
	var list []survey.Hashed
	if json.Unmarshal(data, &list) != nil {
		return nil
	}
	known := map[string]string{slipsRecords: survey.Hash(slipsRecords, data).SHA256}
	for _, h := range list {
		known[h.Name] = h.SHA256
	}
	return known
}
