package workbook

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// heard is a walker that writes down what it is told of.
func heard(out *[]string) walker {
	return walker{
		start: func(e *element, depth int) error {
			line := fmt.Sprintf("%d <%s", depth, e.name)
			for _, a := range e.attrs {
				if len(a.space) == 0 {
					line += fmt.Sprintf(" %s=%q", a.name, a.value)
				}
			}
			*out = append(*out, line)
			return nil
		},
		end: func(name string) error { *out = append(*out, "/"+name); return nil },
		chars: func(text []byte) {
			last := len(*out) - 1
			switch {
			case len(text) == 0:
			case last >= 0 && strings.HasPrefix((*out)[last], "="):
				(*out)[last] += string(text)
			default:
				*out = append(*out, "="+string(text))
			}
		},
	}
}

// sameByDecoder holds what the scanner makes of a part against what encoding/xml does, unless it is unusual.
func sameByDecoder(t *testing.T, part string) (usual bool) {
	t.Helper()
	var scanned, decoded []string
	err := scan(strings.NewReader(part), heard(&scanned))
	if errors.Is(err, errUnusual) {
		return false
	}
	other := walkTokens(strings.NewReader(part), "a.xml", heard(&decoded))
	if err != nil || other != nil || !reflect.DeepEqual(scanned, decoded) {
		t.Errorf("%q is scanned as %q %v, and decoded as %q %v", part, scanned, err, decoded, other)
	}
	return true
}

const usualHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"

// TestScan holds that the scanner reads what programs write itself, and leaves the rest to encoding/xml.
func TestScan(t *testing.T) {
	for part, usual := range map[string]bool{
		"": true,
		usualHead + `<a><b c="1" x:d='2'/><e>甲&amp;&lt;&#10;&#x4E59;` + "\r\n</e></a>\n":  true,
		`<worksheet` + mainSpace + ` xmlns:r="r"><x:y z="1"><c/></x:y></worksheet>`:       true,
		`<a xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><b/></a>`: true,
		`<m:a xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`:      false,
		`<a xmlns="urn:other"/>`: false, `<a><b xmlns="` + vocabularies[0] + `"/></a>`: false, `<a xmlns:x="" x:r="1"/>`: false,
		`<a><b></a></b>`: false, `<a>`: false, `</a>`: false, `<a/><`: false, `<a>]]></a>`: false, `<a b="<"/>`: false, `<a b=">"/>`: false,
		`<a><!-- x --></a>`: false, `<a><![CDATA[x]]></a>`: false, `<!DOCTYPE a><a/>`: false, `<a><?x y?></a>`: false,
		`<a>&b;</a>`: false, `<a>&#0;</a>`: false, `<a>&amp</a>`: false, "<a>\x01</a>": false, "<a>\xff</a>": false, "<a>\uFFFE</a>": false,
		`<a b=1/>`: false, `<a b="1"c="2"/>`: false, `<a b/>`: false, `<1/>`: false, `<a:b:c/>`: false, `<a :b="1"/>`: false,
		`<?xml version="1.0" encoding="GB18030"?><a/>`: false, `<?xml version="1.1"?><a/>`: false,
		strings.Repeat("<a>", maxNesting+1) + strings.Repeat("</a>", maxNesting+1): false,
	} {
		if got := sameByDecoder(t, part); got != usual {
			t.Errorf("%q is usual: %v", part, got)
		}
	}
}

// FuzzScan changes parts: whatever the scanner reads itself, encoding/xml reads likewise.
func FuzzScan(f *testing.F) {
	for _, p := range bookParts() {
		f.Add(p[1])
		f.Add(usualHead + p[1])
	}
	f.Add(`<a b="&lt;&#x41;" x:c='2'>甲&amp;` + "\r\n" + `<x:d xmlns:x="u"/></a>`)
	f.Fuzz(func(t *testing.T, part string) { sameByDecoder(t, part) })
}
