package starter

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/wording"
	"tongbao/templates"
)

// Fresh are the files of a notice that follows none. sheets says where the objects are listed; nil: a new
// workbook is made. offered are the rules whose words the workbook offers, judging those that judge; both may be nil.
func Fresh(b Brief, o *Office, sheets []Found, body string, offered, judging *inspection.Ruleset) ([]File, *Report, error) {
	r := &Report{}
	w := &fresh{brief: b, office: o, explained: conf.Explain(templates.Notice())}
	notice := w.notice(sheets)
	r.open(issue.FileName, notice)
	files := []File{{issue.FileName, []byte(notice)}, {bodyName, []byte(body)}}
	r.Carried = append(r.Carried, "notice.toml：每一项上面有说明；其他能写的见 templates/notice.toml", bodyName+"：现成的正文，可以改")
	if sheets != nil {
		return files, r, nil
	}
	var made []*newSheet
	for _, k := range b.kinds() {
		made = append(made, rosterSheet(k, judging))
		r.Fill = append(r.Fill, Note{File: bookName + "!" + k.Sheets[0] + "!A2 起", Text: "本期的名单和检查结果，一行一个"})
	}
	if judging != nil {
		offered = judging
	}
	data, err := newBook(made, offered, judging)
	r.Carried = append(r.Carried, bookName+"：工作表“"+inspection.GuideSheet+"”说明每一列怎么填")
	return append(files, File{bookName, data}), r, err
}

// kinds are the kinds of objects that the notice is about.
func (b Brief) kinds() (out []*inspection.Kind) {
	for _, k := range inspection.Kinds() {
		if said := b[keyKinds]; said == "" || said == "都有" || said == k.Word {
			out = append(out, k)
		}
	}
	return out
}

// Monthly reports a notice of a month, which has a usual text of its own.
func (b Brief) Monthly() bool { return b["month"] != "" }

// Rules is the name of the rules that judge; empty: none do.
func (b Brief) Rules() string { return b[keyRules] }

// FreshQuestions are those that the office's file, which may be nil, does not answer.
func FreshQuestions(o *Office) []Question { return freshQuestions(o) }

// fresh writes a notice.toml.
type fresh struct {
	brief     Brief
	office    *Office
	explained conf.Explained
	out       strings.Builder
}

// noticeValues are the keys of [notice] that the clerk or the office has given, as they are written.
func noticeValues(b Brief, o *Office) map[string]string {
	out := map[string]string{}
	if o != nil {
		for key, value := range o.values {
			out[key] = value
		}
	}
	for _, key := range []string{"issuer", "short", "kind", "action", "report_to", "number"} {
		if b[key] != "" {
			out[key] = quoted(b[key])
		}
	}
	for _, key := range []string{"signed", "deadline"} {
		if b[key] != "" {
			out[key] = b[key]
		}
	}
	if b[keyRecipients] != "" {
		out[keyRecipients] = list(b[keyRecipients])
	}
	if b[keyContact]+b[keyPhone] != "" {
		out[keyContact] = fmt.Sprintf("{ name = %q, phone = %q }", b[keyContact], b[keyPhone])
	}
	return out
}

// list is a text parted at semicolons as a list.
func list(text string) string {
	var parts []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '；' || r == ';' }) {
		parts = append(parts, quoted(strings.TrimSpace(part)))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// notice is the whole file.
func (w *fresh) notice(sheets []Found) string {
	w.out.WriteString("# 通报的要素。# 后面是说明；写着“待填”的请填，行首紧跟 # 的填好后去掉行首的 #。\n" +
		"# 文字写在半角引号里，数字、日期、true 和 false 不加引号。\n# 能写的不止这些，全部见 templates/notice.toml。\n")
	w.head()
	w.period()
	if w.office != nil && len(w.office.portal) > 0 {
		w.section("portal")
		for _, line := range w.office.portal {
			w.out.WriteString(line + "\n")
		}
	}
	for _, k := range w.brief.kinds() {
		w.roster(k, sheets)
	}
	for _, k := range w.brief.kinds() {
		w.failures(k, sheets)
	}
	return w.out.String()
}

// section writes a header with what it is.
func (w *fresh) section(name string) {
	_, doc := w.explained.Of(name)
	w.out.WriteString("\n# " + doc + "\n[" + name + "]\n")
}

// key writes a key with what it is; as a comment where it is open.
func (w *fresh) key(table, key, value string, open bool) {
	if _, doc := w.explained.Of(table, strings.TrimPrefix(key, "#")); doc != "" {
		w.out.WriteString("# " + doc + "\n")
	}
	if open {
		key, value = "#"+key, value+toFillMark
	}
	w.out.WriteString(key + " = " + value + "\n")
}

// head writes [notice]: what is known, and what every notice needs.
func (w *fresh) head() {
	w.section("notice")
	values := noticeValues(w.brief, w.office)
	year := issue.Period{Year: atoi(w.brief[keyYear])}
	needed := map[string]string{"kind": `"通报"`, "action": `"检查"`,
		"issuer": quoted(wording.ToFill), keyRecipients: `["` + wording.ToFill + `"]`,
		"title": quoted("关于{{期次}}" + objects(w.brief.kinds()) + "{{检查方式}}情况的通报")}
	open := map[string]string{"short": `""`, "signed": dateOpen(year), "deadline": dateOpen(year), "report_to": `""`,
		keyContact: `{ name = "", phone = "" }`,
		"number":   `"〔` + yearOpen(year.Year) + `〕__号"`}
	for _, e := range conf.Entries(conf.Uncomment(templates.Notice())) {
		if e.Section || e.Depth > 0 || e.Path[0] != "notice" {
			continue
		}
		switch key := e.Path[1]; {
		case values[key] != "":
			w.key("notice", key, values[key], false)
		case needed[key] != "":
			w.key("notice", key, needed[key], false)
		case open[key] != "":
			w.key("notice", key, open[key], true)
		}
	}
}

func yearOpen(year int) string {
	if year == 0 {
		return "20__"
	}
	return fmt.Sprint(year)
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// objects are the kinds as a title names them.
func objects(kinds []*inspection.Kind) string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.Title)
	}
	return strings.Join(out, "和")
}

