package migrate

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// Known is what a notice has that its texts may name: which short form of a name is
// understood depends on what else has it. Data that could not be read is left out; the
// forms are then longer.
type Known struct {
	Kinds   []*inspection.Kind
	Rosters map[string]*figures.Set // by the key of the kind
	Follow  map[string]*figures.Set // what failed in the last period, likewise
	Sheets  map[string]*figures.Set // the other sheets, by name
}

// NewKnown is what the folder of a notice has, as far as it could be read.
func NewKnown(s *survey.Survey) *Known {
	out := &Known{Kinds: s.Kinds, Rosters: map[string]*figures.Set{}, Follow: map[string]*figures.Set{}, Sheets: map[string]*figures.Set{}}
	ledger := figures.NewLedger(figures.Options{})
	for _, r := range s.Rosters {
		out.Rosters[r.Kind.Key] = figures.NewSet(ledger, r.Now)
		if r.FollowUp != nil {
			out.Follow[r.Kind.Key] = figures.NewSet(ledger, r.FollowUp)
		}
	}
	for _, t := range s.Tables {
		set := figures.NewSet(ledger, t)
		out.Sheets[set.Label()] = set
	}
	return out
}

// terms turns expressions of the old notation into terms.
type terms struct {
	*Known
	words words
}

// words are the words of the vocabulary by what they are asked of.
type words map[string][]string

func vocabularyWords() words {
	out := words{}
	for _, w := range vocabulary.Words() {
		for _, on := range w.On {
			out[on] = append(out[on], w.Name)
		}
	}
	return out
}

// What words are asked of, as the vocabulary calls it.
const (
	onNothing = "开头"
	onSet     = "对象"
	onRow     = "一行"
)

// Words of the language that are written here and belong to no entry of the vocabulary.
const (
	beforeWord  = "上期"
	yearAgoWord = "去年同期"
	followWord  = "上期不合格"
	byWord      = "按"
	problemWord = "问题"
	gradeWord   = "等级"
	itemWord    = "本项"
	givenWord   = "写明"
)

// kindNames are the names a kind of objects goes by in a text.
func (k *Known) kindNames() []string {
	var out []string
	for _, kind := range k.Kinds {
		out = append(out, kind.Word, kind.Name, kind.Title)
	}
	return out
}

// rosterNamed reports a name that means objects of a kind, whatever else has it.
func (k *Known) rosterNamed(name string) bool {
	return slices.Contains(k.kindNames(), strings.TrimPrefix(name, followWord))
}
