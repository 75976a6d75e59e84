package pdfread

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync/atomic"
)

// Bounds of what is read. A notice with a table of 100,000 rows has a million objects;
// streams of ours unpack to twenty times their size at most, and hardly an object is read
// twice.
const (
	maxObjects  = 4_000_000
	maxUnpacked = 512 << 20 // bytes of all streams
	maxRatio    = 100       // bytes of all streams, by those of the file
	maxRead     = 20        // bytes of objects read, by those of the file
	freely      = 1 << 20   // bytes that any file may unpack to, and read
	maxTail     = 2048      // bytes at the end in which startxref stands
)

// place is where an object is: at an offset of the file, or as number index in object
// stream at.
type place struct {
	at, index int
	inStream  bool
}

// file is the objects of a file.
type file struct {
	data     []byte
	places   []place // by object number
	trailer  value
	packed   map[int]*packed // object streams unpacked, by number
	unpacked atomic.Int64    // bytes so far
	read     atomic.Int64    // bytes of objects so far
}

// packed is an object stream: its bytes and where each of its objects begins.
type packed struct {
	data   []byte
	starts []int
}

// open finds the objects of a file in the form our writer gives it: one cross-reference
// table or stream, without later additions.
func open(data []byte) (*file, error) {
	f := &file{data: data, packed: map[int]*packed{}}
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) {
		return nil, errors.New("不是本程序写的PDF")
	}
	tail := data[max(0, len(data)-maxTail):]
	at := bytes.LastIndex(tail, []byte("startxref\n"))
	if at < 0 || !bytes.HasSuffix(tail, []byte("\n%%EOF\n")) {
		return nil, errors.New("文件的结尾不完整")
	}
	digits := bytes.TrimSuffix(tail[at+len("startxref\n"):], []byte("\n%%EOF\n"))
	start, err := strconv.Atoi(string(digits))
	if err != nil || start < 0 || start >= len(data) {
		return nil, errors.New("找不到对象表")
	}
	if bytes.HasPrefix(data[start:], []byte("xref\n")) {
		err = f.table(start + len("xref\n"))
	} else {
		err = f.tableStream(start)
	}
	if err == nil && f.trailer.get("Prev").kind != null {
		err = errors.New("在生成以后追加过内容")
	}
	if err != nil {
		return nil, fmt.Errorf("对象表：%w", err)
	}
	return f, nil
}

// table reads a classic cross-reference table of one section.
func (f *file) table(at int) error {
	s := scanner{src: f.data, at: at, plain: true, pool: &pool{}}
	first, err := s.value(0)
	if err != nil || first.kind != number || first.number != 0 {
		return errors.New("不从0开始")
	}
	v, err := s.value(0)
	if err != nil {
		return err
	}
	count, err := v.count(maxObjects)
	if err != nil {
		return err
	}
	s.at++ // the line's end
	const line = 20
	if s.at > len(f.data) || (len(f.data)-s.at)/line < count {
		return errCut
	}
	f.places = make([]place, count)
	for i := range count {
		row := f.data[s.at+line*i:][:line]
		offset, err := strconv.Atoi(string(row[:10]))
		if err != nil || offset < 0 || i > 0 && string(row[10:]) != " 00000 n \n" {
			return fmt.Errorf("第%d行不对", i)
		}
		f.places[i].at = offset
	}
	s.at, s.plain = s.at+line*count, false
	if word, err := s.value(0); err != nil || !word.is(keyword, "trailer") {
		return errors.New("后面没有trailer")
	}
	f.trailer, err = s.value(0)
	return err
}

// Widths of the fields of a cross-reference stream, as our writer chooses them.
const streamRow = 1 + 4 + 2

