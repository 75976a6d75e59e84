package workbook

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeNotADate = Codes.Warning("not-a-date",
		"单元格的格式是日期，里面的数字却换算不成日期，按没有日期读取。核对这一格的内容和格式。")
	codeCSVSeparator = Codes.Warning("csv-separator",
		"整个文件只读出一列，像是用竖线或全角标点分隔的，数据会挤在一起。用表格软件打开，另存为逗号分隔的 CSV。")
	codeCSVMixed = Codes.Warning("csv-mixed-encoding",
		"文件的一部分是 UTF-8、另一部分是 GB18030，多半是两份表接在一起的；程序逐行读取。核对文字后用表格软件另存为 CSV UTF-8。")
	codeCSVSyntax = Codes.Error("csv-syntax",
		"文件里的引号没有配对，从这一行起各列会错位，所以没有读取。用表格软件打开，另存为 CSV UTF-8。")
	codeFileDamaged = Codes.Error("file-damaged",
		"工作簿打不开，可能没有下载完，或已经损坏。用表格软件打开，另存为新的 .xlsx 文件；打不开的，向提供的单位重新要一份。")
	codeFileFormat = Codes.Error("file-format",
		"文件的内容与扩展名不符，例如旧的 .xls、网页、压缩文件或空文件，没有读取。用表格软件打开，另存为 .xlsx；只改扩展名没有用。")
	codeWorkbookTooLarge = Codes.Error("workbook-too-large",
		"文件或表格太大，没有读取，多半是插了图片，或格式刷到了很多空行。删去图片、空行和不用的工作表，或分成几个文件。")
	codeHiddenValue = Codes.Warning("hidden-value",
		"单元格里有内容，而数字格式使它显示为空白或一串 #，看的人以为没有。改这一格的数字格式；不要的内容请删去。")
	codeHiddenColumns = Codes.Info("hidden-columns",
		"工作表有隐藏的列，程序照样读取。核对里面是不是这次要用的数据；不要的请删去。")
	codeHiddenRows = Codes.Warning("hidden-rows",
		"工作表有隐藏的行，程序照样读取并计数，容易与看到的行数不符。取消隐藏后核对，不要的行请删去。")
	codePictureCell = Codes.Warning("picture-cell",
		"单元格里放的是图片（WPS 的“嵌入单元格图片”，或 Excel 的“放置在单元格中”），通报印不出来，按空白读取。要印的内容请写成文字。")
	codeLostDigits = Codes.Error("lost-digits",
		"超过15位的编号被表格软件当作数字，后几位已经变成0，找不回来。把这一列设为文本格式，重新输入完整的编号；原来就是这样的可以接受。",
		diag.Acknowledgeable)
	codeStruckCell = Codes.Error("struck-cell",
		"单元格或其中的几个字划了删除线，程序照样读取，计数和印出来的都有它，而印出来没有这条线。不要的删去，要的取消删除线；确实照样要用的可以接受。",
		diag.Acknowledgeable)
	codeNarrowColumn = Codes.Warning("narrow-column",
		"列太窄，数字或日期在表格软件里显示为一串 #，填表的人看不到自己填的是什么。把这一列拉宽，看清后核对；印出的是完整的内容。")
	codeSheetDamaged = Codes.Error("sheet-damaged",
		"工作簿里这一张工作表损坏了，没有读取，别的工作表不受影响。用表格软件打开，另存为 .xlsx 再试。")
)
