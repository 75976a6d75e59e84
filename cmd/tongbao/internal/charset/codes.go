package charset

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	CodeControlCharacter = Codes.Warning("control-character",
		"文字里有看不见的字符，多半是从网页或别的文件粘贴带来的。读取时已经去掉，不影响印出；请在原处删去后重新输入。")
	CodeEncoding = Codes.Error("encoding",
		"文件不是能读的文本，内容无法使用。用记事本或表格软件打开，核对没有乱码后另存为 UTF-8 编码。")
	codeConverted = Codes.Warning("converted-encoding",
		"文件用的是旧的编码，程序已转换后读取。请用编辑器另存为 UTF-8 编码，免得在别的电脑上读成乱码。")
)
