package vocabulary

import (
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// emptied is a place of a text where nothing was printed, and what has been told of it: a
// finding of the text or, where the figures know of no such value, theirs.
type emptied struct {
	piece   int    // that comes behind it
	finding int    // of the text
	because string // what the figures say; empty: it is told by the text
}

// tellEmpty tells that nothing is printed here, if nobody has told why: the figures have been
// asked since there were as many findings as told.
func (t *text) tellEmpty(told, line int, hint, words string) {
	e := emptied{piece: len(t.pieces), finding: len(t.findings)}
	switch e.because = figures.NobodyFound(t.ledger, told); {
	case e.because != "":
	case t.ledger.Told() > told:
		return
	default:
		t.findings = append(t.findings, CodeEmptyList.Found(t.place(line), hint, "%s", words))
	}
	t.empty = append(t.empty, e)
}

// nameBroken adds to what has been told of nothing the sentence that is left around it.
func (t *text) nameBroken() {
	for _, e := range t.empty {
		left := t.sentenceAt(e.piece)
		if left == "" {
			continue
		}
		words := "，印出来是“" + left + "”"
		if e.because != "" {
			figures.Leaving(t.ledger, e.because, words)
		} else {
			t.findings[e.finding].Text += words
		}
	}
}

const (
	sentenceEnds = "。！？\n"
	shownLeft    = 30 // characters of a sentence on each side that a message shows
)

// sentenceAt is the sentence around the beginning of a piece, as far as a message shows it.
func (t *text) sentenceAt(piece int) string {
	behind, ahead := "", ""
	for i := piece - 1; i >= 0 && !strings.ContainsAny(behind, sentenceEnds); i-- {
		behind = t.pieces[i].text() + behind
	}
	for i := piece; i < len(t.pieces) && !strings.ContainsAny(ahead, sentenceEnds); i++ {
		ahead += t.pieces[i].text()
	}
	behind = strings.TrimLeft(behind[max(0, strings.LastIndexAny(behind, sentenceEnds)):], sentenceEnds)
	if i := strings.IndexAny(ahead, sentenceEnds); i >= 0 {
		_, mark := utf8.DecodeRuneInString(ahead[i:])
		ahead = strings.TrimRight(ahead[:i+mark], "\n")
	}
	left, right := []rune(strings.TrimSpace(behind)), []rune(ahead)
	if len(left) > shownLeft {
		left = append([]rune("…"), left[len(left)-shownLeft:]...)
	}
	if len(right) > shownLeft {
		right = append(right[:shownLeft:shownLeft], '…')
	}
	return string(left) + string(right)
}

// text is what a piece prints.
func (p Piece) text() string { return p.Literal + document.InlineText(p.Inlines) }
