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
	anywhere := []passageRule{unbalanced, lexicon, personalNumbers}
	prose := append(proseRules(), anywhere...)
	if sound {
		prose = append(prose, nameCounts, partsOfTotal, rateOfCounts)
	}
	for k := range p.passages {
		t := &p.passages[k]
		rules := prose
		if t.slot == cellSlot {
			rules = anywhere
		}
		for _, check := range rules {
			out = append(out, check(p, t)...)
		}
	}
	for _, check := range noticeRules() {
		out = append(out, check(p)...)
	}
	return out
}

// passageRule looks at one passage at a time.
type passageRule func(*paper, *passage) diag.Findings

// noticeRule looks at the notice as a whole.
type noticeRule func(*paper) diag.Findings

// proseRules are for what somebody wrote, not for the cells of tables.
func proseRules() []passageRule {
	return []passageRule{
		handwritten, allPassed, percentagePoints, datesInText, documentNumbers, halfWidthMarks, fullWidthLetters, straightQuotes,
		doubledMarks, listMarks, leadingZero, strayBlanks, dateForms, ranges, approximations, noTextHere, relativeTimes, paragraphNumbers,
	}
}

func noticeRules() []noticeRule {
	return []noticeRule{
		mixedDecimals, deadlineDay, titleForm, titlePeriods, recipientsForm, attachmentNames, headingForms, noteForm, contactForm, unprintable,
	}
}
