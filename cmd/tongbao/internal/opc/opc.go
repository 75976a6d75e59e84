// Package opc opens the containers of office files, xlsx and docx: the Open Packaging Conventions
// of ECMA-376-2. Nothing in a container is trusted: counts, sizes and ratios of its parts are bounded
// before one is unpacked.
package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// Bounds on a container. A sheet of 100 000 rows and ten columns is 4 MB packed and 45 MB unpacked; a
// Word file with a table of 10,000 rows has 20 MB.
const (
	MaxPart    = 96 << 20  // bytes of one unpacked part
	maxTotal   = 128 << 20 // bytes of all unpacked parts
	maxParts   = 4000      // entries of the archive
	maxRatio   = 200       // unpacked to packed, for parts above ratioFloor; real ones stay below 60, styles that a program made do not
	ratioFloor = 1 << 20
)

// Trouble is a reason not to read a file, in words for a clerk.
type Trouble struct {
	Text string // what is wrong, without a mark at its end
	Hint string // what to do
}

func (t *Trouble) Error() string { return t.Text }

// Container is an office file whose archive has been checked.
type Container struct {
	parts map[string]*zip.File // by name in small letters: names are told apart without regard to case (ECMA-376-2, 6.2.2.3)
	word  string
}

// Open checks the archive of an office file. word is what the file is called, 工作簿, and again
// what to do with one that is not sound. The error is a *Trouble.
func Open(data []byte, word, again string) (*Container, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Trouble{word + "不完整，打不开", "请重新复制或下载，或打开修复后" + again}
	}
	c := &Container{map[string]*zip.File{}, word}
	return c, c.check(archive, again)
}

// check holds names, counts, sizes and ratios against the bounds. The sizes are those the directory
// states; a part that unpacks to another one is damaged, which is told when it is read.
func (c *Container) check(archive *zip.Reader, again string) error {
	bomb := func(what string) error {
		return &Trouble{c.word + what + "，不像正常的文件，不读取", "请删去不用的内容，" + again}
	}
	if len(archive.File) > maxParts {
		return bomb(fmt.Sprintf("有 %d 个部分", len(archive.File)))
	}
	var total uint64
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") { // a folder
			continue
		}
		name := PartName("", f.Name)
		if c.parts[name] != nil {
			return &Trouble{c.word + "里有两个同名的部分 " + name, "请打开它，" + again}
		}
		c.parts[name] = f
		total += f.UncompressedSize64
		switch {
		case f.UncompressedSize64 > MaxPart || total > maxTotal:
			return bomb("展开后太大")
		case f.UncompressedSize64 > ratioFloor && f.UncompressedSize64/maxRatio > f.CompressedSize64 &&
			!strings.HasSuffix(name, "/styles.xml"):
			return bomb("压缩得异常厉害")
		}
	}
	return nil
}

// Unpacked is how many bytes the parts of a file have that may be an archive, as its directory
// states; of any other file its own bytes.
func Unpacked(data []byte) uint64 {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return uint64(len(data))
	}
	total := uint64(0)
	for _, f := range archive.File {
		total += min(f.UncompressedSize64, maxTotal)
	}
	return total
}

// Has reports that there is a part of a name.
func (c *Container) Has(name string) bool { return c.parts[name] != nil }

// Part opens a part for reading; no more of it is read than the directory says it has, and a byte.
func (c *Container) Part(name string) (io.ReadCloser, error) {
	f := c.parts[name]
	if f == nil {
		return nil, fmt.Errorf("缺少 %s", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("打不开 %s", name)
	}
	return &bounded{io.LimitReader(r, int64(f.UncompressedSize64)+1), r}, nil
}

// bounded reads so much of a part.
type bounded struct {
	io.Reader
	io.Closer
}

// PartName is the name of a part that one in folder points to.
func PartName(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + folder + "/" + target
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean(target), "/"))
}
