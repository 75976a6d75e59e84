package proof

import (
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
)

// told are the codes of the findings on some paragraphs, without those that typed numbers
// always get.
func told(paragraphs ...string) []string {
	var out []string
	for _, f := range proofread(paragraphs...).Sorted() {
		if f.Code != codeHandwrittenNumber.Name && f.Code != codeMixedDecimals.Name && f.Code != codeRoundedShares.Name {
			out = append(out, f.Code)
		}
	}
	return slices.Compact(out)
}

// wrongSentences are sentences whose numbers contradict each other, by what is told of them.
// Paragraphs are parted by ‖.
var wrongSentences = map[string][]string{
	"results-miss-total": {
		"市级抽测检查链接120条，合格112条，不合格9条。",
		"检查60个，合格57个，不合格4个。",
		"检查网站60家，合格57家，不合格4家。",
		"本季度检查政府网站60个，其中合格57个，不合格4个。",
		"本次共检查60个网站，合格57个，不合格4个。",
		"此次检查了60个网站，57个合格，4个不合格。",
		"检查的60个网站中，有57个合格，4个不合格。",
		"60个网站中，合格57个，不合格4个，合格率95%。",
		"本次检查政府网站60个，合格57个，不合格4个。",
		"本季度共抽查账号120个，其中合格110个、不合格12个，合格率为91.7%。",
		"全市正在运行的政府网站60个。本季度检查60个，合格55个，不合格4个（见附件1）。",
		"检查的51个政府网站中，合格50个；存在突出问题的2个。",
	},
	"rate-differs": {
		"市级抽测链接80条，可用72条，可用率为95%。",
		"发放问卷200份，回收186份，回收率95%。",
		"抽查附件60份，不合格7份，不合格率为12.5%。",
		"监测栏目210个，达标195个，达标率为90.5%。",
		"办结率为92%，即收到80件、办结72件。",
		"共有账号120个，其中微信50个，占41.7%；微博40个，占33.4%；抖音30个，占25.0%。",
		"全市账号120个，微信50个（占43%）、微博70个（占57%）。",
		"不合格率为5%，合格率为93%，检查60个。",
		"检查率为98%，实有60个，检查58个。",
		"收到留言40件，办结率95%，办结36件。",
		"发现问题20个，整改18个，整改率95%。",
		"检查网站60个，合格57个，合格率为97%。",
		"本次检查账号200个，不合格9个，合格率95.0%。",
		"检查账号200个，合格190个。合格率为96%。",
		"共检查网站60个，合格率为95%，不合格4个。",
		"收到网民留言40件，按期答复38件，按期答复率为98%。",
		"共收到留言50条，已办结45条，办结率92%，较上季度提高2个百分点。",
		"全市在册的政务新媒体账号500个，本季度检查450个，检查率95%。",
		"检查账号120个，其中微信公众号50个，占43.7%。",
		"全市网站60个，检查网站{60}个，合格{57}个，合格率{93% 56/60}。",
	},
	"rate-impossible": {
		"抽测的20个链接中，可用率为96.4%。",
		"5个网站中合格率97.3%。",
		"5个中合格率97.3%。",
		"7个账号的合格率为97.3%。",
		"答复率为105%。",
		"按期办结率101.5%。",
		"检查的5个网站中，合格率97.3%。",
		"抽查账号8个，合格率为92%。",
		"全市网站按期答复率为103%。",
		"本季度检查率达105.2%，实现了全覆盖。",
		"不合格账号较上季度下降120%。",
		"其中微信账号占108%。",
	},
	"more-than-all": {
		"转来咨询45件，已经答复48件。",
		"全市村级站点45个，本次检查54个。",
		"收到20条，办结25条。",
		"收到留言20条，已办结25条，办结率125%。",
		"本季度共收到网民留言20条，答复25条。",
		"本季度收到网民留言20条。已全部答复，答复25条。",
		"全市政府网站60个，检查了62个。",
		"全市共有政府网站60个，本季度检查政府网站62个。",
		"全市在运行政府网站60个，检查62个，检查率103.3%。",
		"实有账号500个，检查510个。",
		"收到留言40件，办结36件，未办结6件。",
		"需整改问题20个，已整改25个，整改率125%。",
		"发现问题20个，已整改18个，未整改3个。",
		"检查网站60个，其中不合格网站61个。",
		"共收到留言20条，办结25条。",
		"全市正在运行的政府网站60个，本季度检查网站61个。",
		"检查网站10个，合格11个。",
		"检查网站10个，发现不合格网站12个。",
		"收到网民留言30件，按期答复31件，答复情况较好。",
		"收到留言30件，答复28件，未答复3件。",
	},
	"full-with-failures": {
		"镇街账号合格率为100%，不合格账号2个。",
		"反馈的问题已全部整改到位，整改率为96.2%。",
		"网站全部合格，不合格网站3个。",
		"全市网站全部合格，其中甲局等3个网站不合格。",
		"账号全部合格，但仍有3个不合格。",
		"检查的60个网站均合格，合格率95%。",
		"检查的60个网站全部合格，合格58个。",
		"本次检查网站60个，全部合格，合格率为98%。",
		"检查网站60个，全部合格。不合格网站2个，是甲局、乙局的。",
		"账号合格率100%。不合格账号3个。",
		"本季度检查的网站均合格，不合格网站1个。",
	},
	"parts-exceed-total": {
		"转办事项45件，办结40件，其中按期办结42件。",
		"共举办培训9次，包括市级2次、区县8次。",
		"发出提醒函9份，市直、区县分别为2份、8份。",
		"发现错敏词30处（首页21处，栏目19处）。",
		"微信账号30个，其中没有更新的31个。",
		"全市收到留言80件，其中1月20件、2月35件、3月30件。",
		"账号共60个，其中微信40个、微博30个。",
		"检查了18个单位，其中市直部门10个、县区9个。",
	},
	"change-differs": {
		"培训人数由120人增加到155人，增加了45人。",
		"平均用时从3天缩短至5天。",
		"合格率从92.1%上升到95.3%，上升了2.2个百分点。",
		"留言从50件增加到60件，增幅为25%。",
		"留言由去年同期的50件增加到今年的60件，同比增长25%。",
		"不合格账号从60个减少至65个。",
		"不合格账号由65个增加到60个。",
		"上升-3。",
		"全市共有网站60个，较上季度57个增加2个。",
		"本季度收到留言60件，上季度为57件，增加了2件。",
		"本季度收到留言60件，上季度57件，增长10%。",
		"留言办结率由90%上升到88%。",
		"上季度不合格网站5个，本季度4个，减少2个。",
		"不合格账号由41个减少到32个，减少9个，下降28%。",
		"不合格账号41个减少为32个，减少8个。",
		"留言由50件增至60件，增长25%。",
		"不合格账号由60个下降到65个。",
		"不合格账号由上季度的57个增加到60个，增加2个。",
		"全市网站60个，比上季度的57个增加2个。",
		"合格率由92.1%提高到95.3%，提高4.2个百分点。",
		"合格率95.3%，较上季度（92.1%）上升2.2个百分点。",
		"全年发布信息由200条增加到600条，增长3倍。",
		"发布信息由200条增加到300条，翻了一番。",
		"合格率95.3%，较上季度（96.1%）上升0.8个百分点。",
		"上季度收到留言57件，本季度收到60件，增加2件。",
		"合格率较上季度上升-3个百分点。",
		"不合格账号同比增长-5%。",
		"不合格账号从40个减少到32个，下降25%。",
	},
	"percent-for-points": {
		"合格率提高了5%。",
		"网站合格率较上季度提高了5%。",
		"合格率比上季度增长5%。",
		"按期答复率下降2.3%。",
		"网站的比重由92.1%提高到95.3%，提高3.2%。",
		"合格率由92.1%提高到95.3%，提高3.2%。",
		"合格率为95%，提高了5%。",
	},
	"points-for-percent": {
		"不合格账号较上季度减少3个百分点。",
		"留言数量增加12个百分点。",
	},
	"times-down": {
		"不合格账号比上季度下降1倍。",
		"留言超期数缩减了一倍多。",
		"不合格账号减少2倍。",
		"超期留言下降了1倍。",
		"空白栏目比去年降低两倍。",
	},
	"double-doubt": {
		"约60个左右。",
		"近200余个。",
		"超过60个以上。",
		"大约60余个。",
		"约有账号近200余个，约5个工作日左右办结。",
		"超过100余个账号没有更新。",
		"全市共有200余个左右的账号。",
		"超过30%以上的账号没有更新。",
		"大约一百个左右的账号没有更新。",
	},
	"period-word": {
		"环比去年同期上升2个百分点。",
		"同比上季度上升2个百分点。",
		"比上季度同比上升2个百分点。",
		"较上月同比增长5%。",
		"合格率环比去年同期提高2个百分点。",
		"合格率同比上季度提高2个百分点。",
		"合格率比上季度同比提高2个百分点。",
		"与去年同期相比，环比提高2个百分点。",
	},
	"sum-differs": {
		"发现错敏词30处（首页11处，栏目16处）。",
		"全年受理纠错信息50条，其中，错别字30条、死链接15条、其他4条。",
		"甲局3件、乙局4件、丙局5件，合计13件。",
		"甲局3件，乙局4件，丙局5件，共13件。",
		"甲局（3件）、乙局（4件）、丙局（5件），共计13件。",
		"1月20件、2月25件、3月30件，全季度共80件。",
		"第一季度收到留言80件，其中1月20件、2月25件、3月30件。",
		"今年1月收到留言20件、2月收到25件、3月收到30件，第一季度共收到80件。",
		"甲局3件、乙局4件、丙局5件，共计13件。",
		"检查网站60个、账号500个，合计570个。",
		"1月收到20件，2月收到25件，3月收到30件，一季度共收到80件。",
		"共收到留言20件：甲局8件、乙局7件、丙局4件。",
	},
	"score-over": {
		"满分100分，平均得分105.6分。",
		"总分为100分，甲局得101分。",
		"考核满分100分，甲局得105.5分，乙局得95分。",
		"考核实行百分制，甲局120分。",
	},
	"mean-outside": {
		"镇街得分最高的85.8分，最低的90.5分。",
		"得分最高的是甲局，为85.6分；平均分90.2分。",
		"平均得分95.6分，最高94分，最低60分。",
		"最低分88分，最高分86分。",
	},
	"shares-over": {
		"从问题类型看，更新类占55%、互动类占30%、链接类占25%。",
		"微信占60.5%，微博占30.2%，其他占10.3%。",
		"微信占60%、微博占30%、抖音占20%。",
		"从平台看，微信占50%，微博占30%，其他平台占10%。",
		"微信、微博、抖音和其他平台分别占45.0%、35.0%、15.0%和8.0%。",
	},
	"list-differs": {
		"主要有三个方面的问题：一是栏目空白，二是首页更新慢。",
		"前三名是甲区、乙区、丙区、丁区。",
		"排在前三位的是甲区、乙区、丙区、丁区。",
		"合格率前三的单位为甲局、乙局、丙局、丁局。",
		"甲局、乙局、丙局、丁局排名前三。",
		"网站、新媒体、小程序分别为1个、2个。",
		"甲局、乙局分别有3个、4个、5个。",
		"微信、微博、抖音账号分别占50%、30%。",
		"甲局网站连续两次（2月）被通报。",
		"甲局网站连续三个月（2月、3月）被通报。",
		"甲局、乙局、丙局分别为1个、2个。",
		"合格率、办结率分别为93%、95%、97%。",
		"排名前三的是甲区、乙区、丙县、丁县。",
		"甲区、乙区位列前三。",
		"甲局的网站连续两个月（3月）不合格。",
		"甲局的网站2月连续两个月不合格。",
	},
	"rank-twice": {
		"甲区、乙区均列第1位，其中甲区第1位、乙区第1位。",
		"甲区得分90分，排名第1位；乙区得分88分，排名第1位。",
		"甲区排第一位，乙区排第一位。",
		"甲区、乙区列第一、第二位，丙区并列第三。",
		"甲区并列第三。",
		"甲区第一、乙区第二、丙区第二。",
		"甲区排名第一、乙区并列第二，丙区第四。",
	},
	"name-count": {
		"有3家单位报送了材料，分别是市教育局、市公安局。",
		"市教育局、市公安局、市水利局两家单位公开了结果。",
		"市教育局、市公安局、市教育局的经验值得推广。",
		"以下3个单位没有整改：甲局、乙局、丙局、丁局。",
		"以下3个单位：甲局、乙局。",
		"以下3个网站不合格：甲局、乙局。",
		"以下4个账号：甲发布、乙发布、丙发布。",
		"以下3个单位：甲局、乙局、丙局、丁局。",
		"没有答复的有2个县区：甲县、乙县、丙县。",
	},
	"sequence-gap": {
		"一是更新慢；二是互动差；四是备案迟。",
		"一是更新慢，二是互动差，二是备案迟。",
		"首先是更新慢，一是互动差，三是备案迟。",
		"（一）更新慢。一要落实，二要整改，四要备案。",
		"存在三个方面的问题：一是更新不及时；三是互动差。",
		"一是更新不及时。二是互动差。四是没有备案。",
		"一要落实责任，三要限期整改。",
		"一是更新不及时。‖三是互动差。",
	},
	"told-twice": {
		"全市镇街站点共45个。‖检查后，全市镇街站点共54个，均已备案。",
		"全市政府网站60个。‖全市正在运行的政府网站61个。",
		"全市正在运行的政府网站共60个。‖注：全市共有政府网站61个。",
		"全市共有政府网站60个。‖从全市61个政府网站看，更新较好。",
		"全市政府网站60个。‖目前，全市政府网站共61个。",
		"全市网站合格率为93%。‖检查显示，全市网站合格率为95%。",
		"本季度检查网站60个。‖本季度共检查政府网站59个。",
	},
}

