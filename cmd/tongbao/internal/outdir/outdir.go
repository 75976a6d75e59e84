// Package outdir is the folder that builds write their notices to. One run writes at a time;
// a notice's folder is replaced whole or not at all; what people have put or changed there is
// kept; what a run that was killed has left is cleared away by the next one.
//
// What a run is working on lies in a folder of its own in the output folder, on the same disk,
// and its name is written into the lock file before it is made. So what is abandoned is known
// by the list and not by its look: a user's file of a like name stays.
package outdir

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Names in the output folder while a run writes to it.
const (
	lockName   = ".tongbao.lock"
	workPrefix = ".tongbao-"
)

var workName = regexp.MustCompile(`^\.tongbao-[0-9]+$`)

// lockHead begins a lock file; the names of the folders that the run works in follow, one a line.
const lockHead = "tongbao\n"

// A folder is replaced in milliseconds, so who waits this long waits for a run that hangs.
const (
	patience = 20 * time.Second
	interval = 10 * time.Millisecond // between two looks at the lock
)

// Output is a folder that builds write to, several at the same time, of this run and of others.
type Output struct {
	dir      string
	patience time.Duration // how long to wait for another run
	one      sync.Mutex    // of the notices of this run
}

// Open is the output folder at dir, which need not be there yet.
func Open(dir string) *Output { return &Output{dir: dir, patience: patience} }

// Turn is the time in which one run alone writes to the output folder.
type Turn struct {
	dir  string
	lock *os.File // nil: the file system cannot lock
	work string   // name of the folder worked in; empty: none is needed yet
}

// Unlocked reports that the file system cannot lock: two runs at the same time may lose each
// other's entries of the list, and what a killed run has left stays.
func (t *Turn) Unlocked() bool { return t.lock == nil }

// Alone runs f while no other run writes to the output folder. An interruption (Ctrl-C, a closed
// console) is held back until f has returned, and ends the program then: what f replaces is
// whole, and nothing is left lying about.
func (o *Output) Alone(f func(*Turn) error) (err error) {
	o.one.Lock()
	defer o.one.Unlock()
	held := holdInterruptions()
	defer held.release() // before another notice of this run begins to write
	if err := os.MkdirAll(o.dir, 0o755); err != nil {
		return fmt.Errorf("不能建立输出文件夹 %s：%w", o.dir, err)
	}
	t, err := o.take(held)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.end()) }()
	return f(t)
}

// errBusy is what tryLock returns for a file that another run has locked.
var errBusy = errors.New("另一个 tongbao 正在写这个输出文件夹，等了很久还没有结束；请等它结束，或者关掉它以后再试")

// errNoLocks is what tryLock returns where the file system cannot lock.
var errNoLocks = errors.New("no locks on this file system")

// take waits until the lock is this run's, and clears away what an earlier one has left.
func (o *Output) take(held *interruptions) (*Turn, error) {
	path := filepath.Join(o.dir, lockName)
	deadline, holder := time.After(o.patience), heldSince(path)
	for {
		f, err := openLock(path)
		switch {
		case err == nil:
			t := &Turn{dir: o.dir, lock: f}
			if err := t.clear(); err != nil {
				return nil, errors.Join(err, f.Close())
			}
			return t, nil
		case errors.Is(err, errNoLocks):
			return &Turn{dir: o.dir}, nil
		case !errors.Is(err, errBusy) && !passing(err):
			return nil, fmt.Errorf("不能写入 %s：%w", o.dir, err)
		}
		if now := heldSince(path); !now.Equal(holder) { // others take turns: none of them hangs
			deadline, holder = time.After(o.patience), now
		}
		select {
		case s := <-held.signals:
			exit(s)
		case <-deadline:
			return nil, fmt.Errorf("不能写入 %s：%w", o.dir, err)
		case <-time.After(interval):
		}
	}
}

// heldSince tells one holder of the lock from the next: each makes the file anew. It is zero while nobody has it.
func heldSince(path string) time.Time {
	info, err := os.Lstat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// openLock opens the lock file and locks it. Who has it removes it in the end, so that what is
// locked here may be a file that is there no longer: then it is no lock.
func openLock(path string) (f *os.File, err error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, notOurs(path)
	}
	if f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close())
		}
	}()
	if err := tryLock(f); err != nil {
		return nil, err
	}
	locked, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if there, err := os.Lstat(path); err != nil || !os.SameFile(locked, there) {
		return nil, errBusy
	}
	return f, nil
}

func notOurs(path string) error {
	return fmt.Errorf("%s 不是 tongbao 的文件；请移走后再试", path)
}

// clear removes what a run that was killed has left, by the list in the lock file, and puts back
// a notice's folder that stands aside because that run came no further.
func (t *Turn) clear() error {
	data, err := io.ReadAll(t.lock)
	if err != nil {
		return err
	}
	text := strings.Trim(string(data), "\x00") // which a power cut may leave
	if text != "" && !strings.HasPrefix(lockHead, text) && !strings.HasPrefix(text, lockHead) {
		return notOurs(t.lock.Name())
	}
	for name := range strings.Lines(strings.TrimPrefix(text, lockHead)) {
		if name = strings.TrimSpace(name); workName.MatchString(name) {
			if err := restore(t.dir, filepath.Join(t.dir, name)); err != nil {
				return err
			}
		}
	}
	return t.lock.Truncate(0)
}

// workIn is the folder to work in, made when it is first asked for.
func (t *Turn) workIn() (string, error) {
	for n := 1; t.work == ""; n++ {
		name := workPrefix + strconv.Itoa(n)
		if _, err := os.Lstat(filepath.Join(t.dir, name)); err == nil {
			continue
		}
		if t.lock != nil {
			if _, err := t.lock.WriteAt([]byte(lockHead+name+"\n"), 0); err != nil {
				return "", fmt.Errorf("不能写入 %s：%w", t.dir, err)
			}
			if err := t.lock.Sync(); err != nil {
				return "", err
			}
		}
		switch err := os.Mkdir(filepath.Join(t.dir, name), 0o755); {
		case err == nil:
			t.work = name
		case !errors.Is(err, fs.ErrExist):
			return "", fmt.Errorf("不能写入 %s：%w", t.dir, err)
		}
	}
	return filepath.Join(t.dir, t.work), nil
}

// end clears away what the run worked in and lets the next one write. The lock file stays where
// something could not be removed: the next run reads in it what that is.
func (t *Turn) end() error {
	var err error
	if t.work != "" {
		err = restore(t.dir, filepath.Join(t.dir, t.work))
	}
	if t.lock == nil {
		return err
	}
	if err != nil {
		return errors.Join(err, t.lock.Close())
	}
	return unlock(t.lock)
}
