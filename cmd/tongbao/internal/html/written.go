package html

import (
	"html/template"
	"strconv"
	"strings"
)

// The rows of tables are most of a large page, and are written here: a template for each cell takes ten times as long.
// What they look like otherwise, templates say of .Rows and their .Cells.

// markup collects what is written, escaped as html/template escapes.
type markup struct{ out []byte }

// add writes markup of the program's own.
func (m *markup) add(parts ...string) {
	for _, p := range parts {
		m.out = append(m.out, p...)
	}
}

func (m *markup) text(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		if by := escaped[s[i]]; by != "" {
			m.out = append(append(m.out, s[from:i]...), by...)
			from = i + 1
		}
	}
	m.out = append(m.out, s[from:]...)
}

// escaped is what stands for a character of markup.
var escaped = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// attribute writes an attribute that has a value.
func (m *markup) attribute(name, value string) {
	if value != "" {
		m.add(" ", name, `="`)
		m.text(value)
		m.add(`"`)
	}
}

// span writes over how many columns and rows a cell reaches.
func (m *markup) span(c *cellView) {
	if c.ColSpan > 1 {
		m.attribute("colspan", strconv.Itoa(c.ColSpan))
	}
	if c.RowSpan > 1 {
		m.attribute("rowspan", strconv.Itoa(c.RowSpan))
	}
}

// HTML is the rows of a group for the page, each on a line of its own.
func (b bodyView) HTML() template.HTML {
	m := &b.tb.written
	m.out = m.out[:0]
	for row := range b.each(false) {
		m.add("\n")
		m.row(row)
	}
	return template.HTML(m.out)
}

func (m *markup) row(r *rowView) {
	m.add("<tr")
	m.attribute("id", r.ID)
	m.attribute("class", r.Class)
	m.attribute("data-under", r.Under)
	m.add(">")
	for i := range r.Cells {
		m.cell(&r.Cells[i])
	}
	m.add("</tr>")
}

func (m *markup) cell(c *cellView) {
	element := "td"
	if c.Header {
		element = "th"
		m.add(`<th scope="`, c.Scope, `"`)
		m.attribute("id", c.ID)
	} else {
		m.add("<td")
		m.headers(c)
	}
	m.span(c)
	m.attribute("class", c.Class)
	m.attribute("data-label", c.Label)
	m.add(">")
	m.value(c)
	m.add("</", element, ">")
}

// headers writes the ids of the headers of a cell.
func (m *markup) headers(c *cellView) {
	if c.over == "" || c.beside == "" {
		m.attribute("headers", c.over+c.beside)
		return
	}
	m.add(` headers="`)
	m.text(c.over)
	m.add(" ")
	m.text(c.beside)
	m.add(`"`)
}

// value writes what a cell says.
func (m *markup) value(c *cellView) {
	switch {
	case c.Value != "":
		m.add("<data")
		m.attribute("value", c.Value)
		m.attribute("data-figure", c.Key)
		m.add(">")
		m.text(c.Text)
		m.add("</data>")
	case len(c.Parts) > 0:
		m.add("<span>")
		m.phrases(c.Parts)
		m.add("</span>")
	default:
		m.text(c.Text)
	}
}

// phrases writes words of which some are not broken.
func (m *markup) phrases(parts []titlePiece) {
	for _, p := range parts {
		switch {
		case len(p.Line) > 0:
			m.add(`<span class="line">`)
			m.phrases(p.Line)
			m.add("</span>")
		case p.Keep:
			m.add(`<span class="keep">`)
			m.text(p.Text)
			m.add("</span>")
		default:
			m.text(p.Text)
		}
	}
}

// Fragment is the rows of a group for the editors of content management systems.
func (b bodyView) Fragment() template.HTML {
	m := &b.tb.written
	m.out = m.out[:0]
	for row := range b.each(true) {
		m.add("\n")
		m.plainRow(row)
	}
	return template.HTML(m.out)
}

func (m *markup) plainRow(row *rowView) {
	m.add("<tr>")
	for k := range row.Cells {
		m.plainCell(&row.Cells[k], row.Class != "")
	}
	m.add("</tr>")
}

// plainCell writes a cell without classes; sum: of a row that adds up others, or heads them.
func (m *markup) plainCell(c *cellView, sum bool) {
	element := "td"
	if c.Header && sum {
		element = "th"
	}
	m.add("<", element)
	m.span(c)
	switch {
	case element == "th":
	case c.Left():
		m.add(` style="text-align:left"`)
	case c.Right():
		m.add(` style="text-align:right"`)
	}
	m.add(">")
	for line, rest, more := strings.Cut(c.Text, "\n"); ; line, rest, more = strings.Cut(rest, "\n") {
		if m.text(line); !more {
			break
		}
		m.add("<br>")
	}
	m.add("</", element, ">")
}
