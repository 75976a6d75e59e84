package pdf

import (
	"encoding/binary"
	"fmt"
	"strconv"
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
	at, index int
	inStream  bool
}

// pack returns a place for every object. It writes many structure elements into
// object streams (ISO 32000-1, 7.5.7), whose places it fills in.
func (f *file) pack() (places []place, packed bool) {
	places = make([]place, len(f.objects))
	if f.elements.end-f.elements.first <= maxPlain {
		return places, false
	}
	for from := f.elements.first; from < f.elements.end; from += perStream {
		to := min(from+perStream, f.elements.end)
		var head, body []byte
		for i, o := range f.objects[from:to] {
			places[from+i] = place{len(f.objects), i, true}
			head = fmt.Appendf(head, "%d %d ", from+i, len(body))
			body = append(append(body, o.text...), '\n')
		}
		f.add(&object{
			dict:   dict{{"Type", "/ObjStm"}, {"N", strconv.Itoa(to - from)}, {"First", strconv.Itoa(len(head))}},
			stream: append(head, body...),
		})
		places = append(places, place{})
	}
	return places, true
}

// appendXref writes a classic cross-reference table and the trailer.
func appendXref(out []byte, places []place, trailer dict) []byte {
	xref := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(places))
	for _, p := range places[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", p.at)
	}
	trailer.set("Size", strconv.Itoa(len(places)))
	out = (&object{dict: trailer}).append(append(out, "trailer\n"...))
	return fmt.Appendf(out, "\nstartxref\n%d\n%%%%EOF\n", xref)
}

// appendXrefStream writes the cross-reference as a stream, which object streams
// need (ISO 32000-1, 7.5.8).
func appendXrefStream(out []byte, places []place, trailer dict) []byte {
	xref := len(out)
	number := len(places)
	var rows []byte
	for i, p := range append(places, place{at: xref}) {
		kind := byte(1)
		switch {
		case i == 0:
			kind, p.index = 0, 0xFFFF
		case p.inStream:
			kind = 2
		}
		rows = binary.BigEndian.AppendUint32(append(rows, kind), uint32(p.at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(p.index))
	}
	trailer.set("Type", "/XRef")
	trailer.set("Size", strconv.Itoa(number+1))
	trailer.set("W", "[ 1 4 2 ]")
	o := &object{dict: trailer, stream: rows}
	f := file{objects: []*object{nil, o}}
	f.deflate()
	out = o.append(fmt.Appendf(out, "%d 0 obj\n", number))
	return fmt.Appendf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", xref)
}
