package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf16"
)

// stemV is what a descriptor must state and gopdf leaves at 0: the usual stem
// of a text face, in thousandths of the em. Viewers use it for substitutes only.
const stemV = "80"

// finishFonts mends each font: subset tag, glyph map, widths, ToUnicode.
func (d *document) finishFonts() error {
	for i, n := range d.fonts {
		if err := d.finishFont(d.objects[n], d.writer.fonts[i]); err != nil {
			return fmt.Errorf("font %s: %w", d.writer.fonts[i].face.Name, err)
		}
	}
	return nil
}

func (d *document) finishFont(type0 *object, f *font) error {
	cid, err := d.follow(type0.dict, "DescendantFonts")
	if err != nil {
		return err
	}
	descriptor, err := d.follow(cid.dict, "FontDescriptor")
	if err != nil {
		return err
	}
	unicode, err := d.follow(type0.dict, "ToUnicode")
	if err != nil {
		return err
	}
	if kindOf(cid) != "CIDFontType2" || kindOf(descriptor) != "FontDescriptor" || kindOf(unicode) != "ToUnicode" {
		return fmt.Errorf("its parts are not what they should be")
	}
	for _, name := range []string{type0.dict.get("BaseFont"), cid.dict.get("BaseFont"), descriptor.dict.get("FontName")} {
		if name != "/"+f.face.Name {
			return fmt.Errorf("one of its parts is %s", name)
		}
	}
	if e := type0.dict.get("Encoding"); e != "/Identity-H" {
		return fmt.Errorf("its encoding is %s", e)
	}
	if err := sameGlyphs(unicode.stream, f); err != nil {
		return err
	}
	unicode.stream = toUnicode(f)
	name := "/" + subsetTag(f) + "+" + f.face.Name
	type0.dict.set("BaseFont", name)
	cid.dict.set("BaseFont", name)
	cid.dict.set("CIDToGIDMap", "/Identity")
	cid.dict.set("DW", "1000")
	cid.dict.set("W", widths(f))
	descriptor.dict.set("FontName", name)
	descriptor.dict.set("StemV", stemV)
	return nil
}

var bfRange = regexp.MustCompile(`(?m)^<([0-9A-F]+)><[0-9A-F]+><[0-9A-F]+>$`)

// sameGlyphs makes sure that gopdf has embedded the glyphs shown and no
// substitute: its ToUnicode map lists what it put into the subset.
func sameGlyphs(stream []byte, f *font) error {
	embedded := map[uint16]bool{}
	for _, m := range bfRange.FindAllSubmatch(stream, -1) {
		gid, err := strconv.ParseUint(string(m[1]), 16, 16)
		if err != nil {
			return err
		}
		embedded[uint16(gid)] = true
	}
	for gid, ch := range f.shown() {
		if !embedded[gid] {
			return fmt.Errorf("glyph %d of %q is not embedded", gid, ch)
		}
		delete(embedded, gid)
	}
	if len(embedded) > 0 {
		return fmt.Errorf("%d glyphs more than shown are embedded", len(embedded))
	}
	return nil
}

// toUnicode writes the map from glyphs to text. gopdf's own has wrong values
// above U+FFFF and blocks of more than the 100 entries a CMap may have.
func toUnicode(f *font) []byte {
	var entries [][]byte
	for gid, ch := range f.shown() {
		e := append(appendHex([]byte{'<'}, gid), "> <"...)
		for _, u := range utf16.AppendRune(nil, ch) {
			e = appendHex(e, u)
		}
		entries = append(entries, append(e, ">\n"...))
	}
	out := []byte(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`)
	for block := range slices.Chunk(entries, 100) {
		out = fmt.Appendf(out, "%d beginbfchar\n%sendbfchar\n", len(block), bytes.Join(block, nil))
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// widths writes /W for the glyphs shown that are not one em wide.
func widths(f *font) string {
	out := []byte("[")
	last := -2
	for gid := range f.shown() {
		w := f.face.PerMille(gid)
		if w == 1000 {
			continue
		}
		switch {
		case int(gid) == last+1:
			out = append(out, ' ')
		case last >= 0:
			out = append(out, "] "...)
			fallthrough
		default:
			out = fmt.Appendf(out, "%d [", gid)
		}
		out = strconv.AppendInt(out, int64(w), 10)
		last = int(gid)
	}
	if last >= 0 {
		out = append(out, ']')
	}
	return string(append(out, ']'))
}

// subsetTag makes the six letters before a subset's name (ISO 32000-1, 9.6.4)
// from the glyphs in it.
func subsetTag(f *font) string {
	var list []byte
	for gid := range f.shown() {
		list = binary.BigEndian.AppendUint16(list, gid)
	}
	sum := sha256.Sum256(list)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}
