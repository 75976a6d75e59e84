package story

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeIllegalCharacter = Codes.Error("illegal-character", "")
)
