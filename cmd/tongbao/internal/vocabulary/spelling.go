package vocabulary

import (
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// Spelling is the key of the figure that an expression asks for, however it is written: with
// its conditions in another order, with another name of a column or of the objects. What is no
// figure comes back as it is listed. Nothing is registered and nothing told.
func Spelling(d *Data, src string) string {
	n, fault := language.Parse(src)
	if fault != nil {
		return src
	}
	asked := *d
	asked.Table = func(string, int) (*document.Table, error) { return nil, ErrTold }
	asked.Said, asked.Settle = nil, nil
	s := &speaker{Data: &asked, ledger: d.Ledger.Scratch(), quiet: true}
	v, err := s.eval(n, now)
	if err != nil {
		return n.String()
	}
	switch v := v.(type) {
	case *figures.Figure:
		return v.Key
	case amount:
		return v.Key
	case change:
		return s.ledger.Change(v.now, v.before).Figure.Key
	}
	return n.String()
}
