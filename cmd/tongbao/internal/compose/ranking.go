package compose

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/wording"
)

// ranks says who stands where, the groups of one rank together: 甲县、乙县并列第一
// （100%），丙县第三（98.1%）. Order and cut are the series' own; groups without a
// value have no rank and are not named. The unit of scores, as in 第一（98分）, is said
// with {{ranks … "分"}}.
func (f *functions) ranks(s *figures.Series, unit ...string) (phrase, error) {
	if s == nil {
		return nil, cannot("ranks", s)
	}
	var out phrase
	entries := s.Entries()
	for i := 0; i < len(entries); {
		if entries[i].Rank == 0 {
			i++
			continue
		}
		var names []string
		first := entries[i]
		for ; i < len(entries) && entries[i].Rank == first.Rank; i++ {
			names = append(names, entries[i].Label)
		}
		out = append(out, f.phrase(rankText(names, first, strings.Join(unit, ""), len(out) > 0), first.Figure)...)
	}
	return out, nil
}

func rankText(names []string, e figures.Entry, unit string, further bool) string {
	text := wording.List(names)
	if further {
		text = "，" + text
	}
	if e.Tied {
		text += "并列"
	}
	return fmt.Sprintf("%s第%s（%s%s）", text, wording.Numeral(e.Rank), mark(0), unit)
}
