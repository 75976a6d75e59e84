package html

import (
	"encoding/xml"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"tongbao/templates"
)

// entries are the notices of two made-up offices over five periods, and a draft.
func entries() []Entry {
	var out []Entry
	for i, q := range []string{"2025年一季度", "2025年二季度", "2025年三季度", "2025年四季度", "2026年一季度"} {
		date := time.Date(2025, time.Month(4+3*i), 9, 10, 30, 0, 0, time.UTC)
		dir := date.Format("2006-01")
		out = append(out, Entry{
			Path: "yunchuan-" + dir + "/notice.html", Title: "关于" + q + "政府网站和政务新媒体检查情况的通报", Issuer: "云川市人民政府办公室",
			Number: "云政办函〔" + date.Format("2006") + "〕7号", Period: q, Signed: date, Published: date.AddDate(0, 0, 1),
			Results: []Tally{found("网站", 60, 6-i), found("政务新媒体", 493-i, 44-7*i)}, Summary: q + "检查结果。",
			Downloads: []Download{{Path: "yunchuan-" + dir + "/notice.pdf", Name: "PDF 正式文本", Type: "application/pdf", Size: 812345}},
			Site:      SiteOf(portal()),
		})
	}
	out[1].Corrections = []Change{{time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC), "2026年7月1日更正：不合格网站5个，更正为4个。"}}
	out[2].Withdrawn, out[2].Results, out[2].Downloads =
		&Change{time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), "本通报已于2026年1月5日撤销。原因：检查数据有误。"}, nil, nil
	out[4].Results[0].Rate, out[4].URL = "96.6%", "https://www.yunchuan.gov.cn/2026/notice.html"
	out = append(out,
		Entry{Path: "linjiang-2026/notice.html", Title: "关于政务新媒体抽查情况的通报", Issuer: "临江县人民政府办公室",
			Signed: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), Results: []Tally{{Name: "政务新媒体", Rate: "91%"}}},
		Entry{Path: "draft/notice.html", Title: "关于<script>的草稿\u202e", Issuer: "临江县人民政府办公室"})
	return out
}

func found(name string, checked, failed int) Tally {
	c, f := int64(checked), int64(failed)
	return Tally{Name: name, Counter: "个", Checked: &c, Failed: &f, Rate: fmt.Sprintf("%.1f%%", float64(c-f)/float64(c)*100)}
}

func TestIndexGolden(t *testing.T) {
	page, fs := Index(entries(), templates.Set{})
	if len(fs) > 0 {
		t.Error(fs)
	}
	golden(t, "index.html", page)
	golden(t, "feed.xml", Feed(entries()))
	empty, fs := Index(nil, templates.Set{})
	if len(fs) > 0 || !strings.Contains(string(empty), "还没有通报") {
		t.Errorf("empty list: %v", fs)
	}
}

func TestIndexRefusesPathsOutside(t *testing.T) {
	for _, p := range []string{"../x/notice.html", "/etc/passwd", "javascript:alert(1)/../../x", "a//b", "", "a\u202e/notice.html"} {
		_, fs := Index([]Entry{{Path: p, Title: "通报"}}, templates.Set{})
		if fs.Errors() != 1 || fs[0].Code != "index-path" {
			t.Errorf("%q: %v", p, fs)
		}
	}
}

// A path that looks like a scheme stays a path.
func TestHrefIsNoScheme(t *testing.T) {
	for p, want := range map[string]string{
		"javascript:alert(1)": "./javascript:alert%281%29",
		"附件/名 单#1?.csv":       "%E9%99%84%E4%BB%B6/%E5%90%8D%20%E5%8D%95%231%3F.csv",
		"a/../b":              "",
	} {
		if got := relativeHref(p); got != want {
			t.Errorf("%q: %q, want %q", p, got, want)
		}
	}
}

