package outdir

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File is one file of a finished notice. Name may hold one folder:
// "attachments/附件1.csv".
type File struct {
	Name string
	Data []byte
}

// Kept is a file (or folder, or link) of people's that stands where this build writes, or that an
// earlier build wrote and people changed.
type Kept struct {
	Name string // where it stood
	As   string // where it stands now; Name when this build writes nothing there
}

// previousFolder holds what stood in the folders of notices before they were last replaced, one
// below it a notice each.
const previousFolder = ".previous"

// Folders in the folder that a turn works in, one below them a notice each: the new one while it
// is filled (and the old one once they have changed places), and, where the system cannot exchange
// two, the old one and the one before it.
const (
	newFolder  = "new"
	oldFolder  = "old"
	goneFolder = "gone"
)

// ReplaceFolder puts files into the notice's folder called name in one step: whoever looks sees
// the old folder or the new one, never a mixture. known says what earlier builds wrote there and
// this one replaces or does without, by name with SHA-256; such a file goes when it is still
// what was written. Everything else in the folder stays, with its permissions and times. What
// stands where this build writes something else is kept beside it under a free name.
// What stood in the folder is kept below previousFolder, in the place of what is kept there.
// A folder that has it all already is not touched, and what is kept of it is not either.
func (t *Turn) ReplaceFolder(name string, files []File, known map[string]string) ([]Kept, error) {
	dir := filepath.Join(t.dir, name)
	info, err := os.Lstat(dir)
	switch {
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("%s 已经存在，而且不是文件夹；请移走后再试", dir)
	case err == nil && upToDate(dir, files, known):
		return nil, nil
	}
	if open := inUse(dir); len(open) > 0 { // before anything is touched
		return nil, isOpen(open[0])
	}
	work, err := t.workIn()
	if err != nil {
		return nil, err
	}
	fresh, old := filepath.Join(work, newFolder, name), filepath.Join(work, oldFolder, name)
	for _, folder := range []string{filepath.Dir(old), fresh} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return nil, err
		}
	}
	k := keeping{old: dir, fresh: fresh, known: known, files: map[string][]byte{}}
	for _, f := range files {
		k.files[f.Name] = f.Data
		if err := writeFile(filepath.Join(fresh, filepath.FromSlash(f.Name)), f.Data); err != nil {
			return nil, fmt.Errorf("不能写入 %s：%w", filepath.Join(dir, filepath.FromSlash(f.Name)), reason(err))
		}
	}
	if info == nil {
		return nil, cannotReplace(dir, os.Rename(fresh, dir))
	}
	if err := k.folder("", ""); err != nil {
		return nil, err
	}
	if err := os.Chmod(fresh, info.Mode()); err != nil {
		return nil, err
	}
	return k.kept, t.exchange(name, fresh, old)
}

// exchange puts the folder fresh in the place of a notice's folder, and that one in the place of
// what is kept of it. A power cut between the two loses the way back and nothing else.
func (t *Turn) exchange(name, fresh, old string) error {
	dir, previous := filepath.Join(t.dir, name), filepath.Join(t.dir, previousFolder, name)
	gone := filepath.Join(t.dir, t.work, goneFolder, name)
	for _, folder := range []string{filepath.Dir(previous), filepath.Dir(gone)} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("不能写入 %s：%w", folder, reason(err))
		}
	}
	if err := swap(fresh, dir, old); err != nil {
		return cannotReplace(dir, err)
	}
	was := fresh // once they have changed places
	if !exists(was) {
		was = old
	}
	return cannotReplace(previous, swap(was, previous, gone))
}

// Forget removes what is kept of a notice's folder as it was before it was last replaced.
func (t *Turn) Forget(name string) error {
	return removeTree(filepath.Join(t.dir, previousFolder, name))
}

// upToDate reports that a folder holds the files already, and nothing that earlier builds
// wrote and this one does without.
func upToDate(dir string, files []File, known map[string]string) bool {
	names := map[string]bool{}
	for _, f := range files {
		names[f.Name] = true
		if !holds(filepath.Join(dir, filepath.FromSlash(f.Name)), f.Data) {
			return false
		}
	}
	for name := range known {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); err == nil && !names[name] {
			return false
		}
	}
	return true
}

