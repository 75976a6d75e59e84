package numfmt

import (
	"fmt"
	"math/big"
	"testing"
)

// What a format shows is held against spreadsheet programs in package workbook, with
// workbooks. Here is what they cannot be asked.

func TestParts(t *testing.T) {
	all := Year | Month | Day
	for code, want := range map[string]Parts{
		`yyyy-mm-dd`: all, `yyyy/m/d h:mm`: all | Clock, `yyyy"年"m"月"`: Year | Month, `m"月"d"日";@`: Month | Day,
		`[$-804]yyyy"年"m"月"d"日"`: all, `h:mm:ss`: Clock, `[h]:mm`: Clock, `mmm`: Month, `yy.mm`: Year | Month, `[$-F800]dddd`: all,
		`0.00`: 0, `#,##0`: 0, `0"日"`: 0, `@`: 0, `General`: 0, `0.0%`: 0, `[Red]0`: 0, `"unclosed`: 0, `[unclosed`: 0, `\y0`: 0, ``: 0,
	} {
		if got := Parse(code, false).Style(1).Date; got != want {
			t.Errorf("%s: parts %b, want %b", code, got, want)
		}
	}
}

func TestStyle(t *testing.T) {
	for code, want := range map[string]Style{
		"0.0%": {Percent: true, Decimals: 1}, "#,##0.00_ ": {Grouped: true, Decimals: 2}, `0"家"`: {}, "0.##": {Decimals: Free},
		"General": {Decimals: Free}, "0.00E+00": {Decimals: Free}, "# ?/?": {Decimals: Free}, `[>1]0.0;0.00%`: {Percent: true, Decimals: 2},
	} {
		style := Parse(code, false).Style(1)
		if style != want {
			t.Errorf("%s: %+v, want %+v", code, style, want)
		}
		if again := Parse(style.Code(), false).Style(1); style.Decimals != Free && again != style {
			t.Errorf("%s: %s is %+v", code, style.Code(), again)
		}
	}
}

// Halves are rounded up in the decimal number, not in the binary one behind it.
func TestHalves(t *testing.T) {
	percent, plain := Parse("0.0%", false), Parse("0.00", false)
	for k := int64(1); k < 20_000; k += 2 {
		v, _ := big.NewRat(k*5, 10_000).Float64() // k × 0.05 %
		half := (k + 1) / 2
		if got, want := first(percent.Number(v)), fmt.Sprintf("%d.%d%%", half/10, half%10); got != want {
			t.Fatalf("0.0%% of %v is %s, want %s", v, got, want)
		}
		v, _ = big.NewRat(k*5, 1000).Float64()
		if got, want := first(plain.Number(v)), fmt.Sprintf("%d.%02d", half/100, half%100); got != want {
			t.Fatalf("0.00 of %v is %s, want %s", v, got, want)
		}
	}
}

func first(text string, _ bool) string { return text }

func TestDayOf(t *testing.T) {
	for v, want := range map[float64]string{1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 46045.5: "2026-01-23", -1: "", 3e6: ""} {
		got := ""
		if day, ok := DayOf(v, false); ok {
			got = day.Format("2006-01-02")
		}
		if got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
	if f := Parse("yyyy-mm-dd", true); f.From1900(42824) != 44286 || first(f.Number(42824)) != "2021-03-31" {
		t.Errorf("1904: %v %s", f.From1900(42824), first(f.Number(42824)))
	}
}

// No format and no number stops the program, and what is shown holds no sentinel.
func FuzzFormat(f *testing.F) {
	for _, code := range []string{`[>=90]"合格";[<60]"不合格";0.0`, "# ??/??", "##0.0E+0",
		"[DBNum1]yyyy年m月d日", "[h]:mm:ss.000", `0!.0,"万"`, "*", "_", "[", "/0", "0E+0E+0", "0E+00 0/0"} {
		f.Add(code, 44286.6, false)
	}
	f.Fuzz(func(t *testing.T, code string, v float64, date1904 bool) {
		format := Parse(code, date1904)
		text, ok := format.Number(v)
		if !ok && text != "" {
			t.Errorf("%q of %v: %q is shown and is not", code, v, text)
		}
		format.Style(v)
		format.Text("甲")
	})
}
