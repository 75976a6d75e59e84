package survey

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/templates"
)

// bodyName is the narrative of a notice, and usualTexts where the usual ones come from.
const (
	bodyName   = "body.md"
	usualTexts = "templates/"
)

// readTexts reads body.md, or the usual text for the kind of notice when the
// folder has none, and the attachments that are texts.
func (f *Folder) readTexts(in *intake.Folder, t templates.Set) diag.Findings {
	body, findings, there := readText(in, bodyName)
	if there && f.Issue.Notice.Template != "" {
		findings.Tell(codeTemplateUnused, f.Issue.At("notice", "template"), "请删去 template；要用现成的正文的，移走 "+bodyName+"。",
			"有 %s，没有用现成的正文“%s”", bodyName, f.Issue.Notice.Template)
	}
	if !there {
		body, findings = f.withoutBody(in, t)
	}
	if body != nil {
		f.Body = *body
	}
	findings = append(findings, f.readPieces(t)...)
	for _, a := range f.Issue.Attachments {
		if a.Text == "" || a.Text != filepath.Base(a.Text) { // package issue has told of a path
			continue
		}
		text, more, there := readText(in, a.Text)
		switch {
		case !there:
			findings.Tell(codeMissingText, a.Place, nearestName(in, a.Text)+"请把文件放进这个文件夹，或改正文件名。", "找不到文字附件“%s”", a.Text)
		case text != nil:
			f.Texts = append(f.Texts, *text)
		}
		findings = append(findings, more...)
	}
	return findings
}

// nearestName asks about the name in a folder that one which is not there may have meant;
// empty when there is none.
func nearestName(in *intake.Folder, name string) string {
	near := conf.NearestFile(name, namesIn(in))
	if near == "" || near == name { // of that name there is something else
		return ""
	}
	return "是不是“" + near + "”？"
}

// readText reads a text file of the folder; nil when it cannot be read or decoded, which is told.
func readText(in *intake.Folder, name string) (text *Text, findings diag.Findings, there bool) {
	data, err := in.Read(name, intake.Text)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, false
	}
	if err != nil {
		return nil, diag.Findings{intake.Found(diag.Place{File: name}, err)}, true
	}
	text, findings = decode(name, data)
	return text, findings, true
}

// decode makes a text of the bytes of a file; nil when no encoding fits.
func decode(name string, data []byte) (*Text, diag.Findings) {
	text, findings := charset.Text(name, data)
	if findings.Errors() > 0 {
		return nil, findings
	}
	return &Text{Name: name, Source: text}, findings
}

// withoutBody takes the usual text, and tells of a file that looks like the narrative
// under another name: it would be left out unnoticed. Such a text is what the clerk
// means, so the usual one is not put in its place, unless notice.toml asks for it.
func (f *Folder) withoutBody(in *intake.Folder, t templates.Set) (*Text, diag.Findings) {
	var findings diag.Findings
	entries, err := in.List(intake.MaxFiles)
	if err != nil { // told where the workbooks were looked for
		return nil, nil
	}
	for _, e := range entries {
		if e.IsDir() || !f.looksLikeBody(e.Name()) {
			continue
		}
		hint := "要用它的，请把文件名改成 " + bodyName
		if ext := strings.ToLower(filepath.Ext(e.Name())); ext != ".txt" && !isMarkdown(e.Name()) {
			hint = "要用它的，请另存为纯文本，文件名写成 " + bodyName
		}
		told := codeBodyName.Found(diag.Place{File: e.Name()}, hint+"（全是小写，后面没有别的扩展名）；不用的，请移走。", "没有 %s，而这个文件像是正文，程序不读它", bodyName)
		if f.Issue.Notice.Template != "" { // the usual text is asked for
			told = told.Eased()
		}
		findings = append(findings, told)
	}
	if findings.Errors() > 0 {
		return nil, findings
	}
	text, more := usualBody(f.Issue, t)
	return text, append(findings, more...)
}

// Endings of files that people write texts in, innermost last: body.md.txt. Markdown in a
// notice's folder is nothing but its texts.
var (
	markdownEndings = []string{".md", ".markdown"}
	textEndings     = append([]string{".txt", ".doc", ".docx", ".wps", ".rtf", ".odt"}, markdownEndings...)
)

