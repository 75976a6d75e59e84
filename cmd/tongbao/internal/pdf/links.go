package pdf

import (
	"fmt"
	"strconv"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// addLinks makes the link annotations and, with them in place, writes the
// structure tree. Layout coordinates are those of the portrait sheet on turned
// pages too, so a link needs no turning.
func (d *document) addLinks() error {
	var links []*annotation
	onPage := map[int]string{} // references to the annotations
	for i, l := range d.writer.links {
		a := &annotation{link: l, parentKey: len(d.pages) + i}
		anchor := d.writer.anchors[l.To]
		dest, err := d.destination(anchor.Page, anchor.Y)
		if err != nil {
			return fmt.Errorf("anchor %q: %w", anchor.Name, err)
		}
		o := &object{dict: dict{
			{"Type", "/Annot"}, {"Subtype", "/Link"}, {"F", "4"}, {"Border", "[ 0 0 0 ]"},
			{"Rect", rect(l.Link)}, {"Contents", textString(l.text)}, {"Dest", dest},
		}}
		if d.tree != nil {
			o.dict.set("StructParent", strconv.Itoa(a.parentKey))
			d.tree.adopt(a)
		}
		a.number = d.add(o)
		links = append(links, a)
		onPage[l.page] += " " + ref(a.number)
	}
	for i, n := range d.pages {
		if onPage[i] != "" {
			d.objects[n].dict.set("Annots", "["+onPage[i]+" ]")
			d.objects[n].dict.set("Tabs", "/S")
		}
	}
	if d.tree != nil {
		d.writeStructure(links)
	}
	return nil
}

// rect writes a link area: lower left and upper right corner in points.
func rect(l typeset.Link) string {
	b := []byte("[ ")
	for _, v := range []float64{
		min(l.X1, l.X2) * gbt9704.PointsPerMM, sheetHeight - max(l.Y1, l.Y2)*gbt9704.PointsPerMM,
		max(l.X1, l.X2) * gbt9704.PointsPerMM, sheetHeight - min(l.Y1, l.Y2)*gbt9704.PointsPerMM,
	} {
		b = append(appendNumber(b, v, 3), ' ')
	}
	return string(append(b, ']'))
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
