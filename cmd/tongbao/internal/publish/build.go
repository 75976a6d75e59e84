package publish

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/typeface"
)

// Result is one notice after its way through the pipeline.
type Result struct {
	Name     string // of the folder
	Title    string
	Folder   string // where it was written; empty: it was not
	Notice   *document.Notice
	Figures  []*figures.Figure
	Findings diag.Findings // sorted
}

// Build builds the notices of the given folders, several at a time, and reports
// in the order given. It returns the exit status; the error is for usage and I/O.
func Build(dirs []string, o Options) (int, error) {
	if err := o.check(); err != nil {
		return StatusFailure, err
	}
	if err := distinct(dirs); err != nil {
		return StatusFailure, err
	}
	if err := apart(dirs, o.Output); err != nil {
		return StatusFailure, err
	}
	results, errs := each(dirs, o.Jobs, func(dir string) (*Result, error) { return build(dir, &o) })
	status := StatusGood
	for i, r := range results {
		if errs[i] != nil {
			return StatusFailure, fmt.Errorf("%s：%w", dirs[i], errs[i])
		}
		report(&o, r, len(dirs))
		if r.Findings.Errors() > 0 {
			status = StatusFindings
		}
	}
	if !o.wants(FormHTML) {
		return status, nil
	}
	findings, err := writeIndex(&o)
	for _, f := range findings {
		fmt.Fprintln(o.Err, f)
	}
	if err != nil {
		return StatusFailure, err
	}
	return status, nil
}

// BuildOne builds one notice and returns its document and the folder it was
// written to, empty when findings forbade it; the findings are reported.
func BuildOne(dir string, o Options) (*document.Notice, string, error) {
	r, err := build(dir, &o)
	if err != nil {
		return nil, "", err
	}
	report(&o, r, 1)
	return r.Notice, r.Folder, nil
}

// build is the whole way of one notice.
func build(dir string, o *Options) (*Result, error) {
	s, result, r, err := prepare(dir, o)
	if err != nil || result.Findings.Errors() > 0 {
		return result, err
	}
	files, err := withManifest(s, result, r)
	if err != nil {
		return nil, err
	}
	result.Folder = filepath.Join(o.Output, s.name)
	return result, replaceFolder(result.Folder, files)
}

// prepare is the way of one notice up to its finished forms in memory: read,
// judge, count, compose, proof, render. The forms are nil when the folder could
// not be read far enough to lay anything out.
func prepare(dir string, o *Options) (*source, *Result, *rendered, error) {
	s, err := read(dir, o)
	if err != nil {
		return nil, nil, nil, err
	}
	if s.issue == nil {
		return s, s.result(nil, nil), nil, nil
	}
	counted := s.count(s.judge())
	n := s.compose(counted)
	if n == nil || len(n.Body) == 0 && s.errors() > 0 {
		return s, s.result(nil, counted.Ledger), nil, nil // laying out nothing would only add noise
	}
	s.proof(n)
	r, err := s.render(n, dir, o)
	if err != nil {
		return nil, nil, nil, err
	}
	return s, s.result(n, counted.Ledger), r, nil
}

// compose words the figures and puts the notice together; nil without a text to
// do so.
func (s *source) compose(counted *compose.Input) *document.Notice {
	if s.body.Name == "" {
		return nil
	}
	n, findings := compose.Compose(counted)
	s.findings = append(s.findings, findings...)
	s.findings = append(s.findings, counted.Ledger.Findings()...)
	for _, f := range s.issue.Percent.Figures {
		if counted.Ledger.Figure(f.Name) == nil {
			s.findings.Tell(codePercentUnused, f.Place, "请用 tongbao explain 查看本通报的数字名称，或删去这一条。", "没有名为“%s”的数字，它的小数位数没有用到", f.Name)
		}
	}
	return n
}

// proof holds the text against itself, its figures and official form. What it
// says of numbers is left out where the data behind them has errors.
func (s *source) proof(n *document.Notice) {
	words, findings := proof.Load(s.templates)
	s.findings = append(s.findings, findings...)
	checked := words.Check(n, s.issue)
	if s.errors() > 0 {
		checked = slices.DeleteFunc(checked, func(f diag.Finding) bool { return slices.Contains(aboutNumbers, f.Code) })
	}
	s.findings = append(s.findings, checked...)
}

