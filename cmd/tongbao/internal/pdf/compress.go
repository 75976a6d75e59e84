package pdf

import (
	"bytes"
	"runtime"
	"sync"

	"tongbao/cmd/tongbao/internal/deflate"
)

// mostCompressing is how many processors compress at most: pages are written by one, which does not keep more busy.
const mostCompressing = 4

// compressor compresses streams, on processors that are free, while further ones are made.
type compressor struct {
	work  chan plain
	spare chan []byte // memory of streams that have been compressed, for further ones
	done  sync.WaitGroup
	ended bool
}

// plain is an object whose stream is to be compressed in its place.
type plain struct {
	*object
	own bool // the stream's memory is nobody else's
}

func newCompressor() *compressor {
	n := min(runtime.GOMAXPROCS(0), mostCompressing)
	c := &compressor{work: make(chan plain, n), spare: make(chan []byte, 2*n+2)} // one is filled, n wait, n are compressed
	for range n {
		c.done.Go(c.run)
	}
	return c
}

func (c *compressor) run() {
	first, ok := <-c.work
	if !ok {
		return
	}
	z := deflate.New(deflate.Usual)
	defer z.Release()
	c.compress(z, first)
	for p := range c.work {
		c.compress(z, p)
	}
}

func (c *compressor) compress(z *deflate.Writer, p plain) {
	was := p.stream
	p.stream = bytes.Clone(z.Zlib(was))
	if p.own {
		select {
		case c.spare <- was[:0]:
		default:
		}
	}
}

// memory is empty, with room for a stream where one of before has left it.
func (c *compressor) memory() []byte {
	select {
	case b := <-c.spare:
		return b
	default:
		return nil
	}
}

// add compresses the stream of an object, which is not looked at before the end.
func (c *compressor) add(p plain) {
	p.dict.set("Filter", "/FlateDecode")
	c.work <- p
}

// end waits for all that has been added.
func (c *compressor) end() {
	if !c.ended {
		c.ended = true
		close(c.work)
	}
	c.done.Wait()
}
