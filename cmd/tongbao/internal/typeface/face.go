package typeface

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"unicode"

	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/fonts"
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
	embedded fonts.File // in the binary; without bytes for a face on disk only
	path     string     // file on disk that wins over it; empty for none
	index    int        // face of a collection

	load sync.Once
	err  error // why the file on disk is not used
	font *parsed
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

// parsed is what is known of a face once its tables have been read. Its glyphs are looked at one by
// one, when they are asked for.
type parsed struct {
	sum      func() string // SHA-256 of the file on disk, empty for bytes in the binary
	data     []byte        // of the file it lies in, with its tables; nil: it could not be read
	tables   directory
	chars    charMap
	outlines outlines
	advances advances
	embeds   bool            // the file's embedding permission (OS/2 fsType) allows it
	noDigits bool            // one of 0 to 9 is missing, so none is taken: a number is of one face
	flaws    func() flaws    // looked for once
	known    []atomic.Uint32 // up to U+FFFF: 0, or the glyph of the character and 1
}

// GID returns the glyph the face draws for ch, 0 when it has none. A code point
// with an empty outline counts as missing unless it is a space: some faces map
// rare characters to blank glyphs.
func (f *Face) GID(ch rune) uint16 {
	f.ask()
	return f.font.gid(ch)
}

func (p *parsed) gid(ch rune) uint16 {
	if ch < 0 || int(ch) >= len(p.known) {
		return p.find(ch)
	}
	if known := p.known[ch].Load(); known != 0 {
		return uint16(known - 1)
	}
	gid := p.find(ch)
	p.known[ch].Store(uint32(gid) + 1)
	return gid
}

// find is the glyph of a character, 0 where what would print is nothing, in part or out of its place.
func (p *parsed) find(ch rune) uint16 {
	gid := p.chars.gid(ch)
	switch {
	case gid == 0, p.noDigits && isDigit(ch):
		return 0
	case !p.outlines.drawn(gid) && !isSpace(ch), !fits(ch, p.advances.perMille(gid)):
		return 0
	}
	return gid
}

// Advance returns the width of a glyph in em.
func (f *Face) Advance(gid uint16) float64 { return float64(f.PerMille(gid)) / 1000 }

// PerMille returns the width of a glyph in thousandths of the em, the very
// number a PDF holds.
func (f *Face) PerMille(gid uint16) int {
	f.ask()
	return int(f.font.advances.perMille(gid))
}

// Sum is the SHA-256 of the file on disk that the face is read from, in hexadecimal; empty for
// one inside the program.
func (f *Face) Sum() string {
	f.ask()
	return f.font.sum()
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
	shipped := f.embedded.Data
	if f.path != "" {
		if shipped != nil && f.isShipped() {
			if f.font, f.err = parseFile(shipped, f.index); f.err == nil {
				f.font.sum, f.font.flaws = f.sumOfShipped, noFlaws
				return
			}
		}
		if f.font, f.err = readFile(f.path, f.index); f.err == nil {
			return
		}
	}
	var err error
	if shipped != nil {
		if f.font, err = parseFile(shipped, 0); err == nil {
			f.font.sum = noSum
		}
	}
	if f.font == nil {
		f.font = &parsed{sum: noSum, flaws: noFlaws}
	}
	f.err = errors.Join(f.err, err)
}

// isShipped reports that the file on disk is the face in the binary, which then is used in place: nothing
// of the file is kept.
func (f *source) isShipped() bool {
	file, err := intake.Peek(f.path, intake.Font)
	if err != nil {
		return false
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.Size() != int64(len(f.embedded.Data)) {
		return false
	}
	hash, piece := sha256.New(), make([]byte, 64<<10)
	for {
		n, err := file.Read(piece)
		hash.Write(piece[:n])
		if err != nil {
			return err == io.EOF && hex.EncodeToString(hash.Sum(nil)) == f.embedded.SHA256
		}
	}
}

func (f *source) sumOfShipped() string { return f.embedded.SHA256 }

func noSum() string { return "" }

// readFile parses face number index of a file.
func readFile(path string, index int) (*parsed, error) {
	data, err := intake.File(path, intake.Font)
	if err != nil {
		return nil, err
	}
	return parseFile(data, index)
}

func parseFile(data []byte, index int) (*parsed, error) {
	r := bytes.NewReader(data)
	offsets, err := faceOffsets(r)
	if err != nil {
		return nil, err
	}
	if index >= len(offsets) {
		return nil, errFont
	}
	dir, err := readDirectory(r, int64(len(data)), offsets[index])
	if err != nil {
		return nil, err
	}
	return parse(data, dir)
}

// parse checks every table against its declared counts.
func parse(data []byte, dir directory) (*parsed, error) {
	if err := checkTables(data, dir); err != nil {
		return nil, err
	}
	p := &parsed{data: data, tables: dir, known: make([]atomic.Uint32, 0x10000)}
	numGlyphs := int(binary.BigEndian.Uint16(dir.table(data, "maxp")[4:]))
	var err error
	if p.outlines, err = newOutlines(data, dir, numGlyphs); err != nil {
		return nil, err
	}
	if p.advances, err = newAdvances(data, dir, numGlyphs); err != nil {
		return nil, err
	}
	if p.chars, err = parseCmap(dir.table(data, "cmap"), numGlyphs); err != nil {
		return nil, err
	}
	p.noDigits = !p.hasDigits()
	p.flaws = sync.OnceValue(p.lookForFlaws)
	p.sum = sync.OnceValue(func() string {
		sum := sha256.Sum256(data)
		return hex.EncodeToString(sum[:])
	})
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

// advances are the widths of hmtx.
type advances struct {
	hmtx   []byte
	count  int // of widths; the last is that of all further glyphs
	perEm  int // units
	glyphs int // of the face
}

func newAdvances(data []byte, dir directory, numGlyphs int) (advances, error) {
	a := advances{
		hmtx: dir.table(data, "hmtx"), glyphs: numGlyphs, count: int(binary.BigEndian.Uint16(dir.table(data, "hhea")[34:])),
		perEm: int(binary.BigEndian.Uint16(dir.table(data, "head")[18:])),
	}
	if a.perEm == 0 || a.count == 0 || len(a.hmtx) < 4*a.count {
		return a, errors.New("字宽表（hmtx）不完整，文件已损坏")
	}
	return a, nil
}

// perMille is the width of a glyph in thousandths of the em, rounded down like gopdf; 0 where there is no such glyph.
func (a *advances) perMille(gid uint16) uint16 {
	if int(gid) >= a.glyphs {
		return 0
	}
	w := int(binary.BigEndian.Uint16(a.hmtx[4*min(int(gid), a.count-1):]))
	return uint16(min(w*1000/a.perEm, 0xFFFF))
}

// isSpace reports characters whose glyph is rightly empty.
func isSpace(ch rune) bool { return unicode.Is(unicode.Zs, ch) }
