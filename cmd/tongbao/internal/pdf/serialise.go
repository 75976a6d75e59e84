package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"time"
	"unicode/utf16"
)

// write serialises the file: objects in order, cross-reference table or
// stream, and an ID that is a hash of everything before, so that equal content
// has an equal ID.
func (f *file) write(root, info int, c *compressor) []byte {
	places, packed := f.pack(c)
	size := f.compress(c)
	if !packed {
		size += plainElement * (f.elements.end - f.elements.first)
	}
	out := append(make([]byte, 0, size), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	for n, o := range f.objects {
		if n == 0 || places[n].inStream {
			continue
		}
		places[n].at = uint32(len(out))
		out = append(strconv.AppendInt(out, int64(n), 10), " 0 obj\n"...)
		if o != nil {
			out = o.append(out)
		} else {
			out = f.elements.write(out, n-f.elements.first)
		}
		out = append(out, "\nendobj\n"...)
	}
	sum := sha256.Sum256(out)
	id := fmt.Sprintf("[ <%X> <%[1]X> ]", sum[:16])
	trailer := dict{{"Root", ref(root)}, {"Info", ref(info)}, {"ID", id}}
	if packed {
		return appendXrefStream(out, places, trailer)
	}
	return appendXref(out, places, trailer)
}

// compress compresses the streams that are plain, but the metadata, which tools look for
// in clear text. It tells about how long the file will be.
func (f *file) compress(c *compressor) (size int) {
	for _, o := range f.objects[1:] {
		if o != nil && o.dict.get("Filter") == "" && o.stream != nil && o.dict.get("Type") != "/Metadata" {
			c.add(plain{o, false})
		}
	}
	c.end()
	size = 7 * len(f.objects) // of the cross-reference
	for _, o := range f.objects[1:] {
		if o != nil {
			size += plainObject + len(o.text) + len(o.stream)
		}
	}
	return size
}

// Bytes of the objects of a file that are neither streams nor ready texts, with their lines in the cross-reference: what is usual.
const (
	plainObject  = 200
	plainElement = 140
)

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
	out = strconv.AppendInt(append(out, " /Length "...), int64(len(o.stream)), 10)
	return append(append(append(out, " >>\nstream\n"...), o.stream...), "\nendstream"...)
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
