// Package launch is how the program is started by someone who types no command: by a double-click,
// by folders that are dragged on it, and with patterns that no shell has expanded. It looks at
// names only and opens nothing.
package launch

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// noticeFile is what makes a folder a notice's.
const noticeFile = "notice.toml"

// outputFolder is what the folder of the outputs is called.
const outputFolder = "output"

// Dropped are the folders that arguments without a command name: each argument is a folder or a
// file of a notice's folder. Empty: one of them is neither there nor a path. The error is for a
// file of no notice's folder.
func Dropped(args []string) ([]string, error) {
	var dirs []string
	for _, a := range args {
		info, err := os.Stat(a)
		if err != nil {
			return nil, nil
		}
		dir := filepath.Clean(a)
		if !info.IsDir() {
			if dir = filepath.Dir(dir); !isFile(filepath.Join(dir, noticeFile)) {
				return nil, fmt.Errorf("%s 旁边没有 %s，不是通报的文件夹；请用放着 %s 的文件夹", a, noticeFile, noticeFile)
			}
		}
		if !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Output is where the outputs of a folder go that was dragged on the program: beside the program
// where the folder lies below its folder, as with commands that are typed there; else beside the
// folder. program is the path of the program; empty: it is not known.
func Output(dir, program string) string {
	home := filepath.Dir(program)
	if rel, err := filepath.Rel(home, dir); program != "" && err == nil && rel != "." && filepath.IsLocal(rel) {
		return filepath.Join(home, outputFolder)
	}
	return filepath.Join(filepath.Dir(dir), outputFolder)
}

// Expand puts in the place of each argument with * or ? the folders that it matches, where it
// matches none the files: cmd.exe leaves that to programs. One that matches nothing stays, and so
// does a flag.
func Expand(args []string) []string {
	var out []string
	for _, a := range args {
		if matched := matches(a); len(matched) > 0 {
			out = append(out, matched...)
		} else {
			out = append(out, a)
		}
	}
	return out
}

// matches are the folders that a pattern matches, else the files; none that is hidden.
func matches(pattern string) []string {
	if strings.HasPrefix(pattern, "-") || !strings.ContainsAny(pattern, "*?") {
		return nil
	}
	found, err := filepath.Glob(strings.ReplaceAll(pattern, "[", "[[]")) // brackets are of the name
	if err != nil {
		return nil
	}
	found = slices.DeleteFunc(found, func(p string) bool { return strings.HasPrefix(filepath.Base(p), ".") })
	folders := slices.DeleteFunc(slices.Clone(found), func(p string) bool {
		info, err := os.Stat(p)
		return err != nil || !info.IsDir()
	})
	if len(folders) > 0 {
		return folders
	}
	return found
}

// Wait keeps the window open until someone has read what is in it.
func Wait(in io.Reader, out io.Writer) {
	fmt.Fprint(out, "\n按回车键关闭这个窗口。")
	_, _ = bufio.NewReader(in).ReadString('\n') // whatever ends it, the window may close
}
