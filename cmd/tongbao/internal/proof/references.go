package proof

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	siteNoun    = pattern.New(`网站`)
	accountNoun = pattern.New(`新媒体|账号|公众号`)
	// a list of this notice that is pointed to by its number
	reference = pattern.New(`附件(\d{1,2})`)
	// between two lists that are pointed to together
	together = pattern.New(`^[、和及与至到—～-]$`)
	// of a list of another paper
	ofOthers = pattern.New(`[》的该其]$`)
	// a site may be where a list stands, and not what it is of
	published = pattern.New(`公布|公开|登录|下载|刊发|登载`)
	// words of a list that looks back
	looksBack = pattern.New(`整改|复查|回头看|对比|比较|较|上[期季月年次]|变化|去年|同期`)
	// how many lists there are
	attachedMany = pattern.New(`(?:附有|共有|附上|附|共)(\d{1,2}|[一二两三四五六七八九十])(?:个|份)附件`)
)

// kindNamed is the one kind of objects that words name, 网站 or 账号; empty when they name
// none or both.
func kindNamed(words string) string {
	sites, accounts := siteNoun.MatchString(words), accountNoun.MatchString(words)
	switch {
	case sites && !accounts:
		return "网站"
	case accounts && !sites:
		return "账号"
	}
	return ""
}

// kindsOfRows are the kinds of objects by the keys that rows of tables are asked by.
var kindsOfRows = map[string]string{"sites": "网站", "accounts": "账号"}

// listed is an attachment as it is printed with what notice.toml says of it.
type listed struct {
	document.Attachment
	spec issue.Attachment
}

// kind is the kind of objects the attachment is about; empty when its title names both, or
// nothing says so.
func (a listed) kind() string {
	if siteNoun.MatchString(a.Title) || accountNoun.MatchString(a.Title) {
		return kindNamed(a.Title)
	}
	return kindsOfRows[a.spec.Rows]
}

// attached are the attachments that are printed, in order.
func (p *paper) attached() []listed {
	var out []listed
	for _, spec := range p.issue.Attachments {
		if !spec.Omitted && len(out) < len(p.notice.Attachments) {
			out = append(out, listed{p.notice.Attachments[len(out)], spec})
		}
	}
	return out
}

// references holds what the text says of an attachment against what the attachment is: its
// objects, its period, and how many there are.
func references(p *paper) {
	all := p.attached()
	for _, t := range p.passages {
		if t.slot == attachmentSlot {
			return // what follows stands in attachments
		}
		if t.slot&sentenceSlots == 0 {
			continue
		}
		for _, s := range t.sentences() {
			referencesIn(t, s, all)
		}
		for _, m := range attachedMany.FindAllStringSubmatchIndex(t.text, -1) {
			if n := numeralOf(group(t.text, m, 1)); n != int64(len(all)) && !t.isQuotation(m[0]) && !t.quoted(m[0]) {
				t.tell(m[0], codeAttachmentCount, "改正个数。", "写的是%d个附件，本通报有%d个。", n, len(all))
			}
		}
	}
}

// referencesIn looks at the attachments one sentence points to.
func referencesIn(t *passage, s sentence, all []listed) {
	text := s.start
	refs := reference.FindAllStringSubmatchIndex(s.text, -1)
	for i, m := range refs {
		from := 0
		if i > 0 {
			from = refs[i-1][1]
		}
		joined := i > 0 && together.MatchString(s.text[from:m[0]]) || i+1 < len(refs) && together.MatchString(s.text[m[1]:refs[i+1][0]])
		n, _ := strconv.Atoi(group(s.text, m, 1))
		before := ownWords(t, text+from, text+m[0])
		if joined || n < 1 || n > len(all) || ofOthers.MatchString(before) || published.MatchString(s.text) || t.isQuotation(text+m[0]) {
			continue
		}
		clause := before[strings.LastIndexAny(before, "，。；：")+1:]
		subject := kindNamed(clause)
		if subject == "" && !siteNoun.MatchString(clause) && !accountNoun.MatchString(clause) {
			subject = kindNamed(before)
		}
		a := all[n-1]
		switch is := a.kind(); {
		case subject != "" && is != "" && is != subject:
			t.tell(text+m[0], codeAttachmentDiffers, "核对附件的序号"+rightOne(all, subject)+"。", "这里说的是%s，而附件%d是“%s”。", subject, n, a.Title)
		default:
			periodOfList(t, text+m[0], clause, a)
		}
	}
}

// ownWords is a part of the text in which names and other wording of the data are blank.
func ownWords(t *passage, from, to int) string {
	out := []byte(t.text[from:to])
	for _, s := range t.spans {
		for i := max(s.start, from); s.quoted() && i < min(s.end, to); i++ {
			out[i-from] = ' '
		}
	}
	return string(out)
}

// rightOne names the only attachment about a kind of objects; empty when there are several.
func rightOne(all []listed, kind string) string {
	found := ""
	for i, a := range all {
		if a.kind() == kind {
			if found != "" {
				return ""
			}
			found = "，关于" + kind + "的是附件" + strconv.Itoa(i+1)
		}
	}
	return found
}

