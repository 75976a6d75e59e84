package starter

import (
	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// newSheet is a sheet that is written anew.
type newSheet struct {
	name string
	head []string
	rows [][]string
	kind *inspection.Kind // nil: no roster
	keys []string         // of the columns of a roster
}

// usualColumns are the columns of a new roster, in their order, behind those that say what it is.
var usualColumns = []string{inspection.ColNumber, inspection.ColName, inspection.ColCode, inspection.ColPlatform,
	inspection.ColSponsor, inspection.ColLevel, inspection.ColRegion, inspection.ColUpdated}

// resultColumns are those behind the measures.
var resultColumns = []string{inspection.ColVerdict, inspection.ColCategory, inspection.ColDetail}

// rosterSheet is an empty roster of a kind; with rules that judge it has their measures.
func rosterSheet(k *inspection.Kind, judging *inspection.Ruleset) *newSheet {
	s := &newSheet{name: k.Sheets[0], kind: k}
	columns := inspection.ColumnsOf(k, judging)
	add := func(key string) {
		for _, c := range columns {
			if c.Key == key {
				s.head, s.keys = append(s.head, c.Name), append(s.keys, key)
			}
		}
	}
	for _, key := range usualColumns {
		if key == inspection.ColCode && k.CodeForm == nil || key == inspection.ColUpdated && k.CodeForm != nil {
			continue
		}
		add(key)
	}
	if judging != nil {
		for _, m := range judging.Measures {
			if m.Object == k.Word && m.Name != inspection.ColUpdated {
				s.measure(m.Name)
			}
		}
	}
	for _, key := range resultColumns {
		add(key)
	}
	return s
}

// measure adds a column of a measure that the sheet has not.
func (s *newSheet) measure(name string) {
	for _, h := range s.head {
		if h == name {
			return
		}
	}
	s.head, s.keys = append(s.head, name), append(s.keys, name)
}

// newBook is a workbook of new sheets; offered are the rules whose words are offered, judging those whose
// measures are columns; both may be nil.
func newBook(sheets []*newSheet, offered, judging *inspection.Ruleset) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	b := &book{f: f}
	var lists []listing
	for i, s := range sheets {
		if i == 0 {
			b.note(f.SetSheetName("Sheet1", s.name))
		}
		if l := b.add(s, offered, judging); s.kind != nil {
			lists = append(lists, l)
		}
	}
	b.help(lists)
	return b.bytes()
}

// widths of columns, in characters, by key; another has that of its head.
var widths = map[string]float64{
	inspection.ColNumber: 6, inspection.ColName: 34, inspection.ColCode: 16, inspection.ColPlatform: 14,
	inspection.ColSponsor: 28,
	inspection.ColLevel:   18, inspection.ColRegion: 12, inspection.ColUpdated: 14, inspection.ColVerdict: 12,
	inspection.ColCategory: 24, inspection.ColDetail: 50,
}

// usualLevels are the levels of sites that are offered where none is known.
var usualLevels = []string{"市政府门户网站", "区县政府门户网站", "部门网站"}

// add writes a new sheet.
func (b *book) add(s *newSheet, offered, judging *inspection.Ruleset) listing {
	_, err := b.f.NewSheet(s.name) // the one there is keeps its place
	b.note(err)
	l := listing{name: s.name, kind: s.kind, rules: judging, offered: offered, used: map[string][]string{},
		heads: 1, first: 2, last: 1 + len(s.rows) + spareRows}
	if s.kind == inspection.Site {
		l.used[inspection.ColLevel] = usualLevels
	}
	asText := b.style(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Family: faceOfSheets, Size: 11}})
	for i, head := range s.head {
		b.head(s.name, i, 1, head)
		key, width := "", 14.0
		if i < len(s.keys) {
			key = s.keys[i]
			l.columns = append(l.columns, sheet.Column{Name: head, Key: key, Index: i})
		}
		if w, ok := widths[key]; ok {
			width = w
		}
		letter := sheet.ColumnName(i)
		b.note(b.f.SetColWidth(s.name, letter, letter, width))
		if key == inspection.ColCode {
			b.note(b.f.SetCellStyle(s.name, sheet.CellName(i, 2), sheet.CellName(i, l.last), asText))
		}
	}
	for i, row := range s.rows {
		for j, text := range row {
			b.note(b.f.SetCellStr(s.name, sheet.CellName(j, i+2), text))
		}
	}
	b.note(b.f.SetRowHeight(s.name, 1, 24))
	b.onePageWide(s.name)
	return l
}

// added puts new sheets into a workbook, each in the place of one of its name.
func added(data []byte, sheets []*newSheet) ([]byte, error) {
	b, err := open(data)
	if err != nil {
		return nil, err
	}
	defer b.f.Close()
	var lists []listing
	for _, s := range sheets {
		if i, err := b.f.GetSheetIndex(s.name); err == nil && i >= 0 { // the list of an earlier period
			b.note(b.f.DeleteSheet(s.name))
		}
		if l := b.add(s, nil, nil); s.kind != nil {
			lists = append(lists, l)
		}
	}
	b.help(lists)
	return b.bytes()
}
