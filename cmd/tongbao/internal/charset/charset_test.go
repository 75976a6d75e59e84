package charset

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	const text = "第一行\n网站𠮷，㎡\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	little, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	big, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, data string
		want       Encoding
	}{
		{"utf-8", text, UTF8},
		{"bom", "\xef\xbb\xbf" + text, UTF8BOM},
		{"gb18030", gb, GB18030},
		{"utf-16le", little, UTF16},
		{"utf-16be", big, UTF16},
	} {
		got, enc, err := Decode([]byte(tt.data))
		if err != nil || got != text || enc != tt.want {
			t.Errorf("%s: got %q %s %v", tt.name, got, enc, err)
		}
	}
}

func TestDecodeNeverGuesses(t *testing.T) {
	for data, want := range map[string]int{
		"行一\n\xff\xff行":            2, // no encoding has this pair
		"全文一行\xe8":                 1,
		"行一\n行二\xe8\xa1":           2, // a character that is cut, in a text of UTF-8
		"\xff\xfe\x00\xd8\x41\x00": 1, // half a surrogate pair
	} {
		_, _, err := Decode([]byte(data))
		if !errors.Is(err, ErrUnknown) || LineOf(err) != want {
			t.Errorf("%q: got %v", data, err)
		}
	}
}

// TestText holds that a text file loses what cannot be seen, each line being told
// once, and keeps everything else; what is no text is an error.
func TestText(t *testing.T) {
	for in, want := range map[string][2]string{
		"甲\r\n乙\r丙\n":              {"甲\n乙\n丙\n", ""},
		"甲\u200b\u202e\n\t乙\x07\n": {"甲\n\t乙\n", "a.md:1 control-character,a.md:2 control-character"},
		"\x01𠮷　\ue000":             {"𠮷　\ue000", "a.md:1 control-character"},
		"甲\n\x00":                  {"", "a.md:2 encoding"},
		"\xff\xff\xff":             {"", "a.md:1 encoding"},
		"\xd7\xd6":                 {"字", "a.md converted-encoding"},
	} {
		got, findings := Text("a.md", []byte(in))
		var told []string
		for _, f := range findings {
			told = append(told, f.Place.String()+" "+f.Code)
		}
		if got != want[0] || strings.Join(told, ",") != want[1] {
			t.Errorf("%q: %q, %v", in, got, findings)
		}
	}
}
