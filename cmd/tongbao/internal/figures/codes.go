package figures

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeEmptyCellError        = Codes.Error("empty-cell", "")
	codeEmptyCellWarning      = Codes.Warning("empty-cell", "")
	codeFigureUnknown         = Codes.Error("figure-unknown", "")
	codeGroupNotStated        = Codes.Error("group-not-stated", "")
	codeNoValues              = Codes.Warning("no-values", "")
	codeNotACount             = Codes.Error("not-a-count", "")
	codeNotAFailure           = Codes.Error("not-a-failure", "", diag.Acknowledgeable)
	codeNotANumber            = Codes.Error("not-a-number", "")
	codeNotComparable         = Codes.Error("not-comparable", "")
	codeNumberTooLarge        = Codes.Error("number-too-large", "")
	codePartExceedsWhole      = Codes.Error("part-exceeds-whole", "", diag.Acknowledgeable)
	codePointsOfRounded       = Codes.Info("points-of-rounded", "")
	codeStatedConflict        = Codes.Error("stated-conflict", "", diag.Acknowledgeable)
	codeStatedConflictWarning = Codes.Warning("stated-conflict", "")
	codeStatedDiffersError    = Codes.Error("stated-differs", "")
	codeStatedDiffers         = Codes.Warning("stated-differs", "")
	codeStatedNotANumber      = Codes.Error("stated-not-a-number", "")
	codeStatedTwice           = Codes.Error("stated-twice", "")
	codeStatedUnused          = Codes.Warning("stated-unused", "")
	codeTotalMismatch         = Codes.Error("total-mismatch", "", diag.Acknowledgeable)
	codeUnknownColumn         = Codes.Error("unknown-column", "")
	codeUnknownMetric         = Codes.Error("unknown-metric", "")
	codeUnknownValueError     = Codes.Error("unknown-value", "")
	codeUnknownValueWarning   = Codes.Warning("unknown-value", "")
	codeZeroDenominator       = Codes.Warning("zero-denominator", "")
)
