package proof

import (
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// a document number, well-formed or nearly
	citedNumber = pattern.New(`(\p{Han}{1,12})([〔﹝\[［【（(])(\d{2,4})([〕﹞\]］】）)])(第?)(0*)(\d{1,5})号`)
	// a title and the number behind it
	citation = pattern.New(`《([^《》]+)》[（(]([^（）()《》]*号)`)
	// the title a number belongs to: 《…》（ right before it
	titleBefore = pattern.New(`《([^《》]+)》[（(]$`)
	// the ends of organs' names in numbers
	organCode = pattern.New(`[发函办秘字令通告电明笺政规改信]$`)
	// words before an organ's code: 根据国办发 is 国办发
	wordsOfCiting = pattern.New(`^.*(?:根据|按照|依据|依照|参照|对照|落实|执行|贯彻|符合|以及|和|与|及|由|按|见|以|为|是|文件|印发|收到|转发)(.)`)
)

// documentNumbers looks at the document numbers of the text: their form, whether
// the title stands first, and whether title and number belong together.
func documentNumbers(t *passage) {
	for _, m := range citedNumber.FindAllStringSubmatchIndex(t.text, -1) {
		organ, good := standardNumber(t.text, m)
		if t.quoted(m[0]) || !organCode.MatchString(organ) {
			continue
		}
		from := m[3] - len(organ)
		number := t.text[from:m[1]]
		warn := func(bad bool, text, hint string) {
			if bad {
				t.tell(m[4], codeCitedNumber, hint, "%s：“%s”。", text, number)
			}
		}
		warn(group(t.text, m, 2) != "〔" || group(t.text, m, 4) != "〕", "发文字号的年份没有用六角括号〔〕", "写作“"+good+"”。")
		warn(len(group(t.text, m, 3)) != 4, "发文字号的年份不是四位", "写全年份。")
		warn(group(t.text, m, 5) != "", "发文字号的顺序号前加了“第”", "写作“"+good+"”。")
		warn(group(t.text, m, 6) != "", "发文字号的顺序号编了虚位", "写作“"+good+"”。")
		if year, _ := strconv.Atoi(group(t.text, m, 3)); year > latestYear(t.paper) && len(group(t.text, m, 3)) == 4 {
			t.tell(m[4], codeCitedLater, "核对文号的年份。", "“%s”的年份晚于本通报成文。", number)
		}
		t.titleOfNumber(from, number, good)
	}
	t.numberOfTitle()
}

// latestYear is the year of signing, after which no document can be cited; that of the period
// and the next one where it is not signed.
func latestYear(p *paper) int {
	switch {
	case !p.issue.Notice.Signed.IsZero():
		return p.issue.Notice.Signed.Year()
	case p.issue.Period.Year > 0:
		return p.issue.Period.Year + 1
	}
	return 9999
}

// standardNumber writes a nearly well-formed number as it should be, and the code of
// its organ.
func standardNumber(s string, m []int) (organ, number string) {
	organ = wordsOfCiting.ReplaceAllString(group(s, m, 1), "$1")
	return organ, organ + "〔" + group(s, m, 3) + "〕" + group(s, m, 7) + "号"
}

// titleOfNumber checks the title before a number that stands at from.
func (t *passage) titleOfNumber(from int, number, good string) {
	own := t.paper.notice.Head.Number
	m := titleBefore.FindStringSubmatch(t.text[back(t.text, from, reach, ""):from])
	if m == nil {
		if !citedWithTitle(t.paper, good) && (own == "" || !strings.HasSuffix(good, own)) {
			t.tell(from, codeCiteTitleFirst, "写作《标题》（"+good+"）；前文引过全称的，用“以下简称”。",
				"引用文件只写了发文字号“%s”，没有先写标题。", number)
		}
		return
	}
	if d, ok := t.paper.words.document(good); ok && !d.is(m[1]) {
		t.tell(from, codeCitedPair, "核对文件名称和发文字号。", "%s是《%s》，这里写的是《%s》。", good, d.Title, m[1])
	}
}

// citedWithTitle reports whether the notice cites the number behind a title
// somewhere.
func citedWithTitle(p *paper, number string) bool {
	if p.titled == nil {
		p.titled = map[string]bool{}
		for t := range p.in(everySlot) {
			for _, m := range citation.FindAllStringSubmatch(t.text, -1) {
				p.titled[citedNumber.FindString(m[2])] = true
			}
		}
	}
	return p.titled[number]
}

// isOwnTitle reports the title of the notice, with its issuer or without.
func (p *paper) isOwnTitle(title string) bool {
	n := p.issue.Notice
	plain := func(s string) string {
		s = strings.TrimPrefix(strings.TrimPrefix(strings.Join(strings.Fields(s), ""), n.Issuer), n.Short)
		return strings.TrimPrefix(s, "关于")
	}
	return plain(title) != "" && plain(title) == plain(p.notice.Title)
}

// numberOfTitle finds known titles with another number than theirs.
func (t *passage) numberOfTitle() {
	for _, m := range citation.FindAllStringSubmatchIndex(t.text, -1) {
		title, number := group(t.text, m, 1), group(t.text, m, 2)
		good := number
		if n := citedNumber.FindStringSubmatchIndex(number); n != nil {
			_, good = standardNumber(number, n)
		}
		if own := t.paper.notice.Head.Number; own != "" && good != own && t.paper.isOwnTitle(title) && !t.quoted(m[4]) {
			t.tell(m[4], codeCitedPair, "核对，改正其中一处。", "这是本通报自己的标题，字号是%s（%s），这里写的是%s。", own,
				t.paper.issue.At("notice", "number"), number)
			continue
		}
		d, ok := t.paper.words.titled(title)
		if _, known := t.paper.words.document(good); ok && !known && !t.quoted(m[4]) {
			t.tell(m[4], codeCitedPair, "核对文件名称和发文字号。", "《%s》的发文字号是%s，这里写的是%s。", title, d.Number, number)
		}
	}
}
