package issue

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/templates"
)

// sound is a file with every kind of value.
const sound = `# 通报
[notice]
title = "关于{{period}}政府网站检查情况的通报"
issuer = "云川市人民政府办公室"
number = "云政办发〔2026〕2号"
recipients = ["各区县人民政府", "市政府各部门"]
signed = 2026-04-09
published = 2026-04-10T15:00:00+08:00
contact = { name = "电子政务科", phone = "3180150" }
printed_by = "云川市人民政府办公室"
seal_diameter = 42

[[signers]]
name = "云川市大数据局"
acting = true

[period]
year = 2026
quarter = 1
last_year = ""

[previous.sites]
failed = 5
[last_year]
label = "2025年第一季度"
accounts = { inspected = 40, passed = 38 }

[sites]
sheet = "网站"
as_of = 2026-03-03
columns = { name = "网站", verdict = "检查情况#2" }
[sites.totals]
"市政府门户网站" = 1
"区县门户网站" = 11
"市直部门网站" = 48

[[table]]
key = "留言超期"
rows = "留言"

[[attachment]]
title = "不合格名单"
rows = "sites"
where = ["不合格", "平台 != 新浪微博|抖音"]
columns = ["序号", "突出问题/网站数=不合格数"]
note = "注：略。"

[[attachment]]
title = "信息表"
form = true
rows = 10
landscape = true
columns = ["单位"]

[[stated]]
key = "网站.合格率"
value = "93%"
[[stated]]
key = "新媒体.合格率"
value = 91.5
policy = "correct"

[values]
"找错留言" = 15
"均分" = 92.50
"复查日期" = 2026-04-20
"平台" = "省平台"

[percent]
decimals = 2
figures = { "网站.合格率" = 0 }

[[acknowledged]]
code = "hidden-rows"
place = "inspection.xlsx!网站"
why = "原件如此"
`

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func at(line int) diag.Place { return diag.Place{File: FileName, Line: line} }

// kinds are the kinds of objects of the tests.
var kinds = []conf.Member{{Key: "sites", Name: "网站"}, {Key: "accounts", Name: "新媒体"}}

func TestRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "example-2026-q1")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(sound), 0o644); err != nil {
		t.Fatal(err)
	}
	i, findings, err := Read(intake.Open(dir), kinds)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	number := func(n int) *int { return &n }
	for _, tt := range []struct {
		what      string
		got, want any
	}{
		{"title", i.Notice.Title, "关于{{period}}政府网站检查情况的通报"},
		{"usual kind", i.Notice.Kind, "通报"},
		{"usual letterhead", i.Notice.Letterhead, "文件"},
		{"usual sealed", i.Notice.Sealed, true},
		{"seal", i.Notice.Seal, 42.0},
		{"organs", i.Notice.Organs, []string{"云川市人民政府办公室"}},
		{"signed", i.Notice.Signed, day(2026, 4, 9)},
		{"published", i.Notice.Published, time.Date(2026, 4, 10, 15, 0, 0, 0, time.UTC)},
		{"printed", i.Notice.PrintedOn, day(2026, 4, 9)},
		{"contact", i.Notice.Contact, Contact{"电子政务科", "3180150"}},
		{"signers", i.Signers, []Signer{{Name: "云川市大数据局", Acting: true, Place: at(13)}}},
		{"period", i.Period, Period{Year: 2026, Kind: Quarterly, Number: 1, units: units{Quarter: 1}, Place: at(17)}},
		{"previous", i.Previous, &Baseline{Place: at(22),
			Results: map[string]*Results{"sites": {Counts: Counts{Failed: number(5), Place: at(22)}}}}},
		{"last year", i.LastYear, &YearAgo{Label: "2025年第一季度", Results: map[string]*Counts{"accounts": {Inspected: number(40),
			Passed: number(38), Place: at(26)}}, Place: at(24)}},
		{"portal", i.Portal, (*Portal)(nil)},
		{"accounts", i.Rosters["accounts"], (*Roster)(nil)},
		{"sites", i.Rosters["sites"], &Roster{Sheet: "网站", Kind: RosterAuto, AsOf: day(2026, 3, 3), Counter: "个",
			Columns: []Mapping{{"name", "网站", at(31)}, {"verdict", "检查情况#2", at(31)}},
			Totals:  []Total{{"市政府门户网站", 1, at(33)}, {"区县门户网站", 11, at(34)}, {"市直部门网站", 48, at(35)}}, Place: at(28)}},
		{"tables", i.Tables, []Table{{Key: "留言超期", TableSpec: TableSpec{Rows: "留言", Place: at(37)}}}},
		{"attachments", i.Attachments, []Attachment{
			{Title: "不合格名单", Landscape: "auto", Empty: EmptyAuto, TableSpec: TableSpec{Rows: "sites", Notes: []string{"注：略。"}, Place: at(41),
				Where: Filter{{"不合格", language.Condition{Values: []string{"不合格"}}},
					{"平台 != 新浪微博|抖音", language.Condition{Column: "平台", Op: "≠", Values: []string{"新浪微博", "抖音"}}}},
				Columns: []ColumnSpec{{Text: "序号", Name: "序号", Source: "序号", Place: at(45)},
					{Text: "突出问题/网站数=不合格数", Group: "突出问题", Name: "网站数", Source: "不合格数", Place: at(45)}}}},
			{Title: "信息表", Landscape: "true", Empty: EmptyAuto, TableSpec: TableSpec{Form: true, FormRows: 10, Place: at(48),
				Columns: []ColumnSpec{{Text: "单位", Name: "单位", Source: "单位", Place: at(53)}}}}}},
		{"stated", i.Stated, []Stated{{"网站.合格率", "93%", PolicyPrint, at(55)}, {"新媒体.合格率", "91.5", PolicyCorrect, at(58)}}},
		{"values", i.Values, []Value{{Name: "找错留言", Kind: CountValue, Text: "15", Count: 15, Place: at(64)},
			{Name: "均分", Kind: NumberValue, Text: "92.5", Place: at(65)},
			{Name: "复查日期", Kind: DateValue, Text: "2026-04-20", Date: day(2026, 4, 20), Place: at(66)},
			{Name: "平台", Text: "省平台", Place: at(67)}}},
		{"percent", i.Percent, Percent{Decimals: 2, Figures: []FigureDecimals{{"网站.合格率", 0, at(71)}}}},
		{"headings", i.Headings, Headings{Scheme: []string{"一、", "（一）", "1.", "（1）"}, RunIn: []string{"。"}}},
		{"acknowledged", i.Acknowledged, []Acknowledgement{{"hidden-rows", "inspection.xlsx!网站", "原件如此", at(73)}}},
		{"place of an element", i.At("attachment", 0, "where", 1), at(44)},
		{"place of an absent key", i.At("notice", "copy"), at(2)},
		{"place of an absent table", i.At("portal", "url"), at(0)},
	} {
		if diff := cmp.Diff(tt.want, tt.got, cmp.AllowUnexported(Period{})); diff != "" {
			t.Errorf("%s: %s", tt.what, diff)
		}
	}
}

func TestReadMissing(t *testing.T) {
	if _, _, err := Read(intake.Open(t.TempDir()), kinds); err == nil || !strings.Contains(err.Error(), FileName) {
		t.Errorf("got %v", err)
	}
}

func list(findings diag.Findings) []string {
	var out []string
	for _, f := range findings.Sorted() {
		out = append(out, fmt.Sprintf("%d %s", f.Place.Line, f.Code))
	}
	slices.Sort(out)
	return out
}

// head is a sound beginning of six lines.
const head = "[notice]\ntitle = \"通报\"\nissuer = \"办公室\"\n[period]\nyear = 2026\nquarter = 1\n"

