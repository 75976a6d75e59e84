package pdfread

import (
	"errors"
	"fmt"
)

// font is what a font's codes stand for and how wide they are.
type font struct {
	texts  []string  // by code; "" for one that stands for nothing
	widths []float64 // by code, in thousandths of the em; -1: the default
	usual  float64   // the default width
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
	out := &font{usual: 1000}
	if out.texts, err = toUnicode(unicode); err != nil {
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
	out.widths, err = widths(w)
	return out, err
}

// toUnicode reads the entries "<code> <text>" of a character map.
func toUnicode(src []byte) ([]string, error) {
	out := make([]string, codes)
	s := scanner{src: src, plain: true, pool: &pool{}}
	var operands []value
	for !s.end() {
		v, err := s.value(0)
		if err != nil {
			return nil, err
		}
		switch {
		case v.is(keyword, "endbfrange"):
			return nil, errors.New("写法不认识")
		case v.is(keyword, "endbfchar"):
			if len(operands)%2 != 0 {
				return nil, errors.New("编码和文字不成对")
			}
			for i := 0; i < len(operands); i += 2 {
				code, text := operands[i].text, operands[i+1].text
				if len(code) != 2 {
					return nil, errors.New("编码的长度不对")
				}
				if out[int(code[0])<<8|int(code[1])], err = utf16BE(text); err != nil {
					return nil, err
				}
			}
			operands = operands[:0]
		case v.kind == text:
			operands = append(operands, v)
		default:
			operands = operands[:0]
		}
	}
	return out, nil
}

// widths reads "first [w w …] first [w …] …".
func widths(w value) ([]float64, error) {
	out := make([]float64, codes)
	for i := range out {
		out[i] = -1
	}
	if len(w.items)%2 != 0 {
		return nil, errors.New("字宽表不完整")
	}
	for i := 0; i < len(w.items); i += 2 {
		first, err := w.items[i].count(codes - 1)
		list := w.items[i+1]
		if err != nil || list.kind != array || first+len(list.items) > codes {
			return nil, errors.New("字宽表不对")
		}
		for k, v := range list.items {
			if v.kind != number {
				return nil, errors.New("字宽表不对")
			}
			out[first+k] = v.number
		}
	}
	return out, nil
}

// width is that of a code in thousandths of the em.
func (f *font) width(code int) float64 {
	if w := f.widths[code]; w >= 0 {
		return w
	}
	return f.usual
}