func (f *file) tableStream(at int) error {
	dict, raw, err := f.objectAt(at, -1, &pool{})
	if err != nil {
		return err
	}
	rows, err := f.unpack(dict, raw)
	if err != nil {
		return err
	}
	f.trailer = dict
	w := dict.get("W").items
	if len(w) != 3 || w[0].number != 1 || w[1].number != 4 || w[2].number != 2 || len(rows)%streamRow != 0 {
		return errors.New("写法不认识")
	}
	f.places = make([]place, len(rows)/streamRow)
	for i := range f.places {
		r := rows[streamRow*i:]
		f.places[i] = place{
			at:       int(r[1])<<24 | int(r[2])<<16 | int(r[3])<<8 | int(r[4]),
			index:    int(r[5])<<8 | int(r[6]),
			inStream: r[0] == 2,
		}
	}
	return nil
}

// object is an object with the raw bytes of its stream, nil where it has none.
func (f *file) object(n int, keep *pool) (value, []byte, error) {
	if n <= 0 || n >= len(f.places) {
		return value{}, nil, fmt.Errorf("没有对象%d", n)
	}
	p := f.places[n]
	if !p.inStream {
		v, raw, err := f.objectAt(p.at, n, keep)
		if err != nil {
			return value{}, nil, fmt.Errorf("对象%d：%w", n, err)
		}
		return v, raw, nil
	}
	stream, err := f.objectStream(p.at)
	if err != nil {
		return value{}, nil, err
	}
	if p.index >= len(stream.starts) {
		return value{}, nil, fmt.Errorf("没有对象%d", n)
	}
	s := scanner{src: stream.data, at: stream.starts[p.index], pool: keep}
	v, err := s.value(0)
	if err == nil {
		err = f.readMore(s.at - stream.starts[p.index])
	}
	return v, nil, err
}

// readMore counts the bytes of objects, so that a file in which everything names the same
// large object is an error.
func (f *file) readMore(n int) error {
	if f.read.Add(int64(n)) > maxRead*int64(len(f.data))+freely {
		return errors.New("同一内容引用的次数过多")
	}
	return nil
}

// objectAt reads the object at an offset; n is the number it must have, -1 for any.
func (f *file) objectAt(at, n int, keep *pool) (value, []byte, error) {
	if at <= 0 || at >= len(f.data) {
		return value{}, nil, errors.New("位置不对")
	}
	s := scanner{src: f.data, at: at, pool: keep}
	own, err := s.value(0)
	if err != nil || own.kind != number || n >= 0 && own.number != float64(n) {
		return value{}, nil, errors.New("编号不对")
	}
	for _, word := range [...]string{"0", "obj"} {
		v, err := s.value(0)
		if err != nil || v.kind == number && v.number != 0 || v.kind == keyword && string(v.text) != word {
			return value{}, nil, errors.New("没有开头")
		}
	}
	v, err := s.value(0)
	if err == nil {
		err = f.readMore(s.at - at)
	}
	if err != nil {
		return value{}, nil, err
	}
	raw, err := s.stream(v)
	if err != nil {
		return value{}, nil, err
	}
	if word, err := s.value(0); err != nil || !word.is(keyword, "endobj") {
		return value{}, nil, errors.New("没有结尾")
	}
	return v, raw, nil
}

// stream reads the stream behind a dictionary, if there is one.
func (s *scanner) stream(dict value) ([]byte, error) {
	s.skip()
	if dict.kind != dictionary || !s.follows("stream\n") {
		return nil, nil
	}
	start := s.at + len("stream\n")
	length, err := dict.get("Length").count(len(s.src) - start)
	if err != nil {
		return nil, errors.New("流的长度不对")
	}
	if s.at = start + length; !bytes.HasPrefix(s.src[s.at:], []byte("\nendstream")) {
		return nil, errors.New("流没有在写明的长度处结束")
	}
	s.at += len("\nendstream")
	return s.src[start : start+length : start+length], nil
}

// inflated is what a reader keeps from one stream to the next: where it unpacks them, and with what. The bytes of one
// stream stand until the next is unpacked.
type inflated struct {
	z   io.ReadCloser
	out bytes.Buffer
}

