package pdfread

import (
	"errors"
	"fmt"
	"strings"
)

// Bounds of one page.
const (
	maxOperands = 64
	maxOpen     = 64 // marked-content sequences one in another
)

// painter reads the operators of one page.
type painter struct {
	*sheet
	scanner  scanner
	operands []value
	open     []int // indices into Marks of the sequences open, of a replacement text -1

	font      *font
	size      float64
	scale     float64 // horizontal, 1 is natural
	invisible bool
	width     float64 // of lines, mm

	run  *Run // between BT and ET
	pen  float64
	text strings.Builder
	own  string // replacement text of the span that is open
	said bool   // and it has been added

	path   Line
	points int // of the path so far
}

func (r *reader) content(s *sheet) error {
	ref := s.dict.get("Contents")
	if ref.kind == null {
		return nil
	}
	ops, err := r.stream(ref)
	if err != nil {
		return err
	}
	p := painter{sheet: s, scanner: scanner{src: ops, plain: true}, scale: 1, width: mmPerPoint}
	if err := p.paint(); err != nil {
		return err
	}
	if len(p.open) > 0 || p.run != nil {
		return errCut
	}
	return nil
}

func (p *painter) paint() error {
	for !p.scanner.end() {
		v, err := p.scanner.value(0)
		if err != nil {
			return err
		}
		if v.kind != keyword {
			if p.operands = append(p.operands, v); len(p.operands) > maxOperands {
				return errors.New("操作数过多")
			}
			continue
		}
		if err := p.operator(v.text); err != nil {
			return fmt.Errorf("%s：%w", v.text, err)
		}
		p.operands = p.operands[:0]
	}
	return nil
}

// operator does what is read of an operator; one our writer does not write is an error.
func (p *painter) operator(op string) error {
	switch op {
	case "g", "G", "rg", "RG", "d":
		return nil
	case "w":
		n, err := p.numbers(1)
		if err == nil {
			p.width = n[0] * mmPerPoint
		}
		return err
	case "m", "l", "c":
		return p.pathPoints(map[string]int{"m": 2, "l": 2, "c": 6}[op])
	case "h":
		return nil
	case "S":
		return p.stroke()
	case "BMC", "BDC":
		return p.begin(op == "BDC")
	case "EMC":
		return p.end()
	}
	return p.textOperator(op)
}

func (p *painter) textOperator(op string) error {
	switch op {
	case "Tf":
		if len(p.operands) != 2 || p.operands[0].kind != name || p.operands[1].kind != number {
			return errors.New("操作数不对")
		}
		p.font, p.size = p.fonts[p.operands[0].text], p.operands[1].number
		if p.font == nil || !(p.size > 0) {
			return errors.New("没有这个字体")
		}
		return nil
	case "Tz", "Tr":
		n, err := p.numbers(1)
		if err != nil {
			return err
		}
		if op == "Tz" {
			p.scale = n[0] / 100
		} else {
			p.invisible = n[0] == 3
		}
		return nil
	case "BT":
		if p.run != nil {
			return errors.New("文字的开头不对")
		}
		p.run, p.pen = &Run{Mark: p.innermost()}, 0
		return nil
	case "Tm":
		return p.matrix()
	case "TJ", "Tj":
		return p.show(op == "TJ")
	case "ET":
		return p.endText()
	}
	return errors.New("操作符不认识")
}

// numbers are the operands, all numbers, that many.
func (p *painter) numbers(count int) ([]float64, error) {
	return numbers(value{kind: array, items: p.operands}, count)
}

// innermost is the sequence that marks are in, -1 for none.
func (p *painter) innermost() int {
	for i := len(p.open) - 1; i >= 0; i-- {
		if p.open[i] >= 0 {
			return p.open[i]
		}
	}
	return -1
}

// begin opens a marked-content sequence, or a span with a replacement text.
func (p *painter) begin(properties bool) error {
	want := 1
	if properties {
		want = 2
	}
	if len(p.operands) != want || p.operands[0].kind != name || len(p.open) >= maxOpen {
		return errors.New("标签的写法不认识")
	}
	m := Mark{Tag: p.operands[0].text, ID: -1}
	m.Artifact = m.Tag == "Artifact"
	var dict value
	if properties {
		dict = p.operands[1]
	}
	if actual := dict.get("ActualText"); actual.kind != null {
		own, err := actual.utf8()
		if err != nil || p.own != "" || own == "" {
			return errors.New("替代文字不对")
		}
		p.open, p.own, p.said = append(p.open, -1), own, false
		return nil
	}
	if id := dict.get("MCID"); id.kind != null {
		n, err := id.count(1 << 20)
		if err != nil || m.Artifact {
			return errors.New("标签的编号不对")
		}
		m.ID = n
	}
	m.Kind = dict.get("Type").text
	p.open = append(p.open, len(p.page.Marks))
	p.page.Marks = append(p.page.Marks, m)
	return nil
}

func (p *painter) end() error {
	n := len(p.open) - 1
	if n < 0 {
		return errors.New("没有对应的开头")
	}
	if p.open[n] < 0 {
		p.own = ""
	}
	p.open = p.open[:n]
	return nil
}

// pathPoints takes the points of a path's next piece into its box.
func (p *painter) pathPoints(count int) error {
	n, err := p.numbers(count)
	if err != nil {
		return err
	}
	for i := 0; i < count; i += 2 {
		x, y := n[i]*mmPerPoint, p.page.Height-n[i+1]*mmPerPoint
		if p.points == 0 {
			p.path = Line{X1: x, Y1: y, X2: x, Y2: y}
		}
		p.path.X1, p.path.X2 = min(p.path.X1, x), max(p.path.X2, x)
		p.path.Y1, p.path.Y2 = min(p.path.Y1, y), max(p.path.Y2, y)
		p.points++
	}
	return nil
}

func (p *painter) stroke() error {
	if p.points == 0 {
		return errors.New("没有线")
	}
	p.path.Width, p.path.Mark = p.width, p.innermost()
	p.page.Lines = append(p.page.Lines, p.path)
	p.points = 0
	return nil
}
