package proof

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/templates"
)

// Files of the templates that hold the words; a file of the same name on disk
// wins over the embedded one.
const (
	lexiconFile   = "proof/lexicon.toml"
	documentsFile = "proof/documents.toml"
	kindsFile     = "proof/kinds.toml"
)

// Words are what proofreading knows as data.
type Words struct {
	slips     []slipEntry
	begin     map[rune][]int // indices of the slips by the character they begin with
	documents []cited
	kinds     []paperKind
	data      *claims.Reader // that what is typed is held against; nil: none
}

// Knowing are the words with the data that what is typed is held against.
func (w *Words) Knowing(data *claims.Reader) *Words {
	c := *w
	c.data = data
	return &c
}

// direction is which way a paper goes; empty: any.
type direction string

const (
	upward   direction = "上行"
	downward direction = "下行"
	level    direction = "平行"
	public   direction = "公布"
)

// paperKind is a kind of papers (文种) with what holds of its form.
type paperKind struct {
	Name      string    `toml:"name,required" name:"文种"`
	Direction direction `toml:"direction" name:"行文方向" choices:"上行|下行|平行|公布"`
	AnyTitle  bool      `toml:"any_title" name:"标题不限"` // a title need not end with the kind
}

// slipEntry is a word that is written wrong, or another one is usual for.
type slipEntry struct {
	Wrong  string   `toml:"wrong,required" name:"写错的词"` // as it stands in the text
	Right  string   `toml:"right,required" name:"应写的词"`
	Next   string   `toml:"next" name:"后面的条件"` // regular expression the text behind it has to begin with
	Except []string `toml:"except" name:"例外"`  // longer words that hold it and are right
	Usage  bool     `toml:"usage" name:"习惯用法"` // a matter of usage, not a slip
	Note   string   `toml:"note" name:"说明"`    // why, one Chinese sentence
	Place  diag.Place

	next *regexp.Regexp // nil: anything may follow
}

// cited is a document that notices cite, with its number.
type cited struct {
	Number string   `toml:"number,required" name:"发文字号"`
	Title  string   `toml:"title,required" name:"标题"`
	Also   []string `toml:"also" name:"其他标题"` // other titles it is cited by, such as those of its annexes
}

// titles are the titles it is cited by.
func (d cited) titles() []string { return append([]string{d.Title}, d.Also...) }

// is reports whether a title cites the document: by one of its titles, in full or short.
func (d cited) is(title string) bool {
	short := func(full string) bool { return strings.Contains(full, title) }
	return strings.Contains(title, d.Title) || slices.ContainsFunc(d.titles(), short)
}

// Load reads the words. A file on disk that cannot be read is an error. What is
// wrong in one is a warning: a word with a fault is left out, and for a file that is
// no TOML the one inside the program takes its place.
func Load(set templates.Set) (*Words, diag.Findings) {
	if set.OnDisk() {
		return load(set)
	}
	w, findings := inProgram()
	return w, slices.Clone(findings)
}

// inProgram are the words inside the program, which a process reads once.
var inProgram = sync.OnceValues(func() (*Words, diag.Findings) { return load(templates.Set{}) })

func load(set templates.Set) (*Words, diag.Findings) {
	w := &Words{}
	var findings diag.Findings
	var lexicon struct {
		Words []slipEntry `toml:"word" name:"词"`
	}
	var documents struct {
		Documents []cited `toml:"document" name:"文件"`
	}
	var kinds struct {
		Kinds []paperKind `toml:"kind" name:"文种"`
	}
	read(set, kindsFile, &kinds, &findings)
	w.kinds = kinds.Kinds
	read(set, lexiconFile, &lexicon, &findings)
	read(set, documentsFile, &documents, &findings)
	for _, e := range lexicon.Words {
		if e.Wrong == "" || e.Right == "" {
			continue
		}
		if err := e.compile(); err != nil {
			findings.Tell(codeProofWords, e.Place, "请改正 next。", "“%s”后面的条件“%s”写法有误", e.Wrong, e.Next)
			continue
		}
		w.slips = append(w.slips, e)
	}
	w.begin = beginnings(w.slips)
	for _, d := range documents.Documents {
		if d.Number != "" && d.Title != "" {
			w.documents = append(w.documents, d)
		}
	}
	return w, findings
}

// compile makes the pattern of what has to follow the word.
func (e *slipEntry) compile() (err error) {
	if e.Next != "" {
		e.next, err = regexp.Compile(`^(?:` + e.Next + `)`)
	}
	return err
}

