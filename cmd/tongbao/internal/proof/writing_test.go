package proof

import (
	"strings"
	"testing"

	"tongbao/templates"
)

func TestDates(t *testing.T) {
	checkTexts(t, []textCase{
		{"text-deadline-before-signed",
			[]string{"请¦于2026年3月31日前将整改情况报送市政府办公室。", "请¦于3月31日17时前报送整改情况。"},
			[]string{"请于2026年4月20日前报送整改情况。", "2026年3月31日前通报过的问题没有改好。", "请于4月30日前完成整改。"}},
		{"text-date-after-signed",
			[]string{"¦截至2026年4月10日，没有更新。"},
			[]string{"截至2026年4月9日，没有更新。", "自2026年5月1日起施行。", "将于2026年5月1日复查。", "请于2026年4月30日17：00前报送。", "请于2026年4月30日前整改。"}},
		{"date-form",
			[]string{
				"检查¦于3月5号开始。", "检查¦于2026年03月05日开始。", "检查¦于3月05日开始。", "¦26年3月的检查。",
				"检查¦于2026.3.5开始。", "检查¦于2026-03-05开始。", "检查¦于二〇二六年3月5日开始。", "检查¦于2026年三月开始。",
			},
			[]string{"检查于2026年3月5日开始，2026年4月8日结束。", "3月5号楼已经停用。", "检查了20年来的账号，第一季度为3月。", "第12号文件和2.1.3版本。"}},
		{"no-such-date",
			[]string{"检查¦于2026年2月30日结束。", "检查¦于2025年13月结束。"},
			[]string{"检查于2024年2月29日结束。"}},
		{"relative-time",
			[]string{"¦近日，对网站进行了检查。", "市政府办公室，¦于日前开展检查。"},
			[]string{"请于4月20日前报送，3个工作日前通知。", "最近日期和接近日常水平。"}},
	})
}

func TestDocumentNumbers(t *testing.T) {
	checkTexts(t, []textCase{
		{"cited-number",
			[]string{
				"根据《政府网站发展指引》（¦国办发[2017]47号）检查。",
				"根据《政府网站发展指引》（¦国办发﹝2017﹞47号）检查。",
				"根据《政府网站发展指引》（¦国办发（2017）47号）检查。",
				"根据《政府网站发展指引》（¦国办发〔2017〕第47号）检查。",
				"根据《关于开展检查的通知》（¦云政办发〔2026〕03号）检查。",
				"根据《关于开展检查的通知》（¦云政办发〔26〕3号）检查。",
			},
			[]string{"根据《政府网站发展指引》（国办发〔2017〕47号）检查。", "上次（2017）3号楼的检查。"}},
		{"cite-title-first",
			[]string{"¦根据国办发〔2017〕47号文件检查。"},
			[]string{
				"根据《政府网站发展指引》（国办发〔2017〕47号，以下简称《指引》）检查，国办发〔2017〕47号要求更新。",
				"本通报为云政办发〔2026〕7号。",
			}},
		{"cited-pair",
			[]string{
				"根据《政府网站与政务新媒体检查指标》（¦国办发〔2017〕47号）检查。",
				"根据《政府网站发展指引》（¦国办发〔2017〕74号）检查。",
				"根据《国务院办公厅关于推进政务新媒体健康有序发展的意见》（¦国办发〔2018〕132号）检查。",
			},
			[]string{
				"根据《国务院办公厅关于推进政务新媒体健康有序发展的意见》（国办发〔2018〕123号）检查。",
				"根据《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号，以下简称《指标》）检查。",
				"根据《云川市政府网站管理办法》（云政办发〔2025〕47号）检查。",
			}},
	})
}

