package conf

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

// Packages tell some of them too, of keys that depend on each other.
var (
	CodeEmptyValue = Codes.Error("empty-value",
		"这一项必须有内容，而引号里是空的。填上内容；可有可无的，整行删去。")
	CodeMissingKey = Codes.Error("missing-key",
		"缺少必须写的一项，或缺少别处要用到的一项。照提示在所指的一节补上。")
	CodeUnknownValue = Codes.Error("unknown-value",
		"这一项只能从几种写法里选，或只能写文件里已有的名称。照提示改成其中一种。")

	codeOutOfRange = Codes.Error("out-of-range",
		"数字超出了可以写的范围，多半是多打或少打了一位。核对后改正。")
	codeTomlSyntax = Codes.Error("toml-syntax",
		"这一行的写法程序读不懂，常见的是引号、括号、等号用了全角的，或文字没有加引号。改正以前，文件的其余内容没有检查。")
	codeUnknownKey = Codes.Error("unknown-key",
		"没有这个键，多半是拼错了，或写错了地方。写错的键不起作用，所以必须改正或删去。")
	codeWrongType = Codes.Error("wrong-type",
		"值的类型不对：文字要加引号，数字、日期、true 和 false 不加引号，一节写成 [节名]。照提示改写。")
)
