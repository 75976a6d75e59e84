package publish

import (
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/intake"
)

// What a build needs of memory, in bytes: the peak of zibo-2021-q1 with 1,000 and 10,000 rows of accounts (workbooks of
// 46 and 372 KB; 136 and 537 MB). It decides how many run side by side, not what they get.
const (
	programNeeds = 80 << 20 // the program and its faces, once
	noticeNeeds  = 50 << 20 // a notice without data, with what the collector has not come to
	perXLSXByte  = 1200     // a workbook is compressed
	perCSVByte   = 400      // the same rows as text are three times as long
)

// pool bounds what runs side by side, by number and by the memory it needs. What needs more than there is runs alone.
type pool struct {
	free    *sync.Cond
	jobs    int   // at most
	memory  int64 // bytes that are free
	running int
}

// newPool is a pool of at most so many jobs within the limit of memory that the program runs under.
func newPool(jobs int) *pool {
	limit := debug.SetMemoryLimit(-1) // which only asks
	return &pool{free: sync.NewCond(&sync.Mutex{}), jobs: max(jobs, 1), memory: limit - programNeeds}
}

// enter waits until there is room for a job that needs so many bytes.
func (p *pool) enter(needs int64) {
	p.free.L.Lock()
	defer p.free.L.Unlock()
	for p.running > 0 && (p.running >= p.jobs || p.memory < needs) {
		p.free.Wait()
	}
	p.running++
	p.memory -= needs
}

func (p *pool) leave(needs int64) {
	p.free.L.Lock()
	defer p.free.L.Unlock()
	p.running--
	p.memory += needs
	p.free.Signal()
}

// memoryFor is about how many bytes the notice of a folder needs, by the files in it.
func memoryFor(dir string) int64 {
	files, _ := intake.Open(dir).List(intake.MaxFiles) // what cannot be read is told where it is
	needs := int64(noticeNeeds)
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			continue
		}
		switch strings.ToLower(filepath.Ext(f.Name())) {
		case ".xlsx":
			needs += info.Size() * perXLSXByte
		case ".csv":
			needs += info.Size() * perCSVByte
		}
	}
	return needs
}
