package document

import (
	"strings"
	"time"
)

// Correction is what was put right after the notice was published. Only the web says it: the
// printed paper is printed anew.
type Correction struct {
	Date time.Time // with the hour where it is known
	What string
	Why  string // empty: not said
	Was  string // SHA-256 of the PDF before it, in hexadecimal; empty: not known
}

// Text is the correction in sentences.
func (c Correction) Text() string {
	said := ChineseDate(c.Date) + "更正：" + sentence(c.What)
	if c.Why != "" {
		said += "原因：" + sentence(c.Why)
	}
	if c.Was != "" {
		said += "更正以前的PDF，SHA-256为" + sentence(c.Was)
	}
	return said
}

// Withdrawal says that the notice no longer stands; the zero value says nothing.
type Withdrawal struct {
	Date time.Time
	Why  string
}

// Text is the withdrawal in sentences.
func (w Withdrawal) Text() string {
	return "本通报已于" + ChineseDate(w.Date) + "撤销。原因：" + sentence(w.Why)
}

func sentence(s string) string { return strings.TrimRight(strings.TrimSpace(s), "。；，") + "。" }

// IsWithdrawn reports that the web has nothing but the head of the notice and why it is gone.
func (w Web) IsWithdrawn() bool { return !w.Withdrawn.Date.IsZero() }

// ChangeTexts are what the web says beside the text of what became of it, a line each.
func (w Web) ChangeTexts() []string {
	if w.IsWithdrawn() {
		return []string{w.Withdrawn.Text()}
	}
	var out []string
	for _, c := range w.Corrections {
		out = append(out, c.Text())
	}
	return out
}

// Modified is when the web was changed last after it was published; zero: never.
func (w Web) Modified() time.Time {
	last := w.Withdrawn.Date
	for _, c := range w.Corrections {
		if c.Date.After(last) {
			last = c.Date
		}
	}
	if !last.IsZero() && last.Before(w.Published) {
		return w.Published // a day without its hour
	}
	return last
}

// Public is the notice as the web may have it: of a withdrawn one no text, no attachments and
// nothing that tells what was in them.
func (n *Notice) Public() *Notice {
	if !n.Web.IsWithdrawn() {
		return n
	}
	w := n.Web
	w.Description, w.Keywords, w.Image, w.Corrections, w.Charts, w.Temporal = "", nil, "", nil, false, ""
	w.Valid = withdrawnValidity
	return &Notice{Kind: n.Kind, Title: n.Title, TitleBreaks: n.TitleBreaks, TitleLines: n.TitleLines, Head: n.Head, Web: w, Draft: n.Draft}
}

// withdrawnValidity is the 有效性 of a withdrawn notice in the directory.
const withdrawnValidity = "已撤销"
