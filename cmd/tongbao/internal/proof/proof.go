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
	p := newPaper(n, i, w, worthReading)
	if !sound {
		p.data = nil
	}
	rules := passageRules()
	if sound {
		rules = append(rules, countRules()...)
	}
	for _, r := range rules {
		for t := range p.in(r.slots) {
			r.read(t, &p.Findings)
		}
	}
	checks := noticeRules()
	if sound {
		checks = append(checks, toldTwice, pointsAnnounced)
	}
	for _, check := range checks {
		check(p)
	}
	return p.Findings
}

// passageRule looks at one passage at a time.
type passageRule struct {
	slots slot // the parts of the paper it reads
	check func(*passage)
}

func passageRules() []passageRule {
	return []passageRule{
		{titleSlot | sentenceSlots | attachmentSlot | besideSlot | webSlot, typed},
		{numberSlots, typedNumerals},
		{numberSlots, namesOfData},
		{numberSlots, allPassed},
		{sentenceSlots, etcOfOne},
		{sentenceSlots, percentagePoints},
		{numberSlots, pointsOfCounts},
		{everySlot, noSuchDates},
		{proseSlots, dates},
		{sentenceSlots | besideSlot, windows},
		{sentenceSlots | besideSlot, periodsByWord},
		{sentenceSlots, listedOfOther},
		{proseSlots, documentNumbers},
		{proseSlots, halfWidthMarks},
		{proseSlots, fullWidthLetters},
		{proseSlots, phoneNumbers},
		{sentenceSlots | besideSlot, otherContact},
		{everySlot, unbalanced},
		{everySlot, placeholders},
		{everySlot, lexicon},
		{everySlot, wordingSlips},
		{titleSlot | attachmentSlot, titlePeriod},
	}
}

// countRules hold numbers of the text against each other.
func countRules() []passageRule {
	return []passageRule{
		{sentenceSlots, nameCounts},
		{sentenceSlots, namedTwice},
		{numberSlots, partsOfTotal},
		{numberSlots, partitions},
		{numberSlots, rateOfCounts},
		{numberSlots, ratesOfStems},
		{numberSlots, whollyDone},
		{numberSlots, overHundred},
		{numberSlots, changesAgree},
		{numberSlots, sumsOfAddends},
		{numberSlots, monthsOfQuarter},
		{numberSlots, extremes},
		{numberSlots, fullScores},
		{numberSlots, wholeShares},
		{numberSlots, sharesOfCounts},
		{sentenceSlots, roundedShares},
		{sentenceSlots, pointsOfRates},
		{sentenceSlots, comparedWith},
		{sentenceSlots, halfOfQuarter},
		{numberSlots, respectively},
		{numberSlots, announcedNames},
		{numberSlots, ranks},
		{numberSlots, consecutive},
	}
}

// noticeRules look at the notice as a whole.
func noticeRules() []func(*paper) {
	return []func(*paper){
		mixedDecimals, sequences, deadlineDay, titleForm, recipientsForm, directionForm, attachmentNames, headingForms, noteForm,
		contactForm, unprintable, otherPeriods, inspectionPeriods, references, attachmentContents, shortNames,
	}
}
