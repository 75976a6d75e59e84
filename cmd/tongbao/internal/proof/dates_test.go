package proof

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
)

// quarterly is the third quarter's notice of 2026, inspected in its first days of September and signed
// on the day given; zero days: a draft.
func quarterly(signed int) (*document.Notice, *issue.Issue) {
	n, i := sample()
	n.Title = "关于2026年第三季度全市政府网站和政务新媒体检查情况的通报"
	i.Period = issue.Period{Year: 2026, Kind: issue.Quarterly, Number: 3}
	i.Notice.Deadline = day(2026, 10, 20)
	i.Notice.Action = "检查"
	i.Notice.Short = "市政府办公室"
	i.Rosters = map[string]*issue.Roster{
		"sites":    {AsOf: day(2026, 9, 9), From: day(2026, 9, 1), To: day(2026, 9, 9)},
		"accounts": {AsOf: day(2026, 9, 9), From: day(2026, 9, 1), To: day(2026, 9, 9)},
	}
	i.Notice.Signed = time.Time{}
	if signed > 0 {
		i.Notice.Signed = day(2026, 9, signed)
	}
	n.SignOff.Date = i.Notice.Signed
	return n, i
}

// cleanDates are sentences of such notices that are right, as offices write them.
var cleanDates = []string{
	"市政府办公室于9月1日至9日对全市政府网站和政务新媒体进行了检查。",
	"市政府办公室于2026年9月1日至9日，组织开展了第三季度全市政府网站检查。",
	"9月1日至3日检查网站，4日至9日检查账号。",
	"检查时间为2026年9月1日至9日。",
	"截至9月9日，全市正在运行的政府网站和登记在册的账号都已经核对。",
	"截至2026年8月31日，各单位注销了长期不用的账号。",
	"截至6月30日，上季度通报的问题已经整改到位。",
	"截至2025年12月31日，去年通报的问题全部销号。",
	"截至去年12月底，账号已经全部备案。",
	"去年9月29日通报过的问题，这次没有再出现。",
	"合格率较第二季度有所提高，较2025年第三季度有所下降。",
	"与上季度相比，第二季度突出的空白栏目问题明显减少。",
	"第二季度检查发现的问题，已经全部整改到位。",
	"根据《2025年政府网站检查指标》，市政府办公室开展了检查。",
	"按照2025年第四季度全省检查的安排，市政府办公室开展了自查。",
	"根据《关于加强政府网站管理的通知》（云政办发〔2018〕12号）要求，开展了检查。",
	"按照国办发〔2019〕3号文件精神，2018年印发的办法同时停止执行，《办法》（云政办发〔2018〕3号）不再引用，引用的是《意见》（国办发〔2019〕3号）。",
	"《中华人民共和国政府信息公开条例》自2019年5月15日起施行。",
	"新的检查指标自2026年10月1日起执行，自2027年1月1日起全面施行。",
	"请于2026年10月20日前将整改情况报送市政府办公室。",
	"请各有关单位于10月20日17时前报送整改情况。",
	"各单位要在2026年12月31日前完成清理，2027年1月31日前报送总结。",
	"力争2028年6月30日前完成集约化平台建设。",
	"第四季度将组织一次全市抽查。",
	"市政府办公室计划于10月15日召开培训会。",
	"10月8日起，市数据局将逐个复查。",
	"市数据局将于2026年10月15日对问题网站进行回头看。",
	"甲局网站最近一次更新是2026年3月2日，已经半年没有发布内容。",
	"乙局账号自2025年12月1日以来没有更新。",
	"丙局网站上“截至2月30日”的表述有误，应为“2月28日”。",
	"6月至8月，市政府办公室每月抽查一次，9月集中检查。",
	"省政府办公厅2026年第二季度抽查我市的网站全部合格。",
	"各单位每季度开展一次自查，1月10日、4月10日、7月10日、10月10日前报送结果。",
	"8月15日至25日，各单位开展了自查，市政府办公室随后进行了检查。",
	"7月1日至9月9日的留言都已经办理了。",
	"连续两个季度不合格的，由市政府办公室约谈。",
	"有效期至2028年3月1日的证书已经安装。",
	"政务新媒体上半年清理了一批，第三季度没有新增。",
	"报名到9月30日截止，逾期不再受理。",
	"2024年2月29日印发的方案继续有效。",
	"10月15日为国际盲人节，各单位组织了无障碍检查。",
	"本次检查延续了第二季度检查的做法。",
	"对照第二季度检查结果，本次检查的合格率有所提高。",
	"各单位2026年季度自查报告均已报送。",
	"经9月15日市政府常务会议同意，现将第三季度检查情况通报如下：",
	"检查时抽取了6月1日至8月31日期间发布的信息，2026年前三季度检查的情况稳步好转。",
}

// TestCleanDates holds them silent, on the day of signing and in a draft.
func TestCleanDates(t *testing.T) {
	for _, signed := range []int{28, 0} {
		for _, s := range cleanDates {
			n, i := quarterly(signed)
			n.Body = []document.Block{paragraph(s)}
			for _, f := range check(n, i) {
				if f.Severity > diag.Info {
					t.Errorf("signed on %d: nothing is wrong in %s: %v", signed, s, f)
				}
			}
		}
	}
}

