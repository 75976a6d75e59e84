package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// smallNotice makes the folder of a notice that is built in a moment, and returns it.
func smallNotice(t *testing.T, dir, name string, count int) string {
	t.Helper()
	dir = filepath.Join(dir, name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{
		"notice.toml": `[notice]
title  = "关于网站检查情况的通报"
issuer = "云川市人民政府办公室"
signed = 2026-04-09
[period]
year    = 2026
quarter = 1
[[attachment]]
title = "清单"
rows  = "清单"
`,
		"body.md": "检查网站{{清单.件数}}个，清单见{{附件1}}。\n",
		"清单.csv":  fmt.Sprintf("网站,件数\n甲网,%d\n", count),
	} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// building is the real program building notices as a page, the quickest form, into out.
func building(out string, dirs ...string) *exec.Cmd {
	args := append([]string{"tongbao", "build", "--only", "html", "-o", out}, dirs...)
	return &exec.Cmd{Path: "/proc/self/exe", Args: args} // another user may run it there
}

func builds(t *testing.T, out string, dirs ...string) {
	t.Helper()
	if said, err := building(out, dirs...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}

// wholeFolder holds that a notice's output folder is one build's, with the file of people's in it.
func wholeFolder(t *testing.T, dir string) {
	t.Helper()
	var manifest struct {
		Outputs []struct{ Name, SHA256 string }
	}
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err == nil {
		err = json.Unmarshal(data, &manifest)
	}
	if err != nil || len(manifest.Outputs) < 4 {
		t.Fatalf("manifest of %s: %v, %v", dir, err, manifest)
	}
	for _, o := range manifest.Outputs {
		data, err := os.ReadFile(filepath.Join(dir, o.Name))
		if sum := sha256.Sum256(data); err != nil || hex.EncodeToString(sum[:]) != o.SHA256 {
			t.Fatalf("%s is not what its manifest says: %v", o.Name, err)
		}
	}
	if scan, err := os.ReadFile(filepath.Join(dir, "scan.txt")); err != nil || string(scan) != "signed" {
		t.Fatalf("the file of people's: %q, %v", scan, err)
	}
}

// namesBelow lists what stands in an output folder, without the pages of findings and what is kept of the
// builds before.
func namesBelow(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.Name() != "检查结果" && e.Name() != ".previous" {
			out = append(out, e.Name())
		}
	}
	return out
}

// watch reports what happens in a folder: a file's name for each time one is made, opened, written,
// closed, moved or removed there.
func watch(t *testing.T, dir string) *os.File {
	t.Helper()
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	const all = unix.IN_CREATE | unix.IN_OPEN | unix.IN_MODIFY | unix.IN_CLOSE | unix.IN_MOVE | unix.IN_DELETE
	if _, err := unix.InotifyAddWatch(fd, dir, all); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), "inotify")
}

// happened are the names of the next things that happened; nothing once nothing more can.
func happened(events *os.File) []string {
	buffer := make([]byte, 4096)
	n, err := events.Read(buffer)
	if err != nil {
		return nil
	}
	var out []string
	for at := 0; at < n; {
		event := (*unix.InotifyEvent)(unsafe.Pointer(&buffer[at]))
		at += unix.SizeofInotifyEvent
		out = append(out, strings.TrimRight(string(buffer[at:at+int(event.Len)]), "\x00"))
		at += int(event.Len)
	}
	return out
}

// TestKilled kills builds after one more step each time: the notice's folder is always whole, and the
// next build clears away what was left.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "output")
	builds(t, out, smallNotice(t, dir, "n", 0))
	if err := os.WriteFile(filepath.Join(out, "n", "scan.txt"), []byte("signed"), 0o644); err != nil {
		t.Fatal(err)
	}
	killed := 0
	const steps = 30 // a build makes some more
	for i := range 60 {
		events := watch(t, out)
		build := building(out, smallNotice(t, dir, "n", i+1))
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error)
		go func() {
			ended <- build.Wait()
			events.Close()
		}()
		go func() {
			for seen := 0; ; {
				names := happened(events)
				if seen += len(names); names == nil || seen > i%steps {
					break
				}
			}
			_ = build.Process.Kill() // nothing happens to one that has ended
		}()
		if err := <-ended; err != nil {
			killed++
		}
		wholeFolder(t, filepath.Join(out, "n"))
		if left := namesBelow(t, out); len(left) > 5 { // the notice, list, feed, lock and what was worked in
			t.Fatalf("left: %v", left)
		}
	}
	t.Logf("%d of 60 were killed", killed)
	builds(t, out, smallNotice(t, dir, "n", 99))
	wholeFolder(t, filepath.Join(out, "n"))
	if d := cmp.Diff([]string{"feed.xml", "index.html", "n"}, namesBelow(t, out)); d != "" {
		t.Errorf("left (-want +got):\n%s", d)
	}
}

// TestInterrupted ends a build that waits for another: it is told so by its status, and leaves nothing.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "output")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	lock, err := os.Create(filepath.Join(out, ".tongbao.lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(s) {
			continue // the tests were started so, and so is the program
		}
		events := watch(t, out)
		build := building(out, smallNotice(t, dir, "n", 1))
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		for names := happened(events); !strings.Contains(strings.Join(names, " "), ".tongbao.lock"); {
			names = happened(events)
		}
		if err := build.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := build.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 128+int(s) {
			t.Errorf("%v: %v", s, err)
		}
		events.Close()
		if d := cmp.Diff([]string{".tongbao.lock"}, namesBelow(t, out)); d != "" {
			t.Errorf("%v: left (-want +got):\n%s", s, d)
		}
	}
}

