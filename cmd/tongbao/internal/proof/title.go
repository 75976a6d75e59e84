package proof

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/wording"
)

const titleClause = "党政机关公文处理工作条例 第九条（七）"

var (
	titleMarks = regexp.MustCompile(`[，。；：！？,;:!?…]`)
	bookTitles = regexp.MustCompile(`《[^《》]*》`)
	stacked    = regexp.MustCompile(`的(通报|通知|报告|公告|函)的(通报|通知|报告|公告|函)$`)
)

// titleForm holds the title against its form: organ, matter, kind; no marks.
func titleForm(p *paper) diag.Findings {
	title, at := p.notice.Title, p.issue.At("notice", "title")
	if title == "" {
		return nil
	}
	var fs diag.Findings
	bare := bookTitles.ReplaceAllString(title, "")
	if k := p.notice.Kind; k != "" && !strings.HasSuffix(title, k) {
		fs.Tell(codeTitleKind, at, "补上文种，或改正 kind。", "标题没有以文种“%s”结尾。", k)
	}
	if m := titleMarks.FindString(bare); m != "" {
		fs.Tell(codeTitleMarks, at, "标题中只用书名号、引号、括号和顿号，末尾不加标点。", "标题里有标点“%s”。", m)
	}
	if strings.Count(bare, "关于") > 1 {
		fs.Tell(codeTitleAbout, at, "只留一个“关于”，如《……通知》的通报。", "标题里有%d个“关于”。", strings.Count(bare, "关于"))
	}
	if m := stacked.FindString(bare); m != "" {
		fs.Tell(codeTitleStacked, at, "只写一个文种。", "标题末尾叠用了文种“%s”。", m)
	}
	if strings.Contains(title, "  ") || strings.ContainsAny(title, "\t　") {
		fs.Tell(codeTitleSpace, at, "请删去，断行由程序处理。", "标题“%s”中有连续的空格。", shorten(strings.Join(strings.Fields(title), " "), 20))
	}
	return append(fs, p.titleOrgan(title, at)...)
}

// titleOrgan holds the organ before 关于 against the organs of the paper.
func (p *paper) titleOrgan(title string, at diag.Place) diag.Findings {
	var fs diag.Findings
	organ, _, ok := strings.Cut(title, "关于")
	if !ok || organ == "" || len(p.notice.SignOff.Signers) == 0 {
		return nil
	}
	var names []string
	for _, s := range p.notice.SignOff.Signers {
		names = append(names, s.Name)
	}
	names = append(append(names, p.notice.Head.Organs...), p.issue.Notice.Issuer)
	for _, n := range names {
		if n != "" && (strings.Contains(organ, n) || strings.Contains(n, organ)) {
			return nil
		}
	}
	fs.Tell(codeTitleOrgan, at, "标题中的机关与署名一致。", "标题写的机关是“%s”，署名的是“%s”。", organ, names[0])
	return fs
}

var (
	yearPattern    = regexp.MustCompile(`(\d{4})年`)
	quarterPattern = regexp.MustCompile(`第?([一二三四1-4])季度`)
	monthPattern   = regexp.MustCompile(`(\d{1,2})月`)
	halfPattern    = regexp.MustCompile(`(上|下)半年`)
	nthPattern     = regexp.MustCompile(`第([一二三四五六七八九十\d]{1,3})次`)
	// another period or a document is meant
	otherPeriod = regexp.MustCompile(`上年|去年|上期|上季度|上月|复查|整改|对比|《|以来`)
)

// titlePeriods holds the periods named in the title and in the attachments'
// titles against [period]: a title kept from the last notice is found here.
func titlePeriods(p *paper) diag.Findings {
	var fs diag.Findings
	if p.issue.Period.Year == 0 {
		return nil
	}
	for k := range p.passages {
		t := &p.passages[k]
		if t.slot != titleSlot && t.slot != attachmentSlot || otherPeriod.MatchString(t.text) {
			continue
		}
		if wrong := wrongPeriod(t.text, p.issue.Period); wrong != "" {
			what := "标题"
			if t.slot == attachmentSlot {
				what = "附件标题"
			}
			fs.Tell(codeTitlePeriod, t.at, "改正其中一处；标题中写 {{period}} 就不会不一致。",
				"%s写的是“%s”，[period] 写的是%s。", what, wrong, p.issue.Period.Label())
		}
	}
	return fs
}

// wrongPeriod is the first period of a title that is not p; empty when all agree.
func wrongPeriod(title string, p issue.Period) string {
	last := p.Year
	if from, to, ok := p.Bounds(); ok && from.Year() != to.Year() {
		last = from.Year()
	}
	for _, m := range yearPattern.FindAllStringSubmatch(title, -1) {
		if y, _ := strconv.Atoi(m[1]); y != p.Year && y != last {
			return m[0]
		}
	}
	check := func(pattern *regexp.Regexp, kind issue.PeriodKind) string {
		if p.Kind != kind {
			return ""
		}
		for _, m := range pattern.FindAllStringSubmatch(title, -1) {
			if numeral(m[1]) != p.Number {
				return m[0]
			}
		}
		return ""
	}
	for _, c := range []struct {
		pattern *regexp.Regexp
		kind    issue.PeriodKind
	}{{quarterPattern, issue.Quarterly}, {monthPattern, issue.Monthly}, {halfPattern, issue.HalfYearly}, {nthPattern, issue.Nth}} {
		if wrong := check(c.pattern, c.kind); wrong != "" {
			return wrong
		}
	}
	return ""
}

// numeral reads 三, 3, 上 and 下.
func numeral(s string) int {
	switch s {
	case "上":
		return 1
	case "下":
		return 2
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, _ := wording.ParseNumeral(s)
	return n
}

// lastRune is the last character of s; 0 when there is none.
func lastRune(s string) rune {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return 0
	}
	return r
}
