package pdf

import (
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// addFields makes the empty signature fields: a widget each, whose appearance draws nothing
// (ISO 19005-2, 6.3.3), and the form that lists them. Nothing is signed yet, so that the form
// has no flags. They come behind the links in the parent tree.
func (d *document) addFields(links int) []*annotation {
	if d.tree == nil {
		return nil
	}
	var out []*annotation
	var listed strings.Builder
	for i := range d.tree.elements {
		f := d.tree.elements[i].Field
		if f == nil || f.Page < 1 || f.Page > len(d.pages) {
			continue
		}
		a := &annotation{link: link{page: f.Page - 1}, parentKey: len(d.pages) + links + len(out), element: i}
		a.number = d.add(d.widget(f, a.parentKey))
		d.tree.links[i] = append(d.tree.links[i], a)
		out = append(out, a)
		listed.WriteString(" " + ref(a.number))
	}
	if len(out) > 0 {
		d.setRoot("AcroForm", "<< /Fields ["+listed.String()+" ] >>")
	}
	return out
}

// widget is a signature field that is its own only widget.
func (d *document) widget(f *typeset.Field, parentKey int) *object {
	area := typeset.Link{X1: f.X1, Y1: f.Y1, X2: f.X2, Y2: f.Y2}
	length := func(mm float64) string { return string(appendNumber(nil, mm*gbt9704.PointsPerMM, 3)) }
	box := "[ 0 0 " + length(f.X2-f.X1) + " " + length(f.Y2-f.Y1) + " ]"
	blank := d.add(&object{
		dict:   dict{{"Type", "/XObject"}, {"Subtype", "/Form"}, {"BBox", box}, {"Resources", "<< >>"}},
		stream: []byte{},
	})
	return &object{dict: dict{
		{"Type", "/Annot"}, {"Subtype", "/Widget"}, {"FT", "/Sig"}, {"F", "4"}, {"T", textString(f.Name)}, {"TU", textString(f.Text)},
		{"Contents", textString(f.Text)}, {"Rect", rect(area)}, {"P", ref(d.pages[f.Page-1])}, {"AP", "<< /N " + ref(blank) + " >>"},
		{"StructParent", strconv.Itoa(parentKey)},
	}}
}
