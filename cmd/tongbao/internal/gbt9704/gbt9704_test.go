package gbt9704

import (
	"math"
	"testing"
)

// The derived figures against those the standard and GB/T 33476.2 state.
func TestDerivedFigures(t *testing.T) {
	for _, c := range []struct {
		name           string
		got, want, tol float64
	}{
		{"line pitch", LinePitch, 10.446, 0.001},
		{"22 lines fill the type area", 21*LinePitch + Em3, TypeHeight, 1e-9},
		{"pitch in points", LinePitch / MMPerPoint, 29.61, 0.005},
		{"cell", Cell, 5.571, 0.001},
		{"28 cells fill the line", 28 * Cell, TypeWidth, 1e-9},
		{"3号", Em3, 5.644, 0.001},
		{"outer white", PageWidth - TypeRight, 26, 1e-9},
		{"bottom white", PageHeight - TypeBottom, 35, 1e-9},
		{"dash above the paper's bottom", PageHeight - TypeBottom - DashBelow, 28, 1e-9},
		{"4号 inset", PageNumberInset, 4.94, 0.005},
		{"two blank lines (GB/T 33476.2: 20.78)", NumberBelowMark * LinePitch, 20.78, 0.15},
		{"mark below the paper's top", TypeTop + MarkBelowTop, 72, 1e-9},
		{"letter gap (4.84 with a 3号 of 5.54)", LetterGap, 4.84, 0.15},
		{"letter rules centred", (LetterRuleLeft + LetterRuleRight) / 2, PageWidth / 2, 1e-9},
		{"table rule", TableRule, 0.176, 0.001},
	} {
		if math.Abs(c.got-c.want) > c.tol {
			t.Errorf("%s: %.4f, want %.4f", c.name, c.got, c.want)
		}
	}
}

// The narrowest pitch holds 23 lines, the widest still 21.
func TestPitchBounds(t *testing.T) {
	lines := func(pitch float64) int { return int((TypeHeight-Em3)/pitch+1e-9) + 1 }
	for pitch, want := range map[float64]int{MinPitch: 23, LinePitch: 22, MaxPitch: 21} {
		if got := lines(pitch); got != want {
			t.Errorf("pitch %.2f: %d lines, want %d", pitch, got, want)
		}
	}
}

// Two blank lines keep every seal within one line of the text at the usual pitch.
func TestSealGap(t *testing.T) {
	for _, d := range []float64{42, SealCity, 50} { // of townships, of cities, of provinces
		nameTop := (SealedBlankLines+1)*LinePitch - Em3 // below the text's bottom
		middle := nameTop + (LinePitch+Em3)/2
		if gap := middle - SealAbove - d/2; gap <= 0 || gap > SealTopGap {
			t.Errorf("seal of %v mm: top %.2f mm below the text, want within (0, %v]", d, gap, SealTopGap)
		}
	}
}
