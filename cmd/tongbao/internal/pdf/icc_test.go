package pdf

import (
	"encoding/binary"
	"math"
	"testing"
)

// The profile is sRGB as IEC 61966-2-1 defines it, in the form of ICC.1:2001-04.
func TestColourProfile(t *testing.T) {
	number := func(at uint32) uint32 { return binary.BigEndian.Uint32(sRGB[at:]) }
	if number(0) != uint32(len(sRGB)) || string(sRGB[12:24]) != "mntrRGB XYZ " || string(sRGB[36:40]) != "acsp" {
		t.Fatal("no profile of a display in RGB")
	}
	tags := map[string]uint32{} // places of their data
	for i := range number(128) {
		at := 132 + 12*i
		tags[string(sRGB[at:at+4])] = number(at + 4)
		if end := number(at+4) + number(at+8); end > uint32(len(sRGB)) {
			t.Fatalf("tag %d ends at %d", i, end)
		}
	}
	if len(tags) != 9 || tags["rTRC"] != tags["gTRC"] || tags["rTRC"] != tags["bTRC"] {
		t.Fatal(tags)
	}
	for tag, want := range map[string][3]float64{
		"wtpt": {0.9642, 1, 0.8249}, // D50
		"rXYZ": {0.4360747, 0.2225045, 0.0139322},
		"gXYZ": {0.3850649, 0.7168786, 0.0971045},
		"bXYZ": {0.1430804, 0.0606169, 0.7141733},
	} {
		for i, w := range want {
			if got := float64(int32(number(tags[tag]+8+4*uint32(i)))) / 65536; math.Abs(got-w) > 1.0/65536 {
				t.Errorf("%s: %v, want %v", tag, got, w)
			}
		}
	}
	curve := tags["rTRC"]
	steps := number(curve + 8)
	if string(sRGB[curve:curve+4]) != "curv" || steps != 1024 {
		t.Fatal("no curve")
	}
	for i := range steps {
		v := float64(i) / float64(steps-1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		if got := binary.BigEndian.Uint16(sRGB[curve+12+2*i:]); math.Abs(float64(got)-65535*v) > 0.5001 {
			t.Errorf("step %d: %d, want %v", i, got, 65535*v)
		}
	}
}
