package html

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// titlePiece is a part of a title; no line of it breaks a kept one, and none a line of the
// print that it has room for.
type titlePiece struct {
	Text string
	Keep bool
	Line []titlePiece // of a line of the print
}

// titlePhrases are what the titles of these notices are made of. A browser breaks
// Chinese text between any two characters; these stay whole (词意完整). A
// conjunction stays with what it joins, 的 with what it follows.
const titlePhrases = `年度|半年|第?[一二三四]季度|` +
	`(?:检查|普查|抽查)?不合格名单|不合格(?:账号|网站)|名单|统计表|汇总表|一览表|反馈表|` +
	`问题整改|测量结果|检查要点|检查指标|网民留言|办理情况|` +
	`(?:[和与及]|全[市县区省])?(?:政府网站|政务新媒体|政府门户网站|政府系统|政务公开)|` +
	`(?:检查|抽查|普查|检测|监测|考核|评估|整改|运行|管理|工作|有关|复查)(?:情况(?:的?通报)?|结果(?:的通报)?)|` +
	`(?:情况)?的通报|通报`

// titleLines cuts a title at the line ends of the print, and its lines as titlePieces does.
func titleLines(title string, lines, keep []string) []titlePiece {
	if len(lines) < 2 || strings.Join(lines, "") != title { // one line, not laid out, or a blank at a line end
		return titlePieces(title, keep)
	}
	var out []titlePiece
	for _, l := range lines {
		out = append(out, titlePiece{Line: titlePieces(l, keep)})
	}
	return out
}

// titlePieces cuts the title at the phrases that no line may break: those of the
// notice and those of the field. The longest phrase at a place wins; one too long
// for a phone's line may break after all.
func titlePieces(title string, keep []string) []titlePiece {
	return piecesAt(title, phrases(keep).FindAllStringIndex(title, -1))
}

// usualPhrases are those of the field.
var usualPhrases = sync.OnceValue(func() *regexp.Regexp { return longest(titlePhrases) })

// phrases are those of the field and of a notice.
func phrases(keep []string) *regexp.Regexp {
	const line = 9 // characters of a title line on a phone of 320 CSS pixels
	pattern := titlePhrases
	for _, k := range keep {
		if n := utf8.RuneCountInString(k); n > 0 && n <= line && utf8.ValidString(k) {
			pattern += "|" + regexp.QuoteMeta(k)
		}
	}
	if pattern == titlePhrases {
		return usualPhrases()
	}
	return longest(pattern)
}

// longest is a pattern of which the longest phrase at a place wins.
func longest(pattern string) *regexp.Regexp {
	out := regexp.MustCompile(pattern)
	out.Longest()
	return out
}

// piecesAt cuts a text at the places found, which are kept.
func piecesAt(text string, found [][]int) []titlePiece {
	var out []titlePiece
	last := 0
	for _, m := range found {
		if last < m[0] {
			out = append(out, titlePiece{Text: text[last:m[0]]})
		}
		out = append(out, titlePiece{Text: text[m[0]:m[1]], Keep: true})
		last = m[1]
	}
	if last < len(text) {
		out = append(out, titlePiece{Text: text[last:]})
	}
	return out
}
