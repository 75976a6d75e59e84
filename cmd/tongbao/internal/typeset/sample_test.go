package typeset

import (
	"fmt"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/document"
)

// sample is a made-up notice that shows some rules; its layout is held in
// testdata/<name>.txt.
type sample struct {
	name   string
	notice *document.Notice
}

// words is running text for made-up paragraphs.
const words = "各单位要压实主体责任，按照“谁开设、谁主办”的要求，对本单位网站和政务新媒体的栏目更新、链接可用、互动回应逐项核对；" +
	"对连续2周没有更新的账号，于2026年3月31日前完成整改或者注销，并把结果报送主管部门。检查组将对整改情况复核，复核合格率低于95.5%的，在下一期通报中列明。"

// prose returns n characters of running text that ends in a full stop.
func prose(n int) string {
	s := []rune(strings.Repeat(words, n/len([]rune(words))+1))
	return string(s[:n-1]) + "。"
}

func para(s string) *document.Paragraph {
	return &document.Paragraph{Text: []document.Inline{{Text: s}}}
}

func heading(level int, number, s, runIn string) *document.Heading {
	h := &document.Heading{Level: level, Number: number, Text: []document.Inline{{Text: s}}, ID: "s-" + number}
	if runIn != "" {
		h.RunIn = []document.Inline{{Text: runIn}}
	}
	return h
}

// basic is a complete notice of three pages with one attachment.
func basic() *document.Notice {
	return &document.Notice{
		Kind:        "通报",
		Title:       "云川市人民政府办公室关于2026年第一季度全市政府网站和政务新媒体检查情况的通报",
		TitleBreaks: []string{"云川市人民政府办公室", "2026年第一季度"},
		Head:        document.Head{Form: document.LetterheadFile, Organs: []string{"云川市人民政府办公室"}, Number: "云政办发〔2026〕7号"},
		Recipients:  []string{"各区县人民政府", "高新区、经济开发区管委会", "市政府各部门", "各有关单位"},
		Body: []document.Block{
			para("根据《政府网站发展指引》（国办发〔2017〕47号）的要求，市政府办公室组织了检查。现将有关情况通报如下："),
			heading(1, "一、", "网站检查情况", ""),
			heading(2, "（一）", "基本情况。", "全市正在运行的政府网站共60家，检查60家，合格56家，合格率为93.3%。"+prose(80)),
			heading(2, "（二）", "存在的主要问题", ""),
			heading(3, "1.", "栏目不更新。", prose(120)),
			heading(4, "（1）", "空白栏目。", prose(60)),
			heading(1, "二、", "有关要求", ""),
			&document.Paragraph{Text: []document.Inline{{Text: "请各单位"}, {Text: "高度重视", Strong: true}, {Text: "，对照名单（见"},
				{Text: "附件1", Attachment: 1}, {Text: "）整改。" + prose(200)}}},
			para(prose(150)),
		},
		Attachments: []document.Attachment{{Label: "附件", Title: "第一季度政府网站检查不合格名单", ID: "fj1", Blocks: []document.Block{siteTable(4)}}},
		SignOff: document.SignOff{
			Signers: []document.Signer{{Name: "云川市人民政府办公室"}}, Date: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC),
			Sealed: true, SealDiameter: 45,
		},
	}
}

func row(kind document.RowKind, cells ...string) document.Row {
	r := document.Row{Kind: kind}
	for _, s := range cells {
		r.Cells = append(r.Cells, document.Cell{Text: s, RowSpan: 1, ColSpan: 1})
	}
	return r
}

func columns(names ...string) []document.Column {
	var out []document.Column
	for _, n := range names {
		out = append(out, document.Column{Name: n})
	}
	return out
}

// siteTable lists n failed sites.
func siteTable(n int) *document.Table {
	names := []string{"序号", "主管单位", "网站名称", "网站标识码", "主要问题"}
	t := document.Table{Caption: "不合格网站", Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range n {
		unit := []string{"云川市发展和改革委员会", "云川市统计局", "云川经济开发区管委会"}[i%3]
		problem := []string{"更新不达标栏目数超过10个", "空白栏目数超过5个", "动态要闻、政策文件、通知公告栏目不更新数量超过5个，互动回应差"}[i%3]
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), unit, "“"+unit+"”网", fmt.Sprintf("37030000%02d", i%100), problem))
	}
	return document.NewTable(t)
}

