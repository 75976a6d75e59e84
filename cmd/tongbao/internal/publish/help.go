package publish

import (
	"regexp"
	"strings"

	"tongbao/templates"
)

// helpOfWord explains the words of the language of a name, with or without what stands behind it
// in brackets; empty when there is none.
func helpOfWord(name string) string {
	name, _, _ = strings.Cut(strings.Trim(name, "{}. "), "(")
	var b strings.Builder
	for _, e := range wordEntries() {
		if e.Word == name {
			b.WriteString(e.explained())
		}
	}
	return b.String()
}

// helpOfKey is what the explained notice.toml says of a key or a section; empty when it has none.
func helpOfKey(name string) string {
	key := regexp.QuoteMeta(strings.Trim(name, "[] "))
	line := `^#?(?:\[+` + key + `\]+$|"?` + key + `"? *=)`
	if strings.HasPrefix(name, "[") {
		line = `^#?\[+` + key + `\]+$`
	}
	asked, section := regexp.MustCompile(line), regexp.MustCompile(`^#?(\[+[\w.]+\]+)$`)
	var b strings.Builder
	var above []string // the comment that stands before a key
	in := "最上面"
	for _, l := range strings.Split(templates.Notice(), "\n") {
		if m := section.FindStringSubmatch(l); m != nil {
			in = m[1]
		}
		if asked.MatchString(l) {
			b.WriteString("notice.toml 的 " + in + "：\n" + strings.Join(append(above, l), "\n") + "\n")
		}
		if above = append(above, l); !strings.HasPrefix(l, "# ") {
			above = nil
		}
	}
	return b.String()
}
