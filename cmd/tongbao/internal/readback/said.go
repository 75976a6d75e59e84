package readback

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// said is what every form has to say: the elements of the paper and the figures printed.
type said struct {
	notice   *document.Notice
	elements []element
	head     string // what the portal's own page says before the text of a fragment: 版头 and title
	figures  []printed
	wanted   wanted // the numbers of figures
}

// element is an element of the paper; its text is bare.
type element struct{ name, text string }

// printed is a figure as it is printed.
type printed struct {
	key, text string
	numbers   []string // in its text
}

func newSaid(n *document.Notice, ledger []*figures.Figure) *said {
	s := &said{notice: n, wanted: wanted{}}
	var whole strings.Builder // of what every form has
	for _, e := range n.Text() {
		s.elements = append(s.elements, element{e.Name, bare(e.Text)})
		if carries(formPage, e.Name) {
			whole.WriteString(e.Text)
			whole.WriteByte('\n')
		}
		if inHead(e.Name) {
			s.head += e.Text + "\n"
		}
		if e.Name == "标题" {
			s.elements = append(s.elements, element{changed, bare(strings.Join(n.Web.ChangeTexts(), ""))})
		}
	}
	text := &story{text: whole.String()}
	text.bare = bare(text.text)
	for _, f := range ledger {
		s.wanted.add(numbersOf(f.Text))
	}
	carried, in := carriedBy(n), newNumbers(text, s.wanted)
	seen := map[string]bool{}
	for _, f := range ledger {
		numbers := numbersOf(f.Text)
		if seen[f.Text] || !carried[f] && (len(numbers) == 0 || !in.hold(numbers)) {
			continue // asked for, but not printed in the text: of a picture or a list
		}
		seen[f.Text] = true
		s.figures = append(s.figures, printed{f.Key, f.Text, numbers})
	}
	return s
}

// carriedBy are the figures that pieces of the text and cells are the printed form of.
func carriedBy(n *document.Notice) map[*figures.Figure]bool {
	out := map[*figures.Figure]bool{}
	inlines := func(in []document.Inline) {
		for i := range in {
			if f := in[i].Figure; f != nil && f.Text == in[i].Text {
				out[f] = true
			}
		}
	}
	blocks := n.Body
	for _, a := range n.Attachments {
		blocks = append(blocks[:len(blocks):len(blocks)], a.Blocks...)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			inlines(b.Text)
			inlines(b.RunIn)
		case *document.Paragraph:
			inlines(b.Text)
		case *document.Table:
			for _, r := range b.Rows {
				for c := range r.Cells {
					if f := r.Cells[c].Figure; f != nil && f.Text == r.Cells[c].Text {
						out[f] = true
					}
				}
			}
		}
	}
	return out
}

// inHead reports the elements that the portal's page says itself above a fragment.
func inHead(name string) bool {
	return slices.Contains([]string{"紧急程度", "发文机关标志", "发文字号", "签发人", "标题"}, name)
}

// changed is what a fragment says below the title of corrections; the page says it beside the text.
const changed = "更正"

// carries reports whether a form has an element of the paper.
func carries(f form, name string) bool {
	if name == changed {
		return f == formFragment
	}
	if f == formPage || f == formFragment {
		return name != "份号" && name != "密级" && name != "版记"
	}
	return name != "签名章" // it is pressed on the print
}

// moves reports elements that stand elsewhere in some forms: 主送机关 may be moved to the
// imprint, and the imprint stands behind the attachments or before them.
func moves(name string) bool { return name == "版记" || name == "主送机关" }

// differs finds each element in the text of a form, one behind the other, and says where it
// first goes another way; empty when it says what the notice says and nothing else.
func (s *said) differs(st *story, f form) string {
	rest, at := st.bare, 0                                                  // at: length of what has been found, for the page
	headless := f == formFragment && !strings.HasPrefix(rest, bare(s.head)) // all of it or nothing
	for _, e := range s.elements {
		if !carries(f, e.name) || headless && inHead(e.name) {
			continue
		}
		i := 0
		if !strings.HasPrefix(rest, e.text) {
			if i = -1; moves(e.name) {
				i = strings.Index(rest, e.text)
			}
		}
		if i < 0 {
			return st.placed(at, rest, e)
		}
		if rest, at = rest[:i]+rest[i+len(e.text):], at+len(e.text); i > 0 {
			at -= len(e.text)
		}
	}
	if rest != "" {
		return fmt.Sprintf("%s多出“%s”", st.pageText(at), start(rest))
	}
	return ""
}

// placed says where a text first differs from an element.
func (s *story) placed(at int, rest string, e element) string {
	n := common(e.text, rest)
	return fmt.Sprintf("%s%s应为“%s”，读到“%s”", s.pageText(at+n), e.name, around(e.text, n), around(rest, n))
}

func (s *story) pageText(at int) string {
	if p := s.page(at); p > 0 {
		return fmt.Sprintf("第%d页，", p)
	}
	return ""
}

// common is the length of what two texts begin with, in whole characters.
func common(a, b string) int {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			return i
		}
	}
	return len(a)
}

// Characters shown on both sides of a difference.
const (
	shownBefore = 12
	shownBehind = 16
)

// around is what stands near a place of a text.
func around(s string, at int) string {
	before := []rune(s[:at])
	behind := []rune(s[at:min(len(s), at+4*shownBehind)])
	return string(before[max(0, len(before)-shownBefore):]) + string(behind[:min(len(behind), shownBehind)])
}

func start(s string) string { return around(s, 0) }
