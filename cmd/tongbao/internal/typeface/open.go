package typeface

import (
	"bytes"
	"cmp"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/fonts"
)

// File names of the default faces in a font folder; build/ makes them.
const (
	fileFangSong     = "fangsong-fandolfang.ttf" // in gpl/ only, not embedded
	fileKaiTi        = "kaiti-arplukai.ttf"
	fileSongTi       = "songti-arpluming.ttf"
	fileHeiTi        = "heiti-notosanssc.ttf"
	fileXiaoBiaoSong = "xiaobiaosong-notoserifsc.ttf"
	fileWenKai       = "fallback-wenkai-light.ttf"
	fileNotoLight    = "fallback-notoserifsc-light.ttf"
)

// defaults are the default faces of each role in the order they are tried.
// WenKai Light is nearest to Fangsong and Kai in weight and slope; Noto Serif
// Light covers GB 18030 level 2 for every role.
var defaults = [len(roles)][]string{
	FangSong:     {fileFangSong, fileWenKai, fileNotoLight},
	KaiTi:        {fileKaiTi, fileWenKai, fileNotoLight},
	HeiTi:        {fileHeiTi, fileNotoLight},
	SongTi:       {fileSongTi, fileNotoLight},
	XiaoBiaoSong: {fileXiaoBiaoSong, fileNotoLight},
}

// Open finds the faces for every role. Findings tell which font files could
// not be used and which face stands in for a missing one; the error is about a
// folder that does not exist or cannot be listed.
func Open(o Options) (*Set, diag.Findings, error) {
	s := &Set{byName: map[string]*Face{}}
	var own []candidate
	for _, dir := range o.Dirs {
		if _, err := intake.Open(dir).List(intake.MaxFiles); err != nil {
			return nil, nil, err
		}
		found, err := s.scan(dir, FromOffice, true)
		if err != nil {
			return nil, nil, err
		}
		own = append(own, found...)
	}
	if o.System {
		for _, dir := range systemDirs() {
			own = append(own, s.scanSystem(dir)...)
		}
	}
	base := s.openDefaults(o.Dirs)
	var extra []*Face
	for _, dir := range o.Dirs {
		more, err := s.openExtra(filepath.Join(dir, "ext"))
		if err != nil {
			return nil, nil, err
		}
		extra = append(extra, more...)
	}
	s.link(own, base, extra)
	return s, s.findings, nil
}

// link builds the chains and reports stand-ins.
func (s *Set) link(own []candidate, base map[string]*Face, extra []*Face) {
	slices.SortStableFunc(own, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.face.Origin, b.face.Origin), cmp.Compare(a.rank, b.rank))
	})
	for _, r := range roles {
		c := &s.chains[r]
		for _, f := range own {
			if f.role == r {
				c.faces = append(c.faces, f.face)
			}
		}
		licensed := len(c.faces)
		for _, file := range defaults[r] {
			if f := base[file]; f != nil {
				c.faces = append(c.faces, f)
			}
		}
		c.faces = append(c.faces, extra...)
		if licensed == 0 && base[defaults[r][0]] == nil {
			s.standIn(r, c)
		}
	}
}

// standIn reports that a role is filled by its first fallback.
func (s *Set) standIn(r Role, c *chain) {
	s.findings.Tell(codeFontStandIn, diag.Place{},
		"把本单位有授权的"+r.String()+"字体放进字体目录的 user 子目录即可；运行 tongbao fonts 可查看各字体。",
		"%s暂由 %s 代替：没有找到 %s，也没有单位自备的%s字体。", r, c.faces[0].Name, defaults[r][0], r)
}

// openDefaults makes the default faces: embedded ones, each overridden by a
// file of the same name on disk, and those found on disk only.
func (s *Set) openDefaults(dirs []string) map[string]*Face {
	base := map[string]*Face{}
	for _, e := range fonts.Embedded() {
		base[e.Name] = &Face{File: e.Name, source: &source{embedded: e}}
	}
	for _, file := range defaultFiles() {
		f := overlay(base[file], dirs, file)
		delete(base, file)
		if f == nil || !s.name(f) {
			continue
		}
		if same := s.byName[f.Name]; same != nil {
			base[file] = same // the office has dropped in a copy
		} else if s.enter(f) {
			base[file] = f
		}
	}
	return base
}

