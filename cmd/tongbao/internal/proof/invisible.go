package proof

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// unprintable finds, in every text an output may show, characters that no reader could
// see, those that only look like others (no search finds them) and the errors of
// formulas: no sentence and no table may show #REF!.
func unprintable(p *paper) {
	for t := range p.notice.Texts() {
		if document.IsPlain(t.Text) && !sheet.IsFault(t.Text) {
			continue // as nearly all
		}
		if bad, near := firstInvisible(t.Text); bad != "" {
			p.Tell(codeInvisibleCharacter, t.Place, "请删去这个字符。它看不见，却会打乱文字或者拆开词语。",
				"%s“%s”含有不可见字符 %s。", t.What, near, bad)
		}
		for _, r := range t.Text {
			if m, other := wording.Meant(r); other {
				p.Tell(CodeLookalike, t.Place, fmt.Sprintf("请删去它，重新输入“%c”。", m),
					"%s“%s”里的“%c”（U+%04X）不是通用的汉字，只是与“%c”（U+%04X）相同或相似，查找、核对都找不到", t.What, shorten(t.Text, 16), r, r, m, m)
				break
			}
		}
		if sheet.IsFault(t.Text) {
			p.Tell(sheet.CodeErrorValue, t.Place, "请改正公式，或直接填写内容。", "要印的这一格是错误值 %s", t.Text)
		}
	}
}

// firstInvisible names the first such character of s and the text around it.
func firstInvisible(s string) (bad, near string) {
	prev := rune(0)
	for i, r := range s {
		broken := document.Broken(s[i:], r)
		if broken || document.Invisible(prev, r) {
			bad = fmt.Sprintf("U+%04X", r)
			if broken {
				bad = fmt.Sprintf("0x%02X（不是 UTF-8）", s[i])
			}
			before := []rune(document.Visible(s[:i]))
			return bad, string(before[max(0, len(before)-8):]) + shorten(document.Visible(s[i:]), 8)
		}
		prev = r
	}
	return "", ""
}

// shorten cuts s to n characters for a message.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}
