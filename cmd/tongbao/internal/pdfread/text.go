package pdfread

import (
	"errors"
	"strings"
)

// matrix places a run: upright, or turned to go up the page.
func (p *painter) matrix() error {
	n, err := p.numbers(6)
	if err != nil {
		return err
	}
	turned := n[0] == 0 && n[1] == 1 && n[2] == -1 && n[3] == 0
	if !p.inText || !turned && (n[0] != 1 || n[1] != 0 || n[2] != 0 || n[3] != 1) {
		return errors.New("文字的方向不认识")
	}
	p.run.Turned, p.run.X, p.run.Y = turned, n[4]*mmPerPoint, p.page.Height-n[5]*mmPerPoint
	return nil
}

// show reads the glyphs of a run: strings of codes, and between them corrections of the
// pen in thousandths of the em.
func (p *painter) show(corrected bool) error {
	if !p.inText || p.font == nil || len(p.operands) != 1 {
		return errors.New("文字不在文字段里")
	}
	pieces := p.operands
	if corrected {
		if p.operands[0].kind != array {
			return errors.New("操作数不对")
		}
		pieces = p.operands[0].items
	}
	for _, v := range pieces {
		switch v.kind {
		case number:
			p.pen -= v.number * p.em() / 1000
		case text:
			if err := p.glyphs(v.text); err != nil {
				return err
			}
		default:
			return errors.New("操作数不对")
		}
	}
	return nil
}

// em is the width of an em of the run in mm.
func (p *painter) em() float64 { return p.size * p.scale * mmPerPoint }

func (p *painter) glyphs(codes []byte) error {
	if len(codes)%2 != 0 {
		return errors.New("文字的编码不完整")
	}
	for i := 0; i < len(codes); i += 2 {
		code := int(codes[i])<<8 | int(codes[i+1])
		said, width := p.font.said(code)
		switch {
		case p.own == "":
			if said == "" {
				return errors.New("有一个字没有对应的文字")
			}
			p.text = append(p.text, said...)
		case !p.said:
			p.text = append(p.text, p.own...)
			p.said = true
		}
		if p.own != "" {
			said = p.own
		}
		advance := width * p.em() / 1000
		p.pen += advance
		if strings.TrimSpace(said) != "" {
			p.run.Last, p.run.Length = advance, max(p.run.Length, p.pen)
		}
	}
	return nil
}

func (p *painter) endText() error {
	if !p.inText || len(p.text) == p.starts[len(p.starts)-1] {
		return errors.New("没有对应的开头，或者没有文字")
	}
	p.run.Size, p.run.Invisible = p.size, p.invisible
	p.runs = append(p.runs, p.run)
	p.inText = false
	return nil
}
