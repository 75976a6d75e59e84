package claims

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/sheet"
)

const (
	groupNouns = `(?:单位|地区|区县|县区|部门|平台)?`
	isWords    = `(?:分别|依次)?(?:是|为|有|：)`
	leading    = `(?:居|位居|位列|列|排名|排在|排|名列|处于)`
)

var (
	// 办结率最低的是甲局; 办结率居首位的是甲局
	outermostIs = pattern.New(`^(.+?)(最高|最多|最低|最少|` + leading + `(?:第一位?|首位|榜首|末位|最后)|垫底)的` + groupNouns + isWords + `([^，。；]+)$`)
	// 甲局办结率最低
	outermostOf = pattern.New(`^([^，。；]+?)的?([^，。；、]*?)(最高|最多|最低|最少)$`)
	// 收到件数居前两位的是甲局、乙局
	foremostIs = pattern.New(`^(.+?)` + leading + `?(前|后)([两二三四五六七八九十]|\d{1,2})(?:位|名)?的` + groupNouns + isWords + `([^，。；]+)$`)
	// 甲局居第一位, 甲局位列第二, 甲局第四
	rankOfName = pattern.New(`^(.+?)` + leading + `?(?:全[市省区县])?(第[一二三四五六七八九十]+|第\d{1,2}|首|末)(?:位|名)?$`)
	// 办结率低于90%的单位是甲局
	beyondIs = pattern.New(`^(.+?)(?:在|达到|为)?(低于|不足|不到|高于|超过|不低于)?` +
		`(\d+(?:\.\d+)?)(%|分|件|个|条)(以上|以下|及以上|及以下)?的` + groupNouns + isWords + `([^，。；]+)$`)
)

// ownNumber stands before a name with its number: 92.5分的甲局
var ownNumber = pattern.New(`^\d+(?:\.\d+)?(?:分|%|件|个|条)的?$`)

func isLow(word string) bool {
	return strings.ContainsAny(word, "低少末后") || word == "垫底"
}

// told is what the data say, with a figure behind it.
func told(is string, of []scored, sure bool) []Named {
	out := Named{Is: is, Sure: sure}
	if len(of) > 0 {
		out.Figure = of[0].figure
	}
	return []Named{out}
}

// isOpen reports a list that may leave names out, or holds numbers that are no names.
func isOpen(list string) bool {
	return strings.HasSuffix(list, "等") || strings.Contains(list, "等单位")
}

// outermost reads who is first or last by a number.
func (n *namer) outermost(clause, before string) []Named {
	phrase, word, list := "", "", ""
	if m := outermostIs.FindStringSubmatch(clause); m != nil {
		phrase, word, list = m[1], m[2], m[3]
	} else if m = outermostOf.FindStringSubmatch(clause); m != nil {
		phrase, word, list = m[2], m[3], m[1]
	}
	if word == "" || isOpen(list) {
		return nil
	}
	return n.holdOutermost(phrase, before, word, list)
}

func (n *namer) holdOutermost(phrase, before, word, list string) []Named {
	measured, ok := n.measured(phrase, before)
	if !ok {
		return nil
	}
	column, quoted, unknown := n.list(list, measured.object)
	all, ok := n.scores(measured, column)
	if !ok || len(quoted) == 0 || len(unknown) > 0 || len(all) < 2 {
		return nil
	}
	if isLow(word) {
		slices.Reverse(all)
	}
	best := slices.DeleteFunc(slices.Clone(all), func(o scored) bool { return o.figure.Value().Cmp(all[0].figure.Value()) != 0 })
	wrong := slices.ContainsFunc(quoted, func(q string) bool {
		return !slices.ContainsFunc(best, func(o scored) bool { return o.quoted == q })
	})
	if wrong {
		return told(shown(best), best, true)
	}
	if len(best) > len(quoted) {
		return told("并列的有"+shown(best), best, false)
	}
	return nil
}

// foremost reads lists of the first few.
func (n *namer) foremost(clause, before string) []Named {
	m := foremostIs.FindStringSubmatch(clause)
	if m == nil || isOpen(m[4]) {
		return nil
	}
	measured, ok := n.measured(m[1], before)
	k := numeral(m[3])
	if !ok || k == 0 {
		return nil
	}
	column, quoted, unknown := n.list(m[4], measured.object)
	all, ok := n.scores(measured, column)
	if !ok || len(unknown) > 0 || len(quoted) != k || len(all) < k {
		return nil
	}
	if m[2] == "后" {
		slices.Reverse(all)
	}
	right := true
	for i, q := range quoted {
		j := slices.IndexFunc(all, func(o scored) bool { return o.quoted == q })
		right = right && j >= 0 && all[j].figure.Value().Cmp(all[i].figure.Value()) == 0
	}
	if !right {
		return told("依次是"+shown(all[:k]), all[:k], true)
	}
	if len(all) > k && all[k].figure.Value().Cmp(all[k-1].figure.Value()) == 0 {
		return told("并列的还有"+shown(all[k:k+1]), all[k:k+1], false)
	}
	return nil
}

