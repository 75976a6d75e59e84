// Package wording says numbers, dates and names the way official Chinese
// papers do. Every function is pure: values in, a piece of text out; what a
// value is, and whether it is right, is for the packages above.
package wording