func TestFindings(t *testing.T) {
	for _, tt := range []struct {
		name, file string
		want       []string
		text       string // part of one finding
	}{
		{"all at once", "[notice]\ntitel = \"x\"\nissuer = 5\nsigned = \"2026-04-09\"\nletterhead = \"文见\"\n[sits]\n[period]\nyear = 2026\n" +
			"quarter = 5\n",
			[]string{"1 missing-key", "2 unknown-key", "3 wrong-type", "4 wrong-type", "5 unknown-value", "6 unknown-key", "9 out-of-range"},
			"是不是 title？"},
		{"empty file", "", []string{"0 missing-key", "0 missing-key"}, "补上 [notice] 一节"},
		{"Chinese key", strings.Replace(head, "title", `"标题"`, 1), []string{"1 missing-key", "2 unknown-key"}, "是不是 title？"},
		{"another spelling", head + "[portal]\nSiteName = \"x\"\n",
			slices.Concat([]string{"7 missing-published", "8 unknown-key"}, repeat("7 missing-key", 7)), "是不是 site_name？"},
		{"key of another table", head + "recipients = []\n", []string{"7 unknown-key"}, "属于 [notice]"},
		{"choice with a slip", head + "[sites]\nlist = \"不和格\"\n", []string{"8 unknown-value"}, `是不是 "不合格"？`},
		{"table as value", head + "sites = 3\n", []string{"7 unknown-key"}, "这个键"},
		{"value as table", "notice = 3\n[period]\nyear = 2026\n", []string{"1 wrong-type"}, "写成 [notice] 一节"},
		{"one table for many", head + "[attachment]\ntitle = \"x\"\n", []string{"7 wrong-type"}, "[[attachment]]"},
		{"many tables for one", head + "[[sites]]\nsheet = \"x\"\n", []string{"7 wrong-type"}, "写成 [sites] 一节"},
		{"element of a list", head + "[[attachment]]\ntitle = \"x\"\nrows = \"留言\"\ncolumns = [\n \"a\",\n 3,\n \"=b\"]\n",
			[]string{"12 wrong-type"}, "数字 3"},
		{"column without name", head + "[[attachment]]\ntitle = \"x\"\nrows = \"留言\"\ncolumns = [\n \"a\",\n \"=b\"]\n",
			[]string{"12 bad-column"}, "“=b”"},
		{"entry of a table", head + "[sites.totals]\n\"a\" = 1\n\"b\" = \"2\"\n\"c\" = -1\n", []string{"10 out-of-range", "9 wrong-type"},
			"不加引号"},
		{"two periods", head + "month = 3\n", []string{"7 period-conflict"}, "quarter 和 month"},
		{"half a range", head + "from = 2026-01-01\n", []string{"7 period-conflict"}, "from 和 to"},
		{"range upside down", head + "from = 2026-02-01\nto = 2026-01-01\n", []string{"8 period-conflict"}, "早于开始"},
		{"no year", "[notice]\ntitle = \"x\"\nissuer = \"y\"\n[period]\nmonth = 2\n", []string{"4 missing-key"}, "年份"},
		{"folder with a path", head + "previous = \"../x\"\n", []string{"7 bad-folder"}, "“../x”"},
		{"folder and stated results", head + "previous = \"x\"\n[previous]\nlabel = \"y\"\n", []string{"8 period-conflict"}, "留一个"},
		{"dates in the wrong order", strings.Replace(head, "[period]", "signed = 2026-04-09\npublished = 2026-04-08T09:00:00\n"+
			"deadline = 2026-04-01\nprinted_by = \"x\"\nprinted_on = 2026-04-01\n[period]", 1) +
			"[sites]\nas_of = 2026-05-01\nfrom = 2026-03-05\nto = 2026-03-01\n",
			[]string{"13 date-after-signing", "15 window-conflict", "5 published-before-signed", "5 published-after-deadline",
				"6 deadline-before-signed", "8 printed-before-signed"}, "早于成文日期（2026年4月9日）"},
		{"day instead of time", strings.Replace(head, "[period]", "published = 2026-04-08\n[period]", 1), []string{"4 wrong-type"},
			"日期和时间（2026-04-10T15:00:00"},
		{"day instead of time, and the tags of a portal", strings.Replace(head, "[period]", "published = 2026-04-08\n[period]", 1) +
			"[portal]\nsite_name = \"x\"\n", slices.Concat([]string{"4 wrong-type"}, repeat("8 missing-key", 6)), "日期和时间"},
		{"number not of this year", strings.Replace(head, "[period]", "signed = 2026-04-09\nnumber = \"云政办发〔2025〕2号\"\n[period]", 1),
			[]string{"5 document-number-year"}, "2025"},
		{"number to be filled in", strings.Replace(head, "[period]", "signed = 2026-04-09\nnumber = \"云政办发〔2026〕__号\"\n[period]", 1),
			[]string{"5 number-to-fill"}, "还没有填"},
		{"number that is empty", strings.Replace(head, "[period]", "signed = 2026-04-09\nnumber = \"\"\n[period]", 1),
			[]string{"5 number-open"}, "没有填"},
		{"number that stands open", strings.Replace(head, "[period]", "signed = 2026-04-09\n#number = \"〔2026〕__号\" # 待填\n[period]", 1),
			[]string{"5 number-open"}, "没有填"},
		{"secrecy", strings.Replace(head, "[period]", "secrecy = \"绝密1年\"\ncopy = \"12\"\n[period]", 1), []string{"4 secrecy", "5 copy-number"},
			"秘密★1年"},
		{"secrecy without copy number", strings.Replace(head, "[period]", "secrecy = \"秘密★1年\"\n[period]", 1),
			[]string{"4 secret-without-copy"}, "违反"},
		{"empty texts", "[notice]\ntitle = \" \"\nissuer = \"\"\nrecipients = [\"a\",\n\"\"]\n[period]\nyear = 2026\n",
			[]string{"2 empty-value", "3 empty-value", "5 empty-value"}, "主送机关"},
		{"number of all letters", head + "[slips]\nnumber = \"云整改〔2026〕1号\"\n", []string{"8 slip-number"}, "各份的编号会相同"},
		{"broken title", strings.Replace(head, `"通报"`, "\"\"\"通\n报\"\"\"", 1), []string{"2 title-break"}, "换行"},
		{"template elsewhere", strings.Replace(head, "[period]", "template = \"../x\"\n[period]", 1), []string{"4 bad-folder"}, "“../x”"},
		{"portal", strings.Replace(head, "[period]", "published = 2026-04-08T09:00:00\n[period]", 1) +
			"[portal]\nsite_name = \"x\"\nsite_domain = \"http://a/\"\nsite_id_code = \"310000000044\"\ncolumn_name = \"x\"\n" +
			"column_description = \"x\"\ncolumn_keywords = \"x\"\ncolumn_type = \"x\"\n",
			[]string{"10 site-domain", "11 site-code"}, "310000000044"},
		{"blank portal tags", strings.Replace(head, "[period]", "published = 2026-04-08T09:00:00\n[period]", 1) +
			"[portal]\nsite_name = \" \"\nsite_domain = \"云川市\"\nsite_id_code = \"3799000001\"\ncolumn_name = \"x\"\n" +
			"column_description = \"x\"\ncolumn_keywords = \"x\"\n",
			[]string{"10 site-domain", "8 missing-key", "9 empty-value"}, "“云川市”不是网站域名"},
		{"counts", head + "[sites]\ntotals = { a = 1, b = 2 }\ninspected = 4\nexisting = 3\ncolumns = { name = \"x\",\n" +
			" unit = \"x\", code = \"\" }\n",
			[]string{"10 totals-conflict", "12 column-twice", "12 empty-value", "9 totals-conflict"}, "相加是 3"},
		{"results", head + "[previous.sites]\ninspected = 3\npassed = 2\nfailed = 2\nstill_failing = 3\n",
			[]string{"7 totals-conflict", "7 totals-conflict"}, "多于检查数 3"},
		{"tables", head + "[[table]]\nkey = \"a\"\n[[table]]\nkey = \"a\"\nrows = \"sites\"\nsheet = \"x\"\nrange = \"B2:A1\"\n" +
			"where = \"=x\"\n[[attachment]]\ntitle = \"x\"\nform = true\n[[attachment]]\ntitle = \"y\"\nrows = 3\nrange = \"A1\"\n" +
			"subtotal = true\nby = [\"a\", \"b\", \"c\"]\ncolumns = [\"a\"]\n",
			[]string{"7 table-empty", "10 repeated-name", "11 missing-section", "12 table-conflict", "13 bad-range", "14 bad-condition",
				"17 missing-key", "20 table-conflict", "21 table-conflict", "23 table-conflict"}, "第 8 行写过"},
		{"rankings", head + "[[table]]\nkey = \"a\"\nsheet = \"x\"\nsort = \"y\"\n[[table]]\nkey = \"b\"\nrows = \"x\"\n" +
			"by = [\"c\", \"d\"]\nsort = \"y\"\n[[table]]\nkey = \"c\"\nrows = \"x\"\nmerge = [\"y\"]\nhalves = 2\n",
			[]string{"10 table-conflict", "14 missing-key", "15 table-conflict", "20 table-conflict"}, "按两列汇总"},
		{"keys of other contents", head + "[[table]]\nkey = \"a\"\nform = true\ncolumns = [\"b\"]\ntotal = true\nby = \"c\"\n" +
			"[[table]]\nkey = \"b\"\nsheet = \"x\"\nmerge = [\"y\"]\ngroup = \"z\"\nfile = \"f\"\nunit = \"个\"\n" +
			"[[attachment]]\ntitle = \"t\"\ntext = \"t.md\"\nunit = \"个\"\nnote = \"n\"\n[sites]\n" +
			"[[attachment]]\ntitle = \"u\"\nrows = \"sites\"\nfile = \"f\"\nmerge = [\"序号\"]\n[[attachment]]\ntitle = \"v\"\nrows = \"sites\"\n" +
			"by = \"c\"\ncolumns = [\"c\"]\nmerge = [\"c\"]\nsubtotal = true\n",
			[]string{"11 table-conflict", "12 table-conflict", "16 table-conflict", "17 table-conflict", "23 table-conflict", "24 table-conflict",
				"29 table-conflict", "30 table-conflict", "36 table-conflict", "37 table-conflict"}, "是空表，total 不起作用"},
		{"attachment text elsewhere", head + "[[attachment]]\ntitle = \"x\"\ntext = \"../a.md\"\n", []string{"9 bad-folder"}, "“../a.md”"},
		{"stated twice", head + "[[stated]]\nkey = \"a\"\nvalue = 1\n[[stated]]\nkey = \"a\"\nvalue = 2\n", []string{"11 repeated-name"},
			"第 8 行"},
		{"scheme", head + "[headings]\nscheme = [\"一、\", \"甲\"]\n", []string{"8 unknown-value"}, "\"（一）\""},
		{"years out of range", strings.Replace(head, "2026", "26", 1), []string{"5 out-of-range"}, "1990"},
		{"not a number", head + "[notice2]\n", []string{"7 unknown-key"}, "是不是 notice？"},
		{"seal nan", strings.Replace(head, "[period]", "seal_diameter = nan\n[period]", 1), []string{"4 out-of-range"}, "30 到 60"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			i, findings := Parse([]byte(tt.file), kinds)
			if i == nil {
				t.Fatalf("no issue: %v", findings)
			}
			slices.Sort(tt.want)
			if diff := cmp.Diff(tt.want, list(findings)); diff != "" {
				t.Errorf("%s\n%v", diff, findings)
			}
			all := ""
			for _, f := range findings {
				all += f.String() + "\n"
				if f.Hint == "" || !strings.HasSuffix(f.Text, "。") || strings.TrimRight(f.Hint, "。？") == f.Hint {
					t.Errorf("not two complete sentences: %v", f)
				}
			}
			if !strings.Contains(all, tt.text) {
				t.Errorf("%q is not in\n%s", tt.text, all)
			}
		})
	}
}

