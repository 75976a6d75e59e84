package typeface

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"unicode"

	"tongbao/cmd/tongbao/internal/intake"
)

// Face is one font face of a set. It is read and parsed when a glyph of it is first
// asked for, and only once, whatever sets have it; it is safe for concurrent use.
type Face struct {
	Name   string // PostScript name, ASCII: the font's name in a PDF
	File   string // path on disk, or the base name of an embedded file
	Origin Origin

	asked atomic.Bool // through this set
	*source
}

// source is where a face is read from, and what was read.
type source struct {
	embedded []byte // bytes in the binary; nil for a face on disk only
	path     string // file on disk that wins over them; empty for none
	index    int    // face of a collection

	load sync.Once
	err  error // why the file on disk is not used
	font parsed
}

// Origin is where a face comes from.
type Origin int

const (
	FromBinary  Origin = iota // embedded default
	FromProject               // a default face in a font folder on disk
	FromOffice                // an office's own licensed face
	FromSystem                // a font folder of the operating system
	FromExtra                 // ext/: more characters for every role
)

// String gives the origin in Chinese.
func (o Origin) String() string {
	return [...]string{"程序内置", "字体目录", "单位自备", "操作系统", "扩充字库"}[o]
}

// parsed is what is known of a face once it has been read.
type parsed struct {
	sum      [sha256.Size]byte // of the file on disk, zero for bytes in the binary
	data     []byte            // of the file it lies in, with its tables; nil: it could not be read
	tables   directory
	chars    charMap
	advances []uint16 // per mille of the em, by glyph, as gopdf writes them into /W
	embeds   bool     // the file's embedding permission (OS/2 fsType) allows it
	flaws    flaws
}

// GID returns the glyph the face draws for ch, 0 when it has none. A code point
// with an empty outline counts as missing unless it is a space: some faces map
// rare characters to blank glyphs.
func (f *Face) GID(ch rune) uint16 {
	f.ask()
	return f.font.chars.gid(ch)
}

// Advance returns the width of a glyph in em.
func (f *Face) Advance(gid uint16) float64 { return float64(f.PerMille(gid)) / 1000 }

// PerMille returns the width of a glyph in thousandths of the em, the very
// number a PDF holds.
func (f *Face) PerMille(gid uint16) int {
	f.ask()
	if int(gid) >= len(f.font.advances) {
		return 0
	}
	return int(f.font.advances[gid])
}

// Sum is the SHA-256 of the file on disk that the face is read from, in hexadecimal; empty for
// one inside the program.
func (f *Face) Sum() string {
	f.ask()
	if f.font.sum == [sha256.Size]byte{} {
		return ""
	}
	return hex.EncodeToString(f.font.sum[:])
}

// ask reads the face unless it has been read.
func (f *Face) ask() {
	if !f.asked.Load() {
		f.load.Do(f.read)
		f.asked.Store(true)
	}
}

// read parses the file on disk if there is one, else (or when that fails) the
// embedded bytes. A face with neither has no glyphs.
func (f *source) read() {
	if f.path != "" {
		if f.font, f.err = readFile(f.path, f.index); f.err == nil {
			return
		}
	}
	f.font = parsed{chars: charMap{bmp: make([]uint16, 0x10000)}}
	if f.embedded == nil {
		return
	}
	dir, err := readDirectory(bytes.NewReader(f.embedded), int64(len(f.embedded)), 0)
	if err == nil {
		f.font, err = parse(f.embedded, dir)
	}
	f.err = errors.Join(f.err, err)
}

// readFile parses face number index of a file.
func readFile(path string, index int) (parsed, error) {
	data, err := intake.File(path, intake.Font)
	if err != nil {
		return parsed{}, err
	}
	return parseFile(data, index)
}

func parseFile(data []byte, index int) (parsed, error) {
	r := bytes.NewReader(data)
	offsets, err := faceOffsets(r)
	if err != nil {
		return parsed{}, err
	}
	if index >= len(offsets) {
		return parsed{}, errFont
	}
	dir, err := readDirectory(r, int64(len(data)), offsets[index])
	if err != nil {
		return parsed{}, err
	}
	p, err := parse(data, dir)
	if err != nil {
		return parsed{}, err
	}
	p.sum = sha256.Sum256(data)
	return p, nil
}

// parse checks every table against its declared counts and builds the glyph
// map and the widths.
func parse(data []byte, dir directory) (parsed, error) {
	p := parsed{data: data, tables: dir}
	if err := checkTables(data, dir); err != nil {
		return p, err
	}
	numGlyphs := int(binary.BigEndian.Uint16(dir.table(data, "maxp")[4:]))
	g, err := newOutlines(data, dir, numGlyphs)
	if err != nil {
		return p, err
	}
	if p.advances, err = readAdvances(data, dir, numGlyphs); err != nil {
		return p, err
	}
	if p.chars, err = parseCmap(dir.table(data, "cmap"), numGlyphs); err != nil {
		return p, err
	}
	p.flaws = p.chars.sift(g, p.advances)
	_, p.flaws.variable = dir["fvar"]
	fsType := binary.BigEndian.Uint16(dir.table(data, "OS/2")[8:])
	p.embeds = fsType&0x000F != 0x0002 && fsType&0x0200 == 0 // restricted licence; bitmaps only
	return p, nil
}

// required are the tables a face must have, with the lengths up to which fixed
// fields are read, by us or, of a subset, by gopdf.
var required = [...]struct {
	tag string
	min int
}{{"OS/2", 78}, {"cmap", 4}, {"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"maxp", 6}, {"post", 16}, {"glyf", 0}, {"loca", 4}}

// magic stands in the head of every face (OpenType, head).
const magic = 0x5F0F3CF5

func checkTables(data []byte, dir directory) error {
	for _, r := range required {
		t, ok := dir[r.tag]
		switch _, cff := dir["CFF "]; {
		case !ok && cff:
			return errCFF
		case !ok:
			return fmt.Errorf("缺少必需的表 %q", r.tag)
		case int(t.length) < r.min:
			return fmt.Errorf("表 %q 太短，文件已损坏", r.tag)
		}
	}
	if binary.BigEndian.Uint32(dir.table(data, "head")[12:]) != magic {
		return errors.New("文件头（head）不对，文件已损坏")
	}
	return nil
}

// readAdvances reads hmtx into thousandths of the em, rounded down like gopdf.
func readAdvances(data []byte, dir directory, numGlyphs int) ([]uint16, error) {
	perEm := int(binary.BigEndian.Uint16(dir.table(data, "head")[18:]))
	count := int(binary.BigEndian.Uint16(dir.table(data, "hhea")[34:]))
	hmtx := dir.table(data, "hmtx")
	if perEm == 0 || count == 0 || len(hmtx) < 4*count {
		return nil, errors.New("字宽表（hmtx）不完整，文件已损坏")
	}
	out := make([]uint16, numGlyphs)
	for i := range out {
		w := int(binary.BigEndian.Uint16(hmtx[4*min(i, count-1):]))
		out[i] = uint16(min(w*1000/perEm, 0xFFFF))
	}
	return out, nil
}

// isSpace reports characters whose glyph is rightly empty.
func isSpace(ch rune) bool { return unicode.Is(unicode.Zs, ch) }
