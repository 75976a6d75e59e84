package issue

import (
	"iter"
	"regexp"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// validate reports what no single value shows: things that contradict each
// other, and forms the standard fixes.
func (i *Issue) validate(findings *diag.Findings) {
	i.checkPeriod(findings)
	i.checkDates(findings)
	i.checkNumber(findings)
	i.checkForm(findings)
	i.checkPortal(findings)
	i.checkRosters(findings)
	i.checkTables(findings)
	i.checkRepeated(findings)
}

func (i *Issue) has(path ...string) bool {
	_, ok := i.lines[strings.Join(path, pathSeparator)]
	return ok
}

// rosters yields the rosters the file has, by their tables' names.
func (i *Issue) rosters() iter.Seq2[string, *Roster] {
	return func(yield func(string, *Roster) bool) {
		if i.Sites != nil && !yield("sites", i.Sites) {
			return
		}
		if i.Accounts != nil {
			yield("accounts", i.Accounts)
		}
	}
}

func (i *Issue) checkPeriod(findings *diag.Findings) {
	if !i.has("period") {
		return
	}
	var units []string
	for _, u := range periodUnits {
		if i.has("period", u.key) {
			units = append(units, u.key)
		}
	}
	if len(units) > 1 {
		findings.Errorf("period-conflict", i.At("period", units[1]), "只留一种。",
			"[period] 同时写了 %s。", strings.Join(units, " 和 "))
	}
	p := i.Period
	from, to := i.has("period", "from"), i.has("period", "to")
	switch {
	case from != to:
		key := "from"
		if to {
			key = "to"
		}
		findings.Errorf("period-conflict", i.At("period", key), "补上另一个，或删去。", "[period] 的 from 和 to 要一起写。")
	case from && p.To.Before(p.From):
		findings.Errorf("period-conflict", i.At("period", "to"), "核对两个日期。", "[period] 的截止日期早于开始日期。")
	}
	if !i.has("period", "year") && p.Kind != Span && p.Text == "" {
		findings.Errorf("missing-key", i.At("period"), "补上 year = 2026。", "[period] 缺少年份（year）。")
	}
	for _, key := range []string{"previous", "last_year"} {
		folder := p.PreviousFolder
		if key == "last_year" {
			folder = p.LastYearFolder
		}
		if strings.ContainsAny(folder, `/\`) || folder == "." || folder == ".." {
			findings.Errorf("bad-folder", i.At("period", key), "只写文件夹的名称，它要与本文件夹放在一起。", "“%s”不是文件夹名。", folder)
		}
		if folder != "" && i.has(key) {
			findings.Errorf("period-conflict", i.At(key), "留一个：有文件夹就以文件夹为准。", "[period] 已写明 %s 的文件夹，又写了 [%s]。", key, key)
		}
	}
}

// checkDates reports dates in an order that cannot be meant.
func (i *Issue) checkDates(findings *diag.Findings) {
	n := i.Notice
	type dated struct {
		name string
		t    time.Time
		path []string
	}
	signed := dated{"成文日期", n.Signed, []string{"notice", "signed"}}
	published := dated{"发布时间", n.Published, []string{"notice", "published"}}
	deadline := dated{"整改期限", n.Deadline, []string{"notice", "deadline"}}
	late := func(earlier, later dated, code, hint string) {
		if earlier.t.IsZero() || later.t.IsZero() || !later.t.Before(earlier.t) {
			return
		}
		findings.Warnf(code, i.At(later.path...), hint, "%s（%s）早于%s（%s）。",
			later.name, later.t.Format("2006年1月2日"), earlier.name, earlier.t.Format("2006年1月2日"))
	}
	late(signed, published, "published-before-signed", "核对两个日期。")
	late(signed, deadline, "deadline-before-signed", "整改期限应在成文日期之后。")
	if !n.Deadline.IsZero() && n.Published.After(n.Deadline.AddDate(0, 0, 1)) {
		findings.Warnf("published-after-deadline", i.At("notice", "published"), "推迟整改期限，或提前发布。",
			"发布时间（%s）晚于整改期限（%s）。", n.Published.Format("2006年1月2日"), n.Deadline.Format("2006年1月2日"))
	}
	if i.has("notice", "printed_on") {
		late(signed, dated{"印发日期", n.PrintedOn, []string{"notice", "printed_on"}}, "printed-before-signed", "印发日期不应早于成文日期。")
	}
	for key, r := range i.rosters() {
		if !r.From.IsZero() && !r.To.IsZero() && r.To.Before(r.From) {
			findings.Errorf("window-conflict", i.At(key, "to"), "核对两个日期。", "[%s] 的检查结束日期早于开始日期。", key)
		}
		for _, d := range []dated{{"数据截止日期", r.AsOf, []string{key, "as_of"}}, {"检查结束日期", r.To, []string{key, "to"}}} {
			if !n.Signed.IsZero() && d.t.After(n.Signed) {
				findings.Warnf("date-after-signing", i.At(d.path...), "核对两个日期。", "[%s] 的%s（%s）晚于成文日期（%s）。",
					key, d.name, d.t.Format("2006年1月2日"), n.Signed.Format("2006年1月2日"))
			}
		}
	}
}

var (
	numberForm   = regexp.MustCompile(`^\p{Han}{1,12}〔(\d{4})〕[1-9]\d*号$`)
	numberYear   = regexp.MustCompile(`\d+`)
	numberSerial = regexp.MustCompile(`[〕\])）】﹞]\s*第?\s*0`)
)

// numberClause is where the standard gives the form of a document number.
const numberClause = "违反 GB/T 9704-2012 7.2.5"

// checkNumber holds the document number (发文字号) against the standard's form.
func (i *Issue) checkNumber(findings *diag.Findings) {
	number := i.Notice.Number
	if number == "" {
		return
	}
	at := i.At("notice", "number")
	warn := func(text, hint string) {
		*findings = append(*findings, diag.Finding{Severity: diag.Warning, Code: "document-number", Place: at,
			Text: text, Hint: hint, Clause: numberClause})
	}
	if m := numberForm.FindStringSubmatch(number); m != nil {
		if !i.Notice.Signed.IsZero() && m[1] != i.Notice.Signed.Format("2006") {
			findings.Warnf("document-number-year", at, "核对发文字号或成文日期。",
				"发文字号的年份 %s 与成文日期的年份 %d 不同。", m[1], i.Notice.Signed.Year())
		}
		return
	}
	known := false
	report := func(bad bool, text, hint string) {
		if bad {
			known = true
			warn(text, hint)
		}
	}
	report(strings.ContainsAny(number, "[]()（）【】﹝﹞［］"), "发文字号“"+number+"”的年份没有用六角括号〔〕。", "改成〔〕，如云政办发〔2026〕2号。")
	report(strings.Contains(number, "第"), "发文字号的顺序号前不加“第”。", "删去“第”字。")
	report(numberSerial.MatchString(number), "发文字号的顺序号不编虚位，1 不写成 01。", "去掉前面的 0。")
	report(len(numberYear.FindString(number)) != 4, "发文字号的年份应写四位。", "写全年份，如〔2026〕。")
	report(!strings.HasSuffix(number, "号"), "发文字号应以“号”结尾。", "补上“号”字。")
	report(strings.ContainsAny(number, " 　"), "发文字号里有空格。", "删去空格。")
	if !known {
		warn("发文字号“"+number+"”不是机关代字、年份、顺序号的样子。", "写成云政办发〔2026〕2号的样子；代字用汉字。")
	}
}

var (
	copyForm    = regexp.MustCompile(`^\d{6}$`)
	secrecyForm = regexp.MustCompile(`^(绝密|机密|秘密)(★(\d{1,2}(年|个月|日)|长期))?$`)
	codeForm    = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)
)

// checkForm holds the marks above the red rule against the standard.
func (i *Issue) checkForm(findings *diag.Findings) {
	n := i.Notice
	if n.Copy != "" && !copyForm.MatchString(n.Copy) {
		*findings = append(*findings, diag.Finding{Severity: diag.Warning, Code: "copy-number", Place: i.At("notice", "copy"),
			Text: "份号“" + n.Copy + "”不是六位数字。", Hint: "写成 \"000001\" 的样子。", Clause: "GB/T 9704-2012 7.2.1"})
	}
	if n.Secrecy != "" && !secrecyForm.MatchString(n.Secrecy) {
		*findings = append(*findings, diag.Finding{Severity: diag.Warning, Code: "secrecy", Place: i.At("notice", "secrecy"),
			Text: "密级“" + n.Secrecy + "”的写法不对。", Hint: "写成 \"秘密★1年\" 的样子。", Clause: "GB/T 9704-2012 7.2.2"})
	}
	if n.Secrecy != "" && n.Copy == "" {
		*findings = append(*findings, diag.Finding{Severity: diag.Warning, Code: "copy-number", Place: i.At("notice", "secrecy"),
			Text: "涉密公文应当标注份号。", Hint: "补上 copy = \"000001\"。", Clause: "违反 党政机关公文处理工作条例 第九条"})
	}
	for _, v := range [][2]string{{"title", n.Title}, {"issuer", n.Issuer}} {
		if i.has("notice", v[0]) && strings.TrimSpace(v[1]) == "" {
			findings.Errorf("empty-value", i.At("notice", v[0]), "填上内容。", "[notice] 的 %s 是空的。", v[0])
		}
	}
	if strings.Contains(n.Title, "\n") {
		findings.Errorf("title-break", i.At("notice", "title"), "写成一行；不能拆开的词写进 title_keep。", "标题里有换行，回行由程序来定。")
	}
	for k, s := range n.Recipients {
		if strings.TrimSpace(s) == "" {
			findings.Warnf("empty-value", i.At("notice", "recipients", element(nil, k)[0]), "删去这一项。", "主送机关有一项是空的。")
		}
	}
}

func (i *Issue) checkPortal(findings *diag.Findings) {
	if i.Portal == nil {
		return
	}
	if code := i.Portal.SiteIDCode; code != "" && !codeForm.MatchString(code) {
		findings.Errorf("site-code", i.At("portal", "site_id_code"), "核对网站标识码：十位数字，部委网站是 bm 加八位数字。",
			"“%s”不是网站标识码。", code)
	}
	if strings.Contains(i.Portal.SiteDomain, "/") {
		findings.Warnf("site-domain", i.At("portal", "site_domain"), "只写域名，如 www.yunchuan.gov.cn。", "网站域名里有“/”。")
	}
	if i.Notice.Published.IsZero() {
		findings.Warnf("missing-published", i.At("portal"), "在 [notice] 补上 published。", "写了 [portal] 而没有发布时间，页面缺少必需的 PubDate 标签。")
	}
}

func (i *Issue) checkRosters(findings *diag.Findings) {
	for key, r := range i.rosters() {
		sum := 0
		for _, t := range r.Totals {
			sum += t.Count
		}
		if r.Examined != nil && len(r.Totals) > 0 && sum != *r.Examined {
			findings.Errorf("totals-conflict", i.At(key, "inspected"), "改正其中一个。",
				"[%s] 的 inspected 是 %d，totals 各项相加是 %d。", key, *r.Examined, sum)
		}
		examined := sum
		if r.Examined != nil {
			examined = *r.Examined
		}
		if r.Existing != nil && examined > *r.Existing {
			findings.Errorf("totals-conflict", i.At(key, "existing"), "核对两个数。",
				"[%s] 检查了 %d，比总数 %d 还多。", key, examined, *r.Existing)
		}
		headers := map[string]bool{}
		for _, m := range r.Columns {
			switch {
			case strings.TrimSpace(m.Text) == "":
				findings.Errorf("empty-value", m.Place, "写上表里的表头，或删去这一项。", "[%s] 的列 %s 没有写表头。", key, m.Key)
			case headers[m.Text]:
				findings.Errorf("column-twice", m.Place, "一个表头只对应一列；重名的写“"+m.Text+"#2”。", "[%s] 有两列都对应表头“%s”。", key, m.Text)
			}
			headers[m.Text] = true
		}
	}
	for _, b := range []*Baseline{i.Previous, i.LastYear} {
		if b != nil {
			i.checkResults(b.Sites, findings)
			i.checkResults(b.Accounts, findings)
		}
	}
}

// checkResults reports stated results that do not add up.
func (i *Issue) checkResults(r *Results, findings *diag.Findings) {
	if r == nil {
		return
	}
	if r.Inspected != nil && r.Passed != nil && r.Failed != nil && *r.Passed+*r.Failed > *r.Inspected {
		findings.Errorf("totals-conflict", r.Place, "核对这几个数。", "合格 %d 加不合格 %d 多于检查数 %d。", *r.Passed, *r.Failed, *r.Inspected)
	}
	if r.Failed != nil && r.StillFailing != nil && *r.StillFailing > *r.Failed {
		findings.Errorf("totals-conflict", r.Place, "核对这两个数。", "未整改 %d 多于不合格 %d。", *r.StillFailing, *r.Failed)
	}
}

func (i *Issue) checkTables(findings *diag.Findings) {
	for k := range i.Tables {
		path := element([]string{"table"}, k)
		i.checkTable(path, &i.Tables[k].TableSpec, "", findings)
	}
	for k := range i.Attachments {
		a := &i.Attachments[k]
		path := element([]string{"attachment"}, k)
		i.checkTable(path, &a.TableSpec, a.Text, findings)
		if strings.TrimSpace(a.Title) == "" && i.has(append(path, "title")...) {
			findings.Errorf("empty-value", i.At(append(path, "title")...), "填上附件标题。", "附件标题是空的。")
		}
		if strings.ContainsAny(a.Text, `/\`) {
			findings.Errorf("bad-folder", i.At(append(path, "text")...), "把文件放进本文件夹，只写文件名。", "“%s”不是文件名。", a.Text)
		}
	}
}

// checkTable reports a table that says too little, or two things at once.
func (i *Issue) checkTable(path []string, t *TableSpec, text string, findings *diag.Findings) {
	at := func(key string) diag.Place { return i.At(append(path, key)...) }
	var sources []string
	for _, s := range []struct {
		name  string
		given bool
	}{{"rows", t.Rows != ""}, {"sheet", t.Sheet != ""}, {"form", t.Form}, {"text", text != ""}} {
		if s.given {
			sources = append(sources, s.name)
		}
	}
	switch {
	case len(sources) == 0 && !i.has(append(path, "rows")...):
		findings.Errorf("table-empty", t.Place, "写上 rows、sheet、form 或 text 中的一个。", "%s没有写内容从哪里来。", tableName(path))
	case len(sources) > 1:
		findings.Errorf("table-conflict", at(sources[1]), "只留一个。", "%s同时写了 %s。", tableName(path), strings.Join(sources, "、"))
	}
	if t.Form && len(t.Columns) == 0 {
		findings.Errorf("missing-key", t.Place, "补上 columns = [\"序号\", \"单位\"]。", "空表没有写列（columns）。")
	}
	if t.FormRows > 0 && !t.Form {
		findings.Errorf("table-conflict", at("rows"), "供填写的空表补上 form = true；否则写 \"sites\"、\"accounts\" 或工作表名称。", "rows 写了行数，而这不是空表。")
	}
	if t.Range != "" && t.Sheet == "" {
		findings.Errorf("table-conflict", at("range"), "补上 sheet，或删去 range。", "写了区域而没有写工作表。")
	} else if t.Range != "" && !sheet.ValidRange(t.Range) {
		findings.Errorf("bad-range", at("range"), "写成 A1:G20 的样子，左上角在前。", "“%s”不是单元格区域。", t.Range)
	}
	if len(t.By) > 2 {
		findings.Errorf("table-conflict", at("by"), "最多写两列。", "汇总写了 %d 列。", len(t.By))
	}
	if t.Subtotal && t.Group == "" && len(t.By) < 2 {
		findings.Errorf("table-conflict", at("subtotal"), "补上 group，或删去 subtotal。", "要小计而没有写分组。")
	}
	for _, roster := range []struct {
		key  string
		have bool
	}{{"sites", i.Sites != nil}, {"accounts", i.Accounts != nil}} {
		if t.Rows == roster.key && !roster.have {
			findings.Errorf("unknown-rows", at("rows"), "补上 ["+roster.key+"] 一节，或改写 rows。", "rows 写了 %s，而文件里没有 [%s]。", roster.key, roster.key)
		}
	}
}

// checkRepeated reports keys that have to be the only ones of their name.
func (i *Issue) checkRepeated(findings *diag.Findings) {
	seen := map[string]diag.Place{}
	once := func(what, name string, at diag.Place) {
		if first, ok := seen[what+name]; ok && name != "" {
			findings.Errorf("repeated-name", at, "改一个名称，或删去一个。", "%s“%s”已在第 %d 行写过。", what, name, first.Line)
			return
		}
		seen[what+name] = at
	}
	for k, t := range i.Tables {
		once("表", t.Key, i.At(append(element([]string{"table"}, k), "key")...))
	}
	for k, s := range i.Stated {
		once("数字", s.Key, i.At(append(element([]string{"stated"}, k), "key")...))
	}
}
