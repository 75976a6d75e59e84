package gbt9704

// Page number (页码), 7.5.
const (
	DashBelow       = 7.0                // mm, dash below the type area's bottom; must
	PageNumberSize  = Size4              // pt, 4号半角宋体; usual
	PageNumberInset = Size4 * MMPerPoint // mm, one character from the outer edge of the type area; must
	DashHeight      = 0.35               // of the size: centre of a dash above the baseline; derived from the em box
)

// Imprint (版记), 7.4.
const (
	ImprintOuterRule = 0.35 // mm, first and last rule; 7.4.1, advised
	ImprintInnerRule = 0.25 // mm, rules between; 7.4.1, advised
	ImprintSize      = Size4
	ImprintInset     = Size4 * MMPerPoint // mm, one character on both sides; 7.4.2 and 7.4.3, must
	// ImprintLine is the height of an imprint line between two rules, mm: one
	// character and 7/8 of it above and below; not specified, choice.
	ImprintLine = Size4 * MMPerPoint * 15 / 8
)

// Attachments (附件), 7.3.7: the label stands on line 1, the title on line 3; must.
const (
	AttachmentLabelLine = 1
	AttachmentTitleLine = 3
)

// TableRule is the weight of the rules of a table, mm (0.5 pt); not specified, choice.
const TableRule = 0.5 * MMPerPoint
