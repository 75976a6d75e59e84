//go:build !linux

package publish

import (
	"errors"
	"io/fs"
	"os"
)

// swap puts fresh in dir's place by two renames.
func swap(fresh, dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(fresh, dir)
	}
	return swapByRenames(fresh, dir)
}