func isMarkdown(name string) bool {
	return slices.Contains(markdownEndings, strings.ToLower(filepath.Ext(name)))
}

// copied is what file managers add to the name of a copy.
var copied = regexp.MustCompile(`(?i)(?:\s|[-－_—]+|副本|copy|[(（]\d+[)）]|\d+)+$`)

// looksLikeBody reports a file that a clerk may have meant as body.md: any markdown that
// no attachment names and that is no note on the folder, and texts under a name like it.
func (f *Folder) looksLikeBody(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		slices.ContainsFunc(f.Issue.Attachments, func(a issue.Attachment) bool { return a.Text == name }) {
		return false
	}
	stem, text := strings.ToLower(name), false
	for slices.Contains(textEndings, filepath.Ext(stem)) {
		stem, text = strings.TrimSuffix(stem, filepath.Ext(stem)), true
	}
	stem = strings.TrimSpace(copied.ReplaceAllString(stem, ""))
	usual := strings.TrimSuffix(bodyName, filepath.Ext(bodyName))
	note := slices.Contains([]string{"readme", "notes", "说明", "备注", "changelog", "todo"}, stem)
	return text && !note && (stem == usual || strings.Contains(stem, "正文") || conf.Nearest(stem, []string{usual}) != "" || isMarkdown(name))
}

// usualBody is the usual text for this kind of notice; nil when it cannot be had.
func usualBody(i *issue.Issue, t templates.Set) (*Text, diag.Findings) {
	var findings diag.Findings
	name, at := "body/"+bodyTemplate(i)+".md", i.At("notice", "template")
	data, err := t.Read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		findings.Tell(codeMissingBody, at, "现成的正文："+strings.Replace(choices(t, "body/*.md"), "pieces、", "", 1)+"；或在通报的文件夹里写一份 body.md。",
			"没有 body.md，也没有名为“%s”的正文模板", bodyTemplate(i))
		return nil, findings
	case err != nil:
		return nil, unreadable(at, err)
	}
	return decode(usualTexts+name, data)
}

// unreadable tells of a template on disk that cannot be read, with the place that
// asked for it.
func unreadable(at diag.Place, err error) diag.Findings {
	return diag.Findings{codeTemplateUnreadable.Found(at, "请改正这个文件，关掉打开着它的程序，或删去它，改用程序自带的。", "%v", err)}
}

// piecesName is the file of pieces that any text may use.
const piecesName = "body/pieces.md"

// readPieces reads the pieces of the program and, over them, those of the office, which
// may have only some.
func (f *Folder) readPieces(t templates.Set) diag.Findings {
	var findings diag.Findings
	for i, set := range []templates.Set{{}, t} {
		data, err := set.Read(piecesName)
		if err != nil {
			return append(findings, unreadable(diag.Place{File: "templates/" + piecesName}, err)...)
		}
		text, more := decode("templates/"+piecesName, data)
		findings = append(findings, more...)
		if text != nil && (i == 0 || text.Source != f.Pieces[0].Source) {
			f.Pieces = append(f.Pieces, *text)
		}
	}
	return findings
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
func (f *Folder) readRules(r *issue.Roster, t templates.Set) diag.Findings {
	if r.Rules == "" || f.Rules[r.Rules] != nil {
		return nil
	}
	data, err := t.Read("rules/" + r.Rules + ".toml")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return diag.Findings{codeUnknownRules.Found(r.Place, "可用的规则："+choices(t, "rules/*.toml")+"。", "没有名为“%s”的检查规则", r.Rules)}
	case err != nil:
		return unreadable(r.Place, err)
	}
	rules, findings := inspection.ParseRuleset(r.Rules, data, f.Kinds)
	f.Rules[r.Rules] = rules
	return findings
}

// choices lists the templates that match a pattern as notice.toml names them,
// without folder and ending.
func choices(t templates.Set, pattern string) string {
	names := t.Names(pattern)
	for i, n := range names {
		base := path.Base(n)
		names[i] = strings.TrimSuffix(base, path.Ext(base))
	}
	return strings.Join(names, "、")
}
