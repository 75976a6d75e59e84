package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/starter"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/workbook"
	"tongbao/templates"
)

// Ask puts a question, after what was wrong with the answer before, and returns the answer; empty: none. It is
// nil where nobody can answer.
type Ask func(q starter.Question, complaint string) string

// New makes the folder of a new notice: from the one of a notice before it, from a workbook, or, where from is empty,
// from what the office says of itself. ask puts the questions that b leaves open, where there is somebody to answer.
func New(dir, from string, b starter.Brief, ask Ask, o Options) (int, error) {
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	if err := vacant(dir); err != nil {
		return StatusFailure, err
	}
	n := &newFolder{dir: dir, brief: b, ask: ask, o: &o}
	info, err := os.Stat(from)
	switch {
	case from == "":
		err = n.fresh()
	case err != nil:
		return StatusFailure, fmt.Errorf("--from 写的 %s 读不到：%w", from, err)
	case info.IsDir():
		err = n.following(from)
	default:
		err = n.ofWorkbook(from)
	}
	if errors.Is(err, errFindings) {
		return StatusFindings, nil
	}
	if err == nil {
		err = n.write()
	}
	if err != nil {
		return StatusFailure, err
	}
	n.report.Write(o.Out, dir)
	return StatusGood, nil
}

// errFindings says that nothing is made, since findings have been told.
var errFindings = errors.New("findings")

// newFolder is a folder that is made.
type newFolder struct {
	dir    string
	brief  starter.Brief
	ask    Ask
	o      *Options
	files  []starter.File
	report *starter.Report
}

// vacant refuses a folder that holds something, and a name that not every office machine takes.
func vacant(dir string) error {
	abs, err := filepath.Abs(dir)
	if err == nil {
		err = outdir.Portable(filepath.Base(abs))
	}
	if err != nil {
		return err
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("%s 不是文件夹；请写要新建的文件夹的名称", dir)
	}
	entries, err := intake.Open(dir).List(intake.MaxBeside)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s 里已经有文件（%s），没有写入；请换一个名称，或先移走里面的文件", dir, entries[0].Name())
	}
	return nil
}

// tell prints findings.
func (n *newFolder) tell(findings diag.Findings) {
	for _, f := range findings {
		fmt.Fprintln(n.o.Err, f)
	}
}

// following makes the folder behind that of a notice.
func (n *newFolder) following(from string) error {
	folder, findings, err := survey.Read(from, n.o.templates(from), inspection.Kinds(), nil)
	if err != nil {
		return err
	}
	if folder.Issue == nil || folder.BooksUnread || folder.Issue.Period.Place.Line == 0 {
		n.tell(findings)
		fmt.Fprintf(n.o.Err, "%s：上期的文件有读不出来的，没有建立 %s；请改正后再试\n", from, n.dir)
		return errFindings
	}
	found, _ := survey.Judge(folder)
	in := intake.Open(from)
	n.answer(starter.NextQuestions())
	last := starter.Last{Folder: n.beside(from), YearAgo: n.yearAgo(from, folder.Issue)}
	read := func(name string) ([]byte, error) { return in.Read(name, kindOf(name)) }
	n.files, n.report, err = starter.Next(found, last, n.brief.Answers(), read)
	return err
}

// kindOf is what a file of a notice's folder is read as.
func kindOf(name string) intake.Kind {
	switch {
	case name == issue.FileName:
		return intake.Settings
	case workbook.IsRead(name):
		return intake.Workbook
	}
	return intake.Text
}

// beside is the name of a folder where it lies beside the new one; empty where it does not.
func (n *newFolder) beside(from string) string {
	here, err := realPath(filepath.Dir(filepath.Clean(n.dir)))
	there, err2 := realPath(from)
	if err != nil || err2 != nil || filepath.Dir(there) != here {
		return ""
	}
	return filepath.Base(there)
}

// yearAgo is the folder beside from that tells of the new period's year ago; empty where there is none.
func (n *newFolder) yearAgo(from string, last *issue.Issue) string {
	if n.beside(from) == "" {
		return ""
	}
	parent := intake.Open(from).Beside(".")
	entries, err := parent.List(intake.MaxBeside)
	if err != nil {
		return "" // what is there cannot be known, and nothing rests on it
	}
	want := last.Period.Next().YearAgo().Label()
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		i, _, err := issue.Read(intake.Open(filepath.Join(parent.Path(), e.Name())), nil)
		if err == nil && i != nil && i.Notice.Issuer == last.Notice.Issuer && i.Period.Label() == want {
			return e.Name()
		}
	}
	return ""
}

// answer puts questions that are not answered yet.
func (n *newFolder) answer(questions []starter.Question) {
	for _, q := range questions {
		if n.ask == nil || n.brief.Knows(q) {
			continue
		}
		complaint := n.brief.Take(q, n.ask(q, ""))
		for complaint != "" {
			complaint = n.brief.Take(q, n.ask(q, complaint))
		}
	}
}

