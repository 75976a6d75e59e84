package slips

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/survey"
)

// found is a survey of sites: unit, name, what was found, outcome and clauses.
func found(i *issue.Issue, rows ...[]string) *survey.Survey {
	l := &inspection.Listing{Key: "网站", Name: "网站", Columns: []inspection.RosterColumn{
		{Key: inspection.ColSponsor, Name: "主办单位", Header: "单位"}, {Key: inspection.ColName, Name: "网站名称"},
		{Key: inspection.ColDetail, Name: "主要问题"}, {Key: inspection.ColCategory, Name: "问题类别"}}}
	for _, row := range rows {
		r := inspection.Record{Name: row[1], Outcome: inspection.Passed, Place: diag.Place{File: "a.xlsx"}}
		for _, text := range []string{row[0], row[1], row[2], "类"} {
			r.Cells = append(r.Cells, inspection.Cell{Text: text})
		}
		if row[2] != "" {
			r.Outcome, r.Clauses = inspection.Failed, strings.Fields(row[3])
		}
		l.Records = append(l.Records, r)
	}
	kind := inspection.Kinds()[0]
	i.Rosters = map[string]*issue.Roster{kind.Key: {Existing: new(int), TotalsBy: "类别"}}
	return &survey.Survey{Folder: &survey.Folder{Issue: i}, Rosters: []survey.Roster{{Kind: kind, Now: l}}}
}

// TestUnits: one letter a unit, however its name is spaced; who has none stands for itself; who has nothing
// to put right gets none.
func TestUnits(t *testing.T) {
	rows := func() [][]string {
		return [][]string{{"乙局", "乙一", "打不开", ""}, {"甲局", "甲一", "", ""}, {"", "丙网", "空白栏目", ""}, {" 乙 局", "乙二", "死链", ""}, {"—", "丁网", "错链", ""}}
	}
	for unit, want := range map[string]string{"": "乙局2 丙网1 丁网1", "网站名称": "乙一1 丙网1 乙二1 丁网1", "单位": "乙局2 丙网1 丁网1"} {
		var got []string
		units := Units(found(&issue.Issue{Slips: issue.Slips{Unit: unit}}, rows()...))
		for _, u := range units {
			got = append(got, u.Name+u.failed(inspection.Kinds()[0])+u.failed(inspection.Kinds()[1]))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("by %q: %s, want %s", unit, s, want)
		}
	}
}

// TestOf: a letter has the objects of its unit that failed and nothing that the notice says of others.
func TestOf(t *testing.T) {
	i := &issue.Issue{Slips: issue.Slips{Number: "整改" + issue.SlipSerial + "号", First: 8}}
	i.Notice.Title, i.Notice.CC, i.Notice.Copy = "通报", []string{"市委办公室"}, "000001"
	i.Stated, i.Checks, i.Portal = make([]issue.Stated, 1), make([]issue.Check, 1), &issue.Portal{}
	s := found(i, []string{"甲局", "甲一", "打不开", "一 二"}, []string{"甲局", "甲二", "", ""}, []string{"乙局", "乙一", "死链", ""})
	units := Units(s)
	letter := Of(s, units[1], 1, Texts{Slip: survey.Text{Name: "一"}, Reply: survey.Text{Name: "二"}})
	n := letter.Issue.Notice
	if n.Number != "整改9号" || n.Title != "政府网站问题整改通知单" || strings.Join(n.Recipients, "") != "乙局" || len(n.CC)+len(n.Copy) > 0 {
		t.Errorf("%+v", n)
	}
	if len(letter.Issue.Stated)+len(letter.Issue.Checks) > 0 || letter.Issue.Portal != nil {
		t.Errorf("%+v", letter.Issue)
	}
	if letter.Body.Name != "一" || letter.Texts[0].Name != "二" {
		t.Errorf("%+v", n)
	}
	if kept := i.Rosters["sites"]; kept.Existing == nil || letter.Issue.Rosters["sites"].Existing != nil || i.Notice.Title != "通报" {
		t.Error("the notice is not left as it was, or the letter has its totals")
	}
	now := Of(s, units[0], 0, Texts{}).Rosters[0].Now
	if len(now.Records) != 1 || now.Records[0].Cells[4].Text != "一、二" || len(now.Records[0].Cells) != len(now.Columns) {
		t.Errorf("%+v", now)
	}
	var columns []string
	for _, table := range letter.Issue.Tables {
		for _, c := range table.Columns {
			columns = append(columns, c.Source)
		}
	}
	if got := strings.Join(columns, " "); got != "序号 网站名称 主要问题 检查依据 序号 网站名称 主要问题 整改情况和措施 完成时间 责任人" {
		t.Error(got)
	}
}

// TestCover lists the letters; without numbers there is no column of them.
func TestCover(t *testing.T) {
	units := []Unit{{"甲局", []Failed{{inspection.Kinds()[0], 2}}}, {"乙局", []Failed{{inspection.Kinds()[0], 1}, {inspection.Kinds()[1], 3}}}}
	for number, want := range map[string]string{"": "序号单位网站新媒体签收人签收日期/1甲局2/2乙局13", "{{序号}}号": "序号编号单位网站新媒体签收人签收日期/11号甲局2/22号乙局13"} {
		table := Cover(&issue.Issue{Slips: issue.Slips{Number: number, First: 1}}, units).Body[0].(*document.Table)
		var lines []string
		for _, r := range append(table.Head, table.Rows...) {
			line := ""
			for _, c := range r.Cells {
				line += c.Text
			}
			lines = append(lines, line)
		}
		if got := strings.Join(lines, "/"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
