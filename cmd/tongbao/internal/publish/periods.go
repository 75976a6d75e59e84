package publish

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/periods"
	"tongbao/cmd/tongbao/internal/survey"
)

// ComparePeriods prints what changed between the notices of two periods: figures, and which objects newly
// fail, fail again and were put right; as JSON where that is asked for. Of the two folders the one whose
// period is earlier is held to be so. Status 1: a notice has errors, which are told.
func ComparePeriods(dirs [2]string, o Options) (int, error) {
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	if same, err := sameFolder(dirs); err != nil || same {
		return StatusFailure, cmp.Or(err, fmt.Errorf("%s 写了两次；请写两期的文件夹", dirs[0]))
	}
	var sides [2]examined
	for i, dir := range dirs {
		e, err := examine(dir, o.templates(dir), &o)
		if err != nil {
			return StatusFailure, fmt.Errorf("%s：%w", dir, err)
		}
		if e.composed == nil || e.told().Findings.Errors() > 0 {
			report(&o, reporting{o.Err, "", len(dirs)}, e.result)
			return StatusFindings, nil
		}
		sides[i] = e
	}
	before, now := &sides[0], &sides[1]
	if isEarlier(now, before) {
		before, now = now, before
	}
	moved, told := survey.Between(before.folder, now.folder)
	for _, line := range told.Open().Lines() {
		fmt.Fprintln(o.Err, line)
	}
	c := periods.Compare(before.side(), now.side(), moved, now.composed.Data.Ledger)
	if !o.JSON {
		_, err := fmt.Fprint(o.Out, c.Text())
		return StatusGood, err
	}
	e := json.NewEncoder(o.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return StatusGood, e.Encode(c)
}

// IsNotice reports the folder of a notice.
func IsNotice(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, issue.FileName))
	return err == nil && !info.IsDir()
}

// sameFolder reports that the two are one folder; the error is for what is none.
func sameFolder(dirs [2]string) (bool, error) {
	var info [2]os.FileInfo
	for i, dir := range dirs {
		if err := distinct([]string{dir}); err != nil {
			return false, err
		}
		var err error
		if info[i], err = os.Stat(dir); err != nil {
			return false, err
		}
	}
	return os.SameFile(info[0], info[1]), nil
}

// isEarlier reports that the period of a begins before that of b, where both are known.
func isEarlier(a, b *examined) bool {
	from, _, known := a.folder.Issue.Period.Bounds()
	other, _, otherKnown := b.folder.Issue.Period.Bounds()
	return known && otherKnown && from.Before(other)
}

// side is the notice as one of two periods.
func (e *examined) side() periods.Side {
	return periods.Side{Folder: e.folder.Name, Label: e.folder.Issue.Period.Described(), Figures: e.result.Figures}
}
