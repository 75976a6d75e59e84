package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"os"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/html"
)

// manifestName is the file that tells how a notice came to be.
const manifestName = "manifest.json"

// Manifest says what a notice was made of and what it holds, so that anyone can
// prove it later. It has no clock in it: the same input gives the same bytes.
type Manifest struct {
	Notice   string            `json:"notice"`   // name of the folder
	Title    string            `json:"title"`    // 标题
	Entry    html.Entry        `json:"entry"`    // the notice in the list of all notices
	Inputs   []Hashed          `json:"inputs"`   // files read, by name
	Outputs  []Hashed          `json:"outputs"`  // files written beside this one
	Faces    []FaceUse         `json:"faces"`    // faces of the PDF
	Pages    int               `json:"pages"`    // printed sides, 0 without a PDF
	SignOff  *SignOffPlace     `json:"signOff"`  // where name, date and seal stand
	Figures  []*figures.Figure `json:"figures"`  // every figure with formula and source cells
	Findings diag.Findings     `json:"findings"` // warnings and infos, acknowledged ones with their reason
}

// Hashed is a file with its SHA-256.
type Hashed struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// FaceUse is a face embedded in the PDF.
type FaceUse struct {
	Name string `json:"name"` // PostScript name
	File string `json:"file"`
}

// round keeps a length to a thousandth: what a printer could never tell apart.
func round(v float64) float64 { return math.Round(v*1000) / 1000 }

func hashed(name string, data []byte) Hashed {
	sum := sha256.Sum256(data)
	return Hashed{Name: name, Size: len(data), SHA256: hex.EncodeToString(sum[:])}
}

// readManifest reads a manifest; nil when there is none or it is damaged.
func readManifest(path string) *Manifest {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var m Manifest
	if json.Unmarshal(data, &m) != nil {
		return nil
	}
	return &m
}

// encode returns the manifest as readable JSON.
func (m *Manifest) encode() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(m); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
