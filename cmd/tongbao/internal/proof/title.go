package proof

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

var (
	titleMarks = pattern.New(`[，。；：！？,;:!?…]`)
	bookTitles = pattern.New(`《[^《》]*》`)
	stacked    = pattern.New(`的(通报|通知|报告|公告|函)的(通报|通知|报告|公告|函)$`)
)

// titleForm holds the title against its form: organ, matter, kind; no marks.
func titleForm(p *paper) {
	title, at := p.notice.Title, p.issue.At("notice", "title")
	if title == "" {
		return
	}
	bare := bookTitles.ReplaceAllString(title, "")
	if k := p.notice.Kind; k != "" && p.isSigned() && !p.kind().AnyTitle && !strings.HasSuffix(title, k) {
		p.Tell(codeTitleKind, at, "补上文种，或改正 kind。", "标题没有以文种“%s”结尾。", k)
	}
	if m := titleMarks.FindString(bare); m != "" {
		p.Tell(codeTitleMarks, at, "标题中只用书名号、引号、括号和顿号，末尾不加标点。", "标题里有标点“%s”。", m)
	}
	if n := strings.Count(bare, "关于"); n > 1 {
		p.Tell(codeTitleAbout, at, "只留一个“关于”，如《……通知》的通报。", "标题里有%d个“关于”。", n)
	}
	if m := stacked.FindString(bare); m != "" {
		p.Tell(codeTitleStacked, at, "只写一个文种。", "标题末尾叠用了文种“%s”。", m)
	}
	if strings.Contains(title, "  ") || strings.ContainsAny(title, "\t　") {
		p.Tell(codeTitleSpace, at, "请删去，断行由程序处理。", "标题“%s”中有连续的空格。", shorten(strings.Join(strings.Fields(title), " "), 20))
	}
	p.titleOrgan(title, at)
}

// titleOrgan holds the organ before 关于 against the organs of the paper.
func (p *paper) titleOrgan(title string, at diag.Place) {
	organ, _, ok := strings.Cut(title, "关于")
	signers := p.notice.SignOff.Signers
	if !ok || organ == "" || len(signers) == 0 {
		return
	}
	names := append([]string{p.issue.Notice.Issuer, p.issue.Notice.Short}, p.notice.Head.Organs...)
	for _, s := range signers {
		names = append(names, s.Name)
	}
	if !slices.ContainsFunc(names, func(n string) bool {
		return n != "" && (strings.Contains(organ, n) || strings.Contains(n, organ))
	}) {
		p.Tell(codeTitleOrgan, at, "标题中的机关与署名一致。", "标题写的机关是“%s”，署名的是“%s”。", organ, signers[0].Name)
	}
}

// periodPatterns find the periods of one length.
var periodPatterns = map[issue.PeriodKind]*pattern.Pattern{
	issue.Quarterly:  pattern.New(`第?([一二三四1-4])季度`),
	issue.Monthly:    pattern.New(`(\d{1,2})月`),
	issue.HalfYearly: pattern.New(`(上|下)半年`),
	issue.Nth:        pattern.New(`第([一二三四五六七八九十\d]{1,3})次`),
}

// periodNumber reads 三, 3, 上 and 下.
func periodNumber(s string) int {
	if n, ok := wording.ParseNumeral(s); ok {
		return n
	}
	n, _ := strconv.Atoi(strings.NewReplacer("上", "1", "下", "2").Replace(s))
	return n
}