func TestMarks(t *testing.T) {
	checkTexts(t, []textCase{
		{"half-width-mark",
			[]string{"网站¦更新,账号互动。", "网站¦更新;账号互动。", "联系电话¦:2626110。", "网站¦(本级)更新。", "是否¦更新?没有。", "已经更新¦."},
			[]string{"网址为https://www.example.gov.cn/a?b=1，时间为8:30，比例为1∶2。", "<甲局(本级),乙局>没有更新。", "1.网站（本级）更新。", "使用Word(2016)打开。"}},
		{"full-width-letter",
			[]string{"网站¦６０个。", "使用¦ＡＰＰ发布。"},
			[]string{"使用APP发布，<账号Ａ>更新。"}},
		{"straight-quote",
			[]string{"存在¦\"僵尸\"账号。"},
			[]string{"存在“僵尸”账号，屏幕为5'。"}},
		{"unbalanced",
			[]string{"存在¦“僵尸账号。", "按照《指标¦检查》》的要求。", "网站（¦本级）更新）。", "网站¦（本级。"},
			[]string{"“《指标》（一）”；1）更新，2）互动。", "按照《关于印发〈指标〉的通知》检查。"}},
		{"doubled-word",
			[]string{"合格率较上期¦上升上升。", "合格率较上期¦提高下降。", "合格率较上期¦增加持平。", "于2026年3月¦2日日检查。"},
			[]string{"合格率上升。", "2026年3月2日日常监测。", "个个合格，有升有降。"}},
		{"doubled-mark",
			[]string{"网站更新¦，，账号互动。", "网站更新¦。，账号互动。", "网站更新¦。。账号互动。"},
			[]string{"网站更新，“账号”：《指标》。", "网站更新……账号互动。"}},
		{"mark-before-deng",
			[]string{"甲局、乙局¦、等单位没有更新。"},
			[]string{"甲局、乙局等单位没有更新，等待更新。"}},
		{"empty-brackets",
			[]string{"甲局¦（）没有更新。"},
			nil},
		{"list-mark",
			[]string{"根据¦《指引》、《指标》检查。", "开设¦“动态”、“政策”栏目。"},
			[]string{"根据《指引》《指标》和《意见》（试行）、《办法》检查，开设“动态”“政策”栏目。", "“登陆”应为“登录”、“帐号”应为“账号”。"}},
		{"ellipsis",
			[]string{"网站更新¦…账号互动。", "网站更新¦...账号互动。", "网站更新¦。。。账号互动。"},
			[]string{"网站更新……账号互动。"}},
		{"stray-blank",
			[]string{"检查¦了 六十家网站。"},
			[]string{"使用 WPS 打开，见 https://example.gov.cn 首页。", "<甲局 乙局>没有更新。"}},
		{"range",
			[]string{"¦2019-2025年的数据。", "检查于3月¦2日-10日进行。", "更新¦3-5篇。"},
			[]string{"《规划（2015-2020年）》已经印发。", "2019—2025年的数据，3月2日至10日，电话0533-3180150。", "编号3799000001/2026-00021。"}},
	})
}

func TestPhrases(t *testing.T) {
	checkTexts(t, []textCase{
		{"double-doubt",
			[]string{"¦请在约5个工作日左右办结。", "¦要求不少于6次以上。"},
			[]string{"请在约5个工作日内办结，不少于6次。"}},
		{"leading-zero",
			[]string{"平均¦为.5分。"},
			[]string{"平均为0.5分，见www.example.gov.cn/.5，1.5倍。"}},
		{"no-text-here", []string{"¦（此页无正文）"}, nil},
		{"wording",
			[]string{
				"¦帐号没有更新。", "¦开设“帐号安全”专题。", "¦截止2026年3月3日，没有更新。", "¦己完成整改。", "责任¦人给于通报批评。",
			},
			[]string{
				"账号没有更新，报名于3月31日截止，不迟于截止时间。", "自己完成整改，甚至使人误解，关注消费者。",
				"如“登陆”应为“登录”，“帐号”应为“账号”；把“截至”写成“截止2026年”。",
				"<帐号发布>没有更新。", "{甲帐号、乙帐号|2}没有更新。", "预防犯罪，按排名公布，区域明确，网页版快速打开。",
			}},
		{"wording-usage", []string{"网站存在¦其它问题。", "问题¦涉及到三家单位。"}, nil},
		{"mobile-number",
			[]string{"联系人：张某，¦13812345678。"},
			[]string{"网站标识码3799000001，编号2138123456789，电话0533-3180150。"}},
		{"identity-number", []string{"公开了¦11010519491231002X。"}, []string{"编号为110105194913310021。"}},
		{"contact-phone",
			[]string{"联系电话¦：318015。"},
			[]string{"联系电话：3180150，传真：0533-3180151转802。", "联系电话：12345。", "保持电话24小时畅通。"}},
		{"layer-form",
			[]string{"¦1、加强管理。", "¦（一）、加强管理。", "¦（1）、加强管理。"},
			[]string{"1.加强管理。", "（一）加强管理。", "（1）加强管理。", "1.5倍的差距，一是加强管理。"}},
		{"bare-heading",
			[]string{"¦一、总体情况"},
			[]string{"一、加强管理。各单位要落实责任。"}},
	})
}

// A typed range of shares is two slips: its form, and that nothing proves it.
func TestPercentRange(t *testing.T) {
	for text, want := range map[string]string{"占63～68%。": "handwritten-number range", "占63%-68%。": "handwritten-number range",
		"占63%～68%。": "handwritten-number handwritten-number"} {
		var got []string
		for _, f := range proofread(text).Sorted() {
			got = append(got, f.Code)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", text, s, want)
		}
	}
}

// A word of the lexicon never finds its own right form, and holds nothing twice.
func TestLexiconData(t *testing.T) {
	w, findings := Load(templates.Set{})
	if len(findings) != 0 {
		t.Fatal(findings)
	}
	if len(w.slips) < 40 || len(w.documents) < 3 {
		t.Fatalf("%d words, %d documents", len(w.slips), len(w.documents))
	}
	seen := map[string]bool{}
	for _, e := range w.slips {
		if e.Right == "" || seen[e.Wrong] || strings.Contains(e.Right, e.Wrong) {
			t.Errorf("“%s” → “%s”", e.Wrong, e.Right)
		}
		seen[e.Wrong] = true
		for _, x := range e.Except {
			if !strings.Contains(x, e.Wrong) || len(e.found(x)) > 0 {
				t.Errorf("“%s” is no exception of “%s”", x, e.Wrong)
			}
		}
	}
}
