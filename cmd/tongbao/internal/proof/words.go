package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/templates"
)

// Files of the templates that hold the words; a file of the same name on disk
// wins over the embedded one.
const (
	lexiconFile   = "proof/lexicon.toml"
	documentsFile = "proof/documents.toml"
)

// Words are what proofreading knows as data.
type Words struct {
	slips     []slipEntry
	documents []cited
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

// is reports whether a title cites the document: by its title, in full or short.
func (d cited) is(title string) bool {
	if strings.Contains(d.Title, title) {
		return true
	}
	for _, a := range d.Also {
		if strings.Contains(a, title) {
			return true
		}
	}
	return strings.Contains(title, d.Title)
}

// Load reads the words. A file on disk that cannot be read is an error. What is
// wrong in one is a warning: a word with a fault is left out, and for a file that is
// no TOML the one inside the program takes its place.
func Load(set templates.Set) (*Words, diag.Findings) {
	w := &Words{}
	var findings diag.Findings
	var lexicon struct {
		Words []slipEntry `toml:"word" name:"词"`
	}
	var documents struct {
		Documents []cited `toml:"document" name:"文件"`
	}
	read(set, lexiconFile, &lexicon, &findings)
	read(set, documentsFile, &documents, &findings)
	for _, e := range lexicon.Words {
		if e.Wrong == "" || e.Right == "" {
			continue
		}
		var err error
		if e.Next != "" {
			e.next, err = regexp.Compile(`^(?:` + e.Next + `)`)
		}
		if err != nil {
			findings.Tell(codeProofWords, e.Place, "请改正 next。", "“%s”后面的条件“%s”写法有误", e.Wrong, e.Next)
			continue
		}
		w.slips = append(w.slips, e)
	}
	for _, d := range documents.Documents {
		if d.Number != "" && d.Title != "" {
			w.documents = append(w.documents, d)
		}
	}
	return w, findings
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

// document is the known document with a number.
func (w *Words) document(number string) (cited, bool) {
	for _, d := range w.documents {
		if d.Number == number {
			return d, true
		}
	}
	return cited{}, false
}

// titled is the known document with exactly this title.
func (w *Words) titled(title string) (cited, bool) {
	for _, d := range w.documents {
		if d.Title == title {
			return d, true
		}
		for _, a := range d.Also {
			if a == title {
				return d, true
			}
		}
	}
	return cited{}, false
}

// lexicon finds words that are written wrong. Names are as their owners write
// them; in tables only columns of free text are read.
func lexicon(p *paper, t *passage) diag.Findings {
	if t.slot == cellSlot && !freeText.MatchString(t.column) {
		return nil
	}
	var fs diag.Findings
	for _, e := range p.words.slips {
		for off := 0; ; {
			i := strings.Index(t.text[off:], e.Wrong)
			if i < 0 {
				break
			}
			at := off + i
			off = at + len(e.Wrong)
			if t.slot != cellSlot && t.quoted(at) || e.next != nil && !e.next.MatchString(t.text[off:]) || e.excepted(t.text, at) {
				continue
			}
			code, should := codeWording, "应为"
			if e.Usage {
				code, should = codeWordingUsage, "宜写作"
			}
			fs.Tell(code, t.place(at), e.Note, "“%s”%s“%s”：%s。", e.Wrong, should, e.Right, t.shown(at, off))
		}
	}
	return fs
}

// freeText are the columns of a table that people wrote sentences in.
var freeText = regexp.MustCompile(`问题|情况|备注|原因|措施|做法|说明|意见`)

// excepted reports whether the word at off is part of a longer one that is right.
func (e slipEntry) excepted(s string, at int) bool {
	for _, x := range e.Except {
		for off := 0; ; {
			i := strings.Index(x[off:], e.Wrong)
			if i < 0 {
				break
			}
			begin := at - off - i
			if begin >= 0 && strings.HasPrefix(s[begin:], x) {
				return true
			}
			off += i + len(e.Wrong)
		}
	}
	return false
}
