package html

import (
	"math/big"
	"regexp"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// piece is running text of one kind; at most one of the fields between Strong and
// Defined is set.
type piece struct {
	Text     string
	Strong   bool
	Anchor   string // a link into the page
	Datetime string // a date
	Value    string // a figure's exact value
	Key      string // what the figure is called, where the page is the office's own
	Full     string // what an abbreviation stands for
	Defined  bool   // a short name at the place where it is given
}

func (b *builder) pieces(in []document.Inline) []piece {
	if b.plain {
		return plainText(in)
	}
	var out []piece
	for _, i := range in {
		switch {
		case i.Figure != nil:
			out = append(out, piece{Text: i.Text, Strong: i.Strong, Value: exactValue(i.Figure), Key: keyOf(i.Figure, b.keys)})
		case i.Attachment > 0 && i.Attachment <= len(b.targets):
			out = append(out, piece{Text: i.Text, Strong: i.Strong, Anchor: b.targets[i.Attachment-1]})
		default:
			out = append(out, plainPieces(i.Text, i.Strong)...)
		}
	}
	return out
}

func pieceText(ps []piece) string {
	var s strings.Builder
	for _, p := range ps {
		s.WriteString(p.Text)
	}
	return s.String()
}

// exactValue is the figure as a decimal number of at most six places, a rate as
// the ratio it is (0.933333), or nothing for a list of words. How it was counted is
// the office's own: it stands in the manifest, never in a page.
func exactValue(f *figures.Figure) string {
	if f.Kind == figures.Words || f.Den == 0 {
		return ""
	}
	s := big.NewRat(f.Num, f.Den).FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// keyOf is what a figure is called, for the office itself; nothing on a page that is published.
func keyOf(f *figures.Figure, own bool) string {
	if !own {
		return ""
	}
	return f.Key
}

// marked finds what a page can say more about: a date, the short name in
// 以下简称“…”, a Latin abbreviation.
var marked = regexp.MustCompile(`\d{4}年\d{1,2}月\d{1,2}日|以下[简统]称“([^”]{1,40})”|[A-Za-z][A-Za-z0-9]*`)

// abbreviations are the Latin ones that notices use.
var abbreviations = map[string]string{
	"IPV6": "互联网协议第6版", "ICP": "互联网信息服务", "APP": "移动客户端", "HTTPS": "安全超文本传输协议",
	"URL": "网页地址", "RSS": "简易信息聚合", "OCR": "光学字符识别",
}

func plainPieces(s string, strong bool) []piece {
	var out []piece
	add := func(p piece) {
		if p.Text != "" {
			p.Strong = strong
			out = append(out, p)
		}
	}
	last := 0
	for _, m := range marked.FindAllStringSubmatchIndex(s, -1) {
		from, to := m[0], m[1]
		p := piece{Text: s[from:to], Full: abbreviations[strings.ToUpper(s[from:to])]}
		if day, err := time.Parse("2006年1月2日", p.Text); err == nil {
			p.Datetime = day.Format(time.DateOnly)
		}
		if m[2] >= 0 {
			from, to = m[2], m[3]
			p = piece{Text: s[from:to], Defined: true}
		}
		if p.Datetime == "" && p.Full == "" && !p.Defined {
			continue
		}
		add(piece{Text: s[last:from]})
		add(p)
		last = to
	}
	add(piece{Text: s[last:]})
	return out
}
