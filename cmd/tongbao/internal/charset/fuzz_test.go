package charset

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzText holds that any bytes are a text that is fit to print, or an error; and that
// the text, saved as it should be, is read as itself.
func FuzzText(f *testing.F) {
	for _, s := range []string{"甲\r\n乙", "\xEF\xBB\xBF甲", "\xFF\xFE2u", "\xFE\xFFu2", "\xBC\xD7\n", "甲\x00", "甲\u200b乙\x7f", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, findings := Text("a.md", data)
		if findings.Errors() > 0 && text != "" {
			t.Errorf("an error, and the text %q", text)
		}
		if !utf8.ValidString(text) || strings.IndexFunc(text, Invisible) >= 0 || strings.Contains(text, "\r") {
			t.Errorf("%q is read as %q", data, text)
		}
		for _, f := range findings {
			if f.Place.File != "a.md" || f.Text == "" || f.Hint == "" || f.Place.Line > strings.Count(text, "\n")+1 && findings.Errors() == 0 {
				t.Errorf("finding without place, text or hint: %v", f)
			}
		}
		if again, told := Text("a.md", []byte(text)); again != text || len(told) > 0 {
			t.Errorf("%q, read again, is %q %v", text, again, told)
		}
		Mixed(data)
	})
}
