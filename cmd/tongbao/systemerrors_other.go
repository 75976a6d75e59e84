//go:build !windows

package main

// ofThisSystem are the reasons that a system gives by numbers of its own: none here.
var ofThisSystem []systemError
