package leftovers

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

const (
	// fewTelling is from how many rows on that say the same in words or days of their own a
	// roster repeats another: two sites may go on failing as they did.
	fewTelling = 3
	// mostChanged is how many rows in a hundred may differ, of those two rosters share.
	mostChanged = 10
)

// shared is how the rows that two rosters have in common stand to each other.
type shared struct {
	rows, changed int // changed: with another result
	failed        int // in both, with the very words for what is wrong
	telling       int // those words weighed
	failures      int // in both
	days          int // with the same day of the last update
	dated         int // with a day in both
}

// sharedRows compares the rows of two rosters that are about the same object.
func sharedRows(now, past *inspection.Listing) (s shared) {
	old := map[string]*inspection.Record{}
	for i := range past.Records {
		old[keyOf(past, &past.Records[i])] = &past.Records[i]
	}
	for i := range now.Records {
		rec := &now.Records[i]
		was := old[keyOf(now, rec)]
		if was == nil {
			continue
		}
		s.rows++
		if rec.Grade != was.Grade || rec.Outcome != was.Outcome {
			s.changed++
			continue
		}
		if rec.Outcome == inspection.Failed {
			s.failures++
			if said := cellText(now, rec, inspection.ColDetail); !sheet.Nothing(said) && said == cellText(past, was, inspection.ColDetail) {
				s.failed++
				s.telling += weight(said)
			}
		}
		if day, before := cellText(now, rec, inspection.ColUpdated), cellText(past, was, inspection.ColUpdated); day != "" && before != "" {
			s.dated++
			if day == before {
				s.days++
			}
		}
	}
	return s
}

const (
	// shortWords are, in characters, words that many sites are described with: 空白栏目.
	shortWords = 10
	// ownWords is how much words that no two inspections write alike weigh against those.
	ownWords = 2
)

// weight is how much words that are the same say: those with a number, or many, say more.
func weight(said string) int {
	if strings.ContainsAny(said, "0123456789") || utf8.RuneCountInString(said) > shortWords {
		return ownWords
	}
	return 1
}

// keyOf is what makes a row of a roster the same object as one of another roster.
func keyOf(l *inspection.Listing, rec *inspection.Record) string {
	if code := sheet.Fold(cellText(l, rec, inspection.ColCode)); code != "" && columnOf(l, inspection.ColPlatform) < 0 {
		return "code\x00" + code
	}
	return sheet.Fold(cellText(l, rec, inspection.ColPlatform)) + "\x00" + sheet.Fold(rec.Name)
}

func cellText(l *inspection.Listing, rec *inspection.Record, key string) string {
	if i := columnOf(l, key); i >= 0 && i < len(rec.Cells) {
		return rec.Cells[i].Text
	}
	return ""
}

// repeats reports rows that nearly all say what they said, in words and days that are no chance.
func (s shared) repeats() bool {
	few := func(changed, of int) bool { return 100*changed <= mostChanged*of }
	words := s.telling >= fewTelling*ownWords && few(s.failures-s.failed, s.failures)
	days := s.days >= fewTelling && few(s.dated-s.days, s.dated) && s.failed > 0
	return s.rows >= fewRows && few(s.changed, s.rows) && (words || days)
}

// rowsKept tells of a roster most of whose rows are those of an earlier period, though it has new
// ones or lacks some.
func (c *check) rowsKept(now, past *inspection.Listing) bool {
	verdict := columnOf(now, inspection.ColVerdict)
	s := sharedRows(now, past)
	if verdict < 0 || !s.repeats() {
		return false
	}
	same := "全部相同"
	if s.changed > 0 {
		same = fmt.Sprintf("只有%d行不同", s.changed)
	}
	c.findings.Tell(codeVerdicts, cellsOf(now, verdict), "请核对这一列和“主要问题”是不是本期的结果。",
		"与%s（%s）都有的%d行，“%s”%s，%d个不合格的“主要问题”也一字不差", past.Period, past.Records[0].Place.File, s.rows,
		now.Columns[verdict].Header, same, s.failed)
	return true
}
