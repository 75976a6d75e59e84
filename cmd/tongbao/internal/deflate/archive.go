package deflate

import (
	"archive/zip"
	"io"
)

// NewArchive begins a zip archive whose parts are compressed at a level.
func NewArchive(out io.Writer, level Level) *zip.Writer {
	w := zip.NewWriter(out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) {
		p := part{New(level)}
		p.stream.Reset(to)
		return p, nil
	})
	return w
}

// part compresses a part of an archive.
type part struct{ *Writer }

func (p part) Write(data []byte) (int, error) { return p.stream.Write(data) }

func (p part) Close() error {
	defer p.Release()
	return p.stream.Close()
}
