package publish

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// published is what a real notice said: its figures by key as printed, and its
// attachment tables row by row, as files beside package inspection.
type published struct {
	figures  map[string]string
	tables   []string // CSV of each attachment; empty: a form or none
	findings string   // code@place of those that remain, all acknowledged
	title    string
	sections string
	says     string // words that stand in the place of a figure
}

var notices = map[string]published{
	"zibo-2021-q1": {
		title:    "关于2021年第一季度政府网站和政务新媒体检查情况的通报",
		sections: "一、政府网站普查情况 二、政务新媒体普查情况 三、有关要求",
		figures: map[string]string{
			"网站.总数": "60", "网站[类别=市政府门户网站].总数": "1", "网站[类别=区县门户网站].总数": "11", "网站[类别=市直部门网站].总数": "48",
			"网站.不合格数": "4", "网站.合格率": "93%", "新媒体.总数": "493", "新媒体.不合格数": "44", "新媒体.合格率": "91%",
			"留言超期[单位=市发展改革委].件数": "4", "留言超期[单位=市教育局].件数": "2", "留言超期[单位=市工业和信息化局].件数": "1",
			"留言超期[单位=市自然资源和规划局].件数": "2", "留言超期[单位=市生态环境局].件数": "1", "留言超期[单位=市住房城乡建设局].件数": "1",
			"留言超期[单位=市外办].件数": "13", "留言超期[单位=市统计局].件数": "1", "留言超期[单位=市医保局].件数": "1",
			"留言超期[单位=市人防办].件数": "3", "留言超期[单位=市卫生计生监督执法局].件数": "2",
			"写明.留言答复期限": "5", "写明.迁移公告天数": "30",
		},
		tables: []string{"zibo-2021-q1-failed-sites", "zibo-2021-q1-failed-accounts"},
	},
	"huainan-2019-10": {
		title:    "关于2019年10月全市政府网站与政务新媒体检查情况的通报",
		sections: "一、总体情况 二、主要问题 三、下一步工作要求",
		figures: map[string]string{
			"网站.总数": "51", "网站[类别=市政府门户网站].总数": "1", "网站[类别=县区门户网站].总数": "8", "网站[类别=市直部门网站].总数": "42",
			"网站.合格率": "96%", "网站.不合格.名单": "谢家集区、市生态环境局", "网站[备注=接近否决线].名单": "毛集实验区、市水利局",
			"新媒体.总数": "118", "新媒体[类别=本级单位].总数": "45", "新媒体[类别=下属单位].总数": "73", "新媒体.合格率": "90%", "写明.注销账号": "200",
			"未回复留言.名单(账号名称，个账号)": "谢家集区人民政府发布、潘集发布、毛集实验区管委会发布、毛集实验区管委会、寿县公安在线、寿县环保、健康寿州和谐计生、凤台公安发布、" +
				"凤台河长、田区城管局、潘集区人民政府信访局、淮南普法、淮南河长、淮南市公共资源交易中心、潘集公安在线、淮南网警巡查执法、淮南网警（百度贴吧）、" +
				"淮南毛集公安在线、夏集派出所在线、焦岗派出所在线、大通公安徽博、大通治安在线、八公山警方、淮南八公山公安在线、淮南交警在线、淮南交警等26个账号",
			"更新滞后.名单(账号名称，个账号)": "淮南特警、安徽淮南信访、潘集教育、曹庵发布等4个账号", "写明.自动回复账号": "1", "写明.栏目上限": "10",
		},
		tables: []string{"huainan-2019-10-sites", "huainan-2019-10-accounts"},
		findings: "empty-name@inspection.xlsx!新媒体!E17 empty-name@inspection.xlsx!新媒体!E20 " +
			"total-mismatch@notice.toml:29 cite-title-first@notice.toml:9 published-after-deadline@notice.toml:11",
	},
	"yulin-2020-q3": {
		title:    "榆林市2020年第三季度政府网站与政府系统政务新媒体检测情况通报",
		sections: "一、总体情况 二、存在问题 三、工作要求",
		figures: map[string]string{
			"网站.总数": "51", "网站.检查率": "100%", "网站.合格数": "50", "网站.合格率": "98.04%", "网站.不合格数": "1", "网站.不合格率": "1.96%",
			"新媒体.总数": "323", "新媒体.合格数": "291", "新媒体.合格率": "90.09%", "新媒体.不合格数": "32", "新媒体.不合格率": "9.91%",
			"上期不合格网站.总数": "5", "上期不合格新媒体.总数": "40", "上期不合格新媒体.不合格数": "3",
			"新媒体[问题=内容不更新].不合格数": "10", "新媒体[问题=互动回应差].不合格数": "19", "新媒体[问题=商业广告].不合格数": "4",
			"新媒体[问题=互动回应差][问题=内容不更新].不合格.名单": "横山区石窑沟办事处",
			"新媒体[连续情况≠“”].不合格数":              "3", "新媒体[连续情况≠“”][问题=内容不更新].不合格.名单": "朴实幸福郝家塬、榆林市国有企业党建服务平台",
			"新媒体[连续情况≠“”][问题=互动回应差].不合格.名单": "大保当镇人民政府",
			"写明.网站否决项": "6", "写明.网站扣分方面": "4", "写明.新媒体否决项": "3", "写明.每年下线次数": "1", "写明.下线天数": "30",
		},
		tables: []string{"yulin-2020-q3-failed-sites", "yulin-2020-q3-failed-accounts"},
		says:   "上季度不合格的5个政府网站均已整改到位",
	},
	"yiyang-2021-h1": {
		title:    "关于2021年全市政府网站与政务新媒体检查情况的通报",
		sections: "一、总体情况 二、发现的主要问题 三、下一步工作要求",
		figures: map[string]string{
			"网站.总数": "49", "网站.检查数": "49", "网站.合格数": "41", "网站.合格率": "83.7%", "网站.不合格数": "8", "网站.不合格率": "16.3%",
			"网站.不合格.名单": "安化县、桃江县、大通湖区、市水利局、市农业农村局、市卫生健康委、市审计局、市乡村振兴局",
			"新媒体.总数":    "216", "新媒体.合格数": "203", "新媒体.合格率": "94.0%", "新媒体.不合格数": "13", "新媒体.不合格率": "6.0%",
			"新媒体[平台类别=微信公众号].总数": "151", "新媒体[平台类别=微信服务号].总数": "16", "新媒体[平台类别=微博].总数": "24", "新媒体[平台类别=抖音].总数": "7",
			"新媒体[平台类别=今日头条].总数": "8", "新媒体[平台类别=一点号].总数": "5", "新媒体[平台类别=其他].总数": "5",
			"新媒体.按地区.合格率[≥100%].名单": "大通湖区、益阳高新区、东部新区、赫山区",
			"写明.抽查单位":               "35", "写明.抽查栏目": "6", "写明.抽查信息": "422", "写明.低于平均单位": "23", "写明.主动公开类别": "15",
			"(写明.抽查信息÷写明.抽查单位÷写明.抽查栏目).0位小数": "2", "写明.区县调查次数": "6", "写明.部门调查次数": "2",
			"其他问题[问题=公开信息偏少].名单(对象)": "市水利局、市自然资源和规划局、市机关事务管理局", "其他问题[问题=没有公开政策文件].名单(对象)": "市退役军人事务局、市信访局",
		},
		tables: []string{"yiyang-2021-h1-sites-summary", "yiyang-2021-h1-accounts-summary", "yiyang-2021-h1-failed-accounts"},
	},
	"zibo-2023-q1": {
		title:    "关于2023年第一季度政府网站和政务新媒体普查情况的通报",
		sections: "一、总体情况 二、主要做法 三、存在的问题 四、下一步工作计划",
		figures: map[string]string{
			"网站.总数": "54", "网站.检查率": "100%", "新媒体.总数": "660", "新媒体[平台=微信公众号].总数": "437", "新媒体[平台=新浪微博].总数": "90",
			"新媒体[平台=今日头条].总数": "34", "新媒体[平台=抖音号].总数": "62", "新媒体[平台=其他].总数": "37",
			"写明.变更报送天数": "3", "写明.留言办理天数": "2", "写明.区县案例数": "5", "写明.部门案例数": "1", "写明.案例字数": "150",
		},
		tables: []string{""},
	},
}

