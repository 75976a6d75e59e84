package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf16"
)

// write serialises the file: objects in order, cross-reference table or
// stream, and an ID that is a hash of everything before, so that equal content
// has an equal ID.
func (f *file) write(root, info int) []byte {
	packed := f.series.pack()
	for _, o := range packed {
		f.add(o)
	}
	f.deflate()
	size := 1 << 16
	for _, o := range f.objects[1:] {
		if o != nil {
			size += len(o.stream) + len(o.text) + 200
		}
	}
	if packed == nil {
		size += len(f.series.text) + 40*len(f.series.ends)
	}
	out := append(make([]byte, 0, size), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	places := make([]place, len(f.objects), len(f.objects)+1)
	for i, o := range f.objects[1:] {
		n := i + 1
		if o == nil && packed != nil {
			in := n - f.series.first
			places[n] = place{len(f.objects) - len(packed) + in/perStream, in % perStream, true}
			continue
		}
		places[n] = place{at: len(out)}
		out = append(strconv.AppendInt(out, int64(n), 10), " 0 obj\n"...)
		if o == nil {
			out = append(out, f.series.object(n)...)
		} else {
			out = append(o.append(out), '\n')
		}
		out = append(out, "endobj\n"...)
	}
	sum := sha256.Sum256(out)
	id := "<" + strings.ToUpper(hex.EncodeToString(sum[:16])) + ">"
	trailer := dict{{"Root", ref(root)}, {"Info", ref(info)}, {"ID", "[ " + id + " " + id + " ]"}}
	if packed != nil {
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
	if !o.hasData {
		return append(out, " >>"...)
	}
	out = append(out, " /Length "...)
	out = append(strconv.AppendInt(out, int64(len(o.stream)), 10), " >>\nstream\n"...)
	return append(append(out, o.stream...), "\nendstream"...)
}

// deflate compresses all plain streams but the metadata, which tools look for
// in clear text. Streams are independent, so all processors take part.
func (f *file) deflate() {
	work := make(chan *object)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var buf bytes.Buffer
			z := zlib.NewWriter(&buf)
			for o := range work {
				buf.Reset()
				z.Reset(&buf)
				z.Write(o.stream) // a bytes.Buffer takes everything
				z.Close()
				o.stream = bytes.Clone(buf.Bytes())
			}
		})
	}
	for _, o := range f.objects[1:] {
		if o != nil && o.hasData && o.dict.get("Filter") == "" && o.dict.get("Type") != "/Metadata" {
			o.dict.set("Filter", "/FlateDecode")
			work <- o
		}
	}
	close(work)
	wg.Wait()
}

// ref writes a reference.
func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

// appendRefs appends an array of references.
func appendRefs(b []byte, numbers []int) []byte {
	b = append(b, '[')
	for _, n := range numbers {
		b = append(strconv.AppendInt(append(b, ' '), int64(n), 10), " 0 R"...)
	}
	return append(b, " ]"...)
}

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
