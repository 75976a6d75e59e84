package typeface

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeFontFlawed = Codes.Warning("font-flawed",
		"字体里有的字没有字形、字形损坏或字宽不对，或者没有数字，这些字改用别的字体印，字形不一。换用完好的字体文件。")
	codeFontLicence = Codes.Warning("font-licence",
		"字体自己标明禁止嵌入，做成的 PDF 可能侵权。确认本单位的授权允许嵌入，或换用别的字体。")
	codeFontMisnamed = Codes.Warning("font-misnamed",
		"文件名写的用途与字体自己的名称不符，如正文用的“仿宋.ttf”其实不是仿宋。换成正确的字体，或照字体的名称改文件名。")
	codeFontRole = Codes.Info("font-role",
		"看不出这个字体文件用作哪一种字，没有采用。在文件名里写明用途，例如“仿宋.ttf”“小标宋.ttf”。")
	codeFontStandIn = Codes.Info("font-stand-in",
		"没有找到规定的字体，暂用相近的代替，字形略有不同。把本单位有授权的字体放进字体文件夹的 user 子文件夹即可。")
	codeFontUnusable = Codes.Warning("font-unusable",
		"字体文件损坏或格式不支持，没有采用。换用完好的 .ttf 或 .ttc 文件，或删去它。")
	codeFontVariable = Codes.Warning("font-variable",
		"可变字体里有几种粗细，程序只能用默认的一种，往往太细。换用固定粗细的字体文件。")
)
