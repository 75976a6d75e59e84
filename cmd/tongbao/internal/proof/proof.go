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

// Check proofreads a composed notice with these words. Where the data is not sound,
// the numbers of the text are not held against each other: that would only repeat
// the errors in the data behind them.
func (w *Words) Check(n *document.Notice, i *issue.Issue, sound bool) diag.Findings {
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
			if (r.cells || t.slot != cellSlot) && (sound || !r.counts) {
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
	name   string // what it is about
	cells  bool   // reads the cells of tables too
	counts bool   // holds numbers of the text against each other
	check  func(*paper, *passage) diag.Findings
}

// noticeRule looks at the notice as a whole.
type noticeRule struct {
	name  string
	check func(*paper) diag.Findings
}

func passageRules() []passageRule {
	return []passageRule{
		{"handwritten number", false, false, handwritten},
		{"names against their count", false, true, nameCounts},
		{"parts against their total", false, true, partsOfTotal},
		{"rate against its counts", false, true, rateOfCounts},
		{"all passed beside failures", false, false, allPassed},
		{"百分点", false, false, percentagePoints},
		{"dates against the signing", false, false, datesInText},
		{"document numbers", false, false, documentNumbers},
		{"marks of half width", false, false, halfWidthMarks},
		{"letters and digits of full width", false, false, fullWidthLetters},
		{"straight quotes", false, false, straightQuotes},
		{"pairs of brackets", true, false, unbalanced},
		{"doubled marks", false, false, doubledMarks},
		{"marks between titles in a row", false, false, listMarks},
		{"decimals without 0", false, false, leadingZero},
		{"blanks between Han", false, false, strayBlanks},
		{"forms of dates", false, false, dateForms},
		{"ranges", false, false, ranges},
		{"approximate numbers", false, false, approximations},
		{"forbidden phrase", false, false, noTextHere},
		{"relative times", false, false, relativeTimes},
		{"lexicon", true, false, lexicon},
		{"personal numbers", true, false, personalNumbers},
		{"typed numbers of paragraphs", false, false, paragraphNumbers},
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
		{"what cannot be printed", unprintable},
	}
}