// unpack is the content of a stream, decompressed. It is safe for concurrent use.
func (f *file) unpack(dict value, raw []byte) ([]byte, error) {
	return f.unpackInto(dict, raw, &inflated{})
}

func (f *file) unpackInto(dict value, raw []byte, into *inflated) ([]byte, error) {
	switch filter := dict.get("Filter"); {
	case raw == nil:
		return nil, errors.New("没有流")
	case filter.kind == null:
		return raw, nil
	case !filter.is(name, "FlateDecode") || dict.get("DecodeParms").kind != null:
		return nil, errors.New("流的压缩方法不认识")
	}
	if err := into.reset(raw); err != nil {
		return nil, errors.New("压缩的内容已损坏")
	}
	left := max(0, min(maxUnpacked, maxRatio*int64(len(f.data))+freely)-f.unpacked.Load())
	into.out.Reset()
	into.out.Grow(min(4*len(raw), 1<<22))
	n, err := io.Copy(&into.out, io.LimitReader(into.z, left+1))
	switch {
	case n > left:
		return nil, errors.New("解压以后过大")
	case err != nil:
		return nil, errors.New("压缩的内容已损坏")
	}
	f.unpacked.Add(n)
	return into.out.Bytes(), nil
}

// reset begins to unpack a stream.
func (i *inflated) reset(raw []byte) (err error) {
	if again, ok := i.z.(zlib.Resetter); ok {
		return again.Reset(bytes.NewReader(raw), nil)
	}
	i.z, err = zlib.NewReader(bytes.NewReader(raw))
	return err
}

// objectStream unpacks an object stream once.
func (f *file) objectStream(n int) (*packed, error) {
	if p := f.packed[n]; p != nil {
		return p, nil
	}
	if n <= 0 || n >= len(f.places) || f.places[n].inStream {
		return nil, fmt.Errorf("没有对象流%d", n)
	}
	dict, raw, err := f.objectAt(f.places[n].at, n, &pool{})
	if err != nil {
		return nil, fmt.Errorf("对象流%d：%w", n, err)
	}
	data, err := f.unpack(dict, raw)
	if err != nil {
		return nil, fmt.Errorf("对象流%d：%w", n, err)
	}
	first, err := dict.get("First").count(len(data))
	if err != nil {
		return nil, fmt.Errorf("对象流%d：%w", n, err)
	}
	p := &packed{data: data}
	s := scanner{src: data[:first], plain: true, pool: &pool{}}
	for !s.end() {
		if _, err := s.value(0); err != nil {
			return nil, err
		}
		v, err := s.value(0)
		if err != nil {
			return nil, err
		}
		start, err := v.count(len(data) - first)
		if err != nil {
			return nil, err
		}
		p.starts = append(p.starts, first+start)
	}
	f.packed[n] = p
	return p, nil
}

// resolve follows a reference; any other value is itself.
func (f *file) resolve(v value) (value, error) { return f.resolveIn(v, &pool{}) }

// resolveIn is resolve for a reader with a pool of its own.
func (f *file) resolveIn(v value, keep *pool) (value, error) {
	if v.kind != reference {
		return v, nil
	}
	out, _, err := f.object(int(v.number), keep)
	if err == nil && out.kind == reference {
		err = errors.New("引用的对象又是引用")
	}
	return out, err
}

// stream follows a reference to a stream and unpacks it.
func (f *file) stream(v value) ([]byte, error) { return f.streamInto(v, &inflated{}) }

func (f *file) streamInto(v value, into *inflated) ([]byte, error) {
	if v.kind != reference {
		return nil, errors.New("没有流")
	}
	dict, raw, err := f.object(int(v.number), &pool{})
	if err != nil {
		return nil, err
	}
	return f.unpackInto(dict, raw, into)
}
