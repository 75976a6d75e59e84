package html

import (
	"fmt"
	"strings"

	"github.com/skip2/go-qrcode"

	"tongbao/cmd/tongbao/internal/diag"
)

// qrView is a QR code as one SVG path over a grid of Size modules.
type qrView struct {
	Size int
	Path string
	URL  string
}

// qr draws the page's address; without one there is nothing to scan.
func (b *builder) qr(address string) *qrView {
	if address == "" {
		return nil
	}
	code, err := qrcode.New(address, qrcode.Medium)
	if err != nil {
		b.fs.Tell(codePortalQR, diag.Place{File: diag.NoticeFile}, "请改用短一些的网址。", "网址太长，画不成二维码，网页上没有“扫一扫”。")
		return nil
	}
	bits := code.Bitmap()
	return &qrView{Size: len(bits), Path: modulePath(bits), URL: address}
}

// modulePath draws each horizontal run of dark modules as one rectangle.
func modulePath(bits [][]bool) string {
	var p strings.Builder
	for y, row := range bits {
		for x := 0; x < len(row); x++ {
			from := x
			for x < len(row) && row[x] {
				x++
			}
			if x > from {
				fmt.Fprintf(&p, "M%d %dh%dv1h-%dz", from, y, x-from, x-from)
			}
		}
	}
	return p.String()
}
