package typeface

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/signintech/gopdf"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/typeface/facetest"
	"tongbao/fonts"
)

var someHan = []rune("通报仿宋镕0123456789")

func codes(fs diag.Findings) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Code+" "+f.Place.File)
	}
	return strings.Join(out, "; ")
}

func TestOfficeFacesWin(t *testing.T) {
	for _, tc := range []struct {
		name string
		file string
		spec facetest.Spec
		role Role
	}{
		{"English family", "a.ttf", facetest.Spec{PostScript: "FangSong_GB2312", Family: "FangSong_GB2312"}, FangSong},
		{"Chinese family", "a.ttf", facetest.Spec{PostScript: "X1", Family: "X", Chinese: "方正小标宋_GBK"}, XiaoBiaoSong},
		{"name table before file name", "simhei.ttf", facetest.Spec{PostScript: "X2", Family: "KaiTi"}, KaiTi},
		{"file name", "SIMFANG.TTF", facetest.Spec{PostScript: "X3", Family: "X"}, FangSong},
		{"a word in the file name", "本单位小标宋2020.ttf", facetest.Spec{PostScript: "X4", Family: "X"}, XiaoBiaoSong},
		{"version in brackets", "z.ttf", facetest.Spec{PostScript: "Z", Family: "Zhuque Fangsong (technical preview)"}, FangSong},
		{"no PostScript name", "宋体.ttf", facetest.Spec{Family: "SimSun"}, SongTi},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			tc.spec.Chars = someHan
			write(t, filepath.Join(dir, "user", tc.file), facetest.TrueType(tc.spec))
			s, _, err := Open(Options{Dirs: []string{dir}})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range roles {
				g, ok := s.Glyph(r, '报')
				if own := ok && filepath.Base(g.Face.File) == tc.file; own != (r == tc.role) {
					t.Errorf("%s from %s", r, g.Face.File)
				}
			}
			if g, ok := s.Glyph(tc.role, '国'); !ok || g.Face.Origin == FromOffice {
				t.Error("no fallback behind the office's face")
			}
		})
	}
}

func TestGBKBeforeGB2312(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "user", "a.ttf"), facetest.TrueType(facetest.Spec{PostScript: "Small", Family: "方正小标宋简体", Chars: someHan}))
	write(t, filepath.Join(dir, "user", "b.ttf"), facetest.TrueType(facetest.Spec{PostScript: "Large", Family: "方正小标宋_GBK", Chars: someHan}))
	s := open(t, Options{Dirs: []string{dir}})
	if g, _ := s.Glyph(XiaoBiaoSong, '通'); g.Face.Name != "Large" {
		t.Errorf("title in %s", g.Face.Name)
	}
}

func TestCollectionIsSplit(t *testing.T) {
	dir := t.TempDir()
	sun := facetest.TrueType(facetest.Spec{PostScript: "SimSun", Family: "SimSun", Chinese: "宋体", Chars: []rune("通报0123456789"),
		Advance: map[rune]int{'1': 500}, PerEm: 256})
	nsun := facetest.TrueType(facetest.Spec{PostScript: "NSimSun", Family: "NSimSun", Chinese: "新宋体", Chars: []rune("通")})
	write(t, filepath.Join(dir, "user", "simsun.ttc"), facetest.Collection(sun, nsun))
	s := open(t, Options{Dirs: []string{dir}})
	g, _ := s.Glyph(SongTi, '1')
	if g.Face.Name != "SimSun" || g.Advance != 0.5 {
		t.Fatalf("figure from %s, %v em wide", g.Face.Name, g.Advance)
	}
	if s.Face("NSimSun") != nil {
		t.Error("the second face of the same role is in use too")
	}
	embed(t, g.Face, []rune("1"))
}

