package typeset

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// TestJoin: each paper begins on an odd page, links and structure lead to pages of their own paper, and the
// papers themselves stay as they were.
func TestJoin(t *testing.T) {
	faces := fonts(t)
	paper := func(title string, attached bool) *Layout {
		n := &document.Notice{Kind: "通知", Title: title, Head: document.Head{Form: document.LetterheadNone},
			Body: []document.Block{&document.Paragraph{Text: []document.Inline{{Text: "见"}, {Text: "附件", Attachment: 1}}}}}
		if attached {
			n.Attachments = []document.Attachment{{Label: "附件", Title: "回执", ID: "fj1",
				Blocks: []document.Block{&document.Paragraph{Text: []document.Inline{{Text: "已整改"}}}}}}
		} else {
			n.Body = []document.Block{&document.Paragraph{Text: []document.Inline{{Text: "没有附件。"}}}}
		}
		l, told := LayOut(n, faces)
		if told.Errors() > 0 {
			t.Fatal(told)
		}
		return l
	}
	one, two := paper("单独一页", false), paper("后有附件", true)
	before := printed(t, two)
	joined := Join([]string{"一", "二", "三"}, []*Layout{one, two, two})
	if len(joined.Pages) != 1+1+2+2 || len(joined.Pages[1].Marks) > 0 {
		t.Fatalf("%d pages", len(joined.Pages))
	}
	for i, p := range joined.Pages {
		if p.Number != i+1 {
			t.Errorf("page %d is called %d", i+1, p.Number)
		}
	}
	anchors := map[string]int{}
	for _, a := range joined.Anchors {
		if anchors[a.Name] != 0 {
			t.Errorf("two places are called %s", a.Name)
		}
		anchors[a.Name] = a.Page
	}
	for i, p := range joined.Pages {
		for _, m := range p.Marks {
			if l, ok := m.(Link); ok && (anchors[l.To]-1)/2 != i/2 {
				t.Errorf("page %d leads to %s on page %d", i+1, l.To, anchors[l.To])
			}
		}
	}
	var titles []string
	for _, o := range joined.Outline {
		titles = append(titles, o.Title)
		if o.Page%2 != 1 {
			t.Errorf("%s begins on page %d", o.Title, o.Page)
		}
	}
	if got := strings.Join(titles, ""); got != "一二三" {
		t.Error(got)
	}
	if printed(t, two) != before {
		t.Error("a joined paper is not as it was")
	}
}

func printed(t *testing.T, l *Layout) string {
	t.Helper()
	var b strings.Builder
	if err := l.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
