package proof

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/sheet"
)

// account is what a stretch of text says of the results of one kind of objects.
type account struct {
	by      map[role]quantity
	doubted map[role]bool // said twice, with two numbers
	sure    bool          // it is one sentence
	narrow  bool          // its first number is of some objects only: 门户网站合格率100%
	all     bool          // nothing was left out of what exists
	object  string        // 网站, 账号, both; empty where no word says
	first   int           // byte offset of the sentence it begins in
}

// accounts are what a passage says of results, gathered once.
func (t *passage) accounts() []*account {
	if !t.accounted {
		t.accounted, t.gathered = true, gatherAccounts(t)
	}
	return t.gathered
}

// gatherAccounts reads what the sentences of a passage say of results. A number belongs to
// those before it as long as nothing but the usual words of results stands between them.
func gatherAccounts(t *passage) []*account {
	var out []*account
	for _, f := range families {
		r := reader{t: t, roles: f.roles, current: map[string]*account{}}
		for _, s := range t.sentences() {
			if f.beyond.MatchString(comparison.ReplaceAllString(s.text, "")) {
				clear(r.current)
			} else if len(s.numbers) > 0 {
				r.read(s)
			}
			r.object = objectOf(s.text, r.object)
		}
		out = append(out, r.accounts...)
	}
	return out
}

// reader gathers accounts, sentence by sentence.
type reader struct {
	t        *passage
	roles    []role // nil: all that no other family has
	accounts []*account
	current  map[string]*account // by object
	object   string
	end      int // byte offset behind what has been read
}

func (r *reader) read(s sentence) {
	from, to := partsWithin(r.t, s)
	last := noRole
	for k, q := range s.numbers {
		if q.start >= from && (to < 0 || q.start < to) {
			if to < 0 {
				clear(r.current)
				return // what follows may be of some parts only
			}
			r.end = to
			continue
		}
		is := roleOf(r.t, q)
		if is == noRole && k > 0 && s.numbers[k-1].unit == q.unit && continued.MatchString(r.t.text[s.numbers[k-1].unitEnd:q.start]) {
			is = last // 检查网站60个、账号500个
		}
		last = is
		if slices.Contains(families[0].roles, is) != (r.roles != nil) {
			is = noRole
		}
		if is == noRole || q.quoted || q.limit || q.cited || comparison.MatchString(r.t.text[r.t.clauseStart(q.start):q.start]) {
			continue
		}
		r.object = objectOf(r.t.text[s.start:q.unitEnd+len(objectBehind.FindString(r.t.text[q.unitEnd:]))], r.object)
		label := r.t.label(q.start)
		if a := r.current[r.object]; a != nil && a.narrow && objectNoun.MatchString(label) && !r.sameFew(a, is, q) {
			clear(r.current) // 门户网站合格率90%，不合格网站4个: the second is not of the first
		}
		a := r.account(s, r.t.text[r.end:q.start])
		a.narrow = a.narrow || len(a.by) == 0 && !isPlain(label)
		a.sure = a.sure && !(a.narrow && objectNoun.MatchString(label) && len(a.by) > 0)
		a.add(is, q)
		r.end = q.unitEnd
	}
}

// elsewhereFailed is what follows a number of failures that are of others.
var elsewhereFailed = pattern.New(`^[^。]{0,12}(?:均|都|全部|主要|分布|集中|其中|分别|[为是在])`)

// sameFew reports a number that is of the few objects an account is of, though its words name
// them without what narrows them: of so many inspected, or failures beside a rate of 100%. The
// data know when it is that of all.
func (r *reader) sameFew(a *account, is role, q quantity) bool {
	if q.figure != nil && !r.t.paper.isGiven(q.figure.Sources...) && !strings.Contains(q.figure.Key, "[") || isKnown(r.t, q) ||
		elsewhereFailed.MatchString(r.t.text[q.unitEnd:]) {
		return false
	}
	whole, full := a.get(wholeRole), a.get(passRateRole)
	return whole != nil && whole.unit == q.unit && q.count <= whole.count || is == failedRole && full != nil && full.digits == "100"
}

