package docx

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/story"
	"tongbao/cmd/tongbao/internal/figures"
)

// Change is one sentence or table cell that was changed in Word, with the place
// in the notice's own files where the change has to be made too.
type Change struct {
	Element string            // element of the paper: "标题", "正文", "附件1"
	Cell    string            // of a table: "第3行“主要问题”"; empty in running text
	Before  string            // as the notice has it; empty: added in Word
	After   string            // as the edited file has it; empty: removed in Word
	Place   diag.Place        // line of body.md or notice.toml, cell of a workbook; of something added: of what stands before it
	Figures []*figures.Figure // printed figures that the change touches: their source cells have to change
}

// String returns the change as one line for the clerk.
func (c Change) String() string {
	var b strings.Builder
	if at := c.Place.String(); at != "" {
		b.WriteString(at + " ")
	}
	b.WriteString(c.Element + c.Cell + "：")
	before, after := strings.ReplaceAll(c.Before, "\n", ""), strings.ReplaceAll(c.After, "\n", "") // line ends of a title
	switch {
	case before == "":
		fmt.Fprintf(&b, "增加“%s”", after)
	case after == "":
		fmt.Fprintf(&b, "删去“%s”", before)
	default:
		fmt.Fprintf(&b, "“%s”改为“%s”", before, after)
	}
	for _, f := range c.Figures {
		var cells []string
		for _, p := range f.Sources {
			cells = append(cells, p.String())
		}
		fmt.Fprintf(&b, "（“%s”是%s", f.Text, f.Name)
		if len(cells) > 0 {
			fmt.Fprintf(&b, "，由%s得出", shortList(cells))
		}
		b.WriteString("，请改数据）")
	}
	return b.String()
}

// shortList names at most five of many cells.
func shortList(cells []string) string {
	const most = 5
	if len(cells) > most {
		return strings.Join(cells[:most], "、") + fmt.Sprintf("等%d处", len(cells))
	}
	return strings.Join(cells, "、")
}

// Compare lists what differs between a notice and its docx after people have
// edited it, in the order of the paper. White space, formatting and page numbers
// are not compared; tracked changes count as accepted. It fails when the file is
// not a docx.
func Compare(n *document.Notice, edited []byte) ([]Change, error) {
	read, err := readBody(edited)
	if err != nil {
		return nil, err
	}
	old := withText(story.Build(n))
	c := comparison{}
	oldKeys, newKeys := make([]string, len(old)), []string{}
	for i, b := range old {
		oldKeys[i] = b.key()
	}
	var now []readBlock
	for _, b := range apart(read, old) {
		if b.rows != nil || withoutSpace(b.text) != "" {
			now, newKeys = append(now, b), append(newKeys, b.key())
		}
	}
	like := byLikeness(oldKeys, newKeys)
	pairs := align(oldKeys, newKeys, func(i, j int) float64 {
		switch isTable := now[j].rows != nil; {
		case isTable != (old[i].table != nil):
			return 0
		case isTable: // however much of it was changed; told apart by their first rows
			return max(like(i, j), leastAlike)
		}
		return like(i, j)
	})
	last := oldBlock{element: "正文", place: diag.Place{File: "body.md", Line: 1}}
	for _, p := range pairs {
		switch {
		case p.new < 0:
			c.removed(old[p.old])
		case p.old < 0:
			c.added(last, now[p.new])
		case old[p.old].table != nil:
			c.tables(old[p.old], now[p.new].rows)
		case oldKeys[p.old] != newKeys[p.new]:
			c.paragraph(old[p.old], now[p.new].text)
		}
		if p.old >= 0 {
			last = old[p.old]
		}
	}
	return c.changes, nil
}

// signer is the element of the paper that a name of the sign-off belongs to.
const signer = "发文机关署名"

// namesOf are names that stand side by side, each a paragraph: that they do is the print's doing.
func namesOf(row *story.NameRow) []oldBlock {
	var out []oldBlock
	for _, c := range row.Cells {
		if text := strings.Join(c.Lines, "\n"); text != "" {
			out = append(out, oldBlock{element: signer, place: diag.Place{File: diag.NoticeFile}, runs: []story.Run{{Text: text}}, text: text})
		}
	}
	return out
}

// apart takes names of the sign-off out of the cells in which they stand side by side.
func apart(read []readBlock, old []oldBlock) []readBlock {
	names := map[string]bool{}
	for _, b := range old {
		names[b.key()] = names[b.key()] || b.element == signer
	}
	var out []readBlock
	for _, b := range read {
		if len(b.rows) != 1 || !slices.ContainsFunc(b.rows[0], func(c readCell) bool { return names[withoutSpace(c.text)] }) {
			out = append(out, b)
			continue
		}
		for _, c := range b.rows[0] {
			out = append(out, readBlock{text: c.text})
		}
	}
	return out
}

