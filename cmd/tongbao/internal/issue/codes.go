package issue

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAcknowledgedRefused    = Codes.Warning("acknowledged-refused", "")
	codeAcknowledgedUnused     = Codes.Warning("acknowledged-unused", "")
	codeBadColumn              = Codes.Error("bad-column", "")
	codeBadCondition           = Codes.Error("bad-condition", "")
	codeBadFolder              = Codes.Error("bad-folder", "")
	codeBadRange               = Codes.Error("bad-range", "")
	codeColumnTwice            = Codes.Error("column-twice", "")
	codeCopyNumber             = Codes.Warning("copy-number", "", diag.Under("GB/T 9704-2012 7.2.1"))
	codeSecretWithoutCopy      = Codes.Warning("secret-without-copy", "", diag.Under("违反 党政机关公文处理工作条例 第九条"))
	codeDateAfterSigning       = Codes.Warning("date-after-signing", "")
	codeDeadlineBeforeSigned   = Codes.Warning("deadline-before-signed", "")
	codeDocumentNumber         = Codes.Warning("document-number", "", diag.Under(numberClause))
	codeDocumentNumberYear     = Codes.Warning("document-number-year", "")
	codeMissingPublished       = Codes.Warning("missing-published", "")
	codePeriodConflict         = Codes.Error("period-conflict", "")
	codePrintedBeforeSigned    = Codes.Warning("printed-before-signed", "")
	codePublishedAfterDeadline = Codes.Warning("published-after-deadline", "")
	codePublishedBeforeSigned  = Codes.Warning("published-before-signed", "")
	codeRepeatedName           = Codes.Error("repeated-name", "")
	codeSecrecy                = Codes.Warning("secrecy", "", diag.Under("GB/T 9704-2012 7.2.2"))
	codeSiteCode               = Codes.Error("site-code", "")
	codeSiteDomain             = Codes.Warning("site-domain", "", diag.Under("违反"+tagClause))
	codeTableConflict          = Codes.Error("table-conflict", "")
	codeTableEmpty             = Codes.Error("table-empty", "")
	codeTitleBreak             = Codes.Error("title-break", "")
	codeTotalsConflict         = Codes.Error("totals-conflict", "")
	codeMissingSection         = Codes.Error("missing-section", "")
	codeUnknownSheet           = Codes.Error("unknown-sheet", "")
	codeWindowConflict         = Codes.Error("window-conflict", "")
)
