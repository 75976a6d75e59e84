package intake

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeUnreadable = Codes.Error("file-unreadable",
		"文件在那里而读不出来：没有权限，或者它是文件夹、管道、设备，不是普通的文件。照提示处理，或移走它。")
	codeOutside = Codes.Error("file-outside",
		"文件夹里放的是链接，指到了文件夹外面：那里的文件改了，这份通报就说不清是用什么做的。把那个文件复制进来，换掉链接。")
	codeTooLarge = Codes.Error("file-too-large",
		"文件太大，不像这一类文件，没有读取。检查是不是放错了文件；数据应当放在工作簿里。")
	codeTooMany = Codes.Error("too-many-files",
		"文件夹里的文件太多，不像一份通报的文件夹，没有逐个读取。检查是不是放错了地方；每份通报用一个文件夹。")
	CodeFileName = Codes.Error("file-name",
		"文件名是乱码，多半是解压时弄错了编码，说不出数据取自哪个文件，所以没有读取。改成正常的文件名。")
)