// mergeDown merges rows from:to of a column.
func mergeDown(t *document.Table, col, from, to int) {
	a := &t.Rows[from].Cells[col]
	a.RowSpan = to - from
	for i := from + 1; i < to; i++ {
		c := &t.Rows[i].Cells[col]
		c.Covered, c.Text = true, a.Text
	}
	*t = *document.NewTable(*t)
}

// longTable has an attachment whose table goes over pages, with units merged over
// rows that a page break parts.
func longTable() *document.Notice {
	n := basic()
	t := siteTable(60)
	for from := 2; from+7 <= len(t.Rows); from += 9 {
		mergeDown(t, 1, from, from+7)
	}
	t.Unit, t.Notes = "单位：个", []string{"注：本表按网站标识码排列；“主要问题”一栏以检查时点的情况为准。"}
	n.Attachments = append(n.Attachments, document.Attachment{Label: "附件2", Title: "第一季度政府网站检查问题清单", ID: "fj2", Blocks: []document.Block{t}})
	n.Attachments[0].Label = "附件1"
	return n
}

// statistics is a table with a header of two levels, groups, sums, percentages
// and everything that can stand around a table.
func statistics() *document.Table {
	t := document.Table{
		Caption: "政府网站和政务新媒体检查情况统计表", Shown: true, Period: "（监测时间：2026年1月1日至3月31日）", Unit: "单位：个",
		Columns: columns("单位", "网站数", "不合格网站数", "账号数", "不合格账号数", "合格率"),
		Notes:   []string{"注：1.网站数不含已经关停的网站。", "2.合格率按检查数计算，保留一位小数。"},
	}
	top := row(document.DataRow, "单位", "政府网站", "政府网站", "政务新媒体", "政务新媒体", "合格率")
	top.Cells[0].RowSpan, top.Cells[5].RowSpan = 2, 2
	for _, c := range []int{1, 3} {
		top.Cells[c].ColSpan, top.Cells[c+1].Covered = 2, true
	}
	sub := row(document.DataRow, "单位", "检查数", "不合格数", "检查数", "不合格数", "合格率")
	sub.Cells[0].Covered, sub.Cells[5].Covered = true, true
	t.Head = []document.Row{top, sub}
	group := func(s string) document.Row {
		r := row(document.GroupRow, s, s, s, s, s, s)
		r.Cells[0].ColSpan = 6
		for c := 1; c < 6; c++ {
			r.Cells[c].Covered = true
		}
		return r
	}
	t.Rows = []document.Row{
		group("区县"),
		row(document.DataRow, "东山区", "1", "0", "31", "6", "80.6%"),
		row(document.DataRow, "经济开发区", "1", "1", "128", "12", "90.0%"),
		row(document.SubtotalRow, "小计", "2", "1", "159", "18", "88.2%"),
		group("市直部门"),
		row(document.DataRow, "市发展改革委", "1", "0", "4", "0", "100%"),
		row(document.DataRow, "市卫生健康委", "1", "0", "7", "—", "100%"),
		row(document.TotalRow, "合计", "4", "1", "170", "18", "89.1%"),
	}
	return document.NewTable(t)
}

// bodyTable has a table between paragraphs of the body and two levels of header.
func bodyTable() *document.Notice {
	n := basic()
	n.Body = []document.Block{para(prose(90)), statistics(), para(prose(300)), heading(1, "一、", "有关要求", ""), statistics(), para(prose(60))}
	n.Attachments = nil
	return n
}

// letter is a notice in letter format with everything that may stand at its top.
func letter() *document.Notice {
	n := basic()
	n.Head = document.Head{Form: document.LetterheadLetter, Organs: []string{"云川市人民政府办公室"}, Number: "云政办函〔2026〕12号", Copy: "000003",
		Secrecy: "秘密★1年", Urgency: "特急"}
	n.Imprint = document.Imprint{CC: []string{"市委办公室", "市人大常委会办公室", "市政协办公室"}}
	n.Note = "联系人：王丽，电话：0000-1234567"
	return n
}

// joint is a paper of three organs with their seals.
func joint(signers int) *document.Notice {
	n := basic()
	names := []string{"云川市人民政府办公室", "云川市大数据局", "云川市委网信办"}
	n.Head.Organs = names
	n.SignOff.Signers = nil
	for i := range signers {
		n.SignOff.Signers = append(n.SignOff.Signers, document.Signer{Name: names[i%3], Acting: i == 1})
	}
	return n
}