// render writes the forms asked for, in the faces found for the notice.
func (s *source) render(n *document.Notice, dir string, o *Options) (*rendered, error) {
	faces, err := s.openFaces(dir, o)
	if err != nil {
		return nil, err
	}
	r, err := render(n, s, faces, o)
	if err != nil {
		return nil, err
	}
	s.findings = append(s.findings, r.findings...)
	s.findings = append(s.findings, faces.Findings()...) // of faces that turned out bad when read
	return r, nil
}

// errors counts the errors so far that the office has not acknowledged.
func (s *source) errors() int { return s.issue.Acknowledge(s.findings).Errors() }

// result sorts the findings, with those the office has acknowledged marked.
func (s *source) result(n *document.Notice, l *figures.Ledger) *Result {
	r := &Result{Name: s.name, Notice: n}
	if l != nil {
		r.Figures = l.Figures()
	}
	if s.issue != nil {
		s.findings = s.issue.Acknowledge(withoutRepeated(s.findings))
	}
	if n != nil {
		r.Title = n.Title
	}
	r.Findings = s.findings.Sorted()
	return r
}

// openFaces finds the faces for a notice.
func (s *source) openFaces(dir string, o *Options) (*typeface.Set, error) {
	opt := typeface.Options{System: o.SystemFonts}
	if folder := findFolder(o.Fonts, dir, fontsFolder); folder != "" {
		opt.Dirs = []string{folder}
	}
	faces, findings, err := typeface.Open(opt)
	if err != nil {
		return nil, err
	}
	s.findings = append(s.findings, findings...)
	return faces, nil
}

// withManifest adds the manifest to the files of a notice.
func withManifest(s *source, result *Result, r *rendered) ([]File, error) {
	m := Manifest{
		Entry:  s.entry(result, r.files),
		Notice: s.name, Title: result.Title, Inputs: s.inputs, Faces: r.faces,
		Figures: result.Figures, Findings: result.Findings,
	}
	if r.layout != nil {
		m.Pages = len(r.layout.Pages)
		m.SignOff = signOffPlace(&r.layout.SignOff)
	}
	for _, f := range r.files {
		m.Outputs = append(m.Outputs, hashed(f.Name, f.Data))
	}
	data, err := m.encode()
	if err != nil {
		return nil, err
	}
	return append(r.files, File{manifestName, data}), nil
}

// distinct refuses two folders of one name: they would overwrite each other.
func distinct(dirs []string) error {
	seen := map[string]string{}
	for _, d := range dirs {
		abs, err := filepath.Abs(d)
		if err != nil {
			return err
		}
		switch info, err := os.Stat(abs); {
		case err != nil:
			return fmt.Errorf("没有文件夹 %s", d)
		case !info.IsDir():
			return fmt.Errorf("%s 不是文件夹；请写通报所在的文件夹", d)
		}
		name := filepath.Base(abs)
		if other, twice := seen[name]; twice {
			return fmt.Errorf("%s 和 %s 同名，输出会互相覆盖", other, d)
		}
		seen[name] = d
	}
	return nil
}

// each runs f over the folders, at most jobs at a time.
func each(dirs []string, jobs int, f func(string) (*Result, error)) ([]*Result, []error) {
	results, errs := make([]*Result, len(dirs)), make([]error, len(dirs))
	slots := make(chan struct{}, max(jobs, 1))
	var wg sync.WaitGroup
	for i, d := range dirs {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			results[i], errs[i] = f(d)
		})
	}
	wg.Wait()
	return results, errs
}

// report prints the findings of a notice, and where it was written. Among several
// notices the name stands above the findings of each, since their files have the
// same names.
func report(o *Options, r *Result, among int) {
	if o.JSON {
		enc := json.NewEncoder(o.Out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		_ = enc.Encode(map[string]any{"notice": r.Name, "findings": append(diag.Findings{}, r.Findings...)})
		return
	}
	quiet, shown := 0, 0
	for _, f := range r.Findings {
		if f.Acknowledged != "" {
			quiet++
			continue
		}
		if shown++; shown == 1 && among > 1 {
			fmt.Fprintf(o.Err, "—— %s\n", r.Name)
		}
		fmt.Fprintln(o.Err, f)
	}
	if quiet > 0 {
		fmt.Fprintf(o.Err, "%s：另有%d项已知并接受，见manifest.json\n", r.Name, quiet)
	}
	switch {
	case r.Findings.Errors() > 0:
		fmt.Fprintf(o.Err, "%s：有%d处错误，没有生成；请按上面的提示修改后再试\n", r.Name, r.Findings.Errors())
	case r.Folder != "":
		fmt.Fprintln(o.Out, r.Folder)
	}
}
