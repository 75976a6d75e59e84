package typeface

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeFontLicence  = Codes.Warning("font-licence", "")
	codeFontRole     = Codes.Info("font-role", "")
	codeFontStandIn  = Codes.Info("font-stand-in", "")
	codeFontUnusable = Codes.Warning("font-unusable", "")
)
