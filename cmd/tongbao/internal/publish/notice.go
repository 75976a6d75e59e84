package publish

import (
	"slices"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/readback"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// Result is one notice after its way through the pipeline.
type Result struct {
	Name     string           // of the folder
	Folder   string           // where it was written; empty: it was not
	stands   string           // what is said of a folder that was printed and stays as it is; empty: it was written
	Draft    bool             // 草稿: asked for, or the paper will be signed and has no date yet
	Notice   *document.Notice // nil: the folder could not be read far enough
	Figures  []*figures.Figure
	Findings diag.Findings // sorted, those the office has acknowledged marked

	issue    *issue.Issue
	folder   *survey.Folder
	files    []outdir.File // without the manifest
	page     string        // where its findings are shown; empty: nowhere yet
	manifest Manifest
	said     []string // what a clerk does now with what was built; once its findings have been shown that and what is exported is left
}

// build is the whole way of one notice.
func build(dir string, output *outdir.Output, o *Options) (*Result, error) {
	r, err := prepare(dir, o)
	if r == nil {
		return nil, err
	}
	if err == nil && r.Findings.Errors() == 0 {
		err = output.Alone(func(t *outdir.Turn) error { return r.put(t, o) })
	}
	return r, r.showFindings(dir, output, o, r.outcome(), err)
}

// prepare is the way of one notice up to its finished files in memory. What goes
// wrong at a stage is told, and the later stages do what can still be done, so that
// all findings come in one run. With an error the result, where there is one, holds what
// was found before.
func prepare(dir string, o *Options) (*Result, error) {
	r, err := o.way(dir)
	if r != nil { // what the manifest has, others' programs do not change
		r.Findings = append(r.Findings, survey.Unsaved(intake.Open(dir))...).Sorted()
	}
	return r, err
}

// way is what prepare does with what the folder holds.
func (o *Options) way(dir string) (*Result, error) {
	o.Shelf.ReadAhead(o.faces(dir))
	set := o.templates(dir)
	e, err := drawUp(dir, set, o)
	if err != nil || e.composed == nil {
		return e.result, err
	}
	return e.finish(dir, set, o)
}

// finish lays out what has been drawn up and proofreads it meanwhile, writes the files and reads them back.
func (e *examined) finish(dir string, set templates.Set, o *Options) (*Result, error) {
	proofread := e.proofreading(set)
	paper, told, err := settle(e.composed.Notice, dir, e.wantsOFD(o), o)
	e.findings = slices.Concat(e.findings, proofread(), told)
	if err == nil && o.wants(FormPDF) {
		paper.result = e.result
		paper.archive, err = e.archiveFiles(dir, set)
	}
	if err == nil {
		e.result.files, told, err = writeForms(paper, set, o)
		e.findings = append(e.findings, told...)
	}
	if err == nil && !e.stops() {
		e.findings = append(e.findings, readBack(e.result.files, paper.notice, e.result.Figures)...)
	}
	r := e.told()
	switch {
	case err != nil && r.Findings.Errors() > 0:
		return r, nil // nothing is written anyhow, and the errors come first
	case err == nil:
		r.manifest = newManifest(r, e.folder, e.composed, paper, set.Used())
	}
	return r, err
}

// wantsOFD reports whether notice.ofd is to be written: where it is asked for by --only, or by
// notice.toml and nothing else is.
func (e *examined) wantsOFD(o *Options) bool {
	return o.wants(FormOFD) && (len(o.Only) > 0 || e.folder.Issue.Notice.OFD || e.composed.Notice.Web.OFD)
}

// readBack holds the finished files against the notice by reading them again.
func readBack(files []outdir.File, n *document.Notice, ledger []*figures.Figure) diag.Findings {
	written := make([]readback.File, len(files))
	for i, f := range files {
		written[i] = readback.File(f)
	}
	return readback.Check(written, n, ledger)
}

// examined is what is known of a notice before it is laid out.
type examined struct {
	result   *Result
	folder   *survey.Folder
	survey   *survey.Survey    // nil: notice.toml could not be read
	composed *compose.Composed // nil: there is nothing to lay out
	findings diag.Findings
	kept     diag.Findings // what last time's is left in the text, which makes no number unsound
}

// examine draws a notice up and proofreads it.
func examine(dir string, set templates.Set, o *Options) (examined, error) {
	e, err := drawUp(dir, set, o)
	if err == nil && e.composed != nil {
		e.findings = append(e.findings, e.proofreading(set)()...)
	}
	return e, err
}

// drawUp reads, judges, counts and composes a notice.
func drawUp(dir string, set templates.Set, o *Options) (examined, error) {
	folder, findings, err := survey.Read(dir, set, inspection.Kinds(), o.archive)
	if err != nil {
		return examined{}, err
	}
	e := examined{result: &Result{Name: folder.Name, issue: folder.Issue, folder: folder}, folder: folder, findings: findings}
	if folder.Issue == nil {
		e.result.Findings = findings.Sorted()
		return e, nil
	}
	e.result.Draft = o.Draft || folder.Issue.Undated()
	found, judged := survey.Judge(folder)
	e.survey = found
	e.kept = leftovers.Check(found)
	composed, told := compose.Compose(found, e.result.Draft)
	e.findings = slices.Concat(findings, o.release(folder.Issue), judged, told)
	e.result.Notice, e.result.Figures = composed.Notice, composed.Figures
	if composed.Notice == nil || len(composed.Notice.Body) == 0 && e.stops() {
		e.findings = append(e.findings, e.kept...)
		e.told()
		return e, nil // laying out nothing would only add noise
	}
	if endless := typeset.Endless(composed.Notice); endless != nil {
		e.findings = append(e.findings, endless...)
		e.told()
		return e, nil
	}
	e.composed = composed
	return e, nil
}

// told keeps the findings in the result: sorted, each once, without what may follow from
// others, with those the office has acknowledged marked.
func (e *examined) told() *Result {
	e.result.Findings = e.acknowledged(onceAPlace(e.findings)).WithoutConsequences().Sorted()
	return e.result
}

// onceAPlace leaves out what a place has been told of by its nearer cause: a cell that is no date, a
// date or a name that is last time's, an action in single braces, a list of nobody.
func onceAPlace(findings diag.Findings) diag.Findings {
	nothing := []diag.Code{vocabulary.CodeEmptyList, figures.CodeNoSuchValue}
	nearer := map[string][]diag.Code{
		sheet.CodeNoSuchDate.Name: {sheet.CodeBadDate}, issue.CodeDateOutsidePeriod.Name: {leftovers.CodeDate},
		issue.CodePeriodLabel.Name: {leftovers.CodeCompared}, issue.CodeAddressDay.Name: {leftovers.CodeAddress},
		proof.CodeRawText.Name: {compose.CodeBraces, proof.CodeLookalike}, typeset.CodeNoGlyph.Name: {proof.CodeLookalike},
		proof.CodeDoubledMark.Name: nothing, proof.CodeEmptyBrackets.Name: nothing, proof.CodeBrokenSentence.Name: nothing,
	}
	type told struct {
		place diag.Place
		code  string
	}
	all := map[told]bool{}
	for _, f := range findings {
		all[told{f.Place, f.Code}] = true
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f diag.Finding) bool {
		return slices.ContainsFunc(nearer[f.Code], func(by diag.Code) bool { return all[told{f.Place, by.Name}] })
	})
}

