package html

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// chartView is a picture with the table that says the same: bars stand inside it.
type chartView struct {
	ID, Title, Unit string
	LabelHead       string // head of the first column
	Rows            []chartRow
}

// chartRow is one row of the table. A bar of width W begins at X, both of 100.
type chartRow struct {
	Label string
	Text  string
	Value string
	Bar   bool
	X, W  string
}

func (b *builder) charts(list []document.Chart) []chartView {
	var out []chartView
	for i, c := range list {
		n := min(len(c.Labels), len(c.Values)) // a label without a value, or a value without a label, is not drawn
		if n == 0 {
			continue
		}
		v := chartView{ID: b.anchor("", fmt.Sprintf("chart%d", i+1)), Title: c.Title, Unit: c.Unit, LabelHead: cmp.Or(c.Of, "类别")}
		var values []float64
		for j := range n {
			f := &c.Values[j]
			value, text := number(f), f.Text
			if math.IsNaN(value) {
				text = "—"
			}
			values = append(values, value)
			v.Rows = append(v.Rows, chartRow{Label: c.Labels[j], Text: text, Value: exactValue(f)})
		}
		bars(v.Rows, values, c.Unit)
		out = append(out, v)
	}
	return out
}

// number is the value to draw, a rate in percent; NaN where there is none.
func number(f *figures.Figure) float64 {
	if f.Den == 0 || f.Kind == figures.Words {
		return math.NaN()
	}
	x := float64(f.Num) / float64(f.Den)
	if f.Kind == figures.Percent || f.Kind == figures.Points {
		x *= 100
	}
	return x
}

// bars sets the rows' bars on one scale that begins at zero; a fall points to
// the left of it. Rates keep the scale of 0 to 100.
func bars(rows []chartRow, values []float64, unit string) {
	low, high := extent(values)
	low, high = min(low, 0), max(high, 0)
	if unit == "%" && low == 0 {
		high = max(high, 100)
	}
	if high == low {
		return
	}
	for i, x := range values {
		if math.IsNaN(x) {
			continue
		}
		from, to := (min(x, 0)-low)/(high-low)*100, (max(x, 0)-low)/(high-low)*100
		rows[i].Bar, rows[i].X, rows[i].W = true, coordinate(from), coordinate(to-from)
	}
}

// coordinate prints an SVG length with two places at most.
func coordinate(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}

// extent is the range of the values, from infinity to its opposite without any.
func extent(values []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !math.IsNaN(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}

// series is one line of a trend; NaN is a gap. Texts are the values as printed, one each: the
// text alternative says them, and the points of a line that stands alone bear them.
type series struct {
	Name   string
	Values []float64
	Texts  []string
}

// trendView is a line chart drawn for one width of window.
type trendView struct {
	Class         string // "wide" or "narrow"
	Width, Height int
	Label         string // the text alternative in one sentence
	Cut           string // mark of an axis that does not begin at zero; empty: it does
	Grid          []gridLine
	Lines         []trendLine
	Ticks         []chartText
}

type gridLine struct {
	X1, X2, Y string
	Text      chartText
}

type trendLine struct {
	Class  string // "first" to "third": tells the lines apart without colour
	Path   string
	Points []chartPoint
	Key    legend // without a name when there is only one line
}

// legend shows a line's form beside its name.
type legend struct {
	Path string
	Name chartText
}

type chartPoint struct {
	X, Y string
	Text chartText
}

type chartText struct{ X, Y, Text string }

// plot is the frame a trend is drawn in, in SVG units of about one CSS pixel.
type plot struct {
	class                    string // of the view
	width, height            float64
	left, right, top, bottom float64     // margins
	inset                    float64     // from the ends of the axis to the first and last point
	low, high                float64     // of the scale
	times                    []time.Time // of the points along the axis, in order
}

// x is where the i-th point stands: the axis is to the scale of time.
func (p plot) x(i int) float64 {
	first, all := p.times[0], p.times[len(p.times)-1].Sub(p.times[0])
	if all <= 0 {
		return p.left + (p.width-p.left-p.right)/2
	}
	return p.left + p.inset + float64(p.times[i].Sub(first))/float64(all)*(p.width-p.left-p.right-2*p.inset)
}

func (p plot) y(v float64) float64 {
	return p.top + (p.high-v)/(p.high-p.low)*(p.height-p.top-p.bottom)
}

// trends draws the lines twice, for a desktop and for a phone: text inside a
// picture that is merely scaled down could not be read on the phone. Labels and times are those
// of the points.
func trends(unit string, labels []string, times []time.Time, lines []series) []trendView {
	low, high, step, ok := scale(lines, unit)
	if !ok {
		return nil
	}
	var out []trendView
	for _, p := range []plot{{class: "wide", width: 720, height: 280}, {class: "narrow", width: 320, height: 240}} {
		p.left, p.right, p.top, p.bottom = 48, 4, 36, 34
		p.low, p.high, p.times = low, high, times
		p.inset = max(20, labelWidth(labels)/2-4)
		out = append(out, p.trend(unit, labels, lines, step))
	}
	return out
}

// scale chooses round limits and a round step for the values.
func scale(lines []series, unit string) (low, high, step float64, ok bool) {
	var all []float64
	for _, s := range lines {
		all = append(all, s.Values...)
	}
	low, high = extent(all)
	if low > high {
		return 0, 0, 0, false
	}
	if unit != "%" { // counts are compared with nothing
		low, high = min(low, 0), max(high, 0)
	}
	step = roundStep((high - low) / 4)
	if unit != "%" {
		step = max(step, 1)
	}
	low, high = math.Floor(low/step)*step, math.Ceil(high/step)*step
	if high == low {
		high += step
	}
	if unit == "%" && high >= 100 && low >= 0 {
		high = 100
		low = min(low, 100-step)
	}
	return low, high, step, true
}

// roundStep is the next of 1, 2, 5, 10 … times a power of ten.
func roundStep(x float64) float64 {
	if x <= 0 {
		return 1
	}
	base := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 5} {
		if m*base >= x {
			return m * base
		}
	}
	return 10 * base
}

