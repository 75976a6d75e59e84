package docx

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/docx/story"
)

// settingsXML: page numbers differ on odd and even pages, punctuation may be
// squeezed, layout of Word 2013 and later.
func settingsXML() string {
	return xmlHead + `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>` +
		`<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>` +
		fmt.Sprintf(`<w:drawingGridHorizontalSpacing w:val="%d"/><w:drawingGridVerticalSpacing w:val="%d"/>`, story.CharWidth/2, story.Pitch) +
		`<w:displayHorizontalDrawingGridEvery w:val="0"/><w:displayVerticalDrawingGridEvery w:val="1"/>` +
		`<w:characterSpacingControl w:val="compressPunctuation"/>` +
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
		`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>` +
		`<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>` +
		`<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" ` +
		`w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" ` +
		`w:followedHyperlink="followedHyperlink"/>` +
		`<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`
}

// fontTableXML names for each face what to take when it is not installed.
func fontTableXML() string {
	font := func(name, other, charset, family, pitch string) string {
		alt := ""
		if other != "" {
			alt = `<w:altName w:val="` + other + `"/>`
		}
		return `<w:font w:name="` + name + `">` + alt + `<w:charset w:val="` + charset + `"/><w:family w:val="` + family +
			`"/><w:pitch w:val="` + pitch + `"/></w:font>`
	}
	return xmlHead + `<w:fonts ` + namespaces + `>` + font(western, "", "00", "roman", "variable") +
		font(songTi, "SimSun", "86", "auto", "variable") + font(heiTi, "SimHei", "86", "modern", "fixed") +
		font(fangSong, "仿宋", "86", "modern", "fixed") + font(kaiTi, "楷体", "86", "modern", "fixed") +
		font(xiaoBiaoSong, "小标宋", "86", "script", "fixed") + `</w:fonts>`
}

// themeXML is the smallest theme Word takes: black text, plain fills, our faces.
func themeXML() string {
	var colours strings.Builder
	colours.WriteString(`<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>`)
	for _, c := range [][2]string{{"dk2", "1F1F1F"}, {"lt2", "EEEEEE"}, {"accent1", "C00000"}, {"accent2", "404040"}, {"accent3", "7F7F7F"},
		{"accent4", "A6A6A6"}, {"accent5", "595959"}, {"accent6", "262626"}, {"hlink", "000000"}, {"folHlink", "000000"}} {
		fmt.Fprintf(&colours, `<a:%s><a:srgbClr val="%s"/></a:%s>`, c[0], c[1], c[0])
	}
	face := func(element, chinese string) string {
		return `<a:` + element + `><a:latin typeface="` + western + `"/><a:ea typeface="` + chinese + `"/><a:cs typeface=""/></a:` + element + `>`
	}
	thrice := func(x string) string { return x + x + x }
	fill := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	return xmlHead + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="公文"><a:themeElements>` +
		`<a:clrScheme name="公文">` + colours.String() +
		`</a:clrScheme><a:fontScheme name="公文">` + face("majorFont", heiTi) + face("minorFont", fangSong) +
		`</a:fontScheme><a:fmtScheme name="公文">` +
		`<a:fillStyleLst>` + thrice(fill) + `</a:fillStyleLst><a:lnStyleLst>` + thrice(`<a:ln w="6350">`+fill+`</a:ln>`) + `</a:lnStyleLst>` +
		`<a:effectStyleLst>` + thrice(`<a:effectStyle><a:effectLst/></a:effectStyle>`) + `</a:effectStyleLst><a:bgFillStyleLst>` + thrice(fill) +
		`</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}
