package inspection

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Marks that part the names in a cell, and those which part findings: 、 also stands inside one finding.
const (
	findingMarks = "；;，,/／。\n"
	nameMarks    = findingMarks + "、+＋|｜"
)

// parted parts a text at marks, but not within one of the names that are known: 动态、政策类栏目不更新
// is one kind of problem. Of two such names that begin in one place the longer one is meant.
func parted(text, marks string, known []string) []string {
	isMark := func(r rune) bool { return strings.ContainsRune(marks, r) }
	spans := spansOf(text, isMark)
	whole, most := map[string]string{}, 1
	for _, name := range known {
		if len(spans) < 2 || !strings.ContainsAny(name, marks) {
			continue
		}
		if n := len(spansOf(name, isMark)); n > 1 {
			whole[asOneName(name)], most = name, max(most, n)
		}
	}
	var out []string
	for i := 0; i < len(spans); i++ {
		part := strings.TrimSpace(text[spans[i].from:spans[i].to])
		for k := min(i+most, len(spans)) - 1; k > i; k-- {
			if name, ok := whole[asOneName(text[spans[i].from:spans[k].to])]; ok {
				part, i = name, k
				break
			}
		}
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}

// asOneName makes the names equal that differ in width, blanks and the commas inside them.
func asOneName(name string) string { return strings.ReplaceAll(sheet.Fold(name), ",", "、") }

// span is a part of a text, in bytes.
type span struct{ from, to int }

// spansOf are the parts of a text between marks; empty ones are left out.
func spansOf(text string, isMark func(rune) bool) (out []span) {
	from := 0
	for at, r := range text {
		if !isMark(r) {
			continue
		}
		if strings.TrimSpace(text[from:at]) != "" {
			out = append(out, span{from, at})
		}
		from = at + utf8.RuneLen(r)
	}
	if strings.TrimSpace(text[from:]) != "" {
		out = append(out, span{from, len(text)})
	}
	return out
}

// offeredMark stands in a guide sheet between the names of a sheet and of its column: 网站·问题类别.
const offeredMark = "·"

// OfferedHead heads what a guide sheet offers for a column of a sheet.
func OfferedHead(name, column string) string { return name + offeredMark + column }

// OfferedCategories are the kinds of problems that a guide sheet offers for the cells of any sheet; none of
// another sheet.
func OfferedCategories(g *sheet.Grid) (out []string) {
	if g.Sheet != GuideSheet {
		return nil
	}
	for i, r := range g.Rows {
		for k, v := range r.Values {
			if at := strings.LastIndex(v.Text, offeredMark); at < 0 || KeyOf(v.Text[at+len(offeredMark):]) != ColCategory {
				continue
			}
			for _, below := range g.Rows[i+1:] {
				if k >= len(below.Values) || below.Values[k].IsEmpty() {
					break
				}
				out = append(out, below.Values[k].Text)
			}
		}
	}
	return out
}

// headRows is how far down a head of a table may begin.
const headRows = 20

// PartsCategories reports a sheet with cells that name several kinds of problems, as far as their marks tell.
func PartsCategories(g sheet.Grid) bool {
	for i, r := range g.Rows[:min(len(g.Rows), headRows)] {
		for k, v := range r.Values {
			if strings.Contains(v.Text, "问题") && KeyOf(v.Text) == ColCategory && slices.ContainsFunc(g.Rows[i+1:], func(below sheet.Row) bool {
				return k < len(below.Values) && strings.ContainsAny(below.Values[k].Text, nameMarks)
			}) {
				return true
			}
		}
	}
	return false
}
