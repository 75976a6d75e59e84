package workbook

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeNotADate         = Codes.Warning("not-a-date", "")
	codeCSVSeparator     = Codes.Warning("csv-separator", "")
	codeCSVSyntax        = Codes.Error("csv-syntax", "")
	codeFileDamaged      = Codes.Error("file-damaged", "")
	codeFileFormat       = Codes.Error("file-format", "")
	codeFileNotRead      = Codes.Warning("file-not-read", "")
	codeWorkbookTooLarge = Codes.Error("workbook-too-large", "")
	codeHiddenColumns    = Codes.Info("hidden-columns", "")
	codeHiddenRows       = Codes.Warning("hidden-rows", "")
	codeLostDigits       = Codes.Warning("lost-digits", "")
	codeSheetDamaged     = Codes.Error("sheet-damaged", "")
)
