package docx

import (
	"testing"

	"tongbao/cmd/tongbao/internal/docx/docxtest"
)

// FuzzArchive compares a notice with any bytes: with a file that has a text, or not at all.
func FuzzArchive(f *testing.F) {
	f.Add(pack([]part{{"word/document.xml", `<d><b><p><r><t>甲</t></r></p></b></d>`}}))
	f.Add(pack([]part{{"word/document.xml", `<d/>`}, {"word/document.xml", `<d/>`}}))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("%PDF-1.7"))
	n := docxtest.Bare()
	f.Fuzz(func(t *testing.T, data []byte) {
		changes, err := Compare(n, data)
		if err != nil && (len(changes) > 0 || err.Error() == "") {
			t.Errorf("%v, and %d changes", err, len(changes))
		}
		for _, c := range changes {
			if c.String() == "" {
				t.Error("a change that says nothing")
			}
		}
	})
}
