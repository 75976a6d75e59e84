package fonts

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

var (
	update = flag.Bool("update", false, "write testdata/looked.txt: the sheets have been looked at")
	sheets = flag.String("sheets", "", "folder that receives a picture of each face's characters beside another face's")
)

// looked has what a person has seen: the characters that are no Han, face by face in rows
// of 32 code points, with a digest of their outlines.
const looked = "testdata/looked.txt"

// A face may draw another character than its table says (￥ as $), and no program can tell.
// So each character that is no Han was looked at beside another face's, and an outline that
// has changed since has to be looked at again:
//
//	go test ./fonts -sheets /tmp/sheets    (then, when all is right)    go test ./fonts -update
func TestCharactersHaveBeenLookedAt(t *testing.T) {
	var got strings.Builder
	files, beside := faceFiles(t), map[string]*sfnt.Font{}
	for name, data := range files {
		f, err := opentype.Parse(data)
		if err != nil {
			t.Fatal(name, err)
		}
		beside[name] = f
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		face, other := beside[name], beside["fallback-notoserifsc-light.ttf"]
		if face == other {
			other = beside["heiti-notosanssc.ttf"]
		}
		chars := notHan(t, face)
		writeRows(t, &got, name, face, chars)
		if *sheets != "" {
			writeSheet(t, filepath.Join(*sheets, filepath.Base(name)+".png"), face, other, chars)
		}
	}
	if *update {
		if err := os.WriteFile(looked, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(looked)
	if err != nil {
		t.Fatal(err)
	}
	seen := strings.Split(string(want), "\n")
	for line := range strings.SplitSeq(got.String(), "\n") {
		if !slices.Contains(seen, line) {
			t.Errorf("not looked at: %s", line)
		}
	}
}

func faceFiles(t *testing.T) map[string][]byte {
	out := map[string][]byte{}
	for _, pattern := range []string{"*.ttf", "gpl/*.ttf"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			if out[filepath.ToSlash(p)], err = os.ReadFile(p); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// notHan lists the characters a face draws with ink that are no Han.
func notHan(t *testing.T, f *sfnt.Font) []rune {
	var out []rune
	var b sfnt.Buffer
	for r := rune(0x21); r <= 0xFFFF; r++ {
		if unicode.Is(unicode.Han, r) && r != '〇' && r != '々' {
			continue
		}
		gid, err := f.GlyphIndex(&b, r)
		if err != nil {
			t.Fatal(err)
		}
		if gid == 0 {
			continue
		}
		segments, err := f.LoadGlyph(&b, gid, fixed.I(int(f.UnitsPerEm())), nil)
		if err == nil && len(segments) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// writeRows writes a line for each 32 code points: face, first of them, a digest, the characters.
func writeRows(t *testing.T, w *strings.Builder, name string, f *sfnt.Font, chars []rune) {
	var b sfnt.Buffer
	for i := 0; i < len(chars); {
		row := chars[i] &^ 31
		var outlines bytes.Buffer
		first := i
		for ; i < len(chars) && chars[i]&^31 == row; i++ {
			gid, _ := f.GlyphIndex(&b, chars[i])
			em := fixed.I(int(f.UnitsPerEm()))
			segments, err := f.LoadGlyph(&b, gid, em, nil)
			if err != nil {
				t.Fatal(err)
			}
			width, err := f.GlyphAdvance(&b, gid, em, font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			outlines.Write(binary.LittleEndian.AppendUint32(nil, uint32(width)))
			outlines.Write(segmentsData(segments))
		}
		sum := sha256.Sum256(outlines.Bytes())
		fmt.Fprintf(w, "%s U+%04X %x %s\n", name, row, sum[:6], string(chars[first:i]))
	}
}

func segmentsData(segments sfnt.Segments) []byte {
	var out []byte
	for _, s := range segments {
		out = binary.LittleEndian.AppendUint32(out, uint32(s.Op))
		for _, p := range s.Args {
			out = binary.LittleEndian.AppendUint32(out, uint32(p.X))
			out = binary.LittleEndian.AppendUint32(out, uint32(p.Y))
		}
	}
	return out
}

// A sheet has pairs of cells: the face's character in black, the other's in red beside it.
const (
	cellSide  = 34 // pixels
	glyphSize = 26 // pixels an em
	pairs     = 24 // a row
)

func writeSheet(t *testing.T, path string, face, other *sfnt.Font, chars []rune) {
	rows := (len(chars) + pairs - 1) / pairs
	sheet := image.NewRGBA(image.Rect(0, 0, 2*pairs*cellSide, rows*cellSide))
	draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
	for k, f := range []*sfnt.Font{face, other} {
		ink := []color.Color{color.Black, color.RGBA{200, 0, 0, 255}}[k]
		drawn, err := opentype.NewFace(f, &opentype.FaceOptions{Size: glyphSize, DPI: 72})
		if err != nil {
			t.Fatal(err)
		}
		d := font.Drawer{Dst: sheet, Src: image.NewUniform(ink), Face: drawn}
		for i, r := range chars {
			d.Dot = fixed.P((i%pairs*2+k)*cellSide+3, i/pairs*cellSide+glyphSize)
			d.DrawString(string(r))
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, sheet); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