func TestFeedIsWellFormed(t *testing.T) {
	var f atomFeed
	if err := xml.Unmarshal(Feed(entries()), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != 6 {
		t.Errorf("%d entries; the draft has no date and stays out", len(f.Entries))
	}
	ids := map[string]bool{f.ID: true}
	for i, e := range f.Entries {
		if ids[e.ID] {
			t.Errorf("id %s twice", e.ID)
		}
		ids[e.ID] = true
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil {
			t.Error(err)
		}
		if i > 0 && e.Published > f.Entries[i-1].Published {
			t.Errorf("%s stands behind an older one", e.Title)
		}
	}
	if f.Updated != "2026-07-01T09:00:00+08:00" {
		t.Errorf("updated %s, which is not the day of the last correction", f.Updated)
	}
	if more := append(entries(), Entry{Path: "new/notice.html",
		Signed: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}); !strings.Contains(string(Feed(more)), f.ID) {
		t.Error("the feed's id changes with a new notice")
	}
}

// What a clerk corrects, and where the folder lies, is no part of the name of an entry; a number that
// two notices have is.
func TestEntryIDs(t *testing.T) {
	site := Site{Domain: "www.yunchuan.gov.cn", IDCode: "9901000001"}
	day := func(n int) time.Time { return time.Date(2026, 4, n, 0, 0, 0, 0, time.UTC) }
	base := Entry{Path: "a/notice.html", Number: "云政办发〔2026〕2号", Site: site, Signed: day(1), Title: "通报"}
	ids := entryIDs([]Entry{base})
	for name, tt := range map[string]struct {
		change func(*Entry)
		same   bool
	}{
		"corrected": {func(e *Entry) { e.Title, e.Corrections = "更正的通报", []Change{{Date: day(9)}} }, true},
		"withdrawn": {func(e *Entry) { e.Withdrawn = &Change{Date: day(9)} }, true},
		"moved":     {func(e *Entry) { e.Path, e.URL, e.Site.Domain = "b/notice.html", "https://a.cn/1.html", "a.cn" }, true},
		"no number": {func(e *Entry) { e.Number = "" }, false},
		"its own":   {func(e *Entry) { e.ID, e.Number = ids[0], "云政办发〔2026〕3号" }, true},
	} {
		e := base
		tt.change(&e)
		if got := entryIDs([]Entry{e})[0]; (got == ids[0]) != tt.same {
			t.Errorf("%s: %s after %s", name, got, ids[0])
		}
	}
	newer := base
	newer.Path, newer.Signed = "c/notice.html", day(2)
	if both := entryIDs(newestFirst([]Entry{base, newer})); both[1] != ids[0] || both[0] == ids[0] {
		t.Errorf("two notices with one number are %q", both)
	}
}

// The tags of a column page are those of the site whose notices are listed; of several sites, none.
func TestListIsAColumnPage(t *testing.T) {
	page, _ := Index(entries(), templates.Set{})
	want := map[string]string{"SiteName": "云川市人民政府", "SiteDomain": "www.yunchuan.gov.cn", "SiteIDCode": "9901000001", "ColumnName": "网站管理",
		"ColumnDescription": "政府网站和政务新媒体的检查与管理", "ColumnKeywords": "政府网站,政务新媒体,检查", "ColumnType": "工作动态"}
	tags := func(page []byte) map[string]string {
		got := map[string]string{}
		for _, m := range elements(t, page, "meta") {
			if name := attr(m, "name"); strings.HasPrefix(name, "Site") || strings.HasPrefix(name, "Column") {
				got[name] = attr(m, "content")
			}
		}
		return got
	}
	if got := tags(page); !maps.Equal(got, want) {
		t.Errorf("tags: %v", got)
	}
	for _, named := range []string{indexTitle + " - 云川市人民政府</title>", `<span class="site-name">云川市人民政府</span>`} {
		if !strings.Contains(string(page), named) {
			t.Errorf("no %s", named)
		}
	}
	two := entries()
	two[3].Site.IDCode = "9901000002"
	if page, _ := Index(two, templates.Set{}); len(tags(page)) > 0 {
		t.Errorf("tags of two sites: %v", tags(page))
	}
}

// Whoever hears the links of the list alone can tell them apart, and a notice without results says so.
func TestListLinksAreDistinct(t *testing.T) {
	list := entries()
	list[1].Title, list[2].Title = list[0].Title, list[0].Title
	list[2].Number = ""
	list[5].Results = []Tally{{Name: "政务新媒体", Counter: "个", Checked: list[0].Results[0].Checked}}
	page, _ := Index(list, templates.Set{})
	seen := map[string]bool{}
	for _, a := range elements(t, page, "a") {
		if seen[text(a)] {
			t.Errorf("two links say %q", text(a))
		}
		seen[text(a)] = true
	}
	if n := strings.Count(string(page), noVerdict); n != 2 { // of one kind, and of the draft, which has none
		t.Errorf("%d notices say that they have no results", n)
	}
}

// The filter is in the address, and shows the trend of what it shows.
func TestListFilterInBrowser(t *testing.T) {
	page, _ := Index(entries(), templates.Set{})
	const choose = `addEventListener('load', function () {
		var s = document.getElementById('issuer');
		document.documentElement.setAttribute('data-year', document.getElementById('year').value);
		s.value = '云川市人民政府办公室';
		s.dispatchEvent(new Event('change'));
		document.documentElement.setAttribute('data-address', decodeURIComponent(location.search));
	});`
	dom, _, console := visitWith(t, page, "?year=2025&issuer=nobody", choose)
	if len(console) > 0 {
		t.Errorf("console: %q", console)
	}
	for _, want := range []string{`data-year="2025"`, `data-address="?year=2025&amp;issuer=云川市人民政府办公室"`, "共3份通报", `data-picture="" hidden`,
		`data-picture="2025">`, `<tr data-item="" data-year="2026" hidden="">`, `<tr data-item="" data-year="2025"><th`} {
		if !strings.Contains(dom, want) {
			t.Errorf("no %s after choosing", want)
		}
	}
}
