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

	"github.com/signintech/gopdf"

	"tongbao/cmd/tongbao/internal/intake"
)

// Face is one font face. It is read and parsed when a glyph of it is first
// asked for, and only once; it is safe for concurrent use.
type Face struct {
	Name   string // PostScript name, ASCII: the font's name in a PDF
	File   string // path on disk, or the base name of an embedded file
	Origin Origin

	embedded []byte // bytes in the binary; nil for a face on disk only
	path     string // file on disk that wins over them; empty for none
	index    int    // face of a collection

	load   sync.Once
	loaded atomic.Bool
	err    error // why the file on disk is not used
	font   parsed

	embed     sync.Once
	container gopdf.FontContainer
	embedErr  error
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
	file     func() []byte     // a TrueType file that gopdf can embed, made when it is asked for; nil: there is none
	data     []byte            // of the file it lies in, with its tables
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
	f.load.Do(f.read)
	return f.font.chars.gid(ch)
}

// Advance returns the width of a glyph in em.
func (f *Face) Advance(gid uint16) float64 { return float64(f.PerMille(gid)) / 1000 }

// PerMille returns the width of a glyph in thousandths of the em, the very
// number a PDF holds.
func (f *Face) PerMille(gid uint16) int {
	f.load.Do(f.read)
	if int(gid) >= len(f.font.advances) {
		return 0
	}
	return int(f.font.advances[gid])
}

// AddTo makes the face known to a gopdf document under its name. The parsed
// form is shared by all documents of the process.
func (f *Face) AddTo(pdf *gopdf.GoPdf) error {
	f.embed.Do(f.prepare)
	if f.embedErr != nil {
		return f.embedErr
	}
	return pdf.AddTTFFontFromFontContainer(f.Name, &f.container)
}

// prepare lets gopdf parse the face. gopdf indexes into font files unchecked,
// so a malformed one that got past our own checks must not end the program.
func (f *Face) prepare() {
	f.load.Do(f.read)
	defer func() {
		if r := recover(); r != nil {
			f.embedErr = fmt.Errorf("文件已损坏，无法嵌入（%v）", r)
		}
	}()
	if f.font.file == nil {
		f.embedErr = fmt.Errorf("无法读取：%w", f.err)
		return
	}
	if err := f.container.AddTTFFontData(f.Name, f.font.file()); err != nil {
		f.embedErr = fmt.Errorf("文件已损坏，无法嵌入（%w）", err)
	}
}

// Sum is the SHA-256 of the file on disk that the face is read from, in hexadecimal; empty for
// one inside the program.
func (f *Face) Sum() string {
	f.load.Do(f.read)
	if f.font.sum == [sha256.Size]byte{} {
		return ""
	}
	return hex.EncodeToString(f.font.sum[:])
}

// read parses the file on disk if there is one, else (or when that fails) the
// embedded bytes. A face with neither has no glyphs.
func (f *Face) read() {
	defer f.loaded.Store(true)
	if f.path != "" {
		if f.font, f.err = readFile(f.path, f.index, f.Name); f.err == nil {
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

// readFile parses face number index of a file into a form gopdf can embed
// under the given PostScript name.
func readFile(path string, index int, name string) (parsed, error) {
	data, err := intake.File(path, intake.Font)
	if err != nil {
		return parsed{}, err
	}
	return parseFile(data, index, name)
}

func parseFile(data []byte, index int, name string) (parsed, error) {
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
	p.file = func() []byte { return standalone(data, dir, name) }
	p.sum = sha256.Sum256(data)
	return p, nil
}

// parse checks every table against its declared counts and builds the glyph
// map and the widths.
func parse(data []byte, dir directory) (parsed, error) {
	p := parsed{file: func() []byte { return data }, data: data, tables: dir}
	if err := checkTables(dir); err != nil {
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
// fields are read, by us or by gopdf.
var required = [...]struct {
	tag string
	min int
}{{"OS/2", 78}, {"cmap", 4}, {"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"maxp", 6}, {"post", 16}, {"glyf", 0}, {"loca", 4}}

func checkTables(dir directory) error {
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