func TestMissingGlyphs(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "user", "仿宋.ttf"), facetest.TrueType(facetest.Spec{
		PostScript: "Own", Family: "FangSong", Chars: []rune("通𠮷“"), Empty: []rune("报 　"), Nested: []rune("宋"), Advance: map[rune]int{'“': 400},
	}))
	s := open(t, Options{Dirs: []string{dir}})
	for _, tc := range []struct {
		ch  rune
		own bool
		why string
	}{
		{'通', true, "has an outline"},
		{'𠮷', true, "beyond U+FFFF"},
		{'报', false, "empty outline"},
		{' ', true, "a space is rightly empty"},
		{'　', true, "so is the full-width one"},
		{'宋', false, "a composite of composites"},
		{'国', false, "not in the face"},
	} {
		g, ok := s.Glyph(FangSong, tc.ch)
		if !ok || (g.Face.Name == "Own") != tc.own {
			t.Errorf("%q (%s): from %+v", tc.ch, tc.why, g.Face)
		}
	}
	if g, _ := s.Glyph(FangSong, '“'); g.Advance != 1 || g.Shift != 0.6 {
		t.Errorf("opening quote: advance %v, shift %v", g.Advance, g.Shift)
	}
}

func TestUnusableFilesAreFindings(t *testing.T) {
	good := facetest.TrueType(facetest.Spec{PostScript: "Good", Family: "FangSong", Chars: someHan})
	for _, tc := range []struct {
		name, file string
		data       []byte
		want, text string
	}{
		{"CFF", "仿宋.otf", facetest.CFF(), "font-unusable", "CFF"},
		{"web font", "仿宋.woff2", []byte("wOF2 and so on…"), "font-unusable", "WOFF"},
		{"text", "仿宋.ttf", []byte("this is not a font"), "font-unusable", "不是 TrueType"},
		{"empty", "仿宋.ttf", nil, "font-unusable", "不是 TrueType"},
		{"cut short", "仿宋.ttf", good[:len(good)-40], "font-unusable", "超出文件末尾"},
		{"collection of nothing", "仿宋.ttc", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00"), "font-unusable", "0 个字体"},
		{"collection without end", "仿宋.ttc", []byte("ttcf\x00\x01\x00\x00\xFF\xFF\xFF\xFF"), "font-unusable", "损坏"},
		{"no role", "扁桃体.ttf", facetest.TrueType(facetest.Spec{PostScript: "Q", Family: "Q", Chars: someHan}), "font-role", "看不出"},
		{"no digits", "仿宋.ttf", facetest.TrueType(facetest.Spec{PostScript: "D", Family: "FangSong", Chars: []rune("通报")}),
			"font-flawed", "数字0至9不全"},
		{"variable", "仿宋.ttf", facetest.TrueType(facetest.Spec{PostScript: "V", Family: "FangSong", Chars: someHan, Variable: true}),
			"font-variable", "可变字体"},
		{"may not be embedded", "仿宋.ttf", facetest.TrueType(facetest.Spec{PostScript: "R", Family: "FangSong", Chars: someHan, FsType: 2}),
			"font-licence", "禁止嵌入"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "user", tc.file), tc.data)
			s, findings, err := Open(Options{Dirs: []string{dir}})
			if err != nil {
				t.Fatal(err)
			}
			if len(findings) == 0 || findings[0].Code != tc.want || findings[0].Place.File != tc.file ||
				!strings.Contains(findings[0].Text, tc.text) {
				t.Errorf("findings %v", findings)
			}
			if g, ok := s.Glyph(FangSong, '通'); !ok || g.GID == 0 {
				t.Error("no body face left")
			}
		})
	}
}

// A renamed copy of a default face in user/ must not take the default away from
// the other roles.
func TestCopyOfDefaultFace(t *testing.T) {
	dir := t.TempDir()
	for _, f := range fonts.Embedded() {
		if f.Name == fileNotoLight {
			write(t, filepath.Join(dir, "user", "宋体.ttf"), f.Data)
		}
	}
	s := open(t, Options{Dirs: []string{dir}})
	for _, r := range roles {
		if g, ok := s.Glyph(r, '㐂'); !ok || g.Face.Name != "NotoSerifSCGW-Light" {
			t.Errorf("%s has lost its last face", r)
		}
	}
	if g, _ := s.Glyph(SongTi, '通'); g.Face.Origin != FromOffice {
		t.Errorf("宋体 from %s", g.Face.File)
	}
}

