package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/workbook"
	"tongbao/templates"
)

// bodyName is the narrative of a notice.
const bodyName = "body.md"

// source is a notice's folder, read: nothing in it is judged or counted yet.
type source struct {
	name     string // of the folder, which is the output's name too
	issue    *issue.Issue
	grids    []sheet.Grid
	rules    map[string]*inspection.Ruleset // by name, those the notice uses
	body     compose.Text
	texts    []compose.Text // attachments that are a text
	inputs   []Hashed
	earlier  []earlier // periods compared with
	unread   bool      // a workbook could not be read
	findings diag.Findings

	templates templates.Set
}

// read reads the folder. A finding of severity error leaves out what could not
// be read and goes on, so that all findings come in one run; only a notice.toml
// that is no TOML ends it, with a nil issue. The error is for files that cannot
// be opened.
func read(dir string, o *Options) (*source, error) {
	s, err := readPeriod(dir, o)
	if err != nil || s.issue == nil {
		return s, err
	}
	if err := s.readTexts(dir); err != nil {
		return nil, err
	}
	return s, s.readEarlier(dir, o)
}

// readPeriod reads what the figures of one period are counted from: notice.toml,
// the workbooks and the rule sets.
func readPeriod(dir string, o *Options) (*source, error) {
	i, findings, err := issue.Read(dir)
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	s := &source{name: filepath.Base(abs), issue: i, findings: findings, rules: map[string]*inspection.Ruleset{}}
	s.templates = templates.Open(findFolder(o.Templates, dir, templatesFolder))
	if i == nil {
		return s, nil
	}
	grids, more, err := workbook.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	s.grids, s.unread, s.findings = grids, more.Errors() > 0, append(s.findings, more...)
	if !s.unread { // else the sheets may be in the file that could not be read
		s.findings = append(s.findings, i.CheckSheets(s.sheetNames())...)
	}
	s.readRules(i.Sites)
	s.readRules(i.Accounts)
	return s, s.hashInputs(dir)
}

// readTexts reads body.md, or the template for the kind of notice when the
// folder has none, and the attachments that are texts.
func (s *source) readTexts(dir string) error {
	body, err := s.readText(dir, bodyName)
	if err != nil {
		return err
	}
	if body != nil {
		s.body = *body
	} else if err := s.withoutBody(dir); err != nil {
		return err
	}
	for _, a := range s.issue.Attachments {
		if a.Text == "" {
			continue
		}
		if a.Text != filepath.Base(a.Text) {
			continue // package issue has told
		}
		t, err := s.readText(dir, a.Text)
		if err != nil {
			return err
		}
		if t != nil {
			s.texts = append(s.texts, *t)
		}
	}
	return nil
}

// readText reads a text file of the folder; nil when there is none.
func (s *source) readText(dir, name string) (*compose.Text, error) {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("读不到 %s：%w", name, err)
	}
	return s.decode(name, data), nil
}

func (s *source) decode(name string, data []byte) *compose.Text {
	text, encoding, err := charset.Decode(data)
	if err != nil {
		s.findings.Tell(codeEncodingError, diag.Place{File: name}, "请用编辑器另存为 UTF-8 编码。", "%v", err)
		return nil
	}
	if encoding == charset.GB18030 || encoding == charset.UTF16 {
		s.findings.Tell(codeEncodingWarning, diag.Place{File: name}, "请用编辑器另存为 UTF-8 编码。", "文件是 %s 编码，已转换后读取", encoding)
	}
	text, findings := sheet.CleanLines(name, text)
	s.findings = append(s.findings, findings...)
	return &compose.Text{Name: name, Source: text}
}

// withoutBody takes the usual text, and tells of a file that looks like the
// narrative under another name: it would be left out unnoticed.
func (s *source) withoutBody(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		stem := strings.ToLower(strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())))
		if (stem == "body" || stem == "正文") && e.Type().IsRegular() {
			s.findings.Tell(codeBodyName, diag.Place{File: e.Name()}, "是正文的，请存为纯文本，把文件名改成 "+bodyName+"。",
				"没有 %s，用了现成的正文；这个文件没有读取", bodyName)
		}
	}
	s.usualBody()
	return nil
}

// usualBody takes the template for this kind of notice.
func (s *source) usualBody() {
	name := "body/" + bodyTemplate(s.issue) + ".md"
	at := s.issue.At("notice", "template")
	data, err := s.templates.Read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.findings.Tell(codeMissingBody, at, "现成的正文："+choices(s.templates, "body/*.md")+"；或在通报的文件夹里写一份 body.md。",
			"没有 body.md，也没有名为“%s”的正文模板", bodyTemplate(s.issue))
	case err != nil:
		s.unreadable(at, err)
	default:
		if t := s.decode("templates/"+name, data); t != nil {
			s.body = *t
		}
	}
}

// unreadable tells of a template on disk that cannot be read, with the place that
// asked for it.
func (s *source) unreadable(at diag.Place, err error) {
	s.findings.Tell(codeTemplateUnreadable, at, "请改正这个文件，关掉打开着它的程序，或删去它，改用程序自带的。", "%v", err)
}

// bodyTemplate names the usual text for a notice: by its template key, else by
// its period.
func bodyTemplate(i *issue.Issue) string {
	if i.Notice.Template != "" {
		return i.Notice.Template
	}
	if i.Period.Kind == issue.Monthly {
		return "monthly"
	}
	return "quarterly"
}

// readRules reads the rule set a roster names.
func (s *source) readRules(r *issue.Roster) {
	if r == nil || r.Rules == "" || s.rules[r.Rules] != nil {
		return
	}
	at := r.Place
	data, err := s.templates.Read("rules/" + r.Rules + ".toml")
	if errors.Is(err, fs.ErrNotExist) {
		s.findings.Tell(codeUnknownRules, at, "可用的规则："+choices(s.templates, "rules/*.toml")+"。", "没有名为“%s”的检查规则", r.Rules)
		return
	}
	if err != nil {
		s.unreadable(at, err)
		return
	}
	rules, findings := inspection.ParseRuleset(r.Rules, data)
	s.rules[r.Rules] = rules
	s.findings = append(s.findings, findings...)
}

// hashInputs lists the files of the folder with their hashes.
func (s *source) hashInputs(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		s.inputs = append(s.inputs, hashed(e.Name(), data))
	}
	slices.SortFunc(s.inputs, func(a, b Hashed) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	return nil
}
