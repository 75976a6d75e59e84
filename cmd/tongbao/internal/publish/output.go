package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/survey"
)

// origin stands for the inputs a notice was built from.
func (m *Manifest) origin() string {
	data, err := json.Marshal(m.Inputs)
	if err != nil {
		panic(err) // names, sizes and hashes always encode
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// formOf is the form of --only that an output belongs to.
func formOf(name string) string {
	switch name {
	case pdfName, archiveName, layoutName:
		return FormPDF
	case mdName:
		return FormMD
	case docxName:
		return FormDocx
	case ofdName:
		return FormOFD
	}
	return FormHTML
}

// put writes the notice into its folder of the output folder, or beside it when what is there has
// been printed.
func (r *Result) put(t *outdir.Turn, o *Options) error {
	dir, err := r.target(o.Output)
	if err != nil {
		return err
	}
	earlier, err := r.beforeCorrection(dir)
	if err != nil {
		return err
	}
	r.manifest.Earlier = earlier
	var told diag.Findings
	if isFrozen(dir) {
		told, err = r.putBesidePrinted(t, dir, o)
	} else {
		told, err = r.write(t, dir, r.files, r.writes(o))
	}
	if err != nil {
		return err
	}
	r.tellEarlier(&told)
	if t.Unlocked() {
		told.Tell(codeNoLock, diag.Place{}, "请不要同时生成到这个文件夹。", "%s 所在的磁盘不能加锁", o.Output)
	}
	told = acknowledging(r.issue, true).Acknowledge(told, codes().Names())
	r.Findings = append(r.Findings, told...).Sorted()
	return nil
}

// write replaces the folder dir by files. What an earlier build wrote in forms that this one does
// not write stays and is still known.
func (r *Result) write(t *outdir.Turn, dir string, files []outdir.File, writes func(form string) bool) (diag.Findings, error) {
	was, known := lastBuilt(dir, r.manifest.Notice)
	if was != nil {
		for _, stays := range r.manifest.takeOver(was, dir, writes) {
			delete(known, stays)
		}
	}
	manifest, err := r.manifest.encode()
	if err != nil {
		return nil, err
	}
	files = append(slices.Clone(files), outdir.File{Name: manifestName, Data: manifest})
	kept, err := t.ReplaceFolder(filepath.Base(dir), files, known)
	if err == nil && r.Notice.Head.Secrecy != "" { // it may have been published before
		err = t.Forget(filepath.Base(dir))
	}
	if err != nil {
		return nil, err
	}
	r.Folder = dir
	var told diag.Findings
	for _, k := range kept {
		tellKept(&told, dir, k)
	}
	return told, nil
}

// acknowledging is notice.toml with what it acknowledges of the findings about the output folder,
// or of all others: the former are known when the folder is written.
func acknowledging(i *issue.Issue, written bool) *issue.Issue {
	out := *i
	out.Acknowledged = slices.DeleteFunc(slices.Clone(i.Acknowledged), func(a issue.Acknowledgement) bool {
		return slices.Contains(delivered.Names(), a.Code) != written
	})
	return &out
}

// writes tells of each form whether this build writes it, or takes it away: a secret paper has
// no page.
func (r *Result) writes(o *Options) func(form string) bool {
	return func(form string) bool {
		return o.wants(form) || form == FormHTML && r.Notice.Head.Secrecy != ""
	}
}

// lastBuilt is the manifest of the last build in a notice's folder and what builds have written
// there, by name with SHA-256. A manifest that is damaged, changed or another notice's says
// nothing: nil.
func lastBuilt(dir, notice string) (*Manifest, map[string]string) {
	path := filepath.Join(dir, manifestName)
	m := readManifest(path)
	if m == nil || m.Notice != notice {
		return nil, nil
	}
	known := map[string]string{}
	for _, o := range m.Outputs {
		known[o.Name] = o.SHA256
	}
	if data, err := intake.File(path, intake.Manifest); err == nil {
		known[manifestName] = survey.Hash(manifestName, data).SHA256
	}
	return m, known
}

// takeOver adds to the manifest what an earlier build wrote in forms that this one does not write,
// with what is known of it, and lists its names. dir is the folder where it stands.
func (m *Manifest) takeOver(was *Manifest, dir string, writes func(form string) bool) []string {
	if m.Corrections > 0 || m.Entry.Withdrawn != nil {
		m.Entry.ID = cmp.Or(was.Entry.ID, m.Entry.ID)
	}
	origin, now := was.origin(), m.origin()
	var names []string
	for _, out := range was.Outputs {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(out.Name))); err != nil || writes(formOf(out.Name)) {
			continue
		}
		names = append(names, out.Name)
		if slices.ContainsFunc(m.Outputs, func(o survey.Hashed) bool { return o.Name == out.Name }) {
			continue // the same was written now
		}
		m.Outputs = append(m.Outputs, out)
		if from := cmp.Or(was.Older[out.Name], origin); from != now {
			if m.Older == nil {
				m.Older = map[string]string{}
			}
			m.Older[out.Name] = from
		}
	}
	slices.SortStableFunc(m.Outputs, func(a, b survey.Hashed) int {
		return slices.Index(forms(), formOf(a.Name)) - slices.Index(forms(), formOf(b.Name))
	})
	if m.Pages == 0 && (slices.Contains(names, pdfName) || slices.Contains(names, ofdName)) {
		m.Faces, m.Pages, m.SignOff = was.Faces, was.Pages, was.SignOff
	}
	if slices.Contains(names, htmlName) {
		m.Entry, m.Policy, m.OffersOFD = was.Entry, was.Policy, was.OffersOFD // which say what the page says
	}
	m.Entry.Downloads = m.downloads()
	return names
}

// downloads are the files the list of notices offers beside the page: the printed form, where it
// was built from what the page was built from.
func (m *Manifest) downloads() []html.Download {
	page := slices.ContainsFunc(m.Outputs, func(o survey.Hashed) bool { return o.Name == htmlName })
	if !page || m.Entry.Path == "" || m.Entry.Withdrawn != nil {
		return nil
	}
	var out []html.Download
	for _, o := range m.Outputs {
		offered := o.Name == pdfName || o.Name == ofdName && m.OffersOFD
		if offered && m.Older[htmlName] == m.Older[o.Name] {
			out = append(out, printedForm(strings.TrimSuffix(m.Entry.Path, htmlName)+o.Name, int(o.Size), m.Title, m.Draft))
		}
	}
	return out
}

// tellKept tells of something of people's that stood where this build writes.
func tellKept(told *diag.Findings, dir string, k outdir.Kept) {
	name, as := filepath.ToSlash(filepath.Join(filepath.Base(dir), k.Name)), filepath.ToSlash(filepath.Join(filepath.Base(dir), k.As))
	if dir == "" {
		name, as = k.Name, k.As
	}
	switch {
	case k.Name == k.As:
		told.Tell(codeKeptChanged, diag.Place{File: name}, "不再需要的，请删去。", "上次生成以后改动过，这次不再生成这个文件，原样留着")
	case strings.HasSuffix(k.As, ".docx"):
		told.Tell(codeKeptChanged, diag.Place{File: name}, "用 tongbao compare 可以列出在Word里改了什么。",
			"不是上次生成的原样，没有覆盖，改名为 %s；%s 是这次新生成的", as, name)
	default:
		told.Tell(codeKeptChanged, diag.Place{File: name}, "核对后，不再需要的请删去。",
			"不是上次生成的原样，没有覆盖，改名为 %s；%s 是这次新生成的", as, name)
	}
}
