package publish

import (
	"io/fs"
	"os"
	"path/filepath"

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
