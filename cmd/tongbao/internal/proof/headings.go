package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

const layerClause = "GB/T 9704-2012 7.3.3"

var (
	typedNumber = regexp.MustCompile(`^\s*([一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十]{1,3}[）)][、.．，]?|\d{1,2}[.．、](?:\D|$)|` +
		`[（(]\d{1,2}[）)][、.．，]?|第[一二三四五六七八九十]{1,3}[，、：])`)
	// a number followed by a mark it never has
	wrongLayer = regexp.MustCompile(`^\s*([（(][一二三四五六七八九十]{1,3}[）)][、.．，]|[（(]\d{1,2}[）)][、.．，]|\d{1,2}[、．](?:\D|$)|` +
		`[一二三四五六七八九十]{1,3}[.．，](?:\D|$)|\([一二三四五六七八九十\d]{1,3}\))`)
	// 一、 and （一） of a paragraph that may be a heading without its #
	bareHeading = regexp.MustCompile(`^\s*([一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)`)
)

// headingForms looks at the headings: numbers typed before the program's own, and
// marks at their end.
func headingForms(p *paper) diag.Findings {
	fs := headingsOf(p.notice.Body)
	for _, a := range p.notice.Attachments {
		fs = append(fs, headingsOf(a.Blocks)...)
	}
	return fs
}

func headingsOf(blocks []document.Block) diag.Findings {
	var fs diag.Findings
	for _, b := range blocks {
		h, ok := b.(*document.Heading)
		if !ok {
			continue
		}
		text := document.InlineText(h.Text)
		switch m := typedNumber.FindString(text); {
		case m == "":
		case h.Number != "":
			fs.Tell(codeHeadingNumber, h.Place, "删去手写的序号，序号由程序来编。", "标题“%s”手写了序号，印出来是“%s%s”。", text, h.Number, text)
		default:
			fs.Tell(codeTypedNumber, h.Place, "删去手写的序号；要编号的，在 [headings] 中写明 scheme。", "标题“%s”手写了序号。", text)
		}
		last := lastRune(text)
		switch {
		case strings.ContainsRune("，；：、,;:", last):
			fs.Tell(codeHeadingMark, h.Place, "独立成行的标题末尾不加标点；与正文接排的以句号结尾。", "标题“%s”以“%c”结尾。", text, last)
		case last == '。' && len(h.RunIn) == 0:
			fs.Tell(codeHeadingStop, h.Place, "删去句号；要与正文接排的，下面紧接着写正文。", "标题“%s”独立成行，末尾不用句号。", text)
		}
	}
	return fs
}

// shortLine is the longest paragraph, in bytes, that may be a heading.
const shortLine = 75

// paragraphNumbers looks at the numbers typed at the beginning of paragraphs.
func paragraphNumbers(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	if t.slot != runningSlot || t.quoted(0) {
		return nil
	}
	if m := wrongLayer.FindStringSubmatch(t.text); m != nil {
		fs.Tell(codeLayerForm, t.place(0), "依次写作“一、”“（一）”“1.”“（1）”，后面不再加标点。", "层次序数“%s”的写法不对。", m[1])
	} else if m := bareHeading.FindString(t.text); m != "" && len(t.text) <= shortLine && !strings.ContainsAny(t.text, "。；") {
		fs.Tell(codeBareHeading, t.place(0), "是标题的，行首写 #，序号由程序来编。", "“%s”像是标题，排成了正文。", t.text)
	}
	return fs
}
