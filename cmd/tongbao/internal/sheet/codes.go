package sheet

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAmbiguousColumnError   = Codes.Error("ambiguous-column", "")
	codeAmbiguousColumnWarning = Codes.Warning("ambiguous-column", "")
	codeBadDate                = Codes.Error("bad-date", "")
	codeDateAsNumber           = Codes.Warning("date-as-number", "")
	codeErrorValue             = Codes.Error("error-value", "")
	codeHiddenSheet            = Codes.Warning("hidden-sheet", "")
	codeMissingColumn          = Codes.Error("missing-column", "")
	codeNoHeader               = Codes.Error("no-header", "")
	codeNotANumber             = Codes.Error("not-a-number", "")
	codeNotCalculated          = Codes.Error("not-calculated", "")
	codeRangeOutsideError      = Codes.Error("range-outside", "")
	codeRangeOutsideWarning    = Codes.Warning("range-outside", "")
	codeRepeatedHeader         = Codes.Info("repeated-header", "")
	codeSerialOnly             = Codes.Info("serial-only", "")
	codeSheetEmpty             = Codes.Error("sheet-empty", "")
	codeStrayValue             = Codes.Warning("stray-value", "")
)
