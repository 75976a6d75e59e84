package issue

import (
	"fmt"
	"strconv"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

// issue fills an Issue from checked values.
func (r *reader) issue(values map[string]any) *Issue {
	file := node{r: r, fields: r.schema, values: values}
	i := &Issue{lines: r.index.lines}
	notice, _ := file.table("notice")
	i.Notice = readNotice(notice)
	i.Signers = readSigners(file, i.Notice)
	period, _ := file.table("period")
	i.Period = readPeriod(period)
	i.Previous = readBaseline(file, "previous")
	i.LastYear = readBaseline(file, "last_year")
	i.Portal = readPortal(file, i.Notice)
	i.Sites = readRoster(file, "sites")
	i.Accounts = readRoster(file, "accounts")
	for _, n := range file.tables("table") {
		i.Tables = append(i.Tables, Table{Key: n.text("key"), Caption: n.text("title"), TableSpec: readTable(n)})
	}
	for _, n := range file.tables("attachment") {
		i.Attachments = append(i.Attachments, readAttachment(n))
	}
	for _, n := range file.tables("stated") {
		i.Stated = append(i.Stated, readStated(n, i.Notice.StatedUse))
	}
	i.Values = readValues(file)
	percent, _ := file.table("percent")
	i.Percent = Percent{Decimals: percent.count("decimals"), Trim: percent.flag("trim"), Zero: percent.text("zero"), Figures: percent.totals("figures")}
	headings, _ := file.table("headings")
	i.Headings = Headings{Scheme: headings.texts("scheme"), NumberLone: headings.flag("number_lone")}
	for _, n := range file.tables("acknowledged") {
		i.Acknowledged = append(i.Acknowledged, Acknowledgement{Code: n.text("code"), At: n.text("place"), Why: n.text("why"), Place: n.place()})
	}
	return i
}

func readNotice(n node) Notice {
	contact, _ := n.table("contact")
	notice := Notice{
		Kind: n.text("kind"), Title: n.text("title"), TitleKeep: n.texts("title_keep"),
		Issuer: n.text("issuer"), Short: n.text("short"), Organs: n.texts("organs"),
		Scope: n.text("scope"), Action: n.text("action"), Basis: n.texts("basis"),
		Number: n.text("number"), Recipients: n.texts("recipients"),
		Signed: n.day("signed"), Published: n.day("published"),
		Deadline: n.day("deadline"), ReportTo: n.text("report_to"),
		Contact: Contact{contact.text("name"), contact.text("phone")},
		Note:    n.text("note"), CC: n.texts("cc"),
		PrintedBy: n.text("printed_by"), PrintedOn: n.day("printed_on"),
		Letterhead: n.text("letterhead"), Sealed: n.flag("sealed"), Seal: n.number("seal_diameter"),
		Copy: n.text("copy"), Secrecy: n.text("secrecy"), Urgency: n.text("urgency"),
		Leaders: n.texts("leaders"), StatedUse: Policy(n.text("stated")), Template: n.text("template"), Place: n.place(),
	}
	if notice.PrintedOn.IsZero() && notice.PrintedBy != "" {
		notice.PrintedOn = notice.Signed
	}
	if len(notice.Organs) == 0 && notice.Issuer != "" {
		notice.Organs = []string{notice.Issuer}
	}
	return notice
}

func readSigners(file node, notice Notice) []Signer {
	var out []Signer
	for _, n := range file.tables("signers") {
		out = append(out, Signer{n.text("name"), n.flag("acting"), n.text("stamp"), n.text("post"), n.place()})
	}
	if len(out) == 0 && notice.Issuer != "" {
		out = []Signer{{Name: notice.Issuer, Place: file.place("notice", "issuer")}}
	}
	return out
}

func readPeriod(n node) Period {
	p := Period{
		Year: n.count("year"), From: n.day("from"), To: n.day("to"), Text: n.text("label"),
		PreviousFolder: n.text("previous"), LastYearFolder: n.text("last_year"), Place: n.place(),
	}
	for _, unit := range periodUnits {
		if c := n.counted(unit.key); c != nil {
			p.Kind, p.Number = unit.kind, *c
			return p
		}
	}
	if !p.From.IsZero() && !p.To.IsZero() {
		p.Kind = Span
		if p.Year == 0 {
			p.Year = p.To.Year()
		}
	}
	return p
}

// periodUnits are the keys of [period] that exclude each other.
var periodUnits = [...]struct {
	key  string
	kind PeriodKind
}{{"quarter", Quarterly}, {"month", Monthly}, {"half", HalfYearly}, {"nth", Nth}}

func readBaseline(file node, key string) *Baseline {
	n, ok := file.table(key)
	if !ok {
		return nil
	}
	results := func(key string) *Results {
		n, ok := n.table(key)
		if !ok {
			return nil
		}
		return &Results{n.counted("existing"), n.counted("inspected"), n.counted("passed"),
			n.counted("failed"), n.counted("still_failing"), n.place()}
	}
	return &Baseline{Label: n.text("label"), Sites: results("sites"), Accounts: results("accounts"), Place: n.place()}
}

func readPortal(file node, notice Notice) *Portal {
	n, ok := file.table("portal")
	if !ok {
		return nil
	}
	p := &Portal{
		SiteName: n.text("site_name"), SiteDomain: n.text("site_domain"), SiteIDCode: n.text("site_id_code"),
		ColumnName: n.text("column_name"), ColumnDescription: n.text("column_description"),
		ColumnKeywords: n.text("column_keywords"), ColumnType: n.text("column_type"),
		Source: n.text("source"), Author: n.text("author"), Description: n.text("description"),
		Image: n.text("image"), URL: n.text("url"), Keywords: n.texts("keywords"),
		Index: n.text("index"), Valid: n.text("valid"), Charts: n.flag("charts"), Place: n.place(),
	}
	if p.Source == "" {
		p.Source = notice.Issuer
	}
	return p
}

func readRoster(file node, key string) *Roster {
	n, ok := file.table(key)
	if !ok {
		return nil
	}
	r := &Roster{
		File: n.text("file"), Sheet: n.text("sheet"), Kind: RosterKind(n.text("list")),
		AsOf: n.day("as_of"), From: n.day("from"), To: n.day("to"),
		Rules: n.text("rules"), Counter: n.text("counter"), Columns: n.mappings("columns"),
		Totals: n.totals("totals"), TotalsBy: n.text("totals_by"),
		Existing: n.counted("existing"), Examined: n.counted("inspected"),
		Verdicts: n.mappings("verdicts"), Place: n.place(),
	}
	for _, s := range n.tables("totals_from") {
		r.Summaries = append(r.Summaries, Summary{s.text("sheet"), s.text("by"), s.text("column"),
			s.text("existing"), s.text("inspected"), s.text("passed"), s.text("failed"), s.place()})
	}
	return r
}

func readTable(n node) TableSpec {
	t := TableSpec{
		Sheet: n.text("sheet"), Range: n.text("range"), File: n.text("file"),
		By: n.texts("by"), Merge: n.texts("merge"), Group: n.text("group"), Sort: n.text("sort"), Halves: n.count("halves"),
		Total: n.flag("total"), Subtotal: n.flag("subtotal"), Form: n.flag("form"),
		Period: n.text("period"), Unit: n.text("unit"), Notes: n.texts("note"), Place: n.place(),
	}
	switch rows := n.get("rows").(type) {
	case string:
		t.Rows = rows
	case int64:
		t.FormRows = int(rows)
	}
	for i, s := range n.texts("where") {
		c, err := parseCondition(s)
		if err != nil {
			n.r.findings.Tell(codeBadCondition, n.r.at(n.textAt("where", i)),
				"请写成 \"不合格\" 或 \"列名=值\" 的样子；不要条件就删去这一项。", "%s。", err)
			continue
		}
		t.Where = append(t.Where, c)
	}
	for i, s := range n.texts("columns") {
		at := n.r.at(n.textAt("columns", i))
		c, err := parseColumn(s)
		if err != nil {
			n.r.findings.Tell(codeBadColumn, at, "请写成 \"列名\" 或 \"表头=列名\" 的样子。", "%s。", err)
			continue
		}
		c.Place = at
		t.Columns = append(t.Columns, c)
	}
	return t
}

func readAttachment(n node) Attachment {
	a := Attachment{Title: n.text("title"), Text: n.text("text"), TableSpec: readTable(n)}
	switch v := n.get("landscape").(type) {
	case string:
		a.Landscape = v
	case bool:
		a.Landscape = map[bool]string{true: "yes", false: "no"}[v]
	}
	return a
}

func readStated(n node, usual Policy) Stated {
	s := Stated{Key: n.text("key"), Policy: Policy(n.text("policy")), Place: n.place()}
	if s.Policy == "" {
		s.Policy = usual
	}
	switch v := n.get("value").(type) {
	case string:
		s.Text = v
	case int64, float64:
		s.Text = plain(v)
	}
	return s
}

// plain writes a number in its shortest form without an exponent.
func plain(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

func readValues(file node) []Value {
	var out []Value
	file.entries("values", func(name string, v any, at diag.Place) {
		value := Value{Name: name, Place: at}
		switch v := v.(type) {
		case string:
			value.Text = v
		case int64:
			value.Kind, value.Text, value.Count, value.Float = CountValue, plain(v), int(v), float64(v)
		case float64:
			value.Kind, value.Text, value.Float = NumberValue, plain(v), v
		case time.Time:
			value.Kind, value.Date = DateValue, wallClock(v)
			value.Text = value.Date.Format(time.DateOnly)
		}
		out = append(out, value)
	})
	return out
}
