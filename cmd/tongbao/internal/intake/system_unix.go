//go:build unix

package intake

import "syscall"

// nonBlocking opens a pipe that has taken a file's place without waiting for its writer.
const nonBlocking = syscall.O_NONBLOCK

// isSharingViolation reports a file that another program has locked, which is only so on Windows.
func isSharingViolation(syscall.Errno) bool { return false }
