// Command measure prints how large the code is: its lines, functions, types and files,
// and what of it the tests run. With -gate it exits with status 1 where a bound is
// broken.
//
//	go run ./cmd/tongbao/internal/measure [-gate] [-profile cover.out] [folder]
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	gate := flag.Bool("gate", false, "exit with status 1 where a bound is broken")
	profile := flag.String("profile", "", "`file` that go test -coverprofile wrote")
	flag.Parse()
	broken, err := run(append(flag.Args(), ".")[0], *profile)
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
	if broken > 0 && *gate {
		os.Exit(1)
	}
}

// run prints the measures of the code below root and returns how many bounds are
// broken.
func run(root, profile string) (broken int, err error) {
	c, err := read(root)
	if err != nil {
		return 0, err
	}
	text, broken := c.report()
	if profile != "" {
		data, err := os.ReadFile(profile)
		if err != nil {
			return 0, err
		}
		covered, err := coverage(data)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", profile, err)
		}
		line, low := covered.report()
		text += line
		if low {
			broken++
		}
	}
	text += fmt.Sprintf("bounds broken: %d\n", broken)
	_, err = os.Stdout.WriteString(text)
	return broken, err
}
