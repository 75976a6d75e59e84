package html

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeDownloadPath = Codes.Error("download-path",
		"网页上供下载的文件，路径不在通报自己的文件夹里，不能用。把文件放进通报的文件夹。")
	codeHTMLTemplate = Codes.Error("html-template",
		"templates/html 里改过的网页模板有错，网页做不出来。改正模板，或删去改过的文件，改用程序自带的。")
	codeIndexPath = Codes.Error("index-path",
		"通报的路径不在输出的文件夹里，列不进通报目录。把各期通报放在同一个输出文件夹。")
	codePortalMissing = Codes.Info("portal-missing",
		"没有写门户网站的标签，网页不带网站和栏目标签。要在政府门户网站发布的，填写 [portal]；不发布的，不必管。")
	codePortalQR = Codes.Warning("portal-qr",
		"网址太长，画不成二维码，网页上就没有“扫一扫”。改用短一些的网址。")
	codePortalFiles = Codes.Warning("portal-files",
		"[portal] 的 files 不是网址，发布包的正文里下载链接只写了文件名。写上传文件的文件夹的完整网址。")
	codePortalURL = Codes.Warning("portal-url",
		"网址或图片的地址不能用，没有写进网页。写以 https:// 或 http:// 开头的完整网址。", diag.Under("违反"+tagClause))
)
