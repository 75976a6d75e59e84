// Package proof reads a finished notice the way a careful colleague does before
// it is signed: are the numbers consistent, does the paper have the form of an
// official document, is it written without slips. It reports and never mends.
//
// What notice.toml contradicts by itself (package issue) and what the figures
// contradict by themselves (package figures) has been reported before; proof
// holds the words of the paper against the two.
//
// Only a broken "must" of a standard is called 违反 and names its clause; what is
// usual, or likely a slip, is a warning or an info without that word.
package proof

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
)

// Check proofreads a composed notice with the words the program comes with. figs
// are the figures of its ledger.
func Check(n *document.Notice, i *issue.Issue, figs []*figures.Figure) diag.Findings {
	words, findings := Load(nil)
	return append(findings, words.Check(n, i, figs)...)
}

// Check proofreads a composed notice with these words.
func (w *Words) Check(n *document.Notice, i *issue.Issue, figs []*figures.Figure) diag.Findings {
	if n == nil {
		return nil
	}
	if i == nil {
		i = &issue.Issue{}
	}
	p := newPaper(n, i, figs, w)
	var out diag.Findings
	rules := passageRules()
	for k := range p.passages {
		for _, r := range rules {
			out = append(out, r.check(p, &p.passages[k])...)
		}
	}
	for _, r := range noticeRules() {
		out = append(out, r.check(p)...)
	}
	return out
}

// passageRule looks at one passage at a time.
type passageRule struct {
	name  string // what it is about, as in the table of rules
	check func(*paper, *passage) diag.Findings
}

// noticeRule looks at the notice as a whole.
type noticeRule struct {
	name  string
	check func(*paper) diag.Findings
}

func passageRules() []passageRule {
	return []passageRule{
		{"handwritten number", handwritten},
		{"names against their count", nameCounts},
		{"parts against their total", partsOfTotal},
		{"rate against its counts", rateOfCounts},
		{"all passed beside failures", allPassed},
		{"百分点", percentagePoints},
		{"dates against the signing", datesInText},
		{"document numbers", documentNumbers},
		{"marks of half width", halfWidthMarks},
		{"letters and digits of full width", fullWidthLetters},
		{"straight quotes", straightQuotes},
		{"pairs of brackets", unbalanced},
		{"doubled marks", doubledMarks},
		{"blanks between Han", strayBlanks},
		{"forms of dates", dateForms},
		{"ranges", ranges},
		{"approximate numbers", approximations},
		{"forbidden phrase", noTextHere},
		{"relative times", relativeTimes},
		{"lexicon", lexicon},
		{"personal numbers", personalNumbers},
		{"typed numbers of paragraphs", paragraphNumbers},
	}
}

func noticeRules() []noticeRule {
	return []noticeRule{
		{"decimals of percentages", mixedDecimals},
		{"title", titleForm},
		{"period of titles", titlePeriods},
		{"recipients", recipientsForm},
		{"attachment names", attachmentNames},
		{"headings", headingForms},
		{"note", noteForm},
		{"contact", contactForm},
	}
}
