package pdfread

import (
	"errors"
	"fmt"
)

// font is what a font's codes stand for and how wide they are.
type font struct {
	at     []uint32 // by code: where in glyphs, 0 for one that stands for nothing
	glyphs []glyph  // the first is none
	usual  float64  // the default width
}

// glyph is what one code stands for.
type glyph struct {
	text  string  // "": nothing
	width float64 // in thousandths of the em, -1: the default
}

// glyph is that of a code.
func (f *font) glyph(code int) *glyph {
	if f.at[code] == 0 {
		f.at[code] = uint32(len(f.glyphs))
		f.glyphs = append(f.glyphs, glyph{width: -1})
	}
	return &f.glyphs[f.at[code]]
}

// codes is how many codes of two bytes there are.
const codes = 1 << 16

// font reads a composite font of two-byte codes that are glyph numbers.
func (f *file) font(v value) (*font, error) {
	dict, err := f.resolve(v)
	if err != nil {
		return nil, err
	}
	if !dict.get("Subtype").is(name, "Type0") || !dict.get("Encoding").is(name, "Identity-H") {
		return nil, errors.New("字体的种类不认识")
	}
	unicode, err := f.stream(dict.get("ToUnicode"))
	if err != nil {
		return nil, fmt.Errorf("字体的文字对照：%w", err)
	}
	out := &font{usual: 1000, at: make([]uint32, codes), glyphs: []glyph{{width: -1}}}
	if err = out.toUnicode(unicode); err != nil {
		return nil, fmt.Errorf("字体的文字对照：%w", err)
	}
	kids, err := f.resolve(dict.get("DescendantFonts"))
	if err != nil || kids.kind != array || len(kids.items) != 1 {
		return nil, errors.New("字体没有字宽")
	}
	cid, err := f.resolve(kids.items[0])
	if err != nil {
		return nil, err
	}
	if w := cid.get("DW"); w.kind == number {
		out.usual = w.number
	}
	w, err := f.resolve(cid.get("W"))
	if err != nil {
		return nil, err
	}
	return out, out.widths(w)
}

// toUnicode reads the entries "<code> <text>" of a character map.
func (f *font) toUnicode(src []byte) error {
	s := scanner{src: src, plain: true, pool: &pool{}}
	var operands []value
	for !s.end() {
		v, err := s.value(0)
		if err != nil {
			return err
		}
		switch {
		case v.is(keyword, "endbfrange"):
			return errors.New("写法不认识")
		case v.is(keyword, "endbfchar"):
			if len(operands)%2 != 0 {
				return errors.New("编码和文字不成对")
			}
			for i := 0; i < len(operands); i += 2 {
				code, text := operands[i].text, operands[i+1].text
				if len(code) != 2 {
					return errors.New("编码的长度不对")
				}
				if f.glyph(int(code[0])<<8 | int(code[1])).text, err = utf16BE(text); err != nil {
					return err
				}
			}
			operands = operands[:0]
		case v.kind == text:
			operands = append(operands, v)
		default:
			operands = operands[:0]
		}
	}
	return nil
}

// widths reads "first [w w …] first [w …] …".
func (f *font) widths(w value) error {
	if len(w.items)%2 != 0 {
		return errors.New("字宽表不完整")
	}
	for i := 0; i < len(w.items); i += 2 {
		first, err := w.items[i].count(codes - 1)
		list := w.items[i+1]
		if err != nil || list.kind != array || first+len(list.items) > codes {
			return errors.New("字宽表不对")
		}
		for k, v := range list.items {
			if v.kind != number {
				return errors.New("字宽表不对")
			}
			f.glyph(first + k).width = v.number
		}
	}
	return nil
}

// said is the text of a code, and its width in thousandths of the em.
func (f *font) said(code int) (text string, width float64) {
	g := &f.glyphs[f.at[code]]
	if g.width < 0 {
		return g.text, f.usual
	}
	return g.text, g.width
}
