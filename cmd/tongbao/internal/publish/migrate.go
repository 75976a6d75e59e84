package publish

import (
	"fmt"
	"path/filepath"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/migrate"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/survey"
)

// Migrate rewrites the folders of notices from the notation of before: body.md, the
// attachments that are texts, and notice.toml. A folder in which something cannot be
// rewritten stays as it is, and the findings say what. Each file that is rewritten is
// named on the standard output.
func Migrate(dirs []string, o Options) (int, error) {
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	for _, dir := range dirs { // before the first is rewritten
		if err := distinct([]string{dir}); err != nil {
			return StatusFailure, err
		}
	}
	status := StatusGood
	for _, dir := range dirs {
		files, findings, err := migrated(dir, &o)
		if err != nil {
			return StatusFailure, fmt.Errorf("%s：%w", dir, err)
		}
		for _, f := range findings {
			fmt.Fprintln(o.Err, f)
		}
		switch {
		case findings.Errors() > 0:
			fmt.Fprintf(o.Err, "%s：有改写不了的，一个文件也没有动\n", dir)
			status = StatusFindings
			continue
		case len(files) == 0:
			fmt.Fprintf(o.Out, "%s：已经是新写法\n", dir)
		}
		for _, f := range files {
			name := filepath.Join(dir, f.Name)
			real, err := filepath.EvalSymlinks(name)
			if err == nil {
				err = rewriteFile(real, f.Data)
			}
			if err != nil {
				return StatusFailure, err
			}
			fmt.Fprintf(o.Out, "改写了 %s\n", name)
		}
	}
	return status, nil
}

// rewriteFile puts data in a file's place in one step.
func rewriteFile(name string, data []byte) error {
	return outdir.Open(filepath.Dir(name)).Alone(func(t *outdir.Turn) error {
		_, err := t.ReplaceFile(filepath.Base(name), data, func([]byte) bool { return true })
		return err
	})
}

// migrated are the files of a folder that change. Of the findings of reading it only those
// are told without which nothing can be rewritten: other commands tell the rest.
func migrated(dir string, o *Options) ([]outdir.File, diag.Findings, error) {
	folder, findings, err := survey.Read(dir, o.templates(dir), inspection.Kinds(), nil)
	if err != nil {
		return nil, nil, err
	}
	if folder.Issue == nil || folder.Body.Name == "" {
		return nil, findings, nil
	}
	texts := folder.Texts
	if folder.Body.Name == filepath.Base(folder.Body.Name) { // else it is a usual text
		texts = append([]survey.Text{folder.Body}, texts...)
	}
	found, _ := survey.Judge(folder)
	known := migrate.NewKnown(found)
	var files []outdir.File
	findings = nil
	in := intake.Open(dir)
	rewrite := func(name string, how func(name, src string, k *migrate.Known) (string, diag.Findings)) error {
		data, err := in.Read(name, intake.Text)
		if err != nil {
			return err
		}
		src, told := charset.Text(name, data)
		to, more := how(name, src, known)
		if findings = append(findings, more...); told.Errors() > 0 {
			findings = append(findings, told...)
		}
		if to != src {
			files = append(files, outdir.File{Name: name, Data: charset.Alike(data, to)})
		}
		return nil
	}
	for _, t := range texts {
		if err := rewrite(t.Name, migrate.Text); err != nil {
			return nil, nil, err
		}
	}
	return files, findings, rewrite(issue.FileName, migrate.Settings)
}
