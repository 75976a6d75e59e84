package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/typeface"
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

// templates are the templates for a notice's folder.
func (o *Options) templates(dir string) templates.Set {
	folder := findFolder(o.Templates, dir, templatesFolder)
	if folder == "" {
		return templates.Set{}
	}
	return templates.Open(intake.Open(folder))
}

// faces says where the faces for a notice's folder are looked for.
func (o *Options) faces(dir string) typeface.Options {
	out := typeface.Options{System: o.SystemFonts}
	if folder := findFolder(o.Fonts, dir, fontsFolder); folder != "" {
		out.Dirs = []string{folder}
	}
	return out
}

// apart refuses an output folder in which a command would write into a notice's own folder, and for a build
// also one where the notice lies in what is replaced.
func apart(dirs []string, output string, replaces bool) error {
	for _, d := range dirs {
		name, err := nameOf(d)
		if err != nil {
			return err
		}
		if name == pagesFolder {
			return errPagesName
		}
		within, err := writesInto(output, d)
		if err == nil && !within && replaces {
			within, err = writesInto(d, filepath.Join(output, name))
		}
		if err != nil {
			return err
		}
		if within {
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