func repeat(s string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}

func TestDocumentNumber(t *testing.T) {
	for number, want := range map[string][]string{
		"云政办发〔2026〕2号": nil, "": nil,
		"云政办发[2026]2号": {"六角括号"}, "云政办发（2026）2号": {"六角括号"}, "云政办发﹝2026﹞2号": {"六角括号"},
		"云政办发〔2026〕第2号": {"“第”"}, "云政办发〔2026〕02号": {"虚位"}, "云政办发〔26〕2号": {"四位"},
		"云政办发〔2026〕2": {"“号”"}, "云政办发 〔2026〕2号": {"空格"}, "明电2026-2": {"四位", "“号”"}, "A发〔2026〕2号": {"机关代字"},
		"云政办发[2026]第02号": {"六角括号", "“第”", "虚位"},
	} {
		if number == "明电2026-2" {
			want = []string{"“号”"}
		}
		i := &Issue{Notice: Notice{Number: number}}
		c := &checker{Issue: i}
		c.number()
		findings := c.Findings
		ok := len(findings) == len(want)
		for k := range min(len(findings), len(want)) {
			f := findings[k]
			ok = ok && strings.Contains(f.Text, want[k]) && f.Severity == diag.Warning && f.Clause == numberClause
		}
		if !ok {
			t.Errorf("%q: %v", number, findings)
		}
	}
}

