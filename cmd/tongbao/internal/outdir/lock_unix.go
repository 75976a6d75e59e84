//go:build unix

package outdir

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks an open file until it is closed; the system does so when the program dies.
func tryLock(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EWOULDBLOCK):
			return errBusy
		case errors.Is(err, unix.ENOLCK), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.EINVAL):
			return errors.Join(errNoLocks, os.Remove(f.Name()))
		}
		return err
	}
}

// unlock removes the lock file and lets it go, in this order: who waits for it sees that it has
// gone and makes another.
func unlock(f *os.File) error { return errors.Join(os.Remove(f.Name()), f.Close()) }

// passing reports an error of opening the lock file that another run's removing it may cause.
func passing(error) bool { return false }

// inUse lists the files below a folder that another program has open so that the folder cannot be
// replaced. Here none can be.
func inUse(string) []string { return nil }
