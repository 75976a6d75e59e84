package typeface

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
)

// candidate is a face of an office or the system with the role it fills.
type candidate struct {
	match
	face *Face
}

// scan looks for an office's own faces in dir and its user/ folder. A folder
// that does not exist has none.
func (s *Set) scan(dir string, origin Origin, loose bool) ([]candidate, error) {
	var out []candidate
	for _, d := range []string{filepath.Join(dir, "user"), dir} {
		files, err := fontFiles(d)
		if err != nil {
			return nil, err
		}
		for _, path := range files {
			if slices.Contains(defaultFiles(), filepath.Base(path)) {
				continue
			}
			out = append(out, s.openOwn(path, origin, loose)...)
		}
	}
	return out, nil
}

// fontFiles lists the files with a font's ending in one folder, in order.
func fontFiles(dir string) ([]string, error) {
	entries, err := intake.Open(dir).List(intake.MaxFiles)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if isFontFile(e.Name()) && !e.IsDir() {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, nil
}

func isFontFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".ttf", ".ttc", ".otf", ".otc", ".woff", ".woff2":
		return true
	}
	return false
}

// scanSystem walks a system folder for faces known by name. Anything that
// cannot be read there is not the user's doing and passed over in silence.
func (s *Set) scanSystem(dir string) []candidate {
	var out []candidate
	for _, path := range intake.Below(dir, isFontFile) {
		if n, err := peekNames(path); err == nil {
			if _, ok := recognise(n, path, false); ok {
				out = append(out, s.openOwn(path, FromSystem, false)...)
			}
		}
	}
	return out
}

// openOwn reads all faces of a file that fill a role. They are parsed at once,
// since the office has to hear now what is wrong with a face it dropped in.
func (s *Set) openOwn(path string, origin Origin, loose bool) []candidate {
	all, err := readFaces(path)
	if err != nil {
		s.findings = append(s.findings, unusable(path, err))
		return nil
	}
	var out []candidate
	taken := map[Role]bool{}
	for i, n := range all {
		m, ok := recognise(n, path, loose)
		if !ok || taken[m.role] {
			continue
		}
		taken[m.role] = true // SimSun and NSimSun of one file: the first is the text face
		f := &Face{Name: n.postScript, File: path, Origin: origin, source: &source{path: path, index: i}}
		if s.admit(f) {
			out = append(out, candidate{m, f})
		}
	}
	if finding, ok := misnamed(path, all); ok && len(out) > 0 && origin == FromOffice {
		s.findings = append(s.findings, finding)
	}
	if len(taken) == 0 && origin == FromOffice {
		s.findings.Tell(codeFontRole, diag.Place{File: filepath.Base(path)},
			"请在文件名中写明用途，例如“仿宋.ttf”“小标宋.ttf”。", "看不出这个字体用作仿宋、楷体、黑体、宋体还是小标宋，未采用。")
	}
	return out
}

// readFaces returns the names of every face in a file.
func readFaces(path string) ([]names, error) {
	file, err := intake.Peek(path, intake.Font)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	r := io.NewSectionReader(file, 0, info.Size())
	offsets, err := faceOffsets(r)
	if err != nil {
		return nil, err
	}
	var out []names
	for i, offset := range offsets {
		n, err := namesAt(r, r.Size(), offset)
		if err != nil {
			return nil, err
		}
		if n.postScript == "" {
			if n.postScript, err = nameless(r, i); err != nil {
				return nil, err
			}
		}
		out = append(out, n)
	}
	return out, nil
}

// nameless is the name of face number index of a file that gives it none.
func nameless(r *io.SectionReader, index int) (string, error) {
	head := make([]byte, min(r.Size(), 1<<16))
	if _, err := r.ReadAt(head, 0); err != nil {
		return "", err
	}
	sum := sha256.Sum256(append(head, byte(index)))
	return "Face-" + hex.EncodeToString(sum[:4]), nil
}

// admit parses a face; what fails is a finding.
func (s *Set) admit(f *Face) bool {
	f.ask()
	err := f.err
	if err == nil && !f.font.hasHan() {
		err = f.font.flaws().noHan()
	}
	if err != nil {
		s.findings = append(s.findings, unusable(f.path, err))
		return false
	}
	if f.Origin != FromSystem {
		s.findings = append(s.findings, f.font.flaws().tell(f.path)...)
	}
	if !f.font.embeds {
		s.findings.Tell(codeFontLicence, diag.Place{File: filepath.Base(f.path)},
			"请确认本单位的授权允许把它嵌入 PDF，或换用其他字体。", "字体 %s 的嵌入许可标记为禁止嵌入。", f.Name)
	}
	return s.add(f)
}

// openExtra names the faces of an ext/ folder, which serve every role last.
// They are large and rarely needed, so they are read only when they are.
func (s *Set) openExtra(dir string) ([]*Face, error) {
	files, err := fontFiles(dir)
	if err != nil {
		return nil, err
	}
	var out []*Face
	for _, path := range files {
		n, err := peekNames(path)
		if err == nil && n.postScript == "" {
			err = errFont
		}
		if err != nil {
			s.findings = append(s.findings, unusable(path, err))
			continue
		}
		if f := (&Face{Name: n.postScript, File: path, Origin: FromExtra, source: &source{path: path}}); s.add(f) {
			out = append(out, f)
		}
	}
	return out, nil
}
