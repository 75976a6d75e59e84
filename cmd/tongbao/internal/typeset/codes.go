package typeset

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeCellTooHigh          = Codes.Error("cell-too-high", "")
	codeFirstPageWithoutBody = Codes.Warning("first-page-without-body", "", diag.Under("GB/T 9704-2012 7.3.3"))
	codeImprintTooHigh       = Codes.Error("imprint-too-high", "")
	codeLetterLeadOrgan      = Codes.Info("letter-lead-organ", "")
	codeLineTooLong          = Codes.Error("line-too-long", "")
	codeMarkTooHigh          = Codes.Error("mark-too-high", "")
	codeNoBody               = Codes.Warning("no-body", "")
	codeNoGlyph              = Codes.Error("no-glyph", "")
	codeRecipientsMoved      = Codes.Info("recipients-moved", "", diag.Under("GB/T 9704-2012 7.3.2"))
	codeSignOffAlone         = Codes.Error("sign-off-alone", "", diag.Under("GB/T 9704-2012 7.3.5.5"))
	codeSignOffHigh          = Codes.Warning("sign-off-high", "")
	codeTableHeadTooHigh     = Codes.Error("table-head-too-high", "")
	codeTableNoColumns       = Codes.Error("table-no-columns", "")
	codeTableTooWide         = Codes.Error("table-too-wide", "")
)
