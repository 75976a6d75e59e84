package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// file is a PDF file as a list of objects; index is the object number, 0 is
// unused.
type file struct {
	objects  []*object // nil: an element
	elements elements
}

// elements are the objects that are structure elements: those of a long table are many, and are
// written one by one when the file is.
type elements struct {
	first, end int
	write      func(b []byte, i int) []byte // element i, from 0
}

// object is an indirect object: a dictionary, with a stream or not, or (for
// those we make ourselves) ready text.
type object struct {
	dict   dict
	text   []byte
	stream []byte // nil when there is none
}

// dict is a dictionary in its written order. Values are kept as text.
type dict []entry

type entry struct{ key, value string }

func (d dict) index(key string) int {
	return slices.IndexFunc(d, func(e entry) bool { return e.key == key })
}

// get returns a value, "" for a key that is not there.
func (d dict) get(key string) string {
	if i := d.index(key); i >= 0 {
		return d[i].value
	}
	return ""
}

func (d *dict) set(key, value string) {
	if i := d.index(key); i >= 0 {
		(*d)[i].value = value
	} else {
		*d = append(*d, entry{key, value})
	}
}

func (d *dict) remove(key string) {
	*d = slices.DeleteFunc(*d, func(e entry) bool { return e.key == key })
}

// ref returns the object number of a reference, or of the only reference in an array.
func (d dict) ref(key string) (int, error) {
	refs := refs(d.get(key))
	if len(refs) != 1 {
		return 0, fmt.Errorf("/%s is %q, not a reference", key, d.get(key))
	}
	return refs[0], nil
}

// refs returns the object numbers of all references in a value; nil when it
// holds anything else.
func refs(value string) []int {
	var out []int
	fields := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" \n\r\t[]", r) })
	for ref := range slices.Chunk(fields, 3) {
		n, err := strconv.Atoi(ref[0])
		if err != nil || len(ref) < 3 || ref[1] != "0" || ref[2] != "R" {
			return nil
		}
		out = append(out, n)
	}
	return out
}

func (f *file) add(o *object) int {
	f.objects = append(f.objects, o)
	return len(f.objects) - 1
}

// at returns an object by number.
func (f *file) at(n int) (*object, error) {
	if n <= 0 || n >= len(f.objects) {
		return nil, fmt.Errorf("no object %d", n)
	}
	return f.objects[n], nil
}

// parseFile reads a file in exactly the form gopdf writes it: objects 1 to n in
// order, one classic cross-reference table, no updates. Anything else is an error.
func parseFile(raw []byte) (*file, error) {
	offsets, xref, err := parseXref(raw)
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]*object, 1, len(offsets)+1)}
	for i, start := range offsets {
		end := xref
		if i+1 < len(offsets) {
			end = offsets[i+1]
		}
		if start >= end || end > xref {
			return nil, fmt.Errorf("object %d at offset %d is out of order", i+1, start)
		}
		o, err := parseObject(raw[start:end], i+1)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", i+1, err)
		}
		f.objects = append(f.objects, o)
	}
	return f, nil
}

// parseXref returns the offsets of objects 1… and of the table itself.
func parseXref(raw []byte) (offsets []int, xref int, err error) {
	if !bytes.HasPrefix(raw, []byte("%PDF-1.7\n%")) {
		return nil, 0, errors.New("not the file head gopdf writes")
	}
	tail := raw[max(0, len(raw)-64):]
	at := bytes.LastIndex(tail, []byte("startxref\n"))
	if at < 0 || !bytes.HasSuffix(tail, []byte("\n%%EOF\n")) {
		return nil, 0, errors.New("no startxref at the end")
	}
	xref, err = strconv.Atoi(string(bytes.TrimSuffix(tail[at+len("startxref\n"):], []byte("\n%%EOF\n"))))
	if err != nil || xref <= 0 || xref >= len(raw) || !bytes.HasPrefix(raw[xref:], []byte("xref\n0 ")) {
		return nil, 0, errors.New("no cross-reference table where startxref points")
	}
	table := raw[xref+len("xref\n0 "):]
	count, table, ok := bytes.Cut(table, []byte("\n"))
	n, err := strconv.Atoi(string(count))
	if !ok || err != nil || n < 1 || len(table)/20 < n {
		return nil, 0, errors.New("cross-reference table is cut short")
	}
	const tailer = "trailer\n<<\n/Size "
	if !bytes.HasPrefix(table[20*n:], []byte(tailer+strconv.Itoa(n)+"\n/Root 1 0 R\n>>\n")) {
		return nil, 0, errors.New("unknown trailer")
	}
	for i := 1; i < n; i++ {
		line := table[20*i : 20*i+20]
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil || string(line[10:]) != " 00000 n \n" {
			return nil, 0, fmt.Errorf("cross-reference line %q", line)
		}
		offsets = append(offsets, offset)
	}
	return offsets, xref, nil
}

// parseObject reads "n 0 obj … endobj".
func parseObject(raw []byte, number int) (*object, error) {
	body, ok := bytes.CutPrefix(raw, []byte(strconv.Itoa(number)+" 0 obj\n"))
	if !ok {
		return nil, errors.New("not at its offset")
	}
	if body, ok = bytes.CutSuffix(body, []byte("endobj\n\n")); !ok {
		return nil, errors.New("no endobj")
	}
	d, rest, err := parseDict(body)
	if err != nil {
		return nil, err
	}
	o := &object{dict: d}
	rest = bytes.TrimLeft(rest, "\n")
	if len(rest) == 0 {
		return o, nil
	}
	rest, ok = bytes.CutPrefix(rest, []byte("stream\n"))
	length, err := strconv.Atoi(d.get("Length"))
	if !ok || err != nil || length < 0 || length > len(rest) {
		return nil, errors.New("dictionary followed by something unknown")
	}
	if end := string(rest[length:]); end != "endstream\n" && end != "\nendstream\n" {
		return nil, errors.New("stream does not end after its Length")
	}
	o.stream = rest[:length]
	o.dict.remove("Length")
	return o, nil
}
