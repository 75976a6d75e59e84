package publish

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// batch is notices that go the same way, several at a time. What one of them comes to stops no other.
type batch struct {
	dirs []string
	do   func(dir string) (*Result, error)
	o    *Options

	status  int  // of all that were told
	written bool // something was
	good    int
	bad     [3][]string // names, by exit status
}

func (o *Options) batch(dirs []string, do func(string) (*Result, error)) *batch {
	return &batch{dirs: dirs, do: do, o: o}
}

// share are the notices of the folders that are this run's, and which they are is told.
func (o *Options) share(dirs []string) []string {
	if o.Shard.Whole() {
		return dirs
	}
	own := slices.DeleteFunc(slices.Clone(dirs), func(dir string) bool {
		abs, err := filepath.Abs(dir)
		return err == nil && !o.Shard.Has(filepath.Base(abs))
	})
	fmt.Fprintf(o.Err, "第%d份，共%d份（按 %s）：%d份通报里的%d份\n", o.Shard.Number, o.Shard.Of, o.Shard.By, len(dirs), len(own))
	return own
}

// finished is what became of the notice at a place among the folders.
type finished struct {
	at     int
	result *Result
	err    error
}

// run takes all on their way and reports each when it and those before it are done: what is kept until then is findings
// and names. The error joins those of notices that could not be finished.
func (b *batch) run(how reporting) (failed error) {
	done := make(chan finished)
	go b.start(done)
	bar, waiting, told := b.o.bar(len(b.dirs)), map[int]finished{}, 0
	bar.show(0, 0)
	for n := range len(b.dirs) {
		d := <-done
		waiting[d.at] = d
		bar.clear()
		for ; ; told++ {
			next, ready := waiting[told]
			if !ready {
				break
			}
			delete(waiting, told)
			failed = errors.Join(failed, b.tell(how, next))
		}
		bar.show(n+1, len(b.bad[StatusFindings])+len(b.bad[StatusFailure]))
	}
	bar.clear()
	return failed
}

// start begins with each notice when there is room for it.
func (b *batch) start(done chan<- finished) {
	room := newPool(b.o.Jobs)
	for at, dir := range b.dirs {
		needs := memoryFor(dir)
		room.enter(needs)
		go func() {
			r, err := b.do(dir)
			room.leave(needs)
			done <- finished{at, r, err}
		}()
	}
}

// tell reports a notice and keeps what it has come to.
func (b *batch) tell(how reporting, d finished) error {
	dir, status := b.dirs[d.at], StatusGood
	if r := d.result; r != nil {
		status = b.o.status(r)
		b.status, b.written = max(b.status, status), b.written || r.Folder != ""
		report(b.o, how, r)
		r.summarise(b.o.Err)
	}
	if d.err != nil {
		b.bad[StatusFailure] = append(b.bad[StatusFailure], filepath.Base(dir))
		return fmt.Errorf("%s：%w", dir, d.err)
	}
	if status == StatusGood {
		b.good++
		return nil
	}
	b.bad[status] = append(b.bad[status], filepath.Base(dir))
	return nil
}

// summarise counts several notices and names those that did not pass. good is what the others have come to.
func (b *batch) summarise(good string) {
	if len(b.dirs) < 2 {
		return
	}
	line := fmt.Sprintf("共%d份通报：%s%d份", len(b.dirs), good, b.good)
	for status, says := range []string{StatusFindings: "没有通过的", StatusFailure: "没有做完的"} {
		if names := b.bad[status]; len(names) > 0 {
			line += fmt.Sprintf("；%s%d份：%s", says, len(names), strings.Join(names, "、"))
		}
	}
	fmt.Fprintln(b.o.Err, line)
}
