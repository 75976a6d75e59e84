package compose

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// valuesOfKinds are expressions of every kind of value, over testdata/words.
var valuesOfKinds = []string{
	"网站", "新媒体", "留言", "上期.网站", "网站.不合格", "网站[类别=部门网站]", "留言[单位=甲局]", "网站[得分≥1]", // objects
	"网站.按类别", "新媒体.按平台", "网站.不合格.按问题", "留言.分段(收到，15件)", // groups
	"网站.按类别.合格率", "留言.按单位.收到", "留言.按单位.收到[≥20]", "留言.按单位.收到.由高到低", // series
	"网站.名单", "网站.名单(2，家)", "网站.主办单位", "网站.名单.加引号", // lists
	"网站.总数", "网站.合格率", "写明.工作日", "留言.收到", "留言.平均(收到)", "网站.总数＋新媒体.总数", "网站.不合格.占(网站)", // figures
	"留言[甲局]", "网站[甲网站]", // rows
	"网站.合格率.较上期", "网站.总数.较上期(个)", "网站.总数.较上期.增减数", // changes
	"成文日期", "整改期限", "网站.截至", "起止日期", "网站.检查时间", // days
	"期次", "本机关", "附件1", "见附件(网站)", "网站.称呼", // texts
	"上期", "去年同期", "写明", "表(留言)", "网站.总数.可知", "网站.总数 > 1", "3", "“文字”", "一是", // others
}

// itemsOfLoops are loops whose 本项 is of every kind.
var itemsOfLoops = []string{"网站", "留言", "网站.按类别", "留言.按单位.收到", "网站.名单"}

// argumentsOfWords are tried in the brackets of each word: none, what fits, and what does not.
var argumentsOfWords = []string{"", "()", "(2)",
	"(收到)", "(类别)", "(网站)", "(留言.收到)", "(没有的)", "(收到＋办结)", "(收到，15件，30件)", "(类别，合格率)", "(“家”)"}

// foreign is what no text to a clerk has: words of English or of Go, or a data structure.
var foreign = regexp.MustCompile(`[A-Za-z]{3,}|<nil>|%!|\{0x|\[\]|&\{`)

// known are the words in Latin letters that a clerk is told: keys of notice.toml and files.
var known = regexp.MustCompile(`notice\.toml|body\.md|data/README\.md|README\.md|tongbao [a-z]+|\[\[?[a-z_.]+\]?\]|[a-z]+ = |` +
	`signed|as_of|deadline|existing|inspected|previous|last_year|totals|stated|sites|accounts|rules|columns|title|rows|report_to|` +
	`list|zero_of_zero|where|passed|failed|rectified|still_failing|xlsx|csv|from|by|to`)

// TestEveryWordAfterEveryValue asks every word of the vocabulary of every kind of value, with
// arguments that fit and that do not: each prints something or is a finding in Chinese that
// says what to do, never nothing without one.
func TestEveryWordAfterEveryValue(t *testing.T) {
	s := wordsSurvey(t)
	for _, w := range vocabulary.Words() {
		arguments := argumentsOfWords
		if w.Args == "" {
			arguments = []string{"", "(2)"}
		}
		for _, args := range arguments {
			holdsWord(t, s, "{{"+w.Name+args+"}}")
			for _, v := range valuesOfKinds {
				holdsWord(t, s, "{{"+v+"."+w.Name+args+"}}")
			}
			for _, of := range itemsOfLoops {
				holdsWord(t, s, "{{逐个 "+of+"}}{{本项."+w.Name+args+"}}{{完}}")
			}
		}
	}
}

// holdsWord speaks a text over a fresh ledger and looks at what it says and tells.
func holdsWord(t *testing.T, s *survey.Survey, src string) {
	t.Helper()
	c := newComposer(count(s, false))
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: panic: %v", src, r)
		}
	}()
	pieces, findings, _ := vocabulary.Speak(c.data(&marks{origin: diag.Place{File: "body.md"}}), diag.Place{File: "body.md"}, src, false)
	findings = slices.Concat(findings, c.findings, c.in.Ledger.Findings())
	empty := true
	for _, p := range pieces {
		empty = empty && p.Literal == "" && len(p.Inlines) == 0 && p.Table == nil && !p.Counter
	}
	if empty && len(findings) == 0 && !maySayNothing(src) {
		t.Errorf("%s prints nothing and tells nothing", src)
	}
	for _, f := range findings {
		text := f.Text + f.Hint
		if m := foreign.FindString(known.ReplaceAllString(strings.ReplaceAll(text, src, ""), "")); m != "" {
			t.Errorf("%s: %q in: %s", src, m, text)
		}
		if f.Severity == diag.Error && strings.TrimSpace(f.Hint) == "" {
			t.Errorf("%s: nothing is said to do: %s", src, f.Text)
		}
		if strings.Contains(text, "“”") || strings.Contains(text, "的 ；") || strings.Contains(text, "：。") {
			t.Errorf("%s: a gap in: %s", src, text)
		}
	}
}

// maySayNothing reports a text that is nothing where there is nothing to say: the mention of
// attachments of a kind that has none, the name of a kind of a sheet's rows, and what stands
// in a loop through nobody.
func maySayNothing(src string) bool {
	return strings.Contains(src, "见附件(") || strings.Contains(src, "留言") && strings.Contains(src, "称呼")
}