// TestPublishedNotices builds the five real notices and holds every figure, every
// row of their attachments and the remaining findings against what was published.
func TestPublishedNotices(t *testing.T) {
	for name, want := range notices {
		t.Run(name, func(t *testing.T) {
			r, err := prepare(filepath.Join("../../../../data", name), &Options{Shelf: shelf, Only: []string{FormMD},
				Fonts: "../../../../fonts", Templates: "../../../../templates"})
			if err != nil {
				t.Fatal(err)
			}
			checkFigures(t, r.Figures, want.figures)
			checkFindings(t, r, want.findings)
			if text := strings.Join(document.BlocksText(r.Notice.Body), "\n"); !strings.Contains(text, want.says) {
				t.Errorf("it does not say %s:\n%s", want.says, text)
			}
			if r.Notice.Title != want.title {
				t.Errorf("title %s", r.Notice.Title)
			}
			if got := sections(r.Notice); got != want.sections {
				t.Errorf("sections %s", got)
			}
			if len(r.Notice.Attachments) != len(want.tables) {
				t.Fatalf("%d attachments, published with %d", len(r.Notice.Attachments), len(want.tables))
			}
			for i, file := range want.tables {
				table := r.Notice.Attachments[i].Blocks[0].(*document.Table)
				if file == "" {
					continue
				}
				if d := cmp.Diff(readFacts(t, file), rowsOf(table)); d != "" {
					t.Errorf("attachment %d (-published +ours):\n%s", i+1, d)
				}
			}
		})
	}
}

