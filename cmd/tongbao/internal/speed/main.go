// Command speed measures what whole builds take on this machine:
//
//	go run ./cmd/tongbao/internal/speed
//
// It builds the program, makes notices of several sizes out of a sample and a folder of fifty, and runs the program on
// each in a process of its own: wall time, processor time and peak memory are those of the whole process, start to exit,
// the median of some runs. Each build reads, writes all forms and reads them back. -against takes another program, say
// of an earlier version, which is then run in turn with this one, so that the machine's moods meet both; the last column
// is the share of its wall time. Single stages are measured by
//
//	go test ./cmd/tongbao/internal/publish -run - -bench Stages -benchmem
//
// Nothing here passes or fails: seconds depend on the machine.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"tongbao/cmd/tongbao/internal/scaled"
)

// notices is how many are built in one process.
const notices = 50

func main() {
	runs := flag.Int("runs", 5, "runs of each build, of which the median is printed")
	against := flag.String("against", "", "another program to compare with")
	most := flag.Int("rows", 10_000, "the largest notice, in rows")
	flag.Parse()
	if err := measure(*runs, *most, *against); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// measure prints the table.
func measure(runs, most int, against string) error {
	dir, err := os.MkdirTemp("", "tongbao-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	programs := []string{filepath.Join(dir, "tongbao")}
	if out, err := exec.Command("go", "build", "-o", programs[0], "./cmd/tongbao").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	if against != "" {
		programs = append(programs, against)
	}
	fmt.Println("| build | wall | CPU | peak memory | wall, of the other's |")
	fmt.Println("|---|---|---|---|---|")
	for _, rows := range []int{scaled.SampleRows, 1000, 10_000, 100_000} {
		if rows <= most {
			err = cmp.Or(err, row(programs, filepath.Join(dir, "out"), fmt.Sprintf("%d rows", rows), runs, one(dir, rows)))
		}
	}
	return cmp.Or(err, row(programs, filepath.Join(dir, "out"), fmt.Sprintf("%d notices", notices), runs, many(dir)))
}

// folders makes notices and names their folders.
type folders func() ([]string, error)

// one is a notice of rows accounts.
func one(dir string, rows int) folders {
	return func() ([]string, error) { return made(filepath.Join(dir, strconv.Itoa(rows)), rows) }
}

// many are as many notices as are built in one process.
func many(dir string) folders {
	return func() (all []string, err error) {
		for i := range notices {
			list, failed := made(filepath.Join(dir, fmt.Sprintf("notice-%02d", i)), scaled.SampleRows)
			all, err = append(all, list...), cmp.Or(err, failed)
		}
		return all, err
	}
}

func made(to string, rows int) ([]string, error) {
	return []string{to}, scaled.Write(filepath.Join("data", scaled.Sample), to, rows)
}

// row measures the programs in turn and prints a row of the table.
func row(programs []string, output, name string, runs int, prepared folders) error {
	dirs, err := prepared()
	if err != nil {
		return err
	}
	taken := map[string][]usage{}
	for range runs {
		for _, program := range programs {
			u, err := run(program, output, dirs)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", program, name, err)
			}
			taken[program] = append(taken[program], u)
		}
	}
	this, share := median(taken[programs[0]]), ""
	if len(programs) > 1 {
		share = fmt.Sprintf("%.2f", this.wall.Seconds()/median(taken[programs[1]]).wall.Seconds())
	}
	fmt.Printf("| %s | %.2f s | %.2f s | %d MB | %s |\n", name, this.wall.Seconds(), this.cpu.Seconds(), this.peak>>20, share)
	return nil
}

// usage is what a process took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

// run builds the notices in one process, several at a time, with the templates inside the program.
func run(program, output string, dirs []string) (usage, error) {
	args := append([]string{"build", "--fonts", "fonts", "-o", output}, dirs...)
	c := exec.Command(program, args...)
	start := time.Now()
	out, err := c.CombinedOutput()
	if err != nil {
		return usage{}, fmt.Errorf("%w\n%s", err, out)
	}
	s := c.ProcessState
	return usage{time.Since(start), s.UserTime() + s.SystemTime(), peak(s)}, nil
}

// median is the middle of each figure by itself.
func median(all []usage) usage {
	middle := func(of func(usage) int64) int64 {
		values := make([]int64, len(all))
		for i, u := range all {
			values[i] = of(u)
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return usage{
		wall: time.Duration(middle(func(u usage) int64 { return int64(u.wall) })),
		cpu:  time.Duration(middle(func(u usage) int64 { return int64(u.cpu) })),
		peak: middle(func(u usage) int64 { return u.peak }),
	}
}
