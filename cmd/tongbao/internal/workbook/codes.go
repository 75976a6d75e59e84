package workbook

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeBadDate           = Codes.Warning("bad-date", "")
	codeControlCharacter  = Codes.Warning("control-character", "")
	codeCsvSeparator      = Codes.Warning("csv-separator", "")
	codeCsvSyntax         = Codes.Error("csv-syntax", "")
	codeEncoding          = Codes.Error("encoding", "")
	codeFileDamaged       = Codes.Error("file-damaged", "")
	codeFileFormatError   = Codes.Error("file-format", "")
	codeFileFormatWarning = Codes.Warning("file-format", "")
	codeFileTooLarge      = Codes.Error("file-too-large", "")
	codeHiddenColumns     = Codes.Info("hidden-columns", "")
	codeHiddenRows        = Codes.Warning("hidden-rows", "")
	codeLostDigits        = Codes.Warning("lost-digits", "")
	codeSheetDamaged      = Codes.Error("sheet-damaged", "")
)
