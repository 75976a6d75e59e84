package proof

import (
	"slices"

	"tongbao/cmd/tongbao/internal/claims"
)

// namesOfData holds what the text says of names against the data: who is first, who is beyond a
// limit, who failed. Where the data leave it open, such as a tie that is not said, it is a
// warning.
func namesOfData(t *passage) {
	if t.paper.data == nil {
		return
	}
	for _, c := range t.paper.data.Names(claims.Passage{Text: t.text, Headings: t.headings}) {
		if t.isQuotation(c.Start) || isRefuted(t, c.Start, c.End) ||
			orderSections.MatchString(t.section) && orders.MatchString(t.sentenceAround(c.Start)) {
			continue
		}
		from := ""
		if c.Figure != nil && len(c.Figure.Sources) > 0 {
			from = "（出自" + c.Figure.Sources[0].String() + "）"
		}
		t.refuted = append(t.refuted, c.Start)
		t.tellSure(c.Sure, c.Start, codeNameDiffers, "改正这里的名称或名次；数据不对的，改正数据。",
			"“%s”与数据不符：按数据，%s%s。", t.text[c.Start:c.End], c.Is, from)
	}
}

// isRefuted reports a part of the text of which it has been told that the data say otherwise.
func isRefuted(t *passage, from, to int) bool {
	return slices.ContainsFunc(t.refuted, func(off int) bool { return off >= from && off < to })
}
