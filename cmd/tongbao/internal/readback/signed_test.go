package readback

import (
	"archive/zip"
	"bytes"
	"testing"
)

func zipOf(t *testing.T, parts ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSigned tells a file that was signed from one that was changed.
func TestSigned(t *testing.T) {
	const head, tail = `<ofd:OFD><ofd:DocBody><ofd:DocRoot>`, `</ofd:DocBody></ofd:OFD>`
	const plain = head + `Doc_0/Document.xml</ofd:DocRoot>` + tail
	const sealed = head + `Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>` + tail
	const elsewhere = head + `Doc_1/Document.xml</ofd:DocRoot><ofd:Signatures>a</ofd:Signatures>` + tail
	document := [2]string{"Doc_0/Document.xml", "共93个"}
	was := zipOf(t, [2]string{"OFD.xml", plain}, document)
	for _, c := range []struct {
		name string
		is   []byte
		want bool
	}{
		{"signed", zipOf(t, [2]string{"OFD.xml", sealed}, document, [2]string{"Doc_0/Signs/Signatures.xml", "s"}), true},
		{"as it was", was, false},
		{"changed too", zipOf(t, [2]string{"OFD.xml", sealed}, [2]string{"Doc_0/Document.xml", "共39个"}), false},
		{"a part is gone", zipOf(t, [2]string{"OFD.xml", sealed}), false},
		{"leads elsewhere", zipOf(t, [2]string{"OFD.xml", elsewhere}, document, [2]string{"Doc_1/Document.xml", "共39个"}), false},
		{"no container", []byte("PK"), false},
	} {
		if got := Signed(was, c.is); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
