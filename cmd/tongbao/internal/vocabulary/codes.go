package vocabulary

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeDoesNotHold = Codes.Error("does-not-hold",
		"notice.toml 的 [[check]] 写明的关系不成立，两边的数对不上。核对两边的数；原件确实如此的，可以接受。", diag.Acknowledgeable)
	// CodeEmptyList: the sentence around is broken, whatever else is told of it.
	CodeEmptyList = Codes.Warning("empty-list",
		"这里的名单是空的，前后的话会不完整，例如“不合格的是。”。用条件把这句话连同名单一起略去。", diag.OfWhole)
	// codeMissingData: the text asks for data the notice does not have. It says nothing
	// new when the sheet it would come from could not be read.
	codeMissingData = Codes.Error("missing-data",
		"正文要用的数据本通报没有，例如没有写上期。核对 notice.toml 有没有这一节；可有可无的，用条件跳过。", diag.Pending)
	codeFormerNotation = Codes.Error("former-notation",
		"花括号里是以前的写法。运行 tongbao migrate 文件夹，正文、附件和 notice.toml 里的写法就一次改好。")
	codeExpression = Codes.Error("expression",
		"花括号里的写法有误，这一处不能填数。照提示改正：名称要写对，条件和循环要有结尾。能写的词见手册。")
	codeTooMuch = Codes.Error("too-much-text",
		"正文里的“逐个”套得太多，重复的遍数或印出的文字超过了上限，没有写完。去掉里面一层“逐个”；要列很多行的，用表格。")
	codeGlued = Codes.Info("glued-paragraph",
		"单独占一行的条件、循环里写了一段话，它和前面或后面的话中间没有空行，就排成一段。分段的，空一行。")
	codeUnsigned = Codes.Warning("unsigned-change",
		"这里只印变化了多少，不带升降，而这个数是减少、下降，或者与前面写的“增加”“减少”相反。写“较上期”，由程序写上升、下降；或用条件分开写。")
)
