package starter

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"

	"os"
	"path/filepath"
)

// readIssue reads a notice.toml.
func readIssue(t *testing.T, src string) *issue.Issue {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, issue.FileName), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	i, _, err := issue.Read(intake.Open(dir), []conf.Member{{Key: "sites", Name: "网站"}})
	if err != nil || i == nil {
		t.Fatal(err)
	}
	return i
}

// TestNextSettings holds a notice.toml against that of the next period: what is of one paper alone is open,
// what is kept keeps its form.
func TestNextSettings(t *testing.T) {
	const head = "[notice]\ntitle = \"关于{{期次}}网站检查情况的通报\"\nissuer = \"云川市人民政府办公室\" # 全称\n"
	for name, c := range map[string]struct {
		last         Last
		answers      Answers
		src, to, gap string
	}{
		"one paper's own": {src: head + "number = \"云政办发〔2026〕2号\"\nsigned = 2026-12-30 # 已定\n\n[period]\nyear = 2026\nquarter = 4\n",
			to: head + "#number = \"云政办发〔2027〕__号\" # 待填\n#signed = 2027-__-__ # 待填 # 已定\n\n[period]\nyear = 2027\nquarter = 1\n"},
		"answers": {src: head + "number = \"云政办发〔2026〕2号\"\nsigned = 2026-06-30\ndeadline = 2026-07-10\n[period]\nyear = 2026\nquarter = 2\n",
			answers: Answers{"云政办发〔2026〕9号", "2026-09-28", "2026-10-15T17:00:00"},
			to:      head + "number = \"云政办发〔2026〕9号\"\nsigned = 2026-09-28\ndeadline = 2026-10-15T17:00:00\n[period]\nyear = 2026\nquarter = 3\n"},
		"answers to what was open": {src: head + "#number = \"云政办发〔2026〕__号\" # 待填\n[period]\nyear = 2026\nmonth = 12\n",
			answers: Answers{"云政办发〔2027〕1号", "2027-01-28", ""},
			to:      head + "signed = 2027-01-28\nnumber = \"云政办发〔2027〕1号\"\n[period]\nyear = 2027\nmonth = 1\n"},
		"a draft": {src: head + "[period]\nyear = 2026\nhalf = 2\n",
			to: head + "#signed = 2027-__-__ # 待填\n[period]\nyear = 2027\nhalf = 1\n"},
		"compared with": {last: Last{Folder: "2026-q1", YearAgo: "2025-q2"},
			src: head + "signed = 2026-03-30\n[period]\nyear     = 2026\nquarter  = 1\nlast_year = \"2025-q1\"\n# 上期的\n[previous]\n" +
				"label = \"2025年第四季度\"\n[sites]\n",
			to: head + "#signed = 2026-__-__ # 待填\n[period]\nyear     = 2026\nquarter  = 2\nlast_year = \"2025-q2\"\n" +
				"previous = \"2026-q1\"\n[sites]\n"},
		"in braces": {last: Last{Folder: "2026-q1"},
			src: "period = { year = 2026, quarter = 1 }\nsites = { sheet = \"网站\", as_of = 2026-03-10, inspected = 9 }\n" +
				"" + head + "signed = 2026-03-30\n",
			to: "period = { year = 2026, quarter = 2, previous = \"2026-q1\" }\nsites = { sheet = \"网站\" }\n" +
				"" + head + "#signed = 2026-__-__ # 待填\n"},
		"of one notice alone": {src: head + "signed = 2026-03-30\n[period]\nyear = 2026\nquarter = 1\n\n# 已知\n[[acknowledged]]\n" +
			"code = \"a\"\n\n[[stated]]\nkey = \"网站.合格率\"\nvalue = \"9%\"\n\n# 表\n[[attachment]]\ntitle = \"2026年第一季度名单\"\n" +
			"rows = \"sites\"\n[withdrawn]\ndate = 2026-05-01\nwhy = \"x\"\n",
			to: head + "#signed = 2026-__-__ # 待填\n[period]\nyear = 2026\nquarter = 2\n\n# 表\n[[attachment]]\n" +
				"title = \"2026年第二季度名单\"\nrows = \"sites\"\n"},
		"values": {src: head + "signed = 2026-03-30\n[period]\nyear = 2026\nquarter = 1\n[values]\n\"截止\" = 2026-03-10\n" +
			"\"施行\" = 2026-02-01\n\"期限\" = 10\n\"说明\" = \"第一季度\"\n",
			to: head + "#signed = 2026-__-__ # 待填\n[period]\nyear = 2026\nquarter = 2\n[values]\n\"截止\" = \"〔待填〕\"\n" +
				"\"施行\" = 2026-02-01\n\"期限\" = 10\n\"说明\" = \"第二季度\"\n"},
		"days": {src: head + "signed = 2026-06-30\n[period]\nyear = 2026\nfrom = 2026-05-26\nto = 2026-06-09\n[sites]\n" +
			"totals = { \"市\" = 1,\n \"县\" = 2 }\n",
			to: head + "#signed = 2026-__-__ # 待填\n[period]\nyear = 2026\nfrom = 2026-06-10\nto = 2026-06-24\n[sites]\n" +
				"#totals = { \"市\" = __,\n# \"县\" = __ } # 待填\n"},
		"words of the office's own": {src: head + "signed = 2026-06-30\n[period]\nyear = 2026\nlabel = \"春季行动\"\n",
			to: head + "#signed = 2027-__-__ # 待填\n[period]\nyear = 2027\nlabel = \"〔待填〕\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			last := c.last
			last.Issue, last.Kinds = readIssue(t, c.src), []string{"sites"}
			m := newMover(last.Issue, last.Issue.Period.Next())
			got := nextSettings(c.src, last, c.answers, m, &Report{})
			if got != c.to {
				t.Errorf("%s\nwant\n%s", got, c.to)
			}
			if i := readIssue(t, got); !strings.Contains(got, "{ year") && i.At("period").Line == 0 {
				t.Error("it cannot be read again")
			}
		})
	}
}

