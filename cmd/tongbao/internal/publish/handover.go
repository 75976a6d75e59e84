package publish

import (
	"cmp"
	"path"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/opendata"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/templates"
)

// The publishing package: what a clerk takes to the portal, under the names a reader keeps it by.
const (
	packageFolder = "publish/"
	fragmentFile  = "正文.html" // for the editor of a content management system
	guideFile     = "发布说明.txt"
	metadataFile  = "元数据.json"
)

// titleBytes keeps paths below the 255 bytes that some systems and archives allow: the package's
// folder, the notice's and the one above may have 100 of them.
const titleBytes = 150

// savedAs is what a reader's copy of the printed form is called.
func savedAs(title, ending string, draft bool) string {
	name := cmp.Or(opendata.SafeStem(title, titleBytes), "通报") + ending
	if draft {
		name = "草稿-" + name
	}
	return name
}

// handOver writes the publishing package. A draft has none, and no secret paper.
func (w *writing) handOver(n *document.Notice, set templates.Set, data []opendata.File, printed []outdir.File, o *Options) error {
	if !o.wants(FormHTML) || n.Draft || n.Head.Secrecy != "" {
		return nil
	}
	full := o.Fragment == FragmentFull
	files := packed(n, data, printed)
	var list, offered []html.Download
	for _, f := range files {
		list = append(list, f.Download)
		if f.Type != ofdType || n.Web.OFD {
			offered = append(offered, f.Download)
		}
		w.add(packageFolder+f.Path, f.data, nil)
	}
	text, told := html.Fragment(n, html.Options{Templates: set, Downloads: offered}, full)
	w.add(packageFolder+fragmentFile, text, told)
	w.add(packageFolder+guideFile, html.Guide(n, fragmentFile, list, full), nil)
	about, err := html.Metadata(n, list)
	w.add(packageFolder+metadataFile, about, nil)
	return err
}

// packedFile is a file of the package that is uploaded.
type packedFile struct {
	html.Download
	data []byte
}

// packed are the files that are handed over: the printed forms, where this build writes them, and
// the tables.
func packed(n *document.Notice, data []opendata.File, written []outdir.File) []packedFile {
	bytes := map[string][]byte{}
	for _, f := range written {
		bytes[f.Name] = f.Data
	}
	for _, f := range data {
		bytes[dataFolder+f.Name] = f.Bytes
	}
	var out []packedFile
	whole := *n
	whole.Web.OFD = true // whether readers are offered it or not
	for _, d := range downloads(&whole, data, written) {
		content := bytes[d.Path]
		d.Path = cmp.Or(d.SaveAs, path.Base(d.Path))
		out = append(out, packedFile{d, content})
	}
	return out
}
