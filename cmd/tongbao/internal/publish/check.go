package publish

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/outdir"
)

// Check takes the notices all the way up to the outputs and reports what it
// finds on the standard output; nothing is written, save a page of the findings of each and the
// marked workbook when mark names one.
func Check(dirs []string, mark string, o Options) (int, error) {
	dirs, err := o.prepareFolders(dirs)
	if err != nil {
		return StatusFailure, err
	}
	if err := apart(dirs, o.Output, false); err != nil {
		return StatusFailure, err
	}
	if mark != "" && len(dirs) > 1 {
		return StatusFailure, fmt.Errorf("--mark 一次只能用于一份通报；请逐份运行")
	}
	if mark != "" {
		if err := markTarget(dirs[0], mark); err != nil {
			return StatusFailure, err
		}
	}
	output, marked := outdir.Open(o.Output), ""
	b := o.batch(o.share(dirs), func(dir string) (*Result, error) {
		r, err := check(dir, output, &o)
		if err == nil && mark != "" {
			marked, err = markWorkbook(dir, mark, r.Findings)
		}
		return r, err
	})
	failed := b.run(reporting{o.Out, "没有错误", len(b.dirs)})
	b.summarise("没有错误的")
	if failed != nil {
		return StatusFailure, failed
	}
	if mark != "" {
		fmt.Fprintln(o.Err, marked)
	}
	return b.status, nil
}

// check is the way of one notice up to what was found.
func check(dir string, output *outdir.Output, o *Options) (*Result, error) {
	r, err := prepare(dir, o)
	if r == nil {
		return nil, err
	}
	return r, r.showFindings(dir, output, o, r.checked(), err)
}

// Explain prints each figure of the notice, or those whose key or name holds
// wanted, with formula, rounding and source cells.
func Explain(dir, wanted string, o Options) (int, error) {
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	if err := distinct([]string{dir}); err != nil {
		return StatusFailure, err
	}
	r, err := prepare(dir, &o)
	if err != nil {
		return StatusFailure, err
	}
	shown := 0
	for _, f := range r.Figures {
		if wanted == "" || strings.Contains(f.Key, wanted) || strings.Contains(f.Name, wanted) || f.Text == wanted {
			printFigure(&o, f)
			shown++
		}
	}
	for _, line := range r.Findings.Open().Lines() {
		fmt.Fprintln(o.Err, line)
	}
	switch {
	case r.Findings.Errors() > 0:
		return StatusFindings, nil
	case shown == 0 && wanted != "":
		fmt.Fprintf(o.Err, "没有与“%s”有关的数字；不写名称可列出全部\n", wanted)
		return StatusFindings, nil
	}
	return StatusGood, nil
}

func printFigure(o *Options, f *figures.Figure) {
	fmt.Fprintf(o.Out, "%s = %s\n", f.Key, f.Text)
	fmt.Fprintf(o.Out, "  是什么：%s\n", f.Name)
	fmt.Fprintf(o.Out, "  怎么算：%s\n", f.Formula)
	if f.Rounding != "" {
		fmt.Fprintf(o.Out, "  取整：%s\n", f.Rounding)
	}
	places := make([]string, len(f.Sources))
	for i, p := range f.Sources {
		places[i] = p.String()
	}
	fmt.Fprintf(o.Out, "  出处：%s\n", strings.Join(places, "、"))
}
