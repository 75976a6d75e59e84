package publish

import (
	"fmt"
	"path/filepath"

	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/fonts"
	"tongbao/templates"
)

// Compare lists what people changed in Word after the notice was built, each with
// the place to change in the notice's own files. Status 1: there are changes.
func Compare(dir, edited string, o Options) (int, error) {
	if err := distinct([]string{dir}); err != nil {
		return StatusFailure, err
	}
	data, err := intake.File(edited, intake.WordFile)
	if err != nil {
		return StatusFailure, fmt.Errorf("%w。%s", err, intake.Hint(err))
	}
	r, err := prepare(dir, &o)
	if err != nil {
		return StatusFailure, err
	}
	if r.Notice == nil {
		report(&o, reporting{o.Err, "", 1}, r)
		return StatusFindings, nil
	}
	built := r.Notice // as the print settles it, where it can: recipients may stand in the imprint
	if p, findings, err := settle(r.Notice, dir, false, &o); err == nil && findings.Errors() == 0 {
		built = p.notice
	}
	changes, err := docx.Compare(built, data)
	if err != nil {
		return StatusFailure, fmt.Errorf("%s：%w", edited, err)
	}
	for _, c := range changes {
		fmt.Fprintln(o.Out, c)
	}
	if len(changes) > 0 {
		return StatusFindings, nil
	}
	fmt.Fprintln(o.Out, "没有改动")
	return StatusGood, nil
}

// shownMissing is how many missing characters the font report prints.
const shownMissing = 40

// Fonts reports which face each role gets and what it lacks; with licences, the
// licences of the faces inside the program instead.
func Fonts(dir string, licences bool, o Options) (int, error) {
	if licences {
		return printLicences(o)
	}
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	if err := distinct([]string{dir}); err != nil {
		return StatusFailure, err
	}
	set, _, err := o.Shelf.Open(o.faces(filepath.Join(dir, "notice")))
	if err != nil {
		return StatusFailure, err
	}
	for _, role := range set.Roles() {
		fmt.Fprintln(o.Out, role.Role)
		for _, f := range role.Faces {
			fmt.Fprintf(o.Out, "  %s（%s，%s）：通用规范汉字一级%d、二级%d、三级%d字\n", f.Name, f.File, f.Origin, f.Levels[0], f.Levels[1], f.Levels[2])
		}
		if n := len(role.Missing); n > 0 {
			fmt.Fprintf(o.Out, "  都没有的字%d个：%s\n", n, string(role.Missing[:min(n, shownMissing)]))
		} else {
			fmt.Fprintln(o.Out, "  不缺字")
		}
	}
	for _, f := range set.Findings() {
		fmt.Fprintln(o.Err, f)
	}
	return StatusGood, nil
}

func printLicences(o Options) (int, error) {
	files, err := fonts.Licences()
	if err != nil {
		return StatusFailure, err
	}
	for _, f := range files {
		fmt.Fprintf(o.Out, "==== %s\n%s\n", f.Name, f.Data)
	}
	return StatusGood, nil
}

// Templates writes what lies in templates/ to be copied: the reference documents for
// pandoc, which the program makes, and notice.toml with every key explained. What stands
// there and is different is kept beside.
func Templates(dir string, o Options) (int, error) {
	files := []outdir.File{
		{Name: "reference.docx", Data: docx.Reference(false)},
		{Name: "reference-landscape-last.docx", Data: docx.Reference(true)},
		{Name: "reference-letter.docx", Data: docx.ReferenceLetter()},
		{Name: issue.FileName, Data: []byte(templates.Notice())},
	}
	err := outdir.Open(dir).Alone(func(t *outdir.Turn) error {
		for _, f := range files {
			kept, err := t.ReplaceFile(f.Name, f.Data, func([]byte) bool { return false })
			if err != nil {
				return err
			}
			for _, k := range kept {
				fmt.Fprintf(o.Err, "原有的 %s 不同，没有覆盖，改名为 %s\n", filepath.Join(dir, k.Name), k.As)
			}
			fmt.Fprintln(o.Out, filepath.Join(dir, f.Name))
		}
		return nil
	})
	if err != nil {
		return StatusFailure, err
	}
	return StatusGood, nil
}
