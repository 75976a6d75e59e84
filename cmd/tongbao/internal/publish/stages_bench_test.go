package publish

import (
	"fmt"
	"io"
	"path/filepath"
	"testing"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/markdown"
	"tongbao/cmd/tongbao/internal/opendata"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/scaled"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/templates"
)

// at is a notice of some size at every stage of its way.
type at struct {
	dir      string
	options  Options
	set      templates.Set
	folder   *survey.Folder
	survey   *survey.Survey
	composed *compose.Composed
	examined examined
	faces    *typeface.Set
	paper    *paper
	fonts    typeset.Fonts
	result   *Result
}

// halfway takes a notice of rows accounts to where every stage can be run again by itself.
func halfway(tb testing.TB, rows int) *at {
	tb.Helper()
	a := &at{dir: filepath.Join(tb.TempDir(), "n"), set: templates.Set{}}
	try := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	try(scaled.Write("../../../../data/"+scaled.Sample, a.dir, rows))
	a.options = Options{Out: io.Discard, Err: io.Discard, Output: filepath.Join(a.dir, "..", "output"), Fonts: "../../../../fonts"}
	var err error
	a.folder, _, err = survey.Read(a.dir, a.set, inspection.Kinds(), nil)
	try(err)
	a.survey, _ = survey.Judge(a.folder)
	a.composed, _ = compose.Compose(a.survey, false)
	a.examined, err = examine(a.dir, a.set, &a.options)
	try(err)
	a.faces, _, err = typeface.Open(a.options.faces(a.dir))
	try(err)
	a.paper, _, err = settle(a.examined.composed.Notice, a.dir, false, &a.options)
	try(err)
	a.fonts = a.paper.layout.Fonts(a.paper.faces)
	a.result, err = prepare(a.dir, &a.options)
	try(err)
	return a
}

// measured is a part of the way of a notice, which can be run by itself.
type measured struct {
	name string
	run  func(*at) error
}

func stagesToMeasure() []measured {
	return []measured{
		{"read", func(a *at) error { _, _, err := survey.Read(a.dir, a.set, inspection.Kinds(), nil); return err }},
		{"judge", func(a *at) error { survey.Judge(a.folder); return nil }},
		{"count", func(a *at) error { count(a.survey); return nil }},
		{"compose", func(a *at) error { compose.Compose(a.survey, false); return nil }},
		{"proof", func(a *at) error { a.examined.proofread(a.set, true); return nil }},
		{"layout", func(a *at) error { typeset.LayOut(a.composed.Notice, a.faces); return nil }},
		{"pdf", func(a *at) error { _, err := pdf.Write(a.paper.layout, a.fonts, pdf.Meta{Title: "通报"}); return err }},
		{"html", func(a *at) error { html.Page(a.paper.notice.Public(), html.Options{Templates: a.set}); return nil }},
		{"opendata", func(a *at) error { _, err := opendata.Files(a.paper.notice.Public()); return err }},
		{"markdown", func(a *at) error { markdown.Write(a.paper.notice, markdown.Pipe); return nil }},
		{"docx", func(a *at) error { docx.Write(a.paper.notice); return nil }},
		{"verify", func(a *at) error { readBack(a.result.files, a.paper.notice, a.result.Figures); return nil }},
		{"build", func(a *at) error { _, err := build(a.dir, outdir.Open(a.options.Output), &a.options); return err }},
	}
}

// count asks the accounts of a survey for what a notice asks of them.
func count(s *survey.Survey) {
	for _, r := range s.Rosters {
		set := figures.NewSet(figures.NewLedger(figures.Options{}), r.Now)
		set.PassRate()
		set.Failed().Units()
	}
}

// BenchmarkStages runs each stage, and whole builds, on notices of several sizes; of one:
//
//	go test ./cmd/tongbao/internal/publish -run - -bench Stages/html/1000 -benchmem
func BenchmarkStages(b *testing.B) {
	for _, s := range stagesToMeasure() {
		for _, rows := range []int{scaled.SampleRows, 1000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", s.name, rows), func(b *testing.B) {
				a := halfway(b, rows)
				b.ReportAllocs()
				for b.Loop() {
					if err := s.run(a); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