// holds reports whether path is a regular file with the bytes of data.
func holds(path string, data []byte) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	there, err := os.ReadFile(path)
	return err == nil && bytes.Equal(there, data)
}

// hasSum reports whether the file at path has a SHA-256.
func hasSum(path, sum string) bool {
	if sum == "" {
		return false
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	got := sha256.Sum256(data)
	return hex.EncodeToString(got[:]) == sum
}

func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// ReplaceFile puts data in the place of the file called name of the output folder in one step.
// What stands there and is not own is kept beside it under a free name. When it fails, what
// was there stays as it was.
func (t *Turn) ReplaceFile(name string, data []byte, own func([]byte) bool) ([]Kept, error) {
	path := filepath.Join(t.dir, name)
	if holds(path, data) {
		return nil, nil
	}
	work, err := t.workIn()
	if err != nil {
		return nil, err
	}
	temp := filepath.Join(work, name)
	if err := writeFile(temp, data); err != nil {
		return nil, fmt.Errorf("不能写入 %s：%w", path, reason(err))
	}
	var kept []Kept
	if info, err := os.Lstat(path); err == nil && !isOwn(path, info, own) {
		as, err := putBeside(path, info)
		if err != nil {
			return nil, err
		}
		kept = append(kept, Kept{name, filepath.Base(as)})
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return kept, fmt.Errorf("不能写入 %s：%w", path, reason(err))
	}
	return kept, cannotReplace(path, os.Rename(temp, path))
}

// RemoveFile takes the file called name of the output folder away if it is own.
func (t *Turn) RemoveFile(name string, own func([]byte) bool) error {
	path := filepath.Join(t.dir, name)
	info, err := os.Lstat(path)
	if err != nil || !isOwn(path, info, own) {
		return nil
	}
	return os.Remove(path)
}

func isOwn(path string, info fs.FileInfo, own func([]byte) bool) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	data, err := os.ReadFile(path)
	return err == nil && own(data)
}

// putBeside gives what stands at path a free name beside it. A file keeps its old name too, until
// something takes its place.
func putBeside(path string, info fs.FileInfo) (string, error) {
	as := freeName(path, func(candidate string) bool {
		there, err := os.Lstat(candidate)
		return err == nil && !os.SameFile(there, info) // a run that was killed came so far
	})
	if there, err := os.Lstat(as); err == nil && os.SameFile(there, info) {
		return as, nil
	}
	if info.Mode().IsRegular() {
		return as, keepOne(path, as)
	}
	return as, os.Rename(path, as)
}

// reason is the system's reason alone: its errors name the temporary file, which the reader
// never sees.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// cannotReplace is why a file or a folder cannot be replaced: as far as can be seen, for which file;
// nil when it was.
func cannotReplace(path string, err error) error {
	if err == nil {
		return nil
	}
	if open := inUse(path); len(open) > 0 {
		return isOpen(open[0])
	}
	return fmt.Errorf("不能写入 %s：%w", path, reason(err))
}

func isOpen(file string) error {
	return fmt.Errorf("%s 正被别的程序打开：请先关闭打开着它的程序（如 PDF 阅读器、Word、WPS），再试一次；原来的没有动", file)
}

// swapByRenames replaces dir by fresh where the system cannot exchange two folders: the old
// one steps aside first, and comes back if the second rename fails. restore mends what a
// power cut between the two leaves.
func swapByRenames(fresh, dir, old string) error {
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return nil
}

// restore removes a folder that a run worked in. An old folder that stands aside there, since
// the run did not come to put the new one in its place, is put back first.
func restore(out, work string) error {
	entries, err := os.ReadDir(filepath.Join(work, oldFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if _, err := os.Lstat(filepath.Join(work, newFolder, e.Name())); err != nil {
			continue // the new one has taken its place
		}
		place := filepath.Join(out, e.Name())
		if _, err := os.Lstat(place); err == nil {
			place = freeName(place, exists)
		}
		if err := os.Rename(filepath.Join(work, oldFolder, e.Name()), place); err != nil {
			return err
		}
	}
	return removeTree(work)
}

// removeTree removes a folder, with folders in it that may not be written to.
func removeTree(dir string) error {
	err := os.RemoveAll(dir)
	if err == nil || !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() {
			return os.Chmod(path, 0o700)
		}
		return err
	})
	return os.RemoveAll(dir)
}