// oldBlock is a paragraph or table of the notice with its element.
type oldBlock struct {
	element string
	place   diag.Place
	runs    []story.Run
	text    string
	table   *story.Table
}

// withText lists what of a story has text.
func withText(items []story.Item) []oldBlock {
	var out []oldBlock
	section := "正文"
	for _, item := range items {
		switch it := item.(type) {
		case *story.Paragraph:
			if it.Style == story.AttachmentLabel {
				section = it.Element
			}
			b := oldBlock{element: section, place: it.Place, runs: trimmed(it.Runs)}
			if it.Element != "" {
				b.element = it.Element
			}
			if b.place.IsZero() {
				b.place = diag.Place{File: diag.NoticeFile}
			}
			if b.text = (&story.Paragraph{Runs: b.runs}).Text(); withoutSpace(b.text) != "" {
				out = append(out, b)
			}
		case *story.Table:
			out = append(out, oldBlock{element: section, place: it.Place, table: it})
		case *story.JointMark:
			out = append(out, rowOf("发文机关标志", strings.Join(it.Names, "\n"), it.Word))
		case *story.NameRow:
			out = append(out, namesOf(it)...)
		}
	}
	return out
}

// rowOf is an element whose texts stand side by side, as the table it is in the docx.
func rowOf(element string, texts ...string) oldBlock {
	place := diag.Place{File: diag.NoticeFile}
	row := &story.Table{Rows: make([]story.Row, 1), Grid: make([][]story.Cell, 1)}
	for _, s := range texts {
		row.Grid[0] = append(row.Grid[0], story.Cell{Text: s, RowSpan: 1, ColSpan: 1, Place: place})
		row.Widths = append(row.Widths, 1)
	}
	return oldBlock{element: element, place: place, table: row}
}

// key is equal for blocks that say the same.
func (b oldBlock) key() string {
	if b.table == nil {
		return withoutSpace(b.text)
	}
	var rows []string
	for r := range b.table.Grid {
		rows = append(rows, rowKey(oldRow(b.table, r)))
	}
	return "table\n" + strings.Join(rows, "\n")
}

func (b readBlock) key() string {
	if b.rows == nil {
		return withoutSpace(b.text)
	}
	var rows []string
	for _, r := range b.rows {
		rows = append(rows, rowKey(newRow(r)))
	}
	return "table\n" + strings.Join(rows, "\n")
}

// withoutSpace removes white space: it is not part of the text that is compared.
func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

type comparison struct{ changes []Change }

func (c *comparison) add(ch Change) { c.changes = append(c.changes, ch) }

func (c *comparison) removed(b oldBlock) {
	if b.table == nil {
		for _, s := range sentences(b.text) {
			c.add(Change{Element: b.element, Before: s.text, Place: b.at(s), Figures: b.figuresIn(s.from, s.to, "")})
		}
		return
	}
	c.tables(b, nil)
}

func (c *comparison) added(after oldBlock, b readBlock) {
	if b.rows == nil {
		c.add(Change{Element: after.element, After: b.text, Place: after.place})
		return
	}
	for r, row := range b.rows {
		c.add(Change{Element: after.element, Cell: fmt.Sprintf("新表第%d行", r+1), After: strings.Join(texts(newRow(row)), "，"), Place: after.place})
	}
}

// paragraph compares sentence by sentence.
func (c *comparison) paragraph(b oldBlock, now string) {
	old, new := sentences(b.text), sentences(now)
	keys := func(list []sentence) []string {
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = withoutSpace(s.text)
		}
		return out
	}
	oldKeys, newKeys := keys(old), keys(new)
	at := b.place
	for _, p := range align(oldKeys, newKeys, byLikeness(oldKeys, newKeys)) {
		switch {
		case p.old < 0:
			c.add(Change{Element: b.element, After: new[p.new].text, Place: at})
			continue
		case p.new < 0:
			s := old[p.old]
			c.add(Change{Element: b.element, Before: s.text, Place: b.at(s), Figures: b.figuresIn(s.from, s.to, "")})
		case oldKeys[p.old] != newKeys[p.new]:
			s := old[p.old]
			from, to := changedPart(s.text, new[p.new].text)
			put := new[p.new].text[from : len(new[p.new].text)-(len(s.text)-to)]
			c.add(Change{Element: b.element, Before: s.text, After: new[p.new].text, Place: b.at(s),
				Figures: b.figuresIn(s.from+from, s.from+to, put)})
		}
		at = b.at(old[p.old])
	}
}
