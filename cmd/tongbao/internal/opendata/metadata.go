package opendata

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/document"
)

// MetadataName is where readers of CSV on the web look for the description of a folder's files
// (Model for Tabular Data and Metadata on the Web, 5.3).
const MetadataName = "csv-metadata.json"

// csvTable is a CSV file to be described.
type csvTable struct {
	name, title string
	columns     []column
	notes       []string
}

// tableGroup is the description of all CSV files (Metadata Vocabulary for Tabular Data, 5.3).
type tableGroup struct {
	Context   []any             `json:"@context"`
	Title     string            `json:"dc:title"`
	Number    string            `json:"dc:identifier,omitempty"`
	Publisher []string          `json:"dc:publisher,omitempty"`
	Issued    string            `json:"dc:issued,omitempty"`
	Temporal  string            `json:"dc:temporal,omitempty"`
	Spatial   string            `json:"dc:spatial,omitempty"`
	License   any               `json:"dc:license,omitempty"`
	Language  string            `json:"dc:language"`
	Tables    []tableAnnotation `json:"tables"`
}

type tableAnnotation struct {
	URL    string      `json:"url"`
	Title  string      `json:"dc:title"`
	Notes  []string    `json:"notes,omitempty"`
	Schema tableSchema `json:"tableSchema"`
}

type tableSchema struct {
	Columns []columnAnnotation `json:"columns"`
}

type columnAnnotation struct {
	Titles   string `json:"titles"`
	Datatype string `json:"datatype"`
	Unit     string `json:"schema:unitText,omitempty"`
}

// describe writes what the CSV files hold: their columns, units and notes, and of what days and region
// they are.
func describe(n *document.Notice, tables []csvTable) ([]byte, error) {
	g := tableGroup{
		Context: []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "zh"}}, Title: n.Title, Number: n.Head.Number,
		Temporal: n.Web.Temporal, Spatial: n.Web.Area, License: licence(n.Web.License), Language: "zh-CN",
	}
	for _, s := range n.SignOff.Signers {
		g.Publisher = append(g.Publisher, s.Name)
	}
	if !n.SignOff.Date.IsZero() {
		g.Issued = n.SignOff.Date.Format(time.DateOnly)
	}
	for _, t := range tables {
		a := tableAnnotation{URL: url.PathEscape(t.name), Title: strings.ReplaceAll(t.title, "\u3000", " "), Notes: t.notes}
		for _, c := range t.columns {
			a.Schema.Columns = append(a.Schema.Columns, c.described())
		}
		g.Tables = append(g.Tables, a)
	}
	out, err := json.MarshalIndent(g, "", "  ")
	return append(out, '\n'), err
}

func (c column) described() columnAnnotation {
	if c.numbers {
		return columnAnnotation{c.name, "decimal", c.unit}
	}
	return columnAnnotation{c.name, "string", ""}
}

// licence is an address as an address, a name as a text, and nothing for neither.
func licence(s string) any {
	switch {
	case s == "":
		return nil
	case strings.HasPrefix(s, "https://"), strings.HasPrefix(s, "http://"):
		return map[string]string{"@id": s}
	}
	return s
}