// short has a text of n characters and no attachments, for the sign-off search.
func short(n int) *document.Notice {
	b := basic()
	b.Attachments = nil
	b.Body = []document.Block{para(prose(n))}
	return b
}

func imprinted(n *document.Notice) *document.Notice {
	n.Imprint = document.Imprint{
		CC:        []string{"市委办公室，市人大常委会办公室，市政协办公室，市监委，市中级人民法院，市人民检察院", "各民主党派云川市委员会，中央、省驻云川有关单位"},
		PrintedBy: "云川市人民政府办公室", PrintedOn: n.SignOff.Date,
	}
	return n
}

// wide has an attachment with more columns than a portrait page can show.
func wide(rows int) *document.Notice {
	n := basic()
	names := []string{"序号", "单位", "账号名称", "账号类型", "开设时间", "主管单位", "最后更新时间", "存在的问题", "整改要求", "整改时限", "责任人"}
	t := document.Table{Caption: "问题清单", Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range rows {
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), "云川市卫生健康委员会", "健康云川", "微信公众号（订阅号）", "2018-05-01", "云川市卫生健康委员会",
			"2026-01-04", "监测时点前2周内没有更新，没有提供有效的互动功能", "立即恢复更新或者注销", "2026-04-30", "王丽"))
	}
	n.Attachments = []document.Attachment{{Label: "附件", Title: "政务新媒体问题整改清单", ID: "fj1", Blocks: []document.Block{document.NewTable(t)}}}
	return n
}

func with(n *document.Notice, change func(*document.Notice)) *document.Notice {
	change(n)
	return n
}

// samples are the notices whose layout is held in testdata.
func samples() []sample {
	return []sample{
		{name: "basic", notice: basic()},
		{name: "long-table", notice: longTable()},
		{name: "body-table", notice: bodyTable()},
		{name: "letter", notice: letter()},
		{name: "plain", notice: with(basic(), func(n *document.Notice) { n.Head = document.Head{Form: document.LetterheadNone, Urgency: "加急"} })},
		{name: "preprinted", notice: with(basic(), func(n *document.Notice) { n.Head.Form = document.LetterheadPreprinted; n.Head.Number = "" })},
		{name: "upward", notice: with(basic(), func(n *document.Notice) {
			n.Head.Form, n.Head.Leaders = document.LetterheadName, []string{"王丽", "李建国", "赵明"}
		})},
		{name: "joint", notice: imprinted(joint(3))},
		{name: "nine-signers", notice: joint(9)},
		{name: "unsealed", notice: with(short(700), func(n *document.Notice) { n.SignOff.Sealed = false })},
		{name: "unsealed-short-name", notice: with(short(700), func(n *document.Notice) {
			n.SignOff.Sealed, n.SignOff.Signers = false, []document.Signer{{Name: "市政府办"}}
		})},
		{name: "stamped", notice: with(short(700), func(n *document.Notice) {
			n.SignOff.Signers = []document.Signer{{Name: "云川市人民政府", Post: "市  长", Stamp: "王丽"}}
		})},
		{name: "long-name", notice: with(short(700), func(n *document.Notice) {
			n.SignOff.Signers = []document.Signer{{Name: strings.Repeat("云川市政务服务和数据管理", 5)}}
		})},
		{name: "sign-off-tighter", notice: short(1337)},
		{name: "sign-off-looser", notice: short(1505)},
		{name: "sign-off-early-break", notice: short(1400)},
		{name: "draft", notice: with(imprinted(short(700)), func(n *document.Notice) {
			n.SignOff.Date, n.SignOff.Draft, n.Draft = time.Time{}, "2026年 月 日", true
		})},
		{name: "imprint-same-page", notice: imprinted(short(500))},
		{name: "imprint-next-page", notice: imprinted(longTable())},
		{name: "imprint-after-blank", notice: imprinted(wide(20))},
		{name: "landscape", notice: wide(12)},
		{name: "many-recipients", notice: with(imprinted(basic()), func(n *document.Notice) {
			n.Recipients = nil
			for i := range 30 {
				n.Recipients = append(n.Recipients, fmt.Sprintf("第%d区人民政府办公室", i+1))
			}
		})},
	}
}
