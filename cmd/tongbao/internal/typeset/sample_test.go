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
	o      Options
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
			&document.Paragraph{Text: []document.Inline{{Text: "请各单位"}, {Text: "高度重视", Strong: true}, {Text: "，对照名单（见"}, {Text: "附件1", Attachment: 1}, {Text: "）整改。" + prose(200)}}},
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
	t := &document.Table{Caption: "不合格网站", Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range n {
		unit := []string{"云川市发展和改革委员会", "云川市统计局", "云川经济开发区管委会"}[i%3]
		problem := []string{"更新不达标栏目数超过10个", "空白栏目数超过5个", "动态要闻、政策文件、通知公告栏目不更新数量超过5个，互动回应差"}[i%3]
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), unit, "“"+unit+"”网", fmt.Sprintf("37030000%02d", i%100), problem))
	}
	return t
}

// mergeDown merges rows from:to of a column.
func mergeDown(t *document.Table, col, from, to int) {
	a := &t.Rows[from].Cells[col]
	a.RowSpan = to - from
	for i := from + 1; i < to; i++ {
		c := &t.Rows[i].Cells[col]
		c.Covered, c.Text = true, a.Text
	}
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

// samples are the notices whose layout is held in testdata.
func samples() []sample {
	return []sample{
		{name: "basic", notice: basic()},
		{name: "long-table", notice: longTable()},
	}
}
