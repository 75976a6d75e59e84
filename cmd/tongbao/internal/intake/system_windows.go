package intake

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// nonBlocking is not needed: what a folder holds on Windows is no pipe.
const nonBlocking = 0

// isSharingViolation reports a file that another program, such as Excel, has locked.
func isSharingViolation(number syscall.Errno) bool {
	return number == windows.ERROR_SHARING_VIOLATION || number == windows.ERROR_LOCK_VIOLATION
}
