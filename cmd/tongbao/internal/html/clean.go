package html

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// invisible reports whether r, standing behind prev, is a character that must not
// reach the page: it cannot be seen, yet turns the direction of the text, splits
// words or is not text at all. A zero-width joiner inside an emoji is one glyph.
func invisible(prev, r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case r < 0x20 || r >= 0x7F && r <= 0x9F: // control characters
		return true
	case r == 0x200D:
		return prev < 0x1F000 && prev != 0xFE0F && (prev < 0x2600 || prev > 0x27BF)
	case r == 0x00AD || r == 0x061C || r == 0x180E: // soft hyphen, Arabic mark, Mongolian separator
		return true
	case r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E: // zero width, separators, bidi
		return true
	case r >= 0x2060 && r <= 0x206F || r == 0xFEFF: // joiners, isolates, byte order mark
		return true
	case r >= 0xFFF9 && r <= 0xFFFB || r >= 0xE0000 && r <= 0xE007F: // annotations, tags
		return true
	}
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF // noncharacters
}

// stripInvisible leaves out what invisible names and broken UTF-8.
func stripInvisible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	prev := rune(0)
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			continue
		}
		if !invisible(prev, r) {
			b.WriteRune(r)
		}
		prev = r
	}
	return b.String()
}

// checkText refuses what no reader could see: every text of the notice that has
// such a character is an error with its place.
func checkText(n *document.Notice) diag.Findings {
	var fs diag.Findings
	eachText(n, func(at diag.Place, where, s string) {
		if bad, near := firstInvisible(s); bad != "" {
			fs.Tell(codeInvisibleCharacter, at, "请删去这个字符。它看不见，却会打乱文字或者拆开词语。",
				"%s“%s”含有不可见字符 %s。", where, near, bad)
		}
	})
	if t := n.Title; strings.ContainsAny(t, "\n\r\t") || strings.Contains(t, "  ") || strings.Contains(t, "　") {
		fs.Tell(codeTitleSpace, diag.Place{}, "请删去标题中的空格和换行，断行由程序处理。",
			"标题“%s”中有换行或者连续空格。", shorten(strings.Join(strings.Fields(t), " "), 20))
	}
	return fs
}

// firstInvisible names the first such character of s and the text around it.
func firstInvisible(s string) (bad, near string) {
	prev := rune(0)
	for i, r := range s {
		broken := r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD")
		if broken || invisible(prev, r) {
			bad = fmt.Sprintf("U+%04X", r)
			if broken {
				bad = fmt.Sprintf("0x%02X（不是 UTF-8）", s[i])
			}
			before := []rune(stripInvisible(s[:i]))
			return bad, string(before[max(0, len(before)-8):]) + shorten(stripInvisible(s[i:]), 8)
		}
		prev = r
	}
	return "", ""
}

// shorten cuts s to n runes for a message.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}

// shown is a value as a message quotes it.
func shown(s string) string { return shorten(stripInvisible(s), 60) }

// eachText calls f with every text a page of the notice may show.
func eachText(n *document.Notice, f func(at diag.Place, where, s string)) {
	top := diag.Place{}
	f(top, "标题", n.Title)
	f(top, "发文字号", n.Head.Number)
	f(top, "紧急程度", n.Head.Urgency)
	f(top, "附注", n.Note)
	for _, list := range [][]string{n.Head.Organs, n.Recipients} {
		for _, s := range list {
			f(top, "机关名称", s)
		}
	}
	for _, s := range n.SignOff.Signers {
		f(top, "署名", s.NameText())
	}
	eachWeb(n, f)
	eachBlock(n.Body, f)
	for _, a := range n.Attachments {
		f(a.Place, "附件标题", a.Label+a.Title)
		eachBlock(a.Blocks, f)
	}
	for _, c := range n.Charts {
		f(top, "图示", c.Title+c.Unit+strings.Join(c.Labels, ""))
	}
}

func eachWeb(n *document.Notice, f func(at diag.Place, where, s string)) {
	w, at := n.Web, diag.Place{File: diag.NoticeFile}
	for _, s := range []string{w.SiteName, w.SiteDomain, w.SiteIDCode, w.Column.Name, w.Column.Description, w.Column.Keywords,
		w.Column.Type, w.Source, w.Author, w.Description, w.URL, w.Index, w.Valid, w.Image, strings.Join(w.Keywords, "")} {
		f(at, "[portal] 的值", s)
	}
}

func eachBlock(blocks []document.Block, f func(at diag.Place, where, s string)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			f(b.Place, "小标题", b.Number)
			eachInline(b.Place, "小标题", b.Text, f)
			eachInline(b.Place, "正文", b.RunIn, f)
		case *document.Paragraph:
			eachInline(b.Place, "正文", b.Text, f)
		case *document.Table:
			eachCell(b, f)
		}
	}
}

func eachInline(at diag.Place, where string, in []document.Inline, f func(at diag.Place, where, s string)) {
	for _, i := range in {
		p := at
		if !i.Place.IsZero() {
			p = i.Place
		}
		f(p, where, i.Text)
	}
}

func eachCell(t *document.Table, f func(at diag.Place, where, s string)) {
	for _, s := range append([]string{t.Caption, t.Period, t.Unit}, t.Notes...) {
		f(t.Place, "表格说明", s)
	}
	for _, rows := range [][]document.Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				if !c.Covered {
					f(c.Place, "单元格", c.Text)
				}
			}
		}
	}
}
