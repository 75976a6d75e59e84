package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"time"
	"unicode/utf16"

	"tongbao/cmd/tongbao/internal/deflate"
)

// write serialises the file: objects in order, cross-reference table or
// stream, and an ID that is a hash of everything before, so that equal content
// has an equal ID.
func (f *file) write(root, info int) []byte {
	places, packed := f.pack()
	f.deflate()
	out := []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for n, o := range f.objects {
		if n == 0 || places[n].inStream {
			continue
		}
		places[n].at = len(out)
		out = append(o.append(fmt.Appendf(out, "%d 0 obj\n", n)), "\nendobj\n"...)
	}
	sum := sha256.Sum256(out)
	id := fmt.Sprintf("[ <%X> <%[1]X> ]", sum[:16])
	trailer := dict{{"Root", ref(root)}, {"Info", ref(info)}, {"ID", id}}
	if packed {
		return appendXrefStream(out, places, trailer)
	}
	return appendXref(out, places, trailer)
}

func (o *object) append(out []byte) []byte {
	if o.text != nil {
		return append(out, o.text...)
	}
	out = append(out, "<<"...)
	for _, e := range o.dict {
		out = append(append(append(append(out, " /"...), e.key...), ' '), e.value...)
	}
	if o.stream == nil {
		return append(out, " >>"...)
	}
	out = fmt.Appendf(out, " /Length %d >>\nstream\n", len(o.stream))
	return append(append(out, o.stream...), "\nendstream"...)
}

// deflate compresses all plain streams but the metadata, which tools look for
// in clear text. Streams are independent, so all processors take part.
func (f *file) deflate() {
	work := make(chan *object)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			z := deflate.New(deflate.Usual)
			for o := range work {
				o.stream = bytes.Clone(z.Zlib(o.stream))
			}
		})
	}
	for _, o := range f.objects[1:] {
		if o.stream != nil && o.dict.get("Filter") == "" && o.dict.get("Type") != "/Metadata" {
			o.dict.set("Filter", "/FlateDecode")
			work <- o
		}
	}
	close(work)
	wg.Wait()
}

// ref writes a reference.
func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

// textString writes a text string: UTF-16 with its mark, in hexadecimal.
func textString(s string) string {
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b = appendHex(b, u)
	}
	return string(append(b, '>'))
}

// dateString writes a date with its distance from UTC (ISO 32000-1, 7.9.4).
func dateString(t time.Time) string {
	zone := t.Format("-07:00")
	return "(D:" + t.Format("20060102150405") + zone[:3] + "'" + zone[4:] + "')"
}
