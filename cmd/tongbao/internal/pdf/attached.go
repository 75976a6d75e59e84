package pdf

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/typeset"
)

// Attached is a file embedded in a PDF for the archive.
type Attached struct {
	Name         string // with slashes; unique
	MediaType    string
	Relationship string // to the paper: Source or Data (ISO 19005-3, annex E)
	Text         string // what it is
	Data         []byte
}

// WriteArchive is Write with files embedded, which makes it a PDF/A-3.
func WriteArchive(layout *typeset.Layout, fonts typeset.Fonts, meta Meta, files []Attached) ([]byte, error) {
	return write(layout, fonts, meta, files)
}

// attach embeds the files: each is associated with the whole paper and listed by its name.
func (d *document) attach(files []Attached, meta Meta) {
	if len(files) == 0 {
		return
	}
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b Attached) int { return strings.Compare(textString(a.Name), textString(b.Name)) })
	var names, refs strings.Builder
	for _, f := range files {
		n := ref(d.add(&object{dict: d.filespec(f, meta)}))
		fmt.Fprintf(&names, " %s %s", textString(f.Name), n)
		refs.WriteString(" " + n)
	}
	d.setRoot("Names", "<< /EmbeddedFiles << /Names ["+names.String()+" ] >> >>")
	d.setRoot("AF", "["+refs.String()+" ]")
}

// filespec adds the bytes of a file and is what says what they are. The file is as old as the
// paper: the clock is never looked at.
func (d *document) filespec(f Attached, meta Meta) dict {
	params := fmt.Sprintf("<< /Size %d /CheckSum <%X>", len(f.Data), md5.Sum(f.Data))
	if !meta.Date.IsZero() {
		params += " /ModDate " + dateString(meta.Date)
	}
	stream := ref(d.add(&object{
		dict:   dict{{"Type", "/EmbeddedFile"}, {"Subtype", "/" + strings.ReplaceAll(f.MediaType, "/", "#2F")}, {"Params", params + " >>"}},
		stream: bytes.Clone(f.Data),
	}))
	return dict{
		{"Type", "/Filespec"}, {"F", textString(f.Name)}, {"UF", textString(f.Name)}, {"AFRelationship", "/" + f.Relationship},
		{"Desc", textString(f.Text)}, {"EF", "<< /F " + stream + " /UF " + stream + " >>"},
	}
}
