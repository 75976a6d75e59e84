package pdf

import (
	"encoding/binary"
	"math"
)

// addColour declares sRGB as the meaning of the file's grey and RGB values.
func (d *document) addColour() {
	const name = "(sRGB IEC61966-2.1)"
	profile := d.add(&object{dict: dict{{"N", "3"}}, stream: sRGB(), hasData: true})
	d.setRoot("OutputIntents", "[ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier "+name+
		" /Info "+name+" /DestOutputProfile "+ref(profile)+" >> ]")
}

// sRGB builds an ICC version 2.1 display profile of the sRGB colour space from
// its definition (IEC 61966-2-1): primaries adapted to D50 and the transfer
// curve as a table.
func sRGB() []byte {
	curve := transferCurve()
	tags := []struct {
		signature string
		data      []byte
	}{
		{"desc", description("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "public domain\x00"...)},
		{"wtpt", xyz(0.9642, 1, 0.8249)}, // D50
		{"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	var table, data []byte
	start := 128 + 4 + 12*len(tags)
	offsets := map[string]int{} // the three curves share one place
	for _, t := range tags {
		at, shared := offsets[string(t.data)]
		if !shared {
			at = start + len(data)
			offsets[string(t.data)] = at
			data = append(data, t.data...)
			data = append(data, make([]byte, -len(t.data)&3)...)
		}
		table = append(table, t.signature...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
	}
	out := profileHeader(start + len(data))
	out = binary.BigEndian.AppendUint32(out, uint32(len(tags)))
	return append(append(out, table...), data...)
}

// profileHeader writes the 128 bytes every profile begins with.
func profileHeader(size int) []byte {
	h := make([]byte, 128)
	binary.BigEndian.PutUint32(h, uint32(size))
	binary.BigEndian.PutUint32(h[8:], 0x02100000) // version 2.1
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{1999, 10, 18} { // publication of IEC 61966-2-1
		binary.BigEndian.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	copy(h[68:], xyz(0.9642, 1, 0.8249)[8:])
	return h
}

// xyz writes an XYZ value in fixed point with 16 fractional bits.
func xyz(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// description writes a version 2 text description without its Unicode and
// Macintosh parts.
func description(s string) []byte {
	b := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}

// transferCurve is the decoding curve of sRGB in 1024 steps.
func transferCurve() []byte {
	const steps = 1024
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}
