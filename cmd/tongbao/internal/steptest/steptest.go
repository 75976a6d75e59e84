// Package steptest counts work in statements run, so that a test can hold that work
// grows no faster than its input, on a busy machine as on an idle one.
package steptest

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// counted are the packages whose statements count: ours, and those that do the
// walking for them. What the standard library does in machine code, finding a byte,
// counts as the one call it is.
const counted = "tongbao/...,bytes,regexp,slices,strconv,strings,unicode,unicode/utf8," +
	"github.com/BurntSushi/toml,github.com/yuin/goldmark/..."

// Variables of the process that counts: what it works on, and how much of it.
const (
	inputVariable = "TONGBAO_STEPS_INPUT"
	sizeVariable  = "TONGBAO_STEPS_SIZE"
)

// most is how many times the steps from half the size to the size those from there to
// twice the size may be: two where the work is linear, four where it is quadratic.
const most = 2.6

// Linear holds that work on twice the size takes about twice the steps, beside what it
// takes for any size, for each input by its name. It is the whole of a test: the test
// is built again so that it counts its statements, and run for each input and size in
// a process of its own.
func Linear(t *testing.T, size int, inputs []string, work func(input string, size int)) {
	t.Helper()
	if given := os.Getenv(sizeVariable); given != "" {
		size, err := strconv.Atoi(given)
		if err != nil {
			t.Fatal(err)
		}
		work(os.Getenv(inputVariable), size)
		return
	}
	if _, err := exec.LookPath("go"); err != nil && os.Getenv("TONGBAO_STRICT") == "" {
		t.Skip("go is not installed")
	}
	binary := filepath.Join(t.TempDir(), "counting.test")
	if out, err := exec.Command("go", "test", "-c", "-o", binary, "-covermode=atomic", "-coverpkg="+counted).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, input := range inputs {
		half, whole, twice := steps(t, binary, input, size/2), steps(t, binary, input, size), steps(t, binary, input, 2*size)
		growth := float64(twice-whole) / float64(whole-half)
		t.Logf("%s: %d steps for %d, grows %.2f times", input, whole, size, growth)
		if !(growth < most) {
			t.Errorf("%s: %d steps for %d, %d for %d, %d for %d", input, half, size/2, whole, size, twice, 2*size)
		}
	}
}

// steps runs the test for one input and counts the statements.
func steps(t *testing.T, binary, input string, size int) int {
	t.Helper()
	profile := filepath.Join(t.TempDir(), "profile")
	cmd := exec.Command(binary, "-test.run=^"+t.Name()+"$", "-test.coverprofile="+profile)
	cmd.Env = append(os.Environ(), inputVariable+"="+input, sizeVariable+"="+strconv.Itoa(size))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", input, err, out)
	}
	data, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	n, err := sum(data)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// sum adds up a coverage profile: each line ends in the statements of a block and
// how often it ran.
func sum(profile []byte) (int, error) {
	n := 0
	lines := bufio.NewScanner(bytes.NewReader(profile))
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 {
			continue // the first line: the mode
		}
		statements, err := strconv.Atoi(fields[1])
		times, err2 := strconv.Atoi(fields[2])
		if err := errors.Join(err, err2); err != nil {
			return 0, err
		}
		n += statements * times
	}
	return n, lines.Err()
}