// found are the offsets of the word in a text where it is not part of one that is right. Of
// the longer words that begin at a place the first counts, as they are listed.
func (e *slipEntry) found(text string) []int {
	var out []int
	for at := 0; at < len(text); {
		longer := slices.IndexFunc(e.Except, func(x string) bool { return x != "" && strings.HasPrefix(text[at:], x) })
		switch {
		case longer >= 0:
			at += len(e.Except[longer])
		case strings.HasPrefix(text[at:], e.Wrong):
			out = append(out, at)
			at += len(e.Wrong)
		default:
			_, n := utf8.DecodeRuneInString(text[at:])
			at += n
		}
	}
	return out
}

// beginnings are the indices of words by the character they begin with.
func beginnings(words []slipEntry) map[rune][]int {
	out := map[rune][]int{}
	for k := range words {
		r, _ := utf8.DecodeRuneInString(words[k].Wrong)
		out[r] = append(out[r], k)
	}
	return out
}

// slipsIn are the indices of the words that stand in a text, in order; a text is gone through once for all of them.
func (w *Words) slipsIn(text string) []int {
	var out []int
	for at, r := range text {
		for _, k := range w.begin[r] {
			if strings.HasPrefix(text[at:], w.slips[k].Wrong) && !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return out
}

func read(set templates.Set, name string, into any, findings *diag.Findings) {
	file := "templates/" + name
	data, err := set.Read(name)
	if err != nil {
		findings.Tell(codeProofWordsUnreadable, diag.Place{File: file}, "请改正文件，关掉打开着它的程序，或删去它。", "%v", err)
		return
	}
	lines, told := conf.Read(file, data, "", into)
	for _, f := range told {
		if lines == nil {
			f.Hint += "改正以前，用程序自带的这份。"
		}
		findings.Tell(codeProofWords, f.Place, f.Hint, "%s", f.Text)
	}
	if inside := (templates.Set{}); lines == nil && set != inside {
		read(inside, name, into, findings)
	}
}

// kind is what is known of a kind of papers; of others nothing.
func (w *Words) kind(name string) paperKind {
	if i := slices.IndexFunc(w.kinds, func(k paperKind) bool { return k.Name == name }); i >= 0 {
		return w.kinds[i]
	}
	return paperKind{Name: name}
}

// document is the known document with a number.
func (w *Words) document(number string) (cited, bool) {
	return w.first(func(d cited) bool { return d.Number == number })
}

// titled is the known document with exactly this title.
func (w *Words) titled(title string) (cited, bool) {
	return w.first(func(d cited) bool { return slices.Contains(d.titles(), title) })
}

func (w *Words) first(is func(cited) bool) (cited, bool) {
	k := slices.IndexFunc(w.documents, is)
	if k < 0 {
		return cited{}, false
	}
	return w.documents[k], true
}

// freeText are the columns of a table that people wrote sentences in.
var freeText = pattern.New(`问题|情况|备注|原因|措施|做法|说明|意见`)

// slipNamed are the words of a sentence that quotes others' slips: “登陆”应为“登录”.
var slipNamed = pattern.New(`应[当该]?[为是写作改]|[误错]写|写[成为作错]|误[为作用]|错[别]?字|错误表述|改[为成]|不规范|不准确`)

// isQuotedSlip reports a word in quotation marks in a sentence that names it as a slip.
func isQuotedSlip(t *passage, off int) bool {
	return t.isQuotation(off) && slipNamed.MatchString(t.sentenceAround(off))
}

// lexicon finds words that are written wrong. Names are as their owners write
// them; in tables only columns of free text are read.
func lexicon(t *passage) {
	if t.slot == cellSlot && !freeText.MatchString(t.column) {
		return
	}
	for _, k := range t.paper.words.slipsIn(t.text) {
		e := &t.paper.words.slips[k]
		code, should := codeWording, "应为"
		if e.Usage {
			code, should = codeWordingUsage, "宜写作"
		}
		for _, at := range e.found(t.text) {
			end := at + len(e.Wrong)
			if t.slot != cellSlot && t.quoted(at) || isQuotedSlip(t, at) || e.next != nil && !e.next.MatchString(t.text[end:]) {
				continue
			}
			t.tell(at, code, e.Note, "“%s”%s“%s”：%s。", e.Wrong, should, e.Right, t.shown(at, end))
		}
	}
}
