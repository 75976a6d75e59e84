package deflate

import (
	"archive/zip"
	"io"
)

// NewArchive begins a zip archive whose parts are compressed at a level.
func NewArchive(out io.Writer, level Level) *zip.Writer {
	w, z := zip.NewWriter(out), newStream(level)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { // a part has ended when the next begins
		z.Reset(to)
		return z, nil
	})
	return w
}
