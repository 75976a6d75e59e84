package outdir

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lockedByte is where the lock file is locked: behind its end, since what is locked cannot be read.
const lockedByte = 1 << 30

// tryLock locks an open file until it is closed; the system does so when the program dies.
func tryLock(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: lockedByte})
	switch {
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return errBusy
	case errors.Is(err, windows.ERROR_NOT_SUPPORTED), errors.Is(err, windows.ERROR_INVALID_FUNCTION):
		return errNoLocks // the file stays: it cannot be removed while it is open
	}
	return err
}

// unlock lets the lock file go and removes it, in this order: an open file cannot be removed, and
// so another run's is not.
func unlock(f *os.File) error {
	err := f.Close()
	if gone := os.Remove(f.Name()); gone != nil && !passing(gone) && !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

// passing reports an error of opening the lock file that another run's removing it may cause.
func passing(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED) ||
		errors.Is(err, windows.ERROR_DELETE_PENDING)
}

// inUse lists the files below a folder that another program has open so that the folder cannot be
// replaced: Word does so with what it edits.
func inUse(dir string) []string {
	var out []string
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil // what cannot be looked at is not what is asked about
		}
		name, err := windows.UTF16PtrFromString(path)
		if err != nil {
			return nil
		}
		alone, err := windows.CreateFile(name, windows.GENERIC_READ, 0, nil, windows.OPEN_EXISTING, 0, 0)
		if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
			out = append(out, path)
		} else if err == nil {
			_ = windows.CloseHandle(alone)
		}
		return nil
	})
	return out
}
