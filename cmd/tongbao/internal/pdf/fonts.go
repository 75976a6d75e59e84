package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"

	"github.com/signintech/gopdf"
)

// stemV is what a descriptor must state and no table of a font has: the usual stem
// of a text face, in thousandths of the em. Viewers use it for substitutes only.
const stemV = "80"

// describe is the descriptor of a font as gopdf reads it, without its file and name. gopdf indexes font tables unchecked,
// hence the recover.
func describe(data []byte) (descriptor dict, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("gopdf: %v", r)
		}
	}()
	var font gopdf.SubsetFontObj
	font.SetTtfFontOption(gopdf.TtfOption{})
	if err := font.SetTTFData(data); err != nil {
		return nil, err
	}
	of := font.GetTTFParser()
	perMille := func(units int) string { return strconv.Itoa(gopdf.DesignUnitsToPdf(units, of.UnitsPerEm())) }
	box := "[" + perMille(of.XMin()) + " " + perMille(of.YMin()) + " " + perMille(of.XMax()) + " " + perMille(of.YMax()) + "]"
	return dict{
		{"Type", "/FontDescriptor"}, {"Ascent", perMille(of.Ascender())}, {"CapHeight", perMille(of.CapHeight())},
		{"Descent", perMille(of.Descender())}, {"Flags", strconv.Itoa(of.Flag())}, {"FontBBox", box},
		{"ItalicAngle", strconv.Itoa(of.ItalicAngle())}, {"StemV", stemV}, {"XHeight", perMille(of.XHeight())},
	}, nil
}

// addFonts adds the fonts to what all pages have.
func (d *document) addFonts() error {
	resources, err := d.at(d.resources)
	if err != nil {
		return err
	}
	listed := "<<"
	for _, f := range d.writer.fonts {
		listed += " /F" + strconv.Itoa(f.index) + " " + ref(d.addFont(f))
	}
	resources.dict.set("Font", listed+" >>")
	return nil
}

// addFont adds a font with its parts: the subset itself, its descriptor, widths and the text its glyphs stand for.
func (d *document) addFont(f *font) int {
	name := "/" + subsetTag(f) + "+" + f.face.Name
	file := d.add(&object{dict: dict{{"Length1", strconv.Itoa(len(f.subset.Data))}}, stream: f.subset.Data})
	descriptor := d.add(&object{dict: append(f.descriptor, entry{"FontFile2", ref(file)}, entry{"FontName", name})})
	cid := d.add(&object{dict: dict{
		{"Type", "/Font"}, {"Subtype", "/CIDFontType2"}, {"BaseFont", name}, {"FontDescriptor", ref(descriptor)},
		{"CIDSystemInfo", "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"}, {"CIDToGIDMap", "/Identity"},
		{"DW", "1000"}, {"W", widths(f)},
	}})
	unicode := d.add(&object{dict: dict{}, stream: toUnicode(f)})
	return d.add(&object{dict: dict{
		{"Type", "/Font"}, {"Subtype", "/Type0"}, {"BaseFont", name}, {"Encoding", "/Identity-H"},
		{"DescendantFonts", "[" + ref(cid) + "]"}, {"ToUnicode", ref(unicode)},
	}})
}

// toUnicode writes the map from glyphs to text, in blocks of the 100 entries a CMap may have.
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
