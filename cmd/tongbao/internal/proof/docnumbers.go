package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// numberClause is where the standard gives the form of a document number; for
// one that is only cited it is the model, not a must.
const numberClause = "GB/T 9704-2012 7.2.5"

var (
	// a document number, well-formed or nearly
	citedNumber = regexp.MustCompile(`(\p{Han}{1,12})([〔﹝\[［【（(])(\d{2,4})([〕﹞\]］】）)])(第?)(0*)(\d{1,5})号`)
	// the title a number belongs to: 《…》（ right before it
	titleBefore = regexp.MustCompile(`《([^《》]+)》[（(]$`)
	// codes are the ends of organs' names in numbers
	organCode = regexp.MustCompile(`[发函办秘字令通告电明笺政规改信]$`)
)

// documentNumbers looks at the document numbers of the text: their form, whether
// the title stands first, and whether title and number belong together.
func documentNumbers(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for _, m := range citedNumber.FindAllStringSubmatchIndex(t.text, -1) {
		part := func(k int) string { return t.text[m[2*k]:m[2*k+1]] }
		if t.quoted(m[0]) || !organCode.MatchString(part(1)) {
			continue
		}
		from := m[3] - len(codeOf(part(1)))
		good := codeOf(part(1)) + "〔" + part(3) + "〕" + part(7) + "号"
		warn := func(bad bool, text, hint string) {
			if bad {
				fs.Tell(codeCitedNumber, t.place(m[4]), hint, "%s：“%s”。", text, t.text[from:m[1]])
			}
		}
		warn(part(2) != "〔" || part(4) != "〕", "发文字号的年份没有用六角括号〔〕", "写作“"+good+"”。")
		warn(len(part(3)) != 4, "发文字号的年份不是四位", "写全年份。")
		warn(part(5) != "", "发文字号的顺序号前加了“第”", "写作“"+good+"”。")
		warn(part(6) != "", "发文字号的顺序号编了虚位", "写作“"+good+"”。")
		fs = append(fs, p.titleOfNumber(t, from, m[1], good)...)
	}
	return append(fs, p.numberOfTitle(t)...)
}

// codeOf cuts the words before an organ's code: 根据国办发 is 国办发.
func codeOf(s string) string {
	for _, w := range []string{"根据", "按照", "依据", "依照", "参照", "对照", "落实", "执行", "贯彻", "符合", "以及", "和", "与", "及", "由", "按", "见", "以", "为", "是",
		"文件", "印发", "收到", "转发"} {
		if i := strings.LastIndex(s, w); i >= 0 && i+len(w) < len(s) {
			s = s[i+len(w):]
		}
	}
	return s
}

// titleOfNumber checks the title before a number that stands at from.
func (p *paper) titleOfNumber(t *passage, from, to int, number string) diag.Findings {
	var fs diag.Findings
	m := titleBefore.FindStringSubmatch(behind(t.text, from))
	if m == nil {
		if !p.citedWithTitle(number) && (p.notice.Head.Number == "" || !strings.HasSuffix(number, p.notice.Head.Number)) {
			fs.Tell(codeCiteTitleFirst, t.place(from), "写作《标题》（"+number+"）；前文引过全称的，用“以下简称”。",
				"引用文件只写了发文字号“%s”，没有先写标题。", t.text[from:to])
		}
		return fs
	}
	if d, ok := p.words.document(number); ok && !d.is(m[1]) {
		fs.Tell(codeCitedPair, t.place(from), "核对文件名称和发文字号。", "%s是《%s》，这里写的是《%s》。", number, d.Title, m[1])
	}
	return fs
}

// citedWithTitle reports whether the notice cites the number behind a title
// somewhere.
func (p *paper) citedWithTitle(number string) bool {
	if p.titled == nil {
		p.titled = map[string]bool{}
		for k := range p.passages {
			for _, m := range citation.FindAllStringSubmatch(p.passages[k].text, -1) {
				p.titled[citedNumber.FindString(m[2])] = true
			}
		}
	}
	return p.titled[number]
}

var citation = regexp.MustCompile(`《([^《》]+)》[（(]([^（）()《》]*号)`)

// numberOfTitle finds known titles with another number than theirs.
func (p *paper) numberOfTitle(t *passage) diag.Findings {
	var fs diag.Findings
	for _, m := range citation.FindAllStringSubmatchIndex(t.text, -1) {
		title, number := t.text[m[2]:m[3]], t.text[m[4]:m[5]]
		d, ok := p.words.titled(title)
		good := normalNumber(number)
		if _, known := p.words.document(good); !ok || known || t.quoted(m[4]) {
			continue
		}
		fs.Tell(codeCitedPair, t.place(m[4]), "核对文件名称和发文字号。", "《%s》的发文字号是%s，这里写的是%s。", title, d.Number, number)
	}
	return fs
}

// normalNumber writes a nearly well-formed number as it should be, for comparing.
func normalNumber(s string) string {
	m := citedNumber.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	return codeOf(m[1]) + "〔" + m[3] + "〕" + m[7] + "号"
}
