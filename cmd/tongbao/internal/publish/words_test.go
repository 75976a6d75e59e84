package publish

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/vocabulary"
)

// TestWordsTable holds the table of words in the manual to the vocabulary.
func TestWordsTable(t *testing.T) {
	const file, begin, end = "../../../../data/README.md", "<!-- 词表开始：由程序生成 -->\n", "<!-- 词表结束 -->"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatal("data/README.md has no place for the table of words")
	}
	want := before + begin + wordsTable() + end + after
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(data) != want {
		t.Error("the table of words in data/README.md is not the vocabulary's; run",
			"go test ./cmd/tongbao/internal/publish -run TestWordsTable -update")
	}
}

// wordsTable is the manual's table of all words, in markdown.
func wordsTable() string {
	var b strings.Builder
	b.WriteString("\n| 词 | 接在什么后面 | 意思 | 例子 | 印出 |\n|---|---|---|---|---|\n")
	cell := strings.NewReplacer("|", `\|`, "<", "&lt;")
	for _, w := range vocabulary.Words() {
		name, example := w.Name, ""
		if w.Args != "" {
			name += "(" + w.Args + ")"
		}
		if w.Example != "" {
			example = "`{{" + w.Example + "}}`"
		}
		on := strings.Replace(strings.Join(w.On, "、"), vocabulary.Beginning, "写在最前面", 1)
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", name, on, cell.Replace(w.Explain), cell.Replace(example), cell.Replace(w.Prints))
	}
	b.WriteString("\n括号里带问号的可以不写。\n\n")
	return b.String()
}
