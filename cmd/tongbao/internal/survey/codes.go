package survey

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeBodyName           = Codes.Warning("body-name", "")
	codeEmptyRoster        = Codes.Warning("empty-roster", "")
	codeMissingBody        = Codes.Error("missing-body", "")
	codeMissingPeriod      = Codes.Error("missing-period", "")
	codeMissingSheet       = Codes.Error("missing-sheet", "")
	codeOnlyFailures       = Codes.Error("only-failures", "")
	codePeriodItself       = Codes.Error("period-itself", "")
	codePeriodOrder        = Codes.Error("period-order", "")
	codeTemplateUnreadable = Codes.Error("template-unreadable", "")
	codeTwoSheets          = Codes.Error("two-sheets", "")
	codeUnknownRules       = Codes.Error("unknown-rules", "")
)
