package pdf

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// addLinks makes the annotations, links and signature fields, and, with them in place, writes
// the structure tree. Layout coordinates are those of the portrait sheet on turned
// pages too, so a link needs no turning.
func (d *document) addLinks() error {
	var links []*annotation
	for i, l := range d.writer.links {
		a := &annotation{link: l, parentKey: len(d.pages) + i}
		anchor := d.writer.anchors[l.To]
		dest, err := d.destination(anchor.Page, anchor.Y)
		if err != nil {
			return fmt.Errorf("anchor %q: %w", anchor.Name, err)
		}
		o := &object{dict: dict{
			{"Type", "/Annot"}, {"Subtype", "/Link"}, {"F", "4"}, {"Border", "[ 0 0 0 ]"},
			{"Rect", rect(l.areas...)}, {"Contents", textString(cmp.Or(l.Text, l.To))}, {"Dest", dest},
		}}
		if len(l.areas) > 1 {
			o.dict.set("QuadPoints", quads(l.areas))
		}
		if d.tree != nil {
			o.dict.set("StructParent", strconv.Itoa(a.parentKey))
			d.tree.adopt(a)
		}
		a.number = d.add(o)
		links = append(links, a)
	}
	all := append(links, d.addFields(len(links))...)
	d.annotate(all)
	if d.tree != nil {
		d.writeStructure(all)
	}
	return nil
}

// annotate lists the annotations of each page.
func (d *document) annotate(all []*annotation) {
	onPage := map[int]string{} // references
	for _, a := range all {
		onPage[a.page] += " " + ref(a.number)
	}
	for i, n := range d.pages {
		if onPage[i] != "" {
			d.objects[n].dict.set("Annots", "["+onPage[i]+" ]")
			d.objects[n].dict.set("Tabs", "/S")
		}
	}
}

// rect writes the rectangle around areas: lower left and upper right corner in points.
func rect(areas ...typeset.Link) string {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range areas {
		left, right = min(left, l.X1, l.X2), max(right, l.X1, l.X2)
		top, bottom = min(top, l.Y1, l.Y2), max(bottom, l.Y1, l.Y2)
	}
	return "[ " + corner(left, bottom) + corner(right, top) + "]"
}

// quads writes the areas themselves, each by its upper left, upper right, lower left and
// lower right corner, the order all viewers take (ISO 32000-1, 12.5.6.5, has another).
func quads(areas []typeset.Link) string {
	out := "[ "
	for _, l := range areas {
		left, right, top, bottom := min(l.X1, l.X2), max(l.X1, l.X2), min(l.Y1, l.Y2), max(l.Y1, l.Y2)
		out += corner(left, top) + corner(right, top) + corner(left, bottom) + corner(right, bottom)
	}
	return out + "]"
}

// corner writes a point of the sheet in points from its lower left corner.
func corner(x, y float64) string {
	b := append(appendNumber(nil, x*gbt9704.PointsPerMM, 3), ' ')
	return string(append(appendNumber(b, sheetHeight-y*gbt9704.PointsPerMM, 3), ' '))
}

// destination writes a place to go to: a page (from 1) and the height in mm from
// the top that is to stand at the window's top, at the zoom in use.
func (d *document) destination(page int, y float64) (string, error) {
	if page < 1 || page > len(d.pages) {
		return "", fmt.Errorf("page %d of %d", page, len(d.pages))
	}
	if err := finite(y); err != nil {
		return "", err
	}
	return "[ " + ref(d.pages[page-1]) + " /XYZ null " + string(appendNumber(nil, sheetHeight-y*gbt9704.PointsPerMM, 3)) + " null ]", nil
}
