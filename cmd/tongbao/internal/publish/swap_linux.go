package publish

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// swap puts fresh in dir's place: with renameat2(RENAME_EXCHANGE) no moment
// exists at which dir is missing. A file system that cannot exchange gets two
// renames.
func swap(fresh, dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(fresh, dir)
	}
	if unix.Renameat2(unix.AT_FDCWD, fresh, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE) == nil {
		return nil
	}
	return swapByRenames(fresh, dir)
}
