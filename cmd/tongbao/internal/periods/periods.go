// Package periods holds two periods of an office against each other: their figures, and what became of
// the objects that failed in one of them. It knows values only; reading and counting are done before.
//
//	c := periods.Compare(periods.Side{Folder: "q1", Label: "2026年第一季度", Figures: before}, periods.Side{…}, moved, ledger)
//	fmt.Print(c.Text())
package periods

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/survey"
)

// Side is one of the two periods.
type Side struct {
	Folder  string            `json:"folder"`
	Label   string            `json:"period"` // 2026年第一季度
	Figures []*figures.Figure `json:"-"`      // that its notice prints
}

// Comparison is two periods held against each other.
type Comparison struct {
	Before  Side     `json:"before"`
	Now     Side     `json:"now"`
	Figures []Figure `json:"figures"` // that both print, in the order of the later one
	Kinds   []Kind   `json:"objects"`
	// What only one of the two prints.
	OnlyBefore []Figure `json:"onlyBefore"`
	OnlyNow    []Figure `json:"onlyNow"`
}

// Figure is a number in both periods, as their notices print it. Change is worded: 增加3, 下降1.8个百分点,
// 不变; it is empty of what is no number or not known.
type Figure struct {
	Key    string `json:"key"`
	Name   string `json:"name"`
	Before string `json:"before,omitempty"`
	Now    string `json:"now,omitempty"`
	Change string `json:"change,omitempty"`
}

// Kind is what became of the objects of one kind.
type Kind struct {
	Name   string  `json:"kind"`
	Untold bool    `json:"untold,omitempty"` // a period does not list its objects with their verdicts
	States []State `json:"states,omitempty"`
}

// State is the objects of which the same became: 新增不合格, 仍不合格, 已整改 …
type State struct {
	Name    string   `json:"state"`
	Objects []Object `json:"objects"`
}

// Object is one that failed in either period.
type Object struct {
	Unit     string   `json:"unit,omitempty"`
	Name     string   `json:"name"`
	Platform string   `json:"platform,omitempty"`
	Was      string   `json:"was,omitempty"`
	Is       string   `json:"is,omitempty"`
	Why      []string `json:"why,omitempty"`
	Cell     string   `json:"cell"` // of the later period where it stands there
}

// Compare holds two periods against each other. ledger is that of the later one: changes are rounded as
// its notice rounds them.
func Compare(before, now Side, moved []survey.Moved, ledger *figures.Ledger) Comparison {
	c := Comparison{Before: before, Now: now}
	then := byKey(before.Figures)
	seen := map[string]bool{}
	for _, f := range now.Figures {
		if !own(f) || seen[f.Key] {
			continue
		}
		seen[f.Key] = true
		if b := then[f.Key]; b != nil {
			c.Figures = append(c.Figures, Figure{f.Key, f.Name, b.Text, f.Text, change(ledger, f, b)})
		} else {
			c.OnlyNow = append(c.OnlyNow, Figure{Key: f.Key, Name: f.Name, Now: f.Text})
		}
	}
	for _, f := range before.Figures {
		if own(f) && !seen[f.Key] {
			seen[f.Key] = true
			c.OnlyBefore = append(c.OnlyBefore, Figure{Key: f.Key, Name: f.Name, Before: f.Text})
		}
	}
	for _, m := range moved {
		c.Kinds = append(c.Kinds, kindOf(m))
	}
	return c
}

func byKey(fs []*figures.Figure) map[string]*figures.Figure {
	out := map[string]*figures.Figure{}
	for _, f := range fs {
		if out[f.Key] == nil {
			out[f.Key] = f
		}
	}
	return out
}

// own reports a figure of its period alone: one that compares it with a period before would be
// a change of changes.
func own(f *figures.Figure) bool {
	return f.Kind != figures.Points && !f.Reformatted() && !strings.HasPrefix(f.Key, survey.LastPeriod) &&
		!strings.HasPrefix(f.Key, survey.LastYear) && !strings.Contains(f.Key, ".较")
}

// change words what became of a figure.
func change(ledger *figures.Ledger, now, before *figures.Figure) string {
	if now.Kind == figures.Words || now.Kind != before.Kind || now.Unknown || before.Unknown {
		return ""
	}
	up, down, compare := "增加", "减少", ledger.Difference
	if now.Kind == figures.Percent {
		up, down, compare = "上升", "下降", ledger.Change
	}
	c := compare(now, before)
	switch {
	case c.Figure.Unknown:
		return ""
	case c.Direction > 0:
		return up + c.Figure.Text
	case c.Direction < 0:
		return down + c.Figure.Text
	}
	return same
}

// same is the change of a figure that has none.
const same = "不变"

// kindOf parts the objects of a kind by what became of them: new failures first, then those that
// fail again, then the others in the order of their first one.
func kindOf(m survey.Moved) Kind {
	k := Kind{Name: m.Kind.Name, Untold: m.Untold}
	order := []string{inspection.MoveNew, inspection.FollowFailing, inspection.FollowFixed}
	parts := map[string][]Object{}
	for _, move := range m.Moves {
		if !slices.Contains(order, move.State) {
			order = append(order, move.State)
		}
		parts[move.State] = append(parts[move.State], objectOf(move))
	}
	for _, state := range order {
		if len(parts[state]) > 0 {
			k.States = append(k.States, State{state, parts[state]})
		}
	}
	return k
}

func objectOf(m inspection.Move) Object {
	at := m.Present
	if at.IsZero() {
		at = m.Before
	}
	return Object{m.Unit, m.Name, m.Platform, m.Was, m.Is, m.Why, at.String()}
}
