package html

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"

	"tongbao/cmd/tongbao/internal/diag"
)

// qrView is a QR code as one SVG path over a grid of Size modules.
type qrView struct {
	Size int
	Path string
	URL  string
}

// quiet is the white border of a QR code, in modules (GB/T 18284-2000).
const quiet = 4

// qr draws the page's address; without one there is nothing to scan.
func (b *builder) qr(address string) *qrView {
	if address == "" {
		return nil
	}
	code, err := qr.Encode(address, qr.M, qr.Unicode)
	if err != nil {
		b.fs.Tell(codePortalQR, diag.Place{File: diag.NoticeFile}, "请改用短一些的网址。", "网址太长，画不成二维码，网页上没有“扫一扫”。")
		return nil
	}
	size := code.Bounds().Dx()
	dark := func(x, y int) bool { return x < size && code.At(x, y) == color.Black }
	return &qrView{Size: size + 2*quiet, Path: modulePath(size, dark), URL: address}
}

// modulePath draws each horizontal run of dark modules as one rectangle.
func modulePath(size int, dark func(x, y int) bool) string {
	var p strings.Builder
	for y := range size {
		for x := 0; x < size; x++ {
			from := x
			for dark(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&p, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	return p.String()
}