// periodOfList tells of a clause that names another period than the list it points to.
func periodOfList(t *passage, at int, clause string, a listed) {
	period := t.paper.issue.Period
	pattern := periodPatterns[period.Kind]
	if pattern == nil || period.Kind == issue.Nth || looksBack.MatchString(clause+a.Title) || !namesNumber(pattern, a.Title, period.Number) {
		return
	}
	if m := pattern.FindStringSubmatch(clause); m != nil && !namesNumber(pattern, clause, period.Number) {
		t.tell(at, codeAttachmentDiffers, "请改为本期的；写 {{期次}} 就不会不一致。", "这里说的是“%s”，而附件“%s”是%s的。", m[0], a.Title, period.Label())
	}
}

// namesNumber reports a text that names the period of a number.
func namesNumber(pattern *pattern.Pattern, text string, number int) bool {
	return slices.ContainsFunc(pattern.FindAllStringSubmatch(text, -1), func(m []string) bool { return periodNumber(m[1]) == number })
}

var (
	// 4个不合格账号的具体问题: how many of what
	manyOf      = pattern.New(`(\d{1,3}|[两二三四五六七八九十]+)[个家]([^，。；、（）“”《》\d]{0,14})`)
	accountHead = pattern.New(`账号名称|公众号名称`)
	siteHead    = pattern.New(`网站名称|网站标识码`)
)

// attachmentContents holds the title of an attachment against its table: what it lists, and
// how many.
func attachmentContents(p *paper) {
	for k, a := range p.attached() {
		var table *document.Table
		if len(a.Blocks) == 1 {
			table, _ = a.Blocks[0].(*document.Table)
		}
		if table == nil || table.Form {
			continue
		}
		at := p.issue.At("attachment", k, "title")
		if at.Line == 0 || at.Line == a.Place.Line {
			at = a.Place
		}
		is := kindsOfRows[a.spec.Rows]
		if is == "" {
			is = kindOfHeads(table)
		}
		if said := kindNamed(a.Title); said != "" && is != "" && said != is {
			p.Tell(codeAttachmentDiffers, at, "请核对附件的标题和列出的内容。", "附件标题“%s”说的是%s，列出的是%s。", a.Title, said, is)
			continue
		}
		rowsOfTitle(p, a, table)
	}
}

// kindOfHeads is the kind of objects whose names are a column of a table.
func kindOfHeads(table *document.Table) string {
	sites, accounts := false, false
	for _, c := range table.Columns {
		sites, accounts = sites || siteHead.MatchString(c.Name), accounts || accountHead.MatchString(c.Name)
	}
	switch {
	case sites && !accounts:
		return "网站"
	case accounts && !sites:
		return "账号"
	}
	return ""
}

// rowsOfTitle holds the number of objects in a title against the rows of the list.
func rowsOfTitle(p *paper, a listed, table *document.Table) {
	kind := kindsOfRows[a.spec.Rows]
	if kind == "" || len(a.spec.By) > 0 || a.spec.Halves > 0 {
		return
	}
	rows := 0
	for _, r := range table.Rows {
		if r.Kind == document.DataRow {
			rows++
		}
	}
	for t := range p.in(attachmentSlot) {
		if t.text != a.Title || len(t.refuted) > 0 {
			continue
		}
		for _, m := range manyOf.FindAllStringSubmatchIndex(t.text, -1) {
			of, _, _ := strings.Cut(group(t.text, m, 2), "的")
			n := numeralOf(group(t.text, m, 1))
			if kindNamed(of) == kind && !strings.Contains(of, "单位") && n != int64(rows) && !strings.HasSuffix(t.text[:m[0]], "第") {
				t.tell(m[0], codeAttachmentCount, "核对个数，或不写个数。", "附件标题写的是%d个，列出的有%d行：%s。", n, rows, t.text)
			}
		}
	}
}

var shortName = pattern.New(`以下简称[：:]?[《“]([^》”]{2,12})[》”]`)

// shortNames finds a short name that is never used, where another title takes its place.
func shortNames(p *paper) {
	var all strings.Builder
	for t := range p.in(proseSlots) {
		all.WriteString(t.text + "\n")
	}
	text := all.String()
	for t := range p.in(sentenceSlots) {
		for _, m := range shortName.FindAllStringSubmatchIndex(t.text, -1) {
			short := group(t.text, m, 1)
			if strings.Count(text, "《"+short+"》")+strings.Count(text, "“"+short+"”") > 1 {
				continue
			}
			full := ""
			if c := citation.FindStringSubmatch(t.text[back(t.text, m[0], reach, sentenceMarks):]); c != nil {
				full = c[1]
			}
			for _, other := range bookTitles.FindAllStringIndex(t.text[m[1]:], -1) {
				title := strings.Trim(t.text[m[1]+other[0]:m[1]+other[1]], "《》")
				if strings.Contains(title, short) && title != full && !strings.HasPrefix(t.text[m[1]+other[1]:], "（") {
					t.tell(m[1]+other[0], codeShortName, "写作《"+short+"》，或写全称。", "前面写明以下简称《%s》，这里写的是《%s》。", short, title)
				}
			}
		}
	}
}
