package typeset

import (
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// problemList has one row of many lines between short ones.
func problemList(before, lines int) *document.Table {
	names := []string{"序号", "单位", "问题", "期限"}
	t := document.Table{Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range before {
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), "云川市教育局", "空白栏目。", "4月30日"))
	}
	long := strings.Repeat("首页栏目更新不及时，部分链接无法打开；", lines)
	t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(before+1), "云川市水务局", long, "4月30日"),
		row(document.DataRow, fmt.Sprint(before+2), "云川市公安局", "链接错误。", "4月30日"))
	return document.NewTable(t)
}

// textOn is what stands on a page: artifacts, or the rest.
func textOn(p Page, artifacts bool) string {
	var b strings.Builder
	for _, r := range runsOn(p, artifacts) {
		b.WriteString(r.text() + "|")
	}
	return b.String()
}

// TestTallRowGoesOn holds that a row higher than what is left of a page begins there, and that its
// number and unit stand beside the rest again, where they are no text of the paper.
func TestTallRowGoesOn(t *testing.T) {
	_, pages := attached(t, problemList(1, 240), document.OrientationPortrait)
	if first := textOn(pages[0], false); !strings.Contains(first, "云川市水务局|") {
		t.Errorf("the row does not begin on the first page: %s", first)
	}
	if len(pages) < 3 {
		t.Fatalf("only %d pages", len(pages))
	}
	for _, p := range pages[1:] {
		again, own := textOn(p, true), textOn(p, false)
		if !strings.Contains(again, "2|") || !strings.Contains(again, "水务局") || !strings.Contains(again, "（续）") {
			t.Errorf("page %d repeats %s", p.Number, again)
		}
		if strings.Contains(own, "水务局") || strings.Contains(own, "（续）") {
			t.Errorf("page %d has as text what is repeated: %s", p.Number, own)
		}
	}
}

// TestHighRowLeavesNoBlank holds that a row lower than a page goes on over it rather than leave
// more than a third of the page blank, and stays whole where it leaves less.
func TestHighRowLeavesNoBlank(t *testing.T) {
	seen := map[bool]int{}
	for before := 2; before < 26; before++ {
		_, pages := attached(t, problemList(before, 42), document.OrientationPortrait)
		bottom := 0.0
		for _, m := range pages[0].Marks {
			if r, ok := m.(Rule); ok {
				bottom = max(bottom, r.Y1)
			}
		}
		blank := gbt9704.TypeBottom - bottom
		parted := len(pages) > 1 && strings.Contains(textOn(pages[1], true), "（续）")
		seen[parted]++
		if len(pages) > 1 && blank > gbt9704.TypeHeight/3 {
			t.Errorf("%d rows before: %.0f mm are blank", before, blank)
		}
	}
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("cases seen: %v", seen)
	}
}

// TestNotesNeverAlone holds that the notes of a table stand on the page of its last rows.
func TestNotesNeverAlone(t *testing.T) {
	for n := 26; n < 36; n += 2 {
		table := numbered(2, n)
		table.Notes = []string{"注：1.数据截至三月十日。", "2.不含已注销的。", "3.含直属单位。"}
		for _, o := range []document.Orientation{document.OrientationPortrait, document.OrientationLandscape} {
			_, pages := attached(t, table, o)
			if last := textOn(pages[len(pages)-1], false); strings.Count(last, "区|") < 2 || !strings.Contains(last, "2.不含") {
				t.Errorf("%d rows: the last page has %s", n, last)
			}
		}
	}
}
