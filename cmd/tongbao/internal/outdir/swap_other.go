//go:build !linux

package outdir

import "os"

// swap puts fresh in dir's place by two renames, with the old folder at old between them.
func swap(fresh, dir, old string) error {
	if !exists(dir) {
		return os.Rename(fresh, dir)
	}
	return swapByRenames(fresh, dir, old)
}
