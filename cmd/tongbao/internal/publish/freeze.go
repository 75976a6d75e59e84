package publish

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/survey"
)

// frozenName is the file that marks a notice's output folder as printed. It is a file of people's:
// builds keep it, and whoever deletes it takes the mark away.
const frozenName = "已印发.txt"

// newSuffix ends the name of the folder that receives what differs from what was printed.
const newSuffix = "-新"

const frozenHead = `这份通报已经印发，本文件夹里的文件不再改动；重新生成的如果不同，放在旁边名称带“新”的文件夹里。
要重新印发的，用 tongbao freeze --undo 加本文件夹的名称取消，或者删去这个文件。
下面是印发时的各个文件和它们的SHA-256：

`

// Freeze marks output folders as printed, or with undo takes the mark away.
func Freeze(dirs []string, undo bool, o Options) (int, error) {
	for _, dir := range dirs {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return StatusFailure, err
		}
		switch info, err := os.Lstat(abs); {
		case err != nil:
			return StatusFailure, fmt.Errorf("没有文件夹 %s；请写放着这份通报的输出文件夹，如 output/2026-q1", dir)
		case !info.IsDir():
			return StatusFailure, fmt.Errorf("%s 不是文件夹；请写放着这份通报的输出文件夹，如 output/2026-q1", dir)
		}
		how := o.freeze
		if undo {
			how = o.unfreeze
		}
		err = outdir.Open(filepath.Dir(abs)).Alone(func(t *outdir.Turn) error { return how(t, dir, abs) })
		if err != nil {
			return StatusFailure, err
		}
	}
	return StatusGood, nil
}

// freeze marks the folder at abs, which the user calls dir.
func (o *Options) freeze(t *outdir.Turn, dir, abs string) error {
	m := readManifest(filepath.Join(abs, manifestName))
	switch name := filepath.Base(abs); {
	case m == nil && hasNotice(abs):
		return fmt.Errorf("%s 是写通报的文件夹；请写放着生成结果的输出文件夹，如 %s", dir, filepath.Join(outputName, name))
	case m == nil:
		return fmt.Errorf("%s 里没有完好的 %s，不知道是什么通报；请先用 tongbao build 生成", dir, manifestName)
	case m.Draft:
		return fmt.Errorf("%s 里是草稿，不能印发；请写上成文日期，生成以后再标记", dir)
	case m.Notice != name:
		return fmt.Errorf("%s 里是通报“%s”，与文件夹的名称不同；请把它放回名称相同的文件夹，或者重新生成", dir, m.Notice)
	}
	now, err := sums(abs)
	if err != nil {
		return err
	}
	for _, out := range m.Outputs {
		if now[out.Name] != out.SHA256 {
			fmt.Fprintf(o.Err, "%s：生成以后改动过，照现在的样子算作印发的\n", filepath.Join(dir, filepath.FromSlash(out.Name)))
		}
	}
	names := make([]string, 0, len(now))
	for name := range now {
		names = append(names, name)
	}
	slices.Sort(names)
	mark := bytes.NewBufferString(frozenHead)
	for _, name := range names {
		fmt.Fprintf(mark, "%s  %s\n", now[name], name)
	}
	file := filepath.Join(filepath.Base(abs), frozenName)
	kept, err := t.ReplaceFile(file, mark.Bytes(), func([]byte) bool { return false })
	if err != nil {
		return err
	}
	for range kept {
		fmt.Fprintf(o.Err, "%s：以前标记过，文件后来有改动；以前的标记留着，名称带“原件”\n", dir)
	}
	fmt.Fprintf(o.Out, "%s：已标记为印发，以后生成时不再改动\n", dir)
	return nil
}

func (o *Options) unfreeze(t *outdir.Turn, dir, abs string) error {
	if !isFrozen(abs) {
		return fmt.Errorf("%s 没有标记过印发", dir)
	}
	if err := t.RemoveFile(filepath.Join(filepath.Base(abs), frozenName), func([]byte) bool { return true }); err != nil {
		return err
	}
	fmt.Fprintf(o.Out, "%s：取消了印发的标记，下次生成时替换里面生成的文件\n", dir)
	if beside := abs + newSuffix; isDir(beside) {
		fmt.Fprintf(o.Out, "旁边的 %s 不再需要的，请删去\n", filepath.Base(beside))
	}
	return nil
}

func isFrozen(dir string) bool { return isFile(filepath.Join(dir, frozenName)) }

// sums are the SHA-256 of the regular files in a folder, by name, without the mark.
func sums(dir string) (map[string]string, error) {
	out, files := map[string]string{}, intake.Open(dir)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || name == frozenName {
			return err
		}
		name = filepath.ToSlash(name)
		sum, err := files.Sum(name)
		out[name] = hex.EncodeToString(sum.SHA256[:])
		return err
	})
	return out, err
}

