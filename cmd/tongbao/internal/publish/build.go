package publish

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"tongbao/cmd/tongbao/internal/diag"
)

// Build builds the notices of the given folders, several at a time, and reports
// in the order given. It returns the exit status; the error is for usage and I/O.
func Build(dirs []string, o Options) (int, error) {
	if err := o.check(); err != nil {
		return StatusFailure, err
	}
	if err := distinct(dirs); err != nil {
		return StatusFailure, err
	}
	if err := apart(dirs, o.Output); err != nil {
		return StatusFailure, err
	}
	results, errs := each(dirs, o.Jobs, func(dir string) (*Result, error) { return build(dir, &o) })
	status, listed := StatusGood, o.wants(FormHTML)
	for i, r := range results {
		if errs[i] != nil {
			return StatusFailure, fmt.Errorf("%s：%w", dirs[i], errs[i])
		}
		report(&o, r, len(dirs))
		if r.Findings.Errors() > 0 {
			status = StatusFindings
		}
		listed = listed || r.Notice != nil && r.Notice.Head.Secrecy != "" // else an entry from before would stay
	}
	if !listed {
		return status, nil
	}
	findings, err := writeIndex(&o)
	for _, line := range findings.Lines() {
		fmt.Fprintln(o.Err, line)
	}
	if err != nil {
		return StatusFailure, err
	}
	return status, nil
}

// distinct refuses two folders of one name: they would overwrite each other.
func distinct(dirs []string) error {
	seen := map[string]string{}
	for _, d := range dirs {
		abs, err := filepath.Abs(d)
		if err != nil {
			return err
		}
		switch info, err := os.Stat(abs); {
		case err != nil:
			return fmt.Errorf("没有文件夹 %s", d)
		case !info.IsDir():
			return fmt.Errorf("%s 不是文件夹；请写通报所在的文件夹", d)
		}
		name := filepath.Base(abs)
		if other, twice := seen[name]; twice {
			return fmt.Errorf("%s 和 %s 同名，输出会互相覆盖", other, d)
		}
		seen[name] = d
	}
	return nil
}

// each runs f over the folders, at most jobs at a time.
func each(dirs []string, jobs int, f func(string) (*Result, error)) ([]*Result, []error) {
	results, errs := make([]*Result, len(dirs)), make([]error, len(dirs))
	slots := make(chan struct{}, max(jobs, 1))
	var wg sync.WaitGroup
	for i, d := range dirs {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			results[i], errs[i] = f(d)
		})
	}
	wg.Wait()
	return results, errs
}

// report prints the findings of a notice, and where it was written. Among several
// notices the name stands above the findings of each, since their files have the
// same names.
func report(o *Options, r *Result, among int) {
	if o.JSON {
		enc := json.NewEncoder(o.Out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		_ = enc.Encode(map[string]any{"notice": r.Name, "findings": append(diag.Findings{}, r.Findings...)})
		return
	}
	open := r.Findings.Open()
	if len(open) > 0 && among > 1 {
		fmt.Fprintf(o.Err, "—— %s\n", r.Name)
	}
	for _, line := range open.Lines() {
		fmt.Fprintln(o.Err, line)
	}
	if quiet := len(r.Findings) - len(open); quiet > 0 {
		fmt.Fprintf(o.Err, "%s：另有%d项已知并接受，见manifest.json\n", r.Name, quiet)
	}
	switch {
	case r.Findings.Errors() > 0:
		fmt.Fprintf(o.Err, "%s：有%d处错误，没有生成；请按上面的提示修改后再试\n", r.Name, r.Findings.Errors())
	case r.Folder != "":
		fmt.Fprintln(o.Out, r.Folder)
	}
}
