package intake

import (
	"io/fs"
	"os"
	"path/filepath"
)

// File is the content of a file that the clerk names on the command line or that is looked for in
// folders of the system: links are followed wherever they lead. The error is a *Refusal; where
// nothing is there it is fs.ErrNotExist.
func File(path string, k Kind) ([]byte, error) {
	file, err := Peek(path, k)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return take(file, path, k)
}

// Peek opens such a file, to read parts of it.
func Peek(path string, k Kind) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil && isLink(path): // that leads nowhere
		return nil, refusal(path, &Refusal{Path: path, Text: "这是链接，它指的文件不在或者不能读", Hint: "请放入真正的文件，换掉链接。", code: codeUnreadable})
	case err != nil:
		return nil, refusal(path, err)
	case !info.Mode().IsRegular():
		return nil, irregular(path, info.Mode())
	case info.Size() > k.bound().bytes:
		return nil, tooLarge(path, k)
	}
	file, err := os.OpenFile(path, os.O_RDONLY|nonBlocking, 0)
	if file, err = stillRegular(file, path, err); err != nil {
		return nil, refusal(path, err)
	}
	return file, nil
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// Exists reports that something is there, readable or not.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Below lists the files below a folder of the system whose name is wanted, in order. What cannot be
// looked into is passed over.
func Below(dir string, wanted func(name string) bool) []string {
	var out []string
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error { // it returns what we return
		if err == nil && !e.IsDir() && wanted(e.Name()) && len(out) < MaxFiles {
			out = append(out, path)
		}
		return nil
	})
	return out
}
