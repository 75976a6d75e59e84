package pdf

import (
	"encoding/binary"
	"fmt"
	"strconv"

	"tongbao/cmd/tongbao/internal/deflate"
)

const (
	// maxPlain is how many structure elements are written plainly. A notice of usual
	// length has fewer and stays readable for the oldest tools; a long table has
	// hundreds of thousands, which go into compressed object streams.
	maxPlain = 20_000
	// perStream is how many objects share an object stream.
	perStream = 500
)

// place is where an object is: at an offset of the file, or as number index in
// object stream at.
type place struct {
	at, index uint32
	inStream  bool
}

// pack returns a place for every object. It writes many structure elements into
// object streams (ISO 32000-1, 7.5.7), whose places it fills in.
func (f *file) pack(c *compressor) (places []place, packed bool) {
	e := f.elements
	if e.end-e.first <= maxPlain {
		return make([]place, len(f.objects)), false
	}
	places = make([]place, len(f.objects)+(e.end-e.first+perStream-1)/perStream)
	var head, body []byte
	for from := e.first; from < e.end; from += perStream {
		to := min(from+perStream, e.end)
		head, body = head[:0], body[:0]
		for n := from; n < to; n++ {
			places[n] = place{uint32(len(f.objects)), uint32(n - from), true}
			head = append(strconv.AppendInt(head, int64(n), 10), ' ')
			head = append(strconv.AppendInt(head, int64(len(body)), 10), ' ')
			body = append(e.write(body, n-e.first), '\n')
		}
		o := &object{
			dict:   dict{{"Type", "/ObjStm"}, {"N", strconv.Itoa(to - from)}, {"First", strconv.Itoa(len(head))}},
			stream: append(append(c.memory(), head...), body...),
		}
		f.add(o)
		c.add(plain{o, true})
	}
	return places, true
}

// appendXref writes a classic cross-reference table and the trailer.
func appendXref(out []byte, places []place, trailer dict) []byte {
	xref := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(places))
	for _, p := range places[1:] {
		out = append(appendOffset(out, p.at), " 00000 n \n"...)
	}
	trailer.set("Size", strconv.Itoa(len(places)))
	out = (&object{dict: trailer}).append(append(out, "trailer\n"...))
	return fmt.Appendf(out, "\nstartxref\n%d\n%%%%EOF\n", xref)
}

// appendOffset writes ten digits.
func appendOffset(out []byte, at uint32) []byte {
	const zeros = "0000000000"
	from := len(out)
	out = strconv.AppendUint(append(out, zeros...), uint64(at), 10)
	digits := len(out) - from - len(zeros)
	copy(out[from+len(zeros)-digits:], out[from+len(zeros):])
	return out[:from+len(zeros)]
}

// appendXrefStream writes the cross-reference as a stream, which object streams
// need (ISO 32000-1, 7.5.8).
func appendXrefStream(out []byte, places []place, trailer dict) []byte {
	xref := len(out)
	number := len(places)
	rows := make([]byte, 0, 7*(number+1))
	for i, p := range append(places, place{at: uint32(xref)}) {
		kind := byte(1)
		switch {
		case i == 0:
			kind, p.index = 0, 0xFFFF
		case p.inStream:
			kind = 2
		}
		rows = binary.BigEndian.AppendUint32(append(rows, kind), p.at)
		rows = binary.BigEndian.AppendUint16(rows, uint16(p.index))
	}
	trailer.set("Type", "/XRef")
	trailer.set("Size", strconv.Itoa(number+1))
	trailer.set("W", "[ 1 4 2 ]")
	trailer.set("Filter", "/FlateDecode")
	z := deflate.New(deflate.Usual)
	defer z.Release()
	o := &object{dict: trailer, stream: z.Zlib(rows)}
	out = o.append(fmt.Appendf(out, "%d 0 obj\n", number))
	return fmt.Appendf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", xref)
}
