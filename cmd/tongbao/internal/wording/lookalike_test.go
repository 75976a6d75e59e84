package wording

import "testing"

// What only looks like a character is told with the one that is meant; a character that
// is one of its own, of the compatibility block too, means itself.
func TestMeant(t *testing.T) {
	for r, want := range map[rune]rune{
		'⽂': '文', '⿓': '龍', '⻥': '鱼', '⻓': '长', '⺟': '母', '⻳': '龟', '\uF9E1': '李', 0x2F800: '丽', 0xE81E: 0x9FB4, 0xE816: 0x20087,
		'⺀': '⺀', '﨑': '﨑', '文': '文', '𠮷': '𠮷', 0xE000: 0xE000, ' ': ' ', '\n': '\n', '、': '、',
	} {
		if got, other := Meant(r); got != want || other != (got != r) {
			t.Errorf("U+%04X: U+%04X %v, want U+%04X", r, got, other, want)
		}
	}
}