// TestBrief holds answers against what they are taken for.
func TestBrief(t *testing.T) {
	for answer, want := range map[string]string{"2": "quarter 2", "第三季度": "quarter 3", "12月": "month 12", "下半年": "half 2", "第5次": "nth 5",
		"第五次": "nth 5", "全年": "whole 全年", "5": "", "春季": ""} {
		key, value := unitOf(answer)
		if got := strings.TrimSpace(key + " " + value); got != want {
			t.Errorf("%s: %s, want %s", answer, got, want)
		}
	}
	b := Brief{}
	for _, q := range Questions() {
		if q.Key == "signed" && (b.Take(q, "2026年7月") == "" || b.Take(q, "2026-07-10") != "" || b["signed"] != "2026-07-10") {
			t.Errorf("%v", b)
		}
	}
}

// TestOffice holds what an office says of itself against the new notice.toml, and what it says wrongly against
// the findings.
func TestOffice(t *testing.T) {
	b := Brief{"issuer": "云川市人民政府办公室", "recipients": "各区县人民政府；市政府各部门", "phone": "0000"}
	o, findings := ReadOffice(NewOffice(b))
	if o == nil || len(findings) > 0 {
		t.Fatal(findings)
	}
	files, _, err := Fresh(Brief{"year": "2026", "half": "1"}, o, nil, "", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nissuer = \"云川市人民政府办公室\"\n", `recipients = ["各区县人民政府", "市政府各部门"]`, `phone = "0000"`, "\nhalf = 1\n"} {
		if !strings.Contains(string(files[0].Data), want) {
			t.Errorf("no %s in\n%s", want, files[0].Data)
		}
	}
	_, findings = ReadOffice([]byte("[notice]\nisuer = \"甲\"\nletterhead = \"红\"\n[portal]\nsite_name = 3\n"))
	if got := strings.Join(findings.Lines(), "\n"); !strings.Contains(got, "office.toml:2") || !strings.Contains(got, "office.toml:3") ||
		!strings.Contains(got, "office.toml:5") {
		t.Error(got)
	}
}
