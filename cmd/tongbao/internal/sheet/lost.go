package sheet

import (
	"math"
	"regexp"
	"strings"
)

// keptDigits is how many digits of a number spreadsheet programs keep; those behind are
// zeros once a cell is no text.
const keptDigits = 15

// firstLost is the first whole number that is not kept exactly.
var firstLost = math.Pow10(keptDigits)

// scientific is a long number as programs write it into a text: 3.70302E+17.
var scientific = regexp.MustCompile(`^\d(?:\.\d+)?[eE]\+(?:1[5-9]|[2-9]\d|\d{3,})$`)

// zerosBehind counts the zeros of a text of digits alone that is longer than what is kept,
// from where digits are lost on; 0 for any other text, and for one with another digit there.
func zerosBehind(text string) int {
	if !long(text) || strings.Trim(text[keptDigits:], "0") != "" {
		return 0
	}
	return len(text) - keptDigits
}

// long reports a text of more digits than are kept.
func long(text string) bool {
	return len(text) > keptDigits && strings.Trim(text, "0123456789") == ""
}

// LostDigits reports a value that was a long code or number once and has lost its last
// digits, as the cell itself shows.
func (v Value) LostDigits() bool {
	if v.Kind == Numeric {
		return math.Abs(v.Number) >= firstLost
	}
	return v.Kind == Text && strings.Contains(v.Text, "+") && scientific.MatchString(v.Text)
}

// MayHaveLost reports a value that LostDigits and LostColumn look at: a number, or a text as long as what
// loses digits or with the mark of an exponent.
func (v *Value) MayHaveLost() bool {
	return v.Kind == Numeric || v.Kind == Text && (len(v.Text) > keptDigits || strings.Contains(v.Text, "+"))
}

// provingZeros is how many zeros in the places that are lost prove a loss, all long codes
// of a column together: by chance they end so in one of a thousand.
const provingZeros = 3

// LostColumn finds the texts of a column that have lost digits, though each for itself may
// be whole: all its long codes end in zeros.
func LostColumn(column []*Value) map[*Value]bool {
	out := map[*Value]bool{}
	zeros := 0
	for _, v := range column {
		if v.Kind != Text || !long(v.Text) {
			continue
		}
		n := zerosBehind(v.Text)
		if n == 0 {
			return nil
		}
		zeros, out[v] = zeros+n, true
	}
	if zeros < provingZeros {
		return nil
	}
	return out
}
