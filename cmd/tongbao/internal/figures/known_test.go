package figures

import (
	"math/big"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

func TestTold(t *testing.T) {
	full := NewSet(NewLedger(Options{}), sample())
	counts := &inspection.Listing{Key: "网站", Name: "网站", Coverage: inspection.StatedOnly,
		Groups: []inspection.Group{{Inspected: &inspection.Number{N: 5}}}}
	stated := NewSet(NewLedger(Options{}), counts)
	rate := NewSet(NewLedger(Options{Stated: []Stated{{Key: "网站.合格率", Text: "90%"}}}), counts)
	counts.Groups = []inspection.Group{{Column: "类别", Value: "甲", Inspected: &inspection.Number{N: 2}},
		{Column: "类别", Value: "乙", Inspected: &inspection.Number{N: 3}}}
	groups := NewSet(NewLedger(Options{}), counts)
	none := NewSet(NewLedger(Options{}), &inspection.Listing{Key: "网站", Name: "网站", Columns: []inspection.RosterColumn{{Name: "类别"}}})
	for name, c := range map[string]struct{ got, want bool }{
		"failures of a full roster": {full.Failed().Known(), true},
		"number stated":             {stated.Known(), true},
		"failures not stated":       {stated.Failed().Known(), false},
		"rate counted":              {full.RateKnown(), true},
		"rate unknown":              {stated.RateKnown(), false},
		"rate stated":               {rate.RateKnown(), true},
		"rate of a part":            {rate.Where("类别", "甲").RateKnown(), false},
		"rate of nobody":            {none.RateKnown(), false},
		"column of the rows":        {full.Splits("类别"), true},
		"by another name":           {full.Splits("level"), true},
		"column that is not there":  {full.Splits("颜色"), false},
		"column with gaps":          {full.Splits("得分"), false},
		"stated groups":             {groups.Splits("类别"), true},
		"nothing stated":            {stated.Splits("类别"), false},
		"column of a table":         {practice(NewLedger(Options{})).Has("件数"), true},
		"no column of a table":      {practice(NewLedger(Options{})).Has("颜色"), false},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v", name, c.got)
		}
	}
}

// TestFigureClash holds that two different numbers are never one figure: the second is told
// and not printed as the first. The same number with other decimals is a figure of its own.
func TestFigureClash(t *testing.T) {
	l := NewLedger(Options{})
	at := diag.Gather(diag.Place{File: "甲.csv", Sheet: "甲", Cell: "B2"})
	first := l.decimal("留言.件数合计", "件数合计", "件数相加", big.NewRat(3, 1), upTo(0), at)
	if again := l.decimal("留言.件数合计", "件数合计", "件数相加", big.NewRat(3, 1), upTo(0), at); again != first || len(l.Findings()) > 0 {
		t.Errorf("the same number asked for again: %v", l.Findings())
	}
	third := big.NewRat(1, 3)
	a, b := l.decimal("平均", "平均", "", third, upTo(0), at), l.decimal("平均", "平均", "", third, upTo(2), at)
	if a.Text != "0" || b.Text != "0.33" {
		t.Errorf("%s and %s", a.Text, b.Text)
	}
	l.decimal("留言.件数合计", "件数合计", "件数合计相加", big.NewRat(30, 1), upTo(0), at)
	l.unknown("留言.件数合计", "件数合计", Decimal)
	if fs := l.Findings(); len(fs) != 1 || !fs[0].Is(codeFigureClash) || fs.Errors() != 1 {
		t.Errorf("%v", fs)
	}
}
