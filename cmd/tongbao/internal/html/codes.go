package html

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeDownloadPath  = Codes.Error("download-path", "")
	codeHTMLTemplate  = Codes.Error("html-template", "")
	codeIndexPath     = Codes.Error("index-path", "")
	codePortalMissing = Codes.Info("portal-missing", "")
	codePortalQR      = Codes.Warning("portal-qr", "")
	codePortalURL     = Codes.Warning("portal-url", "", diag.Under("违反"+tagClause))
)
