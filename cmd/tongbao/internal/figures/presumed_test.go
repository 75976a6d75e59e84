package figures

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// TestPresumed holds that a number nobody gave is not given out for one: who was inspected
// is not all there are unless something says so, and who no longer fails has not
// therefore been put right.
func TestPresumed(t *testing.T) {
	n := func(v int64) *inspection.Number { return &inspection.Number{N: v} }
	stated := func(u inspection.Universe, followUp bool, g inspection.Group) *inspection.Listing {
		return &inspection.Listing{Key: "网站", Name: "网站", Coverage: inspection.StatedOnly, Universe: u, FollowUp: followUp,
			Groups: []inspection.Group{g}}
	}
	failed := inspection.Group{Existing: n(5), Passed: n(3), Failed: n(1)} // in the last period, put right, again
	drawn := sample()
	drawn.Universe, drawn.Records = inspection.Sample, drawn.Records[:2]
	for name, c := range map[string]struct {
		src   *inspection.Listing
		ask   func(*Set) *Figure
		text  string
		known bool
		told  string
	}{
		"a census":     {stated(inspection.Whole, false, inspection.Group{Inspected: n(300)}), (*Set).Count, "300", true, ""},
		"groups of it": {stated(inspection.ByGroup, false, inspection.Group{Inspected: n(300)}), (*Set).Count, "300", false, ""},
		"a number":     {stated(inspection.Presumed, false, inspection.Group{Inspected: n(300)}), (*Set).Count, "300", false, "presumed"},
		"its rate": {stated(inspection.Presumed, false, inspection.Group{Inspected: n(300)}),
			(*Set).InspectedRate, "—", false, "figure-unknown"},
		"a sample": {stated(inspection.Sample, false, inspection.Group{Inspected: n(300)}), (*Set).Count, "—", false, "figure-unknown"},
		"a sample of all": {stated(inspection.Sample, false, inspection.Group{Inspected: n(300), Existing: n(900)}),
			(*Set).InspectedRate, "33%", true, ""},
		"rows of a sample": {drawn, (*Set).Count, "2", false, "presumed"},
		"their rate":       {drawn, (*Set).InspectedRate, "—", false, "figure-unknown"},
		"no longer failing": {stated(0, true, inspection.Group{Existing: n(5), Failed: n(1)}),
			func(s *Set) *Figure { return s.Passed().Count() }, "4", true, "presumed"},
		"put right": {stated(0, true, failed),
			func(s *Set) *Figure { return s.Passed().Count() }, "3", true, ""},
		"of those inspected again": {stated(0, true, failed),
			func(s *Set) *Figure { return s.Inspected().PassRate() }, "75%", true, ""},
		"of whom": {stated(0, true, failed), (*Set).PassRate, "75%", true, "rate-of-part"},
		"a count without names": {stated(0, false, inspection.Group{Inspected: n(5), Failed: n(2)}),
			func(s *Set) *Figure { return s.Failed().Names().Figure("", "", "") }, "", true, "nameless"},
	} {
		l := NewLedger(Options{})
		s := NewSet(l, c.src)
		if s.Known() != c.known || len(l.Findings()) > 0 {
			t.Errorf("%s: known %v, %v", name, s.Known(), l.Findings())
		}
		f := c.ask(s)
		var told []string
		for _, f := range l.Findings() {
			told = append(told, f.Code)
		}
		if f.Text != c.text || strings.Join(told, " ") != c.told {
			t.Errorf("%s: %s, told %v", name, f.Text, told)
		}
	}
	for rate, want := range map[string]string{"90%": "", "92.5%": "", "90.87%": "stated-impossible"} {
		l := NewLedger(Options{Stated: []Stated{{Key: "网站.合格率", Text: rate}}})
		f := NewSet(l, stated(0, false, inspection.Group{Inspected: n(40)})).PassRate()
		told := ""
		for _, f := range l.Findings() {
			told += f.Code
		}
		if f.Text != rate || told != want {
			t.Errorf("stated %s of 40: %s, told %q", rate, f.Text, told)
		}
	}
}

// TestRepeatedGroup: a group that a summary has twice would be added twice; one of which two
// summaries say different things is one group.
func TestRepeatedGroup(t *testing.T) {
	n := func(v int64) *inspection.Number { return &inspection.Number{N: v} }
	for want, second := range map[string]inspection.Group{
		"repeated-group": {Column: "类别", Value: "甲", Inspected: n(2)},
		"":               {Column: "类别", Value: "甲", Existing: n(9)},
	} {
		l := NewLedger(Options{})
		NewSet(l, &inspection.Listing{Key: "网站", Name: "网站", Coverage: inspection.StatedOnly,
			Groups: []inspection.Group{{Column: "类别", Value: "甲", Inspected: n(2)}, second}})
		got := ""
		for _, f := range l.Findings() {
			got += f.Code
		}
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
