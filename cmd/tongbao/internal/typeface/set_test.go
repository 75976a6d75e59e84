package typeface

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/signintech/gopdf"

	"tongbao/fonts"
)

const fontDir = "../../../../fonts"

func open(t testing.TB, o Options) *Set {
	t.Helper()
	s, findings, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Log(f)
	}
	return s
}

// The glyph ids and widths must be the ones gopdf embeds: every face is held
// against gopdf's own parser over the whole code space.
func TestFacesAgreeWithGopdf(t *testing.T) {
	s := open(t, Options{Dirs: []string{fontDir}})
	for _, f := range s.faces {
		t.Run(f.Name, func(t *testing.T) {
			f.ask()
			var theirs gopdf.SubsetFontObj
			theirs.SetTtfFontOption(gopdf.TtfOption{})
			if err := theirs.SetTTFData(f.font.data); err != nil {
				t.Fatal(err)
			}
			covered := 0
			for ch := rune(0); ch <= 0x323AF; ch++ {
				gid := f.GID(ch)
				if gid == 0 {
					continue
				}
				covered++
				want, err := theirs.CharCodeToGlyphIndex(ch)
				if err != nil || uint(gid) != want {
					t.Fatalf("U+%04X: glyph %d, gopdf has %d (%v)", ch, gid, want, err)
				}
				if w := theirs.GlyphIndexToPdfWidth(want); f.PerMille(gid) != int(w) {
					t.Fatalf("U+%04X: width %d, gopdf has %d", ch, f.PerMille(gid), w)
				}
			}
			if covered < 6000 {
				t.Errorf("only %d code points", covered)
			}
		})
	}
}

func TestGlyphTakesFirstFaceOfChain(t *testing.T) {
	s := open(t, Options{Dirs: []string{fontDir}})
	for _, tc := range []struct {
		role Role
		ch   rune
		face string
		adv  float64
	}{
		{FangSong, '通', "FandolFangGW-Regular", 1},
		{FangSong, '镕', "GWWenKai-Light", 1},
		{FangSong, '𬭚', "GWWenKai-Light", 1}, // above U+FFFF,
		{FangSong, '5', "FandolFangGW-Regular", 0.5},
		{FangSong, '“', "FandolFangGW-Regular", 1},
		{FangSong, '—', "FandolFangGW-Regular", 1},
		{FangSong, '〔', "FandolFangGW-Regular", 1},
		{FangSong, '　', "FandolFangGW-Regular", 1},
		{KaiTi, '二', "ARPLUKaiCNGW", 1},
		{KaiTi, '㧟', "GWWenKai-Light", 1}, // blank in the source of the Kai face
		{HeiTi, '燚', "NotoSansSCGW-Medium", 1},
		{SongTi, '7', "ARPLUMingCNGW", 0.5},
		{XiaoBiaoSong, '关', "NotoSerifSCGW-Bold", 1},
	} {
		g, ok := s.Glyph(tc.role, tc.ch)
		if !ok {
			t.Errorf("%s %c: not found", tc.role, tc.ch)
			continue
		}
		if g.Face.Name != tc.face || g.Advance != tc.adv || g.GID == 0 {
			t.Errorf("%s %c: %s gid %d advance %v, want %s %v", tc.role, tc.ch, g.Face.Name, g.GID, g.Advance, tc.face, tc.adv)
		}
	}
	for _, ch := range []rune{'\uE000', '\u0007', 0x10FFFF, -1, '\uFFFF'} {
		if g, ok := s.Glyph(FangSong, ch); ok {
			t.Errorf("U+%04X has glyph %d of %s", ch, g.GID, g.Face.Name)
		}
	}
}

func TestBinaryAloneStandsIn(t *testing.T) {
	s, findings, err := Open(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(findings) != 1 || findings[0].Code != "font-stand-in" || !strings.Contains(findings[0].Text, "GWWenKai-Light") {
		t.Errorf("findings %v", findings)
	}
	if g, _ := s.Glyph(FangSong, '通'); g.Face.Name != "GWWenKai-Light" {
		t.Errorf("body in %s", g.Face.Name)
	}
	if g, _ := s.Glyph(FangSong, '8'); g.Face.Name != "GWWenKai-Light" || g.Advance != 0.5 {
		t.Errorf("figures of the stand-in from %s, %v em wide", g.Face.Name, g.Advance)
	}
	if g, _ := s.Glyph(KaiTi, '8'); g.Face.Name != "ARPLUKaiCNGW" {
		t.Errorf("figures of 楷体 from %s", g.Face.Name)
	}
}

func TestFileOnDiskWins(t *testing.T) {
	dir := t.TempDir()
	songTi := fonts.Embedded()[1]
	write(t, filepath.Join(dir, fileKaiTi), songTi.Data) // a recognisable swap
	write(t, filepath.Join(dir, fileHeiTi), []byte("no font"))
	broken := append([]byte{}, fonts.Embedded()[3].Data...)
	clear(broken[12 : 12+16*4]) // table directory
	write(t, filepath.Join(dir, fileXiaoBiaoSong), broken)
	s := open(t, Options{Dirs: []string{dir}})
	if g, _ := s.Glyph(KaiTi, '通'); g.Face.Name != "ARPLUMingCNGW" {
		t.Errorf("楷体 from %s", g.Face.Name)
	}
	for _, r := range []Role{HeiTi, XiaoBiaoSong} {
		if g, ok := s.Glyph(r, '通'); !ok || strings.Contains(g.Face.Name, "Light") {
			t.Errorf("%s does not fall back to the embedded face", r)
		}
	}
	var files []string
	for _, f := range s.Findings() {
		if f.Code == "font-unusable" {
			files = append(files, f.Place.File)
		}
	}
	if got := strings.Join(files, " "); got != fileHeiTi+" "+fileXiaoBiaoSong {
		t.Errorf("unusable: %s", got)
	}
}

// TestSideBySide has several goroutines be the first to ask a set for all it can
// tell: each gets what one alone gets.
func TestSideBySide(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, fileHeiTi), []byte("no font")) // so that there is something to find
	ask := func(s *Set) string {
		var b strings.Builder
		for _, r := range roles {
			for ch := rune(0x4E00); ch < 0x4E40; ch++ {
				g, ok := s.Glyph(r, ch)
				fmt.Fprintln(&b, g.Face.Name, g.GID, g.Advance, ok)
			}
			g, _ := s.Glyph(r, '通')
			subset, err := g.Face.Subset([]rune("通"))
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&b, subset.Glyphs(), len(subset.Data))
		}
		fmt.Fprintln(&b, s.Findings())
		return b.String()
	}
	alone, together := ask(open(t, Options{Dirs: []string{dir}})), open(t, Options{Dirs: []string{dir}})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := ask(together); got != alone {
				t.Error("the answers of a set asked by many differ from those of one asked by one")
			}
		})
	}
	wg.Wait()
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkGlyph(b *testing.B) {
	s := open(b, Options{})
	for b.Loop() {
		s.Glyph(FangSong, '通')
	}
}
