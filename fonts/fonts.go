// Package fonts carries the default faces inside the binary, so that it works
// without any folder beside it. README.md says what each face is, where it
// comes from and under which licence.
//
// The Fangsong face of gpl/ is not embedded: it is read from disk at run time.
package fonts

import (
	"embed"
	"io/fs"
	"strings"
)

// Each face is a []byte of its own: an embed.FS would copy megabytes on every
// read, these are used in place.
var (
	//go:embed kaiti-arplukai.ttf
	kaiTi []byte
	//go:embed songti-arpluming.ttf
	songTi []byte
	//go:embed heiti-notosanssc.ttf
	heiTi []byte
	//go:embed xiaobiaosong-notoserifsc.ttf
	xiaoBiaoSong []byte
	//go:embed fallback-wenkai-light.ttf
	wenKaiLight []byte
	//go:embed fallback-notoserifsc-light.ttf
	notoSerifLight []byte

	//go:embed SHA256SUMS
	sums string
	//go:embed LICENSES
	licences embed.FS
)

// File is an embedded file: its name in this folder and its bytes, which must
// not be changed; of a face the SHA-256 of them, in hexadecimal.
type File struct {
	Name   string
	Data   []byte
	SHA256 string
}

// Embedded returns the faces that are part of the binary.
func Embedded() []File {
	faces := []File{
		{Name: "kaiti-arplukai.ttf", Data: kaiTi},
		{Name: "songti-arpluming.ttf", Data: songTi},
		{Name: "heiti-notosanssc.ttf", Data: heiTi},
		{Name: "xiaobiaosong-notoserifsc.ttf", Data: xiaoBiaoSong},
		{Name: "fallback-wenkai-light.ttf", Data: wenKaiLight},
		{Name: "fallback-notoserifsc-light.ttf", Data: notoSerifLight},
	}
	for i := range faces {
		before, _, _ := strings.Cut(sums, "  "+faces[i].Name+"\n")
		faces[i].SHA256 = before[strings.LastIndexByte(before, '\n')+1:]
	}
	return faces
}

// Licences returns the licence texts of all faces, the one read from gpl/
// included, in order of their file names.
func Licences() ([]File, error) {
	entries, err := fs.ReadDir(licences, "LICENSES")
	if err != nil {
		return nil, err
	}
	var out []File
	for _, e := range entries {
		data, err := licences.ReadFile("LICENSES/" + e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, File{Name: e.Name(), Data: data})
	}
	return out, nil
}
