package publish

import (
	"fmt"
	"io"
	"strings"
)

// bar is how far a batch has come, in the last line of a terminal.
type bar struct {
	to    io.Writer // nil: there is no bar
	of    int       // notices
	shown int       // columns at most
}

// barWidth is how many characters stand for the whole batch.
const barWidth = 30

// bar is for a batch of some notices: one alone, and what is no terminal, has none.
func (o *Options) bar(notices int) *bar {
	if !o.Bar || notices < 2 {
		return &bar{}
	}
	return &bar{to: o.Err, of: notices}
}

// show draws the bar anew.
func (b *bar) show(finished, failed int) {
	if b.to == nil {
		return
	}
	full := barWidth * finished / b.of
	line := fmt.Sprintf("[%s%s] %d/%d", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), finished, b.of)
	if failed > 0 {
		line += fmt.Sprintf("，%d份没有通过", failed)
	}
	b.shown = 2 * len([]rune(line))
	fmt.Fprint(b.to, "\r"+line)
}

// clear takes the bar away, for what is printed in its place. Blanks do it on every terminal.
func (b *bar) clear() {
	if b.shown > 0 {
		fmt.Fprint(b.to, "\r"+strings.Repeat(" ", min(b.shown, lineWidth))+"\r")
		b.shown = 0
	}
}

// lineWidth is less than the columns of any terminal: blanks beyond would go on in the next line.
const lineWidth = 79
