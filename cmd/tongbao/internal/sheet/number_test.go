package sheet

import (
	"strings"
	"testing"
)

// TestNumber is the table of what a cell says: a number and its exact value, a
// percentage, nothing, or neither.
func TestNumber(t *testing.T) {
	const nothing, neither = "nothing", "neither"
	for text, want := range map[string]string{
		"44": "44", "0": "0", "007": "7", "92.5": "185/2", "12.20": "61/5", // plain
		"-0.5": "-1/2", "+3": "3", "－5": "-5", "＋5": "5", "−5": "-5", // signs: half-width, full-width, U+2212
		"1,234": "1234", "1,234,567.5": "2469135/2", "-1,234": "-1234", "１，２３４": "1234", // thousands
		"９０": "90", "９３．５％": "187/200 %", // full width
		"93%": "93/100 %", "93 %": "93/100 %", "-0.5%": "-1/200 %", "0%": "0 %", // percent
		" 3.703 ": "3703/1000", "0.0014285714285714286": "7142857142857143/5000000000000000000", "\u00a056\u00a0": "56", "　56　": "56",
		"\t56\n":                                  "56", // white space around
		strings.Repeat("9", maxWhole):             strings.Repeat("9", maxWhole),
		strings.Repeat("9", maxWhole+1):           neither, // a code
		"0." + strings.Repeat("1", maxDecimals+1): neither,

		"": nothing, " ": nothing, "　": nothing, "\u00a0": nothing,
		"-": nothing, "--": nothing, "---": nothing, "—": nothing, "——": nothing, "–": nothing, "―": nothing,
		"－": nothing, "－－": nothing, "−": nothing, "─": nothing, " — ": nothing,
		"/": nothing, "／": nothing, "//": nothing, "无": nothing, " 无 ": nothing,

		"12,34": neither, "1,23": neither, "12,345,6": neither, ",123": neither, "1,": neither, "1234,567": neither, "0,123": neither,
		"1.2,3": neither,
		"1 234": neither, "5 6": neither, "- 5": neither, "--5": neither, "5-": neither, "+": neither, "%": neither, "-%": neither,
		"5%%": neither, "5‰": neither,
		"1.": neither, ".5": neither, "1.2.3": neither, "1/2": neither, "1e5": neither, "0x1": neither, "1_0": neither, "Inf": neither,
		"三": neither, "5个": neither, "92.5分": neither, "10万": neither, "约30": neither, "5①": neither, "10²": neither, "½": neither,
		"（5）":        neither,
		"2021-01-26": neither, "1-3": neither, "10:30": neither, "暂无": neither, "没有": neither, "…": neither, "N/A": neither, "#N/A": neither,
		"否": neither, "×": neither,
	} {
		got := neither
		n, percent, ok := Number(text)
		switch {
		case ok && Nothing(text):
			got = "both"
		case ok:
			got = n.RatString()
		case Nothing(text):
			got = nothing
		}
		if percent && ok {
			got += " %"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestDecimals(t *testing.T) {
	for text, want := range map[string]int{"5": 0, "12.50": 2, "93.3%": 1, "９３．３３％": 2, "0.9个百分点": 1, "1,234.5": 1, "": 0} {
		if got := Decimals(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
