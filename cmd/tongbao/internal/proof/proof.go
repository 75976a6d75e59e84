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
	"tongbao/cmd/tongbao/internal/issue"
)

// Check proofreads a composed notice with these words.
func (w *Words) Check(n *document.Notice, i *issue.Issue) diag.Findings {
	if n == nil {
		return nil
	}
	if i == nil {
		i = &issue.Issue{}
	}
	p := newPaper(n, i, w)
	var out diag.Findings
	rules := passageRules()
	for k := range p.passages {
		t := &p.passages[k]
		for _, r := range rules {
			if r.cells || t.slot != cellSlot {
				out = append(out, r.check(p, t)...)
			}
		}
	}
	for _, r := range noticeRules() {
		out = append(out, r.check(p)...)
	}
	return out
}

// passageRule looks at one passage at a time.
type passageRule struct {
	name  string // what it is about
	cells bool   // reads the cells of tables too
	check func(*paper, *passage) diag.Findings
}

// noticeRule looks at the notice as a whole.
type noticeRule struct {
	name  string
	check func(*paper) diag.Findings
}

func passageRules() []passageRule {
	return []passageRule{
		{"handwritten number", false, handwritten},
		{"names against their count", false, nameCounts},
		{"parts against their total", false, partsOfTotal},
		{"rate against its counts", false, rateOfCounts},
		{"all passed beside failures", false, allPassed},
		{"百分点", false, percentagePoints},
		{"dates against the signing", false, datesInText},
		{"document numbers", false, documentNumbers},
		{"marks of half width", false, halfWidthMarks},
		{"letters and digits of full width", false, fullWidthLetters},
		{"straight quotes", false, straightQuotes},
		{"pairs of brackets", true, unbalanced},
		{"doubled marks", false, doubledMarks},
		{"marks between titles in a row", false, listMarks},
		{"decimals without 0", false, leadingZero},
		{"blanks between Han", false, strayBlanks},
		{"forms of dates", false, dateForms},
		{"ranges", false, ranges},
		{"approximate numbers", false, approximations},
		{"forbidden phrase", false, noTextHere},
		{"relative times", false, relativeTimes},
		{"lexicon", true, lexicon},
		{"personal numbers", true, personalNumbers},
		{"typed numbers of paragraphs", false, paragraphNumbers},
	}
}

func noticeRules() []noticeRule {
	return []noticeRule{
		{"decimals of percentages", mixedDecimals},
		{"day of the deadline", deadlineDay},
		{"title", titleForm},
		{"period of titles", titlePeriods},
		{"recipients", recipientsForm},
		{"attachment names", attachmentNames},
		{"headings", headingForms},
		{"note", noteForm},
		{"contact", contactForm},
	}
}
