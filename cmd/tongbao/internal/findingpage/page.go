// Package findingpage shows what a run found in a notice as one page of its own: what is wrong, where,
// the row or the line it is about, what to do and why it matters. It holds no clock and no place on
// the disk: the same run gives the same bytes.
package findingpage

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/templates"
)

// Run is what a page tells of: one notice that was built or checked.
type Run struct {
	Name     string        // of the notice's folder
	Title    string        // empty: it is not known
	Secrecy  string        // 密级, under which the page falls too
	Outcome  []string      // what came of it, a sentence each
	Findings diag.Findings // in order; those the office has accepted are marked
	Codes    diag.Register // of all stages, in the order of a notice's way: a cause comes before what follows
	Grids    []sheet.Grid
	// Lines are the lines of a text file as the findings name it; none where it cannot be read.
	Lines func(file string) []string
}

// Files of the templates folder that a page is made of. The colours and faces are those of the portal's page.
const (
	pageFile  = "findings/page.html.tmpl"
	styleFile = "findings/page.css"
	baseFile  = "html/base.css"
)

// Page writes the page. The error is for templates of the office that are wrong.
func Page(r Run, set templates.Set) ([]byte, error) {
	text, style, err := read(set)
	if err != nil {
		return nil, err
	}
	tree, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("templates/%s 有错：%w", pageFile, err)
	}
	v := view{
		Policy: "default-src 'none'; style-src " + hash(style) + "; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(style), Name: r.Name, Title: diag.Visible(r.Title), Secrecy: r.Secrecy, Outcome: r.Outcome,
		Sections: r.sections(),
	}
	var b bytes.Buffer
	if err := tree.Execute(&b, v); err != nil {
		return nil, fmt.Errorf("templates/%s 有错：%w", pageFile, err)
	}
	return b.Bytes(), nil
}

// inside is the program's own template: to parse and escape it takes longer than to write a page.
var inside = sync.OnceValue(func() ownTemplate {
	text, _, err := read(templates.Set{})
	if err != nil {
		return ownTemplate{}
	}
	tree, _ := template.New(pageFile).Parse(text) // a mistake is met where the same text is parsed
	return ownTemplate{text, tree}
})

type ownTemplate struct {
	text string
	tree *template.Template
}

func parse(text string) (*template.Template, error) {
	if own := inside(); own.tree != nil && own.text == text {
		return own.tree, nil
	}
	return template.New(pageFile).Parse(text)
}

// read is the template and the style of a page, with line ends as a browser reads them: the policy has the
// hash of the style.
func read(set templates.Set) (page, style string, err error) {
	var texts [3]string
	for i, name := range []string{pageFile, baseFile, styleFile} {
		data, err := set.Read(name)
		if err != nil {
			return "", "", err
		}
		texts[i] = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	}
	style = texts[1] + texts[2]
	if strings.Contains(strings.ToLower(style), "</style") {
		return "", "", fmt.Errorf("templates 里 %s、%s 不能有“</style”", baseFile, styleFile)
	}
	return texts[0], style, nil
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// view is what the template shows.
type view struct {
	Policy               string
	Style                template.CSS
	Name, Title, Secrecy string
	Outcome              []string
	Sections             []section
}

// section are the findings of one severity, or those accepted.
type section struct {
	ID, Word, Lead string
	Count          int // of all
	Items          []item
	Left           string // says how many are not shown
}

// item is a finding, or several that say the same.
type item struct {
	ID, What, Where, Do, Why, Clause, Code string
	Accepted                               string // the office's reason
	Accept                                 string // what to write to accept it; empty: it may not be, or is already
	Table                                  *table
	Lines                                  []line
	More                                   string // says that not all rows or lines are shown
}

// shownItems is how many findings of a section are shown: nobody mends more at a time.
const shownItems = 100

// sections are those that hold something, the worst first.
func (r *Run) sections() []section {
	all := []section{
		{ID: "error", Word: diag.Error.String(), Lead: "必须改正，改好以前不生成。请从第一条改起：前面的改好了，后面的有的就没有了。"},
		{ID: "warning", Word: diag.Warning.String(), Lead: "多半是笔误或不合格式，请逐条核对。"},
		{ID: "info", Word: diag.Info.String(), Lead: "供参考，不影响生成。"},
		{ID: "accepted", Word: "已经接受的", Lead: "notice.toml 里写了 [[acknowledged]]，不再提醒。"},
	}
	parts := [4]diag.Findings{}
	for _, f := range r.Findings {
		k := int(diag.Error - f.Severity)
		if f.Acknowledged != "" {
			k = len(parts) - 1
		}
		parts[k] = append(parts[k], f)
	}
	rows := &rows{grids: r.Grids, heads: map[*sheet.Grid]map[int]string{}}
	for k := range all {
		all[k].fill(r, r.byCause(parts[k]).Groups(), rows)
	}
	return slices.DeleteFunc(all, func(s section) bool { return s.Count == 0 })
}

// byCause orders findings by the stage that told them: what a later one tells may follow from it.
func (r *Run) byCause(findings diag.Findings) diag.Findings {
	stage := map[string]int{}
	for i, c := range r.Codes {
		stage[c.Name] = i
	}
	out := slices.Clone(findings)
	slices.SortStableFunc(out, func(a, b diag.Finding) int { return cmp.Compare(stage[a.Code], stage[b.Code]) })
	return out
}

func (s *section) fill(r *Run, groups []diag.Group, rows *rows) {
	s.Count = len(groups)
	if s.Count > shownItems {
		s.Left = fmt.Sprintf("另有%d条没有列在这里，用 tongbao check 列出。", s.Count-shownItems)
	}
	for i, g := range groups[:min(s.Count, shownItems)] {
		it := r.item(g)
		it.ID = fmt.Sprintf("%s-%d", s.ID, i+1)
		it.Table = rows.table(g.Places)
		it.Lines = r.lines(g)
		if it.Table != nil && it.Table.cut || len(it.Lines) > 0 && len(g.Places) > shownRows {
			it.More = fmt.Sprintf("有关的不止%d行，只显示前%d行。", shownRows, shownRows)
		}
		s.Items = append(s.Items, it)
	}
}

func (r *Run) item(g diag.Group) item {
	it := item{What: g.What(), Where: diag.Visible(g.Where()), Do: g.Do(), Clause: g.Clause, Code: g.Code, Accepted: g.Acknowledged}
	if k := slices.IndexFunc(r.Codes, func(c diag.Code) bool { return c.Name == g.Code }); k >= 0 {
		it.Why = r.Codes[k].Help
	}
	if g.Acceptable && g.Acknowledged == "" && g.Severity > diag.Info {
		it.Accept = fmt.Sprintf("[[acknowledged]]\ncode  = %q\nplace = %q\nwhy   = \"……\"", g.Code, it.Where)
	}
	return it
}
