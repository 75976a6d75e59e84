package issue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/templates"
)

// TestEveryTextHasItsActions puts an action into every text of the file that explains
// every key: it is run, or refused with its line, or nobody but the program reads it.
func TestEveryTextHasItsActions(t *testing.T) {
	quoted := regexp.MustCompile(`"[^"]*"`)
	closed := regexp.MustCompile(`^(archive|attachment_label|run_in|letterhead|urgency|stated|landscape|empty|list|policy|scheme) `)
	lines := strings.Split(conf.Uncomment(templates.Notice()), "\n")
	sample := slices.Clone(lines)
	var texts []int // lines that hold one
	table := ""
	for k, line := range lines {
		if strings.HasPrefix(line, "[") {
			table = line
		}
		key, value, isKey := strings.Cut(line, "=")
		if strings.HasPrefix(line, "#") || !isKey || closed.MatchString(line) {
			continue
		}
		with := quoted.ReplaceAllStringFunc(value, func(s string) string { return s[:len(s)-1] + `{{office}}"` })
		if with != value {
			sample[k], texts = key+"="+with, append(texts, k+1)
		}
		if table == "[[acknowledged]]" {
			texts = slices.DeleteFunc(texts, func(n int) bool { return n == k+1 })
		}
	}
	i, findings := Parse([]byte(strings.Join(sample, "\n")), kinds)
	if i == nil || len(texts) < 80 {
		t.Fatal(len(texts), findings)
	}
	_, run := i.Texts()
	told := map[int]string{}
	for _, x := range run {
		told[x.Place.Line] += fmt.Sprint(x.Path)
	}
	for _, f := range findings {
		if f.Is(codeActionRefused) {
			told[f.Place.Line] += "refused"
		}
	}
	for _, line := range texts {
		if told[line] == "" {
			t.Errorf("nothing is said of the action in line %d: %s", line, sample[line-1])
		}
	}
	for _, x := range run {
		if s := fmt.Sprint(x.Path...); strings.HasPrefix(s, "acknowledged") {
			t.Errorf("%s is read by nobody", s)
		}
	}
	for _, want := range []string{"Notice.Title", "Notice.Contact.Phone", "Notice.CC", "Signers.Name", "Portal.Column", "Previous.Label",
		"Tables.Caption", "Tables.Notes", "Values"} {
		if !slices.ContainsFunc(run, func(x *Text) bool { return strings.HasPrefix(x.Field, want) }) {
			t.Errorf("%s is not run", want)
		}
	}
}

// TestTextsAreACopy holds that setting a text changes the copy, whatever holds it.
func TestTextsAreACopy(t *testing.T) {
	src := "[notice]\ntitle = \"甲\"\nissuer = \"乙\"\ncc = [\"丙\"]\n[period]\nyear = 2026\n[previous]\nlabel = \"丁\"\n" +
		"[values]\n\"戊\" = \"己\"\n" +
		"[[table]]\nkey = \"一\"\nrows = \"表\"\ncolumns = [\"组/庚=辛\"]\nwhere = \"壬=癸\"\n"
	i, findings := Parse([]byte(src), kinds)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	before := fmt.Sprintf("%+v", []any{i.Notice, i.Previous, i.Values, i.Tables})
	copied, texts := i.Texts()
	for _, x := range texts {
		if wrong, ok := x.Set(x.Written + "二"); !ok {
			t.Error(wrong)
		}
	}
	if after := fmt.Sprintf("%+v", []any{i.Notice, i.Previous, i.Values, i.Tables}); after != before {
		t.Errorf("%s\n%s", before, after)
	}
	c := copied.Tables[0].Columns[0]
	got := []string{copied.Notice.Title, copied.Notice.CC[0], copied.Signers[0].Name, copied.Previous.Label, copied.Values[0].Text,
		copied.Tables[0].Key, c.Group, c.Name, c.Source, copied.Tables[0].Where[0].Values[0]}
	if want := "甲二 丙二 乙二 丁二 己二 一 组 庚 辛二 癸二"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", got, want)
	}
}