// write puts the files into the new folder in one step.
func (n *newFolder) write() error {
	name, err := nameOf(n.dir)
	if err != nil {
		return err
	}
	var files []outdir.File
	for _, f := range n.files {
		files = append(files, outdir.File(f))
	}
	return outdir.Open(filepath.Dir(filepath.Clean(n.dir))).Alone(func(t *outdir.Turn) error {
		_, err := t.ReplaceFolder(name, files, nil)
		return err
	})
}

// fresh makes the folder of a notice that follows none.
func (n *newFolder) fresh() error {
	set := n.o.templates(n.dir)
	office, err := n.office(set)
	if err != nil {
		return err
	}
	offered, judging, err := n.rules(set)
	if err != nil {
		return err
	}
	body, err := n.body(set)
	if err != nil {
		return err
	}
	n.files, n.report, err = starter.Fresh(n.brief, office, nil, body, offered, judging)
	return err
}

// office reads what the office says of itself, asks for the rest and, the first time, keeps it.
func (n *newFolder) office(set templates.Set) (office *starter.Office, err error) {
	data, err := set.Read(starter.OfficeName)
	switch {
	case err == nil:
		var findings diag.Findings
		office, findings = starter.ReadOffice(data)
		if n.tell(findings); office == nil {
			return nil, errFindings
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if office != nil {
		fmt.Fprintf(n.o.Out, "照用 templates/%s 里写的，不对的请改那个文件：\n  %s\n", starter.OfficeName, strings.Join(office.Taken(), "\n  "))
	}
	n.answer(starter.FreshQuestions(office))
	if office != nil {
		return office, nil
	}
	return nil, n.keepOffice()
}

// keepOffice writes what the clerk has said of the office beside the templates.
func (n *newFolder) keepOffice() error {
	data := starter.NewOffice(n.brief)
	if data == nil {
		return nil
	}
	folder := findFolder(n.o.Templates, n.dir, templatesFolder)
	if folder == "" {
		folder = filepath.Join(filepath.Dir(filepath.Clean(n.dir)), templatesFolder)
	}
	name := filepath.Join(folder, starter.OfficeName)
	fmt.Fprintf(n.o.Out, "本单位的要素写进了 %s，以后建新的文件夹时照用；要改就改这个文件\n", name)
	return rewriteFile(name, data)
}

// usualRules are the rules whose words a new workbook offers.
const usualRules = "gov-2019"

// rules are those whose words the workbook offers and, where the brief names them, those that judge.
func (n *newFolder) rules(set templates.Set) (offered, judging *inspection.Ruleset, err error) {
	if offered, err = n.ruleset(set, usualRules); err == nil && n.brief.Rules() != "" {
		judging, err = n.ruleset(set, n.brief.Rules())
	}
	return offered, judging, err
}

func (n *newFolder) ruleset(set templates.Set, name string) (*inspection.Ruleset, error) {
	data, err := set.Read("rules/" + name + ".toml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("没有名为“%s”的检查规则；可用的在 templates/rules 里，如 gov-2019", name)
	}
	if err != nil {
		return nil, err
	}
	rules, findings := inspection.ParseRuleset(name, data, inspection.Kinds())
	if findings.Errors() > 0 {
		n.tell(findings)
		return nil, errFindings
	}
	return rules, nil
}

// body is the usual text for the notice.
func (n *newFolder) body(set templates.Set) (string, error) {
	name := "body/quarterly.md"
	if n.brief.Monthly() {
		name = "body/monthly.md"
	}
	data, err := set.Read(name)
	return string(data), err
}

// ofWorkbook makes the folder of a notice whose data lie in a workbook.
func (n *newFolder) ofWorkbook(from string) error {
	in := intake.Open(filepath.Dir(from))
	name := filepath.Base(from)
	grids, findings := workbook.ReadAll(in, []string{name})
	if findings.Errors() > 0 || len(grids) == 0 {
		n.tell(findings)
		return fmt.Errorf("--from 要写上期的文件夹，或 .xlsx、.csv 工作簿；%s 读不出来", from)
	}
	set := n.o.templates(n.dir)
	offered, _, err := n.rules(set)
	if err != nil {
		return err
	}
	found := starter.FindSheets(grids, offered)
	if len(found) == 0 {
		return fmt.Errorf("%s 里没有认出网站、新媒体的名单；请看表头是不是在最上面，有没有名称一列", from)
	}
	data, err := in.Read(name, intake.Workbook)
	if err != nil {
		return err
	}
	office, err := n.office(set)
	if err != nil {
		return err
	}
	body, err := n.body(set)
	if err != nil {
		return err
	}
	n.files, n.report, err = starter.OfWorkbook(n.brief, office, starter.File{Name: name, Data: data}, grids, found, body)
	return err
}
