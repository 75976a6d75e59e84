package readback

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

const fault = "是程序的错误，什么也没有生成：请把通报的文件夹交给维护人员。"

var (
	codeUnreadable = Codes.Error("output-unreadable", "写出的文件再读时读不出来，"+fault)
	codeText       = Codes.Error("output-text",
		"写出的文件再读一遍，文字与通报不一致。改过 templates/html 里网页模板的，正文之外加的字要放在带 data-beside 的元素里；没有改过的，"+fault)
	codeFigure = Codes.Error("output-figure", "写出的文件再读一遍，缺少应当印出的数字，"+fault)
	codeLink   = Codes.Error("output-link",
		"写出的文件里有链接指向不存在的位置或者文件。改过网页模板的，请核对模板里的链接；没有改过的，"+fault)
	codeArea = Codes.Error("output-area", "PDF或者OFD上有内容印到了版心以外，"+fault, diag.Under("GB/T 9704-2012 5.2.1"))
	codeTags = Codes.Error("output-tags", "PDF上有内容没有标签，屏幕朗读软件读不到，"+fault)
)
