package publish

import (
	"bytes"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// TestPool holds that never more runs side by side than there are jobs and memory for, and that what needs more than
// there is runs all the same, alone.
func TestPool(t *testing.T) {
	const memory = 100
	p := newPool(3)
	p.memory = memory
	var running, used atomic.Int64
	var all sync.WaitGroup
	for i := range 200 {
		needs := int64(i%7) * 25
		p.enter(needs)
		all.Go(func() {
			n, bytes := running.Add(1), used.Add(needs)
			if n > 3 || bytes > memory && n > 1 {
				t.Errorf("%d at a time, with %d bytes", n, bytes)
			}
			used.Add(-needs)
			running.Add(-1)
			p.leave(needs)
		})
	}
	all.Wait()
	if p.running != 0 || p.memory != memory {
		t.Errorf("%d run, %d bytes are free", p.running, p.memory)
	}
}

// TestMemoryFor holds that a larger workbook is given more memory.
func TestMemoryFor(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "网站.csv"), strings.Repeat("甲", 1000))
	if got := memoryFor(dir); got != noticeNeeds+3000*perCSVByte {
		t.Error(got)
	}
}

// TestBar holds what a terminal shows of a batch: the bar, and lines in its place.
func TestBar(t *testing.T) {
	var to bytes.Buffer
	b := (&Options{Bar: true, Err: &to}).bar(3)
	b.show(2, 1)
	b.clear()
	if want := "\r[####################..........] 2/3，1份没有通过\r" + strings.Repeat(" ", lineWidth) + "\r"; to.String() != want {
		t.Errorf("%q, want %q", to.String(), want)
	}
	alone := (&Options{Bar: true, Err: &to}).bar(1)
	to.Reset()
	alone.show(1, 0)
	alone.clear()
	if to.Len() > 0 {
		t.Errorf("one notice has a bar: %q", to.String())
	}
}