func TestWrongSentences(t *testing.T) {
	n := 0
	for code, sentences := range wrongSentences {
		for _, s := range sentences {
			n++
			if got := told(strings.Split(s, "‖")...); len(got) != 1 || got[0] != code {
				t.Errorf("%s: want %s, got %v", s, code, got)
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d wrong sentences", n)
	}
}

// Captions, notes, titles of attachments and their texts are read as the body is.
func TestNumbersEverywhere(t *testing.T) {
	const wrong = "检查网站60个，合格57个，不合格4个"
	at := diag.Place{File: "notice.toml", Line: 3}
	places := map[string]func(n *document.Notice){
		"note":       func(n *document.Notice) { n.Note = wrong },
		"attachment": func(n *document.Notice) { n.Attachments = []document.Attachment{{Title: wrong, Place: at}} },
		"text of an attachment": func(n *document.Notice) {
			n.Attachments = []document.Attachment{{Title: "名单", Place: at, Blocks: []document.Block{paragraph(wrong + "。")}}}
		},
		"caption": func(n *document.Notice) {
			n.Body = []document.Block{document.NewTable(document.Table{Caption: wrong, Shown: true, Place: at})}
		},
		"note of a table": func(n *document.Notice) {
			n.Body = []document.Block{document.NewTable(document.Table{Notes: []string{wrong}, Place: at})}
		},
	}
	for name, put := range places {
		n, i := sample()
		put(n)
		isTold := func(f diag.Finding) bool { return f.Code == "results-miss-total" && f.Severity == diag.Error }
		if fs := check(n, i); !slices.ContainsFunc(fs, isTold) {
			t.Errorf("%s: %v", name, fs)
		}
	}
	n, i := sample()
	n.Body = []document.Block{paragraph("全市政府网站{60}个。")}
	n.Note = "全市政府网站共61个"
	if got := codes(check(n, i)); len(got) != 1 || !strings.HasPrefix(got[0], "told-twice@") {
		t.Errorf("a count of the body and of a note: %v", got)
	}
}

// The words before a comparison are held against the period its figure is compared with.
func TestComparedPeriod(t *testing.T) {
	compared := func(key, text string) document.Inline {
		return document.Inline{Text: text, Figure: &figures.Figure{Key: key, Kind: figures.Points, Text: text, Num: 18, Den: 10}}
	}
	cases := []struct {
		kind   issue.PeriodKind
		before string
		key    string
		wrong  bool
	}{
		{issue.Quarterly, "合格率较上季度上升", "网站.合格率.较上期.百分点", false},
		{issue.Quarterly, "合格率环比上升", "网站.合格率.较上期.百分点", false},
		{issue.Quarterly, "合格率同比上升", "网站.合格率.较上期.百分点", true},
		{issue.Quarterly, "合格率较去年同期上升", "网站.合格率.较上期.百分点", true},
		{issue.Quarterly, "合格率较上月上升", "网站.合格率.较上期.百分点", true},
		{issue.Monthly, "合格率较上月上升", "网站.合格率.较上期.百分点", false},
		{issue.Quarterly, "合格率较去年同期上升", "网站.合格率.较去年同期.百分点", false},
		{issue.Quarterly, "合格率环比上升", "网站.合格率.较去年同期.百分点", true},
		{issue.Quarterly, "去年同期的合格率为", "上期.网站.合格率", true},
		{issue.Quarterly, "较上季度和去年同期分别上升", "网站.合格率.较上期.百分点", false},
		{issue.Quarterly, "较去年同期上升2个百分点，合格率上升", "网站.合格率.较上期.百分点", false},
		{issue.Yearly, "合格率同比上升", "网站.合格率.较上期.百分点", false},
	}
	for _, c := range cases {
		n, i := sample()
		i.Period.Kind = c.kind
		n.Title = "关于全市政府网站检查情况的通报"
		n.Body = []document.Block{&document.Paragraph{Text: []document.Inline{{Text: c.before}, compared(c.key, "1.8个百分点"), {Text: "。"}}}}
		fs := check(n, i)
		if told := slices.ContainsFunc(fs, func(f diag.Finding) bool { return f.Code == "compared-period" }); told != c.wrong {
			t.Errorf("%s{%s}: %v", c.before, c.key, fs)
		}
	}
}

// What is certain is an error the office may acknowledge; what may be meant in another way is
// a warning.
func TestSeverityOfArithmetic(t *testing.T) {
	for text, want := range map[string]diag.Severity{
		"检查网站60个，合格57个，不合格4个。":      diag.Error,
		"检查网站60个。合格57个，不合格4个。":      diag.Warning,
		"留言由50件增至60件，增长25%。":        diag.Error,
		"微信30个、微博20个，较上季度的25个减少8个。": diag.Warning,
		"微信账号30个，其中没有更新的31个。":       diag.Error,
		"账号共60个，其中微信40个、微博30个。":     diag.Warning,
		"甲区、乙区位列前三。":                diag.Warning,
	} {
		fs := slices.DeleteFunc(proofread(text), func(f diag.Finding) bool { return f.Code == codeHandwrittenNumber.Name })
		if len(fs) != 1 || fs[0].Severity != want || !fs[0].Acceptable {
			t.Errorf("%s: want one finding of %v, got %v", text, want, fs)
		}
	}
}