// ranked reads the ranks of single names: 按办结率排名，甲局居第一位.
func (n *namer) ranked(clause, before string) []Named {
	var out []Named
	phrase := before
	for _, item := range strings.Split(clause, "、") {
		m := rankOfName.FindStringSubmatch(item)
		if m == nil {
			return out
		}
		name, of := n.nameIn(m[1])
		measured, ok := n.measured(ownNumber.ReplaceAllString(of, ""), phrase)
		if name == "" || !ok {
			continue
		}
		column, quoted, _ := n.list(name, measured.object)
		all, ok := n.scores(measured, column)
		if !ok || len(quoted) != 1 {
			continue
		}
		if f, wrong := n.holdRank(all, quoted[0], strings.TrimPrefix(m[2], "第")); wrong {
			out = append(out, f)
		}
	}
	return out
}

// holdRank holds a rank against the place of a name.
func (n *namer) holdRank(all []scored, quoted, rank string) (Named, bool) {
	place, tied, of := rankOf(all, quoted)
	if of == nil {
		return Named{}, false
	}
	want := numeral(rank)
	switch rank {
	case "首":
		want = 1
	case "末":
		want = len(all)
	}
	is := of.name + "第" + strconv.Itoa(place) + "（" + of.figure.Text + "）"
	if tied > 1 {
		is = of.name + "并列第" + strconv.Itoa(place) + "（" + of.figure.Text + "）"
	}
	switch {
	case want == 0 || want == place:
		return Named{}, false
	case want < place || want >= place+tied:
		return Named{Is: is, Figure: of.figure, Sure: true}, true
	}
	return Named{Is: is, Figure: of.figure}, true // one of those that are as good
}

// nameIn is the one name that a text begins or ends with, and the rest of it.
func (n *namer) nameIn(text string) (name, rest string) {
	for i := len(text); i > 0; i-- {
		if len(n.refs(text[:i])) > 0 && !strings.ContainsAny(text[:i], "（(") {
			return text[:i], text[i:]
		}
	}
	for i := range text {
		if len(n.refs(text[i:])) > 0 && !strings.ContainsAny(text[i:], "（(") {
			return text[i:], text[:i]
		}
	}
	return "", text
}

// beyond reads lists of those beyond a limit.
func (n *namer) beyond(clause, before string) []Named {
	m := beyondIs.FindStringSubmatch(clause)
	if m == nil || isOpen(m[6]) {
		return nil
	}
	measured, ok := n.measured(m[1], before)
	if !ok {
		return nil
	}
	column, quoted, unknown := n.list(m[6], measured.object)
	all, ok := n.scores(measured, column)
	limit, _, isNumber := sheet.Number(m[3])
	if !ok || len(unknown) > 0 || len(quoted) == 0 || !isNumber {
		return nil
	}
	if m[4] == "%" {
		limit = new(big.Rat).Quo(limit, big.NewRat(100, 1))
	}
	low := isBelow(m[2], m[5])
	within := slices.DeleteFunc(slices.Clone(all), func(o scored) bool {
		c := o.figure.Value().Cmp(limit)
		switch {
		case m[2] == "" && m[5] == "":
			return c != 0
		case low && m[2] != "" || !low && (m[2] == "高于" || m[2] == "超过"):
			return low && c >= 0 || !low && c <= 0
		}
		return low && c > 0 || !low && c < 0
	})
	for _, q := range quoted {
		if !slices.ContainsFunc(within, func(o scored) bool { return o.quoted == q }) {
			return told(shown(within), within, true)
		}
	}
	if len(within) > len(quoted) {
		return told(shown(within), within, false)
	}
	return nil
}

func isBelow(before, behind string) bool {
	return before == "低于" || before == "不足" || before == "不到" || strings.HasSuffix(behind, "以下")
}

// numeral reads 三, 两 and 3; 0: none.
func numeral(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if s == "两" {
		return 2
	}
	for i, r := range []rune("一二三四五六七八九十") {
		if s == string(r) {
			return i + 1
		}
	}
	return 0
}
