package inspection

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// reading is a measured value of one object. For dates that leave the day open
// Low and High differ.
type reading struct {
	low, high *big.Rat
	text      string // as the finding words it: "17", "2021年1月26日"
	place     diag.Place
}

// trouble is why a cell could not be measured.
type trouble struct {
	code, text, hint string
}

// measured reads the cell of a measure. missing is true when the sheet has no such
// column; a nil reading without trouble is an empty cell.
func (o *Object) measured(m *Measure) (r *reading, missing bool, t *trouble) {
	key := m.Name
	if m.Kind == DateMeasure && !o.roster.Has(key) {
		key = ColUpdated
	}
	if !o.roster.Has(key) {
		return nil, true, nil
	}
	c := o.Get(key)
	if c.Value.Kind == sheet.Fault {
		return nil, false, &trouble{"fault-cell", fmt.Sprintf("“%s”是错误值 %s", m.Name, c.Text), "请改正公式。"}
	}
	if c.Text == "" {
		if m.Blank == nil {
			return nil, false, nil
		}
		return &reading{m.Blank, m.Blank, m.Blank.RatString(), c.Place}, false, nil
	}
	switch m.Kind {
	case YesNoMeasure:
		r, t = yesNo(c, m)
	case DateMeasure:
		r, t = daysSince(c, m, o.roster.AsOf)
	default:
		r, t = count(c, m)
	}
	return r, false, t
}

func count(c Cell, m *Measure) (*reading, *trouble) {
	s := strings.ReplaceAll(wording.ASCIIDigits(c.Text), "，", ",")
	s = strings.TrimSpace(strings.TrimSuffix(s, m.Unit))
	if len(s) > 15 || strings.ContainsAny(s, "/eEpPxXbBoO_") { // forms big.Rat reads and clerks do not write
		return nil, notANumber(c, m)
	}
	v, ok := new(big.Rat).SetString(strings.ReplaceAll(s, ",", ""))
	if !ok {
		return nil, notANumber(c, m)
	}
	return &reading{v, v, s, c.Place}, nil
}

func notANumber(c Cell, m *Measure) *trouble {
	return &trouble{"not-a-number", fmt.Sprintf("“%s”应当是数字，这里是“%s”", m.Name, c.Text), "请只填数字，说明写到问题一列。"}
}

func yesNo(c Cell, m *Measure) (*reading, *trouble) {
	one, zero := big.NewRat(1, 1), new(big.Rat)
	switch strings.ToUpper(c.Text) {
	case "是", "有", "√", "1", "Y", "YES", "TRUE":
		return &reading{one, one, c.Text, c.Place}, nil
	case "否", "无", "没有", "×", "0", "N", "NO", "FALSE", "/", "—", "-":
		return &reading{zero, zero, c.Text, c.Place}, nil
	}
	return nil, &trouble{"not-yes-or-no", fmt.Sprintf("“%s”应当是“是”或“否”，这里是“%s”", m.Name, c.Text), "请填“是”或“否”。"}
}

func daysSince(c Cell, m *Measure, asOf time.Time) (*reading, *trouble) {
	first, last, text, t := dateOf(c, m.Name, asOf)
	if t != nil {
		return nil, t
	}
	if asOf.IsZero() {
		return nil, &trouble{"no-inspection-date", fmt.Sprintf("不知道检查日期，无法按“%s”判定", m.Name), "请在 notice.toml 写明 as_of。"}
	}
	if first.After(asOf) {
		return nil, &trouble{"date-after-inspection", fmt.Sprintf("“%s”%s晚于检查日期%s", m.Name, text, wording.Date(asOf, wording.DateFull)), "请核对日期。"}
	}
	if last.After(asOf) {
		last = asOf
	}
	return &reading{days(last, asOf), days(first, asOf), text, c.Place}, nil
}

func days(from, to time.Time) *big.Rat {
	return big.NewRat(int64(to.Sub(from).Hours()/24), 1)
}

// dateOf reads a date cell: a date by its format, or text. A month.day written as
// a number has lost a zero at its end when it has one decimal: 5.2 may be 20 May.
func dateOf(c Cell, name string, asOf time.Time) (first, last time.Time, text string, t *trouble) {
	if d := c.Value.Date; !d.IsZero() {
		d = time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
		return d, d, wording.Date(d, wording.DateFull), nil
	}
	if c.Value.Kind == sheet.Number {
		if _, fraction, _ := strings.Cut(c.Text, "."); fraction == "1" || fraction == "2" || fraction == "3" {
			return first, last, "", &trouble{"ambiguous-date", fmt.Sprintf("“%s”写成了数值%s，分不清是%s日还是%s0日", name, c.Text, fraction, fraction), "请写成 2026-05-20 这样的完整日期。"}
		}
	}
	d, ok := wording.ParseDate(c.Text)
	if !ok {
		return first, last, "", &trouble{"bad-date", fmt.Sprintf("“%s”应当是日期，这里是“%s”", name, c.Text), "请写成 2026-03-05 的形式。"}
	}
	first, last = d.Bounds(asOf)
	return first, last, d.String(), nil
}

// evaluate tells whether all conditions hold. sure is false when a value is open
// (a month without a day) and the answer depends on it; ok is false when a measure
// is missing or could not be read.
func (o *Object) evaluate(rs *Ruleset, when []Condition) (holds, sure, ok bool, used []Measured) {
	holds, sure, ok = true, true, true
	for _, c := range when {
		low, high := new(big.Rat), new(big.Rat)
		for _, name := range c.Measures {
			m := rs.measure(o.Kind, name)
			r, _, t := o.measured(m)
			if r == nil || t != nil {
				return false, false, false, used
			}
			low.Add(low, r.low)
			high.Add(high, r.high)
			used = append(used, Measured{name, r.text, m.Unit, r.place})
		}
		limit := c.Threshold
		if c.Than != "" {
			r, _, t := o.measured(rs.measure(o.Kind, c.Than))
			if r == nil || t != nil {
				return false, false, false, used
			}
			limit = r.low
			used = append(used, Measured{c.Than, r.text, rs.measure(o.Kind, c.Than).Unit, r.place})
		}
		a, b := c.Compare.holds(low, limit), c.Compare.holds(high, limit)
		sure = sure && (a == b || !a && !b)
		holds = holds && a && b
	}
	return holds, sure, ok, used
}

// Measured is a measured value that a reason rests on.
type Measured struct {
	Measure string
	Text    string // as in the sheet
	Unit    string
	Place   diag.Place
}

// values gives the measured texts by name for a wording; the sum of several
// measures goes by their names joined with ＋.
func values(ms []Measured) map[string]string {
	out := map[string]string{}
	for _, m := range ms {
		out[m.Measure] = m.Text
	}
	return out
}

// points prints an exact number of points: 92.5.
func points(r *big.Rat) string {
	f, _ := r.Float64()
	return strconv.FormatFloat(f, 'f', -1, 64)
}
