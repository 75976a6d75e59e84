package gbt9704

// Sign-off (发文机关署名, 成文日期, 印章), 7.3.5.
const (
	SealedDateInset    = 4 // cells, right of the date; 7.3.5.1, usual
	UnsealedNameInset  = 2 // cells, right of the organ's name; 7.3.5.2, must
	UnsealedDateShift  = 2 // cells, first character of the date right of the name's first; 7.3.5.2, must
	UnsealedBlankLines = 1 // between text and name; 7.3.5.2, must
	StampBlankLines    = 2 // between text and signature stamp (签名章); 7.3.5.3, must
	StampInset         = 4 // cells, right of stamp and date; 7.3.5.3, must
	StampPostGap       = 2 // cells between post and stamp; 7.3.5.3, must
	StampDateBlank     = 1 // blank lines between stamp and date; 7.3.5.3, must
	StampRowBlank      = 1 // blank lines between the posts of two stamps, so that they do not touch; choice
	// SealedBlankLines between text and name is the only number that lets a
	// seal of 42 to 50 mm keep SealTopGap; derived from 7.3.5.1.
	SealedBlankLines = 2
	// SealTopGap is the largest distance of a seal's top from the text above
	// it, mm ("within one line"); 7.3.5.1, must.
	SealTopGap = 10.39
	// SealAbove is how far a seal's centre lies above the middle of name and
	// date, mm, so that both sit a little below the centre; 7.3.5.1, must; the
	// figure is a choice.
	SealAbove = 4.0
	// SealsApart is the smallest distance of two seals, mm: they must not
	// touch; 7.3.5.1, must; the figure is a choice.
	SealsApart = 2.0
)

// The place that is left free for a signature stamp, mm, centred on the line of the post; the
// standard has no size. Stamps are cut twice as wide as high, and one of this height has two
// blank lines above it and one below as 7.3.5.3 asks; choice.
const (
	StampWidth  = 30.0
	StampHeight = 15.0
)

// SealCity is the diameter of the seal of prefectures, cities, counties and districts,
// mm; 国发〔1999〕25号.
const SealCity = 45.0
