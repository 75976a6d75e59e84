package figures

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// TestDecimals holds that decimals of a single figure are used whatever it is, that those of
// means are those of all means, and that decimals nothing is printed with are told.
func TestDecimals(t *testing.T) {
	one := 1
	rows := []string{"东 甲 3 1.5 90.125%", "西 乙 4 2.25 80%", "西 丙 5 — —"}
	ask := map[string]func(*Set) *Figure{
		"汇总.平均(检查数)":      func(s *Set) *Figure { return s.Mean("检查数") },
		"汇总.平均(不合格数)":     func(s *Set) *Figure { return s.Mean("不合格数") },
		"汇总.合计(不合格数)":     func(s *Set) *Figure { return s.Sum("不合格数") },
		"汇总.合计(检查数)":      func(s *Set) *Figure { return s.Sum("检查数") },
		"汇总.最大(占比)":       func(s *Set) *Figure { return s.Max("占比") },
		"汇总[地区=东].占比":     func(s *Set) *Figure { return s.Where("地区", "东").Column("占比") },
		"汇总.不合格数.占(检查数)":  func(s *Set) *Figure { return s.Share("不合格数", "检查数") },
		"汇总[甲].不合格数":      func(s *Set) *Figure { return s.Cell("甲", "不合格数") },
		"汇总[地区=西].行数":     func(s *Set) *Figure { return s.Where("地区", "西").Count() },
		"汇总.名单(地区)":       func(s *Set) *Figure { return s.Names("地区").Figure("东、西", "", "") },
		"汇总.平均(检查数).1位小数": func(s *Set) *Figure { return nil },
	}
	for _, c := range []struct {
		key         string
		means       *int
		decimals    int // -1: none given
		trim        bool
		text, notes string
	}{
		{"汇总.平均(检查数)", nil, -1, false, "4", ""},
		{"汇总.平均(检查数)", &one, -1, false, "4.0", ""},
		{"汇总.平均(检查数)", &one, -1, true, "4", ""},
		{"汇总.平均(检查数)", &one, 2, false, "4.00", ""},
		{"汇总.平均(检查数)", nil, 0, false, "4", ""},
		{"汇总.平均(不合格数)", nil, -1, false, "1.88", ""},
		{"汇总.平均(不合格数)", &one, -1, false, "1.9", ""},
		{"汇总.平均(不合格数)", nil, 3, false, "1.875", ""},
		{"汇总.合计(不合格数)", nil, -1, false, "3.75", ""},
		{"汇总.合计(不合格数)", &one, -1, false, "3.8", ""},
		{"汇总.合计(不合格数)", nil, 0, false, "4", ""},
		{"汇总.合计(检查数)", &one, -1, false, "12", ""},
		{"汇总.最大(占比)", nil, -1, false, "90.125%", ""},
		{"汇总.最大(占比)", nil, 1, false, "90.1%", ""},
		{"汇总[地区=东].占比", nil, 2, false, "90.13%", ""},
		{"汇总.不合格数.占(检查数)", nil, 2, false, "31.25%", ""},
		{"汇总[甲].不合格数", nil, 0, false, "2", ""},
		{"汇总[地区=西].行数", nil, 1, false, "2", "percent-unused"},
		{"汇总.名单(地区)", nil, 1, false, "东、西", "percent-unused"},
		{"汇总.平均(检查数).1位小数", nil, 1, false, "", "percent-unused"},
	} {
		o := Options{Means: c.means, Format: Format{Trim: c.trim}}
		if c.decimals >= 0 {
			o.Decimals = []Decimals{{Key: c.key, N: c.decimals}}
		}
		l := NewLedger(o)
		f := ask[c.key](NewSet(l, inspection.SheetListing(free(rows...))))
		var codes []string
		for _, f := range l.Findings() {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); got != c.notes || f != nil && (f.Text != c.text || f.Key != c.key) {
			t.Errorf("%+v: %+v, findings %q", c, f, got)
		}
	}
}