// account is the one that a number behind a gap belongs to.
func (r *reader) account(s sentence, gap string) *account {
	if !isPlain(gap) {
		clear(r.current)
	}
	if a := r.current[""]; a != nil && r.object != "" { // now it is said what they are
		delete(r.current, "")
		a.object, r.current[r.object] = r.object, a
	}
	a := r.current[r.object]
	if a == nil {
		a = &account{by: map[role]quantity{}, doubted: map[role]bool{}, sure: true, object: r.object, first: s.start}
		r.current[r.object], r.accounts = a, append(r.accounts, a)
	}
	a.sure = a.sure && a.first == s.start
	a.all = a.all || allOfThem.MatchString(s.text)
	return a
}

func (a *account) add(is role, q quantity) {
	if old, again := a.by[is]; again && old.digits != q.digits {
		a.doubted[is] = true
	}
	a.by[is] = q
}

// get is the number of a role, nil where there is none that is certain.
func (a *account) get(is role) *quantity {
	if q, ok := a.by[is]; ok && !a.doubted[is] && !q.vague {
		return &q
	}
	return nil
}

// partsWithin is where the parts behind 其中 stand: up to to where they are all of their
// total, else to is negative. There are none where the numbers have roles: 其中合格56个.
func partsWithin(t *passage, s sentence) (from, to int) {
	i := strings.Index(s.text, ofWhich)
	if i < 0 {
		return len(t.text), 0
	}
	total, parts := t.split(s.numbers, s.start+i)
	if total.unit == "" {
		return len(t.text), 0
	}
	sum, end := int64(0), 0
	for _, q := range parts {
		if roleOf(t, q) != noRole {
			return len(t.text), 0
		}
		sum, end = sum+q.count, q.unitEnd
	}
	if len(parts) == 0 || sum != total.count {
		end = -1
	}
	return s.start + i, end
}

// objectOf is the kind of objects that words before a number name last, else the one
// before: 网站, 账号, or both together.
func objectOf(words, before string) string {
	words = words[back(words, len(words), 4*near, ""):]
	found := objectNoun.FindAllString(words, -1)
	if len(found) == 0 {
		return before
	}
	last := found[len(found)-1]
	if last == "新媒体" {
		last = "账号"
	}
	if togetherWords.MatchString(words) {
		return "网站和账号"
	}
	return last
}

// isPlain reports a gap between two numbers of one account.
func isPlain(gap string) bool {
	if len(gap) > reach*len("字") {
		return false
	}
	gap = comparedClause.ReplaceAllString(outsideBrackets(gap), "")
	return strings.Trim(plain.ReplaceAllString(gap, ""), sentenceMarks) == ""
}

// rateOfCounts holds rates, parts and wholes of results against each other.
func rateOfCounts(t *passage) {
	for _, a := range t.accounts() {
		for _, p := range portions {
			p.hold(t, a)
		}
	}
}

// hold tells of the first thing in an account that cannot be.
func (p portion) hold(t *passage, a *account) {
	whole, part, rest := a.get(p.whole), a.get(p.part), a.get(p.rest)
	if whole == nil && p.whole == wholeRole && a.all {
		whole = a.get(existRole)
	}
	switch {
	case whole != nil && part != nil && whole.unit != part.unit, whole != nil && rest != nil && whole.unit != rest.unit,
		part != nil && rest != nil && part.unit != rest.unit:
		return
	case whole != nil && part != nil && part.count > whole.count:
		t.tellSure(a.sure, part.start, codeMoreThanAll, "核对两个数；口径不同的（如含以前结转的），请写明。",
			"%s%s%s，多于%s%s%s。", p.saidPart, part.digits, part.unit, p.saidWhole, whole.digits, whole.unit)
	case whole != nil && part != nil && rest != nil && p.complete && part.count+rest.count != whole.count:
		t.tellSure(a.sure, whole.start, codeResultsMissTotal, "核对三个数；还有别的结果的，请写明。",
			"合格%s%s与不合格%s%s相加是%d%s，检查的是%s%s。",
			part.digits, part.unit, rest.digits, rest.unit, part.count+rest.count, part.unit, whole.digits, whole.unit)
	case whole != nil && part != nil && rest != nil && part.count+rest.count > whole.count:
		t.tellSure(a.sure, whole.start, codeMoreThanAll, "核对三个数；口径不同的（如含以前结转的），请写明。",
			"%s%s%s与没有办理的%s%s相加，多于%s%s%s。", p.saidPart, part.digits, part.unit, rest.digits, rest.unit, p.saidWhole, whole.digits, whole.unit)
	default:
		p.holdRates(t, a, whole, part, rest)
	}
}

