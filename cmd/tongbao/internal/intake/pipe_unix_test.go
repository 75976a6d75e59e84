//go:build unix

package intake

import (
	"net"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipesAreNotOpened holds that what has no writer does not hang the program.
func TestPipesAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "body.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	socket, err := net.Listen("unix", filepath.Join(dir, "s.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	for name, want := range map[string]string{"body.md": "这是管道，不是文件", "s.md": "这是套接字，不是文件"} {
		if _, err := Open(dir).Read(name, Text); err == nil || !strings.Contains(err.Error(), want) {
			t.Error(err)
		}
		if _, err := Open(dir).Sum(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Error(err)
		}
		if _, err := File(filepath.Join(dir, name), Font); err == nil || !strings.Contains(err.Error(), want) {
			t.Error(err)
		}
	}
}
