package publish

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// wordEntry is a word of the language as a program reads it.
type wordEntry struct {
	Word    string   `json:"word"`
	Args    string   `json:"args,omitempty"`
	On      []string `json:"on"`
	Gives   string   `json:"gives"`
	Explain string   `json:"explain"`
	Example string   `json:"example,omitempty"`
	Prints  string   `json:"prints,omitempty"`
}

// placeOf says where a word may stand.
func placeOf(on []string) string {
	after := slices.DeleteFunc(slices.Clone(on), func(k string) bool { return k == vocabulary.Beginning })
	switch {
	case len(after) == 0:
		return "写在最前面"
	case len(after) < len(on):
		return "写在最前面，或接在" + strings.Join(after, "、") + "后面"
	}
	return "接在" + strings.Join(after, "、") + "后面"
}

func wordEntries() []wordEntry {
	var list []wordEntry
	for _, word := range vocabulary.Words() {
		list = append(list, wordEntry{word.Name, word.Args, word.On, word.Gives, word.Explain, word.Example, word.Prints})
	}
	return list
}

// Words lists the words that may stand between the braces of a text, for people or, as
// JSON, for editors: every word with what it is asked of, and the words of the grammar.
func Words(w io.Writer, asJSON bool) error {
	list := wordEntries()
	if asJSON {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(map[string]any{"grammar": language.Words(), "words": list})
	}
	for _, word := range list {
		fmt.Fprint(w, word.explained())
	}
	_, err := fmt.Fprintf(w, "条件、循环等：%s\n", strings.Join(language.Words(), "、"))
	return err
}

// explained is what is said of a word to people, several lines.
func (e wordEntry) explained() string {
	name, example := e.Word, ""
	if e.Args != "" {
		name += "(" + e.Args + ")"
	}
	if e.Example != "" {
		example = fmt.Sprintf("  例：{{%s}} 印出 %s\n", e.Example, e.Prints)
	}
	return fmt.Sprintf("%s\n  %s。%s，得到%s\n%s", name, e.Explain, placeOf(e.On), e.Gives, example)
}
