package claims

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

const (
	extremeWords = `最高|最多|最低|最少|最大|最小|居首|垫底|殿后`
	rankWords    = leading + `?[在于]?(?:全[市省县区州]|各[市县区州地盟旗]+)?的?(?:倒数)?第[一二三四五六七八九十\d]+[位名]?` +
		`|` + leading + `(?:全[市省县区州])?(?:首位|榜首|末位|末尾|最后一[位名]|最后)`
	groupsAmong = `(?:(?:在|为|是|位于|属)?(?:全[市省县区州]|各[市县区州地平台部门]{1,3}|所有[^，。；]{2,4})(?:之?中|里)?)?`
)

var (
	// 甲区的账号合格率最低; 账号合格率甲区最低; 甲区账号合格率排名倒数第一
	endsInExtreme = pattern.New(`^(.+?)` + groupsAmong + `(?:为|是|均|都|仍|也)?(` + extremeWords + `|` + rankWords + `)$`)
	// 甲区是账号合格率最低的地区
	isTheExtreme = pattern.New(`^([^，。；是为]+?)(?:仍|也|均|都)?(?:是|为)` + groupsAmong + `([^，。；]+?)` + groupsAmong +
		`(` + extremeWords + `|` + rankWords + `)的?(?:单位|地区|区县|县区|县市区|部门|平台|账号|网站)?$`)
	// 账号合格率排名倒数第一的是甲区; 账号合格率垫底的地区为甲区
	theExtremeIs = pattern.New(`^(.+?)(` + extremeWords + `|` + rankWords + `)的(?:单位|地区|区县|县区|县市区|部门|平台)?` + isWords + `([^，。；]+)$`)
	hasMeasure   = pattern.New(`率|比例|占比|得分|分数|数量?|最多|最少|件|条`)
	rankIn       = pattern.New(`第([一二三四五六七八九十]+|\d{1,2})`)
	// ownLevel are the groups a sentence about places may leave out
	ownLevel = pattern.New(`^(?:市|省|州|县|区|盟|旗)(?:直|级|本级)|^本级`)
	// worseHigh are numbers of which the highest is the worst: who is first by them nobody can tell
	worseHigh = pattern.New(`不|未|超期|逾期`)
)

// placer reads who is at a place among groups.
type placer struct{ *namer }

// superlative reads who is the highest, the lowest, or at a place from either end, in any order of its words.
func (n placer) superlative(clause, before string) []Named {
	if n.ofAnotherPeriod() || !hasMeasure.MatchString(clause) {
		return nil // 甲区垫底: by what is said farther off
	}
	if m := isTheExtreme.FindStringSubmatch(clause); m != nil && n.areNames(m[1]) {
		return n.holdPlace(m[1], m[2], m[3], before)
	}
	if m := theExtremeIs.FindStringSubmatch(clause); m != nil && !isOpen(m[3]) {
		return n.holdPlace(m[3], m[1], m[2], before)
	}
	if m := endsInExtreme.FindStringSubmatch(clause); m != nil {
		if names, phrase := n.namesIn(m[1]); names != "" {
			return n.holdPlace(names, phrase, m[2], before)
		}
	}
	return nil
}

// areNames reports a list of nothing but names.
func (n placer) areNames(text string) bool {
	for _, item := range strings.Split(text, "、") {
		if len(n.refs(item)) == 0 && slices.ContainsFunc(nameMarks.Split(item, -1), func(s string) bool { return len(n.refs(s)) == 0 }) {
			return false
		}
	}
	return text != "" && !strings.ContainsAny(text, "（(")
}

// namesIn are the names that a text begins or ends with, as many as there are, and the rest of it.
func (n placer) namesIn(text string) (names, rest string) {
	for i := len(text); i > 0; i-- {
		if n.areNames(text[:i]) {
			return text[:i], text[i:]
		}
	}
	for i := range text {
		if n.areNames(text[i:]) {
			return text[i:], text[:i]
		}
	}
	return "", text
}

// holdPlace holds names against the groups at a place by a number. Where the words name no sort
// of objects, it has to be wrong of each.
func (n placer) holdPlace(names, phrase, word, before string) []Named {
	if !strings.HasPrefix(word, "最") && worseHigh.MatchString(phrase+before) {
		return nil
	}
	phrases := []string{phrase}
	if _, ok := n.measured(phrase, before); !ok {
		phrases = nil
		for _, i := range n.candidates(phrase) {
			phrases = append(phrases, n.lexicon.Objects[i].Names[0]+strings.TrimLeft(phrase, "的"))
		}
	}
	var found []Named
	for _, p := range phrases {
		wrong, about := n.atPlace(names, p, word, before)
		switch {
		case !about:
			continue
		case wrong == nil:
			return nil
		}
		found = append(found, wrong...)
	}
	return found[:min(len(found), 1)]
}

// atPlace holds names against the groups at a place by one number; about is false when they have none.
func (n placer) atPlace(names, phrase, word, before string) (wrong []Named, about bool) {
	measured, ok := n.measured(phrase, before)
	if !ok {
		return nil, false
	}
	column, quoted, unknown := n.list(names, measured.object)
	all, ok := n.scores(measured, column)
	if !ok || len(quoted) == 0 || len(unknown) > 0 || len(all) < 2 {
		return nil, len(quoted) > 0
	}
	if isLow(word) || strings.Contains(word, "倒数") || strings.Contains(word, "小") || word == "殿后" {
		slices.Reverse(all)
	}
	place := 1
	if m := rankIn.FindStringSubmatch(word); m != nil {
		place = numeral(m[1])
	}
	if place == 0 || place > 1 && len(quoted) > 1 {
		return nil, true
	}
	wrong = misplaced(all, quoted, place)
	places := slices.DeleteFunc(slices.Clone(all), func(s scored) bool { return ownLevel.MatchString(s.name) })
	if wrong == nil || len(places) > 1 && len(places) < len(all) && misplaced(places, quoted, place) == nil {
		return nil, true
	}
	return wrong, true
}

// misplaced is what stands at a place of ranked groups where one of the names does not.
func misplaced(all []scored, quoted []string, place int) []Named {
	if place > len(all) {
		return nil
	}
	at := func(o scored) bool { return o.figure.Value().Cmp(all[place-1].figure.Value()) == 0 }
	there := slices.DeleteFunc(slices.Clone(all), func(o scored) bool { return !at(o) })
	for _, q := range quoted {
		if !slices.ContainsFunc(there, func(o scored) bool { return o.quoted == q }) {
			return told(shown(there), there, true)
		}
	}
	if place == 1 && len(there) > len(quoted) {
		return told("并列的有"+shown(there), there, false)
	}
	return nil
}
