package claims

import (
	"slices"
	"strings"
)

// reading is one meaning of a number.
type reading struct {
	expression string
	up         int  // direction a change is said to have
	loose      bool // it may be meant otherwise
}

// number reads a number, judges it when it was typed, and takes over what its clause is about.
func (w *walk) number(n int, d desc) {
	q := w.passage.Numbers[n]
	object, explicit := w.objectOf(&d)
	if d.within = w.within; d.within && len(d.values) > 0 {
		d.ofWhich = true
	}
	if explicit && w.parted.place && object != w.object && w.object >= 0 && !w.fresh && len(d.values) == 0 && !d.whole {
		w.doubted(true) // 市直有网站8个、账号2个: the accounts may be those of the place
	}
	certain := !d.unknown && !d.other && !w.other && (!w.doubt || explicit && (!w.unsure || d.whole || d.total))
	scopes, ok := w.scopesOf(&d, object, explicit)
	var found []reading
	a := &question{w, q, &d, object, scopes}
	switch {
	case !certain:
	case object < 0:
		found = a.together()
	case ok:
		found = a.readings()
	}
	if q.Typed && len(found) > 0 {
		w.claims[n] = w.judge(q, &d, found)
	}
	w.keep(&d, q, object, explicit, scopes, found)
}

// objectOf is what a number is of: the object its words name, else that of the clauses
// before. -1: it cannot be told.
func (w *walk) objectOf(d *desc) (object int, explicit bool) {
	switch {
	case len(d.objects) == 1:
		return d.objects[0], d.named
	case len(d.objects) > 1 && w.object >= 0 && slices.Contains(d.objects, w.object) && !d.joined:
		return w.object, true // 单位 of both
	case len(d.objects) > 1:
		return -1, true
	}
	return w.object, false
}

// scopesOf are the parts a number may be of, the likeliest first.
func (w *walk) scopesOf(d *desc, object int, explicit bool) ([]scope, bool) {
	if object < 0 {
		return nil, false
	}
	own, ok := d.scopeOf(object)
	if !ok {
		return nil, false
	}
	var earlier []scope
	if object == w.object && !d.whole {
		earlier = w.scopes
	}
	if explicit && w.fresh && own == "" && len(d.nouns) == 0 {
		earlier = nil // a new sentence names the object anew
	}
	var out []scope
	add := func(s scope) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if own == "" && !d.ofWhich && len(earlier) > 2 && slices.Contains(earlier, "") { // of several parts in a row none goes on
		add("")
	}
	switch {
	case own != "" && !d.ofWhich:
		add(own)
	case own == "" && explicit && !d.ofWhich:
		add("")
	}
	for _, s := range earlier {
		add(s.and(own))
	}
	if own != "" || len(out) == 0 {
		add(own)
	}
	return out, true
}

// and is a part of a part; conditions on one column replace each other.
func (s scope) and(own scope) scope {
	if own == "" || s == own {
		return s
	}
	var keep []string
	for _, c := range s.conditions() {
		column, _, _ := strings.Cut(c, "=")
		if !strings.Contains(string(own), column+"=") {
			keep = append(keep, c)
		}
	}
	all := append(keep, own.conditions()...)
	slices.Sort(all)
	return scope(strings.Join(all, ""))
}

func (s scope) conditions() []string {
	var out []string
	for _, c := range strings.SplitAfter(string(s), "]") {
		if c != "" {
			out = append(out, c)
		}
	}
	return out
}

// keep takes over what a number says its clause is about.
func (w *walk) keep(d *desc, q Number, object int, explicit bool, scopes []scope, found []reading) {
	if object >= 0 {
		fresh := w.object != object
		w.enter(object)
		own, ok := d.scopeOf(object)
		switch {
		case !ok:
			w.doubted(true)
		case own != "":
			if d.ofWhich || !explicit || !w.fresh {
				own = scopes[0]
			} else {
				w.scopes = nil
			}
			w.narrow(own)
		case d.whole || fresh || explicit && w.fresh:
			w.scopes = []scope{""}
		}
		if explicit && (!w.unsure || d.whole || d.total) {
			w.doubt = false
		}
	}
	w.doubted(d.unknown)
	w.fresh = false
	if len(d.periods) > 0 {
		w.frame.periods, w.timed = d.periods, false
	}
	if d.comparing {
		w.base = d.base
	}
	if d.state != noStatus && (d.share == nil) {
		w.state = d.state
	}
	w.follow = w.follow || d.followed()
	if d.rate != "" {
		w.rate = d.rate
	}
	if len(d.columns) == 1 {
		w.column = &d.columns[0]
	}
	if len(found) == 0 || d.moved {
		return
	}
	var stems []string
	for _, r := range found {
		stems = append(stems, r.expression)
	}
	if q.Unit == "%" {
		w.rates = stems
		return
	}
	w.counts, w.firm = stems, !found[0].loose
	if word := found[0].expression[strings.LastIndex(found[0].expression, ".")+1:]; !slices.Contains(w.frame.words, word) {
		w.frame.words = append(slices.Clone(w.frame.words), word)
	}
}
