package periods

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Text is the comparison for people: the numbers of the whole first, then the objects, then the
// numbers of the parts.
func (c *Comparison) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s（%s）→ %s（%s）\n变化按没有取整的数计算。\n", c.Before.Label, c.Before.Folder, c.Now.Label, c.Now.Folder)
	c.writeFigures(&b, "总的数字", func(f Figure) bool { return !isPart(f) })
	for _, k := range c.Kinds {
		k.write(&b)
	}
	c.writeFigures(&b, "分项的数字", isPart)
	writeOnly(&b, c.Before.Label, c.OnlyBefore)
	writeOnly(&b, c.Now.Label, c.OnlyNow)
	return b.String()
}

// isPart reports a figure of some of the objects: its key narrows them.
func isPart(f Figure) bool { return strings.ContainsAny(f.Key, "[［") }

// writeFigures lists the figures that changed; of the others it says how many there are.
func (c *Comparison) writeFigures(b *strings.Builder, head string, wanted func(Figure) bool) {
	var changed []Figure
	unchanged := 0
	for _, f := range c.Figures {
		switch {
		case !wanted(f):
		case f.Before == f.Now && (f.Change == same || f.Change == ""):
			unchanged++
		default:
			changed = append(changed, f)
		}
	}
	if len(changed)+unchanged == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s：变化%d个，不变%d个\n", head, len(changed), unchanged)
	for _, f := range changed {
		fmt.Fprintf(b, "  %s：%s → %s", f.Name, f.Before, f.Now)
		if f.Change != "" {
			fmt.Fprintf(b, "，%s", f.Change)
		}
		b.WriteByte('\n')
	}
}

// write lists the objects of a kind by what became of them.
func (k *Kind) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n%s\n", k.Name)
	switch {
	case k.Untold:
		b.WriteString("  有一期没有逐个列出检查结果，看不出哪些新增、哪些整改\n")
	case len(k.States) == 0:
		b.WriteString("  两期都没有不合格的\n")
	}
	for _, s := range k.States {
		fmt.Fprintf(b, "  %s %d个\n", s.Name, len(s.Objects))
		for _, o := range s.Objects {
			fmt.Fprintf(b, "    %s\n", o.line())
		}
	}
}

// line is an object in a list: unit, name, what was found, and where.
func (o *Object) line() string {
	out := o.Name
	if o.Unit != "" && o.Unit != o.Name {
		out = o.Unit + "　" + out
	}
	if o.Platform != "" {
		out += "（" + o.Platform + "）"
	}
	if len(o.Why) > 0 {
		out += "：" + strings.Join(o.Why, "；")
	}
	return out + "　" + o.Cell
}

// shownOnly is how many figures are listed that only one of the periods prints.
const shownOnly = 20

// writeOnly lists the figures that only one of the periods prints, those of the whole first.
func writeOnly(b *strings.Builder, label string, only []Figure) {
	if len(only) == 0 {
		return
	}
	fmt.Fprintf(b, "\n只有%s印出的数字：%d个\n", label, len(only))
	listed := slices.Clone(only)
	slices.SortStableFunc(listed, func(x, y Figure) int { return cmp.Compare(order(x), order(y)) })
	for _, f := range listed[:min(len(listed), shownOnly)] {
		fmt.Fprintf(b, "  %s：%s\n", f.Name, f.Before+f.Now)
	}
	if more := len(listed) - shownOnly; more > 0 {
		fmt.Fprintf(b, "  另有%d个，--json 全部列出\n", more)
	}
}

// order puts the whole before its parts.
func order(f Figure) int {
	if isPart(f) {
		return 1
	}
	return 0
}
