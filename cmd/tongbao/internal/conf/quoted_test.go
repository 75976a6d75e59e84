package conf

import (
	"slices"
	"strings"
	"testing"
)

// TestTexts holds that a text in quotation marks is found where it stands, with what it is
// the value or the key of.
func TestTexts(t *testing.T) {
	src := "# \"注\"\n[notice]\ntitle = \"关于\" # \"无\"\ncc = ['甲', \"乙\"]\ncontact = { name = \"丙\", n = 1 }\n" +
		"[percent]\nfigures = { \"网站.合格率\" = 2 }\n[[table]]\nkey='一'\n[[table]]\nkey = \"\"\"\n二\"\"\"\n\"a.b\".c = \"三\"\n"
	var got []string
	for _, q := range Texts(src) {
		text, _, ok := Unquote(src[q.From:q.To])
		if q.Key {
			text, ok = "<"+src[q.From:q.To]+">", true
		}
		if !ok {
			t.Errorf("%v: %s is no text", q.Path, src[q.From:q.To])
		}
		if strings.HasPrefix(src[q.From:q.To], `"`) || strings.HasPrefix(src[q.From:q.To], `'`) {
			got = append(got, strings.Join(q.Path, "/")+"="+text)
		}
	}
	want := []string{"notice/title=关于", "notice/cc/0=甲", "notice/cc/1=乙", "notice/contact/name=丙", "percent/figures/网站.合格率=<\"网站.合格率\">",
		"table/0/key=一", "table/1/key=二", "table/1/a.b/c=三"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestUnquote holds that each byte of a text knows where it comes from.
func TestUnquote(t *testing.T) {
	for raw, want := range map[string]string{
		`"a\"b\\c"`:              `a|\"|b|\\|c|`,
		`'a\"b'`:                 `a|\|"|b|`,
		`"\u4e2d文\tx"`:           `\u4e2d|文|\t|x|`,
		"\"\"\"\na\\\n  b\"\"\"": "a\\\n  |b|",
		`""`:                     ``,
	} {
		text, from, ok := Unquote(raw)
		if !ok || len(from) != len(text)+1 {
			t.Errorf("%s: %q %v", raw, text, from)
			continue
		}
		var b strings.Builder
		for i := range text {
			next := i + len(string([]rune(text[i:])[:1]))
			b.WriteString(raw[from[i]:from[next]] + "|")
		}
		if b.String() != want {
			t.Errorf("%s: %s, want %s", raw, b.String(), want)
		}
	}
	if _, _, ok := Unquote(`"a`); ok {
		t.Error("half a text is none")
	}
}
