//go:build !windows

package launch

import "os"

// OwnConsole reports that the window was opened for this program and closes with it, which is a
// thing of Windows.
func OwnConsole() bool { return false }

// Arguments are the arguments of the program; the shell has expanded their patterns.
func Arguments() []string { return os.Args[1:] }
