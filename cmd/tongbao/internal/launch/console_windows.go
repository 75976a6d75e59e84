package launch

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// OwnConsole reports that the window was opened for this program and closes with it: nobody else
// is in it, and what is typed there comes to the program.
func OwnConsole() bool {
	var mode uint32
	if windows.GetConsoleMode(windows.Handle(os.Stdin.Fd()), &mode) != nil {
		return false
	}
	var ids [2]uint32 // room for the program and one more tells whether it is alone
	count := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	n, _, _ := count.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}

// Arguments are the arguments of the program, with their patterns expanded.
func Arguments() []string { return Expand(os.Args[1:]) }
