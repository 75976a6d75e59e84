package proof

import (
	"fmt"
	"testing"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// answered are the words with data of three offices that answer messages, and of two sites.
func answered() *Words {
	known := map[string]*figures.Figure{}
	count := func(key string, n, of int64) {
		known[key] = &figures.Figure{Key: key, Kind: figures.Count, Num: n, Den: 1, Text: fmt.Sprint(n)}
		if of > 1 {
			known[key] = &figures.Figure{Key: key, Kind: figures.Percent, Num: n, Den: of, Text: fmt.Sprintf("%.1f%%", 100*float64(n)/float64(of))}
		}
	}
	received := claims.Column{Asked: "收到", Named: "收到", Names: []string{"收到"}, Whole: true}
	closed := claims.Column{Asked: "办结", Named: "办结", Names: []string{"办结"}}
	offices := claims.Object{Expression: "留言", Names: []string{"留言"}, Free: true, Columns: []claims.Column{received, closed},
		Nouns: []claims.Noun{{Word: "单位", Column: "单位"}}}
	for name, n := range map[string][2]int64{"甲局": {40, 38}, "乙局": {60, 60}, "丙局": {40, 20}} {
		offices.Values = append(offices.Values, claims.Value{Column: "单位", Quoted: name, Names: []string{name}})
		count("留言[单位="+name+"].收到", n[0], 1)
		count("留言[单位="+name+"].办结.占(收到)", n[1], n[0])
	}
	count("留言.去重数(单位)", 3, 1)
	sites := claims.Object{Expression: "网站", Names: []string{"网站"}, NameColumn: "名称"}
	for name, failed := range map[string]int64{"甲局网站": 0, "乙局网站": 1} {
		sites.Members = append(sites.Members, claims.Value{Column: "名称", Quoted: name, Names: []string{name}})
		count("网站[名称="+name+"].不合格数", failed, 1)
		count("网站[名称="+name+"].合格数", 1-failed, 1)
	}
	words, _ := embedded()
	l := claims.Lexicon{Action: "检查", Objects: []claims.Object{offices, sites}}
	return words.Knowing(claims.New(l, func(expression string) (*figures.Figure, int, bool) {
		f := known[expression]
		return f, 0, f != nil
	}))
}

// TestNamesOfData holds what is said of names against the data, both ways.
func TestNamesOfData(t *testing.T) {
	for text, want := range map[string]string{
		"留言办结率最低的是甲局。":            "错误",
		"留言办结率最低的是丙局。":            "",
		"收到留言最少的是甲局。":             "警告", // it is one of two
		"收到留言件数居前两位的是甲局、乙局。":      "错误",
		"按留言办结率排名，甲局居第二位。":        "",
		"按留言办结率排名，甲局居第一位。":        "错误",
		"留言办结率低于90%的单位是甲局、丙局。":    "错误",
		"留言办结率在90%以上的单位有甲局、乙局。":   "",
		"有2个单位留言全部办结。":            "错误",
		"除甲局外，其他3个单位都有没有办结的留言。":   "警告",
		"除甲局外，其他2个单位都公开了结果。":      "",
		"甲局网站不合格。":                "错误",
		"乙局网站检查合格。":               "错误",
		"乙局网站不合格，甲局网站合格。":         "",
		"不合格的网站是甲局网站、乙局网站。":       "错误",
		"不合格的网站是乙局网站。":            "",
		"甲局网站要确保合格。":              "",
		"上季度不合格的网站是甲局网站。":         "",
		"热线办结率最低的是甲局。":            "", // of other data
		"要求各单位整改：甲局网站、乙局网站不得不合格。": "",
	} {
		n, i := sample()
		n.Body = []document.Block{paragraph(text)}
		got := ""
		for _, f := range answered().Check(n, i, true) {
			if f.Code == codeNameDiffers.Name {
				got += f.Severity.String()
			}
		}
		if got != want {
			t.Errorf("%s: %s, not %s", text, got, want)
		}
	}
}