func checkFigures(t *testing.T, figs []*figures.Figure, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	for _, f := range figs {
		if _, asked := want[f.Key]; asked {
			got[f.Key] = f.Text
			if len(f.Sources) == 0 && f.Num != 0 {
				t.Errorf("%s names no source", f.Key)
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("figures (-published +ours):\n%s", d)
	}
}

// checkFindings holds that nothing remains but what the office knows of.
func checkFindings(t *testing.T, r *Result, want string) {
	t.Helper()
	var got []string
	for _, f := range r.Findings {
		if f.Code == "portal-missing" { // the tags of the real pages are not known
			continue
		}
		if f.Acknowledged == "" {
			t.Errorf("not acknowledged: %v", f)
		}
		got = append(got, f.Code+"@"+f.Place.String())
	}
	if s := strings.Join(got, " "); s != want {
		t.Errorf("findings %s\nwant %s", s, want)
	}
}

func sections(n *document.Notice) string {
	var out []string
	for _, b := range n.Body {
		if h, ok := b.(*document.Heading); ok && h.Level == 1 {
			out = append(out, h.Number+document.InlineText(h.Text))
		}
	}
	return strings.Join(out, " ")
}

// rowsOf lists the rows of a table below its head; a covered cell is empty, as in
// the published lists.
func rowsOf(table *document.Table) [][]string {
	var out [][]string
	for _, r := range table.Rows {
		var row []string
		for _, c := range r.Cells {
			if c.Covered {
				row = append(row, "")
			} else {
				row = append(row, plain(c.Text))
			}
		}
		out = append(out, row)
	}
	return out
}

func readFacts(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("../inspection/testdata/facts", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		for i := range r {
			r[i] = plain(r[i])
		}
	}
	return rows[1:]
}

// plain evens out what is only a matter of typing: stray spaces and half-width
// marks.
func plain(s string) string {
	return strings.NewReplacer(" ", "", ",", "，", "(", "（", ")", "）", ";", "；").Replace(s)
}