// stops reports whether there is an error that the office has not acknowledged.
func (e *examined) stops() bool { return e.acknowledged(e.findings).Errors() > 0 }

// acknowledged marks the findings the office has acknowledged. A draft may lack what still comes.
func (e *examined) acknowledged(findings diag.Findings) diag.Findings {
	if e.result.Draft {
		findings = findings.InDraft()
	}
	return acknowledging(e.folder.Issue, false).Acknowledge(acceptedBefore(e.folder, findings), codes().Names())
}

// proofreading begins to hold the text against itself, its figures and official form, and to refuse what no reader may
// see, by what is known so far. What it returns waits for what is found.
func (e *examined) proofreading(set templates.Set) func() diag.Findings {
	found, sound := make(chan diag.Findings, 1), !e.stops()
	go func() { found <- e.proofread(set, sound) }()
	return func() diag.Findings { return append(<-found, e.kept...) }
}

// proofread is what proofreading finds. Only numbers of sound data are held against those of the text.
func (e *examined) proofread(set templates.Set, sound bool) diag.Findings {
	c := e.composed
	words, findings := proof.Load(set)
	sound = sound && e.acknowledged(findings).Errors() == 0
	findings = append(findings, words.Knowing(vocabulary.Claims(c.Data)).Check(c.Notice, c.Issue, sound)...)
	return append(findings, proof.Raw(c.Notice, c.Issue, vocabulary.Leftover)...)
}
