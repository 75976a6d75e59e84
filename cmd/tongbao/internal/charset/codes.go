package charset

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	CodeControlCharacter = Codes.Warning("control-character",
		"文字里有看不见的字符，多半是从网页或别的文件复制来的。读取时已去掉，请在原处删去。")
	CodeEncoding = Codes.Error("encoding",
		"文件不是能读的文本。用记事本等编辑器打开，另存为 UTF-8 编码。")
	codeConverted = Codes.Warning("converted-encoding",
		"文件用的是旧的编码，已转换后读取。请用编辑器另存为 UTF-8 编码，免得在别的电脑上读错。")
)
