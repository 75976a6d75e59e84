// Package data carries the clerks' manual inside the binary, so that it can be read where the
// program has nothing beside it. The notices of this folder are no part of it.
package data

import _ "embed" // of the manual

//go:embed README.md
var manual string

// Manual is the manual, in markdown.
func Manual() string { return manual }
