package pdfread

// pool keeps what one reader has scanned: the values of arrays and dictionaries, and the bytes of strings in hexadecimal.
// Taking back what is no longer needed is up to the reader; the zero pool is empty.
type pool struct {
	open  []value // of arrays and dictionaries that have not ended
	held  []value
	bytes []byte
	names map[string]string
}

// mark is how much a pool holds at some time.
type mark struct{ held, bytes int }

func (p *pool) mark() mark { return mark{len(p.held), len(p.bytes)} }

// release takes back what was scanned since a mark.
func (p *pool) release(m mark) { p.held, p.bytes = p.held[:m.held], p.bytes[:m.bytes] }

// keep closes an array or a dictionary whose values are open from some place on.
func (p *pool) keep(from int) []value {
	start := len(p.held)
	p.held = append(p.held, p.open[from:]...)
	p.open = p.open[:from]
	return p.held[start:len(p.held):len(p.held)]
}

// name is a name as a text of its own, one for all that are alike: a file has few.
func (p *pool) name(b []byte) string {
	if n, ok := p.names[string(b)]; ok {
		return n
	}
	if p.names == nil {
		p.names = map[string]string{}
	}
	n := string(b)
	p.names[n] = n
	return n
}
