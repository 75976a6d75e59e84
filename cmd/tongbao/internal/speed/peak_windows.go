package main

import "os"

// peak is not told of a finished process.
func peak(*os.ProcessState) int64 { return 0 }
