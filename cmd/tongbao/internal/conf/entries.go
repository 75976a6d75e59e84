package conf

import "reflect"

// Entry is a key with its value, or the header of a section, where it stands in a file, for who
// edits the file and leaves the rest of it as it is.
type Entry struct {
	Path        []string // elements of arrays by their number: attachment, 0, title
	Section     bool     // a header: [notice], [[attachment]]
	Depth       int      // 0: a line of its own; else within so many braces
	First, Last int      // 1-based lines, of the key and of the end of the value
	From, To    int      // bytes, of the key's begin and the value's end; 0 of a header
	Value       int      // byte where the value begins
}

// Entries are the keys and headers of a file, in order. The bytes are those of a file that Read takes.
func Entries(src string) []Entry { return scan(src).entries }

// Explained is a file that explains its keys, each by the comment above it.
type Explained struct{ s *sample }

// Explain reads an explained file, such as Read's sample.
func Explain(sampleText string) Explained {
	text := Uncomment(sampleText)
	return Explained{&sample{lines: linesOf(text), spots: scan(text).spots}}
}

// Of returns the value a key has in the file, as it is written there, and what the comment above it says
// of it; both are empty of a key the file has not. The first table of an array stands for all.
func (e Explained) Of(path ...string) (example, doc string) { return e.s.of(path) }

// NameOf is what messages call a key of the file that Read fills into with: the Chinese name of its field; empty: there is
// no such key. Elements of arrays count for nothing.
func NameOf(into any, path []string, members ...Member) string {
	fields, name := schemaOf(reflect.TypeOf(into).Elem(), members), ""
	for _, part := range path {
		if isIndex(part) {
			continue
		}
		f := find(fields, part)
		if f == nil {
			return ""
		}
		fields, name = f.fields, f.name
	}
	return name
}
