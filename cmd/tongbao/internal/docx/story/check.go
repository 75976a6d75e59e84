package story

import (
	"fmt"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// Check finds characters that XML 1.0, and so a docx, cannot hold (XML 1.0,
// production 2) in any text of the notice. They are errors: leaving them out
// would change the text without a word.
func Check(n *document.Notice) diag.Findings {
	var fs diag.Findings
	look := func(at diag.Place, texts ...string) {
		for _, s := range texts {
			if bad, ok := illegal(s); ok {
				fs.Tell(codeIllegalCharacter, at, "请在原文件中删去这个字符，通常是从别处粘贴时带来的。", "文字中有Word文件不能容纳的字符%s。", bad)
			}
		}
	}
	for _, i := range Build(n) {
		switch i := i.(type) {
		case *Paragraph:
			for _, r := range i.Runs {
				at := r.Place
				if at.IsZero() {
					at = i.Place
				}
				look(at, r.Text)
			}
		case *JointMark:
			look(diag.Place{}, i.Names...)
		case *Table:
			for _, row := range i.Grid {
				for _, c := range row {
					if c.Merge == Own {
						look(c.Place, c.Text)
					}
				}
			}
		}
	}
	look(diag.Place{}, n.Kind, n.Title)
	return fs.Sorted()
}

// illegal names the first character of s that XML 1.0 has no place for.
func illegal(s string) (name string, found bool) {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return fmt.Sprintf("（不是UTF-8的字节%#x）", s[i]), true
			}
		}
		if !(r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000) {
			return fmt.Sprintf("U+%04X", r), true
		}
	}
	return "", false
}
