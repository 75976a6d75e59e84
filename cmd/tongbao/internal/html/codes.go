package html

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeDownloadPath       = Codes.Error("download-path", "")
	codeHtmlTemplate       = Codes.Error("html-template", "")
	codeIndexPath          = Codes.Error("index-path", "")
	codeInvisibleCharacter = Codes.Error("invisible-character", "")
	codePortalMissing      = Codes.Info("portal-missing", "")
	codePortalQr           = Codes.Warning("portal-qr", "")
	codePortalUrl          = Codes.Warning("portal-url", "", diag.Under("违反"+tagClause))
	codeTitleSpace         = Codes.Warning("title-space", "")
)
