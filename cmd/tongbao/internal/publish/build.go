package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/outdir"
)

// Build builds the notices of the given folders, several at a time, and reports each when it and those before it are
// done: where it was written on the standard output, what was found on the standard error. It returns the exit status;
// the error is for usage and I/O.
func Build(dirs []string, o Options) (int, error) {
	dirs, err := o.prepareFolders(dirs)
	if err != nil {
		return StatusFailure, err
	}
	if err := apart(dirs, o.Output, true); err != nil {
		return StatusFailure, err
	}
	output := outdir.Open(o.Output)
	b := o.batch(o.share(dirs), func(dir string) (*Result, error) { return build(dir, output, &o) })
	failed := b.run(reporting{o.Err, "", len(b.dirs)})
	var findings diag.Findings
	if b.written {
		err := output.Alone(func(t *outdir.Turn) (err error) {
			_, findings, err = writeIndex(t, &o)
			return err
		})
		failed = errors.Join(failed, err)
	}
	for _, line := range findings.Lines() {
		fmt.Fprintln(o.Err, line)
	}
	b.summarise("生成了")
	if failed != nil {
		return StatusFailure, failed
	}
	return b.status, nil
}

// distinct refuses two folders of one name: they would overwrite each other.
func distinct(dirs []string) error {
	seen := map[string]string{}
	for _, d := range dirs {
		abs, err := filepath.Abs(d)
		if err == nil {
			err = isFolder(d)
		}
		if err != nil {
			return err
		}
		name := filepath.Base(abs)
		switch other, twice := seen[name]; {
		case twice && other == d:
			return fmt.Errorf("%s 写了两次", d)
		case twice:
			return fmt.Errorf("%s 和 %s 同名，输出会互相覆盖", other, d)
		}
		seen[name] = d
	}
	return nil
}

// isFolder refuses what is no folder, or not there.
func isFolder(dir string) error {
	switch info, err := os.Stat(dir); {
	case err != nil:
		return fmt.Errorf("没有文件夹 %s%s", dir, meant(dir))
	case !info.IsDir():
		return fmt.Errorf("%s 不是文件夹；请写通报所在的文件夹", dir)
	}
	return nil
}

// meant asks about the folder beside that a wrong name may have meant.
func meant(dir string) string {
	parent := filepath.Dir(filepath.Clean(dir))
	entries, err := intake.Open(parent).List(intake.MaxBeside)
	if err != nil {
		return "" // it may not be there either
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() && hasNotice(filepath.Join(parent, e.Name())) {
			folders = append(folders, e.Name())
		}
	}
	if near := conf.Nearest(filepath.Base(dir), folders); near != "" {
		return "；是不是 " + filepath.Join(parent, near) + "？"
	}
	return ""
}

// status is what the findings of a notice make of the exit status.
func (o *Options) status(r *Result) int {
	if r.Findings.Errors() > 0 || o.Strict && r.Findings.Open().Warns() {
		return StatusFindings
	}
	return StatusGood
}

// reporting is how the findings of a notice are told: where to, what the last line says
// first when no error is among them, and of how many notices.
type reporting struct {
	to    io.Writer
	sound string
	among int
}

// report prints the findings of a notice, and where it was written. Among several
// notices the name stands above the findings of each, since their files have the
// same names. The last line counts them.
func report(o *Options, how reporting, r *Result) {
	if o.JSON {
		enc := json.NewEncoder(o.Out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		_ = enc.Encode(map[string]any{"notice": r.Name, "findings": append(diag.Findings{}, r.Findings...)})
		return
	}
	open := r.Findings.Open()
	if len(open) > 0 && how.among > 1 {
		fmt.Fprintf(how.to, "—— %s\n", r.Name)
	}
	for _, line := range open.Lines() {
		fmt.Fprintln(how.to, line)
	}
	if end := r.ending(o, how.sound); end != "" {
		fmt.Fprintf(how.to, "%s：%s\n", r.Name, end)
	}
	if r.Folder != "" {
		fmt.Fprintln(o.Out, r.Folder)
	}
}

// ending is the last line of a report: how much there is of what, and what follows from it.
// sound stands before the counts when there is no error.
func (r *Result) ending(o *Options, sound string) string {
	open := r.Findings.Open()
	counts := open.Counts()
	if open.Errors() == 0 {
		counts = strings.Trim(sound+"，"+counts, "，")
	}
	var parts []string
	for _, part := range []struct {
		holds bool
		says  string
	}{
		{counts != "", counts},
		{len(r.Findings) > len(open), fmt.Sprintf("另有%d项已知并接受，见manifest.json", len(r.Findings)-len(open))},
		{open.Errors() > 0, "没有生成；请按上面的提示修改后再试"},
		{open.Errors() == 0 && o.status(r) != StatusGood, "写了 --strict，警告也算没有通过"},
	} {
		if part.holds {
			parts = append(parts, part.says)
		}
	}
	return strings.Join(parts, "；")
}
