package pdf

import (
	"fmt"
	"strconv"

	"tongbao/cmd/tongbao/internal/typeset"
)

// addOutline writes the bookmarks, all levels open.
func (d *document) addOutline() error {
	items := d.writer.layout.Outline
	if len(items) == 0 {
		return nil
	}
	root := &object{}
	number := d.add(root)
	first, last, count, err := d.outlineLevel(items, number)
	if err != nil {
		return err
	}
	root.dict = dict{{"Type", "/Outlines"}, {"First", ref(first)}, {"Last", ref(last)}, {"Count", strconv.Itoa(count)}}
	d.setRoot("Outlines", ref(number))
	d.setRoot("PageMode", "/UseOutlines")
	return nil
}

// outlineLevel adds the items of one level below a parent object. It returns
// the first and last object number and how many items are visible when all are
// open, those of deeper levels included.
func (d *document) outlineLevel(items []typeset.OutlineItem, parent int) (first, last, count int, err error) {
	first = len(d.objects)
	numbers := make([]int, len(items))
	for i := range items {
		numbers[i] = d.add(&object{})
	}
	for i, item := range items {
		dest, err := d.destination(item.Page, item.Y)
		if err != nil {
			return 0, 0, 0, fmt.Errorf("bookmark %q: %w", item.Title, err)
		}
		o := dict{{"Title", textString(item.Title)}, {"Parent", ref(parent)}, {"Dest", dest}}
		if i > 0 {
			o.set("Prev", ref(numbers[i-1]))
		}
		if i+1 < len(items) {
			o.set("Next", ref(numbers[i+1]))
		}
		if len(item.Kids) > 0 {
			f, l, n, err := d.outlineLevel(item.Kids, numbers[i])
			if err != nil {
				return 0, 0, 0, err
			}
			o = append(o, entry{"First", ref(f)}, entry{"Last", ref(l)}, entry{"Count", strconv.Itoa(n)})
			count += n
		}
		d.objects[numbers[i]].dict = o
		count++
	}
	return first, numbers[len(numbers)-1], count, nil
}
