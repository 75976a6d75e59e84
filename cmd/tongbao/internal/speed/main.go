// Command speed measures what whole builds take on this machine:
//
//	go run ./cmd/tongbao/internal/speed
//
// It builds the program, makes notices of several sizes out of a sample and a folder of fifty, and runs the program on
// each in a process of its own: wall time, processor time and peak memory are those of the whole process, start to exit,
// the median of some runs. Each build reads, writes all forms and reads them back. -against takes the folder of another
// checkout of this project, say of an earlier version, whose program is then run in turn with this one on notices made out
// of its own sample, so that the machine's moods meet both. Single stages are measured by
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
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/scaled"
)

// notices is how many are built in one process.
const notices = 50

// shownOutput is how many bytes at the end of what a program says are shown where it fails.
const shownOutput = 2000

func main() {
	runs := flag.Int("runs", 5, "runs of each build, of which the median is printed")
	against := flag.String("against", "", "the folder of another checkout to compare with")
	most := flag.Int("rows", 10_000, "the largest notice, in rows")
	flag.Parse()
	if err := measure(*runs, *most, *against); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// contender is a version of the program that is measured.
type contender struct {
	root    string // its checkout
	dir     string // its own: the program, notices and output
	program string
}

// measure prints the table.
func measure(runs, most int, against string) error {
	dir, err := os.MkdirTemp("", "tongbao-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	contenders := []contender{{root: "."}}
	if against != "" {
		contenders = append(contenders, contender{root: against})
	}
	for i := range contenders {
		if contenders[i], err = built(contenders[i].root, filepath.Join(dir, strconv.Itoa(i))); err != nil {
			return err
		}
	}
	fmt.Println("| build | wall | CPU | peak memory | the other's wall | CPU | peak memory | share of its wall |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, rows := range []int{scaled.SampleRows, 1000, 10_000, 100_000} {
		if rows <= most {
			err = cmp.Or(err, row(contenders, fmt.Sprintf("%d rows", rows), runs, one(rows)))
		}
	}
	return cmp.Or(err, row(contenders, fmt.Sprintf("%d notices", notices), runs, many))
}

// built is the program of a checkout, with a folder of its own.
func built(root, dir string) (contender, error) {
	c := contender{root: root, dir: dir, program: filepath.Join(dir, "tongbao")}
	build := exec.Command("go", "build", "-o", c.program, "./cmd/tongbao")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return c, fmt.Errorf("%w\n%s", err, out)
	}
	return c, nil
}

// folders makes notices for a contender and names their folders.
type folders func(contender) ([]string, error)

// one is a notice of rows accounts.
func one(rows int) folders {
	return func(c contender) ([]string, error) { return c.notice(strconv.Itoa(rows), rows) }
}

// many are as many notices as are built in one process.
func many(c contender) (all []string, err error) {
	for i := range notices {
		list, failed := c.notice(fmt.Sprintf("notice-%02d", i), scaled.SampleRows)
		all, err = append(all, list...), cmp.Or(err, failed)
	}
	return all, err
}

func (c contender) notice(name string, rows int) ([]string, error) {
	to := filepath.Join(c.dir, name)
	return []string{to}, scaled.Write(filepath.Join(c.root, "data", scaled.Sample), to, rows)
}

// row measures the contenders in turn and prints a row of the table.
func row(contenders []contender, name string, runs int, prepared folders) error {
	dirs, taken := make([][]string, len(contenders)), make([][]usage, len(contenders))
	for i, c := range contenders {
		var err error
		if dirs[i], err = prepared(c); err != nil {
			return err
		}
	}
	for range runs {
		for i, c := range contenders {
			u, err := c.run(dirs[i])
			switch {
			case err == nil:
				taken[i] = append(taken[i], u)
			case i == 0:
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	fmt.Printf("| %s |%v", name, median(taken[0]))
	if len(taken) > 1 {
		fmt.Print(beside(median(taken[0]), taken[1]))
	}
	fmt.Println()
	return nil
}

// beside are the cells of the other contender, strokes where it cannot build such a notice.
func beside(this usage, other []usage) string {
	if len(other) == 0 {
		return strings.Repeat(" – |", 4)
	}
	o := median(other)
	return fmt.Sprintf("%v %.2f |", o, this.wall.Seconds()/o.wall.Seconds())
}

// usage is what a process took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

// String is the cells of a row.
func (u usage) String() string {
	return fmt.Sprintf(" %.2f s | %.2f s | %d MB |", u.wall.Seconds(), u.cpu.Seconds(), u.peak>>20)
}

// run builds the notices in one process, several at a time, with the templates inside the program.
func (c contender) run(dirs []string) (usage, error) {
	fonts := filepath.Join(c.root, "fonts")
	args := append([]string{"build", "--fonts", fonts, "-o", filepath.Join(c.dir, "output")}, dirs...)
	process := exec.Command(c.program, args...)
	start := time.Now()
	out, err := process.CombinedOutput()
	if err != nil {
		return usage{}, fmt.Errorf("%w\n%s", err, out[max(0, len(out)-shownOutput):])
	}
	s := process.ProcessState
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