func TestPeriodLabels(t *testing.T) {
	for _, tt := range []struct {
		p            Period
		label, short string
		from, to     time.Time
	}{
		{Period{Year: 2021, Kind: Quarterly, Number: 1}, "2021年第一季度", "第一季度", day(2021, 1, 1), day(2021, 3, 31)},
		{Period{Year: 2020, Kind: Quarterly, Number: 3}, "2020年第三季度", "第三季度", day(2020, 7, 1), day(2020, 9, 30)},
		{Period{Year: 2019, Kind: Monthly, Number: 10}, "2019年10月", "10月", day(2019, 10, 1), day(2019, 10, 31)},
		{Period{Year: 2024, Kind: Monthly, Number: 2}, "2024年2月", "2月", day(2024, 2, 1), day(2024, 2, 29)},
		{Period{Year: 2021, Kind: HalfYearly, Number: 1}, "2021年上半年", "上半年", day(2021, 1, 1), day(2021, 6, 30)},
		{Period{Year: 2021, Kind: HalfYearly, Number: 2}, "2021年下半年", "下半年", day(2021, 7, 1), day(2021, 12, 31)},
		{Period{Year: 2025, Kind: Nth, Number: 5}, "2025年第五次", "第五次", time.Time{}, time.Time{}},
		{Period{Year: 2025, Kind: Nth, Number: 12}, "2025年第十二次", "第十二次", time.Time{}, time.Time{}},
		{Period{Year: 2025, Kind: Nth, Number: 20}, "2025年第二十次", "第二十次", time.Time{}, time.Time{}},
		{Period{Year: 2022}, "2022年", "", day(2022, 1, 1), day(2022, 12, 31)},
		{Period{Year: 2022, Text: "2022年第一季度第二批"}, "2022年第一季度第二批", "2022年第一季度第二批", time.Time{}, time.Time{}},
		{Period{Kind: Span, From: day(2026, 3, 1), To: day(2026, 4, 30)}, "2026年3—4月", "2026年3—4月", day(2026, 3, 1), day(2026, 4, 30)},
		{Period{Kind: Span, From: day(2026, 3, 1), To: day(2026, 3, 31)}, "2026年3月", "2026年3月", day(2026, 3, 1), day(2026, 3, 31)},
		{Period{Kind: Span, From: day(2026, 5, 26), To: day(2026, 6, 9)}, "2026年5月26日至6月9日", "2026年5月26日至6月9日", day(2026, 5, 26),
			day(2026, 6, 9)},
		{Period{Kind: Span, From: day(2026, 5, 2), To: day(2026, 5, 9)}, "2026年5月2日至9日", "2026年5月2日至9日", day(2026, 5, 2), day(2026, 5, 9)},
		{Period{Kind: Span, From: day(2025, 12, 1), To: day(2026, 1, 31)}, "2025年12月至2026年1月", "2025年12月至2026年1月", day(2025, 12, 1),
			day(2026, 1, 31)},
		{Period{Kind: Span, From: day(2025, 12, 5), To: day(2025, 12, 5)}, "2025年12月5日", "2025年12月5日", day(2025, 12, 5), day(2025, 12, 5)},
	} {
		from, to, ok := tt.p.Bounds()
		if tt.p.Label() != tt.label || tt.p.Short() != tt.short || !from.Equal(tt.from) || !to.Equal(tt.to) || ok == from.IsZero() {
			t.Errorf("%s: %q %q %v %v", tt.label, tt.p.Label(), tt.p.Short(), from, to)
		}
	}
}

