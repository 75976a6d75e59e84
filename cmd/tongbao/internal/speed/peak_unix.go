//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak is the most memory a finished process held at once, in bytes.
func peak(s *os.ProcessState) int64 {
	used, ok := s.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin":
		return int64(used.Maxrss)
	}
	return int64(used.Maxrss) << 10 // kilobytes
}
