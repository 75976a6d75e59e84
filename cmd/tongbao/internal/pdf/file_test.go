package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/typeset"
)

// rawSample is the sample as gopdf writes it.
func rawSample(t testing.TB) ([]byte, *writer) {
	t.Helper()
	faces := openFaces(t)
	layout := sample(t, faces)
	w := newWriter(layout, layout.Fonts(faces))
	for i := range w.layout.Pages {
		if err := w.page(i); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := w.compile()
	if err != nil {
		t.Fatal(err)
	}
	return raw, w
}

// The finishing pass knows gopdf's files and nothing else: any other input is
// an error, never a guess. Each case changes one thing without moving bytes.
func TestFinishRefusesWhatItDoesNotKnow(t *testing.T) {
	raw, w := rawSample(t)
	if _, err := finish(raw, w, sampleMeta); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ old, new, want string }{
		{"%PDF-1.7", "%PDF-1.4", "file head"},
		{"startxref", "startxxxx", "no startxref"},
		{"xref\n0 ", "xxxx\n0 ", "no cross-reference table"},
		{"/Root 1 0 R", "/Root 2 0 R", "unknown trailer"},
		{" 00000 n \n", " 00001 n \n", "cross-reference line"},
		{"1 0 obj", "9 0 obj", "not at its offset"},
		{"endobj", "endxxx", "no endobj"},
		{"/Type /Catalog", "/Type /Catxxxx", "no known kind"},
		{"/Type /Outlines", "/Type /Outxxxxx", "no known kind"},
		{"/Kids [  ", "/Kids [ x", "became 0"},
		{"re n Q\n", "re n q\n", "no known kind"},
		{"\nq\nQ\nendstream", "\nq\nq\nendstream", "not wrapped as expected"},
		{"endstream", "xxxstream", "stream does not end"},
		{"/ProcSet", "/ProxSet", "no known kind"},
	} {
		t.Run(tc.old, func(t *testing.T) {
			if !bytes.Contains(raw, []byte(tc.old)) {
				t.Fatal("gopdf does not write this")
			}
			changed := bytes.Replace(raw, []byte(tc.old), []byte(tc.new), 1)
			if _, err := finish(changed, w, sampleMeta); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want %q", err, tc.want)
			}
		})
	}
	for _, cut := range []int{0, 10, len(raw) / 2, len(raw) - 1} {
		if _, err := finish(raw[:cut], w, sampleMeta); err == nil {
			t.Errorf("a file cut at byte %d is taken", cut)
		}
	}
}

func TestDictionaries(t *testing.T) {
	d, rest, err := parseDict([]byte("<< /Type /Page\n/Kids [1 0 R << /A (x) >> ]/N 5/S<</T<</U 1>>>>/Empty \n>> tail"))
	if err != nil || string(rest) != " tail" {
		t.Fatal(err, string(rest))
	}
	want := `[{Type /Page} {Kids [1 0 R << /A (x) >> ]} {N 5} {S <</T<</U 1>>>>} {Empty }]`
	if got := fmt.Sprint(d); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	for _, bad := range []string{"", "<<", "[]", "<</A", "<</A 1", "<</A 1>", "<</ 1>>", "<</A 1/A 2>>", "<<A 1>>", "<</A ]>>", "<</A [>>"} {
		if d, _, err := parseDict([]byte(bad)); err == nil {
			t.Errorf("%q is taken as %v", bad, d)
		}
	}
	for value, want := range map[string]string{"1 0 R": "[1]", "[ 3 0 R 4 0 R ]": "[3 4]", "": "[]", "3 1 R": "[]", "3 0": "[]", "x": "[]"} {
		if got := fmt.Sprint(refs(value)); got != want {
			t.Errorf("references in %q: %s, want %s", value, got, want)
		}
	}
}

func FuzzParseFile(f *testing.F) {
	w := newWriter(&typeset.Layout{Pages: []typeset.Page{{Number: 1}}}, nil)
	w.gopdf.AddPage()
	raw, err := w.compile()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := parseFile(data)
		if err != nil {
			return
		}
		for n, o := range file.objects[1:] {
			if o == nil || len(o.stream) > len(data) {
				t.Errorf("object %d is %v", n+1, o)
			}
		}
	})
}
