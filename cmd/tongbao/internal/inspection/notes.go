package inspection

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

var (
	// ofAll are words of a note that gives totals of its table; ofSome of one that does not.
	ofAll  = regexp.MustCompile(`共|合计|总计|总共|累计|全部`)
	ofSome = regexp.MustCompile(`其中|不含|不包括|另有|剔除|上[期月季年]|去年|同比|环比`)
	// notedCount is a number in a note with its measure word, and what is said before it.
	notedCount = regexp.MustCompile(`([^\d,。;、:()]{1,12}?)(\d+)(件|个|条|家|篇)`)
	// everywhere says that a note is of all there are.
	everywhere = regexp.MustCompile(`[全本我][市省县区州]`)
	// aLimit is behind a number that counts nothing.
	aLimit = regexp.MustCompile(`^(及?以[上下内外]|左右|多|余)`)
)

// What a note under a table, or its title, may say that settles a doubt.
var (
	// ofBefore: what came in before was answered, too.
	ofBefore = regexp.MustCompile(`结转|存量|遗留|历史|跨期|[以之往]前|[往上]期|上[个]?[月季年]|去年|累计`)
	// ownOrder: rows are ranked by more than their scores.
	ownOrder = regexp.MustCompile(`排名|名次|排序|位次|并列|否决|同分|(得分|分数)相同`)
	// inSeveral: an object is counted in several rows.
	inSeveral = regexp.MustCompile(`去重|重复|去掉重|同时|[多几两]类|[多几两]项|[多几两]个?(问题|平台|渠道)`)
	// rounded: shares and amounts are rounded each, or made to fit; or some are left out.
	rounded = regexp.MustCompile(`四舍五入|舍入|略有出入|尾差|取整|凑整|调整` +
		`|只列|仅列|部分|主要|其他|其余|不含|剔除|前[\d一二三四五六七八九十]`)
)

// noted reports that the title, the name or a note of a table says something.
func noted(t *sheet.Table, says *regexp.Regexp) bool {
	said := func(v sheet.Value) bool { return says.MatchString(sheet.Fold(v.Text)) }
	return slices.ContainsFunc(t.Notes, said) || slices.ContainsFunc(t.Title, said) ||
		says.MatchString(sheet.Fold(t.Sheet)) || slices.ContainsFunc(t.Printed, says.MatchString)
}

// ofOther reports a table whose answers may be to what came in before: it says so, or gives
// what has come in since the beginning beside what came in now.
func ofOther(d *headedTable) bool {
	return noted(d.table, ofBefore) || slices.ContainsFunc(d.heads, func(h head) bool { return strings.Contains(h.name+h.group, "累计") })
}

// DoubtsOfNotes holds the totals that notes under a table give, 共收到12件, against the sums of
// the columns they name.
func DoubtsOfNotes(t *sheet.Table) diag.Findings {
	d := newDoubts(t)
	for _, note := range t.Notes {
		text := sheet.Fold(note.Text)
		if !ofAll.MatchString(text) || ofSome.MatchString(text) || periods.MatchString(text) {
			continue
		}
		for _, m := range notedCount.FindAllStringSubmatchIndex(text, -1) {
			words, number, limit := text[m[2]:m[3]], text[m[4]:m[5]], aLimit.MatchString(text[m[1]:])
			if i := d.notedColumn(words); i >= 0 && !limit {
				d.heldNote(note, text[m[0]:m[1]], number, i)
			}
		}
	}
	return d.findings
}

// notedColumn is the one column of counts that words of a note name: 共收到; -1 for none.
func (d *headedTable) notedColumn(words string) int {
	plain := func(s string) string { return counters.ReplaceAllString(things.ReplaceAllString(s, ""), "") }
	said := plain(ofAll.ReplaceAllString(everywhere.ReplaceAllString(words, ""), ""))
	found := -1
	for i, h := range d.heads {
		if h.count && said != "" && said == plain(h.name) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// heldNote tells of a number of a note that is not the sum of its column.
func (d *doubts) heldNote(note sheet.Value, said, number string, i int) {
	n, _, ok := sheet.Number(number)
	sum, _, numeric := plainSum(d.table.Rows, i)
	if ok && numeric && n.Cmp(sum) != 0 && sum.Cmp(new(big.Rat)) != 0 {
		d.findings.Tell(codeNoteDiffers, note.Origin(), "请核对注和表；说的不是同一个数的，把注写清楚。", "注里写“%s”，而“%s”一列各行相加是%s",
			said, d.table.Columns[i].Name, plainText(sum))
	}
}
