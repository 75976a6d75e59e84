package figures

import (
	"fmt"
	"math/big"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// Options are what a notice says about its figures as a whole.
type Options struct {
	Format   Format
	Means    *int       // decimals of means and of sums whose cells differ; nil: as many as they need, up to meanDecimals
	Decimals []Decimals // of single figures
	Stated   []Stated   // figures the office states itself
	Policy   Policy     // for stated figures that carry none
	// Blank is printed for what is not known yet and may still come; empty: nothing may.
	Blank string
	// Quote writes a name of the data in keys, so that a text reads it as that and as no word;
	// nil: as package language does.
	Quote func(name string) string
}

// Ledger keeps the figures of one notice in the order they were asked for.
type Ledger struct {
	options  Options
	figures  []*Figure
	index    map[string]*Figure
	stated   map[string]Stated
	decimals decimals
	reported map[string]bool // findings already given, by code and key
	findings diag.Findings
	// bounded are printed a step off what they round to, by the decimals of the notice;
	// boundedHere by those of a place of the text.
	bounded, boundedHere bounded
}

// Told is how many findings there are so far.
func (l *Ledger) Told() int { return len(l.findings) }

// AskedAt gives the findings told since there were as many as told, those that are
// about no cell, the place of the text that asked, and returns how many there are now.
func (l *Ledger) AskedAt(at diag.Place, told int) int {
	for i := told; i < len(l.findings); i++ {
		if f := &l.findings[i]; f.Place.IsZero() {
			f.Place = at
		}
	}
	return len(l.findings)
}

// NewLedger returns an empty ledger. A key stated twice is a finding; the first
// statement counts.
func NewLedger(o Options) *Ledger {
	l := &Ledger{
		options: o, index: map[string]*Figure{},
		stated: map[string]Stated{}, reported: map[string]bool{}, decimals: newDecimals(&o),
	}
	for _, s := range o.Stated {
		if _, twice := l.stated[s.Key]; twice {
			l.findings.Tell(codeStatedTwice, s.Place, "请只留一处。", "数字“%s”写明了两次", s.Key)
			continue
		}
		l.stated[s.Key] = s
	}
	return l
}

// Respell gives the keys that notice.toml names figures by the spelling of the figures
// themselves, before any is asked for: key returns it. One figure stated in two spellings is a
// finding.
func Respell(l *Ledger, key func(string) string) {
	written := map[string]string{} // by the new key
	for i := range l.options.Stated {
		s := &l.options.Stated[i]
		old, k := s.Key, key(s.Key)
		if l.stated[old].Place == s.Place {
			delete(l.stated, old)
		}
		s.Key = k
		first, twice := written[k]
		switch {
		case !twice:
			written[k], l.stated[k] = old, *s
		case first != old: // else it has been told
			l.findings.Tell(codeStatedTwice, s.Place, "请只留一处。", "数字“%s”写明了两次", k)
		}
	}
	for i := range l.options.Decimals {
		of := &l.options.Decimals[i]
		if k := key(of.Key); k != of.Key {
			delete(l.decimals.single, of.Key)
			l.decimals.single[k], of.Key = of.N, k
		}
	}
}

// Figures returns the registered figures in the order they were asked for.
func (l *Ledger) Figures() []*Figure { return slices.Clone(l.figures) }

// Findings returns what could not be counted or does not agree. Call it when the
// notice is complete: stated figures nobody asked for, and decimals that are not used, are
// found out then. A part
// greater than its whole says nothing new of a number that does not agree anyway.
func (l *Ledger) Findings() diag.Findings {
	wrong := map[diag.Place]bool{}
	for _, f := range l.findings {
		wrong[f.Place] = wrong[f.Place] || f.Is(inspection.CodeTotalMismatch)
	}
	out := slices.DeleteFunc(slices.Clone(l.findings), func(f diag.Finding) bool { return f.Is(codePartExceedsWhole) && wrong[f.Place] })
	for _, s := range l.options.Stated {
		if l.index[s.Key] == nil {
			out.Tell(codeStatedUnused, s.Place, "用 tongbao explain 查看本通报的数字名称，或删去这一条。",
				"写明的数字“%s”没有用到，无法核对", s.Key)
		}
	}
	return append(out, l.decimals.unused(l)...)
}

// report adds a finding once for each code and key.
func (l *Ledger) report(key string, f diag.Finding) {
	if id := f.Code + "\x00" + key; !l.reported[id] {
		l.reported[id] = true
		l.findings = append(l.findings, f)
	}
}

// register keeps f under its key; asked for again, the first one comes back, so
// that one number is one figure wherever it stands.
func (l *Ledger) register(f Figure) *Figure {
	if old, ok := l.index[f.Key]; ok {
		if old.value().Cmp(f.value()) != 0 && !l.adopted(old) {
			l.clash(old, f.Text, f.Formula)
		}
		return old
	}
	if f.gathered == nil {
		f.gathered = diag.Gather(f.Sources...)
	}
	f.Sources, f.gathered = f.gathered.Places(), nil
	if s, ok := l.stated[f.Key]; ok {
		l.settle(&f, s)
	}
	l.figures = append(l.figures, &f)
	l.index[f.Key] = &f
	return &f
}

// clash tells of two numbers that would be one figure, so that the first would be printed
// for both: a column is called like what is counted of another, such as 件数合计.
func (l *Ledger) clash(old *Figure, text, formula string) {
	l.report(old.Key, codeFigureClash.Found(diag.Place{}, "请给表里的一列改名，使两个数字的名称不同。",
		"两个数字都叫“%s”：一个是%s（%s），一个是%s（%s）", old.Key, old.Text, old.Formula, text, formula))
}

// adopted reports a figure that stands for what could not be counted.
func (l *Ledger) adopted(f *Figure) bool {
	_, stated := l.stated[f.Key]
	return stated || f.Unknown
}

// unknown registers a figure nothing is known of, and why; without a reason what is
// behind it has been told. A stated one takes its place without a finding: the office
// answers for it.
func (l *Ledger) unknown(key, name string, kind Kind, why ...diag.Finding) *Figure {
	if old, ok := l.index[key]; ok {
		if !l.adopted(old) {
			l.clash(old, undefined, name)
		}
		return old
	}
	f := Figure{Key: key, Name: name, Kind: kind, Den: 1, Text: firstOf(l.options.Blank, undefined), Formula: "无法算出", Unknown: true}
	if s, ok := l.stated[key]; !ok || !l.adopt(&f, s) {
		for _, f := range why {
			l.report(key, f)
		}
	}
	l.figures = append(l.figures, &f)
	l.index[key] = &f
	return &f
}

// isDraft reports a notice in which what is not known yet is left to be filled in.
func isDraft(l *Ledger) bool { return l.options.Blank != "" }

// awaited registers a figure of a draft whose data are still to come, which has been told.
func awaited(l *Ledger, key, name string, kind Kind) *Figure {
	f := l.unknown(key, name, kind)
	f.awaited = f.Unknown
	return f
}

// ratio registers num/den as a percentage.
func (l *Ledger) ratio(key, name, formula string, num, den int64, sources *diag.Gathering) *Figure {
	if den == 0 {
		return overZero(l, key, name, formula, num == 0, only(sources), sources)
	}
	l.decimals.use(key)
	text, rounding, off := percentText(num, den, l.decimals.percent(key))
	return registerRate(l, Figure{Key: key, Name: name, Kind: Percent, Num: num, Den: den,
		Text: text, Formula: formula, Rounding: rounding, gathered: sources}, off)
}

// Reformat registers f printed with other decimals, for one place of the text. Counts of
// objects and lists come back as they are, and so does what an office states and no data prove: it has
// the decimals it is written with.
func (l *Ledger) Reformat(f *Figure, decimals int) *Figure {
	key := fmt.Sprintf("%s.%d位小数", f.operand(), decimals)
	switch {
	case !f.known() || f.printed != nil:
		return f
	case f.Kind == Decimal || f.measured:
		return l.decimal(key, f.Name, f.Formula, f.value(), precision{decimals, true}, diag.Gather(f.Sources...))
	case f.Kind != Percent:
		return f
	}
	format := l.decimals.percent(f.Key)
	format.Decimals = decimals
	text, rounding, off := percentText(f.Num, f.Den, format)
	return registerRate(l, Figure{Key: key, Name: f.Name, Kind: Percent, Num: f.Num, Den: f.Den,
		Text: text, Formula: f.Formula, Rounding: rounding, Sources: f.Sources, of: f}, off)
}

func (l *Ledger) tooLarge(key, name string) *Figure {
	return l.unknown(key, name, Decimal, codeNumberTooLarge.Found(diag.Place{}, "请核对表中的数字。", "“%s”的数值过大", name))
}

// decimal registers an exact rational as a plain number: whole ones as counts, unless
// they are to have decimals too.
func (l *Ledger) decimal(key, name, formula string, r *big.Rat, p precision, sources *diag.Gathering) *Figure {
	f := Figure{Key: key, Name: name, Kind: Decimal, Num: r.Num().Int64(), Den: r.Denom().Int64(), Formula: formula, gathered: sources}
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return l.tooLarge(key, name)
	}
	sign := ""
	if r.Sign() < 0 {
		sign = "-"
	}
	if r.IsInt() && (!p.fixed || p.decimals == 0) {
		f.Kind, f.measured, f.Text = Count, true, sign+decimalText(r, 0, false)
		return l.register(f)
	}
	f.Text = sign + decimalText(r, p.decimals, !p.fixed)
	if old := l.index[key]; old != nil && old.Text != f.Text && old.value().Cmp(r) == 0 && !l.adopted(old) {
		f.Key = fmt.Sprintf("%s.%d位小数", key, p.decimals) // the same number, asked for with other decimals
	}
	if back, _ := new(big.Rat).SetString(f.Text); back.Cmp(r) != 0 {
		f.Rounding = fmt.Sprintf("%s%s%s→%s", sign, exactText(r, p.decimals), roundingName(p.decimals), f.Text)
	}
	return l.register(f)
}

// only is the place of a finding that rests on the places: their one range of cells, or
// none, so that who asked is named and not one cell of many.
func only(sources *diag.Gathering) diag.Place {
	if all := sources.Places(); len(all) == 1 {
		return all[0]
	}
	return diag.Place{}
}

// overZero registers a rate of nothing, which is unknown; at is where the zero stands. That
// it is 0 of 0 is told unless the notice says how it is printed.
func overZero(l *Ledger, key, name, formula string, zero bool, at diag.Place, sources *diag.Gathering) *Figure {
	text := l.options.Format.ZeroOfZero
	var why []diag.Finding
	if text == "" || !zero {
		text = undefined
		hint := "请核对数据；确实没有检查对象的，正文里不写这个比例。"
		if zero {
			hint = "请核对数据；确实没有检查对象的，正文里不写这个比例，或在 [percent] 的 zero_of_zero 写明怎么印。"
		}
		why = []diag.Finding{codeZeroDenominator.Found(at, hint, "“%s”的分母为0，无法计算比例，印作“%s”", name, undefined)}
	}
	f := l.unknown(key, name, Percent, why...)
	if f.Unknown {
		f.Text = text
		f.Formula, f.Sources = formula, sources.Places()
	}
	return f
}
