package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/readback"
	"tongbao/cmd/tongbao/internal/survey"
)

// shownFigures is how many figures that differ are told of one notice.
const shownFigures = 20

// Verify holds finished notices against their manifests: files, data, fonts and templates are
// as they were, and the figures are counted once more where the data are still there. It
// prints what has changed; the status is StatusFindings then. notice names the folder of the
// data of one notice; empty: it is looked for.
func Verify(dirs []string, notice string, o Options) (int, error) {
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	if notice != "" && len(dirs) > 1 {
		return StatusFailure, fmt.Errorf("--folder 一次只能用于一份通报")
	}
	status := StatusGood
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err == nil && !info.IsDir() {
			changed, err := o.verifyFile(dir)
			if err != nil {
				return StatusFailure, err
			}
			if changed {
				status = StatusFindings
			}
			continue
		}
		a, err := openAudit(dir, notice, &o)
		if err != nil {
			return StatusFailure, err
		}
		if err := a.run(); err != nil {
			return StatusFailure, fmt.Errorf("%s：%w", dir, err)
		}
		if a.report(o.Out) {
			status = StatusFindings
		}
	}
	return status, nil
}

// verifyFile holds a single file: a PDF for the archive carries what it needs.
func (o *Options) verifyFile(file string) (changed bool, err error) {
	if !strings.EqualFold(filepath.Ext(file), ".pdf") {
		return false, fmt.Errorf("%s 不是文件夹；请写放着这份通报的输出文件夹，或者存档的 %s", file, archiveName)
	}
	return o.verifyArchive(file)
}

// audit is a finished notice being held against its manifest.
type audit struct {
	dir     string
	files   *intake.Folder // of dir: nothing outside is read
	o       *Options
	m       Manifest
	data    string // folder of the notice's data, empty: not found
	changes []string
	notes   []string // what is no change: what cannot be known
	damaged []damaged
	sound   []string // outputs that are as they were
}

// damaged is an output that is another than it was.
type damaged struct {
	name string
	data []byte
}

func openAudit(dir, notice string, o *Options) (*audit, error) {
	if !isDir(dir) {
		return nil, fmt.Errorf("没有文件夹 %s，或者不能读", dir)
	}
	a := &audit{dir: dir, files: intake.Open(dir), o: o}
	data, err := a.read(manifestName)
	if err != nil {
		return nil, fmt.Errorf("%s 不是生成通报的文件夹，不能核对 %s：%w", dir, manifestName, err)
	}
	if json.Unmarshal(data, &a.m) != nil {
		a.changed("%s 已损坏，读不出来，其余的无从核对", manifestName)
		a.m = Manifest{}
		return a, nil
	}
	switch {
	case a.m.Digest == "" && a.m.Program == "":
		a.note("由较早版本的程序生成，%s 没有记校验码、程序版本和模板，只能核对其余的", manifestName)
	case !intact(data):
		a.changed("%s 改过或者已损坏：内容与末尾的校验码不符", manifestName)
	}
	a.data = a.findData(notice)
	return a, nil
}

func (a *audit) changed(format string, args ...any) {
	a.changes = append(a.changes, fmt.Sprintf(format, args...))
}

func (a *audit) note(format string, args ...any) {
	a.notes = append(a.notes, fmt.Sprintf(format, args...))
}

var errMissing = errors.New("没有这个文件")

// read reads a regular file of the folder, by its name with slashes.
func (a *audit) read(name string) ([]byte, error) {
	info, err := os.Lstat(filepath.Join(a.dir, filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errMissing
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s 不是普通文件", shown(name))
	}
	data, err := a.files.Read(name, intake.Other)
	if err != nil {
		text, _ := intake.Reason(err)
		return nil, fmt.Errorf("读不到 %s：%s", shown(name), text)
	}
	return data, nil
}

// run holds all that there is against the manifest.
func (a *audit) run() error {
	if a.m.Notice == "" && len(a.changes) > 0 {
		return nil
	}
	if err := a.outputs(); err != nil {
		return err
	}
	if older := slices.Sorted(maps.Keys(a.m.Older)); len(older) > 0 {
		a.note("%s 是更早生成的，那时的数据与 %s 记的不同", shown(strings.Join(older, "、")), manifestName)
	}
	fresh, err := a.recompute()
	if err != nil {
		return err
	}
	a.explain(fresh)
	return a.equipment()
}

// outputs holds the files of the folder against the manifest.
func (a *audit) outputs() error {
	known := []string{manifestName, frozenName}
	for _, out := range a.m.Outputs {
		known = append(known, out.Name)
		if !filepath.IsLocal(filepath.FromSlash(out.Name)) || strings.ContainsAny(out.Name, `\:`) {
			a.changed("%s 里写的“%s”不在这个文件夹里，没有读", manifestName, shown(out.Name))
			continue
		}
		data, err := a.read(out.Name)
		switch {
		case errors.Is(err, errMissing):
			a.changed("缺少 %s", shown(out.Name))
		case err != nil:
			a.changed("%v", err)
		case signedSince(out, data):
			a.note("%s 盖了电子签章：生成时的%d字节原样在前面。签章是否有效、盖章以后显示的内容改没改过，请用签章软件验证", shown(out.Name), out.Size)
		case survey.Hash(out.Name, data).SHA256 != out.SHA256:
			a.damaged = append(a.damaged, damaged{out.Name, data})
		default:
			a.sound = append(a.sound, out.Name)
		}
	}
	return filepath.WalkDir(a.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(a.dir, path)
		if name = filepath.ToSlash(name); err == nil && !slices.Contains(known, name) {
			a.note("另有 %s：不是生成通报时写的，不核对", shown(name))
		}
		return err
	})
}