func (p plot) trend(unit string, labels []string, lines []series, step float64) trendView {
	v := trendView{Class: p.class, Width: int(p.width), Height: int(p.height), Label: trendLabel(unit, labels, lines)}
	for g := p.low; g <= p.high+step/2; g += step {
		y := p.y(g)
		v.Grid = append(v.Grid, gridLine{
			coordinate(p.left), coordinate(p.width - p.right), coordinate(y),
			chartText{coordinate(p.left - 8), coordinate(y + 5), coordinate(g) + unit},
		})
	}
	for _, i := range p.labelled(labels) {
		v.Ticks = append(v.Ticks, chartText{coordinate(p.x(i)), coordinate(p.height - 8), labels[i]})
	}
	if p.low > 0 {
		v.Cut = fmt.Sprintf("M%s %sl-5 -4l10 -5l-5 -4", coordinate(p.left), coordinate(p.height-p.bottom))
	}
	for i, s := range lines {
		v.Lines = append(v.Lines, p.line(s, i, len(lines), unit))
	}
	return v
}

// labelSize is the size of a chart's text in SVG units.
const labelSize = 14

func labelWidth(labels []string) float64 {
	widest := 0.0
	for _, l := range labels {
		widest = max(widest, ems(l)*labelSize)
	}
	return min(widest, 140)
}

// labelled are the points that bear their labels, so that none runs into the next. The last
// period always has its label.
func (p plot) labelled(labels []string) []int {
	var out []int
	for i := len(labels) - 1; i >= 0; i-- {
		if len(out) == 0 || p.x(out[0])-p.x(i) >= labelWidth(labels)+labelSize/2 {
			out = slices.Insert(out, 0, i)
		}
	}
	return out
}

func (p plot) line(s series, i, of int, unit string) trendLine {
	t := trendLine{Class: [...]string{"first", "second", "third"}[i%3]}
	var d strings.Builder
	pen := "M"
	for j, v := range s.Values {
		if math.IsNaN(v) {
			pen = "M"
			continue
		}
		fmt.Fprintf(&d, "%s%s %s", pen, coordinate(p.x(j)), coordinate(p.y(v)))
		pen = "L"
		pt := chartPoint{X: coordinate(p.x(j)), Y: coordinate(p.y(v))}
		if of == 1 && len(s.Values) <= 12 && p.width > 400 {
			pt.Text = chartText{pt.X, coordinate(p.y(v) - 10), s.printed(j, unit)}
		}
		t.Points = append(t.Points, pt)
	}
	t.Path = d.String()
	if of > 1 {
		t.Key = p.legend(s.Name, i)
	}
	return t
}

// legend stands over the plot, one line behind the other.
func (p plot) legend(name string, i int) legend {
	const sample, cell = 32, 124 // widths in SVG units
	x := p.left + float64(i)*cell
	return legend{
		fmt.Sprintf("M%s 10h%d", coordinate(x), sample),
		chartText{coordinate(x + sample + 8), "15", name},
	}
}

// printed is the i-th value with its unit, as the notice prints it.
func (s series) printed(i int, unit string) string {
	return strings.TrimSuffix(s.Texts[i], unit) + unit
}

func trendLabel(unit string, labels []string, lines []series) string {
	var parts []string
	for _, s := range lines {
		for j := len(s.Values) - 1; j >= 0; j-- {
			if !math.IsNaN(s.Values[j]) {
				parts = append(parts, s.Name+"："+labels[j]+"为"+s.printed(j, unit))
				break
			}
		}
	}
	return "折线图。" + strings.Join(parts, "；") + "。各期数据见下表。" + cutNote(lines, unit)
}

// cutNote says where the axis begins, when it is not zero.
func cutNote(lines []series, unit string) string {
	low, _, _, ok := scale(lines, unit)
	if !ok || low <= 0 {
		return ""
	}
	return "纵轴不从零开始，从" + coordinate(low) + unit + "画起。"
}
