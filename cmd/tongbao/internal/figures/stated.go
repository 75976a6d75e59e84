package figures

import (
	"fmt"
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Policy says which of two figures that differ is printed.
type Policy string

const (
	PrintStated  Policy = "print"   // the stated one, the default
	PrintCounted Policy = "correct" // the computed one
)

// Stated is a figure an office wrote down itself.
type Stated struct {
	Key    string
	Text   string // as it would be printed: "93%", "44"
	Policy Policy // empty: the ledger's
	Place  diag.Place
}

// Agreement is how a stated figure stands to the computed one.
type Agreement int

const (
	Agree            Agreement = iota // the same, as printed
	RoundedOtherwise                  // the same value, rounded to other decimals
	Truncated                         // cut off instead of rounded
	Conflict                          // another value
)

// String names the agreement in Chinese.
func (a Agreement) String() string {
	return [...]string{"一致", "取整不同", "截尾", "不一致"}[a]
}

// CompareStated holds a stated text against the exact value of f.
func CompareStated(f *Figure, stated string) Agreement {
	stated = sheet.Fold(stated)
	if stated == sheet.Fold(f.Text) {
		return Agree
	}
	r, percent, ok := sheet.Number(strings.TrimSuffix(stated, pointsUnit))
	if !ok || f.Den == 0 || f.Kind == Words {
		return Conflict
	}
	exact := big.NewRat(f.Num, f.Den)
	if f.Kind == Percent || f.Kind == Points {
		exact.Mul(exact, big.NewRat(100, 1))
		if percent {
			r.Mul(r, big.NewRat(100, 1))
		} else if f.Kind == Percent && r.Sign() != 0 {
			return Conflict // a rate without its sign; only a plain 0 is usual
		}
	}
	if r.Sign() != exact.Sign() && r.Sign() != 0 {
		return Conflict
	}
	if f.Kind == Percent && claimsAll(f, r) {
		return Conflict
	}
	d := sheet.Decimals(stated)
	written := scaled(r, d, true)
	switch {
	case written.Cmp(scaled(exact, d, false)) == 0:
		if samePrinted(f, r) {
			return Agree
		}
		return RoundedOtherwise
	case written.Cmp(scaled(exact, d, true)) == 0:
		return Truncated
	}
	return Conflict
}

// samePrinted reports whether r, in percent for rates, is the number printed: 0 for
// 0%, 50% for 50.0%.
func samePrinted(f *Figure, r *big.Rat) bool {
	printed, percent, ok := sheet.Number(strings.TrimSuffix(f.Text, pointsUnit))
	if percent {
		printed.Mul(printed, big.NewRat(100, 1))
	}
	return ok && printed.Cmp(r) == 0
}

// claimsAll reports a stated 100% or 0% (r in percent) of a share that is neither.
func claimsAll(f *Figure, r *big.Rat) bool {
	return f.Num < f.Den && r.Cmp(big.NewRat(100, 1)) >= 0 || f.Num > 0 && r.Sign() == 0
}

// settle holds a computed figure against its statement, reports a difference and
// chooses what is printed.
func (l *Ledger) settle(f *Figure, s Stated) {
	a := CompareStated(f, s.Text)
	f.Sources = append(f.Sources, s.Place)
	if a == Agree {
		f.Rounding = join(f.Rounding, "与写明的"+s.Text+"一致")
		return
	}
	policy := l.policy(s)
	printed := f.Text
	if policy == PrintStated {
		printed = strings.TrimSpace(s.Text)
	}
	code := codeStatedDiffers
	switch {
	case a == Conflict && policy == PrintStated:
		code = codeStatedConflict // printed and not provable
	case a == Conflict:
		code = codeStatedOverruled
	}
	l.report(f.Key, code.Found(s.Place, "请核对数据和写明的数字。",
		"“%s”写明%s，算出%s（%s），%s，印%s", f.Name, s.Text, f.Text, f.Formula, a, printed))
	f.Rounding = join(f.Rounding, fmt.Sprintf("写明%s，算出%s，%s，印%s", s.Text, f.Text, a, printed))
	f.Text = printed
	if r, percent, ok := sheet.Number(printed); ok && percent == (f.Kind == Percent) && policy == PrintStated && a != RoundedOtherwise {
		f.printed = r
	}
}

// adopt makes f the stated figure; false when the text is no number.
func (l *Ledger) adopt(f *Figure, s Stated) bool {
	r, percent, ok := sheet.Number(strings.TrimSuffix(s.Text, pointsUnit))
	if !ok || !r.Num().IsInt64() || !r.Denom().IsInt64() {
		l.report(s.Key, codeStatedNotANumber.Found(s.Place, "请照印出的样子写，如 93% 或 44。", "“%s”写明的“%s”不是数字", f.Name, s.Text))
		return false
	}
	if percent {
		f.Kind = Percent
	}
	f.Unknown = false
	f.Num, f.Den = r.Num().Int64(), r.Denom().Int64()
	f.Text, f.Formula = strings.TrimSpace(s.Text), "写明的数字，表中没有可核对的数据"
	f.Sources = []diag.Place{s.Place}
	return true
}

// checkStatedRate reports a stated rate that no number of whole gives.
func (l *Ledger) checkStatedRate(key, name string, whole int64, counter string) {
	s := l.stated[key]
	r, percent, ok := sheet.Number(s.Text)
	if !ok || !percent || inspection.RateOf(big.NewRat(whole, 1), r.Mul(r, big.NewRat(100, 1)), sheet.Decimals(s.Text)) {
		return
	}
	l.report(key, codeStatedImpossible.Found(s.Place, "请核对这个比例和检查的个数。",
		"“%s”写明%s，而检查的是%d%s，没有一个个数算得出这个比例", name, s.Text, whole, counter))
}

func (l *Ledger) policy(s Stated) Policy {
	switch {
	case s.Policy != "":
		return s.Policy
	case l.options.Policy != "":
		return l.options.Policy
	}
	return PrintStated
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "；" + b
}
