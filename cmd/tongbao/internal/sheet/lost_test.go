package sheet

import "testing"

// TestLostDigits holds what has lost digits against what is only long, or only ends in
// zeros.
func TestLostDigits(t *testing.T) {
	text := func(s string) Value { return Value{Kind: Text, Text: s} }
	for _, c := range []struct {
		name   string
		column []Value
		want   int
	}{
		{"numbers", []Value{{Kind: Numeric, Number: 3.70302199001011e17}, {Kind: Numeric, Number: 999999999999999}}, 1},
		{"texts of numbers", []Value{text("3.70302E+17"), text("3.7E+09"), text("1E+5级"), text("4e+15")}, 2},
		{"whole codes", []Value{text("370302199001011234"), text("370302199001011000")}, 0},
		{"codes cut down", []Value{text("身份证号"), text("370302199001011000"), text("370302199203040000")}, 2},
		{"one code alone", []Value{text("370302199001011000"), text("3799000001")}, 1},
		{"a zero is chance", []Value{text("3703021990010110"), text("3703021990010120")}, 0},
		{"short codes", []Value{text("370302000000"), text("370303000000"), text("100000000000000")}, 0},
		{"words", []Value{text("编号370302199001011000"), text("")}, 0},
	} {
		got := 0
		var column []*Value
		for i := range c.column {
			column = append(column, &c.column[i])
			if c.column[i].LostDigits() {
				got++
			}
		}
		if got += len(LostColumn(column)); got != c.want {
			t.Errorf("%s: %d lost, want %d", c.name, got, c.want)
		}
	}
}
