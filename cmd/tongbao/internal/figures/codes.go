package figures

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeEmptyListCell    = Codes.Error("empty-list-cell", "")
	codeEmptyCell        = Codes.Warning("empty-cell", "")
	codeFigureUnknown    = Codes.Error("figure-unknown", "")
	codeGroupNotStated   = Codes.Error("group-not-stated", "")
	codeNoValues         = Codes.Warning("no-values", "")
	codeNotAFailure      = Codes.Error("not-a-failure", "", diag.Acknowledgeable)
	codeNotComparable    = Codes.Error("not-comparable", "")
	codeNumberTooLarge   = Codes.Error("number-too-large", "")
	codePartExceedsWhole = Codes.Error("part-exceeds-whole", "", diag.Acknowledgeable)
	codePointsOfRounded  = Codes.Info("points-of-rounded", "")
	codeStatedConflict   = Codes.Error("stated-conflict", "", diag.Acknowledgeable)
	codeStatedOverruled  = Codes.Warning("stated-overruled", "")
	codeRowConflict      = Codes.Error("row-conflict", "")
	codeStatedDiffers    = Codes.Warning("stated-differs", "")
	codeStatedNotANumber = Codes.Error("stated-not-a-number", "")
	codeStatedTwice      = Codes.Error("stated-twice", "")
	codeStatedUnused     = Codes.Warning("stated-unused", "")
	codeTotalMismatch    = Codes.Error("total-mismatch", "", diag.Acknowledgeable)
	codeUnknownMetric    = Codes.Error("unknown-metric", "")
	codeNoSuchResult     = Codes.Error("no-such-result", "")
	codeNoSuchValue      = Codes.Warning("no-such-value", "")
	codeZeroDenominator  = Codes.Warning("zero-denominator", "")
)
