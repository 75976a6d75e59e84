package html

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// titlePiece is a part of a title; no line of it breaks a kept one.
type titlePiece struct {
	Text string
	Keep bool
}

// titlePhrases are what the titles of these notices are made of. A browser breaks
// Chinese text between any two characters; these stay whole (词意完整). A
// conjunction stays with what it joins, 的 with what it follows.
func titlePhrases() []string {
	list := []string{"年度", "半年", "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度",
		"不合格名单", "检查不合格名单", "普查不合格名单", "抽查不合格名单", "不合格账号", "不合格网站", "名单", "统计表", "汇总表", "一览表", "反馈表", "问题整改", "测量结果", "检查要点", "检查指标", "网民留言",
		"办理情况"}
	for _, object := range []string{"政府网站", "政务新媒体", "政府门户网站", "政府系统", "政务公开"} {
		for _, before := range []string{"", "和", "与", "及", "全市", "全县", "全区", "全省"} {
			list = append(list, before+object)
		}
	}
	for _, act := range []string{"检查", "抽查", "普查", "检测", "监测", "考核", "评估", "整改", "运行", "管理", "工作", "有关", "复查"} {
		list = append(list, act+"情况", act+"情况的通报", act+"情况通报", act+"结果", act+"结果的通报")
	}
	return append(list, "情况的通报", "的通报", "通报")
}

// titlePieces cuts the title at the phrases that no line may break: those of the
// notice and those of the field. The longest phrase at a place wins; one too long
// for a phone's line may break after all.
func titlePieces(title string, keep []string) []titlePiece {
	const line = 9 // characters of a title line on a phone of 320 CSS pixels
	phrases := slices.Concat(keep, titlePhrases())
	var out []titlePiece
	from := 0
	for i := 0; i < len(title); {
		best := ""
		for _, k := range phrases {
			if len(k) > len(best) && utf8.RuneCountInString(k) <= line && strings.HasPrefix(title[i:], k) {
				best = k
			}
		}
		if best == "" {
			_, size := utf8.DecodeRuneInString(title[i:])
			i += size
			continue
		}
		if from < i {
			out = append(out, titlePiece{Text: title[from:i]})
		}
		out = append(out, titlePiece{best, true})
		i += len(best)
		from = i
	}
	if from < len(title) {
		out = append(out, titlePiece{Text: title[from:]})
	}
	return out
}
