package document

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func full() *Notice {
	return &Notice{
		Kind: "通报", Title: "关于检查情况的通报",
		Head: Head{Form: LetterheadFile, Organs: []string{"甲市政府", "乙市政府"}, Number: "甲政发〔2026〕2号", Copy: "000001", Secrecy: "秘密★1年",
			Urgency: "加急"},
		Recipients: []string{"各区县", "市政府各部门、各直属机构"},
		Body: []Block{
			&Heading{Level: 1, Number: "一、", Text: []Inline{{Text: "总体情况"}}},
			&Heading{Level: 2, Number: "（一）", Text: []Inline{{Text: "网站。"}}, RunIn: []Inline{{Text: "共"}, {Text: "60"}, {Text: "个。"}}},
			&Paragraph{Text: []Inline{{Text: "见"}, {Text: "附件1", Attachment: 1}, {Text: "。"}}},
		},
		Attachments: []Attachment{
			{Label: "附件1", Title: "名单", Blocks: []Block{&Table{
				Caption: "题", Shown: true, Period: "时间", Unit: "单位：个", Notes: []string{"注：无。"},
				Head: []Row{{Cells: []Cell{{Text: "单位"}, {Text: "账号"}}}},
				Rows: []Row{{Cells: []Cell{{Text: "甲局", RowSpan: 2}, {Text: "一"}}}, {Cells: []Cell{{Text: "甲局", Covered: true}, {Text: "二"}}}},
			}}},
			{Label: "附件2", Title: "表"},
		},
		SignOff: SignOff{Signers: []Signer{{Name: "甲市政府"}, {Name: "乙市政府", Acting: true}}, Date: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC)},
		Note:    "此件公开发布",
		Imprint: Imprint{CC: []string{"市委办", "市人大办"}, PrintedBy: "甲市政府办公室", PrintedOn: time.Date(2026, 4, 10, 0, 0, 0, 0, time.UTC)},
	}
}

func TestText(t *testing.T) {
	var got []string
	for _, e := range full().Text() {
		got = append(got, e.Name+"="+strings.ReplaceAll(e.Text, "\n", "/"))
	}
	want := []string{
		"份号=000001", "密级=秘密★1年", "紧急程度=加急", "发文机关标志=甲市政府/乙市政府文件", "发文字号=甲政发〔2026〕2号",
		"标题=关于检查情况的通报", "主送机关=各区县，市政府各部门、各直属机构：",
		"正文=一、总体情况/（一）网站。共60个。/见附件1。",
		"附件说明=附件：1.名单/2.表", "发文机关署名=甲市政府/乙市政府（代章）", "成文日期=2026年4月9日", "附注=（此件公开发布）",
		"附件1=附件1/名单/题/时间/单位：个/单位\t账号/甲局\t一/二/注：无。", "附件2=附件2/表",
		"版记=抄送：市委办，市人大办。/甲市政府办公室2026年4月10日印发",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("text (-want +got):\n%s", d)
	}
}

// TestAbsentParts holds that a part a notice leaves out leaves no stub.
func TestAbsentParts(t *testing.T) {
	n := &Notice{Title: "公告", SignOff: SignOff{Draft: "2026年 月 日"}}
	want := []Element{{"标题", "公告"}, {"成文日期", "2026年 月 日"}}
	if d := cmp.Diff(want, n.Text()); d != "" {
		t.Errorf("text (-want +got):\n%s", d)
	}
	if !n.Imprint.IsEmpty() {
		t.Error("an imprint of nothing")
	}
}

func TestMarkText(t *testing.T) {
	organs := []string{"甲局", "乙局"}
	for form, want := range map[Letterhead]string{
		LetterheadFile: "甲局\n乙局文件", LetterheadName: "甲局\n乙局",
		LetterheadLetter: "甲局", // the lead organ alone (10.1)
		LetterheadNone:   "", LetterheadPreprinted: "",
	} {
		if got := (Head{Form: form, Organs: organs}).MarkText(); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

func TestOneAttachmentHasNoNumber(t *testing.T) {
	n := &Notice{Attachments: []Attachment{{Label: "附件", Title: "信息表"}}}
	if d := cmp.Diff([]Listed{{Before: "附件：", Title: "信息表", First: true, Lone: true}}, n.Listing()); d != "" {
		t.Error(d)
	}
}

func TestSignatureStamp(t *testing.T) {
	s := Signer{Name: "甲市政府", Post: "市长", Stamp: "张三"}
	if got := s.NameText() + ", " + s.PrintText(); got != "市长　张三, 市长" {
		t.Errorf("%q", got)
	}
}
