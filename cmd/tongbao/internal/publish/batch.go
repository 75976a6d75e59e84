package publish

import (
	"fmt"
	"path/filepath"
	"strings"

	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
)

// outputName is the folder that receives what is built where no flag names another.
const outputName = "output"

// prepareFolders finds the notices that a command is given, and where its output goes.
func (o *Options) prepareFolders(dirs []string) ([]string, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	var notices []string
	for _, d := range dirs {
		notices = append(notices, o.noticesIn(d)...)
	}
	if err := distinct(notices); err != nil {
		return nil, err
	}
	return notices, o.findOutput(notices)
}

// findOutput sets where the output goes that no flag names.
func (o *Options) findOutput(notices []string) (err error) {
	if o.Output == "" {
		o.Output, err = outputFor(notices)
	}
	return err
}

// noticesIn are the notices right below a folder that is none itself, and how many there are is told;
// else it is the folder itself.
func (o *Options) noticesIn(dir string) []string {
	if hasNotice(dir) {
		return []string{dir}
	}
	entries, err := intake.Open(dir).List(intake.MaxBeside)
	if err != nil {
		return []string{dir} // told where it is read
	}
	var out []string
	for _, e := range entries {
		if below := filepath.Join(dir, e.Name()); !strings.HasPrefix(e.Name(), ".") && isDir(below) && hasNotice(below) {
			out = append(out, below)
		}
	}
	if len(out) == 0 {
		return []string{dir}
	}
	fmt.Fprintf(o.Err, "%s：里面有%d份通报\n", dir, len(out))
	return out
}

// hasNotice reports a folder with a notice.toml, or with what was meant to be one.
func hasNotice(dir string) bool {
	return intake.Exists(filepath.Join(dir, issue.FileName)) || issue.Misnamed(intake.Open(dir)) != ""
}

// outputFor is where the output of some notices goes: to "output" where the command runs, or, where that is
// in a notice's own folder, to the one beside it or beside the folder that holds all notices.
func outputFor(notices []string) (string, error) {
	for _, n := range notices {
		within, err := writesInto(outputName, n)
		if err != nil {
			return "", err
		}
		if within {
			return outputBeside(n)
		}
	}
	return outputName, nil
}

// outputBeside is the output folder above a notice's folder that is there, or else the one beside it, for a
// notice in "data" the one beside that.
func outputBeside(notice string) (string, error) {
	abs, err := filepath.Abs(notice)
	if err != nil {
		return "", err
	}
	parent := filepath.Dir(abs)
	choice := filepath.Join(parent, outputName)
	above := filepath.Join(filepath.Dir(parent), outputName)
	if !isDir(choice) && (isDir(above) || filepath.Base(parent) == "data") {
		choice = above
	}
	here, err := filepath.Abs(".")
	if err != nil {
		return "", err
	}
	if short, err := filepath.Rel(here, choice); err == nil {
		return short, nil
	}
	return choice, nil
}

// writesInto reports an output folder that lies in a notice's own folder.
func writesInto(output, notice string) (bool, error) {
	out, err := realPath(output)
	if err != nil {
		return false, err
	}
	real, err := realPath(notice)
	return inside(out, real), err
}