func TestReferences(t *testing.T) {
	i, findings := Parse([]byte(head+"[sites]\nsheet = \"网占\"\n[[table]]\nkey = \"k\"\nrows = \"留言\"\n[[attachment]]\ntitle = \"a\"\n"+
		"rows = \"k\"\nwhere = [\"不合格\",\n \"不和格\", \"平台=x\"]\n[[attachment]]\ntitle = \"b\"\nsheet = \"附表\"\n"), kinds)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	got := i.CheckSheets([]string{"网站", "留言"})
	if diff := cmp.Diff([]string{"14 unknown-sheet", "19 unknown-sheet", "8 unknown-sheet"}, list(got)); diff != "" ||
		!strings.Contains(got[0].Hint, "是不是“网站”？") {
		t.Error(diff, got)
	}
}

func TestAcknowledge(t *testing.T) {
	i := &Issue{Acknowledged: []Acknowledgement{
		{Code: "duplicate-site", At: "inspection.xlsx!网站", Why: "原件如此"},
		{Code: "total-mismatch", At: "notice.toml:5", Why: "知道"},
		{Code: "gone", Why: "x", Place: at(9)},
		{Code: "duplicate-sites", Why: "x", Place: at(12)},
	}}
	duplicateSite := diag.Code{Name: "duplicate-site", Severity: diag.Error, Acknowledgeable: true}
	totalMismatch := diag.Code{Name: "total-mismatch", Severity: diag.Error, Acknowledgeable: true}
	var found diag.Findings
	found.Tell(duplicateSite, diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: "D7"}, "", "x")
	found.Tell(duplicateSite, diag.Place{File: "inspection.xlsx", Sheet: "网站2", Cell: "D7"}, "", "x")
	found.Tell(totalMismatch, at(5), "", "x")
	found.Tell(totalMismatch, at(51), "", "x")
	out := i.Acknowledge(found, []string{"duplicate-site", "total-mismatch", "template", "wording", "gone"})
	var why []string
	for _, f := range out {
		why = append(why, f.Acknowledged)
	}
	if diff := cmp.Diff([]string{"原件如此", "", "知道", "", "", ""}, why); diff != "" {
		t.Error(diff)
	}
	unused, unknown := out[len(out)-2], out[len(out)-1]
	if unused.Code != "acknowledged-unused" || unused.Place != at(9) || out.Errors() != 2 {
		t.Error(out)
	}
	if unknown.Code != "acknowledged-unknown" || unknown.Place != at(12) || !strings.Contains(unknown.Hint, "是不是“duplicate-site”？") {
		t.Error(out)
	}
	if found[0].Acknowledged != "" {
		t.Error("the findings given were changed")
	}
}