// TestDaysOfTheText holds typed days against the signing, the window and the period; what is wrong
// begins behind ¦.
func TestDaysOfTheText(t *testing.T) {
	for _, c := range []struct {
		signed int
		text   string
		want   string
	}{
		{2, "截至¦9月10日，全市网站没有新的问题。", "text-date-after-signed"},
		{2, "截止到¦9月10日，问题都已经改好。", "text-date-after-signed"},
		{5, "市政府办公室于¦9月20日进行了抽样复核。", "text-date-after-signed"},
		{28, "截至¦2026年12月9日，没有新的问题。", "text-date-after-signed"},
		{28, "¦9月29日至30日，市数据局召开了会议。", "text-date-after-signed"},
		{28, "请于¦2027年10月20日前报送整改情况。", "text-deadline-far"},
		{28, "请于¦9月20日前报送整改情况。", "text-deadline-before-signed"},
		{28, "市政府办公室于¦6月1日至9日对全市政府网站进行了检查。", "text-window"},
		{28, "市政府办公室于¦2025年9月1日至9日对全市政府网站进行了检查。", "text-window"},
		{28, "市政府办公室于¦9月1日至12日，对全市政府网站进行了检查。", "text-window"},
		{0, "市政府办公室于¦6月1日至6月9日对全市政府网站进行了检查。", "text-window"},
		{28, "检查时间为¦6月1日至9日。", "text-window"},
		{28, "截至¦6月9日，全市正在运行的政府网站都接受了检查。", "text-window"},
		{28, "截至¦2026年8月9日，全市登记在册的政务新媒体账号都接受了检查。", "text-window"},
		{28, "截至¦9月31日，没有新的问题。", "no-such-date"},
		{28, "¦2022年季度检查发现的问题已经改好。", "no-such-date"},
		{28, "¦20243月份的问题已经改好。", "no-such-date"},
		{28, "市政府办公室组织开展了¦第二季度全市政府网站检查。", "text-period"},
		{28, "市政府办公室组织开展了¦2025年第三季度全市政府网站检查。", "text-period"},
		{28, "现将¦2026年第二季度全市政府网站检查情况通报如下：", "text-period"},
		{28, "市政府办公室对¦2025年全市政府网站进行了检查。", "text-period"},
		{28, "市政府办公室对全市政府网站进行了¦6月份例行检查。", "text-period"},
	} {
		n, i := quarterly(c.signed)
		n.Body = []document.Block{paragraph(c.text)}
		var got []string
		for _, f := range check(n, i) {
			if f.Severity > diag.Info {
				got = append(got, f.Code+"@"+f.Place.String())
			}
		}
		if want := []string{c.want + "@body.md:8"}; !slices.Equal(got, want) {
			t.Errorf("signed on %d, %s: %v, want %v", c.signed, c.text, got, want)
		}
	}
}

// Without days in notice.toml the text's are held against the period.
func TestDaysWithoutWindow(t *testing.T) {
	for text, want := range map[string]string{
		"市政府办公室于2026年8月3日至14日对全市政府网站进行了检查。":   "",
		"市政府办公室于2026年6月29日至7月3日对全市政府网站进行了检查。": "",
		"市政府办公室于2025年8月3日至14日对全市政府网站进行了检查。":   "text-window",
		"市政府办公室于2026年5月11日至15日对全市政府网站进行了检查。":  "text-window",
		"截至2026年6月30日，全市正在运行的政府网站没有增减。":       "",
		"截至2025年8月9日，全市正在运行的政府网站没有增减。":        "text-window",
	} {
		n, i := quarterly(28)
		i.Rosters = nil
		n.Body = []document.Block{paragraph(text)}
		var got []string
		for _, f := range check(n, i) {
			got = append(got, f.Code)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

// Titles, headings and what stands around tables name the period too.
func TestPeriodsTyped(t *testing.T) {
	heading := func(s string) document.Block {
		return &document.Heading{Level: 1, Number: "一、", Text: inlines(s), Place: diag.Place{File: "body.md", Line: 7}}
	}
	caption := func(s string) document.Block {
		return document.NewTable(document.Table{Caption: s, Shown: true, Place: diag.Place{File: "body.md", Line: 7}})
	}
	for _, c := range []struct {
		title string
		block document.Block
		want  string
	}{
		{"关于2026年第三季度政府网站检查情况的通报", paragraph("好。"), ""},
		{"关于2026年7—9月政府网站检查情况的通报", paragraph("好。"), ""},
		{"关于2026年9月政府网站检查情况的通报", paragraph("好。"), ""},
		{"关于2026年上半年政府网站检查情况的通报", paragraph("好。"), "title-period"},
		{"关于2026年6月政府网站检查情况的通报", paragraph("好。"), "title-period"},
		{"关于2026年第二季度政府网站检查情况的通报", paragraph("好。"), "title-period"},
		{"关于上季度通报问题整改情况的通报", paragraph("好。"), ""},
		{"关于政府网站检查情况的通报", heading("第三季度检查情况"), ""},
		{"关于政府网站检查情况的通报", heading("第二季度检查情况"), "text-period"},
		{"关于政府网站检查情况的通报", heading("2025年检查问题整改情况"), ""},
		{"关于政府网站检查情况的通报", heading("第四季度检查工作安排"), ""},
		{"关于政府网站检查情况的通报", caption("2026年第二季度政府网站检查情况统计表"), "text-period"},
		{"关于政府网站检查情况的通报", caption("2026年第三季度政府网站检查情况统计表"), ""},
		{"关于政府网站检查情况的通报", caption("2025年第三季度与2026年第三季度检查情况对比"), ""},
		{"关于政府网站检查情况的通报", caption("2026年上半年留言办理情况"), ""},
	} {
		n, i := quarterly(28)
		n.Title, n.Body = c.title, []document.Block{c.block}
		var got []string
		for _, f := range check(n, i) {
			if f.Severity > diag.Info {
				got = append(got, f.Code)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s, %v: %q, want %q", c.title, c.block, s, c.want)
		}
	}
}
