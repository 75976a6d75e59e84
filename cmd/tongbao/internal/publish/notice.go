package publish

import (
	"slices"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// Result is one notice after its way through the pipeline.
type Result struct {
	Name     string           // of the folder
	Folder   string           // where it was written; empty: it was not
	Draft    bool             // 草稿: asked for, or the paper will be signed and has no date yet
	Notice   *document.Notice // nil: the folder could not be read far enough
	Figures  []*figures.Figure
	Findings diag.Findings // sorted, those the office has acknowledged marked

	files    []File // without the manifest
	manifest Manifest
}

// build is the whole way of one notice.
func build(dir string, o *Options) (*Result, error) {
	r, err := prepare(dir, o)
	if err != nil || r.Findings.Errors() > 0 {
		return r, err
	}
	manifest, err := r.manifest.encode()
	if err != nil {
		return nil, err
	}
	if r.Folder, err = r.target(o.Output); err != nil {
		return nil, err
	}
	return r, replaceFolder(r.Folder, append(r.files, File{manifestName, manifest}))
}

// prepare is the way of one notice up to its finished files in memory. What goes
// wrong at a stage is told, and the later stages do what can still be done, so that
// all findings come in one run. With an error the result, where there is one, holds what
// was found before.
func prepare(dir string, o *Options) (*Result, error) {
	set := o.templates(dir)
	folder, findings, err := survey.Read(dir, set, inspection.Kinds())
	if err != nil {
		return nil, err
	}
	r := &Result{Name: folder.Name}
	if folder.Issue == nil {
		r.Findings = findings.Sorted()
		return r, nil
	}
	r.Draft = o.Draft || folder.Issue.Undated()
	findings = append(findings, o.release(folder.Issue)...)
	found, told := survey.Judge(folder)
	findings = append(findings, told...)
	kept := leftovers.Check(found) // which makes no number unsound
	composed, told := compose.Compose(found, r.Draft)
	findings = append(findings, told...)
	r.Notice, r.Figures = composed.Notice, composed.Figures
	if composed.Notice == nil || len(composed.Notice.Body) == 0 && r.stops(findings, folder.Issue) {
		return r.told(append(findings, kept...), folder.Issue), nil // laying out nothing would only add noise
	}
	findings = slices.Concat(findings, r.proofread(composed, set, !r.stops(findings, folder.Issue)), kept)
	paper, told, err := settle(composed.Notice, dir, o)
	findings = append(findings, told...)
	if err == nil {
		r.files, told, err = writeForms(paper, set, o)
		findings = append(findings, told...)
	}
	r.told(findings, folder.Issue)
	if err != nil && r.Findings.Errors() > 0 {
		return r, nil // nothing is written anyhow, and the errors come first
	}
	if err != nil {
		return r, err
	}
	r.manifest = newManifest(r, folder, composed, paper)
	return r, nil
}

// told keeps the findings: sorted, each once, without what may follow from others, with
// those the office has acknowledged marked.
func (r *Result) told(findings diag.Findings, i *issue.Issue) *Result {
	r.Findings = r.acknowledged(onceAPlace(findings), i).WithoutConsequences().Sorted()
	return r
}

// onceAPlace leaves out what a place has been told of by its nearer cause: a cell that is no date, a
// date or a name that is last time's.
func onceAPlace(findings diag.Findings) diag.Findings {
	nearer := map[string]diag.Code{
		sheet.CodeNoSuchDate.Name: sheet.CodeBadDate, issue.CodeDateOutsidePeriod.Name: leftovers.CodeDate,
		issue.CodePeriodLabel.Name: leftovers.CodeCompared,
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
		by, ok := nearer[f.Code]
		return ok && all[told{f.Place, by.Name}]
	})
}

// stops reports whether there is an error that the office has not acknowledged.
func (r *Result) stops(findings diag.Findings, i *issue.Issue) bool {
	return r.acknowledged(findings, i).Errors() > 0
}

// acknowledged marks the findings the office has acknowledged. A draft may lack what still comes.
func (r *Result) acknowledged(findings diag.Findings, i *issue.Issue) diag.Findings {
	if r.Draft {
		findings = findings.InDraft()
	}
	return i.Acknowledge(findings, codes().Names())
}

// proofread holds the text against itself, its figures and official form, and refuses
// what no reader may see.
func (r *Result) proofread(c *compose.Composed, set templates.Set, sound bool) diag.Findings {
	words, findings := proof.Load(set)
	if c.Data != nil {
		words = words.Knowing(vocabulary.Claims(c.Data))
	}
	findings = append(findings, words.Check(c.Notice, c.Issue, sound && !r.stops(findings, c.Issue))...)
	return append(findings, proof.Raw(c.Notice, c.Issue, vocabulary.Leftover)...)
}
