package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tongbao/templates"
)

// Names of the folders that hold what can be edited without compiling.
const (
	fontsFolder     = "fonts"
	templatesFolder = "templates"
)

// findFolder looks for a folder called name beside the notice's folder and in
// each folder above it, then beside the program. given, when set, is the answer.
// Empty: there is none, and what is embedded serves.
func findFolder(given, notice, name string) string {
	if given != "" {
		return given
	}
	abs, err := filepath.Abs(notice)
	if err != nil {
		return ""
	}
	for dir := filepath.Dir(abs); ; dir = filepath.Dir(dir) {
		if isDir(filepath.Join(dir, name)) {
			return filepath.Join(dir, name)
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	if exe, err := os.Executable(); err == nil {
		if beside := filepath.Join(filepath.Dir(exe), name); isDir(beside) {
			return beside
		}
	}
	return ""
}

// apart refuses an output folder in which a build would write over a notice's own
// files: in the notice's folder, or so that the notice lies in what is replaced.
func apart(dirs []string, output string) error {
	out, err := realPath(output)
	if err != nil {
		return err
	}
	for _, d := range dirs {
		notice, err := realPath(d)
		if err != nil {
			return err
		}
		name, err := nameOf(d)
		if err != nil {
			return err
		}
		if inside(out, notice) || inside(notice, filepath.Join(out, name)) {
			return fmt.Errorf("输出文件夹 %s 会写进通报自己的文件夹 %s；请用 -o 另选一个", output, d)
		}
	}
	return nil
}

// nameOf is the name of a notice: that of its folder as it was given, links not
// followed.
func nameOf(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	return filepath.Base(abs), err
}

// realPath is the absolute path without links; what does not exist yet is taken
// as written.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest), nil
		}
		if dir == filepath.Dir(dir) {
			return abs, nil
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

// inside reports whether a path is a folder or lies in it.
func inside(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// templateFolder is the templates on disk, nil when there are none.
func templateFolder(dir string) fs.FS {
	if dir == "" {
		return nil
	}
	return os.DirFS(dir)
}

// readTemplate reads a file of the templates: the one on disk wins over the
// embedded one of the same name.
func readTemplate(disk fs.FS, name string) ([]byte, error) {
	if disk != nil {
		if data, err := fs.ReadFile(disk, name); err == nil {
			return data, nil
		}
	}
	return fs.ReadFile(templates.FS(), name)
}

// templateNames lists the files with the given ending in a folder of the
// templates, on disk and embedded, for messages.
func templateNames(disk fs.FS, pattern string) []string {
	seen := map[string]bool{}
	var out []string
	for _, fsys := range []fs.FS{disk, templates.FS()} {
		if fsys == nil {
			continue
		}
		names, _ := fs.Glob(fsys, pattern)
		for _, n := range names {
			base := filepath.Base(n)
			base = base[:len(base)-len(filepath.Ext(base))]
			if !seen[base] {
				seen[base] = true
				out = append(out, base)
			}
		}
	}
	return out
}
