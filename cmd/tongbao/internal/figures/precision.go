package figures

import (
	"math/big"

	"tongbao/cmd/tongbao/internal/diag"
)

// Decimals are how many decimals a single figure is printed with.
type Decimals struct {
	Key   string
	N     int
	Place diag.Place
}

// precision is how a plain number is rounded.
type precision struct {
	decimals int
	fixed    bool // always as many; else as many as it needs up to decimals
}

// meanDecimals is the usual precision of a mean of scores.
const meanDecimals = 2

// upTo prints as many decimals as a number needs, n at most.
func upTo(n int) precision { return precision{decimals: n} }

// decimals are those a notice gives its numbers, and which of them are used.
type decimals struct {
	options *Options
	single  map[string]int // by the key of a figure
	used    map[string]bool
}

func newDecimals(o *Options) decimals {
	d := decimals{o, map[string]int{}, map[string]bool{}}
	for _, of := range o.Decimals {
		d.single[of.Key] = of.N
	}
	return d
}

// use returns the decimals given to a figure, which are used therewith; ok is false when
// there are none.
func (d decimals) use(key string) (n int, ok bool) {
	n, ok = d.single[key]
	if ok {
		d.used[key] = true
	}
	return n, ok
}

// percent is how a figure is printed if it is a percentage.
func (d decimals) percent(key string) Format {
	f := d.options.Format
	if n, ok := d.single[key]; ok {
		f.Decimals = n
	}
	return f
}

// own is the precision given to a figure, else the usual one. Zeros at the end are dropped
// where they are of percentages.
func (d decimals) own(key string, usual precision) precision {
	if n, ok := d.use(key); ok {
		return precision{n, !d.options.Format.Trim}
	}
	return usual
}

// ofMeans is the precision of means.
func (d decimals) ofMeans() precision {
	if n := d.options.Means; n != nil {
		return precision{*n, !d.options.Format.Trim}
	}
	return upTo(meanDecimals)
}

// unused tells of decimals given to what is no figure of the ledger, or has none.
func (d decimals) unused(l *Ledger) diag.Findings {
	var out diag.Findings
	for _, of := range d.options.Decimals {
		switch f := l.index[of.Key]; {
		case f == nil:
			out.Tell(codePercentUnused, of.Place, "请用 tongbao explain 查看本通报的数字名称，或删去这一条。",
				"没有名为“%s”的数字，它的小数位数没有用到", of.Key)
		case !d.used[of.Key] && !l.adopted(f):
			out.Tell(codePercentUnused, of.Place, "请删去这一条；正文里另写了小数位数的，在正文里改。",
				"“%s”印作“%s”，是个数、名单，或者正文里另写了小数位数，这里写的没有用到", of.Key, f.Text)
		}
	}
	return out
}

// given registers a number with the decimals that the notice gives the figure; nil when it
// gives none, and the number is printed as its cells are.
func (l *Ledger) given(key, name, formula string, r *big.Rat, percent bool, sources *diag.Gathering) *Figure {
	if _, ok := l.decimals.use(key); !ok {
		return nil
	}
	if percent && r.Num().IsInt64() && r.Denom().IsInt64() {
		return l.ratio(key, name, formula, r.Num().Int64(), r.Denom().Int64(), sources)
	}
	return l.decimal(key, name, formula, r, l.decimals.own(key, upTo(meanDecimals)), sources)
}
