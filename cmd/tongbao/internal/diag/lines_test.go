package diag

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func cellAt(cell string) Place { return Place{File: "a.xlsx", Sheet: "网站", Cell: cell} }

func TestLines(t *testing.T) {
	odd := Code{Name: "odd", Severity: Error}
	cases := []struct {
		name string
		tell func(*Findings)
		want []string
	}{
		{"the same of cells and of lines", func(fs *Findings) {
			for row := range 300 {
				word := "是"
				if row%10 == 0 {
					word = "否"
				}
				fs.Tell(odd, cellAt(fmt.Sprintf("C%d", row+2)), "请改。", "“%s”不认识", word)
			}
			fs.Tell(odd, Place{File: "body.md", Line: 3}, "请改。", "名单是空的")
			fs.Tell(odd, Place{File: "body.md", Line: 7}, "请改。", "名单是空的")
		}, []string{
			"错误 a.xlsx!网站!C2、C12、C22、C32、C42、C52、C62、C72等30处：“否”不认识。请改。[odd]",
			"错误 a.xlsx!网站!C3:C11、C13:C21、C23:C31、C33:C41、C43:C51、C53:C61、C63:C71、C73:C81等270处：“是”不认识。请改。[odd]",
			"错误 body.md:3、7：名单是空的。请改。[odd]",
		}},
		{"other names and numbers are told each while they are few", func(fs *Findings) {
			for row := range 3 {
				fs.Tell(odd, cellAt(fmt.Sprintf("K%d", row+2)), "", "“网站%d”没有类别", row)
			}
		}, []string{
			"错误 a.xlsx!网站!K2：“网站0”没有类别。[odd]", "错误 a.xlsx!网站!K3：“网站1”没有类别。[odd]", "错误 a.xlsx!网站!K4：“网站2”没有类别。[odd]",
		}},
		{"many that differ by one name", func(fs *Findings) {
			for row := range 5 {
				fs.Tell(odd, cellAt(fmt.Sprintf("K%d", row+2)), "", "“网站%d”没有“类别”。", row)
			}
		}, []string{"错误 a.xlsx!网站!K2:K6 共5格：“网站0”“网站1”“网站2”等5个没有“类别”。[odd]"}},
		{"many that differ by more", func(fs *Findings) {
			for row := range 5 {
				fs.Tell(odd, cellAt(fmt.Sprintf("K%d", 2*row)), "", "第%d行“甲%d”没有类别", row, row)
			}
		}, []string{"错误 a.xlsx!网站!K0、K2、K4、K6、K8：第0行“甲0”没有类别；同样的共5处。[odd]"}},
		{"another hint, sheet or severity is another line", func(fs *Findings) {
			fs.Tell(odd, cellAt("A2"), "甲。", "不对")
			fs.Tell(odd, cellAt("A3"), "乙。", "不对")
			fs.Tell(odd, Place{File: "a.xlsx", Sheet: "新媒体", Cell: "A4"}, "乙。", "不对")
			*fs = append(*fs, (*fs)[2].Eased())
		}, []string{
			"错误 a.xlsx!新媒体!A4：不对。乙。[odd]", "错误 a.xlsx!网站!A2：不对。甲。[odd]", "错误 a.xlsx!网站!A3：不对。乙。[odd]",
			"警告 a.xlsx!新媒体!A4：不对。乙。[odd]",
		}},
		{"a block of cells", func(fs *Findings) {
			for _, cell := range []string{"AA2", "AB2", "AA3", "AB3", "AD2", "AD3"} {
				fs.Tell(odd, cellAt(cell), "", "公式没有结果")
			}
		}, []string{"错误 a.xlsx!网站!AA2:AB3、AD2:AD3 共6格：公式没有结果。[odd]"}},
	}
	for _, c := range cases {
		var fs Findings
		c.tell(&fs)
		if d := cmp.Diff(c.want, fs.Sorted().Lines()); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

func TestCompactPlaces(t *testing.T) {
	places := []Place{cellAt("D4"), cellAt("D2"), cellAt("D3"), cellAt("E9"), cellAt("D3"), {}, cellAt("D6"), {File: "n", Line: 3},
		cellAt("A1:B2")}
	want := []Place{cellAt("D2:D4"), cellAt("E9"), cellAt("D6"), {File: "n", Line: 3}, cellAt("A1:B2")}
	if d := cmp.Diff(want, CompactPlaces(places)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestIn holds that a place may be written as it is printed, of one finding and of
// several, and no further.
func TestIn(t *testing.T) {
	line := Place{File: "body.md", Line: 7}
	for _, c := range []struct {
		p       Place
		written string
		want    bool
	}{
		{cellAt("C13"), "", true}, {cellAt("C13"), " a.xlsx!网站!C13 ", true}, {cellAt("C13"), "a.xlsx!网站", true}, {cellAt("C13"), "a.xlsx", true},
		{cellAt("C13"), "a.xlsx!网站!C3:C11、C13", true}, {cellAt("C5"), "a.xlsx!网站!C3:C11、C13", true},
		{cellAt("C12"), "a.xlsx!网站!C3:C11、C13", false},
		{cellAt("C5"), "a.xlsx!网站!C3:C11 共9格", true}, {cellAt("C13"), "a.xlsx!网站!C3、C13等9处", true},
		{Place{File: "甲\u202E.csv"}, "甲〔U+202E〕.csv", true},
		{cellAt("D5"), "a.xlsx!网站!C3:C11", false}, {cellAt("D5"), "a.xlsx!网站!B2:F9", true}, {cellAt("A1:G20"), "a.xlsx!网站!B2:F9", false},
		{cellAt("C1"), "a.xlsx!网站!C13", false}, {cellAt("C13"), "a.xlsx!网", false}, {cellAt("C13"), "b.xlsx!网站!C3:C99", false},
		{Place{File: "a.xlsx", Sheet: "网站"}, "a.xlsx!网站!C3:C99", false},
		{line, "body.md:3、7", true}, {line, "body.md:3、17", false}, {line, "body.md", true}, {Place{}, "", true},
	} {
		if got := ReadPlaces(c.written).Has(c.p.Print()); got != c.want {
			t.Errorf("%s in %s: %v", c.p, strings.TrimSpace(c.written), got)
		}
	}
}