// TestTwoAtOnce builds two notices into one output folder at the same time: both are in the list and
// in the feed.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	for i := range 12 {
		out := filepath.Join(dir, fmt.Sprint("output", i))
		one, two := building(out, smallNotice(t, dir, "one", i)), building(out, smallNotice(t, dir, "two", i))
		for _, b := range []*exec.Cmd{one, two} {
			b.Stderr = new(bytes.Buffer)
			if err := b.Start(); err != nil {
				t.Fatal(err)
			}
		}
		for _, b := range []*exec.Cmd{one, two} {
			if err := b.Wait(); err != nil {
				t.Fatalf("%v\n%s", err, b.Stderr)
			}
		}
		for _, list := range []string{"index.html", "feed.xml"} {
			data, err := os.ReadFile(filepath.Join(out, list))
			if err != nil || !bytes.Contains(data, []byte("one/notice.html")) || !bytes.Contains(data, []byte("two/notice.html")) {
				t.Fatalf("%s lacks a notice: %v", list, err)
			}
		}
		if d := cmp.Diff([]string{"feed.xml", "index.html", "one", "two"}, namesBelow(t, out)); d != "" {
			t.Errorf("left (-want +got):\n%s", d)
		}
	}
}

// failing builds a changed notice n by build, which must fail and say why: the old output is as it was and
// nothing is left beside it.
func failing(t *testing.T, out string, build *exec.Cmd, why string) {
	t.Helper()
	said, err := build.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(string(said), why) {
		t.Errorf("%v; said:\n%s", err, said)
	}
	wholeFolder(t, filepath.Join(out, "n"))
	for _, name := range namesBelow(t, out) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("left: %s", name)
		}
	}
}

// builtBefore is an output folder with the notice n, whose source is changed since.
func builtBefore(t *testing.T, dir string) (out, notice string) {
	t.Helper()
	out = filepath.Join(dir, "output")
	builds(t, out, smallNotice(t, dir, "n", 1))
	if err := os.WriteFile(filepath.Join(out, "n", "scan.txt"), []byte("signed"), 0o644); err != nil {
		t.Fatal(err)
	}
	return out, smallNotice(t, dir, "n", 2)
}

// TestFullDisk lets the disk be full at one file after the other.
func TestFullDisk(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bash := need(t, "bash")
	out, notice := builtBefore(t, t.TempDir())
	for _, blocks := range []int{1, 2, 4, 8, 20} { // of 1 KB; the page has 25 of them, the open data 7, the pasted text 1
		build := building(out, notice)
		limited := fmt.Sprintf(`ulimit -f %d; exec -a tongbao "$0" "$@"`, blocks)
		build.Args = append([]string{"bash", "-c", limited, self}, build.Args[1:]...)
		build.Path = bash
		failing(t, out, build, "文件太大")
	}
}

// TestNoSpace lets a real disk be full, where the tests may mount one.
func TestNoSpace(t *testing.T) {
	dir := t.TempDir()
	disk := filepath.Join(dir, "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=256k"); err != nil {
		t.Logf("no disk of its own: %v; TestFullDisk does without", err)
		return
	}
	defer unix.Unmount(disk, 0)
	out, notice := builtBefore(t, disk)
	fill := filepath.Join(disk, "fill")
	var filled []byte
	for os.WriteFile(fill, append(filled, make([]byte, 4096)...), 0o644) == nil {
		filled = append(filled, make([]byte, 4096)...)
	}
	failing(t, out, building(out, notice), "磁盘已满")
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	builds(t, out, notice)
	wholeFolder(t, filepath.Join(out, "n"))
}

// TestReadOnly builds into a folder that may not be written to.
func TestReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("", "readonly") // that of the test is its user's alone
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	out, notice := builtBefore(t, dir)
	if err := os.Chmod(out, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(out, 0o755)
	build := building(out, notice)
	build.Dir = dir
	if os.Getuid() == 0 { // who may write everywhere
		if !anybodyRuns(build.Path) {
			t.Log("the program lies where no other user may run it")
			return
		}
		build.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	failing(t, out, build, "没有权限")
}

// anybodyRuns reports whether every user may run a program: it and the folders it lies in.
func anybodyRuns(path string) bool {
	for {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm()&0o001 == 0 {
			return false
		}
		if path == filepath.Dir(path) {
			return true
		}
		path = filepath.Dir(path)
	}
}

// TestOtherDisk builds from one disk to another, where there are two.
func TestOtherDisk(t *testing.T) {
	disk, err := os.MkdirTemp("/dev/shm", "tongbao")
	if err != nil {
		disk = t.TempDir()
	}
	defer os.RemoveAll(disk)
	dir := t.TempDir()
	out := filepath.Join(disk, "output")
	builds(t, out, smallNotice(t, dir, "n", 1))
	if err := os.WriteFile(filepath.Join(out, "n", "scan.txt"), []byte("signed"), 0o644); err != nil {
		t.Fatal(err)
	}
	builds(t, out, smallNotice(t, dir, "n", 2))
	wholeFolder(t, filepath.Join(out, "n"))
	if d := cmp.Diff([]string{"feed.xml", "index.html", "n"}, namesBelow(t, out)); d != "" {
		t.Errorf("left (-want +got):\n%s", d)
	}
}
