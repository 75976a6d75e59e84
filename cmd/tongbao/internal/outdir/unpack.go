package outdir

import (
	"errors"
	"os"
	"path/filepath"
)

// Unpacked writes files into a folder that lasts as long as f works in it. Their names may hold
// folders; that they lie in the folder is the caller's business.
func Unpacked(files []File, f func(dir string) error) (err error) {
	dir, err := os.MkdirTemp("", "tongbao-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	for _, file := range files {
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(file.Name)), file.Data); err != nil {
			return err
		}
	}
	return f(dir)
}
