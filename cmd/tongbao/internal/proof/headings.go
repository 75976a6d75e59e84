package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/pattern"
)

var typedNumber = pattern.New(`^\s*([一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十]{1,3}[）)][、.．，]?` +
	`|\d{1,2}[.．、](?:\D|$)|[（(]\d{1,2}[）)][、.．，]?|第[一二三四五六七八九十]{1,3}[，、：])`)

// headingForms looks at the headings: numbers typed before the program's own, and
// marks at their end.
func headingForms(p *paper) {
	p.headings(p.notice.Body)
	for _, a := range p.notice.Attachments {
		p.headings(a.Blocks)
	}
}

func (p *paper) headings(blocks []document.Block) {
	for _, b := range blocks {
		h, ok := b.(*document.Heading)
		if !ok {
			continue
		}
		text := document.InlineText(h.Text)
		switch typed := typedNumber.MatchString(text); {
		case typed && h.Number != "":
			p.Tell(codeHeadingNumber, h.Place, "删去手写的序号，序号由程序来编。", "标题“%s”手写了序号，印出来是“%s%s”。", text, h.Number, text)
		case typed:
			p.Tell(codeTypedNumber, h.Place, "删去手写的序号；要编号的，在 [headings] 中写明 scheme。", "标题“%s”手写了序号。", text)
		}
		last := before(text, len(text))
		switch {
		case strings.ContainsRune("，；：、,;:", last) && len(h.RunIn) == 0:
			p.Tell(codeHeadingMark, h.Place, "独立成行的标题末尾不加标点；与正文接排的以句号结尾，以冒号结尾的在 [headings] 写 run_in = [\"。\", \"：\"]。", "标题“%s”以“%c”结尾。", text, last)
		case last == '。' && len(h.RunIn) == 0:
			p.Tell(codeHeadingStop, h.Place, "删去句号；要与正文接排的，下面紧接着写正文。", "标题“%s”独立成行，末尾不用句号。", text)
		}
	}
}
