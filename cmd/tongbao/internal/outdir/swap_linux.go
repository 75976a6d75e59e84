package outdir

import (
	"os"

	"golang.org/x/sys/unix"
)

// swap puts fresh in dir's place: with renameat2(RENAME_EXCHANGE) no moment
// exists at which dir is missing. A file system that cannot exchange gets two
// renames, with the old folder at old between them.
func swap(fresh, dir, old string) error {
	if !exists(dir) {
		return os.Rename(fresh, dir)
	}
	if unix.Renameat2(unix.AT_FDCWD, fresh, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE) == nil {
		return nil
	}
	return swapByRenames(fresh, dir, old)
}
