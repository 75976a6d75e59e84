package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// File is one file of a finished notice. Name may hold one folder:
// "attachments/附件1.csv".
type File struct {
	Name string
	Data []byte
}

// replaceFolder puts files into dir in one step: whoever looks sees the old
// folder or the new one, never a mixture. Files in the old folder that the last
// build did not write (a signed scan) are kept. The old folder's manifest.json
// says what the last build wrote.
func replaceFolder(dir string, files []File) (err error) {
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("不能建立输出文件夹 %s：%w", parent, err)
	}
	if err := recoverFolder(dir); err != nil {
		return err
	}
	if info, err := os.Lstat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("%s 已经存在，而且不是文件夹；请移走后再试", dir)
	}
	fresh, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+".new-")
	if err != nil {
		return fmt.Errorf("不能写入 %s：%w", parent, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(fresh, filepath.FromSlash(f.Name)), f.Data); err != nil {
			return err
		}
	}
	if err := keepForeign(dir, fresh); err != nil {
		return err
	}
	return swap(fresh, dir)
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

// replaceFile puts data in name's place in one step, as replaceFolder does with a
// folder. When that fails the old file stays as it was.
func replaceFile(name string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".new-")
	if err == nil {
		err = moveInto(temp, name, data)
	}
	if err == nil {
		return nil
	}
	// The system's errors name the temporary file, which the reader never sees.
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("不能写入 %s：%w", name, err)
}

// moveInto fills the open file temp and renames it to name; whatever goes wrong,
// temp is gone afterwards.
func moveInto(temp *os.File, name string, data []byte) error {
	_, err := temp.Write(data)
	if err == nil {
		err = temp.Chmod(0o644) // temporary files are their owner's only
	}
	if err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err == nil {
		return nil
	}
	return errors.Join(err, os.Remove(temp.Name()))
}

// keepForeign copies into fresh what stands in the old folder and was not
// written by the last build.
func keepForeign(old, fresh string) error {
	written := lastWritten(old)
	err := filepath.WalkDir(old, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(old, path)
		if err != nil {
			return err
		}
		if slices.Contains(written, filepath.ToSlash(rel)) || !d.Type().IsRegular() {
			return nil
		}
		target := filepath.Join(fresh, rel)
		if _, err := os.Lstat(target); err == nil {
			return nil // this build writes a file of that name
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if os.Link(path, target) == nil {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return writeFile(target, data)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// lastWritten lists the files the last build wrote into a folder.
func lastWritten(dir string) []string {
	m := readManifest(filepath.Join(dir, manifestName))
	if m == nil {
		return nil
	}
	names := []string{manifestName}
	for _, o := range m.Outputs {
		names = append(names, o.Name)
	}
	return names
}

// backupName is where the old folder waits while two renames replace it.
func backupName(dir string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".old")
}

// swapByRenames replaces dir by fresh where the system cannot exchange two
// folders: the old one steps aside first, and comes back if the second rename
// fails. recoverFolder mends what a power cut between the two leaves.
func swapByRenames(fresh, dir string) error {
	old := backupName(dir)
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return os.RemoveAll(old)
}

// recoverFolder puts back an old folder that an interrupted build left aside.
func recoverFolder(dir string) error {
	old := backupName(dir)
	if _, err := os.Stat(old); err != nil {
		return nil
	}
	if _, err := os.Stat(dir); err == nil {
		return os.RemoveAll(old)
	}
	return os.Rename(old, dir)
}
