package typeface

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Name identifiers of the OpenType name table that tell a face's identity.
const (
	nameFamily      = 1
	nameFull        = 4
	namePostScript  = 6
	nameTypographic = 16
)

// names are the identifying strings of a face, in every language it has.
type names struct {
	postScript string   // first one found, ASCII only; may be empty
	families   []string // ids 1, 4, 6 and 16 without repetitions
}

// parseNames reads the name table; broken records are skipped, they only make
// a face harder to recognise.
func parseNames(table []byte) names {
	var out names
	if len(table) < 6 {
		return out
	}
	count := int(binary.BigEndian.Uint16(table[2:]))
	storage := int(binary.BigEndian.Uint16(table[4:]))
	for i := range count {
		if len(table) < 6+12*(i+1) {
			break
		}
		rec := table[6+12*i:]
		id := binary.BigEndian.Uint16(rec[6:])
		if id != nameFamily && id != nameFull && id != namePostScript && id != nameTypographic {
			continue
		}
		from := storage + int(binary.BigEndian.Uint16(rec[10:]))
		to := from + int(binary.BigEndian.Uint16(rec[8:]))
		if to > len(table) {
			continue
		}
		s := decodeName(binary.BigEndian.Uint16(rec), binary.BigEndian.Uint16(rec[2:]), table[from:to])
		if s == "" {
			continue
		}
		if id == namePostScript && out.postScript == "" {
			out.postScript = asciiName(s)
		}
		if !slices.Contains(out.families, s) {
			out.families = append(out.families, s)
		}
	}
	return out
}

// decodeName turns a record into text. Chinese faces of the nineties store GBK
// bytes under the Windows PRC and the Macintosh encodings.
func decodeName(platform, encoding uint16, raw []byte) string {
	switch {
	case platform == 3 && encoding == 3, platform == 1 && encoding == 25:
		text, err := simplifiedchinese.GBK.NewDecoder().Bytes(raw)
		if err != nil {
			return ""
		}
		return strings.Trim(string(text), "\x00 ")
	case platform == 0, platform == 3:
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(raw[2*i:])
		}
		return strings.Trim(string(utf16.Decode(units)), "\x00 ")
	case platform == 1 && encoding == 0:
		return strings.Trim(asciiOnly(raw), "\x00 ")
	}
	return ""
}

func asciiOnly(raw []byte) string {
	for _, b := range raw {
		if b >= 0x80 {
			return ""
		}
	}
	return string(raw)
}

// asciiName keeps what may stand in a PostScript name (OpenType, name id 6).
func asciiName(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%", r) {
			return -1
		}
		return r
	}, s)
}

// nameTable writes a name table that holds only a PostScript name, under some identifiers in
// ascending order.
func nameTable(postScript string, ids ...int) []byte {
	text := utf16.Encode([]rune(postScript))
	out := make([]byte, 0, 6+12*len(ids)+2*len(text))
	add := func(v int) { out = binary.BigEndian.AppendUint16(out, uint16(v)) }
	for _, v := range []int{0, len(ids), 6 + 12*len(ids)} {
		add(v)
	}
	for _, id := range ids {
		for _, v := range []int{3, 1, 0x409, id, 2 * len(text), 0} {
			add(v)
		}
	}
	for _, u := range text {
		add(int(u))
	}
	return out
}