// signedSince reports a PDF that has been signed: what was written stands at its head, byte for
// byte, and what a signing system has added behind it.
func signedSince(was survey.Hashed, data []byte) bool {
	return formOf(was.Name) == FormPDF && len(data) > was.Size && survey.Hash(was.Name, data[:was.Size]).SHA256 == was.SHA256 &&
		bytes.Contains(data[was.Size:], []byte("/ByteRange"))
}

// explain tells of each file that is another what is another in it. fresh are the files as
// they are made of the data today.
func (a *audit) explain(fresh []outdir.File) {
	printed := a.printed()
	for _, d := range a.damaged {
		var what []string
		was := a.before(d.name, fresh)
		if d.name == ofdName && was.Name == ofdName && readback.Signed(was.Data, d.data) {
			a.note("%s 盖了电子签章：生成时的各部分原样都在。签章是否有效，请用签章软件验证", ofdName)
			continue
		}
		if how := readback.Changed(was, readback.File{Name: d.name, Data: d.data}); how != "" {
			what = append(what, how)
		}
		if gone := readback.Gone(d.name, d.data, printed); len(gone) > 0 {
			what = append(what, "没有了这些数字："+strings.Join(gone[:min(len(gone), shownFigures)], "、"))
		}
		if len(what) == 0 {
			what = append(what, "内容改过或者已损坏")
		}
		a.changed("%s：%s", shown(d.name), shown(strings.Join(what, "；")))
	}
}

// before is what a file is held against: as it was, where the data still make it so, else
// another form that is as it was.
func (a *audit) before(name string, fresh []outdir.File) readback.File {
	for _, f := range fresh {
		if f.Name == name && slices.Contains(a.m.Outputs, survey.Hash(f.Name, f.Data)) {
			return readback.File(f)
		}
	}
	sibling := readback.Sibling(name)
	if !slices.Contains(a.sound, sibling) {
		return readback.File{}
	}
	data, err := a.read(sibling)
	if err != nil {
		return readback.File{}
	}
	return readback.File{Name: sibling, Data: data}
}

// printed are the figures that the sound files print: those that a changed one should.
func (a *audit) printed() [][2]string {
	var out [][2]string
	for _, f := range a.m.Figures {
		if f != nil {
			out = append(out, [2]string{f.Key, f.Text})
		}
	}
	for _, name := range a.sound {
		data, err := a.read(name)
		if err != nil || !readback.Tells(name) {
			continue
		}
		gone := readback.Gone(name, data, out)
		return slices.DeleteFunc(out, func(f [2]string) bool { return slices.Contains(gone, f[0]+" = "+f[1]) })
	}
	return nil // nothing is left to hold it against
}

// report prints what has changed and what cannot be known; it reports whether anything has.
func (a *audit) report(to io.Writer) bool {
	for _, c := range a.changes {
		fmt.Fprintf(to, "有变化：%s\n", c)
	}
	for _, n := range a.notes {
		fmt.Fprintf(to, "说明：%s\n", n)
	}
	if len(a.changes) > 0 {
		fmt.Fprintf(to, "%s：与生成时相比有%d处变化\n", a.dir, len(a.changes))
		return true
	}
	fmt.Fprintf(to, "%s：与生成时一致，核对了%d个文件、%d个数字\n", a.dir, len(a.m.Outputs), len(a.m.Figures))
	return false
}

// shown is a text of a file that anyone may have changed, as it can be printed on a terminal.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
