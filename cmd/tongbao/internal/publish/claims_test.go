package publish

import (
	"os"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// claimsNotice composes the notice that the sentences of testdata/claims are about.
func claimsNotice(t testing.TB) *compose.Composed {
	t.Helper()
	folder, findings, err := survey.Read("testdata/claims/now", templates.Set{}, inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	found, told := survey.Judge(folder)
	composed, more := compose.Compose(found, false)
	if findings = append(append(findings, told...), more...); findings.Errors() > 0 {
		t.Fatal(findings)
	}
	return composed
}

// proofreadText is what is found in a body of these paragraphs; # begins a heading.
func proofreadText(c *compose.Composed, words *proof.Words, text string) diag.Findings {
	n := *c.Notice
	n.Body = nil
	for _, line := range strings.Split(text, "¶") {
		title, ok := strings.CutPrefix(strings.Replace(line, "##", "#", 1), "#")
		if ok {
			n.Body = append(n.Body, &document.Heading{Level: 1, Text: []document.Inline{{Text: title}}})
			continue
		}
		n.Body = append(n.Body, &document.Paragraph{Text: []document.Inline{{Text: line}}})
	}
	return words.Check(&n, c.Issue, true)
}

// claimCase is a line of testdata/claims/sentences.txt.
type claimCase struct {
	sort, text string
	want       []string // expressions, or numbers
}

func claimCases(t testing.TB) []claimCase {
	t.Helper()
	src, err := os.ReadFile("testdata/claims/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []claimCase
	sort := ""
	for _, line := range strings.Split(string(src), "\n") {
		switch heading, ok := strings.CutPrefix(line, "== "); {
		case ok:
			sort = heading
		case line != "" && line[0] != '#':
			text, want, _ := strings.Cut(line, " → ")
			c := claimCase{sort: sort, text: text}
			if want != "" {
				c.want = strings.Split(want, " ")
			}
			out = append(out, c)
		}
	}
	return out
}

// checkPasted does what a finding says: its action prints the very text that was typed.
func checkPasted(t *testing.T, c *compose.Composed, f diag.Finding) {
	t.Helper()
	action, typed := between(f.Hint, "写成 ", "，数据改了"), between(f.Text, "“", "”")
	if action == "" {
		return // of an approximation the exact number is told
	}
	action, signed := strings.CutSuffix(action, "（连同前面的升降）")
	pieces, findings, ok := vocabulary.Speak(c.Data, diag.Place{File: "body.md"}, action, false)
	printed := ""
	for _, p := range pieces {
		printed += p.Literal + document.InlineText(p.Inlines)
	}
	if printed != typed && !(signed && strings.HasSuffix(printed, typed)) || !ok || len(findings) > 0 {
		t.Errorf("%s prints %q, typed is %q %v", action, printed, typed, findings)
	}
}

func between(text, before, behind string) string {
	_, rest, _ := strings.Cut(text, before)
	inside, _, found := strings.Cut(rest, behind)
	if !found {
		return ""
	}
	return inside
}

// TestTypedFigures holds what is typed against the data: what is equal is told with its name,
// what contradicts is an error, and what cannot be proved is neither. -v prints recall and
// false alarms.
func TestTypedFigures(t *testing.T) {
	c := claimsNotice(t)
	words, _ := proof.Load(templates.Set{})
	words = words.Knowing(vocabulary.Claims(c.Data))
	count, good := map[string]int{}, map[string]int{}
	falseErrors, falseNames := 0, 0
	for _, one := range claimCases(t) {
		fs := proofreadText(c, words, one.text)
		var errs, equal []string
		for _, f := range fs {
			switch f.Code {
			case "typed-differs":
				errs = append(errs, f.Text)
			case "typed-figure":
				equal = append(equal, language.Normal(strings.SplitN(strings.SplitN(f.Hint, "{{", 2)[1], "}}", 2)[0]))
				checkPasted(t, c, f)
			}
		}
		count[one.sort]++
		ok := false
		switch one.sort {
		case "equal":
			ok = len(errs) == 0 && (len(one.want) == 0 && len(equal) > 0 || len(one.want) > 0 && slices.Equal(equal, one.want))
			falseErrors += len(errs)
		case "contradicting":
			ok = len(errs) == max(1, len(one.want))
			for i := range one.want {
				ok = ok && strings.Contains(errs[i], one.want[i])
			}
			if len(errs) > max(1, len(one.want)) {
				falseErrors++
			}
		default:
			ok = len(errs) == 0 && len(equal) == 0
			falseErrors += len(errs)
			falseNames += len(equal)
		}
		if ok {
			good[one.sort]++
			continue
		}
		t.Errorf("%s: %s\n  equal %v\n  wrong %v", one.sort, one.text, equal, errs)
	}
	for _, sort := range []string{"equal", "contradicting", "unprovable"} {
		t.Logf("%s: %d of %d as they should be", sort, good[sort], count[sort])
	}
	t.Logf("false errors %d, false names %d", falseErrors, falseNames)
}