// TestAcknowledgeRefused holds that an error which leaves the notice incomplete
// stays one, whatever the office writes.
func TestAcknowledgeRefused(t *testing.T) {
	i := &Issue{Acknowledged: []Acknowledgement{{Code: "template", Why: "x", Place: at(9)}, {Code: "wording", Why: "x", Place: at(12)}}}
	var found diag.Findings
	found.Tell(diag.Code{Name: "template", Severity: diag.Error}, diag.Place{File: "body.md", Line: 3}, "", "x")
	found.Tell(diag.Code{Name: "wording", Severity: diag.Warning}, diag.Place{File: "body.md", Line: 3}, "", "x")
	out := i.Acknowledge(found, []string{"duplicate-site", "total-mismatch", "template", "wording", "gone"})
	if out.Errors() != 1 || out[0].Acknowledged != "" || out[1].Acknowledged != "x" {
		t.Error(out)
	}
	if last := out[len(out)-1]; len(out) != 3 || last.Code != "acknowledged-refused" || last.Place != at(9) {
		t.Error(out)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte(templates.Notice()))
	f.Add([]byte("[[a]]\nb.c = {d = [1, '''x''', \"\\u4e00\"]}\n"))
	f.Add([]byte("\xff\xfe[\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		i, findings := Parse(data, kinds)
		if i == nil && findings.Errors() == 0 {
			t.Error("no issue and no error")
		}
		for _, f := range findings {
			if f.Place.File != FileName || f.Text == "" {
				t.Errorf("finding without place or text: %v", f)
			}
		}
	})
}
