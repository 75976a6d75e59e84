package proof

import (
	"slices"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
)

// TestOtherPeriods holds the texts that say when the inspection was to the period, and those
// that compare with another one to silence.
func TestOtherPeriods(t *testing.T) {
	checkTexts(t, []textCase{
		{"text-period",
			[]string{
				"按照要求，市政府办公室¦对2025年第四季度全市政府网站进行了检查，现将有关情况通报如下：",
				"市政府办公室组织开展了¦四季度全市政府网站检查。",
				"市政府办公室对¦2025年第一季度全市政府网站进行了检查。",
				"现将情况通报如下。本次检查¦为第三季度检查，覆盖全市。",
			},
			[]string{
				"市政府办公室对2026年第一季度全市政府网站进行了检查，现将有关情况通报如下：",
				"市政府办公室对第一季度全市政府网站进行了检查。",
				"市政府办公室对2025年第四季度通报的问题逐一进行了复查。",
				"市政府办公室对第一季度网站进行了检查，并核对了第四季度的名单。",
				"本次检查合格率较2025年第四季度有所上升。",
				"本次检查与第四季度相比，总体情况好转。",
				"本次检查覆盖2025年第四季度以来更新的栏目。",
				"按照《2025年第四季度检查工作安排》，组织开展了检查。",
				"市政府办公室组织对前三季度未检查的网站进行了检查。",
				"第四季度网站关停后没有再开通。",
			}},
	})
}

// TestOtherPeriodsBeside does the same for tables and for what the page says of itself.
func TestOtherPeriodsBeside(t *testing.T) {
	table := func(caption, period, note string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, _ *issue.Issue) {
			n.Body = append(n.Body, document.NewTable(document.Table{Caption: caption, Shown: true, Period: period, Notes: []string{note},
				Columns: make([]document.Column, 1), Rows: []document.Row{{Cells: []document.Cell{{Text: "甲网"}}}}}))
		}
	}
	page := func(description string, keywords ...string) func(*document.Notice, *issue.Issue) {
		return func(_ *document.Notice, i *issue.Issue) {
			i.Portal = &issue.Portal{Description: description, Keywords: keywords}
		}
	}
	kind := func(k issue.PeriodKind, number int, then func(*document.Notice, *issue.Issue)) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, i *issue.Issue) {
			i.Period.Kind, i.Period.Number = k, number
			n.Title = "关于政府网站检查情况的通报"
			then(n, i)
		}
	}
	opening := func(text string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, _ *issue.Issue) { n.Body = append(n.Body, paragraph(text)) }
	}
	for _, c := range []struct {
		name   string
		change func(*document.Notice, *issue.Issue)
		want   int
	}{
		{"caption", table("2025年第四季度各地区合格率", "", ""), 1},
		{"caption that compares", table("第四季度与第一季度合格率", "", ""), 0},
		{"caption of what was rechecked", table("2025年第四季度不合格账号复查情况", "", ""), 0},
		{"line of the period", table("", "检查时间：2025年第四季度", ""), 1},
		{"line of this period", table("", "检查时间：2026年第一季度", ""), 0},
		{"note of the period", table("", "", "注：统计时间为第四季度。"), 1},
		{"note about another period", table("", "", "注：第四季度数据不含高新区。"), 0},
		{"page", page("云川市2025年第四季度检查情况：合格率、存在的问题和整改要求。", "政府网站", "2025年第四季度"), 2},
		{"page that compares", page("云川市2026年第一季度检查情况，2025年第四季度问题整改情况。", "2026年第一季度"), 0},
		{"page about what was put right", page("第四季度问题整改情况。"), 0},
		{"a month", kind(issue.Monthly, 10, opening("市政府办公室组织对9月份全市政府网站进行了检查。")), 1},
		{"days of a month", kind(issue.Monthly, 10, opening("市政府办公室于9月25日至10月8日组织开展检查，9月底前完成。")), 0},
		{"months", kind(issue.Monthly, 10, opening("市政府办公室组织对1—9月的信息进行了检查。")), 0},
		{"half a year", kind(issue.HalfYearly, 2, opening("市政府办公室对上半年全市政府网站进行了检查。")), 1},
		{"first time", kind(issue.Nth, 2, opening("市政府办公室第一次组织开展了检查。")), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, i := sample()
			c.change(n, i)
			fs := check(n, i)
			fs = slices.DeleteFunc(fs, func(f diag.Finding) bool { return f.Code != codeTextPeriod.Name })
			if len(fs) != c.want {
				t.Errorf("want %d, got %v", c.want, fs)
			}
		})
	}
}
