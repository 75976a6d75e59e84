package pdf

import _ "embed"

// sRGB is an ICC version 2.1 display profile of the sRGB colour space, made from
// its definition (IEC 61966-2-1): primaries adapted to D50 and the transfer curve
// as a table. A test holds it to the definition.
//
//go:embed srgb.icc
var sRGB []byte

// addColour declares sRGB as the meaning of the file's grey and RGB values.
func (d *document) addColour() {
	const name = "(sRGB IEC61966-2.1)"
	profile := d.add(&object{dict: dict{{"N", "3"}}, stream: sRGB})
	d.setRoot("OutputIntents", "[ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier "+name+
		" /Info "+name+" /DestOutputProfile "+ref(profile)+" >> ]")
}