// putBesidePrinted writes a notice whose folder dir is marked as printed: nothing where it is the
// same, what is missing there of forms that were not built before, and else all of it into a
// folder beside.
func (r *Result) putBesidePrinted(t *outdir.Turn, dir string, o *Options) (diag.Findings, error) {
	was, _ := lastBuilt(dir, r.manifest.Notice)
	if was == nil {
		was = &Manifest{}
		now, err := sums(dir)
		if err != nil {
			return nil, err
		}
		for name, sum := range now {
			was.Outputs = append(was.Outputs, survey.Hashed{Name: name, SHA256: sum})
		}
	}
	differ, missing := r.againstPrinted(was, r.writes(o))
	if len(differ) == 0 {
		r.Folder = dir
		if len(missing) == 0 {
			r.stands = standsFor(dir, r.Name)
			return nil, nil
		}
		return r.write(t, dir, missing, func(string) bool { return false })
	}
	if r.Notice.Head.Secrecy != "" && slices.ContainsFunc(was.Outputs, func(o survey.Hashed) bool { return o.Name == htmlName }) {
		return nil, fmt.Errorf("%s 已印发，里面有网页，而通报现在有密级；请先用 tongbao freeze --undo 取消，再生成", dir)
	}
	beside := dir + newSuffix
	if m := readManifest(filepath.Join(beside, manifestName)); m != nil && m.Notice != r.Name {
		return nil, fmt.Errorf("%s 里是别的通报，新的不能放在那里；请给其中一个文件夹改名", beside)
	}
	r.manifest.Entry.Path = "" // the list has what was printed
	told, err := r.write(t, beside, r.files, r.writes(o))
	if err == nil {
		told.Tell(codeFrozenDiffers, diag.Place{File: r.Name + "/" + frozenName}, "要替换印发的，先用 tongbao freeze --undo 取消标记，再生成。",
			"这份通报已印发，没有改动；这次生成的不同，放在 %s。%s；%s", beside, listed("不同的文件", "", differ),
			listed("不同的数字", "没有不同的数字", otherFigures(was.Figures, r.Figures)))
	}
	return told, err
}

// standsFor says that the folder of a notice, as it was printed, is what would be built now, and what may be left beside it.
func standsFor(dir, notice string) string {
	text, beside := fmt.Sprintf("与上次的相同，%s 没有改动", dir), dir+newSuffix
	if m := readManifest(filepath.Join(beside, manifestName)); m != nil && m.Notice == notice {
		text += fmt.Sprintf("；旁边的 %s 是以前数据或正文不同时生成的，不要用，请删去", filepath.Base(beside))
	}
	return text
}

// againstPrinted lists the outputs that are not what was printed, and those that are not there and were
// built from the same inputs.
func (r *Result) againstPrinted(was *Manifest, writes func(form string) bool) (differ []string, missing []outdir.File) {
	printed := map[string]string{}
	for _, o := range was.Outputs {
		printed[o.Name] = o.SHA256
	}
	same, now := was.origin() == r.manifest.origin(), map[string]bool{}
	for _, f := range r.files {
		now[f.Name] = true
		switch sum, there := printed[f.Name]; {
		case !there && same:
			missing = append(missing, f)
		case sum != survey.Hash(f.Name, f.Data).SHA256:
			differ = append(differ, inPackage(f.Name))
		}
	}
	for _, o := range was.Outputs {
		if !now[o.Name] && isOutput(o.Name) && writes(formOf(o.Name)) && o.Name != layoutName {
			differ = append(differ, inPackage(o.Name))
		}
	}
	return slices.Compact(differ), missing
}

// inPackage names a file, and those of the publishing package by their folder.
func inPackage(name string) string {
	if strings.HasPrefix(name, packageFolder) {
		return packageFolder
	}
	return name
}

// isOutput reports a name that builds give to what they write.
func isOutput(name string) bool {
	files := []string{pdfName, ofdName, htmlName, mdName, docxName, layoutName}
	return slices.Contains(files, name) || strings.HasPrefix(name, dataFolder) || strings.HasPrefix(name, packageFolder)
}

// otherFigures says of each figure that another text is printed for what it was and is.
func otherFigures(was, now []*figures.Figure) []string {
	before := map[string]string{}
	for _, f := range was {
		before[f.Key] = f.Text
	}
	var out []string
	for _, f := range now {
		if text, there := before[f.Key]; !there {
			out = append(out, fmt.Sprintf("%s（原来没有）", f.Key))
		} else if text != f.Text {
			out = append(out, fmt.Sprintf("%s 原为%s，现为%s", f.Key, text, f.Text))
		}
		delete(before, f.Key)
	}
	for _, f := range was {
		if _, gone := before[f.Key]; gone {
			out = append(out, fmt.Sprintf("%s（现在没有）", f.Key))
		}
	}
	return out
}

// shownDiffering is how many files and figures are named that differ from what was printed.
const shownDiffering = 6

// listed names what there is of something; none says that there is nothing.
func listed(what, none string, names []string) string {
	if len(names) == 0 {
		return none
	}
	text := what + "有" + strings.Join(names[:min(len(names), shownDiffering)], "、")
	if len(names) > shownDiffering {
		text += fmt.Sprintf("等%d个", len(names))
	}
	return text
}