// Everything in the folder may be missing or strange; a folder that cannot be
// read is an error of the command.
func TestFolders(t *testing.T) {
	dir := t.TempDir()
	if _, _, err := Open(Options{Dirs: []string{filepath.Join(dir, "none")}}); err == nil {
		t.Error("a mistyped folder is passed over")
	}
	if _, _, err := Open(Options{Dirs: []string{dir}}); err != nil {
		t.Error("an empty folder:", err)
	}
	write(t, filepath.Join(dir, "user"), []byte("a file where a folder should be"))
	if _, _, err := Open(Options{Dirs: []string{dir}}); err == nil {
		t.Error("a file in place of the folder user is passed over")
	}
	if err := os.MkdirAll(filepath.Join(dir, "x", "user", "仿宋.ttf"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, fs, err := Open(Options{Dirs: []string{filepath.Join(dir, "x")}}); err != nil || strings.Contains(codes(fs), "仿宋.ttf") {
		t.Error("a folder with a font's name:", err, fs)
	}
}

func TestExtraFacesComeLast(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "ext", "HanaMinB.ttf"), facetest.TrueType(facetest.Spec{PostScript: "HanaMinB", Family: "HanaMinB",
		Chars: []rune("通𠀀")}))
	write(t, filepath.Join(dir, "ext", "broken.ttf"), []byte("?"))
	s, findings, err := Open(Options{Dirs: []string{dir}})
	if err != nil || codes(findings) != "font-unusable broken.ttf; font-stand-in " {
		t.Error(err, codes(findings))
	}
	for _, r := range roles {
		if g, ok := s.Glyph(r, '𠀀'); !ok || g.Face.Name != "HanaMinB" {
			t.Errorf("%s: 𠀀 not from the extra face", r)
		}
		if g, _ := s.Glyph(r, '通'); g.Face.Name == "HanaMinB" {
			t.Errorf("%s: 通 from the extra face", r)
		}
	}
}

// A font file is whatever someone drops into the folder.
func FuzzFontFile(f *testing.F) {
	f.Add(facetest.TrueType(facetest.Spec{PostScript: "A", Family: "FangSong", Chars: []rune("通𠮷"), Nested: []rune("宋"), Empty: []rune("报")}))
	f.Add(facetest.Collection(facetest.TrueType(facetest.Spec{PostScript: "A", Family: "SimSun", Chars: []rune("通")})))
	f.Add(facetest.CFF())
	f.Fuzz(func(t *testing.T, data []byte) {
		font, err := parseFile(data, 0)
		if err != nil {
			return
		}
		f := &Face{Name: "Fuzz", source: &source{}}
		f.load.Do(func() { f.font = font })
		var has []rune
		for _, ch := range "通𠮷报宋" {
			gid := f.GID(ch)
			if gid != 0 && f.PerMille(gid) < 0 {
				t.Errorf("%q has a negative width", ch)
			}
			if gid != 0 {
				has = append(has, ch)
			}
		}
		embed(t, f, has)
	})
}

// embed holds that a subset of a face that could be read is a font file to others.
func embed(t *testing.T, f *Face, chars []rune) {
	t.Helper()
	subset, err := f.Subset(chars)
	if err != nil {
		t.Fatal(err)
	}
	var pdf gopdf.GoPdf
	pdf.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	if err := pdf.AddTTFFontData(f.Name, subset.Data); err != nil {
		t.Error(err)
	}
}

func TestSystemFolders(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "truetype", "ms", "simfang.ttf"),
		facetest.TrueType(facetest.Spec{PostScript: "FangSong", Family: "FangSong", Chars: someHan}))
	write(t, filepath.Join(dir, "仿宋练习.ttf"), facetest.TrueType(facetest.Spec{PostScript: "Toy", Family: "Toy 仿宋",
		Chars: someHan})) // only a word in the name
	write(t, filepath.Join(dir, "broken.ttf"), []byte("?"))
	s := &Set{byName: map[string]*Face{}}
	found := s.scanSystem(dir)
	if len(found) != 1 || found[0].face.Name != "FangSong" || found[0].role != FangSong {
		t.Errorf("found %v", found)
	}
	if len(s.findings) != 0 {
		t.Errorf("findings about fonts the user did not choose: %v", s.findings)
	}
}