// period writes [period]; of one that is not known, that it is to be filled in.
func (w *fresh) period() {
	w.section("period")
	said := ""
	for _, u := range append(units, "whole") {
		if w.brief[u] != "" {
			said = u
		}
	}
	year := w.brief[keyYear]
	switch {
	case year != "" && said != "":
		w.key("period", keyYear, year, false)
		if said != "whole" {
			w.key("period", said, w.brief[said], false)
		}
	default:
		w.out.WriteString("# 填好下面的年份和季度（或月份等）以后，删去 label 这一行\nlabel = " + quoted(wording.ToFill) + "\n")
		w.key("period", keyYear, yearOpen(atoi(year)), true)
		w.key("period", "quarter", "_", true)
	}
	w.out.WriteString("# 有上一期的，用 tongbao new 新文件夹 --from 上期文件夹 建，这里就会写好 previous\n")
}

// roster writes the table of a kind.
func (w *fresh) roster(k *inspection.Kind, sheets []Found) {
	w.section(k.Key)
	name, mapped, rules := k.Sheets[0], "", quoted(w.brief[keyRules])
	for _, f := range sheets {
		if f.Kind == k {
			name, mapped, rules = f.Sheet, f.mappings(), cmp.Or(rules, quoted(f.rules))
		}
	}
	w.key(k.Key, "sheet", quoted(name), false)
	if mapped != "" {
		w.key(k.Key, "columns", mapped, false)
	}
	if rules != "" {
		w.key(k.Key, keyRules, rules, false)
	}
	day := dateOpen(issue.Period{Year: atoi(w.brief[keyYear])})
	if rules != "" { // that may judge by the days up to then
		w.key(k.Key, "as_of", day, true)
	} else {
		w.key(k.Key, "#as_of", day, false)
	}
	for _, key := range []string{"from", "to"} { // a notice does without
		w.key(k.Key, "#"+key, day, false)
	}
}

// failures writes the attachment that lists what failed, with the columns that its sheet has.
func (w *fresh) failures(k *inspection.Kind, sheets []Found) {
	var columns []string
	keys := []string{inspection.ColNumber, inspection.ColSponsor, inspection.ColName, inspection.ColPlatform, inspection.ColDetail}
	for _, key := range keys {
		for _, c := range inspection.ColumnsOf(k, nil) {
			if c.Key == key && hasColumn(k, sheets, key) {
				columns = append(columns, c.Name)
			}
		}
	}
	w.out.WriteString("\n# 附件：不合格的名单；没有不合格的，表下写明\n[[attachment]]\n")
	fmt.Fprintf(&w.out, "title = %q\nrows = %q\nwhere = \"不合格\"\ncolumns = [\"%s\"]\n",
		"{{期次}}"+k.Title+"{{检查方式}}不合格名单", k.Key, strings.Join(columns, `", "`))
}

// hasColumn reports a column that the sheet of a kind has; a new sheet has all, and numbers are counted.
func hasColumn(k *inspection.Kind, sheets []Found, key string) bool {
	i := slices.IndexFunc(sheets, func(f Found) bool { return f.Kind == k })
	return i < 0 || key == inspection.ColNumber || sheets[i].guess[key] != "" || sheets[i].table.Find(key) >= 0
}
