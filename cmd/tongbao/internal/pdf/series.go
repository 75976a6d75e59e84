package pdf

import (
	"encoding/binary"
	"slices"
	"strconv"
)

// series is a run of objects with consecutive numbers: the structure elements.
// A long table has hundreds of thousands of them, so they are kept as one text
// and, when there are many, written into compressed object streams.
type series struct {
	first int
	text  []byte
	ends  []int // end of each object in text, its line end included
}

const (
	// maxPlain is how many objects of a series are written plainly. A notice of
	// usual length has fewer and stays readable for the oldest tools.
	maxPlain = 20_000
	// perStream is how many objects share an object stream.
	perStream = 500
)

// addSeries reserves the numbers of a series; a file has one.
func (f *file) addSeries(s series) {
	f.series = s
	f.objects = append(f.objects, make([]*object, len(s.ends))...)
}

// object returns the text of the object with number n.
func (s *series) object(n int) []byte {
	return s.text[s.start(n-s.first):s.ends[n-s.first]]
}

func (s *series) start(i int) int {
	if i == 0 {
		return 0
	}
	return s.ends[i-1]
}

// pack writes a long series into object streams (ISO 32000-1, 7.5.7); nil for a
// short one.
func (s *series) pack() []*object {
	if len(s.ends) <= maxPlain {
		return nil
	}
	var out []*object
	for from := 0; from < len(s.ends); from += perStream {
		to := min(from+perStream, len(s.ends))
		var head []byte
		for i := from; i < to; i++ {
			head = strconv.AppendInt(head, int64(s.first+i), 10)
			head = append(strconv.AppendInt(append(head, ' '), int64(s.start(i)-s.start(from)), 10), ' ')
		}
		out = append(out, &object{
			dict:   dict{{"Type", "/ObjStm"}, {"N", strconv.Itoa(to - from)}, {"First", strconv.Itoa(len(head))}},
			stream: slices.Concat(head, s.text[s.start(from):s.ends[to-1]]), hasData: true,
		})
	}
	return out
}

// place is where an object is: at an offset of the file, or as number index in
// object stream at.
type place struct {
	at, index int
	inStream  bool
}

// appendXref writes a classic cross-reference table and the trailer.
func appendXref(out []byte, places []place, trailer dict) []byte {
	xref := len(out)
	out = append(out, "xref\n0 "...)
	out = strconv.AppendInt(out, int64(len(places)), 10)
	out = append(out, "\n0000000000 65535 f \n"...)
	for _, p := range places[1:] {
		digits := strconv.Itoa(p.at)
		out = append(append(append(out, "0000000000"[len(digits):]...), digits...), " 00000 n \n"...)
	}
	trailer.set("Size", strconv.Itoa(len(places)))
	out = append((&object{dict: trailer}).append(append(out, "trailer\n"...)), '\n')
	return append(strconv.AppendInt(append(out, "startxref\n"...), int64(xref), 10), "\n%%EOF\n"...)
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
	o := &object{dict: trailer, stream: rows, hasData: true}
	o.dict.set("Type", "/XRef")
	o.dict.set("Size", strconv.Itoa(number+1))
	o.dict.set("W", "[ 1 4 2 ]")
	f := file{objects: []*object{nil, o}}
	f.deflate()
	out = append(strconv.AppendInt(out, int64(number), 10), " 0 obj\n"...)
	out = append(o.append(out), "\nendobj\nstartxref\n"...)
	return append(strconv.AppendInt(out, int64(xref), 10), "\n%%EOF\n"...)
}
