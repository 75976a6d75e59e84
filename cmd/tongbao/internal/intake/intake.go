// Package intake is the one door by which files come in: everything that a notice names or a
// folder holds is opened here. What is read is a regular file, or a link that stays inside its
// folder; pipes and devices are never opened; no more is read than the kind of file may have, and
// every error says in Chinese what is wrong with which path.
//
//	folder := intake.Open("data/zibo-2021-q1")
//	data, err := folder.Read("body.md", intake.Text)
package intake

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Folder is a folder whose files are read by name. It keeps the hash of what was read of each, and
// a file that has become another since is refused. It is safe for concurrent use; as an fs.FS it
// reads templates.
type Folder struct {
	path string

	mu   sync.Mutex
	sums map[string]Sum // by name
}

// Sum is the size in bytes of a file and its SHA-256.
type Sum struct {
	Size   int
	SHA256 [sha256.Size]byte
}

// Open is the folder of a path as the clerk gave it. Nothing is read before it is asked for.
func Open(path string) *Folder { return &Folder{path: path, sums: map[string]Sum{}} }

// Path is the path of the folder as it was given.
func (f *Folder) Path() string { return f.path }

// Beside is a folder that lies beside this one.
func (f *Folder) Beside(name string) *Folder {
	return Open(filepath.Join(f.path, "..", name))
}

// Read is the content of a file of the folder; name may hold folders, parted by slashes. The error
// is a *Refusal; where nothing is there it is fs.ErrNotExist.
func (f *Folder) Read(name string, k Kind) ([]byte, error) {
	path := f.pathOf(name)
	file, err := f.open(name)
	if err != nil {
		return nil, refusal(path, err)
	}
	defer file.Close()
	data, err := take(file, path, k)
	if err != nil {
		return nil, err
	}
	return data, f.keep(name, Sum{len(data), sha256.Sum256(data)})
}

// Sum is the size and hash of a file, which was read or is read now.
func (f *Folder) Sum(name string) (Sum, error) {
	f.mu.Lock()
	sum, read := f.sums[name]
	f.mu.Unlock()
	if read {
		return sum, nil
	}
	file, err := f.open(name)
	if err != nil {
		return Sum{}, refusal(f.pathOf(name), err)
	}
	defer file.Close()
	if sum, err = hashed(file, f.pathOf(name), Other); err != nil {
		return Sum{}, err
	}
	return sum, f.keep(name, sum)
}

// keep remembers what a file was when it was read.
func (f *Folder) keep(name string, sum Sum) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if old, read := f.sums[name]; read && old != sum {
		return &Refusal{Path: f.pathOf(name), Text: "读取时文件正在被改动", Hint: "请等它保存好，再运行一次。", code: codeUnreadable}
	}
	f.sums[name] = sum
	return nil
}

// List is what lies in the folder, by name. The error is for a folder that cannot be listed or has
// more than most entries.
func (f *Folder) List(most int) ([]fs.DirEntry, error) {
	dir, err := os.OpenFile(f.path, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, refusal(f.path, err)
	}
	defer dir.Close()
	entries, err := dir.ReadDir(most + 1)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, refusal(f.path, err)
	case len(entries) > most:
		return nil, &Refusal{Path: f.path, Text: fmt.Sprintf("文件夹里的文件超过 %d 个", most), Hint: "请检查是不是放错了地方；一份通报用一个文件夹。",
			code: codeTooMany}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// Stat tells of a file of the folder without opening it; links are followed.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	info, err := os.Stat(f.pathOf(name))
	if err != nil {
		return nil, refusal(f.pathOf(name), err)
	}
	return info, nil
}

func (f *Folder) pathOf(name string) string { return filepath.Join(f.path, filepath.FromSlash(name)) }

// open opens a regular file of the folder, or one that a link inside the folder leads to.
func (f *Folder) open(name string) (*os.File, error) {
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	name = filepath.FromSlash(name)
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	if err != nil || info.Mode()&fs.ModeSymlink != 0 { // a link, or one on the way to it, perhaps with an absolute path
		if name, err = f.target(name); err != nil {
			return nil, err
		}
		if info, err = root.Lstat(name); err != nil {
			return nil, err
		}
	}
	if !info.Mode().IsRegular() {
		return nil, irregular(f.pathOf(name), info.Mode())
	}
	file, err := root.OpenFile(name, os.O_RDONLY|nonBlocking, 0)
	return stillRegular(file, f.pathOf(name), err)
}

// target is where a link leads to, from the folder.
func (f *Folder) target(name string) (string, error) {
	path := f.pathOf(name)
	abs, err := filepath.Abs(f.path)
	if err != nil {
		return "", err
	}
	base, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(filepath.Join(abs, name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", &Refusal{Path: path, Text: "这是链接，它指的文件不在", Hint: "请放入真正的文件，换掉链接。", code: codeUnreadable}
	}
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(base, real)
	if err != nil || !filepath.IsLocal(rel) {
		return "", &Refusal{Path: path, Text: "这是链接，指到文件夹外面的 " + real, Hint: "请把那个文件复制到这个文件夹里，换掉链接。", code: codeOutside}
	}
	return rel, nil
}

// stillRegular holds an opened file against what its name may have become since it was looked at.
func stillRegular(file *os.File, path string, err error) (*os.File, error) {
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = irregular(path, info.Mode())
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// take reads an opened file into memory that is as large as the file. The size is held against the
// bound before it is read, and while it is, since a file may grow.
func take(file *os.File, path string, k Kind) ([]byte, error) {
	size, err := sizeOf(file, path, k)
	if err != nil {
		return nil, err
	}
	return rest(file, path, k, size)
}

// rest reads what an opened file holds, which had so many bytes when it was looked at.
func rest(file *os.File, path string, k Kind, size int64) ([]byte, error) {
	data := make([]byte, 0, size+1) // where there is room left, the end has been met
	for {
		n, err := file.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, refusal(path, err)
		case int64(len(data)) > k.bound().bytes:
			return nil, tooLarge(path, k)
		case len(data) == cap(data):
			data = slices.Grow(data, len(data))
		}
	}
}

// hashed is the size and hash of an opened file, bounded likewise.
func hashed(file *os.File, path string, k Kind) (Sum, error) {
	if _, err := sizeOf(file, path, k); err != nil {
		return Sum{}, err
	}
	hash := sha256.New()
	n, err := io.Copy(hash, io.LimitReader(file, k.bound().bytes+1))
	switch {
	case err != nil:
		return Sum{}, refusal(path, err)
	case n > k.bound().bytes:
		return Sum{}, tooLarge(path, k)
	}
	return Sum{int(n), [sha256.Size]byte(hash.Sum(nil))}, nil
}

// sizeOf is the size of an opened file, which is within the bound.
func sizeOf(file *os.File, path string, k Kind) (int64, error) {
	info, err := file.Stat()
	switch {
	case err != nil:
		return 0, refusal(path, err)
	case info.Size() > k.bound().bytes:
		return 0, tooLarge(path, k)
	}
	return info.Size(), nil
}
