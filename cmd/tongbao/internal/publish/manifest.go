package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/cmd/tongbao/internal/version"
)

// manifestName is the file that tells how a notice came to be.
const manifestName = "manifest.json"

// Manifest says what a notice was made of and what it holds, so that anyone can
// prove it later. It has no clock in it: the same input gives the same bytes.
type Manifest struct {
	Program string     `json:"program"` // version of the program; empty: of one that did not note it
	Notice  string     `json:"notice"`  // name of the folder
	Title   string     `json:"title"`   // 标题
	Draft   bool       `json:"draft,omitempty"`
	Entry   html.Entry `json:"entry"` // the notice in the list of all notices
	// OffersOFD: page and list offer the OFD.
	OffersOFD bool            `json:"offersOfd,omitempty"`
	Inputs    []survey.Hashed `json:"inputs"`  // the regular files of the folder and of the earlier periods'
	Outputs   []survey.Hashed `json:"outputs"` // files written beside this one, by this build or an earlier one
	// Older has the origin of those outputs that an earlier build wrote from other inputs, by name:
	// this one was not asked for them.
	Older map[string]string `json:"older,omitempty"`
	// Corrections counts those of notice.toml. Earlier is the SHA-256 of the PDF before the last of them, where
	// it was in the folder.
	Corrections int             `json:"corrections,omitempty"`
	Earlier     string          `json:"earlier,omitempty"`
	Templates   []survey.Hashed `json:"templates"` // files of the templates folder that were read; others are the program's own
	// Policy is the content security policy of the page, with the hashes of its style and script, for a
	// portal that sends policies as headers; empty without a page.
	Policy   string        `json:"policy,omitempty"`
	Faces    []FaceUse     `json:"faces"`    // faces of the PDF
	Pages    int           `json:"pages"`    // printed sides, 0 without a PDF
	SignOff  *SignOffPlace `json:"signOff"`  // where name, date and seal stand
	Figures  recorded      `json:"figures"`  // every figure with formula and source cells
	Findings diag.Findings `json:"findings"` // warnings and infos, acknowledged ones with their reason
	Digest   string        `json:"digest"`   // SHA-256 of this file with nothing here
}

// FaceUse is a face embedded in the PDF.
type FaceUse struct {
	Name   string `json:"name"` // PostScript name
	File   string `json:"file"`
	SHA256 string `json:"sha256,omitempty"` // of the file; empty: the face is inside the program
}

// newManifest is the manifest of a notice that was read from folder and laid out
// as paper.
func newManifest(r *Result, folder *survey.Folder, c *compose.Composed, p *paper, used map[string][]byte) Manifest {
	m := Manifest{
		Program: version.Program(), Notice: r.Name, Title: r.Notice.Title, Draft: r.Draft, Entry: entry(r, c), Inputs: folder.Inputs,
		OffersOFD: r.Notice.Web.OFD, Figures: r.Figures, Findings: r.Findings, Corrections: len(c.Issue.Corrections),
	}
	if p.layout != nil {
		m.Faces, m.Pages, m.SignOff = facesOf(p.layout, p.faces), len(p.layout.Pages), signOffPlace(&p.layout.SignOff)
	}
	for _, name := range slices.Sorted(maps.Keys(used)) {
		m.Templates = append(m.Templates, survey.Hash(name, used[name]))
	}
	for _, f := range r.files {
		if f.Name == htmlName {
			m.Policy = html.Policy(f.Data)
		}
		m.Outputs = append(m.Outputs, survey.Hash(f.Name, f.Data))
	}
	m.Entry.Downloads = m.downloads()
	return m
}

// facesOf lists the faces a layout uses, by name.
func facesOf(layout *typeset.Layout, faces *typeface.Set) []FaceUse {
	seen := map[string]bool{}
	var out []FaceUse
	for _, p := range layout.Pages {
		for _, m := range p.Marks {
			run, ok := m.(typeset.Run)
			if !ok || seen[run.Face] {
				continue
			}
			seen[run.Face] = true
			use := FaceUse{Name: run.Face}
			if f := faces.Face(run.Face); f != nil {
				use.File, use.SHA256 = filepath.Base(f.File), f.Sum()
			}
			out = append(out, use)
		}
	}
	slices.SortFunc(out, func(a, b FaceUse) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// round keeps a length to a thousandth: what a printer could never tell apart.
func round(v float64) float64 { return math.Round(v*1000) / 1000 }

// readManifest reads a manifest; nil when there is none or it is no longer what was written. One
// of before manifests had a digest is taken as it is.
func readManifest(path string) *Manifest {
	data, err := intake.File(path, intake.Manifest)
	if err != nil {
		return nil
	}
	var m Manifest
	if json.Unmarshal(data, &m) != nil {
		return nil
	}
	if m.Digest != "" && !intact(data) {
		return nil
	}
	return &m
}

// encode returns the manifest as readable JSON, with its digest.
func (m *Manifest) encode() ([]byte, error) {
	bare := *m
	bare.Digest = ""
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(&bare); err != nil {
		return nil, err
	}
	head, ok := bytes.CutSuffix(b.Bytes(), []byte(sealOf("")))
	if !ok {
		return nil, errors.New("manifest.json does not end with its digest")
	}
	return append(head, sealOf(digestOf(head))...), nil
}

// sealOf is how a manifest ends.
func sealOf(digest string) string { return "  \"digest\": \"" + digest + "\"\n}\n" }

// digestOf is the digest of a manifest that begins with head.
func digestOf(head []byte) string {
	h := sha256.New()
	h.Write(head)
	h.Write([]byte(sealOf("")))
	return hex.EncodeToString(h.Sum(nil))
}

// intact reports whether a manifest is byte for byte as it was written.
func intact(data []byte) bool {
	n := len(data) - len(sealOf("")) - 2*sha256.Size
	return n >= 0 && string(data[n:]) == sealOf(digestOf(data[:n]))
}
