package gbt9704

// Head (版头), mm unless said otherwise.
const (
	MarkBelowTop    = 35.0 // upper edge of 发文机关标志 below the type area's top; 7.2.4, must
	NumberBelowMark = 2    // blank lines between mark and 发文字号; 7.2.5, must
	RuleBelowNumber = 4.0  // red rule below the 发文字号; 7.2.7, must
	HeadRuleWidth   = 0.5  // weight of the red rule; not specified, choice
	TitleBelowRule  = 2    // blank lines between red rule and title; 7.3.1, must
	// TitlePitch is the distance of two lines of a title, mm: one and a half of its
	// 2号; not specified, choice.
	TitlePitch   = Size2 * MMPerPoint * 3 / 2
	NumberInset  = 1 // cells, 发文字号 of an upward paper; 7.2.5, must
	LeadersInset = 1 // cells, right of 签发人; 7.2.6, must

	BodyBelowTitle   = 1 // blank lines between title and recipients; 7.3.2, must
	ParagraphIndent  = 2 // cells; 7.3.3, must
	NoteBelowBody    = 1 // blank lines between text and 附件说明; 7.3.4, must
	AttachmentIndent = 2 // cells, 附件说明; 7.3.4, must
)

// Letter format (信函格式), 10.1, mm from the paper's edge unless said otherwise.
const (
	LetterMarkTop      = 30.0                                     // upper edge of the mark below the paper's top; must
	LetterRuleBelow    = 4.0                                      // first double rule below the mark; must
	LetterFootRule     = 20.0                                     // second double rule above the paper's bottom; must
	LetterRuleLength   = 170.0                                    // both double rules; must
	LetterRuleLeft     = (PageWidth - LetterRuleLength) / 2       // 20; derived
	LetterRuleRight    = LetterRuleLeft + LetterRuleLength        // 190; derived
	LetterGap          = GapOf3                                   // element below the first rule, last line above the second; must
	LetterTitleBelow   = 2                                        // blank lines between the last element and the title; must
	LetterThick        = 2.25 * MMPerPoint                        // thick line of the double rule; not specified, choice
	LetterThin         = 0.75 * MMPerPoint                        // thin line; choice
	LetterBetween      = 1.0 * MMPerPoint                         // white between the two; choice
	LetterDoubleHeight = LetterThick + LetterBetween + LetterThin // derived
)