// holdRates holds the rates of an account against its counts.
func (p portion) holdRates(t *passage, a *account, whole, part, rest *quantity) {
	rate, restRate := a.get(p.partRate), a.get(p.restRate)
	switch {
	case whole != nil && part != nil:
		holdRate(t, a, rate, part.count, whole.count)
		holdRate(t, a, restRate, whole.count-part.count, whole.count)
	case p.complete && whole != nil && rest != nil && rest.count <= whole.count:
		holdRate(t, a, rate, whole.count-rest.count, whole.count)
		holdRate(t, a, restRate, rest.count, whole.count)
	case p.complete && part != nil && rest != nil:
		holdRate(t, a, rate, part.count, part.count+rest.count)
		holdRate(t, a, restRate, rest.count, part.count+rest.count)
	case rate != nil && restRate != nil:
		holdBothRates(t, a, *rate, *restRate)
	case whole != nil && rest == nil:
		holdPossible(t, a.sure, rate, *whole)
		holdPossible(t, a.sure, restRate, *whole)
	}
}

// holdRate holds a rate against the counts it is of.
func holdRate(t *passage, a *account, rate *quantity, part, whole int64) {
	if rate == nil || whole == 0 || rate.digits == "100" && part < whole && a.get(failedRole) != nil {
		return // a full rate beside failures is told by allPassed
	}
	if exact := big.NewRat(100*part, whole); !rate.shows(exact) {
		where := "前后文"
		if a.sure {
			where = "同一句"
		}
		t.tellSure(a.sure, rate.start, codeRateDiffers, "核对比例和个数；两处用同一组数据。", "按%s中的%d÷%d应为%s%%，写的是%s%%。",
			where, part, whole, exact.FloatString(rate.decimals()), rate.digits)
	}
}

// holdBothRates holds the rate of a part and the rate of the rest against 100%.
func holdBothRates(t *passage, a *account, rate, restRate quantity) {
	sum := new(big.Rat).Add(rate.value(), restRate.value())
	decimals := min(rate.decimals(), restRate.decimals())
	d := new(big.Rat).Sub(sum, big.NewRat(100, 1))
	if d.Abs(d).Cmp(new(big.Rat).SetFrac(big.NewInt(1), tenTo(decimals))) > 0 {
		t.tellSure(a.sure, rate.start, codeRateDiffers, "核对两个比例。", "合格率%s%%与不合格率%s%%相加不是100%%。", rate.digits, restRate.digits)
	}
}

// tenTo is 10 to the n.
func tenTo(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// holdPossible tells of a rate that no number of a few objects has.
func holdPossible(t *passage, sure bool, rate *quantity, whole quantity) {
	if rate == nil || whole.count == 0 || possible(*rate, whole.count) {
		return
	}
	t.tellSure(sure, rate.start, codeRateImpossible, "核对比例和个数；两处用同一组数据。",
		"%s%s中有几%s都得不出%s%%。", whole.digits, whole.unit, whole.unit, rate.digits)
}

// possible reports that some part of a whole is printed as the rate.
func possible(rate quantity, whole int64) bool {
	if f := rate.figure; f != nil && f.Kind == figures.Percent && f.Den > 0 && whole%f.Den == 0 {
		return true
	}
	at := new(big.Rat).Mul(rate.value(), big.NewRat(whole, 100))
	floor := new(big.Int).Quo(at.Num(), at.Denom())
	for k := floor.Int64(); k <= floor.Int64()+1 && k <= whole; k++ {
		if rate.shows(big.NewRat(100*k, whole)) {
			return true
		}
	}
	return false
}

// shows reports whether a printed percentage is the exact one, rounded or cut off: the
// ledger tells of the manner of rounding.
func (q quantity) shows(exact *big.Rat) bool {
	if f := q.figure; f != nil && f.Kind == figures.Percent && f.Den > 0 && big.NewRat(100*f.Num, f.Den).Cmp(exact) == 0 {
		return true
	}
	return rounds(exact, q.value(), q.decimals())
}

// rounds reports whether printed is exact with so many decimals, half up or cut off.
func rounds(exact, printed *big.Rat, decimals int) bool {
	if half, _, _ := sheet.Number(exact.FloatString(decimals)); half.Cmp(printed) == 0 {
		return true
	}
	d := new(big.Rat).Sub(exact, printed)
	step := new(big.Rat).SetFrac(big.NewInt(1), tenTo(decimals))
	return d.Sign() >= 0 && d.Cmp(step) < 0
}
