package figures

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
)

func TestPercentText(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		format   Format
		text     string
		note     string // part of the note on rounding
	}{
		{56, 60, Format{}, "93%", "93.333…%四舍五入取整数→93%"},
		{56, 60, Format{Decimals: 1}, "93.3%", "保留1位小数"},
		{56, 60, Format{Decimals: 2}, "93.33%", ""},
		{1, 2, Format{Decimals: 1}, "50.0%", ""},
		{1, 2, Format{Decimals: 1, Trim: true}, "50%", ""},
		{203, 216, Format{Decimals: 1}, "94.0%", ""},
		{203, 216, Format{Decimals: 1, Trim: true}, "94%", ""},
		{1, 8, Format{}, "13%", "12.5%四舍五入取整数→13%"},     // half up
		{1, 40, Format{}, "3%", "2.5%四舍五入取整数→3%"},       // half up, not to even
		{5, 16, Format{Decimals: 1}, "31.3%", "31.25%"}, // exact half, no binary fraction in between
		{1999, 2000, Format{}, "99%", "并非全部"},
		{9999, 10000, Format{Decimals: 1}, "99.9%", "并非全部"},
		{9999, 10000, Format{Decimals: 2}, "99.99%", ""},
		{1, 2000, Format{}, "1%", "并不为零"},
		{1, 10000, Format{Decimals: 1}, "0.1%", "并不为零"},
		{7, 7, Format{Decimals: 2}, "100%", ""},
		{0, 7, Format{Decimals: 2}, "0%", ""},
		{0, 7, Format{Zero: "0"}, "0", ""},
		{3, 2, Format{}, "150%", ""},
		{1, 3, Format{Decimals: 99}, "33.333333%", ""}, // decimals are bounded
	} {
		text, note, _ := percentText(c.num, c.den, c.format)
		if text != c.text || !strings.Contains(note, c.note) {
			t.Errorf("%d/%d %+v: %s (%s), want %s (%s)", c.num, c.den, c.format, text, note, c.text, c.note)
		}
	}
}

// TestPercentTextIsHalfUp holds the printed number against the definition: it is
// the multiple of the last place nearest to the ratio, the larger of two.
func TestPercentTextIsHalfUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		den := r.Int64N(5000) + 2
		num, d := r.Int64N(den-1)+1, r.IntN(3)
		text, _, _ := percentText(num, den, Format{Decimals: d})
		got, ok := new(big.Rat).SetString(strings.TrimSuffix(text, "%"))
		if !ok {
			t.Fatalf("%d/%d printed as %s", num, den, text)
		}
		exact := new(big.Rat).Mul(big.NewRat(num, den), big.NewRat(100, 1))
		step := new(big.Rat).SetFrac(big.NewInt(1), pow10(d))
		half := new(big.Rat).Quo(step, big.NewRat(2, 1))
		diff := new(big.Rat).Sub(got, exact)
		atEdge := got.Cmp(step) == 0 || new(big.Rat).Add(got, step).Cmp(big.NewRat(100, 1)) == 0
		if (diff.Cmp(half) > 0 || diff.Cmp(new(big.Rat).Neg(half)) <= 0) && !atEdge {
			t.Errorf("%d/%d with %d decimals printed as %s", num, den, d, text)
		}
		if got.Sign() == 0 || got.Cmp(big.NewRat(100, 1)) >= 0 {
			t.Errorf("%d/%d printed as %s, as if nothing or all", num, den, text)
		}
	}
}

func TestCompareStated(t *testing.T) {
	l := NewLedger(Options{Format: Format{Decimals: 1}})
	f := l.ratio("k", "合格率", "", 56, 60, diag.Gather(diag.Place{Line: 1})) // 93.333…%
	all := l.ratio("a", "合格率", "", 1999, 2000, diag.Gather(diag.Place{Line: 1}))
	none := l.ratio("z", "不合格率", "", 0, 60, diag.Gather(diag.Place{Line: 1}))
	count := &Figure{Kind: Count, Num: 44, Den: 1, Text: "44"}
	for _, c := range []struct {
		f      *Figure
		stated string
		want   Agreement
	}{
		{f, "93.3%", Agree}, {f, "93%", RoundedOtherwise}, {f, "93.33%", RoundedOtherwise}, {f, "９３.３％", Agree},
		{f, "93.4%", Conflict}, {f, "92%", Conflict}, {f, "93.3", Conflict}, {f, "很高", Conflict}, {f, "-93.3%", Conflict},
		{l.ratio("t", "", "", 2, 3, nil), "66%", Truncated}, {l.ratio("u", "", "", 2, 3, nil), "66.6%", Truncated},
		{all, "100%", Conflict}, {all, "99.9%", Agree}, {all, "99.95%", RoundedOtherwise},
		{none, "0", Agree}, {none, "0.0%", Agree},
		{count, "44", Agree}, {count, "45", Conflict}, {count, "44.0", Agree},
	} {
		if got := CompareStated(c.f, c.stated); got != c.want {
			t.Errorf("%d/%d stated as %s: %s, want %s", c.f.Num, c.f.Den, c.stated, got, c.want)
		}
	}
}

// TestDepends holds that a range among the sources stands for its own cells alone.
func TestDepends(t *testing.T) {
	at := func(cell string) diag.Place { return diag.Place{File: "f", Sheet: "s", Cell: cell} }
	sources := diag.CompactPlaces([]diag.Place{at("D4"), at("D2"), at("D3"), at("E9"), at("D6")})
	for cell, want := range map[string]bool{"D2": true, "D3": true, "D4": true, "D5": false, "D6": true, "E9": true, "E8": false,
		"DD3": false} {
		if figurestest.Depends(sources, at(cell)) != want {
			t.Errorf("depends on %s: %v", cell, !want)
		}
	}
	if figurestest.Depends(sources, diag.Place{File: "g", Sheet: "s", Cell: "D3"}) {
		t.Error("a cell of another file is taken for a source")
	}
}