// overlay puts the file on disk, if there is one, before the embedded face; nil
// when there is neither.
func overlay(f *Face, dirs []string, file string) *Face {
	for _, dir := range dirs {
		path := findDefault(dir, file)
		if path == "" {
			continue
		}
		if f == nil {
			f = &Face{source: &source{}}
		}
		f.path, f.File, f.Origin = path, path, FromProject
		break
	}
	return f
}

// defaultFiles lists the default faces, each once.
func defaultFiles() []string {
	var out []string
	for _, list := range defaults {
		for _, file := range list {
			if !slices.Contains(out, file) {
				out = append(out, file)
			}
		}
	}
	return out
}

// findDefault is the path of a default face in a font folder; empty: it has none.
func findDefault(dir, file string) string {
	for _, path := range []string{filepath.Join(dir, file), filepath.Join(dir, "gpl", file)} {
		if intake.Exists(path) {
			return path
		}
	}
	return ""
}

// name reads the PostScript name of a default face without reading all of it.
// A file on disk that has none falls back to the embedded face.
func (s *Set) name(f *Face) bool {
	if f.path != "" {
		n, err := peekNames(f.path)
		if err == nil && n.postScript == "" {
			err = errFont
		}
		if err == nil {
			if finding, ok := misnamed(f.path, []names{n}); ok {
				s.findings = append(s.findings, finding)
			}
			f.Name = n.postScript
			return true
		}
		s.findings = append(s.findings, unusable(f.path, err))
		f.File, f.path, f.Origin = filepath.Base(f.path), "", FromBinary
	}
	if f.embedded.Data == nil {
		return false
	}
	n, err := namesAt(bytes.NewReader(f.embedded.Data), int64(len(f.embedded.Data)), 0)
	f.Name = n.postScript
	return err == nil && f.Name != ""
}

// peekNames reads the name table of the first face of a file.
func peekNames(path string) (names, error) {
	file, err := intake.Peek(path, intake.Font)
	if err != nil {
		return names{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return names{}, err
	}
	offsets, err := faceOffsets(file)
	if err != nil {
		return names{}, err
	}
	return namesAt(file, info.Size(), offsets[0])
}

// namesAt reads the name table of the face that begins at offset.
func namesAt(r io.ReaderAt, size int64, offset uint32) (names, error) {
	dir, err := readDirectory(r, size, offset)
	if err != nil {
		return names{}, err
	}
	table := make([]byte, min(dir["name"].length, maxNames))
	if _, err := r.ReadAt(table, int64(dir["name"].offset)); err != nil {
		return names{}, err
	}
	return parseNames(table), nil
}

// enter adds a default face. One that is not embedded has nothing behind it,
// so it is read at once to know whether a stand-in is needed.
func (s *Set) enter(f *Face) bool {
	if f.embedded.Data == nil {
		return s.admit(f)
	}
	return s.add(f)
}

// add enters a face under its name; a second face of the same name is left out.
func (s *Set) add(f *Face) bool {
	if s.byName[f.Name] != nil {
		return false
	}
	s.byName[f.Name] = f
	s.faces = append(s.faces, f)
	return true
}

// unusable is the finding for a font file that is passed over.
func unusable(path string, err error) diag.Finding {
	return codeFontUnusable.Found(diag.Place{File: filepath.Base(path)},
		"请换用完好的 TrueType 字体（.ttf 或 .ttc），或删去该文件。",
		"字体文件未被采用：%s。", strings.TrimSuffix(err.Error(), "。"))
}

// systemDirs are the font folders of the operating system.
func systemDirs() []string {
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		return []string{filepath.Join(os.Getenv("WINDIR"), "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")}
	case "darwin":
		return []string{"/System/Library/Fonts", "/Library/Fonts", filepath.Join(home, "Library", "Fonts")}
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", filepath.Join(home, ".local", "share", "fonts"),
		filepath.Join(home, ".fonts")}
}
