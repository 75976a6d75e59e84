package outdir

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// keeping is how what is people's comes from an old folder into the new one.
type keeping struct {
	old, fresh string
	files      map[string][]byte // what this build writes, by name
	known      map[string]string // what earlier builds wrote there, by name, with SHA-256
	kept       []Kept
}

// folder keeps what is people's in the folder called from, under the name to; both are paths with
// slashes below the notice's folder. What a build writes is in the new folder already.
func (k *keeping) folder(from, to string) error {
	entries, err := os.ReadDir(filepath.Join(k.old, filepath.FromSlash(from)))
	if err != nil {
		return cannotKeep(filepath.Join(k.old, filepath.FromSlash(from)), err)
	}
	for _, e := range entries {
		name, target := path.Join(from, e.Name()), path.Join(to, e.Name())
		if e.IsDir() {
			err = k.subfolder(name, target)
		} else {
			err = k.file(name, target, e.Type())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (k *keeping) subfolder(name, target string) error {
	if info, err := os.Lstat(k.at(target)); err == nil && !info.IsDir() {
		target = k.aside(name, target)
	}
	info, err := os.Lstat(filepath.Join(k.old, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	if err := k.folder(name, target); err != nil {
		return err
	}
	if !k.ofBuild(name) { // an empty one, too, is somebody's
		if err := os.MkdirAll(k.at(target), 0o755); err != nil {
			return err
		}
	} else if !exists(k.at(target)) {
		return nil
	}
	if err := os.Chmod(k.at(target), info.Mode()); err != nil {
		return err
	}
	return os.Chtimes(k.at(target), info.ModTime(), info.ModTime())
}

func (k *keeping) file(name, target string, kind fs.FileMode) error {
	source := filepath.Join(k.old, filepath.FromSlash(name))
	if kind.IsRegular() {
		if data, writes := k.files[name]; writes && holds(source, data) || hasSum(source, k.known[name]) {
			return nil
		}
	}
	switch _, wrote := k.known[name]; {
	case exists(k.at(target)):
		target = k.aside(name, target)
	case wrote:
		k.kept = append(k.kept, Kept{name, name})
	}
	return keepOne(source, k.at(target))
}

// at is the path of a name in the new folder.
func (k *keeping) at(name string) string { return filepath.Join(k.fresh, filepath.FromSlash(name)) }

// ofBuild reports a folder that builds make for what they write.
func (k *keeping) ofBuild(folder string) bool {
	for name := range k.known {
		if strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	for name := range k.files {
		if strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

// aside finds a free name for what stands where this build writes.
func (k *keeping) aside(name, target string) string {
	as := freeName(target, func(candidate string) bool {
		return exists(k.at(candidate)) || exists(filepath.Join(k.old, filepath.FromSlash(candidate)))
	})
	k.kept = append(k.kept, Kept{name, as})
	return as
}

// freeName is the name under which what stands at path is kept beside it: notice.docx is kept as
// notice.原件1.docx, or with the next number that is free.
func freeName(path string, taken func(string) bool) string {
	ext := filepath.Ext(path)
	if ext == path || strings.HasSuffix(strings.TrimSuffix(path, ext), string(filepath.Separator)) {
		ext = "" // .name has none
	}
	for n := 1; ; n++ {
		if candidate := strings.TrimSuffix(path, ext) + ".原件" + strconv.Itoa(n) + ext; !taken(candidate) {
			return candidate
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// keepOne puts what stands at from at to as well, with its permissions and times: the same
// file under a second name where the disk can do that.
func keepOne(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return cannotKeep(from, err)
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		leads, err := os.Readlink(from)
		if err == nil {
			err = os.Symlink(leads, to)
		}
		return cannotKeep(from, err)
	}
	if os.Link(from, to) == nil {
		return nil
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s 不是普通文件，不能保留；请移走后再试", from)
	}
	return cannotKeep(from, copyFile(from, to, info))
}

// copyFile copies a file with its permissions and times.
func copyFile(from, to string, info fs.FileInfo) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	if err = errors.Join(err, target.Sync(), target.Close()); err != nil {
		return err
	}
	if err := os.Chmod(to, info.Mode()); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// cannotKeep names the file of people's that could not be kept; nil when it was.
func cannotKeep(path string, err error) error {
	if err == nil {
		return nil
	}
	if open := inUse(path); len(open) > 0 {
		return isOpen(open[0])
	}
	return fmt.Errorf("不能保留 %s：%w；原来的没有动", path, reason(err))
}
