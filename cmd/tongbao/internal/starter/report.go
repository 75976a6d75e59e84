package starter

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
)

// Note is something to be told of a line of a new file.
type Note struct {
	File string
	Line int // 0: of the whole file
	Text string
}

func (n Note) String() string {
	if n.Line == 0 {
		return n.File + "：" + n.Text
	}
	return fmt.Sprintf("%s:%d %s", n.File, n.Line, n.Text)
}

// Report is what the clerk is told of a new folder.
type Report struct {
	Carried []string // what was carried over
	Emptied []string // what was emptied
	Dropped []string // sections of notice.toml that are not copied
	Kept    []string // values that stay as they were
	Fill    []Note   // what is to be filled in
	Doubt   []Note   // what may be of the last period
}

func (r *Report) note(n Note) { r.Doubt = append(r.Doubt, n) }

// doubts are what is to be told of a text that was moved on, which began on a line.
func doubts(file string, line int, text string, to moved) (out []Note) {
	at := func(s leftovers.Spot) int { return line + strings.Count(text[:s.From], "\n") }
	for _, s := range to.Blanked {
		out = append(out, Note{file, at(s), "手写的“" + text[s.From:s.To] + "”是上期的，改成了〔待填〕"})
	}
	for _, s := range to.Doubt {
		out = append(out, Note{file, at(s), "手写的“" + text[s.From:s.To] + "”没有动，请核对"})
	}
	return out
}

// openKey is a key that is to be filled in, openHead the header of a section.
var (
	openKey  = regexp.MustCompile(`^#?\s*([^=#]+?)\s*=`)
	openHead = regexp.MustCompile(`^\[+([^\]]+)\]`)
)

// open lists the lines of a new file that are to be filled in.
func (r *Report) open(file, text string) {
	section := ""
	for i, line := range strings.Split(text, "\n") {
		if m := openHead.FindStringSubmatch(line); m != nil {
			section = m[1]
		}
		if !strings.Contains(line, toFill) || strings.HasPrefix(line, "# ") {
			continue
		}
		what := "〔待填〕的地方"
		if m := openKey.FindStringSubmatch(line); m != nil && strings.HasSuffix(file, ".toml") {
			what = "[" + section + "] 的" + keyName(section, m[1])
		}
		r.Fill = append(r.Fill, Note{file, i + 1, what})
	}
}

// keyName is what a key of notice.toml is called.
func keyName(section, key string) string {
	var members []conf.Member
	for _, k := range inspection.Kinds() {
		members = append(members, conf.Member{Key: k.Key})
	}
	if name := conf.NameOf(&issue.Issue{}, append(strings.Split(section, "."), key), members...); name != "" {
		return name + "（" + key + "）"
	}
	return strings.Trim(key, `"`)
}

// Write prints the report; folder is the new one.
func (r *Report) Write(w io.Writer, folder string) {
	section := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		fmt.Fprintf(w, "\n%s：\n", title)
		for _, l := range lines {
			fmt.Fprintf(w, "  %s\n", l)
		}
	}
	fmt.Fprintf(w, "建好了 %s\n", folder)
	section("沿用的", r.Carried)
	emptied := slices.Clone(r.Emptied)
	if len(r.Dropped) > 0 {
		emptied = append(emptied, "notice.toml 里只属于上期的："+strings.Join(r.Dropped, "、"))
	}
	section("清空的", emptied)
	section("请填写", noteLines(r.Fill))
	doubt := noteLines(r.Doubt)
	if len(r.Kept) > 0 {
		doubt = append(doubt, "notice.toml 的 [values] 照抄的："+strings.Join(r.Kept, "、"))
	}
	section("请核对", doubt)
	fmt.Fprintf(w, "\n填好以前也可以看样子：tongbao build %s\n", folder)
}

func noteLines(notes []Note) []string {
	out := make([]string, len(notes))
	for i, n := range notes {
		out[i] = n.String()
	}
	return out
}
