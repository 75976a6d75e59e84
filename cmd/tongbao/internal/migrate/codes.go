package migrate

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeUnreadable = Codes.Error("old-unreadable",
		"旧写法本身有误，读不出来，没有改写。先按旧写法改正，或照手册改成新写法，再运行 tongbao migrate。")
	codeNoCounterpart = Codes.Error("no-counterpart",
		"这一处旧写法在新写法里没有对应的，要手工改；改好以前，文件夹里的文件都不动。")
)
