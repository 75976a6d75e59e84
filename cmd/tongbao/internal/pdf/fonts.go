package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
)

// stemV is what a descriptor must state and gopdf leaves at 0: the usual stem
// of a text face, in thousandths of the em. Viewers use it for substitutes only.
const stemV = "80"

// finishFonts completes each font gopdf has described: the subset itself and its tag,
// glyph map, widths, ToUnicode.
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
	file, err := d.follow(descriptor.dict, "FontFile2")
	if err != nil {
		return err
	}
	kinds := []string{kindOf(cid), kindOf(descriptor), kindOf(unicode), kindOf(file)}
	if !slices.Equal(kinds, []string{"CIDFontType2", "FontDescriptor", "ToUnicode", "FontFile2"}) {
		return fmt.Errorf("its parts are %q", kinds)
	}
	for _, name := range []string{type0.dict.get("BaseFont"), cid.dict.get("BaseFont"), descriptor.dict.get("FontName")} {
		if name != "/"+f.face.Name {
			return fmt.Errorf("one of its parts is %s", name)
		}
	}
	if e := type0.dict.get("Encoding"); e != "/Identity-H" {
		return fmt.Errorf("its encoding is %s", e)
	}
	*file = object{dict: dict{{"Length1", strconv.Itoa(len(f.subset.Data))}}, stream: f.subset.Data}
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

// toUnicode writes the map from glyphs to text. gopdf's own has wrong values
// above U+FFFF and blocks of more than the 100 entries a CMap may have.
func toUnicode(f *font) []byte {
	var entries [][]byte
	memory := make([]byte, 0, len("<0000> <00000000>\n")*len(f.shown))
	for gid, g := range f.glyphs() {
		from := len(memory)
		memory = append(appendHex(append(memory, '<'), gid), "> <"...)
		memory = append(appendUTF16(memory, g.char), ">\n"...)
		entries = append(entries, memory[from:])
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
	for gid, g := range f.glyphs() {
		if g.width == 1000 {
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
		out = strconv.AppendInt(out, int64(g.width), 10)
		last = int(gid)
	}
	if last >= 0 {
		out = append(out, ']')
	}
	return string(append(out, ']'))
}

// subsetTag makes the six letters before a subset's name (ISO 32000-1, 9.6.4)
// from what is in it.
func subsetTag(f *font) string {
	sum := sha256.Sum256(f.subset.Data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}
