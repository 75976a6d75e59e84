package document

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestVisible(t *testing.T) {
	for _, tt := range []struct{ text, clean string }{
		{"网\u200b站", "网站"}, {"\ufeff网站", "网站"}, {"a\u202eb\u2066c", "abc"}, {"网\x00站\x1b", "网站"},
		{"网\u200d站", "网站"}, {"👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"}, {"网\xff站", "网站"}, {"一\n二\t三", "一\n二\t三"},
		{"\U000e0041甲", "甲"}, {"甲\ufffd乙", "甲\ufffd乙"}, {"𠮷野家", "𠮷野家"}, {"甲\uffff\ufffe\x0b", "甲"},
	} {
		if got := Visible(tt.text); got != tt.clean {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.clean)
		}
	}
}

// Texts has every text there is in a notice: a new field that an output shows is
// proofread like the others.
func TestTextsAreAll(t *testing.T) {
	n := full()
	n.AttachmentLabel, n.Attachments[0].Name = "附表", "附图"
	n.Head.Leaders = []string{"签发人甲"}
	n.SignOff.Draft = "2026年 月 日"
	n.SignOff.Signers = append(n.SignOff.Signers, Signer{Stamp: "签名章乙", Post: "市长"})
	n.Imprint.Recipients = []string{"各乡镇"}
	n.Web = Web{SiteName: "网站甲", SiteDomain: "a.cn", SiteIDCode: "99", Column: WebColumn{"栏目", "述", "键", "类"}, Source: "源", Author: "者",
		Description: "摘", Keywords: []string{"词"}, URL: "https://a.cn/", Files: "https://a.cn/f/", Image: "https://a.cn/i.png",
		Index: "索引", Valid: "有效", Area: "甲市", License: "许可", Foot: WebFoot{"主办", "备1", "备2", "错", "图页"},
		Corrections: []Correction{{What: "更", Why: "因", Was: "0a"}}, Withdrawn: Withdrawal{Why: "撤"}}
	n.Charts = []Chart{{Title: "图", Of: "轴", Unit: "个", Labels: []string{"标"}}}
	n.Summary = []Highlight{{Name: "要", Text: "点"}}
	n.Rosters = []Roster{{Title: "名单", Table: NewTable(Table{Columns: []Column{{}}, Rows: []Row{{Cells: []Cell{{Text: "丁"}}}}})}}
	var all []string
	for p := range n.Texts() {
		if p.What == "" {
			t.Errorf("%q is called nothing", p.Text)
		}
		all = append(all, p.Text)
	}
	unprinted := []string{"TitleBreaks", "TitleLines", "RecipientLines", "CCLines", "Fit", "Form", "Orientation", "ID", "Grouped", "Temporal",
		"Place", "Columns", "Covered"}
	filled := map[string]bool{} // fields that hold texts, and whether this notice has one there
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(path, v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(path, v.Index(i))
			}
		case reflect.Struct:
			if c, ok := v.Interface().(Cell); ok && c.Covered {
				return
			}
			for i := range v.NumField() {
				f := v.Type().Field(i)
				if !f.IsExported() || slices.Contains(unprinted, f.Name) {
					continue
				}
				if k := f.Type.Kind(); k == reflect.String || k == reflect.Slice && f.Type.Elem().Kind() == reflect.String {
					name := v.Type().Name() + "." + f.Name
					filled[name] = filled[name] || v.Field(i).Len() > 0
				}
				walk(path+"."+f.Name, v.Field(i))
			}
		case reflect.String:
			if s := v.String(); s != "" && !slices.ContainsFunc(all, func(p string) bool { return strings.Contains(p, s) }) {
				t.Errorf("%s: %q is not among the texts", path, s)
			}
		}
	}
	walk("Notice", reflect.ValueOf(n))
	for name, ok := range filled {
		if !ok {
			t.Errorf("the notice of this test has no %s: nothing shows that it is among the texts", name)
		}
	}
}
