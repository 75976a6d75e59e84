// Package deflate compresses what files hold (RFC 1951), for all that write them. The same bytes become the same bytes, on
// every machine and however often a Writer was used before. Files are read back with the standard library, which knows nothing of it.
package deflate

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Level is how much time compression may take for how few bytes.
type Level int

// Levels that are used, with what they take of the standard library's time at its usual level, for how many bytes.
const (
	Quick Level = 5 // a third, and a tenth more: parts of OFD and Word files
	Usual Level = 6 // a third, and 1 % more of fonts, 3 % less of pages: PDF, workbooks
)

// idle is memory to compress with, a megabyte each, that nobody uses now, by level: *Writer.
var idle [Usual + 1]sync.Pool

// Writer compresses streams, one after another. It is not safe for concurrent use.
type Writer struct {
	level  Level
	stream *flate.Writer
	out    bytes.Buffer
}

// New is a Writer of a level. It is to be released.
func New(level Level) *Writer {
	if w, ok := idle[level].Get().(*Writer); ok {
		return w
	}
	z, err := flate.NewWriter(io.Discard, int(level))
	if err != nil {
		panic(fmt.Sprintf("deflate: %v", err)) // there is no such level
	}
	return &Writer{level: level, stream: z}
}

// Release leaves the Writer's memory to others; neither it nor its last result may be used any more.
func (w *Writer) Release() { idle[w.level].Put(w) }

// Raw compresses data. The result is overwritten by the next.
func (w *Writer) Raw(data []byte) []byte {
	w.out.Reset()
	w.compress(data)
	return w.out.Bytes()
}

// zlibHead says that deflate at its usual level with a window of 32 KB follows (RFC 1950, 2.2).
const zlibHead = "\x78\x9C"

// Zlib compresses data with the head and the checksum of RFC 1950, as PDF has it. The result is overwritten by the next.
func (w *Writer) Zlib(data []byte) []byte {
	w.out.Reset()
	w.out.WriteString(zlibHead)
	w.compress(data)
	w.out.Write(binary.BigEndian.AppendUint32(nil, adler32.Checksum(data)))
	return w.out.Bytes()
}

func (w *Writer) compress(data []byte) {
	w.stream.Reset(&w.out)
	_, err := w.stream.Write(data)
	if err == nil {
		err = w.stream.Close()
	}
	if err != nil {
		panic(fmt.Sprintf("deflate: %v", err)) // a bytes.Buffer takes everything
	}
}
