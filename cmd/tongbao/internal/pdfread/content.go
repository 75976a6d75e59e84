package pdfread

import (
	"errors"
	"fmt"
	"slices"
)

// Bounds of one page.
const (
	maxOperands = 64
	maxOpen     = 64 // marked-content sequences one in another
)

// painter reads the operators of one page. One painter may read one page after another; what it needs on the way it keeps.
type painter struct {
	*sheet
	scanner  scanner
	pool     pool
	inflated inflated
	operands []value
	open     []int // indices into marks of the sequences open, of a replacement text -1

	font      *font
	size      float64
	scale     float64 // horizontal, 1 is natural
	invisible bool
	width     float64 // of lines, mm

	run    Run // between BT and ET
	inText bool
	pen    float64
	own    string // replacement text of the span that is open
	said   bool   // and it has been added

	path   Line
	points int // of the path so far

	text   []byte // of all runs of the page
	starts []int  // where each of them begins
	runs   []Run
	lines  []Line
	marks  []Mark
}

// content reads a page.
func (p *painter) content(f *file, s *sheet) error {
	ref := s.dict.get("Contents")
	if ref.kind == null {
		return nil
	}
	ops, err := f.streamInto(ref, &p.inflated)
	if err != nil {
		return err
	}
	p.begins(s, ops)
	if err := p.paint(); err != nil {
		return err
	}
	if len(p.open) > 0 || p.inText {
		return errCut
	}
	p.finish()
	return nil
}

// begins turns to a page with these operators.
func (p *painter) begins(s *sheet, ops []byte) {
	*p = painter{
		sheet: s, pool: p.pool, inflated: p.inflated, scale: 1, width: mmPerPoint, operands: p.operands[:0], open: p.open[:0],
		text: p.text[:0], starts: p.starts[:0], runs: p.runs[:0], lines: p.lines[:0], marks: p.marks[:0],
	}
	p.scanner = scanner{src: ops, plain: true, pool: &p.pool}
}

// finish gives the page what stands on it; its texts are parts of one.
func (p *painter) finish() {
	whole := string(p.text)
	for i := range p.runs {
		end := len(whole)
		if i+1 < len(p.runs) {
			end = p.starts[i+1]
		}
		p.runs[i].Text = whole[p.starts[i]:end]
	}
	p.page.Runs, p.page.Lines, p.page.Marks = slices.Clone(p.runs), slices.Clone(p.lines), slices.Clone(p.marks)
}

func (p *painter) paint() error {
	empty := p.pool.mark()
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
		p.pool.release(empty)
	}
	return nil
}

// operator does what is read of an operator; one our writer does not write is an error.
func (p *painter) operator(op []byte) error {
	switch string(op) {
	case "g", "G", "rg", "RG", "d":
		return nil
	case "w":
		n, err := p.numbers(1)
		if err == nil {
			p.width = n[0] * mmPerPoint
		}
		return err
	case "m", "l":
		return p.pathPoints(2)
	case "c":
		return p.pathPoints(6)
	case "h":
		return nil
	case "S":
		return p.stroke()
	case "BMC", "BDC":
		return p.begin(len(op) == len("BDC") && op[1] == 'D')
	case "EMC":
		return p.end()
	}
	return p.textOperator(op)
}

func (p *painter) textOperator(op []byte) error {
	switch string(op) {
	case "Tf":
		if len(p.operands) != 2 || p.operands[0].kind != name || p.operands[1].kind != number {
			return errors.New("操作数不对")
		}
		p.font, p.size = p.fonts[string(p.operands[0].text)], p.operands[1].number
		if p.font == nil || !(p.size > 0) {
			return errors.New("没有这个字体")
		}
		return nil
	case "Tz":
		n, err := p.numbers(1)
		if err == nil {
			p.scale = n[0] / 100
		}
		return err
	case "Tr":
		n, err := p.numbers(1)
		if err == nil {
			p.invisible = n[0] == 3
		}
		return err
	case "BT":
		if p.inText {
			return errors.New("文字的开头不对")
		}
		p.inText, p.run, p.pen = true, Run{Mark: p.innermost()}, 0
		p.starts = append(p.starts, len(p.text))
		return nil
	case "Tm":
		return p.matrix()
	case "TJ", "Tj":
		return p.show(op[1] == 'J')
	case "ET":
		return p.endText()
	}
	return errors.New("操作符不认识")
}

// numbers are the operands, all numbers, that many; six at most.
func (p *painter) numbers(count int) (out [6]float64, err error) {
	if len(p.operands) != count {
		return out, errNoNumbers
	}
	for i := range p.operands {
		if p.operands[i].kind != number {
			return out, errNoNumbers
		}
		out[i] = p.operands[i].number
	}
	return out, nil
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
	m := Mark{Tag: p.pool.name(p.operands[0].text), ID: -1}
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
	m.Kind = p.pool.name(dict.get("Type").text)
	p.open = append(p.open, len(p.marks))
	p.marks = append(p.marks, m)
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
	p.lines = append(p.lines, p.path)
	p.points = 0
	return nil
}
