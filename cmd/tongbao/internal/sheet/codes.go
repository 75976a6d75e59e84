package sheet

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAmbiguousColumn = Codes.Error("ambiguous-column", "")
	codeBadDate         = Codes.Error("bad-date", "")
	codeDateAsNumber    = Codes.Warning("date-as-number", "")
	CodeErrorValue      = Codes.Error("error-value", "")
	codeHiddenSheet     = Codes.Warning("hidden-sheet", "")
	CodeMissingColumn   = Codes.Error("missing-column", "")
	codeNoHeader        = Codes.Error("no-header", "")
	CodeNotACount       = Codes.Error("not-a-count", "")
	CodeNotANumber      = Codes.Error("not-a-number", "")
	codeNotCalculated   = Codes.Error("not-calculated", "")
	codeRangeOutside    = Codes.Error("range-outside", "")
	codeRangeBeyond     = Codes.Warning("range-beyond", "")
	codeRepeatedHeader  = Codes.Info("repeated-header", "")
	codeSerialOnly      = Codes.Info("serial-only", "")
	codeSheetEmpty      = Codes.Error("sheet-empty", "")
	codeStrayValue      = Codes.Warning("stray-value", "")
	CodeUnknownColumn   = Codes.Error("unknown-column", "")
)
