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
	for _, data := range []string{
		"行一\n\xff\xff行",            // no encoding has this pair
		"\xff\xfe\x00\xd8\x41\x00", // half a surrogate pair
	} {
		_, _, err := Decode([]byte(data))
		if !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), "行") {
			t.Errorf("%q: got %v", data, err)
		}
	}
}
