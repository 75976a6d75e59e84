package compose

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAttachmentMissing     = Codes.Error("attachment-missing", "")
	codeAttachmentUnmentioned = Codes.Warning("attachment-unmentioned", "")
	codeEmptyList             = Codes.Warning("empty-list", "")
	codeEmptySection          = Codes.Warning("empty-section", "")
	codeEmptySheet            = Codes.Error("empty-sheet", "")
	codeEmptyTable            = Codes.Warning("empty-table", "")
	codeHeadingLevel          = Codes.Error("heading-level", "")
	codeHeadingOrder          = Codes.Warning("heading-order", "", diag.Under("GB/T 9704-2012 7.3.3"))
	codeHeadingScheme         = Codes.Error("heading-scheme", "")
	codeLeadersPrintOnly      = Codes.Warning("leaders-print-only", "", diag.Under("GB/T 9704-2012 7.2.6"))
	codeLetterImprint         = Codes.Info("letter-imprint", "", diag.Under("GB/T 9704-2012 10.1"))
	codeMarkdownCode          = Codes.Error("markdown-code", "")
	codeMarkdownHTML          = Codes.Error("markdown-html", "")
	codeMarkdownImage         = Codes.Error("markdown-image", "")
	codeMarkdownItalic        = Codes.Warning("markdown-italic", "")
	codeMarkdownLink          = Codes.Warning("markdown-link", "")
	codeMarkdownQuote         = Codes.Error("markdown-quote", "")
	codeMarkdownRule          = Codes.Error("markdown-rule", "")
	codeMarkdownUnknown       = Codes.Error("markdown-unknown", "")
	codeNotInFile             = Codes.Error("not-in-file", "")
	// codeMissingData: the template asks for data the notice does not have. It says
	// nothing new when the sheet it would come from could not be read.
	codeMissingData   = Codes.Error("missing-data", "")
	codeMissingText   = Codes.Error("missing-text", "")
	codePercentUnused = Codes.Warning("percent-unused", "")
	codePrivateUse    = Codes.Error("private-use", "")
	codeSummarySheet  = Codes.Error("summary-sheet", "")
	codeTableInline   = Codes.Error("table-inline", "")
	codeTemplate      = Codes.Error("template", "")
	codeTooManyValues = Codes.Error("too-many-values", "")
	codeTotalFiltered = Codes.Error("total-filtered", "")
	codeTotalNothing  = Codes.Warning("total-nothing", "")
	codeUnknownRows   = Codes.Error("unknown-rows", "")
)
